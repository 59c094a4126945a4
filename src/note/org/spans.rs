//! Verbatim text of Org that goes on in the next line: `=so to` and `speak=`.

use super::super::builder::mask;
use super::super::{Block, Seen};
use super::emphasis;
use crate::text::Span;

/// Hides what is verbatim over the end of a line. Within a line it is known already.
pub(super) fn hide(source: &str, blocks: &mut [Block]) {
    for block in blocks {
        let found = over_lines(source, block);
        if !found.is_empty() {
            mask(block, &found);
        }
    }
}

fn over_lines(source: &str, block: &Block) -> Vec<Span> {
    let text = block.span.text(source);
    let base = block.span.start as usize;
    let mut found: Vec<Span> = Vec::new();
    if !text.contains('\n') {
        return found;
    }
    for piece in block.pieces.iter().filter(|piece| piece.seen == Seen::Source) {
        for (at, mark) in piece.span.text(source).match_indices(['=', '~']) {
            let start = piece.span.start as usize + at;
            let is_done = found.last().is_some_and(|last| start < last.end as usize);
            let mark = mark.chars().next().unwrap_or_default();
            let end = if is_done { None } else { emphasis::closed(text, start - base, mark) };
            let span = end.map(|end| Span::new(start, base + end + 1));
            found.extend(span.filter(|span| span.text(source).matches('\n').count() == 1));
        }
    }
    found
}
