//! An explicit reference in a note: a wikilink, a Markdown link or an `@handle`.

use crate::text::Span;

/// An explicit reference.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// Its syntax.
    pub kind: LinkKind,
    /// The whole of it, brackets included.
    pub span: Span,
    /// The part that names an entity: the target in `[[target#part|shown]]`, without the part; the text in
    /// `[text](target)`; the whole of `@handle`.
    pub name: Span,
    /// Its target, decoded, without `#part`: a note's name or relative path; the handle without `@`. Empty in
    /// `[[#part]]`.
    pub target: String,
    /// The heading behind `#`, decoded. Block references (`#^id`) are dropped.
    pub part: Option<String>,
    /// The span of that heading in the source of a wikilink.
    pub part_span: Option<Span>,
    /// The span of the visible text: `shown` in `[[target|shown]]`, the text in `[text](target)`.
    pub shown: Option<Span>,
    /// Whether it is an embed: `![[…]]`.
    pub embed: bool,
    /// The property it stands in, as an index into [`ParsedNote::properties`](super::ParsedNote::properties).
    pub property: Option<usize>,
}

/// The syntax of an explicit reference.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LinkKind {
    /// `[[target]]`
    Wiki,
    /// `[text](target.md)`
    Markdown,
    /// `@handle`
    Handle,
}
