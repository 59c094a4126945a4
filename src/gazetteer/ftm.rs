//! Parses FollowTheMoney: one entity a line, as OpenSanctions and Aleph export them.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::card::Field;
use super::entry::{Entry, Key, Role, Text, offset};
use crate::names::Kind;
use crate::text::Span;

/// The result of parsing a line. Spans are relative to the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Line<'t> {
    /// A person or an organization.
    Entry(Entry<'t>),
    /// A relation between two entities.
    Relation(Relation<'t>),
    /// An entity of another kind: a ship, a sanction.
    Other,
    /// An entity without a name that can be indexed.
    Nameless,
    /// The line cannot be parsed; the reason.
    Fault(String),
}

/// What ties those of one side to those of another, each by its id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relation<'t> {
    /// The one side.
    pub ones: Vec<Cow<'t, str>>,
    /// What the others are to them: `owns`.
    pub others_are: Cow<'t, str>,
    /// The other side.
    pub others: Vec<Cow<'t, str>>,
    /// What the one side is to them: `owner`.
    pub ones_are: &'static str,
}

/// A schema of relations: the property of the one side and what the other side is to it, and the other way round.
struct Tie {
    schema: &'static str,
    one: (&'static str, &'static str),
    other: (&'static str, &'static str),
}

const fn tie(schema: &'static str, one: (&'static str, &'static str), other: (&'static str, &'static str)) -> Tie {
    Tie { schema, one, other }
}

/// The schemata of relations: <https://followthemoney.tech/explorer/schemata/Interval/>.
const RELATION_SCHEMAS: [Tie; 9] = [
    tie("Ownership", ("owner", "owns"), ("asset", "owner")),
    tie("Directorship", ("director", "director of"), ("organization", "directors")),
    tie("Employment", ("employee", "employer"), ("employer", "employees")),
    tie("Membership", ("member", "member of"), ("organization", "members")),
    tie("Family", ("person", "relative"), ("relative", "relative")),
    tie("Associate", ("person", "associate"), ("associate", "associate")),
    tie("Succession", ("predecessor", "successor"), ("successor", "predecessor")),
    tie("Representation", ("agent", "represents"), ("client", "represented by")),
    tie("UnknownLink", ("subject", "linked to"), ("object", "linked to")),
];

/// The property that says what the relative or the associate is to the person.
const RELATIONSHIP: &str = "relationship";
/// Longer values do not name a relationship, in bytes.
const LONGEST_RELATIONSHIP: usize = 40;

/// The properties of names. Those of one role are in their order in the line.
const NAMES: [(&str, Role); 5] = [
    ("name", Role::Main),
    ("alias", Role::Alias),
    ("previousName", Role::Former),
    ("abbreviation", Role::Abbreviation),
    ("weakAlias", Role::Weak),
];

/// The properties that make a name together where there is no other.
const PARTS: [&str; 3] = ["firstName", "middleName", "lastName"];

/// The properties that become facts; the first one of a row with a value counts.
static FACTS: [(Key<'static>, &[&str]); 16] = [
    (Key::Field(Field::Type), &["legalForm"]),
    (Key::Field(Field::Jurisdiction), &["jurisdiction"]),
    (Key::Field(Field::Country), &["nationality", "citizenship", "country", "mainCountry"]),
    (Key::Field(Field::Number), &["registrationNumber", "leiCode", "taxNumber", "idNumber"]),
    (Key::Field(Field::Status), &["status"]),
    (Key::Field(Field::Founded), &["incorporationDate"]),
    (Key::Field(Field::Dissolved), &["dissolutionDate"]),
    (Key::Field(Field::Born), &["birthDate"]),
    (Key::Other(Cow::Borrowed("birth place")), &["birthPlace"]),
    (Key::Field(Field::Died), &["deathDate"]),
    (Key::Field(Field::Position), &["position"]),
    (Key::Field(Field::Topics), &["topics"]),
    (Key::Field(Field::Sector), &["sector", "classification", "description"]),
    (Key::Field(Field::Address), &["address"]),
    (Key::Other(Cow::Borrowed("phone")), &["phone"]),
    (Key::Field(Field::Website), &["website"]),
];

/// What a property is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
enum Property {
    Name(Role),
    Part(usize),
    /// A row of [`FACTS`], and which of its properties.
    Fact(usize, usize),
    Source,
    Email,
    Summary,
    /// One that only relations have.
    OfTie,
}

static PROPERTIES: LazyLock<FxHashMap<&'static str, Property>> = LazyLock::new(|| {
    let of_ties = RELATION_SCHEMAS.iter().flat_map(|tie| [tie.one.0, tie.other.0]).chain([RELATIONSHIP]);
    let mut properties: FxHashMap<&str, Property> = of_ties.map(|name| (name, Property::OfTie)).collect();
    properties.extend(NAMES.map(|(name, role)| (name, Property::Name(role))));
    properties.extend(PARTS.iter().enumerate().map(|(place, name)| (*name, Property::Part(place))));
    for (row, (_, names)) in FACTS.iter().enumerate() {
        properties.extend(names.iter().enumerate().map(|(rank, name)| (*name, Property::Fact(row, rank))));
    }
    properties.extend([
        ("sourceUrl", Property::Source),
        ("email", Property::Email),
        ("notes", Property::Summary),
        ("summary", Property::Summary),
    ]);
    properties
});

/// A parsed line whose values are still raw JSON.
#[derive(Deserialize)]
struct Raw<'t> {
    #[serde(borrow, default)]
    id: Option<&'t RawValue>,
    #[serde(borrow)]
    schema: Cow<'t, str>,
    #[serde(borrow, default)]
    caption: Option<&'t RawValue>,
    #[serde(borrow, default)]
    datasets: Option<&'t RawValue>,
    #[serde(borrow, default)]
    properties: Properties<'t>,
}

/// The properties that are used, as they are written.
#[derive(Default)]
struct Properties<'t>(Vec<(&'static str, Property, &'t RawValue)>);

#[derive(Deserialize)]
struct Word<'t>(#[serde(borrow)] Cow<'t, str>);

impl<'line: 't, 't> Deserialize<'line> for Properties<'t> {
    fn deserialize<D: Deserializer<'line>>(from: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'t> Visitor<'t> for Reader {
            type Value = Properties<'t>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a map of properties")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut found = Vec::new();
                while let Some(Word(name)) = map.next_key()? {
                    match PROPERTIES.get_key_value(name.as_ref()) {
                        Some((name, property)) => found.push((*name, *property, map.next_value()?)),
                        None => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(Properties(found))
            }
        }

        from.deserialize_map(Reader)
    }
}

/// Parses a line.
pub fn read(line: &str) -> Line<'_> {
    let raw: Raw<'_> = match serde_json::from_str(line) {
        Ok(raw) => raw,
        Err(error) => return Line::Fault(format!("it is not a FollowTheMoney entity: {error}")),
    };
    let kind = match raw.schema.as_ref() {
        "Person" => Kind::Person,
        "Company" | "Organization" | "LegalEntity" | "PublicBody" => Kind::Organization,
        schema => {
            let tie = RELATION_SCHEMAS.iter().find(|tie| tie.schema == schema);
            return tie.map_or(Line::Other, |tie| Line::Relation(relation(tie, &raw.properties)));
        }
    };
    let entry = entry(kind, &raw, line);
    if entry.names.iter().all(|(role, _)| *role == Role::Weak) {
        return Line::Nameless;
    }
    Line::Entry(entry)
}

fn entry<'t>(kind: Kind, raw: &Raw<'t>, line: &'t str) -> Entry<'t> {
    let mut values: Vec<(Property, Text<'t>)> = Vec::new();
    for (_, property, value) in &raw.properties.0 {
        if *property != Property::OfTie {
            values.extend(texts(value, line).into_iter().map(|text| (*property, text)));
        }
    }
    // By what they are for; in their order otherwise.
    values.sort_by_key(|(property, _)| *property);
    let mut entry = Entry::new(kind);
    entry.id = raw.id.and_then(|id| text(id, line));
    let caption = raw.caption.and_then(|caption| text(caption, line)).filter(|text| !text.text.trim().is_empty());
    // Of several names the caption is the one that says it best. Where it is one of them, it stands there.
    let same = values.iter().find(|(property, value)| {
        matches!(property, Property::Name(_)) && caption.as_ref().is_some_and(|caption| caption.text == value.text)
    });
    let caption = same.map(|(_, name)| name.clone()).or(caption);
    entry.names.extend(caption.map(|caption| (Role::Main, caption)));
    let mut parts = Vec::new();
    let mut rank = None;
    for (property, value) in values {
        match property {
            _ if value.text.trim().is_empty() => {}
            Property::Name(role) => entry.names.push((role, value)),
            Property::Part(_) => parts.push(value),
            Property::Fact(row, own) => {
                // The first property of a row comes first, and is enough.
                let first = rank.filter(|(before, _)| *before == row).map_or(own, |(_, first)| first);
                rank = Some((row, first));
                if let Some((key, _)) = FACTS.get(row).filter(|_| own == first) {
                    entry.facts.push((key.clone(), value));
                }
            }
            Property::Source => entry.say(Field::Source, value),
            Property::Email => entry.emails.push(value),
            Property::Summary => entry.summary = entry.summary.take().or(Some(value)),
            Property::OfTie => {}
        }
    }
    if entry.names.iter().all(|(role, _)| !matches!(role, Role::Main | Role::Alias | Role::Former)) {
        entry.names.splice(0..0, joined(&parts).map(|name| (Role::Main, name)));
    }
    complete(&mut entry, raw, line);
    entry
}

/// What is said outside of the properties.
fn complete<'t>(entry: &mut Entry<'t>, raw: &Raw<'t>, line: &'t str) {
    let says = |entry: &Entry<'_>, wanted: Field| entry.facts.iter().any(|(key, _)| *key == Key::Field(wanted));
    if !says(entry, Field::Type) {
        let word = match raw.schema.as_ref() {
            "Company" => Some("company"),
            "PublicBody" => Some("public body"),
            _ => None,
        };
        let place = match &raw.schema {
            Cow::Borrowed(schema) => place(schema, line),
            Cow::Owned(_) => Span::default(),
        };
        entry.facts.splice(0..0, word.map(|word| (Key::Field(Field::Type), Text::new(word, place))));
    }
    if !says(entry, Field::Source) {
        let datasets = raw.datasets.map(|datasets| texts(datasets, line)).unwrap_or_default();
        datasets.into_iter().for_each(|dataset| entry.say(Field::Source, dataset));
    }
}

/// A name from its parts, at the place of the first.
fn joined<'t>(parts: &[Text<'t>]) -> Option<Text<'t>> {
    let first = parts.first()?;
    let words: Vec<&str> = parts.iter().map(|part| part.text.as_ref()).collect();
    Some(Text::new(words.join(" "), first.span))
}

fn relation<'t>(tie: &Tie, properties: &Properties<'t>) -> Relation<'t> {
    let values = |wanted: &str| {
        let of_property = properties.0.iter().filter(move |(name, ..)| *name == wanted);
        of_property.flat_map(|(.., value)| ids(value)).collect::<Vec<Cow<'t, str>>>()
    };
    let has_word = matches!(tie.schema, "Family" | "Associate");
    let word = if has_word { values(RELATIONSHIP).into_iter().next() } else { None };
    let word = word.filter(|word| !word.trim().is_empty() && word.len() <= LONGEST_RELATIONSHIP);
    Relation {
        ones: values(tie.one.0),
        others_are: word.map_or(Cow::Borrowed(tie.one.1), |word| Cow::Owned(word.trim().to_lowercase())),
        others: values(tie.other.0),
        ones_are: tie.other.1,
    }
}

/// The values of a property: usually a list, sometimes one by itself.
fn elements(value: &RawValue) -> Vec<&RawValue> {
    if value.get().starts_with('[') { serde_json::from_str(value.get()).unwrap_or_default() } else { vec![value] }
}

/// The texts of a property. What is nested is another entity, not a text.
fn texts<'t>(value: &'t RawValue, line: &'t str) -> Vec<Text<'t>> {
    elements(value).into_iter().filter_map(|value| text(value, line)).collect()
}

/// A text, or a number, and the place of what stands between its quotes.
fn text<'t>(value: &'t RawValue, line: &'t str) -> Option<Text<'t>> {
    let written = value.get();
    match written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(content) => Some(Text::new(string(written)?, place(content, line))),
        None if written.starts_with(|first: char| first.is_ascii_digit() || first == '-') => {
            Some(Text::new(written, place(written, line)))
        }
        None => None,
    }
}

/// What a JSON string says.
fn string(written: &str) -> Option<Cow<'_, str>> {
    let content = written.strip_prefix('"')?.strip_suffix('"')?;
    if content.contains('\\') {
        return serde_json::from_str(written).ok().map(Cow::Owned);
    }
    Some(Cow::Borrowed(content))
}

/// The ids that a property names, be they written out or those of entities within.
fn ids(value: &RawValue) -> Vec<Cow<'_, str>> {
    #[derive(Deserialize)]
    struct Nested<'t> {
        #[serde(borrow)]
        id: Cow<'t, str>,
    }
    fn nested(value: &RawValue) -> Option<Cow<'_, str>> {
        serde_json::from_str::<Nested<'_>>(value.get()).ok().map(|nested| nested.id)
    }
    elements(value).into_iter().filter_map(|value| string(value.get()).or_else(|| nested(value))).collect()
}

fn place(part: &str, line: &str) -> Span {
    let start = offset(line, part).unwrap_or_default();
    Span::new(start, start + part.len())
}
