//! What the commands keep of what was found in notes.

use std::fs;
use std::path::{Path, PathBuf};

use super::{vault, whoswho, whoswho_with_cache, write};

#[test]
fn what_was_found_is_kept_and_says_the_same() {
    let vault = vault(&[("a.md", "🧭 On Monday Petra Lindqvist called her mother.\n"), ("b.md", "Zoë Lane left.\n")]);
    let cache = tempfile::tempdir().expect("a folder for the cache");
    let run = |arguments: &[&str]| whoswho_with_cache(vault.path(), cache.path(), arguments).stdout;
    let kept = || walk(cache.path()).into_iter().map(|path| fs::read(path).expect("it is there")).collect::<Vec<_>>();
    for arguments in [&["list"][..], &["list", "--undefined"], &["check", "--hints", "a.md"], &["mentions", "b.md"]] {
        let fresh = whoswho(vault.path(), arguments).stdout;
        assert_eq!(run(arguments), fresh);
        let first = kept();
        assert_eq!(first.len(), 1);
        assert_eq!(run(arguments), fresh);
        assert_eq!(kept(), first, "there is no news");
        walk(cache.path()).iter().for_each(|path| fs::write(path, "damage").expect("it can be written"));
        assert_eq!(run(arguments), fresh);
    }
    write(vault.path(), ".whoswho.toml", b"cache = false\n");
    walk(cache.path()).iter().for_each(|path| fs::remove_file(path).expect("it can be removed"));
    run(&["list"]);
    assert_eq!(kept(), Vec::<Vec<u8>>::new());
}

#[test]
fn the_cache_can_be_found_and_removed() {
    let vault = vault(&[("a.md", "On Monday Petra Lindqvist called her mother.\n")]);
    let cache = tempfile::tempdir().expect("a folder for the cache");
    let run = |arguments: &[&str]| whoswho_with_cache(vault.path(), cache.path(), arguments).stdout;
    let folder = run(&["cache", "path"]).trim_end().to_owned();
    assert!(Path::new(&folder).starts_with(cache.path()), "{folder}");
    assert_eq!(run(&["cache", "clear"]), format!("There was nothing in {folder}.\n"));
    run(&["list", "--undefined"]);
    assert_eq!(walk(Path::new(&folder)).len(), 1);
    assert!(run(&["cache", "clear"]).ends_with(&format!(" KiB removed from {folder}.\n")));
    assert_eq!(walk(cache.path()), Vec::<std::path::PathBuf>::new());
}

/// The files in a folder, however deep.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let paths = entries.map(|entry| entry.expect("the folder can be listed").path());
    paths.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}
