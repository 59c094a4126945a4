//! A finding with the line it is about, as compilers print them. What is printed may have colours, but only ours.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::terminal::{escaped_in_line, masked};
use super::workspace::Workspace;
use crate::lint::{Finding, Severity};
use crate::text::Span;
use crate::whos_who::FileId;

/// Renders a finding, and the places that have to do with it.
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
    group = group.element(snippet(workspace, file, finding.span, AnnotationKind::Primary));
    if let Some(advice) = advice {
        group = group.element(Level::HELP.message(advice));
    }
    let mut report = vec![group];
    for (place, message) in &finding.related {
        let snippet = snippet(workspace, place.file, place.span, AnnotationKind::Context);
        report.push(Group::with_title(Level::NOTE.secondary_title(escaped_in_line(message))).element(snippet));
    }
    renderer.render(&report)
}

/// The lines of a span with the span marked, and no others: the renderer goes through all that it is given.
fn snippet(workspace: &Workspace, file: FileId, span: Span, kind: AnnotationKind) -> Snippet<'_, Annotation<'_>> {
    let text = workspace.text(file);
    let Range { start, end } = marked(text, span);
    let (mut first, mut lines) = (0, 0..text.len());
    if let Some(file) = workspace.world.file(file) {
        first = file.lines.line_of(span.start);
        lines = file.lines.line_start(first) as usize..file.lines.line_start(file.lines.line_of(span.end) + 1) as usize;
    }
    let before = lines.start;
    Snippet::source(masked(text.get(lines).unwrap_or_default()))
        .line_start(first as usize + 1)
        .path(shown_path(workspace, file))
        .annotation(kind.span(start - before..end - before))
}

fn shown_path(workspace: &Workspace, file: FileId) -> String {
    escaped_in_line(&workspace.shown_path(file))
}

/// The bytes to underline: at least one character, so that a place without width can be seen.
fn marked(text: &str, span: Span) -> Range<usize> {
    if !span.is_empty() {
        return span.range();
    }
    let start = span.start as usize;
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    start..start + width
}

/// A message's first clause, and what to do about it.
fn split(message: &str) -> (&str, Option<&str>) {
    match message.split_once(": ") {
        Some((headline, advice)) => (headline, Some(advice)),
        None => (message, None),
    }
}
