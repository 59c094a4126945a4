//! Appends the text of the merged note to the note that stays.

use rustc_hash::FxHashMap;

use super::side::Side;
use crate::note::{Label, labels};
use crate::text::{Span, edited, line_break};

/// What is put behind a text: under a heading of its own, what the properties had no place for and the other note's text.
pub(super) fn appended(kept: &Side<'_>, gone: &Side<'_>, leftover: &[String]) -> String {
    let text = &kept.text;
    let body = body(kept, gone);
    if body.is_empty() && leftover.is_empty() {
        return String::new();
    }
    let end = line_break(text);
    let mut out = match () {
        () if text.is_empty() || text.ends_with(&end.repeat(2)) => String::new(),
        () if text.ends_with('\n') => end.to_owned(),
        () => end.repeat(2),
    };
    out.push_str(&format!("## {}{end}{end}", heading(gone)));
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

/// The heading that a note's text comes under. Its path is code, which is nobody's name.
pub(super) fn heading(gone: &Side<'_>) -> String {
    format!("From `{}`", gone.data.key.path)
}

/// The text below the title, with its sections one level deeper than the heading that they come under, and with labels that
/// the note that stays has not.
fn body(kept: &Side<'_>, gone: &Side<'_>) -> String {
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
    edits.extend(relabelled(kept, gone));
    edits.sort_unstable();
    edited(&gone.text, edits.iter().map(|(span, text)| (*span, text.as_str()))).trim().to_owned()
}

/// Gives the labels of footnotes and of link definitions that the note that stays defines as well another number.
fn relabelled(kept: &Side<'_>, gone: &Side<'_>) -> Vec<(Span, String)> {
    let all = |side: &Side<'_>| labels(&side.text, side.note.body);
    let (theirs, own) = (all(kept), all(gone));
    let has = |labels: &[Label], is_footnote, key: &str| {
        labels.iter().any(|label| label.defines && label.is_footnote == is_footnote && label.key == key)
    };
    let mut edits = Vec::new();
    let mut others: FxHashMap<(bool, &str), String> = FxHashMap::default();
    for label in own.iter().filter(|label| has(&theirs, label.is_footnote, &label.key)) {
        if !has(&own, label.is_footnote, &label.key) {
            continue;
        }
        let other = others.entry((label.is_footnote, &label.key)).or_insert_with(|| {
            let is_free = |key: &str| !has(&theirs, label.is_footnote, key) && !has(&own, label.is_footnote, key);
            let other = (2..).map(|number| format!("{}-{number}", label.key)).find(|key| is_free(key));
            other.unwrap_or_else(|| label.key.clone())
        });
        let mark = if label.is_footnote { "^" } else { "" };
        edits.push((label.span, format!("[{mark}{other}]")));
    }
    edits
}
