//! `whoswho graph`: the co-occurrence graph as a drawing, a page, or in the formats of graph tools.

mod csv_table;
mod dot;
mod ftm;
mod graphml;
mod html;
mod labels;
mod layout;
mod options;
mod svg;
mod turtle;

use std::io::Write;

use options::Format;

pub(super) use ftm::id as ftm_id;
pub(super) use options::Options;

use super::location_format;
use super::mentions::known;
use super::outcome::{Failure, Outcome};
use super::workspace::Workspace;
use crate::features::{GraphFilter, Location, graph};
use crate::names::EntityId;

pub(super) fn run(workspace: &Workspace, options: &Options, out: &mut impl Write) -> Result<Outcome, Failure> {
    let centre = options.around.as_deref().map(|name| centre(workspace, name)).transpose()?;
    let filter = GraphFilter { around: centre.map(|id| (vec![id], options.depth)), min: options.min };
    let graph = graph(&workspace.world, &workspace.in_scope, || false).filtered(&filter);
    if let (Some(name), true) = (&options.around, graph.nodes.is_empty()) {
        return Err(Failure::Message(format!("these notes do not mention “{name}”")));
    }
    let centre = graph.nodes.iter().position(|node| Some(node.entity.id) == centre);
    match options.format {
        Format::Json => writeln!(out, "{:#}", graph.to_json(&workspace.world))?,
        Format::Html => html::write(workspace, &graph, centre, options, out)?,
        Format::Svg => svg::write(workspace, &graph, centre, out)?,
        Format::Graphml => graphml::write(workspace, &graph, out)?,
        Format::Csv => csv_table::write(workspace, &graph, out)?,
        Format::Ftm => ftm::write(workspace, &graph, out)?,
        Format::Turtle => turtle::write(workspace, &graph, out)?,
        Format::Dot => dot::write(workspace, &graph, centre, out)?,
    }
    Ok(Outcome::Clean)
}

/// The entity with this name, or defined by the note of this path. Fails if there are several.
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
