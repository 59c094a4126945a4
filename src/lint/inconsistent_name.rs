use rustc_hash::{FxHashMap, FxHashSet};

use super::{Code, Finding, Severity};
use crate::features::{Location, rehyphenated};
use crate::names::EntityId;
use crate::names::legal_forms;
use crate::names::normalize::{composed, fold, is_all_capitals};
use crate::names::token::tokenize;
use crate::resolve::{Mention, Misspelling, NamedBy, Resolution};
use crate::text::Span;
use crate::whos_who::Entity;
use crate::world::{FileData, World};

/// Names that are somebody's and yet spelt otherwise than any name that is declared: without diacritics, with another
/// spelling of the legal form, with or without a hyphen. Each spelling is said once a note.
pub(super) fn check(world: &World, file: &FileData, text: &str) -> Vec<Finding> {
    // A long note names the same people over and over.
    let mut asked: FxHashMap<(EntityId, &str), Option<String>> = FxHashMap::default();
    let mut found: Vec<(Span, &Entity, String)> = Vec::new();
    for mention in &file.mentions {
        let Some(entity) = by_name(mention).and_then(|id| world.entity(id)) else { continue };
        let written = mention.span.text(text);
        let declared = asked.entry((entity.id, written)).or_insert_with(|| declared_for(entity, written));
        found.extend(declared.clone().map(|declared| (mention.span, entity, declared)));
    }
    for Misspelling { span, entity } in rehyphenated(world, file, text) {
        found.extend(world.entity(entity).map(|entity| (span, entity, entity.name().to_owned())));
    }
    found.sort_by_key(|(span, _, _)| *span);
    let mut seen: FxHashSet<String> = FxHashSet::default();
    found.retain(|(span, _, _)| seen.insert(words(span.text(text)).join(" ")));
    found.into_iter().map(|(span, entity, declared)| finding(world, entity, span, &declared, text)).collect()
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
    if is_all_capitals(written) {
        return None;
    }
    let words = words(written);
    let patterns = entity.patterns();
    let mut spellings = patterns.iter().map(|pattern| pattern.words.iter().map(|(_, word)| word.as_str()));
    if spellings.clone().any(|declared| declared.map(spelling).eq(words.iter().cloned())) {
        return None;
    }
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    if let Some(declared) = spellings.find(|declared| declared.clone().map(fold).eq(folded.iter().cloned())) {
        let whole =
            entity.declared_names().find(|name| tokenize(name).iter().map(|token| token.text).eq(declared.clone()));
        return Some(whole.map_or_else(|| declared.collect::<Vec<_>>().join(" "), str::to_owned));
    }
    // What is left has a legal form behind a name without one; if the definition has the same form, it is spelt
    // otherwise there.
    let form = |name: &[String]| {
        legal_forms::longest_at_end(&name.iter().map(String::as_str).collect::<Vec<_>>()).map(|(_, form)| form)
    };
    let own = form(&folded)?;
    let has_it = |name: &&str| form(&self::words(name).iter().map(|word| fold(word)).collect::<Vec<_>>()) == Some(own);
    entity.declared_names().find(has_it).map(str::to_owned)
}

fn words(text: &str) -> Vec<String> {
    tokenize(text).iter().map(|token| spelling(token.text)).collect()
}

/// What of a word counts as its spelling: not letter case, and not how its letters are encoded.
fn spelling(word: &str) -> String {
    composed(word).to_lowercase()
}

fn finding(world: &World, entity: &Entity, span: Span, declared: &str, text: &str) -> Finding {
    let written: Vec<&str> = span.text(text).split_whitespace().collect();
    let path = world.file(entity.file).map(|file| file.key.path.as_ref()).unwrap_or_default();
    Finding {
        code: Code::InconsistentName,
        severity: Severity::Hint,
        span,
        message: format!(
            "“{}” is spelt “{declared}” where it is defined ({path}): spell it alike, or add it as an alias.",
            written.join(" ")
        ),
        related: vec![(Location::of(entity), format!("{} is defined here", entity.name()))],
    }
}
