//! Updates links when notes move or are merged.

use rayon::prelude::*;

use super::file_moves::{Move, Moves};
use super::link_destination::Destinations;
use super::parsed::parsed;
use super::properties::Values;
use crate::entity_index::FileId;
use crate::features::{Change, Location, TextEdit, Texts};
use crate::text::Span;
use crate::world::World;

/// Keeps links right when notes or folders of notes move; the moves themselves are the editor's. Also the notes that are
/// on disk otherwise than they were taken in, which are left as they are.
pub fn moved(world: &World, texts: &Texts<'_>, moves: Vec<Move>) -> (Change, Vec<FileId>) {
    links_after(world, texts, &Moves::new(world, moves))
}

/// Keeps links right when a note becomes part of another one: those in it count in its text as it is. Also the notes that
/// are on disk otherwise than they were taken in.
pub(in crate::features) fn merged(
    world: &World,
    texts: &Texts<'_>,
    gone: FileId,
    kept: FileId,
) -> (Change, Vec<FileId>) {
    links_after(world, texts, &Moves::merging(world, gone, kept))
}

fn links_after(world: &World, texts: &Texts<'_>, moves: &Moves<'_>) -> (Change, Vec<FileId>) {
    let of_note = |file: FileId| {
        let source = texts.of(file).ok_or(file)?;
        let note = parsed(world.file(file).ok_or(file)?, &source);
        let edits = moves.edits(file, &note, &Destinations::of(&source)).into_iter();
        let values = Values::of(&note, &source);
        let edit = |(span, text): (Span, String)| {
            let text = values.fitted(span, &text);
            TextEdit { place: Location { file, span }, text, label: None }
        };
        Ok(edits.map(edit).collect::<Vec<TextEdit>>())
    };
    let results: Vec<Result<Vec<TextEdit>, FileId>> = moves.touched().into_par_iter().map(of_note).collect();
    let mut change = Change::default();
    let mut left_out = Vec::new();
    for result in results {
        match result {
            Ok(edits) => change.edits.extend(edits),
            Err(file) => left_out.push(file),
        }
    }
    change.put_in_order();
    (change, left_out)
}
