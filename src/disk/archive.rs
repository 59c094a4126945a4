//! The whole workspace between runs, beside the other things in the user's [`Cache`].

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::cache::Cache;
use super::{Folder, key, read_note};
use crate::world::{Archive, FileData, FileKey, FileMetadata, Settings, World};

/// A file that was changed so short a time ago may change again without another time being written down.
const SETTLED_AFTER: Duration = Duration::from_secs(2);

impl Folder<'_> {
    /// All notes, with what their files are like. What cannot be looked at has another trace than any file. `problems` gets a
    /// line for each thing that could not be listed.
    pub fn traces(&self, problems: &mut Vec<String>) -> Vec<(FileKey, Option<FileMetadata>)> {
        let files = self.files(problems).into_iter();
        files.filter_map(|(path, trace)| Some((key(self.root, self.path, &path)?, trace))).collect()
    }
}

/// What a file is like.
pub(super) fn trace(path: &Path) -> Option<FileMetadata> {
    let metadata = fs::metadata(path).ok()?;
    let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let modified = u64::try_from(modified.as_nanos()).ok()?;
    Some(FileMetadata { size: metadata.len(), modified, entry: entry(&metadata) })
}

/// When the file's entry in the file system was changed.
#[cfg(unix)]
fn entry(metadata: &fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let time = i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
    u64::try_from(time).unwrap_or_default()
}

/// Not told everywhere.
#[cfg(not(unix))]
fn entry(_: &fs::Metadata) -> u64 {
    0
}

impl Cache {
    /// The workspace of these folders as it was kept; nothing if there is none that this program may use.
    pub fn archive(&self, folders: &[(u32, PathBuf)], settings: &Settings) -> Option<Archive> {
        Archive::read(&self.read(&name(folders))?, &program()?, settings)
    }

    /// Keeps the workspace of these folders. Notes whose files say something else by now, or may soon do so, are kept as
    /// such that must be read again.
    ///
    /// # Errors
    /// If it cannot be written. What was kept before then stays.
    pub fn keep_archive(&self, folders: &[(u32, PathBuf)], world: &World) -> io::Result<()> {
        let Some(program) = program() else { return Ok(()) };
        let settled = SystemTime::now()
            .checked_sub(SETTLED_AFTER)
            .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
            .and_then(|age| u64::try_from(age.as_nanos()).ok())
            .unwrap_or_default();
        let of_note = |file: &FileData| {
            let (_, folder) = folders.iter().find(|(root, _)| *root == file.key.root)?;
            let path = folder.join(file.key.path.as_ref());
            let before = trace(&path).filter(|trace| trace.modified < settled)?;
            read_note(&path).is_ok_and(|text| file.is_text(&text)).then_some(before)
        };
        self.write(&name(folders), &world.archive(&program, of_note))
    }
}

/// Under what the workspace of these folders is kept: no path of a folder has this form.
fn name(folders: &[(u32, PathBuf)]) -> PathBuf {
    let paths = folders.iter().map(|(root, folder)| format!("{root}\0{}\0", folder.display()));
    PathBuf::from(format!("archive\0{}", paths.collect::<String>()))
}

/// Tells builds of the program apart: another may read notes otherwise.
fn program() -> Option<String> {
    let trace = trace(&std::env::current_exe().ok()?)?;
    Some(format!("{} bytes, from {}", trace.size, trace.modified))
}
