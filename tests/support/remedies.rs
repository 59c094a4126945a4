//! Actions on a fixture: what is offered, and what the notes are afterwards.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test binary uses its own part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

use std::fmt::Write;
use std::sync::Arc;

use whoswho::entity_index::FileId;
use whoswho::features::{
    Action, ActionContext, ActionEffect, ActionKind, Change, FileChange, Texts, actions, change, fix_all,
};
use whoswho::resolve::{MentionForm, Resolution};
use whoswho::text::Span;
use whoswho::world::{FileKey, Settings};

use super::fixture::Fixture;

/// A workspace in which something is to be done, and what else is on its disk.
pub struct Case {
    fixture: Fixture,
    settings: Settings,
    tagged: bool,
    can_remember: bool,
    others: Vec<(&'static str, &'static str)>,
}

impl Case {
    pub fn new(source: &str) -> Self {
        let (fixture, settings) = (Fixture::new(source), Settings::default());
        Self { fixture, settings, tagged: false, can_remember: false, others: Vec::new() }
    }

    /// A workspace that the tagger has read.
    pub fn tagged(source: &str) -> Self {
        Self { fixture: Fixture::tagged(source), tagged: true, ..Self::new(source) }
    }

    pub fn with_settings(source: &str, settings: Settings) -> Self {
        let fixture = Fixture::with_settings(source, settings.clone());
        Self { fixture, settings, tagged: false, can_remember: false, others: Vec::new() }
    }

    /// The same where it can be remembered that two are not the same.
    pub fn that_remembers(mut self) -> Self {
        self.can_remember = true;
        self
    }

    /// The same with a file that is no note.
    pub fn and_file(mut self, path: &'static str, text: &'static str) -> Self {
        self.others.push((path, text));
        self
    }

    fn with_action_context<R>(&self, can_create: bool, work: impl FnOnce(&ActionContext<'_>) -> R) -> R {
        let fetch = |key: &FileKey| -> Option<Arc<str>> {
            let note =
                self.fixture.notes.iter().find(|note| *note.path == *key.path).map(|note| Arc::clone(&note.text));
            note.or_else(|| self.others.iter().find(|(path, _)| **path == *key.path).map(|(_, text)| Arc::from(*text)))
        };
        let world = &self.fixture.world;
        work(&ActionContext {
            world,
            texts: Texts::new(world, &fetch),
            can_create,
            can_delete: can_create,
            can_remember: self.can_remember,
            today: "2025-01-28",
        })
    }

    fn offered(&self, selected: Option<&str>, can_create: bool) -> Vec<Action> {
        let fixture = &self.fixture;
        let span = match selected {
            Some(text) => {
                let at = fixture.text(fixture.open).find(text).expect("the note has the selected text");
                Span::new(at, at + text.len())
            }
            None => Span::at(fixture.cursor()),
        };
        let mut found = self.with_action_context(can_create, |bench| actions(bench, fixture.open, span));
        found.extend(fix_all(&fixture.world, fixture.open));
        found
    }

    /// The titles of what is offered at the cursor.
    pub fn titles(&self) -> String {
        show(&self.offered(None, true))
    }

    /// The same, where no files can be made.
    pub fn titles_without_files(&self) -> String {
        show(&self.offered(None, false))
    }

    /// The titles of what is offered for the selected text.
    pub fn titles_of(&self, selected: &str) -> String {
        show(&self.offered(Some(selected), true))
    }

    /// What the action at the cursor, whose title begins like that, changes, and how the open note reads afterwards.
    pub fn after(&self, title: &str) -> String {
        self.done(&self.offered(None, true), title)
    }

    /// The same for the selected text.
    pub fn after_selecting(&self, selected: &str, title: &str) -> String {
        self.done(&self.offered(Some(selected), true), title)
    }

    fn done(&self, offered: &[Action], title: &str) -> String {
        let action = offered.iter().find(|action| action.title.starts_with(title));
        let action = action.unwrap_or_else(|| panic!("“{title}” is not among:\n{}", show(offered)));
        let change = self.with_action_context(true, |bench| change(bench, self.fixture.open, &action.todo));
        let change = change.expect("what is offered can be done");
        self.applied(&change)
    }

    fn applied(&self, change: &Change) -> String {
        let fixture = &self.fixture;
        let mut out = String::new();
        let mut source = String::new();
        let open = fixture.path(fixture.open).to_owned();
        let mut notes: Vec<(String, String)> = Vec::new();
        for note in &fixture.notes {
            let after = edited(fixture, fixture.file(&note.path), &note.text, change);
            if *after != *note.text {
                writeln!(out, "{}", note.path).expect("a string takes it");
                out.push_str(&difference(&note.text, &after));
            }
            notes.push((note.path.clone(), after));
        }
        for file in &change.files {
            let (key, text) = match file {
                FileChange::Create { key, text } => (key, text),
                FileChange::Delete { key, .. } => {
                    writeln!(out, "gone: {}", key.path).expect("a string takes it");
                    notes.retain(|(path, _)| **path != *key.path);
                    continue;
                }
                FileChange::Rename { .. } => panic!("{file:?} is not expected"),
            };
            assert!(notes.iter().all(|(path, _)| **path != *key.path), "{} is there already", key.path);
            writeln!(out, "new: {}", key.path).expect("a string takes it");
            out.push_str(&difference("", text));
            notes.push((key.path.to_string(), text.clone()));
        }
        notes.sort_by_key(|(path, _)| *path == open);
        for (path, text) in notes {
            write!(source, "//- /{path}\n{text}").expect("a string takes it");
        }
        let after =
            if self.tagged { Fixture::tagged(&source) } else { Fixture::with_settings(&source, self.settings.clone()) };
        out + "now:\n" + &reading(&after)
    }
}

fn show(actions: &[Action]) -> String {
    let line = |action: &Action| {
        let kind = match action.kind {
            ActionKind::Fix => "fix",
            ActionKind::Rewrite => "rewrite",
            ActionKind::Merge => "merge",
            ActionKind::FixAll => "fix all",
        };
        let refused = match &action.todo {
            ActionEffect::Refused { why } => format!(" (refused: {why})"),
            _ => String::new(),
        };
        format!("{kind}{}: {}{refused}\n", if action.preferred { " (preferred)" } else { "" }, action.title)
    };
    if actions.is_empty() { "nothing".to_owned() } else { actions.iter().map(line).collect() }
}

/// A note's text with its edits.
fn edited(fixture: &Fixture, file: FileId, text: &str, change: &Change) -> String {
    let mut out = text.to_owned();
    for edit in change.edits.iter().rev().filter(|edit| edit.place.file == file) {
        assert!(text.get(edit.place.span.range()).is_some(), "{edit:?} fits {}", fixture.path(file));
        out.replace_range(edit.place.span.range(), &edit.text);
    }
    out
}

/// The lines that differ; `␍` shows a carriage return.
fn difference(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let same_start = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let left = old.len().min(new.len()) - same_start;
    let same_end = old.iter().rev().zip(new.iter().rev()).take(left).take_while(|(one, other)| one == other).count();
    let lines = |mark: char, lines: &[&str]| -> String {
        let changed = lines.get(same_start..lines.len() - same_end).unwrap_or_default();
        changed.iter().map(|line| format!("{mark} {}\n", line.trim_end_matches('\n').replace('\r', "␍"))).collect()
    };
    lines('-', &old) + &lines('+', &new)
}

/// Whom the open note mentions, and what is still flagged in it.
fn reading(fixture: &Fixture) -> String {
    let mut out = String::new();
    let text = fixture.text(fixture.open);
    let mentions = fixture.world.file(fixture.open).map(|file| file.mentions.as_slice()).unwrap_or_default();
    for mention in mentions.iter().filter(|mention| mention.form != MentionForm::Definition) {
        let names = mention.candidates().iter().filter_map(|id| fixture.world.entity(*id));
        let names = names.map(|entity| fixture.label(entity)).collect::<Vec<String>>().join(" or ");
        let who = match &mention.resolution {
            Resolution::Resolved { .. } | Resolution::Ambiguous { .. } => names,
            Resolution::Ignored { .. } => format!("({names})"),
            Resolution::Unresolved => "nobody".to_owned(),
            Resolution::Undefined { .. } => "undefined".to_owned(),
        };
        writeln!(out, "  {} → {who}", mention.span.text(text)).expect("a string takes it");
    }
    for finding in fixture.findings(fixture.open) {
        writeln!(out, "  flagged: {} “{}”", finding.code.as_str(), finding.span.text(text)).expect("a string takes it");
    }
    out
}
