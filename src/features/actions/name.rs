//! What can be done about a name that nobody has defined.

use super::closest::closest;
use super::{Action, ActionKind, Bench, Flaw, Page, Todo, alias, define};
use crate::names::normalize::fold;
use crate::names::token::tokenize;
use crate::names::{EntityId, Kind, legal_forms};
use crate::text::Span;
use crate::world::World;

/// A name that nobody has defined.
pub(super) struct Name<'a> {
    /// The name, in one line; for a link its target, which may be a path.
    pub(super) text: &'a str,
    /// Where it stands; of a link, all of it.
    pub(super) span: Span,
    /// What it most likely names, if that is known.
    pub(super) kind: Option<Kind>,
    /// What is wrong with it.
    pub(super) flaw: Option<Flaw>,
}

impl Name<'_> {
    /// The name without the folders of a link's target and the extension of its note.
    pub(super) fn bare(&self) -> &str {
        if self.flaw == Some(Flaw::DeadLink) { crate::whos_who::stem(self.text) } else { self.text }
    }

    /// An action that puts it right.
    pub(super) fn fix(&self, title: String, todo: Todo) -> Action {
        Action { title, kind: ActionKind::Fix, flaw: self.flaw, span: self.span, preferred: false, todo }
    }
}

/// How many of those whose name it may be are offered.
const MOST_ALIASES: usize = 3;

/// Offers to define the name, and to take it for another name of those whose names are like it.
pub(super) fn offer(bench: &Bench<'_>, page: &Page<'_>, name: &Name<'_>, out: &mut Vec<Action>) {
    let likely = name.kind.unwrap_or_else(|| kind(page, name));
    let other = if likely == Kind::Person { Kind::Organization } else { Kind::Person };
    define::offer(bench, page, name, likely, out);
    define::offer(bench, page, name, other, out);
    for entity in closest(page.world, name.bare(), likely, MOST_ALIASES) {
        let todo = Todo::AddAlias { name: name.bare().to_owned(), of: entity };
        if alias::change(bench, name.bare(), entity).is_some() {
            let title = format!("Add “{}” as an alias of {}", name.bare(), called(page.world, entity));
            out.push(name.fix(title, todo));
        }
    }
}

/// What a name most likely names, of which nothing else is known.
fn kind(page: &Page<'_>, name: &Name<'_>) -> Kind {
    let listed = page.data.cast.iter().find(|entry| entry.span.overlaps(name.span)).and_then(|entry| entry.kind);
    listed.or_else(|| define::kind_of_folder(page.world, name.text)).unwrap_or_else(|| {
        let words: Vec<String> = tokenize(name.bare()).iter().map(|token| fold(token.text)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let has_form = legal_forms::longest_at_end(&words).or_else(|| legal_forms::longest_at_start(&words)).is_some();
        if has_form { Kind::Organization } else { Kind::Person }
    })
}

/// An entity's name, with its note where several have that name.
pub(super) fn called(world: &World, id: EntityId) -> String {
    let Some(entity) = world.entity(id) else { return String::new() };
    let path = world.file(entity.file).map(|file| file.key.path.as_ref()).unwrap_or_default();
    if world.whos_who().named(entity.name()).len() > 1 {
        format!("{} ({path})", entity.name())
    } else {
        entity.name().to_owned()
    }
}
