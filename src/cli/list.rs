use std::io::Write;

use super::workspace::Workspace;
use super::{Failure, Outcome};
use crate::features::statistics;

/// `whoswho list`: a line an entity, with kind, number of mentions and where it is defined.
pub(super) fn run(workspace: &Workspace, out: &mut impl Write) -> Result<Outcome, Failure> {
    let entities = workspace.world.entities_by_name();
    let entities = entities.into_iter().filter(|entity| workspace.asked.contains(&entity.file));
    let rows: Vec<[String; 4]> = entities
        .map(|entity| {
            let statistics = statistics(&workspace.world, entity.id);
            let mentions = count(statistics.mentions, "mention");
            [entity.name().to_owned(), entity.kind().word().to_owned(), mentions, workspace.shown_path(entity.file)]
        })
        .collect();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let (names, kinds, mentions) = (width(0), width(1), width(2));
    for [name, kind, count, path] in &rows {
        writeln!(out, "{name:names$}  {kind:kinds$}  {count:>mentions$}  {path}")?;
    }
    Ok(Outcome::Clean)
}

/// `1 mention`, `2 mentions`.
pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
