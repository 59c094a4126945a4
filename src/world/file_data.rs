//! What the workspace keeps of one note.

use std::sync::{Arc, OnceLock};

use super::file_key::FileKey;
use super::note_words::{NoteWords, WordCounts};
use super::tags::{PackedTags, Tags};
use super::text_hash::{TextHash, text_hash};
use super::undefined_name::{UndefinedName, name_key};
use crate::names::word_hash;
use crate::note::ParsedNote;
use crate::note::definitions::CastEntry;
use crate::note::{Date, Format, Problem, displayed_text};
use crate::resolve::{Mention, Misspelling, Occurrence, Readers};
use crate::text::{LineIndex, Span, in_one_line};
use serde::{Deserialize, Serialize};

/// A note as the workspace keeps it. Closed notes keep no text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FileData {
    /// Where it is.
    pub key: FileKey,
    /// Its lines.
    pub lines: LineIndex,
    /// Who is mentioned in it, in source order. Those that are not asserted are kept for open notes only.
    pub mentions: Vec<Mention>,
    /// What it says about its cast.
    pub cast: Arc<[CastEntry]>,
    /// Its date.
    pub date: Option<Date>,
    /// From where on it is about another day.
    pub(super) days: Box<[(u32, Option<Date>)]>,
    /// Its title: a property, its first heading, or its file's name.
    pub title: String,
    /// What could not be read in it.
    pub problems: Vec<Problem>,
    /// Whether it asks to be left alone.
    pub ignored: bool,
    /// Whether it says that it is about something else than people and organizations.
    pub is_about_other: bool,
    /// Its text and what was read from it, while an editor has it open.
    #[serde(skip)]
    pub open: Option<Arc<OpenNote>>,
    /// The names in it without a definition, in the order in which they appear.
    #[serde(skip)]
    pub undefined: Box<[UndefinedName]>,
    /// The keys of the names to which it has links that lead nowhere, as often as it has one; sorted.
    pub(super) dead_link_keys: Box<[u64]>,
    /// Stands for its text.
    pub(super) text_hash: TextHash,
    /// Whether its mentions, their names and its lines are still those of another text: this one is yet to be analysed.
    #[serde(skip)]
    pub(super) is_pending: bool,
    /// What the tagger found in it, once it has read it, while it is closed.
    pub(super) tags: Option<PackedTags>,
    /// The words in it and what its links call.
    pub(super) words: Arc<NoteWords>,
    /// What links may call it, besides its path.
    pub(super) titles: Arc<[String]>,
}

/// What may be misspelt in a block, by spans of the block; empty until the first query.
pub(super) type CachedMisspellings = Arc<OnceLock<Box<[Misspelling]>>>;

/// A note that an editor has open.
#[derive(Clone, Debug)]
pub struct OpenNote {
    /// The text.
    pub text: Arc<str>,
    /// The editor's number of this text.
    pub version: i32,
    /// The text, read.
    pub parsed: Arc<ParsedNote>,
    /// The known names in each of its blocks.
    pub(super) occurrences: Vec<Arc<[Occurrence]>>,
    /// What the tagger found in each of its blocks; nothing in those it has not read yet.
    pub(super) tags: Vec<Option<Tags>>,
    /// What may be misspelt in each of its blocks, given the names that are known at this generation of the entity
    /// index.
    pub(super) misspellings: Vec<CachedMisspellings>,
    pub(super) generation: u64,
    /// How often it has each of its words.
    pub(super) word_counts: Arc<WordCounts>,
    /// Who of the tagger's readers has read all of this text.
    pub(super) read_by: Option<Readers>,
    /// The undefined names that were left when both readers had last read the note, by their keys.
    pub(super) confirmed: Arc<[u64]>,
}

impl OpenNote {
    /// Whether the tagger has read all of this text: by these readers or better ones.
    pub fn is_read_by(&self, readers: Readers) -> bool {
        self.read_by.is_some_and(|by| by == readers || by == Readers::Both)
    }
}

impl FileData {
    /// The text of a note that is open.
    pub fn text(&self) -> Option<&Arc<str>> {
        self.open.as_ref().map(|open| &open.text)
    }

    /// The day that a place in the note is about: that of its section, else the note's.
    pub fn date_at(&self, offset: u32) -> Option<Date> {
        let before = self.days.partition_point(|(from, _)| *from <= offset);
        let of_section = before.checked_sub(1).and_then(|last| self.days.get(last)).and_then(|(_, day)| *day);
        of_section.or(self.date)
    }

    /// Whether the note may have this word, folded; a few others have the same trace.
    pub fn has_word(&self, folded: &str) -> bool {
        self.words.traces.binary_search(&word_hash(folded)).is_ok()
    }

    /// Whether this is the text in which the note's mentions and lines count.
    pub fn is_text(&self, text: &str) -> bool {
        !self.is_pending && self.text_hash == text_hash(text, self.format())
    }

    /// Whether it is closed, and these readers of the tagger, or better ones, have not read it as it is now.
    pub fn is_unread(&self, readers: Readers) -> bool {
        let is_read = self.tags.as_ref().is_some_and(|tags| tags.by == readers || tags.by == Readers::Both);
        self.open.is_none() && !self.ignored && !is_read
    }

    /// Whether a name without a definition is sure enough to be underlined. While somebody types, the first reader's
    /// word is not: so hints neither come nor go with every keystroke.
    pub fn is_confirmed(&self, name: &str) -> bool {
        let is_confirmed = |open: &OpenNote| open.is_read_by(Readers::Both) || open.confirmed.contains(&name_key(name));
        self.open.as_deref().is_none_or(is_confirmed)
    }

    /// What a place in the note's text reads as, in one line.
    pub fn reading(&self, place: Span, text: &str) -> String {
        in_one_line(&displayed_text(place.text(text), self.format()))
    }

    /// How the note is written.
    pub fn format(&self) -> Format {
        match &self.open {
            Some(open) => open.parsed.format,
            None => self.key.format(),
        }
    }
}
