//! What the tagger found in a note or a block, and the same packed into bytes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::note::Block;
use crate::resolve::{Readers, Tag, pack, unpack};
use crate::text::Span;

/// What was found in a block, or in a whole note, and who read it.
#[derive(Clone, Debug)]
pub(super) struct Tags {
    pub(super) by: Readers,
    /// The names, by spans of the block or of the whole note.
    pub(super) found: Arc<[Tag]>,
}

/// What was found in a whole note, in as few bytes as may be: so it is kept while the note is closed, and between runs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct PackedTags {
    pub(super) by: Readers,
    pub(super) bytes: Arc<[u8]>,
}

impl PackedTags {
    pub(super) fn unpacked(&self) -> Tags {
        // What is kept between runs is read only if its checksum fits: these bytes are as they were packed.
        Tags { by: self.by, found: unpack(&self.bytes).unwrap_or_default().into() }
    }
}

impl Tags {
    pub(super) fn packed(&self) -> PackedTags {
        PackedTags { by: self.by, bytes: pack(&self.found).into() }
    }

    /// Those of one block, by spans of it.
    pub(super) fn in_block(&self, block: Span) -> Self {
        let first = self.found.partition_point(|tag| tag.span.start < block.start);
        let begun = self.found.iter().skip(first).take_while(|tag| tag.span.start < block.end);
        let within = begun.filter(|tag| block.covers(tag.span));
        let found = within.map(|tag| tag.at(tag.span.relative_to(block.start)));
        Self { by: self.by, found: found.collect() }
    }
}

/// The names of all blocks, by spans of the note.
pub(super) fn in_note<'t>(blocks: &[Block], found: impl Iterator<Item = &'t Arc<[Tag]>>) -> Arc<[Tag]> {
    let shifted = |(block, tags): (&Block, &'t Arc<[Tag]>)| {
        let base = block.span.start;
        tags.iter().map(move |tag| tag.at(tag.span.shifted(base))).collect::<Vec<Tag>>()
    };
    blocks.iter().zip(found).flat_map(shifted).collect()
}
