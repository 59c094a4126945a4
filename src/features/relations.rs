//! Relations between entities that facts state: employers, owners, relatives.

use crate::entity_index::{Entity, Target};
use crate::names::{EntityId, Kind};
use crate::note::definitions::Fact;
use crate::note::{Format, Link, LinkKind, parse};
use crate::word_lists::word_list;
use crate::world::World;

/// Keys of facts that say for whom a person works, the surest first.
const EMPLOYERS: &[&str] = word_list!("fact_keys.txt", "employers, in order");

/// Keys of facts that say to whom an organization belongs, the surest first.
const PARENTS: &[&str] = word_list!("fact_keys.txt", "parents, in order");

/// Keys of facts that say what belongs to an organization.
const SUBSIDIARIES: &[&str] = word_list!("fact_keys.txt", "subsidiaries, in order");

/// Keys of facts that are about an entity alone, whoever may be called as their values are: `gender: M`.
const OF_ITSELF: &[&str] = word_list!("fact_keys.txt", "of itself");

/// Whom the facts about an entity lead to, with the fact's key, in source order and each pair once.
pub fn relations<'w>(world: &World, entity: &'w Entity) -> Vec<(&'w str, EntityId)> {
    let mut relations: Vec<(&str, EntityId)> = Vec::new();
    for fact in &entity.definition.facts {
        for to in leads_to(world, entity, fact) {
            let relation = (fact.key.as_str(), to);
            if !relations.contains(&relation) {
                relations.push(relation);
            }
        }
    }
    relations
}

/// The organizations that stand behind an entity, the surest first: a person's employers, an organization's parents.
pub fn organizations_behind(world: &World, id: EntityId) -> Vec<EntityId> {
    match world.entity(id) {
        Some(entity) if entity.kind() == Kind::Person => organizations(world, entity, EMPLOYERS),
        Some(entity) => related(world, entity, PARENTS, SUBSIDIARIES),
        None => Vec::new(),
    }
}

/// The organizations that belong to another one.
pub fn subsidiaries(world: &World, id: EntityId) -> Vec<EntityId> {
    let entity = world.entity(id).filter(|entity| entity.kind() == Kind::Organization);
    entity.map(|entity| related(world, entity, SUBSIDIARIES, PARENTS)).unwrap_or_default()
}

/// The organizations that an organization's facts with the keys `own` lead to, and those whose facts with the keys
/// `others` lead to it.
fn related(world: &World, entity: &Entity, own: &[&str], others: &[&str]) -> Vec<EntityId> {
    let mut found = organizations(world, entity, own);
    let is_meant = |other: &&Entity| {
        let mut facts = other.definition.facts.iter().filter(|fact| is_key(others, fact));
        other.kind() == Kind::Organization
            && !found.contains(&other.id)
            && facts.any(|fact| leads_to(world, other, fact).contains(&entity.id))
    };
    let mut more: Vec<EntityId> = world.entity_index().iter().filter(is_meant).map(|other| other.id).collect();
    world.entity_index().sort_by_place(&mut more, |id| *id);
    found.extend(more);
    found
}

/// The organizations that an entity's facts with these keys lead to, in the order of the keys.
fn organizations(world: &World, entity: &Entity, keys: &[&str]) -> Vec<EntityId> {
    let mut found = Vec::new();
    let facts = &entity.definition.facts;
    for fact in keys.iter().flat_map(|key| facts.iter().filter(|fact| is_key(&[*key], fact))) {
        let is_organization = |id: &EntityId| world.entity(*id).is_some_and(|other| other.kind() == Kind::Organization);
        for id in leads_to(world, entity, fact).into_iter().filter(is_organization) {
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found
}

/// Whether a fact has one of these keys, however they are joined: `part of`, `Part-Of`, `part_of`.
fn is_key(keys: &[&str], fact: &Fact) -> bool {
    let key = fact.key.trim().replace(['_', '-'], " ").to_lowercase();
    keys.contains(&key.as_str())
}

/// Whom a fact about an entity leads to: by links and handles in its values, else by values that are names.
fn leads_to(world: &World, entity: &Entity, fact: &Fact) -> Vec<EntityId> {
    if is_key(OF_ITSELF, fact) {
        return Vec::new();
    }
    let mut found: Vec<EntityId> = fact.values.iter().flat_map(|value| named_in(world, entity, value)).collect();
    found.retain(|id| *id != entity.id);
    found
}

fn named_in(world: &World, entity: &Entity, value: &str) -> Vec<EntityId> {
    if value.contains(['[', '@']) {
        let links = parse(value, Format::Markdown).links;
        return links.iter().filter_map(|link| followed(world, entity, link)).collect();
    }
    // A name may have a comma of its own, as `Zorgle, Inc.` has.
    match bearer(world, value) {
        Some(one) => vec![one],
        None => value.split([',', ';']).filter_map(|name| bearer(world, name)).collect(),
    }
}

fn followed(world: &World, entity: &Entity, link: &Link) -> Option<EntityId> {
    if link.kind == LinkKind::Handle {
        return only(&world.entity_index().with_handle(&link.target));
    }
    match world.entity_index().follow(link, entity.file) {
        Target::Entity(id, _) => Some(id),
        Target::Entities(_) | Target::Note(_) | Target::Missing | Target::Elsewhere => None,
    }
}

/// The only one who has this name.
fn bearer(world: &World, name: &str) -> Option<EntityId> {
    only(&world.entity_index().named(name))
}

fn only(ids: &[EntityId]) -> Option<EntityId> {
    match ids {
        [one] => Some(*one),
        _ => None,
    }
}
