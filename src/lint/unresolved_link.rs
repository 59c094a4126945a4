//! The check for links and handles that lead nowhere.

use rustc_hash::FxHashSet;

use super::{Code, FileExists, Finding, Severity};
use crate::entity_index::{FileId, LinkedBy, folder, join, stem};
use crate::features::{IgnoredNames, Location, count, name_of_handle, nearest};
use crate::names::edit_distance::each_typo;
use crate::names::normalize::fold;
use crate::names::other_entity_words::names_something_else;
use crate::names::{EntityId, Kind};
use crate::note::definitions::{kind_of_path, kind_of_target, says_other_kind};
use crate::note::{Link, LinkKind, parse};
use crate::resolve::{Mention, MentionForm, NamedBy, Resolution};
use crate::text::{Span, Spans};
use crate::world::{FileData, FileKey, World, name_key};

/// Names of notes that are shorter are one typo away from too many others.
const SHORTEST: usize = 8;

/// Links and handles that name an entity and lead nowhere. It is a mistake where an entity or a note was most likely
/// meant, and where the link says that it means an entity. All others are links to notes that are still to be written:
/// of these the first to each name is shown, for those who ask for more than mistakes.
pub(super) fn check(
    world: &World,
    id: FileId,
    file: &FileData,
    text: &str,
    (exists, ignored): (&FileExists<'_>, &IgnoredNames),
) -> Vec<Finding> {
    let cast = file.cast.iter().filter(|entry| entry.link).map(|entry| entry.span).collect();
    let note = Note { world, id, file, text, cast, exists };
    let mut seen = FxHashSet::default();
    // What is left alone here may be told at the next link.
    let is_of_interest = |mention: &&Mention| !ignored.covers(file, mention.span.text(text), mention.span);
    file.mentions.iter().filter(is_of_interest).filter_map(|mention| note.finding(mention, &mut seen)).collect()
}

/// The note that is looked at.
struct Note<'a> {
    world: &'a World,
    id: FileId,
    file: &'a FileData,
    text: &'a str,
    /// Where cast properties have links.
    cast: Spans,
    exists: &'a FileExists<'a>,
}

/// What a link that leads nowhere was most likely meant for.
enum Meant {
    Entity(EntityId),
    Note(FileId),
    /// The note is where the link does not say.
    Elsewhere(FileId),
}

impl Note<'_> {
    fn finding(&self, mention: &Mention, seen: &mut FxHashSet<String>) -> Option<Finding> {
        if mention.form == MentionForm::Handle {
            return (mention.resolution == Resolution::Unresolved).then(|| self.handle(mention)).flatten();
        }
        if let Some(entity) = misplaced(mention) {
            let meant = Meant::Elsewhere(self.world.entity(entity)?.file);
            return self.mistake(mention, mention.span.text(self.text), &meant);
        }
        if !mention.is_dead_link() {
            return None;
        }
        let target = self.target(mention);
        if self.is_there(mention, &target) {
            return None;
        }
        let name = stem(target.trim());
        if let Some(meant) = self.meant(mention, &target, name) {
            return self.mistake(mention, name, &meant);
        }
        if self.says_somebody(mention, &target) {
            let message = format!(
                "“{}” is not defined: no note or definition has this name. Create its note, or correct the link.",
                mention.span.text(self.text)
            );
            return Some(self.found(Severity::Warning, mention.span, message, Vec::new()));
        }
        let is_somebody = !says_other_kind(&target) && !names_something_else(name) && !self.is_of_somebody(&target);
        if is_somebody && seen.insert(fold(name)) { self.unwritten(mention, &target, name) } else { None }
    }

    fn handle(&self, mention: &Mention) -> Option<Finding> {
        let written = mention.span.text(self.text);
        let bearer = self.world.entity_index().with_handle_like(written.trim_start_matches('@'))?;
        let message = format!(
            "Nobody has the handle “{written}”; {} has a similar one ({}): correct it, or add it to a definition.",
            bearer.name(),
            self.path(bearer.file)
        );
        let related = (Location::of(bearer), format!("{} is defined here", bearer.name()));
        Some(self.found(Severity::Warning, mention.span, message, vec![related]))
    }

    /// Where the link points, decoded, without a part; what it shows, where that cannot be told.
    fn target(&self, mention: &Mention) -> String {
        let whole = mention.hit.text(self.text);
        let link = parse(whole, self.file.format()).links.into_iter().find(|link| link.kind != LinkKind::Handle);
        link.map_or_else(|| mention.span.text(self.text).to_owned(), |link: Link| link.target)
    }

    /// Whether there is a file where the link points, although it is none of the notes.
    fn is_there(&self, mention: &Mention, target: &str) -> bool {
        let home = folder(&self.file.key.path);
        let is_wiki = mention.hit.text(self.text).trim_start_matches('!').starts_with("[[");
        let from = if target.starts_with('/') { "" } else { home };
        let at = |from: &str| (self.exists)(&FileKey::new(self.file.key.root, &join(from, target)));
        at(from) || (is_wiki && at(""))
    }

    /// An entity or a note that is one comparison step or one typo away, or in another folder.
    fn meant(&self, mention: &Mention, target: &str, name: &str) -> Option<Meant> {
        let entity_index = self.world.entity_index();
        let in_place = |id: &FileId| self.world.file(*id).is_some_and(|file| file.key.root == self.file.key.root);
        // Notes that define no entity are meant only where the link names an entity: all other links are not ours.
        let names_somebody = matches!(mention.resolution, Resolution::Undefined { .. });
        if names_somebody
            && target.contains('/')
            && let [note] = entity_index.notes_of_stem(&fold(name))
            && in_place(note)
            && kind_of_path(target, &self.world.settings().conventions).is_none()
        {
            return Some(Meant::Elsewhere(*note));
        }
        if let Some(entity) = nearest(self.world, name) {
            return Some(Meant::Entity(entity));
        }
        if !names_somebody {
            return None;
        }
        let spaced = name_of_handle(name);
        if fold(&spaced) != fold(name)
            && let Some(note) = entity_index.notes_of_stem(&fold(&spaced)).iter().copied().find(in_place)
        {
            return Some(Meant::Note(note));
        }
        if name.chars().count() < SHORTEST {
            return None;
        }
        let folded = fold(name);
        let mut near: Option<FileId> = None;
        each_typo(&folded, |typo| {
            if near.is_none() && !is_plural(&folded, typo) {
                near = entity_index.notes_of_stem(typo).iter().copied().find(in_place);
            }
        });
        near.map(Meant::Note)
    }

    /// Whether the place of the link, or the folder that it names, says that it means a person or an organization.
    fn says_somebody(&self, mention: &Mention, target: &str) -> bool {
        let listed = self.cast.are_in(mention.hit);
        let name = stem(target.trim());
        let is_listed = listed && !name.contains(char::is_numeric) && !names_something_else(name);
        let of_folder = || kind_of_target(target, &self.world.settings().conventions);
        (is_listed || of_folder().is_some()) && !self.world.links_ahead()
    }

    /// Whether the link names something that belongs to an entity, by a path below its page: `Person/Ada
    /// Pottinger/Kilns`.
    fn is_of_somebody(&self, target: &str) -> bool {
        let conventions = &self.world.settings().conventions;
        kind_of_path(target, conventions).is_some() && kind_of_target(target, conventions).is_none()
    }

    fn mistake(&self, mention: &Mention, name: &str, meant: &Meant) -> Option<Finding> {
        let (message, place) = match meant {
            Meant::Entity(id) => {
                let entity = self.world.entity(*id)?;
                let (own, path) = (entity.name(), self.path(entity.file));
                let message =
                    format!("“{name}” is not defined; {own} is ({path}): correct the link, or define the name.");
                (message, (Location::of(entity), format!("{own} is defined here")))
            }
            Meant::Note(file) => {
                let path = self.path(*file);
                let message =
                    format!("No note is called “{name}”; there is {path}: correct the link, or create its note.");
                (message, (top(*file), "the note that may be meant".to_owned()))
            }
            Meant::Elsewhere(file) => {
                let path = self.path(*file);
                let written = mention.span.text(self.text);
                let message = format!("“{written}” is in another folder: the note is {path}. Correct the link.");
                (message, (top(*file), "the note that is meant".to_owned()))
            }
        };
        Some(self.found(Severity::Warning, mention.span, message, vec![place]))
    }

    /// The finding for a link to a note that is not written yet, where it names a person or an organization: once a
    /// name, in the first of the notes with such links.
    fn unwritten(&self, mention: &Mention, target: &str, name: &str) -> Option<Finding> {
        let linked = self.world.dead_links(name_key(name));
        if linked.first.is_some_and(|first| first != self.id) {
            return None;
        }
        let of_text = || match &mention.resolution {
            Resolution::Undefined { kind, .. } => Some(*kind),
            _ => self.kind_in_prose(name),
        };
        let kind = kind_of_target(target, &self.world.settings().conventions).or_else(of_text)?;
        let times = match linked.notes {
            0 | 1 if linked.links < 2 => String::new(),
            1 => format!(" It is linked {} times in this note.", linked.links),
            _ => format!(" It is linked {} times in {}.", linked.links, count(linked.notes, "note")),
        };
        let message = format!("“{name}” is probably {}, and has no note yet.{times}", kind.with_article());
        Some(self.found(Severity::Information, mention.span, message, Vec::new()))
    }

    /// What kind of entity prose takes the name for, where it has no definition.
    fn kind_in_prose(&self, name: &str) -> Option<Kind> {
        let key = name_key(name);
        let notes = self.world.undefined_in(key);
        let file = notes.first().and_then(|id| self.world.file(*id))?;
        file.undefined.iter().find(|name| name.key == key).map(|name| name.kind)
    }

    fn path(&self, file: FileId) -> &str {
        self.world.file(file).map(|file| file.key.path.as_ref()).unwrap_or_default()
    }

    fn found(&self, severity: Severity, span: Span, message: String, related: Vec<(Location, String)>) -> Finding {
        Finding { code: Code::UnresolvedLink, severity, span, message, related }
    }
}

/// The entity that a link means which names another folder than that of its note.
fn misplaced(mention: &Mention) -> Option<EntityId> {
    let Resolution::Resolved { entity, reason } = &mention.resolution else { return None };
    (reason.named_by == NamedBy::Link(LinkedBy::OtherFolder)).then_some(*entity)
}

/// Whether one is the other in the plural.
fn is_plural(one: &str, other: &str) -> bool {
    one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
}

/// The top of a note.
fn top(file: FileId) -> Location {
    Location { file, span: Span::at(0) }
}
