//! Finds misspelt names: words that name no known entity but are one typo away from the name of one.

use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use crate::entity_index::{Entity, EntityIndex};
use crate::names::compare::compare_with_all;
use crate::names::edit_distance::each_typo;
use crate::names::forms::Form;
use crate::names::inflection;
use crate::names::normalize::{fold, is_all_capitals, is_capitalised};
use crate::names::person::PersonName;
use crate::names::token::{Gap, Token, tokenize};
use crate::names::{Candidate, EntityId, Kind, Trie, WordKey, east_asian, honorifics, lexicon};
use crate::note::{Block, Format, VisibleText, parse};
use crate::text::Span;

/// A name that is most likely misspelt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Misspelling {
    /// The span of the name in the note.
    pub span: Span,
    /// The entity that is most likely meant.
    pub entity: EntityId,
    /// Whether it is a single word, which is weaker evidence: a word that resembles a name is most often another word.
    pub is_single: bool,
}

/// A word shorter than this is too short to be a typo.
const SHORTEST: usize = 3;
/// A name of one word has to be at least this long.
const SHORTEST_ALONE: usize = 5;
/// A surname has to be at least this long where it stands alone.
const SHORTEST_SURNAME: usize = 7;
/// The fewest words of a name in which a word that is in the lexicon may be a typo.
const AMID: usize = 3;
/// The most words of a name that are looked at together.
const LONGEST: usize = 4;

/// Longer words are skipped: nobody wrote them by hand, and looking for their typos is slow.
const LONGEST_WORD: usize = 40;

/// Finds possible misspelt names in a block, in order; some may overlap. Names explained by steps (an ending, a middle
/// name, other hyphens) are not misspelt. The caller checks whether the words name an entity as they are.
pub fn misspellings(block: &Block, source: &str, entity_index: &EntityIndex) -> Vec<Misspelling> {
    let visible = VisibleText::of(block, source);
    let tokens = tokenize(&visible.text);
    let is_english = LazyCell::new(|| lexicon::is_english(&tokens));
    let context = Context { text: &visible.text, tokens: &tokens, is_english, entity_index, trie: entity_index.trie() };
    let typos = (0..tokens.len()).filter(|index| context.may_be_typo(*index));
    let mut near: FxHashMap<String, Vec<String>> = FxHashMap::default();
    let found = typos.filter_map(|typo| {
        let folded = fold(tokens.get(typo)?.text);
        let known = near.entry(folded.clone()).or_insert_with(|| context.known_near(&folded));
        let (first, end, entity) = context.meant(typo, &folded, known)?;
        let (from, to) = (tokens.get(first)?, tokens.get(end - 1)?);
        if is_meant_so(visible.text.get(to.end()..)?) {
            return None;
        }
        let is_single = end == first + 1;
        Some(Misspelling { span: visible.source_span(from.start, to.end()), entity, is_single })
    });
    found.collect()
}

/// The entity whose name, of two words or more, differs from this one by a typo.
pub fn misspelt_name_of(name: &str, entity_index: &EntityIndex) -> Option<EntityId> {
    let note = parse(name, Format::Plain);
    let found = note.blocks.iter().flat_map(|block| misspellings(block, name, entity_index));
    let is_whole = |one: &Misspelling| !one.is_single && one.span == Span::new(0, name.len());
    found.into_iter().find(is_whole).map(|one| one.entity)
}

/// Whether the text after a name marks the spelling as intended: [sic].
fn is_meant_so(behind: &str) -> bool {
    let behind =
        behind.trim_start_matches(|mark: char| mark.is_whitespace() || matches!(mark, '"' | '”' | '’' | '*' | '_'));
    ["[sic", "(sic"].into_iter().any(|mark| behind.starts_with(mark))
}

/// The tokens of a block, and the known names in it.
struct Context<'a, E> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    /// Whether the block is in English; computed on first use, for few blocks.
    is_english: LazyCell<bool, E>,
    entity_index: &'a EntityIndex,
    trie: &'a Trie,
}

impl<E: FnOnce() -> bool> Context<'_, E> {
    /// Whether the word has a capital and is no part of a known name.
    fn may_be_typo(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else { return false };
        let has_case = token.text.chars().next().is_some_and(char::is_uppercase);
        // Scripts without case write prefixes together with words.
        if !has_case || is_all_capitals(token.text) || token.text.len() > LONGEST_WORD {
            return false;
        }
        let folded = fold(token.text);
        folded.chars().count() >= SHORTEST && folded.chars().all(char::is_alphabetic) && !self.trie.knows(&folded)
    }

    /// The words of known names that one typo turns into a folded word.
    fn known_near(&self, folded: &str) -> Vec<String> {
        let mut known: Vec<String> = Vec::new();
        each_typo(folded, |word| {
            if self.trie.knows(word)
                && word.chars().count() >= SHORTEST
                && !is_plural(folded, word)
                && !are_derived(folded, word)
            {
                known.push(word.to_owned());
            }
        });
        // A name that others bear is theirs.
        if lexicon::is_given_name(folded) || lexicon::is_surname(folded) {
            known.clear();
        }
        known
    }

    /// The words around the typo that form a name with one of the known words in its place, the longest first, and the
    /// entity of that name.
    fn meant(&self, typo: usize, folded: &str, known: &[String]) -> Option<(usize, usize, EntityId)> {
        if known.is_empty() {
            return None;
        }
        // A word that is right elsewhere is a typo only amid the other words of a longer name.
        let shortest = if lexicon::is_listed(WordKey::folded(folded)) { AMID } else { 1 };
        (shortest..=LONGEST).rev().find_map(|length| {
            let firsts = (typo + 1).saturating_sub(length)..=typo;
            firsts.into_iter().find_map(|first| {
                let words = self.tokens.get(first..first + length).filter(|_| self.is_whole(first, first + length))?;
                let entity = self.bearer(words, typo - first, known)?;
                Some((first, first + length, entity))
            })
        })
    }

    /// Whether no hyphen or dot ties the words to others.
    fn is_whole(&self, first: usize, end: usize) -> bool {
        let is_tied =
            |index: usize| self.tokens.get(index).is_some_and(|token| matches!(token.gap, Gap::Hyphen | Gap::Dot));
        !is_tied(first) && !is_tied(end)
    }

    /// The entity whose name the words are with one of the known words in place of the typo.
    fn bearer(&self, words: &[Token<'_>], typo: usize, known: &[String]) -> Option<EntityId> {
        let is_one_name =
            words.iter().skip(1).all(|word| matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Apostrophe));
        if !is_one_name || (words.len() == 1 && !self.is_clear_alone(words)) {
            return None;
        }
        let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
        let with = |right: &str| {
            let spelt = words.iter().zip(&folded).enumerate().map(|(index, (word, folded))| {
                let gap = if index == 0 { Gap::Start } else { word.gap };
                (gap, if index == typo { right.to_owned() } else { folded.clone() })
            });
            self.trie.bearers(spelt)
        };
        let may_be_surname = words.len() == 1 && self.is_clear_surname(words, &folded);
        let is_meant = |one: &Candidate| is_whole_name(one) || (may_be_surname && one.form == Form::Surname);
        let bearers = known.iter().map(|right| with(right).into_iter().filter(is_meant).collect::<Vec<_>>());
        let spellings: Vec<Vec<Candidate>> = bearers.filter(|bearers| !bearers.is_empty()).collect();
        let all: Vec<Candidate> = spellings.concat();
        let best = all.iter().map(|candidate| candidate.form).min()?;
        // Several of one name are spelt in one way, and it does not matter who of them is meant.
        let of = |candidates: &mut dyn Iterator<Item = &Candidate>| {
            let mut ids: Vec<EntityId> = candidates.map(|candidate| candidate.entity).collect();
            self.entity_index.merge_entries(&mut ids, |id| id);
            self.entity_index.sort_by_place(&mut ids, |id| *id);
            ids
        };
        let (everybody, meant) = (of(&mut all.iter()), of(&mut all.iter().filter(|candidate| candidate.form == best)));
        let first = *meant.first()?;
        let is_one = everybody.iter().all(|other| *other == first);
        let is_one_spelling = spellings.len() == 1 && best < Form::Trimmed;
        let is_other = |entity: &EntityId| {
            self.is_singular(words, typo, known, *entity)
                || self.is_other_given_name(words, typo, *entity)
                || self.is_explained(words, *entity)
                || self.is_abbreviation(words, (typo, known), *entity)
        };
        ((is_one || is_one_spelling) && !everybody.iter().any(is_other)).then_some(first)
    }

    /// Whether a single word can only be a typo of a surname: a long one in an English text, which has no inflection,
    /// and without a capitalised neighbour that makes both another name.
    fn is_clear_surname(&self, words: &[Token<'_>], folded: &[String]) -> bool {
        let is_long = folded.iter().all(|word| word.chars().count() >= SHORTEST_SURNAME);
        let beside = |at: Option<usize>| at.and_then(|at| self.tokens.get(at));
        let at = words.first().map(|word| self.tokens.partition_point(|other| other.start < word.start));
        let before = beside(at.and_then(|at| at.checked_sub(1)));
        let behind = beside(at.map(|at| at + 1)).filter(|next| matches!(next.gap, Gap::Space | Gap::Hyphen));
        let is_free = |before: &Token<'_>| {
            let folded = fold(before.text);
            honorifics::title(&folded).is_some() || !(is_capitalised(before.text) || lexicon::is_determiner(&folded))
        };
        is_long
            && *self.is_english
            && before.is_some_and(is_free)
            && !behind.is_some_and(|next| is_capitalised(next.text))
    }

    /// Whether the typo is the singular of a plural that an organization is named after: a Flesh-Eater of the
    /// Flesh-Eaters.
    fn is_singular(&self, words: &[Token<'_>], typo: usize, known: &[String], entity: EntityId) -> bool {
        let folded = words.get(typo).map(|word| fold(word.text)).unwrap_or_default();
        known.iter().any(|known| is_plural(known, &folded))
            && self.entity_index.get(entity).is_some_and(|entity| entity.kind() == Kind::Organization)
    }

    /// Whether the typo is a different Chinese given name, where one letter makes another name: Zhao Mingfei is not
    /// Zhao Minglei.
    fn is_other_given_name(&self, words: &[Token<'_>], typo: usize, entity: EntityId) -> bool {
        let is_chinese =
            |entity: &Entity| entity.kind() == Kind::Person && PersonName::parse(entity.name()).surname_first;
        (typo > 0 || words.len() == 1)
            && words.get(typo).is_some_and(|word| east_asian::is_pinyin(&fold(word.text)))
            && self.entity_index.get(entity).is_some_and(is_chinese)
    }

    /// Whether the corrected word would be an abbreviation among other words: Google Veo is no Google CEO.
    fn is_abbreviation(&self, words: &[Token<'_>], (typo, known): (usize, &[String]), entity: EntityId) -> bool {
        let is_in = |name: &str| {
            let tokens = tokenize(name);
            let declared = tokens.get(typo).filter(|word| tokens.len() == words.len() && is_all_capitals(word.text));
            declared.is_some_and(|word| known.contains(&fold(word.text)))
                && !tokens.iter().all(|word| is_all_capitals(word.text))
        };
        self.entity_index.get(entity).is_some_and(|entity| entity.declared_names().any(is_in))
    }

    /// Whether steps explain the words as one of the names of the entity, so that nothing is misspelt.
    fn is_explained(&self, words: &[Token<'_>], entity: EntityId) -> bool {
        let (Some(from), Some(to), Some(entity)) = (words.first(), words.last(), self.entity_index.get(entity)) else {
            return false;
        };
        let seen = self.text.get(from.start..to.end()).unwrap_or_default();
        compare_with_all(entity.kind(), seen, entity.declared_names()).steps().is_some()
            || entity.declared_names().any(|declared| self.has_endings(words, declared))
    }

    /// Whether each word is the declared one, or may be it with an ending of a language, in a text that is not English.
    /// This is more lenient than a comparison: what may be right is not reported.
    fn has_endings(&self, words: &[Token<'_>], declared: &str) -> bool {
        let declared: Vec<String> = tokenize(declared).iter().map(|token| fold(token.text)).collect();
        let is_same_or_inflected = |(word, declared): (&Token<'_>, &String)| {
            let folded = fold(word.text);
            // A vowel more may be an ending of a language whose endings of one vowel say too little to find a name by.
            let rest = folded.strip_prefix(declared.as_str());
            let mut found = rest.is_some_and(|rest| matches!(rest, "" | "a" | "e" | "i" | "o" | "u"));
            inflection::each_base(&folded, |base| found |= base == declared);
            found
        };
        declared.len() == words.len() && !*self.is_english && words.iter().zip(&declared).all(is_same_or_inflected)
    }

    /// Whether a single word is long enough, and has its capital only because it is a name.
    fn is_clear_alone(&self, words: &[Token<'_>]) -> bool {
        words
            .iter()
            .all(|word| word.text.chars().count() >= SHORTEST_ALONE && matches!(word.gap, Gap::Space | Gap::Comma))
    }
}

/// Whether the word is the other one in the plural, or its genitive without the apostrophe.
fn is_plural(word: &str, singular: &str) -> bool {
    word.strip_suffix('s') == Some(singular)
}

/// Whether both words come from one by the endings of a doctrine and its followers: Altruist, Altruism.
fn are_derived(one: &str, other: &str) -> bool {
    let stem = |word: &'_ str| word.strip_suffix("ism").or_else(|| word.strip_suffix("ist")).map(str::to_owned);
    stem(one).is_some() && stem(one) == stem(other)
}

fn is_whole_name(candidate: &Candidate) -> bool {
    candidate.is_strong() && matches!(candidate.form, Form::Full | Form::Alias | Form::Trimmed)
}
