//! The workspace in memory: its notes, the index of its entities, and which note mentions which entity.
//!
//! A [`World`] is cheap to clone, and a clone never changes: readers work on a snapshot while a writer makes the next.

mod analysis;
mod archive;
mod block_fingerprint;
mod bytes;
mod closed_names;
mod file_data;
mod file_key;
mod inferred_kinds;
mod judged_side;
mod judgements;
mod known_tags;
mod load;
mod lookup;
mod mention_index;
mod note_set;
mod note_words;
mod read_note;
mod settings;
mod spelling_cache;
mod state;
mod tag_archive;
mod tagging;
mod tags;
#[cfg(test)]
mod tests;
mod text_hash;
mod undefined;
mod undefined_name;
mod updates;

pub use archive::{Archive, FileMetadata};
pub use closed_names::DeadLinks;
pub use file_data::{FileData, OpenNote};
pub use file_key::FileKey;
pub use judged_side::JudgedSide;
pub use judgements::{Judged, Judgement, Judgements, Verdict, is_day};
pub use load::{Batch, Loaded, Read};
pub use mention_index::MentionedIn;
pub use read_note::{ReadNote, read_note};
pub use settings::{Settings, Templates};
pub use state::World;
pub use tag_archive::ArchivedTags;
pub use tagging::ClosedNote;
pub use undefined_name::{UndefinedName, name_key};
pub use updates::Changed;
