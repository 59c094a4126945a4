//! The graph as an SVG drawing.

use std::cmp::Reverse;
use std::io::Write;

use rustc_hash::FxHashMap;

use super::labels::titles;
use super::layout::{Link, Point, Size, layout};
use crate::cli::messages::warn;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::cli::xml::escape_xml;
use crate::features::{Graph, Node, count};
use crate::names::Kind;

/// The most nodes that are drawn; more are not legible.
const MAX: usize = 150;
/// The most letters of a name that are drawn.
const LONGEST: usize = 40;
/// Width of a letter and height of a line, in pixels.
const LETTER: f64 = 7.6;
/// Width of a letter of the centre, whose name is bold.
const BOLD_LETTER: f64 = 8.6;
const LINE: f64 = 18.0;
const MARGIN: f64 = 24.0;
const SMALLEST: f64 = 7.0;
const LARGEST: f64 = 26.0;
/// A node with so many mentions has the largest size, unless another node has more.
const OFTEN: usize = 60;

const STYLE: &str = "\
    svg { color-scheme: light dark; font: 13px system-ui, sans-serif; }
    .ground { fill: #ffffff; }
    text { fill: #1f2328; text-anchor: middle; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round; }
    line { stroke: #59636e; stroke-opacity: 0.45; }
    line.note { stroke-opacity: 0.2; }
    line.fact { stroke: #8250df; stroke-opacity: 0.8; stroke-dasharray: 5 4; }
    .person { fill: #0969da; }
    .organization { fill: #8250df; }
    .centre { fill: none; stroke: #bc4c00; stroke-width: 3; }
    .centre ~ text { font-weight: bold; }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #1f1f1f; }
      text { fill: #e6e6e6; stroke: #1f1f1f; }
      line { stroke: #a8b0ba; }
      line.fact { stroke: #c297ff; }
      .person { fill: #4493f8; }
      .organization { fill: #ab7df8; }
      .centre { stroke: #f0883e; }
    }";

/// A node in the drawing.
struct Shape<'g> {
    node: &'g Node<'g>,
    /// The name, with a distinction if it is ambiguous.
    title: String,
    is_centre: bool,
    radius: f64,
}

impl Shape<'_> {
    /// The label: the name, cut if it is very long.
    fn label(&self) -> String {
        match self.title.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", self.title.get(..end).unwrap_or_default().trim_end()),
            None => self.title.clone(),
        }
    }

    fn size(&self) -> Size {
        let letters: f64 = self.label().chars().map(|letter| if letter < '\u{1100}' { 1.0 } else { 1.8 }).sum();
        let letter = if self.is_centre { BOLD_LETTER } else { LETTER };
        Size { width: (letters * letter).max(2.0 * self.radius), height: 2.0 * (self.radius + LINE) }
    }
}

/// Prints the drawing. `centre` is the index of the highlighted node.
pub(super) fn write(
    workspace: &Workspace,
    graph: &Graph<'_>,
    centre: Option<usize>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let places = most_mentioned(graph, centre);
    if places.len() < graph.nodes.len() {
        let (drawn, all) = (places.len(), graph.nodes.len());
        warn(&format!("{drawn} of {all} are drawn: those who are mentioned most. --around and --min choose others"));
    }
    let shapes = shapes(workspace, graph, centre, &places);
    let drawn: FxHashMap<usize, usize> = places.iter().enumerate().map(|(new, old)| (*old, new)).collect();
    let ends = |(one, other): (usize, usize)| Some((*drawn.get(&one)?, *drawn.get(&other)?));
    let sizes: Vec<Size> = shapes.iter().map(Shape::size).collect();
    let company = graph.together.iter().filter_map(|edge| Some((ends(edge.nodes)?, edge)));
    let facts = graph.relations.iter().filter_map(|edge| Some((ends((edge.from, edge.to))?, edge)));
    let weighed = company.clone().map(|(ends, edge)| Link { ends, weight: as_weight(edge.paragraphs) });
    let links: Vec<Link> = weighed.chain(facts.clone().map(|(ends, _)| Link { ends, weight: 1.0 })).collect();
    let at = layout(&sizes, &links, centre.and_then(|centre| drawn.get(&centre).copied()));
    let heaviest = links.iter().map(|link| link.weight).fold(1.0, f64::max);

    open(&sizes, &at, out)?;
    for (ends, edge) in company {
        let (class, paragraphs) = if edge.paragraphs == 0 { ("note", 0) } else { ("paragraph", edge.paragraphs) };
        let (one, other) = (title(&shapes, ends.0), title(&shapes, ends.1));
        let (paragraphs, notes) = (count(paragraphs, "paragraph"), count(edge.notes.len(), "note"));
        let width = 1.0 + 4.0 * as_weight(edge.paragraphs) / heaviest;
        line(&at, ends, class, width, &format!("{one}, {other}: {paragraphs}, {notes}"), out)?;
    }
    for (ends, edge) in facts {
        let text = format!("{}: {} → {}", edge.key, title(&shapes, ends.0), title(&shapes, ends.1));
        line(&at, ends, "fact", 1.5, &text, out)?;
    }
    for (shape, at) in shapes.iter().zip(&at) {
        node(shape, *at, out)?;
    }
    writeln!(out, "</svg>")?;
    Ok(())
}

/// The indices of the nodes that are drawn: the centre, then the most mentioned.
fn most_mentioned(graph: &Graph<'_>, centre: Option<usize>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..graph.nodes.len()).collect();
    let mentions = |at: usize| graph.nodes.get(at).map_or(0, |node| node.mentions);
    places.sort_by_key(|at| (Some(*at) != centre, Reverse(mentions(*at))));
    places.truncate(MAX);
    places
}

fn shapes<'g>(workspace: &Workspace, graph: &'g Graph<'g>, centre: Option<usize>, places: &[usize]) -> Vec<Shape<'g>> {
    let mut titles = titles(workspace, graph);
    let most = graph.nodes.iter().map(|node| node.mentions).fold(OFTEN, usize::max);
    let shape = |at: &usize| {
        let node = graph.nodes.get(*at)?;
        let radius = SMALLEST + (LARGEST - SMALLEST) * (as_weight(node.mentions) / as_weight(most)).sqrt();
        let title = titles.get_mut(*at).map(std::mem::take).unwrap_or_default();
        Some(Shape { node, title, is_centre: Some(*at) == centre, radius })
    };
    places.iter().filter_map(shape).collect()
}

fn as_weight(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::from(u32::MAX), f64::from)
}

fn title<'s>(shapes: &'s [Shape<'_>], at: usize) -> &'s str {
    shapes.get(at).map(|shape| shape.title.as_str()).unwrap_or_default()
}

fn open(sizes: &[Size], at: &[Point], out: &mut impl Write) -> Result<(), Failure> {
    let reach = |side: fn(&Size, &Point) -> f64| sizes.iter().zip(at).map(move |(size, at)| side(size, at));
    let left = reach(|size, at| at.x - size.width / 2.0).fold(0.0, f64::min) - MARGIN;
    let right = reach(|size, at| at.x + size.width / 2.0).fold(0.0, f64::max) + MARGIN;
    let top = reach(|size, at| at.y - size.height / 2.0).fold(0.0, f64::min) - MARGIN;
    let bottom = reach(|size, at| at.y + size.height / 2.0).fold(0.0, f64::max) + MARGIN;
    let (width, height) = (right - left, bottom - top);
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0} {top:.0} {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" role="img" aria-labelledby="title">"#
    )?;
    writeln!(out, r#"  <title id="title">Who appears with whom</title>"#)?;
    writeln!(out, "  <style>\n{STYLE}\n  </style>")?;
    writeln!(out, r#"  <rect class="ground" x="{left:.0}" y="{top:.0}" width="{width:.0}" height="{height:.0}"/>"#)?;
    Ok(())
}

fn line(
    at: &[Point],
    ends: (usize, usize),
    class: &str,
    width: f64,
    title: &str,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (Some(one), Some(other)) = (at.get(ends.0), at.get(ends.1)) else { return Ok(()) };
    writeln!(
        out,
        r#"  <line class="{class}" x1="{:.1}" y1="{:.1}" x2="{:.1}" y2="{:.1}" stroke-width="{width:.1}"><title>{}</title></line>"#,
        one.x,
        one.y,
        other.x,
        other.y,
        escape_xml(title)
    )?;
    Ok(())
}

fn node(shape: &Shape<'_>, at: Point, out: &mut impl Write) -> Result<(), Failure> {
    let radius = shape.radius;
    let (node, title) = (shape.node, escape_xml(&shape.title));
    let kind = node.entity.kind();
    let (mentions, notes) = (count(node.mentions, "mention"), count(node.notes.len(), "note"));
    writeln!(out, r#"  <g transform="translate({:.1} {:.1})">"#, at.x, at.y)?;
    writeln!(out, "    <title>{title}, {}, {mentions} in {notes}</title>", kind.word())?;
    if shape.is_centre {
        writeln!(out, r#"    <circle class="centre" r="{:.1}"/>"#, radius + 4.0)?;
    }
    match kind {
        Kind::Person => writeln!(out, r#"    <circle class="person" r="{radius:.1}"/>"#)?,
        Kind::Organization => {
            let half = radius * 0.9;
            writeln!(
                out,
                r#"    <rect class="organization" x="-{half:.1}" y="-{half:.1}" width="{:.1}" height="{:.1}" rx="3"/>"#,
                2.0 * half,
                2.0 * half
            )?;
        }
    }
    writeln!(out, r#"    <text y="{:.1}">{}</text>"#, radius + LINE - 3.0, escape_xml(&shape.label()))?;
    writeln!(out, "  </g>")?;
    Ok(())
}
