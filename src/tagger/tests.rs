//! The built-in model on whole texts.

use std::time::{Duration, Instant};

use super::*;
use proptest::prelude::*;

/// What is found in a text: `p:Ada Lovelace`, `o:Acme Inc.`
fn found(text: &str) -> Vec<String> {
    let shown = |tagged: &Tagged| {
        let kind = if tagged.kind == Kind::Person { 'p' } else { 'o' };
        format!("{kind}:{}", tagged.span.text(text))
    };
    tag_text(text, Readers::First).iter().map(shown).collect()
}

#[test]
fn plain_sentences_are_read() {
    for (text, names) in [
        ("Ada Lovelace met Charles Babbage in London.", vec!["p:Ada Lovelace", "p:Charles Babbage"]),
        ("Yesterday Mr. Smith called and said that Mary's flight was late.", vec!["p:Smith", "p:Mary"]),
        ("She works at Microsoft and he was hired by IBM.", vec!["o:Microsoft", "o:IBM"]),
        ("He studied at the University of Chicago before he joined the army.", vec!["o:University of Chicago"]),
        ("The weather was fine, and nothing happened on Monday.", vec![]),
        ("the quick brown fox jumps over the lazy dog", vec![]),
    ] {
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
fn the_rest_of_a_note_helps() {
    let alone = tag_note(&["Wozniak disagreed."]);
    let together = tag_note(&["Steve Wozniak built it. They asked Wozniak twice.", "Wozniak disagreed."]);
    let score = |tagged: &[Tagged]| tagged.first().map_or(0.0, |tagged| tagged.score);
    assert!(score(&together[1]) > score(&alone[0]), "{alone:?} {together:?}");
    assert_eq!(together[1][0].kind, Kind::Person);
}

#[test]
fn what_was_read_before_changes_nothing() {
    let text = "Steve Wozniak met Ada Lovelace of Acme Corp. in Paris.";
    let first = tag_text(text, Readers::First);
    tag_text(&"Some other words about Wozniak and the rest of Acme. ".repeat(500));
    assert_eq!(tag_text(text, Readers::First), first);
}

#[test]
fn every_block_is_answered() {
    assert_eq!(tag_note(&[]), Vec::<Vec<Tagged>>::new());
    assert_eq!(tag_note(&["", "Ada Lovelace smiled.", " \n "]).iter().map(Vec::len).collect::<Vec<_>>(), [0, 1, 0]);
}

#[test]
fn odd_input_is_read_in_time() {
    // Tests are built without optimization; what takes time in proportion takes less than a second here.
    let size = 1 << 16;
    for text in [
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
    ] {
        let start = Instant::now();
        check(&text);
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}: {:?}", text.get(..20), start.elapsed());
    }
}

/// Mentions are in order, apart, on character boundaries, not empty, with a score that is a probability.
fn check(text: &str) {
    let mut at = 0;
    for Tagged { span, score, .. } in tag_text(text, Readers::First) {
        assert!(span.start >= at && span.end > span.start, "{span:?} after {at}");
        assert!(text.get(span.range()).is_some_and(|name| name.trim() == name), "{span:?}");
        assert!((0.0..=1.0).contains(&score), "{score}");
        at = span.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        check(&text);
    }

    #[test]
    fn any_mixture_is_read(parts in prop::collection::vec(
        prop::sample::select(vec!["Ada", "Mr.", "Acme", "Inc.", "of", "the", "’s", "-", "\n", "\n\n", " ", "J.", "李明", "👍",
            "אדה", "IBM", "said", "“", "”", "\u{0}", "\u{301}", ".", "!", "@", "#", "http://", "_", "'"]), 0..40)) {
        check(&parts.concat());
        check(&parts.join(" "));
    }
}
