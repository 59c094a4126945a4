//! A set of spans with fast overlap queries.

use super::Span;

/// Spans of one text, indexed for repeated overlap queries.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    /// The spans by where they start.
    sorted: Vec<Entry>,
}

/// A span, with what is needed to search its neighbours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Entry {
    span: Span,
    /// Its index among the spans as they were added.
    index: usize,
    /// The greatest end of the spans up to this one.
    last: u32,
    /// The smallest end of the spans from this one on.
    first: u32,
}

impl FromIterator<Span> for Spans {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let entry = |(index, span): (usize, Span)| Entry { span, index, last: span.end, first: span.end };
        let mut sorted: Vec<Entry> = spans.into_iter().enumerate().map(entry).collect();
        sorted.sort_unstable();
        let mut last = 0;
        for entry in &mut sorted {
            last = last.max(entry.last);
            entry.last = last;
        }
        let mut first = u32::MAX;
        for entry in sorted.iter_mut().rev() {
            first = first.min(entry.first);
            entry.first = first;
        }
        Self { sorted }
    }
}

impl Spans {
    /// Whether any of the spans shares a byte with this one.
    pub fn overlap(&self, span: Span) -> bool {
        let before = self.sorted.partition_point(|entry| entry.span.start < span.end);
        self.up_to(before).last().is_some_and(|entry| entry.last > span.start)
    }

    /// Whether this span covers any of the spans.
    pub fn are_in(&self, span: Span) -> bool {
        let first = self.sorted.partition_point(|entry| entry.span.start < span.start);
        self.sorted.get(first).is_some_and(|entry| entry.first <= span.end)
    }

    /// The index of the first span, in the order in which they were added, that covers this one.
    pub fn first_around(&self, span: Span) -> Option<usize> {
        let before = self.sorted.partition_point(|entry| entry.span.start <= span.start);
        let around = self.up_to(before).iter().rev().take_while(|entry| entry.last >= span.end);
        around.filter(|entry| entry.span.covers(span)).map(|entry| entry.index).min()
    }

    fn up_to(&self, end: usize) -> &[Entry] {
        self.sorted.get(..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn span() -> impl Strategy<Value = Span> {
        (0..30_usize, 0..8_usize).prop_map(|(start, length)| Span::new(start, start + length))
    }

    proptest! {
        #[test]
        fn it_says_what_looking_at_each_says(spans in prop::collection::vec(span(), 0..12), asked in span()) {
            let all: Spans = spans.iter().copied().collect();
            prop_assert_eq!(all.overlap(asked), spans.iter().any(|one| one.overlaps(asked)));
            prop_assert_eq!(all.are_in(asked), spans.iter().any(|one| asked.covers(*one)));
            prop_assert_eq!(all.first_around(asked), spans.iter().position(|one| one.covers(asked)));
        }
    }
}
