//! Tells entities of the same name apart in a graph.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Graph, Node};
use crate::names::normalize::fold;
use crate::world::World;

impl Graph<'_> {
    /// What tells each node from others of its name: a summary, or the note that defines it, with the line if the note
    /// defines several. Nothing where the name is enough.
    pub fn distinctions(&self, world: &World) -> Vec<Option<String>> {
        let mut bearers: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, node) in self.nodes.iter().enumerate() {
            bearers.entry(fold(node.entity.name())).or_default().push(at);
        }
        let mut distinctions = vec![None; self.nodes.len()];
        for places in bearers.into_values().filter(|places| places.len() > 1) {
            let namesakes: Vec<&Node<'_>> = places.iter().filter_map(|at| self.nodes.get(*at)).collect();
            for (at, words) in places.iter().zip(told_apart(&namesakes, world)) {
                if let Some(distinction) = distinctions.get_mut(*at) {
                    *distinction = Some(words);
                }
            }
        }
        distinctions
    }
}

fn told_apart(namesakes: &[&Node<'_>], world: &World) -> Vec<String> {
    let summary = |node: &&Node<'_>| node.entity.definition.summary.clone().unwrap_or_default();
    let note = |node: &&Node<'_>| node.defined_at(world).0.to_owned();
    let place = |node: &&Node<'_>| {
        let (note, line) = node.defined_at(world);
        format!("{note}:{}", line + 1)
    };
    let summaries = namesakes.iter().map(summary).collect();
    let notes = namesakes.iter().map(note).collect();
    let places = namesakes.iter().map(place).collect();
    [summaries, notes].into_iter().find(|words: &Vec<String>| are_different(words)).unwrap_or(places)
}

fn are_different(words: &[String]) -> bool {
    !words.iter().any(String::is_empty) && words.iter().collect::<FxHashSet<_>>().len() == words.len()
}
