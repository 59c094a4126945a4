//! Headings that group others in a note about many entities, such as `Villains` above `Vane`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::default_words::{COLLECTIONS, SECTION_WORDS};
use super::heading_names::{is_full_name, may_be_name};
use super::word_matching::{bare, is_caseless, is_key, tokens};
use crate::names::lexicon::{is_given_name, is_ordinary, is_surname};
use crate::names::normalize::fold;
use crate::names::organization::is_family_word;
use crate::names::{Kind, east_asian, is_particle};
use crate::note::Heading;

/// Which of a note's headings group others.
pub(super) struct Groups(Vec<bool>);

/// What headings right below another one tell.
#[derive(Clone, Copy, Default)]
struct Below {
    /// How many there are.
    all: usize,
    /// How many of them are names whatever stands above them.
    sure: usize,
    /// How many may be names.
    possible: usize,
}

impl Groups {
    /// Decides which headings are groups. A group has no text of its own, and most headings right below it look like
    /// names. If they only may be names, the group's title must consist of ordinary words.
    pub(super) fn of(headings: &[Heading], source: &str, kind: Kind) -> Self {
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        for heading in headings {
            *counts.entry(fold(heading.title.trim())).or_default() += 1;
        }
        // A heading that stands below several is a field of an entry: `Appearance`.
        let is_field = |heading: &Heading| counts.get(&fold(heading.title.trim())).is_some_and(|count| *count > 1);
        let below: Vec<Below> = (0..headings.len())
            .map(|index| {
                let mut below = Below::default();
                for heading in right_below(headings, index) {
                    let may_be = may_be_name(heading, source) && !is_field(heading);
                    below.all += 1;
                    below.sure += usize::from(may_be && is_surely_name(&heading.title, kind));
                    below.possible += usize::from(may_be && is_possibly_name(&heading.title, kind));
                }
                below
            })
            .collect();
        let may_group = |index: usize| {
            let heading = headings.get(index);
            heading.is_some_and(|heading| !may_be_name(heading, source) || !has_text(headings, index, source))
        };
        let told: Vec<bool> = headings
            .iter()
            .zip(&below)
            .enumerate()
            .map(|(index, (heading, below))| {
                let most = |count: usize| count * 2 > below.all;
                may_group(index) && (most(below.sure) || most(below.possible) && is_plain(&heading.title))
            })
            .collect();
        // In a note with such groups an ordinary word without text of its own is one, too, whatever stands below it.
        let of_groups = headings.iter().zip(&told).filter(|(_, is_group)| **is_group);
        let of_groups: FxHashSet<u8> = of_groups.map(|(heading, _)| heading.level).collect();
        let groups = headings.iter().zip(&below).enumerate().map(|(index, (heading, below))| {
            let is_one = told.get(index).copied().unwrap_or_default();
            is_one
                || below.all > 0 && may_group(index) && is_plain(&heading.title) && of_groups.contains(&heading.level)
        });
        Self(groups.collect())
    }

    /// Whether the heading at this index groups others.
    pub(super) fn has(&self, index: usize) -> bool {
        self.0.get(index).copied().unwrap_or_default()
    }
}

/// The headings under another one that no heading between belongs to.
fn right_below(headings: &[Heading], index: usize) -> impl Iterator<Item = &Heading> {
    let level = headings.get(index).map_or(0, |heading| heading.level);
    let under = headings.iter().skip(index + 1).take_while(move |heading| heading.level > level);
    let mut shallowest = u8::MAX;
    under.filter(move |heading| {
        shallowest = shallowest.min(heading.level);
        heading.level == shallowest
    })
}

/// Whether something is written between a heading and the next one.
fn has_text(headings: &[Heading], index: usize, source: &str) -> bool {
    let Some(heading) = headings.get(index) else { return false };
    let end = headings.get(index + 1).map_or(source.len(), |next| next.span.start as usize);
    let between = source.get(heading.span.end as usize..end).unwrap_or_default();
    between.chars().any(char::is_alphanumeric)
}

/// Whether a text is certainly a name, wherever it stands.
pub(super) fn is_surely_name(title: &str, kind: Kind) -> bool {
    let words = name_words(title);
    let begins_as_person = words.first().is_some_and(|first| is_given_name(first));
    if is_caseless(title) {
        let letters: Vec<char> = title.trim().chars().collect();
        return (2..=4).contains(&letters.len()) && east_asian::surname_length(&letters).is_some();
    }
    match words.as_slice() {
        _ if !may_be_of(kind, &words) => false,
        [] => false,
        [word] => kind == Kind::Person && (begins_as_person || is_surname(word) && !is_ordinary(word)),
        words => is_full_name(title) && (begins_as_person || words.iter().any(|word| !is_ordinary(word))),
    }
}

/// Whether a text is a name by the look of it.
fn is_possibly_name(title: &str, kind: Kind) -> bool {
    let words = name_words(title);
    let is_of_name = |word: &String| !is_ordinary(word) || is_given_name(word) || is_surname(word);
    is_caseless(title) || may_be_of(kind, &words) && words.iter().any(is_of_name)
}

/// Whether a name may be one of that kind. What begins with a given name is no organization's: above the names of its
/// people stands an organization.
fn may_be_of(kind: Kind, words: &[String]) -> bool {
    kind == Kind::Person || !words.first().is_some_and(|first| is_given_name(first))
}

/// Whether a text says what others have in common: it has ordinary words alone, or a family's, or is a letter of an
/// alphabet. Names have no small words but particles: `Les méchants`, and
/// Les may be a given name.
fn is_plain(title: &str) -> bool {
    let words = name_words(title);
    let is_common = |word: &String| is_ordinary(word) && !is_given_name(word);
    let is_small = |word: &str| word.starts_with(char::is_lowercase) && !is_particle(word);
    let is_phrase = || {
        tokens(title).any(is_small) && !words.first().is_some_and(|first| is_given_name(first) && !is_ordinary(first))
    };
    is_key(SECTION_WORDS, bare(title))
        || title.chars().filter(|c| c.is_alphanumeric()).count() == 1
        || is_caseless(title) && COLLECTIONS.iter().any(|collection| title.trim().ends_with(collection))
        || !words.is_empty() && (words.iter().all(is_common) || words.iter().any(|word| is_family_word(word)))
        || is_phrase()
}

/// The words of a heading, folded, without what stands in brackets and small words of names.
fn name_words(title: &str) -> Vec<String> {
    let title = title.split(['(', '（']).next().unwrap_or_default();
    tokens(title).filter(|word| !is_particle(word)).map(fold).collect()
}
