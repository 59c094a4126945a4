//! FollowTheMoney: an entity a line, as OpenSanctions and Aleph export them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::card::{Card, Facts, Field};
use super::source::{Item, record};
use crate::names::Kind;

#[derive(Deserialize)]
struct Entity {
    #[serde(default)]
    id: String,
    schema: String,
    #[serde(default)]
    caption: Option<String>,
    #[serde(default)]
    datasets: Vec<String>,
    #[serde(default)]
    properties: BTreeMap<String, Value>,
}

/// The properties that become facts. The first that has something to say is enough.
const FACTS: [(Field, &[&str]); 14] = [
    (Field::Type, &["legalForm"]),
    (Field::Jurisdiction, &["jurisdiction"]),
    (Field::Country, &["nationality", "citizenship", "country", "mainCountry"]),
    (Field::Number, &["registrationNumber", "leiCode", "taxNumber", "idNumber"]),
    (Field::Status, &["status"]),
    (Field::Founded, &["incorporationDate"]),
    (Field::Dissolved, &["dissolutionDate"]),
    (Field::Born, &["birthDate"]),
    (Field::Died, &["deathDate"]),
    (Field::Position, &["position"]),
    (Field::Topics, &["topics"]),
    (Field::Sector, &["sector", "classification", "description"]),
    (Field::Address, &["address"]),
    (Field::Website, &["website"]),
];

/// Reads a line.
pub(super) fn read(line: &[u8]) -> Item {
    let entity: Entity = match serde_json::from_slice(line) {
        Ok(entity) => entity,
        Err(error) => return Item::Fault(format!("it is not a FollowTheMoney entity: {error}")),
    };
    let kind = match entity.schema.as_str() {
        "Person" => Kind::Person,
        "Company" | "Organization" | "LegalEntity" | "PublicBody" => Kind::Organization,
        _ => return Item::Other,
    };
    let values = |key: &str| entity.properties.get(key).map(texts).unwrap_or_default();
    let mut names: Vec<String> = entity.caption.iter().cloned().collect();
    names.extend(["name", "alias", "previousName"].into_iter().flat_map(values));
    if names.is_empty() {
        let parts: Vec<String> = ["firstName", "middleName", "lastName"].into_iter().flat_map(values).collect();
        names.extend((!parts.is_empty()).then(|| parts.join(" ")));
    }
    let mut facts = Facts::default();
    for (field, keys) in FACTS {
        let said = keys.iter().map(|key| values(key)).find(|values| !values.is_empty());
        said.into_iter().flatten().for_each(|value| facts.add(field, &value));
    }
    if !facts.has(Field::Type) {
        match entity.schema.as_str() {
            "Company" => facts.add(Field::Type, "company"),
            "PublicBody" => facts.add(Field::Type, "public body"),
            _ => {}
        }
    }
    let sources = Some(values("sourceUrl")).filter(|urls| !urls.is_empty()).unwrap_or(entity.datasets);
    sources.iter().for_each(|source| facts.add(Field::Source, source));
    facts.add(Field::Id, &entity.id);
    record(Card { kind, name: String::new(), also: values("weakAlias"), facts: facts.finish() }, &names)
}

/// The texts of a property: usually a list, sometimes one by itself. What is nested is another entity, not a text.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().filter(|value| !value.is_array()).flat_map(texts).collect(),
        Value::Null | Value::Bool(_) | Value::Object(_) => Vec::new(),
    }
}
