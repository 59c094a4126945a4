//! The command line: the real binary, on small vaults and on the sample vault.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a failing helper fails its test")]

#[path = "cli/automation.rs"]
mod automation;
#[path = "cli/cache.rs"]
mod cache;
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
#[path = "cli/manual.rs"]
mod manual;
#[path = "cli/mcp.rs"]
mod mcp;
#[path = "cli/mcp_changes.rs"]
mod mcp_changes;
#[path = "cli/more_notes.rs"]
mod more_notes;
#[path = "cli/names.rs"]
mod names;
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
fn check_prints_each_finding_with_its_line() {
    let run = whoswho(story().path(), &["check"]);
    assert_snapshot!(run.stdout, @r"
        information[ambiguous-name]: “Ellison” could be Tom Ellison or Ann Ellison
         --> 2025-01-28.md:2:1
          |
        2 | Ellison said: “Ask @zoe or [[People/Zhang Wei]]”. Zoë
          | ^^^^^^^
          |
          = help: write the full name, or link the one you mean.
        note: Tom Ellison is defined here
         --> People/Tom Ellison.md:1:1
          |
        1 | A banker.
          | -
        note: Ann Ellison is defined here
         --> People/Ann Ellison.md:1:1
          |
        1 | A captain.
          | -

        warning[unresolved-link]: “People/Zhang Wei” is not defined
         --> 2025-01-28.md:2:30
          |
        2 | Ellison said: “Ask @zoe or [[People/Zhang Wei]]”. Zoë
          |                              ^^^^^^^^^^^^^^^^
          |
          = help: no note or definition has this name. Create its note, or correct the link.

        6 notes, 4 entities: 1 warning, 1 information
        ");
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
}

#[test]
fn check_as_json_is_an_object_a_line() {
    let run = whoswho(story().path(), &["check", "--format", "json"]);
    let position = |line: u32, character: u32| json!({ "line": line, "character": character });
    let place = |file: &str, range: Value, message: &str| json!({ "file": file, "range": range, "message": message });
    let top = json!({ "start": position(0, 0), "end": position(0, 0) });
    assert_eq!(
        lines(&run),
        [
            json!({
                "file": "2025-01-28.md",
                "range": { "start": position(1, 0), "end": position(1, 7) },
                "code": "ambiguous-name",
                "severity": "information",
                "message": "“Ellison” could be Tom Ellison or Ann Ellison: write the full name, or link the one you mean.",
                "related": [
                    place("People/Tom Ellison.md", top.clone(), "Tom Ellison is defined here"),
                    place("People/Ann Ellison.md", top, "Ann Ellison is defined here"),
                ],
            }),
            json!({
                "file": "2025-01-28.md",
                "range": { "start": position(1, 29), "end": position(1, 45) },
                "code": "unresolved-link",
                "severity": "warning",
                "message": "“People/Zhang Wei” is not defined: no note or definition has this name. Create its note, or correct the link.",
                "related": [],
            }),
        ]
    );
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
}

#[test]
fn check_of_one_note_uses_all_definitions_and_speaks_of_that_note() {
    let story = story();
    let run = whoswho(story.path(), &["check", "--root", ".", "quiet.md"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "1 note, 4 entities: no problems found\n"));
    let run = whoswho(story.path(), &["check", "--root", ".", "People", "quiet.md"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "4 notes, 4 entities: no problems found\n"));
}

#[test]
fn information_alone_is_no_failure() {
    let notes = [
        ("People/Ann Ellison.md", ""),
        ("People/Tom Ellison.md", ""),
        ("a.md", "Ann Ellison, Tom Ellison, Ellison.\n"),
    ];
    let run = whoswho(vault(&notes).path(), &["check"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.stdout.lines().last(), Some("3 notes, 2 entities: 1 information"));
}

#[test]
fn the_sample_vault_has_its_planted_flaws_and_no_others() {
    let run = whoswho(&seeds(), &["check", "--format", "json"]);
    let found: Vec<String> = lines(&run)
        .iter()
        .map(|finding| {
            let line = finding["range"]["start"]["line"].as_u64().expect("a line") + 1;
            format!(
                "{} {}:{line}",
                finding["code"].as_str().expect("a code"),
                finding["file"].as_str().expect("a file")
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "duplicate-definition Cast/Desk.md:18",
            "invalid-definition Companies/OpenAI.md:4",
            "unresolved-link Meetings/2025-01-29 Planning.md:19",
            "duplicate-definition People/Ines Varga.md:1",
            "ambiguous-name Story/2025-01-27 Markets.md:14",
            "misspelt-name Story/2025-01-28 The side project.md:9",
        ]
    );
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
}

#[test]
fn list_shows_everybody_in_columns() {
    let run = whoswho(story().path(), &["list"]);
    assert_snapshot!(run.stdout, @r"
        Ann Ellison  person         1 mention  People/Ann Ellison.md
        Tom Ellison  person         1 mention  People/Tom Ellison.md
        Zoë Lane     person        3 mentions  People/Zoë Lane.md
        Zorgle       organization  2 mentions  Companies/Zorgle.md
        ");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn list_of_a_folder_shows_whom_it_defines() {
    let run = whoswho(story().path(), &["list", "--root", ".", "Companies"]);
    assert_snapshot!(run.stdout, @"Zorgle  organization  2 mentions  Companies/Zorgle.md");
}

#[test]
fn show_prints_a_card() {
    let story = story();
    let run = whoswho(story.path(), &["show", "Zoë Lane"]);
    assert_snapshot!(run.stdout, @r"
        Zoë Lane · person
        Flies, and sings.

        role: pilot of Zorgle
        also: Zed of Venice, @zoe
        3 mentions in 1 note · latest 2025-01-28 · often with Ann Ellison (1), Tom Ellison (1)
        defined in People/Zoë Lane.md:6:3
        ");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    for other in ["zoe lane", "Zed of Venice", "@zoe", "zoe"] {
        assert_eq!(whoswho(story.path(), &["show", other]).stdout, run.stdout, "{other}");
    }
}

#[test]
fn show_prints_a_card_for_each_namesake() {
    let notes = [("People/Ann Smith.md", "A poet.\n"), ("People/Ann Smith (painter).md", "A painter.\n")];
    assert_snapshot!(whoswho(vault(&notes).path(), &["show", "Ann Smith"]).stdout, @r"
        Ann Smith · person
        A painter.

        0 mentions in 0 notes
        defined in People/Ann Smith (painter).md:1:1

        Ann Smith · person
        A poet.

        0 mentions in 0 notes
        defined in People/Ann Smith.md:1:1
        ");
}

#[test]
fn who_is_not_defined_cannot_be_shown() {
    for arguments in [["show", "Nobody"].as_slice(), &["mentions", "--of", "Nobody"]] {
        let run = whoswho(story().path(), arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
        assert_eq!(run.stderr, "whoswho: “Nobody” is not defined here; `whoswho list` shows who is\n");
    }
}

#[test]
fn mentions_say_where_who_and_why() {
    let run = whoswho(story().path(), &["mentions"]);
    assert_snapshot!(run.stdout, @r"
        2025-01-28.md:1:3: Zoë Lane → Zoë Lane (full name)
        2025-01-28.md:1:16: Ann Ellison → Ann Ellison (full name)
        2025-01-28.md:1:32: Tom Ellison → Tom Ellison (full name)
        2025-01-28.md:2:1: Ellison → Tom Ellison or Ann Ellison (two people in this note share this surname)
        2025-01-28.md:2:20: @zoe → Zoë Lane (handle of Zoë Lane)
        2025-01-28.md:2:30: People/Zhang Wei → ? (probably a person, and no note has this name)
        2025-01-28.md:2:51: Zoë Lane → Zoë Lane (full name)
        People/Zoë Lane.md:4:18: Zorgle → Zorgle (link to the note about Zorgle)
        quiet.md:1:1: Zorgle → Zorgle (full name)
        ");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn mentions_of_one_are_those_that_mean_or_may_mean_them() {
    let run = whoswho(story().path(), &["mentions", "--of", "Tom Ellison"]);
    assert_snapshot!(run.stdout, @r"
        2025-01-28.md:1:32: Tom Ellison → Tom Ellison (full name)
        2025-01-28.md:2:1: Ellison → Tom Ellison or Ann Ellison (two people in this note share this surname)
        ");
}

#[test]
fn mentions_as_json_are_an_object_a_line() {
    let run = whoswho(story().path(), &["mentions", "--format", "json", "--root", ".", "2025-01-28.md"]);
    let range = |from: (u32, u32), to: (u32, u32)| {
        let position = |(line, character): (u32, u32)| json!({ "line": line, "character": character });
        json!({ "start": position(from), "end": position(to) })
    };
    let zoe = json!({ "name": "Zoë Lane", "file": "People/Zoë Lane.md", "line": 5 });
    let ann = json!({ "name": "Ann Ellison", "file": "People/Ann Ellison.md", "line": 0 });
    let tom = json!({ "name": "Tom Ellison", "file": "People/Tom Ellison.md", "line": 0 });
    let mention = |range: Value, text: &str, form: &str, entity: &Value, reason: &str| {
        json!({
            "file": "2025-01-28.md", "range": range, "text": text, "form": form, "kind": "person",
            "resolution": "resolved", "entity": entity, "candidates": [], "reason": reason,
        })
    };
    let ambiguous = json!({
        "file": "2025-01-28.md", "range": range((1, 0), (1, 7)), "text": "Ellison", "form": "short", "kind": "person",
        "resolution": "ambiguous", "entity": null, "candidates": [tom, ann],
        "reason": "two people in this note share this surname",
    });
    let unresolved = json!({
        "file": "2025-01-28.md", "range": range((1, 29), (1, 45)), "text": "People/Zhang Wei", "form": "link", "kind": "person",
        "resolution": "unresolved", "entity": null, "candidates": [], "reason": "probably a person, and no note has this name",
    });
    assert_eq!(
        lines(&run),
        [
            mention(range((0, 3), (0, 11)), "Zoë Lane", "full", &zoe, "full name"),
            mention(range((0, 16), (0, 27)), "Ann Ellison", "full", &ann, "full name"),
            mention(range((0, 32), (0, 43)), "Tom Ellison", "full", &tom, "full name"),
            ambiguous,
            mention(range((1, 19), (1, 23)), "@zoe", "handle", &zoe, "handle of Zoë Lane"),
            unresolved,
            mention(range((1, 50), (2, 4)), "Zoë\nLane", "full", &zoe, "full name"),
        ]
    );
}

#[test]
fn a_path_that_is_not_there_cannot_be_read() {
    for command in ["check", "list", "mentions"] {
        let run = whoswho(story().path(), &[command, "nowhere"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{command}");
        assert!(run.stderr.starts_with("whoswho: nowhere: "), "{}", run.stderr);
    }
    let run = whoswho(story().path(), &["check", "--root", "nowhere", "quiet.md"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.starts_with("whoswho: nowhere: "), "{}", run.stderr);
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
fn a_file_that_is_not_utf8_is_left_out_and_said() {
    let story = story();
    write(story.path(), "latin.md", b"Zo\xeb Lane\n");
    let run = whoswho(story.path(), &["mentions", "--of", "Zoë Lane"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.stdout.lines().count(), 3, "{}", run.stdout);
    assert!(
        run.stderr.starts_with("whoswho: ") && run.stderr.ends_with("latin.md: not UTF-8 at byte 2; it is left out\n")
    );
    assert_eq!(run.stderr.lines().count(), 1);
}

#[test]
fn empty_files_and_folders_are_fine() {
    let empty = vault(&[("empty.md", ""), ("blank.md", "\n\n"), ("bom.md", "\u{feff}")]);
    let run = whoswho(empty.path(), &["check"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(0), "3 notes, 0 entities: no person or organization is defined, so names could not be checked\n")
    );
    let run = whoswho(vault(&[]).path(), &["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "0 notes, 0 entities: nothing to check here\n"));
    assert_eq!(whoswho(vault(&[]).path(), &["list"]).stdout, "");
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_not_followed() {
    let story = story();
    std::os::unix::fs::symlink(story.path(), story.path().join("People/again")).expect("a link to a folder");
    std::os::unix::fs::symlink("loop.md", story.path().join("loop.md")).expect("a link to itself");
    std::os::unix::fs::symlink("gone.md", story.path().join("dead.md")).expect("a link to nothing");
    let run = whoswho(story.path(), &["list"]);
    assert_eq!((run.code, run.stdout.lines().count()), (Some(0), 4));
    let mut said: Vec<&str> = run.stderr.lines().collect();
    said.sort_unstable();
    assert_eq!(said.len(), 2, "{}", run.stderr);
    assert!(said[0].contains("dead.md: ") && said[1].contains("loop.md: "), "{}", run.stderr);
}

#[test]
fn hidden_ignored_and_template_notes_are_not_read() {
    let notes = [
        (".obsidian/People/Hidden One.md", ""),
        (".gitignore", "drafts/\n"),
        ("drafts/People/Draft One.md", ""),
        ("Templates/People/Template One.md", ""),
        ("People/Zoë Lane.md", ""),
        ("People/picture.png", "no note"),
    ];
    let run = whoswho(vault(&notes).path(), &["list"]);
    assert_eq!(run.stdout, "Zoë Lane  person  0 mentions  People/Zoë Lane.md\n");
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

#[test]
fn part_of_a_name_means_everybody_who_bears_it() {
    let story = story();
    let whole = |name: &str| whoswho(story.path(), &["show", name]).stdout;
    assert_eq!(whole("Ellison"), format!("{}\n{}", whole("Ann Ellison"), whole("Tom Ellison")));
    assert_eq!(whole("Lane"), whole("Zoë Lane"));
}

#[test]
fn what_is_sure_is_corrected_on_disk_and_said() {
    let notes = [
        ("People/Zoë Lane.md", ""),
        ("Companies/Zorgle.md", ""),
        ("a.md", "🧭 é Yesterday Zoë Lqne came.\r\nAnd [[People/Marco Polo]].\r\n"),
        ("b.md", "---\nwhoswho_ignore: [Zoë Lqne]\n---\nYesterday Zoë Lqne came.\n"),
        ("c.md", "The shares of Zorgel fell.\n"),
    ];
    let vault = vault(&notes);
    let run = whoswho(vault.path(), &["check", "--fix"]);
    assert_eq!(run.stderr, "");
    assert!(
        run.stdout.starts_with("a.md:1:19: “Lqne” is now “Lane”\n1 name corrected in 1 note\n\n"),
        "{}",
        run.stdout
    );
    let text = |path: &str| fs::read_to_string(vault.path().join(path)).expect("the note is there");
    assert_eq!(text("a.md"), "🧭 é Yesterday Zoë Lane came.\r\nAnd [[People/Marco Polo]].\r\n");
    for (path, before) in notes.iter().filter(|(path, _)| *path != "a.md") {
        assert_eq!(text(path), *before);
    }
    assert_eq!(fs::read_dir(vault.path()).expect("a folder").count(), 5, "nothing is left beside the notes");
    // What is left is reported as ever.
    assert!(run.stdout.contains("warning[unresolved-link]"), "{}", run.stdout);
    assert!(!run.stdout.contains("“Zorgel”"), "one word says too little: {}", run.stdout);
    assert_eq!(run.code, Some(1));
    let again = whoswho(vault.path(), &["check", "--fix", "a.md"]);
    assert!(!again.stdout.contains("is now"), "{}", again.stdout);
}
