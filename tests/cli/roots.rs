//! Which vault a path belongs to, where nobody says so.

use std::fs;

use super::{vault, whoswho};

const ANN: &str = "# Ann Harrow\n";

/// What `mentions` says of a note, and what on stderr, from a folder of the vault.
fn mentions(from: &str, mark: &str, path: &str) -> (String, String) {
    let notes =
        vault(&[("v/team/Ann Harrow.md", "---\ntype: person\n---\n"), ("v/sub/a.md", "Ann Harrow.\n"), (mark, ANN)]);
    let run = whoswho(&notes.path().join(from), &["mentions", path]);
    (run.stdout, run.stderr)
}

#[test]
fn a_path_in_the_current_folder_is_of_its_vault() {
    let (out, said) = mentions("v", "v/x.md", "sub/a.md");
    assert!(out.starts_with("sub/a.md:1:1: Ann Harrow"), "{out}");
    assert_eq!(said, "");
    let (out, _) = mentions("v", "v/x.md", "sub");
    assert!(out.contains("Ann Harrow"), "{out}");
}

#[test]
fn a_path_elsewhere_is_of_the_nearest_folder_with_a_mark() {
    for mark in [".whoswho.toml", ".obsidian/app.json", "logseq/config.edn", ".git/HEAD", "People/Bo.md"] {
        let (out, said) = mentions("v/team", &format!("v/{mark}"), "../sub/a.md");
        assert!(out.contains("Ann Harrow"), "{mark}: {out}");
        assert!(said.starts_with("whoswho: using the vault ") && said.trim_end().ends_with("v"), "{said}");
    }
    // Without any it is of its own folder.
    let (out, _) = mentions("v/team", "v/x.md", "../sub/a.md");
    assert!(out.contains("not defined"), "{out}");
}

#[test]
fn a_vault_below_the_current_folder_is_found_before_that() {
    let (out, said) = mentions(".", "v/.obsidian/app.json", "v/sub/a.md");
    assert!(out.contains("Ann Harrow") && said.contains("using the vault"), "{out} {said}");
}

#[test]
fn a_correction_keeps_the_mark_that_a_file_begins_with() {
    let notes = vault(&[
        ("People/Harriet Bloomquist.md", "\u{feff}# Harriet Bloomquist\n"),
        ("a.md", "\u{feff}Harrit Bloomquist.\n"),
    ]);
    let run = whoswho(notes.path(), &["check", "--fix"]);
    assert!(run.stdout.starts_with("a.md:1:1: "), "{}", run.stdout);
    let text = fs::read_to_string(notes.path().join("a.md")).expect("it is there");
    assert_eq!(text, "\u{feff}Harriet Bloomquist.\n");
}

#[test]
fn a_vault_that_is_named_is_asked_about_as_a_whole_from_outside_of_it() {
    let notes = vault(&[
        ("v/People/Ann Harrow.md", ""),
        ("v/a.md", "Ann Harrow.\n"),
        ("v/sub/b.md", "Ann Harrow.\n"),
        ("w/c.md", ""),
    ]);
    let said = |from: &str, root: &str| {
        whoswho(&notes.path().join(from), &["mentions", "--root", root]).stdout.lines().count()
    };
    assert_eq!(said("w", "../v"), 2);
    assert_eq!(said("v", "."), 2);
    assert_eq!(said("v/sub", ".."), 1);
}
