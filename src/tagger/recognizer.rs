//! The readers of a language or a group of languages: a fast first one, and optionally a second one.

use super::calibrate::Calibration;
use super::decode::Found;
use super::first::model::Model;
use super::first::{Block, Reader};
use super::language::Language;
#[cfg(feature = "second")]
use super::second::SecondReader;
use serde::{Deserialize, Serialize};

/// Which readers are used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Readers {
    /// The first reader alone, which is fast enough to run while the user types.
    First,
    /// Both readers, which is slower and more accurate: for the background.
    #[default]
    Both,
}

pub(super) struct Recognizer {
    pub(super) model: &'static Model,
    pub(super) first: Reader,
    /// `None` if it is not built in.
    #[cfg(feature = "second")]
    pub(super) second: Option<SecondReader>,
}

impl Recognizer {
    /// A recognizer with a first reader alone.
    pub(super) fn new(model: &'static Model) -> Self {
        Self {
            model,
            first: Reader::new(),
            #[cfg(feature = "second")]
            second: None,
        }
    }

    /// Looks up the words of a block.
    pub(super) fn prepare(&mut self, text: &str, language: Language, block: &mut Block) {
        self.first.prepare(self.model, text, language, block);
    }

    /// The names that the first reader finds in a block.
    pub(super) fn by_first(&mut self, block: &Block) -> Vec<Found> {
        self.first.names(self.model, block)
    }

    /// The names that both readers find in a block; `None` without a second one.
    #[cfg(feature = "second")]
    pub(super) fn by_both(&mut self, text: &str, block: &Block) -> Option<Vec<Found>> {
        let second = self.second.as_mut()?;
        let log_probabilities = self.first.log_probabilities(self.model, block);
        Some(second.names(text, block, &log_probabilities))
    }

    #[cfg(not(feature = "second"))]
    pub(super) fn by_both(&mut self, _: &str, _: &Block) -> Option<Vec<Found>> {
        None
    }

    /// The calibration for names that the first reader, or both, found in a language.
    pub(super) fn calibration(&self, language: Language, is_by_both: bool) -> Calibration {
        #[cfg(feature = "second")]
        if let Some(second) = self.second.as_ref().filter(|_| is_by_both) {
            return second.calibrations().of(language);
        }
        #[cfg(not(feature = "second"))]
        let _ = is_by_both;
        self.model.calibrations.of(language)
    }
}
