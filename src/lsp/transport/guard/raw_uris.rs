//! URIs in a request that are not written as they must be.

use std::fmt::{Display, Write as _};

use serde_json::Value;

use crate::lsp::transport::uri;

/// The names of fields that hold a URI.
const URIS: [&str; 5] = ["uri", "rootUri", "oldUri", "newUri", "scopeUri"];

/// The URIs in a value that have to be written otherwise, and their places as JSON pointers. Values are nested no deeper
/// than serde_json reads.
pub(crate) fn find(value: &Value, place: &mut String, found: &mut Vec<(String, String)>) {
    let length = place.len();
    let mut enter = |step: &dyn Display, inner: &Value, field: &str| {
        // Writing to a string cannot fail.
        let _ = write!(place, "/{step}");
        match inner {
            Value::String(uri) if URIS.contains(&field) => {
                found.extend(uri::encoded(uri).map(|uri| (place.clone(), uri)));
            }
            Value::Object(_) | Value::Array(_) => find(inner, place, found),
            _ => {}
        }
        place.truncate(length);
    };
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(field, inner)| enter(&field.replace('~', "~0").replace('/', "~1"), inner, field));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(at, inner)| enter(&at, inner, "")),
        _ => {}
    }
}
