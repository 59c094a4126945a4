//! Merging two definitions, as editors make the edit.

use serde_json::{Value, json};

use super::support::desk::Desk;

const OTHER: &str = "---\ntype: person\nrole: painter\n---\nPaints.\n";

fn vault() -> [(&'static str, &'static str); 3] {
    [
        ("Friends/Ann Smith.md", OTHER),
        ("People/Ann Smith.md", "---\ntype: person\n---\n# Ann Smith\n"),
        ("Visit.md", "🧭 [[Friends/Ann Smith]] came.\n"),
    ]
}

/// An editor that can make and delete files and, if so, shows labels of edits and actions that cannot be done.
fn editor(operations: &[&str], shows: bool) -> Value {
    let kinds = json!({ "codeActionKind": { "valueSet": ["quickfix", "refactor"] } });
    let resolve = json!({ "properties": ["edit"] });
    let action = json!({
        "codeActionLiteralSupport": kinds, "dataSupport": true, "resolveSupport": resolve, "disabledSupport": shows,
    });
    let mut edit = json!({ "documentChanges": true, "resourceOperations": operations });
    if shows {
        edit["changeAnnotationSupport"] = json!({});
    }
    json!({
        "textDocument": { "codeAction": action, "publishDiagnostics": { "dataSupport": true } },
        "workspace": { "workspaceEdit": edit },
    })
}

/// The diagnostics of the kept note, and the actions that merge, by title.
fn merges(desk: &mut Desk) -> (Value, Vec<Value>) {
    desk.open("People/Ann Smith.md");
    let uri = desk.uri("People/Ann Smith.md");
    let published = desk.client.wait_for("textDocument/publishDiagnostics", |params| params["uri"] == uri.as_str());
    let at = json!({ "line": 3, "character": 4 });
    let context = json!({ "diagnostics": published["diagnostics"], "only": ["refactor"] });
    let params = json!({ "textDocument": { "uri": uri }, "range": { "start": at, "end": at }, "context": context });
    let found = desk.client.call("textDocument/codeAction", &params);
    let found = found.as_array().expect("a list").iter();
    let is_merge = |action: &&Value| action["title"].as_str().is_some_and(|title| title.starts_with("Merge"));
    (published["diagnostics"].clone(), found.filter(is_merge).cloned().collect())
}

#[test]
fn a_merge_is_for_review_and_deletes_the_other_note() {
    let mut desk = Desk::new(&vault(), &editor(&["create", "delete"], true));
    let (diagnostics, actions) = merges(&mut desk);
    let titles: Vec<&Value> = actions.iter().map(|action| &action["title"]).collect();
    assert_eq!(titles, ["Merge into Friends/Ann Smith.md", "Merge Friends/Ann Smith.md into this note"]);
    assert!(actions.iter().all(|action| action["kind"] == "refactor" && action["diagnostics"] == diagnostics));
    assert_eq!(diagnostics[0]["code"], "duplicate-definition");
    let resolved = desk.client.call("codeAction/resolve", &actions[1]);
    let edit = &resolved["edit"];
    let label = "Merge two definitions";
    assert_eq!(edit["changeAnnotations"], json!({ label: { "label": label, "needsConfirmation": true } }));
    let changes = edit["documentChanges"].as_array().expect("a list");
    let (operations, edits): (Vec<&Value>, Vec<&Value>) =
        changes.iter().partition(|change| change["kind"] != Value::Null);
    let uri = desk.uri("Friends/Ann Smith.md");
    assert_eq!(operations, [&json!({ "kind": "delete", "uri": uri, "annotationId": label })]);
    let edited = edits.iter().flat_map(|edit| edit["edits"].as_array().expect("a list"));
    assert!(edited.clone().all(|edit| edit["annotationId"] == label), "{edit:#}");
    let texts: Vec<&str> = edited.map(|edit| edit["newText"].as_str().expect("text")).collect();
    assert!(texts.contains(&"role: painter\n") && texts.contains(&"People/Ann Smith"), "{texts:?}");
}

#[test]
fn an_editor_that_cannot_delete_is_offered_no_merge() {
    let mut desk = Desk::new(&vault(), &editor(&["create"], true));
    assert_eq!(merges(&mut desk).1, [Value::Null; 0]);
}

#[test]
fn what_cannot_be_merged_is_shown_with_the_reason_where_editors_can() {
    for shows in [true, false] {
        let mut files = vault();
        files[0].1 = "+++\ntype = \"person\"\n+++\n";
        let mut desk = Desk::new(&files, &editor(&["create", "delete"], shows));
        let (_, actions) = merges(&mut desk);
        assert_eq!(actions.len(), if shows { 2 } else { 0 });
        for action in &actions {
            let reason = action["disabled"]["reason"].as_str().expect("a reason");
            assert!(reason.contains("not written in YAML") && action["edit"].is_null(), "{action:#}");
        }
    }
}
