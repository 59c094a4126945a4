//! Finds the end of a word, and the pieces that it is cut into.

use unicode_script::{Script, UnicodeScript};

use crate::names::token::is_clitic;
use crate::text::starts_with_ignoring_case;
use crate::word_lists::word_list;

/// How many bytes of `rest` are one word: letters, digits, and what joins them; in scripts without blanks one character,
/// or a run of Katakana. Nothing if it begins with a mark.
pub(super) fn length(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    let mut before = match characters.next() {
        Some((_, first)) if is_katakana(first) => {
            return rest.find(|next| !is_katakana(next) && !is_attached(next)).unwrap_or(rest.len());
        }
        Some((_, first)) if stands_alone(first) => {
            let behind = rest.split_at_checked(first.len_utf8()).map_or("", |(_, behind)| behind);
            return rest.len() - behind.trim_start_matches(is_attached).len();
        }
        Some((_, first)) if is_letter(first) => first,
        Some((_, '@')) if characters.peek().is_some_and(|(_, next)| is_letter(*next)) => '@',
        _ => return 0,
    };
    let mut part = 0;
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        if stands_alone(character) || is_katakana(character) {
            return at;
        }
        if !is_letter(character) {
            // A blank was forgotten in `the end.Then`, but not in `Ph.D`.
            let is_sentence_end = character == '.' && at - part > 2 && before.is_lowercase();
            let joined =
                next.is_some_and(|next| joins(before, character, next) && !(is_sentence_end && next.is_uppercase()));
            if !joined {
                return at;
            }
            part = at + character.len_utf8();
        }
        before = character;
    }
    rest.len()
}

/// Han and Hiragana: nothing shows where a word ends, so that each character is a token.
fn stands_alone(character: char) -> bool {
    !character.is_ascii()
        && character.is_alphanumeric()
        && matches!(character.script(), Script::Han | Script::Hiragana | Script::Bopomofo)
}

/// Whether a character is of a script that is written without blanks between words.
pub(in crate::tagger) fn is_unspaced(character: char) -> bool {
    stands_alone(character) || is_katakana(character)
}

/// Katakana, in which foreign names are written, and the mark that makes its vowels long.
fn is_katakana(character: char) -> bool {
    !character.is_ascii()
        && character.is_alphanumeric()
        && (character.script() == Script::Katakana || character == 'ー')
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || is_attached(character)
}

/// Marks that belong to the letter before them, and the joiners of Indic and Arabic scripts.
fn is_attached(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe0f}' | '_')
        || unicode_normalization::char::is_combining_mark(character)
}

/// Whether `mark` between two characters keeps them one word.
fn joins(before: char, mark: char, next: char) -> bool {
    match mark {
        // `U.S`, `amazon.com`, `2.5`.
        '.' => is_letter(before) && is_letter(next),
        '\'' | '’' => before.is_alphabetic() && next.is_alphabetic(),
        '-' | '‐' | '‑' => is_letter(before) && is_letter(next),
        '&' => before.is_uppercase() && next.is_uppercase(),
        ',' | ':' => before.is_ascii_digit() && next.is_ascii_digit(),
        _ => false,
    }
}

/// The length of a clitic that stands apart from its word: `'s` in `O’Neil 's`.
pub(super) fn clitic(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix(['\'', '’'])?;
    let letters = behind.find(|next: char| !is_letter(next)).unwrap_or(behind.len());
    let word = behind.get(..letters)?;
    is_clitic(word).then(|| rest.len() - behind.len() + letters)
}

/// The lengths of the tokens that a word is cut into; a full stop behind it that belongs to it counts as part of it.
pub(super) fn pieces(word: &str, stop_follows: bool) -> Vec<usize> {
    if let Some((article, rest)) = elision(word).and_then(|at| word.split_at_checked(at)) {
        return std::iter::once(article.len()).chain(pieces_without_elision(rest, stop_follows)).collect();
    }
    pieces_without_elision(word, stop_follows)
}

fn pieces_without_elision(word: &str, stop_follows: bool) -> Vec<usize> {
    if stop_follows && is_abbreviation(word) {
        return split_hyphens(word, 1);
    }
    let Some(at) = clitic_start(word) else { return split_hyphens(word, 0) };
    let (head, tail) = word.split_at_checked(at).unwrap_or((word, ""));
    let mut pieces = split_hyphens(head, 0);
    pieces.push(tail.len());
    pieces
}

/// Where the word begins that an elided article, preposition or pronoun stands before: `l’Assemblée`, `dell'Università`.
/// Capitalised ones are mostly part of a name (`D'Angelo`, `L’Enfant`).
fn elision(word: &str) -> Option<usize> {
    elided(word, |head| ELIDED.contains(&head))
}

/// The same of a word that begins a sentence, where such a word has a capital: `L’Assemblée`.
pub(in crate::tagger) fn elision_at_beginning(word: &str) -> Option<usize> {
    elided(word, |head| ELIDED.contains(&head.to_lowercase().as_str()))
}

/// How long the elided word is that `rest` begins with, apostrophe included, where a blank follows it: `l’ Assemblée`.
pub(super) fn lone_elision(rest: &str) -> Option<usize> {
    let is_mark = |(_, letter): &(usize, char)| matches!(letter, '\'' | '’');
    let (at, mark) = rest.char_indices().take(LONGEST_ELIDED + 1).find(is_mark)?;
    let (head, tail) = rest.split_at_checked(at)?;
    let ends = tail.chars().nth(1).is_none_or(char::is_whitespace);
    (ELIDED.contains(&head) && ends).then_some(at + mark.len_utf8())
}

/// The bytes of the elided word that `word` begins with, apostrophe included.
fn elided(word: &str, is_listed: impl Fn(&str) -> bool) -> Option<usize> {
    let at = word.find(['\'', '’'])?;
    let (head, tail) = word.split_at_checked(at)?;
    let mark = tail.chars().next()?.len_utf8();
    (is_listed(head) && tail.get(mark..)?.starts_with(char::is_alphabetic)).then_some(at + mark)
}

/// Whether a word is an elided one with its apostrophe, `l’`, which no blank follows.
#[cfg(feature = "train")]
pub(in crate::tagger) fn is_elided(word: &str) -> bool {
    word.strip_suffix(['\'', '’']).is_some_and(|head| ELIDED.contains(&head.to_lowercase().as_str()))
}

/// The letters of the longest of [`ELIDED`].
const LONGEST_ELIDED: usize = 6;

/// French and Italian words that lose their vowel before another.
const ELIDED: &[&str] = word_list!("elided_words.txt");

/// Where `'s`, `n't` and their like begin in a word that ends with one.
fn clitic_start(word: &str) -> Option<usize> {
    let at = word.rfind(['\'', '’'])?;
    let head = word.get(..at)?;
    let tail = word.get(at..)?.trim_start_matches(['\'', '’']);
    if is_clitic(tail) {
        return Some(at);
    }
    let negated = tail.eq_ignore_ascii_case("t") && head.len() > 1 && head.ends_with(['n', 'N']);
    negated.then(|| at - 1)
}

/// Cuts `Jean-Claude` at its hyphen and leaves `well-known` whole; `extra` bytes are added to the last piece.
fn split_hyphens(word: &str, extra: usize) -> Vec<usize> {
    let whole = vec![word.len() + extra];
    let hyphen = ['-', '‐', '‑'];
    if !word.contains(hyphen) || !word.split(hyphen).any(|part| part.starts_with(char::is_uppercase)) {
        return whole;
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, mark) in word.match_indices(hyphen) {
        pieces.push(at - from);
        pieces.push(mark.len());
        from = at + mark.len();
    }
    pieces.push(word.len() - from + extra);
    pieces
}

/// Whether a full stop behind `word` belongs to it.
pub(super) fn is_abbreviation(word: &str) -> bool {
    is_lettered(word) || ABBREVIATIONS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// One capital (`J`), or letters with full stops between them (`U.S`, `e.g`, `Ph.D`).
fn is_lettered(word: &str) -> bool {
    let mut parts = word.split('.');
    let short = |part: &str| part.len() < 3 && part.starts_with(char::is_alphabetic);
    match (parts.next(), parts.next()) {
        (Some(only), None) => only != "I" && only.chars().count() == 1 && only.starts_with(char::is_uppercase),
        (Some(first), Some(second)) => short(first) && short(second) && parts.all(short),
        _ => false,
    }
}

/// Titles, legal forms, months and the like that are written with a full stop.
const ABBREVIATIONS: &[&str] = word_list!("abbreviations.txt", "in prose");

/// Where a web or mail address stands in a chunk, without the marks around it.
pub(super) fn address(chunk: &str) -> Option<(usize, usize)> {
    let from = chunk.len() - chunk.trim_start_matches(['(', '<', '[', '"', '\'', '“', '‘']).len();
    let inner = chunk.get(from..)?;
    let is_link =
        ["http://", "https://", "www.", "mailto:"].iter().any(|start| starts_with_ignoring_case(inner, start));
    if !is_link && !is_mail(inner) {
        return None;
    }
    let marks = ['.', ',', ';', ':', '!', '?', ')', '>', ']', '"', '\'', '”', '’', '…'];
    let length = inner.trim_end_matches(marks).len();
    (length > 0).then_some((from, from + length))
}

fn is_mail(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    user.ends_with(char::is_alphanumeric)
        && host.starts_with(char::is_alphanumeric)
        && host.trim_end_matches(|mark: char| !mark.is_alphanumeric()).contains('.')
}
