//! The labels of footnotes and link definitions: where they are defined and used.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::extensions::EXTENSIONS;
use crate::text::Span;

/// A place in a Markdown note where a label is defined or used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// The normalized label, by which labels are compared: in lower case, with single blanks.
    pub key: String,
    /// Whether it is a footnote's, `[^1]`, and not a link's, `[text][label]`.
    pub is_footnote: bool,
    /// Whether it is defined here: `[label]: destination`.
    pub defines: bool,
    /// Where a label in brackets can be written instead; empty behind `[label]`, whose text is the label.
    pub span: Span,
}

/// The labels of footnotes and link definitions in a Markdown note whose body begins at `body`, in no order.
pub fn labels(source: &str, body: usize) -> Vec<Label> {
    let text = source.get(body..).unwrap_or_default();
    let place = |range: Range<usize>| Span::new(range.start + body, range.end + body);
    let events = Parser::new_ext(text, EXTENSIONS).into_offset_iter();
    let definitions = events.reference_definitions().iter();
    let mut labels: Vec<Label> = definitions
        .filter_map(|(label, definition)| {
            let start = definition.span.start + text.get(definition.span.clone())?.find('[')?;
            let end = start + text.get(start..definition.span.end)?.find("]:")? + 1;
            Some(Label { key: key(label), is_footnote: false, defines: true, span: place(start..end) })
        })
        .collect();
    for (event, range) in events {
        let written = text.get(range.clone()).unwrap_or_default();
        let label = match event {
            Event::FootnoteReference(label) => {
                Some(Label { key: key(&label), is_footnote: true, defines: false, span: place(range) })
            }
            Event::Start(Tag::FootnoteDefinition(label)) => written.find("]:").map(|end| {
                let span = place(range.start..range.start + end + 1);
                Label { key: key(&label), is_footnote: true, defines: true, span }
            }),
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                in_link(text, link_type, range).map(|span| Label {
                    key: key(&id),
                    is_footnote: false,
                    defines: false,
                    span: place(span),
                })
            }
            _ => None,
        };
        labels.extend(label);
    }
    labels
}

/// The label of `[text][label]`, the empty one of `[label][]`, or the place behind `[label]`.
fn in_link(text: &str, kind: LinkType, range: Range<usize>) -> Option<Range<usize>> {
    match kind {
        LinkType::Reference => {
            let label = text.get(range.clone())?.rfind('[')?;
            Some(range.start + label..range.end)
        }
        // The parser leaves the empty brackets out.
        LinkType::Collapsed if text.get(range.end..)?.starts_with("[]") => Some(range.end..range.end + 2),
        LinkType::Collapsed => Some(range.end.checked_sub(2)?..range.end),
        LinkType::Shortcut => Some(range.end..range.end),
        _ => None,
    }
}

fn key(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
