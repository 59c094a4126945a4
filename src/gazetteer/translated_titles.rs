//! Titles of columns in tables written in Chinese, Japanese, Korean, Russian, Ukrainian, Turkish and Hungarian, and
//! titles in any language that say that a column has names of persons.
//!
//! They are the words for the fields of an address book in the translations of Thunderbird, and the headers that
//! programs write for lists of contacts and employees.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::card::Field;
use super::column::{Column, letters_of};
use crate::word_lists::word_list;

/// Titles as they are written.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::PersonName, word_list!("translated_column_titles.txt", "names of people")),
    (Column::Given, word_list!("translated_column_titles.txt", "given names")),
    (Column::Family, word_list!("translated_column_titles.txt", "surnames")),
    (Column::Organization, word_list!("translated_column_titles.txt", "organizations")),
    (Column::Fact(Field::Position), word_list!("translated_column_titles.txt", "fact position")),
    (Column::Email, word_list!("translated_column_titles.txt", "emails")),
    (Column::Said("phone"), word_list!("translated_column_titles.txt", "phone")),
    (Column::Fact(Field::Born), word_list!("translated_column_titles.txt", "fact born")),
    (Column::Said("gender"), word_list!("translated_column_titles.txt", "gender")),
    (Column::Said("department"), word_list!("translated_column_titles.txt", "department")),
    (Column::Said("party"), word_list!("translated_column_titles.txt", "party")),
    (Column::Said("parliamentary group"), word_list!("translated_column_titles.txt", "parliamentary group")),
    (Column::Address, word_list!("translated_column_titles.txt", "addresses")),
    (Column::Fact(Field::Country), word_list!("translated_column_titles.txt", "fact country")),
    (Column::Fact(Field::Website), word_list!("translated_column_titles.txt", "fact website")),
    (Column::Summary, word_list!("translated_column_titles.txt", "summaries")),
];

/// The same by the letters of the titles.
static COLUMNS: LazyLock<FxHashMap<String, Column>> = LazyLock::new(|| {
    let pairs = |(column, titles): &(Column, &[&str])| {
        let column = *column;
        titles.iter().map(|title| (letters_of(title), column)).collect::<Vec<_>>()
    };
    HEADINGS.iter().flat_map(pairs).collect()
});

/// What the column with this title holds, if the title is listed here. `letters` is the title as [`letters_of`] has it.
pub(super) fn column(letters: &str) -> Option<Column> {
    COLUMNS.get(letters).copied()
}
