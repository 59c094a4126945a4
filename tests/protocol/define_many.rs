//! The list of names that nobody has defined, and notes for those that are chosen from it.

use std::fs;

use serde_json::{Value, json};

use super::commands::{execute, range};
use super::support::desk::{Desk, until};

const PERSON: &str = "---\ntype: person\n---\n";
const VISIT: &str = "🧭 On Monday Petra Lindqvist called\nher mother.\n";

fn vault() -> [(&'static str, &'static str); 4] {
    [
        ("Who/ann-ellison.md", PERSON),
        ("Calls.md", "On Tuesday Petra Lindqvist called Henrik Lundberg.\n"),
        ("Visit.md", VISIT),
        ("Who/karl-oder.md", "---\ntype: place\n---\n"),
    ]
}

/// An editor that makes the changes that it is asked for, of these kinds.
fn editor(operations: &[&str]) -> Value {
    let edit = json!({ "documentChanges": true, "resourceOperations": operations });
    json!({ "workspace": { "applyEdit": true, "workspaceEdit": edit } })
}

/// A desk at which both names have been found.
fn desk(capabilities: &Value) -> Desk {
    let mut desk = Desk::new(&vault(), capabilities);
    until("both names are found", || {
        let all = execute(&mut desk, "whoswho.undefined", &json!([]));
        all["ready"] == true && all["names"].as_array().is_some_and(|names| names.len() == 2)
    });
    desk
}

fn wanted(names: &[(&str, &str)]) -> Value {
    let names: Vec<Value> = names.iter().map(|(name, kind)| json!({ "name": name, "kind": kind })).collect();
    json!([{ "names": names }])
}

#[test]
fn the_most_frequent_names_come_first_with_counts_kind_and_excerpt() {
    let mut desk = desk(&json!({}));
    let all = execute(&mut desk, "whoswho.undefined", &json!([]));
    let petra = json!({
        "name": "Petra Lindqvist", "kind": "person", "mentions": 2, "notes": 2,
        "excerpt": "On Tuesday Petra Lindqvist called Henrik Lundberg.",
        "first": { "uri": desk.uri("Calls.md"), "range": range(0, 11, 26) },
    });
    assert_eq!(all["names"][0], petra, "{all:#}");
    assert_eq!(all["names"][1]["name"], "Henrik Lundberg");
    // What an open note says counts, also where it is not saved.
    desk.open("Calls.md");
    desk.change("Calls.md", 2, Some([0, 0, 0, 10]), "Last week");
    until("the excerpt is that of the open note", || {
        let all = execute(&mut desk, "whoswho.undefined", &json!([]));
        all["names"][0]["excerpt"] == "Last week Petra Lindqvist called Henrik Lundberg."
    });
    // The text of a note that is on disk otherwise by now is not quoted.
    desk.client.notify("textDocument/didClose", &json!({ "textDocument": { "uri": desk.uri("Calls.md") } }));
    let path = desk.folder.path().join("Calls.md");
    fs::write(path, "Another text.\n").expect("it can be written");
    let all = execute(&mut desk, "whoswho.undefined", &json!([]));
    assert_ne!(all["names"][0]["excerpt"], "Another text.", "{all:#}");
}

#[test]
fn chosen_names_become_notes_as_the_workspace_has_them_and_the_others_are_refused() {
    let mut desk = desk(&editor(&["create"]));
    desk.client.replies = vec![("workspace/applyEdit", json!({ "applied": true }))];
    let names = wanted(&[
        ("Petra  Lindqvist", "person"),
        ("Petra Lindqvist", "person"),
        ("Ann Ellison", "person"),
        ("Karl Oder", "person"),
        ("///", "organization"),
        ("Acme", "organization"),
    ]);
    let answer = execute(&mut desk, "whoswho.define", &names);
    let defined = |desk: &Desk, name: &str, path: &str| json!({ "name": name, "path": path, "uri": desk.uri(path) });
    assert_eq!(
        answer["defined"],
        json!([
            defined(&desk, "Petra Lindqvist", "Who/petra-lindqvist.md"),
            defined(&desk, "Acme", "Organizations/Acme.md")
        ]),
        "{answer:#}"
    );
    let refused: Vec<String> = answer["refused"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| format!("{} {}", it["name"].as_str().unwrap_or_default(), it["why"].as_str().unwrap_or_default()))
        .collect();
    let expected = [
        "Ann Ellison is defined already",
        "Karl Oder has a note already that is not about a person or an organization",
        "/// cannot be the name of a note",
    ];
    assert_eq!(refused, expected);
    let asked = desk.client.wait_for("workspace/applyEdit", |_| true);
    assert_eq!(asked["label"], "Define 2 names");
    let changes = asked["edit"]["documentChanges"].as_array().expect("a list");
    assert_eq!(changes.len(), 4, "{asked:#}");
    assert_eq!((&changes[0]["kind"], &changes[0]["uri"]), (&json!("create"), &answer["defined"][0]["uri"]));
    assert_eq!(changes[1]["edits"][0]["newText"], "---\ntype: person\n---\n# Petra Lindqvist\n");
    // The server writes nothing itself.
    assert!(!desk.folder.path().join("Who/petra-lindqvist.md").exists());
}

#[test]
fn an_editor_that_makes_no_notes_is_told_so_and_one_that_refuses_tells_its_user() {
    for capabilities in [json!({}), editor(&["rename"])] {
        let mut client = desk(&capabilities).client;
        let params = json!({ "command": "whoswho.define", "arguments": wanted(&[("Petra Lindqvist", "person")]) });
        let id = client.request("workspace/executeCommand", &params);
        let answer = client.answer(id);
        assert_eq!(answer["error"]["message"], "This editor lets the server make no notes.", "{answer}");
    }
    let mut desk = desk(&editor(&["create"]));
    desk.client.replies = vec![("workspace/applyEdit", json!({ "applied": false, "failureReason": "it is full" }))];
    execute(&mut desk, "whoswho.define", &wanted(&[("Petra Lindqvist", "person")]));
    let told = desk.client.wait_for("window/showMessage", |_| true);
    assert_eq!(told["message"], "whoswho: the editor has not made the change: it is full");
}

#[test]
fn no_names_ask_for_no_change() {
    let mut desk = desk(&editor(&["create"]));
    let answer = execute(&mut desk, "whoswho.define", &wanted(&[("Ann Ellison", "person")]));
    assert_eq!(answer["defined"], json!([]));
    desk.client.assert_alive();
    assert!(!desk.client.has_passed(|message| message["method"] == "workspace/applyEdit"));
}

#[cfg(unix)]
#[test]
fn nothing_is_made_where_a_link_leads_out_of_the_workspace() {
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let mut desk = desk(&editor(&["create"]));
    let link = desk.folder.path().join("Organizations");
    std::os::unix::fs::symlink(elsewhere.path(), link).expect("the link can be made");
    let answer = execute(&mut desk, "whoswho.define", &wanted(&[("Acme", "organization")]));
    let why = "would have its note outside of the workspace, where a link leads";
    assert_eq!(answer, json!({ "defined": [], "refused": [{ "name": "Acme", "why": why }] }));
}
