//! What a release consists of agrees with itself: versions, where its archives are looked for, and the paths that its
//! documents name.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a failing helper fails its test")]

use std::fs;
use std::path::{Path, PathBuf};

use toml::Table;

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The file of this name of each editor that has one.
fn of_editors(name: &str) -> Vec<PathBuf> {
    let editors = fs::read_dir(root().join("editors")).expect("there are editors");
    let paths = editors.map(|editor| Path::new("editors").join(editor.expect("an editor").file_name()).join(name));
    paths.filter(|path| root().join(path).exists()).collect()
}

fn toml(path: &Path) -> Table {
    read(path).parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(path: &Path) -> serde_json::Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The versions that editors' files declare, each with its file.
fn versions() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for path in ["package.json", "package-lock.json"].into_iter().flat_map(of_editors) {
        let version = json(&path)["version"].as_str().unwrap_or("none").to_owned();
        found.push((path, version));
    }
    for path in of_editors("extension.toml") {
        let version = toml(&path)["version"].as_str().expect("a text").to_owned();
        found.push((path, version));
    }
    for path in of_editors("Cargo.toml") {
        let version = toml(&path)["package"]["version"].as_str().expect("a text").to_owned();
        found.push((path, version));
    }
    found
}

#[test]
fn editors_have_the_version_of_the_server() {
    let others: Vec<_> = versions().into_iter().filter(|(_, version)| version != VERSION).collect();
    assert!(others.is_empty(), "Cargo.toml has version {VERSION}, but these have others: {others:?}");
}

/// The targets that the release workflow builds.
fn targets() -> Vec<String> {
    let workflow = read(Path::new(".github/workflows/release.yml"));
    let behind = workflow.split("{ target: ").skip(1);
    behind.filter_map(|rest| rest.split(',').next()).map(str::to_owned).collect()
}

#[test]
fn the_release_has_all_platforms() {
    let built = targets();
    for target in [
        "x86_64-unknown-linux-gnu",
        "aarch64-unknown-linux-gnu",
        "x86_64-unknown-linux-musl",
        "aarch64-unknown-linux-musl",
        "x86_64-apple-darwin",
        "aarch64-apple-darwin",
        "x86_64-pc-windows-msvc",
        "aarch64-pc-windows-msvc",
    ] {
        assert!(built.iter().any(|built| built == target), "{target} is not among {built:?}");
    }
}

/// `cargo binstall` finds what `.ci/pack` makes: zip files for Windows, tar files for the rest.
#[test]
fn binstall_looks_for_the_archives_that_are_made() {
    let manifest = toml(Path::new("Cargo.toml"));
    let binstall = manifest["package"]["metadata"]["binstall"].as_table().expect("a table");
    let pack = read(Path::new(".ci/pack"));
    assert!(pack.contains(r#"name = f"whoswho-v{version}-{target}""#), "the archives have another name now");
    let folder = "whoswho-v{ version }-{ target }";
    let address = "{ repo }/releases/download/v{ version }";
    assert_eq!(binstall["bin-dir"].as_str(), Some(format!("{folder}/{{ bin }}{{ binary-ext }}").as_str()));
    for target in targets() {
        let own = binstall["overrides"].get(&target).and_then(|value| value.as_table());
        let of = |key: &str| own.and_then(|own| own.get(key)).or_else(|| binstall.get(key)).and_then(|it| it.as_str());
        let (format, ending) = if target.contains("windows") { ("zip", "zip") } else { ("tgz", "tar.gz") };
        assert_eq!(of("pkg-fmt"), Some(format), "{target}");
        assert_eq!(of("pkg-url"), Some(format!("{address}/{folder}.{ending}").as_str()), "{target}");
    }
}

/// The folders of the crates of the tagger's models.
fn models() -> Vec<PathBuf> {
    let models = Path::new("src/tagger/model");
    let folders = fs::read_dir(root().join(models)).expect("there are models");
    folders.map(|folder| models.join(folder.expect("a folder").file_name())).collect()
}

/// Whoever raises a model's version asks for it, too: crates.io gives what is asked for, and a checkout what is there.
#[test]
fn models_are_asked_for_by_the_versions_that_they_have() {
    let manifest = toml(Path::new("Cargo.toml"));
    let models = models();
    assert_eq!(models.len(), 3);
    for model in models {
        let package = &toml(&model.join("Cargo.toml"))["package"];
        let name = package["name"].as_str().expect("a text");
        for section in ["dependencies", "build-dependencies"] {
            assert_eq!(asked(&manifest[section][name]), package["version"], "{name} in [{section}]");
        }
    }
    let encoder = toml(Path::new("src/tagger/encoder/Cargo.toml"));
    assert_eq!(asked(&manifest["dependencies"]["whoswho-encoder"]), encoder["package"]["version"]);
}

/// The version that a dependency is asked for in: that one and no other, as formats and interfaces may change with any.
fn asked(dependency: &toml::Value) -> toml::Value {
    let version = dependency["version"].as_str().and_then(|version| version.strip_prefix('='));
    toml::Value::from(version.expect("exactly one version"))
}

/// A package has nothing from beyond its folder, and models must not go anywhere without their sources' names.
#[test]
fn models_say_what_they_were_made_from() {
    for model in models() {
        let path = model.join("NOTICE");
        assert_eq!(read(&path), read(Path::new("NOTICE")), "copy NOTICE to {}", path.display());
    }
}

/// The documents that say where things are.
const DOCUMENTS: [&str; 7] = [
    "README.md",
    "REFERENCE.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "NOTICE",
    ".ci/packaging/README.md",
];

/// The paths of this repository that a text names.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"_-./*".contains(letter));
    let folders = ["src/", "tests/", "editors/", "benches/", "fuzz/", ".ci/", ".github/"];
    // In capitals: whatever has such a name.
    let stands_for_many =
        |path: &str| path.split('/').any(|part| part.chars().all(|letter| letter.is_ascii_uppercase()));
    words
        .map(|word| word.trim_end_matches(['.', '/', '-']))
        .filter(move |word| folders.iter().any(|folder| word.starts_with(folder)) && !stands_for_many(word))
}

/// Whether there is something of this path, in whose last part a `*` stands for anything.
fn exists(path: &str) -> bool {
    let Some((before, behind)) = path.split_once('*') else { return root().join(path).exists() };
    let (folder, start) = before.rsplit_once('/').unwrap_or(("", before));
    let mut names = fs::read_dir(root().join(folder)).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.any(|name| name.to_string_lossy().starts_with(start) && name.to_string_lossy().ends_with(behind))
}

#[test]
fn documents_name_paths_that_there_are() {
    let (mut count, mut faults) = (0, Vec::new());
    for document in DOCUMENTS {
        let text = read(Path::new(document));
        for (number, line) in text.lines().enumerate() {
            for path in paths(line) {
                count += 1;
                if !exists(path) {
                    faults.push(format!("{document}:{}: there is no {path}", number + 1));
                }
            }
        }
    }
    assert!(count > 50, "only {count} paths were found");
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn paths_are_found_in_text() {
    let found: Vec<_> =
        paths("See `src/lint/`, (tests/lint.rs). `a/src/x` and tests/editors/NAME/run; .ci/run -- fuzz/").collect();
    assert_eq!(found, ["src/lint", "tests/lint.rs", ".ci/run"]);
    assert!(exists("tests/rel*.rs"));
    assert!(!exists("tests/rel*.txt"));
    assert!(!exists("tests/no_such_file.rs"));
}
