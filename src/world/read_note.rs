//! Reads one note by itself, without the rest of the workspace.

use std::sync::Arc;

use super::file_key::FileKey;
use super::note_words::{NoteWords, WordCounts};
use super::settings::Settings;
use super::state::World;
use super::text_hash::{TextHash, text_hash};
use crate::entity_index::stem;
use crate::note::definitions::{self, Found};
use crate::note::{Format, ParsedNote, Problem, Property, parse, parse_incremental};
use crate::panics::{catch_panic, inject_fault};
use crate::text::LineIndex;

/// A note as it says of itself, before the workspace is asked who is meant.
#[derive(Clone, Debug)]
pub struct ReadNote {
    /// Its structure.
    pub parsed: ParsedNote,
    /// Whom it defines and lists.
    pub found: Found,
    /// Its lines.
    pub lines: LineIndex,
    /// What could not be read in it.
    pub problems: Vec<Problem>,
    /// Tells this text from others; see [`text_hash`].
    pub(super) text_hash: TextHash,
    pub(super) words: Arc<NoteWords>,
    pub(super) word_counts: WordCounts,
    pub(super) titles: Arc<[String]>,
    pub(super) title: String,
    /// Whether nothing is known of it, since reading it panicked.
    pub(super) is_left_out: bool,
}

impl ReadNote {
    /// Drops the blocks and links, which [`parse`] can find again.
    pub fn forget_structure(&mut self) {
        self.parsed.blocks = Vec::new();
        self.parsed.links = Vec::new();
        self.parsed.headings = Vec::new();
        self.parsed.properties = Vec::new();
        self.parsed.sync_points = Vec::new();
        self.word_counts = WordCounts::default();
    }
}

/// Reads a note. `path` is relative to its workspace folder. A note that makes us panic is read as if there were nothing in
/// it.
pub fn read_note(source: &str, format: Format, path: &str, settings: &Settings) -> ReadNote {
    let nothing = || ReadNote {
        text_hash: text_hash(source, format),
        is_left_out: true,
        ..read_text("", format, path, settings)
    };
    catch_panic(|| read_text(source, format, path, settings), nothing)
}

fn read_text(source: &str, format: Format, path: &str, settings: &Settings) -> ReadNote {
    inject_fault("reading", source);
    let parsed = parse(source, format);
    let word_counts = WordCounts::of(&parsed, source);
    let words = Arc::new(NoteWords::of(&word_counts));
    interpret(source, path, settings, parsed, word_counts, words)
}

impl World {
    /// Reads a text of a note. If an editor has the note open, only what is new in it is looked at; what comes of it is
    /// the same as of [`read_note`].
    pub fn read_incremental(&self, key: &FileKey, text: &str, format: Format) -> ReadNote {
        let file = self.find(key).and_then(|id| self.file(id));
        let open = file.and_then(|file| Some((file, file.open.as_deref()?)));
        let Some((file, open)) = open.filter(|(_, open)| open.parsed.format == format) else {
            return read_note(text, format, &key.written_path(), &self.settings);
        };
        let again = || {
            inject_fault("comparing", text);
            let parsed = parse_incremental(text, &open.parsed, &open.text);
            let (word_counts, has_other_words) = open.word_counts.of_next((&open.parsed, &open.text), (&parsed, text));
            let words = if has_other_words { Arc::new(NoteWords::of(&word_counts)) } else { Arc::clone(&file.words) };
            interpret(text, &key.written_path(), &self.settings, parsed, word_counts, words)
        };
        catch_panic(again, || read_note(text, format, &key.written_path(), &self.settings))
    }

    /// Reads a text of a note that is to be taken in as a closed one. The words of a text that is known are not counted again.
    pub fn read_closed_incremental(&self, key: &FileKey, text: &str) -> ReadNote {
        let file = self.find(key).and_then(|id| self.file(id));
        let whole = || read_note(text, key.format(), &key.written_path(), &self.settings);
        let Some(file) = file.filter(|file| file.open.is_none() && file.is_text(text)) else { return whole() };
        let again = || {
            inject_fault("reading", text);
            let (parsed, words) = (parse(text, file.format()), Arc::clone(&file.words));
            interpret(text, &key.written_path(), &self.settings, parsed, WordCounts::default(), words)
        };
        catch_panic(again, whole)
    }
}

/// What a note that was read means.
fn interpret(
    source: &str,
    path: &str,
    settings: &Settings,
    parsed: ParsedNote,
    word_counts: WordCounts,
    words: Arc<NoteWords>,
) -> ReadNote {
    let found = definitions::find(&parsed, source, path, &settings.conventions);
    let mut titles = titles(&parsed, source, &found);
    let title = titles.first().cloned().unwrap_or_else(|| stem(path).to_owned());
    titles.extend(identifiers(&parsed));
    ReadNote {
        text_hash: text_hash(source, parsed.format),
        words,
        word_counts,
        title,
        titles: titles.into(),
        lines: LineIndex::new(source),
        problems: parsed.problems.clone(),
        parsed,
        found,
        is_left_out: false,
    }
}

/// What links may call the note: its title, first heading and aliases; the first is how it is shown.
fn titles(note: &ParsedNote, source: &str, found: &Found) -> Vec<String> {
    let mut titles = definitions::titles(note, source);
    // Aliases of an entity are found under its names, but for those that have a namespace.
    if found.definitions.iter().any(|definition| definition.whole_note) {
        let mut is_first = true;
        titles.retain(|title| std::mem::take(&mut is_first) || title.contains('/'));
    }
    titles
}

/// What links of Org call a note, and the headings in it, by their identifiers: `id:4f2a`.
fn identifiers(note: &ParsedNote) -> impl Iterator<Item = String> {
    let own = |property: &&Property| note.format == Format::Org && property.key.eq_ignore_ascii_case("id");
    let values = note.properties.iter().filter(own).filter_map(|property| property.values.first());
    values.map(|value| format!("id:{}", value.text))
}
