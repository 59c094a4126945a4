//! A small workspace written as one text, and the questions that tests ask about it.
//!
//! `//- /people/ada.md` starts a file, `$0` is the cursor (`\$0` for a literal one). In notes under test, a line of
//! spaces, `^^^` and a label tells what is expected of the text above it; columns count characters. The note with the
//! cursor, else the last one, is open as in an editor; the others are closed.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test binary uses its own part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

use std::sync::Arc;

use whoswho::entity_index::{Entity, FileId};
use whoswho::lint::{self, Finding, Severities};
use whoswho::resolve::{self, Readers, Rules, TagCache};
use whoswho::text::Span;
use whoswho::world::{FileKey, Settings, World, read_note};

/// A workspace in memory.
pub struct Fixture {
    pub world: World,
    /// Its notes, by path.
    pub notes: Vec<Note>,
    /// The note that is open.
    pub open: FileId,
    /// The byte at which the cursor stands in it.
    pub cursor: Option<usize>,
}

/// A note of a fixture.
pub struct Note {
    pub path: String,
    /// Its text, without cursor and annotations.
    pub text: Arc<str>,
    /// Its text as the test has it, without the cursor alone.
    pub annotated: String,
}

impl Fixture {
    /// Reads a fixture with the default settings.
    pub fn new(source: &str) -> Self {
        Self::with_settings(source, Settings::default())
    }

    /// Reads a fixture as the vault of a closed cast.
    pub fn closed_cast(source: &str) -> Self {
        Self::with_settings(source, Settings { rules: Rules { closed_cast: true }, ..Settings::default() })
    }

    /// Reads a fixture and lets the tagger read its notes, too.
    pub fn tagged(source: &str) -> Self {
        let mut fixture = Self::new(source);
        for note in &fixture.notes {
            let id = fixture.world.find(&key(&note.path)).expect("the note was put");
            if let Some(read) = fixture.world.read_closed(id, &note.text, Readers::Both) {
                assert!(fixture.world.tag_closed(read), "nobody has touched it since");
            }
        }
        let open = fixture.world.file(fixture.open).and_then(|file| file.open.clone()).expect("one note is open");
        let tags = resolve::tags(&open.parsed, &open.text, Readers::Both, &mut TagCache::default());
        assert!(fixture.world.tag(fixture.open, &open.text, Readers::Both, tags), "its text is the same");
        fixture
    }

    pub fn with_settings(source: &str, settings: Settings) -> Self {
        let mut cursor = None;
        let mut notes = Vec::new();
        for (path, body) in split(source) {
            let (annotated, found) = take_cursor(&body);
            if let Some(found) = found {
                assert!(cursor.is_none(), "a fixture has one cursor");
                let before = without_annotations(annotated.get(..found).unwrap_or_default());
                cursor = Some((path.clone(), before.len()));
            }
            notes.push(Note { path, text: without_annotations(&annotated).into(), annotated });
        }
        let last = notes.last().expect("a fixture has a note").path.clone();
        let open_path = cursor.as_ref().map_or(&last, |(path, _)| path);
        let (world, open) = load(&notes, open_path, settings);
        Self { world, notes, open, cursor: cursor.map(|(_, at)| at) }
    }

    /// The cursor's byte, which the fixture must have.
    pub fn cursor(&self) -> usize {
        self.cursor.expect("the fixture has a cursor")
    }

    pub fn path(&self, file: FileId) -> &str {
        self.world.file(file).map(|file| file.key.path.as_ref()).unwrap_or_default()
    }

    pub fn note(&self, file: FileId) -> &Note {
        let path = self.path(file);
        self.notes.iter().find(|note| note.path == path).expect("the fixture has this note")
    }

    pub fn text(&self, file: FileId) -> &str {
        &self.note(file).text
    }

    /// The number of the note at a path without the leading `/`.
    pub fn file(&self, path: &str) -> FileId {
        self.world.find(&key(path)).unwrap_or_else(|| panic!("there is no note {path}"))
    }

    /// An entity as tests call it: by its name, and by its note too where others have that name.
    pub fn label(&self, entity: &Entity) -> String {
        let namesakes = self.world.entity_index().iter().filter(|other| other.name() == entity.name()).count();
        if namesakes > 1 {
            format!("{} in {}", entity.name(), self.path(entity.file))
        } else {
            entity.name().to_owned()
        }
    }

    /// What is flagged in a note by default.
    pub fn findings(&self, file: FileId) -> Vec<Finding> {
        self.findings_with(file, &Severities::default())
    }

    /// What is flagged in a note with these severities. No other file is on disk.
    pub fn findings_with(&self, file: FileId, severities: &Severities) -> Vec<Finding> {
        lint::check(&self.world, file, self.text(file), severities, &|_| false)
    }

    /// `path:line`, counted from 1.
    pub fn line(&self, file: FileId, span: Span) -> String {
        let line = self.text(file).get(..span.start as usize).unwrap_or_default().matches('\n').count() + 1;
        format!("{}:{line}", self.path(file))
    }
}

fn key(path: &str) -> FileKey {
    FileKey::new(0, path)
}

fn load(notes: &[Note], open: &str, settings: Settings) -> (World, FileId) {
    let mut world = World::new(settings);
    world.load(notes.iter().map(|note| (key(&note.path), Arc::clone(&note.text))).collect());
    let note = notes.iter().find(|note| note.path == open).expect("the open note is one of them");
    let key = key(open);
    let read = read_note(&note.text, key.format(), open, world.settings());
    let changed = world.put(key.clone(), Arc::clone(&note.text), read, Some(1));
    assert_eq!(changed.stale, [], "opening a note as it is on disk makes no other note stale");
    let id = world.find(&key).expect("the note was put");
    (world, id)
}

/// The files of a fixture, with their bodies.
fn split(source: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in source.split_inclusive('\n') {
        match (line.strip_prefix("//- /"), files.last_mut()) {
            (Some(path), _) => files.push((path.trim_end().to_owned(), String::new())),
            (None, Some((_, body))) => body.push_str(line),
            (None, None) => assert!(line.trim().is_empty(), "a fixture begins with `//- /path`, not with {line:?}"),
        }
    }
    files
}

/// Takes `$0` out of a text and says where it stood.
fn take_cursor(text: &str) -> (String, Option<usize>) {
    const LITERAL: &str = "\u{1}";
    let kept = text.replace("\\$0", LITERAL);
    let cursor = kept.find("$0").map(|at| kept.get(..at).unwrap_or_default().replace(LITERAL, "$0").len());
    (kept.replacen("$0", "", 1).replace(LITERAL, "$0"), cursor)
}

fn without_annotations(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !is_annotation(line)).collect()
}

fn is_annotation(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('^')
}

/// The text with an annotation under each of the labelled spans, which must be in source order.
pub fn annotate(text: &str, labels: &[(Span, String)]) -> String {
    let mut out = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        out.push_str(line);
        for (span, label) in labels {
            if let Some(marks) = underline(content, start, *span, '^') {
                let ends_here = span.end as usize <= start + content.len();
                if !out.ends_with('\n') {
                    out.push('\n');
                }
                out.push_str(&marks);
                out.push_str(if ends_here { " " } else { " …" });
                out.push_str(if ends_here { label } else { "" });
                out.push('\n');
            }
        }
        start += line.len();
    }
    out
}

/// Spaces, and a mark for each character of a line, which begins at the byte `start`, that the span holds.
pub fn underline(line: &str, start: usize, span: Span, mark: char) -> Option<String> {
    let from = (span.start as usize).max(start) - start;
    let to = (span.end as usize).min(start + line.len()).checked_sub(start)?;
    let marked = line.get(from..to).filter(|marked| !marked.is_empty())?;
    let before = line.get(..from).unwrap_or_default();
    Some(" ".repeat(before.chars().count()) + &mark.to_string().repeat(marked.chars().count()))
}

/// The line or lines of a note that hold a span, with `▔▔▔` under it and `↑` at the cursor.
pub fn picture(text: &str, span: Span, cursor: Option<usize>) -> String {
    let mut out = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        let here = start..=start + content.len();
        let is_empty_here = span.is_empty() && here.contains(&(span.start as usize));
        let marks = underline(content, start, span, '▔').or_else(|| is_empty_here.then(String::new));
        let cursor = cursor.filter(|at| here.contains(at));
        if marks.is_some() || cursor.is_some() {
            let arrow = cursor.map(|at| content.get(..at - start).unwrap_or_default().chars().count());
            out.push_str(content);
            out.push('\n');
            out.push_str(&with_arrow(&marks.unwrap_or_default(), arrow));
            out.push('\n');
        }
        start += line.len();
    }
    out
}

fn with_arrow(marks: &str, column: Option<usize>) -> String {
    let mut marks: Vec<char> = marks.chars().collect();
    if let Some(column) = column {
        if marks.len() <= column {
            marks.resize(column + 1, ' ');
        }
        if let Some(mark) = marks.get_mut(column) {
            *mark = '↑';
        }
    }
    marks.into_iter().collect()
}
