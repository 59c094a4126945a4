//! Repairs the spans of tagged names by their form: names that the tagger cut short, or joined with what follows.

use super::found_name::{FoundName, placed};
use super::surname_first;
use crate::names::Kind;
use crate::names::address::is_organization;
use crate::names::lexicon::{is_given_name, is_ordinary, is_surname};
use crate::names::normalize::{fold, is_capitalised};
use crate::text::behind_last;

/// Marks around a nickname in a name: Ann “Bee” Smith.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('‘', '’')];
/// A nickname is no longer than so many bytes.
const LONGEST_NICKNAME: usize = 60;

/// Repairs the spans of the names of a block. No name goes on after one of the `breaks`, the line breaks that the
/// author has set.
pub(super) fn tidy<'a>(text: &str, breaks: &[usize], found: Vec<FoundName<'a>>) -> Vec<FoundName<'a>> {
    let found = at_breaks(text, breaks, found);
    let found = found.into_iter().map(|found| without_emphasis(text, found)).collect();
    let found = surname_first::joined(text, found);
    let found = over_line_end(text, breaks, found);
    around_nickname(text, found)
}

/// Cuts names at set line breaks. Parts that are names by themselves stay.
fn at_breaks<'a>(text: &str, breaks: &[usize], found: Vec<FoundName<'a>>) -> Vec<FoundName<'a>> {
    let mut out = Vec::with_capacity(found.len());
    for found in found {
        let first = breaks.partition_point(|at| *at <= found.start);
        let inner = breaks.iter().skip(first).take_while(|at| **at < found.end);
        let ends: Vec<usize> = inner.copied().chain([found.end]).collect();
        if ends.len() == 1 {
            out.push(found);
            continue;
        }
        let mut start = found.start;
        for end in ends {
            let own = text.get(start..end).unwrap_or_default();
            let from = start + own.len() - own.trim_start().len();
            let own = own.trim();
            let is_name = match found.tagged.kind {
                Kind::Organization => is_organization(own),
                Kind::Person => own.split_whitespace().count() > 1,
            };
            if is_name {
                out.push(placed(text, from, from + own.len(), &found));
            }
            start = end;
        }
    }
    out
}

/// Removes the emphasis marks of plain text around a name: `_Ann Smith_`.
fn without_emphasis<'a>(text: &str, found: FoundName<'a>) -> FoundName<'a> {
    let own = text.get(found.start..found.end).unwrap_or_default();
    let bare = own.trim_matches(['_', '*']);
    if bare.len() == own.len() || bare.is_empty() {
        return found;
    }
    let start = found.start + own.len() - own.trim_start_matches(['_', '*']).len();
    placed(text, start, start + bare.len(), &found)
}

/// Joins a given name at the end of a line with the surname that begins the next.
fn over_line_end<'a>(text: &str, breaks: &[usize], found: Vec<FoundName<'a>>) -> Vec<FoundName<'a>> {
    let mut out: Vec<FoundName<'a>> = Vec::with_capacity(found.len());
    let mut rest = found.into_iter().peekable();
    while let Some(found) = rest.next() {
        let free = rest.peek().map_or(text.len(), |next| next.start);
        if let Some(end) = surname_below(text, breaks, &found).filter(|end| *end <= free) {
            out.push(placed(text, found.start, end, &found));
            continue;
        }
        match given_above(text, breaks, &found) {
            Some(start) if out.last().is_none_or(|last| last.end <= start) => {
                out.push(placed(text, start, found.end, &found));
            }
            Some(start) if out.last().is_some_and(|last| last.start == start) => {
                out.pop();
                out.push(placed(text, start, found.end, &found));
            }
            _ => out.push(found),
        }
    }
    out
}

/// The start of the given name that ends the line above a surname.
fn given_above(text: &str, breaks: &[usize], surname: &FoundName<'_>) -> Option<usize> {
    let above = text.get(..surname.start)?.strip_suffix('\n')?;
    let is_alone = !surname.text.contains(' ') && surname.tagged.kind == Kind::Person;
    let folded = fold(&surname.text);
    if !is_alone || breaks.binary_search(&above.len()).is_ok() || is_given_name(&folded) || !is_surname(&folded) {
        return None;
    }
    let start = behind_last(above, |letter| !letter.is_alphabetic() && letter != '-');
    let word = above.get(start..)?;
    let before = above.get(..start)?.chars().next_back();
    let is_apart = before.is_none_or(|sign| sign.is_whitespace() || matches!(sign, '(' | '"' | '“'));
    (is_apart && is_capitalised(word) && is_given_name(&fold(word))).then_some(start)
}

/// The end of the surname that begins the line below a given name at the end of its line.
fn surname_below(text: &str, breaks: &[usize], given: &FoundName<'_>) -> Option<usize> {
    let below = text.get(given.end..)?.strip_prefix('\n')?;
    let is_given = !given.text.contains(' ') && given.tagged.kind == Kind::Person && is_given_name(&fold(&given.text));
    let length = below.find(|letter: char| !letter.is_alphabetic() && letter != '-').unwrap_or(below.len());
    let word = below.get(..length)?;
    let folded = fold(word);
    let is_alone = is_surname(&folded) && !is_given_name(&folded) && !is_ordinary(&folded) && is_capitalised(word);
    let is_set = breaks.binary_search(&given.end).is_ok();
    (is_given && is_alone && !is_set).then_some(given.end + 1 + length)
}

/// Joins a name that a nickname in quotes interrupts: Ann “Bee” Smith.
fn around_nickname<'a>(text: &str, found: Vec<FoundName<'a>>) -> Vec<FoundName<'a>> {
    let mut out: Vec<FoundName<'a>> = Vec::with_capacity(found.len());
    let mut rest = found.into_iter().peekable();
    while let Some(first) = rest.next() {
        let surname = surname_behind_nickname(text, &first);
        let mut last = None;
        while let Some(next) = rest.next_if(|next| surname.is_some_and(|surname| next.start <= surname)) {
            let is_surname = Some(next.start) == surname && next.tagged.kind == Kind::Person;
            if is_surname {
                last = Some(next);
                break;
            }
            out.push(next);
        }
        let Some(last) = last else {
            out.push(first);
            continue;
        };
        out.retain(|own| own.end <= first.start);
        let surer = if last.tagged.score > first.tagged.score { &last } else { &first };
        out.push(placed(text, first.start, last.end, surer));
    }
    out.sort_by_key(|found| found.start);
    out
}

/// The start of the surname after the nickname in quotes that follows a first part of a name.
fn surname_behind_nickname(text: &str, first: &FoundName<'_>) -> Option<usize> {
    if first.tagged.kind != Kind::Person {
        return None;
    }
    let behind = text.get(first.end..)?;
    let quoted = behind.trim_start();
    let opening = quoted.chars().next()?;
    let (_, closing) = QUOTES.iter().find(|(own, _)| *own == opening).filter(|_| quoted.len() < behind.len())?;
    let inner = quoted.get(opening.len_utf8()..)?;
    let end = inner.find(*closing).filter(|end| *end <= LONGEST_NICKNAME)?;
    let nickname = inner.get(..end)?;
    let rest = inner.get(end + closing.len_utf8()..)?;
    let is_name = is_capitalised(nickname) && nickname.ends_with(char::is_alphanumeric);
    let blanks = rest.len() - rest.trim_start().len();
    (is_name && blanks > 0).then(|| text.len() - rest.trim_start().len())
}
