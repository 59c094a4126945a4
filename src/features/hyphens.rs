use super::free::Free;
use crate::resolve::Misspelling;
use crate::world::{FileData, World};

/// The names in a note that are somebody's but for hyphens. `text` is the note's text.
pub fn rehyphenated(world: &World, file: &FileData, text: &str) -> Vec<Misspelling> {
    let free = Free::of(file);
    let mut found = world.possible_hyphenations(file, text);
    found.retain(|one| free.has(one.span));
    found
}
