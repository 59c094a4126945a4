//! Word lists of all names, for spell checkers.

use std::collections::BTreeSet;
use std::ops::Deref;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::entity_index::FileId;
use crate::names::inflection::{self, bases};
use crate::names::lexicon::is_ordinary;
use crate::names::normalize::fold;
use crate::names::{EntityId, is_particle};
use crate::note::displayed_text;
use crate::resolve::{Language, Mention, MentionForm, language_of};
use crate::text::Span;
use crate::world::World;

/// So many bytes of a note tell its language, from the line on that first names an entity.
const TELLING: usize = 1024;

/// The words of all names, for spell checkers: as definitions have them, as these notes write them (inflected,
/// shortened), each with the possessive endings of English, the parts of hyphenated ones, and abbreviations with and
/// without their last full stop; with both apostrophes, where there is one. Small words are left out that any checker
/// knows. Whoever a note in German or a Scandinavian language names has the genitives of these, too. `text` is the text
/// of a note; it is asked for those that name an entity, several at a time.
pub fn dictionary<T: Deref<Target = str>>(
    world: &World,
    notes: &[FileId],
    text: impl Fn(FileId) -> Option<T> + Sync,
) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for entity in world.entity_index().iter() {
        entity.declared_names().for_each(|name| add(name, &mut words));
    }
    let found: Vec<InNote> = notes.par_iter().filter_map(|file| in_note(world, *file, &text)).collect();
    let mut with_genitive: FxHashSet<EntityId> = FxHashSet::default();
    for note in found {
        note.written.iter().for_each(|name| add(name, &mut words));
        with_genitive.extend(note.with_genitive);
    }
    for entity in with_genitive.iter().filter_map(|id| world.entity(*id)) {
        words.extend(entity.declared_names().flat_map(genitives));
    }
    words
}

/// What a note says of names.
struct InNote {
    /// The names in its prose as it has them, each once.
    written: FxHashSet<String>,
    /// Who is named there, if its language has a genitive of names.
    with_genitive: FxHashSet<EntityId>,
}

fn in_note<T: Deref<Target = str>>(world: &World, file: FileId, text: &impl Fn(FileId) -> Option<T>) -> Option<InNote> {
    let data = world.file(file)?;
    let mentions = &data.mentions;
    let named: Vec<&Mention> = mentions.iter().filter(|mention| is_written_out(mention)).collect();
    let first = named.first()?;
    let text = text(file)?;
    let written =
        named.iter().map(|mention| displayed_text(mention.span.text(&text), data.format()).into_owned()).collect();
    let has_genitive = has_genitive(language_of(around(&text, first.span)));
    let with_genitive = named.iter().filter(|_| has_genitive).filter_map(|mention| mention.entity()).collect();
    Some(InNote { written, with_genitive })
}

/// Whether it is a name in prose, and of a defined entity.
fn is_written_out(mention: &Mention) -> bool {
    mention.entity().is_some() && matches!(mention.form, MentionForm::Full | MentionForm::Alias | MentionForm::Short)
}

/// The text from the line of a place on.
fn around(text: &str, place: Span) -> &str {
    let before = text.get(..place.start as usize).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let rest = text.get(start..).unwrap_or_default();
    // A character has at most four bytes.
    let ends = (0..4).map(|back| TELLING.saturating_sub(back));
    ends.filter_map(|end| rest.get(..end)).next().unwrap_or(rest)
}

/// Whether names have a genitive in this language that is made without a look at anything but their end. Where every word
/// has cases, what notes write is all that is sure.
fn has_genitive(language: Language) -> bool {
    matches!(language, Language::German | Language::Swedish | Language::Danish | Language::Norwegian)
}

/// The languages of [`has_genitive`], as those are called whose endings are known.
const GENITIVE: [inflection::Language; 4] = [
    inflection::Language::German,
    inflection::Language::Swedish,
    inflection::Language::Danish,
    inflection::Language::Norwegian,
];

/// The genitives of the words of a name, any of which may stand last: Anns, Quills.
fn genitives(name: &str) -> impl Iterator<Item = String> {
    let words = name.split_whitespace().map(bare).filter(|word| word.starts_with(char::is_uppercase));
    words.filter(|word| !is_particle(&fold(word))).filter_map(genitive)
}

/// A word with the ending of the genitive, if the languages that have it put one there.
fn genitive(word: &str) -> Option<String> {
    let (own, seen) = (fold(word), [word, "s"].concat());
    let is_it = |base: &inflection::Base| {
        base.word == own && GENITIVE.iter().any(|language| base.inflection.languages.contains(*language))
    };
    bases(&fold(&seen)).iter().any(is_it).then_some(seen)
}

/// A word of a name without what stands around it.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    ["'s", "’s"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

fn add(name: &str, words: &mut BTreeSet<String>) {
    for whole in name.split_whitespace() {
        let word = bare(whole);
        let parts = word.split(['-', '/']).filter(|_| word.contains(['-', '/']));
        for word in parts.chain([word]).filter(|word| word.chars().any(char::is_alphabetic)) {
            let (is_small, folded) = (word.starts_with(char::is_lowercase), fold(word));
            let is_particle = is_small && is_particle(&folded);
            // A checker knows the words of its language; in another one, they are no words: Lind and Sons.
            if is_small && !is_particle && is_ordinary(&folded) {
                continue;
            }
            for spelling in apostrophes(word) {
                // Nothing belongs to a “von” alone.
                if !is_particle {
                    words.extend(["'s", "’s"].map(|ending| [&spelling, ending].concat()));
                }
                words.insert(spelling);
            }
        }
        words.extend(abbreviation(whole, word));
    }
}

/// An initial or an abbreviation of several with its last full stop, which some checkers take for a part of it: J., N.V.
fn abbreviation(whole: &str, word: &str) -> Option<String> {
    let is_short = word.contains('.') || word.chars().nth(1).is_none();
    let has_letter = word.chars().any(char::is_alphabetic);
    let (_, behind) = whole.split_once(word).filter(|_| is_short && has_letter)?;
    behind.starts_with('.').then(|| [word, "."].concat())
}

/// A word as it is, and with the other apostrophe, which editors put there or take away: O'Brien, O’Brien.
fn apostrophes(word: &str) -> impl Iterator<Item = String> {
    let other = if word.contains('\'') {
        Some(word.replace('\'', "’"))
    } else {
        Some(word.replace('’', "'")).filter(|other| other != word)
    };
    [word.to_owned()].into_iter().chain(other)
}

#[cfg(test)]
mod tests;
