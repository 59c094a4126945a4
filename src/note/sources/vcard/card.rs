//! A card, and the definition that it becomes.

use super::facts;
use super::field::Field;
use super::lines::Property;
use super::names::{Names, NoName};
use super::reference::Reference;
use crate::names::Kind;
use crate::note::definitions::{Definition, NameRole};
use crate::note::sources::entry::{add_name, entry};
use crate::text::Span;

/// A card: the properties that say something about its entity.
pub(super) struct Card {
    /// The line that begins it.
    pub(super) begin: Span,
    /// Whether a fold's blank is one of the value, as in vCard 2.1.
    pub(super) keeps_blanks: bool,
    properties: Vec<(Field, Property)>,
}

/// What a card says that it is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Person,
    Organization,
    /// A group of contacts, a place, a machine.
    Other,
}

/// How many properties of a card are read. Each is compared with the others.
const MAX_PROPERTIES: usize = 500;

/// What is said of a card without a name.
const NO_NAME: &str = "This contact has no name and was left out; give it an FN, an N, an ORG or a NICKNAME.";
const ADDRESS: &str =
    "The name of this contact is an address for mail, so it was left out; to have it found, put a name into its FN.";
const NUMBER: &str =
    "The name of this contact is a number, so it was left out; to have it found, put a name into its FN.";

impl Card {
    pub(super) fn new(begin: Span) -> Self {
        Self { begin, keeps_blanks: false, properties: Vec::new() }
    }

    /// Takes a property in.
    pub(super) fn take(&mut self, field: Field, property: Property) {
        if field == Field::Version {
            self.keeps_blanks = property.value.is_some_and(|value| value.whole().text.starts_with("2."));
            return;
        }
        if self.properties.len() < MAX_PROPERTIES {
            self.properties.push((field, property));
        }
    }

    /// The definition that the card is, and its references to other cards. `end` is the end of the card, in bytes.
    /// `None` if the card is neither a person nor an organization.
    ///
    /// # Errors
    /// If it has no name: a sentence for the user. A card with a placeholder for a name is no error.
    pub(super) fn definition(&self, end: usize) -> Result<Option<(Definition, Vec<Reference>)>, &'static str> {
        let said = self.said();
        if said == Said::Other {
            return Ok(None);
        }
        let names = Names::of(&self.properties);
        let kind = match said {
            Said::Organization => Kind::Organization,
            Said::Person => Kind::Person,
            _ if names.is_of_organization() || said == Said::Nothing && names.has_organization_form() => {
                Kind::Organization
            }
            _ => Kind::Person,
        };
        let none = names.none();
        let Some((list, at)) = names.list(kind) else {
            return match none {
                Some(NoName::Placeholder) => Ok(None),
                Some(NoName::Address) => Err(ADDRESS),
                Some(NoName::Number) => Err(NUMBER),
                None => Err(NO_NAME),
            };
        };
        let mut definition = entry(kind, at, Span::new(self.begin.start as usize, end));
        list.iter().for_each(|(part, role)| add_name(&mut definition, &part.text, *role, part.span));
        if definition.names.first().is_none_or(|name| name.role != NameRole::Canonical) {
            return Err(NO_NAME);
        }
        let references = facts::add(&mut definition, &self.properties);
        Ok(Some((definition, references)))
    }

    fn said(&self) -> Said {
        let mut said = Said::Nothing;
        for (field, property) in &self.properties {
            let Some(value) = property.value.as_ref().map(|value| value.whole().text) else { continue };
            match (field, value.to_ascii_lowercase().as_str()) {
                (Field::Kind, "org" | "organization") | (Field::ShowAs, "company") => said = Said::Organization,
                (Field::Kind, "individual") if said == Said::Nothing => said = Said::Person,
                (Field::Kind, "group" | "location" | "application" | "device" | "thing") => return Said::Other,
                _ => {}
            }
        }
        said
    }
}
