//! Writes names into properties so that these stay valid.

use rustc_hash::FxHashSet;

use crate::features::frontmatter_quoting::{double_quoted, escaped, needs_quotes};
use crate::note::definitions::{self, Name};
use crate::note::{Format, Origin, ParsedNote, Property, is_list_of_words};
use crate::text::{Span, Spans};
use crate::world::Settings;

/// The values of a note's properties, in which texts are to be written.
pub(super) struct Values<'a> {
    source: &'a str,
    format: Format,
    /// Where the properties end that are YAML or TOML.
    head: usize,
    values: Vec<Written>,
    places: Spans,
}

/// A value as it is written.
struct Written {
    span: Span,
    /// Whether its property is written with brackets.
    in_brackets: bool,
    /// Whether a space would part it.
    is_word: bool,
}

impl<'a> Values<'a> {
    pub(super) fn of(note: &ParsedNote, source: &'a str) -> Self {
        let is_org = note.format == Format::Org;
        let properties = note.properties.iter().filter(|property| is_org || property.origin == Origin::Frontmatter);
        let written = |property: &Property| {
            let in_brackets = property.span.text(source).contains('[');
            let is_word = is_list_of_words(property.span.text(source));
            let spans: Vec<Span> = property.values.iter().map(|value| value.span).collect();
            spans.into_iter().map(move |span| Written { span, in_brackets, is_word })
        };
        let values: Vec<Written> = properties.flat_map(written).collect();
        let places = values.iter().map(|value| value.span).collect();
        Self { source, format: note.format, head: note.body, values, places }
    }

    /// `text` as it must be written in place of `span`: with escapes between quotes, with quotes where a plain value would
    /// mean something else. Elsewhere it is the text itself, but for quotes in LaTeX.
    pub(super) fn fitted(&self, span: Span, text: &str) -> String {
        let Some(value) = self.places.first_around(span).and_then(|at| self.values.get(at)) else {
            return self.plain(text);
        };
        let is_whole = value.span == span;
        let is_yaml = (span.start as usize) < self.head;
        match quote(self.source, value.span) {
            // In a header, a comma parts addresses.
            None if self.format == Format::Mail && is_whole && text.contains([',', ';', '@']) => double_quoted(text),
            Some(quote) if self.format == Format::Html => as_attribute(text, quote),
            Some(quote) => escaped(text, quote),
            None if self.format == Format::Org && is_whole && text.contains(' ') && value.is_word => {
                format!("\"{text}\"")
            }
            None if is_yaml && self.format != Format::Org && is_whole && needs_quotes(text, value.in_brackets) => {
                double_quoted(text)
            }
            None => self.plain(text),
        }
    }

    fn plain(&self, text: &str) -> String {
        if self.format == Format::Latex { with_tex_quotes(text) } else { text.to_owned() }
    }
}

/// A text whose straight quotes are those of TeX: ``so''.
fn with_tex_quotes(text: &str) -> String {
    let mut parts = text.split('"');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (number, part) in parts.enumerate() {
        out.push_str(if number % 2 == 0 { "``" } else { "''" });
        out.push_str(part);
    }
    out
}

/// The value of an attribute of HTML between such quotes.
fn as_attribute(text: &str, quote: char) -> String {
    let text = text.replace('&', "&amp;");
    if quote == '"' { text.replace('"', "&quot;") } else { text.replace('\'', "&#39;") }
}

/// Whether all properties can be read after an edit that could be read before.
pub(super) fn still_readable(before: &ParsedNote, after: &ParsedNote) -> bool {
    after.problems.len() <= before.problems.len() && keys(before).is_subset(&keys(after))
}

/// The keys of the frontmatter.
fn keys(note: &ParsedNote) -> FxHashSet<&str> {
    let own = note.properties.iter().filter(|property| property.origin == Origin::Frontmatter);
    own.map(|property| property.key.as_str()).collect()
}

/// The quote that a value stands in.
fn quote(source: &str, value: Span) -> Option<char> {
    let before = source.get(..value.start as usize)?.chars().next_back();
    before.filter(|before| matches!(before, '"' | '\''))
}

/// A value on a line of its own.
pub(super) fn plain(text: &str) -> String {
    if needs_quotes(text, false) { double_quoted(text) } else { text.to_owned() }
}

/// The names of each entity that a note at `path` with this text defines.
pub(super) fn names(note: &ParsedNote, source: &str, path: &str, settings: &Settings) -> Vec<Vec<Name>> {
    let found = definitions::find(note, source, path, &settings.conventions);
    found.definitions.into_iter().map(|definition| definition.names).collect()
}
