//! The index of all entities of a workspace: the names they go by, and the notes that links can point to.

mod entity;
mod entries;
mod notes;

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::chunked_vec::ChunkedVec;
use crate::names::deletion_index::DeletionIndex;
use crate::names::forms::Pattern;
use crate::names::normalize::fold;
use crate::names::prefix_index::{NamePrefix, PrefixIndex};
use crate::names::{EntityId, Trie, lexicon};
use crate::note::definitions::Definition;
use crate::note::{Link, entry_id};
use crate::sharded_map::ShardedMap;

pub use entity::Entity;
pub use entries::{is_dead, year_of_birth};
pub use notes::{FileId, NoteName};
pub(crate) use notes::{folder, is_relative, join, leads_out, stem, without_extension};

/// Shorter handles are too similar to ordinary words to look for typos.
const SHORTEST_HANDLE: usize = 4;

/// All entities of a workspace, indexed by name, handle and note.
#[derive(Clone, Debug, Default)]
pub struct EntityIndex {
    entities: ChunkedVec<Entity>,
    free: Vec<EntityId>,
    trie: Arc<Trie>,
    /// Declared names, folded, with their entities.
    names: Lists,
    /// The same names indexed by prefix. Built on first use; replaced when names change.
    prefix_index: Arc<OnceLock<PrefixIndex>>,
    handles: Lists,
    /// The handles indexed for typos. Built on first use; replaced when handles change.
    near_handles: Arc<OnceLock<DeletionIndex>>,
    by_file: ShardedMap<FileId, Vec<EntityId>>,
    notes: Arc<notes::Notes>,
}

/// The target of a link.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// A person or an organization.
    Entity(EntityId, LinkedBy),
    /// One of several entities.
    Entities(Vec<EntityId>),
    /// A note that is not about an entity.
    Note(FileId),
    /// No target exists.
    Missing,
    /// A file that is not a note: a picture, a document.
    Elsewhere,
}

/// The part of the link that identified the entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum LinkedBy {
    /// The note's name or path.
    Note,
    /// A heading of a note that defines several entities.
    Heading,
    /// A name of the entity.
    Name,
    /// The file name of its note, which is in another folder than the link says.
    OtherFolder,
}

impl EntityIndex {
    /// Adds a definition.
    pub fn add(&mut self, file: FileId, definition: Definition) -> EntityId {
        let (entity, keys) = prepared((file, definition));
        self.insert(entity, &keys)
    }

    /// Adds many definitions, in order. Their keys are computed on all cores.
    pub fn add_all(&mut self, definitions: Vec<(FileId, Definition)>) {
        let prepared: Vec<(Entity, Keys)> = definitions.into_par_iter().map(prepared).collect();
        for (entity, keys) in prepared {
            self.insert(entity, &keys);
        }
    }

    /// Assigns an identifier to an entity and adds it.
    fn insert(&mut self, entity: Entity, keys: &Keys) -> EntityId {
        let next = EntityId(u32::try_from(self.entities.len()).unwrap_or(u32::MAX));
        let id = self.free.pop().unwrap_or(next);
        self.by_file.change(entity.file, |ids| ids.push(id));
        self.exchange(id, &Keys::default(), keys);
        self.entities.set(id.0 as usize, Some(Arc::new(Entity { id, ..entity })));
        id
    }

    /// Replaces the definition of an entity; only names that differ are removed and added.
    pub fn update(&mut self, id: EntityId, definition: Definition) {
        let Some(before) = self.entities.get(id.0 as usize).cloned() else { return };
        let now = Entity::new(id, before.file, definition);
        self.exchange(id, &Keys::of(&before), &Keys::of(&now));
        self.entities.set(id.0 as usize, Some(Arc::new(now)));
    }

    /// Removes an entity.
    pub fn remove(&mut self, id: EntityId) {
        let Some(entity) = self.entities.get(id.0 as usize).cloned() else { return };
        self.entities.set(id.0 as usize, None);
        self.exchange(id, &Keys::of(&entity), &Keys::default());
        self.by_file.take_from(&entity.file, &id);
        self.free.push(id);
    }

    /// Sorts the entities of a note into source order, after all of its definitions have been added.
    pub fn put_in_order(&mut self, file: FileId) {
        let place = |id: &EntityId| self.get(*id).map(|entity| entity.definition.extent.start);
        let ids = self.defined_in(file);
        if !ids.is_sorted_by_key(place) {
            let mut ids = ids.to_vec();
            ids.sort_by_key(place);
            self.by_file.insert(file, ids);
        }
    }

    /// Updates the tables of names from one state of an entity to another.
    fn exchange(&mut self, id: EntityId, old: &Keys, new: &Keys) {
        if old.patterns.is_empty() {
            let trie = Arc::make_mut(&mut self.trie);
            new.patterns.iter().for_each(|pattern| trie.insert(id, pattern));
        } else if old.patterns != new.patterns {
            let trie = Arc::make_mut(&mut self.trie);
            let (before, now): (FxHashSet<&Pattern>, FxHashSet<&Pattern>) =
                (old.patterns.iter().collect(), new.patterns.iter().collect());
            for pattern in old.patterns.iter().filter(|pattern| !now.contains(pattern)) {
                trie.remove(id, pattern);
            }
            for pattern in new.patterns.iter().filter(|pattern| !before.contains(pattern)) {
                trie.insert(id, pattern);
            }
        }
        if old.names != new.names {
            self.prefix_index = Arc::default();
        }
        if old.handles != new.handles {
            self.near_handles = Arc::default();
        }
        exchange_keys(&mut self.names, &old.names, &new.names, id);
        exchange_keys(&mut self.handles, &old.handles, &new.handles, id);
    }

    /// The entity with this identifier.
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize).map(Arc::as_ref)
    }

    /// All entities, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.entities.iter().map(|(_, entity)| entity.as_ref())
    }

    /// The entities that a note defines, in source order.
    pub fn defined_in(&self, file: FileId) -> &[EntityId] {
        self.by_file.get(&file).map(Vec::as_slice).unwrap_or_default()
    }

    /// The entity that a note as a whole is about.
    pub fn whole_note(&self, file: FileId) -> Option<&Entity> {
        self.defined_in(file).iter().filter_map(|id| self.get(*id)).find(|entity| entity.definition.whole_note)
    }

    /// The trie of names, for finding them in prose.
    pub fn trie(&self) -> &Trie {
        &self.trie
    }

    /// Whether an entity declares this name, in any spelling that folds to the same.
    pub fn is_declared(&self, name: &str) -> bool {
        self.names.get(fold(name.trim()).as_str()).is_some_and(|bearers| !bearers.is_empty())
    }

    /// The entities that declare this name. A spelling with the same diacritics and capitals is preferred to one that
    /// only folds to the same.
    pub fn named(&self, name: &str) -> Vec<EntityId> {
        let alike = self.names.get(fold(name.trim()).as_str()).map(Vec::as_slice).unwrap_or_default();
        // Somebody may have thousands of names to look at.
        if let [only] = alike {
            return vec![self.representative(*only)];
        }
        let is_exact =
            |id: &&EntityId| self.get(**id).is_some_and(|entity| entity.declared_names().any(|other| other == name));
        let exact: Vec<EntityId> = alike.iter().filter(is_exact).copied().collect();
        let mut bearers = if exact.is_empty() { alike.to_vec() } else { exact };
        self.merge_entries(&mut bearers, |id| id);
        self.sort_by_place(&mut bearers, |id| *id);
        bearers
    }

    /// The declared names with this prefix, folded, with their entities; in no particular order.
    pub fn begun_by(&self, beginning: &NamePrefix) -> Vec<(&str, &[EntityId])> {
        let prefix_index =
            self.prefix_index.get_or_init(|| PrefixIndex::new(self.names.iter().map(|(name, _)| name.as_ref())));
        let bearers = |name: &'_ str| self.names.get(name).map(Vec::as_slice).unwrap_or_default();
        prefix_index.begun_by(beginning).into_iter().map(|name| (name, bearers(name))).collect()
    }

    /// All entities with a handle, once for each handle; in no particular order.
    pub fn with_handles(&self) -> impl Iterator<Item = &Entity> {
        self.handles.iter().flat_map(|(_, bearers)| bearers).filter_map(|id| self.get(*id))
    }

    /// All declared names, folded, with their entities.
    pub fn folded_names(&self) -> impl Iterator<Item = (&str, &[EntityId])> {
        self.names.iter().map(|(name, bearers)| (name.as_ref(), bearers.as_slice()))
    }

    /// Sorts by the place of definition, so that the order does not depend on the order in which notes were read.
    pub fn sort_by_place<T>(&self, list: &mut [T], id: impl Fn(&T) -> EntityId) {
        if list.len() > 1 {
            list.sort_by_cached_key(|item| {
                let entity = self.get(id(item))?;
                let (root, path) = self.notes.place(entity.file)?;
                Some((root, Arc::clone(path), entity.definition.extent.start))
            });
        }
    }

    /// The entities with this handle; without the `@`, in any letter case.
    pub fn with_handle(&self, handle: &str) -> Vec<EntityId> {
        let mut bearers = self.handles.get(fold(handle).as_str()).cloned().unwrap_or_default();
        self.merge_entries(&mut bearers, |id| id);
        self.sort_by_place(&mut bearers, |id| *id);
        bearers
    }

    /// An entity whose handle is one typo away from the text, unless the text is an ordinary word.
    pub fn with_handle_like(&self, written: &str) -> Option<&Entity> {
        let folded = fold(written);
        if self.handles.is_empty() || folded.chars().count() < SHORTEST_HANDLE || lexicon::is_ordinary(&folded) {
            return None;
        }
        let near = self
            .near_handles
            .get_or_init(|| DeletionIndex::new(self.handles.iter().map(|(handle, _)| handle.as_ref())));
        let long = near.of(&folded).into_iter().filter(|handle| handle.chars().count() >= SHORTEST_HANDLE);
        let mut alike: Vec<EntityId> = long.filter_map(|handle| self.handles.get(handle)).flatten().copied().collect();
        self.sort_by_place(&mut alike, |id| *id);
        alike.first().and_then(|id| self.get(*id))
    }

    /// Adds a note as a target of links.
    pub fn add_note(&mut self, file: FileId, name: NoteName) {
        Arc::make_mut(&mut self.notes).add(file, name);
    }

    /// Moves a note to another path.
    pub fn relocate_note(&mut self, file: FileId, root: u32, path: Arc<str>) {
        Arc::make_mut(&mut self.notes).relocate(file, root, path);
    }

    /// The note that a link in the note `from` names by path or file name; others may be found by a title or a name.
    pub fn linked_note(&self, link: &Link, from: FileId) -> Option<FileId> {
        match self.notes.find(link, from) {
            notes::Place::Note(file) => Some(file),
            notes::Place::Missing | notes::Place::Elsewhere => None,
        }
    }

    /// The note about an entity that a link in the note `from` means although its path does not exist: the note is in
    /// another folder.
    pub fn misplaced_note(&self, link: &Link, from: FileId) -> Option<FileId> {
        match self.follow(link, from) {
            Target::Entity(id, LinkedBy::OtherFolder) => self.get(id).map(|entity| entity.file),
            _ => None,
        }
    }

    /// The entity that a link with the wrong folder means: the only note with that file name is about it.
    fn in_other_folder(&self, link: &Link, from: FileId) -> Option<&Entity> {
        self.notes.in_other_folder(link, from).and_then(|file| self.whole_note(file))
    }

    /// Removes a note as a target of links.
    pub fn remove_note(&mut self, file: FileId) {
        Arc::make_mut(&mut self.notes).remove(file);
    }

    /// The titles by which links may refer to a note, besides its path.
    pub fn titles(&self, file: FileId) -> &[String] {
        self.notes.titles(file)
    }

    /// The notes whose file has this name, folded and without extension.
    pub fn notes_of_stem(&self, folded: &str) -> &[FileId] {
        self.notes.of_stem(folded)
    }

    /// The note with this name as file name, title or alias, seen from the note `from`.
    pub fn note_called(&self, name: &str, from: FileId) -> Option<FileId> {
        self.notes.named(name, from).or_else(|| self.notes.titled(name, from))
    }

    /// The target of a wikilink or Markdown link in the note `from`.
    pub fn follow(&self, link: &Link, from: FileId) -> Target {
        if let Some(entry) = self.entry_called(link, from) {
            return Target::Entity(entry, LinkedBy::Name);
        }
        match self.notes.find(link, from) {
            notes::Place::Note(file) => self.in_note(file, link),
            notes::Place::Elsewhere => Target::Elsewhere,
            notes::Place::Missing => match self.named(&link.target).as_slice() {
                [] => match self.notes.titled(&link.target, from) {
                    Some(file) => self.in_note(file, link),
                    None => self
                        .in_other_folder(link, from)
                        .map_or(Target::Missing, |entity| Target::Entity(entity.id, LinkedBy::OtherFolder)),
                },
                [id] => Target::Entity(*id, LinkedBy::Name),
                several => Target::Entities(several.to_vec()),
            },
        }
    }

    /// The entry of a source that another entry of it refers to by its identifier.
    fn entry_called(&self, link: &Link, from: FileId) -> Option<EntityId> {
        let id = entry_id(&link.target)?;
        let alike = self.names.get(fold(&format!("id:{id}")).as_str())?.iter().filter_map(|id| self.get(*id));
        let mut own = alike.filter(|entity| entity.file == from && entity.definition.from_source);
        own.find(|entity| entity.definition.id.as_deref() == Some(&*id)).map(|entity| self.representative(entity.id))
    }

    fn in_note(&self, file: FileId, link: &Link) -> Target {
        let is_section = |entity: &&Entity| entity.file == file && !entity.definition.whole_note;
        let section = match (link.part.as_deref().map(fold), link.target.strip_prefix("id:")) {
            (Some(part), _) => {
                let bearers = self.names.get(part.as_str()).into_iter().flatten();
                let sections = bearers.filter_map(|id| self.get(*id)).filter(is_section);
                sections.min_by_key(|entity| entity.definition.extent.start)
            }
            (None, Some(id)) => {
                let mut sections = self.defined_in(file).iter().filter_map(|id| self.get(*id)).filter(is_section);
                sections.find(|entity| entity.definition.id.as_deref() == Some(id))
            }
            (None, None) => None,
        };
        match (section, self.whole_note(file)) {
            (Some(entity), _) => Target::Entity(entity.id, LinkedBy::Heading),
            (None, Some(entity)) => Target::Entity(entity.id, LinkedBy::Note),
            (None, None) => Target::Note(file),
        }
    }
}

/// An entity without an identifier yet, and its keys.
fn prepared((file, definition): (FileId, Definition)) -> (Entity, Keys) {
    let entity = Entity::new(EntityId(u32::MAX), file, definition);
    let keys = Keys::of(&entity);
    (entity, keys)
}

/// The keys under which an entity is indexed.
#[derive(Default)]
struct Keys {
    patterns: Vec<Pattern>,
    names: Vec<String>,
    handles: Vec<String>,
}

impl Keys {
    fn of(entity: &Entity) -> Self {
        Self {
            patterns: entity.patterns(),
            names: entity.declared_names().chain(entity.emails()).map(fold).chain(entity.entry_key()).collect(),
            handles: entity.definition.handles.iter().map(|handle| fold(&handle.text)).collect(),
        }
    }
}

type Lists = ShardedMap<Box<str>, Vec<EntityId>>;

fn exchange_keys(lists: &mut Lists, old: &[String], new: &[String], id: EntityId) {
    if old == new {
        return;
    }
    for key in old {
        lists.take_from(key.as_str(), &id);
    }
    for key in new {
        lists.change(key.as_str().into(), |bearers| {
            if !bearers.contains(&id) {
                bearers.push(id);
            }
        });
    }
}
