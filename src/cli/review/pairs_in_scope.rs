//! The candidate pairs to ask about.

use rustc_hash::FxHashSet;

use crate::cli::workspace::Workspace;
use crate::disk;
use crate::entity_index::FileId;
use crate::features::{Pair, pairs};

/// The pairs with a side in the notes in scope.
pub(super) fn pairs_in_scope(workspace: &Workspace) -> Vec<Pair> {
    let asked: FxHashSet<FileId> = workspace.in_scope.iter().copied().collect();
    let is_asked = |pair: &Pair| {
        let mut places = pair.sides.iter().flat_map(|side| [side.defined, side.first]).flatten();
        places.any(|place| asked.contains(&place.file))
    };
    let mut pairs = pairs(&workspace.world, &disk::today());
    pairs.retain(is_asked);
    pairs
}
