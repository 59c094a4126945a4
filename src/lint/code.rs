//! The codes of diagnostics, their severities and their pages.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

/// What kind of flaw a finding is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// A link or handle that names a person or an organization leads nowhere.
    UnresolvedLink,
    /// Several definitions fit a name, and nothing decides.
    AmbiguousName,
    /// Two definitions claim one name.
    DuplicateDefinition,
    /// A definition cannot be read.
    InvalidDefinition,
    /// Prose names a person or an organization without a definition.
    UnresolvedName,
    /// An unknown name is one typo away from a declared one.
    MisspeltName,
    /// A name is spelt otherwise than any that its bearer declares.
    InconsistentName,
    /// A note uses a short form of a name before the full name.
    FirstMention,
    /// A setting is unknown or has a value that it cannot have.
    InvalidSetting,
}

impl Code {
    /// All codes, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::UnresolvedLink,
        Self::AmbiguousName,
        Self::MisspeltName,
        Self::UnresolvedName,
        Self::InconsistentName,
        Self::FirstMention,
        Self::DuplicateDefinition,
        Self::InvalidDefinition,
        Self::InvalidSetting,
    ];

    /// The code as settings, editors and reports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnresolvedLink => "unresolved-link",
            Self::AmbiguousName => "ambiguous-name",
            Self::DuplicateDefinition => "duplicate-definition",
            Self::InvalidDefinition => "invalid-definition",
            Self::UnresolvedName => "unresolved-name",
            Self::MisspeltName => "misspelt-name",
            Self::InconsistentName => "inconsistent-name",
            Self::FirstMention => "first-mention",
            Self::InvalidSetting => "invalid-setting",
        }
    }

    /// How much such a flaw matters unless settings say otherwise; `None` if it is then not looked for. Some findings
    /// of a code may matter less.
    pub fn default_severity(self) -> Option<Severity> {
        match self {
            Self::UnresolvedLink
            | Self::MisspeltName
            | Self::DuplicateDefinition
            | Self::InvalidDefinition
            | Self::InvalidSetting => Some(Severity::Warning),
            Self::AmbiguousName => Some(Severity::Information),
            Self::UnresolvedName | Self::InconsistentName => Some(Severity::Hint),
            Self::FirstMention => None,
        }
    }

    /// Its page in the documentation: Markdown that begins with a heading, then one sentence that says what it is.
    pub fn page(self) -> &'static str {
        match self {
            Self::UnresolvedLink => include_str!("pages/unresolved-link.md"),
            Self::AmbiguousName => include_str!("pages/ambiguous-name.md"),
            Self::DuplicateDefinition => include_str!("pages/duplicate-definition.md"),
            Self::InvalidDefinition => include_str!("pages/invalid-definition.md"),
            Self::UnresolvedName => include_str!("pages/unresolved-name.md"),
            Self::MisspeltName => include_str!("pages/misspelt-name.md"),
            Self::InconsistentName => include_str!("pages/inconsistent-name.md"),
            Self::FirstMention => include_str!("pages/first-mention.md"),
            Self::InvalidSetting => include_str!("pages/invalid-setting.md"),
        }
    }

    /// What it is, in the sentence that its page begins with.
    pub fn summary(self) -> &'static str {
        self.page().lines().skip(1).find(|line| !line.is_empty()).unwrap_or_default()
    }

    /// The address of its page, once `Cargo.toml` says where the project lives.
    pub fn address(self) -> Option<String> {
        page_address(env!("CARGO_PKG_REPOSITORY"), self)
    }
}

fn page_address(repository: &str, code: Code) -> Option<String> {
    let repository = repository.trim_end_matches('/');
    (!repository.is_empty()).then(|| format!("{repository}/blob/main/src/lint/pages/{}.md", code.as_str()))
}

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Severity {
    /// Shown on demand.
    Hint,
    /// Worth knowing.
    Information,
    /// Most likely a mistake.
    Warning,
    /// Certainly a mistake.
    Error,
}

impl Severity {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How much findings matter where settings say otherwise than the default; `None` for codes that are off.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Severities(pub std::collections::BTreeMap<Code, Option<Severity>>);

impl Severities {
    /// How much a finding matters that by default matters as much as `found`; `None` if it is not to be shown.
    pub fn of(&self, code: Code, found: Severity) -> Option<Severity> {
        match self.0.get(&code) {
            Some(set) => *set,
            None => code.default_severity().map(|_| found),
        }
    }
}
