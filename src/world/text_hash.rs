//! The fingerprint of a note's text.

use twox_hash::XxHash3_128;

use crate::note::Format;

/// Stands for a text and how it is read: where it is the same, so are they. It is the same in every run, everywhere.
pub(super) type TextHash = u128;

pub(super) fn text_hash(source: &str, format: Format) -> TextHash {
    let format = match format {
        Format::Markdown => 1,
        Format::Org => 2,
        Format::Plain => 3,
        Format::AsciiDoc => 4,
        Format::Latex => 5,
        Format::Rst => 6,
        Format::Html => 7,
        Format::Mail => 8,
        Format::Commit => 9,
        Format::Djot => 10,
        Format::Typst => 11,
        Format::Source(source) => 16 + source as u64,
    };
    XxHash3_128::oneshot_with_seed(format, source.as_bytes())
}
