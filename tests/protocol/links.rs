//! Links among the notes that lead out of the workspace, and names that would: nothing outside is changed or copied.

use std::fs;
use std::os::unix::fs::symlink;

use serde_json::{Value, json};

use super::support::Client;
use super::support::desk::{Desk, serve, until, write};

const ANN: &str = "---\ntype: person\n---\n# Ann Smith\n";

/// An editor that makes, moves and deletes files, and shows why an action cannot be chosen.
fn able() -> Value {
    let kinds = json!({ "codeActionKind": { "valueSet": ["quickfix", "refactor"] } });
    json!({
        "textDocument": { "codeAction": { "codeActionLiteralSupport": kinds, "disabledSupport": true } },
        "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] } }
    })
}

/// A vault beside a folder that is not to be touched; `link` makes the links between them.
fn desk(notes: &[(&str, &str)], link: impl FnOnce(&std::path::Path)) -> Desk {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "out/secret.md", "Secret. Ann Smith knows.\n");
    for (path, text) in notes {
        write(&folder.path().join("vault"), path, text);
    }
    link(&folder.path().join("vault"));
    let client = serve(Client::start(), &folder.path().join("vault"), json!({ "capabilities": able() }));
    let mut desk = Desk { folder, client };
    // Who is defined is known before the notes that mention them are.
    let all = json!({ "command": "whoswho.entities", "arguments": [] });
    until("all notes are read", || desk.client.call("workspace/executeCommand", &all)["ready"] == true);
    desk.open("vault/n.md");
    desk
}

impl Desk {
    /// What can be done at a place, by title.
    fn offered(&mut self, line: u32, character: u32) -> Vec<Value> {
        let at = json!({ "line": line, "character": character });
        let document = json!({ "uri": self.uri("vault/n.md") });
        let params =
            json!({ "textDocument": document, "range": { "start": at, "end": at }, "context": { "diagnostics": [] } });
        self.client.call("textDocument/codeAction", &params).as_array().expect("a list").clone()
    }

    fn renamed(&mut self, new: &str) -> Value {
        let mut params = self.at("vault/n.md", 0, 2);
        params["newName"] = json!(new);
        let id = self.client.request("textDocument/rename", &params);
        self.client.answer(id)
    }
}

#[test]
fn a_rename_leaves_alone_what_a_link_leads_to_outside() {
    let notes = [("People/Ann Smith.md", ANN), ("n.md", "Ann Smith came.\n"), ("m.md", "Ann Smith left.\n")];
    let mut desk = desk(&notes, |vault| {
        symlink("../out/secret.md", vault.join("l.md")).expect("a link");
        symlink("m.md", vault.join("k.md")).expect("a link");
    });
    let answer = desk.renamed("Ann Jones");
    let text = answer["result"].to_string();
    assert!(text.contains("/m.md") && text.contains("/k.md") && text.contains("Ann%20Jones.md"), "{answer}");
    assert!(!text.contains("/l.md"), "{answer}");
    desk.client.wait_for("window/logMessage", |params| {
        params["message"].as_str().is_some_and(|text| text.contains("l.md is a link out of the workspace"))
    });
}

#[test]
fn a_name_that_is_defined_outside_is_not_changed_from_here() {
    let mut desk = desk(&[("n.md", "Ann Smith came.\n")], |vault| {
        write(vault, "../out/Ann Smith.md", ANN);
        fs::create_dir(vault.join("People")).expect("it can be made");
        symlink("../../out/Ann Smith.md", vault.join("People/Ann Smith.md")).expect("a link");
    });
    let answer = desk.renamed("Ann Jones");
    let message = answer["error"]["message"].as_str().unwrap_or_default();
    assert!(message.starts_with("People/Ann Smith.md is a link out of the workspace"), "{answer}");
}

#[test]
fn no_note_is_made_where_a_link_or_a_path_leads_out() {
    let text = "Ann Smith.\n[[/Eve Xx]]\n[[../../out/Eve Xx]]\n[[C:/Eve Xx]]\n[[Out/Eve Xx]]\n[[People/Dead Xx]]\n[[con/Eve Xx]]\n";
    let mut desk = desk(&[("People/Ann Smith.md", ANN), ("n.md", text)], |vault| {
        symlink("../out", vault.join("Out")).expect("a link");
        symlink("../../out/new.md", vault.join("People/Dead Xx.md")).expect("a link");
    });
    let created = |actions: &[Value]| -> Vec<String> {
        let operations = actions.iter().filter_map(|action| action["edit"]["documentChanges"].as_array()).flatten();
        let created = operations.filter(|operation| operation["kind"] == "create");
        created.map(|operation| operation["uri"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let settings = desk.uri("vault/.whoswho.toml");
    let own = |uri: &String| *uri != settings;
    let inside: Vec<String> = created(&desk.offered(1, 5)).into_iter().filter(own).collect();
    assert_eq!(inside.first(), Some(&desk.uri("vault/Eve Xx.md")));
    for line in 2..7 {
        let offered = desk.offered(line, 5);
        assert!(!created(&offered).iter().any(own), "{line}: {offered:#?}");
    }
    let why =
        |actions: &[Value]| actions.iter().find_map(|action| action["disabled"]["reason"].as_str().map(str::to_owned));
    let reason = |desk: &mut Desk, line| why(&desk.offered(line, 5)).unwrap_or_default();
    assert_eq!(reason(&mut desk, 2), "No note can be made for it: the path does not stay in the workspace folder.");
    assert_eq!(reason(&mut desk, 6), "No note can be made for it: “con” is a device on Windows.");
}

#[test]
fn a_template_is_no_note_from_outside() {
    for template in ["/etc/passwd", "../out/secret.md", "link.md", "Out/secret.md"] {
        let settings = format!("person_template = '{template}'\n");
        let notes = [("People/Ann Smith.md", ANN), ("n.md", "[[Eve Xx]]\n"), (".whoswho.toml", settings.as_str())];
        let mut desk = desk(&notes, |vault| {
            symlink("../out/secret.md", vault.join("link.md")).expect("a link");
            symlink("../out", vault.join("Out")).expect("a link");
        });
        let uri = desk.uri("vault/.whoswho.toml");
        let found = desk.client.wait_for("textDocument/publishDiagnostics", |params| params["uri"] == uri.as_str());
        assert_eq!(found["diagnostics"][0]["code"], "invalid-setting", "{template}");
        let offered = desk.offered(0, 5);
        let define =
            offered.iter().find(|action| action["title"].as_str().is_some_and(|it| it.contains("as a person")));
        let text = define.expect("it is offered")["edit"].to_string();
        assert!(text.contains("# Eve Xx"), "{template}: {text}");
    }
}

#[test]
fn settings_are_not_written_through_a_link() {
    let text = "Ann Smith.\n[[Eve Xx]]\n";
    for to in ["../out/new.toml", "../out/secret.md"] {
        let mut desk = desk(&[("People/Ann Smith.md", ANN), ("n.md", text)], |vault| {
            symlink(to, vault.join(".whoswho.toml")).expect("a link");
        });
        let titles = desk.offered(1, 5).iter().map(|action| action["title"].to_string()).collect::<String>();
        assert!(titles.contains("in this note") && !titles.contains("in the workspace"), "{titles}");
    }
}
