//! The tools: each answers from what the features know.

use std::sync::Arc;

use serde_json::{Value, json};

use super::answers::{line, place, sketch, whole};
use super::protocol::Fault;
use super::schema::{FEW, MOST};
use super::vault::Vault;
use crate::cli::check;
use crate::cli::workspace::Workspace;
use crate::features::{Location, Who, cast, closest, listed, names_to_define, reason, relations, statistics, timeline};
use crate::lint;
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::resolve::{Mention, Resolution};
use crate::text::in_one_line;
use crate::whos_who::FileId;
use crate::world::FileKey;

/// So many names are suggested for one that nobody bears.
const MOST_GUESSES: usize = 5;

/// What a tool comes to: an answer, or why there is none, in words for the assistant.
type Answer = Result<Value, String>;

/// Calls a tool.
pub(super) fn call(vault: &mut Vault<'_>, params: &Value) -> Result<Value, Fault> {
    let name = params.get("name").and_then(Value::as_str).ok_or_else(|| Fault::bad_params("`name` is missing"))?;
    let given = Given(params.get("arguments").unwrap_or(&Value::Null));
    let tool = match name {
        "who_is" => who_is,
        "resolve_mentions" => resolve_mentions,
        "mentions_of" => mentions_of,
        "cast_of_note" => cast_of_note,
        "timeline" => dated,
        "related" => related,
        "undefined_names" => undefined_names,
        "check" => findings,
        other => return Err(Fault::bad_params(format!("there is no tool “{other}”"))),
    };
    let workspace = vault.now()?;
    Ok(match tool(workspace, &given) {
        Ok(answer) => {
            json!({ "content": [{ "type": "text", "text": answer.to_string() }], "structuredContent": answer })
        }
        Err(message) => json!({ "content": [{ "type": "text", "text": message }], "isError": true }),
    })
}

/// The arguments of a call.
struct Given<'a>(&'a Value);

impl<'a> Given<'a> {
    fn text(&self, key: &str) -> Option<&'a str> {
        self.0.get(key).and_then(Value::as_str)
    }

    fn needed(&self, key: &str) -> Result<&'a str, String> {
        self.text(key).ok_or_else(|| format!("`{key}` is missing: a text is expected"))
    }

    fn number(&self, key: &str) -> Option<usize> {
        self.0.get(key).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok())
    }

    /// Those of all items that were asked for, each as `show` has it.
    fn page<T>(&self, items: &[T], show: impl Fn(&T) -> Value) -> Answer {
        let from = match self.text("cursor") {
            None => 0,
            Some(cursor) => cursor.parse().map_err(|_| format!("“{cursor}” is no cursor of ours"))?,
        };
        let to = items.len().min(from + self.number("limit").unwrap_or(FEW).clamp(1, MOST));
        let shown: Vec<Value> = items.get(from..to).unwrap_or_default().iter().map(show).collect();
        let mut answer = json!({ "total": items.len(), "items": shown });
        if let (true, Some(answer)) = (to < items.len(), answer.as_object_mut()) {
            answer.insert("nextCursor".to_owned(), json!(to.to_string()));
        }
        Ok(answer)
    }
}

/// The note of a path, with or without its ending.
fn note(workspace: &Workspace, path: &str) -> Result<FileId, String> {
    let bare = path.trim_start_matches("./").replace('\\', "/");
    let paths = [bare.clone(), format!("{bare}.md"), format!("{bare}.org"), format!("{bare}.txt")];
    let found = paths.iter().find_map(|path| workspace.world.find(&FileKey::new(0, path)));
    found.ok_or_else(|| format!("there is no note “{path}”; paths are within the vault"))
}

/// Those who go by a name.
fn bearers(workspace: &Workspace, name: &str) -> Result<Vec<EntityId>, String> {
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
    let likely = closest(&workspace.world, name, MOST_GUESSES);
    likely.iter().filter_map(|id| workspace.world.entity(*id)).map(|entity| entity.name().to_owned()).collect()
}

fn who_is(workspace: &Workspace, given: &Given<'_>) -> Answer {
    let name = given.needed("name")?;
    if let Some(path) = given.text("note") {
        return named_in(workspace, note(workspace, path)?, name, given.number("line"));
    }
    let who = workspace.world.look_up(name);
    let cards: Vec<Value> = who.iter().filter_map(|id| whole(workspace, *id)).collect();
    let status = match who.len() {
        0 => "unknown",
        1 => "resolved",
        _ => "ambiguous",
    };
    let guesses = if who.is_empty() { suggestions(workspace, name) } else { Vec::new() };
    Ok(json!({ "status": status, "who": cards, "similar": guesses }))
}

/// Who is meant by a name in a note: at the line, if one is given, else where it is first.
fn named_in(workspace: &Workspace, file: FileId, name: &str, at: Option<usize>) -> Answer {
    let world = &workspace.world;
    let data = world.file(file).ok_or("the note is gone")?;
    let text = workspace.text(file);
    let wanted = fold(name);
    let on_line =
        |mention: &&Mention| at.is_none_or(|line| data.lines.line_of(mention.span.start) as usize + 1 == line);
    let is_named = |mention: &&Mention| fold(&in_one_line(mention.span.text(text))) == wanted;
    let Some(mention) = data.mentions.iter().filter(|mention| mention.counts()).filter(on_line).find(is_named) else {
        return Err(format!("the note does not have the name “{name}” there"));
    };
    let cards = mention.candidates().iter().filter_map(|id| whole(workspace, *id)).collect::<Vec<Value>>();
    Ok(json!({
        "status": status(&mention.resolution),
        "who": cards,
        "reason": reason(world, data, mention),
        "place": place(workspace, Location { file, span: mention.span }),
    }))
}

fn status(resolution: &Resolution) -> &'static str {
    match resolution {
        Resolution::Resolved { .. } => "resolved",
        Resolution::Ambiguous { .. } => "ambiguous",
        Resolution::Unresolved | Resolution::Undefined { .. } | Resolution::Ignored { .. } => "unknown",
    }
}

fn resolve_mentions(workspace: &Workspace, given: &Given<'_>) -> Answer {
    match (given.text("note"), given.text("text")) {
        (Some(path), None) => Ok(mentions(workspace, note(workspace, path)?)),
        (None, Some(text)) => {
            let (workspace, file) = workspace.with_text(Arc::from(text));
            Ok(mentions(&workspace, file.ok_or("the text cannot be read")?))
        }
        _ => Err("either `note` or `text` is expected".to_owned()),
    }
}

fn mentions(workspace: &Workspace, file: FileId) -> Value {
    let show = |listed: &crate::features::Listed<'_>| {
        let mention = listed.mention;
        let who = mention.candidates().iter().filter_map(|id| sketch(workspace, *id));
        json!({
            "text": in_one_line(mention.span.text(workspace.text(file))),
            "place": place(workspace, Location { file, span: mention.span }),
            "status": status(&mention.resolution),
            "kind": listed.kind.map(|kind| kind.word()),
            "who": who.collect::<Vec<Value>>(),
            "reason": listed.reason,
        })
    };
    json!({ "mentions": listed(&workspace.world, file, None).iter().map(show).collect::<Vec<Value>>() })
}

fn mentions_of(workspace: &Workspace, given: &Given<'_>) -> Answer {
    let who = bearers(workspace, given.needed("name")?)?;
    let world = &workspace.world;
    let mut notes: Vec<FileId> = who.iter().flat_map(|id| world.mentioned_in(*id)).map(|note| note.file).collect();
    notes.sort_by_key(|file| world.file(*file).map(|note| note.key.clone()));
    notes.dedup();
    let in_note = |file: FileId| {
        let mentions: &[Mention] = world.file(file).map(|note| note.mentions.as_ref()).unwrap_or_default();
        let own = mentions.iter().filter(|mention| mention.counts());
        let own = own.filter(|mention| mention.entity().is_some_and(|id| who.contains(&id)));
        own.map(move |mention| Location { file, span: mention.span })
    };
    let places: Vec<Location> = notes.into_iter().flat_map(in_note).collect();
    given.page(&places, |at| json!({ "place": place(workspace, *at), "line": line(workspace, *at) }))
}

fn cast_of_note(workspace: &Workspace, given: &Given<'_>) -> Answer {
    let file = note(workspace, given.needed("note")?)?;
    let members = cast(&workspace.world, file).into_iter().filter_map(|member| {
        let (name, kind, defined) = match member.who {
            Who::Defined(id) => {
                let entity = workspace.world.entity(id)?;
                (entity.name().to_owned(), entity.kind(), Some(place(workspace, Location::of(entity))))
            }
            Who::Undefined { name, kind } => (name.to_string(), kind, None),
        };
        let first = place(workspace, Location { file, span: member.first });
        let mentions = member.mentions;
        Some(json!({ "name": name, "kind": kind.word(), "defined": defined, "first": first, "mentions": mentions }))
    });
    Ok(json!({ "cast": members.collect::<Vec<Value>>() }))
}

fn dated(workspace: &Workspace, given: &Given<'_>) -> Answer {
    let who = bearers(workspace, given.needed("name")?)?;
    let lines = timeline(&workspace.world, &who, &workspace.asked);
    given.page(&lines, |dated| {
        let (date, at) = (dated.date.to_string(), dated.place);
        json!({ "date": date, "place": place(workspace, at), "line": line(workspace, at) })
    })
}

fn related(workspace: &Workspace, given: &Given<'_>) -> Answer {
    let who = bearers(workspace, given.needed("name")?)?;
    let of = |id: &EntityId| {
        let entity = workspace.world.entity(*id)?;
        let facts = relations(&workspace.world, entity).into_iter();
        let facts = facts.map(|(key, to)| json!({ "relation": key, "to": sketch(workspace, to) }));
        let company = statistics(&workspace.world, *id).company;
        let company = company.iter().map(|(other, notes)| json!({ "who": sketch(workspace, *other), "notes": notes }));
        Some(json!({
            "who": sketch(workspace, *id),
            "relations": facts.collect::<Vec<Value>>(),
            "inTheSameNotes": company.collect::<Vec<Value>>(),
        }))
    };
    Ok(json!({ "related": who.iter().filter_map(of).collect::<Vec<Value>>() }))
}

fn undefined_names(workspace: &Workspace, given: &Given<'_>) -> Answer {
    let names = names_to_define(&workspace.world, usize::MAX);
    given.page(&names, |name| {
        let (first, kind) = (place(workspace, name.first), name.kind.word());
        json!({ "name": *name.name, "kind": kind, "mentions": name.mentions, "notes": name.notes, "first": first })
    })
}

fn findings(workspace: &Workspace, given: &Given<'_>) -> Answer {
    let severities = workspace.config.severities();
    let found = match given.text("note") {
        Some(path) => {
            let file = note(workspace, path)?;
            let exists = |key: &FileKey| workspace.is_file(key);
            let own = lint::check(&workspace.world, file, workspace.text(file), &severities, &exists);
            own.into_iter().map(|finding| check::Found { file, finding }).collect()
        }
        None => check::find(workspace, &severities),
    };
    given.page(&found, |found| {
        let finding = &found.finding;
        json!({
            "place": place(workspace, Location { file: found.file, span: finding.span }),
            "code": finding.code.as_str(),
            "severity": finding.severity.as_str(),
            "message": finding.message,
        })
    })
}
