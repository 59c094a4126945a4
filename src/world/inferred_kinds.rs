//! Kinds inferred from cast properties: a note that `attendees:` links to is about a person, although the note does not
//! say so.

use rustc_hash::FxHashMap;

use crate::entity_index::stem;
use crate::names::Kind;
use crate::names::normalize::fold;
use crate::note::definitions::CastEntry;
use crate::note::logseq_pages;
use crate::sharded_map::ShardedMap;

/// How often cast properties link to a name, by what they say it is.
#[derive(Clone, Debug, Default)]
pub(super) struct InferredKinds {
    counts: ShardedMap<Box<str>, KindCounts>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct KindCounts {
    persons: u32,
    organizations: u32,
}

impl KindCounts {
    fn kind(self) -> Option<Kind> {
        match (self.persons, self.organizations) {
            (0, 0) => None,
            (persons, organizations) if persons >= organizations => Some(Kind::Person),
            _ => Some(Kind::Organization),
        }
    }
}

impl InferredKinds {
    /// What cast properties take a note of this path for.
    pub(super) fn kind(&self, path: &str) -> Option<Kind> {
        let name = logseq_pages::name(path);
        self.counts.get(fold(name.as_deref().unwrap_or(stem(path))).as_str())?.kind()
    }

    /// Replaces what one note contributes, and returns the folded stems for which the inferred kind has changed.
    pub(super) fn replace(&mut self, before: &[CastEntry], now: &[CastEntry]) -> Vec<String> {
        if before.iter().flat_map(inferences).eq(now.iter().flat_map(inferences)) {
            return Vec::new();
        }
        let mut outcomes: FxHashMap<String, Option<Kind>> = FxHashMap::default();
        let entries = before.iter().map(|entry| (entry, false)).chain(now.iter().map(|entry| (entry, true)));
        let inferred_kinds =
            entries.flat_map(|(entry, is_cast)| inferences(entry).map(move |(name, kind)| (name, kind, is_cast)));
        for (stem, kind, is_cast) in inferred_kinds {
            self.counts.change(stem.as_str().into(), |counts| {
                outcomes.entry(stem).or_insert_with(|| counts.kind());
                let count = match kind {
                    Kind::Person => &mut counts.persons,
                    Kind::Organization => &mut counts.organizations,
                };
                *count = if is_cast { *count + 1 } else { count.saturating_sub(1) };
            });
        }
        let now = |stem: &str| self.counts.get(stem).copied().unwrap_or_default().kind();
        let turned = outcomes.into_iter().filter(|(name, kind)| now(name) != *kind);
        turned.map(|(name, _)| stem(&name).to_owned()).collect()
    }
}

/// The folded names for which an entry infers a kind, each with the kind: the stem of the note that it links to, and
/// the whole name of a page of Logseq, `Person/Ada Pottinger`.
fn inferences(entry: &CastEntry) -> impl Iterator<Item = (String, Kind)> + use<> {
    let kind = entry.kind.filter(|_| entry.link);
    let stem = stem(&entry.name);
    let names = [Some(stem), (stem.len() < entry.name.len()).then_some(entry.name.as_str())];
    let folded = names.map(|name| name.map(fold));
    folded.into_iter().flatten().filter_map(move |name| Some((name, kind?)))
}
