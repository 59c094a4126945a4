//! Turns mentions into links, retargets links, and removes links.

use super::name::called;
use super::page::Page;
use super::{Action, ActionEffect, ActionKind, NameProblem};
use crate::entity_index::{FileId, without_extension};
use crate::features::closest_names::Closest;
use crate::features::rename::{Destination, Destinations};
use crate::features::{Change, Location, TextEdit, count, link_text};
use crate::names::{EntityId, Kind};
use crate::note::{BlockKind, Format, Link, LinkKind};
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::text::{Span, in_one_line};
use crate::world::{FileKey, World};

/// No text of a link has more bytes behind a name in it.
const LONGEST_TEXT: usize = 1000;
/// How many of those who may be meant are offered.
const MAX_CHOICES: usize = 8;
/// How many of those whose name a dead link may have meant are offered.
const MAX_GUESSES: usize = 3;

/// Offers to link a mention and all others of the same entity, or to take its link away.
pub(super) fn offer(page: &Page<'_>, mention: &Mention, entity: EntityId, out: &mut Vec<Action>) {
    if mention.form == MentionForm::Link {
        return offer_unlink(page, mention, out);
    }
    if !is_bare(page, mention) || !can_be_linked(page, entity) {
        return;
    }
    let rewrite = |title: String, places: Vec<Span>| Action {
        title,
        kind: ActionKind::Rewrite,
        problem: None,
        span: mention.span,
        preferred: false,
        todo: ActionEffect::Link { places, to: entity },
    };
    let (written, name) = (page.data.reading(mention.span, page.text()), called(page.world, entity));
    out.push(rewrite(format!("Link “{written}” to {name}"), vec![mention.span]));
    let same = page.data.mentions.iter().filter(|other| other.entity() == Some(entity) && is_bare(page, other));
    let all: Vec<Span> = same.map(|other| other.span).collect();
    if all.len() > 1 {
        out.push(rewrite(format!("Link all {} of {name} in this note", count(all.len(), "mention")), all));
    }
}

/// Offers to link a mention to each of those who may be meant.
pub(super) fn offer_choice(
    page: &Page<'_>,
    mention: &Mention,
    candidates: &[EntityId],
    problem: Option<NameProblem>,
    out: &mut Vec<Action>,
) {
    let is_link = mention.form == MentionForm::Link;
    if !is_link && !is_bare(page, mention) {
        return;
    }
    let written = page.data.reading(mention.span, page.text());
    for entity in candidates.iter().copied().filter(|id| can_be_linked(page, *id)).take(MAX_CHOICES) {
        let todo = if is_link {
            ActionEffect::Retarget { link: mention.hit, to: entity }
        } else {
            ActionEffect::Link { places: vec![mention.span], to: entity }
        };
        let Some(path) = path_of(page.world, entity) else { continue };
        let name = page.world.entity(entity).map(|entity| entity.name()).unwrap_or_default();
        let title = format!("Link “{written}” to {name} ({path})");
        out.push(Action { title, kind: ActionKind::Fix, problem, span: mention.span, preferred: false, todo });
    }
}

/// Offers to point a link that leads nowhere at those whose names are like its target.
pub(super) fn offer_closest(page: &Page<'_>, mention: &Mention, closest: &Closest<'_>, out: &mut Vec<Action>) {
    let guesses = closest.first(Kind::Person, MAX_GUESSES);
    let misspelt: Vec<EntityId> = guesses.iter().copied().filter(|id| closest.is_misspelt_name_of(*id)).collect();
    for entity in guesses {
        if retarget(page, mention.hit, entity).is_some() {
            out.push(Action {
                title: format!("Link to {} instead", called(page.world, entity)),
                kind: ActionKind::Fix,
                problem: Some(NameProblem::DeadLink),
                span: mention.span,
                preferred: misspelt == [entity],
                todo: ActionEffect::Retarget { link: mention.hit, to: entity },
            });
        }
    }
}

/// Offers to give a link the path of the note that it means.
pub(super) fn offer_path(page: &Page<'_>, mention: &Mention, to: Option<FileId>, out: &mut Vec<Action>) {
    let Some(to) = to.filter(|to| repath(page, mention.hit, *to).is_some()) else { return };
    let path = page.world.file(to).map(|file| file.key.path.as_ref()).unwrap_or_default();
    out.push(Action {
        title: format!("Correct the path to {path}"),
        kind: ActionKind::Fix,
        problem: Some(NameProblem::DeadLink),
        span: mention.span,
        preferred: true,
        todo: ActionEffect::Repath { link: mention.hit, to },
    });
}

/// The change that gives a link the path of a note.
pub(super) fn repath(page: &Page<'_>, place: Span, to: FileId) -> Option<Change> {
    let link = link_at(page, place)?;
    let key = linkable(page, to)?;
    let has_extension = without_extension(&link.target).len() < link.target.len();
    let path = if has_extension { &key.path } else { without_extension(&key.path) };
    let path = match link.kind {
        LinkKind::Markdown => link_text::relative(&page.data.key.path, path),
        _ => path.to_owned(),
    };
    let edit = path_edit(page, Destinations::of(page.text()).of_link(link)?, &path);
    Some(Change { edits: vec![edit], files: Vec::new() })
}

/// The key of a note, if links of the page can lead there: they do not cross workspace folders.
fn linkable<'p>(page: &Page<'p>, note: FileId) -> Option<&'p FileKey> {
    page.world.file(note).map(|file| &file.key).filter(|key| key.root == page.data.key.root)
}

/// The edit that writes another path into a link.
fn path_edit(page: &Page<'_>, destination: Destination, path: &str) -> TextEdit {
    let place = Location { file: page.file, span: destination.path };
    TextEdit { place, text: destination.write(path), label: None }
}

/// Offers to leave of a link what a reader sees.
pub(super) fn offer_unlink(page: &Page<'_>, mention: &Mention, out: &mut Vec<Action>) {
    let Some(shown) = link_at(page, mention.hit).and_then(|link| shown(page, link)) else { return };
    out.push(Action {
        title: format!("Remove the link, keep “{}”", in_one_line(&shown)),
        kind: ActionKind::Rewrite,
        problem: None,
        span: mention.span,
        preferred: false,
        todo: ActionEffect::Unlink { link: mention.hit },
    });
}

/// The change that makes bare mentions links.
pub(super) fn link(page: &Page<'_>, places: &[Span], to: EntityId) -> Option<Change> {
    let format = page.open.parsed.format;
    let as_markdown = format == Format::Djot || format == Format::Markdown && prefers_markdown(page.world);
    let edits: Vec<TextEdit> = places
        .iter()
        .filter_map(|place| {
            let text = written(page, *place, to, &in_one_line(place.text(page.text())), as_markdown)?;
            Some(TextEdit { place: Location { file: page.file, span: *place }, text, label: None })
        })
        .collect();
    (!edits.is_empty()).then(|| Change { edits, files: Vec::new() })
}

/// The change that points a link elsewhere. What a reader saw of it stays, unless that was only the target.
pub(super) fn retarget(page: &Page<'_>, place: Span, to: EntityId) -> Option<Change> {
    let link = link_at(page, place).filter(|link| link.kind != LinkKind::Handle && !link.embed)?;
    if let Some(edit) = with_part(page, link, to) {
        return Some(Change { edits: vec![edit], files: Vec::new() });
    }
    // Links of Org are written as those of Markdown notes are.
    if !writes_links(page) && page.open.parsed.format != Format::Org {
        return None;
    }
    let shown = match link.shown {
        Some(shown) => in_one_line(shown.text(page.text())),
        None => page.world.entity(to)?.name().to_owned(),
    };
    let text = written(page, place, to, &shown, link.kind == LinkKind::Markdown)?;
    let edit = TextEdit { place: Location { file: page.file, span: place }, text, label: None };
    Some(Change { edits: vec![edit], files: Vec::new() })
}

/// The edit of only the path of a link that says a heading or block of the note, which stays.
fn with_part(page: &Page<'_>, link: &Link, to: EntityId) -> Option<TextEdit> {
    let entity = page.world.entity(to).filter(|entity| entity.definition.whole_note)?;
    let key = linkable(page, entity.file)?;
    let destination = Destinations::of(page.text()).of_link(link)?;
    if !page.text().get(destination.path.end as usize..)?.starts_with('#') {
        return None;
    }
    let path = match link.kind {
        LinkKind::Markdown => link_text::relative(&page.data.key.path, &key.path),
        _ => link_text::target(page.world, page.file, entity)?,
    };
    Some(path_edit(page, destination, &path))
}

/// The change that leaves of a link what a reader sees.
pub(super) fn unlink(page: &Page<'_>, place: Span) -> Option<Change> {
    let text = shown(page, link_at(page, place)?)?;
    let edit = TextEdit { place: Location { file: page.file, span: place }, text, label: None };
    Some(Change { edits: vec![edit], files: Vec::new() })
}

/// Whether a mention is prose that can become a link.
fn is_bare(page: &Page<'_>, mention: &Mention) -> bool {
    let is_prose = matches!(mention.form, MentionForm::Full | MentionForm::Alias | MentionForm::Short);
    let is_in_body = mention.span.start as usize >= page.open.parsed.body;
    // Markup that begins or ends within a name would be torn apart, and so would quotes.
    let has_markup = mention.span.text(page.text()).contains(|letter| "[]|*_~=`<>\\\"“”„«»()".contains(letter));
    is_prose
        && is_in_body
        && !has_markup
        && writes_links(page)
        && !is_in_link(page, mention.span)
        && !page.foreign().overlap(mention.span)
}

/// Whether links are written into notes of this format.
fn writes_links(page: &Page<'_>) -> bool {
    matches!(page.open.parsed.format, Format::Markdown | Format::Plain | Format::Djot)
}

/// Whether a place is part of a link, within which no other can begin: also of one to the web, or of Logseq's.
fn is_in_link(page: &Page<'_>, place: Span) -> bool {
    let links = &page.open.parsed.links;
    let begun = links.partition_point(|link| link.span.start <= place.start);
    let is_in_last = begun.checked_sub(1).and_then(|last| links.get(last)).is_some_and(|link| link.span.covers(place));
    let behind = page.text().get(place.end as usize..).unwrap_or_default();
    let next = behind.bytes().take(LONGEST_TEXT).position(|byte| matches!(byte, b'[' | b']' | b'\n'));
    let is_text = |rest: &str| ["](", "][", "]]"].iter().any(|end| rest.starts_with(end));
    is_in_last || next.and_then(|next| behind.get(next..)).is_some_and(is_text)
}

/// Whether some link leads to the entity. How the vault writes its links is left open, because that takes long to tell.
fn can_be_linked(page: &Page<'_>, to: EntityId) -> bool {
    page.world.entity(to).is_some_and(|entity| written(page, Span::default(), to, entity.name(), false).is_some())
}

pub(super) fn link_at<'p>(page: &Page<'p>, place: Span) -> Option<&'p Link> {
    page.open.parsed.link_at(place)
}

/// What a reader sees of a link in prose.
fn shown(page: &Page<'_>, link: &Link) -> Option<String> {
    let is_in_body = link.span.start as usize >= page.open.parsed.body;
    let has_own_text = page.text().get(..link.span.start as usize).is_some_and(|before| before.ends_with("]("));
    let is_other = link.kind == LinkKind::Handle || link.embed || has_own_text;
    if is_other || !is_in_body || !writes_links(page) {
        return None;
    }
    let whole = Span { start: link.name.start, end: link.part_span.map_or(link.name.end, |part| part.end) };
    let seen = link.shown.unwrap_or(if link.kind == LinkKind::Wiki { whole } else { link.name });
    Some(seen.text(page.text()).to_owned())
}

/// A link to an entity, as it is written at `place`; nothing if no link would lead there.
fn written(page: &Page<'_>, place: Span, to: EntityId, text: &str, as_markdown: bool) -> Option<String> {
    let entity = page.world.entity(to)?;
    // A link to the note in which it stands leads the reader nowhere.
    if entity.file == page.file && entity.definition.whole_note {
        return None;
    }
    // Other programs find no note of a source's entry.
    if entity.definition.from_source {
        return None;
    }
    if page.world.file(entity.file)?.key.root != page.data.key.root {
        return None;
    }
    if as_markdown {
        return link_text::markdown_link(page.world, page.file, entity, text);
    }
    let link = link_text::wikilink(page.world, page.file, entity, text)?;
    Some(if is_in_cell(page, place) { link.replace('|', "\\|") } else { link })
}

fn is_in_cell(page: &Page<'_>, place: Span) -> bool {
    let blocks = &page.open.parsed.blocks;
    let first = blocks.partition_point(|block| block.span.end <= place.start);
    let mut here = blocks.iter().skip(first).take_while(|block| block.span.start < place.end);
    here.any(|block| block.kind == BlockKind::Cell && block.span.overlaps(place))
}

/// Whether the workspace has more Markdown links to those who are defined than wikilinks: in front of a wikilink's name
/// there are two brackets or more, and one in front of the other's.
fn prefers_markdown(world: &World) -> bool {
    let links = world.files().flat_map(|(_, file)| &file.mentions);
    let links = links.filter(|mention| {
        mention.form == MentionForm::Link && matches!(mention.resolution, Resolution::Resolved { .. })
    });
    let (markdown, wiki) = links.fold((0_usize, 0_usize), |(markdown, wiki), mention| {
        let is_markdown = mention.span.start - mention.hit.start == 1;
        (markdown + usize::from(is_markdown), wiki + usize::from(!is_markdown))
    });
    markdown > wiki
}

fn path_of(world: &World, id: EntityId) -> Option<&str> {
    world.file(world.entity(id)?.file).map(|file| file.key.path.as_ref())
}
