//! Finds names that are not defined, in the background: in open notes by the first reader, together with their diagnostics,
//! and then by both; last in closed notes.
//!
//! The readers work on snapshots and texts, so that no request waits for them, and what they found in a text that is another
//! by then is dropped. A note's memory keeps what they have read all the same, so little of it is lost.

mod closed_notes;
mod lookup;
mod open_notes;
mod scheduler;

pub(crate) use lookup::look_for;
pub(crate) use open_notes::read_open;
pub(crate) use scheduler::{cancel, run};
