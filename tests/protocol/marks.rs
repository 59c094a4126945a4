//! A mark at the top of a note, which editors take off before they show it, moves no position, whether the note is open or not.

use std::fs;

use serde_json::{Value, json};

use super::support::desk::Desk;

const ANNA: &str = "\u{feff}# Anna Feather\r\n\r\nA pilot.\r\n";
const LOG: &str = "\u{feff}Anna Feather flew, and [[Anna Feather]] landed.\r\n";

fn desk() -> Desk {
    let notes = [("People/Anna Feather.md", ANNA), ("Log.md", LOG), ("Open.md", "Anna Feather came.\n")];
    let mut desk = Desk::new(&notes, &json!({ "workspace": { "workspaceEdit": { "documentChanges": true } } }));
    desk.open("Open.md");
    assert_eq!(desk.codes("Open.md", 1), [""; 0]);
    desk
}

/// Where something stands: line, and from which character to which.
fn place(range: &Value) -> [u64; 3] {
    let at = |end: &str, key: &str| range[end][key].as_u64().expect("a number");
    [at("start", "line"), at("start", "character"), at("end", "character")]
}

#[test]
fn places_in_closed_notes_are_counted_without_their_marks() {
    let mut desk = desk();
    let at = desk.at("Open.md", 0, 3);
    let definition = desk.client.call("textDocument/definition", &at);
    assert_eq!(place(&definition[0]["range"]), [0, 2, 14]);
    let mut params = desk.at("Open.md", 0, 3);
    params["context"] = json!({ "includeDeclaration": false });
    let found = desk.client.call("textDocument/references", &params);
    let of_log = found.as_array().expect("a list").iter().filter(|it| it["uri"] == desk.uri("Log.md").as_str());
    assert_eq!(of_log.map(|it| place(&it["range"])).collect::<Vec<_>>(), [[0, 0, 12], [0, 25, 37]]);
}

#[test]
fn a_rename_leaves_the_marks_of_closed_notes_and_the_names_beside_them_whole() {
    let mut desk = desk();
    let mut params = desk.at("Open.md", 0, 3);
    params["newName"] = json!("Zoë Quill");
    let edit = desk.client.call("textDocument/rename", &params);
    let changes = edit["documentChanges"].as_array().expect("a list");
    let of_log = changes.iter().find(|it| it["textDocument"]["uri"] == desk.uri("Log.md").as_str());
    let edits = of_log.expect("the closed note changes")["edits"].as_array().expect("a list");
    let first = edits.iter().map(|it| place(&it["range"])).min().expect("an edit");
    assert_eq!(first, [0, 0, 12]);
    assert_eq!(fs::read_to_string(desk.folder.path().join("Log.md")).expect("it is there"), LOG);
}
