//! Reads the settings file of a workspace folder.

use std::io;
use std::path::{Path, PathBuf};

use super::layer::{Layer, Problem};
use super::settings::Config;
use crate::disk;
use crate::text::{Encoding, LineIndex};
use crate::world::FileKey;

/// The name of the settings file.
pub const FILE: &str = ".whoswho.toml";

/// The largest settings file that is read, in bytes.
pub(super) const LARGEST: u64 = 1 << 20;

/// A settings file that was read.
#[derive(Debug, Default)]
pub struct LoadedConfig {
    path: PathBuf,
    text: String,
    layer: Layer,
    /// The settings; defaults replace invalid values.
    pub config: Config,
    /// Messages about problems, with their positions.
    pub problems: Vec<String>,
}

impl LoadedConfig {
    /// Messages about patterns that match none of the files that were read.
    pub fn unmatched<'f>(&self, folder: &Path, files: &(impl Iterator<Item = &'f FileKey> + Clone)) -> Vec<String> {
        self.located(&self.layer.unmatched(folder, files))
    }

    fn located(&self, problems: &[Problem]) -> Vec<String> {
        let lines = LineIndex::new(&self.text);
        let say = |problem: &Problem| {
            let at = lines.position(problem.span.unwrap_or_default().start, Encoding::Utf32);
            format!("{}:{}:{}: {}", self.path.display(), at.line + 1, at.column + 1, problem.message)
        };
        problems.iter().map(say).collect()
    }
}

/// Reads the settings file of a workspace folder.
pub fn read(folder: &Path) -> LoadedConfig {
    let path = folder.join(FILE);
    match read_text(folder) {
        Ok(None) => LoadedConfig::default(),
        Ok(Some(text)) => {
            let layer = Layer::from_toml(&text, folder);
            let mut read = LoadedConfig { config: Config::of([&layer]), path, text, layer, problems: Vec::new() };
            read.problems = read.located(&read.layer.problems);
            read
        }
        Err(error) => {
            let problems = vec![format!("{}: {}", path.display(), unreadable(&error))];
            LoadedConfig { problems, ..LoadedConfig::default() }
        }
    }
}

/// The text of a folder's settings file; `None` if it has none.
///
/// # Errors
/// When there is one and it cannot be read.
pub fn read_text(folder: &Path) -> io::Result<Option<String>> {
    match disk::read_regular(&folder.join(FILE), LARGEST) {
        Ok(bytes) => {
            String::from_utf8(bytes).map(Some).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The message about a settings file that cannot be read.
pub fn unreadable(error: &io::Error) -> String {
    format!("it cannot be read and is not used: {error}")
}
