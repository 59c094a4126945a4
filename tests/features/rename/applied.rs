//! Makes changes in a fixture's notes, and reads them back.

#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

use std::fmt::Write;
use std::sync::Arc;

use whoswho::features::{
    Change, FileChange, Move, RenameAbilities, Texts, moved as moved_notes, prepare_rename, rename,
};
use whoswho::resolve::Resolution;
use whoswho::world::FileKey;

use crate::fixture::{Fixture, picture};

/// An editor that can rename files.
pub(super) const FILES: RenameAbilities = RenameAbilities { files: true, labels: false };

/// What the rename at the cursor does: each note that is another afterwards, with its path. All mentions must mean the
/// same as before.
pub(super) fn show_rename(source: &str, new: &str) -> String {
    show_rename_with(source, new, FILES)
}

pub(super) fn show_rename_with(source: &str, new: &str, abilities: RenameAbilities) -> String {
    show(&Fixture::new(source), new, abilities)
}

/// The same once the tagger has read the vault.
pub(super) fn show_tagged_rename(source: &str, new: &str) -> String {
    let fixture = Fixture::tagged(source);
    let change = change(&fixture, new, FILES).unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    shown(&apply(&fixture, &change))
}

fn show(fixture: &Fixture, new: &str, abilities: RenameAbilities) -> String {
    let change = change(fixture, new, abilities).unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    let notes = apply(fixture, &change);
    let before = who_is_mentioned(fixture, str::to_owned);
    let expected = match renamed(fixture) {
        Some((name, path)) => before.replace(&format!("<{name} of {path}>"), &format!("<{new} of {path}>")),
        None => before,
    };
    let path = |now: &str| notes.iter().find(|note| note.now == now).expect("it is one of them").before.clone();
    let found = who_is_mentioned(&Fixture::new(&as_fixture(&notes)), path);
    let shown = shown(&notes);
    assert!(expected == found, "expected to be mentioned:\n{expected}\nfound:\n{found}\nin:\n{shown}");
    shown
}

/// Whose leading name it is that changes, with the path of the note; nothing if it is another name.
fn renamed(fixture: &Fixture) -> Option<(String, String)> {
    let fetch = |key: &FileKey| text(fixture, key);
    let texts = Texts::new(&fixture.world, &fetch);
    let name = prepare_rename(&fixture.world, &texts, fixture.open, fixture.cursor()).expect("it was renamed").name;
    let entity = fixture.world.mention_at(fixture.open, fixture.cursor())?.entity()?;
    let entity = fixture.world.entity(entity).filter(|entity| entity.name() == name)?;
    Some((name, fixture.path(entity.file).to_owned()))
}

/// Why the rename at the cursor is refused.
pub(crate) fn refusal(source: &str, new: &str) -> String {
    refusal_in(&Fixture::new(source), new)
}

/// The same once the tagger has read the vault.
pub(super) fn tagged_refusal(source: &str, new: &str) -> String {
    refusal_in(&Fixture::tagged(source), new)
}

fn refusal_in(fixture: &Fixture, new: &str) -> String {
    match change(fixture, new, FILES) {
        Err(refusal) => refusal.to_string(),
        Ok(change) => panic!("it was not refused: {change:?}"),
    }
}

/// What would be renamed at the cursor.
pub(super) fn show_prepared(source: &str) -> String {
    let fixture = Fixture::new(source);
    let fetch = |key: &FileKey| text(&fixture, key);
    match prepare_rename(&fixture.world, &Texts::new(&fixture.world, &fetch), fixture.open, fixture.cursor()) {
        Ok(found) => {
            format!("{}{}\n", picture(fixture.text(fixture.open), found.span, fixture.cursor), found.name)
        }
        Err(refusal) => refusal.to_string(),
    }
}

/// What becomes of the notes when some are moved: `from → to` a line, of notes and of folders.
pub(super) fn show_moves(source: &str, moves: &[(&str, &str)]) -> String {
    let fixture = Fixture::new(source);
    let fetch = |key: &FileKey| text(&fixture, key);
    let moves: Vec<Move> =
        moves.iter().map(|(from, to)| Move { from: FileKey::new(0, from), to: FileKey::new(0, to) }).collect();
    let (mut change, left_out) = moved_notes(&fixture.world, &Texts::new(&fixture.world, &fetch), moves.clone());
    assert_eq!(left_out, []);
    change.files = moves.into_iter().map(|one| FileChange::Rename { from: one.from, to: one.to }).collect();
    shown(&apply(&fixture, &change))
}

fn change(fixture: &Fixture, new: &str, abilities: RenameAbilities) -> Result<Change, whoswho::features::Refusal> {
    let fetch = |key: &FileKey| text(fixture, key);
    let texts = Texts::new(&fixture.world, &fetch);
    rename(&fixture.world, &texts, (fixture.open, fixture.cursor()), new, abilities)
}

fn text(fixture: &Fixture, key: &FileKey) -> Option<Arc<str>> {
    fixture.notes.iter().find(|note| *note.path == *key.path).map(|note| Arc::clone(&note.text))
}

/// A note before and after.
struct Note {
    before: String,
    now: String,
    was: Arc<str>,
    is: String,
}

fn apply(fixture: &Fixture, change: &Change) -> Vec<Note> {
    let note = |note: &crate::fixture::Note| {
        let file = fixture.file(&note.path);
        let mut is = note.text.to_string();
        for edit in change.edits.iter().rev().filter(|edit| edit.place.file == file) {
            is.replace_range(edit.place.span.range(), &edit.text);
        }
        let mut now = note.path.clone();
        for change in &change.files {
            let FileChange::Rename { from, to } = change else { panic!("a rename makes and deletes no file") };
            let rest = now.strip_prefix(from.path.as_ref()).filter(|rest| rest.is_empty() || rest.starts_with('/'));
            if let Some(rest) = rest {
                now = format!("{}{rest}", to.path);
                break;
            }
        }
        Note { before: note.path.clone(), now, was: Arc::clone(&note.text), is }
    };
    fixture.notes.iter().map(note).collect()
}

fn shown(notes: &[Note]) -> String {
    let mut out = String::new();
    for note in notes.iter().filter(|note| note.is != *note.was || note.now != note.before) {
        let moved = if note.now == note.before { String::new() } else { format!(" → {}", note.now) };
        writeln!(out, "== {}{moved}", note.before).expect("a string takes it");
        out.push_str(if note.is == *note.was { "(as it was)\n" } else { &note.is });
    }
    out
}

fn as_fixture(notes: &[Note]) -> String {
    notes.iter().map(|note| format!("//- /{}\n{}", note.now, note.is.replace("$0", "\\$0"))).collect()
}

/// Who is mentioned in each note, in order.
fn who_is_mentioned(fixture: &Fixture, path: impl Fn(&str) -> String) -> String {
    let mut lines: Vec<String> = Vec::new();
    for note in &fixture.notes {
        let file = fixture.world.file(fixture.file(&note.path)).expect("it is there");
        let who = file.mentions.iter().filter(|mention| mention.counts()).map(|mention| match &mention.resolution {
            Resolution::Resolved { entity, .. } => {
                let entity = fixture.world.entity(*entity).expect("it is defined");
                format!("<{} of {}>", entity.name(), path(fixture.path(entity.file)))
            }
            other => format!("{:?}", std::mem::discriminant(other)),
        });
        lines.push(format!("{}: {}", path(&note.path), who.collect::<Vec<_>>().join(" ")));
    }
    lines.sort();
    lines.join("\n")
}
