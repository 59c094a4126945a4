use std::io::{IsTerminal, Write};

use annotate_snippets::Renderer;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::workspace::Workspace;
use super::{Failure, Format, Outcome, excerpt, place};
use crate::features::count;
use crate::lint::{self, Finding, Severity};
use crate::whos_who::FileId;

/// `whoswho check`.
pub(super) fn run(
    workspace: &Workspace,
    format: Format,
    hints: bool,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let severities = workspace.config.severities();
    let check = |file: &FileId| {
        let findings = lint::check(&workspace.world, *file, workspace.text(*file), &severities);
        let file = *file;
        findings.into_iter().map(move |finding| (file, finding))
    };
    let findings: Vec<(FileId, Finding)> = workspace.asked.par_iter().flat_map_iter(check).collect();
    match format {
        Format::Text => text(workspace, &findings, hints, out)?,
        Format::Json => {
            for (file, finding) in &findings {
                writeln!(out, "{}", as_json(workspace, *file, finding))?;
            }
        }
    }
    let worst = findings.iter().map(|(_, finding)| finding.severity).max();
    Ok(if worst >= Some(Severity::Warning) { Outcome::Findings } else { Outcome::Clean })
}

fn text(
    workspace: &Workspace,
    findings: &[(FileId, Finding)],
    hints: bool,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let coloured = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let shown = findings.iter().filter(|(_, finding)| hints || finding.severity > Severity::Hint);
    for (file, finding) in shown {
        writeln!(out, "{}\n", excerpt::render(workspace, *file, finding, &renderer))?;
    }
    let notes = count(workspace.asked.len(), "note");
    let of = |severity: Severity| findings.iter().filter(|(_, finding)| finding.severity == severity).count();
    let kinds = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Information, "remark"),
        (Severity::Hint, "hint"),
    ];
    let found: Vec<String> = kinds
        .iter()
        .map(|(severity, what)| (of(*severity), what))
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| count(number, what))
        .collect();
    let found = if found.is_empty() { "nothing to complain about".to_owned() } else { found.join(", ") };
    let known = workspace.world.whos_who().iter().count();
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
