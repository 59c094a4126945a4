//! Inline spans of Org that go on in the next line: verbatim text, and snippets for one export format.

use super::super::block_builder::mask;
use super::super::{Block, PieceContent};
use super::emphasis;
use crate::text::{Span, first_bytes};

/// So many bytes behind its beginning the end of a snippet is looked for; the bound keeps the time linear.
const LONGEST_SNIPPET: usize = 400;

/// Masks verbatim text that goes over the end of a line. Within a line it is masked already.
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
    for piece in block.pieces.iter().filter(|piece| piece.seen == PieceContent::Source) {
        for (at, mark) in piece.span.text(source).match_indices(['=', '~', '@']) {
            let start = piece.span.start as usize + at;
            let is_done = found.last().is_some_and(|last| start < last.end as usize);
            let mark = mark.chars().next().unwrap_or_default();
            let end = match mark {
                _ if is_done => None,
                '@' => text.get(start - base..).and_then(snippet).map(|length| start - base + length - 1),
                _ => emphasis::closed(text, start - base, mark),
            };
            let span = end.map(|end| Span::new(start, base + end + 1));
            found.extend(span.filter(|span| span.text(source).matches('\n').count() == 1));
        }
    }
    found
}

/// How long the export snippet is that a text begins with: `@@html:<i>@@`.
fn snippet(text: &str) -> Option<usize> {
    let near = first_bytes(text, LONGEST_SNIPPET);
    let inner = near.strip_prefix("@@").filter(|_| emphasis::opens_snippet(near))?;
    inner.find("@@").map(|end| end + 4)
}
