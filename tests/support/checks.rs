//! Questions to a fixture, each with an answer that a test can read at a glance.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test binary uses its own part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

use std::fmt::Write;

use whoswho::features::{
    self, Card, CardValue, EntityOrName, EntitySummary, Hover, Location, cast, definition, highlight, hover, listed,
    reason, references, workspace_symbols,
};
use whoswho::lint::Severities;
use whoswho::names::EntityId;
use whoswho::resolve::{Mention, MentionForm, Resolution};
use whoswho::text::Span;

use super::fixture::{Fixture, annotate, picture};

/// Holds the mentions of the open note to the `^^^` lines under its text: `Ada Lovelace` for somebody who is meant, `Ada
/// or Bob` where nothing decides, `(Ada)` for who is offered rather than asserted, `?` for a reference that leads
/// nowhere.
pub fn check(source: &str) {
    check_mentions(&Fixture::new(source), who);
}

/// The same in the vault of a closed cast.
pub fn check_closed_cast(source: &str) {
    check_mentions(&Fixture::closed_cast(source), who);
}

/// The same once the tagger has read the vault; `undefined` is a name that nobody has defined.
pub fn check_tagged(source: &str) {
    check_mentions(&Fixture::tagged(source), who);
}

/// The same with the reason behind each name.
pub fn check_reasons(source: &str) {
    check_reasons_in(&Fixture::new(source));
}

/// The same once the tagger has read the vault.
pub fn check_tagged_reasons(source: &str) {
    check_reasons_in(&Fixture::tagged(source));
}

fn check_reasons_in(fixture: &Fixture) {
    check_mentions(fixture, |fixture, mention| {
        let file = fixture.world.file(fixture.open).expect("the open note is there");
        format!("{}: {}", who(fixture, mention), reason(&fixture.world, file, mention))
    });
}

fn check_mentions(fixture: &Fixture, label: impl Fn(&Fixture, &Mention) -> String) {
    let note = fixture.note(fixture.open);
    let others = fixture.notes.iter().filter(|other| other.path != note.path);
    others.for_each(|other| assert!(*other.text == *other.annotated, "{} is not under test", other.path));
    let mentions = fixture.world.file(fixture.open).map(|file| file.mentions.as_slice()).unwrap_or_default();
    let mentions = mentions.iter().filter(|mention| mention.form != MentionForm::Definition);
    let labels: Vec<(Span, String)> = mentions.map(|mention| (mention.span, label(fixture, mention))).collect();
    let found = annotate(&note.text, &labels);
    assert!(found == note.annotated, "expected:\n{}\n\nfound:\n{found}", note.annotated);
}

fn who(fixture: &Fixture, mention: &Mention) -> String {
    let names = names(fixture, mention.candidates()).join(" or ");
    match &mention.resolution {
        Resolution::Resolved { .. } | Resolution::Ambiguous { .. } => names,
        Resolution::Ignored { .. } => format!("({names})"),
        Resolution::Unresolved => "?".to_owned(),
        Resolution::Undefined { .. } => "undefined".to_owned(),
    }
}

fn names(fixture: &Fixture, ids: &[EntityId]) -> Vec<String> {
    ids.iter().filter_map(|id| fixture.world.entity(*id)).map(|entity| fixture.label(entity)).collect()
}

/// The hover at the cursor.
pub fn show_hover(source: &str) -> String {
    let fixture = Fixture::new(source);
    let Some(hover) = hover(&fixture.world, fixture.open, fixture.cursor()) else { return "nothing".to_owned() };
    let mut out = picture(fixture.text(fixture.open), hover.span, fixture.cursor);
    assert_eq!(hover.text, hover.span.text(fixture.text(fixture.open)));
    let said = if hover.asserted { "" } else { "perhaps " };
    match &hover.card {
        Some(card) => write!(out, "{said}{}", show_card(&fixture, card)).expect("a string takes it"),
        None => show_candidates(&fixture, &hover, said, &mut out),
    }
    writeln!(out, "why: {}", hover.why).expect("a string takes it");
    out
}

fn show_candidates(fixture: &Fixture, hover: &Hover, said: &str, out: &mut String) {
    for entity_summary in &hover.who {
        writeln!(out, "{said}{}", show_entity_summary(fixture, entity_summary)).expect("a string takes it");
    }
}

fn show_entity_summary(fixture: &Fixture, entity_summary: &EntitySummary) -> String {
    let summary = entity_summary.summary.as_ref().map(|summary| format!(" · {summary}")).unwrap_or_default();
    format!(
        "{} · {} · {}{summary}",
        entity_summary.name,
        entity_summary.kind.word(),
        place(fixture, entity_summary.place)
    )
}

fn show_card(fixture: &Fixture, card: &Card) -> String {
    let mut lines = vec![show_entity_summary(fixture, &card.entity_summary)];
    lines.extend(card.facts.iter().map(|(key, values)| format!("{key}: {}", show_values(fixture, values))));
    if !card.also.is_empty() {
        lines.push(format!("also: {}", card.also.join(", ")));
    }
    let mut counts = format!("{} mentions in {} notes", card.statistics.mentions, card.statistics.notes);
    if let Some((date, file)) = &card.statistics.latest {
        write!(counts, " · latest {date} in {}", fixture.path(*file)).expect("a string takes it");
    }
    for (other, notes) in &card.company {
        write!(counts, " · with {} ({notes})", other.name).expect("a string takes it");
    }
    lines.push(counts);
    lines.join("\n") + "\n"
}

fn show_values(fixture: &Fixture, values: &[CardValue]) -> String {
    let show = |value: &CardValue| match value {
        CardValue::Text(text) => text.clone(),
        CardValue::Link(text, to) => format!("[{text}]({})", place(fixture, *to)),
    };
    values.iter().map(show).collect()
}

fn place(fixture: &Fixture, place: Location) -> String {
    fixture.line(place.file, place.span)
}

/// Where the definition of what the cursor is on leads.
pub fn show_definition(source: &str) -> String {
    let fixture = Fixture::new(source);
    let Some(found) = definition(&fixture.world, fixture.open, fixture.cursor()) else { return "nothing".to_owned() };
    let mut out = picture(fixture.text(fixture.open), found.origin, fixture.cursor);
    for target in found.targets {
        let extent = fixture.text(target.name.file).get(target.extent.range()).expect("an extent fits its text");
        let last = extent.trim_end().lines().last().unwrap_or_default();
        out.push_str(&show_place(&fixture, target.name));
        writeln!(out, "… until “{last}”").expect("a string takes it");
    }
    out
}

fn show_place(fixture: &Fixture, at: Location) -> String {
    format!("{}\n{}", place(fixture, at), picture(fixture.text(at.file), at.span, None))
}

/// The mentions of whoever the cursor is on, throughout the workspace.
pub fn show_references(source: &str, with_definition: bool) -> String {
    let fixture = Fixture::new(source);
    match references(&fixture.world, fixture.open, fixture.cursor(), with_definition) {
        None => "nothing".to_owned(),
        Some(places) => places.into_iter().map(|at| show_place(&fixture, at)).collect(),
    }
}

/// The open note with the highlights that belong to its cursor.
pub fn check_highlight(source: &str) {
    let fixture = Fixture::new(source);
    let note = fixture.note(fixture.open);
    let found = highlight(&fixture.world, fixture.open, fixture.cursor()).unwrap_or_default();
    let kind = |is_definition| if is_definition { "definition" } else { "mention" };
    let labels: Vec<(Span, String)> =
        found.iter().map(|highlight| (highlight.span, kind(highlight.is_definition).to_owned())).collect();
    let found = annotate(&note.text, &labels);
    assert!(found == note.annotated, "expected:\n{}\n\nfound:\n{found}", note.annotated);
}

/// The cast of the open note, a line each.
pub fn show_cast(source: &str) -> String {
    show_cast_of(&Fixture::new(source))
}

/// The same once the tagger has read the vault.
pub fn show_tagged_cast(source: &str) -> String {
    show_cast_of(&Fixture::tagged(source))
}

fn show_cast_of(fixture: &Fixture) -> String {
    let text = fixture.text(fixture.open);
    let mut out = String::new();
    for member in cast(&fixture.world, fixture.open) {
        let name = match &member.who {
            EntityOrName::Defined(id) => fixture.label(fixture.world.entity(*id).expect("somebody of the who's who")),
            EntityOrName::Undefined { name, kind } => format!("{name} (not defined, {})", kind.word()),
        };
        let role = if member.is_defined_here { "defined" } else { "mentioned" };
        let line = fixture.line(fixture.open, member.first);
        let extent = member.extent.text(text).trim_end();
        let (first, last) = (extent.lines().next().unwrap_or_default(), extent.lines().last().unwrap_or_default());
        let extent = if first == last { format!("“{first}”") } else { format!("“{first}” to “{last}”") };
        let mentions = member.mentions;
        writeln!(out, "{name}: {role} at {line}, {extent}, {mentions} mentions").expect("a string takes it");
    }
    out
}

/// The names of those whom a query finds, the best first.
pub fn show_symbols(source: &str, query: &str, limit: usize) -> String {
    let fixture = Fixture::new(source);
    let found = workspace_symbols(&fixture.world, query, limit);
    found.into_iter().map(|entity| fixture.label(entity) + "\n").collect()
}

/// The names that nobody has defined and that a query finds, with where each is mentioned first, once the tagger has
/// read the vault.
pub fn show_undefined_symbols(source: &str, query: &str, limit: usize) -> String {
    let fixture = Fixture::tagged(source);
    let show = |found: &features::UndefinedSymbol| {
        let (name, kind, first) = (&found.name, found.kind.word(), place(&fixture, found.first));
        format!("{name} · {kind} · {} mentions in {} notes, first at {first}\n", found.mentions, found.notes)
    };
    features::undefined_symbols(&fixture.world, query, limit).iter().map(show).collect()
}

/// The listing of a note's mentions, or those of one name.
pub fn show_listed(source: &str, of: Option<&str>) -> String {
    let fixture = Fixture::new(source);
    let of = of.map(|name| fixture.world.look_up(name));
    let mut out = String::new();
    for mention in listed(&fixture.world, fixture.open, of.as_deref()) {
        let kind = mention.kind.map_or("?", whoswho::names::Kind::word);
        let text = mention.mention.span.text(fixture.text(fixture.open));
        let (who, form) = (who(&fixture, mention.mention), mention.mention.form);
        writeln!(out, "{text} → {who} · {kind} · {form:?} · {}", mention.reason).expect("a string takes it");
    }
    out
}

/// What the linter says, note by note, with the places that have to do with it.
pub fn show_findings(source: &str) -> String {
    show_findings_with(source, &Severities::default())
}

/// The same where settings say how much each code matters.
pub fn show_findings_with(source: &str, severities: &Severities) -> String {
    let fixture = Fixture::new(source);
    let mut out = String::new();
    for note in &fixture.notes {
        let file = fixture.file(&note.path);
        for finding in fixture.findings_with(file, severities) {
            let (code, severity) = (finding.code.as_str(), finding.severity.as_str());
            let line = fixture.line(file, finding.span);
            writeln!(out, "{severity}[{code}] {line}: {}", finding.message).expect("a string takes it");
            out.push_str(&picture(&note.text, finding.span, None));
            for (at, message) in &finding.related {
                writeln!(out, "  {}: {message}", place(&fixture, *at)).expect("a string takes it");
            }
        }
    }
    if out.is_empty() { "nothing".to_owned() } else { out }
}

/// Everybody who is defined, with all names, a line each.
pub fn show_everybody(source: &str) -> String {
    let fixture = Fixture::new(source);
    let show = |entity: &whoswho::entity_index::Entity| {
        let names: Vec<&str> = entity.declared_names().collect();
        format!("{} · {}\n", names.join(" / "), entity.kind().word())
    };
    fixture.world.entities_by_name().into_iter().map(show).collect()
}

/// The card of somebody, by name.
pub fn show_card_of(source: &str, name: &str) -> String {
    let fixture = Fixture::new(source);
    let cards = fixture.world.look_up(name).into_iter().filter_map(|id| features::card(&fixture.world, id));
    cards.map(|card| show_card(&fixture, &card)).collect()
}
