//! `whoswho mcp`: what an assistant is answered, message by message.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::*;

/// The server, asked line by line.
pub(super) struct Session {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    asked: u64,
}

impl Session {
    pub(super) fn new(folder: &Path) -> Self {
        Self::with(folder, &[])
    }

    pub(super) fn with(folder: &Path, arguments: &[&str]) -> Self {
        let cache = tempfile::tempdir().expect("a folder for the cache");
        let mut process = Command::new(env!("CARGO_BIN_EXE_whoswho"))
            .args(["mcp", "--root", "."])
            .args(arguments)
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

    pub(super) fn send(&mut self, line: &str) {
        writeln!(self.input, "{line}").expect("it listens");
    }

    /// Bytes as they are, without an end of the line.
    fn send_bytes(&mut self, bytes: &[u8]) {
        self.input.write_all(bytes).expect("it listens");
    }

    pub(super) fn next(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("it answers");
        serde_json::from_str(&line).expect("it is JSON")
    }

    /// What it says to a request: the result, or the error.
    #[expect(clippy::needless_pass_by_value, reason = "tests write it where they ask")]
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string());
        let mut answer = self.next();
        assert_eq!(answer["id"], id);
        if answer.get("error").is_some() { answer["error"].take() } else { answer["result"].take() }
    }

    /// What a tool says: its answer, or its message.
    #[expect(clippy::needless_pass_by_value, reason = "tests write it where they ask")]
    pub(super) fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let mut result = self.ask("tools/call", json!({ "name": tool, "arguments": arguments }));
        if result["isError"] == true {
            return result["content"][0]["text"].take();
        }
        let text: Value = serde_json::from_str(result["content"][0]["text"].as_str().expect("a text")).expect("JSON");
        assert_eq!(text, result["structuredContent"], "both forms say the same");
        text
    }

    pub(super) fn end(mut self) {
        drop(self.input);
        assert!(self.process.wait().expect("it ends").success());
    }
}

pub(super) fn desk() -> TempDir {
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
    let instructions = greeting["instructions"].as_str().expect("a text");
    assert!(instructions.starts_with("Who the people and organizations in the user's notes are."), "{instructions}");
    session.send(r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#);
    assert_eq!(session.ask("ping", Value::Null), json!({}), "what wants no answer gets none");
    let tools = session.ask("tools/list", json!({}));
    for tool in tools["tools"].as_array().expect("a list") {
        let hints = json!({
            "readOnlyHint": true, "destructiveHint": false, "idempotentHint": true, "openWorldHint": false,
        });
        assert_eq!(tool["annotations"], hints, "{tool}");
        assert_eq!(tool["outputSchema"]["type"], "object", "{tool}");
        assert_eq!(tool["inputSchema"]["type"], "object", "{tool}");
    }
    let newer = session.ask("initialize", json!({ "protocolVersion": "2099-01-01" }));
    assert_eq!(newer["protocolVersion"], "2025-11-25");
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
    let missing = "`name` is missing: it has to be a text of at most 500 bytes, and not empty";
    assert_eq!(session.call("who_is", json!({})), missing);
    let misspelt = session.call("who_is", json!({ "nam": "Ann" }));
    assert_eq!(misspelt, "who_is takes no argument `nam`; it takes name, note, line, limit, cursor");
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
    assert_eq!(related["related"][0]["relation"], "employer");
    assert_eq!(related["related"][0]["name"], "Zorgle");
    assert!(related["related"][1]["inTheSameNotes"].is_number(), "{related}");
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
fn names_are_completed_for_the_prompt_and_for_addresses() {
    let folder = desk();
    let mut session = Session::new(folder.path());
    let template = session.ask("resources/templates/list", json!({}))["resourceTemplates"][0]["uriTemplate"].clone();
    for kind in
        [json!({ "type": "ref/prompt", "name": "brief_me_on" }), json!({ "type": "ref/resource", "uri": template })]
    {
        let begun = json!({ "ref": kind, "argument": { "name": "name", "value": "Ann" } });
        assert_eq!(session.ask("completion/complete", begun)["completion"]["values"], json!(["Ann Ellison"]));
    }
    let other = json!({ "ref": { "type": "ref/prompt", "name": "x" }, "argument": { "name": "name", "value": "" } });
    assert_eq!(session.ask("completion/complete", other)["code"], -32602);
    session.end();
}

#[test]
fn every_list_comes_in_pages_however_long_it_is() {
    let mut notes = vec![("Log/2025-01-01.md".to_owned(), String::new())];
    for number in 0..60 {
        let name = format!("Ann Q{number}uill", number = "x".repeat(number + 1));
        notes.push((format!("People/{name}.md"), format!("# {name}\n\n{}\n", "She keeps bees. ".repeat(200))));
        notes[0].1.push_str(&format!("{name} met Zebulon Trask{number}.\n\n"));
    }
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = vault(&notes);
    let mut session = Session::new(folder.path());
    for (tool, arguments, list) in [
        ("who_is", json!({ "name": "Ann" }), "who"),
        ("resolve_mentions", json!({ "note": "Log/2025-01-01.md" }), "mentions"),
        ("resolve_mentions", json!({ "text": notes[0].1 }), "mentions"),
        ("cast_of_note", json!({ "note": "Log/2025-01-01.md" }), "cast"),
        ("mentions_of", json!({ "name": "Ann" }), "items"),
        ("timeline", json!({ "name": "Ann" }), "items"),
        ("related", json!({ "name": "Ann" }), "related"),
        ("check", json!({}), "items"),
    ] {
        let (mut seen, mut cursor) = (0, Value::Null);
        let total = loop {
            let mut asked = arguments.clone();
            asked["cursor"] = cursor;
            let answer = session.call(tool, asked);
            let items = answer[list].as_array().unwrap_or_else(|| panic!("{tool}: {answer}")).len();
            assert!(items <= 20 && answer.to_string().len() < 40_000, "{tool}: {items} items");
            seen += items;
            cursor = answer["nextCursor"].clone();
            if cursor.is_null() {
                break answer["total"].clone();
            }
        };
        assert_eq!(total, seen, "{tool}");
        assert_eq!(seen > 20, tool != "check", "{tool}: {seen}");
    }
    let of_another = session.call("mentions_of", json!({ "name": "Ann", "limit": 1 }))["nextCursor"].clone();
    let refused = session.call("timeline", json!({ "name": "Ann", "cursor": of_another }));
    assert!(refused.as_str().is_some_and(|why| why.contains("no cursor of ours")), "{refused}");
    session.end();
}

#[test]
fn a_batch_is_answered_only_where_the_version_has_batches() {
    let folder = desk();
    let mut session = Session::new(folder.path());
    let batch =
        r#"[{"jsonrpc":"2.0","id":"a","method":"ping"},{"jsonrpc":"2.0","method":"notifications/cancelled"},7]"#;
    session.send(batch);
    assert_eq!(session.next()["error"]["code"], -32600);
    for version in ["2024-11-05", "2025-06-18", "2025-11-25"] {
        session.ask("initialize", json!({ "protocolVersion": version }));
        session.send(batch);
        assert_eq!(session.next()["error"]["code"], -32600, "{version}");
    }
    session.ask("initialize", json!({ "protocolVersion": "2025-03-26" }));
    session.send(batch);
    let answers = session.next();
    assert_eq!(answers[0], json!({ "jsonrpc": "2.0", "id": "a", "result": {} }));
    assert_eq!((&answers[1]["error"]["code"], answers.as_array().map(Vec::len)), (&json!(-32600), Some(2)));
    session.send(r#"[{"jsonrpc":"2.0","method":"notifications/initialized"}]"#);
    session.send("[]");
    assert_eq!(session.next()["error"]["code"], -32600, "and what wants no answer got none");
    session.end();
}

#[test]
fn whoever_shakes_no_hands_is_answered_in_the_version_that_has_none() {
    let folder = desk();
    let mut session = Session::new(folder.path());
    let meta = |version: &str| {
        json!({
            "io.modelcontextprotocol/protocolVersion": version,
            "io.modelcontextprotocol/clientCapabilities": {},
        })
    };
    let found = session.ask("server/discover", json!({ "_meta": meta("2026-07-28") }));
    assert_eq!(
        found["supportedVersions"],
        json!(["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"])
    );
    assert_eq!((&found["resultType"], &found["cacheScope"]), (&json!("complete"), &json!("private")));
    assert_eq!(found["_meta"]["io.modelcontextprotocol/serverInfo"]["name"], "whoswho");
    let who = json!({ "name": "who_is", "arguments": { "name": "Captain" }, "_meta": meta("2026-07-28") });
    let who = session.ask("tools/call", who);
    assert_eq!((&who["resultType"], &who["structuredContent"]["total"]), (&json!("complete"), &json!(1)));
    let none = json!({ "uri": "whoswho://entity/Nobody", "_meta": meta("2026-07-28") });
    assert_eq!(session.ask("resources/read", none)["code"], -32602);
    let later = session.ask("tools/list", json!({ "_meta": meta("2099-01-01") }));
    assert_eq!((&later["code"], &later["data"]["requested"]), (&json!(-32022), &json!("2099-01-01")));
    let plain = session.ask("tools/list", json!({}));
    assert!(plain.get("resultType").is_none(), "others are answered as before");
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
        (r#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600),
        (r#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, -32600),
        (r#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600),
        (r#"{"jsonrpc":"2.0","id":1,"method":7}"#, -32600),
        (r#"{"jsonrpc":"2.0","id":1,"method":"logging/setLevel","params":{"level":"debug"}}"#, -32601),
        (r#""\ud800""#, -32700),
        (r#"{"jsonrpc":"2.0","id":1,"method":"no/such"}"#, -32601),
        (r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"rm"}}"#, -32602),
        (r#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, -32602),
        (r#"{"jsonrpc":"2.0","id":1,"method":"resources/list","params":{"cursor":"x"}}"#, -32602),
    ] {
        session.send(line);
        assert_eq!(session.next()["error"]["code"], code, "{line}");
    }
    session.send("");
    // Answers, though nothing was asked, and what is told.
    session.send(r#"{"jsonrpc":"2.0","id":7,"result":{}}"#);
    session.send(r#"{"jsonrpc":"2.0","id":8,"error":{"code":1,"message":"no"}}"#);
    session.send(r#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#);
    session.send(r#"{"jsonrpc":"2.0","method":"no/such"}"#);
    assert_eq!(session.ask("ping", json!({})), json!({}));
    session.end();
}

#[test]
fn bytes_that_are_no_message_stop_nothing() {
    let folder = desk();
    let mut session = Session::new(folder.path());
    session.send_bytes(b"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\"}\n");
    assert_eq!(session.next()["error"]["code"], -32700, "it is not UTF-8");
    session.send(&"[".repeat(100_000));
    assert_eq!(session.next()["error"]["code"], -32700, "it is too deep");
    session.send(&" {\"x\":1}".repeat(2 << 20));
    let large = session.next();
    assert_eq!(large["error"]["code"], -32600);
    assert!(large["error"]["message"].as_str().is_some_and(|message| message.contains("16 MiB")), "{large}");
    session.send("\r");
    let name = "x".repeat(501);
    let long = session.call("who_is", json!({ "name": name }));
    assert!(long.as_str().is_some_and(|message| message.contains("500 bytes")), "{long}");
    // The last line need not end.
    session.send_bytes(br#"{"jsonrpc":"2.0","id":"last","method":"ping"}"#);
    let (input, output, mut process) = (session.input, session.output, session.process);
    drop(input);
    let lines: Vec<String> = output.lines().map(|line| line.expect("it answers")).collect();
    assert_eq!(lines, [r#"{"id":"last","jsonrpc":"2.0","result":{}}"#]);
    assert!(process.wait().expect("it ends").success());
}
