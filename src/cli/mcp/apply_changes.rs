//! Writes a change to disk, with the guarantees of `whoswho check --fix`: nothing outside of the vault is written, and no
//! file that has changed since it was read. Everything is checked before the first write. If a later write fails, earlier
//! ones are rolled back.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use crate::cli::workspace::Workspace;
use crate::cli::{define, fix};
use crate::disk;
use crate::entity_index::FileId;
use crate::features::{Change, FileChange};
use crate::text::edited;
use crate::world::FileKey;

/// A new text for a note.
struct Rewriting<'a> {
    path: PathBuf,
    shown: &'a str,
    before: &'a str,
    after: String,
}

/// A file that is created or moved.
enum Step<'a> {
    Create { path: PathBuf, text: &'a str },
    Move { from: PathBuf, to: PathBuf },
}

/// Removes edits from a change that would follow links out of the workspace. Returns the notes that are left out, each
/// with a message.
pub(super) fn keep_inside(workspace: &Workspace, change: &mut Change) -> Vec<(FileId, String)> {
    let mut left: Vec<(FileId, String)> = Vec::new();
    let files: FxHashSet<FileId> = change.edits.iter().map(|edit| edit.place.file).collect();
    for file in files {
        if let Err(why) = workspace.own_file(file) {
            left.push((file, format!("{}: {why}; it is left as it is", workspace.path(file))));
        }
    }
    change.edits.retain(|edit| !left.iter().any(|(file, _)| *file == edit.place.file));
    left.sort_by(|(_, one), (_, other)| one.cmp(other));
    left
}

/// Makes a change. Gives the keys of all files that are others now.
///
/// # Errors
/// Why nothing was changed, in words for the assistant.
pub(super) fn apply(workspace: &Workspace, change: &Change) -> Result<FxHashSet<FileKey>, String> {
    let rewritings = rewritings(workspace, change)?;
    let steps = steps(workspace, change)?;
    let mut written = Vec::new();
    for rewriting in &rewritings {
        if let Err(why) = fix::write(&rewriting.path, rewriting.before, &rewriting.after) {
            return Err(taken_back(&written, &format!("{}: {why}", rewriting.shown)));
        }
        written.push(rewriting);
    }
    let mut moved: Vec<(&Path, &Path)> = Vec::new();
    for step in &steps {
        let done = match step {
            Step::Create { path, text } => define::create(workspace.root(), path, text),
            Step::Move { from, to } => {
                let done = put_elsewhere(from, to).map_err(|error| format!("{}: {error}", to.display()));
                moved.extend(done.is_ok().then_some((from.as_path(), to.as_path())));
                done
            }
        };
        if let Err(why) = done {
            // What lies elsewhere by now has to be back before its text is.
            for (from, to) in moved.iter().rev() {
                let _ = put_elsewhere(to, from);
            }
            return Err(taken_back(&written, &why));
        }
    }
    let edited = change.edits.iter().filter_map(|edit| workspace.world.file(edit.place.file));
    let mut keys: FxHashSet<FileKey> = edited.map(|file| file.key.clone()).collect();
    for file in &change.files {
        match file {
            FileChange::Create { key, .. } | FileChange::Delete { key, .. } => keys.extend([key.clone()]),
            FileChange::Rename { from, to } => keys.extend([from.clone(), to.clone()]),
        }
    }
    Ok(keys)
}

/// The new texts of notes, checked: each file is unchanged and writable.
fn rewritings<'w>(workspace: &'w Workspace, change: &Change) -> Result<Vec<Rewriting<'w>>, String> {
    let mut rewritings: Vec<Rewriting<'w>> = Vec::new();
    for edits in change.edits.chunk_by(|one, other| one.place.file == other.place.file) {
        let Some(file) = edits.first().map(|edit| edit.place.file) else { continue };
        let (shown, before) = (workspace.path(file), workspace.text(file));
        let unchanged = |why: String| format!("{shown}: {why}; nothing was changed");
        let path = workspace.own_file(file).map_err(unchanged)?;
        fix::writable(&path, before).map_err(unchanged)?;
        // A note and a link to it are one file.
        if !rewritings.iter().any(|other| other.path == path) {
            let after = edited(before, edits.iter().map(|edit| (edit.place.span, edit.text.as_str())));
            rewritings.push(Rewriting { path, shown, before, after });
        }
    }
    Ok(rewritings)
}

/// The file operations, checked: none overwrites a file or leaves the workspace.
fn steps<'c>(workspace: &Workspace, change: &'c Change) -> Result<Vec<Step<'c>>, String> {
    let root = workspace.root();
    let path = |key: &FileKey| root.join(key.path.as_ref());
    // Of what moves the link itself is meant, not what it leads to.
    let holds = |path: &Path| path.parent().is_some_and(|folder| disk::is_inside(root, folder));
    let step = |file: &'c FileChange| match file {
        FileChange::Create { key, text } => {
            let path = path(key);
            if !disk::is_inside(root, &path) {
                return Err(format!("{}: a link on the way leads out of the vault; nothing was changed", key.path));
            }
            if path.symlink_metadata().is_ok() {
                return Err(format!("{}: there is such a file already; nothing was changed", key.path));
            }
            Ok(Step::Create { path, text })
        }
        FileChange::Rename { from, to } => {
            let (old, new) = (path(from), path(to));
            if !holds(&old) || !holds(&new) {
                return Err(format!("{}: a link on the way leads out of the vault; nothing was changed", from.path));
            }
            if new.symlink_metadata().is_ok() && !is_same(&old, &new) {
                return Err(format!("{}: there is such a file already; nothing was changed", to.path));
            }
            Ok(Step::Move { from: old, to: new })
        }
        FileChange::Delete { key, .. } => Err(format!("{}: no file is deleted; nothing was changed", key.path)),
    };
    change.files.iter().map(step).collect()
}

/// Whether two paths lead to the same file, as on file systems that ignore case.
fn is_same(one: &Path, other: &Path) -> bool {
    !other.is_symlink()
        && matches!((disk::canonical(one), disk::canonical(other)), (Ok(one), Ok(other)) if one == other)
}

/// Moves a file without ever replacing another one.
fn put_elsewhere(from: &Path, to: &Path) -> io::Result<()> {
    if is_same(from, to) {
        return fs::rename(from, to);
    }
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from).inspect_err(|_| {
            let _ = fs::remove_file(to);
        }),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // Not every file system has second names of files.
        Err(_) if to.symlink_metadata().is_ok() => Err(ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// Rolls back what was written, and returns the message about it.
fn taken_back(written: &[&Rewriting<'_>], why: &str) -> String {
    let mut stayed = Vec::new();
    for rewriting in written {
        if let Err(error) = fix::write(&rewriting.path, &rewriting.after, rewriting.before) {
            stayed.push(format!("{} ({error})", rewriting.shown));
        }
    }
    match stayed.as_slice() {
        [] => format!("{why}; nothing was changed"),
        stayed => format!("{why}; what was changed already could not be taken back in {}", stayed.join(", ")),
    }
}
