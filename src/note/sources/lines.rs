//! JSON Lines: one JSON value per line. A Wikidata dump is read the same way; it has brackets around its lines and commas
//! behind them.

use super::data::Data;
use super::schema_org;
use super::tree::{self, Node, Tree};
use super::wikidata::Entities;
use super::{Source, ftm};
use crate::text::Span;

/// Whether each line is a JSON value by itself, judged by the first two: exports of FollowTheMoney often have the
/// extension `.json`.
pub(super) fn are_values(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    let is_value = |line: &str| line.starts_with('{') && line.ends_with('}');
    lines.next().is_some_and(is_value) && lines.next().is_some_and(is_value)
}

/// Reads a file, a line at a time.
pub(super) fn read(text: &str) -> Source {
    let mut data = Data::new(text);
    let mut entities = ftm::Reader::default();
    // Entries that refer to others, and those that only together show that they are people, are kept until all are there.
    let mut kept: Vec<Node<'_>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let bare = line.trim_start_matches('\u{feff}');
        let at = at + line.len() - bare.len();
        let value = bare.trim_end().trim_end_matches(',');
        if matches!(value.trim(), "" | "[" | "]") {
            continue;
        }
        let span = Span::new(at, at + value.len());
        let Tree { roots, problems } = tree::read_line(text, span);
        data.problems(problems);
        for root in roots {
            if is_follow_the_money(&root) {
                entities.line(value, at);
            } else if Entities::is_one(&root) {
                data.sort(&root);
            } else {
                kept.push(root);
            }
        }
    }
    let (linked, others): (Vec<&Node<'_>>, Vec<&Node<'_>>) = kept.iter().partition(|root| schema_org::is_linked(root));
    data.linked(&linked);
    data.list(&others);
    data.add(entities.finish());
    data.finish()
}

fn is_follow_the_money(node: &Node<'_>) -> bool {
    node.get("schema").is_some_and(|schema| schema.text().is_some()) && node.get("properties").is_some()
}
