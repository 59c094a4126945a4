//! Settings, wherever they stand, and what happens when they change.

use std::fs;

use serde_json::{Value, json};

use super::support::desk::{Desk, until, write};

const LOST: &str = "🧭 Met [[People/Nobody Atall]].\n";
const OFF: &str = "[severity]\nunresolved-link = \"off\"\n";

impl Desk {
    /// Writes the settings file and tells the server.
    fn set(&mut self, settings: &str) {
        write(self.folder.path(), ".whoswho.toml", settings);
        self.news(".whoswho.toml", 2);
    }

    /// The first diagnostics of a document that come and are that many.
    fn diagnostics(&mut self, path: &str, count: usize) -> Value {
        let uri = self.uri(path);
        let found = self.client.wait_for("textDocument/publishDiagnostics", |params| {
            params["uri"] == uri.as_str() && params["diagnostics"].as_array().is_some_and(|found| found.len() == count)
        });
        found["diagnostics"].clone()
    }

    fn configure(&mut self, settings: &Value) {
        self.client.notify("workspace/didChangeConfiguration", &json!({ "settings": settings }));
    }
}

/// Whether a message says that folders have been read.
fn is_read(message: &Value) -> bool {
    message["method"] == "window/logMessage"
        && message["params"]["message"].as_str().is_some_and(|text| text.ends_with("people and organizations"))
}

#[test]
fn severities_take_effect_when_the_file_changes_and_nothing_is_read_again() {
    let mut desk = Desk::new(&[("Visit.md", LOST)], &json!({}));
    desk.open("Visit.md");
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 2);
    desk.client.wait("the folders are read", is_read);
    desk.set("[severity]\nunresolved-link = \"error\"\n");
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 1);
    desk.set(OFF);
    desk.diagnostics("Visit.md", 0);
    fs::remove_file(desk.folder.path().join(".whoswho.toml")).expect("it can be removed");
    desk.news(".whoswho.toml", 3);
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 2);
    assert!(!desk.client.has_passed(is_read));
}

#[test]
fn a_bad_setting_is_flagged_in_its_file_and_the_rest_counts() {
    let settings = "# 🧭\nshort_forms = \"é🙂\" # no\nexclud = []\n[severity]\nunresolved-link = \"off\"\n";
    let mut desk = Desk::new(&[("Visit.md", LOST), (".whoswho.toml", settings)], &json!({}));
    desk.open("Visit.md");
    desk.diagnostics("Visit.md", 0);
    let found = desk.diagnostics(".whoswho.toml", 2);
    let range = |line: u32, from: u32, to: u32| json!({ "start": { "line": line, "character": from }, "end": { "line": line, "character": to } });
    assert_eq!((&found[0]["range"], &found[1]["range"]), (&range(1, 14, 19), &range(2, 0, 6)));
    assert_eq!(found[0]["code"], "invalid-setting");
    assert_eq!(found[0]["message"], "“short_forms” must be \"note\" or \"vault\", not \"é🙂\"; the default is used.");
    assert_eq!(found[1]["message"], "There is no setting “exclud”: did you mean “exclude”?");
    desk.set(OFF);
    desk.diagnostics(".whoswho.toml", 0);
    desk.set("hover_links = 1\n[severity]\ninvalid-setting = \"hint\"\n");
    assert_eq!(desk.diagnostics(".whoswho.toml", 1)[0]["severity"], 4);
}

#[test]
fn a_pattern_that_names_nothing_is_flagged_until_there_is_a_file() {
    let files =
        [("Visit.md", LOST), ("a.csv", "name\nAnn Ellison\n"), (".whoswho.toml", "sources = [\"*.vcf\", \"*.csv\"]\n")];
    let mut desk = Desk::new(&files, &json!({}));
    desk.open("Visit.md");
    let found = desk.diagnostics(".whoswho.toml", 1);
    assert_eq!(found[0]["range"]["start"], json!({ "line": 0, "character": 11 }));
    assert_eq!(found[0]["message"], "“*.vcf” in “sources” names no file that is read: correct it, or take it out.");
    write(desk.folder.path(), "ann.vcf", "BEGIN:VCARD\nFN:Zoë Lane\nEND:VCARD\n");
    desk.news("ann.vcf", 1);
    desk.diagnostics(".whoswho.toml", 0);
    desk.set("more_notes = [\"*.eml\"]\n");
    desk.diagnostics(".whoswho.toml", 1);
    // The editor's own settings stand in no file.
    desk.configure(&json!({ "sources": ["../b.csv"] }));
    desk.client.wait("the pattern is in the log", |message| {
        message["method"] == "window/logMessage"
            && message["params"]["message"]
                .as_str()
                .is_some_and(|text| text.contains("“../b.csv” in “sources” names no"))
    });
}

#[test]
fn a_settings_file_takes_effect_while_it_is_edited() {
    let mut desk = Desk::new(&[("Visit.md", LOST), (".whoswho.toml", OFF)], &json!({}));
    desk.open("Visit.md");
    desk.diagnostics("Visit.md", 0);
    desk.open(".whoswho.toml");
    desk.change(".whoswho.toml", 2, Some([1, 19, 1, 22]), "hint");
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 4);
    desk.change(".whoswho.toml", 3, Some([1, 19, 1, 23]), "hnit");
    assert_eq!(desk.diagnostics(".whoswho.toml", 1)[0]["range"]["start"], json!({ "line": 1, "character": 18 }));
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 2);
    // What was not saved is gone with the editor's window.
    let uri = desk.uri(".whoswho.toml");
    desk.client.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }));
    desk.diagnostics("Visit.md", 0);
    desk.diagnostics(".whoswho.toml", 0);
}

#[test]
fn settings_that_say_how_notes_are_read_have_them_read_again() {
    let files = [("Crew/Zoë Kravitz.md", "A pilot.\n"), ("Visit.md", "Zoë Kravitz came.\n")];
    let mut desk = Desk::new(&files, &json!({}));
    desk.open("Visit.md");
    desk.client.wait("the folders are read", is_read);
    desk.set("people_folders = [\"Crew\"]\n");
    let is_known = |desk: &mut Desk| {
        let found = desk.client.call("workspace/symbol", &json!({ "query": "Kravitz" }));
        found.as_array().is_some_and(|found| found.iter().any(|it| it["containerName"] == "Crew/Zoë Kravitz.md"))
    };
    until("the note in the folder defines somebody", || is_known(&mut desk));
    desk.set("people_folders = [\"Crew\"]\nexclude = [\"Crew/**\"]\n");
    until("the note is left out", || !is_known(&mut desk));
}

#[test]
fn settings_are_pulled_where_they_can_be() {
    let capabilities =
        json!({ "workspace": { "configuration": true, "didChangeConfiguration": { "dynamicRegistration": true } } });
    let off = json!({ "severity": { "unresolved-link": "off" } });
    let mut desk = Desk::with(&[("Visit.md", LOST)], json!({ "capabilities": capabilities }), off);
    desk.open("Visit.md");
    desk.diagnostics("Visit.md", 0);
    let registered = desk.client.wait_for("client/registerCapability", |_| true);
    assert_eq!(registered["registrations"][0]["registerOptions"], json!({ "section": "whoswho" }));
    // What is sent along is not looked at.
    desk.client.settings = json!({ "severity": { "unresolved-link": "error" }, "exclud": null, "colour": "red" });
    desk.configure(&json!({ "whoswho": { "severity": { "unresolved-link": "hint" } } }));
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 1);
    let told = desk.client.wait_for("window/showMessage", |_| true);
    assert_eq!(told["message"], "whoswho: There is no setting “colour”: `whoswho config schema` prints all there are.");
}

#[test]
fn settings_are_pushed_bare_or_under_our_name() {
    let mut desk = Desk::new(&[("Visit.md", LOST)], &json!({}));
    desk.open("Visit.md");
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 2);
    desk.configure(&json!({ "severity": { "unresolved-link": "error" } }));
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 1);
    desk.configure(&json!({ "other": {}, "whoswho": { "severity": { "unresolved-link": "hint" } } }));
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 4);
    desk.configure(&json!({ "other": {} }));
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 2);
    assert!(!desk.client.has_passed(|message| message["method"] == "window/showMessage"));
}

#[test]
fn options_of_the_start_count_and_win_over_the_file() {
    let options = json!({ "severity": { "unresolved-link": "error", "x": "off" } });
    let params = json!({ "capabilities": {}, "initializationOptions": options });
    let mut desk = Desk::with(&[("Visit.md", LOST), (".whoswho.toml", OFF)], params, Value::Null);
    let told = desk.client.wait_for("window/showMessage", |_| true);
    assert!(told["message"].as_str().is_some_and(|text| text.contains("“x” in “severity”")), "{told}");
    desk.open("Visit.md");
    assert_eq!(desk.diagnostics("Visit.md", 1)[0]["severity"], 1);
}

#[test]
fn what_the_server_does_is_traced_for_those_who_ask() {
    let mut desk = Desk::new(&[("Visit.md", LOST)], &json!({}));
    desk.open("Visit.md");
    desk.diagnostics("Visit.md", 1);
    desk.set(OFF);
    desk.diagnostics("Visit.md", 0);
    assert!(!desk.client.has_passed(|message| message["method"] == "$/logTrace"));
    for (value, is_verbose) in [("messages", false), ("verbose", true)] {
        desk.client.notify("$/setTrace", &json!({ "value": value }));
        desk.set(if is_verbose { OFF } else { "" });
        let traced = desk.client.wait_for("$/logTrace", |_| true);
        assert_eq!(traced["message"], "settings have changed");
        assert_eq!(traced["verbose"].is_string(), is_verbose, "{traced}");
    }
}

#[test]
fn what_gitignore_names_is_left_out_at_once() {
    let lark = ("archive/People/Ada Lark.md", "---\ntype: person\n---\n");
    let mut desk = Desk::new(&[lark, ("Visit.md", "Nobody came.\n")], &json!({}));
    until("all notes are known", || !desk.symbols("lark").is_empty());
    write(desk.folder.path(), ".gitignore", "archive/\n");
    desk.news(".gitignore", 1);
    until("the folder is left out", || desk.symbols("lark").is_empty());
    fs::remove_file(desk.folder.path().join(".gitignore")).expect("it is there");
    desk.news(".gitignore", 3);
    until("the folder is read again", || !desk.symbols("lark").is_empty());
}
