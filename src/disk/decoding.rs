//! Decodes files to UTF-8. Data files and mails may be in older encodings. Notes are written back, and have to be UTF-8.

mod gedcom_charset;
mod guessed;
mod mail_charset;
mod mixed;
mod single_bytes;
#[cfg(test)]
mod tests;
mod vcard_charset;

use std::path::Path;

use crate::note::{Format, SourceFormat};

use mixed::{mixed, without_mark};

/// The byte order marks of UTF-16.
const LITTLE: [u8; 2] = [0xff, 0xfe];
const BIG: [u8; 2] = [0xfe, 0xff];

/// Whether a file begins with a byte order mark of UTF-16.
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
            let said = if is_tree { gedcom_charset::charset(error.as_bytes()) } else { None };
            match said {
                Some(charset) => Ok(charset.decoded(error.as_bytes())),
                None if format == Some(SourceFormat::VCard) => {
                    let rows = vcard_charset::in_utf8(error.as_bytes());
                    String::from_utf8(rows).map(without_mark).or_else(|error| mixed(error.as_bytes()))
                }
                None => mixed(error.as_bytes()),
            }
        }
        Err(error) if path.to_str().and_then(Format::from_path) == Some(Format::Mail) => {
            mail_charset::text(error.as_bytes())
        }
        Err(error) => Err(format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to())),
    }
}

/// The byte order of UTF-16.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

/// Detects UTF-16 by its byte order mark, or by the first two letters, which are ASCII in every format.
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
