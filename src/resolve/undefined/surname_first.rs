//! Recognizes names with the surname first in running text: `Lind, Ann; Orff, Carl, 2023`, `Lind, A. B., and Orff, C.`,
//! `Lind, Ann wrote:`.

use std::ops::Range;

use super::found_name::{FoundName, placed};
use crate::names::context_words::{is_date, is_office};
use crate::names::lexicon::{is_given_name, is_ordinary, is_place, is_surname};
use crate::names::normalize::{fold, is_all_capitals, is_capitalised};
use crate::names::{Kind, is_particle};
use crate::text::{behind_last, first_bytes, last_bytes};
use crate::word_lists::word_list;

/// The most words of a surname, and of given names.
const MAX_WORDS: usize = 3;
/// How many bytes are looked at before and after a comma.
const LONGEST: usize = 80;
/// What follows the name of an author above a quotation.
const WROTE: &[&str] = word_list!("mail_words.txt", "wrote");

/// A surname and what follows its comma.
struct Pair {
    surname: Range<usize>,
    given: Range<usize>,
    /// Whether the given names are initials alone.
    has_initials: bool,
    /// Whether the words are likely ones: a given name after the comma, none before it.
    is_likely: bool,
}

/// Joins the tagged parts of names with the surname first, where the context shows that they are such names.
pub(super) fn joined<'a>(text: &str, found: Vec<FoundName<'a>>) -> Vec<FoundName<'a>> {
    if found.is_empty() || !text.contains(',') {
        return found;
    }
    let pairs = pairs(text);
    let is_sure: Vec<bool> = (0..pairs.len()).map(|at| is_sure(text, &pairs, at)).collect();
    let sure: Vec<&Pair> = pairs.iter().zip(is_sure).filter(|(_, sure)| *sure).map(|(pair, _)| pair).collect();
    if sure.is_empty() {
        return found;
    }
    let is_in = |pair: &Pair, found: &FoundName<'_>| found.start < pair.given.end && pair.surname.start < found.end;
    let mut out: Vec<FoundName<'a>> = Vec::with_capacity(found.len());
    for pair in &sure {
        let people = found.iter().filter(|found| is_in(pair, found) && found.tagged.kind == Kind::Person);
        let surest = people.max_by(|one, other| one.tagged.score.total_cmp(&other.tagged.score));
        let place = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        out.extend(surest.map(|surest| FoundName {
            text: format!("{} {}", place(&pair.given), place(&pair.surname)),
            ..placed(text, pair.surname.start, pair.given.end, surest)
        }));
    }
    out.extend(found.into_iter().filter(|found| !sure.iter().any(|pair| is_in(pair, found))));
    out.sort_by_key(|found| found.start);
    out
}

/// All possible names with the surname first, in order and without overlaps.
fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for (comma, _) in text.match_indices(',') {
        let from = pairs.last().map_or(0, |last| last.given.end);
        let pair = surname(text, from, comma).and_then(|surname| pair(text, surname, comma + 1));
        pairs.extend(pair);
    }
    pairs
}

/// The words before a comma, if they may be a surname and stand where a name may begin.
fn surname(text: &str, from: usize, comma: usize) -> Option<Range<usize>> {
    let before = last_bytes(text.get(from..comma)?, LONGEST);
    let ends = |mark| matches!(mark, ';' | ',' | ':' | '(' | '.' | '\u{fffc}' | '•' | '*' | '&' | '?' | '!');
    let own = before.get(behind_last(before, ends)..)?;
    let own = own.trim_start();
    let own = ["and ", "und ", "et ", "y "].iter().find_map(|joint| own.strip_prefix(joint)).unwrap_or(own);
    let is_of_name = |word: &str| is_particle(word) || is_capitalised(word) && are_letters(word);
    let own = without_opener(last_words(own, is_of_name));
    let count = own.split_whitespace().count();
    let last = own.split_whitespace().next_back()?;
    let fits = (1..=MAX_WORDS).contains(&count) && own.split_whitespace().all(is_of_name) && !is_particle(last);
    (fits && own.chars().filter(|letter| letter.is_alphabetic()).count() > 1).then(|| comma - own.len()..comma)
}

/// The longest run of words at the end of a text that all satisfy the predicate.
fn last_words(text: &str, is_such: impl Fn(&str) -> bool) -> &str {
    let mut start = text.len();
    for word in text.split_whitespace().rev().take_while(|word| is_such(word)) {
        start = text.get(..start).and_then(|before| before.rfind(word)).unwrap_or(start);
    }
    text.get(start..).unwrap_or_default()
}

/// A surname without the ordinary word before it that begins the sentence: As Lind, Ann; …
fn without_opener(words: &str) -> &str {
    let Some((first, rest)) = words.split_once(char::is_whitespace) else { return words };
    let folded = fold(first);
    let is_plain = is_ordinary(&folded) && !is_surname(&folded) && !is_given_name(&folded) && !is_particle(first);
    if is_plain { rest.trim_start() } else { words }
}

fn are_letters(word: &str) -> bool {
    word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’' | '‐'))
}

/// The pair of a surname and the given names after its comma.
fn pair(text: &str, surname: Range<usize>, behind: usize) -> Option<Pair> {
    let rest = first_bytes(text.get(behind..)?, LONGEST);
    let start = behind + rest.len() - rest.trim_start().len();
    let mut end = start;
    let (mut count, mut initials) = (0, 0);
    for word in rest.split_whitespace() {
        let at = behind + word.as_ptr() as usize - rest.as_ptr() as usize;
        let own = word.trim_end_matches([',', ';', ':', ')']);
        let is_initial = is_initials(own);
        let name = if is_initial { own } else { own.trim_end_matches('.') };
        let is_word = is_capitalised(name) && are_letters(name);
        if !is_initial && !is_word {
            break;
        }
        (count, end) = (count + 1, at + name.len());
        initials += usize::from(is_initial);
        if name.len() < word.len() {
            break;
        }
    }
    let given = text.get(start..end)?;
    let own = text.get(surname.clone())?;
    let first = fold(given.split_whitespace().next()?);
    let family = fold(own.split_whitespace().next_back()?);
    let has_initials = initials == count;
    let is_office = given.split_whitespace().any(|word| is_office(&fold(word)));
    let is_acronym = !has_initials && is_all_capitals(given) && !is_all_capitals(own);
    let has_given = own.contains(' ') && is_given_name(&fold(own.split_whitespace().next()?));
    let is_name = (1..=MAX_WORDS).contains(&count) && !is_office && !is_acronym && !has_given && !is_date(&family);
    let is_known = is_surname(&family) || !is_given_name(&family) && !is_ordinary(&family);
    let is_family = is_known && !is_place(&family);
    let is_likely = is_family && (has_initials || is_given_name(&first));
    is_name.then_some(Pair { surname, given: start..end, has_initials, is_likely })
}

/// Whether a word is an initial or several: A., A.B., J.-P.
fn is_initials(word: &str) -> bool {
    word.ends_with('.')
        && word.split_terminator('.').all(|part| {
            let part = part.trim_start_matches(['-', '‐']);
            part.chars().count() == 1 && part.chars().all(char::is_uppercase)
        })
}

/// Whether the context shows that a pair is a name: similar neighbours, a year, the word "wrote".
fn is_sure(text: &str, pairs: &[Pair], at: usize) -> bool {
    let Some(own) = pairs.get(at) else { return false };
    let behind = text.get(own.given.end..).unwrap_or_default().trim_start();
    let neighbour = |at: Option<usize>| at.and_then(|at| pairs.get(at));
    let between = |one: &Pair, other: &Pair| text.get(one.given.end..other.surname.start).unwrap_or_default();
    let is_joined =
        |one: &Pair, other: &Pair| is_list_mark(between(one, other), one.has_initials && other.has_initials);
    let before = neighbour(at.checked_sub(1)).filter(|before| is_joined(before, own));
    let after = neighbour(Some(at + 1)).filter(|after| is_joined(own, after));
    let is_listed =
        before.into_iter().chain(after).any(|other| other.is_likely) && (own.is_likely || is_unknown(text, own));
    let ends = behind.is_empty() || behind.starts_with([',', ';', '(', '&', ':']) || behind.starts_with("and ");
    let is_cited = own.has_initials && ends && has_year(behind) || own.is_likely && begins_with_year(behind);
    let is_edited = own.is_likely && !is_given_name(&fold(text.get(own.surname.clone()).unwrap_or_default()));
    let is_edited = is_edited && behind.starts_with("and ") && has_editors(behind);
    let wrote = WROTE.iter().any(|word| behind.starts_with(word));
    is_listed || is_cited || own.is_likely && wrote || is_edited
}

/// Whether there is no evidence that a pair in a list of names is something else.
fn is_unknown(text: &str, pair: &Pair) -> bool {
    let of = |range: &Range<usize>| fold(text.get(range.clone()).unwrap_or_default());
    let (family, given) = (of(&pair.surname), of(&pair.given));
    (!is_given_name(&family) || is_surname(&family)) && !(is_place(&family) || is_place(&given))
}

/// Whether a text separates the names of a list: `;`, or between names with initials a comma or a conjunction.
fn is_list_mark(between: &str, with_initials: bool) -> bool {
    let between = between.trim();
    let bare = between.trim_start_matches([';', ',']).trim();
    let is_joint = matches!(bare, "" | "and" | "&" | "und" | "et" | "y");
    is_joint && (between.starts_with(';') || with_initials && !between.is_empty())
}

/// Whether a year stands right at the beginning: `(2019)`, `, 2019`.
fn begins_with_year(behind: &str) -> bool {
    let digits = behind.trim_start_matches([',', '(', '[', ' ', '.']);
    is_year(digits)
}

/// Whether a year stands in the same sentence, or nearly.
fn has_year(behind: &str) -> bool {
    first_bytes(behind, LONGEST).split([' ', ',', '(', '[']).any(is_year)
}

fn is_year(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    digits == 4 && text.starts_with(['1', '2'])
}

/// Whether a list of editors ends there: `and Ann Lind, eds.`
fn has_editors(behind: &str) -> bool {
    let near = first_bytes(behind, LONGEST);
    [", eds", " (eds", ", ed.", " (ed.", ", editors"].iter().any(|mark| near.contains(mark))
}
