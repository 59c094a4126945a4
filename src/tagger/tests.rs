//! The built-in models on whole texts.

use std::time::{Duration, Instant};

use super::*;
use crate::names::Kind;
use proptest::prelude::*;

/// What is found in a text: `p:Ada Lovelace`, `o:Acme Inc.`
fn found(text: &str) -> Vec<String> {
    found_by(Readers::First, text)
}

fn found_by(readers: Readers, text: &str) -> Vec<String> {
    let shown = |tagged: &Tagged| {
        let kind = if tagged.kind == Kind::Person { 'p' } else { 'o' };
        format!("{kind}:{}", tagged.span.text(text))
    };
    tag_text(text, None, readers).iter().map(shown).collect()
}

/// Sentences with the names in them.
const PLAIN: [(&str, &[&str]); 6] = [
    ("Ada Lovelace met Charles Babbage in London.", &["p:Ada Lovelace", "p:Charles Babbage"]),
    ("Yesterday Mr. Smith called and said that Mary's flight was late.", &["p:Smith", "p:Mary"]),
    ("She works at Microsoft and he was hired by IBM.", &["o:Microsoft", "o:IBM"]),
    ("He studied at the University of Chicago before he joined the army.", &["o:University of Chicago"]),
    ("The weather was fine, and nothing happened on Monday.", &[]),
    ("the quick brown fox jumps over the lazy dog", &[]),
];

#[test]
fn plain_sentences_are_read() {
    for (text, names) in PLAIN {
        assert_eq!(found(text), names, "{text}");
    }
}

#[test]
fn a_name_across_a_wrapped_line_is_one() {
    let text = "In the spring of that year, as we all remember, a letter came from John\n\
                McDonald, who wanted to know what had become of the money that he had\n\
                lent to his brother, and why.";
    assert!(found(text).contains(&"p:John\nMcDonald".to_owned()), "{:?}", found(text));
}

#[test]
fn however_letters_are_encoded_a_name_is_one() {
    let composed = found("Later Märta Öberg met Anne Søndergaard in the hall.");
    let taken_apart = found("Later Ma\u{308}rta O\u{308}berg met Anne Søn\u{ad}dergaard in the hall.");
    assert_eq!(composed, ["p:Märta Öberg", "p:Anne Søndergaard"]);
    assert_eq!(taken_apart, ["p:Ma\u{308}rta O\u{308}berg", "p:Anne Søn\u{ad}dergaard"]);
}

#[test]
fn technology_is_nobodys_name() {
    let text = "We moved from MySQL to PostgreSQL, wrote the API in TypeScript, and exported JSON and PDF. Ann Berg met Linux \
                users and LINQ fans.";
    assert_eq!(found(text), ["p:Ann Berg"]);
}

#[test]
fn an_acronym_is_sure_only_where_the_note_spells_it_out() {
    let sure = |text: &str, name: &str| {
        let tagged = tag_text(text, None, Readers::First);
        let own = tagged.into_iter().find(|tagged| tagged.span.text(text) == name);
        own.is_some_and(|own| own.score >= sure_from(own.kind))
    };
    let unexplained = "The TCR said on Monday that the TCR will pay. A spokesman of the TCR declined to comment.";
    assert!(!sure(unexplained, "TCR"));
}

#[test]
fn the_rest_of_a_note_helps() {
    let alone = tag_note(&["Wozniak disagreed."], Readers::First);
    let together =
        tag_note(&["Steve Wozniak built it. They asked Wozniak twice.", "Wozniak disagreed."], Readers::First);
    let score = |tagged: &[Tagged]| tagged.first().map_or(0.0, |tagged| tagged.score);
    assert!(score(&together[1]) > score(&alone[0]), "{alone:?} {together:?}");
    assert_eq!(together[1][0].kind, Kind::Person);
}

#[test]
fn what_was_read_before_changes_nothing() {
    let text = "Steve Wozniak met Ada Lovelace of Acme Corp. in Paris.";
    let first = tag_text(text, None, Readers::First);
    tag_text(&"Some other words about Wozniak and the rest of Acme. ".repeat(500), None, Readers::First);
    assert_eq!(tag_text(text, None, Readers::First), first);
}

#[test]
fn every_block_is_answered() {
    assert_eq!(tag_note(&[], Readers::First), Vec::<Vec<Tagged>>::new());
    assert_eq!(
        tag_note(&["", "Ada Lovelace smiled.", " \n "], Readers::First).iter().map(Vec::len).collect::<Vec<_>>(),
        [0, 1, 0]
    );
}

/// Texts of about this many bytes that nobody would write.
fn odd_texts(size: usize) -> [String; 12] {
    [
        "x".repeat(size),
        "Ada ".repeat(size / 4),
        "ADA LOVELACE MET BOB ".repeat(size / 21),
        "A.B.".repeat(size / 4),
        "'".repeat(size),
        "@".repeat(size),
        "-A".repeat(size / 2),
        "é’s".repeat(size / 6),
        "\u{202e}אדה לאבלייס ".repeat(size / 30),
        "👩‍👩‍👧‍👦".repeat(size / 25),
        "\u{0}\u{7}\n\r".repeat(size / 4),
        "Ada\n".repeat(size / 4),
    ]
}

#[test]
fn odd_input_is_read_in_time() {
    // What takes time in proportion takes less than a second here.
    for text in odd_texts(1 << 16) {
        let start = Instant::now();
        check(Readers::First, &text);
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}: {:?}", text.get(..20), start.elapsed());
    }
}

/// Mentions are in order, apart, on character boundaries, not empty, with a score that is a probability.
fn check(readers: Readers, text: &str) {
    let mut at = 0;
    for Tagged { span, score, .. } in tag_text(text, None, readers) {
        assert!(span.start >= at && span.end > span.start, "{span:?} after {at}");
        assert!(text.get(span.range()).is_some_and(|name| name.trim() == name), "{span:?}");
        assert!((0.0..=1.0).contains(&score), "{score}");
        at = span.end;
    }
}

const SENTENCES: [&str; 7] = [
    "Petra Lindqvist called on Monday.",
    "Lindqvist was late.",
    "the mill is closed, said Mill.",
    "Mr. Mill wrote to Acme Inc.",
    "- 🧭 List of Things",
    "",
    "An Acme spokesman, Ove Mill, declined.",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn what_is_remembered_of_a_note_changes_nothing(
        versions in prop::collection::vec(prop::collection::vec(prop::sample::select(SENTENCES.to_vec()), 0..6), 1..5),
        readers in prop::sample::select(vec![Readers::First, Readers::Both]),
    ) {
        let mut memory = TagCache::default();
        for version in versions {
            prop_assert_eq!(tag_incremental(&version, readers, &mut memory), tag_note(&version, readers));
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        check(Readers::First, &text);
    }

    #[test]
    fn any_mixture_is_read(parts in prop::collection::vec(
        prop::sample::select(vec!["Ada", "Mr.", "Acme", "Inc.", "of", "the", "’s", "-", "\n", "\n\n", " ", "J.", "李明", "👍",
            "אדה", "IBM", "said", "“", "”", "\u{0}", "\u{301}", ".", "!", "@", "#", "http://", "_", "'"]), 0..40)) {
        check(Readers::First, &parts.concat());
        check(Readers::First, &parts.join(" "));
    }
}

#[cfg(feature = "second")]
mod both {
    use super::*;

    #[test]
    fn plain_sentences_are_read() {
        for (text, names) in PLAIN {
            assert_eq!(found_by(Readers::Both, text), names, "{text}");
        }
    }

    #[test]
    fn what_both_have_settled_stands_until_the_block_changes() {
        let (mut memory, mut other) = (TagCache::default(), TagCache::default());
        let before = tag_incremental(&["Ada Lovelace met Will.", "Will it rain?"], Readers::Both, &mut memory);
        assert_eq!(tag_incremental(&["Ada Lovelace met Will.", "Will it rain?"], Readers::First, &mut memory), before);
        let changed = ["Ada Lovelace met Will.", "It rains."];
        let by_first = tag_incremental(&changed, Readers::First, &mut other);
        assert_eq!(tag_incremental(&changed, Readers::Both, &mut other), tag_note(&changed, Readers::Both));
        assert_eq!(tag_note(&changed, Readers::First), by_first);
    }

    #[test]
    fn odd_input_is_read_in_time() {
        for text in odd_texts(1 << 11) {
            let start = Instant::now();
            check(Readers::Both, &text);
            assert!(start.elapsed() < Duration::from_secs(60), "{:?}: {:?}", text.get(..20), start.elapsed());
        }
    }
}
