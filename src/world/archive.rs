//! The workspace serialized: what one run of the program leaves to the next, so that unchanged notes need not be parsed
//! again.
//!
//! First a magic number and the checksum of all that follows; then, each behind its length, what the archive depends on
//! ([`origin`]), and the notes, some hundreds at a time. An archive is the workspace at some moment: after it is
//! restored, the files that have changed since must be read again.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

use super::bytes::{put, take};
use super::{FileData, FileKey, Settings, World};
use crate::entity_index::FileId;
use crate::names::EntityId;
use crate::note::definitions::Definition;
use crate::resolve::{Mention, Resolution};

/// What a file begins with. The last letter is the version of the format.
const MARK: &[u8; 8] = b"WHOSWLD1";
/// How many notes are turned into bytes, and back, at a time.
const SLICE: usize = 512;
/// So many slices are made at once, on all cores; all of them together would take as much room as the workspace.
const AT_ONCE: usize = 4;

/// What shows, without reading a file, that it has changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileMetadata {
    /// Its size in bytes.
    pub size: u64,
    /// When it was changed last: nanoseconds since 1970. Programs may set it.
    pub modified: u64,
    /// When its entry in the file system was changed last, which programs cannot set; 0 where that is not told.
    pub entry: u64,
}

/// A workspace that was serialized.
#[derive(Debug)]
pub struct Archive {
    notes: Vec<ArchivedNote>,
}

/// A note with what it defines.
#[derive(Debug, Serialize, Deserialize)]
struct ArchivedNote {
    /// The metadata of its file when it had this text; nothing if it is to be read again in any case.
    metadata: Option<FileMetadata>,
    data: FileData,
    definitions: Vec<Definition>,
}

impl Archive {
    /// Reads an archive; nothing if it is damaged, or if it is of another program, or of notes that were read otherwise.
    /// `program` tells builds apart.
    pub fn read(file: &[u8], program: &str, settings: &Settings) -> Option<Self> {
        let rest = file.strip_prefix(MARK)?;
        let (checksum, rest) = rest.split_first_chunk()?;
        if u64::from_le_bytes(*checksum) != XxHash3_64::oneshot(rest) {
            return None;
        }
        let (of, mut rest) = take(rest)?;
        if of != origin(program, settings).as_bytes() {
            return None;
        }
        let mut slices = Vec::new();
        while !rest.is_empty() {
            let (slice, behind) = take(rest)?;
            slices.push(slice);
            rest = behind;
        }
        let notes: Option<Vec<Vec<ArchivedNote>>> =
            slices.into_par_iter().map(|slice| postcard::from_bytes(slice).ok()).collect();
        Some(Self { notes: notes?.into_iter().flatten().collect() })
    }

    /// The notes, each with what its file was like.
    pub fn notes(&self) -> impl Iterator<Item = (&FileKey, Option<FileMetadata>)> {
        self.notes.iter().map(|note| (&note.data.key, note.metadata))
    }
}

/// What an archive depends on besides the notes.
fn origin(program: &str, settings: &Settings) -> String {
    format!("{program}, {}, {:?}, {:?}", crate::resolve::origin(), settings.conventions, settings.rules)
}

impl World {
    /// The workspace for [`Archive::read`]. `metadata` tells what the file of a note is like, if it says what the note says
    /// here.
    pub fn archive(&self, program: &str, metadata: impl Fn(&FileData) -> Option<FileMetadata> + Sync) -> Vec<u8> {
        let numbers = self.numbers();
        let kept = |(id, file): &(_, &FileData)| {
            let mut data = FileData::clone(file);
            data.tags = self.known_tags(*id, file.text_hash);
            data.mentions.retain(Mention::is_asserted);
            data.mentions.iter_mut().for_each(|mention| renumber(mention, &numbers));
            let entities = self.entity_index.defined_in(*id).iter().filter_map(|id| self.entity(*id));
            // A note that an editor reads otherwise than its name says would mean something else when it is closed.
            let is_as_read = !file.is_pending && data.format() == data.key.format();
            let metadata = if is_as_read { metadata(file) } else { None };
            ArchivedNote { metadata, data, definitions: entities.map(|entity| entity.definition.clone()).collect() }
        };
        let mut body = Vec::new();
        put(&mut body, origin(program, &self.settings).as_bytes());
        let files: Vec<_> = self.files().collect();
        for some in files.chunks(SLICE * AT_ONCE) {
            let slices = some
                .par_chunks(SLICE)
                .map(|slice| postcard::to_stdvec(&slice.iter().map(kept).collect::<Vec<ArchivedNote>>()));
            let slices: Vec<Vec<u8>> = slices.filter_map(Result::ok).collect();
            slices.iter().for_each(|slice| put(&mut body, slice));
        }
        let checksum = XxHash3_64::oneshot(&body).to_le_bytes();
        body.splice(..0, MARK.iter().copied().chain(checksum));
        body
    }

    /// The numbers that the entities get when they are taken in note by note.
    fn numbers(&self) -> FxHashMap<EntityId, EntityId> {
        let entities = self.files().flat_map(|(id, _)| self.entity_index.defined_in(id));
        entities.zip(0..).map(|(id, number)| (*id, EntityId(number))).collect()
    }

    /// The workspace that was kept, with all notes closed.
    pub fn restored(settings: Arc<Settings>, archive: Archive) -> Self {
        let mut world = Self { settings, ..Self::default() };
        let mut defined: Vec<(FileId, Definition)> = Vec::new();
        for ArchivedNote { data, definitions, .. } in archive.notes {
            let id = world.restore(data);
            defined.extend(definitions.into_iter().map(|definition| (id, definition)));
        }
        world.add_all(defined);
        world
    }
}

fn renumber(mention: &mut Mention, numbers: &FxHashMap<EntityId, EntityId>) {
    let number = |entity: &EntityId| *numbers.get(entity).unwrap_or(entity);
    match &mut mention.resolution {
        Resolution::Resolved { entity, .. } => *entity = number(entity),
        Resolution::Ambiguous { candidates, .. } | Resolution::Ignored { candidates, .. } => {
            *candidates = candidates.iter().map(number).collect();
        }
        Resolution::Unresolved | Resolution::Undefined { .. } => {}
    }
}
