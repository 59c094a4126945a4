//! Text of data files and mails, which programs write in encodings of their own. Notes, which may be written, are UTF-8 and
//! nothing else.

mod gedcom;
mod guessed;
mod mail;
mod single_bytes;
#[cfg(test)]
mod tests;
mod vcard;

use std::path::Path;

use encoding_rs::WINDOWS_1252;

use crate::note::sources::windows_1252;
use crate::note::{Format, SourceFormat};

/// The marks of both orders of bytes of UTF-16.
const LITTLE: [u8; 2] = [0xff, 0xfe];
const BIG: [u8; 2] = [0xfe, 0xff];

/// Whether a file that begins so is UTF-16 by the mark of its order of bytes.
pub fn is_utf16(start: &[u8]) -> bool {
    start.starts_with(&LITTLE) || start.starts_with(&BIG)
}

/// The text of a file: UTF-8, or for a source UTF-16, what a family tree says that it is, or the encoding of old programs that
/// its letters show. The mark that may stand at the very beginning is no part of it. Spans of the file are then those of this
/// text.
///
/// # Errors
/// What is wrong with it, to stand behind the path.
pub fn decoded(bytes: Vec<u8>, path: &Path) -> Result<String, String> {
    let format = path.to_str().and_then(SourceFormat::from_path);
    if let Some(order) = order(&bytes).filter(|_| format.is_some()) {
        return utf16(&bytes, order);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        // No text has this byte; what has it is something else.
        Err(error) if format.is_some() && !error.as_bytes().contains(&0) => {
            let is_tree = format == Some(SourceFormat::Gedcom);
            let said = if is_tree { gedcom::charset(error.as_bytes()) } else { None };
            match said {
                Some(charset) => Ok(charset.decoded(error.as_bytes())),
                None if format == Some(SourceFormat::VCard) => {
                    let rows = vcard::in_utf8(error.as_bytes());
                    String::from_utf8(rows).map(without_mark).or_else(|error| mixed(error.as_bytes()))
                }
                None => mixed(error.as_bytes()),
            }
        }
        Err(error) if path.to_str().and_then(Format::from_path) == Some(Format::Mail) => mail::text(error.as_bytes()),
        Err(error) => Err(format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to())),
    }
}

fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// The text of bytes that are not all UTF-8. Where as many rows are UTF-8 as are not, entries of another encoding were copied
/// in; any other file is in one encoding as a whole, where two letters in a row may look like one of UTF-8.
fn mixed(bytes: &[u8]) -> Result<String, String> {
    let rows = bytes.split_inclusive(|byte| *byte == b'\n');
    let (odd, others): (Vec<&[u8]>, Vec<&[u8]>) = rows.clone().partition(|row| std::str::from_utf8(row).is_err());
    let in_utf8 = others.into_iter().filter_map(|row| std::str::from_utf8(row).ok()).filter(|row| shows_utf8(row));
    if in_utf8.count() < odd.len() {
        return guessed::decoded(bytes);
    }
    let charset = guessed::of_rows(&odd);
    let mut text = String::with_capacity(bytes.len());
    for row in rows {
        match charset {
            // A row may have been put together from both.
            _ if std::str::from_utf8(row).is_ok() || charset == Some(WINDOWS_1252) => {
                for chunk in row.utf8_chunks() {
                    text.push_str(chunk.valid());
                    text.extend(chunk.invalid().iter().map(|byte| windows_1252(*byte)));
                }
            }
            Some(charset) => text.push_str(&charset.decode_without_bom_handling(row).0),
            // Whoever reads the entries says which of them have letters that nobody knows.
            None => text.push_str(&String::from_utf8_lossy(row)),
        }
    }
    Ok(without_mark(text))
}

/// Whether a row has letters that show that it is UTF-8. A single one of a rare script may be two marks of another encoding.
fn shows_utf8(row: &str) -> bool {
    let mut letters = row.chars().filter(|letter| !letter.is_ascii());
    match (letters.next(), letters.next()) {
        (Some(_), Some(_)) => true,
        (Some(only), None) => matches!(only, '\u{a1}'..='\u{24f}' | '\u{1e00}'..='\u{206f}'),
        _ => false,
    }
}

/// In which order UTF-16 has the two bytes of a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

/// The order of bytes of a file in UTF-16, by its mark or by its first two letters, which are ASCII in every format.
fn order(bytes: &[u8]) -> Option<Order> {
    match bytes {
        [0xff, 0xfe, ..] => Some(Order::Little),
        [0xfe, 0xff, ..] => Some(Order::Big),
        [1..=0x7f, 0, 1..=0x7f, 0, ..] => Some(Order::Little),
        [0, 1..=0x7f, 0, 1..=0x7f, ..] => Some(Order::Big),
        _ => None,
    }
}

fn utf16(bytes: &[u8], order: Order) -> Result<String, String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match order {
        Order::Little => u16::from_le_bytes(*pair),
        Order::Big => u16::from_be_bytes(*pair),
    });
    let text: Result<String, _> = char::decode_utf16(units).collect();
    let text = text.ok().filter(|_| rest.is_empty()).ok_or_else(|| "not UTF-16, although it begins so".to_owned())?;
    Ok(without_mark(text))
}
