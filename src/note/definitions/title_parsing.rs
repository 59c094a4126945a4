//! Parses a name that is written as a title: `Hamming, Richard`, `Name (ABBR)`, `[[Name]]`.

use super::NameRole;
use super::default_words::{PARTICLES, POSITIONS};
use super::word_matching::{has_capital, is_caseless, is_key, tokens};
use crate::names::honorifics::title;
use crate::names::normalize::fold;
use crate::names::person::{PersonName, introduces_former};
use crate::names::{Kind, lexicon};
use crate::word_lists::word_list;

/// A name and the other names that were written with it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) name: String,
    pub(super) others: Vec<(String, NameRole)>,
}

/// Parses a written name.
pub(super) fn read(text: &str, kind: Kind) -> Reading {
    let text = tidy(text);
    let (text, also) = also_called(text);
    let (text, former) = match kind {
        Kind::Person => with_former(before_dash(text)),
        Kind::Organization => (text, None),
    };
    let (base, inside) = parenthesis(text).unwrap_or((text, ""));
    let mut others: Vec<(String, NameRole)> = also.map(|name| (name.to_owned(), NameRole::Alias)).into_iter().collect();
    others.extend(former.map(|name| (name, NameRole::Former)));
    others.extend(bracketed(base, inside.trim(), kind));
    let base = if kind == Kind::Person { without_position(base) } else { base };
    let called = if kind == Kind::Person { before_epithet(base) } else { None };
    let name = match inverted(base).filter(|_| kind == Kind::Person && called.is_none()) {
        Some(turned) => {
            others.push((base.to_owned(), NameRole::Alias));
            turned
        }
        None => base.to_owned(),
    };
    others.extend(called.map(|name| (name.to_owned(), NameRole::Alias)));
    Reading { name, others }
}

/// The text without brackets of a link, symbols before it and emoji behind it.
fn tidy(text: &str) -> &str {
    let text = text.trim();
    let link = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    let text = link.map_or(text, |link| link.rsplit(['|', '/']).next().unwrap_or(link));
    let tidied = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let tidied = tidied.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '-' | '–' | '—' | '|' | ',' | ';' | ':')
            || (c > '\u{2100}' && !c.is_alphanumeric() && c < '\u{3000}')
            || c > '\u{1f000}' && !c.is_alphanumeric()
    });
    if tidied.is_empty() { text } else { tidied }
}

/// The name before `aka`, and the one behind it.
fn also_called(text: &str) -> (&str, Option<&str>) {
    let marks = [" aka ", " a.k.a. ", " AKA ", " alias "];
    let parts = marks.iter().find_map(|mark| text.split_once(mark));
    let parts = parts.map(|(name, other)| (name.trim(), tidy(other)));
    match parts.filter(|(name, other)| !name.contains('(') && has_capital(name) && has_capital(other)) {
        Some((name, other)) => (tidy(name), Some(other)),
        None => (text, None),
    }
}

/// The text before a closing parenthesis, and what stands in it.
fn parenthesis(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_suffix([')', '）'])?;
    let open = rest.rfind(['(', '（'])?;
    let width = rest.get(open..)?.chars().next()?.len_utf8();
    let base = rest.get(..open)?.trim();
    (!base.is_empty()).then_some((base, rest.get(open + width..)?))
}

/// The name in a parenthesis behind another; a disambiguator (`painter`, `2`) is none. A surname of earlier, introduced
/// (née) or alone, makes a whole name with the given names.
fn bracketed(base: &str, inside: &str, kind: Kind) -> Option<(String, NameRole)> {
    const MARKED: [(&[&str], NameRole); 2] = [
        (word_list!("note_words.txt", "marks of former names, in order"), NameRole::Former),
        (word_list!("note_words.txt", "marks of other names, in order"), NameRole::Alias),
    ];
    if let Some(former) = former_name(base, inside).filter(|_| kind == Kind::Person) {
        return Some((former, NameRole::Former));
    }
    let behind =
        |mark: &&str| inside.strip_prefix(*mark)?.strip_prefix(' ').map(str::trim).filter(|rest| !rest.is_empty());
    let marked = MARKED.iter().find_map(|(marks, role)| Some((marks.iter().find_map(behind)?.to_owned(), *role)));
    if marked.is_some() {
        return marked;
    }
    if is_abbreviation(inside) && (kind == Kind::Organization || is_initials(base, inside)) {
        return Some((inside.to_owned(), NameRole::Abbreviation));
    }
    let other_script = is_caseless(base) != is_caseless(inside);
    let name = other_script && has_capital(inside) && !inside.contains(|c: char| c.is_ascii_digit());
    name.then(|| (inside.to_owned(), NameRole::Alias))
}

/// The whole name of earlier that a surname in a parenthesis makes: Elspeth Castellan of Elspeth Windrow (née
/// Castellan). A word for a place or position makes none.
fn former_name(base: &str, inside: &str) -> Option<String> {
    let name = PersonName::parse(&format!("{base} ({inside})"));
    let former = name.former.first()?;
    let is_introduced = inside.split_whitespace().next().is_some_and(|word| introduces_former(&fold(word)));
    let folded = fold(&former.text);
    let is_surname = !lexicon::is_ordinary(&folded) && !lexicon::is_place(&folded) && !lexicon::is_given_name(&folded);
    let given: Vec<&str> = name.given().iter().map(|word| word.text.as_str()).collect();
    if given.is_empty() {
        return is_introduced.then(|| former.text.clone());
    }
    (is_introduced || is_surname).then(|| format!("{} {}", given.join(" "), former.text))
}

fn is_abbreviation(text: &str) -> bool {
    const PLACES: &[&str] = word_list!("note_words.txt", "capitals that are no abbreviations");
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&text.len())
        && capitals >= 2
        && text.chars().all(|c| {
            c.is_uppercase()
                || c.is_ascii_digit()
                || matches!(c, '.' | '&' | '-')
                || c.is_lowercase() && capitals > text.len() / 2
        })
        && !PLACES.contains(&text)
}

/// Whether the letters begin the name's words, in order.
pub(super) fn is_initials(name: &str, letters: &str) -> bool {
    let mut words = tokens(name).filter_map(|word| word.chars().next()).flat_map(char::to_lowercase);
    letters
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .all(|letter| words.any(|first| first == letter))
}

/// What may follow a comma without being a given name.
pub(super) const SUFFIXES: &[&str] = word_list!("note_words.txt", "suffixes");

/// A person's name without what stands behind a dash: `Ann Smith — Acme`, `Sabriel — The Naelith Encounter`. One word
/// behind another one may be the rest of the name, unless it is an ordinary word and no name.
fn before_dash(text: &str) -> &str {
    const DASHES: [&str; 4] = [" — ", " – ", " - ", " | "];
    let Some((head, tail)) = DASHES.iter().find_map(|dash| text.split_once(dash)) else { return text };
    let (head, mut behind) = (head.trim(), tokens(tail));
    let is_name = |word: &str| lexicon::is_given_name(word) || lexicon::is_surname(word);
    let says_more = match (behind.next(), behind.next()) {
        (Some(word), None) => lexicon::is_ordinary(&fold(word)) && !is_name(&fold(word)),
        (first, _) => first.is_some() && !text.contains('|'),
    };
    if head.contains(' ') || says_more && has_capital(head) { head } else { text }
}

/// A person's name without the surname of earlier that a word introduces behind it, and the whole name that this makes:
/// `Anna Lind, née Ferrer`.
fn with_former(text: &str) -> (&str, Option<String>) {
    let starts = text.match_indices(' ').map(|(at, _)| at);
    let found = starts.filter_map(|at| {
        let rest = text.get(at..)?.trim_start();
        let (word, surname) = rest.split_once(' ')?;
        let base = text.get(..at)?.trim_end_matches([',', ' ']);
        let is_name = has_capital(surname) && !base.contains(['(', '（']) && !base.is_empty();
        (is_name && introduces_former(&fold(word.trim_end_matches('.')))).then_some((base, rest))
    });
    let Some((base, rest)) = found.into_iter().next() else { return (text, None) };
    (base, former_name(base, rest))
}

/// A person's full name without a position behind a comma: `Ann Smith, CEO`.
fn without_position(text: &str) -> &str {
    let Some((head, tail)) = text.split_once(',') else { return text };
    let head = head.trim();
    if head.contains(' ') && tokens(tail).any(|word| is_key(POSITIONS, word)) { head } else { text }
}

/// The name before an epithet: Morwella of `Morwella, Queen of Moths`, Thorn of `Thorn, Blacksmith`.
fn before_epithet(text: &str) -> Option<&str> {
    let (name, epithet) = text.split_once(", ")?;
    let words: Vec<&str> = tokens(epithet).collect();
    let is_given = |word: &str| lexicon::is_given_name(&fold(word)) && !is_key(POSITIONS, word);
    let is_plain = |word: &&str| {
        let folded = fold(word);
        !is_given(word) && (lexicon::is_ordinary(&folded) || is_key(POSITIONS, word) || title(&folded).is_some())
    };
    let first_is_given = words.first().is_some_and(|first| is_given(first));
    // `Beethoven, Ludwig van` ends in what only stands between the words of an epithet.
    let last = words.iter().rposition(|word| !is_key(PARTICLES, word)).unwrap_or_default();
    let inner = words.get(1..last).unwrap_or_default();
    let is_of_something = words.iter().any(|word| is_key(&["of", "the"], word))
        || !first_is_given && inner.iter().any(|word| is_key(PARTICLES, word));
    (is_of_something || !words.is_empty() && words.iter().all(is_plain)).then_some(name.trim())
}

/// `Hamming, Richard` as it is spoken.
pub(super) fn inverted(text: &str) -> Option<String> {
    let (family, given) = text.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let fits = |part: &str| {
        (1..=4).contains(&part.split_whitespace().count())
            && part.chars().any(char::is_uppercase)
            && !part.contains([',', '('])
    };
    let capital = |word: &str| PARTICLES.contains(&word) || word.starts_with(|c: char| !c.is_lowercase());
    let named = fits(family) && fits(given) && given.split_whitespace().all(capital);
    (named && !SUFFIXES.contains(&given)).then(|| format!("{given} {family}"))
}
