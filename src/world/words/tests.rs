use proptest::prelude::*;

use super::{Tally, Words};
use crate::note::{Format, parse, parse_again};

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
        let mut tally = Tally::of(&note, &text);
        for version in versions {
            let now = parse_again(&version, &note, &text);
            let words = Words::of(&tally);
            let (next, has_turned) = tally.of_next((&note, &text), (&now, &version));
            prop_assert_eq!(&Words::of(&next), &Words::of(&Tally::of(&now, &version)));
            prop_assert!(has_turned || Words::of(&next) == words, "{:?} became {:?}", text, version);
            (text, note, tally) = (version, now, next);
        }
    }
}
