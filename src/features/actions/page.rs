//! The open note that actions are offered in.

use std::cell::OnceCell;
use std::sync::Arc;

use super::raw_html;
use crate::entity_index::FileId;
use crate::resolve::Mention;
use crate::text::{Span, Spans};
use crate::world::{FileData, OpenNote, World};

/// An open note in which something is to be done.
pub(super) struct Page<'a> {
    pub(super) world: &'a World,
    pub(super) file: FileId,
    pub(super) data: &'a FileData,
    pub(super) open: &'a OpenNote,
    foreign: OnceCell<Spans>,
}

impl<'a> Page<'a> {
    pub(super) fn new(world: &'a World, file: FileId) -> Option<Self> {
        let data = world.file(file).filter(|data| !data.ignored)?;
        Some(Self { world, file, data, open: data.open.as_deref()?, foreign: OnceCell::new() })
    }

    pub(super) fn text(&self) -> &'a Arc<str> {
        &self.open.text
    }

    /// What is HTML or a site's shortcode, where no link of Markdown is read as one.
    pub(super) fn foreign(&self) -> &Spans {
        self.foreign.get_or_init(|| raw_html::spans(self.text()).collect())
    }

    /// The mention at a cursor, or all that a selection meets.
    pub(super) fn mentions(&self, span: Span) -> Vec<&'a Mention> {
        if span.is_empty() {
            return self.world.mention_at(self.file, span.start as usize).into_iter().collect();
        }
        self.data.mentions.iter().filter(|mention| mention.hit.overlaps(span)).collect()
    }
}
