//! Another name for somebody, everywhere; and links that stay right when notes move.

mod column_alignment;
mod file_moves;
mod headings;
mod link_destination;
mod name_style;
mod note_edits;
mod properties;
mod refusal;
mod replacement_edits;
mod replacement_text;
mod target;
mod verification;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use self::file_moves::Moves;
use self::note_edits::NoteEditor;
use self::properties::Values;
use self::replacement_text::NameChange;
use self::target::RenameTarget;
use self::verification::ReadBack;
use super::file_names::{Unfit, check_name, check_path};
use super::{Change, FileChange, Location, TextEdit, Texts};
use crate::entity_index::{Entity, FileId, folder, stem};
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::note::{Format, ParsedNote, Visible, parse};
use crate::text::{Span, edited, is_control};
use crate::world::{FileData, FileKey, World, name_key};

pub(super) use column_alignment::fits;
pub use file_moves::Move;
pub(super) use link_destination::Destinations;
pub use refusal::Refusal;

/// What a name is about to be changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Renaming {
    /// The mention that was asked about.
    pub span: Span,
    /// The name that will be changed, which the mention may only have in part.
    pub name: String,
}

/// What the editor can do when a name changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RenameAbilities {
    /// Other names for files.
    pub files: bool,
    /// Edits that the user may leave out.
    pub labels: bool,
}

/// What would be renamed at the byte `offset`.
///
/// # Errors
/// When nothing can be renamed there, with the reason.
pub fn prepare_rename(world: &World, texts: &Texts<'_>, file: FileId, offset: usize) -> Result<Renaming, Refusal> {
    let (span, subject) = target::at(world, texts, file, offset)?;
    Ok(Renaming { span, name: subject.name().to_owned() })
}

/// Gives whoever is named at the byte `offset` another name, wherever it stands.
///
/// # Errors
/// When that is not possible, with the reason.
pub fn rename(
    world: &World,
    texts: &Texts<'_>,
    (file, offset): (FileId, usize),
    new_name: &str,
    abilities: RenameAbilities,
) -> Result<Change, Refusal> {
    let (_, subject) = target::at(world, texts, file, offset)?;
    renamed(world, texts, &subject, new_name, abilities)
}

/// The same of somebody whose definition says the name nowhere but in the note's file name.
///
/// # Errors
/// When that is not possible, with the reason.
pub fn rename_entity(
    world: &World,
    texts: &Texts<'_>,
    id: EntityId,
    new_name: &str,
    abilities: RenameAbilities,
) -> Result<Change, Refusal> {
    let entity = world.entity(id).ok_or(Refusal::NoName)?;
    renamed(world, texts, &RenameTarget::Entity { entity, name: entity.name() }, new_name, abilities)
}

fn renamed(
    world: &World,
    texts: &Texts<'_>,
    subject: &RenameTarget<'_>,
    new_name: &str,
    abilities: RenameAbilities,
) -> Result<Change, Refusal> {
    let new = new_name.trim();
    check(new)?;
    if new == subject.name() {
        return Ok(Change::default());
    }
    match subject {
        RenameTarget::Entity { entity, .. } => {
            check_free(world, Some(entity.id), new)?;
            if entity.definition.whole_note {
                check_link(new)?;
            }
            let new_file = new_file(world, entity, subject, new).transpose()?.filter(|_| abilities.files);
            let wording = NameChange::new(entity.kind(), subject.name(), new, entity.declared_names());
            let moves = new_file.map(|to| Move { from: key(world, entity), to }).filter(|one| one.from != one.to);
            let moves = Moves::new(world, moves.into_iter().collect());
            let mut notes = moves.touched();
            notes.extend(world.mentioned_in(entity.id).iter().map(|note| note.file));
            notes.push(entity.file);
            let editor =
                NoteEditor { world, texts, subject, wording: &wording, moves: &moves, labels: abilities.labels };
            let mut change = write(&editor, notes)?;
            change.files = moves.files().map(|one| FileChange::Rename { from: one.from, to: one.to }).collect();
            Ok(change)
        }
        RenameTarget::Undefined { name, kind } => {
            check_free(world, None, new)?;
            check_no_note(world, new)?;
            check_link(new)?;
            let wording = NameChange::new(*kind, name, new, std::iter::empty());
            let key = name_key(name);
            let has_it = |(_, data): &(FileId, &FileData)| data.undefined.iter().any(|undefined| undefined.key == key);
            let in_prose = world.files().filter(has_it).map(|(id, _)| id);
            let notes: Vec<FileId> = in_prose.chain(world.may_link_to([name.as_ref()].into_iter())).collect();
            let moves = Moves::new(world, Vec::new());
            write(&NoteEditor { world, texts, subject, wording: &wording, moves: &moves, labels: false }, notes)
        }
    }
}

/// Edits the notes, several at a time.
fn write(editor: &NoteEditor<'_>, mut notes: Vec<FileId>) -> Result<Change, Refusal> {
    notes.sort_unstable();
    notes.dedup();
    let edits: Result<Vec<Vec<TextEdit>>, Refusal> = notes.into_par_iter().map(|file| editor.edits(file)).collect();
    let mut change = Change { edits: edits?.into_iter().flatten().collect(), files: Vec::new() };
    change.put_in_order();
    change.edits.extend(headings::edits(editor.world, editor.texts, &change));
    change.put_in_order();
    Ok(change)
}

/// Keeps links right when notes or folders of notes move; the moves themselves are the editor's. Also the notes that are
/// on disk otherwise than they were taken in, which are left as they are.
pub fn moved(world: &World, texts: &Texts<'_>, moves: Vec<Move>) -> (Change, Vec<FileId>) {
    links_after(world, texts, &Moves::new(world, moves))
}

/// Keeps links right when a note becomes part of another one: those in it count in its text as it is. Also the notes that
/// are on disk otherwise than they were taken in.
pub(super) fn merged(world: &World, texts: &Texts<'_>, gone: FileId, kept: FileId) -> (Change, Vec<FileId>) {
    links_after(world, texts, &Moves::merging(world, gone, kept))
}

fn links_after(world: &World, texts: &Texts<'_>, moves: &Moves<'_>) -> (Change, Vec<FileId>) {
    let of_note = |file: FileId| {
        let source = texts.of(file).ok_or(file)?;
        let note = parse(&source, world.file(file).ok_or(file)?.format());
        let edits = moves.edits(file, &note, &Destinations::of(&source)).into_iter();
        let values = Values::of(&note, &source);
        let edit = |(span, text): (Span, String)| {
            let text = values.fitted(span, &text);
            TextEdit { place: Location { file, span }, text, label: None }
        };
        Ok(edits.map(edit).collect::<Vec<TextEdit>>())
    };
    let results: Vec<Result<Vec<TextEdit>, FileId>> = moves.touched().into_par_iter().map(of_note).collect();
    let mut change = Change::default();
    let mut left_out = Vec::new();
    for result in results {
        match result {
            Ok(edits) => change.edits.extend(edits),
            Err(file) => left_out.push(file),
        }
    }
    change.put_in_order();
    (change, left_out)
}

/// Writes the texts of edits of a note, which are in order, as they must be written where they stand, and adds what must go
/// along. Says whether all properties can still be read.
pub(super) fn fit(note: &ParsedNote, source: &str, edits: &mut Vec<TextEdit>) -> bool {
    let Some(file) = edits.first().map(|edit| edit.place.file) else { return true };
    let values = Values::of(note, source);
    for edit in edits.iter_mut() {
        edit.text = values.fitted(edit.place.span, &edit.text);
    }
    let Some(more) = column_alignment::kept(note, source, &plain(edits)) else { return false };
    edits.extend(more.into_iter().map(|(span, text)| TextEdit { place: Location { file, span }, text, label: None }));
    edits.sort_unstable();
    let after = edited(source, edits.iter().map(|edit| (edit.place.span, edit.text.as_str())));
    properties::still_readable(note, &after)
}

/// Whether a note with edits that write names, which are in order, is read as before but for these names.
pub(super) fn reads_as_before(note: &ParsedNote, source: &str, edits: &[TextEdit]) -> bool {
    let is_seen = edits.iter().all(|edit| !is_special(&edit.text, note.format));
    is_seen && ReadBack { note, source, edits: &plain(edits), values: &FxHashMap::default() }.is_as_meant()
}

fn plain(edits: &[TextEdit]) -> Vec<(Span, String)> {
    edits.iter().map(|edit| (edit.place.span, edit.text.clone())).collect()
}

/// Whether a text can be a name wherever names are written.
pub(super) fn check(new: &str) -> Result<(), Refusal> {
    let breaks = |letter: char| is_control(letter) || "[]|#^<>\\`*{};".contains(letter);
    if let Some(character) = new.chars().find(|letter| breaks(*letter)) {
        return Err(Refusal::Character(character));
    }
    if !new.chars().any(char::is_alphabetic) {
        Err(Refusal::Empty)
    } else if !reads_as_text(new) {
        Err(Refusal::Markup(new.to_owned()))
    } else {
        Ok(())
    }
}

/// Whether a reader of Markdown sees a name as it is written in a line of text.
pub(super) fn reads_as_text(name: &str) -> bool {
    let line = format!("See {name} here");
    let note = parse(&line, Format::Markdown);
    let [block] = note.blocks.as_slice() else { return false };
    note.properties.is_empty() && Visible::of(block, &line).text == line
}

/// The characters that TeX does not set as they are written (The TeXbook, chapter 7).
const SPECIAL_IN_TEX: &str = "\\{}$&#^_%~";

/// Whether a name has a character that the format of a note does not show as it is written, wherever it stands.
fn is_special(name: &str, format: Format) -> bool {
    format == Format::Latex && name.contains(|letter| SPECIAL_IN_TEX.contains(letter))
}

/// Whether a link can call a note by the name: `/` would be a folder in it.
fn check_link(new: &str) -> Result<(), Refusal> {
    match check_name(new) {
        // The name of a note's file leaves these out.
        Ok(()) | Err(Unfit::Character(':' | '?' | '"')) => Ok(()),
        Err(unfit) => Err(unfit.into()),
    }
}

/// Whether nobody else bears the name.
fn check_free(world: &World, own: Option<EntityId>, new: &str) -> Result<(), Refusal> {
    let bearers = world.entity_index().named(new);
    let others = bearers.iter().filter(|id| Some(**id) != own).filter_map(|id| world.entity(*id));
    match others.map(|other| (other.kind(), key(world, other))).next() {
        Some((kind, key)) => Err(Refusal::NameTaken(new.to_owned(), kind, key.path.to_string())),
        None => Ok(()),
    }
}

/// Whether no note has the name, which links that lead nowhere would lead to.
fn check_no_note(world: &World, new: &str) -> Result<(), Refusal> {
    let found = world.entity_index().notes_of_stem(&fold(new)).iter().find_map(|file| world.file(*file));
    found.map_or(Ok(()), |file| Err(Refusal::FileTaken(file.key.path.to_string())))
}

fn key(world: &World, entity: &Entity) -> FileKey {
    world.file(entity.file).map_or_else(|| FileKey::new(FileKey::OUTSIDE, ""), |file| file.key.clone())
}

impl From<Unfit> for Refusal {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Character(letter) => Self::Character(letter),
            other => Self::FileName(other),
        }
    }
}

/// The file of a new name for an entity whose file is named after it.
fn new_file(world: &World, entity: &Entity, subject: &RenameTarget<'_>, new: &str) -> Option<Result<FileKey, Refusal>> {
    let before = key(world, entity);
    if !subject.names_file() || before.root == FileKey::OUTSIDE {
        return None;
    }
    let old_stem = stem(&before.path);
    let new_stem = name_style::restyle(old_stem, subject.name(), new)?;
    let front = folder(&before.path);
    let name = before.path.get(front.len()..)?.replacen(old_stem, &new_stem, 1);
    if let Err(unfit) = check_name(&new_stem).and_then(|()| check_path(name.trim_start_matches('/'))) {
        return Some(Err(unfit.into()));
    }
    let path = format!("{front}{name}");
    let is_taken = world.entity_index().notes_of_stem(&fold(&new_stem)).iter().any(|file| {
        let other = world.file(*file).filter(|_| *file != entity.file);
        other.is_some_and(|other| other.key.root == before.root && fold(&other.key.path) == fold(&path))
    });
    Some(if is_taken { Err(Refusal::FileTaken(path)) } else { Ok(FileKey::new(before.root, &path)) })
}
