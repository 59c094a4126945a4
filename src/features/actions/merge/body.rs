//! What the text of a note becomes at the end of another one.

use super::Side;
use crate::text::{Span, edited, line_break};

/// What is put behind a text: under a heading of its own, what the properties had no place for and the other note's text.
pub(super) fn appended(text: &str, gone: &Side<'_>, leftover: &[String]) -> String {
    let body = body(gone);
    if body.is_empty() && leftover.is_empty() {
        return String::new();
    }
    let end = line_break(text);
    let mut out = match () {
        () if text.is_empty() || text.ends_with(&end.repeat(2)) => String::new(),
        () if text.ends_with('\n') => end.to_owned(),
        () => end.repeat(2),
    };
    out.push_str(&format!("## From {}{end}{end}", gone.data.key.path));
    leftover.iter().for_each(|line| out.push_str(&format!("- {line}{end}")));
    if !leftover.is_empty() && !body.is_empty() {
        out.push_str(end);
    }
    if !body.is_empty() {
        let lines: Vec<&str> = body.lines().collect();
        out.push_str(&(lines.join(end) + end));
    }
    out
}

/// The text below the title, with its sections one level deeper than the heading that they come under.
fn body(gone: &Side<'_>) -> String {
    let names = gone.entity.definition.names.iter().filter_map(|name| name.span);
    let is_title = |span: Span| names.clone().any(|name| span.covers(name)) || gone.entity.definition.at == span;
    let title = gone.note.headings.first().filter(|heading| heading.level == 1 && is_title(heading.span));
    let others = || gone.note.headings.iter().filter(|heading| title.is_none_or(|title| title.span != heading.span));
    let deeper = if others().any(|heading| heading.level == 1) { 2 } else { 1 };
    let mut edits: Vec<(Span, String)> = Vec::new();
    let whole = Span::new(0, gone.text.len());
    edits.push((Span { end: gone.note.body as u32, ..whole }, String::new()));
    edits.extend(title.map(|title| (title.span, String::new())));
    for heading in others().filter(|heading| heading.span.text(&gone.text).starts_with('#')) {
        let marks = "#".repeat(usize::from(deeper.min(6_u8.saturating_sub(heading.level))));
        edits.push((Span::at(heading.span.start as usize), marks));
    }
    edits.sort_unstable();
    edited(&gone.text, edits.iter().map(|(span, text)| (*span, text.as_str()))).trim().to_owned()
}
