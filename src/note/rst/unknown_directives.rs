//! Decides whether the body of an unknown directive is prose or code.

use super::field::field;

/// What prose does not have outside of backticks.
const SIGNS: [&str; 22] = [
    "{%", "{{", "}}", "{#", "()", "(\"", "('", "[\"", "['", "=\"", "='", " = ", "==", "!=", "+=", ":=", "=>", "->",
    "<-", "</", "/>", "&&",
];
/// What lines of code begin with.
const BEGINNINGS: [&str; 17] =
    ["@", "#", "$", "%", ">>>", "In [", "Out[", "import ", "def ", "//", "/*", "<", "{", "}", "]", "\\", "--"];
/// What lines of code end with.
const ENDS: [char; 5] = [';', '{', '}', '[', '='];
/// So many lines tell enough.
const MAX_LINES: usize = 400;
/// A sentence has so many words, or so many letters where words are not set apart.
const FEWEST_WORDS: usize = 4;
const FEWEST_LETTERS: usize = 8;

/// Whether a text has sentences, and no code outside of inner directives.
pub(super) fn reads_as_prose<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let mut paragraph = String::new();
    let mut has_sentence = false;
    // What stands further in than an inner directive is that one's.
    let mut inner: Option<usize> = None;
    for line in lines.take(MAX_LINES) {
        let text = line.trim();
        let indent = line.len() - line.trim_start().len();
        if text.is_empty() {
            has_sentence |= is_sentence(&paragraph);
            paragraph.clear();
            continue;
        }
        if inner.is_some_and(|outer| indent > outer) {
            continue;
        }
        inner = text.starts_with("..").then_some(indent);
        if inner.is_some() || field(text).is_some() {
            continue;
        }
        let plain = without_literals(text);
        if is_code(&plain) {
            return false;
        }
        paragraph.push_str(&plain);
        paragraph.push(' ');
    }
    has_sentence || is_sentence(&paragraph)
}

/// The parts of a line that are not between backticks.
fn without_literals(text: &str) -> String {
    let outside: String = text.split("``").step_by(2).collect();
    outside.split('`').step_by(2).collect()
}

fn is_code(text: &str) -> bool {
    let text = text.trim();
    let begins = BEGINNINGS.iter().any(|sign| text.starts_with(sign)) && !text.starts_with("#. ");
    begins || text.ends_with(ENDS) || SIGNS.iter().any(|sign| text.contains(sign))
}

fn is_sentence(paragraph: &str) -> bool {
    let text = paragraph.trim().trim_end_matches(['"', '”', '’', ')', '*']);
    if text.ends_with(['。', '！', '？']) {
        return text.chars().filter(|char| char.is_alphabetic()).count() >= FEWEST_LETTERS;
    }
    let words = text.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).count();
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    text.ends_with(['.', '!', '?', ':', '…']) && words >= FEWEST_WORDS && small * 2 >= words
}
