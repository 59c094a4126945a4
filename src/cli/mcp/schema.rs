//! The tools: descriptions, and JSON schemas of their arguments and answers.

use serde_json::{Map, Value, json};

/// A tool.
#[derive(Debug)]
pub(super) struct Tool {
    pub(super) name: &'static str,
    description: &'static str,
    pub(super) arguments: &'static [Argument],
    /// The fields of its answer.
    answer: &'static [Field],
    pub(super) effect: Effect,
}

/// What a call does to the notes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Effect {
    Reads,
    /// Adds something. It is idempotent, and nothing is lost.
    Adds,
    /// Replaces text.
    Rewrites,
}

/// An argument of a tool.
#[derive(Debug)]
pub(super) struct Argument {
    pub(super) name: &'static str,
    pub(super) takes: ArgumentType,
    pub(super) is_needed: bool,
    description: &'static str,
}

/// The type of an argument; lengths are in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) enum ArgumentType {
    Text { longest: usize },
    Texts { longest: usize, most: usize },
    Number { most: usize },
    Flag { unless_given: bool },
    OneOf(&'static [&'static str]),
}

/// A field of an answer: name and type.
type Field = (&'static str, Shape);

/// The type of a field.
#[derive(Debug)]
enum Shape {
    Text,
    /// A text, or null.
    Maybe,
    Number,
    Flag,
    Texts,
    List(&'static [Field]),
}

use Shape::{Flag, List, Maybe, Number, Text, Texts};

/// The default page size.
pub(super) const DEFAULT_LIMIT: usize = 20;
/// The largest page size.
pub(super) const MAX_LIMIT: usize = 100;
/// The longest name or path, in bytes.
const LONGEST_NAME: usize = 500;
/// The longest text that is read in place of a note, in bytes.
const LONGEST_TEXT: usize = 64 << 10;

const NAME: Argument = needed("name", "A name as somebody writes it: full, a surname, an alias, an @handle");
const NOTE: Argument = may("note", "The path of a note within the vault");
const OF_NAMESAKES: Argument = may("note", "The note that defines who is meant, if several go by the name");
const LIMIT: Argument = Argument {
    name: "limit",
    takes: ArgumentType::Number { most: MAX_LIMIT },
    is_needed: false,
    description: "How many items to answer at most [default: 20]",
};
const CURSOR: Argument = may("cursor", "Where to go on: nextCursor of the answer before, to the same question");

const WHO: &[Field] = &[("name", Text), ("kind", Text), ("defined", Text), ("summary", Maybe)];
const CARD: &[Field] = &[
    ("name", Text),
    ("kind", Text),
    ("defined", Text),
    ("summary", Maybe),
    ("also", Texts),
    ("facts", List(&[("key", Text), ("value", Text)])),
    ("mentions", Number),
    ("notes", Number),
    ("latest", Maybe),
    ("oftenWith", List(&[("name", Text), ("notes", Number)])),
];
const TOTAL: Field = ("total", Number);
const NEXT: Field = ("nextCursor", Text);
/// The kinds of entities.
const KINDS: [&str; 2] = ["person", "organization"];

/// All tools in the order of the list.
pub(super) const TOOLS: [Tool; 11] = [
    Tool {
        name: "who_is",
        description: "Who goes by a name in the user's notes: resolved, ambiguous (with all candidates) or unknown, and why. \
                      With a note, who is meant where that note has the name.",
        arguments: &[
            NAME,
            NOTE,
            Argument {
                name: "line",
                takes: ArgumentType::Number { most: u32::MAX as usize },
                is_needed: false,
                description: "The line in the note, counted from 1",
            },
            LIMIT,
            CURSOR,
        ],
        answer: &[
            ("status", Text),
            TOTAL,
            ("who", List(CARD)),
            ("similar", Texts),
            ("reason", Text),
            ("place", Text),
            NEXT,
        ],
        effect: Effect::Reads,
    },
    Tool {
        name: "resolve_mentions",
        description: "Every person and organization that a note or a text mentions, and who is meant.",
        arguments: &[
            NOTE,
            Argument {
                name: "text",
                takes: ArgumentType::Text { longest: LONGEST_TEXT },
                is_needed: false,
                description: "Markdown to read in place of a note",
            },
            LIMIT,
            CURSOR,
        ],
        answer: &[
            TOTAL,
            (
                "mentions",
                List(&[
                    ("text", Text),
                    ("place", Text),
                    ("status", Text),
                    ("kind", Maybe),
                    ("who", List(WHO)),
                    ("more", Number),
                    ("reason", Text),
                ]),
            ),
            NEXT,
        ],
        effect: Effect::Reads,
    },
    Tool {
        name: "mentions_of",
        description: "Where the notes mention somebody, line by line.",
        arguments: &[NAME, LIMIT, CURSOR],
        answer: &[TOTAL, ("items", List(&[("place", Text), ("line", Text)])), NEXT],
        effect: Effect::Reads,
    },
    Tool {
        name: "cast_of_note",
        description: "Who appears in a note, defined or not.",
        arguments: &[needed("note", NOTE.description), LIMIT, CURSOR],
        answer: &[
            TOTAL,
            (
                "cast",
                List(&[("name", Text), ("kind", Text), ("defined", Maybe), ("first", Text), ("mentions", Number)]),
            ),
            NEXT,
        ],
        effect: Effect::Reads,
    },
    Tool {
        name: "timeline",
        description: "The lines of dated notes that mention somebody, by date.",
        arguments: &[NAME, LIMIT, CURSOR],
        answer: &[TOTAL, ("items", List(&[("date", Text), ("place", Text), ("line", Text)])), NEXT],
        effect: Effect::Reads,
    },
    Tool {
        name: "related",
        description: "To whom somebody is related by what definitions say, and with whom they appear in the same notes most \
                      often.",
        arguments: &[NAME, LIMIT, CURSOR],
        answer: &[
            TOTAL,
            (
                "related",
                List(&[
                    ("of", Text),
                    ("relation", Text),
                    ("inTheSameNotes", Number),
                    ("name", Text),
                    ("kind", Text),
                    ("defined", Text),
                    ("summary", Maybe),
                ]),
            ),
            NEXT,
        ],
        effect: Effect::Reads,
    },
    Tool {
        name: "undefined_names",
        description: "Names that the notes mention and no note defines, the most frequent first.",
        arguments: &[LIMIT, CURSOR],
        answer: &[
            TOTAL,
            (
                "items",
                List(&[("name", Text), ("kind", Text), ("mentions", Number), ("notes", Number), ("first", Text)]),
            ),
            NEXT,
        ],
        effect: Effect::Reads,
    },
    Tool {
        name: "check",
        description: "What is wrong in a note or in all notes: dead links, misspelt and ambiguous names, flaws in definitions.",
        arguments: &[NOTE, LIMIT, CURSOR],
        answer: &[
            TOTAL,
            ("items", List(&[("place", Text), ("code", Text), ("severity", Text), ("message", Text)])),
            NEXT,
        ],
        effect: Effect::Reads,
    },
    Tool {
        name: "define",
        description: "Creates a note about a person or an organization that no note defines, where and as the vault keeps such \
                      notes.",
        arguments: &[
            needed("name", "The full name"),
            Argument {
                name: "kind",
                takes: ArgumentType::OneOf(&KINDS),
                is_needed: true,
                description: "What it names",
            },
            may("folder", "The folder for the note within the vault [default: where notes of this kind are]"),
            Argument {
                name: "aliases",
                takes: ArgumentType::Texts { longest: LONGEST_NAME, most: 20 },
                is_needed: false,
                description: "Other names",
            },
            Argument {
                name: "force",
                takes: ArgumentType::Flag { unless_given: false },
                is_needed: false,
                description: "Define it although it has no capital letter, or is nearly the name of somebody else",
            },
        ],
        answer: &[("created", Text), ("text", Text)],
        effect: Effect::Adds,
    },
    Tool {
        name: "add_alias",
        description: "Adds another name to the definition of a person or an organization.",
        arguments: &[NAME, needed("alias", "The other name"), OF_NAMESAKES],
        answer: &[("changed", Text), ("before", Text), ("after", Text)],
        effect: Effect::Adds,
    },
    Tool {
        name: "rename",
        description: "Gives a person or an organization another name, wherever it stands: in its definition, its file's name, \
                      links and prose. Call it without dry_run first: it answers with all edits and a guard, and changes \
                      nothing. With dry_run false and that guard it makes these edits, if the notes are still the same.",
        arguments: &[
            needed("from", "The full name, or an alias, as it is"),
            needed("to", "The new name"),
            OF_NAMESAKES,
            Argument {
                name: "dry_run",
                takes: ArgumentType::Flag { unless_given: true },
                is_needed: false,
                description: "Whether to show the edits, and change nothing",
            },
            may("guard", "The guard that the same call with dry_run gave; needed when dry_run is false"),
            LIMIT,
            CURSOR,
        ],
        answer: &[
            ("dryRun", Flag),
            TOTAL,
            ("edits", List(&[("file", Text), ("line", Number), ("before", Text), ("after", Text)])),
            ("moves", List(&[("from", Text), ("to", Text)])),
            ("leftAsTheyAre", Texts),
            ("guard", Text),
            NEXT,
        ],
        effect: Effect::Rewrites,
    },
];

const fn needed(name: &'static str, description: &'static str) -> Argument {
    Argument { name, takes: ArgumentType::Text { longest: LONGEST_NAME }, is_needed: true, description }
}

const fn may(name: &'static str, description: &'static str) -> Argument {
    Argument { name, takes: ArgumentType::Text { longest: LONGEST_NAME }, is_needed: false, description }
}

/// The tools that are offered, as JSON.
pub(super) fn tools(allows_writes: bool) -> Vec<Value> {
    let offered = TOOLS.iter().filter(|tool| allows_writes || tool.effect == Effect::Reads);
    offered.map(Tool::listed).collect()
}

impl Tool {
    fn listed(&self) -> Value {
        let taken = self.arguments.iter().map(|argument| (argument.name.to_owned(), argument.schema()));
        let needed = self.arguments.iter().filter(|argument| argument.is_needed).map(|argument| argument.name);
        json!({
            "name": self.name,
            "description": self.description,
            "inputSchema": {
                "type": "object",
                "properties": taken.collect::<Map<String, Value>>(),
                "required": needed.collect::<Vec<&str>>(),
                "additionalProperties": false,
            },
            "outputSchema": object(self.answer),
            "annotations": {
                "readOnlyHint": self.effect == Effect::Reads,
                "destructiveHint": self.effect == Effect::Rewrites,
                "idempotentHint": self.effect != Effect::Rewrites,
                "openWorldHint": false,
            },
        })
    }
}

impl Argument {
    fn schema(&self) -> Value {
        let mut schema = match self.takes {
            ArgumentType::Text { longest } => json!({ "type": "string", "maxLength": longest }),
            ArgumentType::Texts { longest, most } => {
                json!({ "type": "array", "maxItems": most, "items": { "type": "string", "maxLength": longest } })
            }
            ArgumentType::Number { most } => json!({ "type": "integer", "minimum": 1, "maximum": most }),
            ArgumentType::Flag { unless_given } => json!({ "type": "boolean", "default": unless_given }),
            ArgumentType::OneOf(words) => json!({ "type": "string", "enum": words }),
        };
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".to_owned(), json!(self.description));
        }
        schema
    }
}

fn object(fields: &[Field]) -> Value {
    let fields = fields.iter().map(|(name, shape)| ((*name).to_owned(), shape.schema()));
    json!({ "type": "object", "properties": fields.collect::<Map<String, Value>>() })
}

impl Shape {
    fn schema(&self) -> Value {
        match self {
            Self::Text => json!({ "type": "string" }),
            Self::Maybe => json!({ "type": ["string", "null"] }),
            Self::Number => json!({ "type": "integer" }),
            Self::Flag => json!({ "type": "boolean" }),
            Self::Texts => json!({ "type": "array", "items": { "type": "string" } }),
            Self::List(fields) => json!({ "type": "array", "items": object(fields) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Kind;

    #[test]
    fn what_is_said_of_limits_and_kinds_is_so() {
        assert_eq!(KINDS, [Kind::Person.word(), Kind::Organization.word()]);
        assert!(LIMIT.description.contains(&format!("default: {DEFAULT_LIMIT}")));
        assert_eq!(tools(false).len(), 8);
        assert_eq!(tools(true).len(), TOOLS.len());
    }
}
