//! Defines a name: by a new note, or by a heading in a note that defines several entities.

use rustc_hash::{FxHashMap, FxHashSet};

use super::name::{By, Name};
use super::page::Page;
use super::{Action, ActionContext, ActionEffect, alias};
use crate::entity_index::{Entity, FileId, folder, stem, without_extension};
use crate::features::file_names::{InvalidFileName, check_path, repaired};
use crate::features::frontmatter_edits::{self, between};
use crate::features::{Change, FileChange, Location, TextEdit, rename};
use crate::names::Kind;
use crate::names::normalize::fold;
use crate::note::definitions::Definition;
use crate::note::{Format, logseq_pages, parse};
use crate::text::{Span, edited, in_one_line, is_control, line_break, line_end};
use crate::world::{FileKey, World, read_note};

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

/// How a workspace folder defines people and organizations.
#[derive(Default)]
pub(super) struct DefinitionStyle<'w> {
    /// For each kind and folder, the notes there that are about an entity.
    folders: FxHashMap<(Kind, &'w str), Notes>,
    /// The folder of pages of Logseq, and what stands there for the slash of a namespace.
    pages: Option<(&'w str, &'static str)>,
    /// For each kind, how many a note about many defines.
    many: FxHashMap<(Kind, FileId), usize>,
}

/// Notes about an entity in a folder.
#[derive(Default)]
struct Notes {
    count: usize,
    org: usize,
    styles: FxHashMap<Style, usize>,
}

impl<'w> DefinitionStyle<'w> {
    /// The style of those who write in a workspace folder.
    pub(super) fn of(world: &'w World, root: u32) -> Self {
        let mut workspace_style = Self::default();
        for entity in world.entity_index().iter() {
            let Some(key) = world
                .file(entity.file)
                .map(|file| &file.key)
                .filter(|key| key.root == root && !key.format().is_source())
            else {
                continue;
            };
            if !entity.definition.whole_note {
                *workspace_style.many.entry((entity.kind(), entity.file)).or_default() += 1;
                continue;
            }
            if workspace_style.pages.is_none() {
                workspace_style.pages = logseq_pages::slash(&key.path).map(|slash| (folder(&key.path), slash));
            }
            let notes = workspace_style.folders.entry((entity.kind(), folder(&key.path))).or_default();
            notes.count += 1;
            notes.org += usize::from(key.path.ends_with(".org"));
            *notes.styles.entry(style(&key.path)).or_default() += 1;
        }
        workspace_style
    }

    /// The folder that holds most of the notes of this kind, and what they are; of several the first by name, so that the
    /// answer is always the same.
    fn default_folder(&self, kind: Kind) -> (&str, Option<&Notes>) {
        let own = self.folders.iter().filter(|((of, _), _)| *of == kind).map(|((_, folder), notes)| (*folder, notes));
        let most = own.max_by(|(one, notes), (other, more)| notes.count.cmp(&more.count).then(other.cmp(one)));
        match most {
            Some((folder, notes)) => (folder, Some(notes)),
            None => (if kind == Kind::Person { "People" } else { "Organizations" }, None),
        }
    }

    /// The path of a note about an entity of this name, as the workspace calls and places such notes; nothing if the
    /// name has nothing that a file's may have.
    fn place(&self, kind: Kind, name: &str, folder: Option<&str>) -> Option<String> {
        let (default_folder, notes) = self.default_folder(kind);
        let file = file_name(name, notes.map(Notes::style).unwrap_or_default())?;
        let folder = folder.unwrap_or(default_folder);
        let extension = notes.map_or("md", Notes::extension);
        Some(if folder.is_empty() { format!("{file}.{extension}") } else { format!("{folder}/{file}.{extension}") })
    }

    /// The path of the page of Logseq that a link calls by its namespace, where the workspace has such pages.
    fn page(&self, kind: Kind, name: &Name<'_>) -> Option<String> {
        let (folder, slash) = self.pages.filter(|_| name.folder().is_some())?;
        let extension = self.default_folder(kind).1.map_or("md", Notes::extension);
        Some(format!("{folder}/{}.{extension}", name.text.replace('/', slash)))
    }

    /// The note about many of this kind that has most of them.
    fn note_about_many(&self, world: &World, kind: Kind) -> Option<FileId> {
        let own = self.many.iter().filter(|((of, _), _)| *of == kind);
        let rank = |((_, file), count): (&(Kind, FileId), &usize)| {
            Some((*count, std::cmp::Reverse(&world.file(*file)?.key), *file))
        };
        own.filter_map(rank).max().map(|(_, _, file)| file)
    }
}

impl Notes {
    fn style(&self) -> Style {
        let most = self.styles.iter().max_by_key(|(style, count)| (**count, **style == Style::Written));
        most.map(|(style, _)| *style).unwrap_or_default()
    }

    fn extension(&self) -> &'static str {
        if self.org * 2 > self.count { "org" } else { "md" }
    }
}

/// Offers to define a name as an entity of this kind.
pub(super) fn offer(
    context: &ActionContext<'_>,
    page: &Page<'_>,
    name: &Name<'_>,
    (kind, style): (Kind, &DefinitionStyle<'_>),
    out: &mut Vec<Action>,
) {
    let (bare, written) = (name.bare(), name.written());
    let mut add = |todo: ActionEffect, path: &str| {
        let title = format!("Define “{written}” as {} in {path}", kind.with_article());
        out.push(name.fix(title, todo));
    };
    match free_place(context, page.data.key.root, name, (kind, style)).filter(|_| context.can_create) {
        Some(Ok(at)) => {
            let path = at.path.to_string();
            let handle = if let By::Handle(handle) = name.by { Some(handle.to_owned()) } else { None };
            let todo = ActionEffect::Define { name: bare.to_owned(), handle, kind, at };
            if !matches!(name.by, By::Handle(_)) || change_is_right(context, &todo) {
                add(todo, &path);
            }
        }
        Some(Err(unfit)) => {
            let todo = ActionEffect::Refused { why: format!("No note can be made for it: {unfit}.") };
            add(todo, "a new note");
        }
        None => {}
    }
    // No heading is what a path or a handle leads to.
    let is_name = name.by == By::Name && name.folder().is_none();
    let to = style.note_about_many(page.world, kind).filter(|_| is_name);
    if let Some(to) = to.filter(|to| new_entry(context, bare, *to).is_some()) {
        let path = page.world.file(to).map(|file| file.key.path.to_string()).unwrap_or_default();
        add(ActionEffect::AddEntry { name: bare.to_owned(), to }, &path);
    }
}

/// Defines names of a workspace folder at once, by a note each, where the folder has such notes. Gives the change, and the
/// names that get no note, each with the reason: the end of a sentence that begins with the name.
pub fn define_all<'n>(
    context: &ActionContext<'_>,
    root: u32,
    names: &'n [(String, Kind)],
) -> (Change, Vec<(&'n str, &'static str)>) {
    let style = DefinitionStyle::of(context.world, root);
    let mut taken: FxHashSet<String> = FxHashSet::default();
    let mut define = |name: &str, kind: Kind| {
        let (path, change) = in_new_note(context, root, &style, (name, kind), None)?;
        if taken.insert(fold(&path)) { Ok(change) } else { Err(HAS_NOTE) }
    };
    let (mut change, mut refused) = (Change::default(), Vec::new());
    for (name, kind) in names {
        match define(name, *kind) {
            Ok(made) => change.files.extend(made.files),
            Err(why) => refused.push((name.as_str(), why)),
        }
    }
    (change, refused)
}

/// The entity that [`define_one`] makes a note for.
#[derive(Clone, Copy, Debug)]
pub struct NewEntity<'a> {
    /// The name.
    pub name: &'a str,
    /// What it names.
    pub kind: Kind,
    /// The folder of the note within the workspace folder; if there is none, where such notes are.
    pub folder: Option<&'a str>,
    /// Other names.
    pub aliases: &'a [&'a str],
}

/// Defines a name by a new note of a workspace folder, with other names.
///
/// # Errors
/// Why there is no such note: the end of a sentence that begins with the name.
pub fn define_one(context: &ActionContext<'_>, root: u32, who: NewEntity<'_>) -> Result<Change, String> {
    let style = DefinitionStyle::of(context.world, root);
    let (_, mut change) = in_new_note(context, root, &style, (who.name, who.kind), who.folder)?;
    for other in who.aliases {
        alias::check(other)?;
        let cannot = || format!("cannot have “{other}” as another name in its new note");
        let Some(FileChange::Create { key, text }) = change.files.first_mut() else { return Err(cannot()) };
        let added = alias::in_new_note(context, key, text, other).ok_or_else(cannot)?;
        *text = added;
    }
    Ok(change)
}

/// What is said of a name whose note would not be new.
const HAS_NOTE: &str = "has a note already that is not about a person or an organization";

/// The change that makes a note about a name, and the note's path.
fn in_new_note(
    context: &ActionContext<'_>,
    root: u32,
    style: &DefinitionStyle<'_>,
    (name, kind): (&str, Kind),
    folder: Option<&str>,
) -> Result<(String, Change), &'static str> {
    if context.world.entity_index().is_declared(name) {
        return Err("is defined already");
    }
    if name.contains(is_control) || name.starts_with('#') || !rename::reads_as_text(name) {
        return Err("would not be read as it is written");
    }
    let path = style.place(kind, name, folder).filter(|path| check_path(path).is_ok());
    let path = path.ok_or("cannot be the name of a note")?;
    if !is_free(context, root, &path) {
        return Err(HAS_NOTE);
    }
    let change = new_note(context, (name, None), kind, &FileKey::new(root, &path)).ok_or("cannot be defined here")?;
    if defined(context, &change).is_empty() { Err("is none that a note can have") } else { Ok((path, change)) }
}

/// The kind that a vault's notes have which lie in a folder.
pub(super) fn kind_of_folder(world: &World, folder: &str) -> Option<Kind> {
    let inside = |entity: &&Entity| folder_of(world, entity) == Some(folder);
    world.entity_index().iter().find(inside).map(Entity::kind)
}

/// The key that a new note about the name would have, if nothing is there yet; or why no note can have it.
fn free_place(
    context: &ActionContext<'_>,
    root: u32,
    name: &Name<'_>,
    (kind, style): (Kind, &DefinitionStyle<'_>),
) -> Option<Result<FileKey, InvalidFileName>> {
    if root == FileKey::OUTSIDE {
        return None;
    }
    let path = match name.by {
        By::Path(path) => with_extension(path),
        // A slash in front means the workspace folder, as in Markdown.
        By::Name | By::Handle(_) => match style.page(kind, name) {
            Some(page) => page,
            None => style.place(kind, name.bare(), name.folder().map(|folder| folder.trim_start_matches('/')))?,
        },
    };
    if let Err(unfit) = check_path(&path) {
        return Some(Err(unfit));
    }
    is_free(context, root, &path).then(|| Ok(FileKey::new(root, &path)))
}

/// The key that a new note about an entity would have, if nothing is there yet.
pub(super) fn place(
    context: &ActionContext<'_>,
    root: u32,
    entity: &Entity,
    style: &DefinitionStyle<'_>,
) -> Option<FileKey> {
    let path = style.place(entity.kind(), entity.name(), None).filter(|path| check_path(path).is_ok())?;
    (root != FileKey::OUTSIDE && is_free(context, root, &path)).then(|| FileKey::new(root, &path))
}

/// Whether no note lies at a path yet, nor one of the same name in that folder, and no other file.
fn is_free(context: &ActionContext<'_>, root: u32, path: &str) -> bool {
    let is_there = |id: &FileId| {
        let key = context.world.file(*id).map(|file| &file.key);
        key.is_some_and(|key| key.root == root && folder(&key.path) == folder(path))
    };
    let namesakes = context.world.entity_index().notes_of_stem(&fold(stem(path)));
    !namesakes.iter().any(is_there) && context.texts.on_disk(&FileKey::new(root, path)).is_none()
}

/// The path of a note that a link means by a path.
fn with_extension(path: &str) -> String {
    if without_extension(path) == path { format!("{path}.md") } else { path.to_owned() }
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

/// The name of a file about an entity, without its extension; nothing if the name has nothing that a file's may have.
fn file_name(name: &str, style: Style) -> Option<String> {
    let kept = repaired(name);
    let joined = |by: &str| {
        let words = kept.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<String>>().join(by)
    };
    let file = match style {
        Style::Written => in_one_line(&kept),
        Style::Handle => format!("@{}", in_one_line(&kept)),
        Style::Slug => joined("-"),
        Style::Snake => joined("_"),
    };
    file.contains(char::is_alphanumeric).then_some(file)
}

/// Whether a new note is read as the definition of the handle that it is made for.
fn change_is_right(context: &ActionContext<'_>, todo: &ActionEffect) -> bool {
    let ActionEffect::Define { name, handle: Some(handle), kind, at } = todo else { return false };
    let Some(change) = new_note(context, (name, Some(handle)), *kind, at) else { return false };
    let mut handles = defined(context, &change).into_iter().flat_map(|one| one.handles);
    handles.any(|own| fold(&own.text) == fold(handle))
}

/// The definitions in the new notes of a change.
pub(super) fn defined(context: &ActionContext<'_>, change: &Change) -> Vec<Definition> {
    let read = |file: &FileChange| match file {
        FileChange::Create { key, text } => {
            Some(read_note(text, Format::from_path(&key.path)?, &key.path, context.world.settings()).found.definitions)
        }
        FileChange::Rename { .. } | FileChange::Delete { .. } => None,
    };
    change.files.iter().filter_map(read).flatten().collect()
}

/// The change that makes a new note about an entity.
pub(super) fn new_note(
    context: &ActionContext<'_>,
    (name, handle): (&str, Option<&str>),
    kind: Kind,
    at: &FileKey,
) -> Option<Change> {
    let settings = context.world.settings();
    let template = match kind {
        Kind::Person => &settings.templates.person,
        Kind::Organization => &settings.templates.organization,
    };
    let template = template.as_deref().map(|path| FileKey::new(at.root, path));
    let text = match template.and_then(|key| context.texts.on_disk(&key)) {
        Some(template) => filled(&template, name, kind, context.today),
        None if at.path.ends_with(".org") => format!("#+title: {name}\n#+filetags: :{}:\n", kind.word()),
        None => format!("---\ntype: {}\n---\n# {name}\n", kind.word()),
    };
    let text = match handle {
        Some(handle) => with_handle(&text, at.format(), handle)?,
        None => text,
    };
    let files = vec![FileChange::Create { key: at.clone(), text }];
    context.can_create.then(|| Change { edits: Vec::new(), files })
}

/// A new note's text with a handle among its properties.
fn with_handle(text: &str, format: Format, handle: &str) -> Option<String> {
    let note = parse(text, format);
    if format == Format::Org {
        let line = format!("#+handle: {handle}{}", line_break(text));
        return Some(edited(text, [(Span::at(note.body), line.as_str())]));
    }
    let (span, added) = match note.properties.iter().any(|property| property.key.eq_ignore_ascii_case("handle")) {
        true => frontmatter_edits::add_to_list(&note, text, &["handle"], handle)?,
        false => frontmatter_edits::add_lines(&note, text, &format!("handle: {handle}{}", line_break(text)))?,
    };
    Some(edited(text, [(span, added.as_str())]))
}

/// A template with its places filled, in the frontmatter as its language writes them. A name may look like such a place, so
/// that they are filled from left to right.
fn filled(template: &str, name: &str, kind: Kind, today: &str) -> String {
    let body = parse(template, Format::Markdown).body;
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once("{{") {
        let in_frontmatter = template.len() - rest.len() + before.len() < body;
        out.push_str(before);
        let place = behind.split_once("}}").and_then(|(key, behind)| {
            let value = match key.trim().to_lowercase().as_str() {
                "name" | "title" if in_frontmatter => between(&out, name, behind),
                "name" | "title" => name.to_owned(),
                "kind" => kind.word().to_owned(),
                "date" => today.to_owned(),
                _ => return None,
            };
            Some((value, behind))
        });
        match place {
            Some((value, behind)) => {
                out.push_str(&value);
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

/// The edit that adds a heading to a note that defines several entities, behind the last one of its level; nothing if
/// it would define none.
pub(super) fn new_entry(context: &ActionContext<'_>, name: &str, to: FileId) -> Option<Change> {
    let world = context.world;
    let data = world.file(to)?;
    let text = context.texts.of(to)?;
    let entries = world.entity_index().defined_in(to).iter().filter_map(|id| world.entity(*id));
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
    let after = read_note(&edited(&text, [(span, added.as_str())]), data.format(), &data.key.path, world.settings());
    let count = world.entity_index().defined_in(to).len();
    let is_defined = after.found.definitions.iter().any(|one| one.names.first().is_some_and(|own| own.text == name));
    (is_defined && after.found.definitions.len() == count + 1).then(|| {
        let place = Location { file: to, span };
        Change { edits: vec![TextEdit { place, text: added, label: None }], files: Vec::new() }
    })
}

fn folder_of<'w>(world: &'w World, entity: &Entity) -> Option<&'w str> {
    world.file(entity.file).map(|file| folder(&file.key.path))
}
