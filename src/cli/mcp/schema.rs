//! What an assistant may ask: the descriptions of tools and prompts.

use serde_json::{Value, json};

/// How many items an answer has if nobody says.
pub(super) const FEW: usize = 20;
/// How many it has at most.
pub(super) const MOST: usize = 100;

const NAME: &str = "A name as somebody writes it: full, a surname, an alias, an @handle";
const NOTE: &str = "The path of a note within the vault";

pub(super) fn tools() -> Vec<Value> {
    vec![
        tool(
            "who_is",
            "Who goes by a name in the user's notes: resolved, ambiguous (with all candidates) or unknown, and why. With a \
             note, who is meant where that note has the name.",
            &[("name", string(NAME)), ("note", string(NOTE)), ("line", number("The line in the note, counted from 1"))],
            &["name"],
        ),
        tool(
            "resolve_mentions",
            "Every person and organization that a note or a text mentions, and who is meant.",
            &[("note", string(NOTE)), ("text", string("Markdown to read in place of a note"))],
            &[],
        ),
        paged("mentions_of", "Where the notes mention somebody, line by line.", &[("name", string(NAME))], &["name"]),
        tool("cast_of_note", "Who appears in a note, defined or not.", &[("note", string(NOTE))], &["note"]),
        paged(
            "timeline",
            "The lines of dated notes that mention somebody, by date.",
            &[("name", string(NAME))],
            &["name"],
        ),
        tool(
            "related",
            "To whom somebody is related by what definitions say, and with whom they appear most often.",
            &[("name", string(NAME))],
            &["name"],
        ),
        paged(
            "undefined_names",
            "Names that the notes mention and no note defines, the most frequent first.",
            &[],
            &[],
        ),
        paged(
            "check",
            "What is wrong in a note or in all notes: dead links, misspelt and ambiguous names, flaws in definitions.",
            &[("note", string(NOTE))],
            &[],
        ),
    ]
}

/// The prompt that asks for a briefing.
pub(super) fn briefing() -> Value {
    json!({
        "name": "brief_me_on",
        "title": "Brief me on …",
        "description": "What the notes say about a person or an organization",
        "arguments": [{ "name": "name", "description": NAME, "required": true }],
    })
}

fn string(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn number(description: &str) -> Value {
    json!({ "type": "integer", "minimum": 1, "description": description })
}

fn tool(name: &str, description: &str, properties: &[(&str, Value)], required: &[&str]) -> Value {
    let properties: serde_json::Map<String, Value> =
        properties.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    json!({
        "name": name,
        "description": description,
        "inputSchema": {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        },
        "annotations": { "readOnlyHint": true, "openWorldHint": false },
    })
}

/// A tool whose answers are pages.
fn paged(name: &str, description: &str, properties: &[(&str, Value)], required: &[&str]) -> Value {
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": MOST, "default": FEW });
    let cursor = string("Where to go on: nextCursor of the answer before");
    tool(name, description, &[properties, &[("limit", limit), ("cursor", cursor)]].concat(), required)
}
