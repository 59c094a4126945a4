//! The images in a Markdown note.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::extensions::EXTENSIONS;
use crate::note::link_destination;
use crate::text::Span;

/// An image in Markdown that is not a note: `![text](target)`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The whole of it, brackets included.
    pub span: Span,
    /// Where it points, decoded: a relative path.
    pub target: String,
}

/// The images in a Markdown note whose body begins at `body`, except wikilinks and those on the web.
pub fn pictures(source: &str, body: usize) -> Vec<Picture> {
    let text = source.get(body..).unwrap_or_default();
    let picture = |(event, range): (Event<'_>, Range<usize>)| match event {
        Event::Start(Tag::Image { link_type, dest_url, .. }) if !matches!(link_type, LinkType::WikiLink { .. }) => {
            let (target, _) = link_destination::read(&dest_url)?;
            Some(Picture { span: Span::new(range.start + body, range.end + body), target })
        }
        _ => None,
    };
    Parser::new_ext(text, EXTENSIONS).into_offset_iter().filter_map(picture).collect()
}
