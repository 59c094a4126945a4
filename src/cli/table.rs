//! Tables of text, aligned by display width: Chinese and Japanese letters and emoji take two columns, combining marks
//! none.

use std::io::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr as _};

use super::outcome::Failure;
use super::sanitize::escaped;

/// The number of spaces between columns.
const GAP: usize = 2;
/// The smallest width to which a cell is cut; on a second line, half of it.
const NARROWEST: usize = 12;

/// Prints rows as columns; those in `right` are aligned to the right. If `room` limits the width, the first column
/// (names) and the last one (paths) are cut, or all but the first column go to a second line. Without a limit nothing is
/// cut, so that programs can parse it.
pub(super) fn print<const N: usize>(
    rows: &[[String; N]],
    right: &[usize],
    room: Option<usize>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    // What is written out takes more room than what it stands for.
    let mut rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| escaped(cell).into_owned()).collect()).collect();
    if let Some(room) = room {
        let left = room.saturating_sub(GAP * N.saturating_sub(1) + inner(&widths(&rows)).iter().sum::<usize>());
        if left < 2 * NARROWEST {
            return stack(&rows, room, out);
        }
        fit(&mut rows, left);
    }
    let widths = widths(&rows);
    for row in &rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let blanks = " ".repeat(width.saturating_sub(cell.width()));
            let cell = if right.contains(&column) { format!("{blanks}{cell}") } else { format!("{cell}{blanks}") };
            line.push_str(&cell);
            line.push_str(&" ".repeat(GAP));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// The width of each column.
fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let columns = rows.first().map_or(0, Vec::len);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.as_str().width()).max();
    (0..columns).map(|column| widest(column).unwrap_or(0)).collect()
}

/// All columns but the first and the last.
fn inner<T>(columns: &[T]) -> &[T] {
    columns.get(1..columns.len().saturating_sub(1)).unwrap_or_default()
}

/// Cuts the first and the last column to the width that is left: each may take half, and what the other one does not
/// need.
fn fit(rows: &mut [Vec<String>], left: usize) {
    let widths = widths(rows);
    let (Some(first), Some(last)) = (widths.first().copied(), widths.last().copied()) else { return };
    let last_room = last.min((left / 2).max(left.saturating_sub(first)));
    let first_room = left - last_room;
    for row in rows {
        if let Some(cell) = row.first_mut() {
            *cell = cut_end(cell, first_room);
        }
        if let Some(cell) = row.last_mut() {
            *cell = cut_start(cell, last_room);
        }
    }
}

/// Prints each row as two lines: the first cell, and the others.
fn stack(rows: &[Vec<String>], room: usize, out: &mut impl Write) -> Result<(), Failure> {
    for row in rows {
        let (Some((first, rest)), Some(last)) = (row.split_first(), row.last()) else { continue };
        writeln!(out, "{}", cut_end(first, room.max(NARROWEST)))?;
        let mut line = String::new();
        for cell in inner(row) {
            line.push_str(&format!("{}{cell}", " ".repeat(GAP)));
        }
        if !rest.is_empty() {
            let left = room.saturating_sub(line.width() + GAP).max(NARROWEST / 2);
            writeln!(out, "{line}{}{}", " ".repeat(GAP), cut_start(last, left))?;
        }
    }
    Ok(())
}

/// Cuts the end of a text to a width.
fn cut_end(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    format!("{}…", taken(text.chars(), room.saturating_sub(1)).into_iter().collect::<String>())
}

/// Cuts the start of a text to a width, because the end of a path is more informative.
fn cut_start(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let end = taken(text.chars().rev(), room.saturating_sub(1));
    format!("…{}", end.into_iter().rev().collect::<String>())
}

/// As many characters as fit.
fn taken(characters: impl Iterator<Item = char>, room: usize) -> Vec<char> {
    let mut used = 0;
    let fits = |character: &char| {
        used += character.width().unwrap_or(0);
        used <= room
    };
    characters.take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(rows: &[[&str; 3]], width: Option<usize>) -> String {
        let rows: Vec<[String; 3]> = rows.iter().map(|row| row.map(str::to_owned)).collect();
        let mut out = Vec::new();
        print(&rows, &[1], width, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn wide_letters_take_two_columns_and_combining_marks_none() {
        let rows =
            [["王小明", "3 mentions", "a.md"], ["Zoe\u{308} Lane", "12 mentions", "b.md"], ["🧭", "1 mention", "c.md"]];
        assert_eq!(
            printed(&rows, None),
            "王小明     3 mentions  a.md\nZoe\u{308} Lane  12 mentions  b.md\n🧭          1 mention  c.md\n"
        );
    }

    #[test]
    fn rows_fit_a_narrow_terminal() {
        let rows = [
            ["Maria Magdalena von Hohenstein", "3 mentions", "People/Family/Maria Magdalena von Hohenstein.md"],
            ["王小明", "12 mentions", "人物/王小明王小明王小明王小明王小明.md"],
        ];
        for width in [30, 40, 60, 80] {
            let text = printed(&rows, Some(width));
            assert!(text.lines().all(|line| line.width() <= width), "{width}:\n{text}");
            assert!(text.contains("stein.md") && text.contains("王小明"), "{text}");
        }
        assert_eq!(
            printed(&rows, Some(30)),
            "Maria Magdalena von Hohenstein\n  3 mentions  …n Hohenstein.md\n王小明\n  12 mentions  …小明王小明.md\n"
        );
        assert_eq!(printed(&rows, Some(200)), printed(&rows, None));
        let long = [["Blue Harbour", "organization  12 mentions", "Organizations/Blue Harbour.md"]];
        let text = printed(&long, Some(40));
        assert!(text.lines().all(|line| line.width() <= 40), "{text}");
    }
}
