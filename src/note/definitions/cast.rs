//! The cast of a note: the entities that its properties name, such as `people:`, `attendees:`, `org:`.

use super::default_words::PARTICLES;
use super::emails::{self, is_address, without_address};
use super::people;
use super::summary::without_links;
use super::word_matching::{has_capital, is_key, is_template, tokens};
use super::{CastEntry, Conventions, affiliation, aliases};
use crate::names::normalize::fold;
use crate::names::other_entity_words::is_place_name;
use crate::names::{Kind, lexicon, trimming};
use crate::note::{Format, Origin, ParsedNote, Property};
use crate::text::Span;
use crate::word_lists::word_list;

/// The cast that the note's properties name, in source order. In a note that defines one entity (`is_of_one`), `party:`
/// is a politician's party and no cast.
pub(super) fn cast(note: &ParsedNote, source: &str, is_of_one: bool, conventions: &Conventions) -> Vec<CastEntry> {
    let mut cast = Vec::new();
    for property in &note.properties {
        let is_political = is_of_one && is_key(&["party"], &property.key);
        if let Some(kind) = kind(property, note.format, conventions).filter(|_| !is_political) {
            let first = cast.len();
            read(property, source, kind, &mut cast);
            if kind == Kind::Organization {
                affiliation::clear_doubtful_kinds(property, note.format, cast.get_mut(first..).unwrap_or_default());
            }
            let are_several = cast.len() > first + 1;
            let is_author = is_key(&["author", "authors"], &property.key);
            let own = cast.iter_mut().skip(first).filter(|entry| !entry.link && entry.kind == Some(Kind::Person));
            for entry in own {
                entry.address = emails::address_beside(source, entry.span).map(Box::from);
                // Who bears the name may be defined all the same.
                if !may_be_person(&entry.name, note.format)
                    || people::is_placeholder(&entry.name)
                    || is_list(entry)
                    || are_several && is_place(&entry.name, is_author)
                {
                    entry.kind = None;
                }
            }
        }
    }
    cast
}

/// Whether a piece of what tells of people is a place rather than a name: `Ann Smith, Berlin`. Letters behind an author
/// are an affiliation; elsewhere they may be initials.
fn is_place(name: &str, is_author: bool) -> bool {
    let is_acronym =
        is_author && (2..=5).contains(&name.len()) && name.chars().all(|letter| letter.is_ascii_uppercase());
    is_acronym || is_place_name(name) && !lexicon::is_given_name(&fold(name))
}

/// Whether the address beside a name is that of a list or a letter to many that is called so.
fn is_list(entry: &CastEntry) -> bool {
    entry.address.as_deref().is_some_and(|address| people::is_of_list(&entry.name, address))
}

/// Whether a name without a definition can be a person's. In mail, the sender is often a program.
fn may_be_person(name: &str, format: Format) -> bool {
    match format {
        _ if name.contains('@') => true,
        Format::Mail => people::is_personal(name),
        _ => !people::is_group(name),
    }
}

fn kind(property: &Property, format: Format, conventions: &Conventions) -> Option<Kind> {
    let key = property.key.trim_start_matches('@');
    let is_of_format = match format {
        Format::Mail => is_key(&MAIL_KEYS, key),
        // Signed-off-by, Co-authored-by, Reviewed-by
        Format::Commit => key.to_ascii_lowercase().ends_with("-by"),
        _ => false,
    };
    if is_of_format {
        return Some(Kind::Person);
    }
    let key = match key.rsplit_once('.') {
        Some((outer, "name" | "link" | "note")) => outer,
        Some((_, inner)) => inner,
        None => key,
    };
    if is_key(&conventions.cast_keys, key) {
        Some(Kind::Person)
    } else if is_key(&conventions.organization_cast_keys, key) {
        Some(Kind::Organization)
    } else {
        None
    }
}

/// Headers of mail that say who takes part.
const MAIL_KEYS: [&str; 6] = ["from", "to", "cc", "bcc", "reply-to", "sender"];

fn read(property: &Property, source: &str, kind: Kind, cast: &mut Vec<CastEntry>) {
    // Rows of tables and lines of text may be prose under a word that is a key by chance.
    let is_doubtful = property.origin == Origin::Infobox && !property.key.starts_with('@');
    if is_doubtful && property.values.iter().any(|value| is_sentence(&value.text)) {
        return;
    }
    let pieces = match kind {
        Kind::Person => aliases::pieces(source, property),
        Kind::Organization => affiliation::pieces(source, property),
    };
    for (text, span) in pieces.into_iter().filter(|(text, _)| !is_doubtful || names_somebody(text)) {
        let exact = span.text(source) == text;
        let linked = text.contains("[[") || text.contains("](");
        if !linked && kind == Kind::Person {
            for part in people::joined(text) {
                let place = Span::new(span.start as usize + part.start, span.start as usize + part.end);
                plain(text.get(part).unwrap_or_default(), if exact { place } else { span }, kind, cast);
            }
        } else if !linked {
            plain(text, span, kind, cast);
        } else if exact {
            links(text, span, kind, cast);
        }
    }
}

/// Whether a value is a whole sentence rather than a list: it has small words and a mark at its end.
fn is_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '…']) && own_words(&without_links(text)).any(is_small)
}

/// Whether a piece of a list begins with a link or a handle, or is a name: words before the first link are names, too.
fn names_somebody(text: &str) -> bool {
    let text = text.trim_start_matches(['"', '“', '(', '*', '_', ' ']);
    let before = text.split('[').next().unwrap_or_default();
    if before.trim().is_empty() && text.starts_with('[') || text.starts_with('@') {
        return true;
    }
    let mut words = own_words(before).filter(|word| !JOINING.contains(word));
    let Some(first) = words.next() else { return true };
    let rest: Vec<&str> = words.collect();
    // One word may be a handle, in lower case.
    let is_first = !is_small(first) || rest.is_empty() && !lexicon::is_ordinary(&fold(first));
    is_first && !rest.into_iter().any(is_small)
}

/// The words of a text that do not stand in brackets.
fn own_words(text: &str) -> impl Iterator<Item = &str> {
    let outside = text.split(['(', '（']).enumerate().map(|(index, part)| match index {
        0 => part,
        _ => part.split_once([')', '）']).map_or("", |(_, behind)| behind),
    });
    outside.flat_map(tokens)
}

/// Whether a word is written in small letters and is none that stands in names.
fn is_small(word: &str) -> bool {
    !has_capital(word) && word.starts_with(char::is_lowercase) && !is_key(PARTICLES, word) && !JOINING.contains(&word)
}

/// Small words between the names of a list.
const JOINING: &[&str] = word_list!("note_words.txt", "words between names of a list");

/// Adds every link in a value.
fn links(text: &str, span: Span, kind: Kind, cast: &mut Vec<CastEntry>) {
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find('[')).map(|offset| from + offset) {
        let rest = text.get(open..).unwrap_or_default();
        let (entry, length) = match rest.strip_prefix("[[") {
            Some(inner) => wikilink(inner),
            None => markdown_link(rest),
        }
        .unwrap_or((None, 1));
        from = open + length;
        if let Some((name, offset, shown)) = entry {
            let start = span.start as usize + open + offset;
            let span = Span::new(start, start + shown);
            cast.push(CastEntry { name, span, kind: Some(kind), link: true, address: None });
        }
    }
}

/// A link's target, the offset and length of the name in it.
type Target = (String, usize, usize);

/// Reads a wikilink behind its brackets; also how long it is with them.
fn wikilink(inner: &str) -> Option<(Option<Target>, usize)> {
    let (link, _) = inner.split_once("]]")?;
    let target = link.split(['|', '#']).next().unwrap_or(link).trim_end_matches('\\');
    let name = target.trim();
    let offset = 2 + target.len() - target.trim_start().len();
    let entry = is_name(name).then(|| (name.to_owned(), offset, name.len()));
    Some((entry, link.len() + 4))
}

/// Reads `[text](target)`.
fn markdown_link(rest: &str) -> Option<(Option<Target>, usize)> {
    let (shown, behind) = rest.strip_prefix('[')?.split_once("](")?;
    let (target, _) = behind.split_once(')')?;
    let plain = target.trim_matches(['<', '>']).split('#').next().unwrap_or_default();
    let name = percent_encoding::percent_decode_str(plain).decode_utf8_lossy().into_owned();
    let fits = is_name(&name) && !shown.contains('[');
    Some((fits.then_some((name, 1, shown.len())), shown.len() + target.len() + 4))
}

fn plain(text: &str, span: Span, kind: Kind, cast: &mut Vec<CastEntry>) {
    let name = without_address(text).trim_start_matches('@').trim();
    let name = if kind == Kind::Person { people::without_role(name) } else { name };
    // The line may end like a sentence: Mme Vasseur.
    let own = trimming::without_full_stop(name, 0..name.len());
    let name = if kind == Kind::Person { name.get(own).unwrap_or(name) } else { name };
    let exact = span.len() == text.len();
    let start = span.start as usize + text.find(name).unwrap_or_default();
    let span = if exact { Span::new(start, start + name.len()) } else { span };
    // `@ann@example.org` is an account on some server.
    if is_name(name) && (!name.contains('@') || (is_address(name) && !text.starts_with('@'))) {
        cast.push(CastEntry { name: name.to_owned(), span, kind: Some(kind), link: false, address: None });
    }
}

fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !is_template(text) && !text.contains("://") && text.len() <= 160
}
