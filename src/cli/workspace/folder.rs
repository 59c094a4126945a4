//! Finds the workspace folder if `--root` is not given.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::cli::messages::inform;
use crate::cli::outcome::Failure;
use crate::cli::scope::Scope;
use crate::note::Format;
use crate::world::FileKey;
use crate::{config, disk};

pub(super) fn canonical(path: &Path) -> Result<PathBuf, Failure> {
    disk::canonical(path).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::NotFound => "no such file or folder".to_owned(),
            _ => error.to_string(),
        };
        Failure::Message(format!("{}: {why}", path.display()))
    })
}

/// The workspace folder: `--root`, else the vault around the first path, else the path’s own folder. It is reported,
/// unless it is the current folder or the path itself.
pub(super) fn folder_of(scope: &Scope, paths: &[PathBuf], absolute: &[PathBuf]) -> Result<PathBuf, Failure> {
    if let Some(root) = &scope.root {
        return Ok(root.clone());
    }
    let (Some(first), Some(first_absolute)) = (paths.first(), absolute.first()) else { return Ok(PathBuf::from(".")) };
    let own = if first_absolute.is_dir() {
        first.clone()
    } else {
        first.parent().map_or_else(PathBuf::new, Path::to_path_buf)
    };
    let own = if own.as_os_str().is_empty() { PathBuf::from(".") } else { own };
    let own_absolute = canonical(&own)?;
    let here = canonical(Path::new("."))?;
    let folder = match vault(&own_absolute, &here) {
        Some(vault) if vault == here => PathBuf::from("."),
        Some(vault) if vault != own_absolute => {
            inform(scope.quiet, &format!("using the vault {}", vault.display()));
            vault.to_path_buf()
        }
        _ => own,
    };
    let root = canonical(&folder)?;
    match absolute.iter().find(|path| !path.starts_with(&root)) {
        Some(outside) => Err(Failure::Message(format!(
            "{} is not in {}; use --root to name a folder that contains all of them",
            outside.display(),
            folder.display()
        ))),
        None => Ok(folder),
    }
}

/// The vault around a folder. If the folder is in the current folder: the vault on the way down to it, if any, else the
/// one that the current folder is in.
fn vault<'p>(own: &'p Path, here: &'p Path) -> Option<&'p Path> {
    if !own.starts_with(here) {
        return config::vault_around(own.ancestors());
    }
    let below = own.ancestors().take_while(|folder| *folder != here);
    config::vault_around(below).or_else(|| here.ancestors().find(|folder| config::is_vault(folder))).or(Some(here))
}

/// The workspace folder of a note that need not exist, and its key.
pub(super) fn place_of(scope: &Scope, path: &Path) -> Result<(PathBuf, FileKey), Failure> {
    if Format::from_path(&path.to_string_lossy()).is_none() {
        let why =
            format!("{} is not a note: only files of text that people write are, such as Markdown", path.display());
        return Err(Failure::Message(why));
    }
    // Neither need its folder be there.
    let above = path.ancestors().skip(1).find(|folder| folder.is_dir() && !folder.as_os_str().is_empty());
    let home = above.map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let rest = path.strip_prefix(&home).unwrap_or(path);
    let absolute = canonical(&home)?;
    let folder = folder_of(scope, &[home], std::slice::from_ref(&absolute))?;
    match disk::key(0, &canonical(&folder)?, &absolute.join(rest)) {
        Some(key) => Ok((folder, key)),
        None => Err(Failure::Message(format!("{} is not in {}", path.display(), folder.display()))),
    }
}
