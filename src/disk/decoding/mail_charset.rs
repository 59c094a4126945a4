//! Decodes mails by the charset of their headers.

use encoding_rs::{Encoding, UTF_8};

use super::mixed::{mixed, without_mark};

/// Decodes a mail that is not UTF-8, by the first charset that its headers or those of its parts declare. Without one it
/// is decoded like other data files.
pub(super) fn text(bytes: &[u8]) -> Result<String, String> {
    match said(bytes) {
        Some(encoding) => Ok(without_mark(encoding.decode_without_bom_handling(bytes).0.into_owned())),
        None => mixed(bytes),
    }
}

/// The first declared charset other than UTF-8.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    const KEY: &[u8] = b"charset=";
    let places = bytes.windows(KEY.len()).enumerate().filter(|(_, window)| window.eq_ignore_ascii_case(KEY));
    let mut labels = places.filter_map(|(at, _)| {
        let rest = bytes.get(at + KEY.len()..)?;
        let quote = rest.first().filter(|first| matches!(first, b'"' | b'\''));
        let rest = rest.get(usize::from(quote.is_some())..)?;
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b';' | b'\'');
        Encoding::for_label(rest.split(is_end).next()?)
    });
    labels.find(|encoding| *encoding != UTF_8)
}
