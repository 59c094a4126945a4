//! Diagnostics that the editor asks for.

use serde_json::{Value, json};

use super::ADA;
use super::support::desk::{Desk, write};

const LOST: &str = "🧭 Met [[Élodie Marchnd]].\n";

fn pulls() -> Value {
    json!({
        "textDocument": { "diagnostic": { "dataSupport": true } },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    })
}

fn is_push(message: &Value) -> bool {
    message["method"] == "textDocument/publishDiagnostics"
}

impl Desk {
    fn pull(&mut self, path: &str, known: &Value) -> Value {
        let params = json!({ "textDocument": { "uri": self.uri(path) }, "previousResultId": known });
        self.client.call("textDocument/diagnostic", &params)
    }

    /// The reports of the workspace's documents, by their URIs; with what is known from reports before.
    fn pull_all(&mut self, known: &[(&str, &Value)]) -> Vec<Value> {
        let known = known.iter().map(|(path, id)| json!({ "uri": self.uri(path), "value": id }));
        let params = json!({ "previousResultIds": known.collect::<Vec<_>>() });
        let mut found = self.client.call("workspace/diagnostic", &params)["items"].as_array().expect("a list").clone();
        found.sort_by_key(|report| report["uri"].to_string());
        found
    }
}

#[test]
fn a_document_is_pulled_and_not_pushed() {
    let mut desk = Desk::new(&[("People/Élodie Marchand.md", ADA), ("Visit.md", LOST)], &pulls());
    desk.open("Visit.md");
    let first = desk.pull("Visit.md", &Value::Null);
    assert_eq!(first["kind"], "full");
    assert_eq!(first["items"][0]["code"], "unresolved-link");
    assert_eq!(first["items"][0]["data"], json!({ "text": "Élodie Marchnd" }));
    let again = desk.pull("Visit.md", &first["resultId"]);
    assert_eq!(again, json!({ "kind": "unchanged", "resultId": first["resultId"] }));
    desk.change("Visit.md", 2, Some([0, 21, 0, 21]), "a");
    let mended = desk.pull("Visit.md", &first["resultId"]);
    assert_eq!((&mended["kind"], &mended["items"]), (&json!("full"), &json!([])));
    let uri = desk.uri("Visit.md");
    desk.client.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }));
    desk.client.assert_alive();
    assert!(!desk.client.has_passed(is_push));
}

#[test]
fn who_does_not_pull_is_not_offered_it() {
    // Whoever cannot be asked to ask again would miss what is found while nobody types.
    let asks_after_edits = json!({ "textDocument": { "diagnostic": {} } });
    for (capabilities, offered) in [(json!({}), Value::Null), (asks_after_edits, Value::Null), (pulls(), json!(true))] {
        let mut client = super::Client::start();
        let result = client.initialize(&capabilities);
        assert_eq!(result["capabilities"]["diagnosticProvider"]["workspaceDiagnostics"], offered);
    }
}

#[test]
fn what_changes_elsewhere_is_asked_for_again() {
    let mut desk = Desk::new(&[("People/Élodie Marchand.md", ADA), ("Visit.md", LOST)], &pulls());
    desk.open("Visit.md");
    desk.open("People/Élodie Marchand.md");
    let before = desk.pull("Visit.md", &Value::Null);
    desk.change("People/Élodie Marchand.md", 2, Some([2, 18, 2, 18]), ", Élodie Marchnd");
    desk.client.wait_for("workspace/diagnostic/refresh", |_| true);
    assert_eq!(desk.pull("Visit.md", &before["resultId"])["items"], json!([]));
    write(desk.folder.path(), ".whoswho.toml", "[severity]\nunresolved-link = \"off\"\n");
    desk.news(".whoswho.toml", 1);
    desk.client.wait_for("workspace/diagnostic/refresh", |_| true);
}

#[test]
fn the_workspace_is_pulled_and_what_is_known_is_not_sent_again() {
    let files = [("People/Élodie Marchand.md", ADA), ("Closed.md", LOST), ("Visit.md", LOST)];
    let mut desk = Desk::new(&files, &pulls());
    desk.open("Visit.md");
    let first = desk.pull_all(&[]);
    let uris: Vec<&Value> = first.iter().map(|report| &report["uri"]).collect();
    assert_eq!(uris, [&json!(desk.uri("Closed.md")), &json!(desk.uri("Visit.md"))]);
    assert_eq!((&first[0]["version"], &first[1]["version"]), (&Value::Null, &json!(1)));
    assert_eq!(first[0]["items"][0]["code"], "unresolved-link");
    let known = [("Closed.md", &first[0]["resultId"]), ("Visit.md", &first[1]["resultId"])];
    let kinds = |reports: &[Value]| reports.iter().map(|report| report["kind"].clone()).collect::<Vec<_>>();
    assert_eq!(kinds(&desk.pull_all(&known)), ["unchanged", "unchanged"]);
    // An editor that has forgotten is told again, although nothing has changed.
    assert_eq!(kinds(&desk.pull_all(&[])), ["full", "full"]);
    desk.change("Visit.md", 2, Some([0, 21, 0, 21]), "a");
    std::fs::remove_file(desk.folder.path().join("Closed.md")).expect("the note can be removed");
    desk.news("Closed.md", 3);
    super::support::desk::until("the note is gone", || {
        let now = desk.pull_all(&known);
        kinds(&now) == ["full", "full"] && now.iter().all(|report| report["items"] == json!([]))
    });
}

#[test]
fn an_open_settings_file_is_pulled_and_a_closed_one_pushed() {
    let mut desk = Desk::new(&[(".whoswho.toml", "colour = 1\n")], &pulls());
    let uri = desk.uri(".whoswho.toml");
    let pushed = |desk: &mut Desk, count: usize| {
        desk.client.wait_for("textDocument/publishDiagnostics", |params| {
            params["uri"] == uri.as_str() && params["diagnostics"].as_array().is_some_and(|found| found.len() == count)
        });
    };
    pushed(&mut desk, 1);
    desk.open(".whoswho.toml");
    pushed(&mut desk, 0);
    assert_eq!(desk.pull(".whoswho.toml", &Value::Null)["items"][0]["code"], "invalid-setting");
    desk.change(".whoswho.toml", 2, Some([0, 0, 0, 10]), "");
    assert_eq!(desk.pull(".whoswho.toml", &Value::Null)["items"], json!([]));
}

#[test]
fn a_name_that_is_left_alone_from_now_on_is_reported_no_longer() {
    let mut desk = Desk::new(&[("People/Élodie Marchand.md", ADA), ("Closed.md", LOST), ("Visit.md", LOST)], &pulls());
    desk.open("Visit.md");
    let first = desk.pull_all(&[]);
    let known = [("Closed.md", &first[0]["resultId"]), ("Visit.md", &first[1]["resultId"])];
    write(desk.folder.path(), ".whoswho.toml", "ignore = [\"Élodie Marchnd\"]\n");
    desk.news(".whoswho.toml", 1);
    desk.client.wait_for("workspace/diagnostic/refresh", |_| true);
    let now = desk.pull_all(&known);
    assert_eq!(now.iter().map(|report| &report["items"]).collect::<Vec<_>>(), [&json!([]), &json!([])]);
}

#[test]
fn an_answer_brings_what_has_changed_in_other_open_notes() {
    let mut able = pulls();
    able["textDocument"]["diagnostic"]["relatedDocumentSupport"] = json!(true);
    for (capabilities, is_told) in [(able, true), (pulls(), false)] {
        let mut desk = Desk::new(&[("People/Élodie Marchand.md", ADA), ("Visit.md", LOST)], &capabilities);
        desk.open("Visit.md");
        desk.open("People/Élodie Marchand.md");
        let own = desk.pull("People/Élodie Marchand.md", &Value::Null);
        assert_eq!(own["relatedDocuments"], Value::Null);
        assert_eq!(desk.pull("Visit.md", &Value::Null)["items"][0]["code"], "unresolved-link");
        desk.change("People/Élodie Marchand.md", 2, Some([2, 18, 2, 18]), ", Élodie Marchnd");
        let own = desk.pull("People/Élodie Marchand.md", &own["resultId"]);
        let visit = &own["relatedDocuments"][desk.uri("Visit.md")];
        if is_told {
            assert_eq!((&visit["kind"], &visit["items"]), (&json!("full"), &json!([])), "{own}");
            let again = desk.pull("Visit.md", &visit["resultId"]);
            assert_eq!(again["kind"], "unchanged");
            let own = desk.pull("People/Élodie Marchand.md", &own["resultId"]);
            assert_eq!(own["relatedDocuments"], Value::Null, "it is told once");
        } else {
            assert_eq!(visit, &Value::Null);
        }
    }
}
