//! The card of an entry: what a register says about it, and how that is encoded in a names file.

use std::collections::BTreeMap;

use super::checksum;
use crate::names::Kind;
use crate::text::in_one_line;

/// The data of a register about an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    /// Person or organization.
    pub kind: Kind,
    /// The name, as the register writes it.
    pub name: String,
    /// Other names.
    pub also: Vec<String>,
    /// Other facts, in the order of [`Field::ALL`].
    pub facts: Vec<(Field, String)>,
}

/// The kind of a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Field {
    /// The type of organization, in the register's own word.
    Type,
    /// The jurisdiction.
    Jurisdiction,
    /// A related country.
    Country,
    /// Its number in the register.
    Number,
    /// Active, dissolved and so on.
    Status,
    /// When it was founded.
    Founded,
    /// When it ended.
    Dissolved,
    /// The date of birth.
    Born,
    /// The date of death.
    Died,
    /// A position that the person holds.
    Position,
    /// The reason for which it is listed.
    Topics,
    /// The sector of its business.
    Sector,
    /// The address.
    Address,
    /// The website.
    Website,
    /// The source in the register.
    Source,
    /// The identifier of the entry in the register.
    Id,
}

impl Field {
    /// All fields, in the order in which a card shows them.
    pub const ALL: [Self; 16] = [
        Self::Type,
        Self::Jurisdiction,
        Self::Country,
        Self::Number,
        Self::Status,
        Self::Founded,
        Self::Dissolved,
        Self::Born,
        Self::Died,
        Self::Position,
        Self::Topics,
        Self::Sector,
        Self::Address,
        Self::Website,
        Self::Source,
        Self::Id,
    ];

    /// The field with this label.
    pub fn of_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.label() == label)
    }

    /// The label of the field on a card.
    pub fn label(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Jurisdiction => "jurisdiction",
            Self::Country => "country",
            Self::Number => "number",
            Self::Status => "status",
            Self::Founded => "founded",
            Self::Dissolved => "dissolved",
            Self::Born => "born",
            Self::Died => "died",
            Self::Position => "position",
            Self::Topics => "listed as",
            Self::Sector => "sector",
            Self::Address => "address",
            Self::Website => "website",
            Self::Source => "source",
            Self::Id => "id",
        }
    }
}

/// The most values of one field on a card.
const VALUES: usize = 3;
/// The most characters of these values.
const LENGTH: usize = 200;

/// Collects the facts about an entry, field by field.
#[derive(Default)]
pub(super) struct Facts(BTreeMap<Field, Vec<String>>);

impl Facts {
    /// Adds a value, unless it is there already or the field is full.
    pub(super) fn add(&mut self, field: Field, value: &str) {
        let value = in_one_line(value);
        let values = self.0.entry(field).or_default();
        if !value.is_empty() && values.len() < VALUES && !values.contains(&value) {
            values.push(value);
        }
    }

    /// The facts, in the order in which a card shows them.
    pub(super) fn finish(self) -> Vec<(Field, String)> {
        let filled = self.0.into_iter().filter(|(_, values)| !values.is_empty());
        filled.map(|(field, values)| (field, shortened(values.join("; ")))).collect()
    }
}

fn shortened(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(LENGTH) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// The bytes before a card: the length of what follows, and four bytes of its checksum.
pub(super) const HEAD: usize = 8;

impl Card {
    /// The encoded card, with length and checksum in front.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut body = vec![u8::from(self.kind == Kind::Organization)];
        put_text(&mut body, &self.name);
        put_number(&mut body, self.also.len());
        self.also.iter().for_each(|name| put_text(&mut body, name));
        put_number(&mut body, self.facts.len());
        for (field, value) in &self.facts {
            body.push(*field as u8);
            put_text(&mut body, value);
        }
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        let mut out = length.to_le_bytes().to_vec();
        out.extend(short_checksum(&body));
        out.extend(body);
        out
    }

    /// The number of bytes after the head of a card.
    pub(super) fn length(head: [u8; HEAD]) -> usize {
        let [a, b, c, d, ..] = head;
        u32::from_le_bytes([a, b, c, d]) as usize
    }

    /// Decodes the bytes after the head; `None` if they are damaged.
    pub(super) fn decode(head: [u8; HEAD], body: &[u8]) -> Option<Self> {
        let [.., a, b, c, d] = head;
        let mut rest = Some(body).filter(|body| short_checksum(body) == [a, b, c, d])?;
        let kind = if *rest.split_off_first()? == 0 { Kind::Person } else { Kind::Organization };
        let name = text(&mut rest)?;
        let also = (0..number(&mut rest)?).map(|_| text(&mut rest)).collect::<Option<_>>()?;
        let facts = (0..number(&mut rest)?).map(|_| fact(&mut rest)).collect::<Option<_>>()?;
        Some(Self { kind, name, also, facts })
    }
}

fn short_checksum(body: &[u8]) -> [u8; 4] {
    let [a, b, c, d, ..] = checksum(body).to_le_bytes();
    [a, b, c, d]
}

/// Appends a variable-length integer: seven bits a byte, the lowest first; a set eighth bit says that more follow.
fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 128 {
        out.push((number % 128) as u8 | 128);
        number /= 128;
    }
    out.push(number as u8);
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len());
    out.extend(text.as_bytes());
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in (0..28).step_by(7) {
        let byte = *rest.split_off_first()?;
        number |= usize::from(byte & 127) << shift;
        if byte < 128 {
            return Some(number);
        }
    }
    None
}

fn text(rest: &mut &[u8]) -> Option<String> {
    let length = number(rest)?;
    let bytes = rest.split_off(..length)?;
    String::from_utf8(bytes.to_vec()).ok()
}

fn fact(rest: &mut &[u8]) -> Option<(Field, String)> {
    let field = Field::ALL.get(usize::from(*rest.split_off_first()?))?;
    Some((*field, text(rest)?))
}
