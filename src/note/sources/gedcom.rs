//! Family trees: GEDCOM 5.5.1 and FamilySearch GEDCOM 7.0.

mod dates;
mod families;
mod lines;
mod names;
mod person;
#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;

use super::Source;
use crate::names::normalize::fold;
use crate::text::{Span, line_end, mark_width};
use families::Family;
use person::Person;

/// The message for a person with too little of a name.
const ONE_NAME: &str =
    "This person has only one name, by which many are known, and was left out; add a NAME with given name and surname.";

/// Reads the persons of a family tree. Persons without a known name are dropped; submitters and repositories are not
/// persons.
pub(super) fn read(text: &str) -> Source {
    let mut source = Source::default();
    let (mut persons, mut families) = (Vec::new(), Vec::new());
    let mut notes: FxHashMap<&str, Option<String>> = FxHashMap::default();
    let mut count = 0_usize;
    lines::records(text, |record| {
        count += 1;
        if record.is("INDI") {
            persons.push(Person::of(record));
        } else if let Some(xref) = record.xref() {
            if record.is("FAM") {
                families.push((xref, Family::of(record)));
            } else if record.is("NOTE") || record.is("SNOTE") {
                notes.insert(xref, person::summary(&record.text(0)));
            }
        }
    });
    if count == 0 && !text.trim().is_empty() {
        let start = mark_width(text);
        source.leave_out(
            Span::new(start, line_end(text, start)),
            "This file is no family tree in GEDCOM and was left out: no line begins with 0; export the tree once more.",
        );
    }
    leave_out_common(&mut persons);
    families::relate(&mut persons, families);
    for Person { definition, note, only_name, .. } in persons {
        let Some(mut definition) = definition else {
            only_name.into_iter().for_each(|span| source.pass_over(span, ONE_NAME));
            continue;
        };
        let note = || note.and_then(|note| notes.get(note).cloned().flatten());
        definition.summary = definition.summary.or_else(note);
        source.definitions.push(definition);
    }
    source
}

/// Leaves out those whose only name others in the tree have, too: a surname that a family shares identifies no one.
fn leave_out_common(persons: &mut [Person<'_>]) {
    let mut bearers: FxHashMap<String, usize> = FxHashMap::default();
    for definition in persons.iter().filter_map(|person| person.definition.as_ref()) {
        let words = definition.names.first().map(|name| fold(&name.text)).unwrap_or_default();
        words.split(' ').for_each(|word| *bearers.entry(word.to_owned()).or_default() += 1);
    }
    for person in persons.iter_mut().filter(|person| person.only_name.is_some()) {
        let name = person.definition.as_ref().and_then(|definition| definition.names.first());
        let is_common = name.is_some_and(|name| {
            fold(&name.text).split(' ').any(|word| bearers.get(word).is_some_and(|count| *count > 1))
        });
        if is_common {
            person.definition = None;
        }
    }
}
