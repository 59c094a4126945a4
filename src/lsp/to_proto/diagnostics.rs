//! Diagnostics in the protocol's terms.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use serde_json::json;
use tower_lsp::ls_types::{
    self as lsp, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString,
};

use crate::config::{FILE, Layer, Problem};
use crate::entity_index::FileId;
use crate::lint::{self, Code, Finding, Severity};
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::snapshot::Snapshot;
use crate::text::{LineIndex, Span};
use crate::world::FileKey;

/// What the editor takes with a diagnostic.
#[derive(Clone, Copy)]
struct Abilities {
    /// Related places.
    related_information: bool,
    /// Pages about codes.
    code_descriptions: bool,
    /// Data, which it sends back when it asks for code actions.
    data: bool,
}

impl Abilities {
    fn of(client: &Client) -> Self {
        let published = client.document().and_then(|document| document.publish_diagnostics.as_ref());
        let pulled = client.document().and_then(|document| document.diagnostic.as_ref());
        Self {
            related_information: published.and_then(|published| published.related_information) == Some(true)
                || pulled.and_then(|pulled| pulled.related_information) == Some(true),
            code_descriptions: published.and_then(|published| published.code_description_support) == Some(true)
                || pulled.and_then(|pulled| pulled.code_description_support) == Some(true),
            data: published.and_then(|published| published.data_support) == Some(true)
                || pulled.and_then(|pulled| pulled.data_support) == Some(true),
        }
    }
}

/// All diagnostics of a note, but for those of a word that is being typed. `text` is the note's text.
pub(crate) fn of_note(snapshot: &Snapshot, file: FileId, text: &str) -> Vec<Diagnostic> {
    let exists = |key: &FileKey| snapshot.folders.path(key).is_some_and(|path| path.exists());
    let abilities = Abilities::of(&snapshot.client);
    let findings = lint::check(&snapshot.world, file, text, &snapshot.config.severities(), &exists);
    let written = findings.iter().filter(|finding| !snapshot.typing.is_at(file, finding.span));
    written.map(|finding| of_finding(snapshot, abilities, file, text, finding)).collect()
}

fn of_finding(snapshot: &Snapshot, abilities: Abilities, file: FileId, text: &str, finding: &Finding) -> Diagnostic {
    let related = finding.related.iter().filter(|_| abilities.related_information);
    let related: Vec<DiagnosticRelatedInformation> = related
        .filter_map(|(place, message)| {
            Some(DiagnosticRelatedInformation { location: snapshot.location(*place)?, message: message.clone() })
        })
        .collect();
    Diagnostic {
        related_information: (!related.is_empty()).then_some(related),
        // A code action is asked for with the diagnostic as it was: here it sees what text that was about.
        data: abilities.data.then(|| json!({ "text": finding.span.text(text) })),
        ..plain(abilities, finding.code, finding.severity, snapshot.range(file, finding.span), &finding.message)
    }
}

/// What is wrong in a settings file with this text. One that is not used has but one fault. Which patterns name nothing is
/// told once all files have been read.
pub(crate) fn of_settings(snapshot: &Snapshot, text: &str, is_used: bool, has_read: bool) -> Vec<Diagnostic> {
    let Some(severity) = snapshot.config.severities().of(Code::InvalidSetting, Severity::Warning) else {
        return Vec::new();
    };
    let abilities = Abilities::of(&snapshot.client);
    let lines = LineIndex::new(text);
    let problems = match is_used {
        true => {
            let folder = snapshot.folders.first().map(|(_, folder)| folder).unwrap_or(Path::new(""));
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
        plain(abilities, Code::InvalidSetting, severity, range, &problem.message)
    };
    problems.iter().map(diagnostic).collect()
}

fn plain(abilities: Abilities, code: Code, severity: Severity, range: lsp::Range, message: &str) -> Diagnostic {
    let address = code.address().filter(|_| abilities.code_descriptions);
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

/// A digest of diagnostics. An editor that pulls them is told by it that it has these already.
pub(crate) fn result_id(diagnostics: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    // What cannot be written cannot be sent either.
    serde_json::to_string(diagnostics).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
