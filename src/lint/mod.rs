//! What is flagged: one file a diagnostic code.

mod ambiguous_name;
mod duplicate_definition;
mod invalid_definition;
mod misspelt_name;
mod unresolved_link;
mod unresolved_name;

use crate::features::{IgnoredNames, Location, ignored_names};
use crate::resolve::Resolution;
use crate::text::Span;
use crate::whos_who::FileId;
use crate::world::{FileData, World};

/// What kind of flaw a finding is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Code {
    /// A link or handle that names somebody leads nowhere.
    UnresolvedLink,
    /// Several definitions fit a name, and nothing decides.
    AmbiguousName,
    /// Two definitions claim one name.
    DuplicateDefinition,
    /// A definition cannot be read.
    InvalidDefinition,
    /// Prose names somebody whom nobody has defined.
    UnresolvedName,
    /// A name that nobody bears is one slip away from somebody's.
    MisspeltName,
}

impl Code {
    /// The code as settings, editors and reports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnresolvedLink => "unresolved-link",
            Self::AmbiguousName => "ambiguous-name",
            Self::DuplicateDefinition => "duplicate-definition",
            Self::InvalidDefinition => "invalid-definition",
            Self::UnresolvedName => "unresolved-name",
            Self::MisspeltName => "misspelt-name",
        }
    }
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

/// Something that is flagged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What kind of flaw it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// One sentence: what, why, and what to do.
    pub message: String,
    /// Other places that have to do with it, each with a few words.
    pub related: Vec<(Location, String)>,
}

/// Everything that is flagged in a note, in source order. `text` is the note's text, for those messages that quote it.
pub fn check(world: &World, file: FileId, text: &str) -> Vec<Finding> {
    let Some(data) = world.file(file) else { return Vec::new() };
    if data.ignored {
        return Vec::new();
    }
    let mut findings = unresolved_link::check(data, text);
    findings.extend(ambiguous_name::check(world, data, text));
    findings.extend(duplicate_definition::check(world, file));
    findings.extend(invalid_definition::check(world, file, data));
    let misspelt = misspelt_name::check(world, data, text);
    let ignored = ignored_names(world, data, text);
    findings.extend(unresolved_name::check(data, &misspelt, &ignored));
    findings.extend(misspelt);
    findings.retain(|finding| !is_ignored(&ignored, data, finding, text));
    findings.sort_by_key(|finding| (finding.span, finding.code));
    findings
}

/// Whether the finding is about a name that is to be left alone.
fn is_ignored(ignored: &IgnoredNames, file: &FileData, finding: &Finding, text: &str) -> bool {
    if finding.code == Code::InvalidDefinition {
        return false;
    }
    let written = finding.span.text(text).trim_start_matches('@');
    let full = file.mentions.iter().find_map(|mention| match &mention.resolution {
        Resolution::Undefined { name, .. } if mention.span == finding.span => Some(name.as_ref()),
        _ => None,
    });
    ignored.covers(file, full.unwrap_or(written), finding.span)
}
