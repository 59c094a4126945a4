//! `whoswho check`.

mod report;
mod selection;
mod stdin;
mod watch;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use rayon::prelude::*;

use super::baseline::Baseline;
use super::messages::say;
use super::outcome::{Failure, Outcome};
use super::sanitize::Escaped;
use super::scope::Scope;
use super::tag::Reader;
use super::terminal_info::Screen;
use super::workspace::Workspace;
use super::{fix, github, sarif};
use crate::entity_index::FileId;
use crate::features::count;
use crate::lint::{self, Code, Finding, Severities, Severity};
use crate::resolve::Readers;
use crate::world::FileKey;

pub(super) use report::{Counts, counts};
use selection::Selection;

/// How to check.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    #[command(flatten)]
    scope: Scope,
    /// With `-` in place of a path: the note that the text on stdin stands for, which need not exist
    #[arg(long, value_name = "PATH")]
    stdin_filename: Option<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Print findings only: no summary, and no notes on stderr
    #[arg(long, short)]
    quiet: bool,
    /// Print how often each code is found instead of the findings
    #[arg(long)]
    statistics: bool,
    #[command(flatten)]
    selection: Selection,
    /// Show hints too, such as undefined names; slower, because a second recognizer reads the notes
    #[arg(long)]
    hints: bool,
    /// Which recognizer looks for undefined names where hints are shown
    #[arg(long, value_enum, default_value_t)]
    reader: Reader,
    /// Correct certain misspellings in the notes, say which, and report what is left
    ///
    /// With `-`, prints the corrected text to stdout and everything else to stderr.
    #[arg(long)]
    fix: bool,
    /// Print what --fix would change as a unified diff, and change nothing; exits with 1 if there is anything
    #[arg(long, conflicts_with_all = ["fix", "statistics", "baseline"])]
    diff: bool,
    /// Check again whenever notes change, until Ctrl-C
    ///
    /// As JSON, the findings of each check are followed by a line {"checked": {"notes", "findings", "milliseconds",
    /// "changed": [PATH, …]}}. Folders outside that links lead to are not watched.
    #[arg(long, conflicts_with_all = ["fix", "diff", "write_baseline"])]
    watch: bool,
    /// Lowest severity that makes the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    fail_on: FailOn,
    /// Leave out the findings recorded in this file
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Record all findings in the --baseline file, and exit with 0
    #[arg(long, requires = "baseline", conflicts_with_all = ["select", "ignore"])]
    write_baseline: bool,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Format {
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
enum FailOn {
    Hint,
    Information,
    #[default]
    Warning,
    Error,
    Never,
}

impl FailOn {
    fn severity(self) -> Option<Severity> {
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
    /// Refuses options that do not go together, as far as the command line's description cannot say so.
    fn validate(&self) -> Result<(), Failure> {
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

    fn is_stdin(&self) -> bool {
        self.scope.paths.iter().any(|path| path == Path::new("-"))
    }

    /// Whether hints are of interest: they are to be shown, or make the check fail.
    fn wants_hints(&self, severities: &Severities) -> bool {
        self.hints || self.fail_on == FailOn::Hint || self.selection.asks_for_hints(severities)
    }

    /// Who has to read the notes: names that nobody has defined are sure only once both readers have.
    fn readers(&self, severities: &Severities) -> Readers {
        let shown = severities.of(Code::UnresolvedName, Severity::Hint);
        let shown = shown.filter(|_| self.selection.covers(Code::UnresolvedName));
        let is_of_interest = self.wants_hints(severities) || self.write_baseline;
        let is_needed = shown > Some(Severity::Hint) || (shown.is_some() && is_of_interest);
        if is_needed { self.reader.into() } else { Readers::First }
    }
}

/// Something that was found, and in which note.
pub(super) struct Found {
    pub(super) file: FileId,
    pub(super) finding: Finding,
}

/// `whoswho check`. What it prints for people may have colours, and sees to itself that a terminal obeys nothing else.
pub(super) fn run(mut options: Options, raw: &mut impl Write) -> Result<Outcome, Failure> {
    options.validate()?;
    options.scope.quiet = options.quiet;
    let options = &options;
    if options.is_stdin() {
        return stdin::run(options, raw);
    }
    if options.watch {
        return watch::run(options, raw);
    }
    let workspace = Workspace::load(&options.scope)?;
    if options.diff {
        return fix::diff(&workspace, Screen::stdout(), options.quiet, raw);
    }
    if !options.fix {
        return Notes::new(workspace).report(options, Screen::stdout(), raw);
    }
    // What was changed is for people to read, the rest may be for programs.
    let changes = match options.format {
        Format::Text => fix::run(&workspace, &mut Escaped::new(&mut *raw))?,
        _ => fix::run(&workspace, &mut Escaped::new(io::stderr()))?,
    };
    let workspace = if changes > 0 { Workspace::load(&options.scope)? } else { workspace };
    Notes::new(workspace).report(options, Screen::stdout(), raw)
}

/// The notes that are checked.
struct Notes {
    /// As the fast reader has read them.
    workspace: Workspace,
    /// As both readers have, once that was asked for.
    read_by_both: Option<Workspace>,
}

/// What a check has found.
struct Findings {
    /// What is to be shown.
    shown: Vec<Found>,
    /// How many hints are not.
    hidden: usize,
    worst: Option<Severity>,
}

impl Notes {
    fn new(workspace: Workspace) -> Self {
        Self { workspace, read_by_both: None }
    }

    /// Finds what is wrong. What is flagged must not depend on whether hints are shown: the first reader decides that, and
    /// the second one, which takes much longer, only which names are surely nobody's.
    fn find(&mut self, options: &Options) -> Vec<Found> {
        let severities = options.selection.applied_to(self.workspace.config.severities());
        self.workspace.tag_where_asked(Readers::First);
        let mut findings = find(&self.workspace, &severities);
        if options.readers(&severities) > Readers::First {
            let workspace = self.read_by_both.get_or_insert_with(|| self.workspace.clone());
            workspace.tag_where_asked(Readers::Both);
            let is_of_second = |found: &Found| found.finding.code == Code::UnresolvedName;
            findings.retain(|found| !is_of_second(found));
            findings.extend(find(workspace, &severities).into_iter().filter(is_of_second));
            findings.sort_by_cached_key(|found| (workspace.path(found.file).to_owned(), found.finding.span));
        } else if Readers::from(options.reader) > Readers::First {
            // How many names nobody has defined, only both readers can say.
            findings
                .retain(|found| found.finding.code != Code::UnresolvedName || found.finding.severity > Severity::Hint);
        }
        findings.retain(|found| options.selection.covers(found.finding.code));
        findings
    }

    /// Takes out what is known, and hints that nobody asked for.
    fn sift(&self, mut findings: Vec<Found>, options: &Options) -> Result<Findings, Failure> {
        if let Some(path) = &options.baseline {
            Baseline::read(path)?.subtract(&self.workspace, &mut findings);
        }
        let severities = options.selection.applied_to(self.workspace.config.severities());
        let is_asked = self.workspace.has_wrong_settings && options.selection.covers(Code::InvalidSetting);
        let of_settings = severities.of(Code::InvalidSetting, Severity::Warning).filter(|_| is_asked);
        let worst = findings.iter().map(|found| found.finding.severity).chain(of_settings).max();
        let all = findings.len();
        findings.retain(|found| options.wants_hints(&severities) || found.finding.severity > Severity::Hint);
        Ok(Findings { hidden: all - findings.len(), shown: findings, worst })
    }

    /// Checks once, and says what was found.
    fn report(&mut self, options: &Options, screen: Screen, raw: &mut impl Write) -> Result<Outcome, Failure> {
        let findings = self.find(options);
        if let (Some(path), true) = (&options.baseline, options.write_baseline) {
            let before = Baseline::read_before(path)?;
            Baseline::of(&self.workspace, &findings, before).write(path)?;
            let told = format!("{} written to {}", count(findings.len(), "known finding"), path.display());
            writeln!(Escaped::new(raw), "{told}")?;
            return Ok(Outcome::Clean);
        }
        let findings = self.sift(findings, options)?;
        self.print(&findings, options, screen, raw)?;
        let fails = options.fail_on.severity().is_some_and(|least| findings.worst >= Some(least));
        Ok(if fails { Outcome::Findings } else { Outcome::Clean })
    }

    fn print(
        &self,
        findings: &Findings,
        options: &Options,
        screen: Screen,
        raw: &mut impl Write,
    ) -> Result<(), Failure> {
        let workspace = &self.workspace;
        let Findings { shown, hidden, .. } = findings;
        match options.format {
            Format::Text if options.statistics => {
                report::statistics(shown, options.quiet, &mut Escaped::new(&mut *raw))?;
            }
            Format::Text => report::excerpts(workspace, shown, screen, raw)?,
            Format::Json if options.statistics => report::statistics_as_json(shown, &mut Escaped::new(&mut *raw))?,
            Format::Json => report::json(workspace, shown, &mut Escaped::new(&mut *raw))?,
            Format::Sarif => sarif::print(workspace, shown, &mut Escaped::new(&mut *raw))?,
            Format::Github => github::print(workspace, shown, &mut Escaped::for_programs(&mut *raw))?,
        }
        if options.format != Format::Text {
            if *hidden > 0 {
                say(options.quiet, &format!("{} not shown; --hints shows them", count(*hidden, "hint")));
            }
        } else if !options.quiet {
            report::summary(workspace, findings, raw)?;
        }
        Ok(())
    }
}

/// What is found in the notes that were asked about.
pub(super) fn find(workspace: &Workspace, severities: &Severities) -> Vec<Found> {
    let check = |file: &FileId| {
        let exists = |key: &FileKey| workspace.is_file(key);
        let findings = lint::check(&workspace.world, *file, workspace.text(*file), severities, &exists);
        let file = *file;
        findings.into_iter().map(move |finding| Found { file, finding })
    };
    workspace.asked.par_iter().flat_map_iter(check).collect()
}
