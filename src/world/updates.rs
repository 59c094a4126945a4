//! Updates of single notes, and of all other notes that they affect.

use std::collections::VecDeque;
use std::hash::Hash;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::analysis::Version;
use super::closed_names::names_if_closed;
use super::note_words::Change;
use super::state::file_id;
use super::undefined_name::undefined_names;
use super::{FileData, FileKey, ReadNote, World};
use crate::entity_index::{Entity, FileId, NoteName, is_dead, year_of_birth};
use crate::names::person::PersonName;
use crate::names::{EntityId, Kind, word_hash};
use crate::note::definitions::{Definition, promote};
use crate::note::parse;
use crate::resolve::NoteWordUsage;

/// What a change of one note touched.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changed {
    /// Notes whose answers may be others now; those that are open are up to date.
    pub notes: Vec<FileId>,
    /// Those among them that are closed: they must be read again and put with [`World::put`].
    pub stale: Vec<FileId>,
    /// Whether an entity or one of its names is new or gone.
    pub definitions: bool,
}

impl World {
    /// Takes a note in, or takes over that its text is another now. `version` is the editor's number of the text if it
    /// has the note open; the text is then kept at hand.
    pub fn put(&mut self, key: FileKey, text: Arc<str>, note: ReadNote, version: Option<i32>) -> Changed {
        let generation = self.generation;
        let id = self.number(&key);
        let before = self.files.get(id.0 as usize).cloned();
        // The same path is kept once.
        let key = before.as_ref().map_or(key, |before| before.key.clone());
        let mut change = Change::default();
        self.rename_note(id, &key, &note, before.as_deref(), &mut change);
        let changed_kinds = self
            .inferred_kinds
            .replace(before.as_ref().map(|file| file.cast.as_ref()).unwrap_or_default(), &note.found.cast);
        self.redefine(id, self.definitions(&key, &text, &note), &key, &mut change);
        let changed_kinds = self.reconsider(id, &changed_kinds, &mut change);
        let nothing = NoteWordUsage::default();
        let usage = before.as_ref().map_or(&nothing, |file| &file.words.usage);
        self.take_over_usage(usage, &note.words.usage, &mut change);
        let data = if let Some(version) = version {
            self.analyse_open(id, key, Version { text, number: version }, note, change.is_empty())
        } else {
            self.analyse_closed(id, key, &text, &note.parsed, &note)
        };
        self.install(id, Some(data));
        self.propagate(id, &change, &changed_kinds, generation)
    }

    /// Forgets a note. Its number is kept for when it comes back.
    pub fn remove(&mut self, key: &FileKey) -> Changed {
        let Some(id) = self.find(key).filter(|id| self.file(*id).is_some()) else { return Changed::default() };
        let generation = self.generation;
        let mut change = Change::default();
        let changed_kinds = self.retract(id, &mut change);
        self.propagate(id, &change, &changed_kinds, generation)
    }

    /// Takes out all that a note contributed. Notes whose kind was inferred from it, and that may define another entity
    /// now, are returned.
    pub(super) fn retract(&mut self, id: FileId, change: &mut Change) -> Vec<FileId> {
        let Some(before) = self.files.get(id.0 as usize).cloned() else { return Vec::new() };
        change.linked_as(&before.key.path);
        for title in before.titles.iter() {
            change.linked_as(title);
        }
        self.entity_index.remove_note(id);
        self.redefine(id, Vec::new(), &before.key, change);
        let changed_kinds = self.inferred_kinds.replace(&before.cast, &[]);
        let changed_kinds = self.reconsider(id, &changed_kinds, change);
        self.take_over_usage(&before.words.usage, &NoteWordUsage::default(), change);
        self.install(id, None);
        changed_kinds
    }

    /// The number of a note; a new one for a new note.
    pub(super) fn number(&mut self, key: &FileKey) -> FileId {
        if let Some(id) = self.keys.get(key) {
            return *id;
        }
        let id = file_id(self.keys.len());
        self.keys.insert(key.clone(), id);
        id
    }

    /// Takes over what links may call the note.
    fn rename_note(
        &mut self,
        id: FileId,
        key: &FileKey,
        note: &ReadNote,
        before: Option<&FileData>,
        change: &mut Change,
    ) {
        if before.is_some_and(|before| before.titles == note.titles) {
            return;
        }
        if before.is_none() {
            change.linked_as(&key.path);
        }
        for title in before.map(|before| before.titles.as_ref()).unwrap_or_default().iter().chain(note.titles.iter()) {
            change.linked_as(title);
        }
        self.entity_index
            .add_note(id, NoteName { root: key.root, path: Arc::clone(&key.path), titles: Arc::clone(&note.titles) });
    }

    /// Takes over how a note writes words. Whether one is ordinary matters to notes only if a name has it.
    fn take_over_usage(&mut self, before: &NoteWordUsage, now: &NoteWordUsage, change: &mut Change) {
        let turned = self.word_usage.update(before, now);
        for word in self.entity_index.trie().words_among(&turned) {
            change.word(word);
        }
    }

    /// What the note defines by its own words or, failing that, by those of notes that link to it.
    pub(super) fn definitions(&self, key: &FileKey, text: &str, note: &ReadNote) -> Vec<Definition> {
        if note.found.ignored || !note.found.definitions.is_empty() {
            return note.found.definitions.clone();
        }
        let kind = self.inferred_kinds.kind(&key.path);
        kind.and_then(|kind| promote(&parse(text, note.parsed.format), text, &key.path, kind)).into_iter().collect()
    }

    /// Brings the entity index up to date with what a note defines. Entities keep their numbers as far as possible.
    pub(super) fn redefine(&mut self, file: FileId, definitions: Vec<Definition>, key: &FileKey, change: &mut Change) {
        let mut definitions: Vec<Option<Definition>> = definitions.into_iter().map(Some).collect();
        let mut of_name: FxHashMap<String, VecDeque<usize>> = FxHashMap::default();
        for (index, definition) in definitions.iter().enumerate() {
            let name = definition.as_ref().and_then(|definition| definition.names.first());
            name.into_iter().for_each(|name| of_name.entry(name.text.clone()).or_default().push_back(index));
        }
        let mut left = Vec::new();
        for id in self.entity_index.defined_in(file).to_vec() {
            let Some(name) = self.entity_index.get(id).map(Entity::name) else { continue };
            let same = of_name.get_mut(name).and_then(VecDeque::pop_front);
            match same.and_then(|index| definitions.get_mut(index)).and_then(Option::take) {
                Some(definition) => self.update(id, definition, key, change),
                None => left.push(id),
            }
        }
        let mut definitions = definitions.into_iter().flatten();
        let mut gone = Vec::new();
        for id in left {
            match definitions.next() {
                Some(definition) => self.update(id, definition, key, change),
                None => gone.push(id),
            }
        }
        // The last of a list is taken out of it soonest.
        for id in gone.into_iter().rev() {
            if let Some(entity) = self.entity_index.get(id) {
                self.note_entity(entity, key, change);
            }
            self.entity_index.remove(id);
            self.generation += 1;
        }
        for definition in definitions {
            let id = self.entity_index.add(file, definition);
            self.generation += 1;
            if let Some(entity) = self.entity_index.get(id) {
                self.note_entity(entity, key, change);
            }
        }
        self.entity_index.put_in_order(file);
    }

    fn update(&mut self, id: EntityId, definition: Definition, key: &FileKey, change: &mut Change) {
        let Some(before) = self.entity_index.get(id).cloned() else { return };
        if before.definition == definition {
            return;
        }
        self.entity_index.update(id, definition);
        let Some(now) = self.entity_index.get(id) else { return };
        let goes_by = |entity: &Entity| {
            let names: Vec<_> = entity.definition.names.iter().map(|name| (name.text.clone(), name.role)).collect();
            let handles: Vec<_> = entity.definition.handles.iter().map(|handle| handle.text.clone()).collect();
            let emails: Vec<_> = entity.emails().map(str::to_owned).collect();
            let is_entry = entity.definition.from_source;
            let lived = (year_of_birth(entity).map(str::to_owned), is_dead(entity));
            (entity.kind(), entity.definition.whole_note, names, handles, emails, is_entry.then_some(lived))
        };
        if goes_by(&before) != goes_by(now) {
            note_difference(&before, now, change);
            self.note_links(id, key, change);
            for entity in [&before, now] {
                self.note_entries(entity, change);
            }
            self.generation += 1;
        }
    }

    /// Notes all that an entity is found under.
    fn note_entity(&self, entity: &Entity, key: &FileKey, change: &mut Change) {
        if change.is_of_everything() {
            return;
        }
        self.note_links(entity.id, key, change);
        note_all_names(entity, change);
        self.note_entries(entity, change);
    }

    /// Notes all that the entries of sources are found under for which an entity stands, or may have stood.
    fn note_entries(&self, entity: &Entity, change: &mut Change) {
        for entry in self.entity_index.entries_named_as(entity) {
            note_all_names(entry, change);
        }
    }

    /// Notes what links to the note of an entity call it: they lead to the entity, too.
    fn note_links(&self, id: EntityId, key: &FileKey, change: &mut Change) {
        change.linked_as(&key.path);
        let file = self.entity_index.get(id).map(|entity| entity.file);
        file.into_iter().flat_map(|file| self.entity_index.titles(file)).for_each(|title| change.linked_as(title));
    }

    pub(super) fn install(&mut self, id: FileId, mut data: Option<FileData>) {
        let before = self.files.get(id.0 as usize).cloned();
        self.mentioned.update(id, before.as_deref(), data.as_ref());
        if let Some(data) = &mut data {
            data.undefined = undefined_names(&data.mentions);
        }
        let dead_link_keys = |file: Option<&FileData>| {
            file.filter(|file| file.open.is_none()).map(|file| file.dead_link_keys.clone()).unwrap_or_default()
        };
        let has_other_links = dead_link_keys(before.as_deref()) != dead_link_keys(data.as_ref());
        if has_other_links || names_if_closed(before.as_deref()) != names_if_closed(data.as_ref()) {
            self.closed_names = Arc::default();
        }
        let is_open = data.as_ref().is_some_and(|data| data.open.is_some());
        if is_open != self.open.contains(&id) {
            let open = Arc::make_mut(&mut self.open);
            if is_open {
                open.insert(id)
            } else {
                open.remove(&id)
            };
        }
        self.files.set(id.0 as usize, data.map(Arc::new));
    }

    /// Redefines the notes whose kind is inferred from the note `from`, where that has changed. Those notes are
    /// returned; closed ones among them are defined anew when their text is at hand.
    fn reconsider(&mut self, from: FileId, stems: &[String], change: &mut Change) -> Vec<FileId> {
        let notes = stems.iter().flat_map(|stem| self.entity_index.notes_of_stem(stem)).copied();
        let notes: Vec<FileId> = notes.filter(|id| *id != from).collect();
        for id in &notes {
            self.redefine_open(*id, change);
        }
        notes
    }

    /// Brings the entity index up to date with what an open note defines, which its own text does not decide alone.
    pub(super) fn redefine_open(&mut self, id: FileId, change: &mut Change) {
        let Some(file) = self.files.get(id.0 as usize).cloned() else { return };
        let Some(open) = &file.open else { return };
        let note = self.read_incremental(&file.key, &open.text, open.parsed.format);
        let definitions = self.definitions(&file.key, &open.text, &note);
        self.redefine(id, definitions, &file.key, change);
    }

    /// Analyses again the notes that a change of the entity index may affect.
    fn propagate(&mut self, from: FileId, change: &Change, changed_kinds: &[FileId], generation: u64) -> Changed {
        let mut notes: Vec<FileId> = changed_kinds.to_vec();
        if !change.is_empty() {
            let wanted = change.wanted();
            notes.extend(self.files().filter(|(id, file)| *id != from && wanted.is_in(&file.words)).map(|(id, _)| id));
        }
        notes.sort_unstable();
        notes.dedup();
        let (open, stale): (Vec<FileId>, Vec<FileId>) =
            notes.iter().partition(|id| self.file(**id).is_some_and(|file| file.open.is_some()));
        for id in open {
            self.refresh_open(id);
        }
        if let Err(at) = notes.binary_search(&from) {
            notes.insert(at, from);
        }
        Changed { notes, stale, definitions: self.generation != generation }
    }

    /// Analyses an open note again from its text.
    pub(super) fn refresh_open(&mut self, id: FileId) {
        let Some(file) = self.files.get(id.0 as usize).cloned() else { return };
        let Some(open) = &file.open else { return };
        let note = self.read_incremental(&file.key, &open.text, open.parsed.format);
        let version = Version { text: Arc::clone(&open.text), number: open.version };
        let data = self.analyse_open(id, file.key.clone(), version, note, false);
        self.install(id, Some(data));
    }
}

fn note_all_names(entity: &Entity, change: &mut Change) {
    note_names(entity, change);
    entity.patterns().iter().for_each(|pattern| change.pattern(pattern));
}

fn note_names(entity: &Entity, change: &mut Change) {
    for name in entity.declared_names() {
        note_name(name, change);
    }
    entity.emails().for_each(|address| change.name_in_cast(address));
    for handle in &entity.definition.handles {
        change.any_handle();
        // A property may have it without its mark.
        change.name_in_cast(&handle.text);
    }
}

fn note_name(name: &str, change: &mut Change) {
    change.linked_as(name);
    change.name_in_cast(name);
}

/// Notes what an entity is found under in one of two states only; everything, where a name's reading depends on more.
fn note_difference(before: &Entity, now: &Entity, change: &mut Change) {
    let read = |entity: &Entity| {
        (
            entity.kind(),
            entity.gender,
            entity.legal_forms.clone(),
            entity.generations.clone(),
            entity.called_by_titles.clone(),
            entity.titles.clone(),
        )
    };
    if read(before) != read(now) {
        for entity in [before, now] {
            note_all_names(entity, change);
        }
        return;
    }
    let (old, new) = (&before.definition, &now.definition);
    for address in only_in_one(&old.emails, &new.emails, |address| &address.text) {
        change.name_in_cast(&address.text);
    }
    for name in only_in_one(&old.names, &new.names, |name| (&name.text, name.role)) {
        note_name(&name.text, change);
        // Where one name leaves open who is meant, any other of the same surname may tell.
        let parsed =
            Some(PersonName::parse(&name.text)).filter(|name| now.kind() == Kind::Person && !name.is_mononym());
        if let Some(surname) = parsed.as_ref().and_then(|name| name.surname().last()) {
            change.word(word_hash(&surname.text));
        }
    }
    for handle in only_in_one(&old.handles, &new.handles, |handle| &handle.text) {
        change.any_handle();
        change.name_in_cast(&handle.text);
    }
    for pattern in only_in_one(&before.patterns(), &now.patterns(), |pattern| pattern) {
        change.pattern(pattern);
    }
}

/// What only one of two lists has; `key` says what makes two items the same.
fn only_in_one<'l, T, K: Hash + Eq>(old: &'l [T], new: &'l [T], key: impl Fn(&'l T) -> K) -> Vec<&'l T> {
    let keys = |list: &'l [T]| list.iter().map(&key).collect::<FxHashSet<K>>();
    let (before, now) = (keys(old), keys(new));
    let gone = old.iter().filter(|item| !now.contains(&key(item)));
    gone.chain(new.iter().filter(|item| !before.contains(&key(item)))).collect()
}
