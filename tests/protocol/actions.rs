//! Code actions, as editors ask for them.

use std::fs;

use serde_json::{Value, json};

use super::support::Client;
use super::support::desk::{Desk, write};

const LIANG: &str = "---\ntype: person\n---\nFounder of DeepSeek.\n";
const VISIT: &str = "🐋 Yesterday Liang Wenfng spoke.\n\nLiang Wenfeng met [[Marco Polo]].\n";

fn vault() -> [(&'static str, &'static str); 2] {
    [("People/Liang Wenfeng.md", LIANG), ("Visit.md", VISIT)]
}

/// What an editor says that asks for edits once an action was chosen, and can make these kinds of changes.
fn editor(operations: &[&str], resolves: bool) -> Value {
    let kinds = json!({ "codeActionKind": { "valueSet": ["quickfix", "refactor", "source"] } });
    let mut action = json!({ "codeActionLiteralSupport": kinds, "isPreferredSupport": true });
    if resolves {
        action["dataSupport"] = json!(true);
        action["resolveSupport"] = json!({ "properties": ["edit"] });
    }
    let edit = json!({ "documentChanges": !operations.is_empty(), "resourceOperations": operations });
    json!({ "textDocument": { "codeAction": action }, "workspace": { "workspaceEdit": edit } })
}

impl Desk {
    fn actions(&mut self, path: &str, line: u32, character: u32, context: &Value) -> Vec<Value> {
        let at = json!({ "line": line, "character": character });
        let document = json!({ "uri": self.uri(path) });
        let params = json!({ "textDocument": document, "range": { "start": at, "end": at }, "context": context });
        let found = self.client.call("textDocument/codeAction", &params);
        found.as_array().expect("a list").clone()
    }
}

fn named<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"].as_str().is_some_and(|own| own.starts_with(title)));
    found.unwrap_or_else(|| panic!("“{title}” is not among {actions:#?}"))
}

fn nothing() -> Value {
    json!({ "diagnostics": [] })
}

#[test]
fn an_edit_is_worked_out_once_it_was_chosen() {
    let mut desk = Desk::new(&vault(), &editor(&["create"], true));
    desk.open("Visit.md");
    let uri = desk.uri("Visit.md");
    let published = desk.client.wait_for("textDocument/publishDiagnostics", |params| params["uri"] == uri.as_str());
    let context = json!({ "diagnostics": published["diagnostics"] });
    let actions = desk.actions("Visit.md", 0, 20, &context);
    let correct = named(&actions, "Correct to “Liang Wenfeng”");
    assert_eq!(correct["kind"], "quickfix");
    assert_eq!(correct["isPreferred"], true);
    assert_eq!(correct["diagnostics"][0]["code"], "misspelt-name");
    assert_eq!(correct["diagnostics"].as_array().map(Vec::len), Some(1));
    assert_eq!(correct["edit"], Value::Null);
    let resolved = desk.client.call("codeAction/resolve", correct);
    let edit = &resolved["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"], json!({ "uri": uri, "version": 1 }));
    // “🐋 Yesterday Liang ” is 19 UTF-16 units.
    let range = json!({ "start": { "line": 0, "character": 19 }, "end": { "line": 0, "character": 25 } });
    assert_eq!(edit["edits"], json!([{ "range": range, "newText": "Wenfeng" }]));
}

#[test]
fn an_action_is_refused_once_its_note_has_changed() {
    let mut desk = Desk::new(&vault(), &editor(&["create"], true));
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    let actions = desk.actions("Visit.md", 0, 20, &nothing());
    let correct = named(&actions, "Correct to").clone();
    desk.change("Visit.md", 2, Some([0, 0, 0, 0]), "So. ");
    let id = desk.client.request("codeAction/resolve", &correct);
    assert_eq!(desk.client.error_code(id), -32801);
}

#[test]
fn an_editor_that_resolves_nothing_gets_edits_at_once() {
    let mut desk = Desk::new(&vault(), &editor(&[], false));
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    let actions = desk.actions("Visit.md", 0, 20, &nothing());
    let uri = desk.uri("Visit.md");
    assert_eq!(named(&actions, "Correct to")["edit"]["changes"][&uri][0]["newText"], "Wenfeng");
    // It cannot make files.
    let offers_note = actions.iter().any(|action| action["title"].as_str().is_some_and(|it| it.starts_with("Define")));
    assert!(!offers_note, "{actions:#?}");
    assert!(!actions.iter().any(|action| action["title"] == "Ignore “Liang Wenfng” in the workspace"), "{actions:#?}");
}

#[test]
fn only_the_kinds_that_are_wanted_are_found() {
    let mut desk = Desk::new(&vault(), &editor(&["create"], true));
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    let kinds = |desk: &mut Desk, line: u32, only: &[&str]| -> Vec<String> {
        let context = json!({ "diagnostics": [], "only": only });
        let found = desk.actions("Visit.md", line, 3, &context);
        let mut kinds: Vec<String> =
            found.iter().map(|action| action["kind"].as_str().unwrap_or_default().to_owned()).collect();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(&mut desk, 2, &["refactor"]), ["refactor.rewrite"]);
    assert_eq!(kinds(&mut desk, 2, &["quickfix"]), [""; 0]);
    assert_eq!(kinds(&mut desk, 2, &["source.organizeImports"]), [""; 0]);
    for only in ["source", "source.fixAll", "source.fixAll.whoswho"] {
        assert_eq!(kinds(&mut desk, 2, &[only]), ["source.fixAll.whoswho"]);
    }
    let found = desk.actions("Visit.md", 2, 3, &json!({ "diagnostics": [], "only": ["source.fixAll"] }));
    let resolved = desk.client.call("codeAction/resolve", &found[0]);
    assert_eq!(resolved["edit"]["documentChanges"][0]["edits"][0]["newText"], "Wenfeng");
}

#[test]
fn a_new_note_is_made_and_says_who_is_meant() {
    let mut desk = Desk::new(&vault(), &editor(&["create"], true));
    desk.open("Visit.md");
    assert_eq!(desk.codes("Visit.md", 1), ["misspelt-name", "unresolved-link"]);
    let actions = desk.actions("Visit.md", 2, 24, &nothing());
    let define = named(&actions, "Define “Marco Polo” as a person");
    let resolved = desk.client.call("codeAction/resolve", define);
    let changes = &resolved["edit"]["documentChanges"];
    let uri = desk.uri("People/Marco Polo.md");
    assert_eq!(changes[0], json!({ "kind": "create", "uri": uri }));
    let text = changes[1]["edits"][0]["newText"].as_str().expect("text");
    assert_eq!(text, "---\ntype: person\n---\n# Marco Polo\n");
    write(desk.folder.path(), "People/Marco Polo.md", text);
    // Somebody else may have made it meanwhile.
    let id = desk.client.request("codeAction/resolve", define);
    assert_eq!(desk.client.error_code(id), -32801);
    desk.news("People/Marco Polo.md", 1);
    desk.wait_for_codes("Visit.md", &["misspelt-name"]);
}

#[test]
fn a_name_is_ignored_by_the_settings() {
    let mut desk = Desk::new(&vault(), &editor(&["create"], true));
    desk.open("Visit.md");
    assert_eq!(desk.codes("Visit.md", 1), ["misspelt-name", "unresolved-link"]);
    let ignore = |desk: &mut Desk, line: u32, character: u32, title: &str| -> Value {
        let actions = desk.actions("Visit.md", line, character, &nothing());
        desk.client.call("codeAction/resolve", named(&actions, title))["edit"]["documentChanges"].clone()
    };
    let uri = desk.uri(".whoswho.toml");
    let changes = ignore(&mut desk, 2, 24, "Ignore “Marco Polo” in the workspace");
    assert_eq!(changes[0], json!({ "kind": "create", "uri": uri }));
    let text = changes[1]["edits"][0]["newText"].as_str().expect("text");
    assert_eq!(text, "ignore = [\"Marco Polo\"]\n");
    write(desk.folder.path(), ".whoswho.toml", text);
    desk.news(".whoswho.toml", 1);
    desk.wait_for_codes("Visit.md", &["misspelt-name"]);
    let changes = ignore(&mut desk, 0, 20, "Ignore “Liang Wenfng” in the workspace");
    let edit = &changes[0]["edits"][0];
    assert_eq!(edit["newText"], ", \"Liang Wenfng\"");
    assert_eq!(edit["range"]["start"], json!({ "line": 0, "character": 22 }));
    let text = fs::read_to_string(desk.folder.path().join(".whoswho.toml")).expect("it is there");
    write(desk.folder.path(), ".whoswho.toml", &text.replace("\"]", "\", \"Liang Wenfng\"]"));
    desk.news(".whoswho.toml", 2);
    desk.wait_for_codes("Visit.md", &[]);
}

#[test]
fn an_editor_that_takes_commands_only_is_promised_nothing() {
    let mut client = Client::start();
    let result = client.initialize(&json!({}));
    assert_eq!(result["capabilities"]["codeActionProvider"], Value::Null);
    let mut client = Client::start();
    let result = client.initialize(&editor(&["create"], true));
    let provider = &result["capabilities"]["codeActionProvider"];
    assert_eq!(provider["resolveProvider"], true);
    assert_eq!(
        provider["codeActionKinds"],
        json!(["quickfix", "refactor", "refactor.rewrite", "source.fixAll.whoswho"])
    );
}
