//! Finds organizations in the pieces of a postal address or affiliation, which stand between its commas: `Department of
//! Physics, University of Leeds, Leeds, UK`. The form of a piece decides, because most pieces are streets, towns and
//! countries.

use super::lexicon::is_place;
use super::normalize::fold;
use super::organization::is_generic;
use super::other_entity_words::is_place_name;
use super::tabular::{self, has_form};
use super::token::tokenize;
use crate::word_lists::word_list;

/// What stands behind the word that says of which kind an organization is: Institute of Science, Zentrum für Kunst.
const JOINTS: &[&str] = word_list!("addresses.txt", "joints");

/// Words of that kind that the lists of other words do not have, most of them abbreviated.
const OTHERS: &[&str] = word_list!("addresses.txt", "kinds of organizations");

/// The ends of compound words of that kind: Forschungszentrum, Ludwig-Maximilians-Universität.
const ENDS: &[&str] = word_list!("addresses.txt", "ends of compounds");

/// Words that lead to a house rather than to who is in it.
const WAYS: &[&str] = word_list!("addresses.txt", "ways");

/// What people without an affiliation write in its place.
const NOBODY: &[&str] = word_list!("addresses.txt", "nobody");

/// What those do who write that in the place of where they do it. Other offices are names of companies, too: Coach.
const ROLES: &[&str] = word_list!("addresses.txt", "roles");

/// Whether a piece of an address is an organization by its words.
pub fn is_organization(piece: &str) -> bool {
    let tokens = tokenize(piece);
    let words: Vec<String> = tokens.iter().map(|token| fold(token.text)).collect();
    let Some(last) = words.last() else { return false };
    if is_place_name(piece) || WAYS.contains(&last.as_str()) {
        return false;
    }
    if has_form(piece) || tabular::is_institution(piece) || words.len() > 1 && is_generic(last) {
        return true;
    }
    let heads =
        words.iter().zip(words.iter().skip(1)).any(|(word, next)| is_head(word) && JOINTS.contains(&next.as_str()));
    // Imperial College London.
    let has_place = is_place(last) && words.iter().any(|word| is_head(word));
    let is_other = |word: &String| OTHERS.contains(&word.as_str());
    let is_compound = |word: &String| ENDS.iter().any(|end| word.ends_with(end));
    heads || has_place || words.len() > 1 && words.iter().any(is_other) || words.iter().any(is_compound)
}

fn is_head(word: &str) -> bool {
    is_generic(word) || tabular::is_institution_word(word)
}

/// Whether what stands in the place of an organization says what somebody does, or that there is none: Independent
/// Researcher, Retired.
pub fn is_role(text: &str) -> bool {
    let whole = fold(text.trim());
    let tokens = tokenize(text);
    let Some(last) = tokens.last() else { return false };
    NOBODY.contains(&whole.as_str()) || ROLES.contains(&fold(last.text).as_str()) && !is_organization(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organizations_in_addresses_have_a_word_of_their_kind() {
        for piece in [
            "University of Leeds",
            "Department of Physics & Astronomy",
            "Dept. of Mathematics",
            "Lind Institute for Tides",
            "Northern Institute of Technology",
            "City University of Harrow",
            "Centre for Health",
            "Harrow Ltd",
            "Quill LLC",
            "Ludwig-Maximilians-Universität",
            "Forschungszentrum Jülich",
            "Leiden Observatory",
            "Université de Lyon",
            "Harrow College London",
            "Harrow National Laboratory",
            "TU Dortmund",
        ] {
            assert!(is_organization(piece), "{piece}");
        }
    }

    #[test]
    fn places_streets_and_roles_are_none() {
        for piece in [
            "Leeds",
            "UK",
            "TX",
            "New York",
            "The Netherlands",
            "Queen Street",
            "University Avenue",
            "Physics",
            "P.O. Box",
            "Einstein Fellow",
            "Independent Researcher",
            "",
        ] {
            assert!(!is_organization(piece), "{piece}");
        }
        for text in ["Independent Researcher", "Hubble Fellow", "Retired", "Software Engineer"] {
            assert!(is_role(text), "{text}");
        }
        for text in ["Coach", "Office of the President", "Harrow Ltd", "University of Leeds", "Zorgle", ""] {
            assert!(!is_role(text), "{text}");
        }
    }
}
