//! Decodes vCard 2.1, in which each line may declare its encoding.

use encoding_rs::Encoding;

/// The parameter that declares an encoding.
const KEY: &[u8] = b"CHARSET=";

/// Converts lines that declare another encoding to UTF-8; all others are unchanged.
pub(super) fn in_utf8(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut said = None;
    for row in bytes.split_inclusive(|byte| *byte == b'\n') {
        // A line that goes on is in the encoding that it began with.
        if !row.starts_with(b" ") && !row.starts_with(b"\t") {
            said = encoding_of(row);
        }
        let foreign = said.filter(|_| std::str::from_utf8(row).is_err());
        let decoded = foreign.and_then(|own| own.decode_without_bom_handling_and_without_replacement(row));
        out.extend_from_slice(decoded.as_deref().map_or(row, str::as_bytes));
    }
    out
}

/// The encoding that a line’s parameters declare.
fn encoding_of(row: &[u8]) -> Option<&'static Encoding> {
    let head = row.split(|byte| *byte == b':').next().unwrap_or_default();
    let mut parameters = head.split(|byte| *byte == b';').skip(1).map(<[u8]>::trim_ascii);
    let label = parameters.find_map(|parameter| {
        let (key, label) = parameter.split_at_checked(KEY.len())?;
        key.eq_ignore_ascii_case(KEY).then_some(label)
    })?;
    Encoding::for_label(label.trim_ascii())
}
