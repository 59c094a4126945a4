//! Renaming, and what users do to files in their editor.

use std::fs;

use serde_json::{Value, json};

use super::ADA;
use super::support::desk::{Desk, until, write};

/// An editor that can do everything that a rename may ask for.
fn able() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": { "rename": { "prepareSupport": true } },
        "workspace": {
            "workspaceEdit": {
                "documentChanges": true,
                "resourceOperations": ["create", "rename", "delete"],
                "changeAnnotationSupport": { "groupsOnLabel": true }
            },
            "fileOperations": { "didCreate": true, "willRename": true, "didRename": true, "didDelete": true }
        }
    })
}

impl Desk {
    /// Asks for the rename at a place, and gives the whole answer.
    fn rename(&mut self, path: &str, line: u32, character: u32, new: &str) -> Value {
        let mut params = self.at(path, line, character);
        params["newName"] = json!(new);
        let id = self.client.request("textDocument/rename", &params);
        self.client.answer(id)
    }

    /// Waits until so many symbols are found for a query.
    fn wait_for_symbols(&mut self, query: &str, names: &[&str]) {
        until("the symbols are as they should be", || {
            let found = self.client.call("workspace/symbol", &json!({ "query": query }));
            // Before all notes are read, a name may stand in one of them and be defined by none.
            let found = found.as_array().expect("a list").iter();
            let found = found.filter(|it| !it["containerName"].as_str().unwrap_or_default().starts_with("not defined"));
            found.map(|it| it["name"].as_str().unwrap_or_default()).eq(names.iter().copied())
        });
    }
}

const VISIT: &str = "🙂 met Élodie Marchand and [her](People/%C3%89lodie%20Marchand.md).\n";

fn vault() -> [(&'static str, &'static str); 3] {
    [("People/Élodie Marchand.md", ADA), ("Visit.md", VISIT), ("Later.md", "[[Élodie Marchand]] left.\n")]
}

#[test]
fn a_rename_comes_with_versions_files_and_an_offer() {
    let mut desk = Desk::new(&vault(), &able());
    desk.open("Visit.md");
    assert_eq!(desk.codes("Visit.md", 1), [""; 0]);
    desk.wait_for_symbols("marchand", &["Élodie Marchand"]);
    let at = desk.at("Visit.md", 0, 10);
    let prepared = desk.client.call("textDocument/prepareRename", &at);
    let range = json!({ "start": { "line": 0, "character": 7 }, "end": { "line": 0, "character": 22 } });
    assert_eq!(prepared, json!({ "range": range, "placeholder": "Élodie Marchand" }));
    let answer = desk.rename("Visit.md", 0, 10, "Élodie Dubois");
    let changes = answer["result"]["documentChanges"].as_array().expect("a list").clone();
    let of = |path: &str| {
        let uri = desk.uri(path);
        changes.iter().find(|change| change["textDocument"]["uri"] == uri.as_str()).cloned().unwrap_or_default()
    };
    let visit = of("Visit.md");
    assert_eq!(visit["textDocument"]["version"], 1);
    assert_eq!(visit["edits"][0], json!({ "range": range, "newText": "Élodie Dubois" }));
    assert_eq!(visit["edits"][1]["newText"], "People/%C3%89lodie%20Dubois.md");
    assert_eq!(of("Later.md")["edits"][0]["newText"], "Élodie Dubois");
    let note = of("People/Élodie Marchand.md");
    assert_eq!(note["edits"][0]["newText"], ", Élodie Marchand");
    let label = note["edits"][0]["annotationId"].as_str().expect("an annotation");
    assert_eq!(answer["result"]["changeAnnotations"][label]["needsConfirmation"], true);
    let file = changes.last().expect("changes");
    let (old, new) = (desk.uri("People/Élodie Marchand.md"), desk.uri("People/Élodie Dubois.md"));
    assert_eq!(*file, json!({ "kind": "rename", "oldUri": old, "newUri": new }));
}

#[test]
fn an_editor_that_can_do_little_gets_plain_edits() {
    let mut desk = Desk::new(&vault(), &json!({}));
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    desk.wait_for_symbols("marchand", &["Élodie Marchand"]);
    let answer = desk.rename("Visit.md", 0, 10, "Élodie Dubois");
    let changes = &answer["result"]["changes"];
    assert_eq!(changes[desk.uri("Visit.md")].as_array().map(Vec::len), Some(1), "{answer}");
    assert_eq!(changes[desk.uri("People/Élodie Marchand.md")][0]["newText"], "title: Élodie Dubois\n", "{answer}");
    assert!(answer["result"].get("changeAnnotations").is_none());
}

#[test]
fn a_refusal_says_why() {
    let mut desk = Desk::new(&vault(), &able());
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    let answer = desk.rename("Visit.md", 0, 1, "Nobody");
    assert_eq!(answer["error"]["code"], -32803);
    assert_eq!(answer["error"]["message"], "There is no name here that whoswho knows.");
    // What is no note is in the way of a file as well.
    fs::create_dir(desk.folder.path().join("People/Élodie Dubois.md")).expect("the folder can be made");
    let answer = desk.rename("Visit.md", 0, 10, "Élodie Dubois");
    assert_eq!(answer["error"]["message"], "There is a note People/Élodie Dubois.md already.");
}

#[test]
fn a_note_that_is_otherwise_on_disk_makes_it_fail_once() {
    let mut desk = Desk::new(&vault(), &able());
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    desk.wait_for_symbols("marchand", &["Élodie Marchand"]);
    write(desk.folder.path(), "Later.md", "🙂🙂 [[Élodie Marchand]] left.\n");
    let answer = desk.rename("Visit.md", 0, 10, "Élodie Dubois");
    assert_eq!(answer["error"]["message"], "Later.md has changed on disk since it was read; try again in a moment.");
    until("the note is read again", || desk.rename("Visit.md", 0, 10, "Élodie Dubois").get("error").is_none());
}

#[test]
fn links_are_kept_when_files_move_in_the_editor() {
    let mut desk = Desk::new(&vault(), &able());
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    desk.wait_for_symbols("marchand", &["Élodie Marchand"]);
    let moves = json!({ "files": [{ "oldUri": desk.uri("People"), "newUri": desk.uri("Crew") }] });
    let edit = desk.client.call("workspace/willRenameFiles", &moves);
    let changes = edit["documentChanges"].as_array().expect("a list");
    assert_eq!(changes.len(), 1, "{edit}");
    assert_eq!(changes[0]["edits"][0]["newText"], "Crew/%C3%89lodie%20Marchand.md");
    fs::rename(desk.folder.path().join("People"), desk.folder.path().join("Crew")).expect("it can be moved");
    write(desk.folder.path(), "Crew/Élodie Marchand.md", "---\ntype: person\n---\n# Élodie Dubois Marchand\n");
    desk.client.notify("workspace/didRenameFiles", &moves);
    // The editor has not made the edit: the link in Visit.md still says the old folder, and it is clear whom it means.
    desk.wait_for_symbols("marchand", &["Élodie Dubois Marchand"]);
    write(desk.folder.path(), "Crew/Nora Marchand.md", "---\ntype: person\n---\n");
    let created = json!({ "files": [{ "uri": desk.uri("Crew/Nora Marchand.md") }] });
    desk.client.notify("workspace/didCreateFiles", &created);
    desk.wait_for_symbols("nora", &["Nora Marchand"]);
    fs::remove_dir_all(desk.folder.path().join("Crew")).expect("it can be removed");
    desk.client.notify("workspace/didDeleteFiles", &json!({ "files": [{ "uri": desk.uri("Crew") }] }));
    desk.wait_for_symbols("nora", &[]);
}

#[test]
fn editors_hear_only_what_they_can_tell() {
    let mut client = super::support::Client::start();
    let result = client.initialize(&able());
    let operations = &result["capabilities"]["workspace"]["fileOperations"];
    for operation in ["didCreate", "willRename", "didRename", "didDelete"] {
        assert_eq!(operations[operation]["filters"][1]["pattern"]["matches"], "folder", "{operation}");
    }
    assert_eq!(result["capabilities"]["renameProvider"], json!({ "prepareProvider": true }));
    let result = super::support::Client::start().initialize(&json!({}));
    assert_eq!(result["capabilities"]["workspace"]["fileOperations"], json!({}));
    assert_eq!(result["capabilities"]["renameProvider"], true);
}

#[test]
fn a_drive_letter_is_written_as_the_editor_writes_it() {
    let mut client = super::support::Client::start();
    let folders =
        json!([{ "uri": "file:///c%3A/vault", "name": "vault" }, { "uri": "file:///c%3A/vault2", "name": "2" }]);
    let params = json!({ "processId": null, "rootUri": null, "workspaceFolders": folders, "capabilities": able() });
    client.call("initialize", &params);
    client.notify("initialized", &json!({}));
    let person = "---\ntype: person\n---\n";
    client.open("file:///c%3A/vault/People/Zo%C3%AB%20Hale.md", person);
    client.open("file:///c%3A/vault2/Zo%C3%AB%20Hale.md", "[[Zoë Hale]] of the other folder.\n");
    client.open("file:///c%3A/vault/Met.md", "Met [Zoë](People/Zoë%20Hale.md).\n");
    let at = json!({ "line": 0, "character": 6 });
    let document = json!({ "uri": "file:///c%3A/vault/Met.md" });
    let edit =
        client.call("textDocument/rename", &json!({ "textDocument": document, "position": at, "newName": "Zoë King" }));
    let changes = edit["documentChanges"].as_array().expect("a list");
    assert_eq!(changes[0]["textDocument"]["uri"], "file:///c%3A/vault/People/Zo%C3%AB%20Hale.md", "{edit}");
    let file = changes.last().expect("changes");
    assert_eq!(file["oldUri"], "file:///c%3A/vault/People/Zo%C3%AB%20Hale.md");
    assert_eq!(file["newUri"], "file:///c%3A/vault/People/Zo%C3%AB%20King.md");
    let touched: Vec<&Value> = changes.iter().map(|change| &change["textDocument"]["uri"]).collect();
    assert!(touched.contains(&&json!("file:///c%3A/vault/Met.md")), "{edit}");
}

#[test]
fn an_editor_that_tells_of_file_operations_alone_gets_them() {
    let edit = json!({ "resourceOperations": ["rename", "create", "delete"] });
    let mut desk = Desk::new(&vault(), &json!({ "workspace": { "workspaceEdit": edit } }));
    desk.open("Visit.md");
    desk.wait_for_symbols("marchand", &["Élodie Marchand"]);
    let answer = desk.rename("Visit.md", 0, 10, "Élodie Dubois");
    let changes = answer["result"]["documentChanges"].as_array().unwrap_or_else(|| panic!("{answer}"));
    let renamed = changes.iter().find(|change| change["kind"] == "rename").expect("the file goes with the name");
    assert_eq!(renamed["newUri"], desk.uri("People/Élodie Dubois.md"));
}

#[test]
fn a_rename_waits_for_notes_that_have_just_changed() {
    let zoe = ("People/Zoë Lane.md", "---\ntype: person\n---\nA painter.\n");
    let paths: Vec<String> = (0..300).map(|number| format!("Visits/{number:03}.md")).collect();
    let before = paths.iter().map(|path| (path.as_str(), "🧭 Nobody came.\n"));
    let mut desk = Desk::new(&before.chain([zoe, ("Visit.md", "Zoë Lane came.\n")]).collect::<Vec<_>>(), &able());
    desk.open("Visit.md");
    desk.wait_for_codes("Visit.md", &[]);
    // As many come into sight one by one as are read with all others, and then what had been read stands elsewhere.
    for (number, few) in [(1, 7), (2, paths.len())] {
        let text = format!("{}🧭 Zoë Lane came.\n", "🧭 She was here.\n".repeat(number));
        let changed: Vec<&String> = paths.iter().take(few).collect();
        changed.iter().for_each(|path| write(desk.folder.path(), path, &text));
        let news: Vec<Value> = changed.iter().map(|path| json!({ "uri": desk.uri(path), "type": 2 })).collect();
        desk.client.notify("workspace/didChangeWatchedFiles", &json!({ "changes": news }));
        let answer = desk.rename("Visit.md", 0, 2, "Zoë Dubois");
        let changes = answer["result"]["documentChanges"].as_array().expect("it is granted").clone();
        for path in changed {
            let uri = desk.uri(path);
            let note = changes.iter().find(|change| change["textDocument"]["uri"] == uri.as_str());
            let range = json!({
                "start": { "line": number, "character": 3 },
                "end": { "line": number, "character": 11 },
            });
            assert_eq!(
                note.map(|note| &note["edits"]),
                Some(&json!([{ "range": range, "newText": "Zoë Dubois" }])),
                "{path}"
            );
        }
    }
}
