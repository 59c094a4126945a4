//! Tags a text or the blocks of a note: runs the readers and turns what they find into scored mentions.

use std::cell::Cell;

use rustc_hash::FxHashSet;

use super::cache::{CachedBlock, TagCache, Tagger};
use super::calibrate::{Calibration, doubted};
use super::decode::Found;
use super::language::Language;
use super::mention::Tagged;
use super::recognizer::Readers;
#[cfg(feature = "second")]
use super::second;
use super::{acronyms, bytes, first, noun_surnames, products, span_trimming};
use crate::names::Kind;
use crate::text::Span;

/// Names with a lower score are not reported.
pub(super) const LEAST: f32 = 0.3;

/// The highest score in a language without a reader, so that nothing is underlined there: names are guesses.
const GREATEST_OF_OTHERS: f32 = 0.6;

/// The mentions in a text, in order; in the given language, or in the languages of the text.
pub fn tag_text(text: &str, language: Option<Language>, readers: Readers) -> Vec<Tagged> {
    reported(&[text], language, readers, &mut TagCache::default()).pop().unwrap_or_default()
}

/// The mentions in each block of a note, in order. The blocks are read together.
pub fn tag_note(blocks: &[&str], readers: Readers) -> Vec<Vec<Tagged>> {
    tag_incremental(blocks, readers, &mut TagCache::default())
}

/// Like [`tag_note`], with the cached results of an earlier version of the note. Results of both readers are kept for
/// unchanged blocks even if only the first is asked for.
pub fn tag_incremental(blocks: &[&str], readers: Readers, memory: &mut TagCache) -> Vec<Vec<Tagged>> {
    reported(blocks, None, readers, memory)
}

/// The mentions that the built-in readers find, above the least score.
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

/// Rounds a score to three digits: more would differ between platforms.
fn rounded(score: f32) -> f32 {
    (score * 1000.0).round() / 1000.0
}

/// The mentions that the given readers find, whatever their score.
pub(super) fn tag(
    tagger: &mut Tagger,
    blocks: &[&str],
    language: Option<Language>,
    readers: Readers,
    memory: &mut TagCache,
) -> Vec<Vec<Tagged>> {
    let found = tagger.read(blocks, language, readers, memory);
    let spelt_out = acronyms::spelt_out(memory.blocks().iter().zip(&found));
    let mut report = |(kept, found): (&CachedBlock, &Vec<Found>)| {
        let language = kept.block.language;
        let calibration = tagger.of(language).calibration(language, kept.is_by_both());
        found.iter().filter_map(|found| tagged(calibration, kept, found, &spelt_out)).collect::<Vec<_>>()
    };
    let mut tagged: Vec<Vec<Tagged>> = memory.blocks().iter().zip(&found).map(&mut report).collect();
    products::drop_products(blocks, &mut tagged);
    tagged
}

/// The mention of a found name; `None` for places.
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
        score = score.min(GREATEST_OF_OTHERS);
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
