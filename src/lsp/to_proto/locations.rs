//! Places of notes in the protocol's terms, and back.

use tower_lsp::ls_types as lsp;

use crate::entity_index::FileId;
use crate::features::Location;
use crate::lsp::protocol::positions;
use crate::lsp::state::snapshot::Snapshot;
use crate::text::{LineIndex, Span};

impl Snapshot {
    /// The note and the byte offset of a place in a document.
    pub(crate) fn place(&self, at: &lsp::TextDocumentPositionParams) -> Option<(FileId, usize)> {
        let file = self.file(&at.text_document.uri)?;
        let span = self.span(file, lsp::Range { start: at.position, end: at.position })?;
        Some((file, span.start as usize))
    }

    pub(crate) fn range(&self, file: FileId, span: Span) -> lsp::Range {
        self.world.file(file).map(|file| self.range_in(&file.lines, span)).unwrap_or_default()
    }

    /// The range of a span in a text with these lines, which need not be a note's.
    pub(crate) fn range_in(&self, lines: &LineIndex, span: Span) -> lsp::Range {
        positions::range(lines, span, self.client.encoding())
    }

    /// The bytes of a range.
    pub(crate) fn span(&self, file: FileId, range: lsp::Range) -> Option<Span> {
        Some(positions::span(&self.world.file(file)?.lines, range, self.client.encoding()))
    }

    pub(crate) fn location(&self, place: Location) -> Option<lsp::Location> {
        Some(lsp::Location { uri: self.uri(place.file)?, range: self.range(place.file, place.span) })
    }

    /// The same for many places, those in one note next to each other: a note's URI is put together once.
    pub(crate) fn locations(&self, places: &[Location]) -> Vec<lsp::Location> {
        let in_note = |places: &[Location]| {
            let uri = places.first().and_then(|place| self.uri(place.file));
            let located = |place: &Location| Some((uri.clone()?, self.range(place.file, place.span)));
            let located = places.iter().filter_map(located);
            located.map(|(uri, range)| lsp::Location { uri, range }).collect::<Vec<_>>()
        };
        places.chunk_by(|one, other| one.file == other.file).flat_map(in_note).collect()
    }
}
