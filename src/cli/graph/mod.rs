//! `whoswho graph`: who has to do with whom, as a drawing, a page, or in the formats that programs for graphs read.

mod dot;
mod drawing;
mod edges;
mod ftm;
mod graphml;
mod layout;
mod page;
mod turtle;

use std::io::Write;

use clap::ValueEnum;

pub(in crate::cli) use ftm::id as ftm_id;

use super::location_format;
use super::mentions::known;
use super::outcome::{Failure, Outcome};
use super::workspace::Workspace;
use crate::features::{Graph, GraphFilter, Location, Node, graph};
use crate::names::EntityId;

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Format {
    /// One object: entities, together, relations, notes; lines are counted from 0
    #[default]
    Json,
    /// A page for any browser, in one file that works offline: search, choose whom to look around, narrow the dates
    Html,
    /// A drawing, of at most 150: those who are mentioned most
    Svg,
    /// For Graphviz
    Dot,
    /// For Gephi, yEd, Cytoscape and most others
    Graphml,
    /// A table of who is joined to whom, for spreadsheets and Gephi
    Csv,
    /// FollowTheMoney, an entity a line: everybody, notes, a Mention for each note that mentions somebody, links
    Ftm,
    /// RDF in the words of schema.org
    Turtle,
}

#[derive(clap::Args, Debug)]
pub(super) struct Options {
    /// Print only those around this person or organization: a name, an alias, an @handle, or the note that defines them
    #[arg(long, value_name = "NAME")]
    around: Option<String>,
    /// How many steps around them: 1 for those they appear with, 2 for those whom these appear with, too
    #[arg(long, value_name = "STEPS", default_value_t = 1, requires = "around")]
    depth: usize,
    /// Join two only if they share so many paragraphs, and leave out who is then joined to nobody
    #[arg(long, value_name = "PARAGRAPHS", default_value_t = 0)]
    min: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(workspace: &Workspace, options: &Options, out: &mut impl Write) -> Result<Outcome, Failure> {
    let centre = options.around.as_deref().map(|name| centre(workspace, name)).transpose()?;
    let filter = GraphFilter { around: centre.map(|id| (vec![id], options.depth)), min: options.min };
    let graph = graph(&workspace.world, &workspace.asked, || false).filtered(&filter);
    if let (Some(name), true) = (&options.around, graph.nodes.is_empty()) {
        return Err(Failure::Message(format!("these notes do not mention “{name}”")));
    }
    let centre = graph.nodes.iter().position(|node| Some(node.entity.id) == centre);
    match options.format {
        Format::Json => writeln!(out, "{:#}", graph.to_json(&workspace.world))?,
        Format::Html => page::write(workspace, &graph, centre, options, out)?,
        Format::Svg => drawing::write(workspace, &graph, centre, out)?,
        Format::Graphml => graphml::write(workspace, &graph, out)?,
        Format::Csv => edges::write(workspace, &graph, out)?,
        Format::Ftm => ftm::write(workspace, &graph, out)?,
        Format::Turtle => turtle::write(workspace, &graph, out)?,
        Format::Dot => dot::write(workspace, &graph, centre, out)?,
    }
    Ok(Outcome::Clean)
}

/// The one who goes by a name, or whom a note of this path defines.
fn centre(workspace: &Workspace, name: &str) -> Result<EntityId, Failure> {
    let world = &workspace.world;
    match known(workspace, name)?.as_slice() {
        [one] => Ok(*one),
        several => {
            let entities = several.iter().filter_map(|id| world.entity(*id));
            let lines = entities.map(|entity| {
                format!("\n  {} · {}", entity.name(), location_format::shown(workspace, Location::of(entity)))
            });
            let lines: String = lines.collect();
            Err(Failure::Message(format!("“{name}” could be any of these; give the full name, or the note:{lines}")))
        }
    }
}

/// What a node is called. Names are no identity: two people may have one.
fn id(place: usize) -> String {
    format!("n{place}")
}

/// The name of each node, with what tells it from others of that name in brackets.
fn titles(workspace: &Workspace, graph: &Graph<'_>) -> Vec<String> {
    let nodes = graph.nodes.iter().zip(graph.distinctions(&workspace.world));
    let title = |(node, distinction): (&Node<'_>, Option<String>)| match distinction {
        Some(distinction) => format!("{} ({distinction})", node.entity.name()),
        None => node.entity.name().to_owned(),
    };
    nodes.map(title).collect()
}

/// The text as XML can hold it: there is no way to write most control characters.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
