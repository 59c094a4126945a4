//! Classifies a table by its first rows where the titles leave it open: whether it lists people, and which columns have
//! further names.

use unicode_script::{Script, UnicodeScript};

use super::columns::{Columns, is_empty};
use crate::gazetteer::Row;
use crate::gazetteer::column::Column;
use crate::gazetteer::entry::Role;
use crate::names::normalize::fold;
use crate::names::organization::is_generic;
use crate::names::token::{Token, tokenize};
use crate::names::{Kind, lexicon, tabular};

/// The most rows that are examined.
const MAX_JUDGED: usize = 200;

/// Completes the columns by the first rows of a table.
pub(super) fn judge<'r>(columns: &mut Columns, rows: impl Iterator<Item = Row<'r>>) {
    let asks = |columns: &[Option<Column>]| {
        columns.iter().flatten().any(|column| matches!(column, Column::SecondName | Column::Label))
    };
    let is_undecided = columns.is_open && !columns.is_personal;
    if !is_undecided && !asks(&columns.columns) {
        return;
    }
    let rows: Vec<Row<'_>> = rows.take(MAX_JUDGED).collect();
    if is_undecided && let Some(is_personal) = are_people(&columns.columns, &rows) {
        columns.is_personal = is_personal;
    }
    for at in 0..columns.columns.len() {
        let Some(column @ (Column::SecondName | Column::Label)) = columns.columns.get(at).copied().flatten() else {
            continue;
        };
        let has_names = has_other_names(&columns.columns, &rows, at, column == Column::Label);
        if let Some(column) = columns.columns.get_mut(at) {
            *column = has_names.then_some(Column::Also(Role::Alias));
        }
    }
}

/// The text of a cell that is not empty.
fn cell<'c>(row: &'c Row<'_>, at: usize) -> Option<&'c str> {
    row.cells.get(at).map(|cell| cell.text.trim()).filter(|text| !is_empty(text))
}

/// Whether a table lists people: most of its names have the form of a person's name, or a mail address made of the
/// name. `None` if no column has whole names.
fn are_people(columns: &[Option<Column>], rows: &[Row<'_>]) -> Option<bool> {
    let at = columns.iter().position(|column| *column == Some(Column::Name))?;
    let emails: Vec<usize> =
        columns.iter().enumerate().filter(|(_, column)| **column == Some(Column::Email)).map(|(at, _)| at).collect();
    let (mut names, mut people) = (0usize, 0usize);
    for row in rows {
        let Some(name) = cell(row, at) else { continue };
        names += 1;
        let has_own_address = || emails.iter().filter_map(|at| cell(row, *at)).any(|email| is_own_address(name, email));
        people += usize::from(tabular::probable_kind(name) == Some(Kind::Person) || has_own_address());
    }
    Some(people * 2 > names)
}

/// Whether a mail address is made of a person's name: Ann Lind, `ann.lind@…`, `lind@…`, `alind@…`. The address of a
/// shop may be made of its name, too, but most of its words are ordinary ones or part of the domain.
fn is_own_address(name: &str, email: &str) -> bool {
    let tokens = tokenize(name);
    let words: Vec<String> = tokens.iter().map(|token| fold(token.text)).collect();
    let ([first, .., last], Some((local, domain))) = (words.as_slice(), email.split_once('@')) else { return false };
    // A short word with an accent is none of English: Ås.
    let has_meaning = |(token, word): (&Token<'_>, &String)| {
        (lexicon::is_ordinary(word) && (token.text.is_ascii() || word.chars().count() > SHORT)) || is_generic(word)
    };
    let domain = fold(domain);
    let is_of_domain = |word: &String| word.chars().count() > SHORT && domain.contains(word.as_str());
    if tokens.iter().zip(&words).any(has_meaning)
        || !tabular::is_written_as_person(name)
        || tabular::probable_kind(name) == Some(Kind::Organization)
        || is_of_domain(first) && is_of_domain(last)
    {
        return false;
    }
    let parts: Vec<String> = local.split(|mark: char| !mark.is_alphanumeric()).map(fold).collect();
    let is_beginning = |part: &str, word: &str| !part.is_empty() && word.starts_with(part);
    let is_made = |one: &str, other: &str| {
        is_beginning(one, first) && begin_alike(other, last) || is_beginning(other, last) && begin_alike(one, first)
    };
    match parts.as_slice() {
        [only] => {
            let begins = |word: &str| word.chars().next().map(String::from).unwrap_or_default();
            let joined = [
                format!("{first}{last}"),
                format!("{last}{first}"),
                format!("{}{last}", begins(first)),
                format!("{last}{}", begins(first)),
                format!("{first}{}", begins(last)),
            ];
            begin_alike(only, first) || begin_alike(only, last) || joined.contains(only)
        }
        [one, other] | [one, .., other] => is_made(one, other) || is_made(other, one),
        [] => false,
    }
}

/// Words of so few letters are not told apart.
const SHORT: usize = 2;

/// Whether two spellings of a surname begin the same: addresses have `sh` for `š`.
fn begin_alike(one: &str, other: &str) -> bool {
    const LETTERS: usize = 4;
    one == other
        || one.chars().count().min(other.chars().count()) >= LETTERS
            && one.chars().zip(other.chars()).take(LETTERS).all(|(one, other)| one == other)
}

/// Whether most cells of a column are further names of the entry: they have letters and, unlike groups, are not shared
/// by rows with different names. Under an ambiguous title they must also be `alike` the name.
fn has_other_names(columns: &[Option<Column>], rows: &[Row<'_>], at: usize, alike: bool) -> bool {
    let parts = [Column::Name, Column::Given, Column::Middle, Column::Family];
    let is_part = |column: &Option<Column>| column.is_some_and(|column| parts.contains(&column));
    let name_at: Vec<usize> =
        columns.iter().enumerate().filter(|(_, column)| is_part(column)).map(|(at, _)| at).collect();
    let name_of = |row: &Row<'_>| {
        let cells: Vec<&str> = name_at.iter().filter_map(|at| cell(row, *at)).collect();
        fold(&cells.join(" "))
    };
    let filled: Vec<(String, &str)> = rows.iter().filter_map(|row| Some((name_of(row), cell(row, at)?))).collect();
    let is_name = |(name, text): &&(String, &str)| {
        let is_shared = || filled.iter().any(|(other, own)| own == text && other != name);
        text.contains(char::is_alphabetic) && (!alike || is_like(name, text)) && !is_shared()
    };
    filled.iter().filter(is_name).count() * 2 > filled.len()
}

/// Whether a text may be another name of the entity with the name `folded`: it shares a word or is its initials, or is
/// in another script.
fn is_like(folded: &str, text: &str) -> bool {
    let words: Vec<String> = tokenize(folded).iter().map(|token| fold(token.text)).collect();
    let own: Vec<String> = tokenize(text).iter().map(|token| fold(token.text)).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let is_in_another_script = script_of(folded).zip(script_of(text)).is_some_and(|(one, other)| one != other);
    is_in_another_script
        || own.iter().any(|word| words.contains(word) && word.chars().count() > 1)
        || initials.chars().count() > 1 && fold(text) == initials
}

fn script_of(text: &str) -> Option<Script> {
    text.chars().find(|letter| letter.is_alphabetic()).map(|letter| letter.script())
}
