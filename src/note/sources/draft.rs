//! A draft of an entry: its names, name parts and facts while it is read.

use rustc_hash::FxHashMap;

use super::keys::{self, Hint, Key, KindHint, Part};
use super::tree::{Entry, Node, Value};
use super::value_kind::{is_name, is_text, kind_by_form, said_kind};
use crate::names::normalize::fold;
use crate::names::script;
use crate::names::tabular::{has_form, is_language};
use crate::names::token::tokenize;
use crate::names::{Kind, lexicon};
use crate::note::definitions::data_words::{TypeWord, has_capital, type_word};
use crate::text::{Span, in_one_line};

/// A cache of the meaning of keys: a file has few, and each is looked up for every entry.
#[derive(Default)]
pub(super) struct Meanings {
    of_keys: FxHashMap<String, (Key, Option<KindHint>)>,
}

impl Meanings {
    pub(super) fn of(&mut self, key: &str) -> Key {
        self.with_trait(key).0
    }

    /// The same with what the key tells of the entry.
    fn with_trait(&mut self, key: &str) -> (Key, Option<KindHint>) {
        match self.of_keys.get(key) {
            Some(meaning) => *meaning,
            None => *self.of_keys.entry(key.to_owned()).or_insert((keys::key(key), keys::tells(key))),
        }
    }

    /// Whether a value is a map with a name, or the parts of one.
    pub(super) fn has_name(&mut self, node: &Node<'_>) -> bool {
        node.map().is_some_and(|entries| {
            entries.iter().any(|entry| match self.of(&entry.key) {
                Key::Name(_) => entry.value.text().is_some() || self.is_name_in_parts(&entry.value),
                Key::Part(Part::Family | Part::Given) => entry.value.text().is_some(),
                _ => false,
            })
        })
    }

    /// Whether a value is a list of maps, most of them with names.
    pub(super) fn lists_names(&mut self, node: &Node<'_>) -> bool {
        let items = node.list().unwrap_or_default();
        let named = items.iter().filter(|item| self.has_name(item)).count();
        named * 2 > items.len()
    }

    /// Whether a value is a list of maps, most of them with a title and a site or logo: sponsors.
    pub(super) fn lists_titled(&mut self, node: &Node<'_>) -> bool {
        let items = node.list().unwrap_or_default();
        let mut titled = 0usize;
        for entries in items.iter().filter_map(Node::map) {
            let draft = self.draft(entries);
            let is_somebody =
                draft.rest.iter().any(|(_, entry)| keys::is_site(&entry.key)) || draft.has(KindHint::Organization);
            titled += usize::from(draft.title.is_some() && is_somebody && !draft.has(KindHint::Neither));
        }
        titled * 2 > items.len()
    }

    /// Whether a value has a name in its parts or in several languages: `{ first: Ann, last: Lind }`, `{ en: Ann Lind
    /// }`.
    fn is_name_in_parts(&mut self, node: &Node<'_>) -> bool {
        let mut entries = node.map().unwrap_or_default().iter().filter(|entry| entry.value.text().is_some());
        entries.any(|entry| is_language(&entry.key) || matches!(self.of(&entry.key), Key::Name(_) | Key::Part(_)))
    }

    /// Reads an entry into a draft.
    pub(super) fn draft<'n, 'a>(&mut self, entries: &'n [Entry<'a>]) -> Draft<'n, 'a> {
        let mut draft = Draft::default();
        for entry in entries {
            let ((key, shown), value) = (self.with_trait(&entry.key), &entry.value);
            draft.learn(key, shown, value);
            match (key, value.text()) {
                (Key::Name(rank), Some(text)) => draft.names.push((rank, text, value.span)),
                (Key::Name(rank), None) if self.is_name_in_parts(value) => self.take_name(rank, value, &mut draft),
                (Key::Part(part), Some(text)) => draft.parts.push((part, text, value.span)),
                (Key::Title, Some(_)) => {
                    draft.title = Some(entry);
                    draft.rest.push((key, entry));
                }
                (Key::Type, _) => draft.say(entry),
                _ => draft.rest.push((key, entry)),
            }
        }
        draft
    }

    /// Takes a name that is a map.
    fn take_name<'n, 'a>(&mut self, rank: usize, node: &'n Node<'a>, draft: &mut Draft<'n, 'a>) {
        for entry in node.map().unwrap_or_default() {
            let Some(text) = entry.value.text() else { continue };
            match self.of(&entry.key) {
                Key::Part(part) => draft.parts.push((part, text, entry.value.span)),
                Key::Name(_) => draft.names.push((rank, text, entry.value.span)),
                _ if is_language(&entry.key) => {
                    draft.names.push((keys::language_rank(rank, &entry.key), text, entry.value.span));
                }
                key => draft.rest.push((key, entry)),
            }
        }
    }
}

/// An entry under construction.
#[derive(Default)]
pub(super) struct Draft<'n, 'a> {
    /// Names with the rank of their keys, in source order.
    names: Vec<(usize, &'n str, Span)>,
    parts: Vec<(Part, &'n str, Span)>,
    title: Option<&'n Entry<'a>>,
    /// The stated kind, if any.
    pub(super) said: Option<Kind>,
    pub(super) is_other: bool,
    /// The kind that the facts tell, …
    told: Option<Kind>,
    /// … and what else they show.
    traits: Vec<KindHint>,
    pub(super) rest: Vec<(Key, &'n Entry<'a>)>,
}

impl<'n, 'a> Draft<'n, 'a> {
    /// Learns from an entry what it tells of whom all of them are about.
    fn learn(&mut self, key: Key, shown: Option<KindHint>, value: &Node<'_>) {
        if matches!(value.value, Value::Nothing) {
            return;
        }
        if let Key::Fact(told) = key {
            self.told = self.told.or(told);
        }
        let is_of_either = matches!(key, Key::Handle | Key::Network | Key::Email);
        self.traits.extend(match shown {
            Some(KindHint::Grade) => value.scalar().is_some_and(keys::is_grade).then_some(KindHint::Organization),
            Some(shown) => Some(shown),
            None => is_of_either.then_some(KindHint::Either),
        });
    }

    /// Takes what a key such as `type` says; what says nothing about the kind is a fact.
    fn say(&mut self, entry: &'n Entry<'a>) {
        let mut is_known = false;
        for text in entry.value.items().iter().filter_map(Node::text) {
            match said_kind(text) {
                Some(kind) => {
                    is_known = true;
                    self.said = self.said.or(Some(kind));
                }
                None => self.is_other |= type_word(&keys::apart(text)) == TypeWord::Other,
            }
        }
        if !is_known {
            self.rest.push((Key::Fact(None), entry));
        }
    }

    /// Whether it has, besides its name, facts that only a person or an organization has.
    pub(super) fn is_certain(&self) -> bool {
        self.said.is_some() || self.told.is_some() || !self.parts.is_empty()
    }

    /// Whether a key has this trait.
    pub(super) fn has(&self, wanted: KindHint) -> bool {
        self.traits.contains(&wanted)
    }

    /// The kind that follows from its facts, whatever its name.
    pub(super) fn kind_by_facts(&self) -> Option<Kind> {
        let by_parts = || (!self.parts.is_empty()).then_some(Kind::Person);
        self.said.or_else(by_parts).or(self.told)
    }

    /// The names with their spans, the canonical one first; `None` if there is none.
    pub(super) fn chosen(&self, under: Option<&Entry<'_>>, hint: Hint) -> Option<Vec<(String, Span)>> {
        let mut ranked: Vec<&(usize, &str, Span)> = self.names.iter().filter(|(_, text, _)| is_text(text)).collect();
        // What has no capital is a handle, if something else has one.
        ranked.sort_by_key(|(rank, text, _)| (!has_capital(text), *rank));
        let names: Vec<(String, Span)> = ranked.iter().map(|(_, text, span)| (in_one_line(text), *span)).collect();
        let mut names = self.with_parts(names);
        if names.is_empty() && hint != Hint::Nothing {
            let title = self.title.and_then(|title| Some((title.value.text()?, title.value.span)));
            let key = under.map(|entry| (entry.key.as_ref(), entry.key_span));
            let key = key.filter(|(key, _)| has_capital(key) && is_name(key));
            names.extend(key.or(title).filter(|(text, _)| is_name(text)).map(|(text, span)| (in_one_line(text), span)));
        }
        (!names.is_empty()).then_some(names)
    }

    /// The names together with the one that the parts make. A given name or a surname by itself is never another name
    /// beside a whole one: too many bear it.
    fn with_parts(&self, mut names: Vec<(String, Span)>) -> Vec<(String, Span)> {
        let part = |wanted: Part| self.parts.iter().find(|(part, ..)| *part == wanted);
        let (given, family) = (part(Part::Given), part(Part::Family));
        let Some((first, at)) = names.first().cloned() else { return Vec::from_iter(self.whole()) };
        match (given, family) {
            (Some((_, given, _)), Some((_, family, _))) => {
                let is_part = |name: &str| [*given, *family].iter().any(|part| fold(part) == fold(name));
                names.retain(|(name, _)| !is_part(name));
                names.extend(self.whole());
            }
            // `name: Ann`, `surname: Lind`.
            (None, Some((_, family, span))) if !has_words(&first, family) => {
                if let Some(whole) = names.first_mut() {
                    *whole = (script::joined(&[&first, family]), around(at, *span));
                }
            }
            // `Name: Lind`, `Vorname: Ann`.
            (Some((_, given, span)), None) if is_surname_of(&first, given) => {
                if let Some(whole) = names.first_mut() {
                    *whole = (script::joined(&[given, &first]), around(at, *span));
                }
            }
            _ => {}
        }
        names
    }

    /// The name that the parts make, and where they stand.
    fn whole(&self) -> Option<(String, Span)> {
        let mut parts = self.parts.clone();
        let (_, _, first) = parts.first()?;
        let span = parts.iter().fold(*first, |span, (_, _, part)| around(span, *part));
        parts.sort_by_key(|(part, ..)| *part);
        // 刘睿: the surname leads.
        if parts.iter().all(|(_, text, _)| script::is_east_asian(text)) {
            parts.reverse();
        }
        let words: Vec<&str> = parts.iter().map(|(_, text, _)| *text).collect();
        let is_name = parts.iter().any(|(part, ..)| matches!(part, Part::Given | Part::Family));
        Some((in_one_line(&script::joined(&words)), span)).filter(|(name, _)| is_name && is_text(name))
    }

    /// The kind. `most` is the default: the more common kind in the list.
    pub(super) fn kind(&self, name: &str, hint: Hint, most: Kind) -> Kind {
        if let Some(kind) = self.said {
            return kind;
        }
        // A person among companies has the parts of a name.
        if !self.parts.is_empty() && !has_form(name) {
            return Kind::Person;
        }
        match hint {
            Hint::Nothing | Hint::Mixed if self.told.is_some() && !has_form(name) => self.told.unwrap_or(Kind::Person),
            Hint::Nothing if self.has(KindHint::Organization) => kind_by_form(name, hint, Kind::Organization),
            _ => kind_by_form(name, hint, most),
        }
    }
}

/// From the beginning of the first of two places to the end of the last.
fn around(one: Span, other: Span) -> Span {
    Span { start: one.start.min(other.start), end: one.end.max(other.end) }
}

/// Whether all words of a part of a name are among those of the name.
fn has_words(name: &str, part: &str) -> bool {
    let words: Vec<String> = tokenize(name).iter().map(|token| fold(token.text)).collect();
    tokenize(part).iter().all(|token| words.contains(&fold(token.text)))
}

/// Whether a name of one word is the surname to this given name, rather than a full name.
fn is_surname_of(name: &str, given: &str) -> bool {
    !name.contains(' ') && !has_words(given, name) && !lexicon::is_given_name(&fold(name)) && has_capital(name)
}
