/// Whether a character shows nothing itself and may change how a terminal, or a reader, takes those around it: controls
/// (C0, DEL and C1), and those that turn the direction of text.
pub fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
