//! The cache of tagging results and snapshots between runs: in the user’s cache folder, one file for each workspace
//! folder. It can be deleted at any time; only time is lost. Files are replaced atomically, so that readers always find a
//! whole file when several servers write. The last write wins.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};
use twox_hash::XxHash3_128;

use super::atomic_write::{apart, persist, private_in};
use super::bounded_read::read_regular;
use crate::world::{ArchivedTags, World};

/// The limit for all files together, in bytes.
const MAX: u64 = 256 << 20;
/// Files that were not used for so long are deleted.
const LONGEST: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// The subfolder with marks of workspace folders.
const MARKS: &str = "surveyed";
/// The subfolder with reports of panics.
const REPORTS: &str = "reports";
/// The most reports that are kept.
const MAX_REPORTS: usize = 20;

/// The folder of the files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The user’s cache; `None` without a home folder.
    pub fn of_user() -> Option<Self> {
        let caches = choose_native_strategy().ok()?.cache_dir();
        Some(Self::at(caches.join("whoswho")))
    }

    /// A cache in a folder, which need not exist.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder of the files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Why the cache cannot be written; `None` if it can.
    pub fn problem(&self) -> Option<io::Error> {
        let there = self.folder.ancestors().find(|folder| folder.exists())?;
        private_in(there).err()
    }

    /// Removes all that is kept. Says how many bytes that was.
    ///
    /// # Errors
    /// If something cannot be removed.
    pub fn clear(&self) -> io::Result<u64> {
        let length = |entry: fs::DirEntry| entry.metadata().map_or(0, |about| about.len());
        let reports = fs::read_dir(self.folder.join(REPORTS)).into_iter().flatten();
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            Err(error) => return Err(error),
        };
        let files = entries.chain(reports).flatten().filter(|entry| entry.path().is_file());
        let bytes = files.map(length).sum();
        fs::remove_dir_all(&self.folder)?;
        Ok(bytes)
    }

    /// The tagging results of a workspace folder; empty if there are none, or the file is damaged.
    pub fn findings(&self, workspace: &Path) -> ArchivedTags {
        self.read(workspace).and_then(|file| ArchivedTags::read(&file)).unwrap_or_default()
    }

    /// Keeps what is known of the notes of a workspace folder, here or before, unless just that is kept.
    ///
    /// # Errors
    /// If it cannot be written. What was kept before then stays.
    pub fn keep(&self, workspace: &Path, world: &World, root: u32) -> io::Result<()> {
        let before = self.read(workspace).unwrap_or_default();
        let now = world.findings(root, &ArchivedTags::read(&before).unwrap_or_default());
        if now == before { Ok(()) } else { self.write(workspace, &now) }
    }

    /// Whether a workspace folder is marked.
    pub fn has_mark(&self, workspace: &Path) -> bool {
        self.mark_of(workspace).symlink_metadata().is_ok()
    }

    /// Marks a workspace folder, for good: a mark is an empty file, and no reason to drop others.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn mark(&self, workspace: &Path) -> io::Result<()> {
        create(&self.folder.join(MARKS))?;
        File::create(self.mark_of(workspace)).map(drop)
    }

    /// Keeps a report of a fault of the program, in place of an earlier one of the same place in it. Says where.
    ///
    /// # Errors
    /// If it cannot be written, or there are many already.
    pub fn keep_report(&self, place: &str, text: &str) -> io::Result<PathBuf> {
        let folder = self.folder.join(REPORTS);
        create(&folder)?;
        let name: String = place.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
        let path = folder.join(format!("{name}.txt"));
        // What a killed writer left goes with that, and counts no more.
        let mut file = private_in(&folder)?;
        if !path.exists() && fs::read_dir(&folder)?.count() > MAX_REPORTS {
            return Err(io::Error::other("there are many reports already"));
        }
        file.as_file_mut().write_all(text.as_bytes())?;
        persist(file, &path)?;
        Ok(path)
    }

    fn mark_of(&self, workspace: &Path) -> PathBuf {
        self.folder.join(MARKS).join(file_name(workspace))
    }

    pub(super) fn read(&self, workspace: &Path) -> Option<Vec<u8>> {
        let path = self.path(workspace);
        let bytes = read_regular(&path, u64::MAX).ok()?;
        // Files that are used are kept. If this one cannot be marked as used, it may have to be written again some day.
        let _ = File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        Some(bytes)
    }

    /// Writes a file, and evicts old ones.
    pub(super) fn write(&self, workspace: &Path, bytes: &[u8]) -> io::Result<()> {
        create(&self.folder)?;
        // Only the user may read it: it has names from their notes.
        let mut file = private_in(&self.folder)?;
        file.as_file_mut().write_all(bytes)?;
        persist(file, &self.path(workspace))?;
        self.tidy(SystemTime::now(), MAX);
        Ok(())
    }

    fn path(&self, workspace: &Path) -> PathBuf {
        self.folder.join(file_name(workspace))
    }

    /// Evicts files that were not used for long, then the least recently used ones until the size fits. Times in the
    /// future count by their distance.
    fn tidy(&self, now: SystemTime, most: u64) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let about = |entry: fs::DirEntry| {
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((apart(now, metadata.modified().ok()?), metadata.len(), entry.path()))
        };
        let mut files: Vec<(Duration, u64, PathBuf)> = entries.flatten().filter_map(about).collect();
        files.sort();
        let mut sum = 0;
        for (age, length, path) in files {
            sum += length;
            if age > LONGEST || sum > most {
                // Somebody else may have removed it.
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// The name of the file of a workspace folder.
fn file_name(workspace: &Path) -> String {
    let number = XxHash3_128::oneshot(workspace.as_os_str().as_encoded_bytes());
    format!("{number:032x}")
}

/// Creates a folder that only the user can access.
fn create(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests;
