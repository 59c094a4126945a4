//! JSON, YAML and TOML files: classifies their entries and passes each to its reader.

use super::citation;
use super::people::People;
use super::schema_org;
use super::tree::{self, Node, Tree};
use super::wikidata::Entities;
use super::{Source, SourceFormat};
use crate::note::definitions::Definition;
use crate::note::{Problem, ProblemSeverity};
use crate::text::Span;

/// The message for a file without entities.
const NOBODY: &str = "Nobody was found in this file. What is read: a list of entries with `name`, or a map of them, at the \
    top or under a key such as `people` or `companies`; JSON-LD with `@type`; CITATION.cff; Wikidata's JSON.";

/// Reads a file.
pub(super) fn read(text: &str, format: SourceFormat) -> Source {
    let Tree { roots, problems } = tree::read(text, format);
    let mut data = Data::new(text);
    data.problems(problems);
    let linked: Vec<&Node<'_>> = roots.iter().flat_map(|root| data.sort(root)).collect();
    data.linked(&linked);
    data.finish()
}

/// The definitions found so far in the values of a file.
pub(super) struct Data<'t> {
    text: &'t str,
    source: Source,
    people: People,
    wikidata: Entities,
}

impl<'t> Data<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, source: Source::default(), people: People::default(), wikidata: Entities::default() }
    }

    pub(super) fn problems(&mut self, problems: Vec<Problem>) {
        self.source.problems.extend(problems);
    }

    /// Classifies and reads the entries of a value. Those of JSON-LD are returned, because they refer to each other.
    pub(super) fn sort<'n, 'a>(&mut self, root: &'n Node<'a>) -> Vec<&'n Node<'a>> {
        if root.get("cff-version").is_some() {
            citation::read(root, &mut self.source);
            return Vec::new();
        }
        if let Some(entities) = root.get("entities").and_then(Node::map).filter(|_| root.get("@type").is_none()) {
            let mut are_wikidata = false;
            for entity in entities.iter().filter(|entity| Entities::is_one(&entity.value)) {
                are_wikidata = true;
                self.wikidata.add(&entity.value);
            }
            if are_wikidata {
                return Vec::new();
            }
        }
        let mut linked = Vec::new();
        let mut others = Vec::new();
        for node in root.items() {
            if Entities::is_one(node) {
                self.wikidata.add(node);
            } else if schema_org::is_linked(node) {
                linked.push(node);
            } else {
                others.push(node);
            }
        }
        match root.list() {
            Some(_) => self.people.top_list(&others, &mut self.source),
            None => others.iter().for_each(|node| self.people.top(node, &mut self.source)),
        }
        // What was read as a list of people is done with.
        let mut within = Vec::new();
        others.iter().for_each(|node| schema_org::within(node, &mut within));
        let read = Extents::of(&self.source.definitions);
        linked.extend(within.into_iter().filter(|node| !read.cover(node.span)));
        linked
    }

    /// Reads values that are the items of a list.
    pub(super) fn list(&mut self, nodes: &[&Node<'_>]) {
        self.people.top_list(nodes, &mut self.source);
    }

    /// Adds what another reader has found in the file.
    pub(super) fn add(&mut self, further: Source) {
        self.source.definitions.extend(further.definitions);
        self.source.problems.extend(further.problems);
    }

    /// Reads all JSON-LD entries of a file.
    pub(super) fn linked(&mut self, nodes: &[&Node<'_>]) {
        schema_org::read(nodes, &mut self.source);
    }

    /// Returns everything, in source order.
    pub(super) fn finish(self) -> Source {
        let Self { text, mut source, wikidata, .. } = self;
        wikidata.finish(&mut source);
        // Stable, and an entry comes before those within it.
        source.definitions.sort_by_key(|definition| definition.extent.start);
        source.problems.sort_by_key(|problem| problem.span);
        if source.definitions.is_empty()
            && source.problems.is_empty()
            && !text.trim_start_matches('\u{feff}').trim().is_empty()
        {
            let severity = ProblemSeverity::Information;
            source.problems.push(Problem { span: Span::at(0), message: NOBODY.to_owned(), severity });
        }
        source
    }
}

/// Where definitions stand, to be asked about many places.
struct Extents {
    /// Where each begins, and the furthest that it or one before it reaches; sorted.
    reaches: Vec<(u32, u32)>,
}

impl Extents {
    fn of(definitions: &[Definition]) -> Self {
        let mut reaches: Vec<(u32, u32)> =
            definitions.iter().map(|definition| (definition.extent.start, definition.extent.end)).collect();
        reaches.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut reaches {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { reaches }
    }

    /// Whether one of them covers a place. Those of a file lie within each other or apart.
    fn cover(&self, span: Span) -> bool {
        let before = self.reaches.partition_point(|(start, _)| *start <= span.start);
        before.checked_sub(1).and_then(|last| self.reaches.get(last)).is_some_and(|(_, end)| *end >= span.end)
    }
}
