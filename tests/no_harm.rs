//! Correct text stays as it is: whatever steps lie between a name and its definition, nothing is called misspelt and nothing
//! is corrected; and a slip of the pen is still found.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a failing helper fails its test"
)]

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;
use whoswho::features::{fix_all, misspelt, sure_fixes};
use whoswho::names::normalize::{fold, plain};
use whoswho::names::{WordKey, edit_distance, honorifics, lexicon};
use whoswho::note::Format;
use whoswho::text::edited;
use whoswho::world::{FileKey, Settings, World};

const NOTE: &str = "a.md";

/// A world with one who is defined, and an open note.
fn world(folder: &str, name: &str, text: &str) -> World {
    world_of(Format::Markdown, folder, name, text)
}

/// The same with a note of some format.
fn world_of(format: Format, folder: &str, name: &str, text: &str) -> World {
    let mut world = World::new(Settings::default());
    let definition: Arc<str> = format!("# {name}\n").into();
    world.load(vec![(FileKey::new(0, &format!("{folder}/{name}.md")), definition)]);
    let key = FileKey::new(0, NOTE);
    let text: Arc<str> = text.into();
    let note = world.read_incremental(&key, &text, format);
    world.put(key, text, note, Some(1));
    assert_eq!(world.entity_index().named(name).len(), 1, "{name} is defined");
    world
}

/// The words that are called misspelt.
fn misspellings(world: &World, text: &str) -> Vec<String> {
    let file = world.find(&FileKey::new(0, NOTE)).expect("the note is there");
    let data = world.file(file).expect("the note is there");
    misspelt(world, data, text).iter().map(|one| one.span.text(text).to_owned()).collect()
}

/// The text after all that is surely misspelt has been corrected, in a terminal and in an editor.
fn fixed(world: &World, text: &str) -> (String, bool) {
    let file = world.find(&FileKey::new(0, NOTE)).expect("the note is there");
    let fixes = sure_fixes(world, file, text);
    (edited(text, fixes.iter().map(|fix| (fix.place.span, fix.text.as_str()))), fix_all(world, file).is_some())
}

const ONSETS: [&str; 12] = ["B", "Dr", "F", "G", "H", "K", "L", "M", "P", "T", "V", "Ž"];
const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "é", "ü", "ø"];
const MIDDLES: [&str; 10] = ["l", "n", "r", "s", "t", "v", "nd", "rg", "lt", "k"];
const ENDS: [&str; 6] = ["k", "n", "r", "t", "nt", "lm"];

/// A word that looks like a name, of two or three syllables, with a consonant at its end.
fn word() -> impl Strategy<Value = String> {
    let syllables = prop::collection::vec((select(&VOWELS[..]), select(&MIDDLES[..])), 1..3);
    (select(&ONSETS[..]), syllables, select(&VOWELS[..]), select(&ENDS[..])).prop_map(|(onset, middle, vowel, end)| {
        let middle: String = middle.into_iter().map(|(vowel, letters)| format!("{vowel}{letters}")).collect();
        format!("{onset}{middle}{vowel}{end}")
    })
}

/// A person's name: given name, perhaps a middle name, perhaps a particle, a surname of one part or two, perhaps a
/// generation.
#[derive(Clone, Debug)]
struct Person {
    given: String,
    middle: Option<String>,
    surname: String,
    generation: Option<&'static str>,
}

fn person() -> impl Strategy<Value = Person> {
    let surname = (word(), prop::option::of(word()), select(&["", "", "", "van ", "O'", "de la "][..])).prop_map(
        |(one, other, before)| match other {
            Some(other) if before.is_empty() => format!("{one}-{other}"),
            _ => format!("{before}{one}"),
        },
    );
    let generation = prop::option::weighted(0.2, select(&["Jr.", "Sr.", "III"][..]));
    (word(), prop::option::of(word()), surname, generation).prop_map(|(given, middle, surname, generation)| Person {
        given,
        middle,
        surname,
        generation,
    })
}

impl Person {
    fn name(&self) -> String {
        let middle = self.middle.iter().map(|middle| format!(" {middle}")).collect::<String>();
        let generation = self.generation.map(|generation| format!(" {generation}")).unwrap_or_default();
        format!("{}{middle} {}{generation}", self.given, self.surname)
    }
}

/// What a writer may do to a person's name without being wrong. `Said` acts on the name as text, the others on its parts.
#[derive(Clone, Copy, Debug)]
enum Step {
    WithoutMiddle,
    MiddleInitial,
    MoreMiddle,
    GivenInitial,
    WithoutGeneration,
    SurnameFirst,
    SurnameAlone,
    Said(fn(&str) -> String),
}

const STEPS: [Step; 18] = [
    Step::WithoutMiddle,
    Step::MiddleInitial,
    Step::MoreMiddle,
    Step::GivenInitial,
    Step::WithoutGeneration,
    Step::SurnameFirst,
    Step::SurnameAlone,
    Step::Said(|name| name.to_uppercase()),
    Step::Said(|text| plain(text).into_owned()),
    Step::Said(|name| name.nfd().collect()),
    Step::Said(|name| name.replace('-', " ")),
    Step::Said(|name| name.replace('-', "‐")),
    Step::Said(|name| name.replace('\'', "’")),
    Step::Said(|name| name.replace('ü', "ue").replace('ø', "oe").replace('ž', "z")),
    Step::Said(|name| format!("Dr. {name}")),
    Step::Said(|name| format!("Mr. and Mrs. {name}")),
    Step::Said(|name| format!("{name}'s")),
    Step::Said(|name| format!("{name}, PhD")),
];

fn written(person: &Person, steps: &[Step]) -> String {
    let initial = |word: &str| word.chars().next().map(|letter| format!("{letter}.")).unwrap_or_default();
    let mut seen = person.clone();
    let mut comma = false;
    let mut alone = false;
    for step in steps {
        match step {
            Step::WithoutMiddle => seen.middle = None,
            Step::MiddleInitial => seen.middle = seen.middle.map(|middle| initial(&middle)),
            Step::MoreMiddle if person.middle.is_none() => seen.middle = Some("Q.".to_owned()),
            Step::GivenInitial => seen.given = initial(&person.given),
            Step::WithoutGeneration => seen.generation = None,
            Step::SurnameFirst => comma = true,
            Step::SurnameAlone => alone = true,
            _ => {}
        }
    }
    let mut name = match (alone, comma) {
        (true, _) => seen.surname,
        (false, true) => {
            let middle = seen.middle.iter().map(|middle| format!(" {middle}")).collect::<String>();
            format!("{}, {}{middle}", seen.surname, seen.given)
        }
        (false, false) => seen.name(),
    };
    for step in steps {
        if let Step::Said(change) = step {
            name = change(&name);
        }
    }
    name
}

/// A sentence of a language, what declared names end in there, and what that becomes: in both words of a name, or in the last
/// alone.
const LANGUAGES: [(&str, &str, &[&str], bool); 11] = [
    ("Včera jsme viděli {}, ale nikdo nevěděl, co bude dál.", "", &["a", "ovi", "em"], true),
    ("Wczoraj wszyscy widzieli {} w mieście i nikt nic nie mówił.", "", &["a", "owi", "em"], true),
    ("Včera sme videli {} v meste a nikto nevedel, čo bude.", "", &["a", "ovi", "om"], true),
    ("Jučer smo vidjeli {} u gradu i nitko nije znao što će biti.", "", &["a", "u", "om"], true),
    ("Tegnap láttuk {} a városban, és senki sem tudta, mi lesz.", "", &["ot", "nak", "nek", "ban", "tól"], false),
    ("Tegnap láttuk {} a városban, és senki sem tudta, mi lesz.", "a", &["át", "ának", "ával"], false),
    ("Eilen näimme {} kaupungissa, eikä kukaan tiennyt mitä tapahtuu.", "", &["in", "ia", "issa", "ille"], false),
    ("Eilen näimme {} kaupungissa, eikä kukaan tiennyt mitä tapahtuu.", "a", &["an", "alla", "aan"], false),
    ("Dün şehirde {} gördük ama kimse ne olacağını bilmiyordu.", "", &["'ı", "'in", "'e", "'dan"], false),
    ("Wir haben gestern {} Haus in der Stadt gesehen und nichts gesagt.", "", &["s"], false),
    ("Igår såg vi {} hus i staden och ingen visste vad som skulle ske.", "", &["s"], false),
];

/// Whether the word is another name or a word of the language.
fn is_known(word: &str) -> bool {
    lexicon::is_listed(WordKey::written(word))
}

/// The word with a slip of the pen inside: two letters in the wrong order, one too many, one missing.
fn slipped(word: &str, at: usize, kind: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + at % (letters.len() - 3);
    match kind {
        0 => letters.swap(at, at + 1),
        1 => letters.insert(at, letters[at]),
        _ => {
            letters.remove(at);
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_steps_explain_is_not_corrected(
        person in person(),
        steps in prop::collection::vec(select(&STEPS[..]), 0..4),
        with_name in any::<bool>(),
    ) {
        let seen = written(&person, &steps);
        let first = if with_name { format!("{} was there. ", person.name()) } else { String::new() };
        let text = format!("{first}We went to see {seen} in the town, and then we all came back to the house.\n");
        let world = world("People", &person.name(), &text);
        prop_assert_eq!(misspellings(&world, &text), Vec::<String>::new(), "{}", text);
        prop_assert_eq!(fixed(&world, &text), (text, false));
    }

    #[test]
    fn what_endings_explain_is_not_corrected(
        (given, surname) in (word(), word()),
        language in select(&LANGUAGES[..]),
        ending in any::<prop::sample::Index>(),
    ) {
        let (sentence, base, endings, on_both) = language;
        let ending = endings[ending.index(endings.len())];
        let declared = format!("{given} {surname}{base}");
        let seen = format!("{given}{} {surname}{ending}", if on_both { ending } else { "" });
        let text = format!("{}\n", sentence.replace("{}", &seen));
        let world = world("People", &declared, &text);
        prop_assert_eq!(misspellings(&world, &text), Vec::<String>::new(), "{}", text);
        prop_assert_eq!(fixed(&world, &text), (text, false));
    }

    #[test]
    fn what_steps_explain_of_an_organization_is_not_corrected(
        (first, second) in (word(), word()),
        (declared, seen) in select(&[
            ("{} & {} Ltd.", "{} and {} Limited"),
            ("{} and {}", "{} & {}"),
            ("{} {} Inc.", "{} {}, Inc"),
            ("{} {} Inc.", "{} {}"),
            ("{} {} S.A.", "{} {} SA"),
            ("{} {} GmbH", "{}-{} GmbH"),
            ("The {} {}", "{} {}"),
            ("{}-{} Group", "{} {} Group"),
            ("{}-{} Group", "{}-{}"),
            ("{}'s {}", "{}’s {}"),
            ("U.S. {} {}", "US {} {}"),
        ][..]),
        step in select(&STEPS[7..11]),
    ) {
        let fill = |pattern: &str| pattern.replacen("{}", &first, 1).replacen("{}", &second, 1);
        let Step::Said(change) = step else { unreachable!("these steps act on text") };
        let text = format!("We went to see {} in the town, and then we all came back to the house.\n", change(&fill(seen)));
        let world = world("Companies", &fill(declared), &text);
        prop_assert_eq!(misspellings(&world, &text), Vec::<String>::new(), "{}", text);
        prop_assert_eq!(fixed(&world, &text), (text, false));
    }

    #[test]
    fn one_slip_in_a_name_of_two_words_is_corrected(
        (given, surname) in (word(), word()),
        in_surname in any::<bool>(),
        at in 0..20_usize,
        kind in 0..3_usize,
    ) {
        let right = format!("{given} {surname}");
        let (one, other) = if in_surname {
            (given.clone(), slipped(&surname, at, kind))
        } else {
            (slipped(&given, at, kind), surname.clone())
        };
        let seen = format!("{one} {other}");
        // Letters that fold alike are no slip, and a word of the lists may be right.
        prop_assume!(fold(&one) != fold(&given) || fold(&other) != fold(&surname));
        prop_assume!(fold(&given) != fold(&surname));
        prop_assume!(!is_known(if in_surname { &other } else { &one }));
        // A given name of the lists may have another spelling, which is left for the user to decide.
        let (wrong, meant) = if in_surname { (fold(&other), fold(&surname)) } else { (fold(&one), fold(&given)) };
        // A title is no slip of a given name: Tsar Balak is not Tasar Balak.
        prop_assume!(honorifics::title(&wrong).is_none() && honorifics::title_or_name(&wrong).is_none());
        prop_assume!(!(lexicon::is_given_name(&meant) && edit_distance::may_be_variants(&wrong, &meant)));
        let text = format!("We went to see {seen} in the town, and then we all came back to the house.\n");
        let world = world("People", &right, &text);
        prop_assert_eq!(misspellings(&world, &text), vec![seen.clone()]);
        let (after, _) = fixed(&world, &text);
        prop_assert_eq!(fold(&after), fold(&text.replace(&seen, &right)));
    }
}

/// Places in which a name is code, a key, a setting or a comment; `N` is the name.
const NO_PROSE: [(Format, &[&str]); 3] = [
    (
        Format::Latex,
        &[
            r"\verb|N|",
            r"\lstinline[language=C]{N}",
            r"\mintinline{c}|N|",
            r"\code{N}",
            "\\begin{alltt}\nN\n\\end{alltt}",
            r"\gls{N}",
            r"\bibitem{N}",
            r"\newglossaryentry{N}{name={N}}",
            r"\iffalse N \fi",
            r"\ensuremath{N}",
            r"\hypertarget{N}{there}",
            r"\input N",
            r"\tikzset{N/.style}",
            r"\SI{5}{N}",
            r"\newcommand\x{N}",
            r"\unknown{width=1cm, N}",
        ],
    ),
    (
        Format::Typst,
        &[
            "/* /* x */ N */ x",
            "#context { N }",
            "#f(x)[t](N)",
            "#f[x](N)",
            "#if a { N } else { N }",
            "```\nN\n```",
            "`N",
        ],
    ),
    (
        Format::Markdown,
        &[
            "Type <code>N</code>.",
            "Type <kbd>N</kbd> or <var>N</var>.",
            "<details>\n<pre>\nN\n\nN</pre>\n</details>",
            "export const x = \"N\"",
            "import x from \"N\"",
            "See <Card of={{ name: \"N\" }} /> there.",
        ],
    ),
];

#[test]
fn what_is_no_prose_is_not_corrected() {
    const SENTENCE: &str = "We went to see Elodie Marchnad in the town, and then we all came back to the house.\n";
    for (format, places) in NO_PROSE {
        for place in places {
            let place = place.replace('N', "Elodie Marchnad");
            let text = format!("{SENTENCE}\n{place}\n");
            let world = world_of(format, "People", "Elodie Marchand", &text);
            assert_eq!(misspellings(&world, &text), ["Elodie Marchnad"], "{text}");
            let (after, _) = fixed(&world, &text);
            assert!(after.ends_with(&format!("\n{place}\n")), "{after}");
        }
    }
}
