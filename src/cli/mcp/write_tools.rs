//! The tools that change notes. The user has to allow them.

use std::sync::Arc;

use serde_json::{Value, json};

use super::answers::{Answer, line_number, place, shortened};
use super::apply_changes::{apply, keep_inside};
use super::arguments::Arguments;
use super::change_guard;
use super::pagination::PageRequest;
use super::read_tools::{bearers, note};
use super::workspace_cache::WorkspaceCache;
use crate::cli::define::doubt;
use crate::cli::workspace::Workspace;
use crate::disk;
use crate::entity_index::{Entity, FileId};
use crate::features::{
    self, ActionContext, Change, FileChange, Location, NewEntity, Refusal, RenameAbilities, TextEdit, Texts,
    define_one, prepare_rename, undefined_mentions,
};
use crate::names::normalize::fold;
use crate::names::{EntityId, Kind};
use crate::text::{Span, edited, line_end, line_start};
use crate::world::{FileKey, World};

/// Which files may be read to compute a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Files inside the workspace only, because their text may be copied into a new note.
    Inside,
    /// All notes, also through links.
    Notes,
}

/// Calls `ask` with the context for computing changes.
fn with_action_context<T>(workspace: &Workspace, reach: Reach, ask: impl FnOnce(&ActionContext<'_>) -> T) -> T {
    let root = workspace.root();
    let on_disk = |key: &FileKey| -> Option<Arc<str>> {
        let path = root.join(key.path.as_ref());
        let may_be_read =
            disk::is_inside(root, &path) || (reach == Reach::Notes && workspace.world.find(key).is_some());
        may_be_read.then(|| disk::read_note(&path).ok()).flatten()
    };
    let today = disk::today();
    let texts = Texts::new(&workspace.world, &on_disk);
    ask(&ActionContext {
        world: &workspace.world,
        texts,
        can_create: true,
        can_delete: false,
        can_remember: false,
        today: &today,
    })
}

/// Writes a change, and refreshes the state.
fn make(vault: &mut WorkspaceCache<'_>, change: &Change) -> Result<(), String> {
    let written = apply(&vault.now().map_err(|fault| fault.message)?.workspace, change)?;
    vault.take_over(&written);
    Ok(())
}

pub(super) fn define(vault: &mut WorkspaceCache<'_>, given: &Arguments<'_>) -> Answer {
    let workspace = &vault.now().map_err(|fault| fault.message)?.workspace;
    let name = given.needed("name")?.trim();
    let kind = Kind::of_word(given.needed("kind")?).ok_or("`kind` has to be person or organization")?;
    if given.flag("force") != Some(true)
        && let Some(why) = doubt(workspace, name)
    {
        return Err(format!("“{name}” {why}; if it is to be defined all the same, give `force`: true"));
    }
    let folder = given.text("folder").map(|folder| folder.replace('\\', "/"));
    let folder = folder.as_deref().map(|folder| folder.trim_end_matches('/'));
    let aliases = given.texts("aliases");
    let taken = aliases.iter().find_map(|alias| Some((alias, owner(workspace, alias)?)));
    if let Some((alias, owner)) = taken {
        return Err(format!("“{alias}” is a name of {owner} already; leave it out"));
    }
    let who = NewEntity { name, kind, folder, aliases: &aliases };
    let change = with_action_context(workspace, Reach::Inside, |context| define_one(context, 0, who))
        .map_err(|why| format!("“{name}” {why}"))?;
    let Some(FileChange::Create { key, text }) = change.files.first() else {
        return Err(format!("“{name}” cannot be defined here"));
    };
    if !disk::is_note(key) {
        return Err(format!("{} would not be read as a note: choose another `folder`", key.path));
    }
    let answer = json!({ "created": key.path, "text": shortened_lines(text) });
    make(vault, &change)?;
    Ok(answer)
}

pub(super) fn add_alias(vault: &mut WorkspaceCache<'_>, given: &Arguments<'_>) -> Answer {
    let workspace = &vault.now().map_err(|fault| fault.message)?.workspace;
    let (name, alias) = (given.needed("name")?, given.needed("alias")?.trim());
    let entity = only_bearer(workspace, name, given.text("note"))?;
    if let Some(owner) = owner(workspace, alias) {
        return Err(format!("“{alias}” is a name of {owner} already; two who share a name are for the user to define"));
    }
    let change =
        with_action_context(workspace, Reach::Inside, |context| features::add_alias(context, entity.id, alias))
            .map_err(|why| format!("{} {why}", entity.name()))?;
    let shown = change.edits.first().map(|edit| shown_edits(workspace, std::slice::from_ref(edit)));
    let answer = shown.and_then(|mut shown| shown.pop()).unwrap_or_default();
    let answer = json!({
        "changed": place(workspace, Location::of(entity)),
        "before": answer.before,
        "after": answer.after,
    });
    make(vault, &change)?;
    Ok(answer)
}

/// A rename that is computed but not written.
struct Plan {
    change: Change,
    left: Vec<String>,
    guard: String,
}

pub(super) fn rename(vault: &mut WorkspaceCache<'_>, given: &Arguments<'_>) -> Answer {
    let is_dry = given.flag("dry_run").unwrap_or(true);
    let wanted = PageRequest::of(given)?;
    let workspace = &vault.now().map_err(|fault| fault.message)?.workspace;
    let plan = plan(workspace, given)?;
    if !is_dry {
        match given.text("guard") {
            None => {
                return Err("`guard` is missing: call rename with dry_run true first, and give its guard".to_owned());
            }
            Some(guard) if guard != plan.guard => {
                return Err(
                    "the guard is not that of this change: the notes, or what was asked for, are others by now; \
                            nothing was changed. Call rename with dry_run true again, and look at its edits"
                        .to_owned(),
                );
            }
            Some(_) => {}
        }
    }
    let edits = shown_edits(workspace, &plan.change.edits);
    let mut answer = wanted.of_list("edits", &edits, |edit| Some(edit.listed()));
    let moves = plan.change.files.iter().filter_map(|file| match file {
        FileChange::Rename { from, to } => Some(json!({ "from": from.path, "to": to.path })),
        FileChange::Create { .. } | FileChange::Delete { .. } => None,
    });
    let mut fields = json!({ "dryRun": is_dry, "moves": moves.collect::<Vec<Value>>(), "leftAsTheyAre": plan.left });
    if let (true, Some(fields)) = (is_dry, fields.as_object_mut()) {
        fields.insert("guard".to_owned(), json!(plan.guard));
    }
    if let (Some(answer), Value::Object(fields)) = (answer.as_object_mut(), fields) {
        answer.extend(fields);
        // What is done is another question by now.
        if !is_dry {
            answer.remove("nextCursor");
        }
    }
    if !is_dry {
        make(vault, &plan.change)?;
    }
    Ok(answer)
}

/// Computes a rename.
fn plan(workspace: &Workspace, given: &Arguments<'_>) -> Result<Plan, String> {
    let (from, to) = (given.needed("from")?.trim(), given.needed("to")?.trim());
    let (file, span, home) = where_named(workspace, from, given.text("note"))?;
    let world = &workspace.world;
    let change = with_action_context(workspace, Reach::Notes, |context| {
        let at = span.start as usize;
        let abilities = RenameAbilities { files: true, labels: false };
        let subject = match (prepare_rename(world, &context.texts, file, at), only_file_name(world, file, from)) {
            (Err(Refusal::NoName), Some(entity)) => {
                let change = features::rename_entity(world, &context.texts, entity, to, abilities);
                return change.map_err(|why| why.to_string());
            }
            (subject, _) => subject.map_err(|why| why.to_string())?,
        };
        if fold(&subject.name) != fold(from) {
            return Err(format!("“{from}” is no name by itself, but one way to say “{}”: rename that", subject.name));
        }
        features::rename(world, &context.texts, (file, at), to, abilities).map_err(|why| why.to_string())
    });
    let mut change = change?;
    if change == Change::default() {
        return Err(format!("“{from}” is “{to}” already; there is nothing to change"));
    }
    let left = keep_inside(workspace, &mut change);
    if left.iter().any(|(file, _)| Some(*file) == home) {
        return Err("the note that defines the name is a link out of the vault; rename it there".to_owned());
    }
    let left = left.into_iter().map(|(_, line)| line).collect();
    let guard = change_guard::of(workspace, &change);
    Ok(Plan { change, left, guard })
}

/// The entity of a note whose name is only that of the file, and nowhere in the text.
fn only_file_name(world: &World, file: FileId, name: &str) -> Option<EntityId> {
    let named = |id: &EntityId| world.entity(*id).is_some_and(|entity| fold(entity.name()) == fold(name));
    world.entity_index().defined_in(file).iter().copied().find(named)
}

/// A place that has the name, and the note that defines it, if any.
fn where_named(workspace: &Workspace, name: &str, of: Option<&str>) -> Result<(FileId, Span, Option<FileId>), String> {
    let world = &workspace.world;
    if world.look_up(name).is_empty()
        && let Some(first) = undefined_mentions(world, name).first()
    {
        return Ok((first.file, first.span, None));
    }
    let entity = only_bearer(workspace, name, of)?;
    let definition = &entity.definition;
    let is_led_by = fold(entity.name()) == fold(name);
    let own = definition.names.iter().find(|own| fold(&own.text) == fold(name)).filter(|_| !is_led_by);
    let span = own.and_then(|own| own.span).unwrap_or(definition.at);
    Ok((entity.file, span, Some(entity.file)))
}

/// The only entity with a name; of several, the one that the note at this path defines.
fn only_bearer<'w>(workspace: &'w Workspace, name: &str, path: Option<&str>) -> Result<&'w Entity, String> {
    let world = &workspace.world;
    let mut known: Vec<EntityId> = bearers(workspace, name)?;
    if let Some(path) = path {
        let file = note(workspace, path)?;
        known.retain(|id| world.entity(*id).is_some_and(|entity| entity.file == file));
    }
    let entities: Vec<&Entity> = known.iter().filter_map(|id| world.entity(*id)).collect();
    match entities.as_slice() {
        [one] if world.file(one.file).is_some_and(|file| file.format().is_source()) => {
            let place = place(workspace, Location::of(one));
            Err(format!(
                "{} is defined in a file of data ({place}), which is not changed here; change it there",
                one.name()
            ))
        }
        [one] => Ok(one),
        [] => Err(format!("nobody is defined as “{name}” there")),
        several => {
            let listed = several.iter().take(MAX_NAMESAKES);
            let listed: Vec<String> = listed
                .map(|entity| format!("{} ({})", entity.name(), place(workspace, Location::of(entity))))
                .collect();
            Err(format!("“{name}” may be {}; say whose it is by `note`, or by the full name", listed.join(" or ")))
        }
    }
}

/// The most namesakes that a message lists.
const MAX_NAMESAKES: usize = 5;

/// The entity that has this name already, with its place.
fn owner(workspace: &Workspace, name: &str) -> Option<String> {
    let world = &workspace.world;
    let owner = world.entity_index().named(name).into_iter().find_map(|id| world.entity(id))?;
    Some(format!("{} ({})", owner.name(), place(workspace, Location::of(owner))))
}

/// The edits of a line, or of lines that an edit joins.
#[derive(Default)]
struct Shown {
    file: String,
    line: usize,
    before: String,
    after: String,
}

impl Shown {
    fn listed(&self) -> Value {
        json!({ "file": self.file, "line": self.line, "before": self.before, "after": self.after })
    }
}

/// The edits line by line, for review.
fn shown_edits(workspace: &Workspace, edits: &[TextEdit]) -> Vec<Shown> {
    let on_one_line = |one: &TextEdit, other: &TextEdit| {
        let (place, next) = (one.place, other.place);
        let text = workspace.text(place.file);
        place.file == next.file && line_end(text, place.span.end as usize) >= next.span.start as usize
    };
    let shown = |edits: &[TextEdit]| {
        let (first, last) = (edits.first()?.place, edits.last()?.place);
        let text = workspace.text(first.file);
        let (start, end) = (line_start(text, first.span.start as usize), line_end(text, last.span.end as usize));
        let moved = edits.iter().map(|edit| {
            let span = edit.place.span;
            (Span::new(span.start as usize - start, span.end as usize - start), edit.text.as_str())
        });
        let before = text.get(start..end)?;
        Some(Shown {
            file: workspace.path(first.file).to_owned(),
            line: line_number(workspace, first),
            before: around(before, first.span.start as usize - start),
            after: around(&edited(before, moved), first.span.start as usize - start),
        })
    };
    edits.chunk_by(on_one_line).filter_map(shown).collect()
}

/// If an edit is more than twice so many bytes into a line, only so many before it are shown.
const BEFORE: usize = 80;

/// The part of a line around byte `at`, shortened. If an edit makes it several lines, all of them.
fn around(line: &str, at: usize) -> String {
    if line.contains('\n') {
        return shortened_lines(line);
    }
    let (before, _) = line.split_at_checked(at).unwrap_or((line, ""));
    let skipped = match before.char_indices().rev().nth(BEFORE) {
        Some((start, _)) if before.len() > 2 * BEFORE => start,
        _ => 0,
    };
    let head = if skipped > 0 { "…" } else { "" };
    format!("{head}{}", shortened(line.get(skipped..).unwrap_or_default()))
}

/// The text of a new note: each line shortened, and a limited number of lines.
fn shortened_lines(text: &str) -> String {
    const MAX_LINES: usize = 40;
    let mut lines: Vec<String> = text.lines().take(MAX_LINES).map(shortened).collect();
    if text.lines().nth(MAX_LINES).is_some() {
        lines.push("…".to_owned());
    }
    lines.join("\n")
}
