//! Several workspace folders with notes of the same names: what happens in one does not happen in the other.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::Client;
use super::support::desk::{Desk, until, uri, write};

const ANN: &str = "---\ntype: person\naliases: [Annie]\n---\n";

/// An editor with two folders that have the same notes.
fn two_folders() -> ([TempDir; 2], Client) {
    let folders = [(); 2].map(|()| tempfile::tempdir().expect("a temporary folder"));
    for folder in &folders {
        write(folder.path(), "People/Ann Smith.md", ANN);
        write(folder.path(), "Visit.md", "🧭 [[Ann Smith]] and [Ann](People/Ann%20Smith.md) came.\n");
    }
    let named =
        folders.iter().map(|folder| json!({ "uri": uri(folder.path(), "").trim_end_matches('/'), "name": "v" }));
    let edit = json!({ "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] });
    let files = json!({ "willRename": true, "didRename": true, "didDelete": true });
    let params = json!({
        "processId": null, "rootUri": null, "workspaceFolders": named.collect::<Vec<_>>(),
        "capabilities": { "workspace": { "workspaceEdit": edit, "fileOperations": files } },
    });
    let mut client = Client::start();
    client.call("initialize", &params);
    client.notify("initialized", &json!({}));
    for folder in &folders {
        let visit = uri(folder.path(), "Visit.md");
        client.open(&visit, &fs::read_to_string(folder.path().join("Visit.md")).expect("it is there"));
    }
    until("both folders have been read", || symbols(&mut client) == 2);
    (folders, client)
}

fn symbols(client: &mut Client) -> usize {
    let found = client.call("workspace/symbol", &json!({ "query": "Ann Smith" }));
    found.as_array().map(Vec::len).unwrap_or_default()
}

fn at(folder: &TempDir, character: u32) -> Value {
    let document = json!({ "uri": uri(folder.path(), "Visit.md") });
    json!({ "textDocument": document, "position": { "line": 0, "character": character } })
}

/// All URIs in an answer.
fn uris(answer: &Value, out: &mut Vec<String>) {
    match answer {
        Value::Object(fields) => fields.values().for_each(|value| uris(value, out)),
        Value::Array(values) => values.iter().for_each(|value| uris(value, out)),
        Value::String(text) if text.starts_with("file://") => out.push(text.clone()),
        _ => {}
    }
}

#[test]
fn links_lead_to_the_note_of_their_own_folder() {
    let (folders, mut client) = two_folders();
    for folder in &folders {
        for character in [6, 22] {
            let places = client.call("textDocument/definition", &at(folder, character));
            assert_eq!(places[0]["uri"], uri(folder.path(), "People/Ann Smith.md").as_str());
        }
    }
}

#[test]
fn a_rename_and_a_move_touch_one_folder_only() {
    let (folders, mut client) = two_folders();
    let [own, other] = folders.each_ref().map(|folder| uri(folder.path(), ""));
    let mut params = at(&folders[0], 6);
    params["newName"] = json!("Ann Jones");
    let renamed = client.call("textDocument/rename", &params);
    let moved = json!({ "oldUri": format!("{own}People"), "newUri": format!("{own}Crew") });
    let moved = client.call("workspace/willRenameFiles", &json!({ "files": [moved] }));
    for answer in [renamed, moved] {
        let mut touched = Vec::new();
        uris(&answer, &mut touched);
        assert!(!touched.is_empty() && touched.iter().all(|uri| uri.starts_with(&own)), "{touched:?} against {other}");
    }
}

#[test]
fn what_is_deleted_in_one_folder_is_flagged_there_alone() {
    let (folders, mut client) = two_folders();
    fs::remove_file(folders[0].path().join("People/Ann Smith.md")).expect("it can be removed");
    let gone = uri(folders[0].path(), "People/Ann Smith.md");
    client.notify("workspace/didDeleteFiles", &json!({ "files": [{ "uri": gone }] }));
    let visit = uri(folders[0].path(), "Visit.md");
    let flagged = client.wait_for("textDocument/publishDiagnostics", |params| {
        params["diagnostics"].as_array().is_some_and(|found| !found.is_empty())
    });
    assert_eq!(flagged["uri"], visit.as_str());
    let places = client.call("textDocument/definition", &at(&folders[1], 6));
    assert_eq!(places[0]["uri"], uri(folders[1].path(), "People/Ann Smith.md").as_str());
    // The one of the other folder, and whom a link names that now leads nowhere.
    assert_eq!(symbols(&mut client), 2);
}

#[test]
fn a_server_without_a_folder_finds_the_vault_of_the_note_that_is_opened() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), ".obsidian/app.json", "{}");
    write(folder.path(), "People/Ann Smith.md", ANN);
    write(folder.path(), "sub/Visit.md", "See [[Ann Smith]].\n");
    let mut client = Client::start();
    client.call("initialize", &json!({ "processId": null, "rootUri": null, "capabilities": {} }));
    client.notify("initialized", &json!({}));
    client.open(&uri(folder.path(), "sub/Visit.md"), "See [[Ann Smith]].\n");
    until("the vault has been read", || symbols(&mut client) == 1);
    let at = json!({ "textDocument": { "uri": uri(folder.path(), "sub/Visit.md") }, "position": { "line": 0, "character": 8 } });
    let leads = |client: &mut Client| client.call("textDocument/definition", &at).to_string();
    until("the link leads to its note", || leads(&mut client).contains("People/Ann%20Smith.md"));
}

/// The folders of everybody who is defined, as commands list them.
fn folders_of_all(desk: &mut Desk) -> Vec<String> {
    let all = desk.client.call("workspace/executeCommand", &json!({ "command": "whoswho.entities", "arguments": [] }));
    let all = all["entities"].as_array().cloned().unwrap_or_default();
    let uris = all.iter().map(|entity| entity["definition"]["uri"].as_str().unwrap_or_default().to_owned());
    let mut folders: Vec<String> = uris.map(|uri| uri.rsplit('/').nth(1).unwrap_or_default().to_owned()).collect();
    folders.sort();
    folders
}

#[test]
fn a_folder_that_is_renamed_while_its_notes_are_being_read_is_found() {
    // As the server hears of it: right after one of its notes, after the settings, and before anything has been read.
    for variant in ["a note", "settings", "start"] {
        let mut desk =
            Desk::new(&[("People/Ada Lark.md", ""), ("Cast/Bo Finch.md", "---\ntype: person\n---\n")], &json!({}));
        if variant != "start" {
            until("all notes have been read", || folders_of_all(&mut desk).len() == 2);
        }
        write(desk.folder.path(), "Cast/Cy Heron.md", "---\ntype: person\n---\n");
        match variant {
            "a note" => {
                let files = json!({ "files": [{ "uri": desk.uri("Cast/Cy Heron.md") }] });
                desk.client.notify("workspace/didCreateFiles", &files);
            }
            "settings" => {
                write(desk.folder.path(), ".whoswho.toml", "people_types = [\"human\"]\n");
                desk.news(".whoswho.toml", 1);
            }
            _ => {}
        }
        fs::rename(desk.folder.path().join("Cast"), desk.folder.path().join("Crew")).expect("it can be renamed");
        let moved = json!({ "files": [{ "oldUri": desk.uri("Cast"), "newUri": desk.uri("Crew") }] });
        desk.client.notify("workspace/didRenameFiles", &moved);
        until(variant, || folders_of_all(&mut desk) == ["Crew", "Crew", "People"]);
    }
}

#[test]
fn a_folder_that_comes_from_elsewhere_is_read_and_one_that_goes_is_forgotten() {
    let mut desk = Desk::new(&[("People/Ada Lark.md", "")], &json!({}));
    until("all notes have been read", || folders_of_all(&mut desk).len() == 1);
    write(desk.folder.path(), "Deep/Cast/Bo Finch.md", "---\ntype: person\n---\n");
    desk.news("Deep", 1);
    until("the folder is read", || folders_of_all(&mut desk) == ["Cast", "People"]);
    fs::remove_dir_all(desk.folder.path().join("Deep")).expect("it can be removed");
    desk.news("Deep", 3);
    until("the folder is forgotten", || folders_of_all(&mut desk) == ["People"]);
}

#[test]
fn a_note_is_the_same_however_the_editor_composes_its_accents() {
    let (composed, apart) = ("People/Zo\u{eb} Str\u{f6}m.md", "People/Zoe\u{308} Stro\u{308}m.md");
    for (on_disk, by_editor) in [(composed, apart), (apart, composed)] {
        let mut desk = Desk::new(&[(on_disk, "")], &json!({}));
        until("all notes have been read", || folders_of_all(&mut desk).len() == 1);
        let uri = desk.uri(by_editor);
        desk.client.open(&uri, "Somebody.\n");
        assert_eq!(folders_of_all(&mut desk), ["People"], "{on_disk} is another note as {by_editor}");
        let opened = desk.client.call("textDocument/documentSymbol", &json!({ "textDocument": { "uri": uri } }));
        assert_eq!(opened.as_array().map(Vec::len), Some(1), "{opened}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_named_by_several_paths_is_there_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "vault/People/Ann Smith.md", "");
    write(folder.path(), "vault/inner/People/Bo Finch.md", "");
    std::os::unix::fs::symlink("vault", folder.path().join("link")).expect("it can be linked");
    let named = |path: &str| json!({ "uri": uri(folder.path(), path), "name": path });
    for paths in [
        &["vault", "link"][..],
        &["link", "vault/../vault", "vault"],
        &["vault/inner", "link"],
        &["link", "vault/inner"],
    ] {
        let params = json!({
            "processId": null, "rootUri": null, "capabilities": {},
            "workspaceFolders": paths.iter().map(|path| named(path)).collect::<Vec<_>>(),
        });
        let mut client = Client::start();
        client.call("initialize", &params);
        client.notify("initialized", &json!({}));
        let everybody = |client: &mut Client| {
            let found = client.call("workspace/symbol", &json!({ "query": "" }));
            found.as_array().cloned().unwrap_or_default()
        };
        until("all has been read", || everybody(&mut client).len() == 2);
        // Whichever path the editor opens a note by, it is that note.
        for path in ["vault/inner/People/Bo Finch.md", "link/inner/People/Bo Finch.md"] {
            client.open(&uri(folder.path(), path), "Bo.\n");
            let found = everybody(&mut client);
            assert_eq!(found.len(), 2, "{paths:?}: {path} is another note: {found:?}");
            let closed = json!({ "textDocument": { "uri": uri(folder.path(), path) } });
            client.notify("textDocument/didClose", &closed);
        }
    }
}

#[test]
fn a_note_in_a_folder_within_another_is_there_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "People/Ann Smith.md", "");
    write(folder.path(), "inner/People/Bo Finch.md", "");
    write(folder.path(), "inner/Visit.md", "Ann Smith met Bo Finch.\n");
    let named = |path: &str| json!({ "uri": uri(folder.path(), path).trim_end_matches('/'), "name": path });
    let edit = json!({ "documentChanges": true });
    let params = json!({
        "processId": null, "rootUri": null, "workspaceFolders": [named("")],
        "capabilities": { "workspace": { "workspaceEdit": edit, "workspaceFolders": true } },
    });
    let mut client = Client::start();
    client.call("initialize", &params);
    client.notify("initialized", &json!({}));
    let visit = uri(folder.path(), "inner/Visit.md");
    let at = json!({ "textDocument": { "uri": visit }, "position": { "line": 0, "character": 2 }, "newName": "Ann Jones",
        "context": { "includeDeclaration": false } });
    let references = |client: &mut Client| {
        let found = client.call("textDocument/references", &at);
        found.as_array().map(Vec::len).unwrap_or_default()
    };
    let everybody = |client: &mut Client| {
        let found = client.call("workspace/symbol", &json!({ "query": "" }));
        found.as_array().map(Vec::len).unwrap_or_default()
    };
    client.open(&visit, "Ann Smith met Bo Finch.\n");
    until("all has been read", || everybody(&mut client) == 2 && references(&mut client) == 1);
    for event in
        [json!({ "added": [named("inner")], "removed": [] }), json!({ "added": [], "removed": [named("inner")] })]
    {
        client.notify("workspace/didChangeWorkspaceFolders", &json!({ "event": event }));
        // What comes next is answered after the folders have been taken over; reading them may still go on.
        until("all has been read again", || everybody(&mut client) == 2 && references(&mut client) == 1);
        let mut renamed = Value::Null;
        until("nothing is being read any more", || {
            let asked = client.request("textDocument/rename", &at);
            renamed = client.answer(asked);
            renamed.get("error").is_none()
        });
        let mut touched = Vec::new();
        uris(&renamed["result"], &mut touched);
        touched.retain(|uri| uri.ends_with("Visit.md"));
        assert_eq!(touched, std::slice::from_ref(&visit));
    }
}
