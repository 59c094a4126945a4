//! What is shown about the name at a cursor.

use super::{Location, Statistics, misspelt_at, reason, statistics, undefined_mentions};
use crate::entity_index::{Entity, FileId, Target};
use crate::names::{EntityId, Kind};
use crate::note::definitions::Fact;
use crate::note::{Format, LinkKind, displayed_text, parse};
use crate::resolve::{Mention, Misspelling, Part, Resolution};
use crate::text::Span;
use crate::world::World;

/// What a hover shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Hover {
    /// The mention it is about.
    pub span: Span,
    /// The mention as written.
    pub text: String,
    /// Who it is; several for an ambiguous mention; none for an undefined one.
    pub who: Vec<EntitySummary>,
    /// The whole card when exactly one is meant.
    pub card: Option<Card>,
    /// Why, as a phrase.
    pub why: String,
    /// Whether whoswho asserts it, or only offers it.
    pub asserted: bool,
    /// For a name that nobody has defined: what it most likely names, and where it is mentioned.
    pub undefined: Option<Undefined>,
}

/// A name without a definition.
#[derive(Clone, PartialEq, Debug)]
pub struct Undefined {
    /// The fullest name that the note has for it, in one line.
    pub name: String,
    /// Whether the mention is only a part of that.
    pub is_part: bool,
    /// What it most likely names.
    pub kind: Kind,
    /// How often it is mentioned.
    pub mentions: usize,
    /// In how many notes.
    pub notes: usize,
}

/// An entity in a line.
#[derive(Clone, PartialEq, Debug)]
pub struct EntitySummary {
    /// Its name.
    pub name: String,
    /// Person or organization.
    pub kind: Kind,
    /// A sentence or two about it.
    pub summary: Option<String>,
    /// Where it is defined.
    pub place: Location,
}

/// All that is worth showing of an entity.
#[derive(Clone, PartialEq, Debug)]
pub struct Card {
    /// Who.
    pub entity_summary: EntitySummary,
    /// Its other names and handles.
    pub also: Vec<String>,
    /// What its definition says, as keys and values.
    pub facts: Vec<(String, Vec<CardValue>)>,
    /// How much the workspace says.
    pub statistics: Statistics,
    /// With whom it appears most, with the number of notes.
    pub company: Vec<(EntitySummary, usize)>,
}

/// A piece of a fact's value.
#[derive(Clone, PartialEq, Debug)]
pub enum CardValue {
    /// Plain text.
    Text(String),
    /// Another entity or note, under the text the definition shows for it.
    Link(String, Location),
}

const COMPANY: usize = 3;

/// Who is named at the byte `offset`, and why.
pub fn hover(world: &World, file: FileId, offset: usize) -> Option<Hover> {
    if let Some(misspelling) = misspelt_at(world, file, offset) {
        return of_misspelling(world, file, &misspelling);
    }
    let data = world.file(file)?;
    let mention = world.mention_at(file, offset)?;
    let who: Vec<EntitySummary> =
        mention.candidates().iter().filter_map(|id| world.entity(*id)).map(entity_summary).collect();
    Some(Hover {
        span: mention.span,
        text: data
            .text()
            .map(|text| displayed_text(mention.span.text(text), data.format()).into_owned())
            .unwrap_or_default(),
        card: only_one(mention).and_then(|id| card(world, id)),
        why: reason(world, data, mention),
        asserted: !matches!(mention.resolution, Resolution::Ignored { .. }),
        undefined: undefined(world, mention),
        who,
    })
}

/// A misspelt name: who is most likely meant.
fn of_misspelling(world: &World, file: FileId, misspelling: &Misspelling) -> Option<Hover> {
    let meant = world.entity(misspelling.entity)?;
    let data = world.file(file)?;
    Some(Hover {
        span: misspelling.span,
        text: displayed_text(misspelling.span.text(data.text()?), data.format()).into_owned(),
        who: vec![entity_summary(meant)],
        card: None,
        why: format!("not defined, and probably a misspelling of {}", meant.name()),
        asserted: false,
        undefined: None,
    })
}

fn undefined(world: &World, mention: &Mention) -> Option<Undefined> {
    let Resolution::Undefined { kind, name, part } = &mention.resolution else { return None };
    let places = undefined_mentions(world, name);
    let notes = places.chunk_by(|one, other| one.file == other.file).count();
    let is_part = *part != Part::Whole;
    Some(Undefined { name: name.to_string(), is_part, kind: *kind, mentions: places.len(), notes })
}

fn only_one(mention: &Mention) -> Option<EntityId> {
    match mention.candidates() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The card of an entity.
pub fn card(world: &World, id: EntityId) -> Option<Card> {
    let entity = world.entity(id)?;
    let statistics = statistics(world, id);
    let company = statistics.company.iter().take(COMPANY);
    let company = company.filter_map(|(id, notes)| Some((entity_summary(world.entity(*id)?), *notes))).collect();
    let (mut also, mut facts): (Vec<String>, Vec<(String, Vec<CardValue>)>) = Default::default();
    // What other sources say of the same one comes behind what this says.
    for one in std::iter::once(entity).chain(world.entity_index().represented_by(entity)) {
        let handles = one.definition.handles.iter().map(|handle| format!("@{}", handle.text));
        for name in one.other_names().into_iter().map(str::to_owned).chain(handles) {
            if name != entity.name() && !also.contains(&name) {
                also.push(name);
            }
        }
        for fact in &one.definition.facts {
            if one.id == id || facts.iter().all(|(key, _)| *key != fact.key) {
                facts.push((fact.key.clone(), values(world, one, fact)));
            }
        }
    }
    Some(Card { entity_summary: entity_summary(entity), also, facts, statistics, company })
}

fn entity_summary(entity: &Entity) -> EntitySummary {
    EntitySummary {
        name: entity.name().to_owned(),
        kind: entity.kind(),
        summary: entity.definition.summary.clone(),
        place: Location::of(entity),
    }
}

/// A fact's values with commas between them, their links followed.
fn values(world: &World, entity: &Entity, fact: &Fact) -> Vec<CardValue> {
    let values = fact.values.iter().map(|value| linked(world, entity.file, value)).collect::<Vec<_>>();
    values.join(&CardValue::Text(", ".to_owned()))
}

fn linked(world: &World, from: FileId, value: &str) -> Vec<CardValue> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let links = parse(value, Format::Markdown).links;
    for link in links.iter().filter(|link| link.kind != LinkKind::Handle) {
        let place = match world.entity_index().follow(link, from) {
            Target::Entity(id, _) => world.entity(id).map(Location::of),
            Target::Note(file) => Some(Location { file, span: Span::default() }),
            Target::Entities(_) | Target::Missing | Target::Elsewhere => None,
        };
        let shown = link.shown.unwrap_or(link.name).text(value).to_owned();
        text_piece(&mut pieces, value, done, link.span.start as usize);
        pieces.push(match place {
            Some(place) => CardValue::Link(shown, place),
            None => CardValue::Text(shown),
        });
        done = link.span.end as usize;
    }
    text_piece(&mut pieces, value, done, value.len());
    pieces
}

fn text_piece(pieces: &mut Vec<CardValue>, value: &str, from: usize, to: usize) {
    match value.get(from..to) {
        None | Some("") => {}
        Some(text) => pieces.push(CardValue::Text(text.to_owned())),
    }
}
