use super::*;
use crate::names::normalize::fold;
use crate::word_lists::lines;
use proptest::prelude::*;

/// A language, what is seen, what is declared; `-` for a name that is somebody else's.
const ROWS: &str = include_str!("tests/rows.txt");

fn words(name: &str) -> Vec<String> {
    name.split_whitespace().map(fold).collect()
}

fn explained(seen: &str, declared: &str) -> Option<Inflection> {
    let (seen, declared) = (words(seen), words(declared));
    explains(&refer(&seen), &refer(&declared))
}

fn refer(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    lines(ROWS).map(|line| {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        (columns[0], columns[1], columns[2])
    })
}

#[test]
fn endings_are_explained_by_the_language_that_has_them() {
    let mut wrong = Vec::new();
    for (language, seen, declared) in rows() {
        let found = explained(seen, declared);
        let is_right = match found {
            Some(found) => found.languages.iter().any(|one| one.name() == language),
            None => language == "-",
        };
        if !is_right {
            wrong.push(format!("{language} | {seen} | {declared}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let none = rows().filter(|(language, ..)| *language == "-").count();
    assert!(rows().count() >= 150 && none >= 40);
}

#[test]
fn every_language_has_rows() {
    for language in Language::ALL {
        assert!(rows().any(|(name, ..)| name == language.name()), "{language}");
    }
}

#[test]
fn bases_hold_what_is_declared() {
    for (_, seen, declared) in rows().filter(|(language, ..)| *language != "-") {
        for (seen, declared) in words(seen).iter().zip(words(declared)) {
            let is_hyphenated_alike = seen.matches('-').count() == declared.matches('-').count();
            let cut =
                |word: &str| word.split(|letter| is_hyphenated_alike && letter == '-').map(str::to_owned).collect();
            let (seen, declared): (Vec<String>, Vec<String>) = (cut(seen), cut(&declared));
            for (seen, declared) in seen.iter().zip(&declared).filter(|(seen, declared)| seen != declared) {
                let bases = bases(seen);
                assert!(bases.iter().any(|base| base.word == *declared), "{seen} of {declared}: {bases:?}");
            }
        }
    }
}

#[test]
fn no_word_of_the_lists_has_too_many_bases() {
    let names = include_str!("../../word_lists/surnames.txt")
        .lines()
        .chain(include_str!("../../word_lists/given_names.txt").lines());
    for name in names.filter_map(|line| line.split('\t').next()) {
        for ending in ["", "a", "owi", "iem", "iego", "ou", "ssa", "lle", "nak", "а", "ом", "ого", "ου", "im", "sten"]
        {
            let word = format!("{name}{ending}");
            let count = bases(&word).len();
            assert!(count < MAX_BASES, "{word}: {count}");
        }
    }
}

#[test]
fn the_ending_is_told_without_what_changes_before_it() {
    for (seen, declared, ending) in [
        ("Jana Novotného", "Jan Novotný", "eho"),
        ("Anny Kowalskiej", "Anna Kowalska", "iej"),
        ("Virtaselle", "Virtanen", "lle"),
        ("Tamással", "Tamás", "al"),
        ("Baumeisters", "Baumeister", "s"),
    ] {
        assert_eq!(explained(seen, declared).map(|found| found.ending), Some(ending), "{seen}");
    }
}

#[test]
fn languages_are_said_as_readers_say_them() {
    let set =
        |languages: &[Language]| languages.iter().copied().fold(Languages::default(), Languages::with).to_string();
    assert_eq!(set(&[Language::Polish]), "Polish");
    assert_eq!(set(&[Language::Slovak, Language::Czech]), "Czech or Slovak");
    assert_eq!(set(&[Language::Slovak, Language::Czech, Language::Polish]), "Czech, Slovak or another");
    assert_eq!(set(&[]), "");
}

#[test]
fn prefixes_are_cut_where_a_name_is_left() {
    for (word, lengths) in [
        ("وسامر", vec![2]),
        ("للحسن", vec![2, 4]),
        ("وبسامر", vec![2, 4]),
        ("سامر", vec![]),
        ("ודוד", vec![2]),
        ("שלדוד", vec![2, 4]),
        ("ושלדוד", vec![2, 4, 6]),
        ("ובדוד", vec![2, 4]),
        ("דוד", vec![]),
        ("ודו", vec![2]),
        ("וד", vec![]),
        ("Otto", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(proclitics(word).collect::<Vec<_>>(), lengths, "{word}");
    }
}

#[test]
fn lists_are_folded_and_say_where_they_come_from() {
    let prefixes = include_str!("../../word_lists/inflection/proclitics.txt");
    let women = include_str!("../../word_lists/inflection/women.txt");
    for (language, list) in tables::ALL.iter().map(|(language, list)| (language.name(), *list)) {
        assert!(list.contains("Source: written by hand"), "{language}");
        for line in lines(list).skip(1) {
            assert!(matches!(line.split('\t').count(), 2 | 4), "{language}: {line}");
            assert_eq!(fold(line), line.to_lowercase(), "{language}");
        }
    }
    for list in [prefixes, women] {
        assert!(list.starts_with('#'));
        let words: Vec<&str> = lines(list).collect();
        assert!(words.is_sorted());
        words.iter().for_each(|word| assert_eq!(fold(word), *word));
    }
}

proptest! {
    #[test]
    fn nothing_is_explained_where_nothing_differs(name in proptest::collection::vec("\\PC{0,8}", 0..4)) {
        let name = refer(&name);
        prop_assert_eq!(explains(&name, &name), None);
    }

    #[test]
    fn no_text_makes_it_fail(seen in "\\PC{0,12}", declared in "\\PC{0,12}") {
        explains(&[&seen], &[&declared]);
        explains(&[&seen, &declared], &[&declared, &seen]);
        bases(&seen).iter().for_each(|base| assert!(explains(&[&base.word], &[&declared]).is_none_or(|_| base.word != declared)));
        for length in proclitics(&seen) {
            prop_assert!(seen.is_char_boundary(length) && length < seen.len());
        }
    }

    #[test]
    fn bases_are_words_and_each_is_shown_once(
        word in "[a-zа-яα-ω]{1,6}(a|ou|owi|iego|em|sen|lle|ssa|nak|tal|ого|ом|ой|ου|s|t)",
    ) {
        let mut shown = Vec::new();
        each_base(&word, |base| shown.push(base.to_owned()));
        let listed: Vec<String> = bases(&word).into_iter().map(|base| base.word).collect();
        prop_assert_eq!(&shown, &listed);
        prop_assert!(shown.len() <= MAX_BASES);
        for (at, base) in shown.iter().enumerate() {
            prop_assert!(base.chars().count() >= 2 && *base != word, "{base}");
            prop_assert!(!shown[..at].contains(base), "{base} twice");
        }
    }

    #[test]
    fn bases_hold_what_explains_a_name(
        stem in "[a-zа-я]{2,6}",
        other in "[a-zа-я]{2,6}",
        endings in proptest::array::uniform4("(|a|y|ou|owi|a|em|ek|ka|ova|ove|nen|sen|s|lle|nak|а|ы|ой|ов|ова|ии|ого|у)"),
    ) {
        let seen = [format!("{stem}{}", endings[0]), format!("{other}{}", endings[1])];
        let declared = [format!("{stem}{}", endings[2]), format!("{other}{}", endings[3])];
        if explains(&refer(&seen), &refer(&declared)).is_some() {
            prop_assert!(seen != declared);
            for (seen, declared) in seen.iter().zip(&declared).filter(|(seen, declared)| seen != declared) {
                prop_assert!(bases(seen).iter().any(|base| base.word == *declared), "{seen} of {declared}");
            }
        }
    }
}
