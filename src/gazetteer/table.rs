//! Tables with a header, as registers of companies publish them and address books export them.

mod row;
mod table_kind;

use super::card::Field;
use super::column_titles::{self, Column, OF_A_PERSON, OF_PEOPLE};
use super::entry::{Entry, Role, Text};
use super::rows::Rows;
use crate::names::normalize::fold;
use crate::names::tabular;
use row::Row;

/// What may part cells; where a header says nothing else, the first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
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
        table_kind::judge(&mut header.columns, Rows::new(start, header.delimiter, header.at).skip(1));
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
    /// Nobody can say which cell belongs to which column.
    Misfit,
}

impl Columns {
    /// Reads the titles of a header. Nothing if no column has names.
    fn read(titles: &[&str]) -> Option<Self> {
        let mut columns = column_titles::columns(titles);
        let has = |columns: &[Option<Column>], wanted: Column| columns.contains(&Some(wanted));
        let columns_have_name =
            [Column::Name, Column::PersonName, Column::OrganizationName].iter().any(|column| has(&columns, *column));
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
        let is_of_persons = has(&columns, Column::PersonName);
        exchange(&mut columns, Column::PersonName, Column::Name);
        if !has(&columns, Column::Name) {
            exchange(&mut columns, Column::Label, Column::Name);
        }
        let has_name = has(&columns, Column::Name);
        let has_parts = has(&columns, Column::Given) || has(&columns, Column::Family);
        let has_organization = has(&columns, Column::Organization);
        let says_people = |column: &Column| {
            is_of_people.contains(column)
                || matches!(column, Column::Said(key) if OF_PEOPLE.contains(key) || OF_A_PERSON.contains(key))
        };
        let is_personal = is_of_persons || columns.iter().flatten().any(says_people) || (has_name && has_organization);
        // Where no other column has names, an organization is the one of the row.
        if !has_name && !has_parts {
            exchange(&mut columns, Column::Organization, Column::Name);
            is_open = false;
        }
        // A second column of names may have other names.
        let is_name = |column: &&mut Option<Column>| **column == Some(Column::Name);
        columns.iter_mut().filter(is_name).skip(1).for_each(|column| *column = Some(Column::SecondName));
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
        match is_nothing {
            true => Listed::Nothing,
            false if !self.fit(cells) => Listed::Misfit,
            false => row.listed(self.is_personal),
        }
    }

    /// Whether each cell of a row has its column. Spreadsheets leave out empty cells at the end of a row, or write more of
    /// them than there are columns.
    fn fit(&self, cells: &[Text<'_>]) -> bool {
        let beyond = cells.get(self.count()..).unwrap_or_default();
        if !beyond.iter().all(|cell| cell.text.trim().is_empty()) {
            return false;
        }
        match cells {
            _ if cells.len() >= self.count() => true,
            // A quote that is opened by mistake takes the lines below with it.
            _ if cells.iter().any(|cell| cell.text.contains(['\n', '\r'])) => false,
            // Below a table there may be remarks.
            [only] => self.columns.first() == Some(&Some(Column::Name)) && tabular::leaning(&only.text).is_some(),
            _ => true,
        }
    }
}

fn exchange(columns: &mut [Option<Column>], from: Column, to: Column) {
    columns.iter_mut().filter(|column| **column == Some(from)).for_each(|column| *column = Some(to));
}

/// Cells in which registers write that they know nothing. OFAC's is `-0-`.
fn is_empty(cell: &str) -> bool {
    // Outlook writes 0/0/00 for a birthday that it does not know.
    let is_no_date = || cell.contains(['/', '-', '.']) && cell.chars().all(|c| matches!(c, '0' | '/' | '-' | '.'));
    cell.is_empty()
        || is_no_date()
        || (cell.len() < 5 && matches!(fold(cell).as_str(), "-" | "-0-" | "n/a" | "null" | "none" | "nan"))
}
