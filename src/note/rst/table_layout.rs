//! The layout of a drawn table: how much room its cells have, and the edits that widen a column.

use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use super::display_column::at_column;
use super::simple_table::{self, MAX_LINES, is_ruler};
use super::tables::is_grid;
use crate::note::lines::lines;
use crate::text::Span;

/// A grid or simple table of reStructuredText, whose columns are drawn in the source.
pub struct DrawnTable<'a> {
    /// Its lines, without their ends, with where they stand in bytes of the source.
    lines: Vec<(Range<usize>, &'a str)>,
    is_grid: bool,
}

/// A cell of a drawn table, or one line of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DrawnCell {
    /// The end of its text, in bytes of the source.
    pub end: usize,
    /// The number of blanks behind it up to the end of its column; 0 if nothing follows on the line.
    pub blanks: usize,
    /// By how many columns its text may grow.
    pub room: usize,
    /// Whether nothing follows on the line.
    pub is_last: bool,
    /// The column behind it, in characters as wide as a digit.
    pub border: usize,
}

impl<'a> DrawnTable<'a> {
    /// The table around a place.
    pub fn around(source: &'a str, place: Span) -> Option<Self> {
        let start = source.get(..place.start as usize)?.rfind('\n').map_or(0, |at| at + 1);
        let above: Vec<&str> = source.get(..start)?.rsplit('\n').skip(1).take(MAX_LINES).collect();
        let is_empty = |number: usize| above.get(number).is_none_or(|line| line.trim().is_empty());
        let of_grid = (0..above.len()).take_while(|number| !is_empty(*number)).last();
        let is_top =
            |number: &usize| above.get(*number).is_some_and(|line| is_ruler(line.trim())) && is_empty(number + 1);
        let top = of_grid.filter(|number| above.get(*number).is_some_and(|line| is_grid(line.trim())));
        let is_grid = top.is_some();
        let top = top.or_else(|| (0..above.len()).find(is_top))?;
        let first = start - above.iter().take(top + 1).map(|line| line.len() + 1).sum::<usize>();
        let mut all: Vec<(Range<usize>, &str)> = lines(source, first).take(MAX_LINES).collect();
        let end = match is_grid {
            true => all.iter().take_while(|(_, line)| !line.trim().is_empty()).count(),
            false => simple_table::end(0, |number| all.get(number).map(|(_, line)| *line))? + 1,
        };
        all.truncate(end);
        let is_within = all.last().is_some_and(|(range, _)| place.end as usize <= range.end);
        is_within.then_some(Self { lines: all, is_grid })
    }

    /// The start of the table, in bytes of the source.
    pub fn start(&self) -> usize {
        self.lines.first().map_or(0, |(range, _)| range.start)
    }

    /// The cell around a place within one line. `None` in the last column of a simple table, which is as wide as its
    /// text.
    pub fn cell(&self, place: Span) -> Option<DrawnCell> {
        let (range, line) = self.line(place.end as usize)?;
        let from = place.end as usize - range.start;
        let rest = line.get(from..)?;
        let column = |bytes: usize| line.get(..from + bytes).unwrap_or_default().width();
        let border = match self.is_grid {
            true => {
                let bars = rest.match_indices('|').map(|(bar, _)| column(bar));
                // A cell whose end cannot be told has no room.
                bars.into_iter().find(|bar| self.is_corner(*bar)).unwrap_or(column(0))
            }
            false => {
                let columns = simple_table::columns(self.lines.first().map_or("", |(_, line)| line));
                let own = columns.iter().position(|own| column(0) <= own.end)?;
                if own + 1 == columns.len() {
                    return None;
                }
                columns.get(own)?.end
            }
        };
        let end = rest.char_indices().map(|(at, _)| at).find(|at| column(*at) >= border).unwrap_or(rest.len());
        let (text, behind) = rest.split_at_checked(end)?;
        let own = text.trim_end();
        let is_last = behind.trim().is_empty();
        let blanks = if is_last { 0 } else { text.len() - own.len() };
        // A grid has a blank before its bars.
        let bar = usize::from(self.is_grid);
        let room = border.saturating_sub(column(own.len()) + bar);
        Some(DrawnCell { end: place.end as usize + own.len(), blanks, room, is_last, border })
    }

    /// The edits that widen the column that ends at `border`, except in lines whose cells are replaced anyway
    /// (`written`, by their ends). `None` if the layout is not clear.
    pub fn widened(&self, border: usize, by: usize, written: &[usize]) -> Option<Vec<(Span, String)>> {
        let mut edits = Vec::new();
        for (range, line) in &self.lines {
            let line = line.trim_end();
            if written.iter().any(|end| range.contains(end) || range.end == *end) || line.width() < border {
                continue;
            }
            let at = at_column(line, border)?;
            let before = line.get(..at)?.chars().next_back()?;
            let here = line.get(at..)?.chars().next();
            let is_drawn = matches!(before, '-' | '=') && here.is_none_or(|here| "+-=| ".contains(here));
            let at = match here {
                _ if is_drawn => at,
                Some('|' | '+') if self.is_grid => at,
                // A cell over several columns grows at its end.
                Some(_) if self.is_grid => at + line.get(at..)?.find('|')?,
                Some(' ') | None => at,
                Some(_) => return None,
            };
            let fill = if is_drawn { before } else { ' ' };
            if here.is_some() || is_drawn {
                edits.push((Span::at(range.start + at), fill.to_string().repeat(by)));
            }
        }
        Some(edits)
    }

    fn line(&self, at: usize) -> Option<&(Range<usize>, &'a str)> {
        self.lines.iter().find(|(range, _)| (range.start..=range.end).contains(&at))
    }

    /// Whether any line has a corner at a column.
    fn is_corner(&self, column: usize) -> bool {
        self.lines.iter().any(|(_, line)| line.is_ascii() && line.as_bytes().get(column) == Some(&b'+'))
    }
}
