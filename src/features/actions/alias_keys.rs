//! The properties that list other names.

/// The keys of lists of other names, whatever kind of names they are; the first is for new lists.
pub(super) const KEYS: [&str; 10] = [
    "aliases",
    "alias",
    "also known as",
    "aka",
    "other names",
    "alt names",
    "alternative names",
    "别名",
    "別名",
    "别称",
];
