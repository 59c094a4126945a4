//! `whoswho cache`: the folder of the cache, and clearing it.

use std::io::Write;

use clap::Subcommand;

use super::messages::warn;
use super::outcome::{Failure, Outcome};
use crate::disk::cache::Cache;

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Print the folder of the cache
    Path,
    /// Remove all that is in the cache, of all vaults; it is made again when notes are read
    Clear,
}

pub(super) fn run(command: &Command, out: &mut impl Write) -> Result<Outcome, Failure> {
    let no_home = || Failure::Message("there is no folder for caches: HOME is not set".to_owned());
    let cache = Cache::of_user().ok_or_else(no_home)?;
    let folder = cache.folder().display();
    match command {
        Command::Path => {
            writeln!(out, "{folder}")?;
            if let Some(error) = cache.problem() {
                warn(&format!("nothing can be kept in {folder}: {error}"));
            }
        }
        Command::Clear => {
            let failed = |error| Failure::Message(format!("{folder}: {error}"));
            match cache.clear().map_err(failed)? {
                0 => writeln!(out, "There was nothing in {folder}.")?,
                bytes => writeln!(out, "{} KiB removed from {folder}.", bytes.div_ceil(1024))?,
            }
        }
    }
    Ok(Outcome::Clean)
}
