//! Context that shows a match is not the known name: a word that goes on in a script without spaces, another particle
//! before a surname, an article before a surname that is also a noun.

use super::BlockContext;
use crate::entity_index::EntityIndex;
use crate::names::forms::Form;
use crate::names::honorifics;
use crate::names::normalize::{fold, is_all_capitals, is_capitalised};
use crate::names::organization::is_generic;
use crate::names::person::PersonName;
use crate::names::segmentation::{self, Extent};
use crate::names::token::{Gap, Token};
use crate::names::{Candidate, Kind, Match, is_particle, lexicon, noun_surnames};
use crate::tagger::Language;
use crate::word_lists::word_list;

/// The number of bytes on each side of a name that are examined.
const BESIDE: usize = 90;

/// Particles that are also prepositions and conjunctions: they are no evidence about the surname after them.
const LOOSE: &[&str] = word_list!("loose_particles.txt");

impl BlockContext<'_> {
    /// Whether a match in a script without spaces is only part of a longer word.
    pub(super) fn is_cut_out(&self, found: &Match, entity_index: &EntityIndex) -> bool {
        let (Some(last), Some(span)) = (self.before(found.end), self.span(found.first, found.end)) else {
            return false;
        };
        if !last.is_unspaced() {
            return false;
        }
        let is_person = |candidate: &Candidate| {
            entity_index.get(candidate.entity).is_some_and(|entity| entity.kind() == Kind::Person)
        };
        let forms = || found.candidates.iter().map(|candidate| candidate.form);
        let extent = if forms().any(|form| form <= Form::Trimmed) {
            Extent::Whole
        } else if forms().any(|form| form == Form::Surname) {
            Extent::Surname
        } else {
            Extent::Given
        };
        let name = self.text.get(span.0..span.1).unwrap_or_default();
        let before = crate::text::last_bytes(self.text.get(..span.0).unwrap_or_default(), BESIDE);
        let behind = crate::text::first_bytes(self.text.get(span.1..).unwrap_or_default(), BESIDE);
        let is_japanese = segmentation::is_japanese(before, behind);
        found.candidates.iter().all(is_person) && segmentation::is_cut_out(extent, name, (before, behind), is_japanese)
    }

    /// Whether a longer name of something else begins with this short form: Anne of Cleves, Philip the Fair, the
    /// University of Southampton.
    pub(super) fn begins_other_name(&self, found: &Match) -> bool {
        let are = |form: &dyn Fn(Form) -> bool| found.candidates.iter().all(|candidate| form(candidate.form));
        let (Some(link), Some(next)) = (self.token(found.end), self.token(found.end + 1)) else { return false };
        let is_joined = link.gap == Gap::Space && next.gap == Gap::Space && is_capitalised(next.text);
        let is_given = || are(&|form| form == Form::Given);
        let says_what = || {
            self.token(found.first).is_some_and(|word| is_generic(&fold(word.text)))
                && are(&|form| matches!(form, Form::Word | Form::Short))
        };
        is_joined
            && match link.text {
                "of" => is_given() || says_what(),
                "for" => says_what(),
                "the" => is_given() && lexicon::is_ordinary(&fold(next.text)) && !self.goes_on(found.end + 1),
                _ => false,
            }
    }

    /// Whether a capitalised word follows the one at `index`.
    fn goes_on(&self, index: usize) -> bool {
        self.token(index + 1).is_some_and(|next| next.gap == Gap::Space && is_capitalised(next.text))
    }

    /// The particles right before a word.
    fn particles_before(&self, first: usize) -> &[Token<'_>] {
        let before = self.tokens.get(..first).unwrap_or_default();
        let is_joined = |at: usize| self.tokens.get(at).is_some_and(|next| next.gap == Gap::Space);
        let count = before
            .iter()
            .enumerate()
            .rev()
            .take_while(|(at, word)| is_joined(at + 1) && is_particle(word.text))
            .take_while(|(_, word)| !matches!(fold(word.text).as_str(), "y" | "e" | "the"))
            .count();
        before.get(first - count..).unwrap_or_default()
    }

    /// Whether a given name and particles precede a surname, so that it belongs to a person with these particles.
    pub(super) fn continues_particles(&self, first: usize) -> bool {
        let particles = self.particles_before(first);
        let head = first.checked_sub(particles.len() + 1).and_then(|at| self.token(at));
        let is_joined = particles.first().is_some_and(|particle| particle.gap == Gap::Space);
        let is_preposition =
            |word: &Token<'_>| matches!(fold(word.text).as_str(), "zu" | "zum" | "zur" | "bin" | "ben");
        is_joined
            && !particles.iter().any(|word| is_preposition(word) || is_capitalised(word.text))
            && head.is_some_and(|head| is_capitalised(head.text) && lexicon::is_given_name(&fold(head.text)))
    }

    /// Drops candidates whose surname has other particles than the text; returns whether any are left.
    pub(super) fn keep_bearers(&self, found: &mut Match, entity_index: &EntityIndex) -> bool {
        let is_other = |candidate: &Candidate| self.has_other_particles(candidate, found.first, entity_index);
        if found.candidates.iter().any(is_other) {
            let kept = found.candidates.iter().filter(|candidate| !is_other(candidate)).copied().collect();
            found.candidates = kept;
        }
        !found.candidates.is_empty()
    }

    /// Whether the particles before a surname differ from those of this entity: van der Berg is not Willemijn van den
    /// Berg.
    fn has_other_particles(&self, candidate: &Candidate, first: usize, entity_index: &EntityIndex) -> bool {
        let particles = self.particles_before(first);
        if candidate.form != Form::Surname || particles.is_empty() {
            return false;
        }
        let Some(entity) = entity_index.get(candidate.entity) else { return false };
        let name = PersonName::parse(entity.name());
        let has_own =
            name.surname().split_last().is_some_and(|(_, own)| own.iter().any(|word| is_particle(&word.text)));
        let is_loose = particles.len() == 1 && particles.iter().all(|word| LOOSE.contains(&fold(word.text).as_str()));
        let is_long = particles.len() > 1;
        (has_own && !is_loose) || (!has_own && is_long)
    }

    /// Whether the word is more likely a noun than a surname: after an article (der Koch, Le Marchand), or at the
    /// beginning of a sentence in a language that writes nouns in lower case (Boer zoekt vrouw).
    pub(super) fn is_foreign_noun(&self, first: usize, end: usize) -> bool {
        let Some(word) = self.token(first).filter(|word| end == first + 1 && !is_all_capitals(word.text)) else {
            return false;
        };
        let folded = fold(word.text);
        noun_surnames::languages(&folded).next().is_some()
            && (noun_surnames::languages(&folded).any(|code| self.is_determined_in(code, first))
                || self.opens_foreign_sentence(first, &folded))
    }

    /// Whether a determiner of the language precedes the word, possibly with an adjective between. German capitalises
    /// all nouns; elsewhere a capital within a sentence shows a name.
    fn is_determined_in(&self, code: &str, first: usize) -> bool {
        let word = |back: usize| {
            let at = first.checked_sub(back)?;
            let is_joined = self.gap(at + 1) == Gap::Space;
            self.token(at).filter(|_| is_joined)
        };
        let determines = |word: &Token<'_>| noun_surnames::is_determiner_of(&fold(word.text), code);
        let Some(before) = word(1) else { return false };
        if code != Language::German.code() {
            return is_capitalised(before.text) && determines(before);
        }
        let is_adjective = || {
            !is_capitalised(before.text) && before.text.ends_with(['e', 'n', 'r', 's', 'm']) && before.text.len() > 3
        };
        determines(before) || (is_adjective() && word(2).is_some_and(determines))
    }

    /// Whether the word begins a sentence in a language in which it is ordinary, followed by a word in lower case that
    /// is not a verb for actions of people.
    fn opens_foreign_sentence(&self, first: usize, folded: &str) -> bool {
        let goes_on = |next: &Token<'_>| {
            let small = fold(next.text);
            let is_small = next.gap == Gap::Space && next.text.starts_with(char::is_lowercase);
            is_small && !noun_surnames::is_deed(&small) && honorifics::title(&small).is_none()
        };
        if !self.opens_sentence(first) || !self.token(first + 1).is_some_and(goes_on) {
            return false;
        }
        let is_one = |language: &Language| {
            *language != Language::German && noun_surnames::languages(folded).any(|code| code == language.code())
        };
        let likely = Language::likely_of(self.text);
        if !likely.is_empty() {
            return likely.iter().any(is_one);
        }
        // A few words that no list has are of the language of the surname, if they are not English.
        let is_english = |word: &Token<'_>| lexicon::is_ordinary(&fold(word.text));
        let others = self.tokens.iter().enumerate().filter(|(at, _)| *at != first).map(|(_, word)| word);
        noun_surnames::languages(folded).any(|code| code != Language::German.code())
            && !others.into_iter().any(is_english)
    }
}
