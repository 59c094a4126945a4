//! An explicit reference in a note: a wikilink, a Markdown link or an `@handle`.

use crate::text::Span;

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
