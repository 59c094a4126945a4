//! Which folder holds all of somebody's notes, where nobody says so.

use std::path::Path;

use super::settings_file::FILE;

/// What stands at the top of a folder of notes and nowhere else.
const MARKS: [&str; 7] = [FILE, ".obsidian", ".zk", ".foam", "logseq", ".marksman.toml", ".moxide.toml"];

/// What stands there as well, and elsewhere.
const WEAK_MARKS: [&str; 3] = [".git", "People", "people"];

/// The vault around a place: the innermost of these folders, the outermost last, that has something at its top which only
/// vaults have; failing that, the innermost with a repository or a folder of people.
pub fn vault_around<'p>(folders: impl Iterator<Item = &'p Path>) -> Option<&'p Path> {
    let folders: Vec<&Path> = folders.collect();
    let has = |folder: &Path, marks: &[&str]| marks.iter().any(|mark| folder.join(mark).exists());
    let with = |marks: &[&str]| folders.iter().copied().find(|folder| has(folder, marks));
    with(&MARKS).or_else(|| with(&WEAK_MARKS))
}

/// Whether a folder has at its top what only vaults have.
pub fn is_vault(folder: &Path) -> bool {
    MARKS.iter().any(|mark| folder.join(mark).exists())
}
