//! The state of the reStructuredText reader: the lines, the place in them, and what is open there.

use std::ops::Range;

use super::inline;
use super::targets::Names;
use crate::note::Property;
use crate::note::masked_blocks::Blocks;

pub(super) struct Reader<'a, 'l> {
    pub(super) source: &'a str,
    pub(super) all: &'l [(Range<usize>, &'a str)],
    /// The index of the next line.
    pub(super) number: usize,
    pub(super) blocks: Blocks<'a>,
    pub(super) properties: Vec<Property>,
    /// The range of the open paragraph.
    pub(super) pending: Option<Range<usize>>,
    /// The adornments of sections, the outermost first: the character, and whether there is an overline.
    pub(super) levels: Vec<(char, bool)>,
    /// Whether only the title and fields have been read.
    pub(super) at_top: bool,
    /// The indentation of the open explicit markup (directive, footnote or the like), next to which another may follow
    /// at once.
    pub(super) explicit: Option<usize>,
    /// Lines with a deeper indentation than this are not prose, up to the first that is not deeper.
    pub(super) hidden: Option<usize>,
    /// The indentation of a glossary, and that of its terms, to which roles refer.
    pub(super) glossary: Option<(usize, Option<usize>)>,
    pub(super) names: Names,
}

impl<'a, 'l> Reader<'a, 'l> {
    pub(super) fn new(source: &'a str, all: &'l [(Range<usize>, &'a str)]) -> Self {
        Self {
            source,
            all,
            number: 0,
            blocks: Blocks::new(source),
            properties: Vec::new(),
            pending: None,
            levels: Vec::new(),
            at_top: true,
            explicit: None,
            hidden: None,
            glossary: None,
            names: Names::of(source, all),
        }
    }

    pub(super) fn text_at(&self, number: usize) -> &'a str {
        self.all.get(number).map_or("", |(_, line)| line.trim_end())
    }

    pub(super) fn flush(&mut self) {
        if let Some(range) = self.pending.take() {
            self.blocks.line_break(range.start);
            inline::write(&mut self.blocks, range.clone(), &self.names);
            self.blocks.line_break(range.end);
        }
    }

    pub(super) fn close(&mut self) {
        self.flush();
        self.blocks.close();
        self.explicit = None;
    }
}
