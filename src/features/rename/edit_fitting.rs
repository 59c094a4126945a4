//! Fits the texts of edits to where they are written, and checks that the edited note is read as it is meant.

use rustc_hash::FxHashMap;

use super::column_alignment;
use super::edited_text::EditedText;
use super::new_name::is_special;
use super::properties::{self, Values};
use super::verification::ReadBack;
use crate::features::{Location, TextEdit};
use crate::note::ParsedNote;
use crate::text::Span;

/// Writes the texts of edits of a note, which are in order, as they must be written where they stand, and adds what must go
/// along. Says whether all properties can still be read, and, where the edits write names, whether the note is read as
/// before but for these.
pub(in crate::features) fn fit(note: &ParsedNote, source: &str, edits: &mut Vec<TextEdit>, writes_names: bool) -> bool {
    let Some(file) = edits.first().map(|edit| edit.place.file) else { return true };
    let values = Values::of(note, source);
    for edit in edits.iter_mut() {
        edit.text = values.fitted(edit.place.span, &edit.text);
    }
    let Some(more) = column_alignment::kept(note, source, &plain(edits)) else { return false };
    edits.extend(more.into_iter().map(|(span, text)| TextEdit { place: Location { file, span }, text, label: None }));
    edits.sort_unstable();
    let after = EditedText::new(source, note.format, edits.iter().map(|edit| (edit.place.span, edit.text.as_str())));
    properties::still_readable(note, &after.note) && (!writes_names || reads_as_before(note, source, edits, &after))
}

/// Whether a note with edits that write names is read as before but for these names.
fn reads_as_before(note: &ParsedNote, source: &str, edits: &[TextEdit], after: &EditedText) -> bool {
    let is_seen = edits.iter().all(|edit| !is_special(&edit.text, note.format));
    is_seen && ReadBack { note, source, edits: &plain(edits), values: &FxHashMap::default() }.is_as_meant(after)
}

fn plain(edits: &[TextEdit]) -> Vec<(Span, String)> {
    edits.iter().map(|edit| (edit.place.span, edit.text.clone())).collect()
}
