//! Parses a note in any format.

use super::{Format, ParsedNote};
use super::{asciidoc, assemble, commit, djot, html, latex, mail, markdown, org, plain, rst, typst};

/// Parses a note. `source` may be anything: text that the format does not explain is prose.
pub fn parse(source: &str, format: Format) -> ParsedNote {
    match format {
        Format::Markdown => markdown::parse(source),
        Format::Org => org::parse(source),
        Format::Plain => plain::parse(source),
        Format::AsciiDoc => asciidoc::parse(source),
        Format::Latex => latex::parse(source),
        Format::Rst => rst::parse(source),
        Format::Html => html::parse(source),
        Format::Mail => mail::parse(source),
        Format::Commit => commit::parse(source),
        Format::Djot => djot::parse(source),
        Format::Typst => typst::parse(source),
        Format::Source(_) => assemble::without_prose(format),
    }
}
