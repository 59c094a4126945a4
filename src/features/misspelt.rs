use crate::note::{Block, parse};
use crate::resolve::{Mention, Misspelling, Resolution, misspellings};
use crate::text::Span;
use crate::whos_who::FileId;
use crate::world::{FileData, World};

/// A spelling that is found so often, compared to the right one, is another name rather than a slip.
const RARER: usize = 3;

/// The names in a note that nobody bears and that one slip of the pen makes into somebody's, in order. `text` is the
/// note's text.
pub fn misspelt(world: &World, file: &FileData, text: &str) -> Vec<Misspelling> {
    match &file.open {
        Some(open) => in_blocks(world, file, &open.parsed.blocks, text),
        None => in_blocks(world, file, &parse(text, file.format()).blocks, text),
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
    // Most blocks have none, and the whole note has to be read only to see how often one is written.
    let blocks = open.parsed.blocks.iter().filter(|block| is_here(block.span));
    let of_block = |block: &Block| in_blocks(world, data, std::slice::from_ref(block), &open.text);
    if !blocks.flat_map(of_block).any(|one| is_here(one.span)) {
        return Vec::new();
    }
    let mut all = misspelt(world, data, &open.text);
    all.retain(|one| is_here(one.span));
    all
}

fn in_blocks(world: &World, file: &FileData, blocks: &[Block], text: &str) -> Vec<Misspelling> {
    let is_known =
        |mention: &&Mention| !matches!(mention.resolution, Resolution::Ignored { .. } | Resolution::Undefined { .. });
    let taken: Vec<Span> = file.mentions.iter().filter(is_known).map(|mention| mention.hit).collect();
    // A shorter name within the misspelt one was taken for somebody only because of the slip.
    let is_free = |span: Span| taken.iter().all(|hit| !hit.overlaps(span) || (span.covers(*hit) && span != *hit));
    let trie = world.whos_who().trie();
    let found: Vec<Misspelling> = blocks.iter().flat_map(|block| misspellings(block, text, trie, is_free)).collect();
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
