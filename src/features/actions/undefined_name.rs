//! What can be done about a name that nobody has defined.

use super::closest_names::Closest;
use super::{Action, ActionContext, ActionEffect, ActionKind, NameProblem, Page, alias, define, spelling};
use crate::names::legal_forms::has_legal_form;
use crate::names::{EntityId, Kind};
use crate::text::Span;
use crate::world::World;

/// A name that nobody has defined.
pub(super) struct Name<'a> {
    /// The name, in one line; for a wikilink its target, which may be a path.
    pub(super) text: &'a str,
    /// Where it stands; of a link, all of it.
    pub(super) span: Span,
    /// What it most likely names, if that is known.
    pub(super) kind: Option<Kind>,
    /// What is wrong with it.
    pub(super) flaw: Option<NameProblem>,
    /// How what is written there would lead to a definition.
    pub(super) by: By<'a>,
}

/// By what a reference leads to a definition.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum By<'a> {
    /// By the name.
    Name,
    /// By the path of the note, from the workspace folder on.
    Path(&'a str),
    /// By the handle, without its `@`.
    Handle(&'a str),
}

impl Name<'_> {
    /// The name without the folders of a link's target and the extension of its note.
    pub(super) fn bare(&self) -> &str {
        if self.flaw == Some(NameProblem::DeadLink) { crate::entity_index::stem(self.text) } else { self.text }
    }

    /// What the user has written, in titles of actions.
    pub(super) fn written(&self) -> String {
        match self.by {
            By::Handle(handle) => format!("@{handle}"),
            By::Name | By::Path(_) => self.bare().to_owned(),
        }
    }

    /// The folder that a reference asks for.
    pub(super) fn folder(&self) -> Option<&str> {
        let path = if let By::Path(path) = self.by { path } else { self.text };
        let (folder, _) = path.rsplit_once('/')?;
        (self.flaw == Some(NameProblem::DeadLink)).then_some(folder)
    }

    /// An action that puts it right.
    pub(super) fn fix(&self, title: String, todo: ActionEffect) -> Action {
        Action { title, kind: ActionKind::Fix, flaw: self.flaw, span: self.span, preferred: false, todo }
    }
}

/// How many of those whose name it may be are offered.
const MOST_ALIASES: usize = 3;

/// Offers to define the name, and to take it for another name of those whose names are like it.
pub(super) fn offer(
    context: &ActionContext<'_>,
    page: &Page<'_>,
    name: &Name<'_>,
    closest: &Closest<'_>,
    out: &mut Vec<Action>,
) {
    let likely = offer_to_define(context, page, name, out);
    if name.folder().is_some() {
        // No other name of somebody's is what a path leads to.
        return;
    }
    let may_be_typo = name.flaw == Some(NameProblem::Undefined) && name.by == By::Name && name.bare().contains(' ');
    for entity in closest.first(likely, MOST_ALIASES) {
        if may_be_typo && closest.is_misspelt_name_of(entity) {
            out.extend(spelling::guess(page, name, entity));
        }
        let todo = ActionEffect::AddAlias { name: name.bare().to_owned(), of: entity };
        if alias::change(context, name.bare(), entity).is_some() {
            let title = format!("Add “{}” as an alias of {}", name.bare(), called(page.world, entity));
            out.push(name.fix(title, todo));
        }
    }
}

/// Offers to define the name as what it most likely is, which is returned, and as the other kind.
pub(super) fn offer_to_define(
    context: &ActionContext<'_>,
    page: &Page<'_>,
    name: &Name<'_>,
    out: &mut Vec<Action>,
) -> Kind {
    let style = define::DefinitionStyle::of(page.world, page.data.key.root);
    let likely = name.kind.unwrap_or_else(|| kind(page, name));
    let other = if likely == Kind::Person { Kind::Organization } else { Kind::Person };
    define::offer(context, page, name, (likely, &style), out);
    define::offer(context, page, name, (other, &style), out);
    likely
}

/// What a name most likely names, of which nothing else is known.
fn kind(page: &Page<'_>, name: &Name<'_>) -> Kind {
    let listed = page.data.cast.iter().find(|entry| entry.span.overlaps(name.span)).and_then(|entry| entry.kind);
    let of_folder = || name.folder().and_then(|folder| define::kind_of_folder(page.world, folder));
    let by_form = || if has_legal_form(name.bare()) { Kind::Organization } else { Kind::Person };
    listed.or_else(of_folder).unwrap_or_else(by_form)
}

/// An entity's name, with its note where several have that name.
pub(super) fn called(world: &World, id: EntityId) -> String {
    let Some(entity) = world.entity(id) else { return String::new() };
    let path = world.file(entity.file).map(|file| file.key.path.as_ref()).unwrap_or_default();
    if world.entity_index().named(entity.name()).len() > 1 {
        format!("{} ({path})", entity.name())
    } else {
        entity.name().to_owned()
    }
}

/// The name that a handle most likely stands for: `Ann Smith` for `ann-smith` and for `AnnSmith`.
pub fn of_handle(handle: &str) -> String {
    let mut name = String::new();
    let mut begins_word = true;
    for letter in handle.chars() {
        if !letter.is_alphanumeric() {
            begins_word = true;
            continue;
        }
        let follows_small = name.chars().next_back().is_some_and(char::is_lowercase);
        if begins_word || (letter.is_uppercase() && follows_small) {
            if !name.is_empty() {
                name.push(' ');
            }
            name.extend(letter.to_uppercase());
        } else {
            name.push(letter);
        }
        begins_word = false;
    }
    name
}
