//! Parses YAML strictly, event by event, because events carry the exact position of each scalar.

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, ScanError, Span as Place};

use super::failure::Failure;
use super::scalar;
use crate::note::{Origin, Property, Value};
use crate::text::Span;

/// A piece of YAML with its place in the note.
pub(in crate::note) enum Node {
    Scalar { value: Value, null: bool },
    List { items: Vec<Node>, span: Span },
    Map { entries: Vec<(Node, Node)>, span: Span },
}

/// The properties in `range`, which must hold one map.
pub(super) fn read(source: &str, range: Range<usize>) -> Result<Vec<Property>, Failure> {
    let root = documents(source, range)?.into_iter().next();
    let mut properties = Vec::new();
    match root {
        Some(Node::Map { entries, .. }) => {
            for (key, value) in entries {
                flatten(source, "", key, value, &mut properties);
            }
            Ok(properties)
        }
        None | Some(Node::Scalar { null: true, .. }) => Ok(properties),
        Some(node) => Err(Failure { at: node.span().start as usize, reason: "this is no `key: value`".to_owned() }),
    }
}

/// The documents in `range`, one behind the other. The parser lets none be nested deeper than 255.
pub(in crate::note) fn documents(source: &str, range: Range<usize>) -> Result<Vec<Node>, Failure> {
    let base = range.start;
    let text = source.get(range).unwrap_or_default();
    let mut builder = Builder { source, base, open: Vec::new(), roots: Vec::new(), anchors: FxHashMap::default() };
    for event in Parser::new_from_str(text) {
        let (event, place) = event.map_err(|error| failure(&error, base))?;
        builder.event(event, place);
    }
    Ok(builder.roots)
}

fn failure(error: &ScanError, base: usize) -> Failure {
    let at = base + error.marker().byte_offset().unwrap_or_default();
    Failure { at, reason: error.info() }
}

/// A list or map that has not ended yet.
struct Open {
    children: Vec<Node>,
    start: Span,
    map: bool,
}

struct Builder<'a> {
    source: &'a str,
    base: usize,
    open: Vec<Open>,
    roots: Vec<Node>,
    /// Scalars that an alias may repeat. Lists and maps are left out: repeated repeats would grow without bound.
    anchors: FxHashMap<usize, Value>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, place: Place) {
        let span = self.span(place);
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let value = self.value(&text, style, span);
                if anchor != 0 {
                    self.anchors.insert(anchor, value.clone());
                }
                let null = style == ScalarStyle::Plain && scalar::is_null(&value.text);
                self.add(Node::Scalar { value, null });
            }
            Event::Alias(anchor) => {
                let text = self.anchors.get(&anchor).map(|value| value.text.clone());
                let null = text.is_none();
                self.add(Node::Scalar { value: Value { text: text.unwrap_or_default(), span }, null });
            }
            Event::SequenceStart(..) => self.open.push(Open { children: Vec::new(), start: span, map: false }),
            Event::MappingStart(..) => self.open.push(Open { children: Vec::new(), start: span, map: true }),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
    }

    fn close(&mut self, end: Span) {
        let Some(open) = self.open.pop() else { return };
        // A block's end is where the next token begins, so that its last child says better where it ends.
        let last = open.children.last().map_or(end.end, |child| child.span().end);
        let end = if end.is_empty() { last } else { end.end.max(last) };
        let span = Span { start: open.start.start, end: end.max(open.start.start) };
        if !open.map {
            return self.add(Node::List { items: open.children, span });
        }
        let mut entries = Vec::with_capacity(open.children.len() / 2);
        let mut children = open.children.into_iter();
        while let (Some(key), Some(value)) = (children.next(), children.next()) {
            entries.push((key, value));
        }
        self.add(Node::Map { entries, span });
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(open) => open.children.push(node),
            None => self.roots.push(node),
        }
    }

    fn span(&self, place: Place) -> Span {
        let range = place.byte_range().unwrap_or_default();
        Span::new(self.base + range.start, self.base + range.end)
    }

    /// A scalar without its quotes, its block's indicator and the white space at its ends.
    fn value(&self, text: &str, style: ScalarStyle, span: Span) -> Value {
        let span = super::fence::trimmed(self.source, span);
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let inner = Span { start: span.start + 1, end: span.end.saturating_sub(1) };
        if quoted && inner.start <= inner.end {
            return Value { text: text.to_owned(), span: inner };
        }
        Value { text: text.trim().to_owned(), span: self.behind_indicator(style, span) }
    }

    /// The content of a block scalar, whose span may begin with `|` or `>` on the key's line.
    fn behind_indicator(&self, style: ScalarStyle, span: Span) -> Span {
        let text = span.text(self.source);
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) && text.starts_with(['|', '>']);
        match text.find('\n').filter(|_| block) {
            Some(newline) => super::fence::trimmed(self.source, super::fence::within(span, newline, text.len())),
            None => span,
        }
    }
}

impl Node {
    pub(in crate::note) fn span(&self) -> Span {
        match self {
            Self::Scalar { value, .. } => value.span,
            Self::List { span, .. } | Self::Map { span, .. } => *span,
        }
    }

    /// The node as text where YAML reads a structure and a note taker wrote a link or a template: `[[Companies]]` is a
    /// list in a list, `{{title}}` a map in a map.
    fn as_written(&self, source: &str) -> Option<Value> {
        let span = self.span();
        let text = span.text(source);
        let meant = match self {
            Self::Scalar { .. } => false,
            Self::List { items, .. } => {
                let inner = items.first().filter(|_| items.len() == 1);
                let flat = matches!(inner, Some(Self::List { items, .. })
                    if !items.iter().any(|item| matches!(item, Self::List { .. })));
                flat && text.starts_with("[[") && text.ends_with("]]")
            }
            Self::Map { .. } => text.starts_with("{{") && text.ends_with("}}"),
        };
        meant.then(|| Value { text: text.to_owned(), span })
    }
}

/// Adds the property `key: value`, with `prefix` before its key, or one property for each entry of a map.
fn flatten(source: &str, prefix: &str, key: Node, value: Node, into: &mut Vec<Property>) {
    let Node::Scalar { value: key, .. } = key else { return };
    let name = key.text.trim_end_matches(':');
    let name = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") };
    let quote = source.get(..key.span.start as usize).is_some_and(|before| before.ends_with(['"', '\'']));
    let start = key.span.start - u32::from(quote);
    if let (Node::Map { .. }, None) = (&value, value.as_written(source)) {
        let Node::Map { entries, .. } = value else { return };
        for (key, value) in entries {
            flatten(source, &name, key, value, into);
        }
        return;
    }
    let end = value.span().end.max(key.span.end);
    let place = into.len();
    let mut values = Vec::new();
    collect(source, &name, value, &mut values, into);
    let end = values.last().map_or(end, |value: &Value| end.max(value.span.end));
    let end = if source.get(end as usize..).is_some_and(|rest| rest.starts_with(['"', '\''])) { end + 1 } else { end };
    let nested = into.len() > place && values.is_empty();
    if !nested {
        into.insert(place, Property { key: name, span: Span { start, end }, values, origin: Origin::Frontmatter });
    }
}

/// Gathers the values of a property; maps in its list become properties of their own.
fn collect(source: &str, name: &str, node: Node, values: &mut Vec<Value>, into: &mut Vec<Property>) {
    if let Some(value) = node.as_written(source) {
        values.push(value);
        return;
    }
    match node {
        Node::Scalar { null: true, .. } => {}
        Node::Scalar { value, .. } => values.push(value),
        Node::List { items, .. } => {
            for item in items {
                collect(source, name, item, values, into);
            }
        }
        Node::Map { entries, .. } => {
            for (key, value) in entries {
                flatten(source, name, key, value, into);
            }
        }
    }
}
