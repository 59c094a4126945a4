//! Org properties: keyword lines and the property drawer at the top of a file.

use std::ops::Range;

use super::fence::{lines, trimmed, within};
use super::head::Head;
use super::{infobox, scalar};
use crate::note::definitions::is_cast_key;
use crate::note::{Origin, Property, Value};
use crate::text::Span;

/// Reads the leading keywords and drawer; `None` when there are none.
pub(super) fn read(source: &str, top: usize) -> Option<Head> {
    let mut head = Head { body: top, ..Head::default() };
    let mut drawer = false;
    for line in lines(source, top) {
        let line_text = line.text(source);
        let text = line_text.trim();
        let upper = text.to_ascii_uppercase();
        let property = match upper.as_str() {
            "" => None,
            ":PROPERTIES:" => {
                drawer = true;
                None
            }
            ":END:" if drawer => {
                drawer = false;
                None
            }
            _ if upper.starts_with("#+BEGIN") => break,
            _ if text.starts_with("#+") => entry(source, line, 2),
            _ if drawer && text.starts_with(':') => entry(source, line, 1),
            _ if text == "#" || text.starts_with("# ") => None,
            _ => break,
        };
        head.properties.extend(property);
        head.body = super::fence::behind(source, line.end as usize);
    }
    (!head.properties.is_empty()).then_some(head)
}

/// The property in a line of a heading's property drawer, if it gives a name or a cast, or has a key that inline
/// properties may have.
pub(in crate::note) fn heading_property(source: &str, line: &Range<usize>) -> Option<Property> {
    const NAMING: [&str; 3] = ["id", "roam_aliases", "roam_alias"];
    let property = entry(source, Span::new(line.start, line.end), 1)?;
    let is_naming = NAMING.iter().any(|key| property.key.eq_ignore_ascii_case(key));
    if is_naming || is_cast_key(&property.key) && !infobox::is_known(&property.key) {
        return Some(Property { origin: Origin::Inline, ..property });
    }
    infobox::is_known(&property.key).then_some(Property { origin: Origin::Infobox, ..property })
}

/// The property of a line whose key begins behind `mark` bytes.
fn entry(source: &str, line: Span, mark: usize) -> Option<Property> {
    let line = trimmed(source, line);
    let text = line.text(source);
    let rest = text.get(mark..)?;
    let colon = rest.find(':').filter(|colon| *colon > 0)?;
    let key = rest.get(..colon)?.to_owned();
    let value = trimmed(source, within(line, mark + colon + 1, text.len()));
    let values = if key.eq_ignore_ascii_case("filetags") {
        tags(source, value)
    } else if is_list_of_words(text) {
        words(source, value)
    } else {
        scalar::values(source, value)
    };
    Some(Property { key, span: line, values, origin: Origin::Frontmatter })
}

/// `:person:friend:`
fn tags(source: &str, span: Span) -> Vec<Value> {
    let separator = if span.text(source).contains(':') { ':' } else { ' ' };
    let pieces = scalar::split(source, span, separator).into_iter();
    pieces.filter(|piece| !piece.is_empty()).map(|piece| scalar::one(source, piece)).collect()
}

/// Whether the values of an Org property are separated by spaces, so that a value of several words is in quotes.
/// Aliases, other than those of org-roam, may be separated by commas instead.
pub fn is_list_of_words(written: &str) -> bool {
    let Some(rest) = written.strip_prefix("#+").or_else(|| written.strip_prefix(':')) else { return false };
    let (key, values) = rest.split_once(':').unwrap_or((rest, ""));
    let is = |list: &str| key.eq_ignore_ascii_case(list);
    let has_commas = || values.contains(',') && !values.contains('"');
    ["roam_aliases", "roam_alias", "roam_tags"].into_iter().any(is) || (is("aliases") && !has_commas())
}

/// Words, or several words in quotes: `"Ann Smith" Annie`.
fn words(source: &str, span: Span) -> Vec<Value> {
    let pieces = scalar::split(source, span, ' ').into_iter();
    pieces.filter(|piece| !piece.is_empty()).map(|piece| scalar::one(source, piece)).collect()
}
