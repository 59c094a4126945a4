//! The lines and records of GEDCOM: `level [@xref@] TAG [value]`. A line belongs to the nearest line before it with a lower
//! level.

use crate::text::{Span, mark_width};

/// A line. Its value is as written, with all leading blanks but one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    level: u16,
    /// Its cross-reference identifier, without `@`.
    pub(super) xref: Option<&'t str>,
    tag: &'t str,
    value: &'t str,
    /// From its level to its end.
    pub(super) span: Span,
}

impl<'t> Line<'t> {
    /// Reads a line that begins at byte `at`. Nothing where it has no level or no tag.
    fn read(line: &'t str, at: usize) -> Option<Self> {
        let start = at + line.len() - line.trim_start().len();
        let end = at + line.len();
        let line = line.trim_start();
        let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let (level, rest) = line.split_at_checked(digits)?;
        let level = level.parse().ok()?;
        let rest = rest.strip_prefix([' ', '\t'])?.trim_start();
        let (xref, rest) = match rest.strip_prefix('@').and_then(|rest| rest.split_once('@')) {
            Some((xref, rest)) => (Some(xref.trim()), rest.trim_start()),
            None => (None, rest),
        };
        let (tag, value) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
        let is_tag = !tag.is_empty() && tag.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        let xref = xref.filter(|xref| !xref.is_empty());
        is_tag.then_some(Self { level, xref, tag, value, span: Span::new(start, end) })
    }

    pub(super) fn is(&self, tag: &str) -> bool {
        self.tag.eq_ignore_ascii_case(tag)
    }

    /// The value, trimmed.
    pub(super) fn value(&self) -> &'t str {
        self.value.trim()
    }

    /// The span of the trimmed value.
    pub(super) fn value_span(&self) -> Span {
        let end = self.span.end as usize - (self.value.len() - self.value.trim_end().len());
        Span::new(end - self.value().len(), end)
    }

    /// The record that the value points to.
    pub(super) fn pointer(&self) -> Option<&'t str> {
        let inner = self.value().strip_prefix('@')?.strip_suffix('@')?.trim();
        (!inner.is_empty() && !inner.contains(['@', '#']) && inner != "VOID").then_some(inner)
    }
}

/// A line of level 0 with all lines that belong to it. Lines are addressed by their index; 0 is the first.
#[derive(Clone, Debug)]
pub(super) struct Record<'t> {
    lines: Vec<Line<'t>>,
    /// The line that each belongs to.
    parents: Vec<usize>,
}

impl<'t> Record<'t> {
    /// Adds a line below the others.
    fn push(&mut self, line: Line<'t>, open: &mut Vec<usize>) {
        while open.last().and_then(|last| self.lines.get(*last)).is_some_and(|last| last.level >= line.level) {
            open.pop();
        }
        self.parents.push(open.last().copied().unwrap_or_default());
        open.push(self.lines.len());
        self.lines.push(line);
    }

    /// The first line's.
    pub(super) fn xref(&self) -> Option<&'t str> {
        self.lines.first()?.xref
    }

    pub(super) fn is(&self, tag: &str) -> bool {
        self.lines.first().is_some_and(|line| line.is(tag))
    }

    /// From the first line's beginning to the last one's end.
    pub(super) fn span(&self) -> Span {
        let start = self.lines.first().map_or(0, |line| line.span.start);
        Span { start, end: self.lines.last().map_or(start, |line| line.span.end) }
    }

    /// The lines right below one, with their places.
    pub(super) fn below(&self, index: usize) -> impl Iterator<Item = (usize, &Line<'t>)> {
        let level = self.lines.get(index).map_or(u16::MAX, |line| line.level);
        let lines = self.lines.iter().zip(&self.parents).enumerate().skip(index + 1);
        let within = lines.take_while(move |(_, (line, _))| line.level > level);
        within.filter(move |(_, (_, parent))| **parent == index).map(|(at, (line, _))| (at, line))
    }

    /// The first line of that tag right below one.
    pub(super) fn child(&self, index: usize, tag: &str) -> Option<&Line<'t>> {
        self.below(index).map(|(_, line)| line).find(|line| line.is(tag))
    }

    /// A line's value with those that continue it.
    pub(super) fn text(&self, index: usize) -> String {
        let mut text = self.lines.get(index).map(|line| line.value).unwrap_or_default().to_owned();
        for (_, line) in self.below(index) {
            if line.is("CONT") {
                text.push('\n');
            } else if !line.is("CONC") {
                continue;
            }
            text.push_str(line.value);
        }
        unescaped(text.trim())
    }
}

/// The text with single `@`: in values they are doubled.
pub(super) fn unescaped(text: &str) -> String {
    text.replace("@@", "@")
}

/// Calls `take` with each record of a text, in order. Invalid lines are skipped.
pub(super) fn records<'t>(text: &'t str, mut take: impl FnMut(&Record<'t>)) {
    let mut record: Option<Record<'t>> = None;
    let mut open = Vec::new();
    let mut at = mark_width(text);
    for piece in text.get(at..).unwrap_or_default().split(['\n', '\r']) {
        let start = at;
        at += piece.len() + 1;
        let Some(line) = Line::read(piece, start) else { continue };
        if line.level == 0 {
            record.iter().for_each(&mut take);
            open = vec![0];
            record = Some(Record { lines: vec![line], parents: vec![0] });
        } else if let Some(record) = &mut record {
            record.push(line, &mut open);
        }
    }
    record.iter().for_each(take);
}
