#![no_main]

use libfuzzer_sys::fuzz_target;
use whoswho::names::Kind;
use whoswho::names::compare::{Contradiction, Steps, Verdict, compare};
use whoswho::names::person::PersonName;

// Two names, parted by a line break.
fuzz_target!(|text: &str| {
    let (one, other) = text.split_once('\n').unwrap_or((text, ""));
    for kind in [Kind::Person, Kind::Organization] {
        assert_eq!(compare(kind, one, one), Verdict::Same);
        let (there, back) = (compare(kind, one, other), compare(kind, other, one));
        assert_eq!(compare(kind, one, other), there, "the same names compare the same");
        // A title may be left out, and the order may tell more of one than of the other, so that only this is symmetric:
        let is_spelling = |verdict: Verdict| verdict.steps().is_some_and(Steps::are_spelling);
        assert!(!is_spelling(there) || back.steps().is_some(), "{kind:?}: {there:?}, the other way: {back:?}");
    }
    let generation = |name| PersonName::parse(name).generation;
    if generation(one).zip(generation(other)).is_some_and(|(one, other)| one != other) {
        let another = Verdict::Contradicts(Contradiction::Generation);
        assert_eq!((compare(Kind::Person, one, other), compare(Kind::Person, other, one)), (another, another));
    }
});
