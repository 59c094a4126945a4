//! Settings that would make more known, which are offered once.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::support::Client;
use super::support::desk::{serve, until, write};

const ASKS: &str = "window/showMessageRequest";
const SETTINGS: &str =
    "# Settings of whoswho. `whoswho config schema` describes all of them.\npeople_folders = [\"Ensemble\"]\n";
const ENSEMBLE: [&str; 6] =
    ["Ann Ellison", "Petra Lindqvist", "Henrik Lundberg", "Tom Barclay", "Una Hartmann", "Clara Whitfield"];

/// An editor that shows messages with answers to choose from.
fn editor() -> Value {
    json!({ "window": { "showMessage": { "messageActionItem": { "additionalPropertiesSupport": false } } } })
}

/// A vault with a folder of notes that nothing but their names shows to be about people.
fn vault(folder: &Path) {
    for name in ENSEMBLE {
        write(folder, &format!("Ensemble/{name}.md"), "To be written.\n");
    }
    write(folder, "Visit.md", "Nothing happened.\n");
}

struct Visit {
    folder: tempfile::TempDir,
    cache: tempfile::TempDir,
}

impl Visit {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        vault(folder.path());
        Self { folder, cache: tempfile::tempdir().expect("a temporary folder") }
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join(".whoswho.toml")
    }

    /// An editor that opens the vault, and answers what it is asked by choosing this.
    fn open(&self, params: Value, choice: &str) -> Client {
        self.open_with(params, choice, Value::Null)
    }

    fn open_with(&self, params: Value, choice: &str, settings: Value) -> Client {
        let mut client = Client::start_with_cache(self.cache.path());
        client.replies = vec![(ASKS, json!({ "title": choice }))];
        client.settings = settings;
        serve(client, self.folder.path(), params)
    }

    /// Opens the vault, and shows that nothing is offered, and why.
    fn assert_silent(&self, mut params: Value, settings: Value, why: &str) {
        params["trace"] = json!("verbose");
        let mut client = self.open_with(params, "Write .whoswho.toml", settings);
        let considered = |params: &Value| params["message"] == "settings have been considered";
        assert_eq!(client.wait_for("$/logTrace", considered)["verbose"], why);
        client.leave();
        assert!(!client.has_passed(|message| message["method"] == ASKS), "{why}");
    }
}

#[test]
fn what_is_recommended_is_offered_once_and_written_if_the_user_wants_it() {
    let visit = Visit::new();
    let mut client = visit.open(json!({ "capabilities": editor() }), "Write .whoswho.toml");
    let asked = client.wait_for(ASKS, |_| true);
    let seen = "6 of 6 notes in Ensemble/ are named like people; 6 would be known. A settings file makes them known.";
    assert_eq!(asked["message"], format!("whoswho: {seen}"));
    assert_eq!(asked["actions"], json!([{ "title": "Write .whoswho.toml" }, { "title": "Not now" }]));
    until("they are known", || {
        let all = json!({ "command": "whoswho.entities", "arguments": [] });
        let all = client.call("workspace/executeCommand", &all);
        all["entities"].as_array().is_some_and(|all| all.len() == ENSEMBLE.len())
    });
    assert_eq!(fs::read_to_string(visit.file()).expect("it is written"), SETTINGS);
    client.leave();
    fs::remove_file(visit.file()).expect("it is there");
    visit.assert_silent(json!({ "capabilities": editor() }), Value::Null, "that was done before");
}

#[test]
fn nothing_is_written_if_the_user_does_not_want_it_and_nothing_is_asked_again() {
    let visit = Visit::new();
    let mut client = visit.open(json!({ "capabilities": editor() }), "Not now");
    client.wait_for(ASKS, |_| true);
    client.leave();
    assert!(!visit.file().exists());
    visit.assert_silent(json!({ "capabilities": editor() }), Value::Null, "that was done before");
}

#[test]
fn nothing_is_offered_where_settings_or_the_editor_say_no() {
    let options = |options: Value| json!({ "capabilities": editor(), "initializationOptions": options });
    let asked = json!({ "capabilities": { "window": editor()["window"], "workspace": { "configuration": true } } });
    let off = json!({ "suggestions": false });
    let visit = Visit::new();
    visit.assert_silent(options(off.clone()), Value::Null, "the settings say that none are suggested");
    visit.assert_silent(options(json!({ "cache": false })), Value::Null, "nothing can be remembered");
    visit.assert_silent(asked.clone(), off, "the settings say that none are suggested");
    assert!(!visit.file().exists());
    // None of these was the one time that it is offered.
    let mut client = visit.open(asked, "Not now");
    client.wait_for(ASKS, |_| true);
}

#[test]
fn an_editor_that_takes_no_answers_is_not_asked() {
    let visit = Visit::new();
    let mut client = visit.open(json!({ "capabilities": { "window": { "showMessage": {} } } }), "Write .whoswho.toml");
    let all = json!({ "command": "whoswho.entities", "arguments": [] });
    until("all notes are read", || client.call("workspace/executeCommand", &all)["ready"] == true);
    client.leave();
    assert!(!client.has_passed(|message| message["method"] == ASKS));
    let mut client = visit.open(json!({ "capabilities": editor() }), "Not now");
    client.wait_for(ASKS, |_| true);
}

#[test]
fn nothing_is_offered_where_there_are_settings_or_nothing_to_be_set() {
    let visit = Visit::new();
    fs::write(visit.file(), "hover_links = false\n").expect("it can be written");
    visit.assert_silent(json!({ "capabilities": editor() }), Value::Null, "there is a settings file");
    assert_eq!(fs::read_to_string(visit.file()).expect("it is there"), "hover_links = false\n");
    let visit = Visit::new();
    fs::remove_dir_all(visit.folder.path().join("Ensemble")).expect("it is there");
    visit.assert_silent(json!({ "capabilities": editor() }), Value::Null, "none are recommended");
}

#[test]
fn a_file_that_has_come_meanwhile_stays() {
    let visit = Visit::new();
    let mut client = Client::start_with_cache(visit.cache.path());
    client.leave_unanswered();
    let mut client = serve(client, visit.folder.path(), json!({ "capabilities": editor() }));
    let asked = client.wait(ASKS, |message| message["method"] == ASKS);
    fs::write(visit.file(), "").expect("it can be written");
    let chosen = json!({ "title": "Write .whoswho.toml" });
    client.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": chosen }));
    let told = client.wait_for("window/showMessage", |_| true);
    assert!(told["message"].as_str().is_some_and(|text| text.ends_with("nothing is written")), "{told}");
    assert_eq!(fs::read_to_string(visit.file()).expect("it is there"), "");
}
