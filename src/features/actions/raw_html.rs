//! HTML and shortcodes of site generators in Markdown, in which links are not read.

use crate::text::Span;

/// What opens and closes shortcodes: Hugo's and Jekyll's.
const SHORTCODES: [(&str, &str); 2] = [("{{", "}}"), ("{%", "%}")];

/// The parts of a text that are HTML or in shortcodes. Both end at a blank line at the latest.
pub(super) fn spans(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    let mut paragraph = Span::default();
    let mut lines = text.split_inclusive('\n').chain([""]);
    let paragraphs = std::iter::from_fn(move || {
        loop {
            let line = lines.next()?;
            let at = start;
            start += line.len();
            if line.trim().is_empty() {
                return Some(std::mem::replace(&mut paragraph, Span::at(start)));
            }
            paragraph.end = Span::at(at + line.len()).end;
        }
    });
    paragraphs.flat_map(|paragraph| of_paragraph(text, paragraph))
}

fn of_paragraph(text: &str, paragraph: Span) -> Vec<Span> {
    let own = paragraph.text(text);
    let is_tag = |letter: char| letter.is_ascii_alphabetic() || letter == '/';
    if own.trim_start_matches([' ', '\t', '>']).strip_prefix('<').is_some_and(|tag| tag.starts_with(is_tag)) {
        return vec![paragraph];
    }
    let mut found = Vec::new();
    for (begin, end) in SHORTCODES {
        let mut at = 0;
        while let Some(open) = own.get(at..).and_then(|rest| rest.find(begin)).map(|open| at + open) {
            let close =
                own.get(open..).and_then(|rest| rest.find(end)).map_or(own.len(), |close| open + close + end.len());
            let from = paragraph.start as usize;
            found.push(Span::new(from + open, from + close));
            at = close;
        }
    }
    found
}
