//! The displayed text of a piece of source: `Bj\"orn` in LaTeX is displayed as Björn.

use std::borrow::Cow;

use super::visible_text::BARRIER;
use super::{Format, VisibleText, mail, parse};

/// The displayed text of a piece of a note's source, such as a mention: without markup, and with character references
/// replaced. The source itself if nothing of it is visible.
pub fn displayed_text(source: &str, format: Format) -> Cow<'_, str> {
    let is_plain =
        |char: char| char.is_alphanumeric() || matches!(char, ' ' | '.' | ',' | '\'' | '’' | '-' | '\n' | '\r');
    if format.is_source() || source.chars().all(is_plain) {
        return Cow::Borrowed(source);
    }
    let text = match format {
        Format::Mail => mail::seen(source),
        _ => shown(source, format),
    };
    if text.trim().is_empty() { Cow::Borrowed(source) } else { Cow::Owned(text) }
}

fn shown(source: &str, format: Format) -> String {
    let note = parse(source, format);
    let texts = note.blocks.iter().map(|block| VisibleText::of(block, source).text.replace(BARRIER, ""));
    texts.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_as_its_format_has_it() {
        for (format, source, expected) in [
            (Format::Latex, "Bj\\\"orn Ekstr\\\"om", "Björn Ekström"),
            (Format::Latex, "Bj{\\\"o}rn~Gar\\c{c}on", "Björn\u{a0}Garçon"),
            (Format::Latex, "S\\o ren N\\'u\\~nez", "Søren Núñez"),
            (Format::Latex, "\\\"O}zg\\\"ur", "Özgür"),
            (Format::AsciiDoc, "Ann{nbsp}Smith", "Ann\u{a0}Smith"),
            (Format::Html, "Zo&euml; <b>Lane</b>", "Zoë Lane"),
            (Format::Markdown, "Rose &amp; Sons", "Rose & Sons"),
            (Format::Markdown, "*Ann* Smith", "Ann Smith"),
            (Format::Org, "Ann\\nbsp{}Smith", "Ann\u{a0}Smith"),
            (Format::Mail, "=?utf-8?Q?Zo=C3=AB?= Lane", "Zoë Lane"),
            (Format::Mail, "Zo=C3=AB Lane", "Zoë Lane"),
            (Format::Plain, "Jean-Luc O’Hara", "Jean-Luc O’Hara"),
            (Format::Markdown, "---", "---"),
        ] {
            assert_eq!(displayed_text(source, format), expected, "{source}");
        }
    }
}
