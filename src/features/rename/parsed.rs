//! A note as it is parsed: at hand where an editor has it open.

use std::borrow::Cow;

use crate::note::{ParsedNote, parse};
use crate::world::FileData;

/// What the note with this text is parsed as. `text` is the one in which its mentions count.
pub(super) fn parsed<'w>(data: &'w FileData, text: &str) -> Cow<'w, ParsedNote> {
    match data.open.as_deref() {
        Some(open) => Cow::Borrowed(open.parsed.as_ref()),
        None => Cow::Owned(parse(text, data.format())),
    }
}
