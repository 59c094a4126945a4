//! The name that actions are offered for, and how their titles call entities.

use super::action::{Action, ActionEffect, ActionKind, NameProblem};
use crate::entity_index::stem;
use crate::names::{EntityId, Kind};
use crate::text::Span;
use crate::world::World;

/// A name without a definition.
pub(super) struct Name<'a> {
    /// The name, in one line; for a wikilink its target, which may be a path.
    pub(super) text: &'a str,
    /// Where it stands; of a link, all of it.
    pub(super) span: Span,
    /// What it most likely names, if that is known.
    pub(super) kind: Option<Kind>,
    /// What is wrong with it.
    pub(super) problem: Option<NameProblem>,
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
        if self.problem == Some(NameProblem::DeadLink) { stem(self.text) } else { self.text }
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
        (self.problem == Some(NameProblem::DeadLink)).then_some(folder)
    }

    /// An action that puts it right.
    pub(super) fn fix(&self, title: String, todo: ActionEffect) -> Action {
        Action { title, kind: ActionKind::Fix, problem: self.problem, span: self.span, preferred: false, todo }
    }
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
