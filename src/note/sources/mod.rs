//! Sources: data files that define people and organizations, such as address books, registers and family trees. They are
//! parsed like notes without prose, and are never edited.

mod citation;
mod data;
mod draft;
mod entries;
mod entry;
mod format;
mod ftm;
mod gedcom;
mod keys;
mod lines;
mod list_kind;
mod people;
mod placeholder;
mod read;
mod relation;
mod schema_org;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod tree;
mod value_kind;
mod vcard;
mod wikidata;
mod windows_1252;

pub use format::SourceFormat;
pub use read::read;
pub use relation::entry_id;
pub use source::Source;
pub use windows_1252::windows_1252;
