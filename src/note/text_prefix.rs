//! The first part of a text: up to a number of bytes, or as far as its characters match.

/// The longest prefix of at most `length` bytes that ends between two characters.
pub(super) fn floor(text: &str, length: usize) -> &str {
    let length = length.min(text.len());
    let cut = (length.saturating_sub(3)..=length).rev().find(|cut| text.is_char_boundary(*cut));
    cut.and_then(|cut| text.get(..cut)).unwrap_or_default()
}

/// The longest prefix whose characters are all `wanted`.
pub(super) fn prefix(text: &str, wanted: impl Fn(char) -> bool) -> &str {
    let end = text.find(|char| !wanted(char)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Whether a text begins with `start`, in any case of its ASCII letters.
pub(super) fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start))
}
