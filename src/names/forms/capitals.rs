//! Names that registers and lists write in capitals: JONATHAN HARKER is Jonathan Harker, and so is Jonathan HARKER.

use crate::names::Kind;
use crate::names::generation::roman;
use crate::names::legal_forms::legal_form;
use crate::names::lexicon;
use crate::names::normalize::{fold, has_vowel, is_acronym, is_all_capitals};
use crate::names::token::{Token, tokenize};

/// Shorter words in capitals are taken for abbreviations, in characters.
const SHORTEST_OF_PERSON: usize = 3;
const SHORTEST_OF_ORGANIZATION: usize = 4;

/// A name converted from capitals.
pub(super) struct Readable {
    /// The name with only the first letter of each word in capitals.
    pub text: String,
    /// Whether all of the name was in capitals: its letter case is no evidence then.
    pub is_whole: bool,
}

/// Converts a name in capitals, or with the surname in capitals, unless it consists of abbreviations. Each word must
/// have a vowel, and there must be two words or a known name.
pub(super) fn readable(kind: Kind, text: &str) -> Option<Readable> {
    // Most names are not, which is seen without reading them.
    if !text.chars().zip(text.chars().skip(1)).any(|(one, next)| one.is_uppercase() && next.is_uppercase()) {
        return None;
    }
    let tokens = tokenize(text);
    let is_word = |token: &&Token<'_>| token.text.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    let words: Vec<&Token<'_>> = tokens.iter().filter(is_word).collect();
    let in_capitals: Vec<&&Token<'_>> = words.iter().filter(|word| is_all_capitals(word.text)).collect();
    let is_whole = in_capitals.len() == words.len();
    let reads = |word: &&&Token<'_>| reads_as_word(kind, word.text);
    let is_readable = match (kind, in_capitals.as_slice()) {
        (_, []) => false,
        (Kind::Person, [only]) if words.len() == 1 => reads(only) && is_known_name(only.text),
        (Kind::Person, some) => some.iter().all(|word| reads(word) && (is_whole || is_surname_like(word.text))),
        (Kind::Organization, some) => {
            is_whole
                && some.len() > 1
                && some.iter().all(|word| reads(word) || is_small(word.text) || is_acronym(word.text))
                && some.iter().any(|word| reads(word) && !is_small(word.text))
        }
    };
    // The acronym in a company's name stays one: BNP Paribas.
    let stays = |word: &str| kind == Kind::Organization && !reads_as_word(kind, word) && !is_small(word);
    is_readable.then(|| Readable { text: in_small_letters(text, &tokens, stays), is_whole })
}

/// Whether a word in capitals is a word and not an abbreviation.
fn reads_as_word(kind: Kind, word: &str) -> bool {
    let folded = fold(word);
    let shortest = if kind == Kind::Person { SHORTEST_OF_PERSON } else { SHORTEST_OF_ORGANIZATION };
    lexicon::is_given_name(&folded)
        || lexicon::is_surname(&folded)
        || (word.chars().count() >= shortest && has_vowel(&folded))
}

/// Whether a word in capitals beside others is a surname, and not a Roman numeral.
fn is_surname_like(word: &str) -> bool {
    word.chars().count() >= SHORTEST_OF_PERSON && roman(word).is_none()
}

/// Whether a word of an organization's name carries no meaning by itself: THE, OF, LLP.
fn is_small(word: &str) -> bool {
    let folded = fold(word);
    legal_form(&[&folded]).is_some()
        || (word.chars().count() < SHORTEST_OF_ORGANIZATION && lexicon::is_ordinary(&folded))
}

fn in_small_letters(text: &str, tokens: &[Token<'_>], stays: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for token in tokens {
        out.push_str(text.get(done..token.start).unwrap_or_default());
        if is_all_capitals(token.text) && roman(token.text).is_none() && !stays(token.text) {
            let mut letters = token.text.chars();
            out.extend(letters.next());
            out.push_str(&letters.as_str().to_lowercase());
        } else {
            out.push_str(token.text);
        }
        done = token.end();
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

fn is_known_name(word: &str) -> bool {
    let folded = fold(word);
    (lexicon::is_given_name(&folded) || lexicon::is_surname(&folded)) && !lexicon::is_ordinary(&folded)
}
