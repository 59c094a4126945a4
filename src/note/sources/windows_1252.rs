//! Decodes Windows-1252, which old programs write instead of UTF-8.

/// What the bytes from 0x80 to 0x9F are; all others are as in Unicode
/// (<https://encoding.spec.whatwg.org/index-windows-1252.txt>).
const SPECIAL: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The letter of a byte in Windows-1252, which has those of ISO 8859-1 at the same places.
pub fn windows_1252(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|place| SPECIAL.get(usize::from(place)));
    special.copied().unwrap_or(char::from(byte))
}
