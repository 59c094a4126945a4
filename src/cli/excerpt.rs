//! A finding with the line it is about, as compilers print them. What is printed may have colours, but only ours.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::terminal::{escaped, masked};
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
    let message = escaped(&finding.message);
    let (headline, advice) = split(&message);
    let mut group = Group::with_title(level.primary_title(headline).id(finding.code.as_str()));
    group = group.element(
        Snippet::source(masked(workspace.text(file)))
            .path(shown_path(workspace, file))
            .annotation(AnnotationKind::Primary.span(marked(workspace.text(file), finding.span))),
    );
    if let Some(advice) = advice {
        group = group.element(Level::HELP.message(advice));
    }
    let mut report = vec![group];
    for (place, message) in &finding.related {
        let text = workspace.text(place.file);
        let snippet = Snippet::source(masked(text)).path(shown_path(workspace, place.file));
        let annotated = snippet.annotation(AnnotationKind::Context.span(marked(text, place.span)));
        report.push(Group::with_title(Level::NOTE.secondary_title(escaped(message))).element(annotated));
    }
    renderer.render(&report)
}

fn shown_path(workspace: &Workspace, file: FileId) -> String {
    escaped(&workspace.shown_path(file)).into_owned()
}

/// The bytes to underline: at least one character, so that a place without width can be seen.
fn marked(text: &str, span: Span) -> std::ops::Range<usize> {
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
