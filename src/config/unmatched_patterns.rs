//! Patterns that match no file. Without a message about a typo in a path, all entities of that file would silently be
//! undefined.

use std::path::Path;

use super::file_pattern::{Pattern, Setting};
use super::layer::{Layer, Problem};
use crate::disk::Named;
use crate::world::FileKey;

impl Layer {
    /// The patterns that match none of the files that were read. `folder` is the folder of the settings file.
    pub fn unmatched<'f>(&self, folder: &Path, files: &(impl Iterator<Item = &'f FileKey> + Clone)) -> Vec<Problem> {
        // What an exception would leave out need not be there.
        let patterns = self.patterns.iter().filter(|pattern| !pattern.glob.starts_with('!'));
        let is_unmatched = |pattern: &&Pattern| {
            let glob = std::slice::from_ref(&pattern.glob);
            let named = match pattern.setting {
                Setting::Sources => Named { sources: glob, more_notes: &[] },
                Setting::MoreNotes => Named { sources: &[], more_notes: glob },
            };
            let matcher = named.patterns();
            !files.clone().any(|key| matcher.name(key))
        };
        let problem = |pattern: &Pattern| Problem { span: pattern.span, message: message(pattern, folder) };
        patterns.filter(is_unmatched).map(problem).collect()
    }
}

fn message(pattern: &Pattern, folder: &Path) -> String {
    let Pattern { setting, glob, .. } = pattern;
    let below = Path::new(glob).strip_prefix(folder).ok().and_then(Path::to_str).filter(|below| !below.is_empty());
    let plain = glob.trim_start_matches('/');
    let why = if let Some(below) = below {
        format!("patterns begin at the workspace folder, so write “/{}”", below.replace('\\', "/"))
    } else if glob.split(['/', '\\']).any(|part| part == "..") {
        "patterns lead nowhere out of the workspace folder; put the files into it, or a link to their folder".to_owned()
    } else if glob.starts_with('~') || is_of_drive(glob) || is_elsewhere(glob, folder) {
        "patterns begin at the workspace folder, and what is elsewhere is not read; put the files into it, or a link to their folder".to_owned()
    } else if !setting.takes(plain) {
        format!("correct it, or take it out; it may name files of {}", setting.formats())
    } else if folder.join(plain).is_file() {
        "the file is hidden, ignored, excluded, among templates, or cannot be read".to_owned()
    } else {
        "correct it, or take it out".to_owned()
    };
    format!("“{glob}” in “{}” names no file that is read: {why}.", setting.key())
}

/// Whether it is a Windows path with a drive.
fn is_of_drive(glob: &str) -> bool {
    let mut letters = glob.chars();
    letters.next().is_some_and(|drive| drive.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && matches!(letters.next(), Some('/' | '\\'))
}

/// Whether it is an absolute path, judged by its first folder.
fn is_elsewhere(glob: &str, folder: &Path) -> bool {
    let first = glob.strip_prefix('/').and_then(|rest| rest.split_once('/')).map(|(first, _)| first);
    first.is_some_and(|first| !first.is_empty() && Path::new("/").join(first).is_dir() && !folder.join(first).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of patterns of these settings where these files are read, with the text that it is about.
    fn said(folder: &Path, settings: &str, files: &[&str]) -> String {
        let keys: Vec<FileKey> = files.iter().map(|path| FileKey::new(0, path)).collect();
        let problems = Layer::from_toml(settings, folder).unmatched(folder, &keys.iter());
        let line = |problem: Problem| format!("{}: {}\n", problem.span.unwrap().text(settings), problem.message);
        problems.into_iter().map(line).collect()
    }

    #[test]
    fn a_pattern_that_names_nothing_is_said_at_its_place() {
        let settings = "\u{feff}# é\nsources = [\"contcts.vcf\", \"[\", \"../*.csv\", \"data/*.csv\", \"/vault/data/a.csv\"]\nmore_notes = [\"site/*.html\", \"~/b.eml\", 'C:\\a.eml']\n";
        insta::assert_snapshot!(said(Path::new("/vault"), settings, &["contacts.vcf", "data/a.csv", "a.md"]), @r#"
        "contcts.vcf": “contcts.vcf” in “sources” names no file that is read: correct it, or take it out.
        "[": “[” in “sources” names no file that is read: correct it, or take it out; it may name files of .vcf, .vcard, .ged, .gedcom, .csv, .tsv, .jsonl, .ndjson, .json, .jsonld, .yml, .yaml, .cff, .toml.
        "../*.csv": “../*.csv” in “sources” names no file that is read: patterns lead nowhere out of the workspace folder; put the files into it, or a link to their folder.
        "/vault/data/a.csv": “/vault/data/a.csv” in “sources” names no file that is read: patterns begin at the workspace folder, so write “/data/a.csv”.
        "site/*.html": “site/*.html” in “more_notes” names no file that is read: correct it, or take it out.
        "~/b.eml": “~/b.eml” in “more_notes” names no file that is read: patterns begin at the workspace folder, and what is elsewhere is not read; put the files into it, or a link to their folder.
        'C:\a.eml': “C:\a.eml” in “more_notes” names no file that is read: patterns begin at the workspace folder, and what is elsewhere is not read; put the files into it, or a link to their folder.
        "#);
    }

    #[test]
    fn a_file_of_another_format_is_no_match_and_an_exception_needs_none() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.csv"), "name\n").unwrap();
        let settings = "sources = [\"*.md\", \"a.csv\", \"b*\", \"!c.csv\"]\nmore_notes = [\"/letters/\"]\n";
        insta::assert_snapshot!(said(folder.path(), settings, &["a.md", "b.csv", "letters/1990/a.eml"]), @r#"
        "*.md": “*.md” in “sources” names no file that is read: correct it, or take it out; it may name files of .vcf, .vcard, .ged, .gedcom, .csv, .tsv, .jsonl, .ndjson, .json, .jsonld, .yml, .yaml, .cff, .toml.
        "a.csv": “a.csv” in “sources” names no file that is read: the file is hidden, ignored, excluded, among templates, or cannot be read.
        "#);
    }
}
