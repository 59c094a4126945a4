//! What may be set, and what the user wants of it.

use std::io::{BufRead, Write};

use toml::Value;

use crate::cli::Failure;
use crate::features::{Survey, count};

/// A setting that would make more known.
pub(super) struct Proposal {
    /// What was seen, in a sentence.
    pub(super) seen: String,
    /// The setting's key.
    pub(super) key: &'static str,
    /// Its value: a list to which others of the same key are added, or a single one.
    pub(super) value: Value,
    /// Whether it is right in most workspaces that look so.
    pub(super) recommended: bool,
}

/// A closed cast is proposed if it makes so many names known.
const LEAST_NAMES: usize = 10;

/// A key that makes nobody known shows who is meant in the notes that have it; in so many that is worth a setting.
const MANY_NOTES: usize = 10;

/// What may be set in a workspace that looks so.
pub(super) fn proposals(survey: &Survey) -> Vec<Proposal> {
    let list = |item: &str| Value::Array(vec![Value::from(item)]);
    let mut out = Vec::new();
    for key in &survey.cast_keys {
        let new = match key.new {
            0 => String::new(),
            new => format!("; {} it leads to would be about people", count(new, "note")),
        };
        out.push(Proposal {
            seen: format!("`{}` lists people in {}{new}", key.key, count(key.notes, "note")),
            key: "cast_keys",
            value: list(&key.key),
            recommended: key.new > 0 || key.notes >= MANY_NOTES,
        });
    }
    for folder in &survey.people_folders {
        let seen = format!(
            "{} of {} in {}/ are named like people; {} would be known",
            folder.people,
            count(folder.notes, "note"),
            folder.name,
            folder.new
        );
        out.push(Proposal { seen, key: "people_folders", value: list(&folder.name), recommended: true });
    }
    let short = survey.short_names;
    if short.known >= LEAST_NAMES {
        let ambiguous = if short.ambiguous == 0 { "none".to_owned() } else { short.ambiguous.to_string() };
        out.push(Proposal {
            seen: format!(
                "{} and surnames alone would be known in a closed cast (a novel, a campaign, a family), {ambiguous} \
                 ambiguous",
                count(short.known, "first name")
            ),
            key: "short_forms",
            value: Value::from("vault"),
            recommended: false,
        });
    }
    out
}

/// Asks for each what the user wants; an empty line stands for what is recommended, the end of the input for no.
pub(super) fn ask<'p>(
    proposals: &'p [Proposal],
    answers: &mut impl BufRead,
    out: &mut impl Write,
) -> Result<Vec<&'p Proposal>, Failure> {
    writeln!(out)?;
    let mut accepted = Vec::new();
    for proposal in proposals {
        let choice = if proposal.recommended { "[Y/n]" } else { "[y/N]" };
        write!(out, "{}\n  {} = {}? {choice} ", proposal.seen, proposal.key, proposal.value)?;
        out.flush()?;
        let mut line = String::new();
        let is_over = answers.read_line(&mut line)? == 0;
        let is_wanted = match line.trim().to_lowercase().as_str() {
            "" => proposal.recommended && !is_over,
            answer => answer.starts_with('y'),
        };
        accepted.extend(is_wanted.then_some(proposal));
    }
    Ok(accepted)
}

/// The settings that these make together, lists of one key joined.
pub(super) fn merged(accepted: &[&Proposal]) -> Vec<(&'static str, Value)> {
    let mut out: Vec<(&'static str, Value)> = Vec::new();
    for proposal in accepted {
        match out.iter_mut().find(|(key, _)| *key == proposal.key) {
            Some((_, Value::Array(items))) => items.extend(proposal.value.as_array().into_iter().flatten().cloned()),
            _ => out.push((proposal.key, proposal.value.clone())),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposal(key: &'static str, value: Value, recommended: bool) -> Proposal {
        Proposal { seen: "Something".to_owned(), key, value, recommended }
    }

    fn answered(input: &str) -> Vec<usize> {
        let proposals = [
            proposal("cast_keys", Value::Array(vec![Value::from("regie")]), true),
            proposal("short_forms", Value::from("vault"), false),
        ];
        let accepted = ask(&proposals, &mut input.as_bytes(), &mut Vec::new()).unwrap();
        let number = |one: &&Proposal| proposals.iter().position(|other| std::ptr::eq(*one, other));
        accepted.iter().filter_map(number).collect()
    }

    #[test]
    fn an_empty_line_takes_what_is_recommended_and_the_end_takes_nothing() {
        assert_eq!(answered("\n\n"), [0]);
        assert_eq!(answered("y\ny\n"), [0, 1]);
        assert_eq!(answered("No\nyes\n"), [1]);
        assert_eq!(answered(""), Vec::<usize>::new());
    }

    #[test]
    fn lists_of_one_key_are_joined() {
        let one = proposal("cast_keys", Value::Array(vec![Value::from("regie")]), true);
        let other = proposal("cast_keys", Value::Array(vec![Value::from("musik")]), true);
        let merged = merged(&[&one, &other]);
        assert_eq!(merged.len(), 1);
        assert_eq!(merged[0].1.to_string(), r#"["regie", "musik"]"#);
    }
}
