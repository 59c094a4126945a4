//! `whoswho mentions`: every mention with its resolution and the reason.

use std::io::Write;

use serde_json::{Value, json};

use super::location_format;
use super::outcome::{Failure, Outcome};
use super::output_format::Format;
use super::scope::Scope;
use super::tag::Reader;
use super::terminal::TerminalInfo;
use super::workspace::Workspace;
use crate::entity_index::FileId;
use crate::features::{Listed, Location, closest_names, listed};
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::note::displayed_text;
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::text::in_one_line;

/// Which mentions to list.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    /// List only mentions that mean this person or organization, or may
    #[arg(long, value_name = "NAME")]
    of: Option<String>,
    #[command(flatten)]
    scope: Scope,
    /// Which recognizer looks for undefined names
    #[arg(long, value_enum, default_value_t)]
    reader: Reader,
    /// How to print the mentions
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Prints the mentions in the notes in scope.
pub(super) fn run(options: &Options, out: &mut impl Write) -> Result<Outcome, Failure> {
    let workspace = &Workspace::load(&options.scope)?.tagged_in_scope(options.reader.into());
    let of = options.of.as_deref().map(|name| known(workspace, name)).transpose()?;
    let screen = TerminalInfo::stdout();
    for file in &workspace.in_scope {
        for listed in listed(&workspace.world, *file, of.as_deref()) {
            match options.format {
                Format::Json => writeln!(out, "{}", as_json(workspace, *file, &listed))?,
                Format::Text => {
                    writeln!(out, "{}", screen.wrapped(&as_text(workspace, *file, &listed), INDENT))?;
                }
            }
        }
    }
    Ok(Outcome::Clean)
}

/// The indent of wrapped lines.
const INDENT: usize = 4;
/// The most names that are suggested for an unknown one.
const MAX_GUESSES: usize = 3;

/// The entities that are defined by the note of this path, place or file name, else those with this name.
pub(super) fn known(workspace: &Workspace, name: &str) -> Result<Vec<EntityId>, Failure> {
    let world = &workspace.world;
    let bare = name.strip_suffix(".md").unwrap_or(name);
    let by_name = || Some(world.look_up(name)).filter(|known| !known.is_empty());
    let of_stem = || match world.entity_index().notes_of_stem(&fold(bare)) {
        [file] => Some(world.entity_index().defined_in(*file).to_vec()),
        _ => None,
    };
    let known = location_format::defined_at(workspace, bare).or_else(by_name).or_else(of_stem);
    let mut known = known.or_else(|| told_apart(workspace, name)).unwrap_or_default();
    world.entity_index().merge_entries(&mut known, |id| id);
    if known.is_empty() {
        let likely = closest_names(&workspace.world, name, MAX_GUESSES);
        let likely: Vec<&str> =
            likely.iter().filter_map(|id| workspace.world.entity(*id)).map(|entity| entity.name()).collect();
        let advice = match likely.as_slice() {
            [] => "`whoswho list` shows who is".to_owned(),
            names => format!("did you mean {}?", names.join(" or ")),
        };
        return Err(Failure::Message(format!("“{name}” is not defined here; {advice}")));
    }
    Ok(known)
}

/// The entity with this label of a graph: a name with a distinction in brackets.
fn told_apart(workspace: &Workspace, title: &str) -> Option<Vec<EntityId>> {
    let (name, words) = title.strip_suffix(')')?.split_once(" (")?;
    let mut namesakes = workspace.world.look_up(name);
    if let Some(defined) = location_format::defined_at(workspace, words) {
        namesakes.retain(|id| defined.contains(id));
    } else {
        let summary = |id: &EntityId| workspace.world.entity(*id)?.definition.summary.as_deref();
        namesakes.retain(|id| summary(id) == Some(words));
    }
    Some(namesakes)
}

fn as_json(workspace: &Workspace, file: FileId, listed: &Listed<'_>) -> Value {
    let mention = listed.mention;
    let candidates = match &mention.resolution {
        Resolution::Ambiguous { candidates, .. } => candidates.as_ref(),
        _ => &[],
    };
    json!({
        "file": workspace.path(file),
        "range": location_format::range(workspace, file, mention.span),
        "text": reading(workspace, file, mention),
        "form": form(mention.form),
        "kind": listed.kind.map(|kind| kind.word()),
        "resolution": resolution(&mention.resolution),
        "entity": mention.entity().and_then(|id| location_format::entity(workspace, id)),
        "candidates": candidates.iter().filter_map(|id| location_format::entity(workspace, *id)).collect::<Vec<Value>>(),
        "reason": listed.reason,
    })
}

fn as_text(workspace: &Workspace, file: FileId, listed: &Listed<'_>) -> String {
    let mention = listed.mention;
    let names: Vec<&str> =
        mention.candidates().iter().filter_map(|id| workspace.world.entity(*id)).map(|entity| entity.name()).collect();
    let who = match &mention.resolution {
        Resolution::Resolved { .. } => names.concat(),
        Resolution::Ambiguous { .. } => names.join(" or "),
        Resolution::Unresolved | Resolution::Undefined { .. } | Resolution::Ignored { .. } => "?".to_owned(),
    };
    let text = in_one_line(&reading(workspace, file, mention));
    let place = location_format::shown(workspace, Location { file, span: mention.span });
    format!("{place}: {text} → {who} ({})", listed.reason)
}

/// The text of a mention as displayed, without markup.
fn reading(workspace: &Workspace, file: FileId, mention: &Mention) -> String {
    let written = mention.span.text(workspace.text(file));
    workspace.world.file(file).map_or_else(String::new, |data| displayed_text(written, data.format()).into_owned())
}

fn form(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Full | MentionForm::Definition => "full",
        MentionForm::Alias => "alias",
        MentionForm::Short => "short",
        MentionForm::Link => "link",
        MentionForm::Handle => "handle",
        MentionForm::Tagged => "tagged",
    }
}

fn resolution(resolution: &Resolution) -> &'static str {
    match resolution {
        Resolution::Resolved { .. } => "resolved",
        Resolution::Ambiguous { .. } => "ambiguous",
        Resolution::Unresolved | Resolution::Undefined { .. } | Resolution::Ignored { .. } => "unresolved",
    }
}
