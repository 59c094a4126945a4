//! The names of an entity: the canonical name, other names and handles, each with its span.

use super::NameRole;
use super::aliases;
use super::default_words::POSITIONS;
use super::name_list::Names;
use super::name_sources::{NameSources, find_within};
use super::path::{self, Shape, Stem};
use super::title_parsing::{self, Reading};
use super::word_matching::{has_capital, is_caseless, is_key, is_template, same, tokens};
use crate::names::normalize::fold;
use crate::names::{Kind, honorifics, legal_forms, lexicon};
use crate::note::{Origin, Property};
use crate::text::{Span, in_one_line};
use crate::word_lists::word_list;

/// Keys that give the name itself, the strongest first.
pub(super) const TITLE_KEYS: &[&str] = word_list!("note_keys.txt", "names, in order");

/// Those of them that give it as documents do.
const FORMAL_KEYS: &[&str] = &["full name", "fullname"];

/// A place where the note writes its entity's name.
struct Candidate {
    reading: Reading,
    span: Option<Span>,
    /// Whether it comes from a property.
    property: bool,
}

/// Collects the names; `None` if there is none.
pub(super) fn gather(from: &NameSources<'_>) -> Option<Names> {
    let candidates = candidates(from);
    let mut names = Names::default();
    let Some(lead) = lead(from, &candidates) else {
        // A note that is named after a number and has no heading goes by its first alias.
        aliases::gather(from, &mut names);
        let first = names.names.first_mut().filter(|_| from.stem.is_some_and(|stem| stem.shape == Shape::Id))?;
        first.role = NameRole::Canonical;
        names.at = first.span.unwrap_or_default();
        return Some(names);
    };
    let canonical = lead.reading.name.clone();
    for candidate in &candidates {
        names.place(&canonical, candidate, from);
    }
    // The canonical name leads, and a place in a property before one in a heading.
    names.names.sort_by_key(|name| name.role != NameRole::Canonical);
    names.at = names.names.first().and_then(|name| name.span).unwrap_or_default();
    aliases::gather(from, &mut names);
    Some(names)
}

/// The titles, the heading and the file's name, in the order of their strength.
fn candidates(from: &NameSources<'_>) -> Vec<Candidate> {
    let (formal, leading): (Vec<&str>, Vec<&str>) = TITLE_KEYS.iter().copied().partition(|key| is_formal(key, from));
    let mut candidates = titles(&leading, from);
    let is_id = from.stem.is_some_and(|stem| stem.shape == Shape::Id);
    if let Some(heading) = from.heading {
        let text = without_site(heading.title.trim(), from);
        if is_title(text) && (!is_id || is_heading_name(text)) {
            candidates.push(candidate(text, Some(heading.text), false, from));
        }
    }
    if let Some(stem) = from.stem.filter(|stem| is_title(&stem.name) && stem.shape != Shape::Id) {
        candidates.push(candidate(&stem.name, None, false, from));
    }
    candidates.extend(titles(&formal, from));
    candidates
}

/// The names that the properties with these keys give, the strongest key first.
fn titles(keys: &[&str], from: &NameSources<'_>) -> Vec<Candidate> {
    let of_key = |key: &&str| from.properties.iter().filter(|property| same(key, &property.key)).collect::<Vec<_>>();
    let properties = keys.iter().flat_map(of_key);
    let values = properties.filter_map(|property| Some((property, property.values.first()?)));
    let named = values.filter_map(|(property, value)| {
        let text = without_site(value.text.trim(), from);
        let is_name = is_title(text) && !is_no_name(text, from) && !is_job(property, text, from);
        is_name.then(|| candidate(text, Some(value.span), true, from))
    });
    named.collect()
}

fn candidate(text: &str, span: Option<Span>, property: bool, from: &NameSources<'_>) -> Candidate {
    let mut reading = title_parsing::read(&in_one_line(text), from.kind);
    let file = span.is_none();
    if file && from.kind == Kind::Person && !reading.name.contains(' ') && is_hyphenated(&reading.name) {
        reading.name = reading.name.replace('-', " ");
    }
    let span = span.map(|span| locate(from.source, span, &reading.name));
    Candidate { reading, span, property }
}

/// The candidate whose name leads.
fn lead<'a>(from: &NameSources<'_>, candidates: &'a [Candidate]) -> Option<&'a Candidate> {
    let first = candidates.first()?;
    let stem = candidates.iter().find(|candidate| candidate.span.is_none());
    let Some(stem) = stem.filter(|_| !first.property) else { return Some(first) };
    let (heading, file) = (&first.reading.name, &stem.reading.name);
    let written = from.stem.is_some_and(|stem| stem.shape == Shape::Written);
    let restates = !written && is_heading_name(heading)
        || extends(heading, file)
        || spells_out(from, heading, file)
        || is_initials_of(file, heading);
    Some(if restates { first } else { stem })
}

/// Whether a heading writes in words what the file name has in one: `AnnSmith`, or a handle, where the
/// heading is among the other names.
fn spells_out(from: &NameSources<'_>, heading: &str, file: &str) -> bool {
    if file.contains(' ') || !heading.contains(' ') || !is_heading_name(heading) {
        return false;
    }
    let joined: String = heading.split_whitespace().collect();
    let values = || from.properties.iter().filter(|property| !is_title_key(property)).flat_map(|one| &one.values);
    same(&joined, file) || values().any(|value| same(value.text.trim(), heading))
}

/// Whether a file name consists of the initials of a name: `JB` for Jonas Berg. A middle name may be missing.
pub(super) fn is_initials_of(file: &str, name: &str) -> bool {
    let letters: Vec<char> = file.chars().collect();
    let words: Vec<&str> = tokens(name).filter(|word| word.starts_with(char::is_uppercase)).collect();
    let starts =
        |word: Option<&&str>, letter: Option<&char>| word.and_then(|word| word.chars().next()) == letter.copied();
    let is_plain = |word: &&str| lexicon::is_ordinary(&fold(word)) && !lexicon::is_given_name(&fold(word));
    (2..=5).contains(&letters.len())
        && letters.iter().all(|letter| letter.is_uppercase())
        && (letters.len()..=letters.len() + 1).contains(&words.len())
        && starts(words.first(), letters.first())
        && starts(words.last(), letters.last())
        && title_parsing::is_initials(name, file)
        && is_heading_name(name)
        && !words.iter().all(is_plain)
}

fn is_title_key(property: &Property) -> bool {
    TITLE_KEYS.iter().any(|key| same(key, &property.key))
}

/// Whether a key gives the name in full, where only the file has the one that is used: `Full Name: Clara Maria Ostberg`
/// in `Clara Ostberg.md`.
fn is_formal(key: &str, from: &NameSources<'_>) -> bool {
    let is_name = |stem: &&Stem<'_>| stem.shape == Shape::Written && stem.name.contains(' ');
    let is_other = |property: &&&Property| is_title_key(property) && !is_key(FORMAL_KEYS, &property.key);
    is_key(FORMAL_KEYS, key)
        && from.stem.filter(is_name).is_some()
        && !from.properties.iter().any(|property| is_other(&property))
}

impl Names {
    /// Adds what a candidate says next to the canonical name.
    fn place(&mut self, canonical: &str, candidate: &Candidate, from: &NameSources<'_>) {
        let Reading { name, others } = &candidate.reading;
        let file = candidate.span.is_none();
        if name == canonical {
            if !(file && self.has(NameRole::Canonical, name)) {
                self.add_canonical(name, candidate.span);
            }
        } else if self.is_other_name(canonical, candidate, from) {
            self.add(canonical, name, NameRole::Alias, candidate.span);
        } else {
            return;
        }
        for (other, role) in others {
            let span = candidate.span.and_then(|_| self.outer_span(candidate, from));
            let span = span.and_then(|span| find_within(from.source, span, other));
            self.add(canonical, other, *role, span);
        }
    }

    /// The whole text of a candidate, of which its name is only a part.
    fn outer_span(&self, candidate: &Candidate, from: &NameSources<'_>) -> Option<Span> {
        let span = candidate.span?;
        let values = from.properties.iter().flat_map(|property| &property.values).map(|value| value.span);
        values.chain(from.heading.map(|heading| heading.text)).find(|outer| outer.covers(span))
    }

    fn is_other_name(&self, canonical: &str, candidate: &Candidate, from: &NameSources<'_>) -> bool {
        let name = &candidate.reading.name;
        match candidate.span {
            // AM and PM are times of day, even if a file for a person has these letters for a name.
            None if is_initials_of(name, canonical) && lexicon::is_ordinary(&fold(name)) => false,
            None => from.stem.is_some_and(path::is_alias),
            Some(_) if candidate.property => true,
            Some(_) => {
                let shares = tokens(name).any(|token| tokens(canonical).any(|own| same(own, token)));
                is_heading_name(name)
                    && (shares && word_count(name) <= word_count(canonical) + 1 || other_script(name, canonical))
            }
        }
    }

    fn has(&self, role: NameRole, text: &str) -> bool {
        self.names.iter().any(|name| name.role == role && name.text == text)
    }
}

/// Whether a text can be a name at all.
pub(super) fn is_title(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && text.len() <= 160 && !is_template(text) && !text.contains("://")
}

/// Whether a heading reads as a name rather than as a sentence.
pub(super) fn is_heading_name(name: &str) -> bool {
    has_capital(name)
        && word_count(name) <= 8
        && !is_key(super::default_words::SECTION_WORDS, name)
        && !name.ends_with(['?', ':'])
        && (!name.ends_with('.') || ends_abbreviated(name))
}

/// Whether the dot at the end is an abbreviation's, as in Acme Inc. and Sammy Davis Jr.
fn ends_abbreviated(name: &str) -> bool {
    let last = name.split_whitespace().last().unwrap_or_default();
    let word = fold(&last.replace('.', ""));
    word.chars().count() == 1 || honorifics::suffix(&word) || legal_forms::legal_form(&[&word]).is_some()
}

fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

fn other_script(a: &str, b: &str) -> bool {
    is_caseless(a) != is_caseless(b)
}

/// Whether `long` is `short` with at most two more words.
fn extends(long: &str, short: &str) -> bool {
    let covers = tokens(short).all(|token| tokens(long).any(|own| same(own, token)));
    covers && tokens(long).count() <= tokens(short).count() + 2
}

fn is_hyphenated(name: &str) -> bool {
    name.contains('-') && name.split('-').all(|part| part.starts_with(char::is_uppercase) && part.len() > 1)
}

/// Whether a `title:` next to a file name that is a name says more or other than a name: `Head of Research`,
/// `What Ann Smith taught me`.
fn is_no_name(title: &str, from: &NameSources<'_>) -> bool {
    let is_name = |stem: &&Stem<'_>| matches!(stem.shape, Shape::Written | Shape::Slug) && stem.name.contains(' ');
    let Some(stem) = from.stem.filter(is_name) else {
        return from.stem.is_none() && tokens(title).all(|token| is_key(POSITIONS, token));
    };
    let position = from.kind == Kind::Person && !shares_word(title, &stem.name) && is_position(title);
    if stem.shape == Shape::Slug {
        return position;
    }
    let within = tokens(&stem.name).all(|own| tokens(title).any(|token| same(own, token)));
    let sentence = within && tokens(title).count() > tokens(&stem.name).count() + 3;
    position || sentence
}

/// Whether a line `Title: …` below a heading that is a name is a position. Only if it has words of that
/// name, or is certainly a name, it is one itself.
fn is_job(property: &Property, title: &str, from: &NameSources<'_>) -> bool {
    let heading = from.heading.map(|heading| heading.title.as_str()).filter(|heading| is_heading_name(heading));
    let stem = from.stem.filter(|stem| stem.shape != Shape::Id).map(|stem| stem.name.as_str());
    let mut names = heading.into_iter().chain(stem).peekable();
    let is_given = |token: &str| lexicon::is_given_name(&fold(token)) && !lexicon::is_ordinary(&fold(token));
    from.kind == Kind::Person
        && property.origin == Origin::Infobox
        && names.peek().is_some()
        && !names.any(|name| shares_word(title, name))
        && !tokens(title).any(is_given)
}

/// Whether a title is a position: it has a word for one, or only ordinary words.
fn is_position(title: &str) -> bool {
    let is_plain = |token: &str| lexicon::is_ordinary(&fold(token)) && !lexicon::is_given_name(&fold(token));
    tokens(title).any(|token| is_key(POSITIONS, token)) || tokens(title).all(is_plain)
}

fn shares_word(one: &str, other: &str) -> bool {
    tokens(one).any(|token| tokens(other).any(|own| same(own, token)))
}

/// What sets the name of a web page's site, or a namespace, apart from its own name.
const BESIDE_TITLE: [&str; 9] = [" – ", " — ", " - ", " | ", " · ", " :: ", " » ", " / ", "/"];

/// The part of a title that is the file's name, where the rest only says what site or section it is of.
fn without_site<'t>(title: &'t str, from: &NameSources<'_>) -> &'t str {
    let Some(stem) = from.stem.filter(|stem| stem.shape != Shape::Id) else { return title };
    let is_own = |part: &&str| same(part, &stem.name);
    BESIDE_TITLE.iter().find_map(|mark| title.split(mark).map(str::trim).find(is_own)).unwrap_or(title)
}

/// Where `name` stands within `span`; all of the span when it is written differently there.
fn locate(source: &str, span: Span, name: &str) -> Span {
    find_within(source, span, name).unwrap_or(span)
}
