//! Splits the tokens of a block into sentences.

use super::token::{Gap, Token};

/// The longest sentence that is read as one, in tokens; longer ones are cut, so that odd input costs bounded time.
pub(super) const LONGEST_SENTENCE: usize = 256;

/// Lines shorter than this are never taken for lines that an editor has wrapped; in characters.
const NARROWEST_WRAP: usize = 40;
/// Lines longer than this are never taken for wrapped ones; in characters.
const WIDEST_WRAP: usize = 200;
/// How many percent of the widest line a line may lack that was wrapped: what is not seen of it, as the address of a link,
/// was counted when it was.
const LACKS: usize = 15;
/// How many lines in a hundred have to look wrapped.
const WRAPPED: usize = 80;

/// Cuts the tokens of `text` into sentences.
pub(super) fn split(text: &str, tokens: &[Token], sentences: &mut Vec<(usize, usize)>) {
    let wrapped = is_wrapped(text);
    let mut start = 0;
    let mut terminal = false;
    let mut before: Option<&Token> = None;
    for (at, token) in tokens.iter().enumerate() {
        let breaks = match token.gap {
            Gap::None => false,
            Gap::Blank => true,
            Gap::Line if !wrapped => true,
            _ => terminal && may_begin(token.span.text(text)),
        };
        if at > start && (breaks || at - start >= LONGEST_SENTENCE) {
            sentences.push((start, at));
            start = at;
            terminal = false;
        }
        let word = token.span.text(text);
        terminal = is_terminal(word) || (terminal && closes(word, token, before));
        before = Some(token);
    }
    if start < tokens.len() {
        sentences.push((start, tokens.len()));
    }
}

fn is_terminal(word: &str) -> bool {
    word.bytes().all(|byte| matches!(byte, b'.' | b'!' | b'?')) || matches!(word, "…" | "。" | "！" | "？")
}

/// Whether a mark behind a full stop belongs to the sentence that the stop ends.
fn closes(word: &str, token: &Token, before: Option<&Token>) -> bool {
    let touches = before.is_some_and(|before| before.span.end == token.span.start);
    matches!(word, ")" | "]" | "}" | "”" | "’" | "»") || (touches && matches!(word, "\"" | "'"))
}

fn may_begin(word: &str) -> bool {
    word.chars().next().is_some_and(|first| {
        first.is_uppercase()
            || first.is_numeric()
            || matches!(first, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '@' | '#' | '<')
            || (first.is_alphabetic() && !first.is_lowercase())
    })
}

/// Whether the line breaks of a block only keep its lines short: nearly every line would have been too long with the first word
/// of the next, or goes on in lower case. Otherwise each line is taken to stand by itself.
fn is_wrapped(text: &str) -> bool {
    let lines = || text.lines().map(str::trim_end);
    let length = |text: &str| text.chars().count();
    let widest = lines().map(length).max().unwrap_or_default();
    if !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest) {
        return false;
    }
    let pairs = lines().zip(lines().skip(1)).filter(|(one, next)| !one.is_empty() && !next.is_empty());
    let (mut all, mut wrapped) = (0, 0);
    for (line, next) in pairs {
        let word = next.split_whitespace().next().unwrap_or_default();
        let is_full = (length(line) + 1 + length(word)) * 100 >= widest * (100 - LACKS);
        all += 1;
        wrapped += usize::from(is_full || next.starts_with(char::is_lowercase));
    }
    all > 0 && wrapped * 100 >= all * WRAPPED
}

/// Whether a word is a name's initial: `J.`, `J`, `J.R.`.
pub(in crate::tagger) fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter.is_uppercase(),
        (Some(letter), Some('.')) => letter.is_uppercase() && word.len() <= 6 && word.ends_with('.'),
        _ => false,
    }
}
