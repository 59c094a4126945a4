//! Generates the patterns under which prose may write a declared name.

mod capitals;
mod organization;
mod person;
mod variants;

use self::capitals::readable;
use super::compare::Steps;
use super::context_words::is_office;
use super::normalize::{fold, is_all_capitals, is_capitalised};
use super::organization::is_generic;
use super::person::PersonName;
use super::token::{Gap, Token, tokenize};
use super::word::NameWord;
use super::{Kind, WordKey, east_asian, is_particle, lexicon, segmentation};
use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::{Deserialize, Serialize};
use std::hash::BuildHasher;

/// How a text relates to a declared name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Form {
    /// The canonical name.
    Full,
    /// Another declared name.
    Alias,
    /// A declared name without its middle names, legal form or title.
    Trimmed,
    /// The surname alone.
    Surname,
    /// The given name alone.
    Given,
    /// Initials and surname: `J. Smith`.
    Initials,
    /// The initials of an organization.
    Acronym,
    /// An organization's name without its generic last word: `High-Flyer` for `High-Flyer Quant`.
    Short,
    /// One word of an organization's name: Harvard, Scientology, the Commission.
    Word,
    /// A name that no other form covers, with its steps from a declared one.
    Varied(Steps),
}

/// When a pattern refers to its bearer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum PatternStrength {
    /// Always.
    Strong,
    /// Where the note has evidence for the bearer.
    Weak,
    /// Only next to the title, legal form or honorific of the bearer; then like the others.
    Marked,
}

/// One way to write a name, ready for the trie.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Pattern {
    /// The words, each with the gap before it; the first gap is [`Gap::Start`].
    pub words: Vec<(Gap, String)>,
    /// How it relates to the declared name.
    pub form: Form,
    /// When it stands for its bearer.
    pub standing: PatternStrength,
    /// Whether letter case is ignored.
    pub fold: bool,
    /// Whether diacritics must match as well: undeclared spellings (Rüdiger for Ruediger) are allowed one difference
    /// only.
    pub strict: bool,
    /// Punctuation before the first word and after the last one that is part of the name: `«Василёк»`, `Yahoo!`, `S.A.`
    pub around: Around,
}

/// Punctuation next to a name that is part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Around {
    /// Before the first word.
    pub before: Option<char>,
    /// After the last word.
    pub behind: Option<char>,
}

impl Around {
    /// The punctuation around the words of a declared name.
    fn of(text: &str, tokens: &[Token<'_>]) -> Self {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Self::default() };
        let before = text.get(..first.start).and_then(|front| front.trim().chars().next_back());
        let behind = text.get(last.end()..).and_then(|back| back.trim().chars().next());
        Self { before: before.filter(|mark| opens(*mark)), behind: behind.filter(|mark| closes(*mark)) }
    }
}

fn opens(mark: char) -> bool {
    matches!(mark, '«' | '“' | '„' | '"' | '‘' | '‹' | '¡' | '¿' | '「' | '『' | '《' | '(')
}

fn closes(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '»' | '”' | '“' | '"' | '’' | '›' | '…' | '」' | '』' | '》' | ')' | '！' | '？')
}

/// A declared name.
#[derive(Clone, Copy, Debug)]
pub struct Declared<'a> {
    /// The name.
    pub text: &'a str,
    /// Whether it is the canonical one.
    pub canonical: bool,
    /// Whether it is a former name.
    pub former: bool,
}

/// All patterns of an entity of this kind with these names, without duplicates.
pub fn patterns(kind: Kind, names: &[Declared<'_>]) -> Vec<Pattern> {
    let mut out = Patterns { kind, list: Vec::new(), known: FxHashMap::default() };
    for name in names {
        out.declared(name.text, if name.canonical { Form::Full } else { Form::Alias });
    }
    let canonical = names.iter().find(|name| name.canonical).map(|name| PersonName::parse(name.text));
    for name in names {
        if let Some(epithet) = epithet(kind, name) {
            out.declared(epithet, if name.canonical { Form::Trimmed } else { Form::Alias });
            continue;
        }
        if kind == Kind::Person && !name.canonical && !are_names(&PersonName::parse(name.text), canonical.as_ref()) {
            continue;
        }
        let readable = readable(kind, name.text);
        let text = readable.as_ref().map_or(name.text, |readable| &readable.text);
        match kind {
            Kind::Person => out.of_person(text),
            Kind::Organization => {
                out.of_organization(name.text, name.canonical);
                // In capitals a word is distinctive that may be none in small letters.
                if readable.is_some() {
                    out.of_organization(text, name.canonical);
                }
            }
        }
    }
    if let Some(canonical) = canonical.filter(|name| kind == Kind::Person && !name.is_mononym()) {
        names.iter().filter(|name| !name.canonical).for_each(|name| out.of_one_word(name, &canonical));
    }
    out.add_variants();
    out.list
}

/// The name without its article, for an epithet such as “the Dodger”, whose words are not parts of a name. The article
/// of The Hon. Ann Smith belongs to her title.
fn epithet<'a>(kind: Kind, name: &Declared<'a>) -> Option<&'a str> {
    let (article, rest) = name.text.split_once(' ').filter(|_| kind == Kind::Person)?;
    let is_titled = || {
        let parsed = PersonName::parse(name.text);
        !parsed.titles.is_empty() && !parsed.is_mononym()
    };
    (fold(article) == "the" && rest.starts_with(char::is_uppercase) && !is_titled()).then_some(rest)
}

/// Whether the words of a person's alias are names: those of “Bill Gates” are, those of “CEO of Google” and “the Artful
/// Dodger” are not. A word shared with the canonical name shows that they are.
pub fn are_names(alias: &PersonName, canonical: Option<&PersonName>) -> bool {
    let is_shared = |word: &NameWord| {
        canonical
            .is_some_and(|canonical| canonical.words.iter().any(|own| own.folded == word.folded && own.text.len() > 1))
    };
    let is_no_name = |word: &NameWord| {
        let is_abbreviation = word.text.chars().count() > 1 && is_all_capitals(&word.text);
        is_abbreviation
            || (lexicon::is_ordinary(&word.folded) && !is_particle(&word.text))
            || is_generic(&word.folded)
            || is_office(&word.folded)
    };
    let is_all = !alias.words.is_empty() && alias.words.iter().all(|word| is_all_capitals(&word.text));
    alias.words.iter().any(is_shared) || is_all || !alias.words.iter().any(is_no_name)
}

struct Patterns {
    kind: Kind,
    list: Vec<Pattern>,
    /// The index of a pattern by the hash of its words; the first one for equal hashes.
    known: FxHashMap<u64, usize>,
}

impl Patterns {
    /// Adds the name as declared.
    fn declared(&mut self, text: &str, form: Form) {
        let tokens = tokenize(text);
        let around = Around::of(text, &tokens);
        let standing = if self.is_strong(&tokens, form) { PatternStrength::Strong } else { PatternStrength::Weak };
        let fold = readable(self.kind, text).is_some_and(|readable| readable.is_whole);
        let words = words_of(&tokens);
        let mut in_brackets = words.clone();
        for ((gap, _), token) in in_brackets.iter_mut().zip(&tokens).skip(1) {
            *gap = token.gap;
        }
        for words in [in_brackets, words] {
            if let Some(pattern) = self.add(words, form, standing) {
                pattern.around = around;
                pattern.fold = fold;
            }
        }
    }

    /// Adds a whole name made of some words of a declared one.
    fn trimmed(&mut self, tokens: &[Token<'_>]) {
        let standing =
            if self.is_strong(tokens, Form::Trimmed) { PatternStrength::Strong } else { PatternStrength::Weak };
        self.add(words_of(tokens), Form::Trimmed, standing);
    }

    /// Adds the words as a pattern, unless they are there already in a better form.
    fn add(&mut self, words: Vec<(Gap, String)>, form: Form, standing: PatternStrength) -> Option<&mut Pattern> {
        let letters: usize = words.iter().map(|(_, word)| word.chars().count()).sum();
        let least = if standing == PatternStrength::Marked { 1 } else { 2 };
        if letters < least || self.has(&words) {
            return None;
        }
        self.list.push(Pattern { words, form, standing, fold: false, strict: false, around: Around::default() });
        self.list.last_mut()
    }

    /// Whether these words are in the list; they are registered by the query.
    fn has(&mut self, words: &[(Gap, String)]) -> bool {
        let next = self.list.len();
        let first = *self.known.entry(FxBuildHasher.hash_one(words)).or_insert(next);
        let mut alike = self.list.iter().skip(first);
        // Nearly always it is the first: others have its hash by chance only.
        alike.next().is_some_and(|pattern| pattern.words == words || alike.any(|pattern| pattern.words == words))
    }

    /// Whether a declared name needs no evidence: names of two words or more do not, single words only if they are
    /// distinctive.
    fn is_strong(&self, tokens: &[Token<'_>], form: Form) -> bool {
        if tokens.iter().any(Token::is_unspaced) {
            return self.is_strong_unspaced(tokens, form);
        }
        if tokens.iter().skip(1).any(|token| !token.gap.is_hyphen() && token.gap != Gap::Apostrophe) {
            return true;
        }
        match tokens {
            [word] => is_distinctive(word.text),
            [] => false,
            parts => {
                self.kind == Kind::Organization
                    || parts.iter().any(|part| part.text.len() > 2 && is_distinctive(part.text))
            }
        }
    }

    /// Without spaces, a surname in front tells a full name; a short transliteration (贝叶斯 for Bayes) is a single word.
    fn is_strong_unspaced(&self, tokens: &[Token<'_>], form: Form) -> bool {
        let letters: Vec<char> = tokens.iter().filter_map(|token| token.text.chars().next()).collect();
        match self.kind {
            Kind::Organization => letters.len() >= 2,
            Kind::Person => {
                letters.len() >= 2
                    && (form == Form::Full || east_asian::surname_length(&letters).is_some())
                    && !is_ordinary_unspaced(&letters)
            }
        }
    }
}

/// Whether the name is also a common Chinese word: 高兴.
fn is_ordinary_unspaced(letters: &[char]) -> bool {
    letters.len() == 2 && segmentation::is_word(&letters.iter().collect::<String>())
}

/// Tokens as the words of a pattern, which may come from the middle of a declared name.
fn words_of(tokens: &[Token<'_>]) -> Vec<(Gap, String)> {
    let gap = |index: usize, gap: Gap| match gap {
        _ if index == 0 => Gap::Start,
        Gap::Start | Gap::Bracket => Gap::Space,
        gap => gap,
    };
    tokens.iter().enumerate().map(|(index, token)| (gap(index, token.gap), token.text.to_owned())).collect()
}

/// Words of a parsed name as the words of a pattern.
fn words_of_name<'n>(words: impl IntoIterator<Item = &'n NameWord>) -> Vec<(Gap, String)> {
    let mut out: Vec<(Gap, String)> = Vec::new();
    for word in words {
        let first = if out.is_empty() { Gap::Start } else { Gap::Space };
        let tokens = tokenize(&word.text);
        let gap = |index: usize, token: &Token<'_>| if index == 0 { first } else { token.gap };
        out.extend(tokens.iter().enumerate().map(|(index, token)| (gap(index, token), token.text.to_owned())));
    }
    out
}

/// Whether a single word can stand for one bearer by itself: an abbreviation in capitals, or a word that is neither an
/// ordinary word nor a common name or place.
pub fn is_distinctive(word: &str) -> bool {
    if is_all_capitals(word) || has_inner_capital(word) {
        return true;
    }
    is_capitalised(word) && !lexicon::is_listed(WordKey::written(word))
}

/// `DeepSeek`, `iPhone`; not `McDonald`.
fn has_inner_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next();
    letters.any(char::is_uppercase) && !word.starts_with("Mc") && !word.starts_with("Mac")
}
