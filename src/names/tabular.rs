//! Classifies names in lists and tables, where there is no prose around them: whether a name is a person's or an
//! organization's, and which of its words is the surname.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::generation::Generation;
use super::legal_forms::{self, has_legal_form};
use super::lexicon::{is_given_name, is_ordinary, is_place, is_surname};
use super::normalize::{fold, has_vowel, is_acronym, is_all_capitals, is_capitalised};
use super::organization::is_generic;
use super::token::tokenize;
use super::{Kind, east_asian, honorifics, is_particle};
use crate::word_lists::{word_list, words};

static INSTITUTIONS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| words(include_str!("../word_lists/organization_words.txt")));
/// Words that join the others in the name of an institution.
static JOINING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/joining_words.txt")));

/// The most words, between blanks, that the surname or the given names of a list have.
const MAX_WORDS: usize = 4;

/// Words that occur only in names of organizations: Doctors Without Borders, Médecins Sans Frontières.
const WITHIN_ORGANIZATIONS: &[&str] = word_list!("organization_names.txt", "within");

/// The code of the language that is preferred where a list has names in several.
pub const ENGLISH: &str = "en";

/// Codes of languages (ISO 639-1) as they stand behind keys: `name_en`, `name (de)`. Those that are English words or that
/// mean something else there (`id`, `no`, `is`) are left out.
const LANGUAGES: &[&str] = word_list!("language_codes.txt");

/// Whether a key is the code of a language: `en`, `zh-Hant`, `pt_BR`.
pub fn is_language(key: &str) -> bool {
    let code = key.split(['-', '_']).next().unwrap_or(key).to_ascii_lowercase();
    LANGUAGES.contains(&code.as_str()) && key.len() <= "zh-Hant-TW".len()
}

/// A key without the code of a language at its end, and that code in small letters: `name_en`, `name (en)`, `nameEn`.
pub fn in_language(key: &str) -> Option<(&str, &'static str)> {
    let key = key.trim().trim_end_matches([')', ']']);
    let (own, code) = key.split_at_checked(key.len().checked_sub(2)?)?;
    let has_separator = own.ends_with(['_', '-', ' ', '(', '[', '.', ':', '@']);
    // A capital behind a small letter begins another word.
    let is_apart = own.ends_with(char::is_lowercase) && code.starts_with(char::is_uppercase);
    let code = LANGUAGES.iter().copied().find(|language| code.eq_ignore_ascii_case(language))?;
    let own = own.trim_end_matches(|c: char| !c.is_alphanumeric());
    ((has_separator || is_apart) && !own.is_empty()).then_some((own, code))
}

/// Trademark signs of credentials: PMP®.
const MARKS: [char; 2] = ['®', '™'];

/// Whether the first or last word of a name is one that only institutions have: University of Leeds, Lind Stiftung.
pub fn is_institution(name: &str) -> bool {
    let words = folded_words(name);
    let [first, .., last] = words.as_slice() else { return false };
    INSTITUTIONS.contains(last.as_str()) || INSTITUTIONS.contains(first.as_str())
}

/// The most words of a long name.
const MAX_WORDS_OF_LONG: usize = 30;

/// Whether a text of many words is the name of a committee, a working group or the like, and not a sentence: it has a
/// word of institutions, and all but its short words are capitalised.
pub fn is_long_institution(name: &str) -> bool {
    let joins = |folded: &str| WITHIN_ORGANIZATIONS.contains(&folded) || JOINING.contains(folded);
    let is_title_case = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.chars().filter(|c| c.is_alphabetic()).count() < 4 || is_capitalised(word) || joins(&fold(word))
    };
    let has_institution = || {
        let words = folded_words(name);
        words.iter().any(|word| INSTITUTIONS.contains(word.as_str()) || is_generic(word))
    };
    (2 * MAX_WORDS + 1..=MAX_WORDS_OF_LONG).contains(&name.split_whitespace().count())
        && is_capitalised(name.trim())
        && !name.trim_end().ends_with(['.', '!', '?', ':'])
        && !name.contains(['?', '!'])
        && name.split_whitespace().all(is_title_case)
        && has_institution()
}

/// Whether only names of institutions begin or end with the folded word.
pub fn is_institution_word(folded: &str) -> bool {
    INSTITUTIONS.contains(folded)
}

/// Whether a name has a legal form. Initials that are spelled like one do not count (Karunasena S.D.D.D.; Lind, G. K.),
/// nor do short names with an accent (Bjørn Ås).
pub fn has_form(name: &str) -> bool {
    let ends_in_name = || {
        let last = name.split_whitespace().next_back().unwrap_or_default();
        last.chars().count() == 2 && !last.is_ascii() && is_capitalised(last) && !is_all_capitals(last)
    };
    has_legal_form(name) && ends_in_initials(name).is_none() && !has_given_behind_comma(name) && !ends_in_name()
}

/// Whether what stands behind the comma, spelled like a legal form, is a given name or initials: Lind, Asa; Lind, G. K.
fn has_given_behind_comma(name: &str) -> bool {
    let Some((_, rest)) = name.split_once(',') else { return false };
    let is_initial = |word: &str| {
        let mut letters = word.trim_end_matches('.').chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    let words: Vec<&str> = rest.split_whitespace().collect();
    match words.as_slice() {
        [only] => is_given_name(&fold(only)) && !is_all_capitals(only),
        [.., last] => is_initial(last),
        [] => false,
    }
}

/// The kind of a name by its form; `None` if it may be either.
pub fn kind(name: &str) -> Option<Kind> {
    if is_unspaced_person(name) || ends_in_initials(name).is_some() {
        return Some(Kind::Person);
    }
    if has_form(name) || is_institution(name) || is_long_institution(name) {
        return Some(Kind::Organization);
    }
    let turned = given_name_first(name);
    let words = folded_words(turned.as_deref().unwrap_or(name));
    let [first, inner @ .., last] = words.as_slice() else { return None };
    let is_given = is_given_name(first);
    if is_generic(last) && !is_given || inner.iter().any(|word| WITHIN_ORGANIZATIONS.contains(&word.as_str())) {
        return Some(Kind::Organization);
    }
    if !is_written_as_person(turned.as_deref().unwrap_or(name)) {
        return (name.contains(" & ") && !is_given).then_some(Kind::Organization);
    }
    let is_plain = |word: &str| (is_ordinary(word) || is_generic(word)) && !is_surname(word) && !is_given_name(word);
    let is_titled = honorifics::title(first).is_some_and(|title| title.is_abbreviation);
    let has_initial = words.iter().any(|word| word.chars().count() == 1);
    // Surname first without a comma: Kovács Anna.
    let is_inverted = is_surname(first) && is_given_name(last) && !is_ordinary(first);
    // Only names of people have a comma: Mullin, Markwayne; Butterfield, G. K. Places have one, too: Berlin, Germany.
    let is_listed = turned.is_some() && !is_place(first) && (!is_ordinary(first) || first.chars().count() == 1);
    let is_person = is_titled || is_given || is_inverted || is_listed || has_initial && is_surname(last);
    (is_person && (is_titled || !is_plain(last))).then_some(Kind::Person)
}

/// The more likely kind of a name for which [`kind`] has no answer. It is weak evidence for one name, and strong for
/// many of them.
pub fn probable_kind(name: &str) -> Option<Kind> {
    if let Some(kind) = kind(name) {
        return Some(kind);
    }
    if has_titles(name) {
        return Some(Kind::Person);
    }
    let words = folded_words(name);
    if let [only] = words.as_slice() {
        if is_given_name(only) && is_capitalised(name.trim()) && !is_ordinary(only) {
            return Some(Kind::Person);
        }
        let is_one_word = name.trim().chars().all(char::is_alphabetic);
        let has_inner_capital = name.chars().skip(1).any(char::is_uppercase) && name.chars().any(char::is_lowercase);
        let is_known = is_given_name(only) || is_surname(only);
        let is_acronym = is_all_capitals(name.trim());
        return (is_one_word && !is_known && (is_acronym || has_inner_capital)).then_some(Kind::Organization);
    }
    let (first, last) = (words.first()?, words.last()?);
    let is_surname =
        is_surname(last) || east_asian::is_romanized_surname(last) || east_asian::is_romanized_surname(first);
    let is_plain = |word: &str| is_ordinary(word) || is_place(word);
    if is_written_as_person(name) && is_surname && !is_plain(first) && !is_ordinary(last) {
        return Some(Kind::Person);
    }
    // BAE Systems.
    let (acronym, rest) = name.trim().split_once(' ')?;
    (is_acronym(acronym) && rest.contains(char::is_lowercase)).then_some(Kind::Organization)
}

/// Words between titles: the Right Honourable.
const AMONG_TITLES: [&str; 5] = ["the", "right", "rt", "most", "very"];

/// Whether the words before or after a name are those of people: Senator the Hon Ann Lind, Sir Tom Marsh, Ann Lind MP.
fn has_titles(name: &str) -> bool {
    let tokens = tokenize(name);
    let words = folded_words(name);
    let title = |word: &String| honorifics::title(word);
    let is_before = |word: &&String| title(word).is_some() || AMONG_TITLES.contains(&word.as_str());
    let before = words.iter().take_while(is_before).count();
    // Generations stand behind the names of ships and films as well.
    let is_degree = |word: &str, text: &str| {
        honorifics::suffix(word)
            && text.chars().filter(|letter| letter.is_uppercase()).count() > 1
            && !word.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'))
    };
    let behind = words.iter().zip(&tokens).rev().take_while(|(word, token)| is_degree(word, token.text)).count();
    let end = words.len().saturating_sub(behind);
    let Some(rest @ [.., last]) = words.get(before..end) else { return false };
    let is_titled =
        words.iter().take(before).filter_map(title).any(|title| title.is_abbreviation || title.rank.is_some());
    (is_titled || behind > 0) && rest.len() > 1 && !is_generic(last) && !INSTITUTIONS.contains(last.as_str())
}

/// A person's name with the given name first, where a list has the surname first: before a comma (`Lind, Ann`), in
/// capitals (`LIND Ann`) or before initials (`Lind A.B.`). `None` if it is in that order already. The caller has to
/// know that the name is a person's.
pub fn given_name_first(name: &str) -> Option<String> {
    behind_comma(name).or_else(|| behind_capitals(name)).or_else(|| {
        let (surname, initials) = ends_in_initials(name)?;
        Some(format!("{initials} {surname}"))
    })
}

/// A person's name without the credentials after a comma, if one of them has a trademark sign: `Ann Lind, PMP®`.
pub fn without_marked_credentials(name: &str) -> &str {
    let comma = name.find(MARKS).and_then(|mark| name.get(..mark)?.find(','));
    comma.and_then(|comma| name.get(..comma)).unwrap_or(name)
}

fn behind_comma(name: &str) -> Option<String> {
    let (surname, rest) = name.split_once(',')?;
    let (suffixes, mut given): (Vec<&str>, Vec<&str>) =
        rest.split(',').map(str::trim).filter(|part| !part.is_empty()).partition(|part| is_suffix(part));
    let (given, surname) = (given.pop().filter(|_| given.is_empty())?, surname.trim());
    // Jonathan Milan Lind, MS; Ann Lind, CSPO; but Kerr Lind, AJ.
    let count = surname.split_whitespace().filter(|word| !is_particle(word)).count();
    let is_credential = !is_all_capitals(surname)
        && given.chars().all(char::is_uppercase)
        && (count > 2 || count == 2 && given.chars().count() > 2);
    if is_credential || has_form(name) || ![given, surname].into_iter().all(are_names) {
        return None;
    }
    let mut turned = format!("{given} {surname}");
    for suffix in suffixes {
        turned = format!("{turned} {suffix}");
    }
    Some(turned)
}

/// Whether all of a text follows names without being part of them: Jr., MBA, PMP®.
fn is_suffix(text: &str) -> bool {
    let tokens = tokenize(text);
    let words: Vec<&str> = tokens.iter().map(|token| token.text).collect();
    let joined = fold(&text.replace(['.', ' '], ""));
    text.contains(MARKS)
        || honorifics::suffix(&joined)
        || Generation::at_end(&words).is_some_and(|(_, length)| length == words.len())
}

/// Whether a text may be a surname or given names.
fn are_names(text: &str) -> bool {
    let is_name = |word: &str| is_capitalised(word.trim_start_matches(['"', '“', '(', '\''])) || is_particle(word);
    (1..=MAX_WORDS).contains(&text.split_whitespace().count())
        && text.split_whitespace().all(is_name)
        && !text.contains(|c: char| c.is_numeric() || matches!(c, '&' | '@' | '/' | ':'))
}

fn behind_capitals(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_shouted = |word: &&&str| is_all_capitals(word) && !word.contains('.') || is_particle(word);
    let (surname, given) = words.split_at_checked(words.iter().take_while(is_shouted).count())?;
    let (first, first_given) = (fold(surname.first()?), fold(given.first()?));
    let has_small = |word: &&str| word.chars().any(char::is_lowercase) && is_capitalised(word);
    let is_written = given.iter().all(has_small) && surname.iter().any(|word| is_all_capitals(word));
    // Initials are written so, too: JRR Tolkien, EJ Mason. And so is a given name that is shouted: ANNA Lind.
    let may_be_surname = is_given_name(&first_given) && !may_be_initials(&first, &first_given);
    let is_surname = is_known_surname(&first) || may_be_surname || first.chars().count() > 4;
    let is_given = is_given_name(&first) && !is_given_name(&first_given);
    let is_one = is_written && is_surname && !is_given && !has_form(name);
    let (surname, given) =
        (surname.iter().map(|word| capitalised(word)).collect::<Vec<_>>().join(" "), given.join(" "));
    (is_one && [&surname, &given].into_iter().all(|part| are_names(part))).then(|| format!("{given} {surname}"))
}

/// Whether a first word in capitals, which is no known surname, is rather initials: two letters are, and three that cannot
/// be spoken, or before what may be a surname itself.
fn may_be_initials(first: &str, next: &str) -> bool {
    match first.chars().count() {
        _ if is_particle(first) => false,
        0..=2 => true,
        3 => !has_vowel(first) || is_surname(next),
        _ => false,
    }
}

fn is_known_surname(folded: &str) -> bool {
    is_surname(folded) || east_asian::is_romanized_surname(folded)
}

/// A word in capitals as names are written: O'LEARY-LIND is O'Leary-Lind.
fn capitalised(word: &str) -> String {
    let mut was_letter = false;
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        if was_letter {
            out.extend(letter.to_lowercase());
        } else {
            out.push(letter);
        }
        was_letter = letter.is_alphabetic();
    }
    out
}

/// The surname and the initials behind it, two or more that are no legal form: `Lind A.B.`
fn ends_in_initials(name: &str) -> Option<(&str, &str)> {
    let (surname, initials) = name.trim().rsplit_once(' ')?;
    let letters: Vec<String> = initials.split_terminator('.').map(fold).collect();
    let are_initials = initials.contains('.')
        && letters.len() > 1
        && letters.iter().all(|letter| letter.chars().count() == 1)
        && !initials.contains(char::is_lowercase);
    let folded = folded_words(name);
    let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
    let is_form = legal_forms::longest_at_end(&folded).is_some_and(|(count, _)| count >= letters.len());
    let is_surname = are_names(surname) && surname.chars().filter(|c| c.is_alphabetic()).count() > 1;
    (are_initials && !is_form && is_surname && !surname.contains(['.', ','])).then_some((surname, initials))
}

/// Whether a name has two words or more, all of them written like words of people's names.
pub fn is_written_as_person(name: &str) -> bool {
    let count = name.split_whitespace().count();
    let is_particle_like = |word: &str| is_particle(word) || matches!(word, "e" | "y" | "i");
    (2..=2 * MAX_WORDS).contains(&count)
        && name.split_whitespace().all(|word| are_names(word) || is_particle_like(word))
}

/// Whether a name in Han characters, Hangul or kana begins with a surname.
fn is_unspaced_person(name: &str) -> bool {
    let letters: Vec<char> = name.trim().chars().collect();
    (2..=5).contains(&letters.len()) && east_asian::surname_length(&letters).is_some() && !has_legal_form(name)
}

fn folded_words(name: &str) -> Vec<String> {
    tokenize(name).iter().map(|token| fold(token.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn arbitrary_names_do_not_panic(name in "(Ann|LIND|É|de|J\\.|S\\.A\\.|, ?| |®|梁|_en|\\(|\\PC){0,8}") {
            let _ = (kind(&name), probable_kind(&name), given_name_first(&name), has_form(&name), is_institution(&name));
            let _ = (in_language(&name), is_language(&name));
            assert!(name.starts_with(without_marked_credentials(&name)));
        }
    }

    #[test]
    fn forms_of_people() {
        for name in [
            "Ann Lind",
            "Dr. Wenzel Obermark",
            "Lind, Ann",
            "Baldrey, Markwayne",
            "LIND Marie",
            "MARTINOT, PAUL",
            "Karunasena S.D.D.D.",
            "Karunasena A.J.",
            "Butterfeld, G. K.",
            "Haywood, Nan A. S.",
            "Hutchins, Asa",
            "Kovács Anna",
            "Maria de la Cruz",
            "Ann House",
            "梁文锋",
        ] {
            assert_eq!(kind(name), Some(Kind::Person), "{name}");
        }
    }

    #[test]
    fn forms_of_organizations() {
        for name in [
            "Zorgle AG",
            "Zorgle S.A.",
            "Zorgle d.d.",
            "Conrad N. Hilton Foundation",
            "Médecins Sans Frontières",
            "University of Leeds",
            "Fondation Lind",
            "Lind Stiftung",
            "Brigham and Women's Hospital",
            "Ministry of Widgets",
            "Alder & Finch",
            "Lantern Group",
            "Zorgle, Inc.",
            "House Select Committee on the Strategic Competition Between the United States and the Wider World",
        ] {
            assert_eq!(kind(name), Some(Kind::Organization), "{name}");
        }
    }

    #[test]
    fn forms_of_either() {
        for name in ["Zorgle", "Blue Moon", "Ruby Tuesday", "About Us", "Berlin, Germany", "", "dkdent", "Cloud Nine"] {
            assert_eq!(kind(name), None, "{name}");
        }
        for text in [
            "The Committee met in Leeds and spoke of what the Council of Brell wants.",
            "We went to the Committee on the Future of Work and it was closed",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
        assert_eq!(probable_kind("ThreatQuill"), Some(Kind::Organization));
        assert_eq!(probable_kind("UNHCX"), Some(Kind::Organization));
        assert_eq!(probable_kind("BAX Systems"), Some(Kind::Organization));
        assert_eq!(probable_kind("Zhe Zhan"), Some(Kind::Person));
        assert_eq!(probable_kind("Jens"), Some(Kind::Person));
        assert_eq!(probable_kind("Zorgle"), None);
    }

    #[test]
    fn surnames_that_stand_first() {
        for (name, expected) in [
            ("Baldrey, Tammy", Some("Tammy Baldrey")),
            ("Weickert, Lowell P., Jr.", Some("Lowell P. Weickert Jr.")),
            ("Weghel, Wout van de", Some("Wout van de Weghel")),
            ("MARTINOT, PAUL", Some("PAUL MARTINOT")),
            ("DUPONT Marie", Some("Marie Dupont")),
            ("DE LA CRUZ Ana María", Some("Ana María De La Cruz")),
            ("Karunasena S.D.D.D.", Some("S.D.D.D. Karunasena")),
            ("Ann Lind", None),
            ("Otis Bram, Jr.", None),
            ("Jane Doe, MBA", None),
            ("Mary Beth Carrow, PMP®", None),
            ("Mary Beth Carrow, CSPO", None),
            ("Jonathan Milan Carrow, MS", None),
            ("Van der Berg, AJ", Some("AJ Van der Berg")),
            ("H.M.K. Madushan", None),
            ("Zorgle, S.A.", None),
            ("JRR Tolkien", None),
            ("ANNA Lind", None),
            ("EJ Mason", None),
            ("JP Morgan Stanley", None),
            ("TJ Ann Lind", None),
            ("JAE Mason", None),
            ("NG Peter", Some("Peter Ng")),
            ("BÁN Ágnes", Some("Ágnes Bán")),
            ("Nora H.", None),
            ("Zorgle, Inc.", None),
            ("Lind, b. 1970", None),
            ("", None),
        ] {
            assert_eq!(given_name_first(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn keys_in_a_language() {
        for (key, expected) in [
            ("name_en", Some(("name", "en"))),
            ("nameNe", Some(("name", "ne"))),
            ("Name (DE)", Some(("Name", "de"))),
            ("name", None),
            ("citizen", None),
            ("name_id", None),
            ("phone_no", None),
            ("_en", None),
            ("é", None),
        ] {
            assert_eq!(in_language(key), expected, "{key}");
        }
        assert!(is_language("en") && is_language("zh-Hant") && !is_language("first") && !is_language("entry"));
    }

    #[test]
    fn credentials_with_the_sign_of_a_mark() {
        for (name, expected) in [
            ("Mary Beth Carrow, PMP®", "Mary Beth Carrow"),
            ("Mary Beth Carrow, MBA, PMP®, CSM", "Mary Beth Carrow"),
            ("Ann Lind", "Ann Lind"),
            ("Lind, Ann", "Lind, Ann"),
            ("Zorgle®", "Zorgle®"),
        ] {
            assert_eq!(without_marked_credentials(name), expected, "{name}");
        }
    }
}
