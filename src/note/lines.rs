//! Splits a source into lines.

use std::ops::Range;

/// The lines of `source` from `start` on, without their ends: `\n`, `\r\n` or `\r`.
pub(super) fn lines(source: &str, start: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut next = Some(start);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = source.get(start..)?;
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or_default();
        let after = rest.get(end..).unwrap_or_default();
        let line_end = if after.starts_with("\r\n") { 2 } else { 1 };
        next = (!after.is_empty()).then_some(start + end + line_end);
        Some((start..start + end, text))
    })
}
