//! What goes wrong around the program: full disks, folders that may not be read or written, files that vanish, watchers that
//! tell too much or nothing, clocks that are wrong, kills, and others at work in the same notes. Nothing is lost, nothing
//! false is believed, and what is wrong is said.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a failing helper fails its test")]

#[path = "faults/clock.rs"]
mod clock;
#[cfg(unix)]
#[path = "faults/full.rs"]
mod full;
#[path = "faults/kills.rs"]
mod kills;
#[cfg(unix)]
#[path = "faults/permissions.rs"]
mod permissions;
mod support;
#[path = "faults/together.rs"]
mod together;
#[cfg(unix)]
#[path = "faults/unusable.rs"]
mod unusable;
#[path = "faults/vanishing.rs"]
mod vanishing;
#[path = "faults/watching.rs"]
mod watching;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use serde_json::{Value, json};
use support::desk::{serve, until, uri, write};
use support::{Client, caching_in, hover};
use tempfile::TempDir;

/// A slip that is surely one.
const SLIP: &str = "Yesterday Zoë Lqne came.\n";
const FIXED: &str = "Yesterday Zoë Lane came.\n";
const ZOE: (&str, &str) = ("People/Zoë Lane.md", "---\naliases: [Zed of Venice]\n---\n🧭 A painter.\n");
const NOTES: [(&str, &str); 4] = [
    ZOE,
    ("People/Tom Ellison.md", "---\ntype: person\n---\nMet Zoë Lane.\n"),
    ("Visit.md", "🧭 Zoë Lane met Tom Ellison. On Monday Petra Lindqvist called.\n"),
    ("Letter.md", "Dear Zed of Venice,\n"),
];

fn temporary() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn vault(notes: &[(&str, &str)]) -> TempDir {
    let folder = temporary();
    notes.iter().for_each(|(path, text)| write(folder.path(), path, text));
    folder
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).expect("the file is there")
}

/// The files in a folder, however deep; none if there is no folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The files that are being written, or were when their writer was killed.
fn unfinished(folder: &Path) -> Vec<PathBuf> {
    let is_ours = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".whoswho-"));
    files(folder).into_iter().filter(is_ours).collect()
}

fn set_time(path: &Path, time: SystemTime) {
    // Who may not write it may still own it.
    let file = File::options().write(true).open(path).or_else(|_| File::open(path)).expect("it is there");
    file.set_modified(time).expect("it is ours");
}

/// What a command came to.
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// What runs a program as it is.
#[cfg(unix)]
const PLAIN: &[&str] = &["env"];

/// `whoswho`, by a program that starts it.
#[cfg(unix)]
fn under(starter: &[&str]) -> Command {
    let mut command = Command::new(starter[0]);
    command.args(&starter[1..]).arg(env!("CARGO_BIN_EXE_whoswho"));
    command
}

#[cfg(unix)]
fn run(starter: &[&str], folder: &Path, cache: &Path, arguments: &[&str]) -> Run {
    finish(&mut under(starter), folder, cache, arguments)
}

fn whoswho(folder: &Path, cache: &Path, arguments: &[&str]) -> Run {
    finish(&mut Command::new(env!("CARGO_BIN_EXE_whoswho")), folder, cache, arguments)
}

fn finish(command: &mut Command, folder: &Path, cache: &Path, arguments: &[&str]) -> Run {
    let output = caching_in(command, cache).args(arguments).current_dir(folder).env("NO_COLOR", "1").output();
    let output = output.expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// What a run says that knows nothing from before.
fn fresh(folder: &Path, arguments: &[&str]) -> String {
    whoswho(folder, temporary().path(), arguments).stdout
}

/// An editor over a vault.
struct Editor {
    client: Client,
    folder: PathBuf,
}

impl Editor {
    fn start(folder: &Path, cache: &Path) -> Self {
        Self::of(Client::start_with_cache(cache), folder)
    }

    /// The same, with a server that another program starts.
    #[cfg(unix)]
    fn start_under(starter: &[&str], folder: &Path, cache: &Path) -> Self {
        Self::of(Client::spawn(under(starter).arg("lsp"), cache), folder)
    }

    fn of(client: Client, folder: &Path) -> Self {
        let params = json!({ "capabilities": { "window": { "workDoneProgress": true } }, "trace": "verbose" });
        Self { client: serve(client, folder, params), folder: folder.to_path_buf() }
    }

    fn wait_until_notes_are_read(&mut self) {
        let is_end = |params: &Value| params["token"] == "whoswho-index-1" && params["value"]["kind"] == "end";
        self.client.wait_for("$/progress", is_end);
    }

    /// How many notes had to be read at the start.
    fn read_at_start(&mut self) -> String {
        let is_read = |params: &Value| params["message"] == "all folders have been read";
        let traced = self.client.wait_for("$/logTrace", is_read)["verbose"].to_string();
        traced.trim_matches('"').split(" and the others").next().unwrap_or_default().to_owned()
    }

    fn uri(&self, path: &str) -> String {
        uri(&self.folder, path)
    }

    fn open(&mut self, path: &str) {
        let text = read(&self.folder, path);
        self.client.open(&self.uri(path), &text);
    }

    fn change(&mut self, path: &str, version: i64, text: &str) {
        let document = json!({ "uri": self.uri(path), "version": version });
        let changes = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
        self.client.notify("textDocument/didChange", &changes);
    }

    fn save(&mut self, path: &str, text: &str) {
        write(&self.folder, path, text);
        let uri = self.uri(path);
        self.client.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    }

    fn close(&mut self, path: &str) {
        let uri = self.uri(path);
        self.client.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }));
    }

    fn news(&mut self, changes: &[(&str, u32)]) {
        let changes: Vec<Value> =
            changes.iter().map(|(path, kind)| json!({ "uri": self.uri(path), "type": kind })).collect();
        self.client.notify("workspace/didChangeWatchedFiles", &json!({ "changes": changes }));
    }

    /// Those who are defined, of all that a query finds.
    fn defined(&mut self, query: &str) -> Vec<String> {
        let found = self.client.call("workspace/symbol", &json!({ "query": query }));
        let found = found.as_array().expect("a list").iter();
        let found = found.filter(|it| !it["containerName"].as_str().unwrap_or_default().starts_with("not defined"));
        found.map(|it| it["name"].as_str().unwrap_or_default().to_owned()).collect()
    }

    fn wait_for_defined(&mut self, query: &str, names: &[&str]) {
        until(&format!("{query}: {names:?}"), || self.defined(query) == names);
    }

    fn hover(&mut self, path: &str, character: u32) -> String {
        let hover = self.client.call("textDocument/hover", &hover(&self.uri(path), 0, character));
        hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// In how many notes somebody is mentioned how often.
    fn counts(&mut self, path: &str, character: u32) -> String {
        let text = self.hover(path, character);
        let counts = text.lines().find(|line| line.contains("mention")).unwrap_or_default();
        counts.split(" · ").next().unwrap_or_default().to_owned()
    }

    fn wait_for_counts(&mut self, path: &str, character: u32, counts: &str) {
        until(&format!("{path}: {counts}"), || self.counts(path, character) == counts);
    }

    /// Waits for a line in the editor's log that says all this.
    #[cfg(unix)]
    fn wait_for_log(&mut self, parts: &[&str]) -> String {
        let told = self.client.wait_for("window/logMessage", |params| {
            let text = params["message"].as_str().unwrap_or_default();
            parts.iter().all(|part| text.contains(part))
        });
        told["message"].as_str().unwrap_or_default().to_owned()
    }

    /// How many lines of the editor's log that nobody has waited for say this.
    #[cfg(unix)]
    fn logged(&self, part: &str) -> usize {
        self.client.count_passed(|message| {
            let text = message["params"]["message"].as_str().unwrap_or_default();
            message["method"] == "window/logMessage" && text.contains(part)
        })
    }
}
