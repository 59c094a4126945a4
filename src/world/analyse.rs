//! From a note that was read to who is mentioned in it.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{FileData, FileKey, OpenNote, ReadNote, World};
use crate::note::definitions::Found;
use crate::note::{Block, Format, ParsedNote};
use crate::resolve::{Input, Mention, Resolution, Sighting, Tag, resolve, sightings, tags};
use crate::text::Span;
use crate::whos_who::FileId;

/// A text of an open note.
pub(super) struct Version {
    pub(super) text: Arc<str>,
    pub(super) number: i32,
}

/// What is known of a block before its note is resolved.
#[derive(Clone)]
struct Seen {
    sightings: Arc<[Sighting]>,
    tags: Option<Arc<[Tag]>>,
}

impl World {
    /// Analyses a note that is closed: nothing of the text is kept.
    pub(super) fn analyse_closed(
        &self,
        id: FileId,
        key: FileKey,
        source: &str,
        parsed: &ParsedNote,
        note: &ReadNote,
    ) -> FileData {
        let blocks = &parsed.blocks;
        let tags = if self.settings.tag_closed && !note.found.ignored { tags(blocks, source) } else { Vec::new() };
        let mut tags = tags.into_iter();
        let seen: Vec<Seen> = blocks
            .iter()
            .map(|block| Seen { sightings: sightings(block, source, self.whos_who.trie()).into(), tags: tags.next() })
            .collect();
        let mut mentions = self.mentions(id, parsed, &note.found, &seen);
        mentions.retain(|mention| !matches!(mention.resolution, Resolution::Ignored { .. }));
        mentions.shrink_to_fit();
        file_data(key, note, mentions)
    }

    /// Analyses a note that is open. Blocks that are as they were in `before` keep their sightings and tags.
    pub(super) fn analyse_open(
        &self,
        id: FileId,
        key: FileKey,
        version: Version,
        note: ReadNote,
        before: Option<&OpenNote>,
    ) -> FileData {
        let Version { text, number: version } = version;
        let mut known: FxHashMap<(&str, Shape<'_>), Seen> = FxHashMap::default();
        if let Some(before) = before {
            for ((block, sightings), tags) in before.parsed.blocks.iter().zip(&before.sightings).zip(&before.tags) {
                let seen = Seen { sightings: Arc::clone(sightings), tags: tags.clone() };
                known.insert((block.span.text(&before.text), Shape(block)), seen);
            }
        }
        let seen: Vec<Seen> = note
            .parsed
            .blocks
            .iter()
            .map(|block| match known.get(&(block.span.text(&text), Shape(block))) {
                Some(kept) => kept.clone(),
                None => Seen { sightings: sightings(block, &text, self.whos_who.trie()).into(), tags: None },
            })
            .collect();
        let mentions = self.mentions(id, &note.parsed, &note.found, &seen);
        let mut data = file_data(key, &note, mentions);
        let (sightings, tags) = seen.into_iter().map(|seen| (seen.sightings, seen.tags)).unzip();
        data.open = Some(Arc::new(OpenNote { text, version, parsed: note.parsed, sightings, tags }));
        data
    }

    /// Takes over what the tagger found in an open note, unless its text is another by now. Says whether it did.
    pub fn tag(&mut self, id: FileId, version: i32, tags: Vec<Arc<[Tag]>>) -> bool {
        let Some(file) = self.file(id) else { return false };
        let Some(open) =
            file.open.as_ref().filter(|open| open.version == version && tags.len() == open.sightings.len())
        else {
            return false;
        };
        let found = Found { cast: file.cast.clone(), ignored: file.ignored, ..Found::default() };
        let pairs = open.sightings.iter().zip(tags);
        let seen: Vec<Seen> =
            pairs.map(|(sightings, tags)| Seen { sightings: Arc::clone(sightings), tags: Some(tags) }).collect();
        let mentions = self.mentions(id, &open.parsed, &found, &seen);
        let mut open = OpenNote::clone(open);
        open.tags = seen.into_iter().map(|seen| seen.tags).collect();
        let data = FileData { mentions, open: Some(Arc::new(open)), ..file.clone() };
        self.install(id, Some(data));
        true
    }

    fn mentions(&self, id: FileId, note: &ParsedNote, found: &Found, seen: &[Seen]) -> Vec<Mention> {
        if found.ignored {
            return Vec::new();
        }
        let mut sightings: Vec<(Span, &Sighting)> = Vec::new();
        let mut tags: Vec<(Span, &Tag)> = Vec::new();
        for (block, seen) in note.blocks.iter().zip(seen) {
            let base = block.span.start;
            sightings.extend(seen.sightings.iter().map(|sighting| (sighting.span.shifted(base), sighting)));
            tags.extend(seen.tags.iter().flat_map(|tags| tags.iter()).map(|tag| (tag.span.shifted(base), tag)));
        }
        let input = Input {
            file: id,
            links: &note.links,
            cast: &found.cast,
            sightings: &sightings,
            tags: &tags,
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
        problems: note.problems.iter().chain(&note.found.problems).cloned().collect(),
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
