//! Output files that other programs may read at any time.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::outcome::Failure;
use crate::disk;

/// A larger file is not our output, in bytes.
const LARGEST: u64 = 1 << 30;

/// Replaces a file atomically, unless it has these bytes already. Returns whether it was written. Symbolic links are
/// followed, because people link their settings. Devices, pipes, and files that `is_ours` does not recognize as earlier
/// output are never replaced.
pub(super) fn write_if_changed(path: &Path, bytes: &[u8], is_ours: impl Fn(&str) -> bool) -> Result<bool, Failure> {
    let failed = |why: &dyn std::fmt::Display| Failure::Message(format!("cannot write {}: {why}", path.display()));
    // What is not there yet is its own place.
    let place = disk::canonical(path).unwrap_or_else(|_| path.to_path_buf());
    match fs::metadata(&place) {
        Ok(data) if data.is_dir() => return Err(failed(&"it is a folder; name a file in it")),
        Ok(data) if !data.is_file() => return Err(failed(&"it is not a file; leave --out away to print")),
        _ => {}
    }
    match disk::read_regular(&place, LARGEST) {
        Ok(before) if before == bytes => return Ok(false),
        Ok(before) if before.is_empty() || std::str::from_utf8(&before).is_ok_and(is_ours) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        _ => return Err(failed(&"there is another file; name a new one, or remove that first")),
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
