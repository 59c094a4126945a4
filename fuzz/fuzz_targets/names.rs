#![no_main]

use libfuzzer_sys::fuzz_target;
use whoswho::names::forms::{Declared, patterns};
use whoswho::names::normalize::{composed, fold, plain};
use whoswho::names::organization::OrganizationName;
use whoswho::names::person::PersonName;
use whoswho::names::token::tokenize;
use whoswho::names::{CandidateCache, EntityId, Kind, Trie, trimming};
use whoswho::text::Span;
use whoswho_fuzz::assert_apart;

fuzz_target!(|text: &str| {
    let tokens = tokenize(text);
    assert_apart(tokens.iter().map(|token| Span::new(token.start, token.end())), text);
    assert!(tokens.iter().all(|token| text[token.start..token.end()] == *token.text && !token.text.is_empty()));

    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "a folded text folds no further");
    let _ = (plain(text), composed(text));
    let trimmed = trimming::trimmed(text, 0..text.len());
    assert!(text.get(trimmed).is_some());

    let person = PersonName::parse(text);
    assert!(person.surname_at <= person.words.len());
    assert!(person.is_mononym() || person.given().len() + person.surname().len() == person.words.len());
    let _ = OrganizationName::parse(text).initials();

    // Whoever is known by a name is found by it.
    for kind in [Kind::Person, Kind::Organization] {
        let mut trie = Trie::default();
        let patterns = patterns(kind, &[Declared { text, canonical: true, former: false }]);
        patterns.iter().for_each(|pattern| trie.insert(EntityId(0), pattern));
        let mut end = 0;
        for found in trie.find(&tokens, &mut CandidateCache::default()) {
            assert!(end <= found.first && found.first < found.end && found.end <= tokens.len(), "no overlaps");
            end = found.end;
        }
        patterns.iter().for_each(|pattern| trie.remove(EntityId(0), pattern));
        assert!(trie.find(&tokens, &mut CandidateCache::default()).is_empty(), "a name that was taken out is found no longer");
    }
});
