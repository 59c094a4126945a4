//! Whether the title of a heading can be a name.

use super::default_words::SECTION_WORDS;
use super::names;
use super::word_matching::{bare, has_capital, is_caseless, is_key, is_template};
use crate::note::Heading;
use crate::word_lists::word_list;

/// Whether a heading may be the name of an entity: a short title with a capital, and no link, question or section word.
pub(super) fn may_be_name(heading: &Heading, source: &str) -> bool {
    let title = heading.title.trim();
    let link = heading.text.text(source).contains("[[") || heading.text.text(source).contains("](");
    !link
        && names::is_title(title)
        && !is_template(title)
        && has_capital(title)
        && !is_key(SECTION_WORDS, bare(title))
        && title.split_whitespace().count() <= 8
        && !title.ends_with(['?', ':'])
}

/// Whether a text is certainly a full name: two or more capitalised words, or Chinese, Japanese or Korean.
pub(super) fn is_full_name(text: &str) -> bool {
    const SMALL: &[&str] = word_list!("note_words.txt", "small words in full names");
    let text = text.split(['(', '（']).next().unwrap_or_default().trim();
    if is_key(SECTION_WORDS, text) {
        return false;
    }
    if is_caseless(text) {
        return (2..=12).contains(&text.chars().count());
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let fits = |word: &&str| word.starts_with(char::is_uppercase) || SMALL.contains(word);
    (2..=6).contains(&words.len()) && capitals >= 2 && words.iter().all(fits)
}
