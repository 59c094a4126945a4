//! Settings: `.whoswho.toml` at the top of a workspace folder, and the same keys from the editor.

use std::path::Path;

use serde_json::Value;

use crate::world::Settings;

/// The name of the settings file.
pub const FILE: &str = ".whoswho.toml";

/// Everything that can be set.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Config {
    /// How notes are read.
    pub settings: Settings,
    /// Globs, in the manner of `.gitignore`, of notes that are not read.
    pub exclude: Vec<String>,
    /// How long diagnostics wait for the next keystroke, in milliseconds; `None` for the default.
    pub debounce_ms: Option<u64>,
    /// Whether hovers have links to notes; `None` for the default, which is that they have.
    pub hover_links: Option<bool>,
    /// Whether names that nobody has defined are looked for in closed notes; `None` for the default, which is that they
    /// are.
    pub tag_closed: Option<bool>,
    /// Whether names that were found are kept for the next start; `None` for the default, which is that they are.
    pub cache: Option<bool>,
}

/// Reads the settings file of a workspace folder. What is wrong in it is said in the second part, a line each; the
/// default stands in for it.
pub fn read(folder: &Path) -> (Config, Vec<String>) {
    let mut config = Config::default();
    let path = folder.join(FILE);
    let problems = match std::fs::read_to_string(&path) {
        Ok(text) => match toml::from_str::<toml::Table>(&text) {
            Ok(table) => match serde_json::to_value(table) {
                Ok(values) => config.merge(&values),
                Err(error) => vec![error.to_string()],
            },
            Err(error) => vec![format!("it is no valid TOML and is not used: {}", error.to_string().trim_end())],
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => vec![format!("it cannot be read and is not used: {error}")],
    };
    (config, problems.into_iter().map(|problem| format!("{}: {problem}", path.display())).collect())
}

impl Config {
    /// Takes over the keys of an object and returns what is wrong with them, a line each.
    pub fn merge(&mut self, values: &Value) -> Vec<String> {
        let Value::Object(values) = values else {
            return if values.is_null() {
                Vec::new()
            } else {
                vec!["settings must be an object of keys and values".to_owned()]
            };
        };
        values.iter().filter_map(|(key, value)| self.set(key, value).err()).collect()
    }

    /// Whether names that nobody has defined are looked for in closed notes.
    pub fn tags_closed(&self) -> bool {
        self.tag_closed.unwrap_or(true)
    }

    /// Whether names that were found are kept for the next start.
    pub fn keeps_findings(&self) -> bool {
        self.cache.unwrap_or(true)
    }

    /// Adds what another place sets; of single values, the other's win.
    pub fn add(&mut self, other: &Self) {
        let (own, others) = (&mut self.settings.conventions, &other.settings.conventions);
        add_new(&mut own.person_folders, &others.person_folders);
        add_new(&mut own.organization_folders, &others.organization_folders);
        add_new(&mut own.person_types, &others.person_types);
        add_new(&mut own.organization_types, &others.organization_types);
        add_new(&mut own.alias_keys, &others.alias_keys);
        add_new(&mut own.cast_keys, &others.cast_keys);
        add_new(&mut self.exclude, &other.exclude);
        self.settings.rules.closed_cast |= other.settings.rules.closed_cast;
        self.debounce_ms = other.debounce_ms.or(self.debounce_ms);
        self.hover_links = other.hover_links.or(self.hover_links);
        self.tag_closed = other.tag_closed.or(self.tag_closed);
        self.cache = other.cache.or(self.cache);
    }

    fn set(&mut self, key: &str, value: &Value) -> Result<(), String> {
        let conventions = &mut self.settings.conventions;
        match key {
            "short_forms" => {
                self.settings.rules.closed_cast = match value.as_str() {
                    Some("vault") => true,
                    Some("note") => false,
                    _ => {
                        return Err(format!(
                            "short_forms must be \"note\" or \"vault\", not {value}; \"note\" is used"
                        ));
                    }
                };
            }
            "people_folders" => conventions.person_folders.extend(strings(key, value)?),
            "organization_folders" => conventions.organization_folders.extend(strings(key, value)?),
            "people_types" => conventions.person_types.extend(strings(key, value)?),
            "organization_types" => conventions.organization_types.extend(strings(key, value)?),
            "alias_keys" => conventions.alias_keys.extend(strings(key, value)?),
            "cast_keys" => conventions.cast_keys.extend(strings(key, value)?),
            "exclude" => self.exclude.extend(strings(key, value)?),
            "diagnostics_debounce_ms" => {
                let milliseconds = value
                    .as_u64()
                    .ok_or_else(|| format!("{key} must be a whole number, not {value}; the default is used"))?;
                self.debounce_ms = Some(milliseconds);
            }
            "hover_links" => self.hover_links = Some(boolean(key, value)?),
            "cache" => self.cache = Some(boolean(key, value)?),
            "undefined_names" => {
                self.tag_closed = match value.as_str() {
                    Some("vault") => Some(true),
                    Some("open") => Some(false),
                    _ => return Err(format!("{key} must be \"vault\" or \"open\", not {value}; \"vault\" is used")),
                };
            }
            _ => return Err(format!("there is no setting “{key}”; it is ignored")),
        }
        Ok(())
    }
}

fn boolean(key: &str, value: &Value) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| format!("{key} must be true or false, not {value}; the default is used"))
}

fn strings(key: &str, value: &Value) -> Result<Vec<String>, String> {
    let wrong = || format!("{key} must be a list of strings, not {value}; it is ignored");
    let list = value.as_array().ok_or_else(wrong)?;
    list.iter().map(|item| item.as_str().map(str::to_owned).ok_or_else(wrong)).collect()
}

fn add_new(list: &mut Vec<String>, others: &[String]) {
    for other in others {
        if !list.contains(other) {
            list.push(other.clone());
        }
    }
}
