//! Parses a note into data: blocks of prose, links, properties, headings, and the entities that it defines.
//!
//! [`parse`] never fails. What cannot be parsed becomes a [`Problem`], and parsing goes on behind it.

mod asciidoc;
mod assemble;
mod block;
mod block_builder;
mod character_references;
mod comments;
mod commit;
mod date;
pub mod definitions;
mod displayed_text;
mod djot;
mod format;
mod frontmatter;
mod handles;
mod header_lines;
mod heading;
mod html;
mod incremental;
mod inline;
mod latex;
mod lines;
mod link;
mod link_destination;
pub mod logseq_pages;
mod mail;
mod markdown;
mod masked_blocks;
mod non_prose;
#[cfg(test)]
mod non_prose_tests;
#[cfg(test)]
mod odd_input_tests;
mod org;
mod parse;
mod parsed_note;
mod plain;
mod problem;
mod property;
mod rst;
pub mod sources;
#[cfg(test)]
mod tests;
mod title_references;
mod typst;
mod visible_text;
mod wikilinks;

pub use block::{Block, BlockKind, Piece, PieceContent};
pub use date::Date;
pub use displayed_text::displayed_text;
pub use format::Format;
pub use frontmatter::is_list_of_words;
pub use heading::Heading;
pub use incremental::parse_incremental;
pub use link::{Link, LinkKind};
pub use markdown::{Label, Picture, labels, links_within, pictures};
pub use parse::parse;
pub use parsed_note::ParsedNote;
pub use problem::{Problem, ProblemSeverity};
pub use property::{Origin, Property, Value};
pub use rst::{DrawnCell, DrawnTable};
pub use sources::{SourceFormat, entry_id};
pub use visible_text::VisibleText;
