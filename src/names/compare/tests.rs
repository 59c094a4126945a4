//! Results of comparisons as a table, and properties that hold for all comparisons.

use super::*;
use proptest::prelude::*;

const ROWS: &str = include_str!("tests/rows.txt");

/// A verdict in the table's words.
fn shown(verdict: Verdict) -> String {
    match verdict {
        Verdict::Same => "same".to_owned(),
        Verdict::Compatible(steps) => steps.iter().map(|step| format!("{step:?}")).collect::<Vec<_>>().join(" "),
        Verdict::Contradicts(why) => format!("contradicts {}", why.phrase()),
    }
}

/// Whether the verdict is the expected one; steps may stand in any order, and `contradicts` alone leaves open by what.
fn fits(expected: &str, found: &str) -> bool {
    let sorted = |text: &str| {
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        words.sort();
        words
    };
    match expected.strip_prefix("contradicts") {
        Some(why) => found.starts_with("contradicts") && why.split(' ').all(|word| found.contains(word)),
        None => sorted(expected) == sorted(found),
    }
}

#[test]
fn names_compare_as_the_table_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in ROWS.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = row.split(" | ").collect();
        let [kind, seen, declared, expected] = columns.as_slice() else { panic!("{row}") };
        let kind = if *kind == "person" { Kind::Person } else { Kind::Organization };
        let found = shown(compare(kind, seen, declared));
        count += 1;
        if !fits(expected, &found) {
            wrong.push(format!("{row}, not {found}"));
        }
    }
    assert!(count >= 400, "{count} rows");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// A name that leaves open who is meant (by an initial, by having no middle name) counts only where no other name of its
/// bearer speaks against it.
#[test]
fn the_other_names_of_a_bearer_tell() {
    let marco = ["Marco Vogel", "M. Vogel", "Dr. Vogel"];
    let anna = ["Anna Weber", "Anna Maria Weber"];
    let otis = ["Otis Bram", "Otis Bram Jr."];
    let twain = ["Samuel Clemens", "Mark Twain"];
    let mario = ["M. Vogel"];
    let desmond = ["Desmond Okafor", "Des Okafor"];
    for (seen, declared, expected) in [
        ("Marco Vogel", marco.as_slice(), "same"),
        ("M. Vogel", &marco, "same"),
        ("Vogel, M.", &marco, "SurnameFirst"),
        ("Martin Vogel", &marco, "contradicts given name"),
        ("Martin Vogel", &mario, "Initials"),
        ("Marcco Vogel", &marco, "contradicts given name"),
        ("M. T. Vogel", &marco, "MoreMiddle"),
        ("Anna M. Weber", &anna, "WithoutMiddle"),
        ("Anna Luise Weber", &anna, "contradicts middle name"),
        ("Otis Bram Sr.", &otis, "contradicts generation"),
        ("Mark L. Twain", &twain, "MoreMiddle"),
        ("Samuel Twain", &twain, "contradicts"),
        ("Desmond Paul Okafor", &desmond, "MoreMiddle"),
    ] {
        let found = shown(compare_with_all(Kind::Person, seen, declared.iter().copied()));
        assert!(fits(expected, &found), "{seen} of {declared:?}: {found}");
    }
}

const GIVEN: [&str; 8] = ["Orville", "Élodie", "Wenfeng", "Иван", "Νίκος", "Anne-Lise", "Zoë", "Béla"];
const SURNAMES: [&str; 8] =
    ["Tamm", "O'Garrick", "Núñez", "Лебедев", "Καλλίας", "van de Weghel", "Höfelmann", "Łódzki"];

fn name() -> impl Strategy<Value = (String, String)> {
    (prop::sample::select(GIVEN.to_vec()), prop::sample::select(SURNAMES.to_vec()))
        .prop_map(|(given, surname)| (given.to_owned(), surname.to_owned()))
}

/// Ways to write a name otherwise that leave its bearer and generation as they are.
fn rewritten(text: &str, way: u8) -> String {
    use unicode_normalization::UnicodeNormalization;
    match way % 7 {
        0 => text.nfd().collect(),
        1 => text.nfc().collect(),
        2 => text.to_uppercase(),
        3 => text.replace('\'', "’"),
        4 => text.replace('-', " "),
        5 => super::super::normalize::plain(text).into_owned(),
        _ => format!("Dr. {text}"),
    }
}

#[test]
fn a_space_in_a_script_without_spaces_tells_nothing_of_words_of_others() {
    // Found by fuzzing: the first word alone said in which script a name is.
    let (one, other) = ("|}\u{2}交s l", "\u{5b7}\0\0   (        \u{2}交s l\n\u{5b7}\0\0   (    ");
    assert!(!compare(Kind::Person, one, other).steps().is_some_and(Steps::are_spelling));
    assert!(!compare(Kind::Person, other, one).steps().is_some_and(Steps::are_spelling));
}

proptest! {
    #[test]
    fn a_name_is_itself_however_it_is_encoded_and_spelt((given, surname) in name(), ways in prop::collection::vec(0u8..6, 0..4)) {
        let declared = format!("{given} {surname}");
        let seen = ways.iter().fold(declared.clone(), |text, way| rewritten(&text, *way));
        let steps = compare(Kind::Person, &seen, &declared).steps();
        prop_assert!(steps.is_some_and(Steps::are_spelling), "{seen}: {steps:?}");
        let back = compare(Kind::Person, &declared, &seen).steps();
        prop_assert!(back.is_some_and(Steps::are_spelling), "{seen}, the other way: {back:?}");
    }

    #[test]
    fn no_steps_make_a_senior_of_a_junior((given, surname) in name(), ways in prop::collection::vec(0u8..7, 0..5)) {
        let seen = ways.iter().fold(format!("{given} {surname} Jr."), |text, way| rewritten(&text, *way));
        for other in ["Sr.", "Senior", "II", "III"] {
            let declared = format!("{given} {surname} {other}");
            prop_assert_eq!(compare(Kind::Person, &seen, &declared), Verdict::Contradicts(Contradiction::Generation));
        }
    }

    #[test]
    fn another_given_name_is_another_person((given, surname) in name(), other in prop::sample::select(GIVEN.to_vec())) {
        let (seen, declared) = (format!("{other} {surname}"), format!("{given} {surname}"));
        let is_same = compare(Kind::Person, &seen, &declared).steps().is_some();
        prop_assert_eq!(is_same, given == other, "{} for {}", seen, declared);
    }

    #[test]
    fn anything_may_be_compared(seen in "\\PC{0,24}", declared in "\\PC{0,24}") {
        for kind in [Kind::Person, Kind::Organization] {
            let _ = compare(kind, &seen, &declared);
            prop_assert_eq!(compare(kind, &seen, &seen), Verdict::Same);
        }
    }
}
