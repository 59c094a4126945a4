use std::sync::mpsc as blocking;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    ConfigurationItem, InitializeParams, InitializeResult, MessageType, NumberOrString, Registration, Uri,
};
use tower_lsp::{LanguageServer, LspService, Server};

use super::{Outbox, Refresh};

struct Idle;

impl LanguageServer for Idle {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult::default())
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

/// The client's side of an initialized session, whose outbox the test fills.
struct Session {
    outbox: Outbox,
    input: DuplexStream,
    output: DuplexStream,
}

impl Session {
    async fn start() -> Self {
        let mut outbox = None;
        let (service, socket) = LspService::new(|client| {
            outbox = Some(Outbox::new(client));
            Idle
        });
        let (input, requests) = tokio::io::duplex(1 << 20);
        // So small that the outbox feels a client that does not read.
        let (answers, output) = tokio::io::duplex(64);
        tokio::spawn(Server::new(requests, answers, socket).serve(service));
        let mut session = Self { outbox: outbox.unwrap(), input, output };
        session.send(&json!({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}})).await;
        assert_eq!(session.receive().await["id"], 0);
        session.outbox.allow_progress(true);
        session
    }

    async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.input.write_all(frame.as_bytes()).await.unwrap();
    }

    async fn answer(&mut self, request: &Value, result: Value) {
        self.send(&json!({"jsonrpc":"2.0","id":request["id"],"result":result})).await;
    }

    async fn refuse(&mut self, request: &Value) {
        self.send(&json!({"jsonrpc":"2.0","id":request["id"],"error":{"code":-1,"message":"no"}})).await;
    }

    async fn receive(&mut self) -> Value {
        tokio::time::timeout(Duration::from_secs(30), async {
            let mut header = Vec::new();
            while !header.ends_with(b"\r\n\r\n") {
                header.push(self.output.read_u8().await.unwrap());
            }
            let header = String::from_utf8(header).unwrap();
            let length = header.trim().strip_prefix("Content-Length: ").unwrap().parse().unwrap();
            let mut body = vec![0; length];
            self.output.read_exact(&mut body).await.unwrap();
            serde_json::from_slice(&body).unwrap()
        })
        .await
        .expect("a message comes")
    }

    /// The next messages as `method what`, up to a log line that says `done`.
    async fn receive_all(&mut self) -> Vec<String> {
        self.outbox.log(MessageType::LOG, "done");
        let mut all = Vec::new();
        loop {
            let message = self.receive().await;
            let params = &message["params"];
            if params["message"] == "done" {
                return all;
            }
            let what = [&params["message"], &params["version"], &params["value"], &params["token"]];
            let what = what.into_iter().find(|what| !what.is_null()).cloned().unwrap_or_default();
            all.push(format!("{} {what}", message["method"].as_str().unwrap()));
        }
    }
}

fn uri(path: &str) -> Uri {
    format!("file:///{path}").parse().unwrap()
}

fn registration() -> Registration {
    Registration { id: "1".into(), method: "workspace/didChangeWatchedFiles".into(), register_options: None }
}

#[tokio::test]
async fn messages_keep_their_order_and_wait_for_no_answer() {
    let mut session = Session::start().await;
    let outbox = session.outbox.clone();
    outbox.log(MessageType::INFO, "one");
    outbox.register(vec![registration()]);
    outbox.show(MessageType::WARNING, "two");
    outbox.unregister(vec![]);
    outbox.refresh(Refresh::InlayHints);
    outbox.publish(uri("a.md"), vec![], Some(3));
    assert_eq!(
        session.receive_all().await,
        [
            "window/logMessage \"one\"",
            "client/registerCapability null",
            "window/showMessage \"two\"",
            "client/unregisterCapability null",
            "workspace/inlayHint/refresh null",
            "textDocument/publishDiagnostics 3",
        ]
    );
}

#[tokio::test]
async fn a_slow_client_gets_the_latest_diagnostics_of_each_document() {
    let mut session = Session::start().await;
    for version in 0..1000 {
        session.outbox.publish(uri("a.md"), vec![], Some(version));
    }
    session.outbox.publish(uri("b.md"), vec![], Some(7));
    session.outbox.refresh(Refresh::Diagnostics);
    session.outbox.refresh(Refresh::Diagnostics);
    let all = session.receive_all().await;
    assert_eq!(
        all,
        [
            "textDocument/publishDiagnostics 999",
            "textDocument/publishDiagnostics 7",
            "workspace/diagnostic/refresh null"
        ]
    );
}

#[tokio::test]
async fn a_thousand_unanswered_requests_hold_up_nothing() {
    let mut session = Session::start().await;
    for _ in 0..1000 {
        session.outbox.register(vec![registration()]);
    }
    assert_eq!(session.receive_all().await.len(), 1000);
}

#[tokio::test]
async fn settings_come_to_the_callback() {
    let mut session = Session::start().await;
    let (sender, receiver) = blocking::channel();
    let item = ConfigurationItem { scope_uri: None, section: Some("whoswho".into()) };
    session.outbox.configuration(vec![item], move |answer| sender.send(answer).unwrap());
    let request = session.receive().await;
    assert_eq!(request["params"], json!({"items": [{"section": "whoswho"}]}));
    session.answer(&request, json!([{"a": 1}])).await;
    let answer = tokio::task::spawn_blocking(move || receiver.recv_timeout(Duration::from_secs(30))).await.unwrap();
    assert_eq!(answer.unwrap(), Ok(vec![json!({"a": 1})]));
}

#[tokio::test]
async fn progress_begins_when_the_client_has_agreed() {
    let mut session = Session::start().await;
    session.outbox.progress_begin("t", "Indexing");
    session.outbox.progress_report("t", "1 of 9", Some(11));
    session.outbox.progress_report("t", "2 of 9", Some(22));
    let create = session.receive().await;
    assert_eq!(create["method"], "window/workDoneProgress/create");
    assert_eq!(create["params"], json!({"token": "t"}));
    assert_eq!(session.receive_all().await, [""; 0], "nothing before the answer");
    session.answer(&create, Value::Null).await;
    let begin = session.receive().await;
    let value = json!({"kind": "begin", "title": "Indexing", "message": "2 of 9", "percentage": 22});
    assert_eq!(begin["params"], json!({"token": NumberOrString::String("t".into()), "value": value}));
    session.outbox.progress_report("t", "9 of 9", Some(900));
    assert_eq!(
        session.receive().await["params"]["value"],
        json!({"kind": "report", "message": "9 of 9", "percentage": 100})
    );
    session.outbox.progress_end("t", "9 notes");
    assert_eq!(session.receive().await["params"]["value"], json!({"kind": "end", "message": "9 notes"}));
    session.outbox.progress_report("t", "late", None);
    session.outbox.progress_end("t", "late");
    assert_eq!(session.receive_all().await, [""; 0], "nothing after the end");
}

#[tokio::test]
async fn progress_that_is_refused_is_not_shown() {
    let mut session = Session::start().await;
    session.outbox.progress_begin("refused", "Indexing");
    let refused = session.receive().await;
    session.refuse(&refused).await;
    // An answer that comes after it shows that it is dealt with.
    session.outbox.progress_begin("shown", "Indexing");
    let shown = session.receive().await;
    session.answer(&shown, Value::Null).await;
    session.outbox.progress_report("refused", "1", None);
    let begin = session.receive().await;
    assert_eq!((&begin["params"]["token"], &begin["params"]["value"]["kind"]), (&json!("shown"), &json!("begin")));
    assert_eq!(session.receive_all().await, [""; 0]);
}

#[tokio::test]
async fn progress_that_is_over_before_the_answer_is_begun_and_ended() {
    let mut session = Session::start().await;
    session.outbox.progress_begin("over", "Indexing");
    session.outbox.progress_report("over", "9 of 9", None);
    session.outbox.progress_end("over", "9 notes");
    let create = session.receive().await;
    assert_eq!(session.receive_all().await, [""; 0], "nothing before the answer");
    session.answer(&create, Value::Null).await;
    let begin = session.receive().await;
    assert_eq!(begin["params"]["value"], json!({"kind": "begin", "title": "Indexing", "message": "9 of 9"}));
    let end = session.receive().await;
    assert_eq!(end["params"]["value"], json!({"kind": "end", "message": "9 notes"}));
    session.outbox.progress_report("over", "late", None);
    assert_eq!(session.receive_all().await, [""; 0], "nothing after the end");
}

#[tokio::test]
async fn a_client_that_shows_no_progress_is_not_asked() {
    let mut session = Session::start().await;
    session.outbox.allow_progress(false);
    session.outbox.progress_begin("t", "Indexing");
    session.outbox.progress_report("t", "1 of 9", None);
    session.outbox.progress_end("t", "9 notes");
    assert_eq!(session.receive_all().await, [""; 0]);
}
