//! The JSON schema of the settings, and what messages take from it.

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::settings::Config;

/// The JSON schema of all settings.
pub fn schema() -> Value {
    static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
        let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
        settings.into_generator().into_root_schema_for::<Config>().into()
    });
    SCHEMA.clone()
}

/// The schema of a key.
pub(super) fn part<'s>(schema: &'s Value, key: &str) -> &'s Value {
    schema.get("properties").and_then(|properties| properties.get(key)).unwrap_or(&Value::Null)
}

/// Whether the schema allows a key.
pub(super) fn known(schema: &Value, key: &str) -> bool {
    schema.get("properties").is_none_or(|properties| properties.get(key).is_some())
}

/// The most similar key, for “did you mean”.
pub(super) fn closest_key<'s>(schema: &'s Value, key: &str) -> Option<&'s str> {
    let keys = schema.get("properties")?.as_object()?.keys();
    // Some write keys like names of options, or as other tools do.
    let key = key.to_lowercase().replace(' ', "_");
    let distance = |other: &String| strsim::damerau_levenshtein(&key, other);
    let (closest, distance) = keys.map(|other| (other, distance(other))).min_by_key(|(_, distance)| *distance)?;
    (distance <= 2.max(key.chars().count() / 3)).then_some(closest.as_str())
}

/// The expected value in words.
pub(super) fn expected(schema: &Value) -> String {
    let choices = ["oneOf", "enum"].into_iter().filter_map(|list| schema.get(list)?.as_array()).flatten();
    let choices: Vec<String> = choices.map(|choice| choice.get("const").unwrap_or(choice).to_string()).collect();
    match choices.split_last() {
        Some((last, [])) => return last.clone(),
        Some((last, others)) => return format!("{} or {last}", others.join(", ")),
        None => {}
    }
    let word = match schema.get("type").and_then(Value::as_str) {
        Some("boolean") => "true or false",
        Some("integer") => "a whole number, 0 or more",
        Some("number") => "a number",
        Some("string") => "a string",
        Some("array") => "a list of strings",
        Some("object") => "a table",
        _ => "something else",
    };
    word.to_owned()
}
