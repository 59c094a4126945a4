//! Safe reading of files in a folder of notes from anyone. A symbolic link may lead to a pipe, which blocks, or to a
//! device, which never ends. So the type and size are checked before a file is opened.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// Virtual file systems of the kernel, where reading may block or have side effects.
const KERNEL: [&str; 2] = ["/proc", "/sys"];

/// Opens a file if it is a regular one, after links are followed, and not larger than the limit.
pub(super) fn open(path: &Path, most: u64) -> io::Result<File> {
    check(path, most)?;
    let file = File::open(path)?;
    // Another one may have taken its place.
    judge(&file.metadata()?, most)?;
    Ok(file)
}

/// Reads a whole file of at most so many bytes; whatever grows meanwhile is not read on.
///
/// # Errors
/// If there is no such file, it is no regular one, or it is larger.
pub fn read_regular(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = open(path, most)?;
    let expected = file.metadata().map_or(0, |data| data.len().min(most));
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default() + 1);
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(too_large(most)) } else { Ok(bytes) }
}

/// Whether a file may be opened, judged by its metadata.
pub(super) fn check(path: &Path, most: u64) -> io::Result<()> {
    let own = fs::symlink_metadata(path)?;
    if !own.is_symlink() {
        return judge(&own, most);
    }
    judge(&fs::metadata(path)?, most)?;
    if is_of_kernel(&path.canonicalize()?) { Err(irregular()) } else { Ok(()) }
}

/// Whether a path without links is in a virtual file system.
pub(super) fn is_of_kernel(real: &Path) -> bool {
    KERNEL.iter().any(|folder| real.starts_with(folder))
}

fn judge(metadata: &Metadata, most: u64) -> io::Result<()> {
    if !metadata.is_file() {
        return Err(irregular());
    }
    if metadata.len() > most { Err(too_large(most)) } else { Ok(()) }
}

fn irregular() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")
}

fn too_large(most: u64) -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, format!("larger than {} MiB", most >> 20))
}
