//! The columns of a table, as its header gives them, and the rows read by them.

use super::row::{ParsedRow, Row};
use crate::gazetteer::card::Field;
use crate::gazetteer::column::Column;
use crate::gazetteer::column_titles::{self, OF_A_PERSON, OF_PEOPLE};
use crate::gazetteer::entry::{Role, Text};
use crate::names::normalize::fold;
use crate::names::tabular;

/// What the columns of a table hold.
#[derive(Clone, Debug)]
pub struct Columns {
    /// By position; `None` for columns that are not used.
    pub(super) columns: Vec<Option<Column>>,
    /// Whether it lists people, each with a position and an organization.
    pub(super) is_personal: bool,
    /// Whether the titles do not tell that, so that the form of the names may.
    pub(super) is_open: bool,
}

impl Columns {
    /// Reads the titles of a header. Nothing if no column has names.
    pub(super) fn read(titles: &[&str]) -> Option<Self> {
        let mut columns = column_titles::columns(titles);
        let has = |columns: &[Option<Column>], wanted: Column| columns.contains(&Some(wanted));
        let columns_have_name =
            [Column::Name, Column::PersonName, Column::OrganizationName].iter().any(|column| has(&columns, *column));
        let is_of_people =
            [Column::Given, Column::Family, Column::Also(Role::Nickname), Column::Related, Column::OfPeople];
        let is_of_organizations =
            [Column::OrganizationName, Column::Fact(Field::Dissolved), Column::Fact(Field::Sector)];
        let mut is_open = !is_of_organizations.iter().any(|column| has(&columns, *column));
        replace(&mut columns, Column::OrganizationName, Column::Name);
        // A name in English leads where there is one, else the first.
        let abroad = columns.iter_mut().find(|column| **column == Some(Column::NameAbroad));
        if let Some(first) = abroad.filter(|_| !columns_have_name) {
            *first = Some(Column::Name);
        }
        replace(&mut columns, Column::NameAbroad, Column::Also(Role::Alias));
        let is_of_persons = has(&columns, Column::PersonName);
        replace(&mut columns, Column::PersonName, Column::Name);
        if !has(&columns, Column::Name) {
            replace(&mut columns, Column::Label, Column::Name);
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
            replace(&mut columns, Column::Organization, Column::Name);
            is_open = false;
        }
        // A second column of names may have other names.
        let is_name = |column: &&mut Option<Column>| **column == Some(Column::Name);
        columns.iter_mut().filter(is_name).skip(1).for_each(|column| *column = Some(Column::SecondName));
        // Prénom, Nom; Vorname, Name.
        if has(&columns, Column::Given) && !has(&columns, Column::Family) {
            replace(&mut columns, Column::Name, Column::Family);
        }
        // Nombre, Apellidos.
        if has(&columns, Column::Family) && !has(&columns, Column::Given) {
            replace(&mut columns, Column::Name, Column::Given);
        }
        // Beside a position it is “Dr.”. Outlook in French has both under one title, “Dr.” first.
        let is_title = |column: &&mut Option<Column>| **column == Some(Column::Title);
        let titles = columns.iter().filter(|column| **column == Some(Column::Title)).count();
        let forms = if has(&columns, Column::Fact(Field::Position)) { titles } else { titles.saturating_sub(1) };
        columns.iter_mut().filter(is_title).take(forms).for_each(|column| *column = None);
        replace(&mut columns, Column::Title, Column::Fact(Field::Position));
        if has(&columns, Column::Address) {
            let is_part = |column: &&mut Option<Column>| **column == Some(Column::AddressPart);
            columns.iter_mut().filter(is_part).for_each(|column| *column = None);
        }
        let names = [Column::Name, Column::Given, Column::Family];
        names.iter().any(|column| has(&columns, *column)).then_some(Self { columns, is_personal, is_open })
    }

    /// How many columns are used.
    pub(super) fn used(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// How many columns there are.
    pub fn count(&self) -> usize {
        self.columns.len()
    }

    /// Parses a row.
    pub fn parse_row<'r>(&self, cells: &'r [Text<'r>]) -> ParsedRow<'r> {
        let mut row = Row::default();
        let filled = self.columns.iter().zip(cells).filter(|(_, cell)| !is_empty(cell.text.trim()));
        let mut is_blank = true;
        for (column, cell) in filled {
            is_blank = false;
            row.take(*column, cell);
        }
        match is_blank {
            true => ParsedRow::Empty,
            false if !self.is_aligned(cells) => ParsedRow::Misaligned,
            false => row.parse(self.is_personal),
        }
    }

    /// Whether each cell of a row belongs to a column. Spreadsheets leave out empty cells at the end of a row, or write more of
    /// them than there are columns.
    fn is_aligned(&self, cells: &[Text<'_>]) -> bool {
        let beyond = cells.get(self.count()..).unwrap_or_default();
        if !beyond.iter().all(|cell| cell.text.trim().is_empty()) {
            return false;
        }
        match cells {
            _ if cells.len() >= self.count() => true,
            // A quote that is opened by mistake takes the lines below with it.
            _ if cells.iter().any(|cell| cell.text.contains(['\n', '\r'])) => false,
            // Below a table there may be remarks.
            [only] => self.columns.first() == Some(&Some(Column::Name)) && tabular::probable_kind(&only.text).is_some(),
            _ => true,
        }
    }
}

fn replace(columns: &mut [Option<Column>], from: Column, to: Column) {
    columns.iter_mut().filter(|column| **column == Some(from)).for_each(|column| *column = Some(to));
}

/// Whether a cell holds no value. Registers write this in several ways; OFAC writes `-0-`.
pub(super) fn is_empty(cell: &str) -> bool {
    // Outlook writes 0/0/00 for a birthday that it does not know.
    let is_no_date = || cell.contains(['/', '-', '.']) && cell.chars().all(|c| matches!(c, '0' | '/' | '-' | '.'));
    cell.is_empty()
        || is_no_date()
        || (cell.len() < 5 && matches!(fold(cell).as_str(), "-" | "-0-" | "n/a" | "null" | "none" | "nan"))
}
