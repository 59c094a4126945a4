//! Scores coreference by pairs of names: precision and recall of the pairs that are joined. Names without an annotated
//! entity are left out.

use rustc_hash::FxHashMap;

use super::corpus::{Document, Sentence};
use super::evaluate::{rates, shown};
use crate::names::Kind;
use crate::tagger::coreference::{Member, Name, chains};
use crate::tagger::labels;

/// How many words before a name are given with it.
const BEFORE: usize = 3;

/// A name of an annotated document.
struct Gold {
    text: String,
    before: String,
    kind: Kind,
    entity: String,
}

/// Counts of pairs.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Pairs {
    /// Names in all.
    names: usize,
    /// Pairs of names of the same entity.
    gold: usize,
    /// Pairs that were joined.
    found: usize,
    /// Pairs that are both.
    right: usize,
}

impl Pairs {
    fn and(self, other: Self) -> Self {
        Self {
            names: self.names + other.names,
            gold: self.gold + other.gold,
            found: self.found + other.found,
            right: self.right + other.right,
        }
    }
}

/// Resolves the names of each document, and counts pairs.
pub(super) fn judge(documents: &[Document]) -> Pairs {
    documents.iter().map(|document| judge_document(&gold(document))).fold(Pairs::default(), Pairs::and)
}

fn judge_document(names: &[Gold]) -> Pairs {
    let members = members(names);
    let mut by_entity: FxHashMap<&str, usize> = FxHashMap::default();
    let mut by_chain: FxHashMap<usize, usize> = FxHashMap::default();
    let mut by_both: FxHashMap<(&str, usize), usize> = FxHashMap::default();
    for (name, member) in names.iter().zip(&members) {
        *by_entity.entry(&name.entity).or_default() += 1;
        *by_chain.entry(member.chain).or_default() += 1;
        *by_both.entry((&name.entity, member.chain)).or_default() += 1;
    }
    Pairs {
        names: names.len(),
        gold: by_entity.values().map(pairs).sum(),
        found: by_chain.values().map(pairs).sum(),
        right: by_both.values().map(pairs).sum(),
    }
}

/// The number of pairs of so many names.
fn pairs(names: &usize) -> usize {
    names * names.saturating_sub(1) / 2
}

fn members(names: &[Gold]) -> Vec<Member> {
    let names: Vec<Name<'_>> =
        names.iter().map(|name| Name { text: &name.text, kind: name.kind, before: &name.before }).collect();
    chains(&names)
}

/// The people and organizations of a document with an annotated entity.
fn gold(document: &Document) -> Vec<Gold> {
    document.iter().flat_map(of_sentence).collect()
}

fn of_sentence(sentence: &Sentence) -> impl Iterator<Item = Gold> {
    let words = |from: usize, to: usize| sentence.words.get(from..to).unwrap_or_default().join(" ");
    let gold = move |(name, entity): (&labels::Name, &Option<String>)| {
        Some(Gold {
            text: words(name.start, name.end),
            before: words(name.start.saturating_sub(BEFORE), name.start),
            kind: name.class.kind()?,
            entity: entity.clone()?,
        })
    };
    sentence.names.iter().zip(&sentence.entities).filter_map(gold)
}

/// A line for each name that was joined to a chain of mostly other entities, or left out of a chain with most of its
/// own.
pub(super) fn errors(documents: &[Document]) -> String {
    documents.iter().map(|document| errors_of(&gold(document))).collect()
}

fn errors_of(names: &[Gold]) -> String {
    let mut out = String::new();
    let members = members(names);
    let mut first_of_chain: FxHashMap<usize, &Gold> = FxHashMap::default();
    let mut chain_of_entity: FxHashMap<&str, (usize, &Gold)> = FxHashMap::default();
    for (name, member) in names.iter().zip(&members) {
        let first = *first_of_chain.entry(member.chain).or_insert(name);
        if first.entity != name.entity {
            out.push_str(&format!("joined  {} | {}\n", written(name), written(first)));
        }
        let (chain, first) = *chain_of_entity.entry(&name.entity).or_insert((member.chain, name));
        if chain != member.chain {
            out.push_str(&format!("apart   {} | {}\n", written(name), written(first)));
        }
    }
    out
}

fn written(name: &Gold) -> String {
    format!("{} [{}] {}", name.before, name.text, name.kind.word())
}

/// One table: a file a line, then all together.
pub(super) fn table(files: &[(String, Pairs)]) -> String {
    let all = files.iter().map(|(_, pairs)| *pairs).fold(Pairs::default(), Pairs::and);
    let mut out = format!("{:<28} {:>6} {:>7} {:>7}   pair P/R/F1\n", "file", "names", "gold", "found");
    let rows = files.iter().map(|(name, pairs)| (name.as_str(), *pairs)).chain([("all", all)]);
    for (name, Pairs { names, gold, found, right }) in rows {
        let rates = shown(rates((right, right), found, gold));
        out.push_str(&format!("{name:<28} {names:>6} {gold:>7} {found:>7}   {rates}\n"));
    }
    out
}
