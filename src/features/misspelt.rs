use rustc_hash::FxHashMap;

use super::free::Free;
use crate::resolve::Misspelling;
use crate::text::Span;
use crate::whos_who::FileId;
use crate::world::{FileData, World};

/// A spelling that is found so often, compared to the right one, is another name rather than a slip.
const RARER: usize = 3;

/// The names in a note that nobody bears and that one slip of the pen makes into somebody's, in order. `text` is the
/// note's text.
pub fn misspelt(world: &World, file: &FileData, text: &str) -> Vec<Misspelling> {
    let free = Free::of(file);
    let mut found = world.possible_misspellings(file, text);
    found.retain(|one| free.has(one.span));
    found.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    let mut spellings: FxHashMap<&str, usize> = FxHashMap::default();
    for one in &found {
        *spellings.entry(one.span.text(text)).or_default() += 1;
    }
    let is_rare = |one: &Misspelling| {
        let alike = spellings.get(one.span.text(text)).copied().unwrap_or_default();
        alike <= 1 || alike * RARER <= world.mentioned_in(one.entity).len()
    };
    found.iter().copied().filter(is_rare).collect()
}

/// The misspelt name at the byte `offset` of an open note.
pub fn misspelt_at(world: &World, file: FileId, offset: usize) -> Option<Misspelling> {
    misspelt_in(world, file, Span::at(offset)).into_iter().next()
}

/// The misspelt names at a cursor or in a selection of an open note.
pub fn misspelt_in(world: &World, file: FileId, selection: Span) -> Vec<Misspelling> {
    let Some(data) = world.file(file).filter(|data| !data.ignored) else { return Vec::new() };
    let Some(text) = data.text() else { return Vec::new() };
    let mut here = misspelt(world, data, text);
    here.retain(|one| one.span.start <= selection.end && selection.start <= one.span.end);
    here
}
