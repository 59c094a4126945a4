//! Tables with a header, as registers of companies publish them and address books export them.

use super::card::Field;
use super::entry::{Entry, Key, Role, Text};
use super::rows::Rows;
use super::titles::{Column, OF_A_PERSON, OF_PEOPLE, column};
use crate::names::normalize::fold;
use crate::names::{Kind, lexicon, listed};

/// What may part cells; where a header says nothing else, the first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many rows tell whether a table lists people.
const MOST_JUDGED: usize = 200;
/// Above a header there may be notes, but not more rows of them.
const ABOVE: usize = 20;

/// Where a table's header is, and what it says.
#[derive(Clone, Debug)]
pub struct Header {
    /// What parts the cells.
    pub delimiter: u8,
    /// The byte at which the header begins.
    pub at: usize,
    /// What the columns have.
    pub columns: Columns,
}

impl Header {
    /// What to say where there is none.
    pub const MISSING: &str =
        "no column of the header has names; one must be called “name”, “company name” or the like";

    /// Finds the header of a table by the beginning of its text. Nothing if no column has names.
    pub fn find(start: &str) -> Option<Self> {
        let mut found: Option<(usize, Self)> = None;
        for delimiter in DELIMITERS {
            for (number, row) in Rows::new(start, delimiter, 0).take(ABOVE).enumerate() {
                let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_ref()).collect();
                let Some(columns) = Columns::read(&cells) else { continue };
                let used = columns.used();
                // Prose may have a word that is a title, too.
                if number > 0 && (used < 2 || used * 2 < cells.len()) {
                    continue;
                }
                if found.as_ref().is_none_or(|(most, _)| used > *most) {
                    found = Some((used, Self { delimiter, at: row.span.start as usize, columns }));
                }
                break;
            }
        }
        let (_, mut header) = found?;
        header.columns.judge(Rows::new(start, header.delimiter, header.at).skip(1));
        Some(header)
    }
}

/// What the columns of a table have.
#[derive(Clone, Debug)]
pub struct Columns {
    /// Nothing for those that are not used.
    columns: Vec<Option<Column>>,
    /// Whether it lists people, each with what they do and where.
    is_personal: bool,
    /// Whether the form of its names may tell that: no title does.
    is_open: bool,
}

/// What a row comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Listed<'t> {
    /// A person or an organization.
    Entry(Entry<'t>),
    /// Something else: a ship, a sanction.
    Other,
    /// Nobody: it has no name.
    Nameless,
    /// Cells without anything in them.
    Nothing,
}

impl Columns {
    /// Reads the titles of a header. Nothing if no column has names.
    fn read(titles: &[&str]) -> Option<Self> {
        let mut columns: Vec<Option<Column>> = titles.iter().map(|title| column(title)).collect();
        let has = |columns: &[Option<Column>], wanted: Column| columns.contains(&Some(wanted));
        let columns_have_name = [Column::Name, Column::OrganizationName].iter().any(|column| has(&columns, *column));
        let is_of_people =
            [Column::Given, Column::Family, Column::Also(Role::Nickname), Column::Related, Column::OfPeople];
        let is_of_organizations =
            [Column::OrganizationName, Column::Fact(Field::Dissolved), Column::Fact(Field::Sector)];
        let mut is_open = !is_of_organizations.iter().any(|column| has(&columns, *column));
        exchange(&mut columns, Column::OrganizationName, Column::Name);
        // A name in English leads where there is one, else the first.
        let abroad = columns.iter_mut().find(|column| **column == Some(Column::NameAbroad));
        if let Some(first) = abroad.filter(|_| !columns_have_name) {
            *first = Some(Column::Name);
        }
        exchange(&mut columns, Column::NameAbroad, Column::Also(Role::Alias));
        let has_name = has(&columns, Column::Name);
        let has_parts = has(&columns, Column::Given) || has(&columns, Column::Family);
        let has_organization = has(&columns, Column::Organization);
        let says_people = |column: &Column| {
            is_of_people.contains(column)
                || matches!(column, Column::Said(key) if OF_PEOPLE.contains(key) || OF_A_PERSON.contains(key))
        };
        let is_personal = columns.iter().flatten().any(says_people) || (has_name && has_organization);
        // Where no other column has names, an organization is the one of the row.
        if !has_name && !has_parts {
            exchange(&mut columns, Column::Organization, Column::Name);
            is_open = false;
        }
        // A second column of names has other names.
        let is_name = |column: &&mut Option<Column>| **column == Some(Column::Name);
        columns.iter_mut().filter(is_name).skip(1).for_each(|column| *column = Some(Column::Also(Role::Alias)));
        // Prénom, Nom; Vorname, Name.
        if has(&columns, Column::Given) && !has(&columns, Column::Family) {
            exchange(&mut columns, Column::Name, Column::Family);
        }
        // Nombre, Apellidos.
        if has(&columns, Column::Family) && !has(&columns, Column::Given) {
            exchange(&mut columns, Column::Name, Column::Given);
        }
        // Beside a position it is “Dr.”. Outlook in French has both under one title, “Dr.” first.
        let is_title = |column: &&mut Option<Column>| **column == Some(Column::Title);
        let titles = columns.iter().filter(|column| **column == Some(Column::Title)).count();
        let forms = if has(&columns, Column::Fact(Field::Position)) { titles } else { titles.saturating_sub(1) };
        columns.iter_mut().filter(is_title).take(forms).for_each(|column| *column = None);
        exchange(&mut columns, Column::Title, Column::Fact(Field::Position));
        if has(&columns, Column::Address) {
            let is_part = |column: &&mut Option<Column>| **column == Some(Column::AddressPart);
            columns.iter_mut().filter(is_part).for_each(|column| *column = None);
        }
        let names = [Column::Name, Column::Given, Column::Family];
        names.iter().any(|column| has(&columns, *column)).then_some(Self { columns, is_personal, is_open })
    }

    /// Finds out whether a table lists people by its first rows, where its titles do not say it: most of its names are
    /// written as those of people are.
    fn judge<'r>(&mut self, rows: impl Iterator<Item = super::Row<'r>>) {
        let at = self.columns.iter().position(|column| *column == Some(Column::Name));
        let Some(at) = at.filter(|_| self.is_open && !self.is_personal) else { return };
        let (mut names, mut people) = (0usize, 0usize);
        for row in rows.take(MOST_JUDGED) {
            if let Some(name) = row.cells.get(at).map(|cell| cell.text.trim()).filter(|name| !is_empty(name)) {
                names += 1;
                people += usize::from(listed::leaning(name) == Some(Kind::Person));
            }
        }
        self.is_personal = people * 2 > names;
    }

    /// How many columns are used.
    fn used(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// How many columns there are.
    pub fn count(&self) -> usize {
        self.columns.len()
    }

    /// Reads a row.
    pub fn listed<'r>(&self, cells: &'r [Text<'r>]) -> Listed<'r> {
        let mut row = Row::default();
        let filled = self.columns.iter().zip(cells).filter(|(_, cell)| !is_empty(cell.text.trim()));
        let mut is_nothing = true;
        for (column, cell) in filled {
            is_nothing = false;
            row.take(*column, cell);
        }
        if is_nothing { Listed::Nothing } else { row.listed(self.is_personal) }
    }
}

fn exchange(columns: &mut [Option<Column>], from: Column, to: Column) {
    columns.iter_mut().filter(|column| **column == Some(from)).for_each(|column| *column = Some(to));
}

/// What the cells of a row say, still in its parts.
#[derive(Default)]
struct Row<'r> {
    name: Option<Text<'r>>,
    given: Option<Text<'r>>,
    middle: Option<Text<'r>>,
    family: Option<Text<'r>>,
    organizations: Vec<Text<'r>>,
    also: Vec<(Role, Text<'r>)>,
    /// Where the names of the last cell of other names begin.
    last: usize,
    kind: Option<Text<'r>>,
    relationship: Option<Text<'r>>,
    id: Option<Text<'r>>,
    emails: Vec<Text<'r>>,
    address: Vec<Text<'r>>,
    facts: Vec<(Key<'r>, Text<'r>)>,
    summary: Option<Text<'r>>,
}

impl<'r> Row<'r> {
    /// Takes over what a cell says that is not empty.
    fn take(&mut self, column: Option<Column>, cell: &'r Text<'r>) {
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
                self.also.extend(names.filter(|name| !name.is_empty()).map(|name| (role, cell.part(name))));
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
            Column::NameAbroad | Column::OrganizationName | Column::Title | Column::OfPeople => {}
        }
    }

    fn listed(self, is_personal: bool) -> Listed<'r> {
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
                let is_listed = is_personal && listed::kind(&name.text) != Some(Kind::Organization);
                is_listed || says(Field::Position) || (!self.emails.is_empty() && begins_with_given_name(&name.text))
            });
        let mut organizations = self.organizations.into_iter();
        // An entry of an address book that is nobody's is the organization's.
        let (name, is_person) = match whole {
            Some(name) => (Some(name), is_person),
            None => (organizations.next(), false),
        };
        let stated = self.kind.as_ref().and_then(|kind| kind_of(&kind.text));
        let Some(name) = name else {
            return if matches!(stated, Some(Stated::Neither)) { Listed::Other } else { Listed::Nameless };
        };
        let mut facts = self.facts;
        let kind = match stated {
            Some(Stated::Neither) => return Listed::Other,
            Some(Stated::Kind(stated)) => stated,
            None if is_person && !listed::has_form(&name.text) => Kind::Person,
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
        Listed::Entry(Entry { kind, id: self.id, names, emails: self.emails, facts, summary: self.summary })
    }
}

/// A person's name as it is spoken: a list may have the surname first.
fn in_order(name: Text<'_>) -> Text<'_> {
    match listed::turned(&name.text) {
        Some(turned) => Text::new(turned, name.span),
        None => name,
    }
}

/// A name from its parts, and whether it was put together of them: one of them may be all of it, as a column called
/// “name” may have either.
fn whole_name<'r>(
    given: Option<Text<'r>>,
    middle: Option<Text<'r>>,
    family: Option<Text<'r>>,
) -> (Option<Text<'r>>, bool) {
    let has = |whole: &Text<'_>, part: &Text<'_>| {
        let part = fold(&part.text);
        fold(&whole.text).split([' ', ',']).any(|word| word == part)
    };
    match (given, family) {
        (Some(given), Some(family)) if has(&family, &given) => (Some(family), false),
        (Some(given), Some(family)) if has(&given, &family) => (Some(given), false),
        (given, family) => (joined([given, middle, family].into_iter().flatten(), " "), true),
    }
}

/// Several values as one, at the place of the first.
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

/// The values in a cell. Google writes ` ::: ` between them.
fn pieces<'r>(cell: &'r Text<'r>) -> impl Iterator<Item = Text<'r>> {
    cell.text.split(';').flat_map(|piece| piece.split(":::")).filter_map(|piece| {
        let piece = piece.trim();
        (!piece.is_empty()).then(|| cell.part(piece))
    })
}

/// Cells in which registers write that they know nothing. OFAC's is `-0-`.
fn is_empty(cell: &str) -> bool {
    // Outlook writes 0/0/00 for a birthday that it does not know.
    let is_no_date = || cell.contains(['/', '-', '.']) && cell.chars().all(|c| matches!(c, '0' | '/' | '-' | '.'));
    cell.is_empty()
        || is_no_date()
        || (cell.len() < 5 && matches!(fold(cell).as_str(), "-" | "-0-" | "n/a" | "null" | "none" | "nan"))
}

/// What a register says that an entry is.
enum Stated {
    Kind(Kind),
    Neither,
}

fn kind_of(cell: &str) -> Option<Stated> {
    Some(match fold(cell).trim() {
        "person" | "people" | "individual" | "natural person" | "human" => Stated::Kind(Kind::Person),
        "organization" | "organisation" | "company" | "entity" | "legalentity" | "legal entity" | "publicbody"
        | "public body" | "legal person" => Stated::Kind(Kind::Organization),
        "vessel" | "aircraft" | "airplane" | "vehicle" | "address" | "ship" | "cryptowallet" | "security"
        | "sanction" => Stated::Neither,
        _ => return None,
    })
}

fn begins_with_given_name(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|word| lexicon::is_given_name(&fold(word)))
}
