//! Reads the entries of a register: a table or FollowTheMoney lines.

use std::io::{self, BufRead, Read};

use csv::{ReaderBuilder, StringRecord};

use super::entry::Text;
use super::table::{Header, ParsedRow};
use super::{Record, ftm};
use crate::text::Span;

/// The result of reading a line of a register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Item {
    /// A person or an organization.
    Record(Record),
    /// An entry of another kind: a ship, a sanction.
    Other,
    /// The line cannot be read; the reason.
    Fault(String),
}

/// The longest line that is read.
const LONGEST_LINE: u64 = 16 << 20;
/// What a file may begin with.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads a register line by line and gives each item with the number of its line, from 1: FollowTheMoney if it begins
/// with a brace, and else a table with a header.
///
/// # Errors
/// If `source` cannot be read, or `take` fails.
pub fn read_all(mut source: impl BufRead, mut take: impl FnMut(u64, Item) -> io::Result<()>) -> io::Result<()> {
    if source.fill_buf()?.starts_with(BYTE_ORDER_MARK) {
        source.consume(BYTE_ORDER_MARK.len());
    }
    match source.fill_buf()?.trim_ascii_start().first() {
        Some(b'{') => read_lines(source, take),
        Some(b'[') => take(1, Item::Fault("it is one JSON list; an entity a line is read".to_owned())),
        Some(_) => read_table(source, take),
        None => Ok(()),
    }
}

fn read_lines(mut source: impl BufRead, mut take: impl FnMut(u64, Item) -> io::Result<()>) -> io::Result<()> {
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if (&mut source).take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if !line.trim_ascii().is_empty() {
            take(number, read_line(&line))?;
        }
    }
    Ok(())
}

fn read_line(line: &[u8]) -> Item {
    let Ok(line) = std::str::from_utf8(line) else { return Item::Fault("it is not UTF-8".to_owned()) };
    match ftm::read(line) {
        ftm::Line::Entry(entry) => entry.record().map_or_else(nameless, Item::Record),
        ftm::Line::Relation(_) | ftm::Line::Other => Item::Other,
        ftm::Line::Nameless => nameless(),
        ftm::Line::Fault(why) => Item::Fault(why),
    }
}

fn read_table(mut source: impl BufRead, mut take: impl FnMut(u64, Item) -> io::Result<()>) -> io::Result<()> {
    let start = valid_start(source.fill_buf()?);
    let Some(Header { delimiter, at, columns }) = Header::find(start) else {
        return take(1, Item::Fault(Header::MISSING.to_owned()));
    };
    let above = start.bytes().take(at).filter(|byte| *byte == b'\n').count() as u64;
    source.consume(at);
    let mut rows = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(source);
    match rows.headers() {
        Err(error) if error.is_io_error() => return Err(io::Error::other(error)),
        _ => {}
    }
    let mut row = StringRecord::new();
    loop {
        let line = rows.position().line();
        let read = rows.read_record(&mut row);
        let place = |position: Option<&csv::Position>| above + position.map_or(line, csv::Position::line);
        match read {
            Ok(false) => return Ok(()),
            Ok(true) => {
                let cells: Vec<Text<'_>> = row.iter().map(|cell| Text::new(cell, Span::default())).collect();
                let item = match columns.parse_row(&cells) {
                    ParsedRow::Entry(entry) => entry.record().map_or_else(nameless, Item::Record),
                    ParsedRow::Other => Item::Other,
                    ParsedRow::Nameless => nameless(),
                    ParsedRow::Empty => continue,
                    ParsedRow::Misaligned => {
                        let (count, expected) = (cells.len(), columns.count());
                        Item::Fault(format!("it has {count} cells, and the header has {expected}"))
                    }
                };
                take(place(row.position()), item)?;
            }
            Err(error) if error.is_io_error() => return Err(io::Error::other(error)),
            Err(error) => take(place(error.position()), Item::Fault(why(&error)))?,
        }
    }
}

fn nameless() -> Item {
    Item::Fault("it has no name".to_owned())
}

/// What can be read as text, up to the first byte that cannot.
fn valid_start(bytes: &[u8]) -> &str {
    let end = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    bytes.get(..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
}

/// What is wrong with a row, without its place.
fn why(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "it is not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}
