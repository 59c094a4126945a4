//! Classifies a value by its form: whether it can be a name, and of which kind.

use super::keys::{self, Hint};
use crate::names::normalize::fold;
use crate::names::other_entity_words::names_something_else;
use crate::names::{Kind, lexicon, tabular};
use crate::note::definitions::data_words::{TypeWord, has_capital, is_template, type_word};

/// The longest text that is taken for a name, in bytes.
const LONGEST_NAME: usize = 240;

/// The most words of a name that is no long one of an institution.
const MAX_WORDS: usize = 8;

/// The kind that a type word such as `NewsMediaOrganization` or `person/friend` states.
pub(super) fn said_kind(text: &str) -> Option<Kind> {
    let words = keys::apart(text);
    let last = words.rsplit([' ', '/', '_', '-']).next().unwrap_or(&words);
    let kind = |word: &str| match type_word(word) {
        TypeWord::Kind(kind) => Some(kind),
        TypeWord::Other | TypeWord::Unknown => None,
    };
    kind(&words).or_else(|| kind(last).filter(|_| last.len() < words.len()))
}

/// The kind of a name in a collection by its form; `most` is the default.
pub(super) fn kind_by_form(name: &str, hint: Hint, most: Kind) -> Kind {
    match (hint, tabular::kind(name)) {
        // A company among people has a company's name; what is among companies may have any.
        (Hint::Kind(Kind::Organization), _) | (_, Some(Kind::Organization)) => Kind::Organization,
        (Hint::Kind(Kind::Person), _) | (_, Some(Kind::Person)) => Kind::Person,
        (Hint::Mixed, None) => Kind::Organization,
        (Hint::Nothing, None) => most,
    }
}

/// Whether a text has letters, is not too long, and is no placeholder of a template.
pub(super) fn is_text(text: &str) -> bool {
    text.len() <= LONGEST_NAME && text.chars().any(char::is_alphabetic) && !is_template(text)
}

/// Whether a text can be a name and is no address, path or sentence.
pub(super) fn is_name(text: &str) -> bool {
    is_text(text)
        && has_capital(text)
        && !text.contains(['@', '/', '\\', ':', '=', '{', '<'])
        && (text.split_whitespace().count() <= MAX_WORDS || tabular::is_long_institution(text))
}

/// Whether a text is a name even without evidence from its context.
pub(super) fn is_certain_name(text: &str) -> bool {
    let is_ordinary = || !text.contains(' ') && lexicon::is_ordinary(&fold(text));
    let is_capitalised =
        !text.starts_with(char::is_lowercase) || text.split_whitespace().filter(|word| has_capital(word)).count() > 1;
    is_name(text) && is_capitalised && !is_ordinary() && !names_something_else(text)
}
