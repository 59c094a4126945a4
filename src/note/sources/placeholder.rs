//! What stands in the place of a name that is not known, not told or not yet there: `TBA`, `N.N.`, `Guest Speaker`.
//!
//! The tables are of our own, from what programs and people write in lists, address books and family trees; `N.N.` is
//! *nomen nescio*, FNU, LNU and MNU are first, last and middle name unknown.

use crate::names::normalize::fold;
use crate::word_lists::word_list;

/// Words for a name, or a part of one, that is not known, folded and without blanks.
const UNKNOWN: &[&str] = word_list!("placeholders.txt", "unknown");

/// Further words that say by themselves that nobody is named, folded.
const NOBODY: &[&str] = word_list!("placeholders.txt", "nobody");

/// Several words that say so together, folded and without what stands between them.
const PHRASES: &[&str] = word_list!("placeholders.txt", "phrases");

/// Words that take nothing from those: somebody unknown is called an unknown person.
const ROLES: &[&str] = word_list!("placeholders.txt", "roles");

/// Words for somebody's place in a family or for a child that had no name, folded: what trees have in place of a given name.
const RELATIVES: &[&str] = word_list!("placeholders.txt", "relatives");

/// Words that say more of a child than that it is one. By themselves some are given names: Boy is one in Frisia.
const OF_CHILDREN: &[&str] = word_list!("placeholders.txt", "of children");

/// Words between a relative and a name that is another's: `Wife of /Meilir/`.
const OF: &[&str] = word_list!("placeholders.txt", "of");

/// Longer names say who is meant, in bytes.
const LONGEST: usize = 48;

/// Whether a name says that there is none, or is what a program or a phone's provider has put there: `{NAME}`, `#BAL`.
pub(super) fn is_placeholder(name: &str) -> bool {
    let name = name.trim();
    let is_code = name.starts_with('#') && !name.contains(char::is_whitespace) && !name.contains(char::is_lowercase);
    let is_filled_in = [('{', '}'), ('<', '>'), ('%', '%')]
        .iter()
        .any(|(open, close)| name.strip_prefix(*open).is_some_and(|rest| rest.ends_with(*close)));
    if is_code || is_filled_in {
        return true;
    }
    if name.len() > LONGEST {
        return false;
    }
    let words = words(name);
    if words.is_empty() {
        return !name.is_empty();
    }
    let whole = words.join(" ");
    let is_role = |word: &String| ROLES.contains(&word.as_str()) || word.bytes().all(|byte| byte.is_ascii_digit());
    PHRASES.contains(&whole.as_str())
        || (words.iter().any(|word| is_none(word)) && words.iter().all(|word| is_none(word) || is_role(word)))
}

/// Whether a given name is none: that of a child who had none, or of somebody's wife. As a whole name or a surname those
/// words may be somebody's: Son Heung-min, Lee Child.
pub(super) fn is_no_given_name(given: &str) -> bool {
    let all = words(given);
    // `5sons 1dau`
    let is_relative =
        |word: &String| RELATIVES.contains(&word.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    let is_more = |word: &String| {
        is_relative(word)
            || is_none(word)
            || OF_CHILDREN.contains(&word.as_str())
            || word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_of_another = || match all.as_slice() {
        [.., relative, of] => is_relative(relative) && OF.contains(&of.as_str()),
        _ => false,
    };
    // `N`, `N***`: a letter with a full stop is an initial.
    let is_letter = || all.iter().all(|word| word == "n") && !all.is_empty() && !given.trim().ends_with('.');
    is_placeholder(given) || (all.iter().any(is_relative) && all.iter().all(is_more)) || is_of_another() || is_letter()
}

/// Whether a name says only whose relative somebody is: `Wife of Heytir Gorrson`, `Fille de Jean`.
pub(super) fn is_relative_of(name: &str) -> bool {
    match words(name).as_slice() {
        [relative, of, _, ..] => RELATIVES.contains(&relative.as_str()) && OF.contains(&of.as_str()),
        _ => false,
    }
}

/// Whether a part of a name is empty, or says that it is not known.
pub(super) fn is_unknown(part: &str) -> bool {
    let letters: String = fold(part).chars().filter(|letter| letter.is_alphabetic()).collect();
    letters.is_empty() || UNKNOWN.contains(&letters.as_str())
}

fn is_none(word: &str) -> bool {
    UNKNOWN.contains(&word) || NOBODY.contains(&word)
}

/// The words of a name, folded; letters with full stops, as in `N.N.`, are one.
fn words(name: &str) -> Vec<String> {
    let is_part = |piece: &&str| piece.contains(char::is_alphanumeric);
    let apart = name.split(|letter: char| letter.is_whitespace() || matches!(letter, '_' | '-' | '–' | ',' | '/'));
    let bare = |piece: &str| fold(piece).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    apart.filter(is_part).map(bare).collect()
}

/// Whether what stands in the place of a day is none: `0/0/00`, `0000-00-00`, `--`.
pub(super) fn is_no_day(text: &str) -> bool {
    let has = |is_it: fn(&char) -> bool| text.chars().any(|letter| is_it(&letter));
    let is_known = has(|letter| letter.is_numeric() && *letter != '0');
    !is_known && (has(|letter| *letter == '0') || !has(|letter| letter.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_that_are_none() {
        for name in [
            "Unknown",
            "unknown",
            "TBA",
            "T.B.A.",
            "TBD",
            "N.N.",
            "N. N.",
            "NN",
            "N/A",
            "Vacant",
            "No name",
            "No Name",
            "You?",
            "Guest Speaker",
            "Admin",
            "Anonymous",
            "{NAME}",
            "{{ name }}",
            "<name>",
            "#BAL",
            "Voicemail",
            "???",
            "—",
            "Unknown Author",
            "Unknown 2",
            "Your Name",
            "Open Position",
            "To be announced",
            "[Unknown]",
            "(unbekannt)",
            "Okänd",
            "Desconocida",
            "Inconnu",
            "First Name Last Name",
        ] {
            assert!(is_placeholder(name), "{name}");
        }
        for name in [
            "",
            "Christopher Guest",
            "Ann Lind",
            "Guest & Sons",
            "No",
            "Son Heung-min",
            "Anonymous Content",
            "Vacant Lots",
            "Nils Nn",
            "Lee Child",
            "Na Li",
            "Na",
            "Nan",
            "*NSYNC",
            "#1 Auto Repair",
            "Author",
            "梁文锋",
            "Boy Jensen",
            "You Jin",
        ] {
            assert!(!is_placeholder(name), "{name}");
        }
    }

    #[test]
    fn given_names_that_are_none() {
        for given in [
            "Son",
            "Daughter",
            "Infant Son",
            "Child 3",
            "Baby Boy",
            "Mrs",
            "Mrs.",
            "Wife of",
            "Unknown Daughter",
            "N",
            "N***",
            "N. N.",
            "?",
            "_____",
            "Son_2",
            "Dau. 2",
            "Five children",
            "Tochter",
            "Fille",
            "Stillborn",
            "? (unnamed Son)",
            "Witwe von",
        ] {
            assert!(is_no_given_name(given), "{given}");
        }
        for given in ["N.", "Boy", "Mary", "Mrs John", "Sonja", "Mary Child", "Nina", "Anna", ""] {
            assert!(!is_no_given_name(given), "{given}");
        }
    }

    #[test]
    fn days_that_are_none() {
        for day in ["0/0/00", "0000-00-00", "--", "?", "", "00000000", "0000-00-00T00:00:00Z", "ABT 0000"] {
            assert!(is_no_day(day), "{day}");
        }
        for day in ["1985", "--0412", "(stillborn)", "BET", "0000-04-12", "一八八五年", "١٩٨٥"] {
            assert!(!is_no_day(day), "{day}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked_about(text in "\\PC{0,40}") {
            let _ = (is_placeholder(&text), is_no_given_name(&text));
        }
    }
}
