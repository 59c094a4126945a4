//! Fields of reStructuredText: `:Author: Ann Smith`.

/// The length of a field's name with its colons: `:Author:`.
pub(super) fn field(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(':')?;
    let end = inner.find(':')?;
    let name = inner.get(..end)?;
    let behind = inner.get(end + 1..)?;
    let fits =
        !name.is_empty() && name.len() < 60 && !name.contains('`') && (behind.is_empty() || behind.starts_with(' '));
    fits.then_some(end + 2)
}
