//! whoswho knows who is meant: a language server for the people and organizations in your notes.
//!
//! The map of the house, from the ground up; each layer may use only those above it in this list.
//!
//! - `panics`: what keeps a mistake of ours at one note from costing the others.
//! - [`text`]: spans, lines and columns, open documents.
//! - `word_lists`: the lists of words, which are data.
//! - [`names`]: what a name is made of, and the trie that finds known names in prose.
//! - [`tagger`]: finds people and organizations that nobody has defined.
//! - [`gazetteer`]: names files: registers of a million names, searched where they lie.
//! - [`note`]: one note as data: blocks of prose, links, properties, and the entities it defines.
//! - [`entity_index`]: everybody who is defined, the names they go by, the notes that links can point to.
//! - [`resolve`]: from a mention to who is meant, with the reason.
//! - [`world`]: the workspace as data: files, the who's who, snapshots.
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
