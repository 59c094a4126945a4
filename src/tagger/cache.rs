//! Reads a note with one or both readers, and remembers what was read, so that of the next version only blocks are read
//! that have changed, or about whose words the note says other things now.

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

/// What was read of a note before, so that of its next version only what has changed is read.
#[derive(Default, Debug)]
pub struct TagCache {
    kept: Vec<CachedBlock>,
    chained: Chained,
}

/// The names of a note, and the chains that they make.
#[derive(Default, Debug)]
struct Chained {
    /// Each name: its text, what it names, and the words before it.
    names: Vec<(Box<str>, Kind, Box<str>)>,
    members: Vec<Member>,
}

/// A block and what was found in it.
#[derive(Debug)]
pub(super) struct CachedBlock {
    pub(super) text: Box<str>,
    pub(super) block: Block,
    /// What speaks for the languages it may be written in, and the one that this tells, if it does.
    evidence: Evidence,
    told: Option<Language>,
    /// Whether its words were looked up, in the block's language.
    is_prepared: bool,
    /// What the note said about its words when it was read.
    facts: u64,
    first: Option<Vec<Found>>,
    both: Option<Vec<Found>>,
}

impl CachedBlock {
    fn new(text: &str) -> Self {
        let block = Block::new(text);
        let evidence = Evidence::of(text, &block.tokens);
        let told = evidence.decide();
        Self { text: text.into(), block, evidence, told, is_prepared: false, facts: 0, first: None, both: None }
    }

    /// What the better of those who have read it found.
    fn found(&self) -> Vec<Found> {
        self.both.as_ref().or(self.first.as_ref()).cloned().unwrap_or_default()
    }

    /// Whether both readers have read it.
    pub(super) fn is_settled(&self) -> bool {
        self.both.is_some()
    }
}

/// The readers of all languages.
pub(super) struct Tagger {
    pub(super) english: Recognizer,
    /// Nothing if it is not built in; English ones read everything then.
    pub(super) multilingual: Option<Recognizer>,
}

impl Tagger {
    /// With the first readers that are built in.
    pub(super) fn embedded() -> Self {
        Self {
            english: Recognizer::new(Model::english()),
            #[cfg(feature = "multilingual")]
            multilingual: Some(Recognizer::new(Model::multilingual())),
            #[cfg(not(feature = "multilingual"))]
            multilingual: None,
        }
    }

    /// Takes the second readers that are built in.
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

    /// Those who read a language.
    pub(super) fn of(&mut self, language: Language) -> &mut Recognizer {
        match &mut self.multilingual {
            Some(multilingual) if language != Language::English => multilingual,
            _ => &mut self.english,
        }
    }

    /// Reads the blocks of a note, in a language or in those that they are written in; afterwards `memory` holds them, and
    /// the names in each, places included, are returned.
    pub(super) fn read(
        &mut self,
        blocks: &[&str],
        language: Option<Language>,
        readers: Readers,
        memory: &mut TagCache,
    ) -> Vec<Vec<Found>> {
        recall(blocks, memory);
        let of_note = language::of_note(memory.kept.iter().map(|kept| &kept.evidence));
        for kept in &mut memory.kept {
            let language = language.or(kept.told).unwrap_or(of_note);
            if !kept.is_prepared || kept.block.language != language {
                self.of(language).prepare(&kept.text, language, &mut kept.block);
                // What was found in another language is not found again.
                (kept.is_prepared, kept.facts) = (true, 0);
            }
        }
        word_facts::share(memory.kept.iter_mut().map(|kept| &mut kept.block));
        for kept in &mut memory.kept {
            self.read_block(kept, readers);
        }
        let mut found: Vec<Vec<Found>> = memory.kept.iter().map(CachedBlock::found).collect();
        let blocks: Vec<&Block> = memory.kept.iter().map(|kept| &kept.block).collect();
        consistency::agree(&blocks, &mut found);
        found
    }

    /// Reads a block unless it was read already in the light of the same facts.
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

/// Brings the memory to the blocks of a note, of which most are where they were.
fn recall(blocks: &[&str], memory: &mut TagCache) {
    let (gone, new) = differing(&memory.kept, blocks, |kept, text| *kept.text == **text);
    let tail = memory.kept.split_off(gone.end);
    let mut moved: FxHashMap<Box<str>, Vec<CachedBlock>> = FxHashMap::default();
    for kept in memory.kept.drain(gone.start..) {
        moved.entry(kept.text.clone()).or_default().push(kept);
    }
    for text in blocks.get(new).unwrap_or_default() {
        let kept = moved.get_mut(*text).and_then(Vec::pop);
        memory.kept.push(kept.unwrap_or_else(|| CachedBlock::new(text)));
    }
    memory.kept.extend(tail);
}

/// All that the note says about the words of a block, in a number.
fn fingerprint(block: &Block) -> u64 {
    let mut hasher = FxHasher::default();
    block.cells.iter().for_each(|cell| hasher.write_u8(cell.facts.0));
    // 0 stands for a block that was not read.
    hasher.finish() | 1
}

impl TagCache {
    /// The chain of each name, for the names of the note in their order. Most of what is typed leaves them as they are.
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

    /// The blocks that were read last, in order.
    pub(super) fn kept(&self) -> &[CachedBlock] {
        &self.kept
    }
}
