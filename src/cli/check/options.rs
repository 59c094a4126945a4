//! The options of `whoswho check`, and which of them go together.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::selection::Selection;
use crate::cli::outcome::Failure;
use crate::cli::scope::Scope;
use crate::cli::tag::Reader;
use crate::lint::{Code, Severities, Severity};
use crate::resolve::Readers;

/// How to check.
#[derive(clap::Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    pub(super) scope: Scope,
    /// With `-` in place of a path: the note that the text on stdin stands for, which need not exist
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// Print findings only: no summary, and no notes on stderr
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// Print how often each code is found instead of the findings
    #[arg(long)]
    pub(super) statistics: bool,
    #[command(flatten)]
    pub(super) selection: Selection,
    /// Show hints too, such as undefined names; slower, because a second recognizer reads the notes
    #[arg(long)]
    pub(super) hints: bool,
    /// Which recognizer looks for undefined names where hints are shown
    #[arg(long, value_enum, default_value_t)]
    pub(super) reader: Reader,
    /// Correct certain misspellings in the notes, say which, and report what is left
    ///
    /// With `-`, prints the corrected text to stdout and everything else to stderr.
    #[arg(long)]
    pub(super) fix: bool,
    /// Print what --fix would change as a unified diff, and change nothing; exits with 1 if there is anything
    #[arg(long, conflicts_with_all = ["fix", "statistics", "baseline"])]
    pub(super) diff: bool,
    /// Check again whenever notes change, until Ctrl-C
    ///
    /// As JSON, the findings of each check are followed by a line {"checked": {"notes", "findings", "milliseconds",
    /// "changed": [PATH, …]}}. Folders outside that links lead to are not watched.
    #[arg(long, conflicts_with_all = ["fix", "diff", "write_baseline"])]
    pub(super) watch: bool,
    /// Lowest severity that makes the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub(super) fail_on: FailOn,
    /// Leave out the findings recorded in this file
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Record all findings in the --baseline file, and exit with 0
    #[arg(long, requires = "baseline", conflicts_with_all = ["select", "ignore"])]
    pub(super) write_baseline: bool,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Format {
    /// For people; lines and columns count from 1, columns in characters
    #[default]
    Text,
    /// For programs, one object per line; lines and columns count from 0, columns in UTF-16 code units, as in LSP
    Json,
    /// SARIF 2.1.0, for code scanning tools; from 1, in UTF-16 code units
    Sarif,
    /// Annotations for GitHub Actions; from 1, in characters
    Github,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum FailOn {
    Hint,
    Information,
    #[default]
    Warning,
    Error,
    Never,
}

impl FailOn {
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            Self::Hint => Some(Severity::Hint),
            Self::Information => Some(Severity::Information),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
            Self::Never => None,
        }
    }
}

impl Options {
    /// Rejects combinations of options that clap cannot express.
    pub(super) fn validate(&self) -> Result<(), Failure> {
        let is_stdin = self.is_stdin();
        let is_stream = matches!(self.format, Format::Text | Format::Json);
        let why = if is_stdin && self.scope.paths.len() > 1 {
            "`-` stands for the text on stdin, and cannot be combined with other paths"
        } else if is_stdin && self.watch {
            "--watch needs notes on disk, not `-`"
        } else if is_stdin && self.write_baseline {
            "--write-baseline needs notes on disk, not `-`"
        } else if self.stdin_filename.is_some() && !is_stdin {
            "--stdin-filename needs `-` in place of a path"
        } else if self.statistics && !is_stream {
            "--statistics prints text or JSON"
        } else if self.watch && !is_stream {
            "--watch prints text or JSON"
        } else {
            return Ok(());
        };
        Err(Failure::Message(why.to_owned()))
    }

    pub(super) fn is_stdin(&self) -> bool {
        self.scope.paths.iter().any(|path| path == Path::new("-"))
    }

    /// Whether hints matter: they are shown, or they make the check fail.
    pub(super) fn wants_hints(&self, severities: &Severities) -> bool {
        self.hints || self.fail_on == FailOn::Hint || self.selection.asks_for_hints(severities)
    }

    /// The recognizers that are needed. Undefined names are reliable only if both recognizers have read the notes.
    pub(super) fn readers(&self, severities: &Severities) -> Readers {
        let shown = severities.of(Code::UnresolvedName, Severity::Hint);
        let shown = shown.filter(|_| self.selection.covers(Code::UnresolvedName));
        let is_of_interest = self.wants_hints(severities) || self.write_baseline;
        let is_needed = shown > Some(Severity::Hint) || (shown.is_some() && is_of_interest);
        if is_needed { self.reader.into() } else { Readers::First }
    }
}
