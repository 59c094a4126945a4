//! The state of the Markdown reader between two events of the parser.

use std::ops::Range;

use crate::note::assemble::Body;
use crate::note::block_builder::BlockBuilder;
use crate::note::{BlockKind, Link};

/// An open link.
pub(super) enum OpenLink {
    /// The text is no prose: a wikilink without a bar, an address in angle brackets.
    Hidden,
    /// The text is prose between two barriers.
    Shown {
        range: Range<usize>,
        /// The link, unless it points to the web.
        link: Option<Link>,
        /// Where the second barrier begins; `None` for where the text ends.
        text_end: Option<usize>,
    },
}

/// An HTML element without prose.
pub(super) struct Element {
    /// In lower case.
    pub(super) name: String,
    /// Whether it began in an HTML block; if not, it ends with its paragraph.
    pub(super) is_block: bool,
}

/// Converts the events of the parser into blocks and links.
pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) body: Body,
    pub(super) open: Option<BlockBuilder>,
    /// How many links there were when the open block began.
    pub(super) links_before: usize,
    /// The kinds that a paragraph has in the containers around it, from the outside in.
    pub(super) containers: Vec<BlockKind>,
    /// Whether the open block, or else the next one, is the first in its quote and so may be a callout's title.
    pub(super) quote_begins: bool,
    pub(super) open_links: Vec<OpenLink>,
    /// The number of open constructs that are invisible: code, images, plain wikilinks.
    pub(super) hidden: usize,
    /// How many containers, blocks and spans of text are open around the event.
    pub(super) depth: usize,
    /// Whether there are footnotes, to which any place in the note may refer.
    pub(super) has_footnotes: bool,
    /// Whether a line of an outline is being read.
    pub(super) in_outline: bool,
    /// The end of the last inline markup.
    pub(super) inline_end: usize,
    /// The open HTML element without prose.
    pub(super) element: Option<Element>,
    /// Whether an HTML block has left such an element open, so that the text behind depends on it.
    pub(super) is_left_open: bool,
    /// Elements that are not closed from here on.
    pub(super) endless: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            body: Body::default(),
            open: None,
            links_before: 0,
            containers: Vec::new(),
            quote_begins: false,
            open_links: Vec::new(),
            hidden: 0,
            depth: 0,
            has_footnotes: false,
            in_outline: false,
            inline_end: 0,
            element: None,
            is_left_open: false,
            endless: Vec::new(),
        }
    }
}
