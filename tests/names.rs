//! The trie of known names: after names are added and removed in any order, it equals a newly built one.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a failing helper fails its test"
)]

use proptest::prelude::*;
use whoswho::names::forms::{Declared, Pattern, patterns};
use whoswho::names::token::tokenize;
use whoswho::names::{Candidate, CandidateCache, EntityId, Kind, Match, Trie};

/// Names that share words, fold to the same, or contain each other.
const NAMES: [(Kind, &str); 14] = [
    (Kind::Person, "Ada Lovelace"),
    (Kind::Person, "Ada King"),
    (Kind::Person, "Ada"),
    (Kind::Person, "Zoë Lane"),
    (Kind::Person, "Zoe Lane"),
    (Kind::Person, "Virgil van Dijk"),
    (Kind::Person, "Jean-Luc Picard"),
    (Kind::Person, "梁文锋"),
    (Kind::Person, "Liang Wenfeng"),
    (Kind::Organization, "High-Flyer Quant"),
    (Kind::Organization, "High-Flyer"),
    (Kind::Organization, "European Space Agency"),
    (Kind::Organization, "Acme Inc."),
    (Kind::Organization, "WHO"),
];

const TEXT: &str = "Ada Lovelace, ADA KING, Ada and King met Zoë Lane, Zoe Lane and ZOË. Van Dijk, V. van Dijk and Virgil \
                    saw Jean-Luc Picard of High-Flyer Quant (ESA). 梁文锋 is Liang Wenfeng; 文锋 and Wenfeng too. \
                    High-Flyer, European Space Agency, Acme, Acme Inc, who, WHO, Who.";

/// The patterns of a name, for one of a few entities.
fn entry() -> impl Strategy<Value = (EntityId, usize)> {
    (0..4u32, 0..NAMES.len()).prop_map(|(bearer, name)| (EntityId(bearer), name))
}

fn patterns_of(name: usize) -> Vec<Pattern> {
    let (kind, text) = NAMES[name];
    patterns(kind, &[Declared { text, canonical: true, former: false }])
}

fn insert(trie: &mut Trie, (entity, name): (EntityId, usize)) {
    for pattern in patterns_of(name) {
        trie.insert(entity, &pattern);
    }
}

fn remove(trie: &mut Trie, (entity, name): (EntityId, usize)) {
    for pattern in patterns_of(name) {
        trie.remove(entity, &pattern);
    }
}

fn find(trie: &Trie, text: &str) -> Vec<Match> {
    trie.find(&tokenize(text), &mut CandidateCache::default())
}

/// The matches in [`TEXT`], with sorted candidates.
fn matches(trie: &Trie) -> Vec<Match> {
    let mut matches = find(trie, TEXT);
    let key = |candidate: &Candidate| (candidate.entity, candidate.form, candidate.is_strong(), candidate.exact);
    for found in &mut matches {
        let mut candidates = found.candidates.to_vec();
        candidates.sort_by_key(key);
        found.candidates = candidates.into();
    }
    matches
}

/// Two names may share patterns, so that removing one name removes them from the other.
fn share_a_pattern(one: usize, other: usize) -> bool {
    patterns_of(one).iter().any(|pattern| patterns_of(other).contains(pattern))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_went_in_and_out_leaves_no_trace(
        kept in prop::collection::vec(entry(), 0..8),
        passing in prop::collection::vec(entry(), 0..8),
        order in any::<prop::sample::Index>(),
    ) {
        let clash = |entry: &(EntityId, usize)| {
            kept.iter().any(|other| other.0 == entry.0 && share_a_pattern(other.1, entry.1))
        };
        let passing: Vec<(EntityId, usize)> = passing.into_iter().filter(|entry| !clash(entry)).collect();
        let mut worn = Trie::default();
        passing.iter().for_each(|entry| insert(&mut worn, *entry));
        kept.iter().for_each(|entry| insert(&mut worn, *entry));
        let start = order.index(passing.len().max(1));
        passing.iter().cycle().skip(start).take(passing.len()).for_each(|entry| remove(&mut worn, *entry));
        let mut fresh = Trie::default();
        kept.iter().rev().for_each(|entry| insert(&mut fresh, *entry));
        prop_assert_eq!(matches(&worn), matches(&fresh));
    }

    #[test]
    fn a_word_that_many_bear_is_theirs_whoever_comes_and_goes(
        all in prop::collection::btree_set((0..60u32, 0..3usize), 0..90).prop_map(Vec::from_iter),
        order in Just((0..90usize).collect::<Vec<_>>()).prop_shuffle(),
        gone in 0..90usize,
    ) {
        let entry = |at: &usize| all.get(*at).map(|(bearer, name)| (EntityId(*bearer), *name));
        let shuffled: Vec<(EntityId, usize)> = order.iter().filter_map(entry).collect();
        let (leaving, kept) = shuffled.split_at(gone.min(shuffled.len()));
        let mut worn = Trie::default();
        shuffled.iter().rev().for_each(|entry| insert(&mut worn, *entry));
        let before = worn.clone();
        leaving.iter().for_each(|entry| remove(&mut worn, *entry));
        kept.iter().for_each(|entry| insert(&mut worn, *entry));
        let (mut fresh, mut full) = (Trie::default(), Trie::default());
        kept.iter().for_each(|entry| insert(&mut fresh, *entry));
        shuffled.iter().for_each(|entry| insert(&mut full, *entry));
        prop_assert_eq!(matches(&worn), matches(&fresh));
        prop_assert_eq!(matches(&before), matches(&full));
    }

    #[test]
    fn the_order_of_names_does_not_matter(entries in prop::collection::vec(entry(), 0..10)) {
        let (mut forward, mut backward) = (Trie::default(), Trie::default());
        entries.iter().for_each(|entry| insert(&mut forward, *entry));
        entries.iter().rev().for_each(|entry| insert(&mut backward, *entry));
        prop_assert_eq!(matches(&forward), matches(&backward));
    }

    #[test]
    fn matches_lie_in_order_and_apart(entries in prop::collection::vec(entry(), 0..10)) {
        let mut trie = Trie::default();
        entries.iter().for_each(|entry| insert(&mut trie, *entry));
        let mut end = 0;
        for found in matches(&trie) {
            prop_assert!(end <= found.first && found.first < found.end && !found.candidates.is_empty());
            end = found.end;
        }
    }
}

#[test]
fn each_way_to_write_a_name_is_there_once() {
    let names = ["Rüdiger Smith", "Ruediger Smith", "R. Smith", "Smith", "Rüdiger", "U.S. Smith", "US Smith"];
    let declared: Vec<Declared<'_>> =
        names.iter().map(|text| Declared { text, canonical: *text == names[0], former: false }).collect();
    for kind in [Kind::Person, Kind::Organization] {
        let all = patterns(kind, &declared);
        let words: std::collections::HashSet<_> = all.iter().map(|pattern| &pattern.words).collect();
        assert_eq!(words.len(), all.len());
        assert!(all.len() >= names.len());
    }
}

#[test]
fn an_empty_trie_finds_nobody() {
    assert_eq!(matches(&Trie::default()), []);
}

#[test]
fn taking_out_an_unknown_name_changes_nothing() {
    let mut trie = Trie::default();
    insert(&mut trie, (EntityId(1), 0));
    let before = matches(&trie);
    remove(&mut trie, (EntityId(2), 0));
    remove(&mut trie, (EntityId(1), 5));
    assert_eq!(matches(&trie), before);
    assert!(!before.is_empty());
}

#[test]
fn a_name_taken_in_twice_is_taken_out_at_once() {
    let mut trie = Trie::default();
    insert(&mut trie, (EntityId(1), 7));
    insert(&mut trie, (EntityId(1), 7));
    remove(&mut trie, (EntityId(1), 7));
    assert_eq!(matches(&trie), []);
}

/// A text that repeats one word would be compared with a long name at each of its words.
#[test]
fn names_of_more_words_than_a_name_has_are_not_found_in_text() {
    let mut trie = Trie::default();
    let entities = [20, 60].map(|words| (EntityId(words), vec!["Ada"; words as usize].join(" ")));
    for (entity, name) in &entities {
        for pattern in patterns(Kind::Organization, &[Declared { text: name, canonical: true, former: false }]) {
            trie.insert(*entity, &pattern);
        }
    }
    let found = find(&trie, &entities[1].1);
    assert_eq!(found.iter().map(|it| it.end - it.first).collect::<Vec<_>>(), [20, 20, 20]);
    // A name that was never added can be removed.
    for (entity, name) in &entities {
        for pattern in patterns(Kind::Organization, &[Declared { text: name, canonical: true, former: false }]) {
            trie.remove(*entity, &pattern);
        }
    }
    assert!(find(&trie, &entities[1].1).is_empty());
}
