//! Groups in braces.

use std::ops::Range;

/// The ends of all groups in braces.
#[derive(Default)]
pub(super) struct Groups {
    /// Where one begins, and the place behind its end; by where they begin.
    pairs: Vec<(usize, usize)>,
}

impl Groups {
    pub(super) fn of(source: &str, range: Range<usize>) -> Self {
        let (mut pairs, mut open) = (Vec::new(), Vec::new());
        let (mut is_escaped, mut in_comment, mut before) = (false, false, b'\n');
        for (at, byte) in (range.start..).zip(source.get(range).unwrap_or_default().bytes()) {
            match byte {
                b'\n' => in_comment = false,
                _ if is_escaped || in_comment => {}
                b'{' => open.push(at),
                b'}' => pairs.extend(open.pop().map(|start| (start, at + 1))),
                // Within a word it may be of an address.
                b'%' if before.is_ascii_whitespace() => in_comment = true,
                _ => {}
            }
            is_escaped = byte == b'\\' && !is_escaped;
            before = byte;
        }
        pairs.sort_unstable();
        Self { pairs }
    }

    /// The offset behind the group that begins at `start`.
    pub(super) fn end(&self, start: usize) -> Option<usize> {
        let index = self.pairs.binary_search_by_key(&start, |(start, _)| *start).ok()?;
        self.pairs.get(index).map(|(_, end)| *end)
    }
}
