//! Checks that paths stay inside of a workspace folder. Notes, and symbolic links among them, may come from anyone.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::canonical;

/// Whether a path is inside of a folder after links are followed. A missing file counts where it would be created. A
/// dangling link is outside, because a file created through it might be anywhere.
pub fn is_inside(folder: &Path, path: &Path) -> bool {
    match (destination(folder), destination(path)) {
        (Ok(folder), Ok(path)) => path.starts_with(folder),
        _ => false,
    }
}

/// Whether a relative path stays inside of a folder, links aside: it is not absolute and has no `..`.
pub fn stays_below(path: &str) -> bool {
    // Windows takes both for what parts a path, on other systems a name may have `\`.
    let parts = path.split(['/', '\\']);
    let is_drive = path.split(['/', '\\']).next().is_some_and(|first| first.contains(':'));
    let depth = parts.enumerate().try_fold(0_usize, |depth, (at, part)| match part {
        "" if at == 0 => None,
        "" | "." => Some(depth),
        ".." => depth.checked_sub(1),
        _ => Some(depth + 1),
    });
    !is_drive && depth.is_some_and(|depth| depth > 0)
}

/// The path after links are followed.
fn destination(path: &Path) -> io::Result<PathBuf> {
    for there in path.ancestors() {
        match fs::symlink_metadata(there) {
            Ok(_) => {
                let mut real = canonical(there)?;
                for part in path.strip_prefix(there).map_err(io::Error::other)?.components() {
                    match part {
                        Component::Normal(name) => real.push(name),
                        _ => return Err(ErrorKind::InvalidInput.into()),
                    }
                }
                return Ok(real);
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    // Nothing of it is there, so that no link is on the way.
    let climbs = path.components().any(|part| part == Component::ParentDir);
    if climbs { Err(ErrorKind::InvalidInput.into()) } else { Ok(path.to_path_buf()) }
}
