//! Parses YAML. A file with a syntax error is split into the entries of its lists and maps, which are parsed one by
//! one.

use std::borrow::Cow;
use std::ops::Range;

use super::node::{DEEPEST, Entry, Node, Value};
use super::parsed::{Tree, start};
use crate::note::frontmatter::yaml;
use crate::text::Span;

/// How many times a broken part is cut into its own parts: a list in a map in a list.
const MAX_CUTS: usize = 8;

/// Parses the documents of a text.
pub(super) fn read(text: &str) -> Tree<'_> {
    let mut reader = Reader { text, tree: Tree::default() };
    reader.tree.roots = reader.part(start(text)..text.len(), 0);
    reader.tree
}

struct Reader<'a> {
    text: &'a str,
    tree: Tree<'a>,
}

impl<'a> Reader<'a> {
    /// Reads a part as a whole, else its own parts.
    fn part(&mut self, range: Range<usize>, cuts: usize) -> Vec<Node<'a>> {
        let failure = match yaml::documents(self.text, range.clone()) {
            Ok(documents) => return documents.into_iter().map(|node| self.node(node, 0)).collect(),
            Err(failure) => failure,
        };
        let parts = parts(self.text, range.clone());
        if cuts < MAX_CUTS && parts.len() > 1 {
            let mut nodes = Vec::new();
            for part in parts {
                let of_part = self.part(part, cuts + 1);
                of_part.into_iter().for_each(|node| join(&mut nodes, node));
            }
            return nodes;
        }
        if let Some((key, below)) = key_alone(self.text, range).filter(|_| cuts < MAX_CUTS) {
            let mut nodes = self.part(below.clone(), cuts + 1);
            let nothing = Node { span: Span::new(below.start, below.end), value: Value::Nothing };
            let value = if nodes.is_empty() { nothing } else { nodes.swap_remove(0) };
            let end = value.span.end.max(key.end);
            let entry = Entry { key: Cow::Borrowed(key.text(self.text)), key_span: key, value };
            return vec![Node { span: Span { start: key.start, end }, value: Value::Map(vec![entry]) }];
        }
        let reason = failure.reason;
        let message =
            format!("This entry was left out, as it is no YAML: {reason}. Put texts with `:` or `#` in quotes.");
        self.tree.fault(self.text, failure.at, message);
        Vec::new()
    }

    fn node(&self, node: yaml::Node, depth: usize) -> Node<'a> {
        let span = node.span();
        let value = match node {
            _ if depth >= DEEPEST => Value::Nothing,
            yaml::Node::Scalar { null: true, .. } => Value::Nothing,
            yaml::Node::Scalar { value, .. } => {
                let before = self.text.get(..span.start as usize).unwrap_or_default();
                if !before.ends_with(['"', '\'']) && is_literal(&value.text) {
                    Value::Literal(Cow::Owned(value.text))
                } else {
                    Value::Text(Cow::Owned(value.text))
                }
            }
            yaml::Node::List { items, .. } => {
                Value::List(items.into_iter().map(|item| self.node(item, depth + 1)).collect())
            }
            yaml::Node::Map { entries, .. } => {
                let entries = entries.into_iter().filter_map(|(key, value)| {
                    let yaml::Node::Scalar { value: key, .. } = key else { return None };
                    let value = self.node(value, depth + 1);
                    Some(self.entry(key.text, key.span, value))
                });
                Value::Map(entries.collect())
            }
        };
        Node { span, value }
    }

    /// An entry. Ruby writes the symbols that are keys with a colon before them: `:name: Ann`.
    fn entry(&self, key: String, key_span: Span, value: Node<'a>) -> Entry<'a> {
        let symbol = key.strip_prefix(':').filter(|symbol| symbol.starts_with(char::is_alphabetic));
        match symbol.filter(|_| self.text.get(key_span.range()) == Some(key.as_str())) {
            Some(symbol) => {
                let key_span = Span { start: key_span.start + 1, ..key_span };
                Entry { key: Cow::Owned(symbol.to_owned()), key_span, value }
            }
            None => Entry { key: Cow::Owned(key), key_span, value },
        }
    }
}

/// Whether a text without quotes is a boolean, a number or a date, and not a name.
fn is_literal(text: &str) -> bool {
    let is_number = || text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    matches!(text, "true" | "false" | "True" | "False" | "TRUE" | "FALSE")
        || is_number() && !text.chars().any(|c| c.is_alphabetic() && !matches!(c, 'e' | 'E' | 'T' | 'Z' | 'x'))
}

/// Adds what a part has to what those before it had: the items of one list, the entries of one map.
fn join<'a>(nodes: &mut Vec<Node<'a>>, node: Node<'a>) {
    let Some(last) = nodes.last_mut() else { return nodes.push(node) };
    match (&mut last.value, node.value) {
        (Value::List(items), Value::List(further)) => items.extend(further),
        (Value::Map(entries), Value::Map(further)) => entries.extend(further),
        (_, value) => return nodes.push(Node { span: node.span, value }),
    }
    last.span.end = last.span.end.max(node.span.end);
}

/// The lines in a range that have something to say, each with where it begins and how far it is indented.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut at = range.start;
    let lines = text.get(range).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        let content = line.trim_start_matches(' ');
        (start, line.len() - content.len(), content.trim_end())
    });
    lines.filter(|(_, _, content)| !content.is_empty() && !content.starts_with('#'))
}

/// The items of the list, or the entries of the map, that stand in a range.
fn parts(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let is_item = |content: &str| content == "-" || content.starts_with("- ");
    let Some((_, indent, is_list)) = lines(text, range.clone())
        .find(|(_, _, content)| *content != "---")
        .map(|(at, indent, content)| (at, indent, is_item(content)))
    else {
        return Vec::new();
    };
    let begin = lines(text, range.clone()).filter(|(_, own, content)| *own <= indent && is_item(content) == is_list);
    let mut starts: Vec<usize> = begin.map(|(at, ..)| at).collect();
    starts.push(range.end);
    starts.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect()
}

/// The key that a range begins with, if it stands alone in its line, and what stands below it.
fn key_alone(text: &str, range: Range<usize>) -> Option<(Span, Range<usize>)> {
    let (start, indent, content) = lines(text, range.clone()).next()?;
    let key = content.split_once(" #").map_or(content, |(key, _)| key).trim_end().strip_suffix(':')?;
    let is_key = !key.is_empty() && !key.starts_with("- ") && !key.contains(['"', '\'', '{', '[', ':']);
    let below = text.get(start..range.end)?.find('\n').map(|newline| start + newline + 1)?;
    is_key.then(|| (Span::new(start + indent, start + indent + key.len()), below..range.end))
}
