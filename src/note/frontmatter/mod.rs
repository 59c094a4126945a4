//! The properties of a note: in its frontmatter (YAML, TOML, Org keywords) and in its body.
//!
//! A strict parser runs first, because it is right about quotes and escapes. Many notes break the rules; where the
//! strict parser fails, a line scanner takes the properties that it can and reports one [`Problem`].

mod failure;
mod fence;
mod head;
mod infobox;
mod inline;
mod lines;
mod org;
mod properties;
mod scalar;
#[cfg(test)]
mod tests;
mod toml;
pub(super) mod yaml;

use super::{Format, Problem, ProblemSeverity, Property};
use crate::text::Span;
use failure::Failure;

pub(super) use head::Head;
pub(super) use inline::inline;
pub(super) use org::heading_property;
pub use org::is_list_of_words;
pub(super) use properties::{comment_property, property};

/// Reads the properties at the top of a note.
pub(super) fn read(source: &str, format: Format) -> Head {
    let top = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first = fence::lines(source, top).next().unwrap_or_default();
    match first.text(source).trim_end() {
        "---" => fenced(source, first, &YAML),
        "+++" => fenced(source, first, &TOML),
        _ if format == Format::Org => org::read(source, top),
        _ => None,
    }
    .unwrap_or(Head { body: top, ..Head::default() })
}

/// A strict reader of the text in a range of a source.
type Strict = fn(&str, std::ops::Range<usize>) -> Result<Vec<Property>, Failure>;

/// One of the languages that stand between fences.
struct Language {
    name: &'static str,
    closing: &'static [&'static str],
    strict: Strict,
    separator: char,
}

const YAML: Language = Language { name: "YAML", closing: &["---", "..."], strict: yaml::read, separator: ':' };
const TOML: Language = Language { name: "TOML", closing: &["+++"], strict: toml::read, separator: '=' };

/// Reads what stands behind the fence `opening`; `None` when that is a mere rule with prose behind it.
fn fenced(source: &str, opening: Span, language: &Language) -> Option<Head> {
    let start = fence::behind(source, opening.end as usize);
    let Some((end, body)) = fence::close(source, start, language.closing) else {
        return unclosed(source, opening, start, language);
    };
    let content = source.get(start..end)?;
    if content.trim().is_empty() {
        return Some(Head { body, ..Head::default() });
    }
    match (language.strict)(source, start..end) {
        Ok(properties) => Some(Head { properties, body, ..Head::default() }),
        Err(failure) => {
            let scan = lines::scan(source, start..end, language.separator);
            if scan.starts_with_prose || scan.skipped.len() > scan.properties.len() {
                return unclosed(source, opening, start, language);
            }
            let problem = broken(source, &scan, &failure, language);
            Some(Head { properties: scan.properties, body, problems: vec![problem], is_part: false })
        }
    }
}

/// What the line scanner took where the strict reader gave up.
fn broken(source: &str, scan: &lines::Scan, failure: &Failure, language: &Language) -> Problem {
    let (span, reason) = match (scan.odd.as_ref(), scan.skipped.first()) {
        (Some((span, reason)), _) => (*span, (*reason).to_owned()),
        (None, Some(span)) => (*span, "this line is no property".to_owned()),
        (None, None) => (fence::line_at(source, failure.at), failure.reason.clone()),
    };
    let taken = match scan.skipped.len() {
        0 => "every property was still read".to_owned(),
        1 => format!("line {} was skipped, the rest was read", line_number(source, scan.skipped.first())),
        many => {
            format!("{many} lines from line {} on were skipped, the rest was read", {
                line_number(source, scan.skipped.first())
            })
        }
    };
    let severity = if scan.skipped.is_empty() { ProblemSeverity::Information } else { ProblemSeverity::Warning };
    let line = line_number(source, Some(&span));
    Problem { span, message: format!("Line {line} is not valid {}: {reason}; {taken}.", language.name), severity }
}

/// Frontmatter that nothing closes: the leading lines that read as properties are taken.
fn unclosed(source: &str, opening: Span, start: usize, language: &Language) -> Option<Head> {
    let scan = lines::scan_leading(source, start..source.len(), language.separator);
    if scan.properties.is_empty() {
        return None;
    }
    let fence = opening.text(source).trim_end();
    let until = line_number(source, Some(&Span::at(scan.end.saturating_sub(1))));
    let message = format!(
        "The frontmatter has no closing `{fence}`: the lines up to line {until} were read as properties, the rest as text."
    );
    let problem = Problem { span: opening, message, severity: ProblemSeverity::Information };
    Some(Head { properties: scan.properties, body: scan.end, problems: vec![problem], is_part: false })
}

/// The line that a span begins on, counted from 1.
fn line_number(source: &str, span: Option<&Span>) -> usize {
    let start = span.map_or(0, |span| span.start as usize);
    1 + source.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count()
}
