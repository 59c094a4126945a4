//! Links to an entity, as they are written in a note.

use crate::entity_index::{Entity, FileId, Target, stem};
use crate::names::normalize::fold;
use crate::note::{Format, logseq_pages, parse};
use crate::world::{FileKey, World};

/// A wikilink which in the note `from` leads to the entity and shows a text; `None` if no such link does. A page of Logseq
/// is shown otherwise only as `[text]([[page]])`: to that, `|` is part of the page's name.
pub(super) fn wikilink(world: &World, from: FileId, entity: &Entity, shown: &str) -> Option<String> {
    let is_page = world.file(entity.file).is_some_and(|file| logseq_pages::name(&file.key.path).is_some());
    targets(world, from, entity)?.into_iter().find_map(|target| {
        let (bare, labelled) = (format!("[[{target}]]"), format!("[[{target}|{shown}]]"));
        let link = match (target == shown, is_page) {
            (true, _) => bare.clone(),
            (false, true) => format!("[{shown}]({bare})"),
            (false, false) => labelled,
        };
        leads_to(world, from, entity, if is_page { &bare } else { &link }).then_some(link)
    })
}

/// What a wikilink in the note `from` calls the entity: its note's name, or path if several notes have the name, with
/// the heading if the note is about several.
pub(super) fn target(world: &World, from: FileId, entity: &Entity) -> Option<String> {
    targets(world, from, entity)?.into_iter().next()
}

/// The same with what else a link may call the entity, should that lead elsewhere.
fn targets(world: &World, from: FileId, entity: &Entity) -> Option<Vec<String>> {
    let (note, home) = (&world.file(entity.file)?.key, &world.file(from)?.key);
    // A source is no note to link to, but who is in it has a name.
    if !is_in_reach(note, home) || entity.definition.from_source {
        return Some(vec![entity.name().to_owned()]);
    }
    let part = if entity.definition.whole_note { String::new() } else { format!("#{}", entity.name()) };
    if let Some(page) = logseq_pages::name(&note.path) {
        return Some(vec![format!("{page}{part}")]);
    }
    let of_stem = world.entity_index().notes_of_stem(&fold(stem(&note.path))).iter().filter_map(|id| world.file(*id));
    let is_only = of_stem.filter(|file| file.key.root == note.root).count() == 1;
    let path = note.path.strip_suffix(".md").unwrap_or(&note.path);
    let name = path.rsplit('/').next().filter(|_| is_only);
    Some(name.into_iter().chain([path]).map(|target| format!("{target}{part}")).collect())
}

/// A Markdown link that in the note `from` leads to the entity; `None` if no such link does. `shown` is what stands between
/// its brackets.
pub(super) fn markdown_link(world: &World, from: FileId, entity: &Entity, shown: &str) -> Option<String> {
    let (note, home) = (&world.file(entity.file)?.key, &world.file(from)?.key);
    if !is_in_reach(note, home) || entity.definition.from_source {
        return None;
    }
    let path = encoded(&relative(&home.path, &note.path));
    let part = if entity.definition.whole_note { String::new() } else { format!("#{}", encoded(entity.name())) };
    let link = format!("[{shown}]({path}{part})");
    leads_to(world, from, entity, &link).then_some(link)
}

/// A link of Org that in the note `from` leads to the note about the entity. `None` for entries of notes, whose headings
/// other programs do not find.
pub(super) fn org_link(world: &World, from: FileId, entity: &Entity, shown: &str) -> Option<String> {
    let (note, home) = (&world.file(entity.file)?.key, &world.file(from)?.key);
    let path = relative(&home.path, &note.path);
    let is_plain = |text: &str| !text.contains(['[', ']']);
    let fits = is_in_reach(note, home) && entity.definition.whole_note && is_plain(&path) && is_plain(shown);
    fits.then(|| format!("[[file:{path}][{shown}]]"))
}

/// Links do not cross from one workspace folder to another.
fn is_in_reach(note: &FileKey, home: &FileKey) -> bool {
    note.root == home.root && home.root != FileKey::OUTSIDE
}

/// Whether the text is one link, and one to the entity: it is read as it will be once it stands in the note.
fn leads_to(world: &World, from: FileId, entity: &Entity, text: &str) -> bool {
    match parse(text, Format::Markdown).links.as_slice() {
        [link] if link.span.len() == text.len() => {
            matches!(world.entity_index().follow(link, from), Target::Entity(id, _) if id == entity.id)
        }
        _ => false,
    }
}

/// The path of a note as seen from another one; both with `/`.
pub(super) fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len().min(to.len()).saturating_sub(1);
    let shared = from.iter().zip(&to).take(folders).take_while(|(one, other)| one == other).count();
    let up = from.iter().skip(shared + 1).map(|_| "..");
    up.chain(to.iter().skip(shared).copied()).collect::<Vec<&str>>().join("/")
}

/// A link's destination in which spaces, brackets and signs with a meaning of their own are percent-encoded. Letters of
/// all scripts are left to be read.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 8);
    for char in path.chars() {
        if char.is_ascii_alphanumeric() || !char.is_ascii() || matches!(char, '/' | '-' | '_' | '.' | '~' | ',' | '\'')
        {
            out.push(char);
        } else {
            out.push_str(&format!("%{:02X}", u32::from(char)));
        }
    }
    out
}

/// The text so that it is shown as it is between a link's brackets.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '&') {
            out.push('\\');
        }
        out.push(char);
    }
    out
}
