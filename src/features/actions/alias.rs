//! Adds an alias to an entity's definition.

mod in_org;

use super::ActionContext;
use super::alias_keys::KEYS;
use crate::entity_index::Entity;
use crate::features::{Change, Location, TextEdit, frontmatter_edits, rename};
use crate::names::EntityId;
use crate::note::definitions::{Definition, promote};
use crate::note::{Format, Origin, ParsedNote, Property, parse};
use crate::text::{Span, edited, line_break};
use crate::world::{FileData, FileKey, read_note};

/// Adds a name to an entity's definition, wherever that is.
///
/// # Errors
/// Why that is not done: the end of a sentence that begins with the entity's own name.
pub fn add_alias(context: &ActionContext<'_>, of: EntityId, name: &str) -> Result<Change, String> {
    check(name)?;
    change(context, name, of).ok_or_else(|| {
        format!(
            "would not be read as having “{name}” as another name; it has it already, or its note has no place for it"
        )
    })
}

/// Whether a text can be another name wherever notes list some.
pub(super) fn check(name: &str) -> Result<(), String> {
    rename::check(name).map_err(|why| format!("cannot have “{name}” as another name. {why}"))
}

/// The text of a note about one with another name in it; nothing if it would not be read as it is meant.
pub(super) fn in_new_note(context: &ActionContext<'_>, key: &FileKey, text: &str, name: &str) -> Option<String> {
    let note = parse(text, key.format());
    let definitions = |text: &str| read_note(text, key.format(), &key.path, context.world.settings()).found.definitions;
    let before = definitions(text);
    let [definition] = before.as_slice() else { return None };
    let (span, added) = match key.format() {
        Format::Org => in_org::add_alias(&note, text, definition, name).or_else(|| in_org::drawer(text, name))?,
        _ => frontmatter_edits::add_to_list(&note, text, KEYS, name)?,
    };
    let after = edited(text, [(span, added.as_str())]);
    let is_right = |read: &[Definition]| match read {
        [one] => {
            let own = |definition: &Definition| definition.names.first().map(|name| name.text.clone());
            own(one) == own(definition) && one.kind == definition.kind && one.names.iter().any(|own| own.text == name)
        }
        _ => false,
    };
    is_right(&definitions(&after)).then_some(after)
}

/// The edit of an entity's definition that adds a name; nothing if the definition would not be read as it is meant, or
/// would lose something.
pub(super) fn change(context: &ActionContext<'_>, name: &str, of: EntityId) -> Option<Change> {
    let entity = context.world.entity(of)?;
    let data = context.world.file(entity.file).filter(|data| !data.format().is_source())?;
    let text = context.texts.of(entity.file)?;
    let note = parse(&text, data.format());
    let (span, added) = if data.format() == Format::Org {
        in_org::add_alias(&note, &text, &entity.definition, name)?
    } else if entity.definition.whole_note {
        frontmatter_edits::add_to_list(&note, &text, KEYS, name)?
    } else {
        in_section(&note, &text, entity, name)?
    };
    let after = edited(&text, [(span, added.as_str())]);
    is_right(context, data, entity, [&text, &after], name).then(|| {
        let place = Location { file: entity.file, span };
        Change { edits: vec![TextEdit { place, text: added, label: None }], files: Vec::new() }
    })
}

/// The edit of a section about an entity: of its line with other names, or a new one under its heading.
fn in_section(note: &ParsedNote, text: &str, entity: &Entity, name: &str) -> Option<(Span, String)> {
    let extent = entity.definition.extent;
    let heading = note.headings.iter().find(|heading| heading.span.start == extent.start)?;
    let own = |property: &&Property| {
        property.origin != Origin::Frontmatter
            && extent.covers(property.span)
            && KEYS.iter().any(|key| property.key.eq_ignore_ascii_case(key))
    };
    match note.properties.iter().find(own) {
        Some(property) => Some((Span::at(property.values.last()?.span.end as usize), format!(", {name}"))),
        None => Some((Span::at(heading.span.end as usize), format!("{}alias: {name}", line_break(text)))),
    }
}

/// Whether the text after the edit defines the same as before, but for the entity's new name, and is read as well.
fn is_right(context: &ActionContext<'_>, data: &FileData, entity: &Entity, texts: [&str; 2], name: &str) -> bool {
    let [before, after] = texts.map(|text| defined(context, data, entity, text));
    let names = |definition: &Definition| -> Vec<String> {
        definition.names.iter().map(|name| name.text.clone()).filter(|other| other != name).collect()
    };
    let has_it = |definition: &Definition| definition.names.iter().any(|other| other.text == name);
    let is_entity = |definition: &Definition| definition.names.first().is_some_and(|own| own.text == entity.name());
    let same = before.0.len() == after.0.len()
        && before.0.iter().zip(&after.0).all(|(one, other)| one.kind == other.kind && names(one) == names(other));
    let is_new = !before.0.iter().any(|one| is_entity(one) && has_it(one));
    same && is_new && after.0.iter().any(|one| is_entity(one) && has_it(one)) && after.1 <= before.1
}

/// What a text in place of the entity's note defines, and how many problems there are in it.
pub(super) fn defined(
    context: &ActionContext<'_>,
    data: &FileData,
    entity: &Entity,
    text: &str,
) -> (Vec<Definition>, usize) {
    let path = &data.key.path;
    let read = read_note(text, data.format(), path, context.world.settings());
    let problems = read.problems.len() + read.found.problems.len();
    if !read.found.definitions.is_empty() {
        return (read.found.definitions, problems);
    }
    (promote(&read.parsed, text, path, entity.kind()).into_iter().collect(), problems)
}
