//! What a release consists of agrees with itself: versions, and where its archives are looked for.

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
