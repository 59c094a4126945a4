//! The dated mentions of an entity, in order.

use super::Location;
use crate::entity_index::FileId;
use crate::names::EntityId;
use crate::note::Date;
use crate::text::Span;
use crate::world::World;

/// A mention that has a date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dated {
    /// That of the section, else the note's.
    pub date: Date,
    /// Where the mention is.
    pub place: Location,
}

/// The mentions of an entity in notes and sections that have a date, by date, note and place. What mentions it twice on
/// one line is there once.
pub fn timeline(world: &World, entities: &[EntityId], files: &[FileId]) -> Vec<Dated> {
    let mut dated: Vec<Dated> = Vec::new();
    for (file, data) in files.iter().filter_map(|file| Some((*file, world.file(*file)?))) {
        let is_meant = |id: EntityId| entities.contains(&id);
        let mentions =
            data.mentions.iter().filter(|mention| mention.counts() && mention.entity().is_some_and(is_meant));
        let mut spans: Vec<_> = mentions.map(|mention| mention.span).collect();
        spans.dedup_by_key(|span| data.lines.line_of(span.start));
        let with_date = |span: Span| Some(Dated { date: data.date_at(span.start)?, place: Location { file, span } });
        dated.extend(spans.into_iter().filter_map(with_date));
    }
    let note = |dated: &Dated| world.file(dated.place.file).map(|data| &data.key);
    dated.sort_by(|one, other| (one.date, note(one)).cmp(&(other.date, note(other))));
    dated
}
