//! The formats that most commands print.

use clap::ValueEnum;

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs, one object per line
    Json,
}
