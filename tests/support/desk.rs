//! A vault on disk with an editor over it, for tests of the protocol.

use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Client, DEADLINE, hover};

/// A vault on disk, and an editor that has it open.
pub struct Desk {
    /// The vault.
    pub folder: TempDir,
    /// The editor.
    pub client: Client,
}

impl Desk {
    /// Starts the server over these notes, with an editor of these capabilities.
    pub fn new(files: &[(&str, &str)], capabilities: &Value) -> Self {
        Self::with(files, json!({ "capabilities": capabilities }), Value::Null)
    }

    /// The same with more parameters of `initialize`, and with settings for when the server asks.
    pub fn with(files: &[(&str, &str)], params: Value, settings: Value) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (path, text) in files {
            write(folder.path(), path, text);
        }
        let mut client = Client::start();
        client.settings = settings;
        let client = serve(client, folder.path(), params);
        Self { folder, client }
    }

    pub fn uri(&self, path: &str) -> String {
        uri(self.folder.path(), path)
    }

    /// Opens a note in the editor, with the text that is on disk.
    pub fn open(&mut self, path: &str) {
        let text = fs::read_to_string(self.folder.path().join(path)).expect("the note is there");
        self.client.open(&self.uri(path), &text);
    }

    /// The codes of the diagnostics that are published for that version of a note.
    pub fn codes(&mut self, path: &str, version: i64) -> Vec<String> {
        let uri = self.uri(path);
        let found = self.client.wait_for("textDocument/publishDiagnostics", |params| {
            params["uri"] == uri.as_str() && params["version"] == version
        });
        let codes = found["diagnostics"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|it| it["code"].as_str().expect("a code").to_owned());
        codes.collect()
    }

    /// Waits until the diagnostics of a note are these, in whatever version.
    pub fn wait_for_codes(&mut self, path: &str, codes: &[&str]) {
        let uri = self.uri(path);
        self.client.wait_for("textDocument/publishDiagnostics", |params| {
            let found = params["diagnostics"].as_array().expect("a list");
            params["uri"] == uri.as_str()
                && found.iter().map(|it| it["code"].as_str().unwrap_or_default()).eq(codes.iter().copied())
        });
    }

    pub fn change(&mut self, path: &str, version: i64, range: Option<[u32; 4]>, text: &str) {
        let range = range.map(|[line, from, to_line, to]| {
            json!({ "start": { "line": line, "character": from }, "end": { "line": to_line, "character": to } })
        });
        let mut change = json!({ "text": text });
        if let Some(range) = range {
            change["range"] = range;
        }
        let document = json!({ "uri": self.uri(path), "version": version });
        self.client.notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": [change] }));
    }

    pub fn hover(&mut self, path: &str, line: u32, character: u32) -> Value {
        self.client.call("textDocument/hover", &hover(&self.uri(path), line, character))
    }

    pub fn at(&self, path: &str, line: u32, character: u32) -> Value {
        json!({ "textDocument": { "uri": self.uri(path) }, "position": { "line": line, "character": character } })
    }

    pub fn news(&mut self, path: &str, kind: u32) {
        let changes = json!({ "changes": [{ "uri": self.uri(path), "type": kind }] });
        self.client.notify("workspace/didChangeWatchedFiles", &changes);
    }
}

/// Lets a server that was just started serve a vault to an editor, by these parameters of `initialize`.
pub fn serve(mut client: Client, folder: &Path, mut params: Value) -> Client {
    let uri = uri(folder, "");
    params["processId"] = Value::Null;
    params["rootUri"] = Value::Null;
    params["workspaceFolders"] = json!([{ "uri": uri.trim_end_matches('/'), "name": "vault" }]);
    client.call("initialize", &params);
    client.notify("initialized", &json!({}));
    client
}

/// Asks again until the answer is as it should be.
pub fn until(what: &str, mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + DEADLINE;
    while !done() {
        assert!(Instant::now() < deadline, "{what}: this did not come true");
    }
}

pub fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("it is in the folder")).expect("the folder can be made");
    fs::write(path, text).expect("the note can be written");
}

pub fn uri(folder: &Path, path: &str) -> String {
    let folder = folder.to_str().expect("the folder's name is Unicode");
    // A drive, as the server writes it.
    let folder =
        if cfg!(windows) { format!("/{folder}").replace('\\', "/").replace(':', "%3A") } else { folder.to_owned() };
    format!("file://{folder}/{}", path.replace(' ', "%20").replace('É', "%C3%89").replace('ë', "%C3%AB"))
}
