//! Folded names in one text, and the search for those that somebody begins to write.

use super::lexicon::is_determiner;
use super::normalize::fold;
use super::particles::joins_words;
use super::token::tokenize;

/// The beginning of a name, or of one of its words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamePrefix {
    folded: String,
    /// Whether it begins in a script without spaces, where a name's words do not show.
    is_unspaced: bool,
}

impl NamePrefix {
    /// What somebody has typed of a name.
    pub fn new(text: &str) -> Self {
        Self { folded: fold(text), is_unspaced: tokenize(text).first().is_some_and(|first| first.is_unspaced()) }
    }

    /// Without diacritics and in lower case.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether it is so little that a good part of all names begins with it.
    pub fn is_short(&self) -> bool {
        !self.is_unspaced && self.folded.chars().filter(|char| char.is_alphanumeric()).count() < 2
    }

    /// The byte in a folded name behind the part that is typed; nothing if it does not begin the name or one of its words.
    pub fn end_in(&self, name: &str) -> Option<usize> {
        self.places(name).next().map(|at| at + self.folded.len())
    }

    /// Where it stands in a text of names, a line each, at the beginning of a word, in bytes. Nobody begins to write a name
    /// with an article or `of` in it.
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

    /// Whether all that is typed belongs to an article or a word between names.
    fn is_within_small_word(&self, text: &str, at: usize) -> bool {
        let rest = text.get(at..).unwrap_or_default();
        let word = rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        self.folded.len() <= word.len() && (is_determiner(word) || joins_words(word))
    }
}

/// Folded names, a line each: a search reads straight through them, which is faster than any tree of ten thousand names
/// and costs nothing to keep up.
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

    /// The names that somebody begins to write, each once.
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
