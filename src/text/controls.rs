/// Whether a character shows nothing itself and may change how a terminal, or a reader, takes those around it: controls
/// (C0, DEL and C1), those that turn the direction of text, and those that end lines or paragraphs.
pub fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
