//! Control characters.

/// Whether a character is invisible and may change how a terminal or a reader takes those around it: controls (C0, DEL
/// and C1), marks that change the direction of text, and separators of lines and paragraphs.
pub fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
