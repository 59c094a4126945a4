//! Text of tables, which programs of offices write in encodings of their own. Everything else is UTF-8.

use std::path::Path;

use crate::note::SourceFormat;

/// What the bytes from 0x80 to 0x9F are in Windows-1252; all others are as in Unicode
/// (<https://encoding.spec.whatwg.org/index-windows-1252.txt>).
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The marks of both orders of bytes of UTF-16.
const LITTLE: [u8; 2] = [0xff, 0xfe];
const BIG: [u8; 2] = [0xfe, 0xff];

/// Whether a file that begins so is UTF-16 by the mark of its order of bytes.
pub fn is_utf16(start: &[u8]) -> bool {
    start.starts_with(&LITTLE) || start.starts_with(&BIG)
}

/// The text of a file: UTF-8, or for a table UTF-16 with a mark, or Windows-1252. The mark that may stand at the very
/// beginning is no part of it. Spans of the file are then those of this text.
///
/// # Errors
/// What is wrong with it, to stand behind the path.
pub fn decoded(bytes: Vec<u8>, path: &Path) -> Result<String, String> {
    let is_table = || path.to_str().and_then(SourceFormat::from_path) == Some(SourceFormat::Table);
    if is_utf16(&bytes) && is_table() {
        return utf16(&bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }),
        // No text has this byte; what has it is something else.
        Err(error) if is_table() && !error.as_bytes().contains(&0) => {
            Ok(error.as_bytes().iter().map(|byte| windows(*byte)).collect())
        }
        Err(error) => Err(format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to())),
    }
}

fn windows(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|place| WINDOWS.get(usize::from(place)));
    special.copied().unwrap_or(char::from(byte))
}

fn utf16(bytes: &[u8]) -> Result<String, String> {
    let is_little = bytes.starts_with(&LITTLE);
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units =
        pairs.iter().skip(1).map(|pair| if is_little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) });
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty()).ok_or_else(|| "not UTF-16, although it begins so".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bytes: &[u8]) -> Result<String, String> {
        decoded(bytes.to_vec(), Path::new("people.csv"))
    }

    #[test]
    fn tables_are_read_in_the_encodings_of_offices() {
        assert_eq!(table(b"\xef\xbb\xbfZo\xc3\xab").as_deref(), Ok("Zoë"));
        assert_eq!(table(b"Zo\xeb \x96 \x80").as_deref(), Ok("Zoë – €"));
        assert_eq!(table(b"\xff\xfeZ\0o\0\xeb\0").as_deref(), Ok("Zoë"));
        assert_eq!(table(b"\xfe\xff\0Z\0o\0\xeb").as_deref(), Ok("Zoë"));
        assert!(table(b"\xff\xfeZ").is_err());
        assert!(table(b"\xff\0").is_err());
        assert_eq!(decoded(b"Zo\xeb".to_vec(), Path::new("a.md")), Err("not UTF-8 at byte 2".to_owned()));
    }
}
