//! A finding with its source lines, in the format of compilers. All colours in the output are our own.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::cli::sanitize::{escaped_in_line, masked};
use crate::cli::workspace::Workspace;
use crate::entity_index::FileId;
use crate::lint::{Finding, Severity};
use crate::text::Span;

/// Lines of at least so many bytes are cut around the marked part.
const LONG: usize = 2000;

/// The number of characters that are kept on each side of it: more than a terminal shows.
const AROUND: usize = 400;

/// Renders a finding and its related places.
pub(super) fn render(workspace: &Workspace, file: FileId, finding: &Finding, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO,
        Severity::Hint => Level::HELP,
    };
    let level = level.with_name(finding.severity.as_str());
    let message = escaped_in_line(&finding.message);
    let (headline, advice) = split(&message);
    let mut group = Group::with_title(level.primary_title(headline).id(finding.code.as_str()));
    let excerpt = excerpt(workspace, file, finding.span);
    let mut places = vec![excerpt.place];
    group = group.element(excerpt.snippet.annotation(AnnotationKind::Primary.span(excerpt.marked)));
    if let Some(advice) = advice {
        group = group.element(Level::HELP.message(advice));
    }
    let mut report = vec![group];
    for (place, message) in &finding.related {
        let Excerpt { snippet, marked, place } = self::excerpt(workspace, place.file, place.span);
        places.push(place);
        let snippet = snippet.annotation(AnnotationKind::Context.span(marked));
        report.push(Group::with_title(Level::NOTE.secondary_title(escaped_in_line(message))).element(snippet));
    }
    let rendered = renderer.render(&report);
    places.into_iter().flatten().fold(rendered, |rendered, (cut, whole)| rendered.replacen(&cut, &whole, 1))
}

/// The lines of a span and no others, because the renderer scans all of the text that it gets.
struct Excerpt<'a> {
    snippet: Snippet<'a, Annotation<'a>>,
    /// The range in bytes that is marked.
    marked: Range<usize>,
    /// Where a line is cut: the position that the renderer prints, and the true one.
    place: Option<(String, String)>,
}

fn excerpt(workspace: &Workspace, file: FileId, span: Span) -> Excerpt<'_> {
    let text = workspace.text(file);
    let path = escaped_in_line(&workspace.shown_path(file));
    let Range { start, end } = marked(text, span);
    let (mut line, mut shown) = (1, 0..text.len());
    if let Some(lines) = workspace.world.file(file).map(|file| &file.lines) {
        let (first, last) = (lines.line_of(span.start), lines.line_of(span.end));
        line = first as usize + 1;
        shown = lines.line_start(first) as usize..lines.line_start(last + 1) as usize;
    }
    let mut place = None;
    if shown.len() >= LONG {
        let before = text.get(shown.start..start).unwrap_or_default();
        let behind = text.get(end..shown.end).unwrap_or_default();
        let column = before.chars().count() + 1;
        place = Some((format!("{path}:{line}:{}", column.min(AROUND + 1)), format!("{path}:{line}:{column}")));
        let from = before.char_indices().rev().take(AROUND).last().map_or(start, |(at, _)| shown.start + at);
        shown = from..behind.char_indices().nth(AROUND).map_or(shown.end, |(at, _)| end + at);
    }
    let marked = start - shown.start..end - shown.start;
    let snippet = Snippet::source(masked(text.get(shown).unwrap_or_default())).line_start(line).path(path);
    Excerpt { snippet, marked, place }
}

/// The bytes to underline: at least one character, so that an empty span is visible.
fn marked(text: &str, span: Span) -> Range<usize> {
    if !span.is_empty() {
        return span.range();
    }
    let start = span.start as usize;
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    start..start + width
}

/// Splits a message at its first colon into what is wrong and what to do. Colons in code or in quoted names do not count.
fn split(message: &str) -> (&str, Option<&str>) {
    let (mut is_code, mut quoted) = (false, 0_usize);
    let colon = message.char_indices().find_map(|(at, letter)| {
        match letter {
            '`' => is_code = !is_code,
            '“' => quoted += 1,
            '”' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        let (headline, rest) = message.split_at_checked(at).filter(|_| letter == ':' && !is_code && quoted == 0)?;
        Some((headline, rest.strip_prefix(": ")?))
    });
    colon.map_or((message, None), |(headline, advice)| (headline, Some(advice)))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_message_is_split_at_its_own_colon() {
        let cases = [
            ("“Ann” is nobody: define Ann", ("“Ann” is nobody", Some("define Ann"))),
            ("A `:` is missing; write `\"key\": value`.", ("A `:` is missing; write `\"key\": value`.", None)),
            ("“Ann: a life” is `a: b`: say so: now", ("“Ann: a life” is `a: b`", Some("say so: now"))),
            ("An ` alone: it stays", ("An ` alone: it stays", None)),
            ("”: x", ("”", Some("x"))),
            (":", (":", None)),
        ];
        for (message, expected) in cases {
            assert_eq!(split(message), expected, "{message}");
        }
    }
}
