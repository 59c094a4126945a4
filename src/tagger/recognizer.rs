//! The readers of a language or of a group of languages: a first one that keeps up with typing, and maybe a second one.

use super::calibrate::Calibration;
use super::decode::Found;
use super::first::model::Model;
use super::first::{Block, Reader};
use super::language::Language;
#[cfg(feature = "second")]
use super::second::SecondReader;
use serde::{Deserialize, Serialize};

/// Who reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Readers {
    /// The fast one alone: keeps up with typing.
    First,
    /// The slow one too, which knows better: for the background.
    #[default]
    Both,
}

pub(super) struct Recognizer {
    pub(super) model: &'static Model,
    pub(super) first: Reader,
    /// Nothing if none is built in.
    #[cfg(feature = "second")]
    pub(super) second: Option<SecondReader>,
}

impl Recognizer {
    /// A first reader alone.
    pub(super) fn new(model: &'static Model) -> Self {
        Self {
            model,
            first: Reader::new(),
            #[cfg(feature = "second")]
            second: None,
        }
    }

    /// Sums up what the words of a block tell by themselves.
    pub(super) fn prepare(&mut self, text: &str, language: Language, block: &mut Block) {
        self.first.prepare(self.model, text, language, block);
    }

    /// What the first reader finds in a block.
    pub(super) fn by_first(&mut self, block: &Block) -> Vec<Found> {
        self.first.names(self.model, block)
    }

    /// What both readers find in a block together; nothing if there is no second one.
    #[cfg(feature = "second")]
    pub(super) fn by_both(&mut self, text: &str, block: &Block) -> Option<Vec<Found>> {
        let second = self.second.as_mut()?;
        let opinions = self.first.opinions(self.model, block);
        Some(second.names(text, block, &opinions))
    }

    #[cfg(not(feature = "second"))]
    pub(super) fn by_both(&mut self, _: &str, _: &Block) -> Option<Vec<Found>> {
        None
    }

    /// The curves for what the first reader, or both, found in a language.
    pub(super) fn calibration(&self, language: Language, confirmed: bool) -> Calibration {
        #[cfg(feature = "second")]
        if let Some(second) = self.second.as_ref().filter(|_| confirmed) {
            return second.calibrations().of(language);
        }
        #[cfg(not(feature = "second"))]
        let _ = confirmed;
        self.model.calibrations.of(language)
    }
}
