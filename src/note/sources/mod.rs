//! Files of data that define people and organizations: address books, registers, family trees. They are read like notes
//! without prose: what they define stands at exact places of their text, and nobody writes in them.

mod citation;
mod data;
mod draft;
mod entries;
mod ftm;
mod gedcom;
mod keys;
mod lines;
mod list_kind;
mod people;
mod placeholder;
mod relation;
mod schema_org;
mod table;
#[cfg(test)]
mod tests;
mod tree;
mod value_kind;
mod vcard;
mod wikidata;
mod windows_1252;

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::Problem;
use super::ProblemSeverity;
use super::character_references;
use super::definitions::{Definition, Fact, Name, NameRole, is_address};
use crate::names::Kind;
use crate::text::Span;
use placeholder::is_placeholder;
pub use relation::entry_id;
pub use windows_1252::windows_1252;

/// How a source is written, by its extension. What its entries are is told by what stands in them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SourceFormat {
    /// Contacts: vCard 2.1, 3 and 4.
    VCard,
    /// A family tree: GEDCOM 5.5.1 and 7.
    Gedcom,
    /// A table with a header: CSV or TSV.
    Table,
    /// A JSON value a line: FollowTheMoney, Wikidata.
    JsonLines,
    /// One JSON value: JSON-LD, Wikidata, lists and maps of people.
    Json,
    /// Lists and maps of people in YAML, CITATION.cff.
    Yaml,
    /// Lists and maps of people in TOML.
    Toml,
}

impl SourceFormat {
    /// The extensions of sources, in small letters.
    pub const EXTENSIONS: [(&'static str, Self); 14] = [
        ("vcf", Self::VCard),
        ("vcard", Self::VCard),
        ("ged", Self::Gedcom),
        ("gedcom", Self::Gedcom),
        ("csv", Self::Table),
        ("tsv", Self::Table),
        ("jsonl", Self::JsonLines),
        ("ndjson", Self::JsonLines),
        ("json", Self::Json),
        ("jsonld", Self::Json),
        ("yml", Self::Yaml),
        ("yaml", Self::Yaml),
        ("cff", Self::Yaml),
        ("toml", Self::Toml),
    ];

    /// The format that a path's extension tells; nothing where it is none of a source.
    pub fn from_path(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        Self::EXTENSIONS.iter().find(|(own, _)| *own == extension).map(|(_, format)| *format)
    }
}

/// What a source defines, in source order, and what could not be read in it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Source {
    /// Everybody who is in it.
    pub definitions: Vec<Definition>,
    /// A line for each entry that was left out, and why. The others are read all the same.
    pub problems: Vec<Problem>,
}

impl Source {
    /// Says that an entry was left out: one sentence, what, why and what to do.
    fn leave_out(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem { span, message: message.into(), severity: ProblemSeverity::Warning });
    }

    /// Says that an entry has no name: no mistake of anybody who only keeps an export.
    fn pass_over(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem { span, message: message.into(), severity: ProblemSeverity::Information });
    }
}

/// An entry without names yet. `at` is where its name stands, `extent` all of it.
fn entry(kind: Kind, at: Span, extent: Span) -> Definition {
    Definition {
        kind,
        names: Vec::new(),
        handles: Vec::new(),
        emails: Vec::new(),
        at,
        extent,
        whole_note: false,
        from_source: true,
        id: None,
        summary: None,
        facts: Vec::new(),
    }
}

/// Adds a name, once, if there is something in it. An entry whose canonical name is a placeholder is left out by [`read`].
fn add_name(definition: &mut Definition, text: &str, role: NameRole, span: Span) {
    let text = without_entities(text.trim());
    let text = text.trim();
    let is_none = text.is_empty() || role != NameRole::Canonical && is_placeholder(text);
    if !is_none && definition.names.iter().all(|name| name.text != text) {
        definition.names.push(Name { text: text.to_owned(), role, span: Some(span) });
    }
}

/// How often a text may have been written for the web: `&amp;amp;`.
const MOST_ROUNDS: usize = 3;

/// A text with characters in the place of entities of HTML, which exports of sites have. No name has one otherwise.
fn without_entities(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MOST_ROUNDS {
        if !text.contains('&') {
            break;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest: &str = &text;
        while let Some((before, from)) = rest.find('&').and_then(|at| rest.split_at_checked(at)) {
            out.push_str(before);
            let (seen, length) = character_references::read(from).unwrap_or_else(|| ("&".to_owned(), 1));
            out.push_str(&seen);
            rest = from.get(length..).unwrap_or_default();
        }
        out.push_str(rest);
        text = Cow::Owned(out);
    }
    text
}

/// Adds an address for mail, with or without `mailto:`, once, if it is one. `span` is the place of `text`.
fn add_email(definition: &mut Definition, text: &str, span: Span) {
    const SCHEME: &str = "mailto:";
    let trimmed = text.trim();
    let scheme = trimmed.get(..SCHEME.len()).filter(|scheme| scheme.eq_ignore_ascii_case(SCHEME));
    let address = trimmed.get(scheme.map_or(0, str::len)..).unwrap_or(trimmed);
    let is_new = definition.emails.iter().all(|email| !email.text.eq_ignore_ascii_case(address));
    if is_address(address) && is_new {
        let span = Some(place(text, address, span));
        definition.emails.push(Name { text: address.to_owned(), role: NameRole::Email, span });
    }
}

/// The place of a part of a text whose place is `span`; that of the whole where it is written otherwise than it reads.
fn place(text: &str, part: &str, span: Span) -> Span {
    match text.find(part).filter(|_| span.len() == text.len()) {
        Some(offset) => Span::new(span.start as usize + offset, span.start as usize + offset + part.len()),
        None => span,
    }
}

/// Adds a fact, if there is something in it.
fn add_fact(definition: &mut Definition, key: &str, values: Vec<String>, span: Span) {
    let values: Vec<String> = values.into_iter().filter(|value| !value.trim().is_empty()).collect();
    if !values.is_empty() {
        definition.facts.push(Fact { key: key.to_owned(), values, span });
    }
}

/// Reads a source. It never fails: what cannot be read becomes a problem, and the rest goes on.
pub fn read(text: &str, format: SourceFormat) -> Source {
    let mut source = match format {
        SourceFormat::VCard => vcard::read(text),
        SourceFormat::Gedcom => gedcom::read(text),
        SourceFormat::Table => table::read(text),
        SourceFormat::JsonLines => lines::read(text),
        SourceFormat::Json if lines::are_values(text) => lines::read(text),
        SourceFormat::Json | SourceFormat::Yaml | SourceFormat::Toml => data::read(text, format),
    };
    source.definitions.retain(|definition| definition.names.first().is_none_or(|name| !is_placeholder(&name.text)));
    leave_out_unreadable(&mut source);
    source.problems = grouped(source.problems);
    source
}

/// Leaves out the names whose letters could not be read: they would be found nowhere, and shown wrongly.
fn leave_out_unreadable(source: &mut Source) {
    let is_unreadable = |name: &Name| name.text.contains(char::REPLACEMENT_CHARACTER);
    let mut places = Vec::new();
    source.definitions.retain_mut(|definition| {
        let is_known_by_one = definition.names.first().is_none_or(|name| !is_unreadable(name));
        places.extend(definition.names.iter().find(|name| is_unreadable(name)).and_then(|name| name.span));
        definition.names.retain(|name| !is_unreadable(name));
        is_known_by_one
    });
    for place in places {
        let why =
            "This name has letters that cannot be read, so it was left out; correct them, and save the file as UTF-8.";
        source.leave_out(place, why);
    }
}

/// Says what is wrong with many entries once, at the first of them: address books have hundreds without a name.
fn grouped(problems: Vec<Problem>) -> Vec<Problem> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    problems.iter().for_each(|problem| *counts.entry(problem.message.clone()).or_default() += 1);
    let said = |mut problem: Problem| {
        let count = counts.get_mut(&problem.message)?;
        // Nothing is left to be said of the others.
        let more = std::mem::take(count).checked_sub(1)?;
        if more > 0 {
            problem.message.push_str(&format!(" ({more} more in this file are like it)"));
        }
        Some(problem)
    };
    problems.into_iter().filter_map(said).collect()
}
