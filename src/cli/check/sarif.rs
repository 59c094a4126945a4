//! Findings as SARIF 2.1.0, for code scanning tools.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::finding::FileFinding;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::entity_index::FileId;
use crate::features::Location;
use crate::lint::{Code, Finding, Severity};
use crate::text::Encoding;

/// Characters that are not escaped in the path of a URI.
const PATH: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Prints one SARIF document with one run.
pub(super) fn print(workspace: &Workspace, findings: &[FileFinding], out: &mut impl Write) -> Result<(), Failure> {
    let results: Vec<Value> =
        findings.iter().map(|FileFinding { file, finding }| result(workspace, *file, finding)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.map(rule),
            } },
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    writeln!(out, "{log:#}")?;
    Ok(())
}

fn rule(code: Code) -> Value {
    let severity = code.default_severity();
    let mut rule = json!({
        "id": code.as_str(),
        "shortDescription": { "text": code.summary() },
        "help": { "text": code.page(), "markdown": code.page() },
        "defaultConfiguration": { "enabled": severity.is_some(), "level": level(severity.unwrap_or(Severity::Hint)) },
    });
    if let (Value::Object(rule), Some(address)) = (&mut rule, code.address()) {
        rule.insert("helpUri".to_owned(), address.into());
    }
    rule
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

fn result(workspace: &Workspace, file: FileId, finding: &Finding) -> Value {
    let related = finding.related.iter().enumerate().map(|(id, (place, message))| {
        let mut location = location(workspace, *place);
        if let Value::Object(location) = &mut location {
            location.insert("id".to_owned(), id.into());
            location.insert("message".to_owned(), json!({ "text": message }));
        }
        location
    });
    json!({
        "ruleId": finding.code.as_str(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == finding.code),
        "level": level(finding.severity),
        "message": { "text": finding.message },
        "locations": [location(workspace, Location { file, span: finding.span })],
        "relatedLocations": related.collect::<Vec<Value>>(),
        "partialFingerprints": { "codePathText/v1": fingerprint(workspace, file, finding) },
    })
}

/// A SARIF location. Its path is relative to the current folder, because code scanning tools expect paths relative to the
/// repository.
fn location(workspace: &Workspace, place: Location) -> Value {
    let lines = workspace.world.file(place.file).map(|file| file.lines.positions(place.span, Encoding::Utf16));
    let (start, end) = lines.unwrap_or_default();
    let path = workspace.shown_path(place.file);
    let scheme = match Path::new(&path).is_absolute() {
        true if path.starts_with('/') => "file://",
        // `C:/notes`
        true => "file:///",
        false => "",
    };
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": format!("{scheme}{}", utf8_percent_encode(&path, &PATH)) },
        "region": {
            "startLine": start.line + 1, "startColumn": start.column + 1,
            "endLine": end.line + 1, "endColumn": end.column + 1,
        },
    } })
}

/// Identifies a finding although its lines have moved.
fn fingerprint(workspace: &Workspace, file: FileId, finding: &Finding) -> String {
    let mut hasher = DefaultHasher::new();
    (finding.code.as_str(), workspace.path(file), finding.span.text(workspace.text(file))).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
