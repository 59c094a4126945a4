//! Names that are not defined, as a list, and the command that defines those that are chosen from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::request::ApplyWorkspaceEdit;
use tower_lsp::ls_types::{ApplyWorkspaceEditParams, MessageType, WorkspaceEdit};

use crate::entity_index::FileId;
use crate::features::{Change, FileChange, UndefinedSymbol, count, define_all, names_to_define, undefined_mentions};
use crate::lsp::handlers::changes::{is_free, with_action_context};
use crate::lsp::state::session::Session;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::workspace_edit::{EditAbilities, workspace_edit};
use crate::names::Kind;
use crate::text::{excerpt, in_one_line};
use crate::world::FileKey;

/// So many names are listed: more than anybody goes through at once.
const MAX: usize = 200;

/// The names that are not defined, the most frequent first.
pub(crate) fn list(snapshot: &Snapshot, is_ready: bool) -> Value {
    let mut texts: FxHashMap<FileId, Option<Arc<str>>> = FxHashMap::default();
    let found = names_to_define(&snapshot.world, MAX);
    let names: Vec<Value> = with_action_context(snapshot, |context| {
        let mut listed = |UndefinedSymbol { name, kind, mentions, notes, first }: &UndefinedSymbol| {
            let text = texts.entry(first.file).or_insert_with(|| context.texts.of(first.file));
            json!({
                "name": name.as_ref(),
                "kind": kind.word(),
                "mentions": mentions,
                "notes": notes,
                "excerpt": text.as_ref().map(|text| excerpt(text, first.span)),
                "first": snapshot.location(*first),
            })
        };
        found.iter().map(&mut listed).collect()
    });
    json!({ "ready": is_ready, "names": names })
}

/// The arguments of the command that defines names.
pub(crate) const ARGUMENTS: &str = "[{\"names\": [{\"name\": string, \"kind\": \"person\" | \"organization\"}]}]";

/// The names to define.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    names: Vec<WantedName>,
}

#[derive(Deserialize)]
struct WantedName {
    name: String,
    #[serde(deserialize_with = "kind")]
    kind: Kind,
}

/// What a name names, as commands say it.
fn kind<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Kind, D::Error> {
    let word = String::deserialize(from)?;
    Kind::of_word(&word).ok_or_else(|| D::Error::custom("neither a person nor an organization"))
}

/// Asks the editor for notes that define these names, and says which it will make, and why not the others: the end of a
/// sentence that begins with the name. What the editor makes of it is not waited for; the user is told if it is nothing.
pub(crate) fn define(session: &Session, snapshot: &Snapshot, wanted: &Wanted) -> Result<Value> {
    let can = EditAbilities::of(&snapshot.client);
    if !(can.applies && can.create) {
        return Err(impossible("This editor lets the server make no notes."));
    }
    let mut refused: Vec<Value> = Vec::new();
    let mut refuse = |name: &str, why: &str| refused.push(json!({ "name": name, "why": why }));
    let (mut change, mut defined) = (Change::default(), Vec::new());
    for (root, names) in &by_folder(snapshot, wanted) {
        let (made, left) = with_action_context(snapshot, |context| define_all(context, *root, names));
        let is_left: FxHashSet<&str> = left.iter().map(|(name, _)| *name).collect();
        left.iter().for_each(|(name, why)| refuse(name, why));
        let accepted = names.iter().map(|(name, _)| name.as_str()).filter(|name| !is_left.contains(name));
        for (name, file) in accepted.zip(made.files) {
            let FileChange::Create { key, .. } = &file else { continue };
            match obstacle(snapshot, key) {
                Some(why) => refuse(name, why),
                None => {
                    defined.push(json!({ "name": name, "path": key.path.as_ref(), "uri": snapshot.folders.uri(key) }));
                    change.files.push(file);
                }
            }
        }
    }
    if !change.files.is_empty() {
        let edit = workspace_edit(snapshot, &change).ok_or_else(|| impossible("The notes have no place."))?;
        apply(session, edit, format!("Define {}", count(change.files.len(), "name")));
    }
    Ok(json!({ "defined": defined, "refused": refused }))
}

fn impossible(why: &'static str) -> Error {
    Error { code: ErrorCode::InvalidRequest, message: why.into(), data: None }
}

/// The names, each once, by the workspace folder that mentions it first; that folder's notes show where its own belongs.
fn by_folder(snapshot: &Snapshot, wanted: &Wanted) -> BTreeMap<u32, Vec<(String, Kind)>> {
    let mut seen = FxHashSet::default();
    let mut folders: BTreeMap<u32, Vec<(String, Kind)>> = BTreeMap::new();
    for WantedName { name, kind } in &wanted.names {
        let name = in_one_line(name);
        if seen.insert(name.clone()) {
            let root = folder(snapshot, &name);
            folders.entry(root).or_default().push((name, *kind));
        }
    }
    folders
}

fn folder(snapshot: &Snapshot, name: &str) -> u32 {
    let mentions = undefined_mentions(&snapshot.world, name);
    let mut roots = mentions.iter().filter_map(|mention| Some(snapshot.world.file(mention.file)?.key.root));
    let own = roots.find(|root| *root != FileKey::OUTSIDE);
    let first = || snapshot.folders.first().map_or(FileKey::OUTSIDE, |(number, _)| number);
    own.unwrap_or_else(first)
}

/// Why no note can be made at a path where the workspace has room for one.
fn obstacle(snapshot: &Snapshot, key: &FileKey) -> Option<&'static str> {
    if snapshot.folders.path(key).is_none() {
        return Some("needs a note, and no folder of notes is open");
    }
    if !snapshot.folders.holds(key) {
        return Some("would have its note outside of the workspace, where a link leads");
    }
    (!is_free(snapshot, key)).then_some("would have its note where another file is")
}

/// Asks the editor for a change, and tells the user if it is not made.
fn apply(session: &Session, edit: WorkspaceEdit, label: String) {
    let outbox = session.outbox.clone();
    let params = ApplyWorkspaceEditParams { label: Some(label), edit };
    session.outbox.request::<ApplyWorkspaceEdit>(params, move |answer| {
        let why = match answer {
            Ok(answer) if answer.applied => return,
            Ok(answer) => answer.failure_reason.unwrap_or_else(|| "it does not say why".to_owned()),
            Err(error) => error.to_string(),
        };
        outbox.show(MessageType::WARNING, format!("whoswho: the editor has not made the change: {why}"));
    });
}
