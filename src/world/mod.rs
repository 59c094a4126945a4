//! The workspace as data: its notes, its who's who, and who is mentioned where.
//!
//! A [`World`] is cheap to clone, and a clone never changes: readers work on one while a writer makes the next.

mod analysis;
mod archive;
mod block_fingerprint;
mod bytes;
mod file_data;
mod inferred_kinds;
mod judgements;
mod load;
mod mention_index;
mod note_set;
mod note_words;
mod read_note;
mod spelling_cache;
mod tag_archive;
mod tagging;
#[cfg(test)]
mod tests;
mod undefined;
mod updates;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::chunked_vec::ChunkedVec;
use crate::entity_index::{Entity, EntityIndex, FileId};
use crate::names::normalize::fold;
use crate::names::token::tokenize;
use crate::names::{CandidateCache, EntityId, word_hash};
use crate::note::definitions::Conventions;
use crate::resolve::{Mention, Rules, WordUsage};
use crate::sharded_map::ShardedMap;

pub use archive::{Archive, FileMetadata};
pub use file_data::{FileData, FileKey, OpenNote};
pub use judgements::{Judged, JudgedSide, Judgement, Judgements, Verdict, is_day};
pub use load::{Batch, Loaded, Read};
pub use mention_index::MentionedIn;
pub use read_note::{ReadNote, read_note};
pub use tag_archive::Findings;
pub use tagging::ClosedNote;
pub use undefined::{DeadLinks, UndefinedName, name_key};
pub use updates::Changed;

/// The workspace at one moment.
#[derive(Clone, Debug, Default)]
pub struct World {
    files: ChunkedVec<FileData>,
    keys: ShardedMap<FileKey, FileId>,
    entity_index: EntityIndex,
    mentioned: mention_index::MentionIndex,
    inferred_kinds: inferred_kinds::InferredKinds,
    word_usage: WordUsage,
    settings: Arc<Settings>,
    /// The notes that an editor has open.
    open: Arc<BTreeSet<FileId>>,
    /// The undefined names of closed notes; others when these change.
    closed_names: Arc<undefined::ClosedNames>,
    /// Counts the changes of the who's who, so that a slow job can tell that it worked on an old one.
    generation: u64,
}

/// What the settings say about notes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Settings {
    /// What counts as a definition.
    pub conventions: Conventions,
    /// How mentions are resolved.
    pub rules: Rules,
    /// Names that are left alone.
    pub ignored: Vec<String>,
    /// What new notes about people and organizations are made from.
    pub templates: Templates,
    /// What was decided about who is the same.
    pub judgements: Arc<Judgements>,
}

/// What new notes are made from: paths in the workspace folder, with `/`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Templates {
    /// For people.
    pub person: Option<String>,
    /// For organizations.
    pub organization: Option<String>,
}

impl Settings {
    /// Whether notes mean the same under the other settings.
    pub fn read_alike(&self, other: &Self) -> bool {
        self.conventions == other.conventions && self.rules == other.rules
    }
}

impl World {
    /// An empty workspace.
    pub fn new(settings: Settings) -> Self {
        Self { settings: Arc::new(settings), ..Self::default() }
    }

    /// How notes are read here.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// Takes over settings under which notes mean what they mean now.
    pub fn adopt(&mut self, settings: Settings) {
        debug_assert!(self.settings.read_alike(&settings), "other settings for reading notes need a new world");
        self.settings = Arc::new(settings);
    }

    /// Everybody who is defined.
    pub fn entity_index(&self) -> &EntityIndex {
        &self.entity_index
    }

    /// The entity of this number.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entity_index.get(id)
    }

    /// The note of this number.
    pub fn file(&self, id: FileId) -> Option<&FileData> {
        self.files.get(id.0 as usize).map(Arc::as_ref)
    }

    /// The number of the note with this key.
    pub fn find(&self, key: &FileKey) -> Option<FileId> {
        self.keys.get(key).copied()
    }

    /// All notes, by number.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &FileData)> + Clone {
        self.files.iter().map(|(index, file)| (file_id(index), file.as_ref()))
    }

    /// How many notes there are and were: their numbers are smaller.
    pub fn places_for_notes(&self) -> usize {
        self.files.len()
    }

    /// The notes that an editor has open, by number.
    pub fn open_files(&self) -> impl Iterator<Item = (FileId, &FileData)> {
        self.open.iter().filter_map(|id| Some((*id, self.file(*id)?)))
    }

    /// How many notes write a folded word, which no lexicon lists, with a capital.
    pub fn notes_that_capitalise(&self, folded: &str) -> u32 {
        self.word_usage.capitalised(word_hash(folded))
    }

    /// The notes that mention an entity or may mention it, by number.
    pub fn mentioned_in(&self, entity: EntityId) -> &[MentionedIn] {
        self.mentioned.of(entity)
    }

    /// How many notes surely mention both.
    pub fn mentioned_together(&self, one: EntityId, other: EntityId) -> usize {
        self.mentioned.together(one, other)
    }

    /// The notes that may have a link to one of these paths, names or file names, by number: all that have, and hardly any
    /// others.
    pub fn may_link_to<'a>(&self, called: impl Iterator<Item = &'a str>) -> Vec<FileId> {
        let called = note_words::LinkTargets::any_of(called);
        self.files().filter(|(_, file)| called.is_in(&file.words)).map(|(id, _)| id).collect()
    }

    /// The mention under a cursor at the byte `offset`: where two meet, the one that begins there.
    pub fn mention_at(&self, file: FileId, offset: usize) -> Option<&Mention> {
        self.file(file)?.mentions.iter().rfind(|mention| mention.hit.touches(offset))
    }

    /// Whom somebody at a terminal means: the bearers of a declared name, or of a handle, or all those of whose name it
    /// is a part.
    pub fn look_up(&self, name: &str) -> Vec<EntityId> {
        let named = self.entity_index.named(name);
        if !named.is_empty() {
            return named;
        }
        let mut with_handle = self.entity_index.with_handle(name.trim_start_matches('@'));
        if !with_handle.is_empty() {
            self.entity_index.merge_entries(&mut with_handle, |id| id);
            return with_handle;
        }
        let found = self.bearers(name);
        // Who asks for a short name need not hold the shift key.
        if found.is_empty() && !name.contains(char::is_uppercase) { self.bearers(&capitalised(name)) } else { found }
    }

    /// Those of whom a text is a name as a whole, by where they are defined.
    fn bearers(&self, name: &str) -> Vec<EntityId> {
        let words = tokenize(name);
        let found = self.entity_index.trie().find(&words, &mut CandidateCache::default());
        let whole = found.iter().filter(|found| found.first == 0 && found.end == words.len());
        let mut bearers: Vec<EntityId> =
            whole.flat_map(|found| found.candidates.iter()).map(|candidate| candidate.entity).collect();
        self.entity_index.merge_entries(&mut bearers, |id| id);
        self.entity_index.sort_by_place(&mut bearers, |id| *id);
        bearers
    }

    /// All entities but for entries for which others stand, by folded name and then by where they are defined.
    pub fn entities_by_name(&self) -> Vec<&Entity> {
        let mut entities: Vec<&Entity> = self.entity_index.representatives().collect();
        entities
            .sort_by_cached_key(|entity| (fold(entity.name()), self.file(entity.file).map(|file| file.key.clone())));
        entities
    }
}

/// A text with a capital at the beginning of each word.
fn capitalised(text: &str) -> String {
    let mut begins = true;
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if begins {
            out.extend(letter.to_uppercase());
        } else {
            out.push(letter);
        }
        begins = !letter.is_alphanumeric();
    }
    out
}

fn file_id(index: usize) -> FileId {
    FileId(u32::try_from(index).unwrap_or(u32::MAX))
}
