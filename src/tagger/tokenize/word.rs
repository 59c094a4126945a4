//! Where a word ends, and the pieces it is cut into.

use crate::names::token::is_clitic;

/// How many bytes of `rest` are one word: letters, digits, and what joins them. Nothing if it begins with a mark.
pub(super) fn length(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    let mut before = match characters.next() {
        Some((_, first)) if is_letter(first) => first,
        Some((_, '@')) if characters.peek().is_some_and(|(_, next)| is_letter(*next)) => '@',
        _ => return 0,
    };
    let mut part = 0;
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
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

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || is_attached(character)
}

/// Marks that belong to the letter before them, and the joiners of Indic and Arabic scripts.
fn is_attached(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe0f}' | '_')
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
    if stop_follows && is_abbreviation(word) {
        return split_hyphens(word, 1);
    }
    let Some(at) = clitic_start(word) else { return split_hyphens(word, 0) };
    let (head, tail) = word.split_at_checked(at).unwrap_or((word, ""));
    let mut pieces = split_hyphens(head, 0);
    pieces.push(tail.len());
    pieces
}

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
const ABBREVIATIONS: [&str; 62] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "gen", "col", "capt", "cpt", "cmdr", "lt", "sgt", "maj", "rev",
    "hon", "gov", "sen", "rep", "pres", "messrs", "mme", "mlle", "inc", "co", "corp", "ltd", "bros", "vs", "etc",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mt", "ft", "ave", "blvd",
    "dept", "est", "fig", "vol", "pp", "ed", "eds", "al", "cf", "ca", "op", "approx", "univ", "assn",
];

/// Where a web or mail address stands in a chunk, without the marks around it.
pub(super) fn address(chunk: &str) -> Option<(usize, usize)> {
    let from = chunk.len() - chunk.trim_start_matches(['(', '<', '[', '"', '\'', '“', '‘']).len();
    let inner = chunk.get(from..)?;
    let is_link = ["http://", "https://", "www.", "mailto:"].iter().any(|start| has_prefix(inner, start));
    if !is_link && !is_mail(inner) {
        return None;
    }
    let marks = ['.', ',', ';', ':', '!', '?', ')', '>', ']', '"', '\'', '”', '’', '…'];
    let length = inner.trim_end_matches(marks).len();
    (length > 0).then_some((from, from + length))
}

fn has_prefix(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn is_mail(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    user.ends_with(char::is_alphanumeric)
        && host.starts_with(char::is_alphanumeric)
        && host.trim_end_matches(|mark: char| !mark.is_alphanumeric()).contains('.')
}
