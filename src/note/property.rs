//! A property of a note: a key with its values, and where it was found.

use crate::text::Span;

/// A property of a note, `key: value`, in any syntax.
#[derive(Clone, PartialEq, Debug)]
pub struct Property {
    /// The key as written. Keys of nested maps are joined by a dot.
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
