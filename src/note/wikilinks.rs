//! Parses wikilinks, `[[target#part|shown]]`, in Markdown, plain text and property values.

use std::ops::Range;

use super::{Link, LinkKind};
use crate::text::Span;

/// Finds the ranges of all wikilinks in a text that is not Markdown, with the `!` of an embed.
///
/// Of nested brackets the innermost make the link, and no link crosses the end of a line. The search is a single pass,
/// because a line may be a megabyte of opening brackets.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut open = None;
    let mut at = 0;
    while let Some(&[first, second]) = bytes.get(at..at + 2) {
        match (first, second) {
            (b'[', b'[') => open = Some(at),
            (b']', b']') => {
                if let Some(start) = open.take() {
                    let embed = start > 0 && bytes.get(start - 1) == Some(&b'!');
                    found.push(start - usize::from(embed)..at + 2);
                    at += 1;
                }
            }
            (b'\n' | b'\r', _) => open = None,
            _ => {}
        }
        at += 1;
    }
    found
}

/// Parses the wikilink at `span`; `None` if it crosses lines, is empty, or is a web address.
pub(super) fn read(source: &str, span: Span) -> Option<Link> {
    let whole = span.text(source);
    let embed = whole.starts_with('!');
    let inner = whole.strip_prefix('!').unwrap_or(whole).strip_prefix("[[")?.strip_suffix("]]")?;
    if inner.contains(['\n', '\r']) {
        return None;
    }
    let start = span.start as usize + 2 + usize::from(embed);
    let (path, shown) = match inner.split_once('|') {
        // In a table the bar is written `\|`.
        Some((path, shown)) => {
            (path.strip_suffix('\\').unwrap_or(path), Some((start + inner.len() - shown.len(), shown)))
        }
        None => (inner, None),
    };
    let (target, part) = match path.split_once('#') {
        Some((target, part)) => (target, Some((start + target.len() + 1, part))),
        None => (path, None),
    };
    let (name, target) = trimmed(start, target);
    let part = part.map(|(at, part)| trimmed(at, part)).filter(|(_, part)| !part.is_empty());
    if target.contains("://") || (target.is_empty() && part.is_none()) {
        return None;
    }
    let part = part.filter(|(_, part)| !part.starts_with('^'));
    Some(Link {
        kind: LinkKind::Wiki,
        span,
        name,
        // Windows writes paths with backslashes, and no note has one in its name.
        target: target.replace('\\', "/"),
        part: part.map(|(_, part)| part.to_owned()),
        part_span: part.map(|(span, _)| span),
        shown: shown.map(|(at, shown)| trimmed(at, shown).0).filter(|shown| !shown.is_empty()),
        embed,
        property: None,
    })
}

/// `text`, which stands at `start`, without white space around it.
fn trimmed(start: usize, text: &str) -> (Span, &str) {
    let from = start + text.len() - text.trim_start().len();
    let text = text.trim();
    (Span::new(from, from + text.len()), text)
}
