//! How values are quoted and escaped in frontmatter.
//!
//! There are two rules on purpose. [`quoted`] writes a new value, and quotes whatever is not certainly plain. [`needs_quotes`]
//! is for a value that takes the place of a plain one, which stays plain unless YAML would read it as something else.

/// The languages of frontmatter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Yaml,
    Toml,
}

/// A new value, written so that it is read as a text; in the quotes that the values beside it have.
pub(super) fn quoted(value: &str, language: Language, quote: Option<char>) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '.' | '-' | '’' | '_' | '/');
    let is_word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_safe = value.starts_with(char::is_alphabetic)
        && value.chars().all(is_plain)
        && !is_word.contains(&value.to_lowercase().as_str());
    match quote {
        None if is_safe && language == Language::Yaml => value.to_owned(),
        Some('\'') if !value.contains('\'') => format!("'{value}'"),
        _ => double_quoted(value),
    }
}

/// The value as it is written between such quotes.
pub(super) fn escaped(value: &str, quote: char) -> String {
    match quote {
        '"' => value.replace('\\', "\\\\").replace('"', "\\\""),
        _ => value.replace('\'', "''"),
    }
}

/// The value between double quotes.
pub(super) fn double_quoted(value: &str) -> String {
    format!("\"{}\"", escaped(value, '"'))
}

/// Whether YAML would not read the text as it stands; within brackets more means something else.
pub(super) fn needs_quotes(text: &str, in_list: bool) -> bool {
    text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.starts_with(|first: char| "!&*-?|>@`'\"%{}[],#".contains(first))
        || (in_list && text.contains([',', '[', ']', '{', '}']))
        || matches!(text.to_ascii_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no" | "on" | "off")
}
