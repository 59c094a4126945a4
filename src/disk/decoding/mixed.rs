//! Text that is partly UTF-8 and partly in another encoding.

use encoding_rs::WINDOWS_1252;

use super::guessed;
use crate::note::sources::windows_1252;

/// The text without the byte order mark that it may begin with.
pub(super) fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// Decodes bytes that are partly UTF-8. If at least as many rows are UTF-8 as are not, entries of another encoding were
/// copied in, and are decoded row by row. Otherwise the whole file is in one encoding, in which two letters may look like
/// one of UTF-8 by chance.
pub(super) fn mixed(bytes: &[u8]) -> Result<String, String> {
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

/// Whether a row has letters that prove UTF-8. A single letter of a rare script may be two characters of another
/// encoding.
fn shows_utf8(row: &str) -> bool {
    let mut letters = row.chars().filter(|letter| !letter.is_ascii());
    match (letters.next(), letters.next()) {
        (Some(_), Some(_)) => true,
        (Some(only), None) => matches!(only, '\u{a1}'..='\u{24f}' | '\u{1e00}'..='\u{206f}'),
        _ => false,
    }
}
