//! What a document says of itself: `#set document(title: "…", author: ("Ann", "Bob"))`, or to a template by `#show`.

use super::reader::LONGEST;
use super::string::string;
use crate::note::definitions::is_key;
use crate::note::{Origin, Property, Value};
use crate::text::{Span, first_bytes};

const KEYS: [&str; 4] = ["title", "author", "authors", "date"];

/// Keys of the parts of a name.
const GIVEN: [&str; 6] = ["firstname:", "first-name:", "first:", "given:", "given-name:", "givenname:"];
const SURNAME: [&str; 5] = ["lastname:", "last-name:", "surname:", "family-name:", "familyname:"];

/// The properties that the statement at `start` gives.
pub(super) fn properties(source: &str, start: usize) -> Vec<Property> {
    let text = first_bytes(source.get(start..).unwrap_or_default(), LONGEST);
    let is_of_document = text.starts_with("#set document(") || text.starts_with("#show: ");
    let Some(open) = text.find('(').filter(|_| is_of_document) else { return Vec::new() };
    // A template may be named without anything.
    if text.get(..open).is_some_and(|before| before.contains('\n')) {
        return Vec::new();
    }
    let mut properties = Vec::new();
    let (mut depth, mut key_end, mut at) = (0_usize, 0, open);
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        match first {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            '"' => {
                at += string(text.get(at..).unwrap_or_default());
                continue;
            }
            ':' if depth == 1 => {
                let key =
                    text.get(key_end..at).unwrap_or_default().rsplit(['(', ',']).next().unwrap_or_default().trim();
                let end = at + 1 + value_length(text.get(at + 1..).unwrap_or_default());
                if let Some(key) = KEYS.iter().find(|own| **own == key) {
                    properties.extend(property(text, key, at + 1..end, start));
                }
                at = end;
                key_end = end;
                continue;
            }
            _ => {}
        }
        at += first.len_utf8();
    }
    properties
}

/// How long a value is: up to a comma or bracket that is not its own.
fn value_length(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        match first {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' | ',' if depth == 0 => return at,
            ')' | ']' | '}' => depth -= 1,
            '"' => {
                at += string(text.get(at..).unwrap_or_default());
                continue;
            }
            _ => {}
        }
        at += first.len_utf8();
    }
    text.len()
}

/// A property with the texts in its value; of people with more said of them, their names.
fn property(text: &str, key: &str, place: std::ops::Range<usize>, base: usize) -> Option<Property> {
    let value = text.get(place.clone())?;
    let has_names = value.contains("name:");
    let mut given = "";
    let mut values = Vec::new();
    let mut at = 0;
    while let Some(found) = value.get(at..).and_then(|rest| rest.find('"')) {
        let start = at + found;
        let length = string(value.get(start..).unwrap_or_default());
        let before = value.get(at..start).unwrap_or_default().trim_end();
        let inner = value.get(start + 1..(start + length).saturating_sub(1)).unwrap_or_default();
        let key = before.rsplit(['(', ',', '\n']).next().unwrap_or_default().trim();
        if is_key(&GIVEN, key) {
            given = inner;
        } else if !inner.is_empty() && (!has_names || before.ends_with("name:")) {
            let from = base + place.start + start + 1;
            // The name is written in two places; the surname's is where it is shown.
            let whole = if is_key(&SURNAME, key) {
                format!("{} {inner}", std::mem::take(&mut given))
            } else {
                inner.to_owned()
            };
            let text = whole.replace('\\', "").trim().to_owned();
            values.push(Value { text, span: Span::new(from, from + inner.len()) });
        }
        at = start + length;
    }
    let span = Span::new(base + place.start, base + place.end);
    (!values.is_empty()).then(|| Property { key: key.to_owned(), span, values, origin: Origin::Frontmatter })
}
