//! How the workspace writes words that are not in the lexicon: where `ford` is in lower case, it is an ordinary word of
//! this author.

use serde::{Deserialize, Serialize};

use crate::sharded_map::ShardedMap;

/// The fewest notes that write an ordinary word in lower case.
const FEWEST: u32 = 2;
/// They must be at least `1 / PART` of the notes that write it with a capital.
const PART: u32 = 3;

/// For each word, the number of notes that write it in lower case and with a capital. Words are identified by
/// [`crate::names::word_hash`]. Clones and changes are cheap.
#[derive(Clone, Debug, Default)]
pub struct WordUsage {
    words: ShardedMap<u32, Counts>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Counts {
    lower: u32,
    capital: u32,
}

impl Counts {
    fn is_ordinary(self) -> bool {
        self.lower >= FEWEST && self.lower * PART >= self.capital
    }
}

/// The words of one note by letter case, each list sorted.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct NoteWordUsage {
    /// Words in lower case.
    pub lower: Box<[u32]>,
    /// Words with a capital.
    pub capital: Box<[u32]>,
}

impl WordUsage {
    /// Whether the workspace mostly writes this word as an ordinary one.
    pub fn is_ordinary(&self, word: u32) -> bool {
        self.words.get(&word).is_some_and(|counts| counts.is_ordinary())
    }

    /// The number of notes that write this word with a capital.
    pub fn capitalised(&self, word: u32) -> u32 {
        self.words.get(&word).map(|counts| counts.capital).unwrap_or_default()
    }

    /// Updates the words of a note; returns those that became ordinary or ceased to be.
    pub fn update(&mut self, before: &NoteWordUsage, now: &NoteWordUsage) -> Vec<u32> {
        let mut turned = Vec::new();
        self.exchange(&before.lower, &now.lower, |counts| &mut counts.lower, &mut turned);
        self.exchange(&before.capital, &now.capital, |counts| &mut counts.capital, &mut turned);
        turned
    }

    fn exchange(
        &mut self,
        before: &[u32],
        now: &[u32],
        count: impl Fn(&mut Counts) -> &mut u32,
        turned: &mut Vec<u32>,
    ) {
        let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
        loop {
            match (before.peek(), now.peek()) {
                (Some(old), Some(new)) if old == new => {
                    before.next();
                    now.next();
                }
                (Some(old), new) if new.is_none_or(|new| old < new) => {
                    self.change(**old, |counts| *count(counts) = count(counts).saturating_sub(1), turned);
                    before.next();
                }
                (_, Some(new)) => {
                    self.change(**new, |counts| *count(counts) += 1, turned);
                    now.next();
                }
                (_, None) => return,
            }
        }
    }

    fn change(&mut self, word: u32, change: impl Fn(&mut Counts), turned: &mut Vec<u32>) {
        let mut is_gone = false;
        self.words.change(word, |counts| {
            let was_ordinary = counts.is_ordinary();
            change(counts);
            if counts.is_ordinary() != was_ordinary {
                turned.push(word);
            }
            is_gone = *counts == Counts::default();
        });
        if is_gone {
            self.words.remove(&word);
        }
    }
}
