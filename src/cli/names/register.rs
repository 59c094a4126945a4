//! How a register is read: line by line, or as a whole like address books, family trees, and lists in JSON, YAML and
//! TOML.

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::Path;

use serde::de::IgnoredAny;

use crate::disk;
use crate::gazetteer::{Entry, Field, Item, Key, Role, Text};
use crate::note::SourceFormat;
use crate::note::definitions::{Definition, NameRole};
use crate::note::sources;
use crate::text::Span;

/// The largest file that is read as a whole: 1 GiB.
const LARGEST: u64 = 1 << 30;

/// How a register is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reading {
    /// Line by line, however long.
    Lines,
    /// Line by line, after decoding to UTF-8.
    Decoded,
    /// As a whole, like the sources of notes.
    Whole(SourceFormat),
}

/// Chooses how to read a register, by its name and its first bytes.
pub(super) fn how(path: &Path, start: &[u8]) -> Reading {
    match path.to_str().and_then(SourceFormat::from_path) {
        None | Some(SourceFormat::Table) if disk::is_utf16(start) => Reading::Decoded,
        None | Some(SourceFormat::Table) => Reading::Lines,
        // Exports of entities are often called `.json`, too.
        Some(SourceFormat::Json | SourceFormat::JsonLines) if begins_with_entity(start) => Reading::Lines,
        Some(format) => Reading::Whole(format),
    }
}

/// Whether the first line is a JSON value with a FollowTheMoney schema.
fn begins_with_entity(start: &[u8]) -> bool {
    let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start).trim_ascii_start();
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let has_schema = line.windows(b"\"schema\"".len()).any(|bytes| bytes == b"\"schema\"");
    has_schema && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

/// Reads all of a register.
///
/// # Errors
/// A line that says which file cannot be read, and why.
pub(super) fn read(path: &Path, file: impl Read) -> Result<String, String> {
    let failed = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(failed(&format!("larger than {} MiB; only entities a line and tables may be", LARGEST >> 20)));
    }
    disk::decoded(bytes, path).map_err(|why| failed(&why))
}

/// Gives each entry of a source, and each that cannot be read, with the number of its line, from 1.
///
/// # Errors
/// If `take` fails.
pub(super) fn each(
    text: &str,
    format: SourceFormat,
    mut take: impl FnMut(u64, Item) -> io::Result<()>,
) -> io::Result<()> {
    let source = sources::read(text, format);
    for definition in &source.definitions {
        // Nothing is said of those that can be read.
        take(0, entry(definition).record().map_or(Item::Other, Item::Record))?;
    }
    let (mut line, mut at) = (1, 0);
    let mut problems: Vec<_> = source.problems.iter().collect();
    problems.sort_by_key(|problem| problem.span.start);
    for problem in problems {
        let start = problem.span.start as usize;
        line += text.get(at..start).map_or(0, |between| between.matches('\n').count() as u64);
        at = start;
        take(line, Item::Fault(problem.message.clone()))?;
    }
    Ok(())
}

/// Converts a definition to an entry of a names file.
fn entry(definition: &Definition) -> Entry<'_> {
    let mut entry = Entry::new(definition.kind);
    let names = definition.names.iter().filter_map(|name| {
        let role = match name.role {
            NameRole::Canonical => Role::Main,
            NameRole::Alias => Role::Alias,
            NameRole::Former => Role::Former,
            NameRole::Nickname => Role::Nickname,
            NameRole::Abbreviation => Role::Abbreviation,
            NameRole::Handle | NameRole::Email => return None,
        };
        Some((role, text(&name.text)))
    });
    entry.names = names.collect();
    entry.id = definition.id.as_deref().map(text);
    entry.emails = definition.emails.iter().map(|email| text(&email.text)).collect();
    for fact in &definition.facts {
        let key = field(&fact.key).map_or(Key::Other(Cow::Borrowed(&fact.key)), Key::Field);
        entry.facts.extend(fact.values.iter().map(|value| (key.clone(), text(value))));
    }
    entry.summary = definition.summary.as_deref().map(text);
    entry
}

/// The field for a key, whose name depends on the format.
fn field(key: &str) -> Option<Field> {
    let key = key.to_lowercase();
    Field::of_label(&key).or(match key.as_str() {
        "birthday" | "birth date" | "birth" => Some(Field::Born),
        "death" | "death date" => Some(Field::Died),
        "job title" | "title" | "role" | "occupation" | "profession" => Some(Field::Position),
        "url" | "homepage" => Some(Field::Website),
        "nationality" => Some(Field::Country),
        "industry" => Some(Field::Sector),
        _ => None,
    })
}

fn text(text: &str) -> Text<'_> {
    Text::new(text, Span::default())
}
