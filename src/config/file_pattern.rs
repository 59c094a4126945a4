//! Patterns in the settings that add files to what is read.

use crate::note::{Format, SourceFormat};
use crate::text::Span;

/// A pattern of files to read.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Pattern {
    pub(super) setting: Setting,
    pub(super) glob: String,
    pub(super) span: Option<Span>,
}

/// The settings with such patterns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Setting {
    Sources,
    MoreNotes,
}

impl Setting {
    pub(super) fn from_key(key: &str) -> Option<Self> {
        match key {
            "sources" => Some(Self::Sources),
            "more_notes" => Some(Self::MoreNotes),
            _ => None,
        }
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::MoreNotes => "more_notes",
        }
    }

    /// The extensions that the setting accepts, for messages.
    pub(super) fn formats(self) -> String {
        let extensions: Vec<String> = match self {
            Self::Sources => SourceFormat::EXTENSIONS.iter().map(|(own, _)| format!(".{own}")).collect(),
            Self::MoreNotes => [".html", ".htm", ".xhtml", ".eml"].map(str::to_owned).to_vec(),
        };
        extensions.join(", ")
    }

    pub(super) fn takes(self, path: &str) -> bool {
        match self {
            Self::Sources => SourceFormat::from_path(path).is_some(),
            Self::MoreNotes => Format::from_path(path).is_some_and(Format::can_be_named),
        }
    }
}
