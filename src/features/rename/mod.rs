//! Renames an entity everywhere, and keeps links right when notes move.

mod column_alignment;
mod edit_fitting;
mod edited_text;
mod file_moves;
mod headings;
mod link_destination;
mod link_updates;
mod name_style;
mod new_name;
mod note_edits;
mod parsed;
mod properties;
mod refusal;
mod replacement_edits;
mod replacement_text;
mod target;
mod verification;

use rayon::prelude::*;

use self::file_moves::Moves;
use self::new_name::{check_free, check_link, check_no_note, key, new_file};
use self::note_edits::NoteEditor;
use self::replacement_text::NameChange;
use self::target::RenameTarget;
use super::{Change, FileChange, TextEdit, Texts};
use crate::entity_index::FileId;
use crate::names::EntityId;
use crate::text::Span;
use crate::world::{FileData, World, name_key};

pub(super) use column_alignment::fits;
pub(super) use edit_fitting::fit;
pub use file_moves::Move;
pub(super) use link_destination::{Destination, Destinations};
pub(super) use link_updates::merged;
pub use link_updates::moved;
pub(super) use new_name::{check, reads_as_text};
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

/// Gives the entity named at the byte `offset` another name, wherever it stands.
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

/// The same of an entity whose definition says the name nowhere but in the note's file name.
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
