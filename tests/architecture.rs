//! Keeps the map of the house in `src/lib.rs`: who may use whom, and who may touch the editor, the disk and ropes.

#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

use std::fs;
use std::path::{Path, PathBuf};

#[path = "architecture/circles.rs"]
mod circles;

/// The layers from the ground up, each with those it may use.
const LAYERS: [(&str, &[&str]); 18] = [
    ("panics", &[]),
    ("text", &[]),
    ("chunked_vec", &[]),
    ("sharded_map", &[]),
    ("word_lists", &[]),
    ("names", &["text", "chunked_vec", "word_lists"]),
    ("tagger", &["text", "names", "word_lists"]),
    ("gazetteer", &["text", "names", "word_lists"]),
    ("note", &["text", "chunked_vec", "names", "gazetteer", "word_lists"]),
    ("entity_index", &["sharded_map", "text", "chunked_vec", "names", "note"]),
    (
        "resolve",
        &["panics", "sharded_map", "tagger", "text", "chunked_vec", "names", "note", "entity_index", "word_lists"],
    ),
    ("world", &["panics", "sharded_map", "text", "chunked_vec", "names", "note", "entity_index", "resolve"]),
    (
        "features",
        &["text", "chunked_vec", "names", "gazetteer", "note", "entity_index", "resolve", "world", "word_lists"],
    ),
    ("lint", &["panics", "text", "chunked_vec", "names", "note", "entity_index", "resolve", "world", "features"]),
    ("disk", &["names", "gazetteer", "note", "world", "word_lists"]),
    ("config", &["text", "note", "world", "features", "lint", "disk"]),
    (
        "lsp",
        &[
            "panics",
            "text",
            "names",
            "gazetteer",
            "note",
            "entity_index",
            "resolve",
            "world",
            "features",
            "lint",
            "disk",
            "config",
        ],
    ),
    (
        "cli",
        &[
            "text",
            "names",
            "note",
            "entity_index",
            "resolve",
            "world",
            "features",
            "lint",
            "disk",
            "config",
            "lsp",
            "tagger",
            "gazetteer",
        ],
    ),
];

/// The floors of `lsp` from the ground up, each with those it may use.
const LSP_FLOORS: [(&str, &[&str]); 7] = [
    ("transport", &[]),
    ("protocol", &[]),
    ("state", &["transport", "protocol"]),
    ("to_proto", &["protocol", "state"]),
    ("jobs", &["transport", "protocol", "state", "to_proto"]),
    ("handlers", &["transport", "protocol", "state", "to_proto", "jobs"]),
    ("server", &["transport", "protocol", "state", "jobs", "handlers"]),
];

/// Files outside the layers: the map itself and the binary's first line.
const ROOTS: [&str; 2] = ["lib.rs", "main.rs"];

/// What only some layers or files may name, with those.
const PRIVILEGES: [(&str, &[&str]); 11] = [
    // Nothing is uploaded.
    ("std::net", &[]),
    ("tokio::net", &[]),
    ("tower_lsp", &["lsp"]),
    ("tokio", &["lsp"]),
    ("ropey", &["text"]),
    ("ignore::", &["disk"]),
    // Its parser is no part of what it promises to keep as it is.
    ("serde_saphyr", &["note/frontmatter/yaml.rs"]),
    ("std::fs", &["disk", "config", "cli", "lsp"]),
    ("std::path", &["disk", "config", "cli", "lsp"]),
    ("std::process", &["cli", "lsp"]),
    ("clap", &["cli"]),
];

const LONGEST_FILE: usize = 500;

/// A file of `src/`: its path there, with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The layer it belongs to; nothing for the roots.
    fn layer(&self) -> Option<&str> {
        let first = self.path.split('/').next()?;
        (!ROOTS.contains(&first)).then(|| first.trim_end_matches(".rs"))
    }

    /// The floor of `lsp` it belongs to; nothing for other layers, and for the file that declares the floors.
    fn lsp_floor(&self) -> Option<&str> {
        let below = self.path.strip_prefix("lsp/")?;
        (below != "mod.rs").then(|| below.split('/').next().unwrap_or_default().trim_end_matches(".rs"))
    }

    /// How many modules it lies under the crate's root.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }

    /// Its text with comments blanked, so that lines keep their numbers.
    fn code(&self) -> String {
        let keep = |line: &'_ str| if line.trim_start().starts_with("//") { String::new() } else { line.to_owned() };
        self.text.lines().map(keep).collect::<Vec<_>>().join("\n")
    }

    fn place(&self, line: usize) -> String {
        format!("src/{}:{line}", self.path)
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    collect(&root, &root, &mut sources);
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(sources.len() > 50, "only {} files were found", sources.len());
    sources
}

fn collect(root: &Path, folder: &Path, out: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path: PathBuf = entry.expect("the entry can be read").path();
        if path.is_dir() {
            collect(root, &path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source file is readable");
            let relative = path.strip_prefix(root).expect("it lies under src").to_string_lossy().replace('\\', "/");
            out.push(Source { path: relative, text });
        }
    }
}

/// The modules of the crate's root that a text names, by `crate::…` or by as many `super::` as lead there, each with its
/// line.
fn used_modules(code: &str, depth: usize) -> Vec<(usize, String)> {
    used_below(code, ["crate::".to_owned(), "super::".repeat(depth)])
}

/// The modules of `lsp` that a text in one of them names, by whatever way, each with its line.
fn used_lsp_modules(code: &str, depth: usize) -> Vec<(usize, String)> {
    let to_root = "super::".repeat(depth);
    let roots = ["crate::lsp::".to_owned(), format!("{to_root}lsp::"), "super::".repeat(depth - 1)];
    let mut used = used_below(code, roots);
    // The way leads further up.
    used.retain(|(_, module)| module != "super");
    used
}

/// What a text names right below these paths, each with its line.
fn used_below(code: &str, roots: impl IntoIterator<Item = String>) -> Vec<(usize, String)> {
    let mut used = Vec::new();
    for root in roots {
        for (at, _) in code.match_indices(&root) {
            let (before, behind) =
                (code.get(..at).unwrap_or_default(), code.get(at + root.len()..).unwrap_or_default());
            if !before.ends_with(|letter| is_word(letter) || letter == ':') {
                let line = before.matches('\n').count() + 1;
                used.extend(first_segments(behind).into_iter().map(|segment| (line, segment)));
            }
        }
    }
    used
}

/// The first segment of a path, or those of a group: `a` of `a::b`, `a` and `b` of `{a, b::{c, d}}`.
fn first_segments(path: &str) -> Vec<String> {
    let word = |text: &str| text.trim().chars().take_while(|letter| is_word(*letter)).collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![word(path)] };
    let mut segments = vec![word(group)];
    let mut depth = 0;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => segments.push(word(group.get(at + 1..).unwrap_or_default())),
            _ => {}
        }
    }
    segments.retain(|segment| !segment.is_empty());
    segments
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_module_is_on_the_map() {
    let faults: Vec<String> = sources()
        .iter()
        .filter_map(|source| source.layer().map(|layer| (layer.to_owned(), source.path.clone())))
        .filter(|(layer, _)| LAYERS.iter().all(|(known, _)| known != layer))
        .map(|(layer, path)| {
            format!("src/{path}: the layer {layer} is new; say in tests/architecture.rs what it may use")
        })
        .collect();
    assert_none(&faults);
}

#[test]
fn dependencies_point_downward() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(layer) = source.layer() else { continue };
        let allowed = LAYERS.iter().find(|(name, _)| *name == layer).map(|(_, allowed)| *allowed).unwrap_or_default();
        for (line, used) in used_modules(&source.code(), source.depth()) {
            let is_layer = LAYERS.iter().any(|(name, _)| *name == used);
            if is_layer && used != layer && !allowed.contains(&used.as_str()) {
                faults.push(format!("{}: {layer} must not use {used}", source.place(line)));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_module_of_lsp_is_on_a_floor() {
    let faults: Vec<String> = sources()
        .iter()
        .filter(|source| source.lsp_floor().is_some_and(|floor| LSP_FLOORS.iter().all(|(known, _)| *known != floor)))
        .map(|source| format!("src/{}: it belongs on a floor of lsp, see LSP_FLOORS", source.path))
        .collect();
    assert_none(&faults);
}

#[test]
fn the_floors_of_lsp_use_only_those_below() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(floor) = source.lsp_floor() else { continue };
        let allowed = LSP_FLOORS.iter().find(|(name, _)| *name == floor).map(|(_, allowed)| *allowed);
        let allowed = allowed.unwrap_or_default();
        for (line, used) in used_lsp_modules(&source.code(), source.depth()) {
            if used != floor && !allowed.contains(&used.as_str()) {
                faults.push(format!("{}: {floor} must not use {used}", source.place(line)));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn privileges_stay_where_they_belong() {
    let mut faults = Vec::new();
    for source in sources() {
        for (number, line) in source.code().lines().enumerate() {
            for (privilege, layers) in PRIVILEGES {
                // A module's own tests may start a program that makes what they need.
                let allowed = source.layer().is_none_or(|layer| layers.contains(&layer))
                    || layers.contains(&source.path.as_str())
                    || source.path.ends_with("tests.rs");
                if !allowed && names(line, privilege) {
                    faults.push(format!(
                        "{}: {privilege} belongs into {}",
                        source.place(number + 1),
                        layers.join(", ")
                    ));
                }
            }
        }
    }
    assert_none(&faults);
}

/// Whether the line has the path as a word of its own.
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default();
        let behind = line.get(at + path.len()..).unwrap_or_default();
        !before.ends_with(|letter| is_word(letter) || letter == ':')
            && (path.ends_with(':') || !behind.starts_with(is_word))
    })
}

#[test]
fn the_binary_is_thin() {
    let main = sources().into_iter().find(|source| source.path == "main.rs").expect("there is a main.rs");
    assert!(main.text.lines().count() < 20, "src/main.rs parses nothing and decides nothing");
}

#[test]
fn no_file_is_long() {
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        (lines > LONGEST_FILE).then(|| format!("src/{} has {lines} lines", source.path))
    };
    assert_none(&sources().iter().filter_map(long).collect::<Vec<_>>());
}

#[test]
fn each_dependency_has_a_reason() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let text = fs::read_to_string(manifest).expect("there is a Cargo.toml");
    let (mut section, mut before, mut count) = ("", "", 0);
    let mut faults = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && line.contains('=') && !line.starts_with('#') {
            count += 1;
            if !before.starts_with('#') {
                faults.push(format!("Cargo.toml: a line of comment right above says why it is needed: {line}"));
            }
        }
        before = line;
    }
    assert!(count > 30, "only {count} dependencies were found");
    assert_none(&faults);
}

#[test]
fn nothing_is_left_undone() {
    let marks = ["todo!", "unimplemented!", "#[ignore", "FIXME", "XXX"];
    let mut faults = Vec::new();
    for source in sources() {
        for (number, line) in source.text.lines().enumerate() {
            for mark in marks.iter().filter(|mark| line.contains(**mark)) {
                faults.push(format!("{}: {mark}", source.place(number + 1)));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_readers_of_this_test_read() {
    let used = |code: &str, depth| used_modules(code, depth).into_iter().map(|(_, used)| used).collect::<Vec<_>>();
    assert_eq!(used("use crate::{config, disk::key};", 1), ["config", "disk"]);
    assert_eq!(used("use crate::{\n    config::{a, lsp},\n    disk,\n};", 1), ["config", "disk"]);
    assert_eq!(used("    let _ = crate::entity_index::stem(target);", 2), ["entity_index"]);
    assert!(used("pub(crate) use notes::stem;", 1).is_empty());
    assert_eq!(used("use super::super::world::World;", 2), ["world"]);
    assert_eq!(used("use super::entity::Entity;", 2), Vec::<String>::new());
    let used = |code: &str, depth| used_lsp_modules(code, depth).into_iter().map(|(_, used)| used).collect::<Vec<_>>();
    assert_eq!(used("use crate::lsp::{jobs::worker, state};", 3), ["jobs", "state"]);
    assert_eq!(used("use super::super::{jobs, state::session::Session};", 3), ["jobs", "state"]);
    assert_eq!(used("use super::super::super::lsp::jobs::worker;", 3), ["jobs"]);
    assert_eq!(used("use super::jobs::worker;", 2), ["jobs"]);
    assert!(used("use super::session::Session;\nuse crate::lint;", 3).is_empty());
    assert_eq!(used_modules("\n\nuse crate::lint;", 1), [(3, "lint".to_owned())]);
    assert!(names("use std::path::Path;", "std::path"));
    assert!(!names("// xstd::path", "std::path"));
    assert!(names("ignore::WalkBuilder", "ignore::"));
    assert!(!names("self::ignore::x", "ignore::"));
}
