use std::io::{self, BufRead, Read};

use csv::{ReaderBuilder, StringRecord};

use super::card::Card;
use super::table::Columns;
use super::{Record, ftm};
use crate::text::in_one_line;

/// What a line of a register comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Item {
    /// A person or an organization.
    Record(Record),
    /// Something else: a ship, a sanction.
    Other,
    /// It cannot be read: why.
    Fault(String),
}

/// How many names a card has besides the first. Some on sanctions lists have hundreds.
const NAMES: usize = 24;
/// Lines longer than this are no entities.
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
            take(number, ftm::read(&line))?;
        }
    }
    Ok(())
}

fn read_table(mut source: impl BufRead, mut take: impl FnMut(u64, Item) -> io::Result<()>) -> io::Result<()> {
    let delimiter = delimiter(source.fill_buf()?);
    let mut rows = ReaderBuilder::new().delimiter(delimiter).from_reader(source);
    let columns = match rows.headers() {
        Ok(header) => Columns::read(header.iter()),
        Err(error) if error.is_io_error() => return Err(io::Error::other(error)),
        Err(_) => None,
    };
    let Some(columns) = columns else {
        let why = "no column of the header has names; one must be called “name”, “company name” or the like";
        return take(1, Item::Fault(why.to_owned()));
    };
    let mut row = StringRecord::new();
    loop {
        let line = rows.position().line();
        match rows.read_record(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => take(row.position().map_or(line, csv::Position::line), columns.record(row.iter()))?,
            Err(error) if error.is_io_error() => return Err(io::Error::other(error)),
            Err(error) => take(error.position().map_or(line, csv::Position::line), Item::Fault(why(&error)))?,
        }
    }
}

/// What is wrong with a row, without its place.
fn why(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("it has {len} cells, and the header has {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "it is not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

/// What parts the cells, by the header.
fn delimiter(start: &[u8]) -> u8 {
    let header = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |wanted: &u8| header.iter().filter(|byte| *byte == wanted).count();
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// A record under these names, of which the first is its own. What is on the card already as other names does not find
/// it.
pub(super) fn record(mut card: Card, names: &[String]) -> Item {
    let names = names.iter().map(|name| in_one_line(name));
    let mut found: Vec<String> = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    let Some((first, others)) = found.split_first() else { return Item::Fault("it has no name".to_owned()) };
    card.name.clone_from(first);
    let hardly = std::mem::take(&mut card.also);
    card.also = others.iter().chain(hardly.iter().filter(|name| !found.contains(name))).take(NAMES).cloned().collect();
    Item::Record(Record { card, names: found })
}
