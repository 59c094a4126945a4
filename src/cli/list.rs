//! `whoswho list`: all defined entities, or all undefined names.

use std::io::Write;

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::json;

use super::outcome::{Failure, Outcome};
use super::output_format::Format;
use super::scope::Scope;
use super::tag::Reader;
use super::terminal::TerminalInfo;
use super::workspace::Workspace;
use super::{location_format, table};
use crate::entity_index::{Entity, FileId};
use crate::features::{Location, count, ignored_everywhere, is_typo, mention_count};
use crate::names::Kind;
use crate::names::normalize::fold;
use crate::world::UndefinedName;

/// What to list.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    #[command(flatten)]
    scope: Scope,
    /// List names that your notes mention and no note defines, the most frequent first
    #[arg(long)]
    undefined: bool,
    /// Which recognizer looks for undefined names
    #[arg(long, value_enum, default_value_t, requires = "undefined")]
    reader: Reader,
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A name, and where it is found.
pub(super) struct Row<'w> {
    pub(super) name: &'w str,
    pub(super) kind: Kind,
    pub(super) mentions: usize,
    /// For an undefined name: the number of notes in scope that mention it.
    pub(super) notes: usize,
    /// The definition or, without one, the first mention.
    pub(super) place: Location,
}

impl<'w> Row<'w> {
    fn of(workspace: &Workspace, entity: &'w Entity) -> Self {
        let mentions = mention_count(&workspace.world, entity.id);
        Self { name: entity.name(), kind: entity.kind(), mentions, notes: 0, place: Location::of(entity) }
    }
}

/// Prints one entity a line with kind, number of mentions and place of definition; or with `--undefined` one name a line.
pub(super) fn run(options: &Options, out: &mut impl Write) -> Result<Outcome, Failure> {
    let workspace = Workspace::load(&options.scope)?;
    let workspace = match options.undefined {
        true => workspace.tagged_in_scope(options.reader.into()),
        false => workspace.tagged(),
    };
    let rows = if options.undefined { undefined(&workspace) } else { defined(&workspace) };
    if options.format == Format::Json {
        for row in &rows {
            let (file, line) = (workspace.path(row.place.file), location_format::line(&workspace, row.place));
            let (name, kind, mentions) = (row.name, row.kind.word(), row.mentions);
            let row = json!({ "name": name, "kind": kind, "mentions": mentions, "file": file, "line": line });
            writeln!(out, "{row}")?;
        }
        return Ok(Outcome::Clean);
    }
    let cells = |row: &Row| {
        let path = workspace.shown_path(row.place.file);
        [row.name.to_owned(), row.kind.word().to_owned(), count(row.mentions, "mention"), path]
    };
    table::print(&rows.iter().map(cells).collect::<Vec<_>>(), &[2], TerminalInfo::stdout().width, out)?;
    Ok(Outcome::Clean)
}

/// The entities defined in the notes in scope, by name.
fn defined(workspace: &Workspace) -> Vec<Row<'_>> {
    let asked: FxHashSet<FileId> = workspace.in_scope.iter().copied().collect();
    let entities = workspace.world.entities_by_name().into_iter().filter(|entity| asked.contains(&entity.file));
    let row = |entity| Row::of(workspace, entity);
    entities.map(row).collect()
}

/// The undefined names, each with its first note, the most frequent first.
pub(super) fn undefined(workspace: &Workspace) -> Vec<Row<'_>> {
    let mut names: FxHashMap<u64, Row<'_>> = FxHashMap::default();
    for file in &workspace.in_scope {
        let Some(data) = workspace.world.file(*file) else { continue };
        for UndefinedName { key, name, kind, mentions, first } in &data.undefined {
            let place = Location { file: *file, span: *first };
            let row = names.entry(*key).or_insert_with(|| Row { name, kind: *kind, mentions: 0, notes: 0, place });
            row.mentions += mentions;
            row.notes += 1;
        }
    }
    let world = &workspace.world;
    let ignored = ignored_everywhere(world);
    let is_wanted = |row: &Row<'_>| !ignored.contains(&fold(row.name)) && !is_typo(world, row.name);
    let mut names: Vec<Row<'_>> = names.into_values().filter(is_wanted).collect();
    names.sort_by(|one, other| other.mentions.cmp(&one.mentions).then_with(|| one.name.cmp(other.name)));
    names
}
