//! A name as the tagger finds it in the visible text of a block.

use crate::tagger::Tagged;
use crate::text::{in_one_line, last_bytes};

/// A name as the tagger finds it.
pub(super) struct FoundName<'a> {
    /// The byte range in the visible text of its block.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    pub(super) before: String,
    pub(super) tagged: &'a Tagged,
}

/// The words right before a tagged name, which may be its title.
pub(super) fn words_before(start: usize, text: &str) -> String {
    let front = last_bytes(text.get(..start).unwrap_or_default(), LONGEST_TITLES);
    let mut words: Vec<&str> = front.split_whitespace().rev().take(BEFORE).collect();
    words.reverse();
    words.join(" ")
}

/// The titles of a name are in this many bytes before it; the limit keeps a text without blanks from being scanned once
/// for each name.
const LONGEST_TITLES: usize = 200;

/// How many words before a name may be its titles.
const BEFORE: usize = 3;

/// The name in another range of the text, with the same score.
pub(super) fn placed<'a>(text: &str, start: usize, end: usize, of: &FoundName<'a>) -> FoundName<'a> {
    let own = in_one_line(text.get(start..end).unwrap_or_default());
    FoundName { start, end, text: own, before: words_before(start, text), tagged: of.tagged }
}
