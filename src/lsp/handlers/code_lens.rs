//! Code lenses: over each definition, how often it is mentioned.

use tower_lsp::ls_types::{CodeLens, CodeLensOptions, CodeLensParams, Command};

use crate::features::{self, Location, count};
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::protocol::command_names::SHOW_REFERENCES;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::entity_ref::{entity, entity_ref};
use crate::names::EntityId;

pub(crate) fn capability() -> CodeLensOptions {
    CodeLensOptions { resolve_provider: Some(true) }
}

pub(crate) fn code_lenses(snapshot: &Snapshot, params: &CodeLensParams) -> Option<Vec<CodeLens>> {
    if !snapshot.config.code_lens {
        return None;
    }
    let file = snapshot.file(&params.text_document.uri)?;
    let defined = snapshot.world.entity_index().defined_in(file).iter().filter_map(|id| snapshot.world.entity(*id));
    let lenses = defined.map(|entity| CodeLens {
        range: snapshot.range(file, entity.definition.at),
        command: None,
        data: entity_ref(snapshot, entity.id),
    });
    Some(lenses.collect())
}

/// The lens with what it says, which takes counting.
pub(crate) fn resolve(snapshot: &Snapshot, lens: &CodeLens) -> CodeLens {
    let command = entity(snapshot, lens.data.as_ref()).and_then(|id| command(snapshot, id));
    let gone = || Command::new("no longer defined here".to_owned(), String::new(), None);
    CodeLens { command: Some(command.unwrap_or_else(gone)), ..lens.clone() }
}

/// `14 mentions in 6 notes`, and how to get there. Where the editor has no way, the lens only says it.
fn command(snapshot: &Snapshot, id: EntityId) -> Option<Command> {
    let entity = snapshot.world.entity(id)?;
    let mentions = features::references_to(&snapshot.world, &[id], false);
    let notes = mentions.chunk_by(|one, other| one.file == other.file).count();
    if mentions.is_empty() {
        return Some(Command::new("not mentioned yet".to_owned(), String::new(), None));
    }
    let title = format!("{} in {}", count(mentions.len(), "mention"), count(notes, "note"));
    if !knows_command(&snapshot.client, SHOW_REFERENCES) {
        return Some(Command::new(title, String::new(), None));
    }
    let place = snapshot.location(Location::of(entity))?;
    let arguments = [
        serde_json::to_value(place.uri).ok()?,
        serde_json::to_value(place.range.start).ok()?,
        serde_json::to_value(snapshot.locations(&mentions)).ok()?,
    ];
    Some(Command::new(title, SHOW_REFERENCES.to_owned(), Some(arguments.to_vec())))
}

/// Whether the editor runs a command of that name by itself. The protocol has no word for it; this is how rust-analyzer's
/// clients say it: `experimental.commands.commands`, a list of names.
fn knows_command(client: &Client, command: &str) -> bool {
    let experimental = client.capabilities().experimental.as_ref();
    let commands = experimental.and_then(|it| it.get("commands")?.get("commands")?.as_array());
    commands.is_some_and(|commands| commands.iter().any(|known| known == command))
}
