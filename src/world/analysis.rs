//! Resolves the mentions of a parsed note.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::block_fingerprint::BlockFingerprint;
use super::tags::{PackedTags, Tags};
use super::undefined_name::dead_link_keys;
use super::{FileData, FileKey, OpenNote, ReadNote, World};
use crate::entity_index::FileId;
use crate::note::definitions::CastEntry;
use crate::note::{Block, Link, ParsedNote};
use crate::panics::{catch_panic, inject_fault};
use crate::resolve::{Input, Mention, NameCache, Occurrence, Readers, Tag, occurrences, resolve};
use crate::text::{Span, differing};

/// A text of an open note.
pub(super) struct Version {
    pub(super) text: Arc<str>,
    pub(super) number: i32,
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
        let mut data = file_data(key, note, Vec::new());
        if !data.ignored {
            data.tags = self.known_tags(id, note.text_hash);
            let tags = data.tags.as_ref().map(PackedTags::unpacked);
            data.mentions = self.mentions_in_closed(id, parsed, source, &note.found.cast, tags.as_ref());
            data.dead_link_keys = dead_link_keys(&data.mentions, &parsed.links);
        }
        data
    }

    /// The mentions of a closed note that are asserted.
    pub(super) fn mentions_in_closed(
        &self,
        id: FileId,
        parsed: &ParsedNote,
        source: &str,
        cast: &[CastEntry],
        tags: Option<&Tags>,
    ) -> Vec<Mention> {
        let mut cache = NameCache::default();
        let found = |block: &Block| {
            let base = block.span.start;
            let in_note = |occurrence: Occurrence| (occurrence.span.shifted(base), occurrence);
            self.look(block, source, &mut cache).into_iter().map(in_note).collect::<Vec<_>>()
        };
        let occurrences: Vec<(Span, Occurrence)> = parsed.blocks.iter().flat_map(found).collect();
        let occurrences: Vec<(Span, &Occurrence)> =
            occurrences.iter().map(|(span, occurrence)| (*span, occurrence)).collect();
        let tags: Vec<(Span, &Tag)> =
            tags.iter().flat_map(|tags| tags.found.iter()).map(|tag| (tag.span, tag)).collect();
        let mut mentions = self.mentions(id, &parsed.links, cast, &occurrences, &tags, false);
        mentions.retain(Mention::is_asserted);
        mentions.shrink_to_fit();
        mentions
    }

    /// Analyses a note that is open. Blocks that are as they were keep what the tagger found in them and, if no names have
    /// changed, their occurrences.
    pub(super) fn analyse_open(
        &self,
        id: FileId,
        key: FileKey,
        version: Version,
        note: ReadNote,
        same_names: bool,
    ) -> FileData {
        let Version { text, number: version } = version;
        // What is read next is compared with what this was read as.
        let text = if note.is_left_out { Arc::default() } else { text };
        let before = self.file(id);
        let open = before.and_then(|before| before.open.as_deref());
        let known = open.map(|open| known(open, &note.parsed.blocks, &text));
        let same_trie = open.is_some_and(|open| open.generation == self.generation);
        let read = self.known_tags(id, note.text_hash).map(|tags| tags.unpacked());
        let mut cache = NameCache::default();
        let seen = |(number, block): (usize, &Block)| {
            let kept = known.as_ref().and_then(|known| known(number, BlockFingerprint::of(block, &text)));
            let look = || self.look(block, &text, &mut cache).into();
            let seen_before = kept.filter(|_| same_names).and_then(|number| open?.occurrences.get(number).cloned());
            let misspellings_before =
                kept.filter(|_| same_trie).and_then(|number| open?.misspellings.get(number).cloned());
            let tags = match kept {
                Some(number) => open.and_then(|open| open.tags.get(number)?.clone()),
                None => read.as_ref().map(|tags| tags.in_block(block.span)),
            };
            (seen_before.unwrap_or_else(look), (misspellings_before.unwrap_or_default(), tags))
        };
        let (occurrences, (misspellings, tags)) = note.parsed.blocks.iter().enumerate().map(seen).unzip();
        let mut data = file_data(key, &note, Vec::new());
        let open = OpenNote {
            version,
            parsed: Arc::new(note.parsed),
            word_counts: Arc::new(note.word_counts),
            occurrences,
            misspellings,
            generation: self.generation,
            tags,
            read_by: read.as_ref().map(|tags| tags.by),
            confirmed: before.map(confirmed).unwrap_or_default(),
            text,
        };
        data.mentions = self.mentions_in_open(id, &data, &open);
        data.dead_link_keys = dead_link_keys(&data.mentions, &open.parsed.links);
        data.open = Some(Arc::new(open));
        data
    }

    /// The mentions of an open note, those that are only offered among them.
    pub(super) fn mentions_in_open(&self, id: FileId, file: &FileData, open: &OpenNote) -> Vec<Mention> {
        if file.ignored {
            return Vec::new();
        }
        let mut occurrences: Vec<(Span, &Occurrence)> = Vec::with_capacity(open.parsed.blocks.len());
        let mut tags: Vec<(Span, &Tag)> = Vec::with_capacity(open.parsed.blocks.len());
        for ((block, seen), read) in open.parsed.blocks.iter().zip(&open.occurrences).zip(&open.tags) {
            let base = block.span.start;
            occurrences.extend(seen.iter().map(|occurrence| (occurrence.span.shifted(base), occurrence)));
            let found = read.iter().flat_map(|tags| tags.found.iter());
            tags.extend(found.map(|tag| (tag.span.shifted(base), tag)));
        }
        self.mentions(id, &open.parsed.links, &file.cast, &occurrences, &tags, true)
    }

    fn mentions(
        &self,
        id: FileId,
        links: &[Link],
        cast: &[CastEntry],
        occurrences: &[(Span, &Occurrence)],
        tags: &[(Span, &Tag)],
        offers: bool,
    ) -> Vec<Mention> {
        let (word_usage, rules, conventions) = (&self.word_usage, self.settings.rules, &self.settings.conventions);
        let input = Input { file: id, links, cast, occurrences, tags, word_usage, rules, conventions, offers };
        catch_panic(|| resolve(&input, &self.entity_index), Vec::new)
    }

    /// The names in a block; none if looking for them panics.
    fn look(&self, block: &Block, source: &str, cache: &mut NameCache) -> Vec<Occurrence> {
        let look = || {
            inject_fault("matching", block.span.text(source));
            occurrences(block, source, &self.entity_index, cache)
        };
        catch_panic(look, Vec::new)
    }
}

/// Which block of an open note is which of its next version: those before and behind an edit, and what is moved by it.
fn known<'o>(
    open: &'o OpenNote,
    blocks: &[Block],
    text: &str,
) -> impl Fn(usize, BlockFingerprint<'_>) -> Option<usize> + 'o {
    let same =
        |before: &Block, now: &Block| BlockFingerprint::of(before, &open.text) == BlockFingerprint::of(now, text);
    let (before, now) = differing(&open.parsed.blocks, blocks, same);
    let end = before.end;
    let replaced = open.parsed.blocks.iter().enumerate().take(before.end).skip(before.start);
    let moved: FxHashMap<BlockFingerprint<'o>, usize> =
        replaced.map(|(number, block)| (BlockFingerprint::of(block, &open.text), number)).collect();
    move |number, shape| match number {
        _ if number < now.start => Some(number),
        _ if number >= now.end => Some(number - now.end + end),
        _ => moved.get(&shape).copied(),
    }
}

/// The undefined names of a note that may be underlined in its next version.
fn confirmed(file: &FileData) -> Arc<[u64]> {
    match &file.open {
        Some(open) if !open.is_read_by(Readers::Both) => Arc::clone(&open.confirmed),
        Some(_) => file.undefined.iter().map(|name| name.key).collect(),
        None => Arc::default(),
    }
}

pub(super) fn file_data(key: FileKey, note: &ReadNote, mentions: Vec<Mention>) -> FileData {
    FileData {
        key,
        lines: note.lines.clone(),
        mentions,
        cast: Arc::clone(&note.found.cast),
        date: note.found.date,
        days: note.found.days.clone(),
        title: note.title.clone(),
        problems: note.problems.iter().chain(&note.found.problems).cloned().collect(),
        ignored: note.found.ignored,
        is_about_other: note.found.is_about_other,
        open: None,
        undefined: Box::default(),
        dead_link_keys: Box::default(),
        text_hash: note.text_hash,
        is_pending: false,
        tags: None,
        words: Arc::clone(&note.words),
        titles: Arc::clone(&note.titles),
    }
}
