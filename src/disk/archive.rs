//! The whole workspace between runs, beside the other things in the user's [`Cache`].

use std::io;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::cache::Cache;
use super::file_metadata::file_metadata;
use super::read_note;
use crate::world::{Archive, FileData, Settings, World};

/// A file that was changed so short a time ago may change again without another time being written down.
const SETTLED_AFTER: Duration = Duration::from_secs(2);

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
            let before = file_metadata(&path).filter(|metadata| metadata.modified < settled)?;
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
    let metadata = file_metadata(&std::env::current_exe().ok()?)?;
    Some(format!("{} bytes, from {}", metadata.size, metadata.modified))
}
