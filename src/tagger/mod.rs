//! Finds people and organizations that nobody has defined.
//!
//! Two readers. The first ([`first`]) keeps up with typing: a linear chain ([`crf`]) over hashed features
//! labels the words of a note. The second (`second`) is a small transformer for the background. Their weights are in
//! files that are built in. What a note says about a word in one place counts in all others ([`facts`]), and a name that
//! was found spreads to its other uses ([`document`]); what was read is remembered block by block ([`memory`]). How sure
//! a mention is, is fitted on texts that were not trained on ([`calibrate`]). Which names of a note mean the same, rules
//! tell ([`coreference`]). `MODEL_CARD.md` says what the models were trained on and how well they do.
//!
//! The same text gives the same names, everywhere; no text makes it fail or take more than time in proportion.

mod acronyms;
mod bytes;
mod cache;
mod calibrate;
mod consistency;
pub mod coreference;
mod crf;
mod decode;
mod exp;
mod first;
mod hash;
mod hash_table;
mod labels;
mod language;
mod lexicon;
mod noun_surnames;
mod products;
mod recognizer;
#[cfg(feature = "second")]
mod second;
mod span_trimming;
mod token_info;
mod tokenize;
#[cfg(feature = "train")]
pub mod train;
mod word_facts;

use std::cell::Cell;

use rustc_hash::FxHashSet;

use crate::names::Kind;
use crate::text::Span;
use cache::{CachedBlock, Tagger};
use calibrate::{Calibration, doubted};
use decode::Found;
use serde::{Deserialize, Serialize};

pub use cache::TagCache;
pub use language::{Language, language_of};

/// A mention of somebody, found by what it looks like and where it stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tagged {
    /// The bytes of the mention in its block.
    pub span: Span,
    /// What is named.
    pub kind: Kind,
    /// How likely the mention is right, from 0 to 1.
    pub score: f32,
}

/// Names that are less likely than this are not reported.
const LEAST: f32 = 0.3;

/// From which score on a mention is said to be one: of a hundred such names 95 were annotated just so in the prose of the
/// development texts (the tables in `MODEL_CARD.md`).
pub fn sure_from(kind: Kind) -> f32 {
    match kind {
        Kind::Person => 0.75,
        Kind::Organization => 0.8,
    }
}

/// In a language that no reader knows, names are guesses: they never score more than this, so that nothing is underlined.
const MOST_OF_OTHERS: f32 = 0.6;

/// Who reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Readers {
    /// The fast one alone: keeps up with typing.
    First,
    /// The slow one too, which knows better: for the background.
    #[default]
    Both,
}

/// The mentions in one text, in order; in a language, or in those that it is written in.
pub fn tag_text(text: &str, language: Option<Language>, readers: Readers) -> Vec<Tagged> {
    reported(&[text], language, readers, &mut TagCache::default()).pop().unwrap_or_default()
}

/// The mentions in each block of a note, in order. What one block says about a name helps to find it in the others.
pub fn tag_note(blocks: &[&str], readers: Readers) -> Vec<Vec<Tagged>> {
    tag_incremental(blocks, readers, &mut TagCache::default())
}

/// The same as [`tag_note`], for a note of which an earlier version may have been read with this memory. Where both
/// readers have read a block before, their finding stands although only the first is asked for.
pub fn tag_incremental(blocks: &[&str], readers: Readers, memory: &mut TagCache) -> Vec<Vec<Tagged>> {
    reported(blocks, None, readers, memory)
}

/// The mentions that the readers that are built in find likely enough.
fn reported(blocks: &[&str], language: Option<Language>, readers: Readers, memory: &mut TagCache) -> Vec<Vec<Tagged>> {
    thread_local! {
        static TAGGER: Cell<Option<Tagger>> = const { Cell::new(None) };
    }
    let mut tagger = TAGGER.take().unwrap_or_else(Tagger::embedded);
    #[cfg(feature = "second")]
    if readers == Readers::Both {
        tagger.add_second();
    }
    let mut tagged = tag(&mut tagger, blocks, language, readers, memory);
    TAGGER.set(Some(tagger));
    for tagged in &mut tagged {
        tagged.retain(|tagged| tagged.score >= LEAST);
        tagged.iter_mut().for_each(|tagged| tagged.score = rounded(tagged.score));
    }
    tagged
}

/// The checksums of the models that are built in.
pub fn checksums() -> Vec<u64> {
    let files = [
        first::model::ENGLISH,
        #[cfg(feature = "multilingual")]
        first::model::MULTILINGUAL,
        #[cfg(feature = "second")]
        second::ENGLISH,
        #[cfg(all(feature = "second", feature = "multilingual"))]
        second::MULTILINGUAL,
    ];
    files.into_iter().filter_map(bytes::checksum).collect()
}

/// A score to three digits: more would differ between platforms and mean nothing.
fn rounded(score: f32) -> f32 {
    (score * 1000.0).round() / 1000.0
}

/// The mentions that readers which are at hand find, however unlikely.
fn tag(
    tagger: &mut Tagger,
    blocks: &[&str],
    language: Option<Language>,
    readers: Readers,
    memory: &mut TagCache,
) -> Vec<Vec<Tagged>> {
    let found = tagger.read(blocks, language, readers, memory);
    let spelt_out = acronyms::spelt_out(memory.kept().iter().zip(&found));
    let mut report = |(kept, found): (&CachedBlock, &Vec<Found>)| {
        let language = kept.block.language;
        let calibration = tagger.of(language).calibration(language, kept.is_settled());
        found.iter().filter_map(|found| tagged(calibration, kept, found, &spelt_out)).collect::<Vec<_>>()
    };
    let mut tagged: Vec<Vec<Tagged>> = memory.kept().iter().zip(&found).map(&mut report).collect();
    products::drop(blocks, &mut tagged);
    tagged
}

/// A found name as it is reported; nothing for places.
fn tagged(
    calibration: Calibration,
    kept: &CachedBlock,
    found: &Found,
    spelt_out: &FxHashSet<String>,
) -> Option<Tagged> {
    let CachedBlock { text, block, .. } = kept;
    let kind = found.name.class.kind()?;
    let first = block.tokens.tokens.get(found.name.start)?;
    let last = block.tokens.tokens.get(found.name.end.checked_sub(1)?)?;
    let span = Span { start: first.span.start, end: last.span.end };
    let span = span_trimming::trimmed(text, block, found.name.start, kind, span);
    let mut score = calibration.score(kind, found.posterior);
    if block.language == Language::Other {
        score = score.min(MOST_OF_OTHERS);
    }
    let cell = block.cells.get(found.name.start)?;
    if kind == Kind::Organization && acronyms::is_unexplained(span.text(text), cell, spelt_out) {
        score = doubted(score, kind);
    }
    if kind == Kind::Person && noun_surnames::is_bare(text, block, found.name) {
        score = doubted(score, kind);
    }
    Some(Tagged { span, kind, score })
}

#[cfg(test)]
mod tests;
