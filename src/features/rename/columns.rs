//! What reStructuredText counts in columns: the lines around a title, which are as long as it, and the cells of tables that are
//! drawn.

use rustc_hash::FxHashMap;
use unicode_width::UnicodeWidthStr as _;

use crate::note::{DrawnCell, Format, Heading, ParsedNote};
use crate::text::Span;

/// The edits that must go along with others, which are in order, so that titles and tables stay what they are. None if a
/// table has no room for a longer text.
pub(in crate::features) fn kept(
    note: &ParsedNote,
    source: &str,
    edits: &[(Span, String)],
) -> Option<Vec<(Span, String)>> {
    if note.format != Format::Rst {
        return Some(Vec::new());
    }
    let mut more = padding(source, edits)?;
    more.extend(note.headings.iter().flat_map(|heading| adornments(heading, source, edits)));
    Some(more)
}

/// Whether a text takes as many columns as what it is written for, or may take another number.
pub(in crate::features) fn fits(format: Format, source: &str, (place, text): (Span, &str)) -> bool {
    format != Format::Rst || grown(source, place, text) == 0 || DrawnCell::around(source, place).is_none()
}

/// By how many columns a text is wider than what it is written for.
fn grown(source: &str, place: Span, text: &str) -> isize {
    text.width().cast_signed() - place.text(source).width().cast_signed()
}

/// The blanks behind the texts of cells that grow or shrink.
fn padding(source: &str, edits: &[(Span, String)]) -> Option<Vec<(Span, String)>> {
    let mut cells: FxHashMap<usize, (DrawnCell, isize)> = FxHashMap::default();
    for (place, text) in edits {
        if let Some(cell) = DrawnCell::around(source, *place) {
            cells.entry(cell.end).or_insert((cell, 0)).1 += grown(source, *place, text);
        }
    }
    let pad = |(cell, grown): (DrawnCell, isize)| match usize::try_from(grown) {
        Ok(more) if more > cell.room => None,
        Ok(more) => Some((Span::new(cell.end, cell.end + more.min(cell.blanks)), String::new())),
        Err(_) if cell.is_last => Some((Span::at(cell.end), String::new())),
        Err(_) => Some((Span::at(cell.end), " ".repeat(grown.unsigned_abs()))),
    };
    let edits: Option<Vec<(Span, String)>> = cells.into_values().map(pad).collect();
    edits.map(|edits| edits.into_iter().filter(|(place, text)| !place.is_empty() || !text.is_empty()).collect())
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
