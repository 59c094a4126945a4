mod around;
mod object;

use rustc_hash::{FxHashMap, FxHashSet};

use super::company::paragraphs;
use super::relations;
use crate::names::EntityId;
use crate::whos_who::{Entity, FileId};
use crate::world::World;

/// A note that names more than these is an index, and says nothing about who has to do with whom.
const LARGEST_CAST: usize = 250;

/// Who has to do with whom.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Graph<'w> {
    /// Everybody who is mentioned or defined, by name.
    pub nodes: Vec<Node<'w>>,
    /// Who is mentioned together, by their places among the nodes.
    pub together: Vec<Together>,
    /// What definitions say, by the nodes that say it and then in source order.
    pub relations: Vec<Relation<'w>>,
}

/// Somebody in a graph.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Node<'w> {
    /// Who.
    pub entity: &'w Entity,
    /// How often they are mentioned.
    pub mentions: usize,
    /// In how many notes.
    pub notes: usize,
}

/// Two who are mentioned together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Together {
    /// Their places in [`Graph::nodes`], the smaller one first.
    pub nodes: (usize, usize),
    /// In how many paragraphs.
    pub paragraphs: usize,
    /// In how many notes.
    pub notes: usize,
}

/// A fact about somebody that leads to somebody else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Relation<'w> {
    /// Whose definition says it: a place in [`Graph::nodes`].
    pub from: usize,
    /// Whom it leads to.
    pub to: usize,
    /// The fact's key as written.
    pub key: &'w str,
}

/// The graph of whom these notes mention and define. Once `is_given_up` says that nobody waits for it, it is that of the
/// notes that were read so far.
pub fn graph<'w>(world: &'w World, files: &[FileId], is_given_up: impl Fn() -> bool) -> Graph<'w> {
    let mut counts: FxHashMap<EntityId, (usize, usize)> = FxHashMap::default();
    let mut together: FxHashMap<(EntityId, EntityId), (usize, usize)> = FxHashMap::default();
    for file in files.iter().take_while(|_| !is_given_up()) {
        for id in world.whos_who().defined_in(*file) {
            counts.entry(*id).or_default();
        }
        let Some(data) = world.file(*file) else { continue };
        let mut cast: FxHashSet<EntityId> = FxHashSet::default();
        for entity in data.mentions.iter().filter(|mention| mention.counts()).filter_map(|mention| mention.entity()) {
            let count = counts.entry(entity).or_default();
            count.0 += 1;
            count.1 += usize::from(cast.insert(entity));
        }
        if cast.len() <= LARGEST_CAST {
            for_pairs(&cast, |pair| together.entry(pair).or_default().1 += 1);
        }
        for paragraph in paragraphs(data) {
            let company = paragraph.into_iter().map(|(entity, _)| entity).collect();
            for_pairs(&company, |pair| together.entry(pair).or_default().0 += 1);
        }
    }
    let known = world.entities_by_name().into_iter().filter_map(|entity| Some((entity, counts.get(&entity.id)?)));
    let nodes: Vec<Node<'w>> =
        known.map(|(entity, (mentions, notes))| Node { entity, mentions: *mentions, notes: *notes }).collect();
    let places: FxHashMap<EntityId, usize> = nodes.iter().enumerate().map(|(at, node)| (node.entity.id, at)).collect();
    Graph { together: in_order(&together, &places), relations: related(world, &nodes, &places), nodes }
}

/// Calls `take` with every two of a company, the smaller number first.
fn for_pairs(company: &FxHashSet<EntityId>, mut take: impl FnMut((EntityId, EntityId))) {
    for one in company {
        company.iter().filter(|other| one < *other).for_each(|other| take((*one, *other)));
    }
}

fn in_order(
    together: &FxHashMap<(EntityId, EntityId), (usize, usize)>,
    places: &FxHashMap<EntityId, usize>,
) -> Vec<Together> {
    let edge = |((one, other), (paragraphs, notes)): (&(EntityId, EntityId), &(usize, usize))| {
        let (one, other) = (*places.get(one)?, *places.get(other)?);
        Some(Together { nodes: (one.min(other), one.max(other)), paragraphs: *paragraphs, notes: *notes })
    };
    let mut edges: Vec<Together> = together.iter().filter_map(edge).collect();
    edges.sort_unstable_by_key(|edge| edge.nodes);
    edges
}

fn related<'w>(world: &World, nodes: &[Node<'w>], places: &FxHashMap<EntityId, usize>) -> Vec<Relation<'w>> {
    let of = |(from, node): (usize, &Node<'w>)| {
        let facts = relations(world, node.entity).into_iter();
        let related = facts.filter_map(move |(key, to)| Some(Relation { from, to: *places.get(&to)?, key }));
        related.collect::<Vec<_>>()
    };
    nodes.iter().enumerate().flat_map(of).collect()
}
