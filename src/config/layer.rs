//! One place that sets something, and all of them together.

use std::path::Path;

use serde_json::{Map, Value};
use toml::de::DeTable;

use super::file_pattern::{Pattern, Setting};
use super::schema::{closest_key, expected, known, part, schema};
use super::settings::Config;
use super::spanned_values::{Entry, SpannedValue, ValueKind};

use crate::disk::{is_inside, pattern_fault, stays_below};
use crate::text::Span;

/// What one place sets: the values that are right, and what is wrong with the others.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Layer {
    /// Each of them is one that [`Config`] takes.
    values: Map<String, Value>,
    /// In the order in which they stand there.
    pub problems: Vec<Problem>,
    /// The patterns of files that are to be read, of which nobody can say before that whether they name any.
    pub(super) patterns: Vec<Pattern>,
}

/// What is wrong with a setting, which then has no effect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Where, in bytes of the text; `None` for settings that do not stand in one.
    pub span: Option<Span>,
    /// One sentence: what, why, and what is used.
    pub message: String,
}

impl Layer {
    /// What the settings file of a folder sets. A fault of its syntax costs the line that has it. The file may have come
    /// along with notes of anybody, so that it may name no file that is not in the folder.
    pub fn from_toml(text: &str, folder: &Path) -> Self {
        // Byte order marks come from editors on Windows.
        let (bare, skipped) = match text.strip_prefix('\u{feff}') {
            Some(bare) => (bare, '\u{feff}'.len_utf8()),
            None => (text, 0),
        };
        let (table, errors) = DeTable::parse_recoverable(bare);
        let faults: Vec<Problem> = errors
            .iter()
            .map(|error| Problem {
                span: Some(error.span().map_or(Span::at(0), |span| Span::new(span.start, span.end))),
                message: format!("This is no valid TOML and is not used: {}.", error.message()),
            })
            .collect();
        // What was made of a faulty line is a guess at its writer's settings.
        let mut written = SpannedValue::of_toml(&table);
        written.retain(&|span| !faults.iter().any(|fault| share_a_line(bare, Some(span), fault.span)));
        let mut layer = Self::of(&written, Some(folder));
        layer.problems.extend(faults);
        layer.problems.sort_by_key(|problem| problem.span);
        let of_problems = layer.problems.iter_mut().map(|problem| &mut problem.span);
        let of_patterns = layer.patterns.iter_mut().map(|pattern| &mut pattern.span);
        for span in of_problems.chain(of_patterns).filter_map(Option::as_mut) {
            *span = Span::new(span.start as usize + skipped, span.end as usize + skipped);
        }
        layer
    }

    /// What an editor sets: an object of the keys, or one in which that object is called `whoswho`. What has none of
    /// our keys is about something else.
    pub fn from_json(settings: &Value) -> Self {
        let own = settings.get("whoswho").unwrap_or(settings);
        match own {
            Value::Null => Self::default(),
            Value::Object(entries) => {
                let is_ours = settings.get("whoswho").is_some() || entries.keys().any(|key| known(&schema(), key));
                if is_ours { Self::of(&SpannedValue::of_json(own), None) } else { Self::default() }
            }
            other => {
                let message = format!("Settings are an object of keys and values, not {other}.");
                Self { problems: vec![Problem { span: None, message }], ..Self::default() }
            }
        }
    }

    fn of(written: &SpannedValue, folder: Option<&Path>) -> Self {
        let mut validator = Validator { folder, path: Vec::new(), problems: Vec::new(), patterns: Vec::new() };
        let Some(Value::Object(values)) = validator.validate(written, &schema()) else { return Self::default() };
        Self { values, problems: validator.problems, patterns: validator.patterns }
    }
}

fn share_a_line(text: &str, one: Option<Span>, other: Option<Span>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    let (first, last) = (one.start.min(other.start), one.start.max(other.start));
    !text.get(first as usize..last as usize).unwrap_or("\n").contains('\n')
}

/// Parts the values that [`Config`] takes from those that it does not.
struct Validator<'a> {
    /// The folder whose settings file it is.
    folder: Option<&'a Path>,
    /// The keys that lead to what is looked at; `None` for an item of a list.
    path: Vec<Option<String>>,
    problems: Vec<Problem>,
    patterns: Vec<Pattern>,
}

impl Validator<'_> {
    /// What of a value is right; nothing if it is wrong as a whole. `schema` is the value's own.
    fn validate(&mut self, written: &SpannedValue, schema: &Value) -> Option<Value> {
        match &written.what {
            ValueKind::Table(entries) if self.takes(&Value::Object(Map::new())) => {
                let mut kept = Map::new();
                for Entry { key, key_span, value } in entries {
                    if !known(schema, key) {
                        self.unknown(schema, key, *key_span);
                        continue;
                    }
                    self.path.push(Some(key.clone()));
                    let valid = self.validate(value, part(schema, key));
                    self.path.pop();
                    kept.extend(valid.map(|value| (key.clone(), value)));
                }
                Some(Value::Object(kept))
            }
            ValueKind::List(items) if self.takes(&Value::Array(Vec::new())) => {
                self.path.push(None);
                let of_item = schema.get("items").unwrap_or(&Value::Null);
                let kept = items.iter().filter_map(|item| self.validate(item, of_item)).collect();
                self.path.pop();
                Some(Value::Array(kept))
            }
            _ => {
                let value = plain(written);
                let (leads_out, fault) = (self.leads_out(&value), self.pattern_fault(&value));
                if self.takes(&value) && !leads_out && fault.is_none() {
                    self.patterns.extend(self.pattern(&value, written.span));
                    return Some(value);
                }
                let key: Vec<&str> = self.path.iter().flatten().map(String::as_str).collect();
                let expected = match fault {
                    Some(fault) => format!("a pattern as in .gitignore ({fault})"),
                    None if leads_out => "a file in the workspace folder".to_owned(),
                    None => expected(schema),
                };
                let key = key.join(".");
                let message = match self.path.last() {
                    Some(None) => format!("An item of “{key}” must be {expected}, not {value}; it is left out."),
                    _ => format!("“{key}” must be {expected}, not {value}; the default is used."),
                };
                self.problems.push(Problem { span: written.span, message });
                None
            }
        }
    }

    /// Whether the value may stand where the path leads.
    fn takes(&self, value: &Value) -> bool {
        let nested = self.path.iter().rev().fold(value.clone(), |inner, step| match step {
            Some(key) => Value::Object(Map::from_iter([(key.clone(), inner)])),
            None => Value::Array(vec![inner]),
        });
        serde_json::from_value::<Config>(nested).is_ok()
    }

    /// Whether the value is a path to a file that may not be named here. A template is always one of the vault's notes; a
    /// names file may be anywhere, but only for the user to say.
    fn leads_out(&self, value: &Value) -> bool {
        let Some(path) = value.as_str().filter(|path| !path.is_empty()) else { return false };
        let path = match self.path.first().and_then(Option::as_deref) {
            Some("person_template" | "organization_template") => path.replace('\\', "/"),
            Some("names_files") if self.folder.is_some() => path.to_owned(),
            _ => return false,
        };
        !stays_below(&path) || self.folder.is_some_and(|folder| !is_inside(folder, &folder.join(path)))
    }

    /// The list that the value is an item of, and its text.
    fn item<'v>(&self, value: &'v Value) -> Option<(&str, &'v str)> {
        let [Some(key), None] = self.path.as_slice() else { return None };
        Some((key, value.as_str()?))
    }

    /// Why the value is no pattern where one has to stand.
    fn pattern_fault(&self, value: &Value) -> Option<String> {
        let (key, glob) = self.item(value)?;
        (key == "exclude" || Setting::from_key(key).is_some()).then(|| pattern_fault(glob))?
    }

    /// The value as a pattern of files that are to be read.
    fn pattern(&self, value: &Value, span: Option<Span>) -> Option<Pattern> {
        let (key, glob) = self.item(value)?;
        Some(Pattern { setting: Setting::from_key(key)?, glob: glob.to_owned(), span })
    }

    fn unknown(&mut self, schema: &Value, key: &str, span: Option<Span>) {
        let table: Vec<&str> = self.path.iter().flatten().map(String::as_str).collect();
        let place = if table.is_empty() { String::new() } else { format!(" in “{}”", table.join(".")) };
        let advice = match closest_key(schema, key) {
            Some(closest) => format!("did you mean “{closest}”?"),
            None => "`whoswho config schema` prints all there are.".to_owned(),
        };
        self.problems.push(Problem { span, message: format!("There is no setting “{key}”{place}: {advice}") });
    }
}

/// A value without its places.
pub(super) fn plain(written: &SpannedValue) -> Value {
    match &written.what {
        ValueKind::Table(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.key.clone(), plain(&entry.value))).collect())
        }
        ValueKind::List(items) => Value::Array(items.iter().map(plain).collect()),
        ValueKind::Plain(value) => value.clone(),
    }
}

impl Config {
    /// What several places set together: lists and tables are joined, and of single values a later layer's wins.
    pub fn of<'l>(layers: impl IntoIterator<Item = &'l Layer>) -> Self {
        let mut joined = Map::new();
        for layer in layers {
            add(&mut joined, &layer.values);
        }
        // Each value was tried when its layer was made, so that nothing is left to fail.
        serde_json::from_value(Value::Object(joined)).unwrap_or_default()
    }
}

fn add(joined: &mut Map<String, Value>, values: &Map<String, Value>) {
    for (key, value) in values {
        match (joined.get_mut(key), value) {
            (Some(Value::Array(list)), Value::Array(more)) => {
                let new: Vec<Value> = more.iter().filter(|item| !list.contains(item)).cloned().collect();
                list.extend(new);
            }
            (Some(Value::Object(table)), Value::Object(more)) => add(table, more),
            _ => {
                joined.insert(key.clone(), value.clone());
            }
        }
    }
}
