//! Updates links to headings that contain a changed name.

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::link_destination::Destinations;
use super::parsed::parsed;
use crate::entity_index::FileId;
use crate::features::document_links::slug;
use crate::features::{Change, Location, TextEdit, Texts};
use crate::note::{Format, Heading, Link, LinkKind, ParsedNote, links_within, logseq_pages, parse};
use crate::text::{Spans, edited};
use crate::world::World;

/// Headings as they will be, by what addresses call them now.
type Renamed = FxHashMap<String, String>;

/// The edits of links to headings that the change writes anew.
pub(super) fn edits(world: &World, texts: &Texts<'_>, change: &Change) -> Vec<TextEdit> {
    let mut changed: FxHashMap<FileId, Renamed> = FxHashMap::default();
    for edits in change.edits.chunk_by(|one, other| one.place.file == other.place.file) {
        let Some(file) = edits.first().map(|edit| edit.place.file) else { continue };
        let headings = changed_headings(world, texts, file, edits);
        if !headings.is_empty() {
            changed.insert(file, headings);
        }
    }
    let mut called: Vec<String> = Vec::new();
    for file in changed.keys() {
        called.extend(world.file(*file).map(|data| logseq_pages::path(&data.key.path).into_owned()));
        called.extend(world.entity_index().titles(*file).iter().cloned());
    }
    let mut notes = world.may_link_to(called.iter().map(String::as_str));
    notes.extend(changed.keys());
    notes.sort_unstable();
    notes.dedup();
    notes.into_par_iter().flat_map_iter(|file| in_note(world, texts, file, &changed)).collect()
}

/// The headings of a note that its edits change.
fn changed_headings(world: &World, texts: &Texts<'_>, file: FileId, edits: &[TextEdit]) -> Renamed {
    let Some((source, note)) = read(world, texts, file) else { return Renamed::default() };
    let places: Spans = edits.iter().map(|edit| edit.place.span).collect();
    let is_changed = |heading: &Heading| places.are_in(heading.text);
    if !note.headings.iter().any(is_changed) {
        return Renamed::default();
    }
    let after = edited(&source, edits.iter().map(|edit| (edit.place.span, edit.text.as_str())));
    let after = parse(&after, note.format);
    if after.headings.len() != note.headings.len() {
        return Renamed::default();
    }
    let pairs = note.headings.iter().zip(after.headings);
    let pairs = pairs.filter(|(before, after)| before.title != after.title && !has_own_id(before, &source));
    let mut renamed = Renamed::default();
    for (before, after) in pairs {
        renamed.entry(slug(&before.title)).or_insert(after.title);
    }
    renamed
}

/// Whether links lead to a heading by an identifier that it says itself: `{#ann}`, Org's CUSTOM_ID.
fn has_own_id(heading: &Heading, source: &str) -> bool {
    let behind = source.get(heading.span.end as usize..).unwrap_or_default().lines();
    let mut drawer = behind.skip_while(|line| line.is_empty()).take_while(|line| line.trim_start().starts_with(':'));
    heading.span.text(source).contains("{#") || drawer.any(|line| line.to_uppercase().contains(":CUSTOM_ID:"))
}

/// The edits of the links in a note that lead to such headings.
fn in_note(world: &World, texts: &Texts<'_>, file: FileId, changed: &FxHashMap<FileId, Renamed>) -> Vec<TextEdit> {
    let Some((source, note)) = read(world, texts, file) else { return Vec::new() };
    let destinations = Destinations::of(&source);
    let edit = |link: &Link| {
        let to = if link.target.is_empty() { file } else { world.entity_index().linked_note(link, file)? };
        let (headings, destination) = (changed.get(&to)?, destinations.of_link(link)?);
        let text = renamed(link.part.as_deref()?, headings)?;
        Some(TextEdit {
            place: Location { file, span: destination.part? },
            text: destination.write(&text),
            label: None,
        })
    };
    let within = match note.format {
        Format::Markdown if changed.contains_key(&file) => links_within(&source, note.body),
        _ => Vec::new(),
    };
    note.links.iter().filter(|link| link.kind != LinkKind::Handle).chain(&within).filter_map(edit).collect()
}

/// What a link must call a heading now; of `Chapter#Section` both may change. Nothing if it is right.
fn renamed(part: &str, headings: &Renamed) -> Option<String> {
    let now = |one: &str| {
        let (before, after) = headings.get_key_value(&slug(one))?;
        // `on-the-engine` is a heading as addresses write it.
        Some(if one == before { slug(after) } else { after.clone() })
    };
    let parts: Vec<String> = part.split('#').map(|one| now(one).unwrap_or_else(|| one.to_owned())).collect();
    let parts = parts.join("#");
    (parts != part).then_some(parts)
}

fn read<'w>(world: &'w World, texts: &Texts<'_>, file: FileId) -> Option<(Arc<str>, Cow<'w, ParsedNote>)> {
    let source = texts.of(file)?;
    let note = parsed(world.file(file)?, &source);
    Some((source, note))
}
