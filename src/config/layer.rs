//! Layers of settings: validation of each layer, and merging of all.

use std::path::Path;

use serde_json::{Map, Value};
use toml::de::DeTable;

use super::file_pattern::{Pattern, Setting};
use super::schema::{closest_key, expected, known, part, schema};
use super::settings::Config;
use super::spanned_values::{Entry, SpannedValue, ValueKind};

use crate::disk::{is_inside, pattern_fault, stays_below};
use crate::text::Span;

/// The settings of one place: the valid values, and the problems of the others.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Layer {
    /// Values that [`Config`] accepts.
    values: Map<String, Value>,
    /// In source order.
    pub problems: Vec<Problem>,
    /// The file patterns. Whether they match anything is known only after the files are listed.
    pub(super) patterns: Vec<Pattern>,
}

/// A problem of a setting, which is ignored then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The span in bytes; `None` for settings that do not come from a text.
    pub span: Option<Span>,
    /// One sentence: what is wrong, why, and what is used instead.
    pub message: String,
}

impl Layer {
    /// Parses the settings file of a folder. A syntax error costs only its line. The file may come with notes of others,
    /// so it must not name files outside of the folder.
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

    /// Reads settings of an editor: an object of the keys, or one with that object under `whoswho`. An object with none
    /// of our keys is ignored.
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

/// Separates valid values from invalid ones.
struct Validator<'a> {
    /// The folder of the settings file, if they come from one.
    folder: Option<&'a Path>,
    /// The path of keys to the current value; `None` for an item of a list.
    path: Vec<Option<String>>,
    problems: Vec<Problem>,
    patterns: Vec<Pattern>,
}

impl Validator<'_> {
    /// The valid parts of a value; `None` if it is invalid as a whole. `schema` is the schema of the value.
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

    /// Whether [`Config`] accepts the value at the current path.
    fn takes(&self, value: &Value) -> bool {
        let nested = self.path.iter().rev().fold(value.clone(), |inner, step| match step {
            Some(key) => Value::Object(Map::from_iter([(key.clone(), inner)])),
            None => Value::Array(vec![inner]),
        });
        serde_json::from_value::<Config>(nested).is_ok()
    }

    /// Whether the value is a path to a file that must not be named here. A template is always a note of the vault; a
    /// names file may be anywhere, but only if the user says so in an editor.
    fn leads_out(&self, value: &Value) -> bool {
        let Some(path) = value.as_str().filter(|path| !path.is_empty()) else { return false };
        let path = match self.path.first().and_then(Option::as_deref) {
            Some("person_template" | "organization_template") => path.replace('\\', "/"),
            Some("names_files") if self.folder.is_some() => path.to_owned(),
            _ => return false,
        };
        !stays_below(&path) || self.folder.is_some_and(|folder| !is_inside(folder, &folder.join(path)))
    }

    /// The key of the list that the value is an item of, and its text.
    fn item<'v>(&self, value: &'v Value) -> Option<(&str, &'v str)> {
        let [Some(key), None] = self.path.as_slice() else { return None };
        Some((key, value.as_str()?))
    }

    /// Why the value is not a valid pattern, if the setting takes patterns.
    fn pattern_fault(&self, value: &Value) -> Option<String> {
        let (key, glob) = self.item(value)?;
        (key == "exclude" || Setting::from_key(key).is_some()).then(|| pattern_fault(glob))?
    }

    /// The value as a file pattern, if the setting has such.
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

/// The value without spans.
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
    /// Merges layers: lists and tables are joined, and single values of later layers win.
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
