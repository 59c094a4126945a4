//! Another name for somebody: the change is made in all notes, shown, and read back.

pub(crate) mod applied;
mod constructs;
mod dead_links;
mod headings;
mod moves;
mod names;
mod refused;
mod rewriting;
mod values;
