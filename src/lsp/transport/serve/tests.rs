use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, DuplexStream};
use tokio::task::JoinHandle;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, Hover, HoverParams, InitializeParams, InitializeResult, RenameParams, WorkspaceEdit,
};
use tower_lsp::{Client, LanguageServer, LspService};

use super::*;

/// A hover never ends, a rename panics, edits are written down, and everything else is answered.
#[derive(Default)]
struct Stuck {
    edits: Arc<Mutex<Vec<i32>>>,
}

impl LanguageServer for Stuck {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult::default())
    }

    async fn hover(&self, _: HoverParams) -> Result<Option<Hover>> {
        std::future::pending().await
    }

    async fn rename(&self, _: RenameParams) -> Result<Option<WorkspaceEdit>> {
        panic!("a rename panics")
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.edits.lock().unwrap().push(params.text_document.version);
        // What a handler does after its first await is in no order, but its state is changed by then.
        tokio::task::yield_now().await;
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

struct Session {
    input: DuplexStream,
    output: DuplexStream,
    server: JoinHandle<u8>,
    edits: Arc<Mutex<Vec<i32>>>,
}

/// Much less than the tests' patience, much more than a loaded machine needs.
const DEADLINE: Duration = Duration::from_secs(30);

impl Session {
    async fn start() -> Self {
        Self::start_with_room(1 << 20).await
    }

    /// A session whose client has room for so many bytes that it has not read yet.
    async fn start_with_room(room: usize) -> Self {
        let stuck = Stuck::default();
        let edits = stuck.edits.clone();
        let (service, socket) = LspService::new(|_: Client| stuck);
        let (input, requests) = tokio::io::duplex(1 << 20);
        let (answers, output) = tokio::io::duplex(room);
        let server = tokio::spawn(serve(service, socket, requests, answers));
        let mut session = Self { input, output, server, edits };
        session.send(&json!({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}})).await;
        assert_eq!(session.receive().await["id"], 0);
        session
    }

    async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.input.write_all(frame.as_bytes()).await.unwrap();
    }

    async fn hover(&mut self, id: u32) {
        let position = json!({"textDocument": {"uri": "file:///a.md"}, "position": {"line": 0, "character": 0}});
        self.send(&json!({"jsonrpc":"2.0","id":id,"method":"textDocument/hover","params":position})).await;
    }

    async fn receive(&mut self) -> Value {
        let mut header = Vec::new();
        while !header.ends_with(b"\r\n\r\n") {
            header.push(self.output.read_u8().await.unwrap());
        }
        let header = String::from_utf8(header).unwrap();
        let length = header.trim().strip_prefix("Content-Length: ").unwrap().parse().unwrap();
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).await.unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    async fn code(self) -> u8 {
        drop((self.input, self.output));
        tokio::time::timeout(DEADLINE, self.server).await.expect("it ends").unwrap()
    }
}

#[tokio::test]
async fn the_end_of_input_ends_it_with_requests_in_flight() {
    let mut session = Session::start().await;
    for id in 1..=300 {
        session.hover(id).await;
    }
    let Session { input, mut output, server, .. } = session;
    drop(input);
    assert_eq!(tokio::time::timeout(DEADLINE, server).await.expect("it ends").unwrap(), 1);
    let mut rest = String::new();
    output.read_to_string(&mut rest).await.unwrap();
    assert!(rest.contains("-32800"), "what was in flight is cancelled");
}

#[tokio::test]
async fn more_stuck_requests_than_fit_do_not_hide_the_end_of_input() {
    let mut session = Session::start().await;
    for id in 1..=2000 {
        session.hover(id).await;
    }
    assert_eq!(session.code().await, 1);
}

#[tokio::test]
async fn an_exit_before_the_end_of_input_is_still_seen() {
    let mut session = Session::start().await;
    session.hover(1).await;
    session.send(&json!({"jsonrpc":"2.0","id":2,"method":"shutdown"})).await;
    session.send(&json!({"jsonrpc":"2.0","method":"exit"})).await;
    assert_eq!(session.code().await, 0);
}

#[tokio::test]
async fn exit_ends_it_while_the_input_stays_open() {
    let mut session = Session::start().await;
    session.hover(1).await;
    session.send(&json!({"jsonrpc":"2.0","method":"exit"})).await;
    let cancelled = session.receive().await;
    assert_eq!((&cancelled["id"], &cancelled["error"]["code"]), (&json!(1), &json!(-32800)));
    assert_eq!(tokio::time::timeout(DEADLINE, &mut session.server).await.expect("it ends").unwrap(), 1);
}

#[tokio::test]
async fn a_client_that_reads_no_more_ends_it() {
    let Session { mut input, output, mut server, .. } = Session::start().await;
    drop(output);
    let body = r#"{"jsonrpc":"2.0","id":1,"method":"unknown"}"#;
    input.write_all(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await.unwrap();
    assert_eq!(tokio::time::timeout(DEADLINE, &mut server).await.expect("it ends").unwrap(), 1);
}

#[tokio::test]
async fn a_cancelled_request_is_answered_as_such() {
    let mut session = Session::start().await;
    session.hover(1).await;
    session.send(&json!({"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}})).await;
    let cancelled = session.receive().await;
    assert_eq!((&cancelled["id"], &cancelled["error"]["code"]), (&json!(1), &json!(-32800)));
}

#[tokio::test]
async fn a_client_that_reads_only_after_it_has_written_everything_is_served() {
    let mut session = Session::start_with_room(64).await;
    tokio::time::timeout(DEADLINE, async {
        for id in 1..=10_000 {
            session.send(&json!({"jsonrpc":"2.0","id":id,"method":"unknown"})).await;
        }
        for _ in 1..=10_000 {
            assert_eq!(session.receive().await["error"]["code"], -32601);
        }
    })
    .await
    .expect("neither side waits for the other");
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_edits_arrive_in_order() {
    let mut session = Session::start().await;
    for version in 1..=10_000 {
        let document = json!({"uri": "file:///a.md", "version": version});
        let params = json!({"textDocument": document, "contentChanges": [{"text": "x"}]});
        session.send(&json!({"jsonrpc":"2.0","method":"textDocument/didChange","params":params})).await;
    }
    session.send(&json!({"jsonrpc":"2.0","id":1,"method":"shutdown"})).await;
    assert_eq!(session.receive().await["id"], 1);
    assert_eq!(*session.edits.lock().unwrap(), (1..=10_000).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_panic_in_a_handler_costs_only_its_own_request() {
    let mut session = Session::start().await;
    let params =
        json!({"textDocument": {"uri": "file:///a.md"}, "position": {"line": 0, "character": 0}, "newName": "x"});
    session.send(&json!({"jsonrpc":"2.0","id":1,"method":"textDocument/rename","params":params})).await;
    assert_eq!(session.receive().await["error"]["code"], -32603);
    session.send(&json!({"jsonrpc":"2.0","id":2,"method":"shutdown"})).await;
    assert_eq!(session.receive().await["result"], Value::Null);
}
