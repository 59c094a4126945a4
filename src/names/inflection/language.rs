//! The languages whose endings are known.

use std::fmt;

/// A language whose names take endings. Several may have the same ending, so one ending names a set of them:
/// [`Languages`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the language of that name")]
pub enum Language {
    Czech,
    Slovak,
    Polish,
    Russian,
    Ukrainian,
    Bulgarian,
    Croatian,
    Serbian,
    Slovenian,
    Greek,
    Latvian,
    Lithuanian,
    Latin,
    German,
    Swedish,
    Danish,
    Norwegian,
    Finnish,
    Hungarian,
    Turkish,
    Estonian,
}

impl Language {
    /// All of them, in the order in which they are named where several have the same ending.
    pub const ALL: [Self; 21] = [
        Self::Czech,
        Self::Slovak,
        Self::Polish,
        Self::Russian,
        Self::Ukrainian,
        Self::Bulgarian,
        Self::Croatian,
        Self::Serbian,
        Self::Slovenian,
        Self::Greek,
        Self::Latvian,
        Self::Lithuanian,
        Self::Latin,
        Self::German,
        Self::Swedish,
        Self::Danish,
        Self::Norwegian,
        Self::Finnish,
        Self::Hungarian,
        Self::Turkish,
        Self::Estonian,
    ];

    /// Its English name: `Polish`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Czech => "Czech",
            Self::Slovak => "Slovak",
            Self::Polish => "Polish",
            Self::Russian => "Russian",
            Self::Ukrainian => "Ukrainian",
            Self::Bulgarian => "Bulgarian",
            Self::Croatian => "Croatian",
            Self::Serbian => "Serbian",
            Self::Slovenian => "Slovenian",
            Self::Greek => "Greek",
            Self::Latvian => "Latvian",
            Self::Lithuanian => "Lithuanian",
            Self::Latin => "Latin",
            Self::German => "German",
            Self::Swedish => "Swedish",
            Self::Danish => "Danish",
            Self::Norwegian => "Norwegian",
            Self::Finnish => "Finnish",
            Self::Hungarian => "Hungarian",
            Self::Turkish => "Turkish",
            Self::Estonian => "Estonian",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// A set of languages. It is displayed as `Polish`, `Czech or Slovak`, or `Czech, Slovak or another`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Languages(u32);

impl Languages {
    /// The set with one language more.
    #[must_use]
    pub fn with(self, language: Language) -> Self {
        Self(self.0 | 1 << language as u32)
    }

    /// Whether the language is one of them.
    pub fn contains(self, language: Language) -> bool {
        self.0 & 1 << language as u32 != 0
    }

    /// Those in the set, in the order of [`Language::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(move |language| self.contains(*language))
    }
}

impl fmt::Display for Languages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = self.iter();
        match (all.next(), all.next(), all.next()) {
            (Some(first), Some(second), Some(_)) => write!(out, "{first}, {second} or another"),
            (Some(first), Some(second), None) => write!(out, "{first} or {second}"),
            (Some(only), ..) => write!(out, "{only}"),
            (None, ..) => Ok(()),
        }
    }
}
