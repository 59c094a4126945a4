//! From a note that was read to who is mentioned in it.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{FileData, FileKey, OpenNote, ReadNote, World};
use crate::note::{Block, Format};
use crate::resolve::{Input, Mention, Resolution, Sighting, resolve, sightings};
use crate::text::Span;
use crate::whos_who::FileId;

/// A text of an open note.
pub(super) struct Version {
    pub(super) text: Arc<str>,
    pub(super) number: i32,
}

impl World {
    /// Analyses a note that is closed: nothing of the text is kept.
    pub(super) fn analyse_closed(&self, id: FileId, key: FileKey, source: &str, note: &ReadNote) -> FileData {
        let sightings: Vec<Arc<[Sighting]>> =
            note.parsed.blocks.iter().map(|block| sightings(block, source, self.whos_who.trie()).into()).collect();
        let mut mentions = self.mentions(id, note, &sightings);
        mentions.retain(|mention| !matches!(mention.resolution, Resolution::Ignored { .. }));
        mentions.shrink_to_fit();
        file_data(key, note, mentions)
    }

    /// Analyses a note that is open. Blocks that are as they were in `before` keep their sightings.
    pub(super) fn analyse_open(
        &self,
        id: FileId,
        key: FileKey,
        version: Version,
        note: ReadNote,
        before: Option<&OpenNote>,
    ) -> FileData {
        let Version { text, number: version } = version;
        let mut known: FxHashMap<(&str, Shape<'_>), &Arc<[Sighting]>> = FxHashMap::default();
        if let Some(before) = before {
            for (block, sightings) in before.parsed.blocks.iter().zip(&before.sightings) {
                known.insert((block.span.text(&before.text), Shape(block)), sightings);
            }
        }
        let sightings: Vec<Arc<[Sighting]>> = note
            .parsed
            .blocks
            .iter()
            .map(|block| match known.get(&(block.span.text(&text), Shape(block))) {
                Some(kept) => Arc::clone(kept),
                None => sightings(block, &text, self.whos_who.trie()).into(),
            })
            .collect();
        let mentions = self.mentions(id, &note, &sightings);
        let mut data = file_data(key, &note, mentions);
        data.open = Some(Arc::new(OpenNote { text, version, parsed: note.parsed, sightings }));
        data
    }

    fn mentions(&self, id: FileId, note: &ReadNote, sightings: &[Arc<[Sighting]>]) -> Vec<Mention> {
        if note.found.ignored {
            return Vec::new();
        }
        let placed: Vec<(Span, &Sighting)> = note
            .parsed
            .blocks
            .iter()
            .zip(sightings)
            .flat_map(|(block, sightings)| {
                sightings.iter().map(|sighting| (sighting.span.shifted(block.span.start), sighting))
            })
            .collect();
        let input = Input {
            file: id,
            links: &note.parsed.links,
            cast: &note.found.cast,
            sightings: &placed,
            habits: &self.habits,
            rules: self.settings.rules,
        };
        resolve(&input, &self.whos_who)
    }
}

/// A block without its place: two blocks of one text are alike if their pieces lie alike.
struct Shape<'a>(&'a Block);

impl PartialEq for Shape<'_> {
    fn eq(&self, other: &Self) -> bool {
        let relative = |block: &Block| {
            block
                .pieces
                .iter()
                .map(|piece| (piece.span.relative_to(block.span.start), piece.seen.clone()))
                .collect::<Vec<_>>()
        };
        self.0.kind == other.0.kind && relative(self.0) == relative(other.0)
    }
}

impl Eq for Shape<'_> {}

impl std::hash::Hash for Shape<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.kind.hash(state);
        self.0.pieces.len().hash(state);
    }
}

pub(super) fn file_data(key: FileKey, note: &ReadNote, mentions: Vec<Mention>) -> FileData {
    FileData {
        key,
        lines: note.lines.clone(),
        mentions,
        cast: note.found.cast.clone(),
        date: note.found.date.clone(),
        title: note.title.clone(),
        problems: note.parsed.problems.iter().chain(&note.found.problems).cloned().collect(),
        ignored: note.found.ignored,
        open: None,
        words: note.words.clone(),
        titles: note.titles.clone(),
    }
}

impl FileKey {
    /// How a note with this key is written when no editor says otherwise.
    pub fn format(&self) -> Format {
        Format::from_path(&self.path).unwrap_or(Format::Plain)
    }
}
