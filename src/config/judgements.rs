//! The file of judgements about which entities are the same, beside the settings. It has one sorted line for each, so
//! that version control can merge it.

use std::io;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use toml::de::DeTable;

use super::layer::{Problem, plain};
use super::settings_file::{LARGEST, unreadable};
use super::spanned_values::{Entry, SpannedValue, ValueKind};
use crate::disk;
use crate::text::{Encoding, LineIndex, Span, in_one_line, line_break, mark_width};
use crate::world::{Judged, Judgement, Judgements, Verdict, is_day};

/// The name of the file of judgements, at the top of a workspace folder.
pub const JUDGEMENTS: &str = ".whoswho.same.toml";

/// The key of the list.
const KEY: &str = "judgements";

/// The start of a new file.
const HEADER: &str = "# Who is the same, and who is not: decisions of `whoswho review`, one a line, sorted.";

/// A judgement as it is stored.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    one: Side,
    other: Side,
    verdict: String,
    date: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Side {
    name: String,
    note: Option<String>,
}

/// Parses the judgements in a text. Errors cost no more than the line that they are in, and are returned.
pub fn judgements_in(text: &str) -> (Judgements, Vec<Problem>) {
    let bare = mark_width(text);
    let (found, problems) = read(text.get(bare..).unwrap_or_default());
    let moved = |problem: Problem| Problem {
        span: problem.span.map(|span| Span::new(span.start as usize + bare, span.end as usize + bare)),
        ..problem
    };
    (Judgements::new(found), problems.into_iter().map(moved).collect())
}

fn read(text: &str) -> (Vec<Judgement>, Vec<Problem>) {
    match DeTable::parse(text) {
        Ok(table) => of_table(&SpannedValue::of_toml(&table)),
        // Two versions that somebody has still to merge have lines that are no TOML.
        Err(_) => by_lines(text),
    }
}

fn of_table(table: &SpannedValue) -> (Vec<Judgement>, Vec<Problem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let ValueKind::Table(entries) = &table.what else { return (found, problems) };
    for Entry { key, key_span, value } in entries {
        let mut complain = |span, message| problems.push(Problem { span, message });
        let (true, ValueKind::List(items)) = (key == KEY, &value.what) else {
            complain(*key_span, format!("This file has a list “{KEY}” and nothing else: “{key}” is not used."));
            continue;
        };
        for item in items {
            match judgement(plain(item)) {
                Ok(judgement) => found.push(judgement),
                Err(why) => complain(item.span, why),
            }
        }
    }
    (found, problems)
}

/// Parses line by line.
fn by_lines(text: &str) -> (Vec<Judgement>, Vec<Problem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let own = line.trim();
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if own.is_empty() || own.starts_with(['#', ']']) || opens_list(own) {
            continue;
        }
        match of_line(own) {
            Ok(judgement) => found.push(judgement),
            Err(message) => problems.push(Problem { span: Some(span), message }),
        }
    }
    (found, problems)
}

fn opens_list(line: &str) -> bool {
    let rest = line.trim().strip_prefix(KEY).map(str::trim_start);
    rest.and_then(|rest| rest.strip_prefix('=')).is_some_and(|rest| rest.trim() == "[")
}

/// Parses the judgement of a line.
fn of_line(line: &str) -> Result<Judgement, String> {
    let item = line.trim().trim_end_matches(',');
    let no_toml = || "This is no judgement and is not used: a line such as whoswho writes it is expected.".to_owned();
    if !item.starts_with('{') {
        return Err(no_toml());
    }
    let source = format!("item = {item}");
    let table = DeTable::parse(&source).map_err(|_| no_toml())?;
    match plain(&SpannedValue::of_toml(&table)) {
        Value::Object(mut entries) => judgement(entries.remove("item").unwrap_or_default()),
        _ => Err(no_toml()),
    }
}

fn judgement(value: Value) -> Result<Judgement, String> {
    let line: Line = serde_json::from_value(value)
        .map_err(|error| format!("This is no judgement and is not used: {}.", in_one_line(&error.to_string())))?;
    let Some(verdict) = Verdict::of_word(&line.verdict) else {
        let words: Vec<&str> = Verdict::ALL.into_iter().map(Verdict::word).collect();
        let words = words.join("”, “");
        return Err(format!("“verdict” must be one of “{words}”, not “{}”; it is not used.", line.verdict));
    };
    if !is_day(&line.date) {
        return Err(format!("“date” must be a day such as 2025-01-28, not “{}”; it is not used.", line.date));
    }
    let side = |side: Side| Judged { name: side.name, note: side.note };
    let (one, other) = (side(line.one), side(line.other));
    if one.name.trim().is_empty() || other.name.trim().is_empty() {
        return Err("A judgement is about two names, and one of them is empty; it is not used.".to_owned());
    }
    Ok(Judgement::new(one, other, verdict, &line.date))
}

/// Reads the judgements of a workspace folder. Problems are returned as messages with their position.
pub fn read_judgements(folder: &Path) -> (Judgements, Vec<String>) {
    let path = folder.join(JUDGEMENTS);
    match judgements_text(folder) {
        Ok(None) => (Judgements::default(), Vec::new()),
        Ok(Some(text)) => {
            let (judgements, problems) = judgements_in(&text);
            let lines = LineIndex::new(&text);
            let say = |problem: &Problem| {
                let at = lines.position(problem.span.unwrap_or_default().start, Encoding::Utf32);
                format!("{}:{}:{}: {}", path.display(), at.line + 1, at.column + 1, problem.message)
            };
            (judgements, problems.iter().map(say).collect())
        }
        Err(error) => (Judgements::default(), vec![format!("{}: {}", path.display(), unreadable(&error))]),
    }
}

/// The text of a folder's judgements; `None` if it has none.
///
/// # Errors
/// When there are some and they cannot be read, or a link stands in their place: it may have come along with notes of
/// anybody, and what is behind it is none of ours to write to.
pub fn judgements_text(folder: &Path) -> io::Result<Option<String>> {
    let path = folder.join(JUDGEMENTS);
    match path.symlink_metadata() {
        Ok(own) if own.is_symlink() => {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is a link, which is not followed"));
        }
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    let bytes = disk::read_regular(&path, LARGEST)?;
    String::from_utf8(bytes).map(Some).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// The edit of a file's text that keeps a judgement, in place of an earlier one about the same two: what is replaced, in
/// bytes, and by what. Nothing, if the text is not laid out as whoswho does it, one judgement a line.
pub fn judging(text: &str, judgement: &Judgement) -> Option<(Range<usize>, String)> {
    let line = written(judgement);
    if text.trim().is_empty() {
        return Some((0..text.len(), format!("{HEADER}\n{KEY} = [\n{line}\n]\n")));
    }
    let edit = edit(text, &line, judgement)?;
    let mut after = text.to_owned();
    after.replace_range(edit.0.clone(), &edit.1);
    let (before, after) = (judgements_in(text), judgements_in(&after));
    let replaces = usize::from(!edit.0.is_empty());
    let is_right = after.0.iter().count() + replaces == before.0.iter().count() + 1
        && after.0.iter().any(|one| one == judgement)
        && after.1.len() <= before.1.len();
    is_right.then_some(edit)
}

fn edit(text: &str, line: &str, judgement: &Judgement) -> Option<(Range<usize>, String)> {
    let end_of_line = line_break(text);
    let mut is_in_list = false;
    let mut start = 0;
    // Where the line belongs, before the first that is greater.
    let mut place = None;
    for own in text.split_inclusive('\n') {
        let range = start..start + own.trim_end_matches(['\r', '\n']).len();
        start += own.len();
        let trimmed = own.trim();
        if !is_in_list {
            is_in_list = opens_list(trimmed);
            continue;
        }
        if trimmed.starts_with(']') {
            let at = place.unwrap_or(range.start);
            return Some((at..at, format!("{line}{end_of_line}")));
        }
        if of_line(trimmed).is_ok_and(|other| other.sides == judgement.sides) {
            return Some((range, line.to_owned()));
        }
        if trimmed.starts_with('{') && trimmed > line.trim() && place.is_none() {
            place = Some(range.start);
        }
    }
    None
}

/// The line of a judgement.
fn written(judgement: &Judgement) -> String {
    let side = |side: &Judged| match &side.note {
        Some(note) => format!("{{ name = {}, note = {} }}", quoted(&side.name), quoted(note)),
        None => format!("{{ name = {} }}", quoted(&side.name)),
    };
    let [one, other] = judgement.sides.each_ref().map(side);
    let (verdict, date) = (judgement.verdict.word(), quoted(&judgement.date));
    format!("  {{ one = {one}, other = {other}, verdict = \"{verdict}\", date = {date} }},")
}

/// A TOML string literal on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ if crate::text::is_control(letter) => out.push_str(&format!("\\U{:08X}", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests;
