//! Notes about many entities: each heading defines one.

use super::group_headings::{self, Groups};
use super::heading_names::{is_full_name, may_be_name};
use super::kind::{self, StatedKind};
use super::{Conventions, Definition, build, path};
use crate::names::Kind;
use crate::note::{Heading, ParsedNote, Property};
use crate::text::Span;

/// What makes the note one about many.
#[derive(Clone, Copy)]
struct Collection {
    kind: Kind,
    /// Whether the note says so itself, rather than its file name, which asks for more evidence.
    explicit: bool,
    /// Whether the headings must be names beyond doubt.
    strict: bool,
}

/// The definitions under the headings of a note; `None` if the note is not about many entities.
pub(super) fn find(
    note: &ParsedNote,
    source: &str,
    path: &str,
    said: StatedKind,
    conventions: &Conventions,
) -> Option<Vec<Definition>> {
    let collection = collection(path, said, conventions)?;
    let candidates = candidates(note, source, collection.kind);
    let named = candidates.iter().filter(|heading| is_full_name(&heading.title)).count();
    if candidates.is_empty() || collection.strict && named * 2 < candidates.len() {
        return None;
    }
    let lenient = collection.explicit || named * 2 >= candidates.len();
    let definitions: Vec<Definition> = candidates
        .into_iter()
        .filter_map(|heading| {
            let section = section(note, source, heading);
            let fits = collection.explicit || section.holds_more_than_links(source);
            let named = is_full_name(&heading.title) || lenient || !section.properties.is_empty();
            (fits && named).then(|| section.definition(note, source, collection.kind, conventions)).flatten()
        })
        .collect();
    (collection.explicit || !definitions.is_empty()).then_some(definitions)
}

fn collection(path: &str, said: StatedKind, conventions: &Conventions) -> Option<Collection> {
    if said.other {
        return None;
    }
    let by_name = path::collection_kind(path, conventions);
    if let Some(kind) = said.kind.filter(|_| said.many) {
        // `type: people` also stands in notes about one person.
        let strict = by_name.is_none() && is_full_name(&path::stem(path, conventions).name);
        return Some(Collection { kind, explicit: true, strict });
    }
    let kind = by_name?;
    let strict = path::folder_kind(path, conventions).is_some();
    Some(Collection { kind: said.kind.unwrap_or(kind), explicit: false, strict })
}

/// The headings that may be names: those of the topmost level that repeats, and in the place of one that merely groups
/// others those right below it.
fn candidates<'a>(note: &'a ParsedNote, source: &str, kind: Kind) -> Vec<&'a Heading> {
    let titled = matches!(note.headings.as_slice(), [first, second, ..] if first.level < second.level
        && note.headings.iter().filter(|heading| heading.level <= first.level).count() == 1);
    let headings = note.headings.get(usize::from(titled)..).unwrap_or_default();
    let at = |level: u8| headings.iter().filter(move |heading| heading.level == level);
    let names = |level: u8| at(level).filter(|heading| is_full_name(&heading.title)).count();
    let topmost = (1..=6).find(|level| at(*level).count() > 1).or_else(|| (1..=6).find(|level| at(*level).count() > 0));
    let Some(topmost) = topmost else { return Vec::new() };
    let below = topmost + 1;
    let is_entry = |heading: &Heading| group_headings::is_surely_name(&heading.title, kind);
    let all_group = !at(topmost).any(|heading| is_full_name(&heading.title) || is_entry(heading))
        && names(below) > 0
        && names(below) * 2 >= at(below).count();
    let groups = Groups::of(headings, source, kind);
    let mut candidates = Vec::new();
    // The headings above the current one, by level, and whether those right below them may be names.
    let mut above: Vec<(u8, bool)> = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        while above.pop_if(|(level, _)| *level >= heading.level).is_some() {}
        let is_topmost = heading.level == topmost;
        let is_reached = above.last().map_or(is_topmost, |(_, groups)| *groups);
        let is_group = is_reached && (groups.has(index) || all_group && is_topmost);
        if is_reached && !is_group && may_be_name(heading, source) {
            candidates.push(heading);
        }
        if heading.level >= topmost {
            above.push((heading.level, is_group));
        }
    }
    candidates
}

/// The part of a note under one heading.
struct Section<'a> {
    heading: &'a Heading,
    extent: Span,
    properties: Vec<&'a Property>,
}

fn section<'a>(note: &'a ParsedNote, source: &str, heading: &'a Heading) -> Section<'a> {
    let after = note.headings.partition_point(|other| other.span.start <= heading.span.start);
    let next = note.headings.iter().skip(after).find(|other| other.level <= heading.level);
    let end = next.map_or(source.len(), |next| next.span.start as usize);
    let extent = Span::new(heading.span.start as usize, end);
    let properties = note.properties.iter().filter(|property| extent.covers(property.span)).collect();
    Section { heading, extent, properties }
}

impl Section<'_> {
    /// Whether the section says something itself rather than listing where to read on.
    fn holds_more_than_links(&self, source: &str) -> bool {
        if !self.properties.is_empty() {
            return true;
        }
        let behind = Span { start: self.heading.span.end.min(self.extent.end), end: self.extent.end };
        let mut lines = behind.text(source).lines().map(str::trim);
        lines.any(|line| {
            let item = line.trim_start_matches(['-', '*', '+', ' ']);
            let text = super::summary::without_links(item);
            let link = (item.starts_with("[[") || item.starts_with('[')) && item.ends_with([']', ')']);
            !link && !line.starts_with('#') && text.split_whitespace().count() > 1
        })
    }

    fn definition(&self, note: &ParsedNote, source: &str, kind: Kind, conventions: &Conventions) -> Option<Definition> {
        let said = kind::stated(&self.properties, conventions);
        if said.other {
            return None;
        }
        let entity = build::Entity {
            note,
            source,
            kind: said.kind.unwrap_or(kind),
            properties: &self.properties,
            stated: &self.properties,
            heading: Some(self.heading),
            stem: None,
            extent: self.extent,
        };
        build::definition(&entity, conventions)
    }
}
