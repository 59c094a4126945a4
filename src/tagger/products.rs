//! Drops names of people that a note uses for products: *the Claude Code CLI*, *install Claude*. The readers take them
//! for people because the words are given names.
//!
//! A name is a product's if its context in some place of the note says so, and no context says that a person is meant:
//! a title, a verb of speech, a longer name that it is part of. The evidence comes from word lists
//! ([`crate::names::product_words`]).

use rustc_hash::FxHashMap;

use super::mention::Tagged;
use crate::names::Kind;
use crate::names::honorifics;
use crate::names::lexicon::{is_determiner, is_given_name};
use crate::names::normalize::fold;
use crate::names::product_words::{is_speech, is_technology, is_thing, is_use};
use crate::text::{first_bytes, last_bytes};

/// The evidence of a note about a name.
#[derive(Clone, Copy, Default, Debug)]
struct Evidence {
    /// The number of uses that are surely a product's.
    sure: usize,
    /// The number of uses as a tool.
    likely: usize,
    /// Whether it is a person's name in some place.
    is_somebody: bool,
}

/// The most letters of an ending that a language puts on a foreign word.
const LONGEST_ENDING: usize = 4;

/// The fewest uses as a tool that make a name a product's.
const USES: usize = 2;

impl Evidence {
    fn is_of_thing(self) -> bool {
        !self.is_somebody && (self.sure > 0 || self.likely >= USES)
    }
}

/// A tagged name with the neighbouring words, folded.
struct Place {
    words: Vec<String>,
    before: String,
    /// The word before that.
    second_before: String,
    behind: String,
    is_version_behind: bool,
}

/// Drops names of people that this note uses for products, and words that are never names.
pub(super) fn drop_products(blocks: &[&str], tagged: &mut [Vec<Tagged>]) {
    for (text, found) in blocks.iter().zip(tagged.iter_mut()) {
        found.retain(|tagged| !is_of_technology(tagged.span.text(text)));
    }
    let mut evidence: FxHashMap<Vec<String>, Evidence> = FxHashMap::default();
    for (text, found) in blocks.iter().zip(tagged.iter()) {
        for tagged in found.iter().filter(|tagged| tagged.kind == Kind::Person) {
            let place = Place::of(text, tagged);
            let (own, of_first) = place.evidence();
            add(evidence.entry(place.words.clone()).or_default(), own);
            if let Some((of_first, [_, _, ..])) = of_first.map(|of_first| (of_first, place.words.as_slice())) {
                // Each word of somebody's full name is that person's, and the first of a thing's that thing's.
                let words = place.words.iter().take(if of_first.is_somebody { usize::MAX } else { 1 });
                words.for_each(|word| add(evidence.entry(vec![word.clone()]).or_default(), of_first));
            }
        }
    }
    if !evidence.values().any(|evidence| evidence.is_of_thing()) {
        return;
    }
    for (text, found) in blocks.iter().zip(tagged) {
        found.retain(|tagged| {
            let is_thing = || evidence.get(&Place::of(text, tagged).words).is_some_and(|own| own.is_of_thing());
            tagged.kind != Kind::Person || !is_thing()
        });
    }
}

/// Whether a mention is a programming language, a format or the like, with the ending of some language: `JSON`, `API-a`.
fn is_of_technology(mention: &str) -> bool {
    let bare = with_ending(mention).filter(|(_, ending)| ending.chars().count() <= LONGEST_ENDING);
    is_technology(&fold(mention)) || bare.is_some_and(|(word, _)| is_technology(&fold(word)))
}

/// A word and the ending in small letters that a language puts on it behind a mark: `LLM` and `ova` of `LLM-ova`.
pub(super) fn with_ending(mention: &str) -> Option<(&str, &str)> {
    mention.split_once(['-', ':', '\'', '’']).filter(|(_, ending)| ending.chars().all(char::is_lowercase))
}

fn add(to: &mut Evidence, other: Evidence) {
    to.sure += other.sure;
    to.likely += other.likely;
    to.is_somebody |= other.is_somebody;
}

impl Place {
    fn of(text: &str, tagged: &Tagged) -> Self {
        // A text without blanks must not be gone through for each name in it.
        let front = last_bytes(text.get(..tagged.span.start as usize).unwrap_or_default(), AROUND);
        let back = first_bytes(text.get(tagged.span.end as usize..).unwrap_or_default(), AROUND);
        let words = |text: &str| text.split_whitespace().map(fold).collect::<Vec<String>>();
        let mut before = front.rsplit(|letter: char| letter.is_whitespace()).skip(usize::from(ends_in_blank(front)));
        let mut next = || word(before.next().unwrap_or_default());
        let (one, two) = if ends_in_blank(front) { (next(), next()) } else { Default::default() };
        let behind = back.strip_prefix([' ', '\n']).and_then(|back| back.split_whitespace().next()).unwrap_or_default();
        Self {
            words: words(tagged.span.text(text)),
            before: one,
            second_before: two,
            behind: word(behind.trim_end_matches(|mark: char| !mark.is_alphanumeric())),
            is_version_behind: is_version(behind),
        }
    }

    /// The evidence of this place about the name, and about its first word alone.
    fn evidence(&self) -> (Evidence, Option<Evidence>) {
        let sure = Evidence { sure: 1, ..Evidence::default() };
        let somebody = Evidence { is_somebody: true, ..Evidence::default() };
        let is_titled = honorifics::title(self.before.trim_end_matches('.')).is_some();
        if is_titled || is_speech(&self.behind) || is_speech(&self.before) {
            return (somebody, Some(somebody));
        }
        match self.words.as_slice() {
            [_, .., last] if is_thing(last) => (sure, Some(sure)),
            [first, _, ..] => {
                let own =
                    if is_determiner(&self.before) && is_thing(&self.behind) { sure } else { Evidence::default() };
                (own, is_given_name(first).then_some(somebody).filter(|_| own.sure == 0))
            }
            _ if is_thing(&self.behind) || self.is_version_behind => (sure, None),
            _ => {
                let is_used = is_use(&self.before) || (is_determiner(&self.before) && is_use(&self.second_before));
                (Evidence { likely: usize::from(is_used), ..Evidence::default() }, None)
            }
        }
    }
}

/// The neighbouring words are looked for in this many bytes.
const AROUND: usize = 200;

fn ends_in_blank(text: &str) -> bool {
    text.ends_with([' ', '\n'])
}

/// The word, folded; nothing if a sentence ends with it.
fn word(written: &str) -> String {
    if written.ends_with(['!', '?', ',', ';', ':', ')']) || (written.ends_with('.') && written.chars().count() > 5) {
        return String::new();
    }
    fold(written)
}

/// Whether the word is a version: 3.5, v2.
fn is_version(word: &str) -> bool {
    let number = word.strip_prefix('v').unwrap_or(word).trim_end_matches(['.', ',', ')', ';', ':']);
    let is_number = number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    is_number && (word.starts_with('v') || number.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// The names that stay of those between brackets, one text a block.
    fn kept(blocks: &[&str]) -> Vec<String> {
        let (mut texts, mut tagged) = (Vec::new(), Vec::new());
        for block in blocks {
            let (mut text, mut found, mut start) = (String::new(), Vec::new(), 0);
            for letter in block.chars() {
                match letter {
                    '[' => start = text.len(),
                    ']' => found.push(Tagged { span: Span::new(start, text.len()), kind: Kind::Person, score: 1.0 }),
                    _ => text.push(letter),
                }
            }
            texts.push(text);
            tagged.push(found);
        }
        let blocks: Vec<&str> = texts.iter().map(String::as_str).collect();
        drop_products(&blocks, &mut tagged);
        let names = blocks.iter().zip(&tagged).flat_map(|(text, found)| found.iter().map(|one| one.span.text(text)));
        names.map(str::to_owned).collect()
    }

    #[test]
    fn technology_is_nobodys_name_with_whatever_ending() {
        assert_eq!(
            kept(&["[JSON] and [API-a] and [PDF:er] by [Git-Tower] and [JSON Reed]"]),
            ["Git-Tower", "JSON Reed"]
        );
    }

    #[test]
    fn what_is_used_as_a_thing_is_nobody() {
        assert!(kept(&["I use the [Claude Code] CLI.", "[Claude] is fast."]).is_empty());
        assert!(kept(&["The [Jasmine] plugin", "then [Jasmine] ran"]).is_empty());
        assert!(kept(&["Builds run on [Travis CI]."]).is_empty());
        assert!(kept(&["[Claude] 3.5 is out", "[Claude]"]).is_empty());
        assert!(kept(&["We use [Devin] here. Install [Devin] first."]).is_empty());
    }

    #[test]
    fn whoever_speaks_is_somebody() {
        assert_eq!(kept(&["[Claude] said so.", "the [Claude] app"]).len(), 2);
        assert_eq!(kept(&["[Claude Monet] painted.", "[Claude] app"]).len(), 2);
        assert_eq!(kept(&["Mr. [Claude] came.", "[Claude] v2"]).len(), 2);
        assert_eq!(kept(&["the [Ann Code] tool", "then [Ann] laughed"]), ["Ann"], "Code is a thing");
        assert_eq!(kept(&["via [Ann]"]).len(), 1, "once is not enough");
    }
}
