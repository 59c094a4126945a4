use crate::note::{Block, parse};
use crate::resolve::{Mention, Misspelling, Resolution, misspellings};
use crate::text::Span;
use crate::whos_who::FileId;
use crate::world::{FileData, OpenNote, World};

/// A spelling that is found so often, compared to the right one, is another name rather than a slip.
const RARER: usize = 3;

/// The names in a note that nobody bears and that one slip of the pen makes into somebody's, in order. `text` is the
/// note's text.
pub fn misspelt(world: &World, file: &FileData, text: &str) -> Vec<Misspelling> {
    match &file.open {
        Some(open) => in_blocks(world, file, open.parsed.blocks.iter(), text),
        None => in_blocks(world, file, parse(text, file.format()).blocks.iter(), text),
    }
}

/// The misspelt name at the byte `offset` of an open note.
pub fn misspelt_at(world: &World, file: FileId, offset: usize) -> Option<Misspelling> {
    misspelt_in(world, file, Span::at(offset)).into_iter().next()
}

/// The misspelt names at a cursor or in a selection of an open note.
pub fn misspelt_in(world: &World, file: FileId, selection: Span) -> Vec<Misspelling> {
    let Some(data) = world.file(file).filter(|data| !data.ignored) else { return Vec::new() };
    let Some(open) = data.open.as_deref() else { return Vec::new() };
    let is_here = |span: Span| span.start <= selection.end && selection.start <= span.end;
    let blocks = open.parsed.blocks.iter().filter(|block| is_here(block.span));
    let here: Vec<Misspelling> =
        blocks.flat_map(|block| in_blocks(world, data, std::iter::once(block), &open.text)).collect();
    let here = here.into_iter().filter(|one| is_here(one.span));
    // Whether it is too frequent for a slip is for the whole note to tell.
    here.filter(|one| misspelt_as(world, data, open, one.span.text(&open.text)).contains(one)).collect()
}

/// The misspelt names in an open note that are written just so. It is quicker than to find all.
pub fn misspelt_as(world: &World, file: &FileData, open: &OpenNote, written: &str) -> Vec<Misspelling> {
    let blocks = open.parsed.blocks.iter().filter(|block| block.span.text(&open.text).contains(written));
    let mut all = in_blocks(world, file, blocks, &open.text);
    all.retain(|one| one.span.text(&open.text) == written);
    all
}

fn in_blocks<'b>(
    world: &World,
    file: &FileData,
    blocks: impl Iterator<Item = &'b Block>,
    text: &str,
) -> Vec<Misspelling> {
    let is_known =
        |mention: &&Mention| !matches!(mention.resolution, Resolution::Ignored { .. } | Resolution::Undefined { .. });
    let taken: Vec<Span> = file.mentions.iter().filter(is_known).map(|mention| mention.hit).collect();
    // A shorter name within the misspelt one was taken for somebody only because of the slip.
    let is_free = |span: Span| taken.iter().all(|hit| !hit.overlaps(span) || (span.covers(*hit) && span != *hit));
    let trie = world.whos_who().trie();
    let found: Vec<Misspelling> = blocks.flat_map(|block| misspellings(block, text, trie, is_free)).collect();
    let is_rare = |one: &Misspelling| {
        let alike = found.iter().filter(|other| other.span.text(text) == one.span.text(text)).count();
        alike == 1 || alike * RARER <= notes_with(world, one)
    };
    found.iter().copied().filter(is_rare).collect()
}

/// How many notes mention the entity that is meant.
fn notes_with(world: &World, misspelling: &Misspelling) -> usize {
    world.mentioned_in(misspelling.entity).len()
}
