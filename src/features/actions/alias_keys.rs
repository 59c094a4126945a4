//! The properties that list other names.

use crate::word_lists::word_list;

/// The keys of lists of other names, whatever kind of names they are; the first is for new lists.
pub(super) const KEYS: &[&str] = word_list!("note_keys.txt", "lists of other names, in order");
