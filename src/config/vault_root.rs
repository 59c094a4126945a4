//! Finds the root of a vault.

use std::path::Path;

use super::settings_file::FILE;

/// Files and folders that exist only at the root of a vault.
const MARKS: [&str; 7] = [FILE, ".obsidian", ".zk", ".foam", "logseq", ".marksman.toml", ".moxide.toml"];

/// Those that exist elsewhere, too.
const WEAK_MARKS: [&str; 3] = [".git", "People", "people"];

/// The vault among these folders, which go outwards: the innermost with a mark that only vaults have, else the innermost
/// with a repository or a folder of people.
pub fn vault_around<'p>(folders: impl Iterator<Item = &'p Path>) -> Option<&'p Path> {
    let folders: Vec<&Path> = folders.collect();
    let has = |folder: &Path, marks: &[&str]| marks.iter().any(|mark| folder.join(mark).exists());
    let with = |marks: &[&str]| folders.iter().copied().find(|folder| has(folder, marks));
    with(&MARKS).or_else(|| with(&WEAK_MARKS))
}

/// Whether a folder has a mark that only vaults have.
pub fn is_vault(folder: &Path) -> bool {
    MARKS.iter().any(|mark| folder.join(mark).exists())
}
