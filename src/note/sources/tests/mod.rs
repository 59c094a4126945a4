//! What sources define, a line for each thing that is said.

mod data;
mod groups;
mod listed;
mod nobody;
mod tables;
mod typos;

use super::Source;

/// What holds of every source: places are in the text, those of an entry in its own, and names are names.
pub(super) fn check(text: &str, source: &Source) {
    for definition in &source.definitions {
        assert_eq!(definition.names.first().and_then(|name| name.span), Some(definition.at));
        assert!(definition.extent.covers(definition.at), "{definition:?}");
        let names = definition.names.iter().chain(&definition.emails).filter_map(|name| name.span);
        let facts = definition.facts.iter().map(|fact| fact.span);
        for span in names.chain(facts).chain([definition.at, definition.extent]) {
            assert!(text.get(span.range()).is_some(), "{span:?}");
        }
        assert!(definition.names.iter().all(|name| !name.text.trim().is_empty() && !name.text.contains('\n')));
        assert!(definition.facts.iter().all(|fact| definition.extent.covers(fact.span)), "{definition:?}");
    }
    for problem in &source.problems {
        assert!(text.get(problem.span.range()).is_some(), "{problem:?}");
    }
}
