//! Reading one note by itself, without the rest of the workspace.

use std::sync::Arc;

use twox_hash::XxHash3_128;

use super::words::{Tally, Words};
use super::{FileKey, Settings, World};
use crate::note::definitions::{self, Found};
use crate::note::{Format, Origin, ParsedNote, Problem, parse, parse_again};
use crate::text::LineIndex;
use crate::whos_who::stem;

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
    /// Tells this text from others; see [`stamp`].
    pub(super) stamp: Stamp,
    pub(super) words: Arc<Words>,
    pub(super) tally: Tally,
    pub(super) titles: Arc<[String]>,
    pub(super) title: String,
}

impl ReadNote {
    /// Drops the blocks and links, which [`parse`] can find again.
    pub fn forget_structure(&mut self) {
        self.parsed.blocks = Vec::new();
        self.parsed.links = Vec::new();
        self.parsed.headings = Vec::new();
        self.parsed.properties = Vec::new();
        self.parsed.seams = Vec::new();
        self.tally = Tally::default();
    }
}

/// Reads a note. `path` is relative to its workspace folder.
pub fn read(source: &str, format: Format, path: &str, settings: &Settings) -> ReadNote {
    let parsed = parse(source, format);
    let tally = Tally::of(&parsed, source);
    let words = Arc::new(Words::of(&tally));
    interpret(source, path, settings, parsed, tally, words)
}

impl World {
    /// Reads a text of a note. If an editor has the note open, only what is new in it is looked at; what comes of it is
    /// the same as of [`read`].
    pub fn read_again(&self, key: &FileKey, text: &str, format: Format) -> ReadNote {
        let file = self.find(key).and_then(|id| self.file(id));
        let open = file.and_then(|file| Some((file, file.open.as_deref()?)));
        let Some((file, open)) = open.filter(|(_, open)| open.parsed.format == format) else {
            return read(text, format, &key.path, &self.settings);
        };
        let parsed = parse_again(text, &open.parsed, &open.text);
        let (tally, has_other_words) = open.tally.of_next((&open.parsed, &open.text), (&parsed, text));
        let words = if has_other_words { Arc::new(Words::of(&tally)) } else { Arc::clone(&file.words) };
        interpret(text, &key.path, &self.settings, parsed, tally, words)
    }

    /// Reads a text of a note that is to be taken in as a closed one. The words of a text that is known are not counted again.
    pub fn read_closed_again(&self, key: &FileKey, text: &str) -> ReadNote {
        let file = self.find(key).and_then(|id| self.file(id));
        match file.filter(|file| file.open.is_none() && file.is_text(text)) {
            Some(file) => {
                let (parsed, words) = (parse(text, file.format()), Arc::clone(&file.words));
                interpret(text, &key.path, &self.settings, parsed, Tally::default(), words)
            }
            None => read(text, key.format(), &key.path, &self.settings),
        }
    }
}

/// What a note that was read means.
fn interpret(
    source: &str,
    path: &str,
    settings: &Settings,
    parsed: ParsedNote,
    tally: Tally,
    words: Arc<Words>,
) -> ReadNote {
    let found = definitions::find(&parsed, source, path, &settings.conventions);
    let titles = titles(&parsed, &found);
    ReadNote {
        stamp: stamp(source, parsed.format),
        words,
        tally,
        title: titles.first().cloned().unwrap_or_else(|| stem(path).to_owned()),
        titles: titles.into(),
        lines: LineIndex::new(source),
        problems: parsed.problems.clone(),
        parsed,
        found,
    }
}

/// Stands for a text and how it is read: where it is the same, so are they. It is the same in every run, everywhere.
pub(super) type Stamp = u128;

pub(super) fn stamp(source: &str, format: Format) -> Stamp {
    let format = match format {
        Format::Markdown => 1,
        Format::Org => 2,
        Format::Plain => 3,
    };
    XxHash3_128::oneshot_with_seed(format, source.as_bytes())
}

/// What links may call the note: its title, first heading and aliases.
fn titles(note: &ParsedNote, found: &Found) -> Vec<String> {
    let is_key = |key: &str, keys: &[&str]| keys.iter().any(|other| other.eq_ignore_ascii_case(key));
    let properties = note.properties.iter().filter(|property| property.origin == Origin::Frontmatter);
    let of_keys = |keys: &'static [&'static str]| {
        properties.clone().filter(move |property| is_key(&property.key, keys)).flat_map(|property| &property.values)
    };
    let mut titles: Vec<String> = of_keys(&["title", "name"]).map(|value| value.text.clone()).collect();
    titles.extend(note.headings.iter().find(|heading| heading.level == 1).map(|heading| heading.title.clone()));
    titles.extend(of_keys(&["alias", "aliases"]).map(|value| value.text.clone()));
    titles.retain(|title| !title.trim().is_empty());
    // Aliases of an entity are found under its names.
    if found.definitions.iter().any(|definition| definition.whole_note) {
        titles.truncate(1);
    }
    titles
}
