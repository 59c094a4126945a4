//! Relations between the entries of one source, of which several may have the same name.

use crate::text::in_one_line;

/// Marks that end a link, or its target.
const MARKS: [char; 5] = ['[', ']', '|', '#', '\n'];

/// The entry that `id` names, for a fact: a link to it that shows its name, or the name where the identifier fits no link.
pub(super) fn link(id: Option<&str>, name: &str) -> String {
    let name = in_one_line(&name.replace(MARKS, " "));
    match id.filter(|id| !id.is_empty() && !id.contains(MARKS)) {
        Some(id) => format!("[[id:{id}|{name}]]"),
        None => name,
    }
}
