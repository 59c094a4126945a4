//! `whoswho mcp`: what an assistant is answered, message by message.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::*;

/// The server, asked line by line.
struct Session {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    asked: u64,
}

impl Session {
    fn new(folder: &Path) -> Self {
        let cache = tempfile::tempdir().expect("a folder for the cache");
        let mut process = Command::new(env!("CARGO_BIN_EXE_whoswho"))
            .args(["mcp", "--root", "."])
            .current_dir(folder)
            .env("XDG_CACHE_HOME", cache.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let input = process.stdin.take().expect("its input");
        let output = BufReader::new(process.stdout.take().expect("its output"));
        Self { process, input, output, asked: 0 }
    }

    fn send(&mut self, line: &str) {
        writeln!(self.input, "{line}").expect("it listens");
    }

    fn next(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("it answers");
        serde_json::from_str(&line).expect("it is JSON")
    }

    /// What it says to a request: the result, or the error.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string());
        let mut answer = self.next();
        assert_eq!(answer["id"], id);
        if answer.get("error").is_some() { answer["error"].take() } else { answer["result"].take() }
    }

    /// What a tool says: its answer, or its message.
    fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let mut result = self.ask("tools/call", json!({ "name": tool, "arguments": arguments }));
        if result["isError"] == true {
            return result["content"][0]["text"].take();
        }
        let text: Value = serde_json::from_str(result["content"][0]["text"].as_str().expect("a text")).expect("JSON");
        assert_eq!(text, result["structuredContent"], "both forms say the same");
        text
    }

    fn end(mut self) {
        drop(self.input);
        assert!(self.process.wait().expect("it ends").success());
    }
}

fn desk() -> TempDir {
    vault(&[
        (
            "People/Ann Ellison.md",
            "---\nemployer: '[[Zorgle]]'\naliases: [Captain]\n---\n# Ann Ellison\n\nA captain.\n",
        ),
        ("People/Tom Ellison.md", "# Tom Ellison\n\nA banker.\n"),
        ("Companies/Zorgle.md", "# Zorgle\n"),
        (
            "2025-01-28.md",
            "Ann Ellison met Tom Ellison. Ann spoke for Zorgle.\n\nEllison left. Priya Raman stayed, and Priya Raman wrote.\n",
        ),
    ])
}

#[test]
fn an_assistant_is_greeted_and_told_what_it_may_ask() {
    let folder = desk();
    let mut session = Session::new(folder.path());
    let greeting = session.ask("initialize", json!({ "protocolVersion": "2025-03-26", "capabilities": {} }));
    assert_eq!(greeting["protocolVersion"], "2025-03-26");
    assert_eq!(greeting["serverInfo"]["name"], "whoswho");
    session.send(r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#);
    assert_eq!(session.ask("ping", Value::Null), json!({}), "what wants no answer gets none");
    let tools = session.ask("tools/list", json!({}));
    for tool in tools["tools"].as_array().expect("a list") {
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
        assert_eq!(tool["inputSchema"]["type"], "object", "{tool}");
    }
    let newer = session.ask("initialize", json!({ "protocolVersion": "2099-01-01" }));
    assert_eq!(newer["protocolVersion"], "2025-06-18");
    session.end();
}

#[test]
fn who_somebody_is_the_notes_decide() {
    let folder = desk();
    let mut session = Session::new(folder.path());
    let ann = session.call("who_is", json!({ "name": "Captain" }));
    assert_eq!((&ann["status"], &ann["who"][0]["name"]), (&json!("resolved"), &json!("Ann Ellison")));
    assert_eq!(ann["who"][0]["defined"], "People/Ann Ellison.md:5");
    let either = session.call("who_is", json!({ "name": "Ellison", "note": "2025-01-28.md", "line": 3 }));
    assert_eq!(either["status"], "ambiguous");
    assert_eq!(either["who"].as_array().map(Vec::len), Some(2), "{either}");
    let here = session.call("who_is", json!({ "name": "Ann", "note": "2025-01-28" }));
    assert_eq!((&here["status"], &here["who"][0]["name"]), (&json!("resolved"), &json!("Ann Ellison")));
    assert!(here["reason"].as_str().is_some_and(|reason| !reason.is_empty()), "{here}");
    let nobody = session.call("who_is", json!({ "name": "Ann Elison" }));
    assert_eq!((&nobody["status"], &nobody["similar"][0]), (&json!("unknown"), &json!("Ann Ellison")));
    assert_eq!(session.call("who_is", json!({})), "`name` is missing: a text is expected");
    let none = session.call("who_is", json!({ "name": "Ann", "note": "nowhere.md" }));
    assert!(none.as_str().is_some_and(|message| message.contains("nowhere.md")), "{none}");
    session.end();
}

#[test]
fn mentions_cast_dates_relations_and_undefined_names_are_told() {
    let folder = desk();
    let mut session = Session::new(folder.path());
    let mentions = session.call("resolve_mentions", json!({ "text": "Tom Ellison called Ann Ellison." }));
    let names: Vec<&Value> =
        mentions["mentions"].as_array().into_iter().flatten().map(|mention| &mention["who"][0]["name"]).collect();
    assert_eq!(names, ["Tom Ellison", "Ann Ellison"]);
    let first = session.call("mentions_of", json!({ "name": "Ann Ellison", "limit": 1 }));
    assert_eq!(first["items"].as_array().map(Vec::len), Some(1), "{first}");
    let next = session.call("mentions_of", json!({ "name": "Ann Ellison", "limit": 9, "cursor": first["nextCursor"] }));
    assert_eq!(
        next["items"].as_array().map_or(0, Vec::len) + 1,
        usize::try_from(first["total"].as_u64().unwrap()).unwrap()
    );
    let cast = session.call("cast_of_note", json!({ "note": "2025-01-28.md" }));
    assert_eq!(cast["cast"][0]["name"], "Ann Ellison");
    let dated = session.call("timeline", json!({ "name": "Tom Ellison" }));
    assert_eq!(
        (&dated["items"][0]["date"], &dated["items"][0]["place"]),
        (&json!("2025-01-28"), &json!("2025-01-28.md:1"))
    );
    let related = session.call("related", json!({ "name": "Ann Ellison" }));
    assert_eq!(related["related"][0]["relations"][0]["relation"], "employer");
    assert_eq!(related["related"][0]["relations"][0]["to"]["name"], "Zorgle");
    let undefined = session.call("undefined_names", json!({}));
    assert_eq!(undefined["items"][0]["name"], "Priya Raman", "{undefined}");
    let flaws = session.call("check", json!({ "note": "2025-01-28.md" }));
    assert_eq!(flaws["items"][0]["code"], "ambiguous-name", "{flaws}");
    session.end();
}

#[test]
fn a_change_of_the_notes_shows_in_the_next_answer() {
    let folder = desk();
    let mut session = Session::new(folder.path());
    assert_eq!(session.call("who_is", json!({ "name": "Priya Raman" }))["status"], "unknown");
    write(folder.path(), "People/Priya Raman.md", b"# Priya Raman\n");
    let is_known =
        |session: &mut Session| session.call("who_is", json!({ "name": "Priya Raman" }))["status"] == "resolved";
    // The system tells of the change when it likes.
    assert!((0..10_000).any(|_| is_known(&mut session)), "it is never noticed");
    session.end();
}

#[test]
fn resources_and_the_prompt_tell_what_is_known() {
    let folder = desk();
    let mut session = Session::new(folder.path());
    let list = session.ask("resources/list", json!({}));
    let uri = list["resources"][0]["uri"].clone();
    assert_eq!(uri, "whoswho://entity/Ann%20Ellison");
    let read = session.ask("resources/read", json!({ "uri": uri }));
    assert!(read["contents"][0]["text"].as_str().is_some_and(|text| text.contains("A captain.")), "{read}");
    assert_eq!(session.ask("resources/read", json!({ "uri": "whoswho://entity/Nobody" }))["code"], -32002);
    let prompt = session.ask("prompts/get", json!({ "name": "brief_me_on", "arguments": { "name": "Zorgle" } }));
    assert!(prompt["messages"][0]["content"]["text"].as_str().is_some_and(|text| text.contains("Zorgle")), "{prompt}");
    session.end();
}

#[test]
fn what_cannot_be_answered_is_refused_and_the_rest_goes_on() {
    let folder = desk();
    let mut session = Session::new(folder.path());
    for (line, code) in [
        ("{", -32700),
        ("[]", -32600),
        (r#"{"jsonrpc":"2.0","id":1}"#, -32600),
        (r#"{"jsonrpc":"2.0","id":1,"method":"no/such"}"#, -32601),
        (r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"rm"}}"#, -32602),
        (r#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, -32602),
        (r#"{"jsonrpc":"2.0","id":1,"method":"resources/list","params":{"cursor":"x"}}"#, -32602),
    ] {
        session.send(line);
        assert_eq!(session.next()["error"]["code"], code, "{line}");
    }
    session.send("");
    assert_eq!(session.ask("ping", json!({})), json!({}));
    session.end();
}
