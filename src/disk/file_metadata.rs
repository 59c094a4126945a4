//! Size and times of a file. As long as they stay the same, so does the file's text.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::world::FileMetadata;

/// The metadata of a file; `None` if it cannot be read.
pub(super) fn file_metadata(path: &Path) -> Option<FileMetadata> {
    let metadata = fs::metadata(path).ok()?;
    let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let modified = u64::try_from(modified.as_nanos()).ok()?;
    Some(FileMetadata { size: metadata.len(), modified, entry: entry(&metadata) })
}

/// The time of the last change of the metadata (ctime).
#[cfg(unix)]
fn entry(metadata: &fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let time = i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
    u64::try_from(time).unwrap_or_default()
}

/// Not available on this system.
#[cfg(not(unix))]
fn entry(_: &fs::Metadata) -> u64 {
    0
}
