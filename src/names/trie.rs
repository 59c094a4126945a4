//! The token trie: finds known names in running text. Names are added and removed in place.

mod candidate;

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use self::candidate::{FEW, once_each};
use super::forms::{Around, Form, Pattern, PatternStrength};
use super::normalize::{composed, is_all_capitals, plain};
use super::organization::is_connective;
use super::particles::is_particle;
use super::token::{Gap, Token};
use super::{EntityId, WordKey};

pub use self::candidate::{Candidate, CandidateCache};

/// Longer names are found by links only. The longest names of real organizations have about twenty words.
const LONGEST: usize = 40;

/// Known names as sequences of folded words. Words are identified by their keys; a match is then compared as written.
#[derive(Clone, Debug, Default)]
pub struct Trie {
    words: FxHashMap<WordKey, Word>,
    free_words: Vec<u32>,
    edges: FxHashMap<Edge, u32>,
    nodes: Vec<Node>,
    free_nodes: Vec<u32>,
}

/// A word that occurs in names, and how many edges carry it.
#[derive(Clone, Copy, Debug)]
struct Word {
    id: u32,
    uses: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Edge {
    from: u32,
    join: Join,
    word: u32,
}

/// How two words are joined, as far as it distinguishes names. Hyphens and spaces do not: Anne-Lise is Anne Lise, and
/// 高橋 裕子 is 高橋裕子.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Join {
    DeletionIndex,
    Ampersand,
    Other(Gap),
}

impl Join {
    fn of(gap: Gap) -> Self {
        match gap {
            Gap::Start | Gap::Space | Gap::Hyphen | Gap::Dash | Gap::Joined | Gap::MiddleDot => Self::DeletionIndex,
            Gap::Ampersand => Self::Ampersand,
            other => Self::Other(other),
        }
    }
}

/// A word on a path through the trie. A connective that is written out (and, und, y) is not one: it joins its
/// neighbours as an ampersand does.
#[derive(Clone, Copy, Debug)]
struct PathWord {
    join: Join,
    /// The place of the word among all words.
    at: usize,
}

/// The next word after `index`, which is the place of one; `None` behind the last. `word` gives text and gap of a place.
fn next_stop<'t>(index: usize, word: impl Fn(usize) -> Option<(Gap, &'t str)>) -> Option<PathWord> {
    let (gap, text) = word(index)?;
    if gap == Gap::Space
        && text.len() <= 4
        && is_connective(text)
        && let Some((Gap::Space, _)) = word(index + 1)
    {
        return Some(PathWord { join: Join::Ampersand, at: index + 1 });
    }
    Some(PathWord { join: Join::of(gap), at: index })
}

/// All words of a name on the way through the trie.
fn stops(words: &[(Gap, String)]) -> Vec<PathWord> {
    let word = |index: usize| words.get(index).map(|(gap, text)| (*gap, text.as_str()));
    let mut out = Vec::with_capacity(words.len());
    let mut next = words.first().map(|_| PathWord { join: Join::DeletionIndex, at: 0 });
    while let Some(stop) = next {
        out.push(stop);
        next = next_stop(stop.at + 1, word);
    }
    out
}

#[derive(Clone, Debug, Default)]
struct Node {
    children: u32,
    entries: Entries,
}

/// The names that end at a node, sorted by entity. Clones of a trie share them.
#[derive(Clone, Debug, Default)]
enum Entries {
    #[default]
    None,
    /// A small list, as nearly everywhere.
    Few(Arc<[Entry]>),
    /// A long list, which is changed without copying the entries.
    Many(Arc<Vec<Entry>>),
}

impl Entries {
    fn list(&self) -> &[Entry] {
        match self {
            Self::None => &[],
            Self::Few(few) => few,
            Self::Many(many) => many,
        }
    }

    /// The range of the entries of an entity.
    fn places(&self, entity: EntityId) -> Range<usize> {
        let list = self.list();
        let first = list.partition_point(|entry| entry.entity < entity);
        let own = list.get(first..).unwrap_or_default().partition_point(|entry| entry.entity == entity);
        first..first + own
    }

    /// Takes a name in, unless it is there.
    fn insert(&mut self, entry: Entry) {
        let own = self.places(entry.entity);
        if !self.list().get(own.clone()).unwrap_or_default().contains(&entry) {
            self.change(|list| list.insert(own.end, entry));
        }
    }

    /// Takes a name out, if it is there.
    fn remove(&mut self, entry: &Entry) {
        let own = self.places(entry.entity);
        let at = self.list().get(own.clone()).unwrap_or_default().iter().position(|other| other == entry);
        if let Some(at) = at {
            self.change(|list| drop(list.remove(own.start + at)));
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Vec<Entry>)) {
        match self {
            Self::Many(many) if many.len() > FEW => change(Arc::make_mut(many)),
            _ => {
                let mut list = self.list().to_vec();
                change(&mut list);
                *self = match list.len() {
                    0 => Self::None,
                    1..=FEW => Self::Few(list.into()),
                    _ => Self::Many(Arc::new(list)),
                };
            }
        }
    }
}

/// A name that ends in a node of the trie.
#[derive(Clone, PartialEq, Debug)]
struct Entry {
    entity: EntityId,
    form: Form,
    standing: PatternStrength,
    fold: bool,
    strict: bool,
    around: Around,
    /// The words as declared, parted by [`SEPARATOR`]; connectives between them are left out.
    written: Box<str>,
}

const SEPARATOR: char = '\u{1f}';
const ROOT: u32 = 0;

/// A known name in a text.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    /// The index of its first token.
    pub first: usize,
    /// The index behind its last token.
    pub end: usize,
    /// The candidates; never empty, in no particular order.
    pub candidates: Arc<[Candidate]>,
}

impl Trie {
    /// Adds a name. Names without words or with too many are ignored: matching a text costs time for each word of the
    /// longest name.
    pub fn insert(&mut self, entity: EntityId, pattern: &Pattern) {
        if pattern.words.is_empty() || pattern.words.len() > LONGEST {
            return;
        }
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut node = ROOT;
        for stop in stops(&pattern.words) {
            let Some((_, text)) = pattern.words.get(stop.at) else { continue };
            let key = WordKey::written(text);
            let edge = Edge { from: node, join: stop.join, word: self.intern(key) };
            node = match self.edges.get(&edge) {
                Some(next) => *next,
                None => self.grow(edge, key),
            };
        }
        let entry = entry(entity, pattern);
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.entries.insert(entry);
        }
    }

    /// Removes a name. An unknown name is ignored.
    pub fn remove(&mut self, entity: EntityId, pattern: &Pattern) {
        let mut path = Vec::with_capacity(pattern.words.len());
        let mut node = ROOT;
        for stop in stops(&pattern.words) {
            let Some((_, text)) = pattern.words.get(stop.at) else { continue };
            let key = WordKey::written(text);
            let Some(word) = self.words.get(&key) else { return };
            let edge = Edge { from: node, join: stop.join, word: word.id };
            let Some(next) = self.edges.get(&edge) else { return };
            node = *next;
            path.push((edge, key));
        }
        let entry = entry(entity, pattern);
        let Some(last) = self.nodes.get_mut(node as usize) else { return };
        last.entries.remove(&entry);
        self.prune(&path);
    }

    /// Cuts the nodes at the end of a path that no name needs any longer.
    fn prune(&mut self, path: &[(Edge, WordKey)]) {
        for (edge, key) in path.iter().rev() {
            let Some(node) = self.edges.get(edge).copied() else { return };
            if self.nodes.get(node as usize).is_none_or(|node| node.children > 0 || !node.entries.list().is_empty()) {
                return;
            }
            self.edges.remove(edge);
            self.free_nodes.push(node);
            if let Some(parent) = self.nodes.get_mut(edge.from as usize) {
                parent.children = parent.children.saturating_sub(1);
            }
            if let Some(word) = self.words.get_mut(key) {
                word.uses = word.uses.saturating_sub(1);
                if word.uses == 0 {
                    self.free_words.push(word.id);
                    self.words.remove(key);
                }
            }
        }
    }

    fn intern(&mut self, key: WordKey) -> u32 {
        if let Some(word) = self.words.get(&key) {
            return word.id;
        }
        let next = u32::try_from(self.words.len() + self.free_words.len()).unwrap_or(u32::MAX);
        let id = self.free_words.pop().unwrap_or(next);
        self.words.insert(key, Word { id, uses: 0 });
        id
    }

    /// Adds an edge and the node it leads to.
    fn grow(&mut self, edge: Edge, key: WordKey) -> u32 {
        let node = self.free_nodes.pop().unwrap_or_else(|| {
            self.nodes.push(Node::default());
            u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
        });
        self.edges.insert(edge, node);
        if let Some(parent) = self.nodes.get_mut(edge.from as usize) {
            parent.children += 1;
        }
        if let Some(word) = self.words.get_mut(&key) {
            word.uses += 1;
        }
        node
    }

    /// Whether any name contains this folded word.
    pub fn knows(&self, folded: &str) -> bool {
        self.words.contains_key(&WordKey::folded(folded))
    }

    /// Those of these words that occur in a name, by [`WordKey::hash`].
    pub fn words_among(&self, hashes: &[u32]) -> Vec<u32> {
        if hashes.is_empty() {
            return Vec::new();
        }
        let asked: FxHashSet<u32> = hashes.iter().copied().collect();
        self.words.keys().map(|key| key.hash()).filter(|hash| asked.contains(hash)).collect()
    }

    /// The candidates for the name that these folded words form, in any letter case.
    pub fn bearers(&self, words: impl Iterator<Item = (Gap, String)>) -> Vec<Candidate> {
        let words: Vec<(Gap, String)> = words.collect();
        let mut node = ROOT;
        for stop in stops(&words) {
            let word = words.get(stop.at).and_then(|(_, folded)| self.words.get(&WordKey::folded(folded)));
            let edge = word.map(|word| Edge { from: node, join: stop.join, word: word.id });
            let Some(next) = edge.and_then(|edge| self.edges.get(&edge)) else { return Vec::new() };
            node = *next;
        }
        let entries = self.nodes.get(node as usize).map(|node| node.entries.list()).unwrap_or_default();
        entries.iter().map(|entry| entry.candidate(false)).collect()
    }

    /// The candidates with a name that is, or contains, this folded word, in any letter case, in no particular order;
    /// none if there are more than `limit`.
    pub fn bearers_of_word(&self, folded: &str, limit: usize) -> impl Iterator<Item = Candidate> + use<'_> {
        let word = self.words.get(&WordKey::folded(folded));
        let node = word.and_then(|word| self.edges.get(&Edge { from: ROOT, join: Join::DeletionIndex, word: word.id }));
        let node = node.and_then(|node| self.nodes.get(*node as usize));
        let entries = node.map(|node| node.entries.list()).unwrap_or_default();
        let entries = if entries.len() > limit { &[] } else { entries };
        entries.iter().map(|entry| entry.candidate(false))
    }

    /// Finds the longest known names in a text, from the left, without overlaps.
    pub fn find(&self, tokens: &[Token<'_>], candidate_cache: &mut CandidateCache) -> Vec<Match> {
        let id = |token: &Token<'_>| self.words.get(&WordKey::written(token.text)).map(|word| word.id);
        let ids: Vec<Option<u32>> = tokens.iter().map(id).collect();
        let mut matches = Vec::new();
        let mut on_the_way = Vec::new();
        let mut first = 0;
        while first < tokens.len() {
            match self.longest(tokens, &ids, first, &mut on_the_way, candidate_cache) {
                Some(found) => {
                    first = found.end;
                    matches.push(found);
                }
                None => first += 1,
            }
        }
        matches
    }

    /// The longest name that begins at a word. `on_the_way` is room for the places of its words.
    fn longest(
        &self,
        tokens: &[Token<'_>],
        ids: &[Option<u32>],
        first: usize,
        on_the_way: &mut Vec<usize>,
        candidate_cache: &mut CandidateCache,
    ) -> Option<Match> {
        on_the_way.clear();
        let mut names = Vec::new();
        let mut node = ROOT;
        let word = |index: usize| tokens.get(index).map(|token| (token.gap, token.text));
        let mut next = Some(PathWord { join: Join::DeletionIndex, at: first });
        while let Some(PathWord { join, at }) = next {
            let id = ids.get(at).copied().flatten();
            let Some(reached) = id.and_then(|word| self.edges.get(&Edge { from: node, join, word })) else { break };
            node = *reached;
            let Some(reached) = self.nodes.get(node as usize) else { break };
            on_the_way.push(at);
            if !reached.entries.list().is_empty() {
                names.push((on_the_way.len(), node, reached.entries.list()));
            }
            if reached.children == 0 {
                break;
            }
            next = next_stop(at + 1, word);
        }
        // A word in front may be many people's, and is looked at only if nobody has more of the words.
        names.into_iter().rev().find_map(|(length, node, entries)| {
            let places = on_the_way.get(..length)?;
            let words = || places.iter().filter_map(|at| tokens.get(*at));
            let accepting = || once_each(entries.iter().filter_map(|entry| entry.accepts(words())));
            let candidates = match entries.len() {
                ..=FEW => accepting(),
                _ => candidate_cache.of(node, words().map(|word| word.text), accepting),
            };
            let end = places.last()? + 1;
            (!candidates.is_empty()).then_some(Match { first, end, candidates })
        })
    }
}

fn entry(entity: EntityId, pattern: &Pattern) -> Entry {
    let on_the_way = stops(&pattern.words);
    let words: Vec<&str> =
        on_the_way.iter().filter_map(|stop| pattern.words.get(stop.at)).map(|(_, word)| word.as_str()).collect();
    let written = words.join(SEPARATOR.encode_utf8(&mut [0; 4]));
    Entry {
        entity,
        form: pattern.form,
        standing: pattern.standing,
        fold: pattern.fold,
        strict: pattern.strict,
        around: pattern.around,
        written: written.into(),
    }
}

impl Entry {
    /// Whether letter case lets these words stand for the name; they fold to the same.
    fn accepts<'t>(&self, words: impl Iterator<Item = &'t Token<'t>> + Clone) -> Option<Candidate> {
        let is_exact = |token: &Token<'_>, declared: &str| token.text == declared;
        // Alone, `al` is no Al.
        let is_alone = words.clone().nth(1).is_none();
        let same_case = |written: &str, declared: &str| same_case(written, declared, is_alone);
        let fits = |token: &Token<'_>, declared: &str| {
            is_exact(token, declared)
                || ((self.fold || same_case(token.text, declared))
                    && (!self.strict || same_letters(token.text, declared)))
        };
        let mut pairs = words.zip(self.written.split(SEPARATOR));
        let exact = pairs.clone().all(|(token, declared)| is_exact(token, declared));
        (exact || pairs.all(|(token, declared)| fits(token, declared))).then(|| self.candidate(exact && !self.strict))
    }

    fn candidate(&self, exact: bool) -> Candidate {
        Candidate { entity: self.entity, form: self.form, standing: self.standing, exact, around: self.around }
    }
}

/// Whether both words have the same letters, diacritics included.
fn same_letters(written: &str, declared: &str) -> bool {
    composed(written).to_lowercase() == composed(declared).to_lowercase()
}

/// Whether a word of the text has the letter case that the declared word asks for.
fn same_case(written: &str, declared: &str, is_alone: bool) -> bool {
    let (written, declared) = (plain(written), plain(declared));
    if written == declared {
        return true;
    }
    if is_all_capitals(&declared) {
        // An abbreviation: WHO is not “who”.
        return false;
    }
    let mut rest = written.chars();
    let first = rest.next();
    let mut rest_declared = declared.chars();
    let first_declared = rest_declared.next();
    let same_rest = rest.as_str() == rest_declared.as_str();
    match (first, first_declared) {
        // “Van Dijk” at a sentence's start, or without the given name.
        (Some(first), Some(small)) if small.is_lowercase() && same_rest && first.is_uppercase() => true,
        // “van Dijk” where the vault declares “Van Dijk”.
        (Some(first), Some(_)) if first.is_lowercase() && same_rest && written.len() > 1 && is_particle(&written) => {
            !is_alone
        }
        _ => is_all_capitals(&written) && *written == declared.to_uppercase(),
    }
}
