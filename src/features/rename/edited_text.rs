//! A note's text with edits, parsed once for all checks.

use crate::note::{Format, ParsedNote, parse};
use crate::text::{Span, edited};

/// A text with edits, and what it is parsed as.
pub(super) struct EditedText {
    pub(super) text: String,
    pub(super) note: ParsedNote,
}

impl EditedText {
    /// The source with these edits, which are in order.
    pub(super) fn new<'e>(source: &str, format: Format, edits: impl IntoIterator<Item = (Span, &'e str)>) -> Self {
        let text = edited(source, edits);
        let note = parse(&text, format);
        Self { text, note }
    }
}
