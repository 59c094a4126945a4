//! The state of the workspace: what is known of all notes at one moment.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::closed_names::ClosedNames;
use super::file_data::FileData;
use super::file_key::FileKey;
use super::inferred_kinds::InferredKinds;
use super::mention_index::{MentionIndex, MentionedIn};
use super::note_words::LinkTargets;
use super::settings::Settings;
use crate::chunked_vec::ChunkedVec;
use crate::entity_index::{Entity, EntityIndex, FileId};
use crate::names::normalize::fold;
use crate::names::{EntityId, word_hash};
use crate::resolve::{Mention, WordUsage};
use crate::sharded_map::ShardedMap;

/// The workspace at one moment.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub(super) files: ChunkedVec<FileData>,
    pub(super) keys: ShardedMap<FileKey, FileId>,
    pub(super) entity_index: EntityIndex,
    pub(super) mentioned: MentionIndex,
    pub(super) inferred_kinds: InferredKinds,
    pub(super) word_usage: WordUsage,
    pub(super) settings: Arc<Settings>,
    /// The notes that an editor has open.
    pub(super) open: Arc<BTreeSet<FileId>>,
    /// The undefined names of closed notes; others when these change.
    pub(super) closed_names: Arc<ClosedNames>,
    /// Counts the changes of the entity index, so that a slow job can tell that it worked on an old one.
    pub(super) generation: u64,
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
        let called = LinkTargets::any_of(called);
        self.files().filter(|(_, file)| called.is_in(&file.words)).map(|(id, _)| id).collect()
    }

    /// The mention under a cursor at the byte `offset`: where two meet, the one that begins there.
    pub fn mention_at(&self, file: FileId, offset: usize) -> Option<&Mention> {
        self.file(file)?.mentions.iter().rfind(|mention| mention.hit.touches(offset))
    }

    /// All entities but for entries for which others stand, by folded name and then by where they are defined.
    pub fn entities_by_name(&self) -> Vec<&Entity> {
        let mut entities: Vec<&Entity> = self.entity_index.representatives().collect();
        entities
            .sort_by_cached_key(|entity| (fold(entity.name()), self.file(entity.file).map(|file| file.key.clone())));
        entities
    }
}

pub(super) fn file_id(index: usize) -> FileId {
    FileId(u32::try_from(index).unwrap_or(u32::MAX))
}
