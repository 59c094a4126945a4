//! The read-only tools.

use std::sync::Arc;

use serde_json::{Value, json};

use super::answers::{Answer, entity_summary, line, place, shortened, whole};
use super::arguments::Arguments;
use super::pagination::PageRequest;
use super::workspace_cache::State;
use crate::cli::check::FileFinding;
use crate::cli::workspace::Workspace;
use crate::entity_index::FileId;
use crate::features::{
    EntityOrName, Listed, Location, cast, closest_names, listed, reason, relations, statistics, timeline,
};
use crate::lint;
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::resolve::{Mention, Resolution};
use crate::world::FileKey;

/// The most names that are suggested for an unknown one.
const MAX_GUESSES: usize = 5;
/// The most candidates that are listed for a mention.
const MAX_CANDIDATES: usize = 5;

/// The note at a path, with or without extension.
pub(super) fn note(workspace: &Workspace, path: &str) -> Result<FileId, String> {
    let bare = path.trim_start_matches("./").replace('\\', "/");
    let paths = [bare.clone(), format!("{bare}.md"), format!("{bare}.org"), format!("{bare}.txt")];
    let found = paths.iter().find_map(|path| workspace.world.find(&FileKey::new(0, path)));
    found.ok_or_else(|| format!("there is no note “{path}”; paths are within the vault"))
}

/// The entities with a name.
pub(super) fn bearers(workspace: &Workspace, name: &str) -> Result<Vec<EntityId>, String> {
    let known = workspace.world.look_up(name);
    if !known.is_empty() {
        return Ok(known);
    }
    let likely = suggestions(workspace, name);
    Err(match likely.as_slice() {
        [] => format!("nobody in the notes is defined as “{name}”"),
        names => format!("nobody in the notes is defined as “{name}”; similar: {}", names.join(", ")),
    })
}

fn suggestions(workspace: &Workspace, name: &str) -> Vec<String> {
    let likely = closest_names(&workspace.world, name, MAX_GUESSES);
    likely.iter().filter_map(|id| workspace.world.entity(*id)).map(|entity| entity.name().to_owned()).collect()
}

/// The notes in scope that mention any of these entities, by path.
fn mentioning(workspace: &Workspace, who: &[EntityId]) -> Vec<FileId> {
    let world = &workspace.world;
    let key = |file: FileId| world.file(file).map(|note| &note.key);
    let mut notes: Vec<FileId> = who.iter().flat_map(|id| world.mentioned_in(*id)).map(|note| note.file).collect();
    notes.sort_unstable_by_key(|file| key(*file));
    notes.dedup();
    notes.retain(|file| workspace.in_scope.binary_search_by(|other| key(*other).cmp(&key(*file))).is_ok());
    notes
}

/// Adds fields to a page.
fn with(mut page: Value, fields: Value) -> Value {
    if let (Some(page), Value::Object(fields)) = (page.as_object_mut(), fields) {
        page.extend(fields);
    }
    page
}

pub(super) fn who_is(state: &State, given: &Arguments<'_>) -> Answer {
    let workspace = &state.workspace;
    let (name, wanted) = (given.needed("name")?, PageRequest::of(given)?);
    let at = given.number("line");
    if let Some(path) = given.text("note") {
        return named_in(workspace, note(workspace, path)?, (name, at), wanted);
    }
    if at.is_some() {
        return Err("`line` is one of a note: give `note`, too".to_owned());
    }
    let who = workspace.world.look_up(name);
    let status = match who.len() {
        0 => "unknown",
        1 => "resolved",
        _ => "ambiguous",
    };
    let guesses = if who.is_empty() { suggestions(workspace, name) } else { Vec::new() };
    let page = wanted.of_list("who", &who, |id| whole(workspace, *id));
    Ok(with(page, json!({ "status": status, "similar": guesses })))
}

/// Who is meant by a name in a note: on the line if one is given, else at the first mention.
fn named_in(workspace: &Workspace, file: FileId, (name, at): (&str, Option<usize>), wanted: PageRequest) -> Answer {
    let world = &workspace.world;
    let data = world.file(file).ok_or("the note is gone")?;
    let text = workspace.text(file);
    let folded = fold(name);
    let on_line =
        |mention: &&Mention| at.is_none_or(|line| data.lines.line_of(mention.span.start) as usize + 1 == line);
    let is_named = |mention: &&Mention| fold(&data.reading(mention.span, text)) == folded;
    let Some(mention) = data.mentions.iter().filter(|mention| mention.counts()).filter(on_line).find(is_named) else {
        return Err(format!("the note does not have the name “{name}” there"));
    };
    let page = wanted.of_list("who", mention.candidates(), |id| whole(workspace, *id));
    let told = json!({
        "status": status(&mention.resolution),
        "reason": shortened(&reason(world, data, mention)),
        "place": place(workspace, Location { file, span: mention.span }),
    });
    Ok(with(page, told))
}

fn status(resolution: &Resolution) -> &'static str {
    match resolution {
        Resolution::Resolved { .. } => "resolved",
        Resolution::Ambiguous { .. } => "ambiguous",
        Resolution::Unresolved | Resolution::Undefined { .. } | Resolution::Ignored { .. } => "unknown",
    }
}

pub(super) fn resolve_mentions(state: &State, given: &Arguments<'_>) -> Answer {
    let workspace = &state.workspace;
    let wanted = PageRequest::of(given)?;
    match (given.text("note"), given.text("text")) {
        (Some(path), None) => Ok(mentions(workspace, note(workspace, path)?, wanted)),
        (None, Some(text)) => {
            let (workspace, file) = workspace.with_text(Arc::from(text));
            Ok(mentions(&workspace, file.ok_or("the text cannot be read")?, wanted))
        }
        (None, None) => Err("either `note` or `text` is needed: a path, or what to read in place of a note".to_owned()),
        (Some(_), Some(_)) => Err("`note` and `text` exclude each other: give one of them".to_owned()),
    }
}

fn mentions(workspace: &Workspace, file: FileId, wanted: PageRequest) -> Value {
    let data = workspace.world.file(file);
    let reading =
        |mention: &Mention| data.map(|data| data.reading(mention.span, workspace.text(file))).unwrap_or_default();
    let show = |listed: &Listed<'_>| {
        let mention = listed.mention;
        let candidates = mention.candidates();
        let who = candidates.iter().take(MAX_CANDIDATES).filter_map(|id| entity_summary(workspace, *id));
        Some(json!({
            "text": shortened(&reading(mention)),
            "place": place(workspace, Location { file, span: mention.span }),
            "status": status(&mention.resolution),
            "kind": listed.kind.map(|kind| kind.word()),
            "who": who.collect::<Vec<Value>>(),
            "more": candidates.len().saturating_sub(MAX_CANDIDATES),
            "reason": shortened(&listed.reason),
        }))
    };
    wanted.of_list("mentions", &listed(&workspace.world, file, None), show)
}

pub(super) fn mentions_of(state: &State, given: &Arguments<'_>) -> Answer {
    let workspace = &state.workspace;
    let who = bearers(workspace, given.needed("name")?)?;
    let in_note = |file: FileId| {
        let mentions: &[Mention] = workspace.world.file(file).map(|note| note.mentions.as_ref()).unwrap_or_default();
        let own = mentions.iter().filter(|mention| mention.counts());
        let own = own.filter(|mention| mention.entity().is_some_and(|id| who.contains(&id)));
        own.map(move |mention| Location { file, span: mention.span })
    };
    let places: Vec<Location> = mentioning(workspace, &who).into_iter().flat_map(in_note).collect();
    let show = |at: &Location| Some(json!({ "place": place(workspace, *at), "line": line(workspace, *at) }));
    Ok(PageRequest::of(given)?.of_list("items", &places, show))
}

pub(super) fn cast_of_note(state: &State, given: &Arguments<'_>) -> Answer {
    let workspace = &state.workspace;
    let file = note(workspace, given.needed("note")?)?;
    let members = cast(&workspace.world, file);
    let page = PageRequest::of(given)?.of_list("cast", &members, |member| {
        let (name, kind, defined) = match &member.who {
            EntityOrName::Defined(id) => {
                let entity = workspace.world.entity(*id)?;
                (entity.name().to_owned(), entity.kind(), Some(place(workspace, Location::of(entity))))
            }
            EntityOrName::Undefined { name, kind } => (name.to_string(), *kind, None),
        };
        let first = place(workspace, Location { file, span: member.first });
        let (name, mentions) = (shortened(&name), member.mentions);
        Some(json!({ "name": name, "kind": kind.word(), "defined": defined, "first": first, "mentions": mentions }))
    });
    Ok(page)
}

pub(super) fn dated(state: &State, given: &Arguments<'_>) -> Answer {
    let workspace = &state.workspace;
    let who = bearers(workspace, given.needed("name")?)?;
    let lines = timeline(&workspace.world, &who, &mentioning(workspace, &who));
    let page = PageRequest::of(given)?.of_list("items", &lines, |dated| {
        let (date, at) = (dated.date.to_string(), dated.place);
        Some(json!({ "date": date, "place": place(workspace, at), "line": line(workspace, at) }))
    });
    Ok(page)
}

/// A connection between two entities.
enum Connection<'w> {
    Relation(&'w str),
    /// The number of notes that mention both.
    Company(usize),
}

pub(super) fn related(state: &State, given: &Arguments<'_>) -> Answer {
    let workspace = &state.workspace;
    let world = &workspace.world;
    let who = bearers(workspace, given.needed("name")?)?;
    let mut ties: Vec<(&str, Connection<'_>, EntityId)> = Vec::new();
    for entity in who.iter().filter_map(|id| world.entity(*id)) {
        let facts =
            relations(world, entity).into_iter().map(|(key, to)| (entity.name(), Connection::Relation(key), to));
        ties.extend(facts);
        let company = statistics(world, entity.id).company.into_iter();
        ties.extend(company.map(|(other, notes)| (entity.name(), Connection::Company(notes), other)));
    }
    let page = PageRequest::of(given)?.of_list("related", &ties, |(of, tie, to)| {
        let tie = match tie {
            Connection::Relation(key) => json!({ "of": of, "relation": shortened(key) }),
            Connection::Company(notes) => json!({ "of": of, "inTheSameNotes": notes }),
        };
        Some(with(entity_summary(workspace, *to)?, tie))
    });
    Ok(page)
}

pub(super) fn undefined_names(state: &State, given: &Arguments<'_>) -> Answer {
    let page = PageRequest::of(given)?.of_list("items", state.undefined(), |name| {
        let (first, kind) = (place(&state.workspace, name.first), name.kind.word());
        let (mentions, notes) = (name.mentions, name.notes);
        let name = shortened(&name.name);
        Some(json!({ "name": name, "kind": kind, "mentions": mentions, "notes": notes, "first": first }))
    });
    Ok(page)
}

pub(super) fn findings(state: &State, given: &Arguments<'_>) -> Answer {
    let workspace = &state.workspace;
    let wanted = PageRequest::of(given)?;
    let show = |found: &FileFinding| {
        let finding = &found.finding;
        Some(json!({
            "place": place(workspace, Location { file: found.file, span: finding.span }),
            "code": finding.code.as_str(),
            "severity": finding.severity.as_str(),
            "message": shortened(&finding.message),
        }))
    };
    let Some(path) = given.text("note") else { return Ok(wanted.of_list("items", state.findings(), show)) };
    let file = note(workspace, path)?;
    let exists = |key: &FileKey| workspace.is_file(key);
    let severities = workspace.config.severities();
    let own = lint::check(&workspace.world, file, workspace.text(file), &severities, &exists);
    let own: Vec<FileFinding> = own.into_iter().map(|finding| FileFinding { file, finding }).collect();
    Ok(wanted.of_list("items", &own, show))
}
