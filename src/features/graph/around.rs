use rustc_hash::FxHashMap;

use super::{Graph, Relation, Together};
use crate::names::EntityId;

impl<'w> Graph<'w> {
    /// The part of the graph that is at most so many steps away from these entities, by company or relations. The counts
    /// stay those of the whole.
    pub fn around(&self, entities: &[EntityId], steps: usize) -> Graph<'w> {
        let neighbours = self.neighbours();
        let is_center = |at: &usize| self.nodes.get(*at).is_some_and(|node| entities.contains(&node.entity.id));
        let mut outermost: Vec<usize> = (0..self.nodes.len()).filter(is_center).collect();
        let mut is_near = vec![false; self.nodes.len()];
        mark(&mut is_near, &outermost);
        for _ in 0..steps {
            outermost = outermost.iter().filter_map(|at| neighbours.get(at)).flatten().copied().collect();
            outermost.retain(|at| is_near.get(*at) == Some(&false));
            mark(&mut is_near, &outermost);
        }
        self.only(&is_near)
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

    /// The nodes that are wanted, and the edges between them.
    fn only(&self, wanted: &[bool]) -> Graph<'w> {
        let kept = self.nodes.iter().zip(wanted).enumerate().filter(|(_, (_, wanted))| **wanted);
        let (places, nodes): (Vec<usize>, Vec<_>) = kept.map(|(at, (node, _))| (at, *node)).unzip();
        let place = |old: usize| places.binary_search(&old).ok();
        let together = self.together.iter().filter_map(|edge| {
            let nodes = (place(edge.nodes.0)?, place(edge.nodes.1)?);
            Some(Together { nodes, ..*edge })
        });
        let relations = self.relations.iter().filter_map(|edge| {
            let (from, to) = (place(edge.from)?, place(edge.to)?);
            Some(Relation { from, to, ..*edge })
        });
        Graph { together: together.collect(), relations: relations.collect(), nodes }
    }
}

fn mark(near: &mut [bool], nodes: &[usize]) {
    for at in nodes {
        if let Some(near) = near.get_mut(*at) {
            *near = true;
        }
    }
}
