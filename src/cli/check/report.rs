//! Findings printed for people and as JSON.

use std::io::Write;

use serde_json::{Value, json};

use super::finding::{FileFinding, Findings, counts};
use super::source_excerpt;
use crate::cli::outcome::Failure;
use crate::cli::terminal::TerminalInfo;
use crate::cli::workspace::Workspace;
use crate::cli::{location_format, table};
use crate::entity_index::FileId;
use crate::features::{FileCounts, count};
use crate::lint::{Code, Finding, Severity};

/// Prints each finding with its source lines.
pub(super) fn excerpts(
    workspace: &Workspace,
    findings: &[FileFinding],
    screen: TerminalInfo,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let renderer = screen.renderer();
    for found in findings {
        writeln!(out, "{}\n", source_excerpt::render(workspace, found.file, &found.finding, &renderer))?;
    }
    Ok(())
}

/// Prints the number of notes checked, and of findings.
pub(super) fn summary(workspace: &Workspace, findings: &Findings, out: &mut impl Write) -> Result<(), Failure> {
    let of = |severity: Severity| findings.shown.iter().filter(|found| found.finding.severity == severity).count();
    let mut found: Vec<String> = [
        (of(Severity::Error), count(of(Severity::Error), "error")),
        (of(Severity::Warning), count(of(Severity::Warning), "warning")),
        (of(Severity::Information), format!("{} information", of(Severity::Information))),
        (of(Severity::Hint), count(of(Severity::Hint), "hint")),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(_, told)| told)
    .collect();
    if findings.hidden > 0 {
        found.push(format!("{} (--hints shows them)", count(findings.hidden, "hint")));
    }
    if workspace.has_wrong_settings {
        found.push("wrong settings".to_owned());
    }
    let files = FileCounts::of(&workspace.world, workspace.in_scope.iter().copied());
    // As `list` has them: what several entries say of one is counted once.
    let known = workspace.world.entity_index().representatives().count();
    let found = match (found.is_empty(), files, known) {
        (false, ..) => found.join(", "),
        (true, files, _) if files == FileCounts::default() => "nothing to check here".to_owned(),
        (true, _, 0) => "no person or organization is defined, so names could not be checked".to_owned(),
        _ => "no problems found".to_owned(),
    };
    let known = if known == 1 { "1 entity".to_owned() } else { format!("{known} entities") };
    writeln!(out, "{files}, {known}: {found}")?;
    Ok(())
}

/// The counts, the highest first.
fn sorted(findings: &[FileFinding]) -> Vec<(Code, Severity, usize)> {
    let counts = counts(findings);
    let mut rows: Vec<_> = counts.into_iter().map(|((severity, code), number)| (code, severity, number)).collect();
    rows.sort_by(|(one, one_matters, many), (other, other_matters, more)| {
        more.cmp(many).then_with(|| one.as_str().cmp(other.as_str())).then_with(|| other_matters.cmp(one_matters))
    });
    rows
}

/// Prints how often each code is found, one code and severity a line.
pub(super) fn statistics(findings: &[FileFinding], is_quiet: bool, out: &mut impl Write) -> Result<(), Failure> {
    let rows: Vec<[String; 3]> = sorted(findings)
        .into_iter()
        .map(|(code, severity, number)| [number.to_string(), code.as_str().to_owned(), severity.as_str().to_owned()])
        .collect();
    table::print(&rows, &[0], None, out)?;
    if !rows.is_empty() && !is_quiet {
        // The summary follows.
        writeln!(out)?;
    }
    Ok(())
}

/// The same as JSON, one object a line.
pub(super) fn statistics_as_json(findings: &[FileFinding], out: &mut impl Write) -> Result<(), Failure> {
    for (code, severity, number) in sorted(findings) {
        let row = json!({ "code": code.as_str(), "severity": severity.as_str(), "count": number });
        writeln!(out, "{row}")?;
    }
    Ok(())
}

/// Prints the findings as JSON, one object a line.
pub(super) fn json(workspace: &Workspace, findings: &[FileFinding], out: &mut impl Write) -> Result<(), Failure> {
    for found in findings {
        writeln!(out, "{}", as_json(workspace, found.file, &found.finding))?;
    }
    Ok(())
}

fn as_json(workspace: &Workspace, file: FileId, finding: &Finding) -> Value {
    let related = finding.related.iter().map(|(place, message)| {
        json!({
            "file": workspace.path(place.file),
            "range": location_format::range(workspace, place.file, place.span),
            "message": message,
        })
    });
    json!({
        "file": workspace.path(file),
        "range": location_format::range(workspace, file, finding.span),
        "code": finding.code.as_str(),
        "severity": finding.severity.as_str(),
        "message": finding.message,
        "related": related.collect::<Vec<Value>>(),
    })
}
