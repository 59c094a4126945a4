//! The setting `severity`: how each diagnostic is shown.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::lint::{Code, Severity};

/// How a diagnostic is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not shown.
    Off,
    /// The faintest mark; editors do not list it as a problem.
    Hint,
    /// Worth knowing.
    Information,
    /// Most likely a mistake.
    Warning,
    /// Certainly a mistake.
    Error,
}

/// The schema of a table that has a level for each code.
pub(super) fn severity_schema(generator: &mut SchemaGenerator) -> Schema {
    let level: Value = generator.subschema_for::<Level>().into();
    let of_code = |code: Code| {
        let mut schema = level.clone();
        if let Value::Object(schema) = &mut schema {
            schema.insert("description".to_owned(), code.summary().into());
            schema.insert("default".to_owned(), code.default_severity().map_or("off", Severity::as_str).into());
        }
        (code.as_str().to_owned(), schema)
    };
    let properties: Map<String, Value> = Code::ALL.into_iter().map(of_code).collect();
    let schema = json!({
        "type": "object", "properties": properties, "additionalProperties": false, "default": {},
    });
    Schema::try_from(schema).unwrap_or_default()
}
