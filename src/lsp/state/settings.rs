//! Where settings come from, and which files of a workspace are the server's own.

use crate::config::{self, Config, Layer};
use crate::world::FileKey;

/// What each place sets, the weakest first.
#[derive(Default)]
pub(crate) struct SettingsLayers {
    /// The first folder's file. The other folders' files are not used, as all folders are read as one.
    pub(crate) file: Layer,
    /// The options that the editor started the server with.
    pub(crate) options: Layer,
    /// The editor's settings, as they are now.
    pub(crate) section: Layer,
    /// Whether the editor has said what they are.
    pub(crate) has_section: bool,
}

impl SettingsLayers {
    /// What they come to together.
    pub(crate) fn config(&self) -> Config {
        Config::of([&self.file, &self.options, &self.section])
    }
}

/// Whether a file is one of settings.
pub(crate) fn is_settings(key: &FileKey) -> bool {
    key.path.as_ref() == config::FILE
}

/// Whether a file is one with judgements.
fn is_judgements(key: &FileKey) -> bool {
    key.path.as_ref() == config::JUDGEMENTS
}

/// Whether a file is one of the server's own beside the notes, and no note.
pub(crate) fn is_config_file(key: &FileKey) -> bool {
    is_settings(key) || is_judgements(key)
}
