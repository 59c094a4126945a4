//! Positions in a line as columns on a screen, counted in characters as wide as a digit.

use unicode_width::UnicodeWidthChar as _;

/// The byte offset at which a column begins. `None` in the middle of a wide character.
pub(super) fn at_column(line: &str, column: usize) -> Option<usize> {
    let mut width = 0;
    for (at, char) in line.char_indices() {
        if width >= column {
            return (width == column).then_some(at);
        }
        width += char.width().unwrap_or_default();
    }
    (width == column).then_some(line.len())
}
