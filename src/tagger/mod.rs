//! Finds mentions of people and organizations that no note defines.
//!
//! There are two readers. The first ([`first`]) is fast enough to run while the user types: a linear-chain CRF ([`crf`])
//! over hashed features labels the tokens of a note. The second (`second`) is a small transformer that runs in the
//! background. The weights of both are files that are compiled in. What a note says about a word in one place counts in
//! all others ([`word_facts`]), and a name that was found once is found in its other uses ([`consistency`]). Results are
//! cached block by block ([`cache`]). Scores are calibrated on texts that were not used for training ([`calibrate`]).
//! Rules decide which names of a note refer to the same entity ([`coreference`]). `MODEL_CARD.md` says what the models
//! were trained on and how good they are.
//!
//! The result depends on the text alone and is the same on every platform. No text makes the tagger fail, and its time is
//! linear in the length of the text.

mod acronyms;
mod bytes;
mod cache;
mod calibrate;
mod consistency;
pub mod coreference;
mod crf;
mod decode;
mod first;
mod hash;
mod hash_table;
mod labels;
mod language;
mod lexicon;
mod mention;
mod normalize;
mod noun_surnames;
mod products;
mod recognizer;
#[cfg(feature = "second")]
mod second;
mod span_trimming;
mod tag;
mod token_info;
mod tokenize;
#[cfg(feature = "train")]
pub mod train;
mod word_facts;

pub use cache::TagCache;
pub use language::{Language, language_of};
pub use mention::{Tagged, sure_from};
pub use recognizer::Readers;
pub use tag::{checksums, tag_incremental, tag_note, tag_text};

#[cfg(test)]
mod tests;
