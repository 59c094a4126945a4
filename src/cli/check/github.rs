//! Findings as workflow commands of GitHub Actions, which annotate lines of files.

use std::io::Write;

use super::finding::FileFinding;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::lint::Severity;
use crate::text::Encoding;

/// Prints one command a finding.
pub(super) fn print(workspace: &Workspace, findings: &[FileFinding], out: &mut impl Write) -> Result<(), Failure> {
    for FileFinding { file, finding } in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information | Severity::Hint => "notice",
        };
        let lines = workspace.world.file(*file).map(|file| file.lines.positions(finding.span, Encoding::Utf32));
        let (start, end) = lines.unwrap_or_default();
        let place = format!("line={},endLine={}", start.line + 1, end.line + 1);
        // GitHub wants columns only where the finding is on one line.
        let columns = if start.line == end.line && end.column > start.column {
            format!(",col={},endColumn={}", start.column + 1, end.column)
        } else {
            format!(",col={}", start.column + 1)
        };
        let (path, code) = (property(&workspace.shown_path(*file)), finding.code.as_str());
        writeln!(out, "::{command} file={path},{place}{columns},title={code}::{}", data(&finding.message))?;
    }
    Ok(())
}

/// Escapes the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
