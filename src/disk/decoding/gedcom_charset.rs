//! The encoding that the header of a GEDCOM file declares.

use super::single_bytes::Charset;

/// The largest header in bytes.
const LONGEST_HEADER: usize = 1 << 14;

/// The encodings of GEDCOM 5.5 and those that programs name besides, in capitals. UTF-8 is none of them: where a file is not
/// what it says, it may be anything. Nor are ANSI, ASCII and WINDOWS, which are another encoding in each country.
const CHARSETS: [(&str, Charset); 7] = [
    ("ANSEL", Charset::Ansel),
    ("WINDOWS-1252", Charset::Windows),
    ("CP1252", Charset::Windows),
    ("ISO-8859-1", Charset::Windows),
    ("IBMPC", Charset::Dos),
    ("IBM DOS", Charset::Dos),
    ("MSDOS", Charset::Dos),
];

/// The encoding of the line `1 CHAR`; `None` if there is none, or it is a multi-byte encoding.
pub(super) fn charset(bytes: &[u8]) -> Option<Charset> {
    let header = bytes.get(..LONGEST_HEADER).unwrap_or(bytes);
    let mut lines = header.split(|byte| matches!(byte, b'\n' | b'\r')).map(<[u8]>::trim_ascii);
    let name = lines.find_map(|line| line.strip_prefix(b"1 CHAR "))?;
    let name = std::str::from_utf8(name).ok()?.trim();
    CHARSETS.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, charset)| *charset)
}
