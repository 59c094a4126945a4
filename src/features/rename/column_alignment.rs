//! Keeps columns aligned in reStructuredText and AsciiDoc: the lines around a title, which are as long as it, and the
//! cells of drawn tables.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use unicode_width::UnicodeWidthStr as _;

use crate::note::{DrawnCell, DrawnTable, Format, Heading, ParsedNote};
use crate::text::Span;

/// The edits that must go along with others, which are in order, so that titles and tables stay what they are. None if a
/// table has no room for a longer text.
pub(in crate::features) fn kept(
    note: &ParsedNote,
    source: &str,
    edits: &[(Span, String)],
) -> Option<Vec<(Span, String)>> {
    match note.format {
        Format::Rst => {}
        Format::AsciiDoc => return Some(lines_below(source, edits)),
        _ => return Some(Vec::new()),
    }
    let mut more = padding(source, edits)?;
    more.extend(note.headings.iter().flat_map(|heading| adornments(heading, source, edits)));
    Some(more)
}

/// Whether a text takes as many columns as what it is written for, or may take another number.
pub(in crate::features) fn fits(format: Format, source: &str, (place, text): (Span, &str)) -> bool {
    let is_counted = || match format {
        Format::Rst => DrawnTable::around(source, place).is_some_and(|table| table.cell(place).is_some()),
        Format::AsciiDoc => !lines_below(source, &[(place, text.to_owned())]).is_empty(),
        _ => false,
    };
    grown(source, place, text) == 0 || !is_counted()
}

/// By how many columns a text is wider than what it is written for.
fn grown(source: &str, place: Span, text: &str) -> isize {
    text.width().cast_signed() - place.text(source).width().cast_signed()
}

/// The blanks behind the texts of cells that grow or shrink, and what makes columns wider where these do not suffice.
fn padding(source: &str, edits: &[(Span, String)]) -> Option<Vec<(Span, String)>> {
    let mut columns: FxHashMap<(usize, usize), Column<'_>> = FxHashMap::default();
    for (place, text) in edits {
        let Some(table) = DrawnTable::around(source, *place) else { continue };
        if let Some(cell) = table.cell(*place) {
            let column =
                columns.entry((table.start(), cell.border)).or_insert(Column { table, cells: FxHashMap::default() });
            column.cells.entry(cell.end).or_insert((cell, 0)).1 += grown(source, *place, text);
        }
    }
    let edits: Option<Vec<Vec<(Span, String)>>> =
        columns.into_iter().map(|((_, border), column)| column.fitted(border)).collect();
    edits.map(|edits| edits.into_iter().flatten().collect())
}

/// A column of a drawn table.
struct Column<'a> {
    table: DrawnTable<'a>,
    /// Its cells that change, and by how many columns each grows; by where they end.
    cells: FxHashMap<usize, (DrawnCell, isize)>,
}

impl Column<'_> {
    /// The edits that keep its border straight. None if that cannot be done.
    fn fitted(self, border: usize) -> Option<Vec<(Span, String)>> {
        let missing =
            |(cell, grown): &(DrawnCell, isize)| usize::try_from(*grown).unwrap_or_default().saturating_sub(cell.room);
        let wider = self.cells.values().map(missing).max().unwrap_or_default();
        let written: Vec<usize> = self.cells.keys().copied().collect();
        let mut edits = if wider > 0 { self.table.widened(border, wider, &written)? } else { Vec::new() };
        for (cell, grown) in self.cells.into_values().filter(|(cell, _)| !cell.is_last) {
            let blanks = (cell.blanks + wider).checked_add_signed(-grown)?;
            let place = Span::new(cell.end, cell.end + cell.blanks);
            if blanks != cell.blanks {
                edits.push((place, " ".repeat(blanks)));
            }
        }
        Some(edits)
    }
}

/// The lines below titles on two lines of AsciiDoc.
fn lines_below(source: &str, edits: &[(Span, String)]) -> Vec<(Span, String)> {
    let mut titles: BTreeMap<usize, isize> = BTreeMap::new();
    for (place, text) in edits {
        let before = source.get(..place.start as usize).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        *titles.entry(start).or_default() += grown(source, *place, text);
    }
    titles.into_iter().filter_map(|(start, grown)| line_below(source, start, grown)).collect()
}

/// The line below a title that begins at a byte and grows by so many columns, as long as that. It may be one character shorter
/// or longer now. Below a block's title, or within a paragraph, such a line opens a block.
fn line_below(source: &str, start: usize, grown: isize) -> Option<(Span, String)> {
    let above = source.get(..start)?.lines().next_back().unwrap_or_default();
    let (title, rest) = source.get(start..)?.split_once('\n')?;
    if title.starts_with(['.', '[', ':', '|']) || !(above.is_empty() || above.starts_with(['[', ':', '/'])) {
        return None;
    }
    let width = title.trim_end().width();
    let line = rest.lines().next()?.trim_end();
    let mark = line.chars().next().filter(|mark| "=-~^+".contains(*mark))?;
    let is_line = line.chars().all(|own| own == mark) && line.len().abs_diff(width) < 2;
    let from = start + title.len() + 1;
    is_line.then(|| (Span::new(from, from + line.len()), mark.to_string().repeat(width.saturating_add_signed(grown))))
}

/// The lines above and below a title, as long as it is now: those that were, and those that would be too short.
fn adornments(heading: &Heading, source: &str, edits: &[(Span, String)]) -> Vec<(Span, String)> {
    let here = edits.iter().filter(|(place, _)| heading.text.covers(*place));
    let grown: isize = here.map(|(place, text)| grown(source, *place, text)).sum();
    if grown == 0 {
        return Vec::new();
    }
    let mut start = heading.span.start as usize;
    let (mut lines, mut width) = (Vec::new(), 0);
    for line in heading.span.text(source).split_inclusive('\n') {
        let text = line.trim_end();
        let place = Span::new(start, start + text.len());
        start += line.len();
        match text.chars().next().filter(|mark| mark.is_ascii_punctuation() && text.chars().all(|own| own == *mark)) {
            Some(mark) if !place.overlaps(heading.text) => lines.push((place, mark)),
            _ => width = text.width(),
        }
    }
    let now = width.saturating_add_signed(grown);
    let is_wrong = |(place, _): &(Span, char)| place.len() == width || place.len() < now;
    lines.into_iter().filter(is_wrong).map(|(place, mark)| (place, mark.to_string().repeat(now))).collect()
}
