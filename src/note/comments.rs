//! Obsidian's `%%comments%%`, within a line or over several blocks.

use super::block_builder::mask;
use super::{Block, Heading, Link, PieceContent};
use crate::text::Span;

/// What a comment begins and ends with.
pub(super) const MARK: &str = "%%";

/// Removes comments from a note's body.
pub(super) fn remove(source: &str, blocks: &mut Vec<Block>, headings: &mut Vec<Heading>, links: &mut Vec<Link>) {
    if !source.contains(MARK) {
        return;
    }
    let comments = pair(source, &marks(source, blocks));
    if comments.is_empty() {
        return;
    }
    blocks.retain(|block| !is_in(&comments, block.span));
    headings.retain(|heading| !is_in(&comments, heading.span));
    links.retain(|link| !is_in(&comments, link.span));
    for block in blocks {
        let first = comments.partition_point(|comment| comment.end <= block.span.start);
        let last = comments.partition_point(|comment| comment.start < block.span.end);
        if let Some(own) = comments.get(first..last).filter(|own| !own.is_empty()) {
            mask(block, own);
        }
    }
}

fn is_in(comments: &[Span], span: Span) -> bool {
    let after = comments.partition_point(|comment| comment.start <= span.start);
    after.checked_sub(1).and_then(|index| comments.get(index)).is_some_and(|comment| comment.covers(span))
}

/// Where `%%` stands in prose, each with the number of its block.
fn marks(source: &str, blocks: &[Block]) -> Vec<(usize, usize)> {
    let mut marks = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        for piece in block.pieces.iter().filter(|piece| piece.seen == PieceContent::Source) {
            let start = piece.span.start as usize;
            marks.extend(piece.span.text(source).match_indices(MARK).map(|(at, _)| (start + at, number)));
        }
    }
    marks
}

/// Two marks in one block are a comment. A mark that begins a line opens one that may close in a later block. Any
/// other single mark is just two percent signs.
fn pair(source: &str, marks: &[(usize, usize)]) -> Vec<Span> {
    let mut comments = Vec::new();
    let mut rest = marks;
    while let [(open, block), (close, closing_block), ..] = rest {
        if block == closing_block || begins_line(source, *open) {
            comments.push(Span::new(*open, close + MARK.len()));
            rest = rest.get(2..).unwrap_or_default();
        } else {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    comments
}

fn begins_line(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    before.trim_end_matches([' ', '\t', '>']).chars().next_back().is_none_or(|char| matches!(char, '\n' | '\r'))
}
