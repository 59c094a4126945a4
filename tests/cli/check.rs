//! `check`: what it prints, and how it exits.

use std::fs;

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{lines, seeds, story, vault, whoswho};

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
