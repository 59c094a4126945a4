//! Finds people and organizations that nobody has defined: the first reader.
//!
//! A linear chain over hashed features ([`features`], [`crf`]) labels the words of a note; its weights are in a file
//! that is built in ([`model`]). What a note says about a word in one place counts in all others ([`facts`]), and a
//! name that was found spreads to its other uses ([`document`]). How sure a mention is, is fitted on texts that were
//! not trained on ([`calibrate`]). `MODEL_CARD.md` says what the model was trained on and how well it does.
//!
//! The same text gives the same names, everywhere; no text makes it fail or take more than time in proportion.

mod calibrate;
pub mod coreference;
mod crf;
mod document;
mod facts;
mod features;
mod hash;
mod labels;
mod lexicon;
mod model;
mod reader;
mod second;
mod table;
mod tokenize;
#[cfg(feature = "train")]
pub mod train;

use std::cell::Cell;

use crate::names::Kind;
use crate::text::Span;
use model::Model;
use reader::{Block, Found, Reader};

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

/// Who reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Readers {
    /// The fast one alone: keeps up with typing.
    First,
    /// The slow one too, which knows better: for the background.
    #[default]
    Both,
}

/// What was read of a note before, so that of its next version only what has changed is read.
#[derive(Default, Debug)]
pub struct Memory {}

/// The mentions in one text, in order.
pub fn tag_text(text: &str, readers: Readers) -> Vec<Tagged> {
    tag_note(&[text], readers).pop().unwrap_or_default()
}

/// The mentions in each block of a note, in order. What one block says about a name helps to find it in the others.
pub fn tag_note(blocks: &[&str], readers: Readers) -> Vec<Vec<Tagged>> {
    tag_again(blocks, readers, &mut Memory::default())
}

/// The same as [`tag_note`], for a note of which an earlier version has been read with this memory.
pub fn tag_again(blocks: &[&str], _readers: Readers, _memory: &mut Memory) -> Vec<Vec<Tagged>> {
    thread_local! {
        static READER: Cell<Option<Reader>> = const { Cell::new(None) };
    }
    let mut reader = READER.take().unwrap_or_else(Reader::new);
    let mut tagged = tag(&mut reader, Model::embedded(), blocks);
    READER.set(Some(reader));
    tagged.iter_mut().flatten().for_each(|tagged| tagged.score = rounded(tagged.score));
    tagged
}

/// A score to three digits: more would differ between platforms and mean nothing.
fn rounded(score: f32) -> f32 {
    (score * 1000.0).round() / 1000.0
}

/// The same with a reader and a model that are at hand.
fn tag(reader: &mut Reader, model: &Model, blocks: &[&str]) -> Vec<Vec<Tagged>> {
    let (read, found) = read(reader, model, blocks);
    let report = |(block, found): (&Block, &Vec<Found>)| {
        found.iter().filter_map(|found| tagged(model, block, found)).collect::<Vec<_>>()
    };
    read.iter().zip(&found).map(report).collect()
}

/// The blocks of a note with the names in them, places included.
fn read(reader: &mut Reader, model: &Model, blocks: &[&str]) -> (Vec<Block>, Vec<Vec<Found>>) {
    let mut read: Vec<Block> = blocks.iter().map(|text| reader.prepare(model, text)).collect();
    facts::share(&mut read);
    let mut found: Vec<Vec<Found>> = read.iter().map(|block| reader.names(model, block)).collect();
    document::agree(&read, &mut found);
    (read, found)
}

/// A found name as it is reported; nothing for places.
fn tagged(model: &Model, block: &Block, found: &Found) -> Option<Tagged> {
    let kind = found.name.class.kind()?;
    let first = block.tokens.tokens.get(found.name.start)?;
    let last = block.tokens.tokens.get(found.name.end.checked_sub(1)?)?;
    let span = Span { start: first.span.start, end: last.span.end };
    Some(Tagged { span, kind, score: model.calibration.of(kind).score(found.posterior) })
}

#[cfg(test)]
mod tests;
