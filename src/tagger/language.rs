//! Detects the language of a block by its script and its most frequent words. A block without enough evidence has the
//! language of its note; a note without enough evidence is in English.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};

use super::hash;
use super::normalize::lower_into;
use super::tokenize::{Token, Tokens, tokenize_into};
use crate::names::is_particle;

/// A language that the readers were trained for, or [`Self::Other`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Language {
    /// English, which has readers of its own.
    #[default]
    English,
    /// German.
    German,
    /// French.
    French,
    /// Dutch.
    Dutch,
    /// Portuguese.
    Portuguese,
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// Danish.
    Danish,
    /// Swedish.
    Swedish,
    /// Norwegian, Bokmål and Nynorsk.
    Norwegian,
    /// Croatian, and Serbian in Latin letters, which differ by few words.
    Croatian,
    /// Slovak.
    Slovak,
    /// Chinese.
    Chinese,
    /// Japanese.
    Japanese,
    /// Any other language.
    Other,
}

impl Language {
    /// All of them, in order.
    pub const ALL: [Self; 15] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Dutch,
        Self::Portuguese,
        Self::Spanish,
        Self::Italian,
        Self::Danish,
        Self::Swedish,
        Self::Norwegian,
        Self::Croatian,
        Self::Slovak,
        Self::Chinese,
        Self::Japanese,
        Self::Other,
    ];

    /// Its ISO 639 codes, the main one first; none for [`Self::Other`].
    pub fn codes(self) -> &'static [&'static str] {
        match self {
            Self::English => &["en"],
            Self::German => &["de"],
            Self::French => &["fr"],
            Self::Dutch => &["nl"],
            Self::Portuguese => &["pt"],
            Self::Spanish => &["es"],
            Self::Italian => &["it"],
            Self::Danish => &["da"],
            Self::Swedish => &["sv"],
            Self::Norwegian => &["no", "nb", "nn"],
            Self::Croatian => &["hr", "sr", "bs"],
            Self::Slovak => &["sk"],
            Self::Chinese => &["zh"],
            Self::Japanese => &["ja"],
            Self::Other => &[],
        }
    }

    /// Its main ISO 639 code; empty for [`Self::Other`].
    pub fn code(self) -> &'static str {
        self.codes().first().copied().unwrap_or_default()
    }

    /// The languages, other than English, that the frequent words of a text suggest.
    pub fn likely_of(text: &str) -> Vec<Self> {
        let mut tokens = Tokens::default();
        tokenize_into(text, &mut tokens);
        Evidence::of(text, &tokens).likely()
    }

    /// The language of a code; [`Self::Other`] for unknown ones.
    pub fn of_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|language| language.codes().contains(&code)).unwrap_or(Self::Other)
    }
}

/// Lists of frequent words. There are more lists than languages: some are for languages without a reader, so that their
/// texts are not taken for others.
static WORDS: &str = include_str!("../word_lists/languages.tsv");

/// The most lists.
const LISTS: usize = 32;
/// The lead, in hundredths of a natural logarithm, that decides between English and other languages.
const DECISIVE: u32 = 300;
/// The lead that decides for a language without a reader.
const IS_UNKNOWN: u32 = 100;
/// The weight of a letter that a language has and English has not.
const LETTER: u32 = 100;
/// The frequency of the most common word and of words on no list, for Zipf's law.
const COMMONEST: f32 = 0.07;
const RAREST: f32 = 0.0003;

/// The lists, indexed by word and letter.
struct Lists {
    languages: Vec<Language>,
    /// The lists that contain a word in lower case, with its weights.
    words: FxHashMap<u32, Vec<(usize, u32)>>,
    /// The lists that contain a letter.
    letters: FxHashMap<char, Vec<usize>>,
}

impl Lists {
    fn get() -> &'static Self {
        static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::read(WORDS));
        &LISTS
    }

    fn read(text: &str) -> Self {
        let mut lists = Self { languages: Vec::new(), words: FxHashMap::default(), letters: FxHashMap::default() };
        for line in text.lines().filter(|line| !line.starts_with('#')).take(LISTS) {
            let list = lists.languages.len();
            let mut columns = line.split('\t');
            lists.languages.push(Language::of_code(columns.next().unwrap_or_default()));
            for (rank, word) in columns.next().unwrap_or_default().split(' ').enumerate() {
                lists.words.entry(hash::word(word)).or_default().push((list, weight(rank)));
            }
            for letter in columns.next().unwrap_or_default().chars() {
                lists.letters.entry(letter).or_default().push(list);
            }
        }
        lists
    }
}

/// The weight of the word of a rank: in hundredths of a natural logarithm, how much more likely it is in its language
/// than in one that does not list it.
fn weight(rank: usize) -> u32 {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small")]
    let weight = (100.0 * (COMMONEST / (rank as f32 + 1.5) / RAREST).ln()).max(0.0) as u32;
    weight
}

/// The evidence for each language in a block.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Evidence {
    /// The weights by list.
    weights: [u32; LISTS],
    /// The weights of particles in names, which count for the note but not for the block.
    in_names: [u32; LISTS],
    letters: u32,
    latin: u32,
    han: u32,
    kana: u32,
}

impl Evidence {
    /// Collects the evidence of a block. Capitalised words count only at the beginning of a sentence: others may be
    /// names. Particles between two of them are counted separately: Guido van Rossum may be named in any language.
    pub(super) fn of(text: &str, tokens: &Tokens) -> Self {
        let mut evidence = Self::default();
        let lists = Lists::get();
        let mut lower = String::new();
        for &(start, end) in &tokens.sentences {
            let sentence = tokens.tokens.get(start..end).unwrap_or_default();
            // Whether the last word that was no particle has a capital.
            let mut is_behind_name = false;
            for (at, token) in sentence.iter().enumerate() {
                let word = token.span.text(text);
                evidence.count_letters(word);
                let is_capital = word.starts_with(char::is_uppercase);
                let is_in_name = is_behind_name
                    && is_particle(word)
                    && is_before_name(sentence.get(at + 1..).unwrap_or_default(), text);
                is_behind_name = is_capital || is_in_name;
                if at > 0 && is_capital {
                    continue;
                }
                lower_into(word, &mut lower);
                let bare = lower.trim_end_matches(['\'', '’']);
                let by_word = lists.words.get(&hash::word(bare)).into_iter().flatten().copied();
                let weights = if is_in_name { &mut evidence.in_names } else { &mut evidence.weights };
                by_word.for_each(|(list, weight)| weigh(weights, list, weight));
                for letter in lower.chars().filter(|letter| !letter.is_ascii()) {
                    let by_letter = lists.letters.get(&letter).into_iter().flatten();
                    by_letter.for_each(|list| weigh(&mut evidence.weights, *list, LETTER));
                }
            }
        }
        evidence
    }

    fn count_letters(&mut self, word: &str) {
        if word.is_ascii() {
            let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
            let letters = u32::try_from(letters).unwrap_or(u32::MAX);
            self.letters = self.letters.saturating_add(letters);
            self.latin = self.latin.saturating_add(letters);
            return;
        }
        for letter in word.chars().filter(|letter| letter.is_alphabetic()) {
            self.letters = self.letters.saturating_add(1);
            let of_script = match letter.script() {
                Script::Latin => &mut self.latin,
                Script::Han => &mut self.han,
                Script::Hiragana | Script::Katakana => &mut self.kana,
                _ => continue,
            };
            *of_script = of_script.saturating_add(1);
        }
    }

    fn add(&mut self, other: &Self) {
        for (sum, (weight, in_names)) in self.weights.iter_mut().zip(other.weights.into_iter().zip(other.in_names)) {
            *sum = sum.saturating_add(weight).saturating_add(in_names);
        }
        let pairs = [
            (&mut self.letters, other.letters),
            (&mut self.latin, other.latin),
            (&mut self.han, other.han),
            (&mut self.kana, other.kana),
        ];
        pairs.into_iter().for_each(|(sum, count)| *sum = sum.saturating_add(count));
    }

    /// The language that the evidence decides for, if any.
    pub(super) fn decide(&self) -> Option<Language> {
        let east_asian = self.han.saturating_add(self.kana);
        if east_asian > 0 && east_asian >= self.letters / 4 {
            return Some(if self.kana >= self.han / 8 { Language::Japanese } else { Language::Chinese });
        }
        if self.letters > 0 && self.latin < self.letters / 2 {
            return Some(Language::Other);
        }
        // The greatest weight among the lists of a language, or of those that pass.
        let most = |passes: &dyn Fn(Language) -> bool| {
            let weighed = Lists::get().languages.iter().copied().zip(self.weights).filter(|(own, _)| passes(*own));
            weighed.rev().max_by_key(|(_, weight)| *weight).unwrap_or_default()
        };
        let (_, english) = most(&|language| language == Language::English);
        let (_, unknown) = most(&|language| language == Language::Other);
        let (known, weight) = most(&|language| !matches!(language, Language::English | Language::Other));
        if english >= weight.max(unknown).saturating_add(DECISIVE) {
            return Some(Language::English);
        }
        let is_foreign = weight.max(unknown) >= english.saturating_add(DECISIVE);
        let language = if unknown >= weight.saturating_add(IS_UNKNOWN) { Language::Other } else { known };
        is_foreign.then_some(language)
    }
}

fn weigh(weights: &mut [u32; LISTS], list: usize, weight: u32) {
    if let Some(sum) = weights.get_mut(list) {
        *sum = sum.saturating_add(weight);
    }
}

/// Whether a word with a capital follows, particles aside.
fn is_before_name(behind: &[Token], text: &str) -> bool {
    let mut words = behind.iter().map(|token| token.span.text(text));
    words.find(|word| !is_particle(word)).is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// The language of a text by its words; English without enough evidence.
pub fn language_of(text: &str) -> Language {
    let mut tokens = Tokens::default();
    tokenize_into(text, &mut tokens);
    Evidence::of(text, &tokens).decide().unwrap_or_default()
}

impl Evidence {
    /// The known languages with nearly the greatest weight, and clearly more than English.
    fn likely(&self) -> Vec<Language> {
        let weighed = || Lists::get().languages.iter().copied().zip(self.weights);
        let most = weighed().map(|(_, weight)| weight).max().unwrap_or_default();
        let english = weighed().find(|(language, _)| *language == Language::English).map_or(0, |(_, weight)| weight);
        let least = most.saturating_sub(IS_UNKNOWN).max(english.saturating_add(1));
        weighed()
            .filter(|(language, weight)| *weight >= least && *language != Language::Other)
            .map(|(own, _)| own)
            .collect()
    }
}

/// The language of a note, by the evidence of its blocks.
pub(super) fn of_note<'e>(blocks: impl Iterator<Item = &'e Evidence>) -> Language {
    let mut all = Evidence::default();
    blocks.for_each(|evidence| all.add(evidence));
    all.decide().unwrap_or_default()
}

#[cfg(test)]
mod tests;
