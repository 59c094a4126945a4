//! Affiliations: `affiliation: University of Leeds, Leeds, UK`. Such a value is an address more often than a list.

use super::word_matching::is_key;
use super::{CastEntry, aliases};
use crate::names::Kind;
use crate::names::address::{is_organization, is_role};
use crate::names::other_entity_words::is_place_name;
use crate::note::{Format, Property};
use crate::text::Span;
use crate::word_lists::word_list;

/// Keys whose values are lists of organizations, as they are in the plural.
const LISTS: &[&str] = word_list!("note_keys.txt", "lists of organizations");

/// The parts of a property's values. An item of a list is split at commas only if it is an address, which `Lind, Harrow
/// & Sons` is not.
pub(super) fn pieces<'a>(source: &'a str, property: &'a Property) -> Vec<(&'a str, Span)> {
    let of_item = |(text, span): (&'a str, Span)| {
        let parts = aliases::listed(text);
        let texts = || parts.iter().filter_map(|part| text.get(part.clone()));
        let is_address = texts().any(is_organization) && texts().any(is_place_name);
        if parts.len() < 2 || !is_address || span.text(source) != text {
            return vec![(text, span)];
        }
        let place = |start: usize, end: usize| Span::new(span.start as usize + start, span.start as usize + end);
        let parts = parts.iter();
        parts.map(|part| (text.get(part.clone()).unwrap_or_default(), place(part.start, part.end))).collect()
    };
    aliases::pieces(source, property).into_iter().flat_map(of_item).collect()
}

/// Clears the kind of entries whose name, by itself, is not evidently that of an organization. Such an entry can still
/// resolve to a defined entity.
pub(super) fn clear_doubtful_kinds(property: &Property, format: Format, entries: &mut [CastEntry]) {
    let is_list = property.values.len() > 1 && format != Format::Latex || is_key(LISTS, &property.key);
    let is_address = entries.len() > 1 && !is_list || has_place(entries);
    for at in 0..entries.len() {
        let is_same = |other: &CastEntry, own: &CastEntry| other.span == own.span && other.name != own.name;
        let shares = entries.get(at).is_some_and(|own| entries.iter().any(|other| is_same(other, own)));
        let Some(entry) = entries.get_mut(at).filter(|entry| !entry.link && entry.kind == Some(Kind::Organization))
        else {
            continue;
        };
        let is_nobody = is_role(&entry.name) || is_address && !is_organization(&entry.name);
        // Pieces of which nothing tells where they stand are not each shown at the place of all.
        if is_nobody || shares {
            entry.kind = None;
        }
    }
}

/// Whether what is told of an organization is where it is, too.
fn has_place(entries: &[CastEntry]) -> bool {
    let is_place = |entry: &CastEntry| !entry.link && is_place_name(&entry.name);
    entries.len() > 1 && entries.iter().any(is_place) && entries.iter().any(|entry| is_organization(&entry.name))
}
