//! `whoswho mcp --allow-writes`: what an assistant may change, and what it may not.

use super::mcp::{Session, desk};
use super::*;

fn writing(folder: &Path) -> Session {
    Session::with(folder, &["--allow-writes"])
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).expect("the note is there")
}

/// All files of a folder, with their texts.
fn all(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()) {
        if entry.is_dir() {
            found.extend(all(&entry));
        } else {
            let text = fs::read_to_string(&entry).expect("a text");
            found.push((entry, text));
        }
    }
    found.sort();
    found
}

fn said(answer: &Value) -> &str {
    answer.as_str().unwrap_or_default()
}

#[test]
fn without_the_flag_nothing_is_offered_and_nothing_done() {
    let folder = desk();
    let before = all(folder.path());
    let mut session = Session::new(folder.path());
    for (tool, arguments) in [
        ("define", json!({ "name": "Priya Raman", "kind": "person" })),
        ("add_alias", json!({ "name": "Ann Ellison", "alias": "The Skipper" })),
        ("rename", json!({ "from": "Ann Ellison", "to": "Ann King" })),
    ] {
        let refused = session.call(tool, arguments);
        assert!(said(&refused).contains("whoswho mcp --allow-writes"), "{refused}");
    }
    session.end();
    assert_eq!(all(folder.path()), before);
}

#[test]
fn tools_that_write_say_what_they_do() {
    let folder = desk();
    let mut session = writing(folder.path());
    let tools = session.ask("tools/list", json!({}));
    let hints = |name: &str| {
        let tool = tools["tools"].as_array().into_iter().flatten().find(|tool| tool["name"] == name);
        let hints = tool.expect("it is listed")["annotations"].clone();
        ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"].map(|hint| hints[hint] == true)
    };
    assert_eq!(hints("who_is"), [true, false, true, false]);
    assert_eq!(hints("define"), [false, false, true, false]);
    assert_eq!(hints("add_alias"), [false, false, true, false]);
    assert_eq!(hints("rename"), [false, true, false, false]);
    session.end();
}

#[test]
fn a_name_gets_a_note_where_such_notes_are_with_its_aliases() {
    let folder = desk();
    let mut session = writing(folder.path());
    let made =
        session.call("define", json!({ "name": "Priya Raman", "kind": "person", "aliases": ["Pri", "Dr. Raman"] }));
    assert_eq!(made["created"], "People/Priya Raman.md");
    assert_snapshot!(read(&folder, "People/Priya Raman.md"), @r#"
    ---
    type: person
    aliases: [Pri, Dr. Raman]
    ---
    # Priya Raman
    "#);
    assert_eq!(
        session.call("who_is", json!({ "name": "Pri" }))["who"][0]["name"],
        "Priya Raman",
        "it is known at once"
    );
    let made =
        session.call("define", json!({ "name": "Quay Ltd", "kind": "organization", "folder": "Places/Harbour" }));
    assert_eq!(made["created"], "Places/Harbour/Quay Ltd.md");
    let before = all(folder.path());
    for (arguments, why) in [
        (json!({ "name": "Priya Raman", "kind": "person" }), "is defined already"),
        (json!({ "name": "Ann Elison", "kind": "person" }), "is nearly Ann Ellison"),
        (json!({ "name": "bob", "kind": "person" }), "has no capital letter"),
        (json!({ "name": "Bob", "kind": "robot" }), "`kind` has to be one of person, organization"),
        (json!({ "name": "Bob Stone", "kind": "person", "aliases": ["Captain"] }), "is a name of Ann Ellison"),
        (json!({ "name": "Bob Stone", "kind": "person", "aliases": ["[[Bob"] }), "cannot have “[[Bob” as another name"),
        (json!({ "name": "Bob [x](y) Stone", "kind": "person" }), "would not be read as it is written"),
        (json!({ "name": "Bob\nStone", "kind": "person" }), "would not be read as it is written"),
        (json!({ "name": "Bob Stone", "kind": "person", "folder": "../elsewhere" }), "cannot be the name of a note"),
        (json!({ "name": "Bob Stone", "kind": "person", "folder": "/etc" }), "cannot be the name of a note"),
        (json!({ "name": "Bob Stone", "kind": "person", "folder": ".git" }), "cannot be the name of a note"),
        (json!({ "name": "Bob Stone", "kind": "person", "folder": "Templates" }), "is none that a note can have"),
    ] {
        let refused = session.call("define", arguments.clone());
        assert!(said(&refused).contains(why), "{arguments}: {refused}");
    }
    assert_eq!(all(folder.path()), before, "nothing was written");
    session.end();
}

#[test]
fn an_alias_is_added_to_the_definition_that_is_meant() {
    let folder = desk();
    let mut session = writing(folder.path());
    let added = session.call("add_alias", json!({ "name": "Ann Ellison", "alias": "The Skipper" }));
    assert_eq!(added["after"], "aliases: [Captain, The Skipper]", "{added}");
    assert!(read(&folder, "People/Ann Ellison.md").contains("aliases: [Captain, The Skipper]\n"));
    assert_eq!(session.call("who_is", json!({ "name": "The Skipper" }))["who"][0]["name"], "Ann Ellison");
    let either = session.call("add_alias", json!({ "name": "Ellison", "alias": "The Elder" }));
    assert!(said(&either).contains("say whose it is by `note`"), "{either}");
    let tom =
        session.call("add_alias", json!({ "name": "Ellison", "alias": "The Elder", "note": "People/Tom Ellison" }));
    assert!(tom["changed"].as_str().is_some_and(|place| place.starts_with("People/Tom Ellison.md:")), "{tom}");
    let before = all(folder.path());
    for (alias, why) in [("Captain", "is a name of Ann Ellison"), ("a ]] b", "cannot have"), ("#tag", "cannot have")] {
        let refused = session.call("add_alias", json!({ "name": "Tom Ellison", "alias": alias }));
        assert!(said(&refused).contains(why), "{alias}: {refused}");
    }
    assert_eq!(all(folder.path()), before);
    session.end();
}

#[test]
fn a_rename_is_shown_and_then_made_as_it_was_shown() {
    let folder = desk();
    let before = all(folder.path());
    let mut session = writing(folder.path());
    let shown = session.call("rename", json!({ "from": "Ann Ellison", "to": "Ann King" }));
    assert_eq!(all(folder.path()), before, "nothing is changed");
    assert_eq!(shown["dryRun"], true);
    assert_eq!(shown["moves"], json!([{ "from": "People/Ann Ellison.md", "to": "People/Ann King.md" }]));
    let edits = shown["edits"].as_array().expect("edits");
    let of_log = edits.iter().find(|edit| edit["file"] == "2025-01-28.md" && edit["line"] == 1).expect("an edit");
    assert_eq!(of_log["before"], "Ann Ellison met Tom Ellison. Ann spoke for Zorgle.");
    assert_eq!(of_log["after"], "Ann King met Tom Ellison. Ann spoke for Zorgle.");
    let asked = |guard: &Value| json!({ "from": "Ann Ellison", "to": "Ann King", "dry_run": false, "guard": guard });
    let made = session.call("rename", asked(&shown["guard"]));
    assert_eq!((&made["dryRun"], &made["total"]), (&json!(false), &shown["total"]), "{made}");
    assert!(read(&folder, "2025-01-28.md").starts_with("Ann King met Tom Ellison."));
    assert!(read(&folder, "People/Ann King.md").contains("# Ann King\n"));
    assert!(!folder.path().join("People/Ann Ellison.md").exists());
    assert_eq!(session.call("who_is", json!({ "name": "Ann King" }))["status"], "resolved", "it is known at once");
    let again = session.call("rename", asked(&shown["guard"]));
    assert!(said(&again).contains("nobody in the notes"), "{again}");
    session.end();
}

#[test]
fn a_rename_is_refused_once_the_notes_are_others() {
    let folder = desk();
    let mut session = writing(folder.path());
    let shown = session.call("rename", json!({ "from": "Ann Ellison", "to": "Ann King" }));
    let text = "Ann Ellison met Tom Ellison twice. Ann spoke for Zorgle.\n";
    write(folder.path(), "2025-01-28.md", text.as_bytes());
    let before = all(folder.path());
    let refused = session
        .call("rename", json!({ "from": "Ann Ellison", "to": "Ann King", "dry_run": false, "guard": shown["guard"] }));
    // The system may tell of the change before or after: both are refused.
    assert!(said(&refused).contains("guard is not that") || said(&refused).contains("has changed"), "{refused}");
    let other = session
        .call("rename", json!({ "from": "Tom Ellison", "to": "Tom King", "dry_run": false, "guard": shown["guard"] }));
    assert!(other.is_string(), "a guard is that of one change: {other}");
    assert_eq!(all(folder.path()), before);
    session.end();
}

#[test]
fn what_cannot_be_renamed_is_told_with_the_reason() {
    let folder = desk();
    write(folder.path(), "People/Ann King.md", b"# Ann King\n");
    let before = all(folder.path());
    let mut session = writing(folder.path());
    for (arguments, why) in [
        (json!({ "from": "Ann Ellison", "to": "Ann King" }), "is the name of a person already"),
        (json!({ "from": "Ann Ellison", "to": "Ann Ellison" }), "there is nothing to change"),
        (json!({ "from": "Ann Ellison", "to": "Ann [King]" }), "A name cannot have"),
        (json!({ "from": "Ellison", "to": "King" }), "say whose it is by `note`"),
        (json!({ "from": "Ellison", "to": "King", "note": "People/Tom Ellison.md" }), "is no name by itself"),
        (json!({ "from": "Nobody Known", "to": "King" }), "nobody in the notes is defined as"),
        (json!({ "from": "Ann Ellison", "to": "Ann Queen", "dry_run": false }), "`guard` is missing"),
        (json!({ "from": "Ann Ellison", "to": "Ann Queen", "dry_run": "no" }), "`dry_run` has to be true or false"),
    ] {
        let refused = session.call("rename", arguments.clone());
        assert!(said(&refused).contains(why), "{arguments}: {refused}");
    }
    assert_eq!(all(folder.path()), before);
    session.end();
}

/// Has a rename shown, and then made as it was shown.
fn rename(session: &mut Session, from: &str, to: &str) {
    let shown = session.call("rename", json!({ "from": from, "to": to }));
    let guard = &shown["guard"];
    let made = session.call("rename", json!({ "from": from, "to": to, "dry_run": false, "guard": guard }));
    assert_eq!(made["dryRun"], false, "{shown} {made}");
}

#[test]
fn a_name_that_nobody_has_defined_and_an_alias_are_renamed_too() {
    let folder = desk();
    let mut session = writing(folder.path());
    for (from, to) in [("Priya Raman", "Priya Ramanujan"), ("Captain", "Commodore")] {
        rename(&mut session, from, to);
    }
    assert!(read(&folder, "2025-01-28.md").contains("Priya Ramanujan stayed, and Priya Ramanujan wrote."));
    assert!(read(&folder, "People/Ann Ellison.md").contains("aliases: [Commodore]"));
    session.end();
}

#[test]
fn a_name_that_is_only_that_of_a_file_is_renamed() {
    let folder = vault(&[("People/Ann Lind.md", "A sailor.\n"), ("a.md", "We met Ann Lind.\n")]);
    let mut session = writing(folder.path());
    rename(&mut session, "Ann Lind", "Ann Holm");
    assert_eq!(read(&folder, "a.md"), "We met Ann Holm.\n");
    assert_eq!(read(&folder, "People/Ann Holm.md"), "A sailor.\n");
    session.end();
}

#[cfg(unix)]
#[test]
fn links_lead_no_change_out_of_the_vault() {
    let outside = vault(&[("Log.md", "Ann Ellison called.\n"), ("Cast/Zed Lane.md", "# Zed Lane\n")]);
    let folder = desk();
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(outside.path().join(from), folder.path().join(to)).expect("a link");
    };
    link("Log.md", "Log.md");
    link("Cast", "Cast");
    let before = all(outside.path());
    let mut session = writing(folder.path());
    rename(&mut session, "Ann Ellison", "Ann King");
    let into = session.call("define", json!({ "name": "Bob Stone", "kind": "person", "folder": "Cast" }));
    assert!(said(&into).contains("leads out of the vault"), "{into}");
    assert_eq!(all(outside.path()), before);
    session.end();
}

#[test]
fn notes_of_org_mode_get_their_aliases_in_a_drawer() {
    let folder = vault(&[
        ("roam/Ann Ellison.org", ":PROPERTIES:\n:ID: 1\n:END:\n#+title: Ann Ellison\n#+filetags: :person:\n"),
        ("roam/Tom Lane.org", "#+title: Tom Lane\n#+filetags: :person:\n"),
    ]);
    let mut session = writing(folder.path());
    let made = json!({ "name": "Zoë Quill", "kind": "person", "aliases": ["Zed", "The Quill"] });
    assert_eq!(session.call("define", made)["created"], "roam/Zoë Quill.org");
    assert_snapshot!(read(&folder, "roam/Zoë Quill.org"), @r#"
    :PROPERTIES:
    :ROAM_ALIASES: Zed "The Quill"
    :END:
    #+title: Zoë Quill
    #+filetags: :person:
    "#);
    session.call("add_alias", json!({ "name": "Ann Ellison", "alias": "The Skipper" }));
    assert!(read(&folder, "roam/Ann Ellison.org").contains(":ID: 1\n:ROAM_ALIASES: \"The Skipper\"\n:END:\n"));
    session.end();
}

#[test]
fn marks_at_the_beginning_and_ends_of_lines_stay_as_they_are() {
    let folder = vault(&[
        ("People/Ann Ellison.md", "\u{feff}---\r\naliases: [Cap]\r\n---\r\n# Ann Ellison\r\n"),
        ("Log.md", "\u{feff}Ann Ellison wrote.\r\nAnn Ellison left.\r\n"),
    ]);
    let mut session = writing(folder.path());
    let shown = session.call("rename", json!({ "from": "Ann Ellison", "to": "Ann King" }));
    let guard = &shown["guard"];
    session.call("rename", json!({ "from": "Ann Ellison", "to": "Ann King", "dry_run": false, "guard": guard }));
    assert_eq!(read(&folder, "Log.md"), "\u{feff}Ann King wrote.\r\nAnn King left.\r\n");
    assert_eq!(read(&folder, "People/Ann King.md"), "\u{feff}---\r\naliases: [Cap]\r\n---\r\n# Ann King\r\n");
    session.end();
}

#[test]
fn a_rename_that_cannot_be_made_in_one_note_is_made_in_none() {
    let folder = desk();
    let log = folder.path().join("2025-01-28.md");
    let mut permissions = fs::metadata(&log).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&log, permissions).expect("they can be set");
    fs::create_dir_all(folder.path().join("People/Tom King.md")).expect("a folder");
    let before = fs::read_dir(folder.path().join("People")).expect("a folder").count();
    let mut session = writing(folder.path());
    for (from, to, why) in [
        ("Ann Ellison", "Ann King", "it is read-only; nothing was changed"),
        ("Tom Ellison", "Tom King", "nothing was changed"),
    ] {
        let shown = session.call("rename", json!({ "from": from, "to": to }));
        let guard = &shown["guard"];
        let refused = session.call("rename", json!({ "from": from, "to": to, "dry_run": false, "guard": guard }));
        assert!(said(&refused).contains(why), "{refused}");
    }
    assert_eq!(fs::read_dir(folder.path().join("People")).expect("a folder").count(), before);
    assert!(read(&folder, "People/Ann Ellison.md").contains("# Ann Ellison\n"));
    session.end();
}
