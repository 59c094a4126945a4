//! Finds the people and organizations that a note defines, by the conventions that note takers already use.

mod affiliation;
mod aliases;
mod build;
mod cast;
mod cast_entry;
mod conventions;
pub(super) mod data_words;
mod definition;
mod emails;
mod facts;
mod find;
mod found;
mod group_headings;
mod heading_names;
mod kind;
mod known_by;
mod name_list;
mod name_sources;
mod names;
mod note;
mod path;
mod people;
mod sections;
mod summary;
mod title_parsing;
#[rustfmt::skip]
mod default_words;
#[cfg(test)]
mod tests;
mod word_matching;

pub(super) use aliases::listed;
pub use cast_entry::CastEntry;
pub use conventions::Conventions;
pub(super) use conventions::is_cast_key;
pub use definition::{Definition, Fact, Name, NameRole};
pub use emails::address_beside;
pub(super) use emails::is_address;
pub use find::{find, kind_of_path, kind_of_target, promote, says_other_kind, titles};
pub use found::Found;
pub use known_by::{KnownBy, is_convention_key, known_by, says_what_it_is};
pub(super) use people::{given_name_first, inverted_list, joined};
pub(in crate::note) use summary::shortened;
pub(super) use word_matching::is_key;
