//! Family trees: GEDCOM 5.5.1 and FamilySearch GEDCOM 7.0, as genealogists' programs write them.

mod dates;
mod families;
mod lines;
mod names;
mod person;
#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;

use super::Source;
use crate::text::{Span, line_end, mark_width};
use families::Family;
use person::Person;

/// Reads the persons of a tree. Those whose names it does not know are left out; submitters and archives are none of it.
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
    families::relate(&mut persons, families);
    for Person { definition, note, .. } in persons {
        let Some(mut definition) = definition else { continue };
        let note = || note.and_then(|note| notes.get(note).cloned().flatten());
        definition.summary = definition.summary.or_else(note);
        source.definitions.push(definition);
    }
    source
}
