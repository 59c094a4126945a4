//! Lists of people: how many names a text has, and whether it can be the name of a person at all.

use std::ops::Range;

use super::default_words::{PARTICLES, SENDERS};
use super::emails::without_address;
use super::title_parsing::{SUFFIXES, inverted};
use super::word_matching::{is_caseless, is_key, tokens};
use crate::names::address::{is_organization, is_role};
use crate::names::normalize::{fold, is_all_capitals};
use crate::names::other_entity_words::names_something_else;
use crate::names::{context_words, honorifics, legal_forms, lexicon, organization};
use crate::word_lists::word_list;

/// What joins the names of two people.
const JOINTS: &[&str] = word_list!("note_words.txt", "words that join two names");

/// A name that is written surname first, in spoken order: Richard Hamming for `Hamming, Richard`.
pub(in crate::note) fn given_name_first(text: &str) -> Option<String> {
    inverted(text).filter(|_| !is_group(text))
}

/// The ranges of the names that a word joins: `Ann Smith and Bob Jones`. The whole range if one side is not the full
/// name of a person: Ernst & Young.
pub(in crate::note) fn joined(text: &str) -> Vec<Range<usize>> {
    let trimmed = |range: Range<usize>| {
        let part = text.get(range.clone()).unwrap_or_default();
        let start = range.end - part.trim_start().len();
        start..start + part.trim().len()
    };
    let whole = trimmed(last_of_list(text)..text.len());
    let mut parts = Vec::new();
    let mut start = whole.start;
    while let Some((at, length)) = joint(text.get(start..whole.end).unwrap_or_default()) {
        parts.push(trimmed(start..start + at));
        start += at + length;
    }
    parts.push(trimmed(start..whole.end));
    let is_whole =
        |part: &Range<usize>| text.get(part.clone()).is_some_and(|part| is_whole_name(without_address(part)));
    if parts.len() > 1 && parts.iter().all(is_whole) { parts } else { vec![whole] }
}

/// Where the next word stands that joins names, and how long it is.
fn joint(text: &str) -> Option<(usize, usize)> {
    let is_apart = |at: usize, joint: &str| {
        let sides = [
            text.get(..at).map(|before| before.ends_with(' ')),
            text.get(at + joint.len()..).map(|behind| behind.starts_with(' ')),
        ];
        sides == [Some(true); 2]
    };
    let place = |joint: &&str| text.match_indices(*joint).map(|(at, _)| at).find(|at| is_apart(*at, joint));
    // With the blanks around it.
    JOINTS.iter().filter_map(|joint| Some((place(joint)? - 1, joint.len() + 2))).min()
}

/// The ranges of the names in a list in BibTeX style, surname first: `Lindqvist, Robert and Holm, Ann`. Empty if one of
/// them is not certainly written so.
pub(in crate::note) fn inverted_list(text: &str) -> Vec<Range<usize>> {
    const AND: &str = " and ";
    let mut start = 0;
    let mut names = Vec::new();
    for part in text.split(AND) {
        let own = part.trim();
        let at = start + part.len() - part.trim_start().len();
        names.push(at..at + own.len());
        start += part.len() + AND.len();
    }
    fn words(part: &str) -> impl Iterator<Item = &str> {
        part.split_whitespace().filter(|word| !is_key(PARTICLES, word))
    }
    let is_sure = |name: &Range<usize>| {
        let name = text.get(name.clone()).unwrap_or_default();
        let Some((family, given)) = name.split_once(',').filter(|_| given_name_first(name).is_some()) else {
            return false;
        };
        let is_given = |part: &str| words(part).next().is_some_and(|word| lexicon::is_given_name(&fold(word)));
        let is_one = words(family).count() == 1;
        let is_initial = words(given).next().is_some_and(|word| word.trim_end_matches('.').chars().count() == 1);
        // Without a word that is surely a given name, only the form of the whole list tells.
        is_initial
            || is_given(given) && (is_one || !is_given(family))
            || is_one && names.len() > 1 && !is_all_capitals(given)
    };
    if names.iter().all(is_sure) { names } else { Vec::new() }
}

/// How long the word is that joins the last of a list to it: `and Bob Jones`.
fn last_of_list(text: &str) -> usize {
    let behind = JOINTS.iter().find_map(|joint| text.strip_prefix(*joint)?.strip_prefix(' '));
    behind.filter(|behind| starts_as_name(behind)).map_or(0, |behind| text.len() - behind.len())
}

fn starts_as_name(text: &str) -> bool {
    text.starts_with(|letter: char| !letter.is_lowercase() && letter.is_alphabetic())
}

/// Whether a text is the name of a person in two words or more, each written as in a name.
fn is_whole_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&str| SUFFIXES.contains(word) || is_key(PARTICLES, word) || is_name_word(word);
    let capitalised = words.iter().filter(|word| starts_as_name(word)).count();
    (2..=6).contains(&words.len()) && capitalised > 1 && words.iter().all(is_word) && !is_group(text)
}

/// Whether a word has letters and signs of names alone, and a capital first. The dot of a domain stands before small letters.
fn is_name_word(word: &str) -> bool {
    let is_of_name = |letter: char| letter.is_alphabetic() || matches!(letter, '.' | '-' | '\'' | '’');
    let has_domain = word.split('.').skip(1).any(|part| part.starts_with(char::is_lowercase));
    starts_as_name(word) && word.chars().all(is_of_name) && !has_domain
}

/// Whether a text names a group, a program or an office, by its last word: Worg people, the Delivery Subsystem. With a
/// given name in front it is a person: Orson Card.
pub(super) fn is_group(text: &str) -> bool {
    let first = tokens(text).next().map(fold).unwrap_or_default();
    let begins_as_person = lexicon::is_given_name(&first)
        || honorifics::title(&first).is_some()
        || text.split_whitespace().next().is_some_and(|first| first.ends_with('.'));
    if is_company(text) || is_organization(text) && !begins_as_person {
        return true;
    }
    let words: Vec<String> = tokens(text).map(fold).collect();
    let [first, .., last] = words.as_slice() else { return false };
    let is_of_group = is_key(SENDERS, last) || organization::is_generic(last);
    let is_of_person = || lexicon::is_given_name(first) || honorifics::title(first).is_some();
    is_of_group && !(is_of_person() && starts_as_name(text))
}

/// A name without a role or place in brackets behind it: Ann Smith (Editor).
pub(super) fn without_role(text: &str) -> &str {
    let parts = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let is_office = |inside: &str| tokens(inside).last().is_some_and(|last| context_words::is_office(&fold(last)));
    let says_role =
        |inside: &&str| is_office(inside) || is_role(inside) || is_key(ROLES, inside) || is_organization(inside);
    match parts.filter(|(name, inside)| !name.trim().is_empty() && says_role(inside)) {
        Some((name, _)) => name.trim_end(),
        None => text,
    }
}

/// What stands in brackets behind a name besides offices.
const ROLES: &[&str] = word_list!("note_words.txt", "roles in brackets");

/// Whether a name is that of a mailing list, by its address: `HARBOUR Quillworks <harbour@quillworks.example>`, or a
/// sender to many, `Harrow CatchUp <online@harrow.example>`. A name with a given name is a person.
pub(super) fn is_of_list(name: &str, address: &str) -> bool {
    let words: Vec<String> = tokens(name).map(fold).collect();
    let Some((local, host)) = address.split_once('@') else { return false };
    let (local, host) = (fold(local), fold(host));
    let is_of_address = |word: &String| *word == local || host.split('.').any(|part| part == word);
    let is_given = words.first().is_none_or(|first| lexicon::is_given_name(first));
    // Somebody may have an address of both names, but writes them in small letters.
    let is_shouted = tokens(name).next().is_some_and(is_all_capitals);
    let is_list = words.first() == Some(&local) && words.len() > 1 && words.iter().all(is_of_address);
    let is_list = is_list && is_shouted && !is_all_capitals(name);
    !is_given && (is_list || is_key(SENDERS, &local))
}

/// Whether a text is a placeholder or a credit instead of a name: Your Name, Package by Ann Smith.
pub(super) fn is_placeholder(text: &str) -> bool {
    const WHOLE: &[&str] = word_list!("note_words.txt", "placeholders for names");
    is_key(WHOLE, text)
        || tokens(text).any(|word| matches!(word, "by" | "with" | "from" | "your" | "Your")) && tokens(text).count() > 1
}

/// Whether a text ends as companies' names do: in a legal form as that is written, for Sá is a surname and SA none.
fn is_company(text: &str) -> bool {
    let last = tokens(text).last().unwrap_or_default();
    let is_surname = !is_all_capitals(last) && lexicon::is_surname(&fold(last));
    legal_forms::has_legal_form(text) && last.is_ascii() && !is_surname
}

/// Whether the name of a mail sender has the form of a person's name. Programs, shops and lists send mail, too.
pub(super) fn is_personal(text: &str) -> bool {
    let words: Vec<String> = tokens(text).map(fold).collect();
    let ends_as_person = || words.last().is_some_and(|last| lexicon::is_surname(last) && !lexicon::is_ordinary(last));
    is_caseless(text) || is_whole_name(text) && (!names_something_else(text) || ends_as_person())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_told_apart_at_the_word_between_them() {
        for (text, expected) in [
            ("Viktor Rosen and Rasmus Lund", vec!["Viktor Rosen", "Rasmus Lund"]),
            ("Ann Smith & Bob van Dyke", vec!["Ann Smith", "Bob van Dyke"]),
            ("Ann Smith, and Bob Jones and Zoë Lane", vec!["Ann Smith, and Bob Jones and Zoë Lane"]),
            ("and Bob Jones", vec!["Bob Jones"]),
            ("Ann Smith und Karl Orff und Zoë Lane", vec!["Ann Smith", "Karl Orff", "Zoë Lane"]),
            (
                "Ann Smith <a@b.example> and Bob Jones <b@b.example>",
                vec!["Ann Smith <a@b.example>", "Bob Jones <b@b.example>"],
            ),
            ("Ernst & Young", vec!["Ernst & Young"]),
            ("Ann and Bob Smith", vec!["Ann and Bob Smith"]),
            ("Harrow Books and Marrow Media Group", vec!["Harrow Books and Marrow Media Group"]),
            ("Santiago Ramón y Cajal", vec!["Santiago Ramón y Cajal"]),
            ("", vec![""]),
            (" and ", vec!["and"]),
        ] {
            let found: Vec<&str> = joined(text).into_iter().filter_map(|place| text.get(place)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn programs_groups_and_shops_are_no_people() {
        for text in [
            "Mail Delivery Subsystem",
            "Quilt-Makers.com",
            "Hmail Team",
            "Grants-Notification",
            "Pear",
            "Array",
            "Who?",
            "Explore Card",
            "XTO West Regional Representatives Group",
            "Harrow Inc.",
            "",
        ] {
            assert!(!is_personal(text), "{text}");
        }
        for text in
            ["Ann Smith", "J. R. Harrow", "Bob van Dyke", "Skip Montgomery", "ANN SMITH", "梁文锋", "Zoë O’Hara-Lane"]
        {
            assert!(is_personal(text), "{text}");
        }
        assert!(is_of_list("HARBOUR Quillworks", "harbour@quillworks.example"));
        assert!(is_of_list("Harrow CatchUp", "Online@harrow.example"));
        assert!(!is_of_list("Ann Smith", "ann@smith.example") && !is_of_list("Ann Smith", "info@smith.example"));
        assert!(!is_of_list("Zorg Lind", "zorg@lind.example"));
        assert!(!is_group("S. Conseil"));
        assert!(is_group("Orb people") && is_group("The Harbour Foundations Program"));
        assert!(!is_group("Peter Card") && !is_group("Ann") && !is_group("Professor Church"));
    }
}
