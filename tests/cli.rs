//! The command line: the real binary, on small vaults and on the sample vault.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a failing helper fails its test")]

#[path = "cli/automation.rs"]
mod automation;
#[path = "cli/cache.rs"]
mod cache;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/controls.rs"]
mod controls;
#[path = "cli/documents.rs"]
mod documents;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/first_steps.rs"]
mod first_steps;
#[path = "cli/graph.rs"]
mod graph;
#[path = "cli/json.rs"]
mod json;
#[cfg(unix)]
#[path = "cli/links.rs"]
mod links;
#[path = "cli/list_and_show.rs"]
mod list_and_show;
#[path = "cli/manual.rs"]
mod manual;
#[path = "cli/mcp.rs"]
mod mcp;
#[path = "cli/mcp_changes.rs"]
mod mcp_changes;
#[path = "cli/mentions.rs"]
mod mentions;
#[path = "cli/more_notes.rs"]
mod more_notes;
#[path = "cli/names.rs"]
mod names;
#[path = "cli/notes_on_disk.rs"]
mod notes_on_disk;
#[path = "cli/report.rs"]
mod report;
#[path = "cli/reports.rs"]
mod reports;
#[path = "cli/review.rs"]
mod review;
#[path = "cli/roots.rs"]
mod roots;
#[path = "cli/screen.rs"]
mod screen;
#[path = "cli/selection.rs"]
mod selection;
#[path = "cli/sources.rs"]
mod sources;
#[path = "cli/stdin.rs"]
mod stdin;
mod support;
#[path = "cli/watch.rs"]
mod watch;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use insta::assert_snapshot;
use serde_json::{Value, json};
use tempfile::TempDir;

/// What a command came to.
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// Runs `whoswho` in a folder.
fn whoswho(folder: &Path, arguments: &[&str]) -> Run {
    whoswho_with_cache(folder, tempfile::tempdir().expect("a folder for the cache").path(), arguments)
}

/// The same, with a cache that others may use.
fn whoswho_with_cache(folder: &Path, cache: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whoswho"));
    let output = support::caching_in(&mut command, cache)
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Writes a vault.
fn vault(notes: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the vault");
    for (path, text) in notes {
        write(folder.path(), path, text.as_bytes());
    }
    folder
}

fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
    fs::write(path, bytes).expect("the note can be written");
}

fn story() -> TempDir {
    vault(&[
        (
            "People/Zoë Lane.md",
            "---\naliases: [Zed of Venice]\nhandle: zoe\nrole: pilot of [[Zorgle]]\n---\n# Zoë Lane\nFlies, and sings.\n",
        ),
        ("People/Ann Ellison.md", "A captain.\n"),
        ("People/Tom Ellison.md", "A banker.\n"),
        ("Companies/Zorgle.md", ""),
        (
            "2025-01-28.md",
            "🧭 Zoë Lane met Ann Ellison and Tom Ellison.\nEllison said: “Ask @zoe or [[People/Zhang Wei]]”. Zoë\nLane left.\n",
        ),
        ("quiet.md", "Zorgle.\n"),
    ])
}

/// The lines of a command's JSON output.
fn lines(run: &Run) -> Vec<Value> {
    run.stdout.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

#[test]
fn paths_without_a_common_folder_need_a_root() {
    let (story, other) = (story(), story());
    let run = whoswho(story.path(), &["check", "People", &other.path().display().to_string()]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    let why = " is not in .; use --root to name a folder that contains all of them\n";
    assert!(run.stderr.ends_with(why), "{}", run.stderr);
    assert_eq!(whoswho(story.path(), &["check", "People", "Companies"]).code, Some(0), "the current folder holds both");
    assert_eq!(whoswho(story.path(), &["check", "--root", ".", "People", "Companies"]).code, Some(0));
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    for arguments in [["frob"].as_slice(), &["show"], &["check", "--format", "xml"], &[]] {
        let run = whoswho(story().path(), arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!run.stderr.is_empty());
    }
}

#[test]
fn settings_are_read_and_wrong_ones_are_said() {
    let notes = [
        (".whoswho.toml", "short_forms = \"vault\"\npeople_folders = [\"Crew\"]\nexclude = [\"old/**\"]\ncolour = 1\n"),
        ("Crew/Zoë Kravitz.md", ""),
        ("old/People/Ann Smith.md", ""),
        ("a.md", "Kravitz came.\n"),
    ];
    let run = whoswho(vault(&notes).path(), &["mentions"]);
    assert_eq!(
        run.stdout,
        "a.md:1:1: Kravitz → Zoë Kravitz (surname of Zoë Kravitz, the only one of that name in this vault)\n"
    );
    assert!(
        run.stderr.ends_with(
            ".whoswho.toml:4:1: There is no setting “colour”: `whoswho config schema` prints all there are.\n"
        ),
        "{}",
        run.stderr
    );
    assert_eq!(run.code, Some(0));
}
