//! The HTML of a report.

use std::io::Write;

use super::person::{Other, Person};
use crate::cli::list::Row;
use crate::cli::location_format;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::cli::xml::escape_xml;
use crate::features::{FileCounts, Location, count};
use crate::names::Kind;
use crate::note::Date;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The content security policy: no requests, and only our own style and script, by their hashes: SHA-256 in Base64 of
/// `style.css` and `script.js`. A test fails when they change.
const POLICY: &str = "default-src 'none'; style-src 'sha256-+hTHaTfG+gLngZBb0HEhY41GrpJ9HxM51MItNV6Mp+0='; \
    script-src 'sha256-iyZ+FNOqkV9n78fwlaTXk6EbeT346rHXQlZsk0wOPp4='; base-uri 'none'; form-action 'none'";

/// The most undefined names that are listed, because a page with more is slow and of no use.
const MAX_UNDEFINED: usize = 1000;

/// Marks the page as a report of ours.
pub(super) const GENERATOR: &str = r#"<meta name="generator" content="whoswho">"#;

/// The width of the whole time line.
const TIME: u32 = 100;

/// Writes the page, with people and names in the order given.
pub(super) fn write(
    workspace: &Workspace,
    people: &[Person<'_>],
    undefined: &[Row<'_>],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let of_kind = |kind: Kind| people.iter().filter(|person| person.entity.kind() == kind).count();
    let (persons, organizations) = (of_kind(Kind::Person), of_kind(Kind::Organization));
    writeln!(
        out,
        r##"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
{GENERATOR}
<title>Who's Who</title>
<style>{STYLE}</style>
</head>
<body>
<h1>Who's Who</h1>
<p>{}, {} and {} in {}.</p>
<nav><a href="#defined">Who is there</a><a href="#undefined">Names that nobody has defined</a></nav>"##,
        match persons {
            1 => "1 person".to_owned(),
            more => format!("{more} people"),
        },
        count(organizations, "organization"),
        count(undefined.len(), "undefined name"),
        FileCounts::of(&workspace.world, workspace.in_scope.iter().copied()),
    )?;
    defined(workspace, people, out)?;
    without_definition(workspace, undefined, out)?;
    writeln!(out, "<script>{SCRIPT}</script>\n</body>\n</html>")?;
    Ok(())
}

/// Opens a section with a table. A column has a title, and a flag for numbers.
fn open(id: &str, title: &str, columns: &[(&str, bool)], out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, r#"<section id="{id}">"#)?;
    writeln!(out, "<h2>{title}</h2>")?;
    writeln!(
        out,
        r#"<p class="choose" hidden><label>Filter <input type="search"></label> <label>Kind <select><option value="">all</option><option value="person">people</option><option value="organization">organizations</option></select></label></p>"#
    )?;
    writeln!(out, r#"<div class="wide"><table>"#)?;
    write!(out, "<thead><tr>")?;
    for (title, is_number) in columns {
        let number = if *is_number { " data-number" } else { "" };
        write!(out, r#"<th scope="col"{number}>{title}</th>"#)?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    Ok(())
}

fn close(out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "</tbody>\n</table></div>\n</section>")?;
    Ok(())
}

fn defined(workspace: &Workspace, people: &[Person<'_>], out: &mut impl Write) -> Result<(), Failure> {
    if people.is_empty() {
        writeln!(
            out,
            r#"<section id="defined"><h2>Who is there</h2><p class="quiet">These notes define nobody.</p></section>"#
        )?;
        return Ok(());
    }
    let all = people.iter().filter_map(|person| person.dates);
    let all = all.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    let columns = [
        ("Name", false),
        ("Kind", false),
        ("Mentions", true),
        ("Notes", true),
        ("First", false),
        ("Latest", false),
        ("Often with", false),
        ("Relations", false),
        ("Defined in", false),
    ];
    open("defined", "Who is there", &columns, out)?;
    for (line, person) in people.iter().enumerate() {
        row(workspace, line, person, all, out)?;
    }
    close(out)
}

fn row(
    workspace: &Workspace,
    line: usize,
    person: &Person<'_>,
    all: Option<(Date, Date)>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (name, kind) = (person.entity.name(), person.entity.kind().word());
    write!(
        out,
        r#"<tr id="e{line}" data-kind="{kind}"><th scope="row" data-by="{0}"><bdi>{0}</bdi>"#,
        escape_xml(name)
    )?;
    if !person.also.is_empty() {
        let also: Vec<String> = person.also.iter().map(|name| isolated(name)).collect();
        write!(out, "<small>also {}</small>", also.join(", "))?;
    }
    if let Some(summary) = &person.entity.definition.summary {
        write!(out, "<small>{}</small>", isolated(summary))?;
    }
    write!(out, r#"</th><td class="{kind}">{kind}</td>"#)?;
    write!(out, r#"<td class="number">{}</td><td class="number">{}</td>"#, person.mentions, person.notes)?;
    match person.dates {
        None => write!(out, "<td></td><td></td>")?,
        Some((first, last)) => {
            write!(out, r#"<td class="date" data-by="{first}">{first}{}</td>"#, time((first, last), all))?;
            write!(out, r#"<td class="date">{last}</td>"#)?;
        }
    }
    let company = person.company.iter().map(|(other, notes)| format!("{} ({notes})", linked(other)));
    write!(out, "<td>{}</td>", company.collect::<Vec<String>>().join(", "))?;
    let relations = person.relations.iter().map(|(key, other)| format!("{}: {}", isolated(key), linked(other)));
    write!(out, "<td>{}</td>", relations.collect::<Vec<String>>().join("<br>"))?;
    writeln!(out, r#"<td class="place">{}</td></tr>"#, at(workspace, person.place))?;
    Ok(())
}

/// A time line of the first and last mention, within the dates of all entities.
fn time((first, last): (Date, Date), all: Option<(Date, Date)>) -> String {
    let Some((start, end)) = all.filter(|(start, end)| start < end) else { return String::new() };
    let length = f64::from(end.place_in_time().saturating_sub(start.place_in_time()).max(1));
    let along =
        |date: Date| f64::from(TIME) * f64::from(date.place_in_time().saturating_sub(start.place_in_time())) / length;
    let (from, to) = (along(first), along(last));
    // A single day is to be seen, and at the end of all time as well.
    let width = (to - from).max(2.0);
    let from = from.min(f64::from(TIME) - width);
    format!(
        r#"<svg viewBox="0 0 {TIME} 10" preserveAspectRatio="none" role="img" aria-label="{first} to {last}"><rect class="time" y="4" width="{TIME}" height="2"/><rect class="known" x="{from:.1}" width="{width:.1}" height="10"/></svg>"#
    )
}

fn without_definition(workspace: &Workspace, rows: &[Row<'_>], out: &mut impl Write) -> Result<(), Failure> {
    let title = "Names that nobody has defined";
    if rows.is_empty() {
        writeln!(
            out,
            r#"<section id="undefined"><h2>{title}</h2><p class="quiet">None has been found.</p></section>"#
        )?;
        return Ok(());
    }
    let columns = [("Name", false), ("Kind", false), ("Mentions", true), ("Notes", true), ("First place", false)];
    open("undefined", title, &columns, out)?;
    for Row { name, kind, mentions, notes, place } in rows.iter().take(MAX_UNDEFINED) {
        let kind = kind.word();
        write!(out, r#"<tr data-kind="{kind}"><th scope="row">{}</th>"#, isolated(name))?;
        write!(out, r#"<td class="{kind}">{kind}</td>"#)?;
        write!(out, r#"<td class="number">{mentions}</td><td class="number">{notes}</td>"#)?;
        writeln!(out, r#"<td class="place">{}</td></tr>"#, at(workspace, *place))?;
    }
    close(out)?;
    if let Some(more) = rows.len().checked_sub(MAX_UNDEFINED).filter(|more| *more > 0) {
        let more = count(more, "more name");
        writeln!(out, r#"<p class="quiet">{more}; <code>whoswho list --undefined</code> lists all.</p>"#)?;
    }
    Ok(())
}

/// Escapes text from notes, and isolates its direction (left to right, or right to left).
fn isolated(text: &str) -> String {
    format!("<bdi>{}</bdi>", escape_xml(text))
}

fn linked(other: &Other<'_>) -> String {
    match other.line {
        Some(line) => format!(r##"<a href="#e{line}">{}</a>"##, isolated(other.name)),
        None => isolated(other.name),
    }
}

/// Path within the vault and one-based line.
fn at(workspace: &Workspace, place: Location) -> String {
    isolated(&format!("{}:{}", workspace.path(place.file), location_format::line(workspace, place).saturating_add(1)))
}
