//! Completion, from the editor's side.

use serde_json::{Value, json};

use crate::ADA;
use crate::support::desk::{Desk, write};

fn able(encoding: &str) -> Value {
    let item = json!({
        "insertReplaceSupport": true,
        "labelDetailsSupport": true,
        "tagSupport": { "valueSet": [1] },
        "documentationFormat": ["markdown", "plaintext"],
    });
    json!({
        "general": { "positionEncodings": [encoding] },
        "textDocument": { "completion": { "completionItem": item } },
    })
}

/// A note about a visit, and the vault around it, read to its end.
fn visit(capabilities: &Value, text: &str) -> Desk {
    let mut desk = Desk::new(&[("People/Élodie Marchand.md", ADA), ("Visit.md", text)], capabilities);
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    desk
}

fn complete(desk: &mut Desk, column: u32) -> Value {
    let at = desk.at("Visit.md", 0, column);
    desk.client.call("textDocument/completion", &at)
}

fn range(start: u32, end: u32) -> Value {
    json!({ "start": { "line": 0, "character": start }, "end": { "line": 0, "character": end } })
}

#[test]
fn a_name_is_completed_in_the_same_breath_as_it_is_typed() {
    for (encoding, start) in [("utf-8", 12), ("utf-16", 9), ("utf-32", 8)] {
        let mut desk = visit(&able(encoding), "É 🙂 met  and left.\n");
        desk.change("Visit.md", 2, Some([0, start, 0, start]), "Elo");
        let list = complete(&mut desk, start + 3);
        assert_eq!(list["isIncomplete"], true, "the editor is to ask again at each letter");
        let item = &list["items"][0];
        assert_eq!(item["label"], "Élodie Marchand");
        assert_eq!(item["detail"], "person · People/Élodie Marchand.md");
        assert_eq!(item["labelDetails"], json!({ "description": "People/Élodie Marchand.md" }));
        assert_eq!(item["filterText"], "Elodie Marchand");
        assert_eq!(item["sortText"], "00");
        let span = range(start, start + 3);
        assert_eq!(item["textEdit"], json!({ "newText": "Élodie Marchand", "insert": span, "replace": span }));
        assert_eq!(item["documentation"], Value::Null, "that comes when it is asked for");
        let resolved = desk.client.call("completionItem/resolve", item);
        assert_eq!(resolved["documentation"]["kind"], "markdown");
        let card = resolved["documentation"]["value"].as_str().expect("a card");
        assert!(card.starts_with("**Élodie Marchand** · person"), "{card}");
        assert_eq!(resolved["textEdit"], item["textEdit"]);
    }
}

#[test]
fn an_editor_that_can_do_little_gets_plain_edits() {
    let mut desk = visit(&json!({}), "🙂 [[count]] came.\n");
    let list = complete(&mut desk, 10);
    let item = &list["items"][0];
    assert_eq!(item["label"], "Countess");
    assert_eq!(item["detail"], "Élodie Marchand · person · People/Élodie Marchand.md");
    assert_eq!(item["labelDetails"], Value::Null);
    assert_eq!(item["textEdit"], json!({ "newText": "Élodie Marchand|Countess]]", "range": range(5, 12) }));
    let resolved = desk.client.call("completionItem/resolve", item);
    let documentation = resolved["documentation"].as_str().expect("text, as the editor has named no format");
    assert!(documentation.starts_with("Élodie Marchand · person"), "{documentation}");
}

#[test]
fn who_is_gone_meanwhile_has_no_card() {
    let mut desk = visit(&able("utf-8"), "Coun\n");
    let list = complete(&mut desk, 4);
    let mut item = list["items"][0].clone();
    item["data"]["name"] = json!("Somebody Else");
    let resolved = desk.client.call("completionItem/resolve", &item);
    assert_eq!((&resolved["label"], &resolved["documentation"]), (&json!("Countess"), &Value::Null));
}

#[test]
fn settings_say_how_names_are_written() {
    let files = [("People/Élodie Marchand.md", ADA), ("Notes/Visit.md", "Elo\n")];
    let capabilities = json!({});
    let mut desk = Desk::new(&files, &capabilities);
    for (style, text) in
        [("wikilink", "[[Élodie Marchand]]"), ("markdown", "[Élodie Marchand](../People/Élodie%20Marchand.md)")]
    {
        write(desk.folder.path(), ".whoswho.toml", &format!("completion_style = \"{style}\"\n"));
        desk.news(".whoswho.toml", 2);
        desk.open("Notes/Visit.md");
        crate::until("the style is taken over", || {
            let at = desk.at("Notes/Visit.md", 0, 3);
            desk.client.call("textDocument/completion", &at)["items"][0]["textEdit"]["newText"] == text
        });
    }
}
