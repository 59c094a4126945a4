//! The first reader, which is fast enough to run while the user types.

mod block;
pub(super) mod features;
pub(super) mod model;
mod reader;
mod unspaced;

pub(super) use block::Block;
pub(super) use reader::Reader;
