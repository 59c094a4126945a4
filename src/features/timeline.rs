use super::Location;
use crate::names::EntityId;
use crate::note::Date;
use crate::whos_who::FileId;
use crate::world::World;

/// A mention in a note that has a date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dated {
    /// The note's date.
    pub date: Date,
    /// Where the mention is.
    pub place: Location,
}

/// The mentions of an entity in those of the notes that have a date, by date, note and place. What mentions it twice on
/// one line is there once.
pub fn timeline(world: &World, entities: &[EntityId], files: &[FileId]) -> Vec<Dated> {
    let mut dated: Vec<Dated> = Vec::new();
    for (file, data) in files.iter().filter_map(|file| Some((*file, world.file(*file)?))) {
        let Some(date) = data.date else { continue };
        let is_meant = |id: EntityId| entities.contains(&id);
        let mentions =
            data.mentions.iter().filter(|mention| mention.counts() && mention.entity().is_some_and(is_meant));
        let mut spans: Vec<_> = mentions.map(|mention| mention.span).collect();
        spans.dedup_by_key(|span| data.lines.line_of(span.start));
        dated.extend(spans.into_iter().map(|span| Dated { date, place: Location { file, span } }));
    }
    let note = |dated: &Dated| world.file(dated.place.file).map(|data| &data.key);
    dated.sort_by(|one, other| (one.date, note(one)).cmp(&(other.date, note(other))));
    dated
}
