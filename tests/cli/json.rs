//! `list` and `show` for programs.

use serde_json::{Value, json};

use super::{lines, story, vault, whoswho};

#[test]
fn a_list_as_json_is_an_object_a_line() {
    let run = whoswho(story().path(), &["list", "--format", "json"]);
    let row = |name: &str, kind: &str, mentions: u32, file: &str, line: u32| json!({ "name": name, "kind": kind, "mentions": mentions, "file": file, "line": line });
    assert_eq!(
        lines(&run),
        [
            row("Ann Ellison", "person", 1, "People/Ann Ellison.md", 0),
            row("Tom Ellison", "person", 1, "People/Tom Ellison.md", 0),
            row("Zoë Lane", "person", 3, "People/Zoë Lane.md", 5),
            row("Zorgle", "organization", 2, "Companies/Zorgle.md", 0),
        ]
    );
    let run = whoswho(story().path(), &["list", "--undefined", "--format", "json"]);
    assert_eq!(lines(&run), [row("Zhang Wei", "person", 1, "2025-01-28.md", 1)]);
}

#[test]
fn a_card_as_json_has_all_that_is_shown() {
    let run = whoswho(story().path(), &["show", "zoe", "--format", "json"]);
    let company = |name: &str| json!({ "name": name, "kind": "person", "file": format!("People/{name}.md"), "line": 0, "notes": 1 });
    assert_eq!(
        lines(&run),
        [json!({
            "name": "Zoë Lane",
            "kind": "person",
            "mentions": 3,
            "file": "People/Zoë Lane.md",
            "line": 5,
            "notes": 1,
            "latest": "2025-01-28",
            "summary": "Flies, and sings.",
            "also": ["Zed of Venice", "@zoe"],
            "facts": [{ "key": "role", "value": "pilot of Zorgle" }],
            "company": [company("Ann Ellison"), company("Tom Ellison")],
        })]
    );
}

#[test]
fn namesakes_as_json_are_a_line_each() {
    let notes = vault(&[("People/Ann Smith.md", ""), ("People/Ann Smith (painter).md", "")]);
    let run = whoswho(notes.path(), &["show", "Ann Smith", "--format", "json"]);
    let files: Vec<Value> = lines(&run).iter().map(|card| card["file"].clone()).collect();
    assert_eq!(files, ["People/Ann Smith (painter).md", "People/Ann Smith.md"]);
}

#[test]
fn a_name_that_nobody_has_brings_up_those_that_are_meant() {
    for arguments in [
        &["show", "Zoe Lnae"][..],
        &["show", "Zoe Lnae", "--format", "json"],
        &["mentions", "--of", "Zoe Lnae"],
        &["timeline", "Zoe Lnae"],
    ] {
        let run = whoswho(story().path(), arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert_eq!(run.stderr, "whoswho: “Zoe Lnae” is not defined here; did you mean Zoë Lane?\n", "{arguments:?}");
    }
}

#[test]
fn columns_are_right_with_wide_letters() {
    let notes = vault(&[
        ("People/王小明.md", ""),
        ("People/Zoe\u{308} Lane.md", ""),
        ("Companies/株式会社ゾーグル.md", ""),
        ("a.md", "Zoë Lane.\n"),
    ]);
    let run = whoswho(notes.path(), &["list"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.stdout);
    // Two columns for each letter of Chinese or Japanese, none for a combining mark.
    assert!(lines.iter().any(|line| line.starts_with("王小明            person")), "{}", run.stdout);
    assert!(lines.iter().any(|line| line.starts_with("Zoe\u{308} Lane          person")), "{}", run.stdout);
    assert!(lines.iter().any(|line| line.starts_with("株式会社ゾーグル  organization")), "{}", run.stdout);
}

#[test]
fn findings_are_marked_under_wide_letters() {
    let notes = vault(&[("People/Zoë Lane.md", ""), ("a.md", "王小明と🧭 e\u{301} Zoë Lnae.\n")]);
    let run = whoswho(notes.path(), &["check", "-q"]);
    assert!(run.stdout.contains("\n1 | 王小明と🧭 e\u{301} Zoë Lnae.\n  |              ^^^^^^^^\n"), "{}", run.stdout);
}
