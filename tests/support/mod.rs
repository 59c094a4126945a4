//! What the tests share: a small LSP client that drives the real binary over its stdin and stdout.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test binary uses its own part of it")]
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a failing helper fails its test")]

pub mod desk;

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// How long a test waits for anything: much more than a loaded machine needs.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// A running server and the client's view of it. Dropping it kills the process.
pub struct Client {
    child: Option<Child>,
    stdin: Option<ChildStdin>,
    incoming: Receiver<Value>,
    /// What came while something else was waited for.
    passed: VecDeque<Value>,
    next_id: i64,
    /// Whether requests of the server are answered: with null, and those for settings with these.
    answers: bool,
    pub settings: Value,
    /// What is answered instead to requests of these methods.
    pub replies: Vec<(&'static str, Value)>,
    /// The server's cache, if it has one for itself.
    cache: Option<TempDir>,
}

/// Lets a command keep what it keeps in this folder, and nothing among what the user keeps.
pub fn caching_in<'c>(command: &'c mut Command, folder: &Path) -> &'c mut Command {
    command.env("XDG_CACHE_HOME", folder).env("LOCALAPPDATA", folder).env("HOME", folder)
}

impl Client {
    /// Starts `whoswho lsp`, not initialized yet.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// The same, with more arguments.
    pub fn start_with(arguments: &[&str]) -> Self {
        let cache = tempfile::tempdir().expect("a temporary folder");
        let mut client = Self::run(arguments, cache.path());
        client.cache = Some(cache);
        client
    }

    /// The same, with a cache that others may use.
    pub fn start_with_cache(cache: &Path) -> Self {
        Self::run(&[], cache)
    }

    fn run(arguments: &[&str], cache: &Path) -> Self {
        Self::spawn(Command::new(env!("CARGO_BIN_EXE_whoswho")).arg("lsp").args(arguments), cache)
    }

    /// The same by a command that starts it.
    pub fn spawn(command: &mut Command, cache: &Path) -> Self {
        let mut child = caching_in(command, cache)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let stdin = child.stdin.take();
        let stdout = child.stdout.take().expect("stdout is piped");
        let (sender, incoming) = mpsc::channel();
        // It ends with the server's stdout, and `incoming` with it.
        thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            while let Some(message) = read_message(&mut stdout) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self {
            child: Some(child),
            stdin,
            incoming,
            passed: VecDeque::new(),
            next_id: 0,
            answers: true,
            settings: Value::Null,
            replies: Vec::new(),
            cache: None,
        }
    }

    /// Starts `whoswho lsp` and initializes it without any special capabilities.
    pub fn initialized() -> Self {
        let mut client = Self::start();
        client.initialize(&json!({}));
        client
    }

    /// Ends the process at once, with no chance to end anything itself.
    pub fn kill(&mut self) {
        if let Some(child) = &mut self.child {
            child.kill().expect("it runs");
            child.wait().expect("it ends");
        }
    }

    /// The number of the process, while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    /// Leaves all requests of the server unanswered from now on.
    pub fn leave_unanswered(&mut self) {
        self.answers = false;
    }

    /// The initialize handshake; gives the server's `InitializeResult`.
    pub fn initialize(&mut self, capabilities: &Value) -> Value {
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities });
        let result = self.call("initialize", &params);
        self.notify("initialized", &json!({}));
        result
    }

    pub fn open(&mut self, uri: &str, text: &str) {
        self.open_as(uri, "markdown", text);
    }

    /// Opens a document in what the editor calls that language.
    pub fn open_as(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    /// Bytes as they are, framed by nobody. A server that is gone is no failure here.
    pub fn raw(&mut self, bytes: &[u8]) {
        if let Some(stdin) = &mut self.stdin {
            let _ = stdin.write_all(bytes).and_then(|()| stdin.flush());
        }
    }

    pub fn send(&mut self, message: &Value) {
        self.raw(&frame(message));
    }

    pub fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and gives its id.
    pub fn request(&mut self, method: &str, params: &Value) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&request(id, method, params));
        id
    }

    /// Sends a request without parameters and gives its id.
    pub fn request_bare(&mut self, method: &str) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method }));
        id
    }

    /// The whole answer to the request of that id.
    pub fn answer(&mut self, id: i64) -> Value {
        let what = format!("an answer to request {id}");
        self.wait(&what, |message| message.get("method").is_none() && message["id"] == id)
    }

    /// The result of a request that succeeds.
    pub fn call(&mut self, method: &str, params: &Value) -> Value {
        let id = self.request(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method} failed: {answer}");
        answer["result"].clone()
    }

    /// The code of the error that answers the request of that id.
    pub fn error_code(&mut self, id: i64) -> i64 {
        let answer = self.answer(id);
        answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("no error in {answer}"))
    }

    /// The first message that is not taken yet and fits.
    pub fn wait(&mut self, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(found) = self.passed.iter().position(&fits) {
            return self.passed.remove(found).expect("it was just found");
        }
        let deadline = Instant::now() + DEADLINE;
        loop {
            let message = match self.incoming.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => panic!("{what} did not come; what came: {:?}", self.passed),
                Err(RecvTimeoutError::Disconnected) => panic!("{what} did not come before the server ended"),
            };
            if self.answers && message.get("method").is_some() && message.get("id").is_some() {
                let asks_for_settings = message["method"] == "workspace/configuration";
                let reply = self.replies.iter().find(|(method, _)| message["method"] == *method);
                let result = match reply {
                    Some((_, reply)) => reply.clone(),
                    None if asks_for_settings => json!([self.settings]),
                    None => Value::Null,
                };
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }));
            }
            if fits(&message) {
                return message;
            }
            self.passed.push_back(message);
        }
    }

    /// The parameters of the first notification or request of that method that fit.
    pub fn wait_for(&mut self, method: &str, fits: impl Fn(&Value) -> bool) -> Value {
        self.wait(method, |message| message["method"] == method && fits(&message["params"]))["params"].take()
    }

    /// Whether a message that fits has come while others were waited for.
    pub fn has_passed(&self, fits: impl Fn(&Value) -> bool) -> bool {
        self.passed.iter().any(fits)
    }

    /// How many messages that fit have come while others were waited for.
    pub fn count_passed(&self, fits: impl Fn(&Value) -> bool) -> usize {
        self.passed.iter().filter(|message| fits(message)).count()
    }

    /// Ends the server as an editor does.
    pub fn leave(&mut self) {
        let id = self.request_bare("shutdown");
        self.answer(id);
        self.notify("exit", &json!(null));
        assert_eq!(self.exit_code(), 0);
    }

    /// Shows that the server is alive: a hover on a document that it knows is answered without error.
    pub fn assert_alive(&mut self) {
        let uri = "file:///alive.md";
        self.open(uri, "Nothing is written here.\n");
        self.call("textDocument/hover", &hover(uri, 0, 0));
        self.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }));
    }

    /// Closes the server's stdin.
    pub fn close(&mut self) {
        self.stdin = None;
    }

    /// Waits for the end of the process, with stdin left as it is, and gives its exit code.
    pub fn exit_code(&mut self) -> i32 {
        let mut child = self.child.take().expect("the exit code is asked for once");
        let id = child.id();
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || sender.send(child.wait()));
        match receiver.recv_timeout(DEADLINE) {
            Ok(status) => status.as_ref().ok().and_then(ExitStatus::code).expect("it ends by itself"),
            Err(_) => {
                let _ = Command::new("kill").args(["-9", &id.to_string()]).status();
                panic!("the server did not end");
            }
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

pub fn request(id: i64, method: &str, params: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

pub fn hover(uri: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}

/// The message as it travels.
pub fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The next message of the server, which has to be framed and encoded without a fault; `None` at its end.
fn read_message(stdout: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line).expect("headers are text") == 0 {
            return None;
        }
        match line.trim_end_matches("\r\n") {
            "" => break,
            header => {
                let value = header.strip_prefix("Content-Length: ").unwrap_or_else(|| panic!("stray output: {line:?}"));
                length = Some(value.parse().expect("a length is a number"));
            }
        }
    }
    let mut body = vec![0; length.expect("every message has a length")];
    stdout.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("every message is JSON"))
}
