//! Parses a row of a table into an entry with a name, a kind and facts.

use crate::gazetteer::card::Field;
use crate::gazetteer::column::Column;
use crate::gazetteer::column_titles::OF_A_PERSON;
use crate::gazetteer::entry::{Entry, Key, Role, Text};
use crate::names::normalize::fold;
use crate::names::{Kind, east_asian, lexicon, script, tabular};
use crate::word_lists::word_list;

/// The result of parsing a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ParsedRow<'t> {
    /// A person or an organization.
    Entry(Entry<'t>),
    /// An entry that is neither: a ship, a sanction.
    Other,
    /// An entry without a name.
    Nameless,
    /// A row whose cells are all empty.
    Empty,
    /// A row whose cells do not match the columns.
    Misaligned,
}

/// The values of a row, before they are combined to an entry.
#[derive(Default)]
pub(super) struct Row<'r> {
    name: Option<Text<'r>>,
    given: Option<Text<'r>>,
    middle: Option<Text<'r>>,
    family: Option<Text<'r>>,
    organizations: Vec<Text<'r>>,
    also: Vec<(Role, Text<'r>)>,
    /// The index at which the names of the last cell of other names begin.
    last: usize,
    kind: Option<Text<'r>>,
    relationship: Option<Text<'r>>,
    id: Option<Text<'r>>,
    emails: Vec<Text<'r>>,
    /// The year, the month and the day of birth.
    birth: [Option<Text<'r>>; 3],
    address: Vec<Text<'r>>,
    facts: Vec<(Key<'r>, Text<'r>)>,
    summary: Option<Text<'r>>,
}

impl<'r> Row<'r> {
    /// Adds the value of a cell, which is not empty.
    pub(super) fn take(&mut self, column: Option<Column>, cell: &'r Text<'r>) {
        let whole = cell.part(cell.text.trim());
        let Some(column) = column else { return };
        match column {
            Column::Name => self.name = Some(whole),
            Column::Given => self.given = Some(whole),
            Column::Middle => self.middle = Some(whole),
            // Apellido 1, Apellido 2.
            Column::Family => self.family = joined([self.family.take(), Some(whole)].into_iter().flatten(), " "),
            Column::Organization => self.organizations.extend(pieces(cell)),
            Column::Also(role) => {
                self.last = self.also.len();
                let names = cell.text.split([';', '|']).flat_map(|piece| piece.split(":::")).map(str::trim);
                // A number is not a name.
                let names = names.filter(|name| name.contains(char::is_alphabetic));
                self.also.extend(names.map(|name| (role, cell.part(name))));
            }
            Column::AlsoIs => {
                let role = if fold(&cell.text).contains("previous") { Role::Former } else { Role::Alias };
                self.also.iter_mut().skip(self.last).for_each(|(own, _)| *own = role);
            }
            Column::Kind => self.kind = Some(whole),
            Column::Email => {
                let parts = cell.text.split([' ', ',', ';', '|', '<', '>']);
                let is_address = |part: &&str| part.contains('@') && !part.starts_with('@') && !part.ends_with('@');
                self.emails.extend(parts.filter(is_address).map(|part| cell.part(part)));
            }
            Column::BirthPart(part) => {
                if let Some(own) = self.birth.get_mut(part) {
                    *own = Some(whole);
                }
            }
            Column::Id => self.id = Some(whole),
            Column::Relationship => self.relationship = Some(whole),
            Column::Related => {
                let word = self.relationship.take().map(|word| word.text.trim_matches(['*', ' ']).to_lowercase());
                let key = Key::Other(word.filter(|word| !word.is_empty()).unwrap_or_else(|| "related".into()).into());
                self.facts.extend(pieces(cell).map(|value| (key.clone(), value)));
            }
            Column::Summary => self.summary = self.summary.take().or(Some(whole)),
            Column::Address | Column::AddressPart => self.address.push(whole),
            Column::Fact(field) => self.facts.extend(pieces(cell).map(|value| (Key::Field(field), value))),
            Column::Said(key) => self.facts.extend(pieces(cell).map(|value| (Key::Other(key.into()), value))),
            Column::NameAbroad
            | Column::PersonName
            | Column::SecondName
            | Column::Label
            | Column::OrganizationName
            | Column::Title
            | Column::OfPeople => {}
        }
    }

    pub(super) fn parse(mut self, is_personal: bool) -> ParsedRow<'r> {
        let birth = day(std::mem::take(&mut self.birth));
        self.facts.extend(birth.map(|day| (Key::Field(Field::Born), day)));
        let says = |wanted: Field| self.facts.iter().any(|(key, _)| *key == Key::Field(wanted));
        let has_parts = self.given.is_some() || self.family.is_some();
        // What is put together of its parts is in order.
        let (whole, is_put_together) = match self.name {
            Some(name) => (Some(name), false),
            None => whole_name(self.given, self.middle, self.family),
        };
        let is_of_person =
            |(key, _): &(Key<'_>, Text<'_>)| matches!(key, Key::Other(key) if OF_A_PERSON.contains(&key.as_ref()));
        let is_certain = has_parts || says(Field::Born) || self.facts.iter().any(is_of_person);
        let is_person = is_certain
            || whole.as_ref().is_some_and(|name| {
                let is_listed = is_personal && tabular::kind(&name.text) != Some(Kind::Organization);
                is_listed || says(Field::Position) || (!self.emails.is_empty() && begins_with_given_name(&name.text))
            });
        let mut organizations = self.organizations.into_iter();
        // An entry of an address book without a person's name is the organization.
        let (name, is_person) = match whole {
            Some(name) => (Some(name), is_person),
            None => (organizations.next(), false),
        };
        let stated = self.kind.as_ref().and_then(|kind| kind_of(&kind.text));
        let Some(name) = name else {
            return if matches!(stated, Some(Stated::Neither)) { ParsedRow::Other } else { ParsedRow::Nameless };
        };
        let mut facts = self.facts;
        let kind = match stated {
            Some(Stated::Neither) => return ParsedRow::Other,
            Some(Stated::Kind(stated)) => stated,
            None if is_person && !tabular::has_form(&name.text) => Kind::Person,
            None => {
                facts.splice(0..0, self.kind.map(|kind| (Key::Field(Field::Type), kind)));
                Kind::Organization
            }
        };
        let at = organizations.filter(|organization| organization.text != name.text);
        facts.splice(0..0, at.map(|organization| (Key::Other("organization".into()), organization)));
        facts.extend(joined(self.address.into_iter(), ", ").map(|address| (Key::Field(Field::Address), address)));
        let name = if kind == Kind::Person && !is_put_together { in_order(name) } else { name };
        let names = std::iter::once((Role::Main, name)).chain(self.also).collect();
        ParsedRow::Entry(Entry { kind, id: self.id, names, emails: self.emails, facts, summary: self.summary })
    }
}

/// A person's name with the given name first: a list may have the surname first.
fn in_order(name: Text<'_>) -> Text<'_> {
    match tabular::given_name_first(&name.text) {
        Some(turned) => Text::new(turned, name.span),
        None => name,
    }
}

/// A name from its parts, and whether it was put together: one of the parts may be the whole name, as a column called
/// “name” may hold either.
fn whole_name<'r>(
    given: Option<Text<'r>>,
    middle: Option<Text<'r>>,
    family: Option<Text<'r>>,
) -> (Option<Text<'r>>, bool) {
    match (given, family) {
        (Some(given), Some(family)) if has_words(&family.text, &given.text) => (Some(family), false),
        (Some(whole), Some(family)) if has_words(&whole.text, &family.text) => match surname_last(&whole, &family.text)
        {
            Some(turned) => (Some(turned), true),
            None => (Some(whole), false),
        },
        // 山本太郎: the surname leads, and nothing stands between.
        (Some(given), Some(family)) if [&given, &family].iter().all(|part| script::is_east_asian(&part.text)) => {
            (Some(Text::new(script::joined(&[&family.text, &given.text]), given.span)), true)
        }
        (given, family) => (joined([given, middle, family].into_iter().flatten(), " "), true),
    }
}

/// Whether the words of `part` are consecutive words of `whole`.
fn has_words(whole: &str, part: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        fold(text).split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (whole, part) = (words(whole), words(part));
    !part.is_empty() && whole.windows(part.len()).any(|some| some == part)
}

/// A name with this surname moved to its end: Lind Ann. `None` if the surname is at the end already, or usually stays
/// in front in that culture.
fn surname_last<'r>(whole: &Text<'r>, surname: &str) -> Option<Text<'r>> {
    let given = whole.text.strip_prefix(surname)?.strip_prefix(char::is_whitespace)?.trim();
    let (folded, first) = (fold(surname), fold(given.split_whitespace().next().unwrap_or_default()));
    let is_eastern =
        script::is_east_asian(surname) || east_asian::is_romanized_surname(&folded) && !lexicon::is_given_name(&first);
    let is_turned = !given.is_empty() && !is_eastern && tabular::given_name_first(&whole.text).is_none();
    is_turned.then(|| Text::new(format!("{given} {surname}"), whole.span))
}

/// A date from its parts: 1980-01-15, or --01-15 without a year.
fn day(parts: [Option<Text<'_>>; 3]) -> Option<Text<'_>> {
    let [year, month, day] = parts;
    let at = [&year, &month, &day].into_iter().flatten().next()?.span;
    let mut text = year.map_or("-".to_owned(), |year| year.text.into_owned());
    // A day says nothing without its month.
    for part in [month.as_ref(), day.as_ref().filter(|_| month.is_some())].into_iter().flatten() {
        text.push_str(&format!("-{:0>2}", part.text));
    }
    Some(Text::new(text, at)).filter(|day| day.text.len() > 1)
}

/// Several values joined to one, at the span of the first.
fn joined<'r>(texts: impl Iterator<Item = Text<'r>>, between: &str) -> Option<Text<'r>> {
    let texts: Vec<Text<'r>> = texts.collect();
    match texts.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [first, ..] => {
            let words: Vec<&str> = texts.iter().map(|text| text.text.as_ref()).collect();
            Some(Text::new(words.join(between), first.span))
        }
    }
}

/// The values of a cell. Google writes ` ::: ` between them.
fn pieces<'r>(cell: &'r Text<'r>) -> impl Iterator<Item = Text<'r>> {
    cell.text.split(';').flat_map(|piece| piece.split(":::")).filter_map(|piece| {
        let piece = piece.trim();
        (!piece.is_empty()).then(|| cell.part(piece))
    })
}

/// The type of an entry that a register states.
enum Stated {
    Kind(Kind),
    Neither,
}

fn kind_of(cell: &str) -> Option<Stated> {
    const KINDS: [(Stated, &[&str]); 3] = [
        (Stated::Kind(Kind::Person), word_list!("entry_kinds.txt", "people")),
        (Stated::Kind(Kind::Organization), word_list!("entry_kinds.txt", "organizations")),
        (Stated::Neither, word_list!("entry_kinds.txt", "neither")),
    ];
    let folded = fold(cell);
    KINDS.into_iter().find(|(_, words)| words.contains(&folded.trim())).map(|(stated, _)| stated)
}

fn begins_with_given_name(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|word| lexicon::is_given_name(&fold(word)))
}
