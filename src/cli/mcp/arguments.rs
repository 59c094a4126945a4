//! The arguments of a tool call, validated against the tool’s schema.

use serde_json::{Map, Value};
use twox_hash::XxHash3_64;

use super::schema::{Argument, ArgumentType, Tool};

/// Validated arguments of a call.
#[derive(Debug)]
pub(super) struct Arguments<'a> {
    tool: &'a Tool,
    values: Map<String, Value>,
}

impl<'a> Arguments<'a> {
    /// Holds arguments to what a tool takes. What is null counts as not given.
    ///
    /// # Errors
    /// What is wrong with the first that is, in words for the assistant.
    pub(super) fn new(tool: &'a Tool, arguments: &Value) -> Result<Self, String> {
        let values = match arguments {
            Value::Null => Map::new(),
            Value::Object(values) => values.iter().filter(|(_, value)| !value.is_null()).map(owned).collect(),
            _ => return Err("`arguments` has to be an object".to_owned()),
        };
        for (name, value) in &values {
            let Some(argument) = tool.arguments.iter().find(|argument| argument.name == name) else {
                return Err(format!("{} takes no argument `{}`; it takes {}", tool.name, shown(name), known(tool)));
            };
            if let Some(wanted) = argument.takes.unless(value) {
                return Err(format!("`{name}` has to be {wanted}"));
            }
        }
        match tool.arguments.iter().find(|argument| argument.is_needed && !values.contains_key(argument.name)) {
            Some(Argument { name, takes, .. }) => Err(format!("`{name}` is missing: it has to be {}", takes.wanted())),
            None => Ok(Self { tool, values }),
        }
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name).and_then(Value::as_str)
    }

    pub(super) fn needed(&self, name: &str) -> Result<&str, String> {
        self.text(name).ok_or_else(|| format!("`{name}` is missing"))
    }

    pub(super) fn texts(&self, name: &str) -> Vec<&str> {
        let list = self.values.get(name).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.values.get(name).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok())
    }

    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.values.get(name).and_then(Value::as_bool)
    }

    /// A hash that identifies the query, without paging arguments.
    pub(super) fn question(&self) -> u64 {
        let mut said = self.tool.name.to_owned();
        for (name, value) in self.values.iter().filter(|(name, _)| *name != "limit" && *name != "cursor") {
            said.push_str(&format!("\n{name}={value}"));
        }
        XxHash3_64::oneshot(said.as_bytes())
    }
}

fn owned((name, value): (&String, &Value)) -> (String, Value) {
    (name.clone(), value.clone())
}

/// The start of a name, which may be very long.
fn shown(name: &str) -> String {
    name.chars().take(40).collect()
}

fn known(tool: &Tool) -> String {
    let names: Vec<&str> = tool.arguments.iter().map(|argument| argument.name).collect();
    names.join(", ")
}

impl ArgumentType {
    /// What the value should have been; `None` if it is valid.
    fn unless(self, value: &Value) -> Option<String> {
        let is_short = |text: &str, longest: usize| !text.trim().is_empty() && text.len() <= longest;
        let is_fine = match self {
            Self::Text { longest } => value.as_str().is_some_and(|text| is_short(text, longest)),
            Self::Texts { longest, most } => value.as_array().is_some_and(|list| {
                list.len() <= most && list.iter().all(|one| one.as_str().is_some_and(|text| is_short(text, longest)))
            }),
            Self::Number { most } => value.as_u64().is_some_and(|number| (1..=most as u64).contains(&number)),
            Self::Flag { .. } => value.is_boolean(),
            Self::OneOf(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        };
        (!is_fine).then(|| self.wanted())
    }

    fn wanted(self) -> String {
        match self {
            Self::Text { longest } => format!("a text of at most {longest} bytes, and not empty"),
            Self::Texts { longest, most } => {
                format!("a list of at most {most} texts, each of at most {longest} bytes, and not empty")
            }
            Self::Number { most } => format!("a whole number from 1 to {most}"),
            Self::Flag { .. } => "true or false".to_owned(),
            Self::OneOf(words) => format!("one of {}", words.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::schema::TOOLS;
    use super::*;

    fn tool(name: &str) -> &'static Tool {
        TOOLS.iter().find(|tool| tool.name == name).unwrap()
    }

    #[test]
    fn what_is_wrong_with_arguments_is_said_with_what_is_right() {
        for (arguments, expected) in [
            (json!([]), "`arguments` has to be an object"),
            (json!({}), "`name` is missing: it has to be a text of at most 500 bytes, and not empty"),
            (json!({ "name": 7 }), "`name` has to be a text of at most 500 bytes, and not empty"),
            (json!({ "name": " " }), "`name` has to be a text of at most 500 bytes, and not empty"),
            (json!({ "name": "Ann", "limit": 0 }), "`limit` has to be a whole number from 1 to 100"),
            (json!({ "name": "Ann", "limit": 1.5 }), "`limit` has to be a whole number from 1 to 100"),
            (json!({ "name": "Ann", "page": 2 }), "mentions_of takes no argument `page`; it takes name, limit, cursor"),
        ] {
            assert_eq!(Arguments::new(tool("mentions_of"), &arguments).unwrap_err(), expected);
        }
    }

    #[test]
    fn null_is_not_given_and_a_question_is_the_same_on_each_page() {
        let given = |arguments: Value| Arguments::new(tool("mentions_of"), &arguments).unwrap().question();
        let first = given(json!({ "name": "Ann", "limit": null }));
        assert_eq!(first, given(json!({ "name": "Ann", "limit": 5, "cursor": "x" })));
        assert_ne!(first, given(json!({ "name": "Bob" })));
    }
}
