//! Spellings of a name that are not declared and that folding does not unify: transliterated letters (Ruediger,
//! Rüdiger), initials with and without full stops (U.S., US).

use super::{Form, Pattern, Patterns};
use crate::names::Kind;
use crate::names::normalize::{fold, is_all_capitals};
use crate::names::token::Gap;
use crate::names::word::{transliterated, untransliterated};

impl Patterns {
    /// Adds the variants of each pattern.
    pub(super) fn add_variants(&mut self) {
        let all: Vec<Pattern> = self.list.iter().flat_map(|pattern| variants(pattern, self.kind)).collect();
        for variant in all {
            if !self.has(&variant.words) {
                self.list.push(variant);
            }
        }
    }
}

/// The variants of a pattern that the folding of letters does not find already.
fn variants(pattern: &Pattern, kind: Kind) -> Vec<Pattern> {
    if pattern.form == Form::Acronym {
        return Vec::new();
    }
    let written_out = with_words(pattern, |word| transliterated(word).into_iter().collect());
    let put_together = with_words(pattern, untransliterated);
    let all = written_out.into_iter().chain(put_together).chain(with_other_dots(pattern, kind));
    let folded = |pattern: &Pattern| pattern.words.iter().map(|(_, word)| fold(word)).collect::<Vec<String>>();
    all.filter(|variant| folded(pattern) != folded(variant)).collect()
}

/// The pattern with other spellings of its words, all of one kind at once: the n-th spelling of each word that has one.
fn with_words(pattern: &Pattern, spellings: impl Fn(&str) -> Vec<String>) -> Vec<Pattern> {
    let of_words: Vec<Vec<String>> = pattern.words.iter().map(|(_, word)| spellings(word)).collect();
    let most = of_words.iter().map(Vec::len).max().unwrap_or_default();
    let variant = |number: usize| {
        let words = pattern.words.iter().zip(&of_words).map(|((gap, word), spellings)| {
            let other = spellings.get(number).or_else(|| spellings.last());
            (*gap, other.unwrap_or(word).clone())
        });
        Pattern { words: words.collect(), strict: true, ..pattern.clone() }
    };
    (0..most).map(variant).collect()
}

/// The pattern with its initials together (UK Saddlers of U.K. Saddlers), or apart.
fn with_other_dots(pattern: &Pattern, kind: Kind) -> Option<Pattern> {
    let is_letter = |(_, word): &(Gap, String)| word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let letters = pattern.words.iter().take_while(|word| is_letter(word)).count();
    if letters >= 2 && (letters < pattern.words.len() || kind == Kind::Organization) {
        let (initials, rest) = pattern.words.split_at_checked(letters)?;
        let joined: String = initials.iter().map(|(_, word)| word.as_str()).collect();
        let words = std::iter::once((Gap::Start, joined)).chain(rest.iter().cloned()).collect();
        return Some(Pattern { words, strict: true, ..pattern.clone() });
    }
    let ((_, first), rest) = pattern.words.split_first()?;
    let has_other_case = |(_, word): &(Gap, String)| word.chars().any(char::is_lowercase);
    let is_alone = rest.is_empty() && kind == Kind::Organization;
    let are_initials = (2..=if is_alone { 5 } else { 3 }).contains(&first.chars().count())
        && is_all_capitals(first)
        && first.chars().all(char::is_alphabetic);
    if !are_initials || !(is_alone || rest.iter().any(has_other_case)) {
        return None;
    }
    let gap = |index: usize| if index == 0 { Gap::Start } else { Gap::Space };
    let apart = first.chars().enumerate().map(|(index, letter)| (gap(index), letter.to_string()));
    Some(Pattern { words: apart.chain(rest.iter().cloned()).collect(), strict: true, ..pattern.clone() })
}
