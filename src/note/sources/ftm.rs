//! FollowTheMoney: one entity per line, as OpenSanctions and Aleph export it, and the relations between entities.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::entries::definition;
use super::{Source, relation};
use crate::gazetteer::ftm::{self, Line};
use crate::note::definitions::{Definition, Fact};
use crate::text::Span;

/// How many ids of one side of a relation are taken: nearly always there is one.
const MAX_IDS: usize = 20;

/// Reads entities line by line.
#[derive(Default)]
pub(super) struct Reader {
    source: Source,
    /// By its id the place of a definition in the source.
    found: FxHashMap<String, usize>,
    relations: Vec<Relation>,
}

/// What ties those of one side to those of another, by their ids.
struct Relation {
    ones: Vec<String>,
    others_are: String,
    others: Vec<String>,
    ones_are: &'static str,
    /// The line that says so.
    span: Span,
}

impl Reader {
    /// Reads the line that begins at the byte `at`. An invalid line is skipped.
    pub(super) fn line(&mut self, line: &str, at: usize) {
        let line = line.trim_end();
        let span = Span::new(at, at + line.len());
        match ftm::read(line) {
            Line::Entry(entry) => {
                let Some(made) = definition(&entry, span.start, span) else { return };
                if let Some(id) = &made.id {
                    self.found.entry(id.clone()).or_insert(self.source.definitions.len());
                }
                self.source.definitions.push(made);
            }
            Line::Relation(relation) => {
                let owned = |ids: Vec<Cow<'_, str>>| {
                    ids.into_iter().take(MAX_IDS).map(Cow::into_owned).collect::<Vec<String>>()
                };
                self.relations.push(Relation {
                    ones: owned(relation.ones),
                    others_are: relation.others_are.into_owned(),
                    others: owned(relation.others),
                    ones_are: relation.ones_are,
                    span,
                });
            }
            Line::Other => {}
            Line::Nameless => self.source.pass_over(span, "this line is left out: it has no name"),
            Line::Fault(why) => self.source.leave_out(span, format!("this line is left out: {why}")),
        }
    }

    /// The definitions. Both sides of a relation have it as a fact, as far as both are in the file.
    pub(super) fn finish(self) -> Source {
        let Self { mut source, found, relations } = self;
        let mut said: FxHashSet<(usize, &str, usize)> = FxHashSet::default();
        let mut facts: FxHashMap<(usize, &str), Fact> = FxHashMap::default();
        let mut order: Vec<(usize, &str)> = Vec::new();
        let links: Vec<Option<String>> = source.definitions.iter().map(link).collect();
        for relation in &relations {
            let there = |ids: &[String]| ids.iter().filter_map(|id| found.get(id).copied()).collect::<Vec<usize>>();
            let (ones, others) = (there(&relation.ones), there(&relation.others));
            let sides = ones.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
            for (one, other) in sides.filter(|(one, other)| one != other) {
                let ties = [(one, relation.others_are.as_str(), other), (other, relation.ones_are, one)];
                for (who, key, whom) in ties.into_iter().filter(|tie| said.insert(*tie)) {
                    let Some(value) = links.get(whom).cloned().flatten() else { continue };
                    let fact = facts.entry((who, key)).or_insert_with(|| {
                        order.push((who, key));
                        Fact { key: key.to_owned(), values: Vec::new(), span: relation.span }
                    });
                    fact.values.push(value);
                }
            }
        }
        for (who, key) in order {
            let Some(fact) = facts.remove(&(who, key)) else { continue };
            if let Some(definition) = source.definitions.get_mut(who) {
                match definition.facts.iter_mut().find(|other| other.key == key) {
                    Some(other) => other.values.extend(fact.values),
                    None => definition.facts.push(fact),
                }
            }
        }
        source
    }
}

/// A link to an entity of the same source.
fn link(definition: &Definition) -> Option<String> {
    Some(relation::link(definition.id.as_deref()?, &definition.names.first()?.text))
}
