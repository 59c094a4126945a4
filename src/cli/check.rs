use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use annotate_snippets::Renderer;
use clap::ValueEnum;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::baseline::Baseline;
use super::tag::Reader;
use super::terminal::Escaped;
use super::workspace::Workspace;
use super::{Failure, Outcome, complain, excerpt, github, place, sarif};
use crate::features::count;
use crate::lint::{self, Code, Finding, Severities, Severity};
use crate::resolve::Readers;
use crate::whos_who::FileId;
use crate::world::FileKey;

/// How to check.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    /// How to print what is found
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Show hints, too, such as names that nobody has defined; this reads with more care and takes longer
    #[arg(long)]
    hints: bool,
    /// Which recognizer looks for names that nobody has defined, where hints are shown
    #[arg(long, value_enum, default_value_t)]
    reader: Reader,
    /// Correct names that are surely misspelt, on disk; say which, and report what is left
    #[arg(long)]
    pub(super) fix: bool,
    /// From which severity on something found makes the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    fail_on: FailOn,
    /// Leave out the findings that this file records as known
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Record all that is found in the file of --baseline, and exit with 0
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs, one object a line
    Json,
    /// SARIF 2.1.0, for tools that collect findings
    Sarif,
    /// Annotations of a GitHub workflow
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
    /// Whether the report is for people to read, rather than for programs.
    pub(super) fn is_for_people(&self) -> bool {
        self.format == Format::Text
    }

    /// Whether hints are of interest: they are to be shown, or make the check fail.
    fn wants_hints(&self) -> bool {
        self.hints || self.fail_on == FailOn::Hint
    }

    /// Who has to read the notes: names that nobody has defined are sure only once both readers have.
    fn readers(&self, severities: &Severities) -> Readers {
        let shown = severities.of(Code::UnresolvedName, Severity::Hint);
        let is_of_interest = self.wants_hints() || self.write_baseline;
        let is_needed = shown > Some(Severity::Hint) || (shown.is_some() && is_of_interest);
        if is_needed { self.reader.into() } else { Readers::First }
    }
}

/// Something that was found, and in which note.
pub(super) struct Found {
    pub(super) file: FileId,
    pub(super) finding: Finding,
}

/// `whoswho check`. Its report for people may have colours, and sees to itself that a terminal obeys nothing else.
pub(super) fn run(workspace: Workspace, options: &Options, raw: &mut impl Write) -> Result<Outcome, Failure> {
    let out = &mut Escaped(raw);
    let severities = workspace.config.severities();
    // What is flagged must not depend on whether hints are shown: the first reader decides that, and the second one, which
    // takes much longer, only which names are surely nobody's.
    let mut workspace = workspace.tagged_where_asked(Readers::First);
    let mut findings = find(&workspace, &workspace.asked, &severities);
    if options.readers(&severities) > Readers::First {
        workspace = workspace.tagged_where_asked(Readers::Both);
        let is_of_second = |found: &Found| found.finding.code == Code::UnresolvedName;
        findings.retain(|found| !is_of_second(found));
        findings.extend(find(&workspace, &workspace.asked, &severities).into_iter().filter(is_of_second));
        findings.sort_by_cached_key(|found| (workspace.path(found.file).to_owned(), found.finding.span));
    } else if Readers::from(options.reader) > Readers::First {
        // How many names nobody has defined, only both readers can say.
        findings.retain(|found| found.finding.code != Code::UnresolvedName || found.finding.severity > Severity::Hint);
    }
    if let Some(path) = &options.baseline {
        if options.write_baseline {
            let before = Baseline::read(path).unwrap_or_default();
            Baseline::of(&workspace, &findings, before).write(path)?;
            writeln!(out, "{} written to {}", count(findings.len(), "known finding"), path.display())?;
            return Ok(Outcome::Clean);
        }
        Baseline::read(path)?.subtract(&workspace, &mut findings);
    }
    let worst = findings.iter().map(|found| found.finding.severity).max();
    let all = findings.len();
    findings.retain(|found| options.wants_hints() || found.finding.severity > Severity::Hint);
    let hidden = all - findings.len();
    if options.format != Format::Text && hidden > 0 {
        complain(&format!("{} not shown; --hints shows them", count(hidden, "hint")));
    }
    match options.format {
        Format::Text => text(&workspace, &findings, hidden, out.0)?,
        Format::Json => {
            for found in &findings {
                writeln!(out, "{}", as_json(&workspace, found.file, &found.finding))?;
            }
        }
        Format::Sarif => sarif::print(&workspace, &findings, out)?,
        Format::Github => github::print(&workspace, &findings, out)?,
    }
    let fails = options.fail_on.severity().is_some_and(|least| worst >= Some(least));
    Ok(if fails { Outcome::Findings } else { Outcome::Clean })
}

/// What is found in these notes.
pub(super) fn find(workspace: &Workspace, files: &[FileId], severities: &Severities) -> Vec<Found> {
    let check = |file: &FileId| {
        let exists = |key: &FileKey| workspace.is_file(key);
        let findings = lint::check(&workspace.world, *file, workspace.text(*file), severities, &exists);
        let file = *file;
        findings.into_iter().map(move |finding| Found { file, finding })
    };
    files.par_iter().flat_map_iter(check).collect()
}

fn text(workspace: &Workspace, findings: &[Found], hidden: usize, out: &mut impl Write) -> Result<(), Failure> {
    let coloured = std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && anstyle_query::windows::enable_ansi_colors() != Some(false);
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    for found in findings {
        writeln!(out, "{}\n", excerpt::render(workspace, found.file, &found.finding, &renderer))?;
    }
    let notes = count(workspace.asked.len(), "note");
    let of = |severity: Severity| findings.iter().filter(|found| found.finding.severity == severity).count();
    let kinds = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Information, "remark"),
        (Severity::Hint, "hint"),
    ];
    let mut found: Vec<String> = kinds
        .iter()
        .map(|(severity, what)| (of(*severity), what))
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| count(number, what))
        .collect();
    if hidden > 0 {
        found.push(format!("{} (--hints shows them)", count(hidden, "hint")));
    }
    let known = workspace.world.whos_who().iter().count();
    let found = match (found.is_empty(), workspace.asked.len(), known) {
        (false, ..) => found.join(", "),
        (true, 0, _) => "there is nothing here to check".to_owned(),
        (true, _, 0) => "nobody is defined here, so that no name could be checked".to_owned(),
        _ => "nothing to complain about".to_owned(),
    };
    writeln!(
        out,
        "{notes}, {}: {found}",
        if known == 1 { "1 entity".to_owned() } else { format!("{known} entities") }
    )?;
    Ok(())
}

fn as_json(workspace: &Workspace, file: FileId, finding: &Finding) -> Value {
    let related = finding.related.iter().map(|(place, message)| {
        json!({
            "file": workspace.path(place.file),
            "range": place::range(workspace, place.file, place.span),
            "message": message,
        })
    });
    json!({
        "file": workspace.path(file),
        "range": place::range(workspace, file, finding.span),
        "code": finding.code.as_str(),
        "severity": finding.severity.as_str(),
        "message": finding.message,
        "related": related.collect::<Vec<Value>>(),
    })
}
