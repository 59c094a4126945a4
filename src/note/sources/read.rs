//! Reads a source in any format.

use rustc_hash::FxHashMap;

use super::placeholder::is_placeholder;
use super::{Source, SourceFormat, data, gedcom, lines, table, vcard};
use crate::note::Problem;
use crate::note::definitions::Name;

/// Reads a source. It never fails: what cannot be read becomes a problem, and reading goes on behind it.
pub fn read(text: &str, format: SourceFormat) -> Source {
    let mut source = match format {
        SourceFormat::VCard => vcard::read(text),
        SourceFormat::Gedcom => gedcom::read(text),
        SourceFormat::Table => table::read(text),
        SourceFormat::JsonLines => lines::read(text),
        SourceFormat::Json if lines::are_values(text) => lines::read(text),
        SourceFormat::Json | SourceFormat::Yaml | SourceFormat::Toml => data::read(text, format),
    };
    source.definitions.retain(|definition| definition.names.first().is_none_or(|name| !is_placeholder(&name.text)));
    leave_out_unreadable(&mut source);
    source.problems = grouped(source.problems);
    source
}

/// Leaves out the names whose letters could not be read: they would be found nowhere, and shown wrongly.
fn leave_out_unreadable(source: &mut Source) {
    let is_unreadable = |name: &Name| name.text.contains(char::REPLACEMENT_CHARACTER);
    let mut places = Vec::new();
    source.definitions.retain_mut(|definition| {
        let is_known_by_one = definition.names.first().is_none_or(|name| !is_unreadable(name));
        places.extend(definition.names.iter().find(|name| is_unreadable(name)).and_then(|name| name.span));
        definition.names.retain(|name| !is_unreadable(name));
        is_known_by_one
    });
    for place in places {
        let why =
            "This name has letters that cannot be read, so it was left out; correct them, and save the file as UTF-8.";
        source.leave_out(place, why);
    }
}

/// Says what is wrong with many entries once, at the first of them: address books have hundreds without a name.
fn grouped(problems: Vec<Problem>) -> Vec<Problem> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    problems.iter().for_each(|problem| *counts.entry(problem.message.clone()).or_default() += 1);
    let said = |mut problem: Problem| {
        let count = counts.get_mut(&problem.message)?;
        // Nothing is left to be said of the others.
        let more = std::mem::take(count).checked_sub(1)?;
        if more > 0 {
            problem.message.push_str(&format!(" ({more} more in this file are like it)"));
        }
        Some(problem)
    };
    problems.into_iter().filter_map(said).collect()
}
