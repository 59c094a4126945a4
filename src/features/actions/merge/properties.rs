//! Merges the properties of two notes.

use super::side::Side;
use crate::features::actions::alias_keys::KEYS;
use crate::features::actions::{ActionContext, alias};
use crate::features::frontmatter_edits;
use crate::names::normalize::fold;
use crate::note::definitions::{Definition, Name, NameRole};
use crate::note::{Format, Origin, ParsedNote, Property, parse};
use crate::text::{Span, edited, line_break, mark_width};
use crate::word_lists::word_list;

/// Keys that say what a note is about, which both notes agree on.
const KINDS: &[&str] = word_list!("note_keys.txt", "kinds");

/// The beginning of a note up to its body, and what found no place there: `key: value`, and comments.
pub(super) struct Head {
    pub(super) head: String,
    pub(super) leftover: Vec<String>,
}

/// The properties of the note that stays with those that only the other has. Where both have one, lists take in what they
/// lack, and a single value stays: the other one's is left over. Nothing, where something cannot be written.
pub(super) fn merged(context: &ActionContext<'_>, kept: &Side<'_>, gone: &Side<'_>) -> Option<Head> {
    let mut text = kept.text.clone();
    let mut leftover = Vec::new();
    let mut moved: Vec<Span> = Vec::new();
    for entry in entries(gone) {
        if entry.names().any(|name| name.role == NameRole::Canonical) {
            continue;
        }
        if own(&kept.note, &entry.key).next().is_none() {
            let lines: Vec<&str> = entry.span.text(&gone.text).trim_end().lines().collect();
            let end = line_break(&text);
            add_lines(&mut text, &(lines.join(end) + end))?;
            moved.push(entry.span);
            continue;
        }
        for property in entry.properties() {
            let lacking = lacking(&kept.note, property);
            let takes_more = own(&kept.note, &property.key).any(|property| is_list(property, &kept.text));
            if takes_more || entry.names().next().is_some() {
                lacking.into_iter().try_for_each(|value| add_value(&mut text, &[&property.key], value))?;
            } else if !KINDS.iter().any(|key| property.key.eq_ignore_ascii_case(key)) {
                leftover.extend(lacking.into_iter().map(|value| format!("{}: {value}", property.key)));
            }
        }
    }
    leftover.extend(comments(gone, &moved));
    add_names(context, kept, gone, &mut text)?;
    let body = parse(&text, Format::Markdown).body;
    Some(Head { head: text.get(..body)?.to_owned(), leftover })
}

/// Adds the names and handles that the note does not give yet.
fn add_names(context: &ActionContext<'_>, kept: &Side<'_>, gone: &Side<'_>, text: &mut String) -> Option<()> {
    for name in &gone.entity.definition.names {
        if !gives(context, kept, text, |definition| &definition.names, name) {
            add_value(text, KEYS, &name.text)?;
        }
    }
    for handle in &gone.entity.definition.handles {
        if !gives(context, kept, text, |definition| &definition.handles, handle) {
            add_value(text, &["handle", "handles"], &handle.text)?;
        }
    }
    Some(())
}

fn gives(
    context: &ActionContext<'_>,
    kept: &Side<'_>,
    text: &str,
    names: impl Fn(&Definition) -> &Vec<Name>,
    wanted: &Name,
) -> bool {
    let (definitions, _) = alias::defined(context, kept.data, kept.entity, text);
    definitions.iter().flat_map(names).any(|own| fold(&own.text) == fold(&wanted.text))
}

/// One of the properties at the top of a note as it is written, with all that belongs to it.
struct Entry<'a> {
    side: &'a Side<'a>,
    key: String,
    span: Span,
}

impl Entry<'_> {
    fn properties(&self) -> impl Iterator<Item = &Property> {
        let own = |property: &&Property| {
            property.origin == Origin::Frontmatter && self.span.range().contains(&(property.span.start as usize))
        };
        self.side.note.properties.iter().filter(own)
    }

    /// The names and handles that stand in it.
    fn names(&self) -> impl Iterator<Item = &Name> {
        let definition = &self.side.entity.definition;
        let is_here = |name: &&Name| name.span.is_some_and(|span| self.span.covers(span));
        definition.names.iter().chain(&definition.handles).filter(is_here)
    }
}

/// The lines between the fences, by the key that each begins with or goes on with.
fn entries<'a>(side: &'a Side<'a>) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let head = side.text.get(..side.note.body).unwrap_or_default();
    let mut start = mark_width(head);
    for line in head.get(start..).unwrap_or_default().split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        start += line.len();
        let is_fence = matches!(line.trim_end(), "---" | "...");
        let begins = !line.starts_with(|first: char| first.is_whitespace() || "-#]}".contains(first));
        match line.split_once(':').filter(|_| begins) {
            Some((key, _)) => {
                let key = key.trim().trim_matches(['"', '\'']).to_owned();
                entries.push(Entry { side, key, span });
            }
            None if is_fence => {}
            None => {
                if let Some(last) = entries.last_mut() {
                    last.span.end = span.end;
                }
            }
        }
    }
    entries
}

/// The comments among the properties, but for those in lines that are moved.
fn comments(gone: &Side<'_>, moved: &[Span]) -> Vec<String> {
    let head = gone.text.get(..gone.note.body).unwrap_or_default();
    let values = || gone.note.properties.iter().flat_map(|property| &property.values);
    let (mut start, mut comments) = (0, Vec::new());
    for line in head.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let comment = line.trim_start().strip_prefix('#').or_else(|| line.split_once(" #").map(|(_, comment)| comment));
        let comment = comment.unwrap_or_default().trim();
        let is_value = || values().any(|value| value.text.contains(comment));
        if !comment.is_empty() && !moved.iter().any(|span| span.range().contains(&at)) && !is_value() {
            comments.push(comment.to_owned());
        }
    }
    comments
}

/// The properties of this key, or of maps under it.
fn own<'n>(note: &'n ParsedNote, key: &str) -> impl Iterator<Item = &'n Property> {
    let is_it = move |property: &&Property| {
        let front = property.key.get(..key.len()).unwrap_or_default();
        let rest = property.key.get(key.len()..).unwrap_or_default();
        property.origin == Origin::Frontmatter
            && front.eq_ignore_ascii_case(key)
            && (rest.is_empty() || rest.starts_with('.'))
    };
    note.properties.iter().filter(is_it)
}

/// The values that the note does not have under the property's key.
fn lacking<'p>(note: &ParsedNote, property: &'p Property) -> Vec<&'p str> {
    let has = |value: &str| own(note, &property.key).flat_map(|own| &own.values).any(|own| own.text.trim() == value);
    property.values.iter().map(|value| value.text.trim()).filter(|value| !value.is_empty() && !has(value)).collect()
}

/// Whether the property is written as a list, so that it can take one more value.
fn is_list(property: &Property, text: &str) -> bool {
    let written = property.span.text(text);
    let value = written.split_once(':').map_or("", |(_, value)| value.trim_start());
    property.values.len() > 1 || value.starts_with("- ") || (value.starts_with('[') && !value.starts_with("[["))
}

fn add_value(text: &mut String, keys: &[&str], value: &str) -> Option<()> {
    let (span, added) = frontmatter_edits::add_to_list(&parse(text, Format::Markdown), text, keys, value)?;
    *text = edited(text, [(span, added.as_str())]);
    Some(())
}

fn add_lines(text: &mut String, lines: &str) -> Option<()> {
    let (span, added) = frontmatter_edits::add_lines(&parse(text, Format::Markdown), text, lines)?;
    *text = edited(text, [(span, added.as_str())]);
    Some(())
}
