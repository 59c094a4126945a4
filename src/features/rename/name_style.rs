//! The style in which a file or an anchor writes a name: `Ada Lovelace`, `ada-lovelace`, `@Ada Lovelace`, `Lovelace,
//! Ada`.

#[cfg(test)]
mod tests;

use crate::names::normalize::fold;
use crate::names::person::PersonName;
use crate::names::token::tokenize;
use crate::names::{honorifics, legal_forms};
use crate::note::logseq_pages;

/// One way to write a name.
#[derive(Clone, Copy)]
struct Style {
    separator: &'static str,
    case: Case,
    surname_first: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Case {
    Kept,
    Lower,
    Folded,
}

/// What `written`, which writes the name `old` in some style, is for the name `new`; `None` if it is no way to write
/// `old`. What stands around the name (`@`, a date, a remark in brackets) is kept.
pub(super) fn restyle(written: &str, old: &str, new: &str) -> Option<String> {
    let (name, remark) = match written.find(" (") {
        Some(at) if written.ends_with(')') && !old.contains(" (") => written.split_at_checked(at)?,
        _ => (written, ""),
    };
    let starts = name.char_indices().map(|(at, _)| at).filter(|at| is_mere_prefix(name.get(..*at).unwrap_or_default()));
    let mut splits = starts.filter_map(|at| name.split_at_checked(at));
    let styled = splits.find_map(|(prefix, name)| {
        let style = styles().find(|style| !name.is_empty() && style.write(old).as_deref() == Some(name))?;
        Some(format!("{prefix}{}{remark}", style.write(new)?))
    });
    styled.or_else(|| restyle_bare(written, old, new))
}

/// The same of a name with a title, a degree, a generation or a legal form that `old` does not have, or without what it has:
/// `Dr. Ada Lovelace` and `Ada Lovelace, PhD` are ways to write `Ada Lovelace`.
fn restyle_bare(written: &str, old: &str, new: &str) -> Option<String> {
    let (own, old_own) = (bare(written), bare(old));
    if own.is_empty() || own != old_own || (own == written && old_own == old) {
        return None;
    }
    let at = written.find(own)?;
    let (before, behind) = (written.get(..at)?, written.get(at + own.len()..)?);
    Some(match bare(new) {
        bare if own == written => bare.to_owned(),
        bare if bare == new => format!("{before}{new}{behind}"),
        // What the new name has of its own takes the place of what was there.
        _ => new.to_owned(),
    })
}

/// A name without titles in front, and without degrees, generations and legal forms behind.
pub(super) fn bare(name: &str) -> &str {
    let words = tokenize(name);
    let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
    let titles = folded.iter().take_while(|word| honorifics::title(word).is_some()).count();
    let own: Vec<&str> = folded.iter().map(String::as_str).collect();
    let suffixes = own.iter().rev().take_while(|word| honorifics::suffix(word)).count();
    let form = legal_forms::longest_at_end(&own).map_or(0, |(length, _)| length);
    let end = words.len().saturating_sub(suffixes.max(form));
    match words.get(titles..end) {
        Some([first, .., last] | [first @ last]) => name.get(first.start..last.end()).unwrap_or(name),
        _ => name,
    }
}

/// Whether what stands before a name in a file's name is no part of it: nothing, `@`, a date, a number, an emoji, the
/// namespace of a page of Logseq.
fn is_mere_prefix(prefix: &str) -> bool {
    logseq_pages::is_namespace(prefix) || !prefix.chars().any(char::is_alphabetic)
}

fn styles() -> impl Iterator<Item = Style> {
    let cases = [Case::Kept, Case::Lower, Case::Folded];
    let spaced = [" ", "-", "_", ".", ""].into_iter();
    let all = spaced.flat_map(move |separator| cases.map(|case| Style { separator, case, surname_first: false }));
    let inverted = cases.map(|case| Style { separator: " ", case, surname_first: true });
    all.chain(inverted)
}

impl Style {
    fn write(self, name: &str) -> Option<String> {
        let cased = match self.case {
            Case::Kept => name.to_owned(),
            Case::Lower => name.to_lowercase(),
            Case::Folded => fold(name),
        };
        if self.surname_first {
            return invert(&cased);
        }
        if self.separator == " " {
            return Some(cased);
        }
        // Between other separators only letters and digits are kept: `o-brien` or `obrien` for O'Brien.
        let words = cased
            .split_whitespace()
            .map(|word| word.chars().filter(|letter| letter.is_alphanumeric() || *letter == '-').collect::<String>());
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        (!words.is_empty()).then(|| words.join(self.separator))
    }
}

/// `Lovelace, Ada` for `Ada Lovelace`, `van der Berg, Piet` for `Piet van der Berg`; `None` for a name of one word.
pub(super) fn invert(name: &str) -> Option<String> {
    let parsed = PersonName::parse(name);
    let surname: Vec<&str> = parsed.surname().iter().map(|word| word.text.as_str()).collect();
    let own = name.strip_suffix(&surname.join(" ")).and_then(|given| given.strip_suffix(' '));
    let (given, family) =
        own.and_then(|given| name.split_at_checked(given.len() + 1)).or_else(|| name.rsplit_once(' '))?;
    Some(format!("{family}, {}", given.trim_end()))
}
