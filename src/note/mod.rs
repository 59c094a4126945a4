//! One note as data: blocks of prose, links, properties, and the entities that it defines.
//!
//! [`parse`] never fails: what cannot be read becomes a [`Problem`], and the rest goes on.

mod asciidoc;
mod assemble;
mod block_builder;
mod character_references;
mod comments;
mod commit;
mod date;
pub mod definitions;
mod displayed_text;
mod djot;
mod frontmatter;
mod handles;
mod header_lines;
mod html;
mod incremental;
mod inline;
mod latex;
mod lines;
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
mod plain;
mod rst;
pub mod sources;
#[cfg(test)]
mod tests;
mod title_references;
mod typst;
mod visible_text;
mod wikilinks;

use crate::text::Span;
use serde::{Deserialize, Serialize};

pub use date::Date;
pub use displayed_text::displayed_text;
pub use frontmatter::is_list_of_words;
pub use incremental::parse_incremental;
pub use rst::{DrawnCell, DrawnTable};
pub use sources::{SourceFormat, entry_id};
pub use visible_text::Visible;

/// How a note is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// CommonMark with the extensions that note takers use.
    Markdown,
    /// Org mode: keywords and drawers are read, the rest is plain text.
    Org,
    /// Anything else: paragraphs between blank lines.
    Plain,
    /// AsciiDoc, as Asciidoctor reads it.
    AsciiDoc,
    /// LaTeX.
    Latex,
    /// reStructuredText, with the roles and directives of Sphinx.
    Rst,
    /// A page of HTML.
    Html,
    /// A mail: headers, and what of its body is plain text.
    Mail,
    /// The message of a git commit, as it is being written.
    Commit,
    /// Djot, of Markdown's author.
    Djot,
    /// Typst.
    Typst,
    /// Data in which people and organizations are listed, without prose.
    Source(SourceFormat),
}

impl Format {
    /// The format that a path's extension tells; `None` when whoswho does not read such files by itself.
    pub fn from_path(path: &str) -> Option<Self> {
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        if MESSAGES.contains(&name) {
            return Some(Self::Commit);
        }
        let (_, extension) = path.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" | "rmd" => Some(Self::Markdown),
            "org" => Some(Self::Org),
            "txt" | "text" => Some(Self::Plain),
            "adoc" | "asciidoc" | "asc" => Some(Self::AsciiDoc),
            "tex" | "ltx" => Some(Self::Latex),
            "rst" | "rest" => Some(Self::Rst),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "eml" => Some(Self::Mail),
            "dj" | "djot" => Some(Self::Djot),
            "typ" => Some(Self::Typst),
            _ => None,
        }
    }

    /// The format of a file that is known to be in the workspace, be it a note or a source.
    pub fn of_file(path: &str) -> Self {
        let source = || SourceFormat::from_path(path).map(Self::Source);
        Self::from_path(path).or_else(source).unwrap_or(Self::Plain)
    }

    /// Whether it is one of data, which nobody writes in.
    pub fn is_source(self) -> bool {
        matches!(self, Self::Source(_))
    }

    /// Whether files of this format are notes wherever they lie. Pages of HTML and mails are mostly made by programs, and
    /// many: they are notes where they are open in an editor, or asked for, or where the settings name them.
    pub fn is_of_notes(self) -> bool {
        !matches!(self, Self::Html | Self::Mail | Self::Commit)
    }

    /// Whether files of this format are notes where the settings name them, and only there.
    pub fn can_be_named(self) -> bool {
        matches!(self, Self::Html | Self::Mail)
    }

    /// Whether properties may stand in a note's text as note takers write them: `key:: value`, or lines with keys under a
    /// heading. What is inserted into a note as YAML is read in these, too.
    pub fn has_frontmatter(self) -> bool {
        matches!(self, Self::Markdown | Self::Plain | Self::Djot)
    }

    /// Whether text is marked up otherwise than in Markdown.
    pub fn has_markup(self) -> bool {
        matches!(self, Self::Org | Self::AsciiDoc | Self::Latex | Self::Rst | Self::Html | Self::Djot | Self::Typst)
    }

    /// Whether `[[name]]` is a link.
    pub fn has_wikilinks(self) -> bool {
        matches!(self, Self::Markdown | Self::Org | Self::Plain)
    }
}

/// What git calls the messages that it has people write.
const MESSAGES: [&str; 6] =
    ["COMMIT_EDITMSG", "MERGE_MSG", "TAG_EDITMSG", "SQUASH_MSG", "NOTES_EDITMSG", "EDIT_DESCRIPTION"];

/// One note, read.
#[derive(Clone, PartialEq, Debug)]
pub struct ParsedNote {
    /// How it is written.
    pub format: Format,
    /// Frontmatter and everything else of the form `key: value`, in source order.
    pub properties: Vec<Property>,
    /// The pieces of text in which names are looked for, in source order; they do not overlap.
    pub blocks: Vec<Block>,
    /// Headings, in source order.
    pub headings: Vec<Heading>,
    /// Wikilinks, Markdown links to notes and handles, in source order. Links within properties are included.
    pub links: Vec<Link>,
    /// Where the body begins: behind the frontmatter, or 0.
    pub body: usize,
    /// What could not be read, and what was done about it.
    pub problems: Vec<Problem>,
    /// Where it can be cut, so that it need not be read as a whole again; see [`parse_incremental`]. None, where what stands in
    /// one place of it may say what stands in all others.
    pub(crate) seams: Vec<u32>,
}

impl ParsedNote {
    /// The link that stands at just this span.
    pub fn link_at(&self, span: Span) -> Option<&Link> {
        let first = self.links.partition_point(|link| link.span.start < span.start);
        let mut here = self.links.iter().skip(first).take_while(|link| link.span.start == span.start);
        here.find(|link| link.span == span)
    }
}

/// A piece of prose that stands by itself: a paragraph, a heading, a list item's text, a table cell.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// What kind of block it is.
    pub kind: BlockKind,
    /// Everything from the first piece to the last, markup included.
    pub span: Span,
    /// What a reader sees, piece by piece, in source order.
    pub pieces: Vec<Piece>,
}

/// What kind of block a piece of prose is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// A heading of the given level, 1 to 6.
    Heading(u8),
    /// A paragraph, also in a quote, a callout or a footnote.
    Paragraph,
    /// The text of a list item.
    Item,
    /// A cell of a table.
    Cell,
}

/// A part of a block as a reader sees it.
#[derive(Clone, PartialEq, Debug)]
pub struct Piece {
    /// Where it stands in the source.
    pub span: Span,
    /// What is seen there.
    pub seen: Seen,
}

/// What a reader sees in the place of a piece of source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Seen {
    /// The source itself.
    Source,
    /// Other characters than the source has: `&` for `&amp;`, a line feed for a soft break and the quote marks behind it.
    Other(Box<str>),
    /// Something that no name crosses: code, an image, the edge of a link.
    Barrier,
}

/// A heading.
#[derive(Clone, PartialEq, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The heading's line or lines, markup included.
    pub span: Span,
    /// Its text alone, without `#`, in the source.
    pub text: Span,
    /// Its text as a reader sees it.
    pub title: String,
}

/// An explicit reference.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// How it is written.
    pub kind: LinkKind,
    /// The whole of it, brackets included.
    pub span: Span,
    /// The part that names somebody: the target in `[[target#part|shown]]`, without the part; the text in
    /// `[text](target)`; the whole of `@handle`.
    pub name: Span,
    /// Where it points, decoded, without `#part`: a note's name or relative path; the handle without `@`. Empty in `[[#part]]`.
    pub target: String,
    /// The heading behind `#`, decoded. Block references (`#^id`) are dropped.
    pub part: Option<String>,
    /// Where that heading stands in the source of a wikilink.
    pub part_span: Option<Span>,
    /// What a reader sees instead of the target: `shown` in `[[target|shown]]`, the text in `[text](target)`.
    pub shown: Option<Span>,
    /// Whether it is an embed: `![[…]]`.
    pub embed: bool,
    /// The property it stands in, as an index into [`ParsedNote::properties`].
    pub property: Option<usize>,
}

/// How an explicit reference is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LinkKind {
    /// `[[target]]`
    Wiki,
    /// `[text](target.md)`
    Markdown,
    /// `@handle`
    Handle,
}

/// One `key: value` of a note, wherever it is written.
#[derive(Clone, PartialEq, Debug)]
pub struct Property {
    /// The key as written. Keys of a map in a map are joined by a dot.
    pub key: String,
    /// The key and its value or values.
    pub span: Span,
    /// The values: none for null, one for a scalar, all for a list.
    pub values: Vec<Value>,
    /// Where it was found.
    pub origin: Origin,
}

/// One value of a property.
#[derive(Clone, PartialEq, Debug)]
pub struct Value {
    /// The value without quotes or escapes. Links keep their brackets: `[[DeepSeek]]`.
    pub text: String,
    /// The value in the source, without its quotes.
    pub span: Span,
}

/// Where a property was found.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Origin {
    /// Between `---` at the top of the note, or `+++`, or org keywords and drawers there.
    Frontmatter,
    /// Logseq's `key:: value`, or Dataview's, anywhere in the text.
    Inline,
    /// A line `Key: value` directly under a heading or in an infobox callout, or a row of a two-column table there.
    Infobox,
}

/// Something that could not be read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// One sentence: what, why, and what was still taken.
    pub message: String,
    /// Whether something that was meant is lost.
    pub severity: ProblemSeverity,
}

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum ProblemSeverity {
    /// All that matters was read all the same.
    Information,
    /// Something was skipped.
    Warning,
}

/// A picture in Markdown that is no note: `![text](target)`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The whole of it, brackets included.
    pub span: Span,
    /// Where it points, decoded: a relative path.
    pub target: String,
}

/// The pictures in a Markdown note whose body begins at `body`, but for those on the web.
pub fn pictures(source: &str, body: usize) -> Vec<Picture> {
    markdown::pictures(source, body)
}

/// The links in a Markdown note whose body begins at `body` that lead to a heading of the note itself, `[text](#heading)`.
/// They are no links to notes.
pub fn links_within(source: &str, body: usize) -> Vec<Link> {
    markdown::links_within(source, body)
}

/// A place in a Markdown note where a label is written that another place defines or goes by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// What labels are told apart by: the label in lower case, its blanks as one.
    pub key: String,
    /// Whether it is a footnote's, `[^1]`, and not a link's, `[text][label]`.
    pub is_footnote: bool,
    /// Whether it is defined here: `[label]: destination`.
    pub defines: bool,
    /// Where a label in brackets can be written instead; empty behind `[label]`, whose text is the label.
    pub span: Span,
}

/// The labels of footnotes and of link definitions in a Markdown note whose body begins at `body`.
pub fn labels(source: &str, body: usize) -> Vec<Label> {
    markdown::labels(source, body)
}

/// Reads a note. `source` may be anything: what is not understood is prose.
pub fn parse(source: &str, format: Format) -> ParsedNote {
    match format {
        Format::Markdown => markdown::parse(source),
        Format::Org => org::parse(source),
        Format::Plain => plain::parse(source),
        Format::AsciiDoc => asciidoc::parse(source),
        Format::Latex => latex::parse(source),
        Format::Rst => rst::parse(source),
        Format::Html => html::parse(source),
        Format::Mail => mail::parse(source),
        Format::Commit => commit::parse(source),
        Format::Djot => djot::parse(source),
        Format::Typst => typst::parse(source),
        Format::Source(_) => assemble::without_prose(format),
    }
}
