//! What the columns of tables are called: by registers of companies (Companies House, OpenCorporates, GLEIF), lists of
//! sanctions, and address books (Google, Outlook in three languages, LinkedIn).

use super::card::Field;
use super::entry::Role;
use super::translated_titles;
use crate::names::normalize::fold;
use crate::names::tabular::{ENGLISH, in_language};
use crate::word_lists::word_list;

/// What a column has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Column {
    /// All of a name.
    Name,
    /// All of a person's name.
    PersonName,
    /// A further column of names.
    SecondName,
    /// What an entry is called where no other column says it; beside a name anything: a group, a number, another name.
    Label,
    /// The same in another language than English.
    NameAbroad,
    /// All of an organization's name.
    OrganizationName,
    Given,
    Middle,
    Family,
    /// Another name, or several.
    Also(Role),
    /// What the name in the column before is: former, a translation.
    AlsoIs,
    /// The organization itself, or the one that somebody is at.
    Organization,
    Kind,
    Email,
    Id,
    /// A form of address in one table, a position in the next.
    Title,
    /// The year, the month or the day of a birth, in this order.
    BirthPart(usize),
    /// Somebody who has to do with the one of the row, …
    Related,
    /// … as the column before says.
    Relationship,
    /// Something that only tables of people have, and that says nothing to a reader.
    OfPeople,
    /// A few words about the one of the row.
    Summary,
    /// The whole of an address, …
    Address,
    /// … or a line of it.
    AddressPart,
    Fact(Field),
    /// What only notes show.
    Said(&'static str),
}

/// What is said of people alone: a row that has it is one, …
pub(super) const OF_A_PERSON: [&str; 4] = ["gender", "pronouns", "constituency", "ORCID"];

/// … and what only lists of people have as a rule.
pub(super) const OF_PEOPLE: [&str; 3] = ["party", "parliamentary group", "affiliation"];

/// Titles as [`squeezed`] leaves them.
const TITLES: &[(Column, &[&str])] = &[
    (Column::Name, word_list!("column_titles.txt", "names")),
    (Column::Label, word_list!("column_titles.txt", "labels")),
    (Column::OrganizationName, word_list!("column_titles.txt", "names of organizations")),
    (Column::Organization, word_list!("column_titles.txt", "organizations")),
    (Column::Given, word_list!("column_titles.txt", "given names")),
    (Column::Middle, word_list!("column_titles.txt", "middle names")),
    (Column::Family, word_list!("column_titles.txt", "surnames")),
    (Column::Also(Role::Alias), word_list!("column_titles.txt", "other names")),
    (Column::Also(Role::Former), word_list!("column_titles.txt", "former names")),
    (Column::Also(Role::Nickname), word_list!("column_titles.txt", "nicknames")),
    (Column::Also(Role::Abbreviation), word_list!("column_titles.txt", "abbreviations")),
    (Column::AlsoIs, word_list!("column_titles.txt", "kinds of other names")),
    (Column::Kind, word_list!("column_titles.txt", "kinds")),
    (Column::Email, word_list!("column_titles.txt", "emails")),
    (Column::Id, word_list!("column_titles.txt", "ids")),
    (Column::Title, word_list!("column_titles.txt", "titles")),
    (Column::Relationship, word_list!("column_titles.txt", "relationships")),
    (Column::Related, word_list!("column_titles.txt", "related")),
    (Column::Said("gender"), word_list!("column_titles.txt", "gender")),
    (Column::Said("pronouns"), word_list!("column_titles.txt", "pronouns")),
    (Column::Said("party"), word_list!("column_titles.txt", "party")),
    (Column::Said("parliamentary group"), word_list!("column_titles.txt", "parliamentary group")),
    (Column::Said("constituency"), word_list!("column_titles.txt", "constituency")),
    (Column::Said("ORCID"), word_list!("column_titles.txt", "ORCID")),
    (Column::Said("affiliation"), word_list!("column_titles.txt", "affiliation")),
    (Column::OfPeople, word_list!("column_titles.txt", "of people")),
    (Column::Said("spouse"), word_list!("column_titles.txt", "spouse")),
    (Column::Said("manager"), word_list!("column_titles.txt", "manager")),
    (Column::Said("assistant"), word_list!("column_titles.txt", "assistant")),
    (Column::Said("children"), word_list!("column_titles.txt", "children")),
    (Column::Said("department"), word_list!("column_titles.txt", "department")),
    (Column::Said("phone"), word_list!("column_titles.txt", "phone")),
    (Column::Summary, word_list!("column_titles.txt", "summaries")),
    (Column::Fact(Field::Jurisdiction), word_list!("column_titles.txt", "fact jurisdiction")),
    (Column::Fact(Field::Country), word_list!("column_titles.txt", "fact country")),
    (Column::Fact(Field::Number), word_list!("column_titles.txt", "fact number")),
    (Column::Fact(Field::Status), word_list!("column_titles.txt", "fact status")),
    (Column::Fact(Field::Founded), word_list!("column_titles.txt", "fact founded")),
    (Column::Fact(Field::Dissolved), word_list!("column_titles.txt", "fact dissolved")),
    (Column::Fact(Field::Born), word_list!("column_titles.txt", "fact born")),
    (Column::Fact(Field::Died), word_list!("column_titles.txt", "fact died")),
    (Column::Fact(Field::Position), word_list!("column_titles.txt", "fact position")),
    (Column::Fact(Field::Topics), word_list!("column_titles.txt", "fact topics")),
    (Column::Fact(Field::Sector), word_list!("column_titles.txt", "fact sector")),
    (Column::Fact(Field::Website), word_list!("column_titles.txt", "fact website")),
    (Column::Fact(Field::Source), word_list!("column_titles.txt", "fact source")),
    (Column::Address, word_list!("column_titles.txt", "addresses")),
    (Column::AddressPart, word_list!("column_titles.txt", "parts of addresses")),
];

/// What begins titles of a kind, and what ends those of them that do not have it: `E-mail 1 - Value`, `E-mail 1 - Type`.
const BEGINNINGS: [(&str, Column); 4] = [
    // Companies House: RegAddress.PostTown.
    ("regaddress", Column::AddressPart),
    ("email", Column::Email),
    ("mobilephone", Column::Said("phone")),
    ("businessphone", Column::Said("phone")),
];
const NOT: &[&str] = word_list!("column_titles.txt", "endings of others");

/// Who has the name in a column of names whose title says it: Speaker name, author_name.
const BEARERS: [(Column, &[&str]); 3] = [
    (Column::PersonName, word_list!("column_titles.txt", "bearers who are people")),
    (Column::Name, word_list!("column_titles.txt", "bearers of either kind")),
    (Column::OrganizationName, word_list!("column_titles.txt", "bearers that are organizations")),
];

/// The parts of a day of birth that has three columns, as Thunderbird writes it.
const BIRTH: [&str; 3] = ["birthyear", "birthmonth", "birthday"];

/// What the columns of a table have, by their titles.
pub(super) fn columns(titles: &[&str]) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = titles.iter().map(|title| column(title)).collect();
    let is_named = |column: &Option<Column>| {
        matches!(
            column,
            Some(
                Column::Name
                    | Column::PersonName
                    | Column::NameAbroad
                    | Column::Label
                    | Column::OrganizationName
                    | Column::Given
                    | Column::Family
            )
        )
    };
    // Beside an organization somebody's contact is no more than that.
    let has_organization = columns.contains(&Some(Column::Organization));
    let bearer = titles.iter().find_map(|title| of_bearer(title));
    let bearer = bearer.filter(|(_, has)| *has == Column::PersonName || !has_organization);
    if !columns.iter().any(is_named)
        && let Some((bearer, has)) = bearer
    {
        for (title, column) in titles.iter().zip(&mut columns) {
            let Some(own) = behind(title, bearer) else { continue };
            *column = match of_title(own) {
                Some(Column::Name) => Some(has),
                own => own.or(*column),
            };
        }
    }
    let squeezed: Vec<String> = titles.iter().map(|title| squeezed(title)).collect();
    if BIRTH.iter().all(|part| squeezed.iter().any(|title| title == part)) {
        for (title, column) in squeezed.iter().zip(&mut columns) {
            let part = BIRTH.iter().position(|part| title == part);
            *column = part.map(Column::BirthPart).or(*column);
        }
    }
    columns
}

/// Whose names a column has whose title says that.
fn of_bearer(title: &str) -> Option<(&'static str, Column)> {
    let is_it = |bearer: &&&str| behind(title, bearer).is_some_and(|own| matches!(of_title(own), Some(Column::Name)));
    BEARERS.iter().find_map(|(has, bearers)| Some((*bearers.iter().find(is_it)?, *has)))
}

/// What stands behind the first word of a title, if that is this one: `position` of `person_position`.
fn behind<'t>(title: &'t str, word: &str) -> Option<&'t str> {
    let (first, own) = title.trim().split_once(['_', ' ', '.', '-'])?;
    first.eq_ignore_ascii_case(word).then_some(own)
}

/// What a column has, by its title, whatever its spaces, numbers and letter case; nothing for one that is not used.
fn column(title: &str) -> Option<Column> {
    // Birthday (YYYY-MM-DD).
    let without_note = || title.split_once('(').and_then(|(title, _)| of_squeezed(&squeezed(title)));
    of_title(title).or_else(without_note)
}

fn of_title(title: &str) -> Option<Column> {
    if let Some((own, language)) = in_language(title) {
        return match of_squeezed(&squeezed(own)) {
            Some(Column::Name) if language != ENGLISH => Some(Column::NameAbroad),
            // What else is said is said in the first of the languages, and in English.
            column => column,
        };
    }
    of_squeezed(&squeezed(title))
}

fn of_squeezed(title: &str) -> Option<Column> {
    if let Some((column, _)) = TITLES.iter().find(|(_, titles)| titles.contains(&title)) {
        return Some(*column);
    }
    if let Some(column) = translated_titles::column(title) {
        return Some(column);
    }
    // Google has the organizations numbered: Organization 1 - Name is one of the above, Organization 1 - Title, too.
    let of_kind = BEGINNINGS.iter().find(|(beginning, _)| title.starts_with(beginning))?;
    (!NOT.iter().any(|end| title.ends_with(end))).then_some(of_kind.1)
}

/// Letters alone, without diacritics.
pub(super) fn squeezed(title: &str) -> String {
    fold(title).chars().filter(|letter| letter.is_alphabetic()).collect()
}
