//! Copies an entity from a source into a note of its own, where it can be edited and renamed.

use super::define::{self, DefinitionStyle};
use super::page::Page;
use super::{Action, ActionContext, ActionEffect, ActionKind};
use crate::entity_index::Entity;
use crate::features::frontmatter_edits;
use crate::features::{Change, FileChange};
use crate::names::EntityId;
use crate::note::definitions::Definition;
use crate::note::{Format, parse};
use crate::resolve::Mention;
use crate::text::{edited, in_one_line};
use crate::world::{FileKey, World};

/// Offers a note about each of those whom a mention may name and only a source defines.
pub(super) fn offer(context: &ActionContext<'_>, page: &Page<'_>, mention: &Mention, out: &mut Vec<Action>) {
    let candidates = mention.candidates().iter().filter_map(|id| page.world.entity(*id));
    let listed: Vec<&Entity> = candidates.filter(|entity| entity.definition.from_source).collect();
    if listed.is_empty() || !context.can_create {
        return;
    }
    let style = DefinitionStyle::of(page.world, page.data.key.root);
    for entity in &listed {
        let Some(at) = define::place(context, page.data.key.root, entity, &style) else { continue };
        let has_namesake = listed.iter().any(|other| other.id != entity.id && other.name() == entity.name());
        let name = entity.name();
        let title = match entry_place(page.world, entity).filter(|_| has_namesake) {
            Some(place) => format!("Copy {name} of {place} into {}", at.path),
            None => format!("Copy {name} into {}", at.path),
        };
        let todo = ActionEffect::Copy { of: entity.id, at };
        out.push(Action { title, kind: ActionKind::Rewrite, problem: None, span: mention.hit, preferred: false, todo });
    }
}

/// Where an entry is, as `contacts.vcf:3`.
fn entry_place(world: &World, entity: &Entity) -> Option<String> {
    let file = world.file(entity.file)?;
    Some(format!("{}:{}", file.key.path, file.lines.line_of(entity.definition.at.start) + 1))
}

/// The change that makes the note. Nothing if the note would not define whom the source does.
pub(super) fn change(context: &ActionContext<'_>, of: EntityId, at: &FileKey) -> Option<Change> {
    let entity = context.world.entity(of)?;
    let mut change = define::new_note(context, (entity.name(), None), entity.kind(), at)?;
    for file in &mut change.files {
        if let FileChange::Create { text, .. } = file
            && at.format() == Format::Markdown
        {
            add_facts(entity, text)?;
        }
    }
    let is_same = |defined: &Definition| {
        let names: Vec<&str> = defined.names.iter().map(|name| name.text.as_str()).collect();
        defined.kind == entity.kind() && names.contains(&entity.name())
    };
    define::defined(context, &change).iter().any(is_same).then_some(change)
}

/// Adds what the source says to the properties of a new note.
fn add_facts(entity: &Entity, text: &mut String) -> Option<()> {
    let definition = &entity.definition;
    let others = entity.other_names();
    let emails: Vec<&str> = entity.emails().collect();
    let lists = [("aliases", others.as_slice()), ("email", emails.as_slice())];
    let facts = definition.facts.iter().map(|fact| {
        let values: Vec<String> = fact.values.iter().map(|value| in_one_line(&shown(value))).collect();
        (in_one_line(&fact.key), values)
    });
    let lists = lists
        .into_iter()
        .map(|(key, values)| (key.to_owned(), values.iter().map(|value| in_one_line(value)).collect()));
    for (key, values) in lists.chain(facts).filter(|(_, values): &(String, Vec<String>)| !values.is_empty()) {
        let line = frontmatter_edits::line(&key, &values);
        let (span, added) = frontmatter_edits::add_lines(&parse(text, Format::Markdown), text, &line)?;
        *text = edited(text, [(span, added.as_str())]);
    }
    Some(())
}

/// A value as a note can have it: links between entries of the source are names.
fn shown(value: &str) -> String {
    let links = parse(value, Format::Markdown).links;
    let named = |link: &crate::note::Link| {
        let shown = link.shown.filter(|_| link.target.starts_with("id:"))?;
        Some((link.span, shown.text(value).to_owned()))
    };
    let named: Vec<_> = links.iter().filter_map(named).collect();
    edited(value, named.iter().map(|(span, text)| (*span, text.as_str())))
}
