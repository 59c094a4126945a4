//! Proposals of settings for a workspace without a settings file, and the text of that file.

use toml::Value;

use crate::features::{self, Survey, count};

/// A proposed setting.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// The observation that leads to it, as a sentence.
    pub seen: String,
    /// The setting's key.
    pub key: &'static str,
    /// Its value: a list, which is joined with others of the same key, or a single value.
    pub value: Value,
    /// Whether it suits most workspaces with this observation.
    pub recommended: bool,
}

/// A closed cast is proposed if it resolves at least so many names.
const LEAST_NAMES: usize = 10;

/// A key is recommended that occurs in so many notes, even if it makes no new entity known, because it is evidence in
/// these notes.
const MANY_NOTES: usize = 10;

/// The proposals for a workspace.
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

/// The proposal to read data files with this pattern, with the number of entities in them.
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

/// The recommended proposals.
pub fn recommended(proposals: &[Proposal]) -> Vec<&Proposal> {
    proposals.iter().filter(|proposal| proposal.recommended).collect()
}

/// The text of a settings file with these proposals.
pub fn file_of(accepted: &[&Proposal]) -> String {
    format!("# Settings of whoswho. `whoswho config schema` describes all of them.\n{}", lines_of(accepted))
}

/// The lines of these proposals.
pub fn lines_of(accepted: &[&Proposal]) -> String {
    merged(accepted).into_iter().map(|(key, value)| format!("{key} = {value}\n")).collect()
}

/// Merges proposals; lists of one key are joined.
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
