//! Defines a name: by a new note, or by a heading in a note about many.

use rustc_hash::FxHashMap;

use super::name::Name;
use super::{Action, Bench, Page, Todo};
use crate::features::{Change, FileChange, Location, TextEdit};
use crate::names::Kind;
use crate::names::normalize::fold;
use crate::text::{Span, edited, in_one_line, line_break, line_end};
use crate::whos_who::{Entity, FileId, folder, stem};
use crate::world::{FileKey, World, read};

/// How a vault names its notes about people or organizations.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
enum Style {
    /// `Ann Smith`
    #[default]
    Written,
    /// `@Ann Smith`
    Handle,
    /// `ann-smith`
    Slug,
    /// `ann_smith`
    Snake,
}

/// Where a vault keeps its notes of a kind, and what they are called.
struct Habit {
    folder: String,
    style: Style,
    extension: &'static str,
}

/// Offers to define a name as somebody of this kind.
pub(super) fn offer(bench: &Bench<'_>, page: &Page<'_>, name: &Name<'_>, kind: Kind, out: &mut Vec<Action>) {
    let bare = name.bare();
    let mut add = |todo: Todo, path: &str| {
        let title = format!("Define “{bare}” as {} in {path}", kind.with_article());
        out.push(name.fix(title, todo));
    };
    if let Some(at) = free_place(bench, page, name, kind).filter(|_| bench.can_create) {
        let path = at.path.to_string();
        add(Todo::Define { name: bare.to_owned(), kind, at }, &path);
    }
    if let Some(to) = note_about_many(page, kind) {
        let path = page.world.file(to).map(|file| file.key.path.to_string()).unwrap_or_default();
        add(Todo::AddEntry { name: bare.to_owned(), to }, &path);
    }
}

/// The kind that a vault's notes have which lie in the folder of a link's target.
pub(super) fn kind_of_folder(world: &World, target: &str) -> Option<Kind> {
    let (folder, _) = target.rsplit_once('/')?;
    let inside = |entity: &&Entity| folder_of(world, entity) == Some(folder);
    world.whos_who().iter().find(inside).map(Entity::kind)
}

/// The key that a new note about the name would have, if nothing is there yet.
fn free_place(bench: &Bench<'_>, page: &Page<'_>, name: &Name<'_>, kind: Kind) -> Option<FileKey> {
    let root = page.data.key.root;
    if root == FileKey::OUTSIDE {
        return None;
    }
    let habit = habit(page.world, root, kind);
    let own = name.text.rsplit_once('/').filter(|_| name.bare() != name.text).map(|(folder, _)| folder.to_owned());
    let home = own.unwrap_or(habit.folder);
    let file = file_name(name.bare(), habit.style)?;
    let path = if home.is_empty() { file.clone() } else { format!("{home}/{file}") };
    let is_there = |id: &FileId| {
        let key = page.world.file(*id).map(|file| &file.key);
        key.is_some_and(|key| key.root == root && folder(&key.path) == home)
    };
    let namesakes = page.world.whos_who().notes_of_stem(&fold(&file));
    let key = FileKey::new(root, &format!("{path}.{}", habit.extension));
    let is_free = !namesakes.iter().any(is_there) && bench.texts.on_disk(&key).is_none();
    let climbs = path.split('/').any(|part| part.starts_with('.'));
    (is_free && !climbs).then_some(key)
}

/// The folder that holds most of a vault's notes of this kind, and how they are called there.
fn habit(world: &World, root: u32, kind: Kind) -> Habit {
    let mut folders: FxHashMap<&str, usize> = FxHashMap::default();
    let of_kind = || world.whos_who().iter().filter(|entity| entity.kind() == kind && entity.definition.whole_note);
    let paths = || {
        let keys = of_kind().filter_map(|entity| world.file(entity.file)).map(|file| &file.key);
        keys.filter(|key| key.root == root).map(|key| key.path.as_ref())
    };
    for path in paths() {
        *folders.entry(folder(path)).or_default() += 1;
    }
    let Some(home) = most(folders) else {
        let folder = if kind == Kind::Person { "People" } else { "Organizations" };
        return Habit { folder: folder.to_owned(), style: Style::default(), extension: "md" };
    };
    let inside = || paths().filter(|path| folder(path) == home);
    let mut styles: FxHashMap<Style, usize> = FxHashMap::default();
    inside().map(style).for_each(|style| *styles.entry(style).or_default() += 1);
    let is_org = inside().filter(|path| path.ends_with(".org")).count() * 2 > inside().count();
    let style = styles.into_iter().max_by_key(|(style, count)| (*count, *style == Style::Written));
    Habit {
        folder: home.to_owned(),
        style: style.map(|(style, _)| style).unwrap_or_default(),
        extension: if is_org { "org" } else { "md" },
    }
}

/// What was counted most; of several the first by name, so that the answer is always the same.
fn most(counts: FxHashMap<&str, usize>) -> Option<&str> {
    counts.into_iter().max_by(|(one, count), (other, more)| count.cmp(more).then(other.cmp(one))).map(|(name, _)| name)
}

fn style(path: &str) -> Style {
    let stem = stem(path);
    let is_small = !stem.contains(char::is_uppercase) && !stem.contains(char::is_whitespace);
    match stem {
        _ if stem.starts_with('@') && stem.contains(' ') => Style::Handle,
        _ if is_small && stem.contains('-') => Style::Slug,
        _ if is_small && stem.contains('_') => Style::Snake,
        _ => Style::Written,
    }
}

/// The name of a file about somebody, without its extension; nothing if the name has nothing that a file's may have.
fn file_name(name: &str, style: Style) -> Option<String> {
    let is_kept = |letter: char| {
        !letter.is_control() && !matches!(letter, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '^')
    };
    let kept: String = name.chars().map(|letter| if is_kept(letter) { letter } else { ' ' }).collect();
    let kept = kept.trim_matches(|edge: char| edge.is_whitespace() || edge == '.');
    let joined = |by: &str| {
        let words = kept.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<String>>().join(by)
    };
    let file = match style {
        Style::Written => in_one_line(kept),
        Style::Handle => format!("@{}", in_one_line(kept)),
        Style::Slug => joined("-"),
        Style::Snake => joined("_"),
    };
    file.contains(char::is_alphanumeric).then_some(file)
}

/// The note about many of this kind that has most of them.
fn note_about_many(page: &Page<'_>, kind: Kind) -> Option<FileId> {
    let mut notes: FxHashMap<FileId, usize> = FxHashMap::default();
    let entries = page.world.whos_who().iter().filter(|entity| entity.kind() == kind && !entity.definition.whole_note);
    for entity in entries {
        *notes.entry(entity.file).or_default() += 1;
    }
    let here = page.data.key.root;
    let rank = |(file, count): (FileId, usize)| {
        let key = page.world.file(file).map(|file| &file.key).filter(|key| key.root == here)?;
        Some((count, std::cmp::Reverse(key), file))
    };
    notes.into_iter().filter_map(rank).max().map(|(_, _, file)| file)
}

/// The change that makes a new note about somebody.
pub(super) fn new_note(bench: &Bench<'_>, name: &str, kind: Kind, at: &FileKey) -> Option<Change> {
    let settings = bench.world.settings();
    let template = match kind {
        Kind::Person => &settings.templates.person,
        Kind::Organization => &settings.templates.organization,
    };
    let template = template.as_deref().map(|path| FileKey::new(at.root, path));
    let text = match template.and_then(|key| bench.texts.on_disk(&key)) {
        Some(template) => filled(&template, name, kind, bench.today),
        None if at.path.ends_with(".org") => format!("#+title: {name}\n#+filetags: :{}:\n", kind.word()),
        None => format!("---\ntype: {}\n---\n# {name}\n", kind.word()),
    };
    let files = vec![FileChange::Create { key: at.clone(), text }];
    bench.can_create.then(|| Change { edits: Vec::new(), files })
}

/// A template with its places filled. A name may look like such a place, so that they are filled from left to right.
fn filled(template: &str, name: &str, kind: Kind, today: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once("{{") {
        out.push_str(before);
        let place = behind.split_once("}}").and_then(|(key, behind)| {
            let value = match key.trim().to_lowercase().as_str() {
                "name" | "title" => name,
                "kind" => kind.word(),
                "date" => today,
                _ => return None,
            };
            Some((value, behind))
        });
        match place {
            Some((value, behind)) => {
                out.push_str(value);
                rest = behind;
            }
            None => {
                out.push_str("{{");
                rest = behind;
            }
        }
    }
    out + rest
}

/// The edit that adds a heading to a note about many, behind the last one of its level; nothing if it would define
/// nobody.
pub(super) fn new_entry(bench: &Bench<'_>, name: &str, to: FileId) -> Option<Change> {
    let world = bench.world;
    let data = world.file(to)?;
    let text = bench.texts.of(to)?;
    let entries = world.whos_who().defined_in(to).iter().filter_map(|id| world.entity(*id));
    let last = entries.filter(|entity| !entity.definition.whole_note).map(|entity| entity.definition.extent).max()?;
    let line = text.get(last.start as usize..line_end(&text, last.start as usize))?;
    let marks: String = line.chars().take_while(|mark| matches!(mark, '#' | '*')).collect();
    if marks.is_empty() {
        return None;
    }
    let end = last.end as usize;
    let line_break = line_break(&text);
    let before = text.get(..end)?;
    let gap = if before.ends_with(&line_break.repeat(2)) {
        String::new()
    } else if before.ends_with('\n') {
        line_break.to_owned()
    } else {
        line_break.repeat(2)
    };
    let behind = if end < text.len() { line_break } else { "" };
    let added = format!("{gap}{marks} {name}{line_break}{behind}");
    let span = Span::at(end);
    let after = read(&edited(&text, [(span, added.as_str())]), data.format(), &data.key.path, world.settings());
    let count = world.whos_who().defined_in(to).len();
    let is_defined = after.found.definitions.iter().any(|one| one.names.first().is_some_and(|own| own.text == name));
    (is_defined && after.found.definitions.len() == count + 1).then(|| {
        let place = Location { file: to, span };
        Change { edits: vec![TextEdit { place, text: added, label: None }], files: Vec::new() }
    })
}

fn folder_of<'w>(world: &'w World, entity: &Entity) -> Option<&'w str> {
    world.file(entity.file).map(|file| folder(&file.key.path))
}
