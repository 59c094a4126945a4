//! Which nodes and edges a graph keeps.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Edge, Graph, Node, Relation, SharedNote};
use crate::names::EntityId;

/// Which part of a graph is wanted. By default, all of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GraphFilter {
    /// Those at most so many steps away from these, by company or relations.
    pub around: Option<(Vec<EntityId>, usize)>,
    /// Two co-occur only if they share so many paragraphs, and an entity without an edge is then left out. With 0, a
    /// note is enough, and all entities stay.
    pub min: usize,
}

impl<'w> Graph<'w> {
    /// The part of the graph that is wanted. The counts stay those of the whole.
    pub fn filtered(mut self, filter: &GraphFilter) -> Graph<'w> {
        self.together.retain(|edge| edge.paragraphs >= filter.min);
        let neighbours = self.neighbours();
        let centre: Vec<usize> = match &filter.around {
            Some((entities, _)) => self.places(entities),
            None => Vec::new(),
        };
        let is_joined = |at: &usize| filter.min == 0 || neighbours.contains_key(at) || centre.contains(at);
        let wanted: FxHashSet<usize> = match &filter.around {
            Some((_, steps)) => within(&neighbours, &centre, *steps),
            None => (0..self.nodes.len()).filter(is_joined).collect(),
        };
        self.only(&wanted)
    }

    fn places(&self, entities: &[EntityId]) -> Vec<usize> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter(|(_, node)| entities.contains(&node.entity.id)).map(|(at, _)| at).collect()
    }

    fn neighbours(&self) -> FxHashMap<usize, Vec<usize>> {
        let mut neighbours: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let relations = self.relations.iter().map(|edge| (edge.from, edge.to));
        for (one, other) in self.together.iter().map(|edge| edge.nodes).chain(relations) {
            neighbours.entry(one).or_default().push(other);
            neighbours.entry(other).or_default().push(one);
        }
        neighbours
    }

    /// The nodes that are wanted, the edges between them, and the notes that mention any of them.
    fn only(self, wanted: &FxHashSet<usize>) -> Graph<'w> {
        if wanted.len() == self.nodes.len() {
            return self;
        }
        let kept = self.nodes.into_iter().enumerate().filter(|(at, _)| wanted.contains(at));
        let (nodes, mut kept): (Places, Vec<Node<'w>>) = numbered(kept);
        let together = self
            .together
            .into_iter()
            .filter_map(|edge| Some(Edge { nodes: (*nodes.get(&edge.nodes.0)?, *nodes.get(&edge.nodes.1)?), ..edge }));
        let relations = self.relations.iter().filter_map(|edge| {
            let (from, to) = (*nodes.get(&edge.from)?, *nodes.get(&edge.to)?);
            Some(Relation { from, to, ..*edge })
        });
        let (mut together, relations): (Vec<Edge>, Vec<Relation<'w>>) = (together.collect(), relations.collect());
        let named: FxHashSet<usize> = kept.iter().flat_map(|node| &node.notes).map(|(note, _)| *note).collect();
        let (notes, files) = numbered(self.notes.into_iter().enumerate().filter(|(at, _)| named.contains(at)));
        for node in &mut kept {
            node.notes = node.notes.iter().filter_map(|(note, count)| Some((*notes.get(note)?, *count))).collect();
        }
        for edge in &mut together {
            let shared = edge.notes.iter().filter_map(|it| Some(SharedNote { note: *notes.get(&it.note)?, ..*it }));
            edge.notes = shared.collect();
        }
        Graph { nodes: kept, together, relations, notes: files }
    }
}

/// From places before to places now.
type Places = FxHashMap<usize, usize>;

/// What is kept, with its new places by the old ones.
fn numbered<T>(kept: impl Iterator<Item = (usize, T)>) -> (Places, Vec<T>) {
    let (old, kept): (Vec<usize>, Vec<T>) = kept.unzip();
    (old.into_iter().enumerate().map(|(new, old)| (old, new)).collect(), kept)
}

/// Whoever is at most so many steps away.
fn within(neighbours: &FxHashMap<usize, Vec<usize>>, centre: &[usize], steps: usize) -> FxHashSet<usize> {
    let mut near: FxHashSet<usize> = centre.iter().copied().collect();
    let mut outermost: Vec<usize> = centre.to_vec();
    for _ in 0..steps {
        let next = outermost.iter().filter_map(|at| neighbours.get(at)).flatten().copied();
        outermost = next.filter(|at| near.insert(*at)).collect();
        if outermost.is_empty() {
            break;
        }
    }
    near
}
