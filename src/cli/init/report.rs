//! The report of `whoswho init`, for people or as JSON.

use std::io::Write;

use serde_json::{Value, json};

use crate::cli::check::{Counts, counts, find};
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::config::Proposal;
use crate::features::{FileCounts, Survey, count, people};
use crate::lint::{Code, Severity};
use crate::note::definitions::KnownBy;

/// The number of notes that are named as examples.
const EXAMPLES: usize = 4;

/// The findings of a check, counted.
pub(super) struct Findings {
    counts: Counts,
    /// Whether there are undefined names. They are not counted, because that needs both recognizers and takes long.
    has_undefined: bool,
}

pub(super) fn findings(workspace: &Workspace) -> Findings {
    let mut found = find(workspace, &workspace.config.severities());
    let all = found.len();
    found.retain(|found| found.finding.code != Code::UnresolvedName);
    Findings { counts: counts(&found), has_undefined: found.len() < all }
}

/// The report for people.
pub(super) fn print(
    workspace: &Workspace,
    survey: &Survey,
    findings: &Findings,
    proposals: &[Proposal],
    out: &mut impl Write,
) -> Result<(), Failure> {
    if survey.files == FileCounts::default() {
        writeln!(out, "There are no notes here: no Markdown, Org or text files.")?;
        return Ok(());
    }
    writeln!(out, "{}: {}, {}", survey.files, people(survey.people), count(survey.organizations, "organization"))?;
    let known: Vec<String> = survey.known_by.iter().map(|(by, number)| format!("{number} by {}", words(by))).collect();
    if !known.is_empty() {
        writeln!(out, "  known: {}", known.join(", "))?;
    }
    let name = |id| workspace.world.entity(id).map(|entity| entity.name().to_owned()).unwrap_or_default();
    let most = survey.most_mentioned.iter().map(|(id, mentions)| format!("{} ({mentions})", name(*id)));
    let most: Vec<String> = most.collect();
    if !most.is_empty() {
        writeln!(out, "  most mentioned: {}", most.join(", "))?;
    }
    if survey.people + survey.organizations == 0 {
        writeln!(
            out,
            "  No person or organization is defined yet. A note defines one if it is in People/ or Organizations/, or\n  \
             has `type: person` or `type: organization` at the top. `whoswho list --undefined` lists the names in your notes."
        )?;
    }
    let (hints, flagged): (Counts, Counts) =
        findings.counts.iter().partition(|((severity, _), _)| *severity == Severity::Hint);
    if !flagged.is_empty() {
        writeln!(out, "\n`whoswho check` finds: {}", listed(&flagged))?;
    }
    let undefined = findings.has_undefined.then_some("names that nobody has defined");
    let hinted: Vec<String> =
        (!hints.is_empty()).then(|| listed(&hints)).into_iter().chain(undefined.map(str::to_owned)).collect();
    if !hinted.is_empty() {
        writeln!(out, "\n`whoswho check --hints` finds: {}", hinted.join(", "))?;
    }
    if !survey.unmarked.is_empty() {
        let examples: Vec<String> =
            survey.unmarked.iter().take(EXAMPLES).map(|file| workspace.shown_path(*file)).collect();
        let more = survey.unmarked.len().saturating_sub(examples.len());
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        writeln!(
            out,
            "\n{} named like people but not marked as such: {}{more}.\n  Add `type: person` at the top, or use the quick fix in your editor.",
            are(survey.unmarked.len()),
            examples.join(", ")
        )?;
    }
    if !proposals.is_empty() {
        writeln!(out, "\nThese settings would make more known:")?;
        for proposal in proposals {
            writeln!(out, "  {}\n    {} = {}", proposal.seen, proposal.key, proposal.value)?;
        }
    }
    Ok(())
}

fn listed(findings: &Counts) -> String {
    let one = |((severity, code), number): (&(Severity, Code), &usize)| {
        format!("{number} {} ({})", code.as_str(), severity.as_str())
    };
    findings.iter().rev().map(one).collect::<Vec<String>>().join(", ")
}

fn are(notes: usize) -> String {
    format!("{} {}", count(notes, "note"), if notes == 1 { "is" } else { "are" })
}

fn words(by: &KnownBy) -> String {
    match by {
        KnownBy::Heading => "headings of notes about several".to_owned(),
        KnownBy::Source => "entries of sources".to_owned(),
        KnownBy::Type => "`type:`".to_owned(),
        KnownBy::Tag => "a tag or category".to_owned(),
        KnownBy::Folder(folder) => format!("the folder {folder}/"),
        KnownBy::FileName => "a file name with @".to_owned(),
        KnownBy::Cast => "properties of other notes that list people".to_owned(),
    }
}

/// The report for programs: one object.
pub(super) fn as_json(
    workspace: &Workspace,
    survey: &Survey,
    findings: &Findings,
    proposals: &[Proposal],
    written: bool,
) -> Value {
    let known = survey.known_by.iter().map(|(by, count)| {
        let (by, folder) = key(by);
        json!({"by": by, "folder": folder, "count": count})
    });
    let unmarked: Vec<&str> = survey.unmarked.iter().map(|file| workspace.path(*file)).collect();
    let found = findings
        .counts
        .iter()
        .map(|((severity, code), count)| json!({"code": code.as_str(), "severity": severity.as_str(), "count": count}));
    let proposed = proposals.iter().map(|proposal| {
        json!({
            "seen": proposal.seen,
            "key": proposal.key,
            "value": serde_json::to_value(&proposal.value).unwrap_or_default(),
            "recommended": proposal.recommended,
        })
    });
    json!({
        "notes": survey.files.notes,
        "sources": survey.files.sources,
        "people": survey.people,
        "organizations": survey.organizations,
        "knownBy": known.collect::<Vec<Value>>(),
        "unmarked": unmarked,
        "findings": found.collect::<Vec<Value>>(),
        "proposals": proposed.collect::<Vec<Value>>(),
        "written": written,
    })
}

fn key(by: &KnownBy) -> (&'static str, Option<&str>) {
    match by {
        KnownBy::Heading => ("heading", None),
        KnownBy::Source => ("source", None),
        KnownBy::Type => ("type", None),
        KnownBy::Tag => ("tag", None),
        KnownBy::Folder(folder) => ("folder", Some(folder)),
        KnownBy::FileName => ("file-name", None),
        KnownBy::Cast => ("cast", None),
    }
}
