//! What a request is answered from, and the way between its terms and the protocol's.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;
use tower_lsp::ls_types::{self as lsp, Uri};

use super::client::ClientAbilities;
use super::places::Places;
use super::registers::Registers;
use super::typing::Typing;
use crate::config::Config;
use crate::disk;
use crate::entity_index::FileId;
use crate::features::{Location, Texts};
use crate::text::{LineIndex, Position, Span};
use crate::world::{FileKey, World};

/// Files of whoswho in the workspace, which are no notes, as the editor has them open: the text and the editor's version.
pub(super) type OwnOpen = FxHashMap<FileKey, (String, i32)>;

/// The workspace as it was when the request came.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    pub(super) world: Arc<World>,
    pub(super) places: Arc<Places>,
    pub(super) client: ClientAbilities,
    /// The settings.
    pub(super) config: Arc<Config>,
    /// Where somebody is writing.
    pub(super) typing: Arc<Typing>,
    /// The settings and judgements that are being edited.
    pub(super) own_open: Arc<OwnOpen>,
    /// Where names are looked up that no note defines.
    pub(super) registers: Registers,
    /// Whether nobody waits for the answer any more.
    pub(super) given_up: Arc<AtomicBool>,
}

impl Snapshot {
    /// The note at a URI, if it is known.
    pub(super) fn file(&self, uri: &Uri) -> Option<FileId> {
        self.world.find(&self.places.key(uri)).filter(|file| self.world.file(*file).is_some())
    }

    /// All files that are read.
    pub(super) fn keys(&self) -> impl Iterator<Item = &FileKey> + Clone {
        self.world.files().map(|(_, file)| &file.key)
    }

    /// The editor's number of the text of a document that it has open.
    pub(super) fn version(&self, uri: &Uri) -> Option<i32> {
        self.world.file(self.file(uri)?)?.open.as_ref().map(|open| open.version)
    }

    /// The note and the byte offset of a place in a document.
    pub(super) fn place(&self, at: &lsp::TextDocumentPositionParams) -> Option<(FileId, usize)> {
        let file = self.file(&at.text_document.uri)?;
        let span = self.span(file, lsp::Range { start: at.position, end: at.position })?;
        Some((file, span.start as usize))
    }

    pub(super) fn range(&self, file: FileId, span: Span) -> lsp::Range {
        self.world.file(file).map(|file| self.range_in(&file.lines, span)).unwrap_or_default()
    }

    /// The range of a span in a text with these lines, which need not be a note's.
    pub(super) fn range_in(&self, lines: &LineIndex, span: Span) -> lsp::Range {
        let (start, end) = lines.positions(span, self.client.encoding);
        let position = |at: Position| lsp::Position { line: at.line, character: at.column };
        lsp::Range { start: position(start), end: position(end) }
    }

    /// The bytes of a range.
    pub(super) fn span(&self, file: FileId, range: lsp::Range) -> Option<Span> {
        let lines = &self.world.file(file)?.lines;
        let offset = |at: lsp::Position| {
            lines.offset(Position { line: at.line, column: at.character }, self.client.encoding) as usize
        };
        Some(Span::new(offset(range.start), offset(range.end)))
    }

    pub(super) fn uri(&self, file: FileId) -> Option<Uri> {
        self.places.uri(&self.world.file(file)?.key)
    }

    pub(super) fn location(&self, place: Location) -> Option<lsp::Location> {
        Some(lsp::Location { uri: self.uri(place.file)?, range: self.range(place.file, place.span) })
    }

    /// The same for many places, those in one note next to each other: a note's URI is put together once.
    pub(super) fn locations(&self, places: &[Location]) -> Vec<lsp::Location> {
        let in_note = |places: &[Location]| {
            let uri = places.first().and_then(|place| self.uri(place.file));
            let located = |place: &Location| Some((uri.clone()?, self.range(place.file, place.span)));
            let located = places.iter().filter_map(located);
            located.map(|(uri, range)| lsp::Location { uri, range }).collect::<Vec<_>>()
        };
        places.chunk_by(|one, other| one.file == other.file).flat_map(in_note).collect()
    }

    /// The text in which the spans of a note's mentions count; nothing if it is on disk otherwise by now.
    pub(super) fn text(&self, file: FileId) -> Option<Arc<str>> {
        Texts::new(&self.world, &|key: &FileKey| self.text_on_disk(key)).of(file)
    }

    /// The text of a note as it is on disk; nothing if it has none there.
    pub(super) fn text_on_disk(&self, key: &FileKey) -> Option<Arc<str>> {
        disk::read_note(&self.places.path(key)?).ok()
    }

    /// Whether the request was cancelled, so that a long search for its answer may end.
    pub(super) fn is_given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }

    /// The path of a note within its workspace folder, to be read by people.
    pub(super) fn path(&self, file: FileId) -> &str {
        self.world.file(file).map(|file| file.key.path.as_ref()).unwrap_or_default()
    }
}
