use std::io::Write;

use super::mentions::known;
use super::workspace::Workspace;
use super::{Failure, Outcome, names, place};
use crate::features::{Card, CardValue, card, count};

/// `whoswho show NAME`: the card of everybody who goes by the name; if no note defines it, what names files say.
pub(super) fn run(workspace: &Workspace, name: &str, out: &mut impl Write) -> Result<Outcome, Failure> {
    if workspace.world.look_up(name).is_empty() {
        let mut is_found = false;
        for file in workspace.names_files() {
            is_found |= names::show(&file, name, out)?;
        }
        if is_found {
            return Ok(Outcome::Clean);
        }
    }
    let cards = known(workspace, name)?;
    for (index, card) in cards.into_iter().filter_map(|id| card(&workspace.world, id)).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        print(workspace, &card, out)?;
    }
    Ok(Outcome::Clean)
}

fn print(workspace: &Workspace, card: &Card, out: &mut impl Write) -> Result<(), Failure> {
    let sketch = &card.sketch;
    writeln!(out, "{} · {}", sketch.name, sketch.kind.word())?;
    if let Some(summary) = &sketch.summary {
        writeln!(out, "{summary}")?;
    }
    writeln!(out)?;
    for (key, values) in &card.facts {
        let values: String = values
            .iter()
            .map(|value| match value {
                CardValue::Text(text) | CardValue::Link(text, _) => text.as_str(),
            })
            .collect();
        writeln!(out, "{key}: {values}")?;
    }
    if !card.also.is_empty() {
        writeln!(out, "also: {}", card.also.join(", "))?;
    }
    let statistics = &card.statistics;
    write!(out, "{} in {}", count(statistics.mentions, "mention"), count(statistics.notes, "note"))?;
    if let Some((date, _)) = &statistics.latest {
        write!(out, " · latest {date}")?;
    }
    if !card.company.is_empty() {
        let company: Vec<String> =
            card.company.iter().map(|(other, notes)| format!("{} ({notes})", other.name)).collect();
        write!(out, " · often with {}", company.join(", "))?;
    }
    writeln!(out)?;
    writeln!(out, "defined in {}", place::shown(workspace, sketch.place))?;
    Ok(())
}
