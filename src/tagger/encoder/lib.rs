//! The arithmetic of whoswho's second reader: a transformer with weights of six bits. What it reads and what its scores
//! mean is told by `src/tagger/second/`.
//!
//! All arithmetic is exact or in a fixed order, so that every platform gets the same result. It is a crate of its own so
//! that it is optimized in builds for tests as well.

mod attention;
mod exp;
mod features;
mod kernel;
mod matrix;
mod network;

pub use exp::exp;
pub use features::{FEATURES, LABELS_WIDTH, Row, VALUES};
pub use kernel::{COLUMNS, DEPTH, Kernel, Portable, Step, TILES};
pub use matrix::{Columns, Matrix};
pub use network::{Buffers, Layer, Network, Norm, Piece, Table, WIDTH, Words};
