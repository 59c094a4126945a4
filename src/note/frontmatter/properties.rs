//! Properties that stand outside of frontmatter: in a header, or in a comment.

use super::{fence, scalar};
use crate::note::{Origin, Property};
use crate::text::Span;

/// A property with this span, whose values are parsed from `value`.
pub(in crate::note) fn property(source: &str, key: &str, value: Span, span: Span) -> Property {
    Property { key: key.to_owned(), span, values: scalar::values(source, value), origin: Origin::Frontmatter }
}

/// The setting in a comment of a format without frontmatter: `whoswho: false`, `whoswho_ignore: [Ann, Bob]`. `comment`
/// is the text of the comment without its marks.
pub(in crate::note) fn comment_property(source: &str, comment: Span) -> Option<Property> {
    let span = fence::trimmed(source, comment);
    let (key, value) = span.text(source).split_once(':')?;
    let is_ours = ["whoswho", "whoswho_ignore"].iter().any(|own| key.eq_ignore_ascii_case(own));
    let value = fence::within(span, span.len() - value.len(), span.len());
    is_ours.then(|| property(source, key, value, span))
}
