//! Resolves explicit mentions: definitions, links, handles, cast properties.

use rustc_hash::{FxHashMap, FxHashSet};

use super::evidence::{Evidence, EvidenceKind};
use super::input::Input;
use super::mention::{Mention, MentionForm, NamedBy, Reason, Resolution};
use crate::entity_index::{Entity, EntityIndex, LinkedBy, Target, stem};
use crate::names::compare::{Step, Steps, Strength, compare_with_all};
use crate::names::forms::Form;
use crate::names::normalize::{first_letter, fold, is_capitalised};
use crate::names::person::PersonName;
use crate::names::token::{Token, tokenize};
use crate::names::{EntityId, Kind, is_particle, lexicon, segmentation};
use crate::note::definitions::{CastEntry, NameRole, kind_of_path};
use crate::note::{Link, LinkKind};
use crate::text::Spans;

/// The mentions of entities in their own definitions.
pub(super) fn definitions(input: &Input<'_>, entity_index: &EntityIndex, evidence: &mut Evidence) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for entity in entity_index.defined_in(input.file).iter().filter_map(|id| entity_index.get(*id)) {
        evidence.add(entity.id, EvidenceKind::OwnNote, entity.definition.extent.start);
        let names = entity.definition.names.iter().filter(|name| name.role != NameRole::Handle);
        for span in names.chain(&entity.definition.handles).filter_map(|name| name.span) {
            let resolution = resolved(entity.id, NamedBy::Definition);
            mentions.push(Mention { span, hit: span, form: MentionForm::Definition, resolution });
        }
    }
    mentions
}

/// Links and handles. Links to notes that are not about an entity are skipped.
pub(super) fn links(input: &Input<'_>, entity_index: &EntityIndex, evidence: &mut Evidence) -> Vec<Mention> {
    let mut mentions = Vec::new();
    // A long note links to the same notes over and over.
    let mut targets: FxHashMap<(LinkKind, &str, Option<&str>), Target> = FxHashMap::default();
    let cast: Spans = input.cast.iter().filter(|entry| entry.link).map(|entry| entry.span).collect();
    for link in input.links {
        let resolution = match link.kind {
            LinkKind::Handle => handle(link, entity_index),
            LinkKind::Wiki | LinkKind::Markdown => {
                let called = (link.kind, link.target.as_str(), link.part.as_deref());
                let target = targets.entry(called).or_insert_with(|| entity_index.follow(link, input.file));
                meant(target, link, &cast, (input, entity_index))
            }
        };
        let Some(resolution) = resolution else { continue };
        add_evidence(&resolution, EvidenceKind::Link, link.span.start, evidence);
        let form = if link.kind == LinkKind::Handle { MentionForm::Handle } else { MentionForm::Link };
        let span = match resolution {
            Resolution::Resolved { reason: Reason { named_by: NamedBy::Link(LinkedBy::Heading), .. }, .. } => {
                link.part_span
            }
            _ => None,
        };
        mentions.push(Mention { span: span.unwrap_or(link.name), hit: link.span, form, resolution });
    }
    mentions
}

/// Names in cast properties that are not links.
pub(super) fn cast(input: &Input<'_>, entity_index: &EntityIndex, evidence: &mut Evidence) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for entry in input.cast.iter().filter(|entry| !entry.link) {
        // Initials and nicknames stand before an address as well as names do.
        let by_address = entry.address.as_deref().map(|address| entity_index.named(address)).unwrap_or_default();
        let mut bearers = if by_address.is_empty() { entity_index.named(&entry.name) } else { by_address };
        let is_canonical =
            |id: &EntityId| entity_index.get(*id).is_some_and(|entity| fold(entity.name()) == fold(&entry.name));
        let mut form = if bearers.iter().any(is_canonical) { Form::Full } else { Form::Alias };
        let is_declared = |id: &EntityId| {
            entity_index.get(*id).is_some_and(|entity| entity.declared_names().any(|name| name == entry.name))
        };
        if entry.address.is_none()
            && !bearers.iter().any(is_declared)
            && let keyed = entity_index.with_key(entry.name.trim_start_matches('@'))
            && !keyed.is_empty()
        {
            (bearers, form) = (keyed, Form::Alias);
        }
        // A mail address is not compared with names.
        if bearers.is_empty()
            && !entry.name.contains('@')
            && let Some((nearest, steps)) = compared(&entry.name, entity_index)
        {
            (bearers, form) = (nearest, Form::Varied(steps));
        }
        let Some(resolution) = one_of(&bearers, NamedBy::Name(form)) else { continue };
        add_evidence(&resolution, EvidenceKind::Cast, entry.span.start, evidence);
        let form = match form {
            Form::Full => MentionForm::Full,
            Form::Alias => MentionForm::Alias,
            _ => MentionForm::Short,
        };
        mentions.push(Mention { span: entry.span, hit: entry.span, form, resolution });
    }
    mentions
}

/// Words that more entities have in their names are not looked up: they tell too little.
const MAX_BEARERS: usize = 48;

/// The entities that a full name may name, apart from a title or a middle name, and the steps between the names. Of the
/// entities with one of its words, the nearest ones count.
fn compared(name: &str, entity_index: &EntityIndex) -> Option<(Vec<EntityId>, Steps)> {
    let tokens = tokenize(name);
    let words = tokens.iter().filter(|token| token.text.chars().nth(1).is_some());
    let mut bearers: Vec<EntityId> = words
        .flat_map(|word| entity_index.trie().bearers_of_word(&fold(word.text), MAX_BEARERS))
        .map(|candidate| candidate.entity)
        .collect();
    bearers.sort_unstable();
    bearers.dedup();
    let letters: Vec<char> = tokens.iter().filter_map(|token| first_letter(token.text)).collect();
    let compared = bearers.into_iter().filter_map(|id| {
        let entity = entity_index.get(id).filter(|entity| begins_alike(entity, &letters))?;
        let steps = compare_with_all(entity.kind(), name, full_names(entity)).steps()?;
        let is_one = steps.strength() == Strength::Asserted && !steps.has(Step::Inflected);
        is_one.then_some((id, steps))
    });
    let compared: Vec<(EntityId, Steps)> = compared.collect();
    let nearest = compared.iter().map(|(_, steps)| *steps).min_by_key(|steps| steps.distance())?;
    let alike = compared.iter().filter(|(_, steps)| steps.distance() == nearest.distance());
    let mut alike: Vec<EntityId> = alike.map(|(id, _)| *id).collect();
    entity_index.merge_entries(&mut alike, |id| id);
    Some((alike, nearest))
}

/// Whether two words of the name have the initials of words of one of the entity's names. This is a cheap filter before
/// the comparison: most entities that share a given name share nothing else.
fn begins_alike(entity: &Entity, letters: &[char]) -> bool {
    let is_in = |name: &str, letter: char| {
        let mut words = name.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| first_letter(word) == Some(letter))
    };
    full_names(entity).any(|name| letters.iter().filter(|letter| is_in(name, **letter)).nth(1).is_some())
}

/// The names of an entity with more than one word.
fn full_names(entity: &Entity) -> impl Iterator<Item = &str> {
    entity.declared_names().filter(|name| name.contains(char::is_whitespace))
}

/// Given names and surnames alone in cast properties: they refer to the entities that the note names otherwise, as in
/// prose.
pub(super) fn short_cast(
    input: &Input<'_>,
    entity_index: &EntityIndex,
    evidence: &Evidence,
    mentions: &[Mention],
) -> Vec<Mention> {
    let taken: Spans = mentions.iter().map(|mention| mention.span).collect();
    let is_short = |entry: &&CastEntry| !entry.link && !entry.name.contains(' ') && !taken.overlap(entry.span);
    let mut entries = input.cast.iter().filter(is_short).peekable();
    if entries.peek().is_none() {
        return Vec::new();
    }
    let named: FxHashSet<EntityId> = mentions.iter().filter_map(Mention::entity).collect();
    // Nothing where a word may be of several.
    let mut bearers: FxHashMap<String, Option<(EntityId, Form)>> = FxHashMap::default();
    for entity in named.into_iter().filter_map(|id| entity_index.get(id)).filter(|entity| entity.kind() == Kind::Person)
    {
        let name = PersonName::parse(entity.name());
        let parts = [(name.given().first(), Form::Given), (name.surname().last(), Form::Surname)];
        for (word, form) in parts.into_iter().filter_map(|(word, form)| Some((word?, form))) {
            let bearer = bearers.entry(word.folded.clone()).or_insert(Some((entity.id, form)));
            *bearer = bearer.filter(|(other, _)| *other == entity.id);
        }
    }
    let resolved = |entry: &CastEntry| {
        let (entity, form) = bearers.get(&fold(&entry.name)).copied().flatten()?;
        let item = evidence.sure(entity, entry.span.start)?;
        let reason = Reason { named_by: NamedBy::Name(form), evidence: Some(item) };
        let resolution = Resolution::Resolved { entity, reason };
        Some(Mention { span: entry.span, hit: entry.span, form: MentionForm::Short, resolution })
    };
    entries.filter_map(resolved).collect()
}

/// Resolves a handle. A word behind an `@` that resembles no handle is something else: a context, a decorator, a size.
fn handle(link: &Link, entity_index: &EntityIndex) -> Option<Resolution> {
    one_of(&entity_index.with_handle(&link.target), NamedBy::Handle)
        .or_else(|| entity_index.with_handle_like(&link.target).map(|_| Resolution::Unresolved))
}

fn meant(
    target: &Target,
    link: &Link,
    cast: &Spans,
    (input, entity_index): (&Input<'_>, &EntityIndex),
) -> Option<Resolution> {
    match target {
        Target::Entity(entity, by) => Some(resolved(*entity, NamedBy::Link(*by))),
        Target::Entities(candidates) => one_of(candidates, NamedBy::Link(LinkedBy::Name)),
        Target::Missing => surname_first(link, entity_index)
            .or_else(|| means_entity(link, cast, input).then_some(Resolution::Unresolved)),
        Target::Note(_) | Target::Elsewhere => None,
    }
}

/// Resolves a link with the surname first: `[[Bloch, Ernst]]`.
fn surname_first(link: &Link, entity_index: &EntityIndex) -> Option<Resolution> {
    let name = Some(link.target.trim()).filter(|name| name.contains(", ") && !name.contains('/'))?;
    let (bearers, _) = compared(name, entity_index).filter(|(_, steps)| steps.has(Step::SurnameFirst))?;
    one_of(&bearers, NamedBy::Link(LinkedBy::Name))
}

/// Whether a dead link may be meant for a person or an organization. `cast` has the spans of links in cast properties.
fn means_entity(link: &Link, cast: &Spans, input: &Input<'_>) -> bool {
    let name = stem(&link.target);
    (link.property.is_some() && cast.are_in(link.span))
        || kind_of_path(&link.target, input.conventions).is_some()
        || reads_as_name(name)
}

/// Whether the text reads as the name of a person or an organization: two to five words, all capitalised but for
/// particles, no digits, and not all of them ordinary words.
pub fn reads_as_name(text: &str) -> bool {
    let tokens = tokenize(text);
    if tokens.iter().any(Token::is_unspaced) {
        return segmentation::reads_as_name(text);
    }
    let is_word = |token: &Token<'_>| token.text.chars().all(|letter| !letter.is_numeric() && letter != '_');
    let capitalised = tokens.iter().filter(|token| is_capitalised(token.text)).count();
    let fits = |token: &Token<'_>| is_word(token) && (is_capitalised(token.text) || is_particle(token.text));
    let first_is_given = tokens.first().is_some_and(|first| lexicon::is_given_name(&fold(first.text)));
    (2..=5).contains(&tokens.len())
        && capitalised >= 2
        && tokens.iter().all(fits)
        && (first_is_given
            || tokens.iter().any(|token| !is_particle(token.text) && !lexicon::is_ordinary(&fold(token.text))))
}

fn resolved(entity: EntityId, named_by: NamedBy) -> Resolution {
    Resolution::Resolved { entity, reason: Reason { named_by, evidence: None } }
}

fn one_of(candidates: &[EntityId], named_by: NamedBy) -> Option<Resolution> {
    match candidates {
        [] => None,
        [entity] => Some(resolved(*entity, named_by)),
        several => Some(Resolution::Ambiguous { candidates: several.into(), named_by }),
    }
}

/// Adds the entities of a resolution to the evidence.
fn add_evidence(resolution: &Resolution, kind: EvidenceKind, at: u32, evidence: &mut Evidence) {
    match resolution {
        Resolution::Resolved { entity, .. } => evidence.add(*entity, kind, at),
        Resolution::Ambiguous { candidates, .. } => {
            for entity in candidates.iter() {
                evidence.add(*entity, EvidenceKind::Doubtful, at);
            }
        }
        Resolution::Unresolved | Resolution::Undefined { .. } | Resolution::Ignored { .. } => {}
    }
}
