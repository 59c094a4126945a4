//! An index of folded names that finds those with a word that begins with a given prefix.

use super::lexicon::is_determiner;
use super::normalize::fold;
use super::particles::joins_words;
use super::token::tokenize;

/// A prefix of a name, or of one of its words, as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamePrefix {
    folded: String,
    /// Whether it is in a script without spaces, where a name has no visible words.
    is_unspaced: bool,
}

impl NamePrefix {
    /// A prefix from the typed text.
    pub fn new(text: &str) -> Self {
        Self { folded: fold(text), is_unspaced: tokenize(text).first().is_some_and(|first| first.is_unspaced()) }
    }

    /// The prefix without diacritics and in lower case.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether it is so short that a large part of all names begins with it.
    pub fn is_short(&self) -> bool {
        !self.is_unspaced && self.folded.chars().filter(|char| char.is_alphanumeric()).count() < 2
    }

    /// The offset in a folded name after the prefix; `None` if no word of the name begins with it.
    pub fn end_in(&self, name: &str) -> Option<usize> {
        self.places(name).next().map(|at| at + self.folded.len())
    }

    /// Its byte offsets in a text of names, one a line, at the beginning of a word. No prefix begins with an article or
    /// `of` in a name.
    fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        let begins_word = |at: usize| {
            let previous = text.get(..at).and_then(|before| before.chars().next_back());
            let is_inner = previous.is_some_and(|previous| previous != '\n');
            self.is_unspaced
                || !is_inner
                || !previous.is_some_and(char::is_alphanumeric) && !self.is_within_small_word(text, at)
        };
        text.match_indices(&self.folded).map(|(at, _)| at).filter(move |at| begins_word(*at))
    }

    /// Whether all of the prefix is within an article or a connective of a name.
    fn is_within_small_word(&self, text: &str, at: usize) -> bool {
        let rest = text.get(at..).unwrap_or_default();
        let word = rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        self.folded.len() <= word.len() && (is_determiner(word) || joins_words(word))
    }
}

/// Folded names, one a line. A linear search through them is faster than a tree for ten thousand names, and costs
/// nothing to maintain.
#[derive(Clone, Debug, Default)]
pub struct PrefixIndex {
    text: String,
}

impl PrefixIndex {
    /// The names, which are folded already.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut text = String::new();
        for name in names {
            text.push_str(name);
            text.push('\n');
        }
        Self { text }
    }

    /// The names that begin with the prefix, each once.
    pub fn begun_by(&self, beginning: &NamePrefix) -> Vec<&str> {
        let mut names = Vec::new();
        let mut done = 0;
        for at in beginning.places(&self.text) {
            let Some((before, behind)) = self.text.split_at_checked(at).filter(|_| at >= done) else { continue };
            let start = before.rfind('\n').map_or(0, |line_end| line_end + 1);
            let end = at + behind.find('\n').unwrap_or(behind.len());
            names.extend(self.text.get(start..end).filter(|name| !name.is_empty()));
            done = end + 1;
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun_by(typed: &str) -> Vec<String> {
        let names = ["Zoë Ellison", "Li Zoeller", "Azoe", "High-Flyer", "梁文锋", "Ann Ann"].map(fold);
        let prefix_index = PrefixIndex::new(names.iter().map(String::as_str));
        prefix_index.begun_by(&NamePrefix::new(typed)).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn every_word_may_be_begun() {
        assert_eq!(begun_by("Zoe"), ["zoe ellison", "li zoeller"]);
        assert_eq!(begun_by("Zoë E"), ["zoe ellison"]);
        assert_eq!(begun_by("fly"), ["high-flyer"]);
        assert_eq!(begun_by("文锋"), ["梁文锋"]);
        assert_eq!(begun_by("lison"), [""; 0]);
    }

    #[test]
    fn nobody_begins_with_a_small_word_in_a_name() {
        let prefix_index = PrefixIndex::new(["cooperative of the outer islands", "the outer banks", "theo brandt"]);
        let begun_by = |typed| prefix_index.begun_by(&NamePrefix::new(typed));
        assert_eq!(begun_by("t"), ["the outer banks", "theo brandt"]);
        assert_eq!(begun_by("the"), ["the outer banks", "theo brandt"]);
        assert_eq!(begun_by("the o"), ["cooperative of the outer islands", "the outer banks"]);
        assert_eq!(begun_by("of"), [""; 0]);
        assert_eq!(begun_by("ou"), ["cooperative of the outer islands", "the outer banks"]);
    }

    #[test]
    fn a_name_comes_once_and_nothing_begins_every_name() {
        assert_eq!(begun_by("ann"), ["ann ann"]);
        assert_eq!(begun_by("").len(), 6);
    }
}
