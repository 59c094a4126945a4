//! Co-occurrence: which entities are named in the same paragraphs.

use rustc_hash::{FxHashMap, FxHashSet};

use super::by_path;
use crate::entity_index::FileId;
use crate::names::EntityId;
use crate::resolve::Mention;
use crate::text::Span;
use crate::world::{FileData, World};

/// A paragraph that names more than these is a list, and says nothing about who has to do with whom.
const LARGEST_GROUP: usize = 50;

/// Somebody who is mentioned in the same paragraphs as another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cooccurrence {
    /// Who.
    pub entity: EntityId,
    /// In how many paragraphs both are mentioned.
    pub paragraphs: usize,
    /// In how many notes these are.
    pub notes: usize,
    /// The note that has most of them, by path the first of several.
    pub note: FileId,
    /// The mentions in these paragraphs of that note, in source order.
    pub mentions: Vec<Span>,
}

/// Who is mentioned in the same paragraphs as an entity, in one note or in the whole workspace, the most frequent first.
pub fn cooccurrence(world: &World, entity: EntityId, within: Option<FileId>) -> Vec<Cooccurrence> {
    let notes: Vec<FileId> = match within {
        Some(note) => vec![note],
        None => world.mentioned_in(entity).iter().map(|note| note.file).collect(),
    };
    let mut companions: FxHashMap<EntityId, Cooccurrence> = FxHashMap::default();
    let mut most: FxHashMap<EntityId, usize> = FxHashMap::default();
    for (note, file) in by_path(world, notes.into_iter()) {
        for (other, (paragraphs, mentions)) in in_note(file, entity) {
            let none = || Cooccurrence { entity: other, paragraphs: 0, notes: 0, note, mentions: Vec::new() };
            let companion = companions.entry(other).or_insert_with(none);
            companion.paragraphs += paragraphs;
            companion.notes += 1;
            let most = most.entry(other).or_default();
            if paragraphs > *most {
                *most = paragraphs;
                (companion.note, companion.mentions) = (note, mentions);
            }
        }
    }
    let mut companions: Vec<Cooccurrence> = companions.into_values().collect();
    world.entity_index().sort_by_place(&mut companions, |companion| companion.entity);
    companions.sort_by_key(|companion| std::cmp::Reverse((companion.paragraphs, companion.notes)));
    companions
}

/// For each who shares paragraphs of a note with an entity, their number and the mentions in them.
fn in_note(file: &FileData, entity: EntityId) -> FxHashMap<EntityId, (usize, Vec<Span>)> {
    let mut others: FxHashMap<EntityId, (usize, Vec<Span>)> = FxHashMap::default();
    for paragraph in paragraphs(file) {
        if !paragraph.iter().any(|(named, _)| *named == entity) {
            continue;
        }
        let mut seen: FxHashSet<EntityId> = FxHashSet::default();
        for (other, span) in paragraph.into_iter().filter(|(named, _)| *named != entity) {
            let (paragraphs, mentions) = others.entry(other).or_default();
            *paragraphs += usize::from(seen.insert(other));
            mentions.push(span);
        }
    }
    others
}

/// Who is mentioned in each paragraph of a note, and where. A paragraph ends at an empty line, which is all that is known
/// of the layout of a closed note: a list without empty lines is one.
pub(super) fn paragraphs(file: &FileData) -> impl Iterator<Item = Vec<(EntityId, Span)>> {
    let is_next = |one: &Mention, next: &Mention| !file.lines.is_parted(one.span.end, next.span.start);
    let named = |mentions: &[Mention]| {
        let sure = mentions.iter().filter(|mention| mention.counts());
        sure.filter_map(|mention| Some((mention.entity()?, mention.span))).collect::<Vec<_>>()
    };
    file.mentions.chunk_by(is_next).map(named).filter(|named| is_company(named, LARGEST_GROUP))
}

/// Whether an entity is named, and no more than `most`.
fn is_company(named: &[(EntityId, Span)], most: usize) -> bool {
    let distinct = || named.iter().map(|(entity, _)| entity).collect::<FxHashSet<_>>().len();
    !named.is_empty() && (named.len() <= most || distinct() <= most)
}
