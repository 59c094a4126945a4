//! Atomic writes: a temporary file is written beside the target and then renamed.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use tempfile::{Builder, NamedTempFile};

/// The prefix of temporary files.
const PREFIX: &str = ".whoswho-";
/// A temporary file of this age is left over from a killed process. So is one that is that far in the future, because of
/// a wrong clock.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// The folders that were cleaned of leftovers in this run.
static TIDIED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Puts bytes in a file's place, all of them or none. Permissions and owner stay as they are; a link is replaced, not
/// followed.
///
/// # Errors
/// If it cannot be written. What was there before then stays, and nothing is left beside it.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = beside(path)?;
    file.as_file_mut().write_all(bytes)?;
    put(file, path)
}

/// Creates a file atomically.
///
/// # Errors
/// If something is there already, be it a link that leads nowhere, or it cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = beside(path)?;
    file.as_file_mut().write_all(bytes)?;
    file.persist_noclobber(path).map(drop).map_err(|error| error.error)
}

/// A new file in the folder of another: under a name that nobody can know beforehand, so that no link waits there, and that
/// nobody takes for a note. It goes when it is dropped.
///
/// # Errors
/// If it cannot be made.
pub fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    // As any new file; the user's mask takes away what they do not want.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make(&mut builder, folder)
}

/// The same in a folder of our own, readable only by the user.
pub(super) fn private_in(folder: &Path) -> io::Result<NamedTempFile> {
    make(&mut Builder::new(), folder)
}

fn make(builder: &mut Builder<'static, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    // Whoever writes in a folder cleans up there, once a run.
    if TIDIED.lock().is_ok_and(|mut tidied| tidied.insert(folder.to_path_buf())) {
        remove_left_over(folder);
    }
    let file = builder.prefix(PREFIX).tempfile_in(folder);
    // What its name would have been tells nobody anything.
    file.map_err(|error| io::Error::new(error.kind(), format!("no new file can be made there: {}", error.kind())))
}

/// Removes temporary files of killed processes from a folder.
pub(super) fn remove_left_over(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        // Of a link, this is the link's own.
        let file = entry.metadata().ok().filter(|data| is_ours && data.is_file());
        let written = file.and_then(|data| data.modified().ok());
        if written.is_some_and(|written| apart(SystemTime::now(), written) > LONGEST) {
            // What cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The absolute difference of two times. File times may be ahead of the clock.
pub(super) fn apart(one: SystemTime, other: SystemTime) -> Duration {
    one.duration_since(other).unwrap_or_else(|error| error.duration())
}

/// Renames a written file to its target.
///
/// # Errors
/// If that is not possible; the file is gone then.
pub fn put(file: NamedTempFile, path: &Path) -> io::Result<()> {
    if let Ok(before) = fs::symlink_metadata(path)
        && before.is_file()
    {
        take_after(file.as_file(), &before)?;
    }
    // Else a crash might leave an empty file under the new name.
    file.as_file().sync_all()?;
    persist(file, path)
}

/// The same without keeping permissions, and without waiting for the disk.
pub(super) fn persist(file: NamedTempFile, path: &Path) -> io::Result<()> {
    let (file, aside) = file.keep().map_err(|error| error.error)?;
    drop(file);
    // Unlike the temporary file's own way, on Windows this may replace a file that somebody reads just now.
    fs::rename(&aside, path).inspect_err(|_| {
        // What is left of a failed attempt is of use to nobody.
        let _ = fs::remove_file(&aside);
    })
}

/// Copies owner and permissions of a file.
fn take_after(file: &File, before: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let own = file.metadata()?;
        if (own.uid(), own.gid()) != (before.uid(), before.gid()) {
            // Only root may give files away; all others have what they write.
            let _ = fchown(file, Some(before.uid()), Some(before.gid()));
        }
    }
    file.set_permissions(before.permissions())
}
