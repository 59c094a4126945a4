//! A cache of possible misspellings. Finding them takes longer than anything else after a keystroke, so each block of
//! an open note is checked once, on the first query, until it or the known names change.

use super::file_data::FileData;
use super::state::World;
use crate::note::{Block, parse};
use crate::resolve::{Misspelling, misspellings};

impl World {
    /// What may be misspelt in a note, in order, whether or not the words name an entity as they are. `text` is the
    /// note's text.
    pub fn possible_misspellings(&self, file: &FileData, text: &str) -> Vec<Misspelling> {
        let look = |block: &Block| misspellings(block, text, &self.entity_index);
        let Some(open) = file.open.as_deref() else {
            return parse(text, file.format()).blocks.iter().flat_map(look).collect();
        };
        if open.generation != self.generation {
            return open.parsed.blocks.iter().flat_map(look).collect();
        }
        let mut found = Vec::new();
        for (block, misspelling) in open.parsed.blocks.iter().zip(&open.misspellings) {
            let base = block.span.start;
            let relative =
                |misspelling: Misspelling| Misspelling { span: misspelling.span.relative_to(base), ..misspelling };
            let of_block = misspelling.get_or_init(|| look(block).into_iter().map(relative).collect());
            found.extend(
                of_block.iter().map(|misspelling| Misspelling { span: misspelling.span.shifted(base), ..*misspelling }),
            );
        }
        found
    }
}
