//! Settings: `.whoswho.toml` at the top of a workspace folder, and the same keys from the editor.
//!
//! [`Config`] is all there is to set; a field is a key, its comment what users read. Each place that sets something is
//! a [`Layer`], which keeps what is right in it and says what is wrong; layers together make a `Config`.

mod ignoring;
mod layer;
mod proposals;
mod schema;
#[cfg(test)]
mod tests;
mod vault;
mod written;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::disk;
use crate::features::NameStyle;
use crate::lint::{Code, Severities, Severity};
use crate::text::{Encoding, LineIndex};
use crate::world::{Settings, Templates};

pub use ignoring::ignoring;
pub use layer::{Layer, Problem};
pub use proposals::{Proposal, file_of, proposals, recommended};
pub use schema::schema;
pub use vault::{is_vault, vault_around};

/// The name of the settings file.
pub const FILE: &str = ".whoswho.toml";

/// One that is larger is not read.
const LARGEST: u64 = 1 << 20;

/// Settings of whoswho, the server for the people and organizations in your notes.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where a first name or a surname needs no other evidence of who is meant.
    pub short_forms: ShortForms,
    /// More folder names, in any letter case, whose notes are about people.
    pub people_folders: Vec<String>,
    /// More folder names, in any letter case, whose notes are about organizations.
    pub organization_folders: Vec<String>,
    /// More words that say "person" in `type:`, tags and categories.
    pub people_types: Vec<String>,
    /// More words that say "organization" in `type:`, tags and categories.
    pub organization_types: Vec<String>,
    /// More kinds of notes that are about something else than people and organizations: words in `type:`, tags, categories
    /// and folder names.
    pub other_types: Vec<String>,
    /// More keys under which a note lists other names.
    pub alias_keys: Vec<String>,
    /// More keys under which a note lists who takes part in it.
    pub cast_keys: Vec<String>,
    /// Globs, in the manner of `.gitignore`, of notes that are not read.
    pub exclude: Vec<String>,
    /// Names that are left alone in all notes: nothing is ever flagged about them.
    pub ignore: Vec<String>,
    /// The path, in the workspace folder, of the note from which new notes about people are made; empty for one of ours.
    pub person_template: String,
    /// The path, in the workspace folder, of the note from which new notes about organizations are made; empty for one of
    /// ours.
    pub organization_template: String,
    /// Where names are looked for that nobody has defined.
    pub undefined_names: UndefinedNames,
    /// Whether names that were found in notes are kept for the next start, in the user's cache folder.
    pub cache: bool,
    /// Names files, in which names are looked up that no note defines: paths in the workspace folder; in the settings of an
    /// editor any paths, absolute or from the workspace folder.
    pub names_files: Vec<String>,
    /// Whether names and dates in a hover are links to their notes.
    pub hover_links: bool,
    /// Whether the full name is shown behind a short form.
    pub inlay_hints: bool,
    /// Whether it is shown over a definition how often it is mentioned.
    pub code_lens: bool,
    /// How completion writes a name into prose.
    pub completion_style: NameStyle,
    /// How long diagnostics wait for the next keystroke, in milliseconds.
    pub diagnostics_debounce_ms: u32,
    /// Whether an editor is told once, in a workspace without `.whoswho.toml`, of settings that would make more known.
    pub suggestions: bool,
    /// How each diagnostic is shown, by its code.
    #[schemars(schema_with = "schema::severity")]
    pub severity: BTreeMap<Code, Level>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            short_forms: ShortForms::default(),
            people_folders: Vec::new(),
            organization_folders: Vec::new(),
            people_types: Vec::new(),
            organization_types: Vec::new(),
            other_types: Vec::new(),
            alias_keys: Vec::new(),
            cast_keys: Vec::new(),
            exclude: Vec::new(),
            ignore: Vec::new(),
            person_template: String::new(),
            organization_template: String::new(),
            undefined_names: UndefinedNames::default(),
            cache: true,
            names_files: Vec::new(),
            hover_links: true,
            inlay_hints: false,
            code_lens: true,
            completion_style: NameStyle::default(),
            diagnostics_debounce_ms: 60,
            suggestions: true,
            severity: BTreeMap::new(),
        }
    }
}

/// Where a first name or a surname needs no other evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ShortForms {
    /// Nowhere: the note itself must show who is meant.
    #[default]
    Note,
    /// Throughout the vault, if only one entity bears it: for a closed cast (a novel, a campaign, a family).
    Vault,
}

/// Where names are looked for that nobody has defined.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum UndefinedNames {
    /// In all notes, in the background.
    #[default]
    Vault,
    /// In open notes only.
    Open,
}

/// How a diagnostic is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not at all.
    Off,
    /// On demand.
    Hint,
    /// As worth knowing.
    Information,
    /// As most likely a mistake.
    Warning,
    /// As certainly a mistake.
    Error,
}

impl Config {
    /// What several places set together: lists and tables are joined, and of single values a later layer's wins.
    pub fn of<'l>(layers: impl IntoIterator<Item = &'l Layer>) -> Self {
        layer::join(layers)
    }

    /// How notes are read, and what is made of them.
    pub fn reading(&self) -> Settings {
        let mut settings = Settings::default();
        settings.rules.closed_cast = self.short_forms == ShortForms::Vault;
        let conventions = &mut settings.conventions;
        conventions.person_folders.extend(self.people_folders.iter().cloned());
        conventions.organization_folders.extend(self.organization_folders.iter().cloned());
        conventions.person_types.extend(self.people_types.iter().cloned());
        conventions.organization_types.extend(self.organization_types.iter().cloned());
        conventions.other_types.extend(self.other_types.iter().cloned());
        conventions.alias_keys.extend(self.alias_keys.iter().cloned());
        conventions.cast_keys.extend(self.cast_keys.iter().cloned());
        settings.ignored.clone_from(&self.ignore);
        let path = |path: &str| (!path.is_empty()).then(|| path.replace('\\', "/"));
        settings.templates =
            Templates { person: path(&self.person_template), organization: path(&self.organization_template) };
        settings
    }

    /// How much each kind of flaw matters.
    pub fn severities(&self) -> Severities {
        let of = |level: &Level| match level {
            Level::Off => None,
            Level::Hint => Some(Severity::Hint),
            Level::Information => Some(Severity::Information),
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        };
        Severities(self.severity.iter().map(|(code, level)| (*code, of(level))).collect())
    }
}

/// Reads the settings file of a workspace folder. What is wrong in it is said in the second part, a line each with its
/// place; the default stands in for it.
pub fn read(folder: &Path) -> (Config, Vec<String>) {
    let path = folder.join(FILE);
    match read_text(folder) {
        Ok(None) => (Config::default(), Vec::new()),
        Ok(Some(text)) => {
            let layer = Layer::from_toml(&text, folder);
            let lines = LineIndex::new(&text);
            let say = |problem: &Problem| {
                let at = lines.position(problem.span.unwrap_or_default().start, Encoding::Utf32);
                format!("{}:{}:{}: {}", path.display(), at.line + 1, at.column + 1, problem.message)
            };
            (Config::of([&layer]), layer.problems.iter().map(say).collect())
        }
        Err(error) => (Config::default(), vec![format!("{}: {}", path.display(), unreadable(&error))]),
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

/// What is said of a settings file that cannot be read.
pub fn unreadable(error: &io::Error) -> String {
    format!("it cannot be read and is not used: {error}")
}
