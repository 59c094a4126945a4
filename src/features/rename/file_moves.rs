//! Updates links to and in notes that move.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::link_destination::Destinations;
use crate::entity_index::{EntityIndex, FileId, folder, is_relative, join, leads_out, stem, without_extension};
use crate::features::link_text;
use crate::names::normalize::fold;
use crate::note::{Format, Link, LinkKind, ParsedNote, logseq_pages, pictures};
use crate::text::Span;
use crate::world::{FileKey, World};

/// A note or a folder that moves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    /// Where it is.
    pub from: FileKey,
    /// Where it will be.
    pub to: FileKey,
}

/// Where everything is after some moves.
pub(super) struct Moves<'w> {
    world: &'w World,
    moves: Vec<Move>,
    notes: FxHashMap<FileId, FileKey>,
    /// How links are followed afterwards.
    after: EntityIndex,
    /// A note that becomes part of another one.
    merged: Option<(FileId, FileId)>,
}

impl<'w> Moves<'w> {
    /// Carries out `moves`, of notes and of folders, on a copy of what links can point to.
    pub(super) fn new(world: &'w World, moves: Vec<Move>) -> Self {
        let mut notes = FxHashMap::default();
        for (id, file) in world.files() {
            if let Some(to) = moves.iter().find_map(|one| moved(&file.key, one)) {
                notes.insert(id, to);
            }
        }
        let mut after = world.entity_index().clone();
        for (id, to) in &notes {
            after.relocate_note(*id, to.root, Arc::clone(&to.path));
        }
        Self { world, moves, notes, after, merged: None }
    }

    /// Makes a note part of another one, so that whatever leads to it leads to the other.
    pub(super) fn merging(world: &'w World, gone: FileId, kept: FileId) -> Self {
        let key = world.file(kept).map(|file| file.key.clone());
        let mut after = world.entity_index().clone();
        after.remove_note(gone);
        let notes = key.into_iter().map(|key| (gone, key)).collect();
        Self { world, moves: Vec::new(), notes, after, merged: Some((gone, kept)) }
    }

    /// The notes in which a link may have to change: those that move, and those that may link to them.
    pub(super) fn touched(&self) -> Vec<FileId> {
        let paths =
            self.notes.keys().filter_map(|id| self.world.file(*id)).map(|file| logseq_pages::path(&file.key.path));
        let paths: Vec<Cow<'_, str>> = paths.collect();
        let mut touched = self.world.may_link_to(paths.iter().map(AsRef::as_ref));
        touched.extend(self.notes.keys());
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// The edits that keep the links right in one note.
    pub(super) fn edits(
        &self,
        file: FileId,
        note: &ParsedNote,
        destinations: &Destinations<'_>,
    ) -> Vec<(Span, String)> {
        let mut edits: Vec<(Span, String)> = Vec::new();
        for link in &note.links {
            let Some(destination) = destinations.of_link(link) else { continue };
            // Org has the way from the note there, as Markdown does.
            let is_way = note.format == Format::Org && link.span.text(destinations.source()).starts_with("[[file:");
            let way = is_way.then(|| Link { kind: LinkKind::Markdown, ..link.clone() });
            let target = self.target(way.as_ref().unwrap_or(link), file);
            if let Some(target) = target.filter(|target| *target != link.target && destination.takes(target)) {
                edits.push((destination.path, destination.write(&target)));
            }
        }
        if note.format == Format::Markdown && self.changes_folder(file) {
            for picture in pictures(destinations.source(), note.body) {
                let target = self.elsewhere(&picture.target, file);
                if let (Some(target), Some(destination)) = (target, destinations.of_picture(picture.span)) {
                    edits.push((destination.path, destination.write(&target)));
                }
            }
        }
        edits
    }

    /// What moves.
    pub(super) fn files(&self) -> impl Iterator<Item = Move> {
        self.moves.iter().cloned()
    }

    /// Whether a note moves.
    pub(super) fn is_moved(&self, file: FileId) -> bool {
        self.notes.contains_key(&file)
    }

    /// The path that a note has afterwards.
    pub(super) fn path(&self, file: FileId) -> Option<&str> {
        self.now(file).map(|key| key.path.as_ref())
    }

    fn before(&self, file: FileId) -> Option<&FileKey> {
        self.world.file(file).map(|file| &file.key)
    }

    fn now(&self, file: FileId) -> Option<&FileKey> {
        self.notes.get(&file).or_else(|| self.before(file))
    }

    fn changes_folder(&self, file: FileId) -> bool {
        let place = |key: &FileKey| (key.root, folder(&key.path).to_owned());
        self.notes.get(&file).is_some_and(|to| self.before(file).map(place) != Some(place(to)))
    }

    /// What the link in the note `from` must call its target; as before if that is still right.
    fn target(&self, link: &Link, from: FileId) -> Option<String> {
        if link.target.is_empty() {
            return None;
        }
        let entity_index = self.world.entity_index();
        // A path that leads nowhere is put right only when it can be no more told what it means.
        let misplaced = || entity_index.misplaced_note(link, from).filter(|to| self.is_moved(*to));
        let Some(to) = entity_index.linked_note(link, from).or_else(misplaced) else {
            return self.elsewhere(&link.target, from).filter(|_| link.kind == LinkKind::Markdown);
        };
        let (from_before, from_now) = (self.before(from)?, self.now(from)?);
        let (to_before, to_now) = (self.before(to)?, self.now(to)?);
        if from_now.root != to_now.root
            || (from_before == from_now && to_before == to_now && self.leads(link, from, to))
        {
            return None;
        }
        let extension = extension(&link.target);
        // `a.md` is `a.markdown` now.
        let is_other_kind = !extension.is_empty()
            && link.target.ends_with(self::extension(&to_before.path))
            && self::extension(&to_before.path) != self::extension(&to_now.path);
        let is_markdown = link.kind == LinkKind::Markdown;
        // Links call a page of Logseq by its name.
        let page = if is_markdown { None } else { logseq_pages::name(&to_now.path) };
        let path = match &page {
            Some(page) => page,
            None if extension.is_empty() => without_extension(&to_now.path),
            None => &to_now.path,
        };
        let is_relative = is_relative(&link.target);
        if is_relative || (is_markdown && !link.target.starts_with('/')) {
            let led = way(link, from_before, to_before);
            if led != Way::Elsewhere {
                let right = way(link, from_now, to_now) >= led;
                return (!right || is_other_kind).then(|| relative(from_now, path, &link.target));
            }
        }
        if self.leads(link, from, to) && !self.is_spelt_as_before(link, to) && !is_other_kind {
            return None;
        }
        if is_relative {
            return Some(relative(from_now, path, &link.target));
        }
        let slash = if link.target.starts_with('/') { "/" } else { "" };
        let parts: Vec<&str> = path.split('/').collect();
        let written = link.target.split('/').filter(|part| !part.is_empty()).count();
        let short = parts.get(parts.len().saturating_sub(written)..).unwrap_or_default().join("/");
        let short = format!("{slash}{short}");
        let is_short = self.leads(&Link { target: short.clone(), ..link.clone() }, from, to);
        Some(if is_short { short } else { format!("{slash}{path}") })
    }

    /// Whether the link leads to the note `to` after the moves.
    fn leads(&self, link: &Link, from: FileId, to: FileId) -> bool {
        self.after.linked_note(link, self.part_of(from)) == Some(self.part_of(to))
    }

    /// Whether the link calls the note by a name that is the new one but for accents or capital letters. It is found here,
    /// and need not be elsewhere.
    fn is_spelt_as_before(&self, link: &Link, to: FileId) -> bool {
        let name = |key: &FileKey| stem(&logseq_pages::path(&key.path)).to_owned();
        let (Some(before), Some(now)) = (self.before(to).map(name), self.now(to).map(name)) else { return false };
        let written = stem(&link.target);
        before != now && written != now && fold(written) == fold(&now)
    }

    /// The note that a note is part of afterwards: mostly itself.
    fn part_of(&self, file: FileId) -> FileId {
        self.merged.filter(|(gone, _)| *gone == file).map_or(file, |(_, kept)| kept)
    }

    /// What a relative path to something that is no note must be once the note `from` has moved.
    fn elsewhere(&self, target: &str, from: FileId) -> Option<String> {
        let (before, now) = (self.before(from)?, self.now(from)?);
        if !self.changes_folder(from) || before.root != now.root || target.starts_with('/') {
            return None;
        }
        let to = FileKey::new(before.root, &join(folder(&before.path), target));
        let to = self.moves.iter().find_map(|one| moved(&to, one)).unwrap_or(to);
        let is_right = join(folder(&now.path), target) == *to.path;
        (to.root == now.root && !is_right).then(|| relative(now, &to.path, target))
    }
}

/// Whether a relative link leads from one path to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Elsewhere,
    /// It does but for accents or capital letters.
    Folded,
    There,
}

fn way(link: &Link, from: &FileKey, to: &FileKey) -> Way {
    let path = join(folder(&from.path), &link.target);
    let (led, to) = (without_extension(&path), without_extension(&to.path));
    match led == to {
        _ if leads_out(folder(&from.path), &link.target) => Way::Elsewhere,
        true => Way::There,
        false if fold(led) == fold(to) => Way::Folded,
        false => Way::Elsewhere,
    }
}

/// A note's `.md`, with the dot; empty if a path has none.
fn extension(path: &str) -> &str {
    path.get(without_extension(path).len()..).unwrap_or_default()
}

/// Where a move takes a file.
fn moved(key: &FileKey, one: &Move) -> Option<FileKey> {
    let rest = key.path.strip_prefix(one.from.path.as_ref()).filter(|_| key.root == one.from.root)?;
    let is_it = rest.is_empty() || rest.starts_with('/') || one.from.path.is_empty();
    is_it.then(|| FileKey::new(one.to.root, &format!("{}{rest}", one.to.path)))
}

/// The way from a note to a path in the same workspace folder; with `./` in front if the link had that.
fn relative(from: &FileKey, to: &str, like: &str) -> String {
    let path = link_text::relative(&from.path, to);
    if like.starts_with("./") && !path.starts_with("../") { format!("./{path}") } else { path }
}
