//! Loads a whole workspace at once.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::analysis::file_data;
use super::note_words::Change;
use super::tag_archive::ArchivedTags;
use super::{FileData, FileKey, ReadNote, World, read_note};
use crate::entity_index::{FileId, NoteName};
use crate::note::definitions::Definition;
use crate::note::parse;
use crate::resolve::NoteWordUsage;

/// A note that was read: where it is, its text, and what it says.
pub type Read = (FileKey, Arc<str>, ReadNote);

/// Notes to take in, with their numbers.
#[derive(Clone, Debug)]
pub struct Batch {
    ids: Vec<FileId>,
    notes: Vec<Read>,
}

/// Notes that were analysed against one state of the entity index.
#[derive(Debug)]
pub struct Loaded {
    notes: Vec<(FileId, FileData)>,
    generation: u64,
}

/// So many notes are analysed at once. Their texts, which take most of the room, are let go before the next are looked at.
const SLICE: usize = 1024;

impl Batch {
    /// The same notes, some at a time.
    pub fn slices(self) -> impl Iterator<Item = Self> {
        let mut rest = self.ids.into_iter().zip(self.notes);
        std::iter::from_fn(move || {
            let (ids, notes): (Vec<FileId>, Vec<Read>) = rest.by_ref().take(SLICE).unzip();
            (!ids.is_empty()).then_some(Self { ids, notes })
        })
    }

    /// The notes as they were before they were taken in.
    pub fn into_notes(self) -> Vec<Read> {
        self.notes
    }

    fn iter(&self) -> impl Iterator<Item = (FileId, &Read)> {
        self.ids.iter().copied().zip(&self.notes)
    }
}

impl World {
    /// Reads notes on all cores. The workspace is not needed for it but for how it wants notes to be read.
    pub fn read_all(&self, notes: Vec<(FileKey, Arc<str>)>) -> Vec<Read> {
        let read_one = |(key, text): (FileKey, Arc<str>)| {
            let mut note = read_note(&text, key.format(), &key.path, &self.settings);
            // The structure of thousands of notes takes more room than their texts; it is soon read again.
            note.forget_structure();
            (key, text, note)
        };
        notes.into_par_iter().map(read_one).collect()
    }

    /// Takes in who the notes of a workspace define, so that everything else can be resolved against it. Notes that an
    /// editor has open are left as they are there; closed ones that are not among these are forgotten. `known` are names
    /// that were found in notes before.
    pub fn define(&mut self, mut notes: Vec<Read>, known: &ArchivedTags) -> Batch {
        self.forget_missing(&notes.iter().map(|(key, _, _)| key).collect());
        let mut ids = Vec::with_capacity(notes.len());
        let mut change = Change::of_everything();
        notes.retain(|(key, _, _)| {
            let id = self.number(key);
            let is_open = self.file(id).is_some_and(|file| file.open.is_some());
            ids.extend((!is_open).then_some(id));
            !is_open
        });
        let batch = Batch { ids, notes };
        for (id, (key, _, note)) in batch.iter() {
            self.entity_index.add_note(
                id,
                NoteName { root: key.root, path: Arc::clone(&key.path), titles: Arc::clone(&note.titles) },
            );
            let before = self.files.get(id.0 as usize).cloned();
            self.inferred_kinds
                .replace(before.as_ref().map(|file| file.cast.as_ref()).unwrap_or_default(), &note.found.cast);
            let nothing = NoteWordUsage::default();
            self.word_usage.update(before.as_ref().map_or(&nothing, |file| &file.words.usage), &note.words.usage);
        }
        let mut new: Vec<(FileId, Definition)> = Vec::new();
        for (id, (key, text, note)) in batch.iter() {
            let definitions = self.definitions(key, text, note);
            if self.entity_index.defined_in(id).is_empty() {
                new.extend(definitions.into_iter().map(|definition| (id, definition)));
            } else {
                self.redefine(id, definitions, key, &mut change);
            }
        }
        self.add_all(new);
        let open: Vec<FileId> = self.open.iter().copied().collect();
        for id in &open {
            self.redefine_open(*id, &mut change);
        }
        for (id, (key, _, note)) in batch.iter() {
            self.expect_analysis(id, key, note, known);
        }
        for id in open {
            self.refresh_open(id);
        }
        batch
    }

    /// Takes in what notes define of which nothing is known yet.
    pub(super) fn add_all(&mut self, definitions: Vec<(FileId, Definition)>) {
        self.generation += definitions.len() as u64;
        let mut files: Vec<FileId> = definitions.iter().map(|(file, _)| *file).collect();
        files.dedup();
        self.entity_index.add_all(definitions);
        for file in files {
            self.entity_index.put_in_order(file);
        }
    }

    /// Takes in a note as it was once analysed, but for what it defines. Its number is returned.
    pub(super) fn restore(&mut self, data: FileData) -> FileId {
        let id = self.number(&data.key);
        let (root, path) = (data.key.root, Arc::clone(&data.key.path));
        self.entity_index.add_note(id, NoteName { root, path, titles: Arc::clone(&data.titles) });
        self.inferred_kinds.replace(&[], &data.cast);
        self.word_usage.update(&NoteWordUsage::default(), &data.words.usage);
        self.install(id, Some(data));
        id
    }

    /// Forgets closed notes that are not among these, when all others are about to be analysed again.
    fn forget_missing(&mut self, there: &FxHashSet<&FileKey>) {
        let closed = self.files().filter(|(_, file)| file.open.is_none() && !there.contains(&file.key));
        let missing: Vec<FileId> = closed.map(|(id, _)| id).collect();
        for id in missing {
            self.retract(id, &mut Change::of_everything());
        }
    }

    /// Keeps what is already counted of a note that is to be analysed; mentions that are known stay until then.
    fn expect_analysis(&mut self, id: FileId, key: &FileKey, note: &ReadNote, known: &ArchivedTags) {
        let mut data = file_data(key.clone(), note, Vec::new());
        data.tags = self.known_tags(id, note.text_hash).or_else(|| known.best(note.text_hash).cloned());
        if let Some(before) = self.files.get(id.0 as usize) {
            data.mentions.clone_from(&before.mentions);
            data.undefined.clone_from(&before.undefined);
            data.dead_link_keys.clone_from(&before.dead_link_keys);
            data.lines = before.lines.clone();
            data.is_pending = before.is_pending || before.text_hash != note.text_hash;
        }
        self.files.set(id.0 as usize, Some(Arc::new(data)));
    }

    /// Whether a closed note has the same text as when it was taken in, and defines the same entities: then only its
    /// mentions can be different.
    pub fn says_the_same(&self, key: &FileKey, text: &str, note: &ReadNote) -> bool {
        let known = self.find(key).and_then(|id| Some((id, self.file(id)?)));
        known.is_some_and(|(id, file)| {
            let defined = self.entity_index.defined_in(id).iter().filter_map(|id| self.entity(*id));
            file.open.is_none()
                && file.text_hash == note.text_hash
                && defined.map(|entity| &entity.definition).eq(&self.definitions(key, text, note))
        })
    }

    /// Notes that are taken in already, to be analysed again.
    pub fn batch(&self, notes: Vec<Read>) -> Batch {
        let numbered = notes.into_iter().filter_map(|note| Some((self.find(&note.0)?, note)));
        let (ids, notes) = numbered.unzip();
        Batch { ids, notes }
    }

    /// Analyses notes on all cores.
    pub fn analyse(&self, batch: &Batch) -> Loaded {
        let analyse = |(id, (key, text, note)): (&FileId, &Read)| {
            let parsed = parse(text, key.format());
            (*id, self.analyse_closed(*id, key.clone(), text, &parsed, note))
        };
        let notes = batch.ids.par_iter().zip(&batch.notes).map(analyse).collect();
        Loaded { notes, generation: self.generation }
    }

    /// Takes over analysed notes, unless an editor has opened them meanwhile.
    ///
    /// # Errors
    /// When the entity index has changed since the analysis: the caller should analyse again.
    pub fn take(&mut self, loaded: Loaded) -> Result<(), Loaded> {
        if loaded.generation != self.generation {
            return Err(loaded);
        }
        for (id, data) in loaded.notes {
            if self.file(id).is_some_and(|file| file.open.is_none()) {
                self.install(id, Some(data));
            }
        }
        Ok(())
    }

    /// Takes in a whole workspace of closed notes, for those who need no answer before the end.
    pub fn load(&mut self, notes: Vec<(FileKey, Arc<str>)>) {
        let batch = self.define(self.read_all(notes), &ArchivedTags::default());
        for slice in batch.slices() {
            let loaded = self.analyse(&slice);
            // Nobody else can have changed the workspace: it is borrowed here.
            let _ = self.take(loaded);
        }
    }
}
