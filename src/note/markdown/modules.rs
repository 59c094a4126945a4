//! MDX code in Markdown: JavaScript statements, tags with code in attributes, and comments. None of these looks like prose,
//! so they are masked in any Markdown note.

use crate::note::block_builder::mask;
use crate::note::{Block, BlockKind};
use crate::text::{Span, first_bytes};

/// No tag or comment has more bytes; the bound keeps the time linear.
const LONGEST: usize = 4000;

/// Masks the code in a block. `false` if all of it is code.
pub(super) fn remove(block: &mut Block, source: &str) -> bool {
    let text = block.span.text(source);
    let begins_line =
        || source.get(..block.span.start as usize).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    if block.kind == BlockKind::Paragraph && is_statement(text) && begins_line() {
        return false;
    }
    if text.contains("{/*") || text.contains("={") {
        let start = block.span.start as usize;
        let masks: Vec<Span> = code(text).into_iter().map(|(from, to)| Span::new(start + from, start + to)).collect();
        if !masks.is_empty() {
            mask(block, &masks);
        }
    }
    true
}

/// Whether a paragraph is a statement of a module: `import A from "a"`, `export const a = 1`.
fn is_statement(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix("import ") {
        let rest = rest.trim_start();
        let what = rest.split_once(" from ").filter(|(_, file)| file.trim_start().starts_with(['"', '\'']));
        let is_path = rest.strip_prefix(['"', '\'']).is_some_and(|rest| {
            rest.split('\n').next().is_some_and(|line| line.trim_end().trim_end_matches(';').ends_with(['"', '\'']))
        });
        return is_path
            || what.is_some_and(|(what, _)| what.contains(['{', '*']) || !what.trim().contains(char::is_whitespace));
    }
    let Some(rest) = text.strip_prefix("export ") else { return false };
    let rest = rest.trim_start();
    let (word, behind) = rest.split_once(|char: char| char.is_whitespace()).unwrap_or((rest, ""));
    match word {
        "const" | "let" | "var" | "type" => behind.contains('='),
        "function" | "async" => behind.contains('('),
        "class" | "interface" | "enum" => behind.contains('{'),
        "default" => {
            let is_code = |word: &str| matches!(word, "function" | "class" | "async") || word.contains(['(', '{', '[']);
            let line = behind.split('\n').next().unwrap_or_default();
            line.trim_end().ends_with(';') || line.split_whitespace().next().is_some_and(is_code) || line.contains("=>")
        }
        _ => rest.starts_with(['{', '*']),
    }
}

/// Where comments in braces stand in a text, and tags with braces behind an equals sign.
fn code(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, sign) in text.match_indices(['{', '<']).filter(|(_, sign)| !sign.is_empty()) {
        if at < done {
            continue;
        }
        let rest = first_bytes(text.get(at..).unwrap_or_default(), LONGEST);
        let length = match sign {
            "{" if rest.starts_with("{/*") => Some(rest.find("*/}").map_or(rest.len(), |end| end + 3)),
            "<" => tag(rest),
            _ => None,
        };
        if let Some(length) = length {
            done = at + length;
            found.push((at, done));
        }
    }
    found
}

/// How long the tag is that a text begins with, if code stands in it.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    if !inner.starts_with(|char: char| char.is_ascii_alphabetic()) {
        return None;
    }
    let (mut depth, mut has_code, mut quote, mut before) = (0_usize, false, None, ' ');
    for (at, char) in text.char_indices() {
        match (quote, char) {
            (Some(open), _) if open == char => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(char),
            (None, '{') => {
                depth += 1;
                has_code |= before == '=';
            }
            (None, '}') => depth = depth.saturating_sub(1),
            (None, '>') if depth == 0 => return has_code.then_some(at + 1),
            (None, '<') if depth == 0 && at > 0 => return None,
            _ => {}
        }
        before = char;
    }
    // One that nothing ends yet is none, unless code has begun in it.
    has_code.then_some(text.len())
}
