//! Whether a new name can be given: what characters it has, whether another entity bears it, and whether a file can have it.

use super::name_style;
use super::refusal::Refusal;
use super::target::RenameTarget;
use crate::entity_index::{Entity, folder, stem};
use crate::features::file_names::{InvalidFileName, check_name, check_path};
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::note::{Format, VisibleText, parse};
use crate::text::is_control;
use crate::world::{FileKey, World};

/// Whether a text can be a name wherever names are written.
pub(in crate::features) fn check(new: &str) -> Result<(), Refusal> {
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
pub(in crate::features) fn reads_as_text(name: &str) -> bool {
    let line = format!("See {name} here");
    let note = parse(&line, Format::Markdown);
    let [block] = note.blocks.as_slice() else { return false };
    note.properties.is_empty() && VisibleText::of(block, &line).text == line
}

/// The characters that TeX does not set as they are written (The TeXbook, chapter 7).
const SPECIAL_IN_TEX: &str = "\\{}$&#^_%~";

/// Whether a name has a character that the format of a note does not show as it is written, wherever it stands.
pub(super) fn is_special(name: &str, format: Format) -> bool {
    format == Format::Latex && name.contains(|letter| SPECIAL_IN_TEX.contains(letter))
}

/// Whether a link can call a note by the name: `/` would be a folder in it.
pub(super) fn check_link(new: &str) -> Result<(), Refusal> {
    match check_name(new) {
        // The name of a note's file leaves these out.
        Ok(()) | Err(InvalidFileName::Character(':' | '?' | '"')) => Ok(()),
        Err(unfit) => Err(unfit.into()),
    }
}

/// Whether no other entity has the name.
pub(super) fn check_free(world: &World, own: Option<EntityId>, new: &str) -> Result<(), Refusal> {
    let bearers = world.entity_index().named(new);
    let others = bearers.iter().filter(|id| Some(**id) != own).filter_map(|id| world.entity(*id));
    match others.map(|other| (other.kind(), key(world, other))).next() {
        Some((kind, key)) => Err(Refusal::NameTaken(new.to_owned(), kind, key.path.to_string())),
        None => Ok(()),
    }
}

/// Whether no note has the name, which links that lead nowhere would lead to.
pub(super) fn check_no_note(world: &World, new: &str) -> Result<(), Refusal> {
    let found = world.entity_index().notes_of_stem(&fold(new)).iter().find_map(|file| world.file(*file));
    found.map_or(Ok(()), |file| Err(Refusal::FileTaken(file.key.path.to_string())))
}

/// The file of a new name for an entity whose file is named after it.
pub(super) fn new_file(
    world: &World,
    entity: &Entity,
    subject: &RenameTarget<'_>,
    new: &str,
) -> Option<Result<FileKey, Refusal>> {
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

/// Where the note that defines an entity is.
pub(super) fn key(world: &World, entity: &Entity) -> FileKey {
    world.file(entity.file).map_or_else(|| FileKey::new(FileKey::OUTSIDE, ""), |file| file.key.clone())
}
