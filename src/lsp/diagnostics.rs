//! Diagnostics in the protocol's terms.

use std::path::Path;

use serde_json::json;
use tower_lsp::ls_types::{
    self as lsp, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString,
};

use super::snapshot::Snapshot;
use crate::config::{FILE, Layer, Problem};
use crate::entity_index::FileId;
use crate::lint::{self, Code, Finding, Severity};
use crate::text::{LineIndex, Span};
use crate::world::FileKey;

/// All diagnostics of a note, but for those of a word that is just being written. `text` is the note's text.
pub(super) fn of_note(snapshot: &Snapshot, file: FileId, text: &str) -> Vec<Diagnostic> {
    let exists = |key: &FileKey| snapshot.places.path(key).is_some_and(|path| path.exists());
    let findings = lint::check(&snapshot.world, file, text, &snapshot.config.severities(), &exists);
    let written = findings.iter().filter(|finding| !snapshot.typing.is_at(file, finding.span));
    written.map(|finding| of_finding(snapshot, file, text, finding)).collect()
}

fn of_finding(snapshot: &Snapshot, file: FileId, text: &str, finding: &Finding) -> Diagnostic {
    let related = finding.related.iter().filter(|_| snapshot.client.related_information);
    let related: Vec<DiagnosticRelatedInformation> = related
        .filter_map(|(place, message)| {
            Some(DiagnosticRelatedInformation { location: snapshot.location(*place)?, message: message.clone() })
        })
        .collect();
    Diagnostic {
        related_information: (!related.is_empty()).then_some(related),
        // A code action is asked for with the diagnostic as it was: here it sees what text that was about.
        data: snapshot.client.diagnostic_data.then(|| json!({ "text": finding.span.text(text) })),
        ..plain(snapshot, finding.code, finding.severity, snapshot.range(file, finding.span), &finding.message)
    }
}

/// What is wrong in a settings file with this text. One that is not used has but one fault. Which patterns name nothing is
/// told once all files have been read.
pub(super) fn of_settings(snapshot: &Snapshot, text: &str, is_used: bool, has_read: bool) -> Vec<Diagnostic> {
    let Some(severity) = snapshot.config.severities().of(Code::InvalidSetting, Severity::Warning) else {
        return Vec::new();
    };
    let lines = LineIndex::new(text);
    let problems = match is_used {
        true => {
            let folder = snapshot.places.folders().next().map(|(_, folder)| folder).unwrap_or(Path::new(""));
            let layer = Layer::from_toml(text, folder);
            let unmatched = if has_read { layer.unmatched(folder, &snapshot.keys()) } else { Vec::new() };
            layer.problems.into_iter().chain(unmatched).collect()
        }
        false if text.is_empty() => Vec::new(),
        false => {
            let message = format!("This file is not used: settings come from the first workspace folder's {FILE}.");
            vec![Problem { span: Some(Span::at(0)), message }]
        }
    };
    let diagnostic = |problem: &Problem| {
        let range = snapshot.range_in(&lines, problem.span.unwrap_or_default());
        plain(snapshot, Code::InvalidSetting, severity, range, &problem.message)
    };
    problems.iter().map(diagnostic).collect()
}

fn plain(snapshot: &Snapshot, code: Code, severity: Severity, range: lsp::Range, message: &str) -> Diagnostic {
    let address = code.address().filter(|_| snapshot.client.code_descriptions);
    Diagnostic {
        range,
        severity: Some(match severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Information => DiagnosticSeverity::INFORMATION,
            Severity::Hint => DiagnosticSeverity::HINT,
        }),
        code: Some(NumberOrString::String(code.as_str().to_owned())),
        code_description: address.and_then(|address| address.parse().ok()).map(|href| CodeDescription { href }),
        source: Some("whoswho".to_owned()),
        message: message.to_owned(),
        ..Diagnostic::default()
    }
}
