//! Lists and maps of people and organizations, as sites and programs keep them: `_data/authors.yml`, `authors` of a
//! package, a team, characters.

use rustc_hash::{FxHashMap, FxHashSet};

use super::data::{add_handle, add_values};
use super::form::{is_certain_name, is_name, is_text, kind_by_form, said_kind};
use super::keys::{self, Hint, Key, Part};
use super::tree::{Entry, Node, Value};
use super::{Source, add_email, add_fact, add_name, entry, place};
use crate::names::{Kind, legal_forms};
use crate::note::definitions::data::{TypeWord, has_capital, is_template, summary, type_word};
use crate::note::definitions::{Definition, NameRole};
use crate::text::{Span, in_one_line};

/// How deep collections are looked for in maps that are about something else.
const DEEPEST_COLLECTION: usize = 8;

/// How many entries of a list tell whether it is one of people.
const MOST_JUDGED: usize = 200;

/// How many problems an entry without a name is compared with: those of a file that is badly broken, and a few more.
const MOST_COMPARED: usize = 64;

/// Reads lists and maps of people.
#[derive(Default)]
pub(super) struct People {
    /// What the keys of this file mean: there are few, and they are asked for with every entry.
    meanings: FxHashMap<String, Key>,
    /// Whether most of the entries that are read look like people or organizations, so that all are taken for some.
    is_of_people: bool,
    /// Whom the file has already, for entries that are nothing but a name.
    known: FxHashSet<(Kind, String)>,
}

/// An entry that is being read.
struct Draft<'n, 'a> {
    /// Names with the rank of their keys, in source order.
    names: Vec<(usize, &'n str, Span)>,
    parts: Vec<(Part, &'n str, Span)>,
    title: Option<&'n Entry<'a>>,
    /// The kind that is said, and whether something is said that is neither.
    said: Option<Kind>,
    is_other: bool,
    /// The kind that the facts tell.
    told: Option<Kind>,
    rest: Vec<(Key, &'n Entry<'a>)>,
}

impl People {
    /// Reads the list that a file is: its entries with a name, and the collections in the others.
    pub(super) fn top_list(&mut self, items: &[&Node<'_>], source: &mut Source) {
        let texts: Vec<&Node<'_>> = items.iter().copied().filter(|item| item.text().is_some()).collect();
        let names = texts.iter().filter(|item| item.text().is_some_and(is_certain_name)).count();
        self.judge(items.iter().copied());
        for item in items {
            if item.text().is_some() {
                // A list of words is none of people, though some of them may look like names.
                if names * 2 > texts.len() {
                    self.text_entry(item, Hint::Nothing, source);
                }
            } else if self.has_name(item) {
                self.entry(item, None, Hint::Nothing, source);
            } else {
                self.look_into(item, 1, source);
            }
        }
    }

    /// Finds out whether entries that nothing is said of are people, by the first of them.
    fn judge<'n, 'a: 'n>(&mut self, nodes: impl Iterator<Item = &'n Node<'a>>) {
        let (mut named, mut certain) = (0usize, 0usize);
        for entries in nodes.filter_map(Node::map).take(MOST_JUDGED) {
            let draft = self.draft(entries);
            if let Some((name, _)) = draft.chosen(None, Hint::Nothing).and_then(|names| names.into_iter().next()) {
                named += 1;
                certain += usize::from(draft.is_certain() || is_certain_name(&name));
            }
        }
        self.is_of_people = certain * 2 > named;
    }

    /// Reads the value that a file is, if it is no list.
    pub(super) fn top(&mut self, node: &Node<'_>, source: &mut Source) {
        let Some(entries) = node.map() else { return };
        let named = entries.iter().filter(|entry| self.has_name(&entry.value)).count();
        let are_maps = entries.iter().all(|entry| entry.value.map().is_some());
        let is_collection = |entry: &Entry<'_>| keys::hint(&entry.key).is_some();
        if are_maps && named * 2 >= entries.len() && !entries.iter().any(is_collection) {
            self.judge(entries.iter().map(|entry| &entry.value));
            return self.map_of_entries(entries, Hint::Nothing, source);
        }
        // A single entry must say what it is: programs, too, have a name.
        let says = |entry: &Entry<'_>| match self.meaning(&entry.key) {
            Key::Type => entry.value.scalar().is_some_and(|text| said_kind(text).is_some()),
            Key::Part(Part::Family) => entry.value.text().is_some(),
            _ => false,
        };
        if entries.iter().any(says) && self.has_name(node) {
            return self.entry(node, None, Hint::Nothing, source);
        }
        self.look_into(node, 0, source);
    }

    /// Looks for collections in a value that is none.
    fn look_into(&mut self, node: &Node<'_>, depth: usize, source: &mut Source) {
        if depth > DEEPEST_COLLECTION {
            return;
        }
        for item in node.list().unwrap_or_default() {
            if item.map().is_some() {
                self.look_into(item, depth + 1, source);
            }
        }
        for entry in node.map().unwrap_or_default() {
            match keys::hint(&entry.key) {
                Some(hint) => self.collection(&entry.value, hint, source),
                None => self.look_into(&entry.value, depth + 1, source),
            }
        }
    }

    /// Reads what stands under the key of a collection.
    fn collection(&mut self, node: &Node<'_>, hint: Hint, source: &mut Source) {
        if node.text().is_some() {
            return self.text_entry(node, hint, source);
        }
        if let Some(items) = node.list() {
            for item in items {
                if item.map().is_some() {
                    self.entry(item, None, hint, source);
                } else if item.text().is_some() {
                    self.text_entry(item, hint, source);
                }
            }
        }
        if let Some(entries) = node.map() {
            if self.has_name(node) {
                self.entry(node, None, hint, source);
            } else {
                self.map_of_entries(entries, hint, source);
            }
        }
    }

    /// Reads a map in which the keys tell the entries apart.
    fn map_of_entries(&mut self, entries: &[Entry<'_>], hint: Hint, source: &mut Source) {
        for entry in entries {
            if entry.value.map().is_some() {
                self.entry(&entry.value, Some(entry), hint, source);
            } else if entry.value.text().is_some_and(|text| is_certain_name(text) && text.contains(' ')) {
                let before = source.definitions.len();
                self.text_entry(&entry.value, hint, source);
                if let Some(definition) = source.definitions.get_mut(before) {
                    definition.extent = entry.span();
                    definition.id = Some(entry.key.to_string());
                    add_handle(definition, &entry.key, entry.key_span);
                }
            } else if entry.value.list().is_some() {
                // A collection in parts: `characters: { heroes: […], villains: […] }`.
                let items = entry.value.items().iter();
                items.filter(|item| item.map().is_some()).for_each(|item| self.entry(item, None, hint, source));
            }
        }
    }

    /// Whether a value is a map with a name, or the parts of one.
    fn has_name(&mut self, node: &Node<'_>) -> bool {
        node.map().is_some_and(|entries| {
            entries.iter().any(|entry| {
                entry.value.text().is_some()
                    && matches!(self.meaning(&entry.key), Key::Name(_) | Key::Part(Part::Family | Part::Given))
            })
        })
    }

    fn meaning(&mut self, key: &str) -> Key {
        match self.meanings.get(key) {
            Some(meaning) => *meaning,
            None => *self.meanings.entry(key.to_owned()).or_insert(keys::key(key)),
        }
    }

    fn draft<'n, 'a>(&mut self, entries: &'n [Entry<'a>]) -> Draft<'n, 'a> {
        let mut draft = Draft {
            names: Vec::new(),
            parts: Vec::new(),
            title: None,
            said: None,
            is_other: false,
            told: None,
            rest: Vec::new(),
        };
        for entry in entries {
            let (key, value) = (self.meaning(&entry.key), &entry.value);
            match (key, value.text()) {
                (Key::Name(rank), Some(text)) => draft.names.push((rank, text, value.span)),
                (Key::Part(part), Some(text)) => draft.parts.push((part, text, value.span)),
                (Key::Title, Some(_)) => {
                    draft.title = Some(entry);
                    draft.rest.push((key, entry));
                }
                (Key::Type, _) => draft.say(entry),
                _ => {
                    if let Key::Fact(told) = key {
                        draft.told = draft.told.or(told.filter(|_| !matches!(value.value, Value::Nothing)));
                    }
                    draft.rest.push((key, entry));
                }
            }
        }
        draft
    }

    /// Reads an entry; `under` is the entry of a map whose key is its id.
    fn entry(&mut self, node: &Node<'_>, under: Option<&Entry<'_>>, hint: Hint, source: &mut Source) {
        let Some(entries) = node.map() else { return };
        let draft = self.draft(entries);
        if draft.is_other && draft.said.is_none() {
            return;
        }
        let extent = under.map_or(node.span, Entry::span);
        let Some(names) = draft.chosen(under, hint) else {
            // Where something could not be read in it, that is said already.
            let is_said = source.problems.iter().take(MOST_COMPARED).any(|problem| extent.covers(problem.span));
            if hint != Hint::Nothing && !entries.is_empty() && !is_said {
                let at = under.map_or(Span { end: node.span.start, ..node.span }, |entry| entry.key_span);
                source.leave_out(at, "This entry has no name, so it was left out; give it a `name`.");
            }
            return;
        };
        let Some((canonical, at)) = names.first().cloned() else { return };
        let kind = draft.kind(&canonical, hint);
        // Where nothing says that those are people, the name must look like one.
        let is_one = hint != Hint::Nothing || draft.is_certain() || self.is_of_people && is_name(&canonical);
        if !is_one && !is_certain_name(&canonical) {
            return self.look_into(node, 1, source);
        }
        let mut definition = entry(kind, at, extent);
        for (index, (name, span)) in names.iter().enumerate() {
            let role = if index == 0 { NameRole::Canonical } else { NameRole::Alias };
            named(&mut definition, name, role, *span);
        }
        if let Some(under) = under {
            definition.id = Some(under.key.to_string());
            if under.key_span != at {
                add_handle(&mut definition, &under.key, under.key_span);
            }
        }
        let mut nested = Vec::new();
        for (key, entry) in &draft.rest {
            self.state(*key, entry, at, &mut definition);
            if let (Key::Fact(_), Some(hint)) = (key, keys::hint(&entry.key)) {
                let has_maps = entry.value.list().is_some_and(|items| items.iter().any(|item| self.has_name(item)));
                nested.extend(has_maps.then_some((&entry.value, hint)));
            }
        }
        self.push(definition, source);
        for (node, hint) in nested {
            self.collection(node, hint, source);
        }
    }

    /// Adds to a definition what an entry of its map says. `at` is the place of its name.
    fn state(&mut self, key: Key, entry: &Entry<'_>, at: Span, definition: &mut Definition) {
        let items = || entry.value.items().iter();
        match key {
            Key::Other(role) => {
                for item in items() {
                    for (text, span) in pieces(item, entry.value.list().is_some()) {
                        named(definition, text, role, span);
                    }
                }
            }
            Key::Handle | Key::Network => {
                for item in items() {
                    if let Some(text) = item.scalar().filter(|text| !text.contains('/') && !is_template(text)) {
                        add_handle(definition, text, item.span);
                    }
                }
                if key == Key::Network {
                    self.fact(entry, definition);
                }
            }
            Key::Email => {
                for item in items() {
                    let address = item.get("value").or_else(|| item.get("address")).or_else(|| item.get("email"));
                    let item = address.unwrap_or(item);
                    if let Some(text) = item.text() {
                        add_email(definition, text, item.span);
                    }
                }
            }
            Key::Summary => match entry.value.text().and_then(summary) {
                Some(text) if definition.summary.is_none() => definition.summary = Some(text),
                _ => self.fact(entry, definition),
            },
            Key::Id if definition.id.is_none() => definition.id = entry.value.scalar().map(str::to_owned),
            Key::Title if entry.value.span == at => {}
            Key::Title | Key::Fact(_) | Key::Name(_) | Key::Part(_) => {
                // `socials: { github: ann }`
                for inner in entry.value.map().unwrap_or_default() {
                    let is_handle = matches!(self.meaning(&inner.key), Key::Handle | Key::Network);
                    if let Some(text) = inner.value.text().filter(|text| is_handle && !text.contains('/')) {
                        add_handle(definition, text, inner.value.span);
                    }
                }
                self.fact(entry, definition);
            }
            Key::Type | Key::Id | Key::Bookkeeping => {}
        }
    }

    fn fact(&mut self, entry: &Entry<'_>, definition: &mut Definition) {
        let value = |item: &Node<'_>| match item.scalar() {
            Some(text) => Some(in_one_line(text)),
            None => self.name_of(item),
        };
        let values: Vec<String> =
            entry.value.items().iter().filter_map(value).filter(|value| !is_template(value)).collect();
        add_fact(definition, &entry.key, values, entry.span());
    }

    /// The name in a map: `company: { name: Nordwerk }`.
    fn name_of(&mut self, node: &Node<'_>) -> Option<String> {
        let draft = self.draft(node.map()?);
        draft.chosen(None, Hint::Nothing)?.into_iter().next().map(|(name, _)| name)
    }

    /// Reads an entry that is nothing but a text: `Ann Smith`, `Ann Smith <ann@example.org> (https://example.org)`.
    fn text_entry(&mut self, node: &Node<'_>, hint: Hint, source: &mut Source) {
        let Some(text) = node.text() else { return };
        let name = text.split(['<', '(']).next().unwrap_or(text).trim();
        if !is_name(name) || hint == Hint::Nothing && !is_certain_name(name) {
            return;
        }
        let at = place(text, name, node.span);
        let mut definition = entry(kind_by_form(name, hint), at, node.span);
        named(&mut definition, name, NameRole::Canonical, at);
        let between = |open, close| text.split_once(open).and_then(|(_, behind)| behind.split_once(close));
        if let Some((address, _)) = between('<', '>') {
            add_email(&mut definition, address, place(text, address, node.span));
        }
        if let Some((site, _)) = between('(', ')').filter(|(site, _)| site.contains("://")) {
            add_values(&mut definition, "website", vec![site.to_owned()], node.span);
        }
        self.push(definition, source);
    }

    /// Adds a definition. One that is a name alone says nothing new of somebody whom the file has already.
    fn push(&mut self, mut definition: Definition, source: &mut Source) {
        let Some(name) = definition.names.first_mut() else { return };
        name.role = NameRole::Canonical;
        definition.at = name.span.unwrap_or(definition.at);
        let says_nothing = definition.facts.is_empty()
            && definition.handles.is_empty()
            && definition.emails.is_empty()
            && definition.summary.is_none()
            && definition.id.is_none();
        let is_new = self.known.insert((definition.kind, name.text.clone()));
        if is_new || !says_nothing {
            source.definitions.push(definition);
        }
    }
}

impl<'n, 'a> Draft<'n, 'a> {
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

    /// Whether what it says, besides its name, only a person or an organization has.
    fn is_certain(&self) -> bool {
        self.said.is_some() || self.told.is_some() || !self.parts.is_empty()
    }

    /// The names, of which the first leads, each with its place; `None` when there is none.
    fn chosen(&self, under: Option<&Entry<'_>>, hint: Hint) -> Option<Vec<(String, Span)>> {
        let mut ranked: Vec<&(usize, &str, Span)> = self.names.iter().filter(|(_, text, _)| is_text(text)).collect();
        ranked.sort_by_key(|(rank, ..)| *rank);
        let mut names: Vec<(String, Span)> = ranked.iter().map(|(_, text, span)| (in_one_line(text), *span)).collect();
        names.extend(self.whole());
        if names.is_empty() && hint != Hint::Nothing {
            let title = self.title.and_then(|title| Some((title.value.text()?, title.value.span)));
            let key = under.map(|entry| (entry.key.as_ref(), entry.key_span));
            let key = key.filter(|(key, _)| has_capital(key) && is_name(key));
            names.extend(key.or(title).filter(|(text, _)| is_name(text)).map(|(text, span)| (in_one_line(text), span)));
        }
        (!names.is_empty()).then_some(names)
    }

    /// The name that the parts make, and where they stand.
    fn whole(&self) -> Option<(String, Span)> {
        let mut parts = self.parts.clone();
        let (_, _, first) = parts.iter().min_by_key(|(_, _, span)| *span)?;
        let span = parts.iter().fold(*first, |span, (_, _, part)| Span { end: span.end.max(part.end), ..span });
        parts.sort_by_key(|(part, ..)| *part);
        let words: Vec<&str> = parts.iter().map(|(_, text, _)| *text).collect();
        let is_name = parts.iter().any(|(part, ..)| matches!(part, Part::Given | Part::Family));
        Some((in_one_line(&words.join(" ")), span)).filter(|(name, _)| is_name && is_text(name))
    }

    fn kind(&self, name: &str, hint: Hint) -> Kind {
        if let Some(kind) = self.said {
            return kind;
        }
        if let Hint::Kind(kind) = hint {
            // A company among people says so; a person among companies has the parts of a name.
            let is_person = kind == Kind::Organization && !self.parts.is_empty();
            let is_company = kind == Kind::Person && self.parts.is_empty() && legal_forms::has_legal_form(name);
            return match (is_person, is_company) {
                (true, _) => Kind::Person,
                (_, true) => Kind::Organization,
                _ => kind,
            };
        }
        if !self.parts.is_empty() && !legal_forms::has_legal_form(name) {
            return Kind::Person;
        }
        self.told.unwrap_or_else(|| kind_by_form(name, hint))
    }
}

/// Adds a name; one with an `@` before it is a handle.
fn named(definition: &mut Definition, text: &str, role: NameRole, span: Span) {
    if text.starts_with('@') && !text.contains(' ') {
        return add_handle(definition, text, span);
    }
    if is_text(text) && !text.contains("://") {
        add_name(definition, &in_one_line(text), role, span);
    }
}

/// The names in a value of a key for other names: a text that is no item of a list may have several between commas.
fn pieces<'n>(item: &'n Node<'_>, is_item: bool) -> Vec<(&'n str, Span)> {
    let Some(text) = item.text().or_else(|| item.get("name").and_then(Node::text)) else { return Vec::new() };
    if is_item || legal_forms::has_legal_form(text) {
        return vec![(text, item.span)];
    }
    text.split([',', ';']).map(|piece| (piece.trim(), place(text, piece.trim(), item.span))).collect()
}
