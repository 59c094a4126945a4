//! The name index of a names file: an FST in memory that finds names in a text.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use fst::raw::{CompiledAddr, Fst};

use super::damaged;
use super::keys::{FORM, TRIMMED, WEAK, WHOLE, separator};
use crate::names::legal_forms::{self, LegalForm};
use crate::names::normalize::{fold, is_capitalised};
use crate::names::token::{Gap, Token, tokenize};
use crate::names::{is_particle, lexicon};

/// The names of a names file, in memory.
pub struct Index {
    names: Fst<Vec<u8>>,
}

/// A name in an index: the offset of the list of its bearers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct NameId(pub(super) u64);

/// An indexed name in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The index of its first token.
    pub first: usize,
    /// The index after its last token.
    pub end: usize,
    /// The matching names; never empty.
    pub names: Vec<NameId>,
}

/// The state of following a key in the FST.
#[derive(Clone, Copy)]
struct State {
    node: CompiledAddr,
    output: u64,
}

/// The most words of a legal form that follows a name.
const LONGEST_FORM: usize = 7;
/// The most letters of a word that may be in lower case within a name: of, and, the, für, de.
const SMALL_WORD: usize = 3;

impl Index {
    /// The index with these bytes.
    ///
    /// # Errors
    /// What is wrong with them, to stand behind a path.
    pub(super) fn new(bytes: Vec<u8>) -> Result<Self, String> {
        let names = Fst::new(bytes).and_then(|names| names.verify().map(|()| names));
        names.map(|names| Self { names }).map_err(|_| "its index is damaged; build it again".to_owned())
    }

    /// Finds the longest names in a text, from the left, without overlaps. Names of one word, and those that without
    /// their legal form could be many things, are found only where they are certainly names.
    ///
    /// # Errors
    /// If the index is damaged there.
    pub fn find(&self, tokens: &[Token<'_>]) -> io::Result<Vec<Found>> {
        guarded(|| self.find_all(tokens))
    }

    /// The indexed names that equal this one, in any letter case. `weak` tells that the text surely is the name of an
    /// organization, so that an ambiguous name without its legal form counts as well.
    ///
    /// # Errors
    ///
    /// If the index is damaged there.
    pub fn look_up(&self, name: &str, weak: bool) -> io::Result<Vec<NameId>> {
        guarded(|| self.names_of(name, weak))
    }

    fn find_all(&self, tokens: &[Token<'_>]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut first = 0;
        while first < tokens.len() {
            let longest = tokens.get(first).filter(|token| begins_name(token));
            match longest.and_then(|_| self.longest(tokens, first)) {
                Some(longest) => {
                    first = longest.end;
                    found.push(longest);
                }
                None => first += 1,
            }
        }
        found
    }

    fn names_of(&self, name: &str, weak: bool) -> Vec<NameId> {
        let marks = if weak { [WHOLE, TRIMMED, WEAK].as_slice() } else { &[WHOLE, TRIMMED] };
        let tokens = tokenize(name);
        let mut names = Vec::new();
        let mut state = Some(self.start());
        for (index, token) in tokens.iter().enumerate() {
            state = state.and_then(|state| self.follow(state, token, index == 0));
            let Some(state) = state else { break };
            let behind = tokens.get(index + 1..).unwrap_or_default();
            names.extend(self.with_form(state, behind).filter(|(taken, _)| *taken == behind.len()).map(|(_, id)| id));
            if behind.is_empty() {
                names.extend(marks.iter().filter_map(|mark| self.end(state, *mark)));
            }
        }
        names
    }

    /// The longest name that begins at a token.
    fn longest(&self, tokens: &[Token<'_>], first: usize) -> Option<Found> {
        let mut longest = None;
        let mut state = self.start();
        for (index, token) in tokens.iter().enumerate().skip(first) {
            let Some(next) = self.follow(state, token, index == first) else { break };
            state = next;
            if let Some(found) = self.ending(tokens, first, index + 1, state) {
                longest = Some(found);
            }
        }
        longest
    }

    /// The name that ends after these tokens, or after a legal form that follows them.
    fn ending(&self, tokens: &[Token<'_>], first: usize, end: usize, state: State) -> Option<Found> {
        let (words, behind) = (tokens.get(first..end)?, tokens.get(end..)?);
        if !is_written_as_name(words) {
            return None;
        }
        if let Some((taken, name)) = self.with_form(state, behind) {
            return Some(Found { first, end: end + taken, names: vec![name] });
        }
        let trimmed = self.end(state, TRIMMED).filter(|_| form_behind(behind).is_none());
        let whole = self.end(state, WHOLE).filter(|_| words.len() > 1 || stands_alone(tokens, first));
        let names: Vec<NameId> = whole.into_iter().chain(trimmed).collect();
        (!names.is_empty()).then_some(Found { first, end, names })
    }

    /// The name that a legal form continues, and the number of words of the form.
    fn with_form(&self, state: State, behind: &[Token<'_>]) -> Option<(usize, NameId)> {
        let state = self.step(state, FORM)?;
        let (taken, form) = form_behind(behind)?;
        Some((taken, self.finish(form.id.bytes().try_fold(state, |state, byte| self.step(state, byte))?)?))
    }

    fn start(&self) -> State {
        State { node: self.names.root().addr(), output: 0 }
    }

    fn step(&self, state: State, byte: u8) -> Option<State> {
        let node = self.names.node(state.node);
        let next = node.transition(node.find_input(byte)?);
        Some(State { node: next.addr, output: state.output.saturating_add(next.out.value()) })
    }

    /// Follows a word, and the separator before it unless it is the first.
    fn follow(&self, mut state: State, token: &Token<'_>, is_first: bool) -> Option<State> {
        if !is_first {
            state = self.step(state, separator(token.gap)?)?;
        }
        if token.text.is_ascii() {
            token.text.bytes().try_fold(state, |state, byte| self.step(state, byte.to_ascii_lowercase()))
        } else {
            fold(token.text).bytes().try_fold(state, |state, byte| self.step(state, byte))
        }
    }

    fn end(&self, state: State, mark: u8) -> Option<NameId> {
        self.finish(self.step(state, mark)?)
    }

    fn finish(&self, state: State) -> Option<NameId> {
        let node = self.names.node(state.node);
        node.is_final().then(|| NameId(state.output.saturating_add(node.final_output().value())))
    }

    /// The size in bytes.
    pub fn bytes(&self) -> usize {
        self.names.size()
    }
}

/// Runs a lookup and catches panics. The checksum detects accidental damage; `fst` trusts its bytes and may panic on an
/// index that was crafted with a valid checksum.
fn guarded<T>(look: impl FnOnce() -> T) -> io::Result<T> {
    catch_unwind(AssertUnwindSafe(look)).map_err(|_| damaged())
}

/// The longest legal form at the beginning of the tokens, and its number of words.
fn form_behind(behind: &[Token<'_>]) -> Option<(usize, LegalForm)> {
    let goes_on = behind.iter().take(LONGEST_FORM).take_while(|token| separator(token.gap).is_some());
    let folded: Vec<String> = goes_on.map(|token| fold(token.text)).collect();
    let words: Vec<&str> = folded.iter().map(String::as_str).collect();
    (1..=words.len()).rev().find_map(|taken| {
        let form = legal_forms::legal_form(words.get(..taken)?)?;
        let is_capitalised = behind.iter().take(taken).any(|token| token.text.contains(char::is_uppercase));
        (is_capitalised || !form.needs_capital).then_some((taken, form))
    })
}

/// Whether the letter case fits a name: the first and the last word, and all but short words between them, have a
/// capital or a digit.
fn is_written_as_name(words: &[Token<'_>]) -> bool {
    let last = words.len().saturating_sub(1);
    words.iter().enumerate().all(|(index, word)| {
        begins_name(word)
            || (index > 0 && word.gap == Gap::Apostrophe)
            || (index > 0 && index < last && (word.text.len() <= SMALL_WORD || is_particle(word.text)))
    })
}

/// `Acme`, `eBay`, `3M`.
fn begins_name(word: &Token<'_>) -> bool {
    is_capitalised(word.text) || word.text.contains(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
}

/// Whether the neighbouring words do not make a word part of a longer name.
fn stands_alone(tokens: &[Token<'_>], at: usize) -> bool {
    let is_near = |gap| matches!(gap, Gap::Space | Gap::Hyphen | Gap::Ampersand | Gap::Slash | Gap::Dot | Gap::Joined);
    let own_gap = tokens.get(at).map_or(Gap::Start, |token| token.gap);
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).filter(|_| is_near(own_gap));
    let behind = tokens.get(at + 1).filter(|token| is_near(token.gap));
    let begins_sentence = |token: &Token<'_>| {
        matches!(token.gap, Gap::Start | Gap::Sentence | Gap::Other | Gap::Barrier)
            && lexicon::is_ordinary(&fold(token.text))
    };
    before.is_none_or(|token| !begins_name(token) || begins_sentence(token))
        && behind.is_none_or(|token| !begins_name(token))
}
