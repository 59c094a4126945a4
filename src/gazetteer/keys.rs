//! The keys of a name in the index: its folded words, followed by a byte that tells which form of the name it is.

use crate::names::normalize::fold;
use crate::names::token::{Gap, Token, tokenize};
use crate::names::{Kind, WordKey, legal_forms, lexicon};

/// Mark of a name without a legal form, or with one in front.
pub(super) const WHOLE: u8 = b'=';
/// Mark of a name from which the legal form was removed.
pub(super) const TRIMMED: u8 = b'~';
/// Mark of such a name if the rest is ambiguous: it counts only with other evidence.
pub(super) const WEAK: u8 = b'?';
/// Mark of a name that a legal form follows, identified by the part that all its spellings share.
pub(super) const FORM: u8 = b'+';

/// The most words of a name in the index.
const MAX_WORDS: usize = 16;

/// The key byte for the gap between two words of a name; `None` where a name ends.
pub(super) fn separator(gap: Gap) -> Option<u8> {
    match gap {
        _ if gap.is_in_name() => Some(b' '),
        Gap::Comma => Some(b','),
        _ => None,
    }
}

/// The keys of a name of a register; none if it would match where no entity is meant.
pub(super) fn keys(kind: Kind, name: &str) -> Vec<Vec<u8>> {
    let given_first = given_first(kind, name);
    let tokens = tokenize(given_first.as_deref().unwrap_or(name));
    let folded: Vec<String> = tokens.iter().map(|token| fold(token.text)).collect();
    let words = Words { tokens: &tokens, folded: &folded };
    match kind {
        Kind::Person => words.key(WHOLE).into_iter().filter(|_| words.tells_person()).collect(),
        Kind::Organization => of_organization(words),
    }
}

/// A person's name with the given name first: `Lindqvist, Petra` is Petra Lindqvist.
fn given_first(kind: Kind, name: &str) -> Option<String> {
    let (surname, given) = name.split_once(',').filter(|(_, given)| kind == Kind::Person && !given.contains(','))?;
    Some(format!("{} {}", given.trim(), surname.trim()))
}

fn of_organization(words: Words<'_>) -> Vec<Vec<u8>> {
    let folded: Vec<&str> = words.folded.iter().map(String::as_str).collect();
    if let Some((taken, form)) = legal_forms::longest_at_end(&folded) {
        let base = words.part(0, folded.len() - taken);
        let mut keys: Vec<Vec<u8>> = base.key(FORM).into_iter().filter(|_| base.letters() > 1).collect();
        keys.iter_mut().for_each(|key| key.extend(form.id.as_bytes()));
        keys.extend(base.trimmed());
        return keys;
    }
    let whole = words.key(WHOLE).filter(|_| words.tells_organization());
    let in_front = legal_forms::longest_at_start(&folded);
    let trimmed = in_front.and_then(|(taken, _)| words.part(taken, folded.len()).trimmed());
    whole.into_iter().chain(trimmed).collect()
}

/// The words of a name, as written and folded.
#[derive(Clone, Copy)]
struct Words<'a> {
    tokens: &'a [Token<'a>],
    folded: &'a [String],
}

impl<'a> Words<'a> {
    fn part(self, start: usize, end: usize) -> Self {
        let tokens = self.tokens.get(start..end).unwrap_or_default();
        Self { tokens, folded: self.folded.get(start..end).unwrap_or_default() }
    }

    /// The words with their separators, and a mark.
    fn key(self, mark: u8) -> Option<Vec<u8>> {
        if self.tokens.is_empty() || self.tokens.len() > MAX_WORDS {
            return None;
        }
        let mut key = Vec::new();
        for (index, (token, folded)) in self.tokens.iter().zip(self.folded).enumerate() {
            if index > 0 {
                key.push(separator(token.gap)?);
            }
            key.extend(folded.as_bytes());
        }
        key.push(mark);
        Some(key)
    }

    /// The key of the name without its legal form.
    fn trimmed(self) -> Option<Vec<u8>> {
        let is_sure = self.spaced() > 1 && !self.folded.iter().all(|word| lexicon::is_ordinary(word));
        self.tells_organization().then(|| self.key(if is_sure { TRIMMED } else { WEAK })).flatten()
    }

    fn tells_organization(self) -> bool {
        self.is_long_enough() && (self.spaced() > 1 || self.is_distinctive())
    }

    /// Whether the words identify a person: a surname alone or with initials does not.
    fn tells_person(self) -> bool {
        let is_long = |token: &&Token<'_>| token.text.chars().count() > 1;
        let long = self.tokens.iter().filter(is_long).count();
        self.is_long_enough() && (long > 1 || self.is_unspaced() || (self.spaced() == 1 && self.is_distinctive()))
    }

    /// Whether the name is long enough: in scripts without spaces, short names are part of others.
    fn is_long_enough(self) -> bool {
        if self.is_unspaced() { self.tokens.len() > 2 } else { self.letters() > 2 }
    }

    fn is_unspaced(self) -> bool {
        self.tokens.iter().all(Token::is_unspaced)
    }

    fn letters(self) -> usize {
        self.folded.iter().map(|word| word.chars().filter(|letter| letter.is_alphabetic()).count()).sum()
    }

    /// The number of words as a reader sees them: `Macy’s` is one. In scripts without spaces every character counts.
    fn spaced(self) -> usize {
        self.tokens.iter().enumerate().filter(|(index, token)| *index == 0 || token.gap != Gap::Apostrophe).count()
    }

    /// Whether the first word is neither an ordinary word nor a common name or place.
    fn is_distinctive(self) -> bool {
        self.folded.first().is_some_and(|word| !lexicon::is_listed(WordKey::folded(word)))
    }
}
