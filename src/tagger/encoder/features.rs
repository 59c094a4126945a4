//! What goes in beside word pieces, and what comes out.

/// The number of features of a word.
pub const FEATURES: usize = 5;
/// The number of values of each feature.
pub const VALUES: [usize; FEATURES] = [20, 32, 16, 64, 64];

/// The length of a row with one number for each label, padded for vector instructions.
pub const LABELS_WIDTH: usize = 16;

/// One number for each label.
pub type Row = [f32; LABELS_WIDTH];
