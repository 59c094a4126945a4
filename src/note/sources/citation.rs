//! CITATION.cff (Citation File Format 1.2): the authors of a program or a data set.

use super::Source;
use super::entry::add_values;
use super::entry::{add_email, add_name, entry};
use super::tree::{Entry, Node};
use crate::names::Kind;
use crate::note::definitions::NameRole;
use crate::text::{Span, in_one_line};

/// Keys whose values are persons or entities; `contributors` is in the draft of version 1.3.
const AUTHORS: [&str; 11] = [
    "authors",
    "contributors",
    "contact",
    "editors",
    "editors-series",
    "recipients",
    "senders",
    "translators",
    "publisher",
    "institution",
    "database-provider",
];

/// The keys of a person's name, in the order in which the parts are put together.
const PARTS: [&str; 4] = ["given-names", "name-particle", "family-names", "name-suffix"];

/// Reads the root of a CITATION.cff file.
pub(super) fn read(root: &Node<'_>, source: &mut Source) {
    let preferred = root.get("preferred-citation");
    let references = root.get("references").map(Node::items).unwrap_or_default();
    for work in std::iter::once(root).chain(preferred).chain(references) {
        for (key, node) in work.map().unwrap_or_default().iter().map(|entry| (entry.key.as_ref(), &entry.value)) {
            if AUTHORS.contains(&key) {
                node.items().iter().for_each(|item| author(item, source));
            }
        }
    }
}

fn author(node: &Node<'_>, source: &mut Source) {
    let Some(entries) = node.map() else {
        let at = Span { end: node.span.start, ..node.span };
        return source
            .leave_out(at, "This is no person or entity, so it was left out; give it `family-names` or `name`.");
    };
    let entity = node.get("name").and_then(|name| Some((in_one_line(name.text()?), name.span)));
    let kind = if entity.is_some() { Kind::Organization } else { Kind::Person };
    let alias = node.get("alias").and_then(|alias| Some((in_one_line(alias.text()?), alias.span)));
    let Some((name, at)) = entity.or_else(|| person(node)).or_else(|| alias.clone()) else {
        let at = Span { end: node.span.start, ..node.span };
        return source.pass_over(at, "This author has no name, so it was left out; give it `family-names` or `name`.");
    };
    let is_known = |text: &str| {
        let mut definitions = source.definitions.iter();
        definitions.position(|known| known.kind == kind && known.names.first().is_some_and(|name| name.text == text))
    };
    // The authors of the program are often among those of its references, too.
    let known = is_known(&name);
    let mut definition =
        known.map_or_else(|| entry(kind, at, node.span), |index| source.definitions.swap_remove(index));
    add_name(&mut definition, &name, NameRole::Canonical, at);
    if let Some((alias, span)) = alias {
        add_name(&mut definition, &alias, NameRole::Alias, span);
    }
    for entry in entries {
        state(entry, &mut definition);
    }
    source.definitions.push(definition);
}

fn state(entry: &Entry<'_>, definition: &mut crate::note::definitions::Definition) {
    let key = entry.key.as_ref();
    if PARTS.contains(&key) || matches!(key, "name" | "alias" | "type") {
        return;
    }
    for item in entry.value.items() {
        match (key, item.scalar()) {
            ("email", Some(text)) => add_email(definition, text, item.span),
            (_, Some(text)) => add_values(definition, key, vec![in_one_line(text)], entry.span()),
            (_, None) => {}
        }
    }
}

/// A person's name from its parts, and where they stand.
fn person(node: &Node<'_>) -> Option<(String, Span)> {
    let parts: Vec<(&str, Span)> =
        PARTS.iter().filter_map(|key| node.get(key)).filter_map(|part| Some((part.text()?, part.span))).collect();
    let start = parts.iter().map(|(_, span)| span.start).min()?;
    let end = parts.iter().map(|(_, span)| span.end).max()?;
    let words: Vec<&str> = parts.iter().map(|(text, _)| *text).collect();
    Some((in_one_line(&words.join(" ")), Span { start, end }))
}
