//! Settings for a workspace that has none: which would make more known, and the file that has them.

use toml::Value;

use crate::features::{self, Survey, count};

/// A setting that would make more known.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// What was seen, in a sentence.
    pub seen: String,
    /// The setting's key.
    pub key: &'static str,
    /// Its value: a list to which others of the same key are added, or a single one.
    pub value: Value,
    /// Whether it is right in most workspaces that look so.
    pub recommended: bool,
}

/// A closed cast is proposed if it makes so many names known.
const LEAST_NAMES: usize = 10;

/// A key that makes nobody known shows who is meant in the notes that have it; in so many that is worth a setting.
const MANY_NOTES: usize = 10;

/// What may be set in a workspace that looks so.
pub fn proposals(survey: &Survey) -> Vec<Proposal> {
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

/// The files of data that this pattern names, and how many people and organizations they list.
pub fn of_sources(pattern: &str, people: usize, organizations: usize) -> Proposal {
    let listed = [(people, features::people(people)), (organizations, count(organizations, "organization"))];
    let listed = listed.into_iter().filter(|(number, _)| *number > 0).map(|(_, listed)| listed);
    Proposal {
        seen: format!("{pattern} lists {}", listed.collect::<Vec<String>>().join(" and ")),
        key: "sources",
        value: Value::Array(vec![Value::from(pattern)]),
        recommended: true,
    }
}

/// Those that are right in most workspaces that look so.
pub fn recommended(proposals: &[Proposal]) -> Vec<&Proposal> {
    proposals.iter().filter(|proposal| proposal.recommended).collect()
}

/// The settings file with what was accepted.
pub fn file_of(accepted: &[&Proposal]) -> String {
    format!("# Settings of whoswho. `whoswho config schema` describes all of them.\n{}", lines_of(accepted))
}

/// The lines of settings that were accepted.
pub fn lines_of(accepted: &[&Proposal]) -> String {
    merged(accepted).into_iter().map(|(key, value)| format!("{key} = {value}\n")).collect()
}

/// The settings that these make together, lists of one key joined.
fn merged(accepted: &[&Proposal]) -> Vec<(&'static str, Value)> {
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

    #[test]
    fn lists_of_one_key_are_joined() {
        let proposal = |value: &str| Proposal {
            seen: "Something".to_owned(),
            key: "cast_keys",
            value: Value::Array(vec![Value::from(value)]),
            recommended: true,
        };
        let merged = merged(&[&proposal("regie"), &proposal("musik")]);
        assert_eq!(merged.len(), 1);
        assert_eq!(merged[0].1.to_string(), r#"["regie", "musik"]"#);
    }
}
