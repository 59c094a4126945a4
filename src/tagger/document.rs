//! What the names of a note say about each other.

use super::reader::{Block, Found};

/// Lets the names of a note agree.
pub(super) fn agree(_blocks: &[Block], _found: &mut [Vec<Found>]) {}
