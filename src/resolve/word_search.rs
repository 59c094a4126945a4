//! Finds names that match no pattern: runs of name words are compared with the names of the entities that share one of
//! the words.

mod cache;
mod word_runs;

use rustc_hash::{FxHashMap, FxHashSet};

use self::cache::{Known, Names};
use self::word_runs::{is_name_word, is_small, runs};
use crate::entity_index::{Entity, EntityIndex};
use crate::names::compare::{Step, Steps, Strength, compare_organizations, compare_with_person};
use crate::names::forms::{Around, Form, PatternStrength};
use crate::names::honorifics;
use crate::names::inflection;
use crate::names::normalize::{first_letter, fold, is_capitalised};
use crate::names::organization::OrganizationName;
use crate::names::person::PersonName;
use crate::names::token::{Gap, Token, is_clitic};
use crate::names::trimming;
use crate::names::{Candidate, EntityId, Match, Trie, joins_words, lexicon};

pub use self::cache::NameCache;

/// The most words of a name that is looked for in a run.
const LONGEST_NAME: usize = 6;
/// Words of more entities are skipped: they tell too little, and comparing with all of their bearers is slow.
const MAX_BEARERS: usize = 48;

/// The matches in a text with those that only a comparison finds, in order and without overlaps. Of overlapping ones
/// the longer counts.
pub(super) fn add(
    matches: Vec<Match>,
    text: &str,
    tokens: &[Token<'_>],
    entity_index: &EntityIndex,
    cache: &mut NameCache,
) -> Vec<Match> {
    let mut found: Vec<Found> = Vec::new();
    let mut known = Known::new(cache);
    // English names have no endings but the possessive, which stands apart: the Harkers are more than one.
    let has_endings = !lexicon::is_english(tokens);
    let mut explained = matches.iter().filter(|one| one.candidates.iter().any(Candidate::is_strong)).peekable();
    for (first, end) in runs(text, tokens) {
        while explained.next_if(|one| one.end <= first).is_some() {}
        if explained.peek().is_some_and(|one| one.first <= first && one.end >= end) {
            continue;
        }
        let run = Run { first, end, text, tokens, matches: &matches, entity_index, has_endings };
        known.forget_much();
        let names = run.names(&mut known);
        if !names.is_empty() {
            found.push(Found { run: (first, end), names });
        }
    }
    let others = known.others;
    let matches = if found.is_empty() { matches } else { merged(matches, found) };
    if others.is_empty() { matches } else { without(matches, &others) }
}

/// The matches without entities that a surname does not refer to.
fn without(mut matches: Vec<Match>, others: &[(usize, EntityId)]) -> Vec<Match> {
    let others: FxHashSet<(usize, EntityId)> = others.iter().copied().collect();
    for one in &mut matches {
        if one.end == one.first + 1 {
            let is_meant = |candidate: &&Candidate| !others.contains(&(one.first, candidate.entity));
            if !one.candidates.iter().all(|candidate| is_meant(&candidate)) {
                one.candidates = one.candidates.iter().filter(is_meant).copied().collect();
            }
        }
    }
    matches.retain(|one| !one.candidates.is_empty());
    matches
}

/// The result of the comparison of a run.
struct Found {
    /// The run: the index of its first word and the one after its last.
    run: (usize, usize),
    names: Vec<Match>,
}

/// Replaces matches of patterns by the names that a comparison found around them. Input and output are in order.
fn merged(matches: Vec<Match>, found: Vec<Found>) -> Vec<Match> {
    let mut out: Vec<Match> = Vec::with_capacity(matches.len() + found.len());
    let mut rest = matches.into_iter().peekable();
    for Found { run: (first, end), names } in found {
        out.extend(std::iter::from_fn(|| rest.next_if(|old| old.end <= first)));
        let reach_in = out.iter().rev().take_while(|old| old.end > first).count();
        let mut of_run = out.split_off(out.len() - reach_in);
        of_run.extend(std::iter::from_fn(|| rest.next_if(|old| old.first < end)));
        names.into_iter().for_each(|new| put(new, &mut of_run));
        of_run.sort_by_key(|one| one.first);
        out.append(&mut of_run);
    }
    out.extend(rest);
    out
}

/// Replaces the matches within a name by the name, unless one reaches beyond it.
fn put(new: Match, matches: &mut Vec<Match>) {
    let overlaps = |old: &Match| old.first < new.end && new.first < old.end;
    let length = new.end - new.first;
    let is_same = |old: &Match| old.first == new.first && old.end == new.end;
    let gives_way = |old: &Match| old.end - old.first <= length && !is_same(old);
    if matches.iter().filter(|old| overlaps(old)).all(gives_way) {
        matches.retain(|old| !overlaps(old));
        matches.push(new);
    } else if let Some(old) = matches.iter_mut().find(|old| is_same(old))
        && !old.candidates.iter().any(Candidate::is_strong)
    {
        let known: FxHashSet<EntityId> = old.candidates.iter().map(|candidate| candidate.entity).collect();
        let others = new.candidates.iter().filter(|candidate| !known.contains(&candidate.entity));
        old.candidates = old.candidates.iter().chain(others).copied().collect();
    }
}

struct Run<'a> {
    first: usize,
    end: usize,
    text: &'a str,
    tokens: &'a [Token<'a>],
    matches: &'a [Match],
    entity_index: &'a EntityIndex,
    /// Whether the text may be in a language with inflected names.
    has_endings: bool,
}

/// A name that a comparison found in a run.
struct Hit {
    first: usize,
    end: usize,
    /// The number of words of the name.
    words: usize,
    entity: EntityId,
    steps: Steps,
}

impl<'a> Run<'a> {
    /// The names in the run without overlaps, the longest first.
    fn names(&self, known: &mut Known<'_, 'a>) -> Vec<Match> {
        let mut hits = self.hits(known);
        // Longer names first; of those with the same words the ones without titles around them.
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.words), hit.end - hit.first, hit.first));
        let mut found: Vec<Match> = Vec::new();
        let mut rest = hits.as_slice();
        while let Some(best) = rest.first() {
            let same = |hit: &&Hit| hit.first == best.first && hit.end == best.end;
            let is_taken = found.iter().any(|one| one.first < best.end && best.first < one.end);
            if !is_taken {
                let alike: Vec<&Hit> = rest.iter().filter(same).collect();
                found.push(Match { first: best.first, end: best.end, candidates: candidates(&alike).into() });
            }
            rest = rest.get(1..).unwrap_or_default();
        }
        found
    }

    fn hits(&self, known: &mut Known<'_, 'a>) -> Vec<Hit> {
        let trie = self.entity_index.trie();
        let mut windows = Windows { run: self, last: FxHashMap::default() };
        let mut hits: Vec<Hit> = Vec::new();
        // Patterns find names of one word, but not with an ending.
        if self.end - self.first < 2 && !self.has_endings {
            return hits;
        }
        let letters: Vec<Option<char>> = (self.first..self.end).map(|at| first_letter(self.word(at))).collect();
        for at in self.first..self.end {
            if self.word(at).chars().count() < 2 {
                continue;
            }
            let (bearers, is_inflected) = bearers(trie, &fold(self.word(at)), self.has_endings);
            let mut others = letters.clone();
            others.remove(at - self.first);
            for entity in bearers {
                let Some(bearer) = self.entity_index.get(entity) else { continue };
                // Most of those who share a given name share nothing else.
                if !is_inflected && !shares_a_letter(bearer, &others) {
                    continue;
                }
                windows.compare(at, bearer, is_inflected, known, &mut hits);
            }
        }
        // A longer stretch of the same words says nothing against a shorter one that fits.
        let fits = |first, entity| hits.iter().any(|hit| hit.first == first && hit.entity == entity);
        let own = known.others.partition_point(|(first, _)| *first < self.first);
        let others = known.others.split_off(own);
        known.others.extend(others.into_iter().filter(|(first, entity)| !fits(*first, *entity)));
        hits
    }
}

/// Whether a word of the names of the entity begins with one of these letters. A comparison requires this of two words
/// at least, so it is a cheap filter.
fn shares_a_letter(bearer: &Entity, letters: &[Option<char>]) -> bool {
    let is_there = |word: &str| first_letter(word).is_some_and(|letter| letters.contains(&Some(letter)));
    bearer.declared_names().any(|name| name.split(|letter: char| !letter.is_alphanumeric()).any(is_there))
}

/// The entities with the word in their name, or with a word that an ending turns into it; and whether it is the latter.
fn bearers(trie: &Trie, folded: &str, has_endings: bool) -> (Vec<EntityId>, bool) {
    let of = |word: &str| -> Vec<EntityId> {
        trie.bearers_of_word(word, MAX_BEARERS).map(|candidate| candidate.entity).collect()
    };
    let mut found = of(folded);
    let is_inflected = has_endings && found.is_empty();
    if is_inflected && !trie.knows(folded) && !lexicon::is_ordinary(folded) {
        inflection::each_base(folded, |base| {
            if trie.knows(base) {
                found.extend(of(base));
            }
        });
    }
    found.sort_unstable();
    found.dedup();
    (found, is_inflected)
}

/// The windows (runs of consecutive words) of a run.
struct Windows<'a, 'r> {
    run: &'r Run<'a>,
    /// The last word around which an entity was compared, with or without endings: all windows with that word are done.
    last: FxHashMap<(EntityId, bool), usize>,
}

impl<'a> Windows<'a, '_> {
    /// Compares all windows around a word with the names of one of its bearers.
    fn compare(
        &mut self,
        at: usize,
        bearer: &Entity,
        is_inflected: bool,
        known: &mut Known<'_, 'a>,
        hits: &mut Vec<Hit>,
    ) {
        let (run, entity) = (self.run, bearer.id);
        let undone = self.last.insert((entity, is_inflected), at).map_or(run.first, |last| last + 1);
        let first = at.saturating_sub(LONGEST_NAME).max(undone);
        let Known { names, others, parsed, verdicts } = known;
        let declared = match names.names.entry(entity).or_insert_with(|| Names::of(bearer)) {
            // A name of one word is found by patterns; here only what an ending hides from them.
            Names::Person { names, full } if !is_inflected => names.get(..*full).unwrap_or_default(),
            Names::Person { names, .. } => names,
            Names::Organization(declared) => {
                run.compare_organization((first, at), entity, declared, hits);
                return;
            }
        };
        let least = if is_inflected { 1 } else { 2 };
        if declared.is_empty() {
            return;
        }
        for first in first..=at {
            for end in at + 1..=run.end.min(first + LONGEST_NAME + 2) {
                if end - first < least || !run.is_whole(first, end) || run.has_connective(first, end) {
                    continue;
                }
                let text = run.text_of(first, end);
                let seen = parsed.entry(text).or_insert_with(|| PersonName::parse(text));
                if seen.words.len() < least || seen.words.len() > LONGEST_NAME {
                    continue;
                }
                let key = (text, entity, is_inflected);
                let verdict = *verdicts.entry(key).or_insert_with(|| compare_with_person(seen, declared));
                let Some(steps) = verdict.steps() else {
                    if run.is_cited(first, end) && verdict.shares_surname() {
                        others.push((first, entity));
                    }
                    continue;
                };
                let is_foreign = !run.has_endings && steps.has(Step::Inflected);
                // Particles at the end belong to the name only if it has them.
                let is_opened = steps.has_any(&[Step::MoreMiddle, Step::Initials]) && run.has_opener(first, end);
                let is_loose = run.tokens.get(end.saturating_sub(1)).is_some_and(is_small) && steps.has(Step::Particle);
                if is_foreign
                    || is_loose
                    || is_opened
                    || steps.strength() == Strength::Offered
                    || !is_acceptable(steps, seen)
                {
                    continue;
                }
                let words = seen.words.len() + seen.nicknames.len() + usize::from(seen.generation.is_some());
                hits.push(Hit { first, end, words, entity, steps });
            }
        }
    }
}

/// Whether the steps are acceptable in running text without a declaration.
fn is_acceptable(steps: Steps, seen: &PersonName) -> bool {
    // One word alone is found by patterns; here only what an ending hides from them.
    let is_given = || steps.has_any(&[Step::Given, Step::Middle, Step::OneSurname]);
    !seen.is_mononym() || (steps.has(Step::Inflected) && !is_given())
}

impl<'a> Run<'a> {
    /// Compares the windows around the word `at` that begin at `first` or later with the names of an organization:
    /// parts of two words or more.
    fn compare_organization(
        &self,
        (first, at): (usize, usize),
        entity: EntityId,
        names: &[OrganizationName],
        hits: &mut Vec<Hit>,
    ) {
        for declared in names {
            for first in first..=at {
                for end in at + 1..=self.end.min(first + LONGEST_NAME) {
                    if end - first < 2 || end - first >= declared.words.len() + 2 || !self.is_whole(first, end) {
                        continue;
                    }
                    let seen = OrganizationName::parse(self.text_of(first, end));
                    let steps = compare_organizations(&seen, declared).steps();
                    let is_one = seen.words.len() > 1 && !self.has_other_form(first, end, declared);
                    if let Some(steps) = steps.filter(|_| is_one) {
                        hits.push(Hit { first, end, words: seen.words.len(), entity, steps });
                    }
                }
            }
        }
    }

    /// Whether the window is a surname, a comma and what follows it.
    fn is_cited(&self, first: usize, end: usize) -> bool {
        end > first + 1 && self.tokens.get(first + 1).is_some_and(|token| token.gap == Gap::Comma)
    }

    /// Whether a word that is not part of a citation precedes: a title, or a word of the sentence.
    fn is_amid_words(&self, first: usize) -> bool {
        let before = first.checked_sub(1).and_then(|before| self.tokens.get(before));
        let is_near = self.tokens.get(first).is_some_and(|token| token.gap == Gap::Space);
        before.is_some_and(|before| is_near && !trimming::introduces_citation(&fold(before.text)))
    }

    /// Whether the words after the window make it an organization with another legal form: Northgate Logistics UK Ltd
    /// is not Northgate Logistics GmbH.
    fn has_other_form(&self, first: usize, end: usize, declared: &OrganizationName) -> bool {
        const MAX_BEHIND: usize = 4;
        let last = self.end.min(end + MAX_BEHIND);
        let behind = self.tokens.get(end..last).unwrap_or_default();
        let is_on = |token: &&Token<'_>| matches!(token.gap, Gap::Space | Gap::Dot) && !joins_words(token.text);
        let length = behind.iter().take_while(is_on).count();
        let form = |longer| OrganizationName::parse(self.text_of(first, end + longer)).legal_form;
        declared.legal_form.is_some_and(|own| (1..=length).filter_map(form).any(|other| other != own))
    }

    /// Whether the first word of the window only begins the sentence.
    fn has_opener(&self, first: usize, end: usize) -> bool {
        let start = self.tokens.get(first).map_or(0, |token| token.start);
        trimming::trimmed(self.text, start..start + self.text_of(first, end).len()).start > start
    }

    /// Whether the window is not cut at a hyphen or apostrophe, and no comma shows that it is not a name.
    fn is_whole(&self, first: usize, end: usize) -> bool {
        let is_tied = |index: usize| {
            self.tokens.get(index).is_some_and(|token| matches!(token.gap, Gap::Hyphen | Gap::Dot | Gap::Apostrophe))
        };
        let is_possessive =
            self.tokens.get(end).is_some_and(|next| next.gap == Gap::Apostrophe && !is_capitalised(next.text));
        let starts = !joins_words(self.word(first)) && !matches!(self.word(first), "the" | "y" | "e");
        // A lone capital at the end is an initial only with its dot: Hardenne, O. A Short Tide.
        let last = end.saturating_sub(1);
        let ends = !self.is_letter(last) || self.has_dot(last);
        starts && ends && !is_tied(first) && (is_possessive || !is_tied(end)) && self.may_have_its_comma(first, end)
    }

    /// Whether the window has no comma, or one after a surname.
    fn may_have_its_comma(&self, first: usize, end: usize) -> bool {
        if !self.tokens.get(first + 1..end).unwrap_or_default().iter().any(|token| token.gap == Gap::Comma) {
            return true;
        }
        // In running prose a comma parts what it stands between: “of Mr. Elliot, Anne could not”, “Lady Elliot, Anne's
        // mother”. No line ends in a name with a comma: behind it are the next words of a list, or of a letter.
        let has_initial = self.is_letter(end.saturating_sub(1));
        let is_titled = honorifics::title(&fold(self.word(first))).is_some();
        let is_owner = self.tokens.get(end).is_some_and(|next| next.gap == Gap::Apostrophe && is_clitic(next.text));
        if (!has_initial && self.is_amid_words(first)) || is_titled || is_owner || self.has_line_end(first, end) {
            return false;
        }
        // Behind a comma stand all given names: Tarrant, Helen Jane is not Helen Mary.
        let goes_on = |next: &Token<'_>| {
            next.gap == Gap::Space
                && is_name_word(next)
                && !self.has_line_end(end.saturating_sub(1), end + 1)
                && (!has_initial || (next.text.len() == 1 && self.has_dot(end)))
        };
        if end < self.end && self.tokens.get(end).is_some_and(goes_on) {
            return false;
        }
        // A comma that parts two names stands in neither.
        let before = self.matches.partition_point(|one| one.end <= first);
        let mut in_it = self.matches.iter().skip(before).take_while(|one| one.first < end);
        !in_it.any(|one| one.end - one.first > 1 && one.candidates.iter().any(Candidate::is_strong))
    }

    /// Whether a line ends within the window.
    fn has_line_end(&self, first: usize, end: usize) -> bool {
        self.text_of(first, end).contains('\n')
    }

    /// Whether the word is a letter alone.
    fn is_letter(&self, at: usize) -> bool {
        self.word(at).chars().count() == 1
    }

    /// Whether a dot follows the word.
    fn has_dot(&self, at: usize) -> bool {
        let behind = self.tokens.get(at).and_then(|token| self.text.get(token.end()..));
        behind.is_some_and(|behind| behind.starts_with('.'))
    }

    /// Whether a conjunction separates two names of people in the window (Bob Crewe and Bob Gaudio).
    fn has_connective(&self, first: usize, end: usize) -> bool {
        self.tokens.get(first..end).unwrap_or_default().iter().any(|token| joins_words(token.text))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    fn text_of(&self, first: usize, end: usize) -> &'a str {
        let start = self.tokens.get(first).map_or(0, |token| token.start);
        let stop = end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, Token::end);
        self.text.get(start..stop).unwrap_or_default()
    }
}

/// The entities with the fewest steps; the nearest name of each counts.
fn candidates(hits: &[&Hit]) -> Vec<Candidate> {
    let nearest = hits.iter().map(|hit| hit.steps.distance()).min();
    let mut out: Vec<Candidate> = Vec::new();
    for hit in hits.iter().filter(|hit| Some(hit.steps.distance()) == nearest) {
        if out.iter().all(|candidate| candidate.entity != hit.entity) {
            let is_asserted = hit.steps.strength() == Strength::Asserted;
            out.push(Candidate {
                entity: hit.entity,
                form: Form::Varied(hit.steps),
                standing: if is_asserted { PatternStrength::Strong } else { PatternStrength::Weak },
                exact: false,
                around: Around::default(),
            });
        }
    }
    out
}
