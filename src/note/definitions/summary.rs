//! The summary of an entity: its description, else the first paragraph about it.

use super::aliases::pieces;
use super::word_matching::{is_key, is_template};
use crate::note::{Block, BlockKind, LinkKind, ParsedNote, Piece, PieceContent, Property, VisibleText};
use crate::text::Span;
use crate::word_lists::word_list;

/// Keys that describe, the strongest first.
pub(super) const SUMMARY_KEYS: &[&str] = word_list!("note_keys.txt", "summaries, in order");

/// The longest summary, in characters.
const LONGEST: usize = 300;

/// What a reader sees where something stands that no name crosses.
const BARRIER: char = '\u{fffc}';

/// The summary of the entity that `properties` and the text under `extent` are about.
pub(super) fn summary(note: &ParsedNote, source: &str, properties: &[&Property], extent: Span) -> Option<String> {
    described(properties).or_else(|| first_paragraph(note, source, extent)).map(|text| shortened(&text))
}

fn described(properties: &[&Property]) -> Option<String> {
    SUMMARY_KEYS.iter().find_map(|key| {
        let property = properties.iter().find(|property| is_key(&[key], &property.key))?;
        let texts: Vec<&str> = property.values.iter().map(|value| value.text.as_str()).collect();
        let text = spaced(&without_links(&texts.join(", ")));
        (text.chars().any(char::is_alphanumeric) && !is_template(&text)).then_some(text)
    })
}

/// The first paragraph of prose; a quote or a list only where there is nothing else.
fn first_paragraph(note: &ParsedNote, source: &str, extent: Span) -> Option<String> {
    let from = extent.start.max(u32::try_from(note.body).unwrap_or(u32::MAX));
    let extent = Span { start: from, end: extent.end };
    let first = note.blocks.partition_point(|block| block.span.start < extent.start);
    let blocks = note.blocks.iter().skip(first).take_while(|block| block.span.end <= extent.end);
    let mut second_choice = None;
    for block in blocks {
        let prose = block.kind == BlockKind::Paragraph && !is_quoted(source, block);
        let usable = prose || (second_choice.is_none() && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item));
        let Some(text) = usable.then(|| seen(note, source, block)).flatten() else { continue };
        if prose {
            return Some(text);
        }
        second_choice = Some(text);
    }
    second_choice
}

fn is_quoted(source: &str, block: &Block) -> bool {
    let before = source.get(..block.span.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim_start().starts_with('>') || block.span.text(source).starts_with('>')
}

/// What a reader sees of a block behind the properties in it; `None` when that is no prose.
fn seen(note: &ParsedNote, source: &str, block: &Block) -> Option<String> {
    let inside = note.properties.iter().map(|property| property.span).filter(|span| {
        // A property in brackets is a part of its sentence.
        span.overlaps(block.span) && !span.text(source).starts_with(['[', '('])
    });
    let end = inside.map(|span| span.end).max().unwrap_or_default();
    let text = VisibleText::of(&with_links(note, source, behind(block, end)), source).text;
    let text = spaced(&text.replace(BARRIER, " "));
    let words = text.chars().filter(|c| c.is_alphabetic()).count();
    (words > 1 && !is_template(&text)).then_some(text)
}

/// The block with what a reader sees of its links and code, which no name crosses but which belong to the sentence.
fn with_links(note: &ParsedNote, source: &str, mut block: Block) -> Block {
    for piece in block.pieces.iter_mut().filter(|piece| piece.seen == PieceContent::Barrier) {
        let next = note.links.partition_point(|link| link.span.start < piece.span.start);
        let link = note.links.get(next).filter(|link| link.kind == LinkKind::Wiki && link.span == piece.span);
        let text = piece.span.text(source);
        let shown = match link {
            Some(link) if link.embed => continue,
            Some(link) => match link.shown {
                Some(shown) => shown.text(source),
                None => link.name.text(source).rsplit('/').next().unwrap_or_default(),
            },
            // The edges of a Markdown link, between which its text stands.
            None if text == "[" || text.starts_with("](") || text.starts_with("][") || text == "]" => "",
            None if text.starts_with('`') => text.trim_matches('`').trim(),
            None => continue,
        };
        piece.seen = PieceContent::Other(shown.into());
    }
    block
}

/// The part of a block that lies behind the offset `end`.
fn behind(block: &Block, end: u32) -> Block {
    let pieces = block.pieces.iter().filter(|piece| piece.span.end > end).map(|piece| {
        let start = piece.span.start.max(end);
        Piece { span: Span { start, end: piece.span.end }, seen: piece.seen.clone() }
    });
    Block { kind: block.kind, span: block.span, pieces: pieces.collect() }
}

/// The text with links replaced by what they show: `b` for `[[A|b]]`.
pub(super) fn without_links(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once("[[") {
        let Some((link, after)) = link.split_once("]]") else { break };
        seen.push_str(before);
        let shown = link.rsplit('|').next().unwrap_or(link);
        seen.push_str(if link.contains('|') { shown } else { shown.rsplit('/').next().unwrap_or(shown) });
        rest = after;
    }
    seen.push_str(rest);
    seen
}

/// The text with single spaces.
pub(super) fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// The text, truncated behind a sentence or else a word if it is too long.
pub(in crate::note) fn shortened(text: &str) -> String {
    let Some((limit, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let head = text.get(..limit).unwrap_or(text);
    let sentence = head.rmatch_indices(['.', '!', '?', '。', '！', '？']).find_map(|(offset, mark)| {
        let end = offset + mark.len();
        let ends = mark.len() > 1 || head.get(end..).is_some_and(|rest| rest.starts_with(' '));
        (ends && end > limit / 2).then_some(end)
    });
    let cut = sentence.or_else(|| head.rfind(' ').filter(|offset| *offset > limit / 2)).unwrap_or(limit);
    let kept = head.get(..cut).unwrap_or(head).trim_end();
    if sentence.is_some() { format!("{kept} …") } else { format!("{kept}…") }
}

/// Whether the property is a description, which is not a fact.
pub(super) fn is_summary(property: &Property, source: &str) -> bool {
    is_key(SUMMARY_KEYS, &property.key) && !pieces(source, property).is_empty()
}
