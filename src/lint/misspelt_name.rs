use super::{Code, Finding, Severity};
use crate::features::Location;
use crate::note::{Block, parse};
use crate::resolve::{Mention, Misspelling, Resolution, misspellings};
use crate::text::Span;
use crate::whos_who::FileId;
use crate::world::{FileData, World};

/// A spelling that is found so often, compared to the right one, is another name rather than a slip.
const RARER: usize = 3;

/// Names that nobody bears and that one slip of the pen makes into somebody's.
pub(super) fn check(world: &World, file: &FileData, text: &str) -> Vec<Finding> {
    match &file.open {
        Some(open) => in_blocks(world, file, &open.parsed.blocks, text),
        None => in_blocks(world, file, &parse(text, file.format()).blocks, text),
    }
}

fn in_blocks(world: &World, file: &FileData, blocks: &[Block], text: &str) -> Vec<Finding> {
    let is_known =
        |mention: &&Mention| !matches!(mention.resolution, Resolution::Ignored { .. } | Resolution::Undefined { .. });
    let taken: Vec<Span> = file.mentions.iter().filter(is_known).map(|mention| mention.hit).collect();
    // A shorter name within the misspelt one was taken for somebody only because of the slip.
    let is_free = |span: Span| taken.iter().all(|hit| !hit.overlaps(span) || (span.covers(*hit) && span != *hit));
    let trie = world.whos_who().trie();
    let found: Vec<Misspelling> = blocks.iter().flat_map(|block| misspellings(block, text, trie, is_free)).collect();
    let is_rare = |one: &&Misspelling| {
        let alike = found.iter().filter(|other| other.span.text(text) == one.span.text(text)).count();
        alike == 1 || alike * RARER <= mentions(world, one)
    };
    found.iter().filter(is_rare).filter_map(|one| finding(world, one, text)).collect()
}

/// How many notes mention the entity that is meant.
fn mentions(world: &World, misspelling: &Misspelling) -> usize {
    let notes: &[FileId] = world.mentioned_in(misspelling.entity);
    notes.len()
}

fn finding(world: &World, misspelling: &Misspelling, text: &str) -> Option<Finding> {
    let entity = world.entity(misspelling.entity)?;
    let path = &world.file(entity.file)?.key.path;
    let written = misspelling.span.text(text);
    let name = entity.name();
    Some(Finding {
        code: Code::MisspeltName,
        severity: Severity::Warning,
        span: misspelling.span,
        message: format!("“{written}” is not defined; {name} is ({path}): correct the spelling, or define the name."),
        related: vec![(Location::of(entity), format!("{name} is defined here"))],
    })
}
