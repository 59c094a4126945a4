//! The graph of entities: who is mentioned with whom, and the relations that facts state.

mod filter;
mod namesakes;
mod object;

use rustc_hash::{FxHashMap, FxHashSet};

use super::cooccurrence::paragraphs;
use super::relations;
use crate::entity_index::{Entity, FileId};
use crate::names::EntityId;
use crate::world::{FileData, World};

pub use filter::GraphFilter;

/// A note that names more than these is an index, and says nothing about who has to do with whom.
const LARGEST_CAST: usize = 250;

/// Who has to do with whom.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Graph<'w> {
    /// Everybody who is mentioned or defined, by name.
    pub nodes: Vec<Node<'w>>,
    /// Who is mentioned together, by their places among the nodes.
    pub together: Vec<Edge>,
    /// What definitions say, by the nodes that say it and then in source order.
    pub relations: Vec<Relation<'w>>,
    /// The notes that mention any of them.
    pub notes: Vec<FileId>,
}

/// Somebody in a graph.
#[derive(Clone, PartialEq, Debug)]
pub struct Node<'w> {
    /// Who.
    pub entity: &'w Entity,
    /// How often they are mentioned.
    pub mentions: usize,
    /// The notes that mention them, by their places in [`Graph::notes`], with how often each does.
    pub notes: Vec<(usize, usize)>,
}

/// Two who are mentioned together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edge {
    /// Their places in [`Graph::nodes`], the smaller one first.
    pub nodes: (usize, usize),
    /// In how many paragraphs.
    pub paragraphs: usize,
    /// The notes that mention both.
    pub notes: Vec<SharedNote>,
}

/// A note that mentions two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SharedNote {
    /// Its place in [`Graph::notes`].
    pub note: usize,
    /// In how many of its paragraphs they are mentioned together.
    pub paragraphs: usize,
    /// The line to look at, counted from 0: of the first of these paragraphs that names anybody; without any, of the
    /// first mention of one of the two.
    pub line: u32,
}

/// A fact about an entity that leads to another one.
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
    let mut notes: Vec<FileId> = Vec::new();
    let mut mentioned: FxHashMap<EntityId, Vec<(usize, usize)>> = FxHashMap::default();
    let mut together = Pairs::default();
    for file in files.iter().take_while(|_| !is_given_up()) {
        for id in world.entity_index().defined_in(*file) {
            mentioned.entry(*id).or_default();
        }
        let Some(data) = world.file(*file) else { continue };
        let cast = cast(data);
        if cast.is_empty() {
            continue;
        }
        for (entity, own) in &cast {
            mentioned.entry(*entity).or_default().push((notes.len(), own.mentions));
        }
        share(&mut together, notes.len(), data, &cast);
        notes.push(*file);
    }
    let known = world.entities_by_name().into_iter().filter_map(|entity| Some((entity, mentioned.remove(&entity.id)?)));
    let node = |(entity, notes): (_, Vec<(usize, usize)>)| Node {
        entity,
        mentions: notes.iter().map(|(_, mentions)| mentions).sum(),
        notes,
    };
    let nodes: Vec<Node<'w>> = known.map(node).collect();
    let places: FxHashMap<EntityId, usize> = nodes.iter().enumerate().map(|(at, node)| (node.entity.id, at)).collect();
    Graph { together: in_order(together, &places), relations: related(world, &nodes, &places), nodes, notes }
}

/// The notes that two share, the smaller number of the two first.
type Pairs = FxHashMap<(EntityId, EntityId), Vec<SharedNote>>;

/// How a note mentions an entity.
struct InNote {
    mentions: usize,
    /// Of the first mention, from 0.
    line: u32,
}

fn cast(data: &FileData) -> FxHashMap<EntityId, InNote> {
    let mut cast: FxHashMap<EntityId, InNote> = FxHashMap::default();
    for mention in data.mentions.iter().filter(|mention| mention.counts()) {
        let Some(entity) = mention.entity() else { continue };
        let first = || InNote { mentions: 0, line: data.lines.line_of(mention.span.start) };
        cast.entry(entity).or_insert_with(first).mentions += 1;
    }
    cast
}

/// Adds a note to what two share, for every two of its cast.
fn share(together: &mut Pairs, note: usize, data: &FileData, cast: &FxHashMap<EntityId, InNote>) {
    if cast.len() <= LARGEST_CAST {
        let all: Vec<EntityId> = cast.keys().copied().collect();
        let line = |entity| cast.get(&entity).map_or(0, |own| own.line);
        for_pairs(&all, |(one, other)| {
            let shared = SharedNote { note, paragraphs: 0, line: line(one).min(line(other)) };
            together.entry((one, other)).or_default().push(shared);
        });
    }
    for paragraph in paragraphs(data) {
        let line = paragraph.first().map_or(0, |(_, span)| data.lines.line_of(span.start));
        let company: FxHashSet<EntityId> = paragraph.into_iter().map(|(entity, _)| entity).collect();
        for_pairs(&company.into_iter().collect::<Vec<_>>(), |pair| {
            let notes = together.entry(pair).or_default();
            match notes.last_mut().filter(|last| last.note == note) {
                Some(last) => {
                    last.line = if last.paragraphs == 0 { line } else { last.line };
                    last.paragraphs += 1;
                }
                None => notes.push(SharedNote { note, paragraphs: 1, line }),
            }
        });
    }
}

/// Calls `take` with every two of a company, the smaller number first.
fn for_pairs(company: &[EntityId], mut take: impl FnMut((EntityId, EntityId))) {
    for one in company {
        company.iter().filter(|other| one < *other).for_each(|other| take((*one, *other)));
    }
}

fn in_order(together: Pairs, places: &FxHashMap<EntityId, usize>) -> Vec<Edge> {
    let edge = |((one, other), notes): ((EntityId, EntityId), Vec<SharedNote>)| {
        let (one, other) = (*places.get(&one)?, *places.get(&other)?);
        let paragraphs = notes.iter().map(|note| note.paragraphs).sum();
        Some(Edge { nodes: (one.min(other), one.max(other)), paragraphs, notes })
    };
    let mut edges: Vec<Edge> = together.into_iter().filter_map(edge).collect();
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
