//! The languages that one pair of readers is trained for, and the annotated files in them.

use super::corpus::{self, Document};
use crate::tagger::cache::Tagger;
use crate::tagger::first::model::Model;
use crate::tagger::language::Language;
use crate::tagger::recognizer::Recognizer;

/// A file: its name without folders, and its text.
pub type File = (String, String);

/// The languages of one pair of readers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Group {
    /// English alone.
    #[default]
    English,
    /// All others.
    Multilingual,
}

impl Group {
    /// The built-in model of the first reader.
    pub(super) fn embedded(self) -> &'static Model {
        match self {
            #[cfg(feature = "multilingual")]
            Self::Multilingual => Model::multilingual(),
            _ => Model::english(),
        }
    }

    /// The fewest occurrences of a feature that is learnt: there are more texts in other languages, and the file should
    /// stay small.
    pub(super) fn rarest(self) -> u32 {
        if self == Self::English { 3 } else { 30 }
    }

    /// Whether its readers read this language.
    pub(super) fn knows(self, language: Language) -> bool {
        (language == Language::English) == (self == Self::English)
    }

    /// One of its languages.
    pub(super) fn example(self) -> Language {
        if self == Self::English { Language::English } else { Language::Other }
    }

    /// The files in its languages.
    pub(super) fn texts(self, files: &[File]) -> Vec<Text> {
        let known = files.iter().filter(|(name, _)| self.knows(language_of(name)));
        let text = |(name, text): &File| Text {
            language: language_of(name),
            is_prose: !name.starts_with(TWEETS),
            documents: corpus::read(text),
        };
        known.map(text).collect()
    }

    /// The built-in readers, with these in place of those of the group.
    pub(super) fn tagger(self, readers: Recognizer) -> Tagger {
        let mut tagger = Tagger::embedded();
        match self {
            Self::English => tagger.english = readers,
            Self::Multilingual => tagger.multilingual = Some(readers),
        }
        tagger
    }
}

/// The prefix of the names of files with tweets.
const TWEETS: &str = "btc";

/// A file for fitting scores.
pub(super) struct Text {
    pub(super) language: Language,
    /// Whether it is prose like notes, so that it shows which names are sure in them.
    pub(super) is_prose: bool,
    pub(super) documents: Vec<Document>,
}

/// The language in the prefix of a file's name: `de_germeval`. Others are English.
pub(super) fn language_of(name: &str) -> Language {
    name.split_once('_').map_or(Language::English, |(code, _)| match Language::of_code(code) {
        Language::Other => Language::English,
        known => known,
    })
}
