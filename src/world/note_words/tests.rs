use proptest::prelude::*;

use super::{Change, LinkTargets, NoteWords, WordCounts};
use crate::note::{Format, parse, parse_incremental};

const PARTS: [&str; 12] = [
    "Ann saw a ford.\n\n",
    "The Ford of ann, Ann's.\n\n",
    "target\n",
    "Target, TARGET\n\n",
    "梁文锋 Zoë\n\n",
    "[[Ann]] and [her](ann.md)\n\n",
    "[[folder/Ann]]\n",
    "@ann @tom\n\n",
    "@ann\n\n",
    "role:: chef\n\n",
    "alias:: [[Zoë]], target\n\n",
    "- ann\n- a 5\n\n",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PARTS[..]), 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_that_are_counted_on_are_those_of_a_fresh_count(versions in prop::collection::vec(text(), 1..6)) {
        let mut text = String::new();
        let mut note = parse(&text, Format::Markdown);
        let mut word_counts = WordCounts::of(&note, &text);
        for version in versions {
            let now = parse_incremental(&version, &note, &text);
            let words = NoteWords::of(&word_counts);
            let (next, has_turned) = word_counts.of_next((&note, &text), (&now, &version));
            prop_assert_eq!(&NoteWords::of(&next), &NoteWords::of(&WordCounts::of(&now, &version)));
            prop_assert!(has_turned || NoteWords::of(&next) == words, "{:?} became {:?}", text, version);
            (text, note, word_counts) = (version, now, next);
        }
    }

    #[test]
    fn a_change_touches_the_notes_that_have_all_traces_of_one_of_its_sets(
        sets in prop::collection::vec(prop::collection::vec(0..9_u32, 0..4), 0..9),
        traces in prop::collection::btree_set(0..9_u32, 0..9),
    ) {
        let change = Change { sets, everything: false };
        let words = NoteWords { traces: traces.iter().copied().collect(), ..NoteWords::default() };
        let has_all = |set: &Vec<u32>| !set.is_empty() && set.iter().all(|trace| traces.contains(trace));
        prop_assert_eq!(change.wanted().is_in(&words), change.sets.iter().any(has_all));
    }

    #[test]
    fn links_are_found_among_few_traces_and_among_many(
        called in prop::collection::hash_set(0..200_u32, 0..9),
        traces in prop::collection::btree_set(0..200_u32, 0..90),
    ) {
        let is_called = traces.iter().any(|trace| called.contains(trace));
        let words = NoteWords { traces: traces.into_iter().collect(), ..NoteWords::default() };
        prop_assert_eq!(LinkTargets(called.into_iter().collect()).is_in(&words), is_called);
    }
}
