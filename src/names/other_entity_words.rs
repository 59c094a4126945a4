//! Recognizes names whose words show that they name neither a person nor an organization but a place, a work, a product
//! or an idea.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::honorifics;
use super::legal_forms::has_legal_form;
use super::lexicon::{is_determiner, is_given_name, is_ordinary, is_place, is_surname};
use super::normalize::fold;
use super::organization::is_generic;
use super::product_words::is_thing;
use super::token::tokenize;
use crate::word_lists::{table, words};

static PLACES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/multiword_places.txt")));
static PLACE_WORDS: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| table(include_str!("../word_lists/place_words.txt")));

/// Separators between the title of a work and its subtitle, or between its number and its title.
const TITLE_BREAKS: [&str; 4] = [": ", " - ", " – ", " — "];

/// Whether the words of a name show that it is neither a person nor an organization: New York, Mount Everest, The Great
/// Gatsby, Arc Q - The Orchard, Quantum Theory, Project X.
pub fn names_something_else(name: &str) -> bool {
    let words: Vec<String> = tokenize(name).iter().map(|token| fold(token.text)).collect();
    let [first, .., last] = words.as_slice() else { return false };
    if has_legal_form(name) || is_generic(last) {
        return false;
    }
    TITLE_BREAKS.iter().any(|mark| name.contains(mark))
        || PLACES.contains(fold(name).as_str())
        || is_place_by_words(first, last)
        || is_determiner(first)
        || is_thing(last)
        || is_no_name(first, last, &words)
}

/// Whether a name is that of a town or a country.
pub fn is_place_name(name: &str) -> bool {
    let folded = fold(name.trim());
    PLACES.contains(folded.as_str()) || is_place(&folded)
}

/// Whether the folded word begins names of places: Lake, Mount, Fort.
pub fn begins_place(folded: &str) -> bool {
    PLACE_WORDS.get(folded).is_some_and(|places| places.contains('b'))
}

/// Whether the first or the last word is one of names of places. After a given name it is a person's.
fn is_place_by_words(first: &str, last: &str) -> bool {
    let says = |word: &str, place: char| PLACE_WORDS.get(word).is_some_and(|places| places.contains(place));
    says(first, 'b') || (says(last, 'e') && !is_given_name(first)) || (is_place(first) && is_place(last))
}

/// Whether one of the words that a person is called by is no name but an ordinary word.
fn is_no_name(first: &str, last: &str, words: &[String]) -> bool {
    let is_plain = |word: &str| is_ordinary(word) && !is_given_name(word) && !is_surname(word);
    let has_epithet = words.iter().any(|word| is_determiner(word));
    let is_titled = honorifics::title(first).is_some();
    (is_plain(first) && !is_titled) || (is_plain(last) && !(has_epithet || is_titled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_works_products_and_ideas_are_told_by_their_words() {
        for name in [
            "New York",
            "San Francisco",
            "Mount Everest",
            "South Africa",
            "Port Alderney",
            "Santa Rosa",
            "Fort Wayne",
            "Nile River",
            "Saxon Valley",
            "The Great Gatsby",
            "A Podcast",
            "Slow Rivers: The Podcast",
            "Arc Q - The Clockwork Orchard",
            "Quantum Theory",
            "Project X",
            "Claude Code",
            "Sri Lanka",
        ] {
            assert!(names_something_else(name), "{name}");
        }
    }

    #[test]
    fn names_of_people_and_organizations_are_not() {
        for name in [
            "Ann Prior",
            "Zhang Meifang",
            "Grace Park",
            "Will Hill",
            "Alexander the Great",
            "Dr. Quill",
            "King Arthur",
            "Sarah Lake",
            "The Prior Foundation",
            "Green River Ltd",
            "New York University",
            "Mark Young",
            "Goran Milosz",
        ] {
            assert!(!names_something_else(name), "{name}");
        }
    }
}
