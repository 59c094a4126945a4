//! Decodes the scores of labels into names, for both readers.

use super::crf::{Chain, Lattice};
use super::labels::{Name, Row, names};

/// A name in a block, by token indexes there, with its posterior probability.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Found {
    pub(super) name: Name,
    pub(super) posterior: f32,
}

/// Finds the names in scores of labels; its buffers are reused.
#[derive(Default)]
pub(super) struct Decoder {
    reached: Vec<Row>,
    labels: Vec<usize>,
    lattice: Lattice,
}

impl Decoder {
    /// Adds the names of a sentence whose first token has the index `start` in its block.
    pub(super) fn add_names(&mut self, chain: &Chain, emissions: &[Row], start: usize, found: &mut Vec<Found>) {
        chain.best(emissions, &mut self.reached, &mut self.labels);
        let names = names(&self.labels);
        if names.is_empty() {
            return;
        }
        chain.weigh(emissions, &mut self.lattice);
        let shifted = |name: Name| Name { start: name.start + start, end: name.end + start, ..name };
        let posterior = |name| chain.posterior(name, &self.lattice);
        found.extend(names.into_iter().map(|name| Found { posterior: posterior(name), name: shifted(name) }));
    }

    /// The marginal probabilities of the labels of each token of a sentence.
    #[cfg(feature = "second")]
    pub(super) fn marginals(&mut self, chain: &Chain, emissions: &[Row]) -> impl Iterator<Item = Row> {
        chain.weigh(emissions, &mut self.lattice);
        self.lattice.marginals()
    }
}
