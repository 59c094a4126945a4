//! Tags a note with one or both readers and caches the results by block. In the next version of the note only those
//! blocks are read again that have changed, or whose words the rest of the note now tells other facts about.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::coreference::{Member, Name, chains};
use super::decode::Found;
use super::first::Block;
use super::first::model::Model;
use super::language::{self, Evidence, Language};
use super::recognizer::{Readers, Recognizer};
#[cfg(feature = "second")]
use super::second::SecondReader;
use super::{consistency, word_facts};
use crate::names::Kind;
use crate::text::differing;

/// The cached results for a note, so that of its next version only changed blocks are read.
#[derive(Default, Debug)]
pub struct TagCache {
    blocks: Vec<CachedBlock>,
    chained: Chained,
}

/// The names of a note, and their chains.
#[derive(Default, Debug)]
struct Chained {
    /// Each name: its text, its kind, and the words before it.
    names: Vec<(Box<str>, Kind, Box<str>)>,
    members: Vec<Member>,
}

/// A block with the names found in it.
#[derive(Debug)]
pub(super) struct CachedBlock {
    pub(super) text: Box<str>,
    pub(super) block: Block,
    /// The evidence for its language, and the language it decides for, if any.
    evidence: Evidence,
    decided: Option<Language>,
    /// Whether its words have been looked up, in its language.
    is_prepared: bool,
    /// A fingerprint of the facts about its words when it was read.
    facts: u64,
    first: Option<Vec<Found>>,
    both: Option<Vec<Found>>,
}

impl CachedBlock {
    fn new(text: &str) -> Self {
        let block = Block::new(text);
        let evidence = Evidence::of(text, &block.tokens);
        let decided = evidence.decide();
        Self { text: text.into(), block, evidence, decided, is_prepared: false, facts: 0, first: None, both: None }
    }

    /// The result of both readers, else of the first.
    fn found(&self) -> Vec<Found> {
        self.both.as_ref().or(self.first.as_ref()).cloned().unwrap_or_default()
    }

    /// Whether the result is that of both readers.
    pub(super) fn is_by_both(&self) -> bool {
        self.both.is_some()
    }
}

/// The readers of all languages.
pub(super) struct Tagger {
    pub(super) english: Recognizer,
    /// `None` if it is not built in; the English readers read everything then.
    pub(super) multilingual: Option<Recognizer>,
}

impl Tagger {
    /// A tagger with the built-in first readers.
    pub(super) fn embedded() -> Self {
        Self {
            english: Recognizer::new(Model::english()),
            #[cfg(feature = "multilingual")]
            multilingual: Some(Recognizer::new(Model::multilingual())),
            #[cfg(not(feature = "multilingual"))]
            multilingual: None,
        }
    }

    /// Adds the built-in second readers.
    #[cfg(feature = "second")]
    pub(super) fn add_second(&mut self) {
        if self.english.second.is_none() {
            self.english.second = SecondReader::english();
        }
        #[cfg(feature = "multilingual")]
        if let Some(multilingual) = self.multilingual.as_mut().filter(|readers| readers.second.is_none()) {
            multilingual.second = SecondReader::multilingual();
        }
    }

    /// The readers of a language.
    pub(super) fn of(&mut self, language: Language) -> &mut Recognizer {
        match &mut self.multilingual {
            Some(multilingual) if language != Language::English => multilingual,
            _ => &mut self.english,
        }
    }

    /// Reads the blocks of a note, in the given language or in their own. Returns the names in each, places included,
    /// and updates `memory`.
    pub(super) fn read(
        &mut self,
        blocks: &[&str],
        language: Option<Language>,
        readers: Readers,
        memory: &mut TagCache,
    ) -> Vec<Vec<Found>> {
        update_blocks(blocks, memory);
        let of_note = language::of_note(memory.blocks.iter().map(|kept| &kept.evidence));
        for kept in &mut memory.blocks {
            let language = language.or(kept.decided).unwrap_or(of_note);
            if !kept.is_prepared || kept.block.language != language {
                self.of(language).prepare(&kept.text, language, &mut kept.block);
                // What was found in another language is not found again.
                (kept.is_prepared, kept.facts) = (true, 0);
            }
        }
        word_facts::share(memory.blocks.iter_mut().map(|kept| &mut kept.block));
        for kept in &mut memory.blocks {
            self.read_block(kept, readers);
        }
        let mut found: Vec<Vec<Found>> = memory.blocks.iter().map(CachedBlock::found).collect();
        let blocks: Vec<&Block> = memory.blocks.iter().map(|kept| &kept.block).collect();
        consistency::agree(&blocks, &mut found);
        found
    }

    /// Reads a block unless the cached result was found with the same facts.
    fn read_block(&mut self, kept: &mut CachedBlock, readers: Readers) {
        let facts = fingerprint(&kept.block);
        if kept.facts != facts {
            (kept.facts, kept.first, kept.both) = (facts, None, None);
        }
        let recognizer = self.of(kept.block.language);
        if readers == Readers::Both && kept.both.is_none() {
            kept.both = recognizer.by_both(&kept.text, &kept.block);
        }
        if kept.both.is_none() && kept.first.is_none() {
            kept.first = Some(recognizer.by_first(&kept.block));
        }
    }
}

/// Updates the cache to the blocks of a note, most of which have not changed.
fn update_blocks(blocks: &[&str], memory: &mut TagCache) {
    let (gone, new) = differing(&memory.blocks, blocks, |kept, text| *kept.text == **text);
    let tail = memory.blocks.split_off(gone.end);
    let mut moved: FxHashMap<Box<str>, Vec<CachedBlock>> = FxHashMap::default();
    for kept in memory.blocks.drain(gone.start..) {
        moved.entry(kept.text.clone()).or_default().push(kept);
    }
    for text in blocks.get(new).unwrap_or_default() {
        let kept = moved.get_mut(*text).and_then(Vec::pop);
        memory.blocks.push(kept.unwrap_or_else(|| CachedBlock::new(text)));
    }
    memory.blocks.extend(tail);
}

/// A fingerprint of the facts about the words of a block.
fn fingerprint(block: &Block) -> u64 {
    let mut hasher = FxHasher::default();
    block.cells.iter().for_each(|cell| hasher.write_u8(cell.facts.0));
    // 0 stands for a block that was not read.
    hasher.finish() | 1
}

impl TagCache {
    /// The chain of each name, for the names of the note in order. It is cached, as most edits do not change the names.
    pub fn chains(&mut self, names: &[Name<'_>]) -> &[Member] {
        let known = &self.chained.names;
        let is_same = |((text, kind, before), name): (&(Box<str>, Kind, Box<str>), &Name<'_>)| {
            **text == *name.text && *kind == name.kind && **before == *name.before
        };
        if known.len() != names.len() || !known.iter().zip(names).all(is_same) {
            let names_kept = names.iter().map(|name| (name.text.into(), name.kind, name.before.into()));
            self.chained = Chained { names: names_kept.collect(), members: chains(names) };
        }
        &self.chained.members
    }

    /// The blocks of the last version, in order.
    pub(super) fn blocks(&self) -> &[CachedBlock] {
        &self.blocks
    }
}
