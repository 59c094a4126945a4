//! Reads a note with one or both readers, and remembers what was read, so that of the next version only blocks are read
//! that have changed, or about whose words the note says other things now.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::calibrate::Calibration;
use super::coreference::{Member, Name, chains};
use super::decode::Found;
use super::first::model::Model;
use super::first::{Block, Reader};
#[cfg(feature = "second")]
use super::second::SecondReader;
use super::{Readers, document, facts};
use crate::names::Kind;
use crate::text::differing;

/// What was read of a note before, so that of its next version only what has changed is read.
#[derive(Default, Debug)]
pub struct Memory {
    kept: Vec<Kept>,
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
pub(super) struct Kept {
    text: Box<str>,
    pub(super) block: Block,
    /// What the note said about its words when it was read.
    facts: u64,
    first: Option<Vec<Found>>,
    both: Option<Vec<Found>>,
}

impl Kept {
    fn new(first: &mut Reader, model: &Model, text: &str) -> Self {
        Self { text: text.into(), block: first.prepare(model, text), facts: 0, first: None, both: None }
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

/// The readers.
pub(super) struct Tagger {
    pub(super) first: Reader,
    /// Nothing if none is built in.
    #[cfg(feature = "second")]
    pub(super) second: Option<SecondReader>,
}

impl Tagger {
    pub(super) fn new() -> Self {
        Self {
            first: Reader::new(),
            #[cfg(feature = "second")]
            second: None,
        }
    }

    /// The curves for what the first reader, or both, found.
    pub(super) fn calibration(&self, model: &Model, settled: bool) -> Calibration {
        if settled { self.settled_calibration().unwrap_or(model.calibration) } else { model.calibration }
    }

    /// Reads the blocks of a note; afterwards `memory` holds them, and the names in each, places included, are returned.
    pub(super) fn read(
        &mut self,
        model: &Model,
        blocks: &[&str],
        readers: Readers,
        memory: &mut Memory,
    ) -> Vec<Vec<Found>> {
        self.recall(model, blocks, memory);
        facts::share(memory.kept.iter_mut().map(|kept| &mut kept.block));
        for kept in &mut memory.kept {
            self.read_block(model, kept, readers);
        }
        let mut found: Vec<Vec<Found>> = memory.kept.iter().map(Kept::found).collect();
        let blocks: Vec<&Block> = memory.kept.iter().map(|kept| &kept.block).collect();
        document::agree(&blocks, &mut found);
        found
    }

    /// Brings the memory to the blocks of a note, of which most are where they were.
    fn recall(&mut self, model: &Model, blocks: &[&str], memory: &mut Memory) {
        let (gone, new) = differing(&memory.kept, blocks, |kept, text| *kept.text == **text);
        let tail = memory.kept.split_off(gone.end);
        let mut moved: FxHashMap<Box<str>, Vec<Kept>> = FxHashMap::default();
        for kept in memory.kept.drain(gone.start..) {
            moved.entry(kept.text.clone()).or_default().push(kept);
        }
        for text in blocks.get(new).unwrap_or_default() {
            let kept = moved.get_mut(*text).and_then(Vec::pop);
            memory.kept.push(kept.unwrap_or_else(|| Kept::new(&mut self.first, model, text)));
        }
        memory.kept.extend(tail);
    }

    /// Reads a block unless it was read already in the light of the same facts.
    fn read_block(&mut self, model: &Model, kept: &mut Kept, readers: Readers) {
        let facts = fingerprint(&kept.block);
        if kept.facts != facts {
            (kept.facts, kept.first, kept.both) = (facts, None, None);
        }
        if readers == Readers::Both && kept.both.is_none() {
            kept.both = self.settle(model, kept);
        }
        if kept.both.is_none() && kept.first.is_none() {
            kept.first = Some(self.first.names(model, &kept.block));
        }
    }

    /// What both readers find in a block together; nothing if there is no second one.
    #[cfg(feature = "second")]
    fn settle(&mut self, model: &Model, kept: &Kept) -> Option<Vec<Found>> {
        let second = self.second.as_mut()?;
        let opinions = self.first.opinions(model, &kept.block);
        Some(second.names(&kept.text, &kept.block, &opinions))
    }

    #[cfg(feature = "second")]
    fn settled_calibration(&self) -> Option<Calibration> {
        Some(self.second.as_ref()?.calibration())
    }

    #[cfg(not(feature = "second"))]
    fn settled_calibration(&self) -> Option<Calibration> {
        None
    }

    #[cfg(not(feature = "second"))]
    fn settle(&mut self, _: &Model, _: &Kept) -> Option<Vec<Found>> {
        None
    }
}

/// All that the note says about the words of a block, in a number.
fn fingerprint(block: &Block) -> u64 {
    let mut hasher = FxHasher::default();
    block.cells.iter().for_each(|cell| hasher.write_u8(cell.facts.0));
    // 0 stands for a block that was not read.
    hasher.finish() | 1
}

impl Memory {
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
    pub(super) fn kept(&self) -> &[Kept] {
        &self.kept
    }
}
