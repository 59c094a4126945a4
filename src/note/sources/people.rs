//! Lists and maps of people and organizations: `_data/authors.yml`, the `authors` of a package, a team, characters.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Source;
use super::draft::Meanings;
use super::entry::{add_email, add_fact, add_name, entry, place};
use super::entry::{add_handle, add_values};
use super::keys::{self, Hint, Key, Part};
use super::list_kind::ListKind;
use super::tree::{Entry, Node};
use super::value_kind::{is_certain_name, is_name, is_text, kind_by_form, said_kind};
use crate::names::tabular::{given_name_first, probable_kind};
use crate::names::{Kind, legal_forms};
use crate::note::definitions::data_words::{is_template, summary};
use crate::note::definitions::{Definition, NameRole};
use crate::text::{Span, in_one_line};
use crate::word_lists::word_list;

/// How deep collections are looked for in maps that are about something else.
const DEEPEST_COLLECTION: usize = 8;

/// How many problems an entry without a name is compared with: those of a file that is badly broken, and a few more.
const MAX_COMPARED: usize = 64;

/// Reads lists and maps of people.
#[derive(Default)]
pub(super) struct People {
    /// What the keys of this file mean.
    meanings: Meanings,
    /// What the entries of the list are that is being read, where no key says it.
    list_kind: ListKind,
    /// Whom the file has already, for entries that are nothing but a name.
    known: FxHashSet<(Kind, String)>,
}

impl People {
    /// Reads a file that is a list: its entries with a name, and the collections in the others.
    pub(super) fn top_list(&mut self, items: &[&Node<'_>], source: &mut Source) {
        let texts: Vec<&Node<'_>> = items.iter().copied().filter(|item| item.text().is_some()).collect();
        let names = texts.iter().filter(|item| item.text().is_some_and(is_certain_name)).count();
        self.list_kind = ListKind::of(items.iter().copied(), &mut self.meanings);
        let alike = self.judged_alike(items);
        for item in items {
            if item.text().is_some() {
                // A list of words is none of people, though some of them may look like names.
                if names * 2 > texts.len() {
                    self.text_entry(item, Hint::Nothing, source);
                }
            } else if self.meanings.has_name(item) && !self.list_kind.are_things {
                self.entry(item, None, Hint::Nothing, source);
            } else if item.map().is_some() {
                self.look_into_map(item, &alike, 1, source);
            } else {
                self.look_into(item, 1, source);
            }
        }
    }

    /// Reads a file that is not a list.
    pub(super) fn top(&mut self, node: &Node<'_>, source: &mut Source) {
        let Some(entries) = node.map() else { return };
        let named = entries.iter().filter(|entry| self.meanings.has_name(&entry.value)).count();
        let are_maps = entries.iter().all(|entry| entry.value.map().is_some());
        let is_collection = |entry: &Entry<'_>| keys::hint(&entry.key).is_some();
        if are_maps && named * 2 >= entries.len() && !entries.iter().any(is_collection) {
            self.list_kind = ListKind::of(entries.iter().map(|entry| &entry.value), &mut self.meanings);
            return self.map_of_entries(entries, Hint::Nothing, source);
        }
        // A single entry must say what it is: programs, too, have a name.
        let says = |entry: &Entry<'_>| match self.meanings.of(&entry.key) {
            Key::Type => entry.value.scalar().is_some_and(|text| said_kind(text).is_some()),
            Key::Part(Part::Family) => entry.value.text().is_some(),
            _ => false,
        };
        let says_kind = entries.iter().any(says);
        // An address for mail says it of a name that is a person's.
        let has_address = entries.iter().any(|entry| self.meanings.of(&entry.key) == Key::Email);
        let names = self.meanings.draft(entries).chosen(None, Hint::Nothing).unwrap_or_default();
        let is_person = names.first().is_some_and(|(name, _)| probable_kind(name) == Some(Kind::Person));
        let says_it = says_kind || has_address && is_person;
        if says_it && self.meanings.has_name(node) {
            return self.entry(node, None, Hint::Nothing, source);
        }
        self.look_into(node, 0, source);
    }

    /// Looks for collections in a value that is none.
    fn look_into(&mut self, node: &Node<'_>, depth: usize, source: &mut Source) {
        if depth > DEEPEST_COLLECTION {
            return;
        }
        match node.list() {
            Some(items) => {
                let maps: Vec<&Node<'_>> = items.iter().filter(|item| item.map().is_some()).collect();
                let alike = self.judged_alike(&maps);
                maps.into_iter().for_each(|map| self.look_into_map(map, &alike, depth + 1, source));
            }
            None => self.look_into_map(node, &[], depth, source),
        }
    }

    /// Looks for collections in a map; `alike` is what the lists under the keys of its siblings are together.
    fn look_into_map(&mut self, node: &Node<'_>, alike: &[(String, ListKind)], depth: usize, source: &mut Source) {
        if depth > DEEPEST_COLLECTION {
            return;
        }
        let (group, is_of_hosts) = group(node);
        for entry in node.map().unwrap_or_default() {
            let own = keys::hint_by_last_word(&entry.key);
            let named = own.or(group).filter(|_| self.meanings.lists_names(&entry.value));
            // A title is what an organization is called, where a person has one beside the name.
            let titled = own.filter(|hint| *hint != Hint::Kind(Kind::Person));
            let by_words = named.or(titled.filter(|_| self.meanings.lists_titled(&entry.value)));
            let known = alike.iter().find(|(key, _)| *key == entry.key).map(|(_, list_kind)| *list_kind);
            match keys::hint(&entry.key).or(by_words) {
                Some(hint) => self.collection(&entry.value, hint, source),
                None => match self.judged(entry, known, is_of_hosts) {
                    Some(list_kind) => self.group(&entry.value, list_kind, source),
                    None => self.look_into(&entry.value, depth + 1, source),
                },
            }
        }
    }

    /// What the lists under each key of several maps are together: one entry by itself says little.
    fn judged_alike(&mut self, maps: &[&Node<'_>]) -> Vec<(String, ListKind)> {
        let mut lists: Vec<(&str, Vec<&Node<'_>>)> = Vec::new();
        let mut places: FxHashMap<&str, usize> = FxHashMap::default();
        for entry in maps.iter().flat_map(|map| map.map().unwrap_or_default()) {
            if entry.value.list().is_some_and(|items| !items.is_empty()) {
                let at = *places.entry(entry.key.as_ref()).or_insert(lists.len());
                match lists.get_mut(at) {
                    Some((_, items)) => items.extend(entry.value.items()),
                    None => lists.push((entry.key.as_ref(), entry.value.items().iter().collect())),
                }
            }
        }
        let judge = |(key, items): (&str, Vec<&Node<'_>>)| {
            (key.to_owned(), ListKind::of(items.into_iter(), &mut self.meanings))
        };
        lists.into_iter().map(judge).collect()
    }

    /// What a list under a key of which nothing is known is, if it has people or organizations. `known` is what it is
    /// together with those like it.
    fn judged(&mut self, entry: &Entry<'_>, known: Option<ListKind>, is_of_hosts: bool) -> Option<ListKind> {
        if keys::is_of_things(&entry.key) || !self.meanings.lists_names(&entry.value) {
            return None;
        }
        let own = ListKind::of(entry.value.items().iter(), &mut self.meanings);
        let is_of_hosts = is_of_hosts || keys::is_of_hosts(&entry.key);
        [Some(own), known]
            .into_iter()
            .flatten()
            .find(|list_kind| (list_kind.is_evident || is_of_hosts) && !list_kind.are_things)
    }

    /// Reads such a list.
    fn group(&mut self, node: &Node<'_>, list_kind: ListKind, source: &mut Source) {
        let outer = std::mem::replace(&mut self.list_kind, list_kind);
        for item in node.items().iter().filter(|item| item.map().is_some()) {
            self.entry(item, None, Hint::Nothing, source);
        }
        self.list_kind = outer;
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
            if self.meanings.has_name(node) {
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

    /// Reads an entry; `under` is the entry of a map whose key is its id.
    fn entry(&mut self, node: &Node<'_>, under: Option<&Entry<'_>>, hint: Hint, source: &mut Source) {
        let Some(entries) = node.map() else { return };
        let draft = self.meanings.draft(entries);
        if draft.is_other && draft.said.is_none() {
            return;
        }
        let extent = under.map_or(node.span, Entry::span);
        let Some(names) = draft.chosen(under, hint) else {
            // Where something could not be read in it, that is said already.
            let is_said = source.problems.iter().take(MAX_COMPARED).any(|problem| extent.covers(problem.span));
            if hint != Hint::Nothing && !entries.is_empty() && !is_said {
                let at = under.map_or(Span { end: node.span.start, ..node.span }, |entry| entry.key_span);
                source.pass_over(at, "This entry has no name, so it was left out; give it a `name`.");
            }
            return;
        };
        let Some((canonical, at)) = names.first().cloned() else { return };
        let kind = draft.kind(&canonical, hint, self.list_kind.most);
        // Where nothing says that those are people, the name must look like one.
        let is_one = hint != Hint::Nothing || draft.is_certain() || self.list_kind.are_entities && is_name(&canonical);
        if !is_one && !is_certain_name(&canonical) {
            return self.look_into(node, 1, source);
        }
        let mut definition = entry(kind, at, extent);
        for (index, (name, span)) in names.iter().enumerate() {
            let role = if index == 0 { NameRole::Canonical } else { NameRole::Alias };
            let turned = given_name_first(name).filter(|_| kind == Kind::Person);
            named(&mut definition, turned.as_deref().unwrap_or(name), role, *span);
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
                let has_maps =
                    entry.value.list().is_some_and(|items| items.iter().any(|item| self.meanings.has_name(item)));
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
                    let is_handle = matches!(self.meanings.of(&inner.key), Key::Handle | Key::Network);
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
        let draft = self.meanings.draft(node.map()?);
        draft.chosen(None, Hint::Nothing)?.into_iter().next().map(|(name, _)| name)
    }

    /// Reads an entry that is nothing but a text: `Ann Smith`, `Ann Smith <ann@example.org> (https://example.org)`.
    fn text_entry(&mut self, node: &Node<'_>, hint: Hint, source: &mut Source) {
        let Some(text) = node.text() else { return };
        if let Some(names) = several(text).filter(|_| hint == Hint::Kind(Kind::Person)) {
            for name in names {
                let at = place(text, name, node.span);
                let mut definition = entry(Kind::Person, at, node.span);
                named(&mut definition, name, NameRole::Canonical, at);
                self.push(definition, source);
            }
            return;
        }
        let name = text.split(['<', '(']).next().unwrap_or(text).trim();
        if !is_name(name) || hint == Hint::Nothing && !is_certain_name(name) {
            return;
        }
        let at = place(text, name, node.span);
        let kind = kind_by_form(name, hint, self.list_kind.most);
        let mut definition = entry(kind, at, node.span);
        let turned = given_name_first(name).filter(|_| kind == Kind::Person);
        named(&mut definition, turned.as_deref().unwrap_or(name), NameRole::Canonical, at);
        let between = |open, close| text.split_once(open).and_then(|(_, behind)| behind.split_once(close));
        if let Some((address, _)) = between('<', '>') {
            add_email(&mut definition, address, place(text, address, node.span));
        }
        if let Some((site, _)) = between('(', ')').filter(|(site, _)| site.contains("://")) {
            add_values(&mut definition, "website", vec![site.to_owned()], node.span);
        }
        self.push(definition, source);
    }

    /// Adds a definition. One that is only a name adds nothing if the file already defines that name.
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

/// Whom a group has by what it is called, and whether they are people or organizations in any case: `{ group: Gold
/// sponsors, elements: […] }`.
fn group(node: &Node<'_>) -> (Option<Hint>, bool) {
    let titles = word_list!("data_keys.txt", "titles of groups, in order");
    let titles = || titles.iter().filter_map(|title| node.get(title)?.text());
    (titles().find_map(keys::hint_by_last_word), titles().any(keys::is_of_hosts))
}

/// The names in a text that has those of several people: `Ann Lind, Tom Marsh and Zoë Lane`. Nothing where a part of it
/// is no name of two words: `Ann and Tom Marsh`, `Lind, Ann`.
fn several(text: &str) -> Option<Vec<&str>> {
    let is_listed = [" and ", " & ", ";"].iter().any(|mark| text.contains(mark)) || text.matches(',').count() > 1;
    let parts = text.split([',', ';']).flat_map(|part| part.split(" & ")).flat_map(|part| part.split(" and "));
    // `A, B, and C`
    let bare =
        |part: &'_ str| -> usize { part.trim_start().strip_prefix("and ").map_or(0, |rest| part.len() - rest.len()) };
    let names: Vec<&str> =
        parts.map(|part| part.get(bare(part)..).unwrap_or(part).trim()).filter(|part| !part.is_empty()).collect();
    let is_whole = |name: &&str| name.contains(' ') && is_certain_name(name) && !legal_forms::has_legal_form(name);
    (is_listed && names.len() > 1 && names.iter().all(is_whole)).then_some(names)
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
