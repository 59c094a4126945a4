//! Holds the form of the lists of words in `src/word_lists/`.

#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lists whose words are as they are written. The words of sections are, too: who reads them compares them in their way.
const UNFOLDED: [&str; 4] =
    ["hangul_surnames.txt", "legal_forms.txt", "unspaced_followers.txt", "unspaced_thing_suffixes.txt"];

/// Tables of a form of their own, which their readers test.
const OTHER_FORMS: [&str; 2] = ["inflection/", "languages.tsv"];

struct List {
    /// Its path in the folder, with `/`.
    path: String,
    text: String,
}

/// A line that is no comment, and the heading of its section.
struct Row<'l> {
    section: Option<&'l str>,
    line: &'l str,
}

impl List {
    fn rows(&self) -> Vec<Row<'_>> {
        let mut section = None;
        let mut rows = Vec::new();
        for line in self.text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if line.starts_with('[') {
                section = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
                assert!(section.is_some(), "{}: {line}", self.path);
            } else {
                rows.push(Row { section, line });
            }
        }
        rows
    }

    fn sections(&self) -> Vec<&str> {
        self.text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).collect()
    }

    fn has_own_form(&self) -> bool {
        OTHER_FORMS.iter().any(|form| self.path.starts_with(form))
    }
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() { files(&path, out) } else { out.push(path) }
    }
}

fn lists() -> Vec<List> {
    let root = source_folder().join("word_lists");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let read = |path: PathBuf| List {
        path: path.strip_prefix(&root).expect("it lies there").to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(&path).expect("a list is UTF-8"),
    };
    let lists: Vec<List> = paths.into_iter().map(read).collect();
    assert!(lists.len() > 60, "only {} lists were found", lists.len());
    lists
}

/// All code, without the blanks that the formatter may change.
fn code() -> String {
    let mut paths = Vec::new();
    files(&source_folder(), &mut paths);
    let sources = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let texts: Vec<String> = sources.map(|path| fs::read_to_string(path).expect("it is UTF-8")).collect();
    texts.concat().split_whitespace().collect()
}

#[test]
fn every_list_names_its_source() {
    for list in lists() {
        let comments = list.text.lines().map_while(|line| line.strip_prefix('#'));
        let head: String = comments.collect();
        assert!(["Source", "ritten by hand", " by wordfreq "].iter().any(|word| head.contains(word)), "{}", list.path);
    }
}

#[test]
fn every_list_is_sorted_without_duplicates() {
    for list in lists().iter().filter(|list| !list.has_own_form()) {
        let key = |row: &Row<'_>| row.line.split('\t').next().unwrap_or_default().to_owned();
        let rows = list.rows();
        for pair in rows.windows(2).filter(|pair| pair[0].section == pair[1].section) {
            let is_ordered = pair[0].section.is_some_and(|section| section.ends_with(", in order"));
            let (one, next) = (key(&pair[0]), key(&pair[1]));
            assert!(is_ordered || one < next, "{}: {one} stands before {next}", list.path);
        }
        let mut seen = BTreeSet::new();
        for row in &rows {
            assert!(seen.insert((row.section, row.line)), "{}: {} is there twice", list.path, row.line);
            assert_eq!(row.line, row.line.trim_end_matches([' ', '\r']), "{}", list.path);
        }
    }
}

#[test]
fn every_key_is_folded() {
    for list in lists().iter().filter(|list| !list.has_own_form() && !UNFOLDED.contains(&list.path.as_str())) {
        for row in list.rows().iter().filter(|row| row.section.is_none()) {
            let key = row.line.split('\t').next().unwrap_or_default();
            let folded: String = key.to_lowercase().nfkd().filter(|c| !is_combining_mark(*c)).collect();
            assert_eq!(key, folded, "{}", list.path);
        }
    }
}

#[test]
fn every_list_is_read() {
    let code = code();
    for list in lists() {
        let ways = [format!("word_lists/{}\")", list.path), format!("word_list!(\"{}\")", list.path)];
        let is_included = ways.iter().any(|way| code.contains(way));
        if list.has_own_form() {
            assert!(is_included, "{} is not read", list.path);
            continue;
        }
        let sections = list.sections();
        let first_row = list.rows().first().map(|row| row.section.is_some());
        assert!(first_row == Some(!sections.is_empty()), "{}: words before the first section, or no words", list.path);
        assert_eq!(sections.iter().collect::<BTreeSet<_>>().len(), sections.len(), "{}: a title twice", list.path);
        assert!(!sections.is_empty() || is_included, "{} is not read", list.path);
        for section in sections {
            let section: String = section.split_whitespace().collect();
            let call = format!("word_list!(\"{}\",\"{section}\")", list.path);
            assert!(code.contains(&call), "{} is not read: {section}", list.path);
        }
    }
}

#[test]
fn the_lists_stay_small() {
    let bytes: usize = lists().iter().map(|list| list.text.len()).sum();
    assert!(bytes < 720 * 1024, "{bytes} bytes");
}
