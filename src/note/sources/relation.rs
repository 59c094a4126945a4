//! Relations between the entries of one source. Several entries may have the same name, so a fact links to one by its
//! identifier.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::text::in_one_line;

/// Marks that end a link or its target, or make it an address on the web. In an identifier they are written as `%23`.
const ENCODED: &AsciiSet = &CONTROLS.add(b'[').add(b']').add(b'|').add(b'#').add(b'%').add(b'/').add(b'\\').add(b' ');

/// A link to the entry with this identifier, for a fact, which shows its name; the name alone without an identifier.
pub(super) fn link(id: &str, name: &str) -> String {
    let name = in_one_line(&name.replace(['[', ']', '|'], " "));
    if id.is_empty() {
        return name;
    }
    format!("[[id:{}|{name}]]", utf8_percent_encode(id, ENCODED))
}

/// The identifier of the entry to which a link's target refers, if it refers to one.
pub fn entry_id(target: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(target.strip_prefix("id:")?).decode_utf8().ok()
}
