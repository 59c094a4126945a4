//! Single-byte encodings.

use unicode_normalization::UnicodeNormalization;

use crate::note::sources::windows_1252;

/// A single-byte encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Charset {
    /// Windows-1252, that of Western Europe.
    Windows,
    /// That of DOS in America, code page 437. Others of DOS in Western Europe have nearly all letters at the same places.
    Dos,
    /// That of libraries in America, the default of GEDCOM 5.5: marks stand before their letters.
    Ansel,
}

/// What the bytes from 0x80 are in code page 437
/// (<https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT>).
#[rustfmt::skip]
const DOS: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å',
    'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', '¢', '£', '¥', '₧', 'ƒ',
    'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '⌐', '¬', '½', '¼', '¡', '«', '»',
    '░', '▒', '▓', '│', '┤', '╡', '╢', '╖', '╕', '╣', '║', '╗', '╝', '╜', '╛', '┐',
    '└', '┴', '┬', '├', '─', '┼', '╞', '╟', '╚', '╔', '╩', '╦', '╠', '═', '╬', '╧',
    '╨', '╤', '╥', '╙', '╘', '╒', '╓', '╫', '╪', '┘', '┌', '█', '▄', '▌', '▐', '▀',
    'α', 'ß', 'Γ', 'π', 'Σ', 'σ', 'µ', 'τ', 'Φ', 'Θ', 'Ω', 'δ', '∞', 'φ', 'ε', '∩',
    '≡', '±', '≥', '≤', '⌠', '⌡', '÷', '≈', '°', '∙', '·', '√', 'ⁿ', '²', '■', '\u{a0}',
];

/// Letters of ANSEL (ANSI/NISO Z39.47-1993), and those that GEDCOM 5.5 adds in its appendix C (0xBE, 0xBF, 0xCD, 0xCE,
/// 0xCF) and MARC 21 (0xC7, 0xC8: <https://www.loc.gov/marc/specifications/codetables/ExtendedLatin.html>).
#[rustfmt::skip]
const ANSEL: [(u8, char); 41] = [
    (0xa1, 'Ł'), (0xa2, 'Ø'), (0xa3, 'Đ'), (0xa4, 'Þ'), (0xa5, 'Æ'), (0xa6, 'Œ'), (0xa7, 'ʹ'), (0xa8, '·'),
    (0xa9, '♭'), (0xaa, '®'), (0xab, '±'), (0xac, 'Ơ'), (0xad, 'Ư'), (0xae, 'ʼ'), (0xb0, 'ʻ'), (0xb1, 'ł'),
    (0xb2, 'ø'), (0xb3, 'đ'), (0xb4, 'þ'), (0xb5, 'æ'), (0xb6, 'œ'), (0xb7, 'ʺ'), (0xb8, 'ı'), (0xb9, '£'),
    (0xba, 'ð'), (0xbc, 'ơ'), (0xbd, 'ư'), (0xbe, '□'), (0xbf, '■'), (0xc0, '°'), (0xc1, 'ℓ'), (0xc2, '℗'),
    (0xc3, '©'), (0xc4, '♯'), (0xc5, '¿'), (0xc6, '¡'), (0xc7, 'ß'), (0xc8, '€'), (0xcd, 'e'), (0xce, 'o'),
    (0xcf, 'ß'),
];

/// Marks of ANSEL from 0xE0, which stand before the letter that they belong to; in Unicode they stand behind it. Their
/// sources are those of the letters; 0xFC is GEDCOM's own.
#[rustfmt::skip]
const ANSEL_MARKS: [char; 32] = [
    '\u{309}', '\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{304}', '\u{306}', '\u{307}',
    '\u{308}', '\u{30c}', '\u{30a}', '\u{fe20}', '\u{fe21}', '\u{315}', '\u{30b}', '\u{310}',
    '\u{327}', '\u{328}', '\u{323}', '\u{324}', '\u{325}', '\u{333}', '\u{332}', '\u{326}',
    '\u{31c}', '\u{32e}', '\u{fe22}', '\u{fe23}', '\u{338}', char::REPLACEMENT_CHARACTER, '\u{313}',
    char::REPLACEMENT_CHARACTER,
];

impl Charset {
    /// Decodes bytes.
    pub(super) fn decoded(self, bytes: &[u8]) -> String {
        match self {
            Self::Windows => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
            Self::Dos => bytes.iter().map(|byte| beyond(*byte, 0x80, &DOS)).collect(),
            Self::Ansel => ansel(bytes),
        }
    }
}

/// The character of a byte by a table that begins at `first`, else the one with the same number.
fn beyond(byte: u8, first: u8, table: &[char]) -> char {
    let place = byte.checked_sub(first).map(usize::from);
    place.and_then(|place| table.get(place)).copied().unwrap_or(char::from(byte))
}

/// Composes letters with combining marks, as in the names of notes.
fn ansel(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut marks = Vec::new();
    for byte in bytes {
        match byte {
            0xe0.. => marks.push(beyond(*byte, 0xe0, &ANSEL_MARKS)),
            // A line that is cut between a mark and its letter is joined by nobody.
            b'\n' | b'\r' => {
                marks.clear();
                text.push(char::from(*byte));
            }
            _ => {
                let special = ANSEL.iter().find(|(own, _)| own == byte).map(|(_, letter)| *letter);
                let unknown = if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER };
                text.push(special.unwrap_or(unknown));
                text.extend(marks.drain(..));
            }
        }
    }
    text.nfc().collect()
}
