//! Files that a command writes for other programs, which may read them at any time.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::Failure;
use crate::disk;

/// Makes a file have just these bytes, at once, and leaves it alone if it has. Says whether it was written. A link is
/// followed, as people keep their settings elsewhere; a device or a pipe is never replaced.
pub(super) fn keep(path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    let failed = |why: &dyn std::fmt::Display| Failure::Message(format!("cannot write {}: {why}", path.display()));
    // What is not there yet is its own place.
    let place = disk::canonical(path).unwrap_or_else(|_| path.to_path_buf());
    match fs::metadata(&place) {
        Ok(data) if data.is_dir() => return Err(failed(&"it is a folder; name a file in it")),
        Ok(data) if !data.is_file() => return Err(failed(&"it is not a file; leave --out away to print")),
        _ => {}
    }
    let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if disk::read_regular(&place, most).is_ok_and(|before| before == bytes) {
        return Ok(false);
    }
    disk::replace(&place, bytes).map_err(|error| failed(&reason(&place, &error)))?;
    Ok(true)
}

fn reason(place: &Path, error: &io::Error) -> String {
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        Some(folder) if error.kind() == ErrorKind::NotFound => {
            format!("there is no folder {}; create it first", folder.display())
        }
        _ => error.to_string(),
    }
}
