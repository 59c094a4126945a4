//! A note of the survey, and whether a note's name looks like a person's.

use crate::entity_index::{FileId, stem};
use crate::names::lexicon::{is_ordinary, is_place, is_surname};
use crate::names::normalize::fold;
use crate::names::product_words::is_thing;
use crate::names::token::words;
use crate::names::{Kind, is_particle};
use crate::note::{ParsedNote, parse};
use crate::resolve::{likely_kind, reads_as_name};
use crate::world::{FileKey, World};

/// A note with its text and what was parsed from it.
pub(super) struct Page<'w> {
    pub(super) file: FileId,
    pub(super) key: &'w FileKey,
    pub(super) text: &'w str,
    pub(super) parsed: ParsedNote,
}

impl<'w> Page<'w> {
    pub(super) fn read(world: &'w World, file: FileId, text: &'w str) -> Option<Self> {
        let key = &world.file(file)?.key;
        Some(Self { file, key, text, parsed: parse(text, key.format()) })
    }
}

/// Whether a note of this path, or a link with this target, is called like a person and like nothing else: no word behind
/// the first is an ordinary one, and nothing stands in brackets.
pub(super) fn is_called_like_person(path: &str) -> bool {
    let name = stem(path);
    let is_name = |word: &str| {
        let folded = fold(word);
        is_surname(&folded) || is_particle(word) || !(is_ordinary(&folded) || is_place(&folded) || is_thing(&folded))
    };
    reads_as_name(name)
        && likely_kind(name) == Some(Kind::Person)
        && !name.contains(['(', '['])
        && words(name).skip(1).all(|(_, word)| is_name(word))
}
