//! Titles of table columns, as used by registers of companies (Companies House, OpenCorporates, GLEIF), sanctions lists
//! and address books (Google, Outlook in three languages, LinkedIn).

use super::card::Field;
use super::column::{Column, letters_of};
use super::entry::Role;
use super::translated_titles;
use crate::names::tabular::{ENGLISH, in_language};
use crate::word_lists::word_list;

/// Keys that only people have: a row with one of them is a person.
pub(super) const OF_A_PERSON: [&str; 4] = ["gender", "pronouns", "constituency", "ORCID"];

/// Keys that usually only lists of people have.
pub(super) const OF_PEOPLE: [&str; 3] = ["party", "parliamentary group", "affiliation"];

/// All titles, by column, normalized by [`letters_of`].
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

/// Prefixes of titles of a kind, and in [`NOT`] the suffixes of those that belong to something else: `E-mail 1 -
/// Value`, `E-mail 1 - Type`.
const BEGINNINGS: [(&str, Column); 4] = [
    // Companies House: RegAddress.PostTown.
    ("regaddress", Column::AddressPart),
    ("email", Column::Email),
    ("mobilephone", Column::Said("phone")),
    ("businessphone", Column::Said("phone")),
];
const NOT: &[&str] = word_list!("column_titles.txt", "endings of others");

/// The kind of entity that the title of a column of names tells: Speaker name, author_name.
const BEARERS: [(Column, &[&str]); 3] = [
    (Column::PersonName, word_list!("column_titles.txt", "bearers who are people")),
    (Column::Name, word_list!("column_titles.txt", "bearers of either kind")),
    (Column::OrganizationName, word_list!("column_titles.txt", "bearers that are organizations")),
];

/// The titles of a date of birth in three columns, as Thunderbird writes it.
const BIRTH: [&str; 3] = ["birthyear", "birthmonth", "birthday"];

/// The columns of a table by their titles.
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
    let normalized: Vec<String> = titles.iter().map(|title| letters_of(title)).collect();
    if BIRTH.iter().all(|part| normalized.iter().any(|title| title == part)) {
        for (title, column) in normalized.iter().zip(&mut columns) {
            let part = BIRTH.iter().position(|part| title == part);
            *column = part.map(Column::BirthPart).or(*column);
        }
    }
    columns
}

/// The bearer that the title of a column of names tells.
fn of_bearer(title: &str) -> Option<(&'static str, Column)> {
    let is_it = |bearer: &&&str| behind(title, bearer).is_some_and(|own| matches!(of_title(own), Some(Column::Name)));
    BEARERS.iter().find_map(|(has, bearers)| Some((*bearers.iter().find(is_it)?, *has)))
}

/// The rest of a title after its first word, if that is `word`: `position` of `person_position`.
fn behind<'t>(title: &'t str, word: &str) -> Option<&'t str> {
    let (first, own) = title.trim().split_once(['_', ' ', '.', '-'])?;
    first.eq_ignore_ascii_case(word).then_some(own)
}

/// The column of a title, ignoring its spaces, numbers and letter case; `None` if it is not used.
fn column(title: &str) -> Option<Column> {
    // Birthday (YYYY-MM-DD).
    let without_note = || title.split_once('(').and_then(|(title, _)| of_normalized(&letters_of(title)));
    of_title(title).or_else(without_note)
}

fn of_title(title: &str) -> Option<Column> {
    if let Some((own, language)) = in_language(title) {
        return match of_normalized(&letters_of(own)) {
            Some(Column::Name) if language != ENGLISH => Some(Column::NameAbroad),
            // What else is said is said in the first of the languages, and in English.
            column => column,
        };
    }
    of_normalized(&letters_of(title))
}

fn of_normalized(title: &str) -> Option<Column> {
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
