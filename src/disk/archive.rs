//! A snapshot of the whole workspace, kept between runs in the user’s [`Cache`].

use std::io;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::cache::Cache;
use super::file_metadata::file_metadata;
use super::read_note;
use crate::world::{Archive, FileData, Settings, World};

/// A file that was changed within this time may change again without a new time stamp.
const SETTLED_AFTER: Duration = Duration::from_secs(2);

impl Cache {
    /// The snapshot of these folders; `None` if there is none, or it is of another build or settings.
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

/// The name of the snapshot in the cache. It cannot collide with the path of a folder.
fn name(folders: &[(u32, PathBuf)]) -> PathBuf {
    let paths = folders.iter().map(|(root, folder)| format!("{root}\0{}\0", folder.display()));
    PathBuf::from(format!("archive\0{}", paths.collect::<String>()))
}

/// Identifies the build of the program, because another build may read notes differently.
fn program() -> Option<String> {
    let metadata = file_metadata(&std::env::current_exe().ok()?)?;
    Some(format!("{} bytes, from {}", metadata.size, metadata.modified))
}
