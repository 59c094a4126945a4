use std::io::Write;

use rustc_hash::FxHashMap;

use super::workspace::Workspace;
use super::{Failure, Outcome};
use crate::features::{count, mention_count};
use crate::names::Kind;
use crate::whos_who::FileId;
use crate::world::UndefinedName;

/// `whoswho list`: a line an entity, with kind, number of mentions and where it is defined.
pub(super) fn run(workspace: &Workspace, out: &mut impl Write) -> Result<Outcome, Failure> {
    let entities = workspace.world.entities_by_name();
    let entities = entities.into_iter().filter(|entity| workspace.asked.contains(&entity.file));
    let rows: Vec<[String; 4]> = entities
        .map(|entity| {
            let mentions = count(mention_count(&workspace.world, entity.id), "mention");
            [entity.name().to_owned(), entity.kind().word().to_owned(), mentions, workspace.shown_path(entity.file)]
        })
        .collect();
    print(&rows, out)
}

/// `whoswho list --undefined`: a line a name, with what it probably names, how often, and the first note that has it;
/// the most frequent first.
pub(super) fn undefined(workspace: &Workspace, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut names: FxHashMap<u64, Unknown> = FxHashMap::default();
    for file in &workspace.asked {
        let Some(data) = workspace.world.file(*file) else { continue };
        for UndefinedName { key, name, kind, mentions, .. } in &data.undefined {
            let unknown = names.entry(*key).or_insert_with(|| Unknown { name, kind: *kind, mentions: 0, first: *file });
            unknown.mentions += mentions;
        }
    }
    let mut names: Vec<Unknown> = names.into_values().collect();
    names.sort_by(|one, other| other.mentions.cmp(&one.mentions).then_with(|| one.name.cmp(other.name)));
    let row = |unknown: &Unknown| {
        let mentions = count(unknown.mentions, "mention");
        [unknown.name.to_owned(), unknown.kind.word().to_owned(), mentions, workspace.shown_path(unknown.first)]
    };
    print(&names.iter().map(row).collect::<Vec<_>>(), out)
}

/// A name that nobody has defined.
struct Unknown<'w> {
    name: &'w str,
    kind: Kind,
    mentions: usize,
    first: FileId,
}

fn print(rows: &[[String; 4]], out: &mut impl Write) -> Result<Outcome, Failure> {
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let (names, kinds, mentions) = (width(0), width(1), width(2));
    for [name, kind, count, path] in rows {
        writeln!(out, "{name:names$}  {kind:kinds$}  {count:>mentions$}  {path}")?;
    }
    Ok(Outcome::Clean)
}
