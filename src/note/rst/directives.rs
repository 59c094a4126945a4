//! Directives and comments of reStructuredText.

use std::ops::Range;

use super::field::field;
use super::reader::Reader;
use super::{inline, tables, unknown_directives};
use crate::note::{BlockKind, Origin, Property, frontmatter, html, mail};
use crate::text::Span;

/// Directives of whose content nothing is prose.
const NO_PROSE: [&str; 51] = [
    "code",
    "code-block",
    "sourcecode",
    "parsed-literal",
    "literalinclude",
    "math",
    "raw",
    "include",
    "toctree",
    "contents",
    "sectnum",
    "role",
    "highlight",
    "highlightlang",
    "index",
    "meta",
    "bibliography",
    "doctest",
    "testcode",
    "testoutput",
    "testsetup",
    "testcleanup",
    "graphviz",
    "digraph",
    "graph",
    "plantuml",
    "mermaid",
    "uml",
    "automodule",
    "autoclass",
    "autofunction",
    "automethod",
    "autosummary",
    "currentmodule",
    "module",
    "py:module",
    "tabularcolumns",
    "productionlist",
    "only",
    "ifconfig",
    "unicode",
    "jinja",
    "ipython",
    "plot",
    "exec",
    "prompt",
    "command-output",
    "program-output",
    "jupyter-execute",
    "datatemplate",
    "todolist",
];

/// Directives whose arguments are prose.
const WITH_PROSE: [&str; 25] = [
    "note",
    "warning",
    "tip",
    "hint",
    "important",
    "caution",
    "danger",
    "error",
    "attention",
    "seealso",
    "todo",
    "admonition",
    "topic",
    "sidebar",
    "rubric",
    "centered",
    "versionadded",
    "versionchanged",
    "deprecated",
    "epigraph",
    "pull-quote",
    "highlights",
    "table",
    "list-table",
    "csv-table",
];

/// Other directives whose content is prose. That of all others is prose only if it reads as prose.
const AROUND_PROSE: [&str; 18] = [
    "figure",
    "glossary",
    "container",
    "compound",
    "class",
    "rst-class",
    "hlist",
    "line-block",
    "header",
    "footer",
    "versionremoved",
    "tabs",
    "tab",
    "tab-set",
    "tab-item",
    "card",
    "dropdown",
    "details",
];

/// Directives that say who wrote something.
const AUTHORS: [&str; 3] = ["sectionauthor", "codeauthor", "moduleauthor"];

impl<'a> Reader<'a, '_> {
    /// Reads what is behind `..`: a directive, a substitution, or a comment.
    pub(super) fn directive(&mut self, place: Range<usize>, inner: &'a str, indent: usize) {
        let end = place.end;
        let argument_at = |argument: &str| end - argument.len()..end;
        if let Some((name, argument)) = substitution(inner) {
            self.pending = Some(argument_at(argument)).filter(|range| name == "replace" && !range.is_empty());
            self.hidden = (name != "replace").then_some(indent);
            self.at_top = false;
            return;
        }
        let Some((name, argument)) = directive(inner) else {
            self.properties.extend(frontmatter::comment_property(self.source, Span::new(place.start, end)));
            self.hidden = Some(indent);
            return;
        };
        match name {
            "raw" if argument.trim() == "html" => {
                self.options(&[]);
                let inside = self.inside(indent);
                let found = html::write(&mut self.blocks, inside);
                self.properties.extend(found);
            }
            "image" | "figure" => {
                self.options(&["alt"]);
                self.hidden = (name == "image").then_some(indent);
            }
            "default-role" => {
                self.names.role = Some(argument.trim().to_owned()).filter(|role| !role.is_empty());
                return;
            }
            _ if NO_PROSE.contains(&name) => {
                self.hidden = Some(indent);
                return;
            }
            _ if AUTHORS.contains(&name) => {
                let values = mail::people(self.source, argument_at(argument));
                let span = Span::new(place.start, end);
                let key = "author".to_owned();
                self.properties.push(Property { key, span, values, origin: Origin::Frontmatter });
            }
            // `versionadded:: 3.1` and the like are read as well, which does no harm.
            _ if WITH_PROSE.contains(&name) && !argument.is_empty() => {
                self.pending = Some(argument_at(argument));
                if self.has_options() || name.ends_with("table") {
                    self.close();
                }
            }
            _ => {}
        }
        match name {
            "csv-table" => self.csv(indent),
            "image" | "figure" | "raw" => {}
            _ => {
                self.options(&[]);
                self.hide_unless_prose(name, indent);
            }
        }
        self.at_top = false;
    }

    /// Hides the content of a directive that is not known, unless it reads as prose.
    fn hide_unless_prose(&mut self, name: &str, indent: usize) {
        if name == "glossary" {
            self.glossary = Some((indent, None));
        }
        let is_known = [WITH_PROSE.as_slice(), AROUND_PROSE.as_slice(), AUTHORS.as_slice()].concat().contains(&name);
        let rest = self.all.iter().skip(self.number).map(|(_, line)| *line);
        let body = rest.take_while(|line| line.trim().is_empty() || line.len() - line.trim_start().len() > indent);
        if !is_known && !unknown_directives::reads_as_prose(body) {
            self.hidden = Some(indent);
        }
    }

    fn has_options(&self) -> bool {
        let next = self.text_at(self.number);
        next.starts_with([' ', '\t']) && field(next.trim()).is_some()
    }

    /// Passes over the options of a directive, `:width: 80%`, and reads those whose value is prose: a word alone is
    /// none.
    fn options(&mut self, prose: &[&str]) {
        while self.has_options() {
            let text = self.text_at(self.number).trim();
            let length = field(text).unwrap_or_default();
            let value = text.get(length..).unwrap_or_default().trim();
            let is_prose = text.get(1..length.saturating_sub(1)).is_some_and(|key| prose.contains(&key));
            let end = self.all.get(self.number).map_or(0, |(range, line)| range.start + line.trim_end().len());
            if is_prose && value.contains(' ') {
                self.close();
                inline::write(&mut self.blocks, end - value.len()..end, &self.names);
                self.blocks.close();
            }
            self.number += 1;
        }
    }

    /// The cells of a table between commas, also those of its header among the options.
    fn csv(&mut self, indent: usize) {
        while self.has_options() {
            let (text, number) = (self.text_at(self.number), self.number);
            self.number += 1;
            if let Some(cells) = text.trim().strip_prefix(":header:") {
                self.row(number, cells);
            }
        }
        while let Some((_, line)) = self.all.get(self.number) {
            let (text, number) = (line.trim(), self.number);
            if !text.is_empty() && line.len() - line.trim_start().len() <= indent {
                break;
            }
            self.number += 1;
            self.row(number, text);
        }
    }

    /// A row of cells that ends with its line.
    fn row(&mut self, number: usize, cells: &str) {
        let end = self.all.get(number).map_or(0, |(range, line)| range.start + line.trim_end().len());
        let start = end.saturating_sub(cells.len());
        for cell in tables::between_commas(cells) {
            self.blocks.open(BlockKind::Cell);
            inline::write(&mut self.blocks, start + cell.start..start + cell.end, &self.names);
            self.blocks.close();
        }
    }

    /// Goes on behind the lines that stand further in, and says where they are.
    fn inside(&mut self, indent: usize) -> Range<usize> {
        let start = self.all.get(self.number).map_or(self.source.len(), |(range, _)| range.start);
        let mut end = start;
        while let Some((range, line)) = self.all.get(self.number) {
            if !line.trim().is_empty() {
                if line.len() - line.trim_start().len() <= indent {
                    break;
                }
                end = range.end;
            }
            self.number += 1;
        }
        start..end
    }
}

/// Whether a line begins a directive.
pub(super) fn is_one(line: &str) -> bool {
    line.strip_prefix("..").map(str::trim_start).and_then(directive).is_some()
}

/// The name and the argument of the directive in `|name| directive:: argument`.
fn substitution(text: &str) -> Option<(&str, &str)> {
    let (_, rest) = text.strip_prefix('|')?.split_once('|')?;
    directive(rest.trim_start())
}

/// The name and the argument of `name:: argument`.
fn directive(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once("::")?;
    let is_name = !name.is_empty()
        && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | ':' | '+' | '.'));
    (is_name && (rest.is_empty() || rest.starts_with(' '))).then(|| (name, rest.trim_start()))
}
