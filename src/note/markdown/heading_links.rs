//! Links to a heading of the note itself: `[text](#heading)`.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::extensions::EXTENSIONS;
use crate::note::{Link, LinkKind, link_destination};
use crate::text::Span;

/// The links in a Markdown note whose body begins at `body` that lead to a heading of the same note. They are not in
/// `ParsedNote::links`, which has links to notes only.
pub fn links_within(source: &str, body: usize) -> Vec<Link> {
    let text = source.get(body..).unwrap_or_default();
    let link = |(event, range): (Event<'_>, Range<usize>)| match event {
        Event::Start(Tag::Link { link_type, dest_url, .. }) if !matches!(link_type, LinkType::WikiLink { .. }) => {
            let part = dest_url.strip_prefix('#').filter(|part| !part.is_empty())?;
            Some(Link {
                kind: LinkKind::Markdown,
                span: Span::new(range.start + body, range.end + body),
                name: Span::at(range.start + body + 1),
                target: String::new(),
                part: Some(link_destination::decode(part)),
                part_span: None,
                shown: None,
                embed: false,
                property: None,
            })
        }
        _ => None,
    };
    Parser::new_ext(text, EXTENSIONS).into_offset_iter().filter_map(link).collect()
}
