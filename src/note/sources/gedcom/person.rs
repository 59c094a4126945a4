//! A person's record: names, events, and references to families.

use super::dates::date;
use super::lines::{Line, Record, unescaped};
use super::names::Written;
use crate::names::Kind;
use crate::names::script::joined;
use crate::note::definitions::{Definition, NameRole, shortened};
use crate::note::sources::entry::{add_email, add_fact, add_name, entry};
use crate::note::sources::placeholder::is_no_day;
use crate::text::{Span, in_one_line};

/// The sex of a person, by which families name its role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sex {
    Male,
    Female,
}

/// How a child came into a family.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum ParentLink {
    Birth,
    Adoption,
    Fostering,
}

/// A person of the tree.
pub(super) struct Person<'t> {
    pub(super) xref: Option<&'t str>,
    /// `None` if its name is not known well enough to identify it.
    pub(super) definition: Option<Definition>,
    /// The span of its name, if only a part of one is known: a given name or a surname.
    pub(super) only_name: Option<Span>,
    /// Its name in the facts of relatives.
    pub(super) shown: Option<String>,
    pub(super) sex: Option<Sex>,
    /// The families in which it is a child, each with the line that says so.
    pub(super) child_of: Vec<(&'t str, ParentLink, Span)>,
    /// The families in which it is a partner.
    pub(super) partner_of: Vec<(&'t str, Span)>,
    /// The record that describes it.
    pub(super) note: Option<&'t str>,
}

impl<'t> Person<'t> {
    pub(super) fn of(record: &Record<'t>) -> Self {
        let mut names = names(record);
        let shown = match names.first() {
            Some((name, ..)) => Some(name.clone()),
            None => name_lines(record).find_map(|(_, written, _)| written.shown()),
        };
        let mut only_name = None;
        if names.is_empty() {
            let (_, written, span) = name_lines(record).next().unwrap_or_default();
            let is_titled = is_titled(record);
            let only = written.only_name(is_titled);
            only_name = (written.is_surname() || written.shown().is_some()).then_some(span);
            let name = only.filter(|_| is_titled || is_dated(record));
            names.extend(name.map(|name| (name, NameRole::Canonical, span)));
        }
        let mut person = Self {
            xref: record.xref(),
            definition: None,
            only_name,
            shown,
            sex: None,
            child_of: Vec::new(),
            partner_of: Vec::new(),
            note: None,
        };
        for (index, line) in record.below(0) {
            if line.is("SEX") {
                person.sex = match line.value().to_ascii_uppercase().as_str() {
                    "M" => Some(Sex::Male),
                    "F" => Some(Sex::Female),
                    _ => None,
                };
            } else if let Some(family) = line.pointer() {
                if line.is("FAMC") {
                    person.child_of.push((family, bond(record, index), line.span));
                } else if line.is("FAMS") {
                    person.partner_of.push((family, line.span));
                } else if line.is("NOTE") || line.is("SNOTE") {
                    person.note = person.note.or(Some(family));
                }
            }
        }
        person.definition = definition(record, names);
        person
    }
}

fn bond(record: &Record<'_>, index: usize) -> ParentLink {
    let kind = record.child(index, "PEDI").map(|line| line.value().to_ascii_lowercase());
    match kind.as_deref() {
        Some("adopted") => ParentLink::Adoption,
        Some("foster") => ParentLink::Fostering,
        _ => ParentLink::Birth,
    }
}

fn definition(record: &Record<'_>, names: Vec<(String, NameRole, Span)>) -> Option<Definition> {
    let (_, _, at) = names.first()?;
    let kind = name_lines(record).next().map_or(Kind::Person, |(_, written, _)| written.kind());
    let mut definition = entry(kind, *at, record.span());
    names.into_iter().for_each(|(name, role, span)| add_name(&mut definition, &name, role, span));
    definition.id = record.xref().map(str::to_owned);
    for (tag, part, key) in [
        ("BIRT", "DATE", "born"),
        ("BIRT", "PLAC", "birthplace"),
        ("DEAT", "DATE", "died"),
        ("DEAT", "PLAC", "deathplace"),
    ] {
        if let Some((value, span)) = event(record, tag, part) {
            let value = if part == "DATE" { date(value) } else { unescaped(value) };
            add_fact(&mut definition, key, vec![value], span);
        }
    }
    for (tag, key) in [("OCCU", "occupation"), ("TITL", "title")] {
        let lines = || record.below(0).filter(|(_, line)| line.is(tag)).take(MAX);
        if let Some((_, first)) = lines().next() {
            let values = lines().map(|(index, _)| in_one_line(&record.text(index))).collect();
            add_fact(&mut definition, key, values, first.span);
        }
    }
    add_emails(&mut definition, record);
    let note = record.below(0).find(|(_, line)| line.is("NOTE") && line.pointer().is_none());
    definition.summary = note.and_then(|(index, _)| summary(&record.text(index)));
    Some(definition)
}

/// How many lines of one tag are read: each value is compared with the others.
const MAX: usize = 50;

/// A note as a summary.
pub(super) fn summary(note: &str) -> Option<String> {
    let note = in_one_line(note);
    (!note.is_empty()).then(|| shortened(&note))
}

fn is_titled(record: &Record<'_>) -> bool {
    record.child(0, "TITL").is_some_and(|line| !line.value().is_empty())
}

fn is_dated(record: &Record<'_>) -> bool {
    ["BIRT", "DEAT"].iter().any(|tag| event(record, tag, "DATE").is_some())
}

/// What the first event of a kind says that says it, with the lines from the event's to that.
fn event<'t>(record: &Record<'t>, tag: &str, part: &str) -> Option<(&'t str, Span)> {
    let events = record.below(0).filter(|(_, line)| line.is(tag));
    let mut said = events.filter_map(|(index, line)| {
        let is_said = |value: &str| if part == "DATE" { !is_no_day(value) } else { !value.is_empty() };
        let part = record.child(index, part).filter(|line| is_said(line.value()))?;
        Some((part.value(), Span { start: line.span.start, end: part.span.end }))
    });
    said.next()
}

fn add_emails(definition: &mut Definition, record: &Record<'_>) {
    let is_email = |line: &Line<'_>| line.is("EMAIL") || line.is("EMAI") || line.is("_EMAIL");
    for (index, line) in record.below(0).filter(|(_, line)| is_email(line) || line.is("RESI")).take(MAX) {
        let inner = record.below(index).map(|(_, inner)| inner).filter(|inner| line.is("RESI") && is_email(inner));
        for line in std::iter::once(line).filter(|line| is_email(line)).chain(inner).take(MAX) {
            add_email(definition, &unescaped(line.value()), line.value_span());
        }
    }
}

/// The record's names, each with its place in the record and in the text.
fn name_lines(record: &Record<'_>) -> impl Iterator<Item = (usize, Written, Span)> {
    record.below(0).filter(|(_, line)| line.is("NAME")).take(MAX).map(|(index, line)| match line.value() {
        "" | "/" | "//" => from_parts(record, index).unwrap_or((index, Written::default(), line.value_span())),
        value => (index, Written::of(&unescaped(value)), line.value_span()),
    })
}

/// The name from the lines below an empty one.
fn from_parts(record: &Record<'_>, index: usize) -> Option<(usize, Written, Span)> {
    let part = |tag: &str| record.child(index, tag).map(|line| line.value().replace(',', " ")).unwrap_or_default();
    let surname = joined(&[&part("SPFX"), &part("SURN")]);
    let first =
        ["GIVN", "SURN"].iter().find_map(|tag| record.child(index, tag).filter(|line| !line.value().is_empty()))?;
    let written = Written {
        given: joined(&[&part("NPFX"), &part("GIVN")]),
        tells_surname: !surname.is_empty(),
        surname,
        suffix: part("NSFX"),
        ..Written::default()
    };
    Some((index, written, first.value_span()))
}

/// All names, the canonical one first. None where none is known well enough.
fn names(record: &Record<'_>) -> Vec<(String, NameRole, Span)> {
    let mut names: Vec<(String, NameRole, Span)> = Vec::new();
    let mut others = Vec::new();
    for (index, written, span) in name_lines(record) {
        let kind = record.child(index, "TYPE").map(|line| line.value().to_ascii_lowercase()).unwrap_or_default();
        let role = match kind.as_str() {
            _ if names.is_empty() => NameRole::Canonical,
            "birth" | "maiden" => NameRole::Former,
            "nick" | "nickname" => NameRole::Nickname,
            _ => NameRole::Alias,
        };
        let shown = match role {
            NameRole::Nickname => written.shown(),
            NameRole::Canonical => written.name(),
            _ => written.alias(),
        };
        let aliases = written.regnal_name(is_titled(record)).into_iter();
        let aliases = aliases.chain(written.others().filter_map(|other| other.name())).take(MAX);
        others.extend(aliases.filter(|_| shown.is_some()).map(|name| (name, NameRole::Alias, span)));
        names.extend(shown.map(|name| (name, role, span)));
        others.extend(written.nickname.clone().map(|name| (name, NameRole::Nickname, span)));
        for (below, line) in record.below(index).take(MAX) {
            others.extend(name_below(record, below, line, &written));
        }
    }
    if names.is_empty() {
        return names;
    }
    names.append(&mut others);
    for (_, line) in record.below(0).filter(|(_, line)| line.pointer().is_none()).take(MAX_LINES) {
        if line.is("ALIA") || line.is("_AKA") || line.is("_AKAN") {
            let name = Written::of(&unescaped(line.value())).alias();
            names.extend(name.map(|name| (name, NameRole::Alias, line.value_span())));
        } else if line.is("_MARNM") {
            let first = name_lines(record).next().map(|(_, written, _)| written).unwrap_or_default();
            names.extend(married(line, &first));
        } else if line.is("NICK") {
            names.push((line.value().to_owned(), NameRole::Nickname, line.value_span()));
        }
    }
    names
}

/// How many lines of a record are looked at for names.
const MAX_LINES: usize = 1000;

/// A name that a line below another name says.
fn name_below(
    record: &Record<'_>,
    index: usize,
    line: &Line<'_>,
    written: &Written,
) -> Option<(String, NameRole, Span)> {
    let span = line.value_span();
    if line.is("NICK") {
        let name = line.value().trim_matches(['"', '“', '”']).trim();
        return name.chars().any(char::is_alphabetic).then(|| (name.to_owned(), NameRole::Nickname, span));
    }
    if line.is("_MARNM") {
        return married(line, written);
    }
    if line.is("ROMN") || line.is("FONE") || line.is("TRAN") || line.is("_AKA") {
        let name = Written::of(&record.text(index)).name()?;
        return Some((name, NameRole::Alias, span));
    }
    None
}

/// The name by marriage: whole, or the surname alone.
fn married(line: &Line<'_>, written: &Written) -> Option<(String, NameRole, Span)> {
    let value = unescaped(line.value());
    let given = written.given.split(' ').next().unwrap_or_default();
    let is_whole = value.contains('/') && !value.starts_with('/') || value.split(' ').any(|word| word == given);
    let name = match is_whole {
        true => Written::of(&value),
        false => Written { surname: value.replace('/', " ").trim().to_owned(), tells_surname: true, ..written.clone() },
    };
    Some((name.name()?, NameRole::Alias, line.value_span()))
}
