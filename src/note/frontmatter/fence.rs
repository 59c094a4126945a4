//! Line spans, and the fences of frontmatter among them.

use crate::text::Span;

/// The lines from the offset `start` on, without their line ends.
pub(super) fn lines(source: &str, start: usize) -> impl Iterator<Item = Span> + '_ {
    let mut next = (start <= source.len()).then_some(start);
    std::iter::from_fn(move || {
        let from = next?;
        let rest = source.get(from..)?;
        if rest.is_empty() {
            return None;
        }
        let length = rest.find('\n').unwrap_or(rest.len());
        next = Some(from + length + 1);
        let text = rest.get(..length).unwrap_or_default();
        Some(Span::new(from, from + text.strip_suffix('\r').unwrap_or(text).len()))
    })
}

/// The offset of the next line, behind the line end at `end`.
pub(super) fn behind(source: &str, end: usize) -> usize {
    let rest = source.get(end..).unwrap_or_default();
    end + rest.find('\n').map_or(rest.len(), |offset| offset + 1)
}

/// The end of the content and the start of the body, if one of `closing` is alone on a line from `start` on.
pub(super) fn close(source: &str, start: usize, closing: &[&str]) -> Option<(usize, usize)> {
    lines(source, start)
        .find(|line| closing.contains(&line.text(source).trim_end()))
        .map(|line| (line.start as usize, behind(source, line.end as usize)))
}

/// The line that the offset `at` is on.
pub(super) fn line_at(source: &str, at: usize) -> Span {
    let at = at.min(source.len());
    let before = source.as_bytes().get(..at).unwrap_or_default();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    lines(source, start).next().unwrap_or(Span::at(start))
}

/// `span` without the white space at its ends.
pub(super) fn trimmed(source: &str, span: Span) -> Span {
    let text = span.text(source);
    let start = span.start as usize + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

/// The span from `start` to `end` of the text under `span`, both counted from the span's start.
pub(super) fn within(span: Span, start: usize, end: usize) -> Span {
    Span::new(span.start as usize + start, span.start as usize + end)
}
