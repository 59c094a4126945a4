//! Proposals for the setting `sources`: data files in the vault that list people and are not configured.

use std::collections::BTreeMap;

use crate::cli::workspace::Workspace;
use crate::config::{Proposal, of_sources};
use crate::disk;
use crate::names::Kind;
use crate::note::Format;
use crate::note::sources::read;
use crate::world::FileKey;

/// Patterns of files that hold nothing but people, and of those in which site generators keep authors. The purpose of
/// other data files is unknown.
pub(super) const LIKELY: [&str; 10] = [
    "*.vcf",
    "*.vcard",
    "*.ged",
    "*.gedcom",
    "*.ftm.json",
    "*.ftm.jsonl",
    "_data/authors.*",
    "_data/people.*",
    "_data/team.*",
    "data/authors.*",
];

/// If a folder has more such files than these, a pattern is proposed instead of paths.
const MAX_ALIKE: usize = 3;

/// The proposals, by folder and extension. `keys` are the files that match [`LIKELY`] and are not configured, by path.
pub(super) fn proposals(workspace: &Workspace, keys: &[FileKey]) -> Vec<Proposal> {
    let mut alike: BTreeMap<(String, String), Vec<FileKey>> = BTreeMap::new();
    for key in keys.iter().filter(|key| key.format().is_source()) {
        let (folder, name) = key.path.rsplit_once('/').map_or(("", key.path.as_ref()), |(folder, name)| (folder, name));
        let extension = name.rsplit('.').next().unwrap_or_default();
        alike.entry((folder.to_owned(), extension.to_owned())).or_default().push(key.clone());
    }
    let mut proposals = Vec::new();
    for ((folder, extension), keys) in alike {
        let all = if folder.is_empty() { format!("/*.{extension}") } else { format!("{folder}/*.{extension}") };
        if keys.len() > MAX_ALIKE {
            proposals.extend(proposal(workspace, &all, &keys));
        } else {
            proposals.extend(keys.iter().filter_map(|key| proposal(workspace, &key.path, std::slice::from_ref(key))));
        }
    }
    proposals
}

fn proposal(workspace: &Workspace, pattern: &str, keys: &[FileKey]) -> Option<Proposal> {
    let (mut people, mut organizations) = (0, 0);
    for key in keys {
        let Ok(text) = disk::read_note(&workspace.root.join(key.path.as_ref())) else { continue };
        let Format::Source(format) = key.format() else { continue };
        for definition in read(&text, format).definitions {
            *(if definition.kind == Kind::Person { &mut people } else { &mut organizations }) += 1;
        }
    }
    (people + organizations > 0).then(|| of_sources(pattern, people, organizations))
}
