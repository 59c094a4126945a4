//! The settings, their defaults, and their conversion for reading, checking and features.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::level::{Level, severity_schema};
use crate::disk::Named;
use crate::features::NameStyle;
use crate::lint::{Code, Severities, Severity};
use crate::world::{Settings, Templates};

/// Settings of whoswho, the server for the people and organizations in your notes.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where a first name or a surname alone is enough to say who is meant.
    pub short_forms: ShortForms,
    /// More folders whose notes are about people, besides `People`, `Persons`, `Contacts`, `Characters`, `Authors`, `Friends`
    /// and the like, also in other languages. Letter case does not matter.
    pub people_folders: Vec<String>,
    /// More folders whose notes are about organizations, besides `Organizations`, `Companies`, `Institutions`, `Vendors` and
    /// the like, also in other languages. Letter case does not matter.
    pub organization_folders: Vec<String>,
    /// More words that mark a person in `type:`, tags and categories, besides `person`, `contact`, `character`, `author` and
    /// the like.
    pub people_types: Vec<String>,
    /// More words that mark an organization in `type:`, tags and categories, besides `organization`, `company`, `university`,
    /// `team` and the like.
    pub organization_types: Vec<String>,
    /// Words in `type:`, tags, categories and folder names that mark notes about something else, such as places or books.
    /// Their names are left alone.
    pub other_types: Vec<String>,
    /// More properties that list the other names of a person or an organization, besides `aliases`, `nickname`, `former names`,
    /// `abbreviation` and the like.
    pub alias_keys: Vec<String>,
    /// More properties that list who takes part in a note, besides `people`, `attendees`, `participants`, `author`, `with` and
    /// the like.
    pub cast_keys: Vec<String>,
    /// Notes that are not read: patterns as in `.gitignore`.
    pub exclude: Vec<String>,
    /// Files of data that define people and organizations, besides notes: patterns as in `.gitignore`. Contacts (`.vcf`), family
    /// trees (`.ged`), tables (`.csv`, `.tsv`), FollowTheMoney and Wikidata (`.jsonl`), JSON-LD, and lists in JSON, YAML and
    /// TOML. They are only read.
    pub sources: Vec<String>,
    /// Pages of HTML (`.html`, `.htm`, `.xhtml`) and mails (`.eml`) that are notes even where no editor has them open:
    /// patterns as in `.gitignore`.
    pub more_notes: Vec<String>,
    /// Names that are never flagged, in any note.
    pub ignore: Vec<String>,
    /// The template for new notes about people: the path of a note in the workspace folder. Empty for the built-in template.
    pub person_template: String,
    /// The template for new notes about organizations: the path of a note in the workspace folder. Empty for the built-in
    /// template.
    pub organization_template: String,
    /// Which notes are searched for names that nobody has defined.
    pub undefined_names: UndefinedNames,
    /// Keep what was read in your cache folder, so that the next start only reads notes that have changed.
    pub cache: bool,
    /// Names files (`whoswho names build`) to look up names in that no note defines. In `.whoswho.toml` the paths must be in
    /// the workspace folder; in an editor's settings they may be anywhere.
    pub names_files: Vec<String>,
    /// Make names and dates in hovers links to their notes.
    pub hover_links: bool,
    /// Show the full name after a short form, such as a first name.
    pub inlay_hints: bool,
    /// Show the number of mentions above each definition.
    pub code_lens: bool,
    /// How completion writes a name in prose. After `[[` it is always a wikilink.
    pub completion_style: NameStyle,
    /// How many milliseconds diagnostics wait for the next keystroke.
    pub diagnostics_debounce_ms: u32,
    /// Suggest settings, once, for a workspace without `.whoswho.toml` in which they would make more people known.
    pub suggestions: bool,
    /// How each diagnostic is shown, by its code.
    #[schemars(schema_with = "severity_schema")]
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
            sources: Vec::new(),
            more_notes: Vec::new(),
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
    /// Nowhere: the note itself must show who is meant, for example by the full name.
    #[default]
    Note,
    /// In all notes, if only one person has that name. For a closed cast: a novel, a campaign, a family.
    Vault,
}

/// Where names are looked for that nobody has defined.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum UndefinedNames {
    /// All notes, in the background.
    #[default]
    Vault,
    /// Open notes only.
    Open,
}

impl Config {
    /// The patterns of files that are read besides notes.
    pub fn named(&self) -> Named<'_> {
        Named { sources: &self.sources, more_notes: &self.more_notes }
    }

    /// The settings for reading and resolving.
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

    /// The configured severity of each code.
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
