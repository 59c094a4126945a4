//! Tokenizes prose: words and punctuation marks with their spans, grouped in sentences.
//!
//! Words are cut as in most of the training texts: `Ada's` is two tokens, `don't` is `do` and `n't`, `U.S.` and `J.`
//! keep their full stops, web addresses stay whole. A hyphenated word is one token (`well-known`) unless one of its
//! parts has a capital: a name may begin or end at such a hyphen (`pro-Beijing`, `Jean-Claude`).

mod sentence;
mod token;
mod word;

use crate::text::Span;
pub(super) use sentence::is_initial;
pub(super) use token::{Gap, Token, Tokens};
#[cfg(feature = "train")]
pub(super) use word::is_elided;
pub(super) use word::{elision_at_beginning, is_unspaced};

/// The longest token that is read as one, in bytes; longer runs of letters are cut between characters.
const LONGEST_TOKEN: usize = 512;

/// Reads a block of prose.
#[cfg(test)]
fn tokenize(text: &str) -> Tokens {
    let mut out = Tokens::default();
    tokenize_into(text, &mut out);
    out
}

/// Reads a block of prose into `out`, whose memory is used again.
pub(super) fn tokenize_into(text: &str, out: &mut Tokens) {
    out.tokens.clear();
    out.sentences.clear();
    let mut cutter = Cutter { text, tokens: &mut out.tokens, gap: Gap::Blank };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            let end = at + ascii_word(bytes, at);
            // Most words end at a blank; the others take the long way.
            if bytes.get(end).is_none_or(|next| *next == b' ' || *next == b'\n') && end - at <= LONGEST_TOKEN {
                cutter.push(at, end);
                at = end;
                continue;
            }
        }
        match blank(text, at) {
            Some((length, gap)) => {
                cutter.widen_gap(gap);
                at += length;
            }
            None => at = cutter.cut(at, chunk_end(text, at)),
        }
    }
    sentence::split(text, &out.tokens, &mut out.sentences);
}

fn ascii_word(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// How long the blank character at `at` is, if there is one.
fn blank(text: &str, at: usize) -> Option<(usize, Gap)> {
    match text.as_bytes().get(at)? {
        b'\n' => Some((1, Gap::Line)),
        0..=b' ' | 0x7f => Some((1, Gap::Space)),
        0x21..=0x7e => None,
        _ => {
            let character = text.get(at..)?.chars().next()?;
            is_blank(character).then_some((character.len_utf8(), Gap::Space))
        }
    }
}

/// Blanks, control characters, and what is invisible without joining anything.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Where the run of characters without a blank that begins at `at` ends.
fn chunk_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find(is_blank).map_or(text.len(), |length| at + length)
}

/// Collects tokens.
struct Cutter<'a> {
    text: &'a str,
    tokens: &'a mut Vec<Token>,
    gap: Gap,
}

impl Cutter<'_> {
    fn widen_gap(&mut self, gap: Gap) {
        self.gap = if gap == Gap::Line && self.gap >= Gap::Line { Gap::Blank } else { self.gap.max(gap) };
    }

    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.tokens.push(Token { span: Span::new(start, end), gap: self.gap });
            self.gap = Gap::None;
        }
    }

    /// Cuts the characters from `start` to `end`, which hold no blank, into tokens; returns how far it came.
    fn cut(&mut self, start: usize, end: usize) -> usize {
        let chunk = self.text.get(start..end).unwrap_or_default();
        if let Some((from, to)) = word::address(chunk) {
            self.cut_marks(start, start + from);
            self.push(start + from, start + to);
            self.cut_marks(start + to, end);
            return end;
        }
        let mut at = start;
        while at < end {
            at = self.cut_one(at, end);
        }
        end
    }

    /// Cuts one word or one run of marks at `at`; returns where it ends.
    fn cut_one(&mut self, at: usize, end: usize) -> usize {
        let rest = self.text.get(at..end).unwrap_or_default();
        if let Some(length) = word::lone_elision(rest) {
            self.push(at, at + length);
            return at + length;
        }
        let length = word::length(rest);
        if length == 0 {
            let length = word::clitic(rest).unwrap_or_else(|| mark_length(rest));
            self.push(at, at + length);
            return at + length;
        }
        let mut cut = at;
        let (word, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        for piece in word::pieces(word, behind.starts_with('.')) {
            self.push_long(cut, cut + piece);
            cut += piece;
        }
        cut.max(at + 1)
    }

    fn cut_marks(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let length = mark_length(self.text.get(at..end).unwrap_or_default());
            self.push(at, at + length);
            at += length;
        }
    }

    /// Pushes a word, in pieces if it is endless.
    fn push_long(&mut self, start: usize, end: usize) {
        let mut at = start;
        while end - at > LONGEST_TOKEN {
            let fits = |cut: &usize| self.text.is_char_boundary(*cut);
            let cut = (at + 1..=at + LONGEST_TOKEN).rev().find(fits).unwrap_or(end);
            self.push(at, cut);
            at = cut;
        }
        self.push(at, end);
    }
}

/// How long the run of marks is that `rest` begins with: `...` and `!!!` are one, `)."` are three.
fn mark_length(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else { return 1 };
    if !matches!(first, '.' | '!' | '?' | '-' | '*' | '=' | '_' | '~' | '<' | '>') {
        return first.len_utf8();
    }
    rest.chars().take_while(|other| *other == first).take(LONGEST_TOKEN).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests;
