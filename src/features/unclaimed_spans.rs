//! Spans of a note that no sure mention covers.

use crate::resolve::{Mention, Resolution};
use crate::text::Span;
use crate::world::FileData;

/// The spans of a note that no sure mention covers, so that they may be another spelling of a name.
pub(super) struct UnclaimedSpans {
    /// Where somebody is named, in source order.
    taken: Vec<Span>,
}

impl UnclaimedSpans {
    pub(super) fn of(file: &FileData) -> Self {
        let is_known = |mention: &&Mention| {
            mention.is_dead_link()
                || !matches!(mention.resolution, Resolution::Ignored { .. } | Resolution::Undefined { .. })
        };
        Self { taken: file.mentions.iter().filter(is_known).map(|mention| mention.hit).collect() }
    }

    /// Whether a span is free. A shorter name within it may well have been taken for an entity only because of how the
    /// whole is written.
    pub(super) fn has(&self, span: Span) -> bool {
        let first = self.taken.partition_point(|hit| hit.end <= span.start);
        let mut touching = self.taken.iter().skip(first).take_while(|hit| hit.start < span.end);
        touching.all(|hit| span.covers(*hit) && span != *hit)
    }
}
