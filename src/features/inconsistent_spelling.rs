//! Finds mentions that are spelt differently from every declared name.

#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entity_index::Entity;
use crate::names::EntityId;
use crate::names::compare::{Step, compare};
use crate::names::forms::Pattern;
use crate::names::legal_forms;
use crate::names::normalize::{composed, fold, is_all_capitals};
use crate::names::token::{Gap, Token, tokenize};
use crate::note::{Format, displayed_text};
use crate::resolve::{Mention, NamedBy, Resolution};
use crate::text::Span;
use crate::world::{FileData, World};

/// A mention that is an entity's name and yet spelt otherwise than any name that is declared: without diacritics, with
/// another spelling of the legal form, with or without a hyphen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OtherSpelling {
    /// Where it stands.
    pub span: Span,
    /// Whose name it is.
    pub entity: EntityId,
    /// How the entity's definition spells it.
    pub declared: String,
}

/// All such mentions of a note, in order. `text` is the note's text.
pub fn other_spellings(world: &World, file: &FileData, text: &str) -> Vec<OtherSpelling> {
    // A long note names the same people over and over.
    let mut asked: FxHashMap<(EntityId, &str), Option<String>> = FxHashMap::default();
    let mut found: Vec<OtherSpelling> = Vec::new();
    for mention in &file.mentions {
        let Some(entity) = by_name(mention).and_then(|id| world.entity(id)) else { continue };
        let written = mention.span.text(text);
        let declare = || declared_for(entity, &displayed_text(written, file.format()));
        let declared = asked.entry((entity.id, written)).or_insert_with(declare);
        let other = |declared| OtherSpelling { span: mention.span, entity: entity.id, declared };
        found.extend(declared.clone().map(other));
    }
    found.sort_by_key(|one| one.span);
    found
}

/// The first of each spelling in a note: one finding says it.
pub fn first_of_each_spelling<'a>(
    found: &'a [OtherSpelling],
    text: &'a str,
    format: Format,
) -> impl Iterator<Item = &'a OtherSpelling> {
    let mut spellings: FxHashSet<String> = FxHashSet::default();
    found.iter().filter(move |one| spellings.insert(as_spelt(&displayed_text(one.span.text(text), format))))
}

/// The other spelling of a mention, if it has one.
pub(super) fn other_spelling(world: &World, mention: &Mention, text: &str, format: Format) -> Option<OtherSpelling> {
    let entity = by_name(mention).and_then(|id| world.entity(id))?;
    let declared = declared_for(entity, &displayed_text(mention.span.text(text), format))?;
    Some(OtherSpelling { span: mention.span, entity: entity.id, declared })
}

/// A text in which two names are the same if they are spelt alike.
pub(super) fn as_spelt(name: &str) -> String {
    spelling(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whom the mention names by a name in prose.
fn by_name(mention: &Mention) -> Option<EntityId> {
    match &mention.resolution {
        Resolution::Resolved { entity, reason } if matches!(reason.named_by, NamedBy::Name(_)) => Some(*entity),
        _ => None,
    }
}

/// The spelling that the entity declares for what is written, if that is another one.
fn declared_for(entity: &Entity, written: &str) -> Option<String> {
    // Registers write names in capitals, which nobody is asked to do.
    let is_in_capitals = entity.definition.from_source && is_all_capitals(entity.name());
    if is_all_capitals(written) || is_in_capitals {
        return None;
    }
    let written = written.replace("&amp;", "&");
    // That is soon told, also of an entity with thousands of names.
    if entity.declared_names().any(|name| name == written) {
        return None;
    }
    let words = words(&written);
    // Most mentions are parts of a declared name as they stand there.
    let has_all = |name: &str| {
        let declared = self::words(name);
        words.iter().all(|word| declared.contains(word))
    };
    if entity.declared_names().any(has_all) {
        return None;
    }
    let patterns = entity.patterns();
    let declared = || patterns.iter().filter(|pattern| !pattern.strict);
    let is_as_written = |pattern: &&Pattern| {
        let own = pattern.words.iter().map(|(gap, word)| (gap.is_hyphen(), spelling(word)));
        own.eq(words.iter().cloned())
    };
    if declared().any(|pattern| is_as_written(&pattern)) {
        return None;
    }
    let folded: Vec<String> = words.iter().map(|(_, word)| fold(word)).collect();
    let folds_alike = |pattern: &&Pattern| pattern.words.iter().map(|(_, word)| fold(word)).eq(folded.iter().cloned());
    if let Some(pattern) = declared().find(folds_alike) {
        if has_other_endings(&words, pattern) {
            return None;
        }
        let texts = || pattern.words.iter().map(|(_, word)| word.as_str());
        let whole = entity.declared_names().find(|name| tokenize(name).iter().map(|token| token.text).eq(texts()));
        return Some(whole.map_or_else(|| joined(pattern), str::to_owned));
    }
    let is_respelt = |name: &&str| {
        let steps = compare(entity.kind(), &written, name).steps();
        steps.is_some_and(|steps| steps.are_spelling() && steps.iter().any(is_other_spelling))
    };
    if let Some(name) = entity.declared_names().find(is_respelt) {
        return Some(name.to_owned());
    }
    // What is left has a legal form behind a name without one; if the definition has the same form, it is spelt
    // otherwise there.
    let form = |name: &[String]| {
        legal_forms::longest_at_end(&name.iter().map(String::as_str).collect::<Vec<_>>()).map(|(_, form)| form)
    };
    let own = form(&folded)?;
    let has_it =
        |name: &&str| form(&self::words(name).iter().map(|(_, word)| fold(word)).collect::<Vec<_>>()) == Some(own);
    entity.declared_names().find(has_it).map(str::to_owned)
}

/// Whether the words differ from the pattern's in their last letters alone, where languages write their endings: Ewą of
/// Ewa.
fn has_other_endings(words: &[(bool, String)], pattern: &Pattern) -> bool {
    let parts = |word: &str| {
        let mut letters = word.chars();
        let last = letters.next_back();
        (letters.as_str().to_owned(), last)
    };
    let mut any = false;
    let same_stems = words.iter().zip(&pattern.words).all(|((_, word), (_, declared))| {
        let ((stem, last), (declared, declared_last)) = (parts(word), parts(&spelling(declared)));
        any |= last != declared_last;
        stem == declared
    });
    any && same_stems
}

/// Whether the step is one that a reader would want to be taken everywhere or nowhere.
fn is_other_spelling(step: Step) -> bool {
    matches!(step, Step::Transliterated | Step::Hyphens | Step::Apostrophe | Step::Dots)
}

/// The words of a pattern as a name.
fn joined(pattern: &Pattern) -> String {
    let mut out = String::new();
    for (index, (gap, word)) in pattern.words.iter().enumerate() {
        out.push_str(match gap {
            _ if index == 0 => "",
            Gap::Hyphen | Gap::Dash => "-",
            Gap::Apostrophe => "’",
            Gap::Joined => "",
            _ => " ",
        });
        out.push_str(word);
    }
    out
}

/// The words of a name, each with whether a hyphen stands before it.
fn words(text: &str) -> Vec<(bool, String)> {
    let tokens = tokenize(text);
    let of = |(index, token): (usize, &Token<'_>)| (index > 0 && token.gap.is_hyphen(), spelling(token.text));
    tokens.iter().enumerate().map(of).collect()
}

/// What of a word counts as its spelling: not letter case, and not how its letters are encoded.
fn spelling(word: &str) -> String {
    composed(word).to_lowercase()
}
