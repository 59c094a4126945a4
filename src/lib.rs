//! whoswho knows who is meant: a language server for the people and organizations in your notes.
//!
//! The layers, from the ground up; each may use only those above it in this list. `ARCHITECTURE.md` has a picture.
//!
//! - `panics`: catches a panic of our code at one note, so that the other notes are served.
//! - `chunked_vec`, `sharded_map`: collections that are cheap to clone and to change in one place.
//! - [`text`]: spans, lines and columns, open documents.
//! - `word_lists`: tables of words, which are data.
//! - [`names`]: the parts of a name, the comparison of names, and the trie that finds known names in prose.
//! - [`tagger`]: finds people and organizations that nobody has defined.
//! - [`gazetteer`]: names files: registers of a million names, searched without loading them.
//! - [`note`]: one note as data: blocks of prose, links, properties, and the entities it defines.
//! - [`entity_index`]: all defined entities, their names, and the notes that links can point to.
//! - [`resolve`]: from a mention to the entity, with the reason.
//! - [`world`]: the workspace as data: files, the entity index, snapshots.
//! - [`features`]: what an editor asks for, in byte ranges and plain data.
//! - [`lint`]: one file a diagnostic code.
//! - [`disk`] and [`config`]: what touches the file system.
//! - [`lsp`] and [`cli`]: the two ways in.

mod chunked_vec;
pub mod cli;
pub mod config;
pub mod disk;
pub mod entity_index;
pub mod features;
pub mod gazetteer;
pub mod lint;
pub mod lsp;
pub mod names;
pub mod note;
mod panics;
pub mod resolve;
mod sharded_map;
pub mod tagger;
pub mod text;
mod word_lists;
pub mod world;
