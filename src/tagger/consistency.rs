//! Makes the names of a note consistent: one string names one thing, and a name found in one place is a name in the
//! others. Each rule was kept because it improved the results on texts that were not used for training; `MODEL_CARD.md`
//! has the figures.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::calibrate::log_odds;
use super::decode::Found;
use super::first::Block;
use super::hash;
use super::labels::{Class, Name};
use super::language::Language;
use super::lexicon::Field;
use super::token_info::{Facts, Shape, TokenInfo};
use crate::names::lexicon::DETERMINERS;

/// The score of a name that was found only by its other mentions, as a share of theirs.
const INHERITED: f32 = 0.8;

/// Makes the names of a note consistent.
pub(super) fn agree(blocks: &[&Block], found: &mut [Vec<Found>]) {
    if found.iter().all(Vec::is_empty) {
        return;
    }
    let known = Known::gather(blocks, found);
    for (block, found) in blocks.iter().zip(found) {
        known.judge(block, found);
        known.spread(block, found);
    }
}

/// How the readers classified a string in the note.
#[derive(Clone, Copy, Default, Debug)]
struct Usage {
    /// The number of times it was found, by class.
    counts: [usize; 3],
    /// The sum of their log-odds, by class.
    odds: [f32; 3],
    /// The highest posterior.
    surest: f32,
}

impl Usage {
    fn add(&mut self, found: &Found) {
        let class = found.name.class as usize;
        if let Some((count, odds)) = self.counts.get_mut(class).zip(self.odds.get_mut(class)) {
            *count += 1;
            *odds += log_odds(found.posterior).max(0.0) + 0.5;
        }
        self.surest = self.surest.max(found.posterior);
    }

    fn count(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The most likely class, and its lead over the next.
    fn class(&self) -> Option<(Class, f32)> {
        let weighed = Class::ALL.into_iter().zip(self.odds);
        let (class, most) = weighed.clone().max_by(|one, other| one.1.total_cmp(&other.1))?;
        let next = weighed.filter(|(other, _)| *other != class).map(|(_, odds)| odds).fold(0.0, f32::max);
        Some((class, most - next))
    }
}

/// The names of a note.
#[derive(Default, Debug)]
struct Known {
    /// Names of several words, by their words.
    long: FxHashMap<Vec<u32>, Usage>,
    /// The lengths of those that begin with a word.
    lengths: FxHashMap<u32, Vec<usize>>,
    /// Names of one word.
    single: FxHashMap<u32, Usage>,
    /// First and last words of persons' full names.
    parts: FxHashMap<u32, f32>,
    /// How often a word is capitalised.
    uses: FxHashMap<u32, Uses>,
}

/// The capitalised uses of a word.
#[derive(Clone, Copy, Default, Debug)]
struct Uses {
    all: usize,
    /// Those after a determiner.
    determined: usize,
}

impl Uses {
    /// Whether it is mostly used like a noun: `the Moonstone`, `her Ayah`, `three Brahmins`.
    fn is_noun(self) -> bool {
        self.all >= FEWEST_OF_A_NOUN && self.determined * 2 >= self.all
    }
}

/// The fewest uses of a word that is known to be a noun.
const FEWEST_OF_A_NOUN: usize = 3;

/// Whether a word is a determiner.
fn is_determiner(cell: &TokenInfo) -> bool {
    static HASHES: LazyLock<FxHashSet<u32>> = LazyLock::new(|| DETERMINERS.iter().copied().map(hash::word).collect());
    !cell.is_capital() && HASHES.contains(&cell.lower)
}

impl Known {
    fn gather(blocks: &[&Block], found: &[Vec<Found>]) -> Self {
        let mut known = Self::default();
        for (block, found) in blocks.iter().zip(found) {
            for found in found {
                known.add(block, found);
            }
        }
        for block in blocks {
            let before = std::iter::once(None).chain(block.cells.iter().map(Some));
            // Other languages put articles before persons' names, or have them as other words.
            let is_determiner = |before: &TokenInfo| block.language == Language::English && is_determiner(before);
            for (before, cell) in before.zip(&block.cells).filter(|(_, cell)| cell.is_capital()) {
                if known.single.contains_key(&cell.lower) {
                    let uses = known.uses.entry(cell.lower).or_default();
                    uses.all += 1;
                    uses.determined += usize::from(before.is_some_and(is_determiner));
                }
            }
        }
        known
    }

    fn add(&mut self, block: &Block, found: &Found) {
        let cells = cells(block, found.name);
        let [first, .., last] = cells else {
            if let [only] = cells {
                self.single.entry(only.lower).or_default().add(found);
            }
            return;
        };
        let key: Vec<u32> = cells.iter().map(|cell| cell.lower).collect();
        let lengths = self.lengths.entry(first.lower).or_default();
        if !lengths.contains(&key.len()) {
            lengths.push(key.len());
        }
        self.long.entry(key).or_default().add(found);
        if found.name.class == Class::Person {
            for part in [first, last].into_iter().filter(|part| may_stand_alone(part)) {
                let surest = self.parts.entry(part.lower).or_default();
                *surest = surest.max(found.posterior);
            }
        }
    }

    /// Changes the class of a name to that of the same string elsewhere in the note, if that is more certain.
    fn judge(&self, block: &Block, found: &mut Vec<Found>) {
        found.retain(|found| !self.is_noun(block, found));
        for found in found {
            let cells = cells(block, found.name);
            let usage = match cells {
                [only] => self.single.get(&only.lower),
                _ => self.long.get(&cells.iter().map(|cell| cell.lower).collect::<Vec<_>>()),
            };
            let elsewhere = usage.filter(|usage| usage.count() > 1).and_then(Usage::class);
            if let Some((class, _)) = elsewhere.filter(|(class, lead)| *class != found.name.class && *lead > 1.0) {
                found.name.class = class;
            }
            if let [only] = cells
                && found.name.class != Class::Person
                && self.parts.get(&only.lower).is_some_and(|surest| *surest > found.posterior)
            {
                found.name.class = Class::Person;
            }
        }
    }

    /// Whether a single word was taken for a person although the note uses it as a noun.
    fn is_noun(&self, block: &Block, found: &Found) -> bool {
        let [only] = cells(block, found.name) else { return false };
        found.name.class == Class::Person && self.uses.get(&only.lower).is_some_and(|uses| uses.is_noun())
    }

    /// Adds the uses of known names that were not found.
    fn spread(&self, block: &Block, found: &mut Vec<Found>) {
        let mut added = Vec::new();
        let mut names = found.iter().peekable();
        for &(start, end) in &block.tokens.sentences {
            let mut at = start;
            while at < end {
                while names.next_if(|next| next.name.end <= at).is_some() {}
                let free = names.peek().map_or(end, |next| next.name.start.min(end));
                if free <= at {
                    at = names.peek().map_or(end, |next| next.name.end);
                    continue;
                }
                let likely = self.likely(block, at, start, free);
                at = likely.map_or(at + 1, |likely| likely.name.end);
                added.extend(likely);
            }
        }
        found.extend(added);
        found.sort_by_key(|found| found.name.start);
    }

    /// The known name that begins at a token and ends before `free`.
    fn likely(&self, block: &Block, at: usize, start: usize, free: usize) -> Option<Found> {
        let cell = block.cells.get(at).filter(|cell| cell.is_capital())?;
        self.long_at(block, at, free).or_else(|| self.single_at(block, cell, at, start))
    }

    fn long_at(&self, block: &Block, at: usize, free: usize) -> Option<Found> {
        let cell = block.cells.get(at)?;
        let fits = self.lengths.get(&cell.lower)?.iter().filter(|length| at + **length <= free);
        let match_of = |length: &usize| {
            let cells = block.cells.get(at..at + length)?;
            let key: Vec<u32> = cells.iter().map(|cell| cell.lower).collect();
            let usage = self.long.get(&key)?;
            Some(inherited(at, at + length, usage.class()?.0, usage.surest))
        };
        fits.filter_map(match_of).max_by_key(|found| found.name.end)
    }

    /// A word that was found often enough: at least twice, and in half of its capitalised uses. Not beside other
    /// capitalised words, which make another name of it, and not if the note writes it in lower case.
    ///
    /// That a word is part of a person's full name is no reason: where it matters the chain has seen it already
    /// ([`Facts::IN_LONGER`]), and on dev the rest was wrong more often than right (`Austen, Jane`).
    fn single_at(&self, block: &Block, cell: &TokenInfo, at: usize, start: usize) -> Option<Found> {
        let is_capital = |at: Option<usize>| at.and_then(|at| block.cells.get(at)).is_some_and(TokenInfo::is_capital);
        let before = at.checked_sub(1).filter(|before| *before >= start);
        let after_title =
            before.and_then(|before| block.cells.get(before)).is_some_and(|cell| cell.word_info.get(Field::TITLE) > 0);
        if cell.facts.0 & Facts::LOWER != 0 || is_capital(Some(at + 1)) || (is_capital(before) && !after_title) {
            return None;
        }
        let usage = self.single.get(&cell.lower)?;
        let uses = self.uses.get(&cell.lower).copied().unwrap_or_default();
        let often = usage.count() >= 2 && usage.count() * 2 >= uses.all && !uses.is_noun();
        let (class, _) = usage.class().filter(|_| often)?;
        Some(inherited(at, at + 1, class, usage.surest))
    }
}

fn inherited(start: usize, end: usize, class: Class, surest: f32) -> Found {
    Found { name: Name { start, end, class }, posterior: surest * INHERITED }
}

fn cells(block: &Block, name: Name) -> &[TokenInfo] {
    block.cells.get(name.start..name.end).unwrap_or_default()
}

/// Whether a part of a full name can be used by itself.
fn may_stand_alone(part: &TokenInfo) -> bool {
    matches!(part.shape, Shape::Capital | Shape::Mixed) && part.word_info.get(Field::TITLE) == 0
}
