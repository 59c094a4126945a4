//! What a column of a table holds, and how its title is normalized.

use super::card::Field;
use super::entry::Role;
use crate::names::normalize::fold;

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Column {
    /// All of a name.
    Name,
    /// All of a person's name.
    PersonName,
    /// A further column of names.
    SecondName,
    /// The entry's name where no other column has one; beside a column of names it may be anything: a group, a number,
    /// another name.
    Label,
    /// A name in another language than English.
    NameAbroad,
    /// All of an organization's name.
    OrganizationName,
    /// Given names.
    Given,
    /// Middle names.
    Middle,
    /// Surnames.
    Family,
    /// Another name, or several.
    Also(Role),
    /// The role of the name in the column before: former, a translation.
    AlsoIs,
    /// The organization itself, or the one that a person belongs to.
    Organization,
    /// Whether the entry is a person, an organization or something else.
    Kind,
    /// Mail addresses.
    Email,
    /// The register's own identifier.
    Id,
    /// A form of address in one table, a position in the next.
    Title,
    /// The year, the month or the day of a birth, in this order.
    BirthPart(usize),
    /// Another person related to the entry; the column before says how.
    Related,
    /// The relation of the entry to the person in the next column.
    Relationship,
    /// Something that only tables of people have; it is not kept.
    OfPeople,
    /// A few words about the entry.
    Summary,
    /// A whole address.
    Address,
    /// A line of an address.
    AddressPart,
    /// A fact that has a field of its own on the card.
    Fact(Field),
    /// A fact without such a field, by its key; only notes show it.
    Said(&'static str),
}

/// The letters of a title alone, folded: titles are looked up by them.
pub(super) fn letters_of(title: &str) -> String {
    fold(title).chars().filter(|letter| letter.is_alphabetic()).collect()
}
