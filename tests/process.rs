//! The server as a process: what a broken, silent or vanishing client cannot do to it.

#![allow(clippy::indexing_slicing, reason = "a missing field of an answer fails the test")]

mod support;

use serde_json::{Value, json};
use support::{Client, frame, hover, request};

const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;
const METHOD_NOT_FOUND: i64 = -32601;
const NOT_INITIALIZED: i64 = -32002;

const NOTE: &str = "file:///note.md";

/// Waits for the error reply that belongs to no request.
fn expect_error(client: &mut Client, code: i64) {
    client.wait("an error under the id null", |message| message["id"].is_null() && message["error"]["code"] == code);
}

#[test]
fn it_introduces_itself() {
    let mut client = Client::start();
    let result = client.initialize(&json!({}));
    assert_eq!(result["serverInfo"], json!({ "name": "whoswho", "version": env!("CARGO_PKG_VERSION") }));
    client.assert_alive();
}

#[cfg(target_os = "linux")]
#[test]
fn its_allocator_gives_memory_back_at_once() {
    let mut client = Client::initialized();
    client.assert_alive();
    let pid = client.pid().expect("it runs");
    let environment = std::fs::read(format!("/proc/{pid}/environ")).expect("a process may look at its children");
    assert!(environment.split(|byte| *byte == 0).any(|variable| variable == b"MIMALLOC_PURGE_DELAY=0"));
}

#[test]
fn the_encoding_is_the_clients_first_choice() {
    for (offered, chosen) in [
        (json!({}), "utf-16"),
        (json!({ "general": { "positionEncodings": [] } }), "utf-16"),
        (json!({ "general": { "positionEncodings": ["utf-8", "utf-16"] } }), "utf-8"),
        (json!({ "general": { "positionEncodings": ["utf-32", "utf-8"] } }), "utf-32"),
        (json!({ "general": { "positionEncodings": ["utf-7", "utf-8"] } }), "utf-8"),
        (json!({ "general": { "positionEncodings": ["utf-16", "utf-8"] } }), "utf-16"),
    ] {
        let result = Client::start().initialize(&offered);
        assert_eq!(result["capabilities"]["positionEncoding"], chosen, "{offered}");
    }
}

#[test]
fn an_editor_that_offers_no_encoding_gets_the_one_of_the_command_line() {
    let utf8 = ["--position-encoding", "utf-8"];
    let result = Client::start_with(&utf8).initialize(&json!({}));
    assert_eq!(result["capabilities"]["positionEncoding"], "utf-8");
    let result = Client::start_with(&utf8).initialize(&json!({ "general": { "positionEncodings": ["utf-16"] } }));
    assert_eq!(result["capabilities"]["positionEncoding"], "utf-16", "what it says itself comes first");
}

#[test]
fn bad_json_is_reported_and_survived() {
    let mut client = Client::initialized();
    client.raw(b"Content-Length: 27\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\": ");
    expect_error(&mut client, PARSE_ERROR);
    client.assert_alive();
}

#[test]
fn invalid_utf8_is_reported_and_survived() {
    let mut client = Client::initialized();
    client.raw(b"Content-Length: 4\r\n\r\n\"\xff\xfe\"");
    expect_error(&mut client, PARSE_ERROR);
    client.assert_alive();
}

#[test]
fn json_that_is_no_message_is_reported_and_survived() {
    let mut client = Client::initialized();
    for body in [json!([]), json!("x"), json!({}), json!({ "jsonrpc": "2.0", "id": 1.5, "method": "x" })] {
        client.send(&body);
        expect_error(&mut client, INVALID_REQUEST);
    }
    client.assert_alive();
}

#[test]
fn headers_of_any_case_and_unknown_ones_are_read() {
    let mut client = Client::initialized();
    let body = request(77, "textDocument/hover", &hover(NOTE, 0, 0)).to_string();
    client.open(NOTE, "Ada.\n");
    client
        .raw(format!("content-type: text/plain\r\nX-A: b\r\ncontent-length: {}\r\n\r\n{body}", body.len()).as_bytes());
    assert!(client.answer(77).get("error").is_none());
}

#[test]
fn a_giant_length_is_not_waited_for() {
    let mut client = Client::initialized();
    client.raw(b"Content-Length: 99999999999\r\n\r\n{}");
    expect_error(&mut client, PARSE_ERROR);
    client.assert_alive();
}

#[test]
fn a_length_beyond_the_message_is_not_waited_for() {
    let mut client = Client::initialized();
    client.raw(b"Content-Length: 100000000\r\n\r\n{}");
    client.assert_alive();
    expect_error(&mut client, PARSE_ERROR);
}

#[test]
fn a_missing_length_is_reported_and_survived() {
    let mut client = Client::initialized();
    client.raw(b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}");
    expect_error(&mut client, PARSE_ERROR);
    client.assert_alive();
}

#[test]
fn garbage_between_messages_is_skipped() {
    let mut client = Client::initialized();
    client.raw(b"hello\r\n\r\n\xff\xff world\n");
    client.assert_alive();
    client.raw(&[b'x'; 100_000]);
    client.assert_alive();
}

#[test]
fn messages_may_come_byte_by_byte_and_many_at_once() {
    let mut client = Client::initialized();
    client.open(NOTE, "É 梁 🙂\n");
    for byte in frame(&request(1001, "textDocument/hover", &hover(NOTE, 0, 0))) {
        client.raw(&[byte]);
    }
    assert!(client.answer(1001).get("error").is_none());
    let many: Vec<u8> =
        (2000..2050).flat_map(|id| frame(&request(id, "textDocument/hover", &hover(NOTE, 0, 0)))).collect();
    client.raw(&many);
    for id in 2000..2050 {
        assert!(client.answer(id).get("error").is_none());
    }
}

#[test]
fn bad_frames_before_initialize_are_survived() {
    let mut client = Client::start();
    client.raw(b"Content-Length: 1\r\n\r\n{");
    expect_error(&mut client, PARSE_ERROR);
    client.initialize(&json!({}));
    client.assert_alive();
}

#[test]
fn wrong_parameters_and_unknown_methods_are_answered() {
    let mut client = Client::initialized();
    let unknown = client.request("whoswho/nothing", &json!({}));
    assert_eq!(client.error_code(unknown), METHOD_NOT_FOUND);
    let wrong = client.request("textDocument/hover", &json!({ "position": 7 }));
    assert_eq!(client.error_code(wrong), -32602);
    client.notify("textDocument/didChange", &json!({ "contentChanges": "no" }));
    client.notify("$/whoswho/nothing", &json!({}));
    let optional = client.request("$/whoswho/nothing", &json!({}));
    assert_eq!(client.error_code(optional), METHOD_NOT_FOUND);
    client.assert_alive();
}

#[test]
fn answers_to_requests_that_nobody_sent_are_ignored() {
    let mut client = Client::initialized();
    client.send(&json!({ "jsonrpc": "2.0", "id": 4711, "result": null }));
    client.send(&json!({ "jsonrpc": "2.0", "id": "x", "error": { "code": 1, "message": "no", "stack": [] } }));
    client.send(&json!({ "jsonrpc": "2.0", "id": 4712 }));
    client.assert_alive();
}

#[test]
fn three_hundred_requests_are_answered_to_a_client_that_answers_nothing() {
    let mut client = Client::start();
    client.leave_unanswered();
    client.initialize(&json!({
        "window": { "workDoneProgress": true },
        "workspace": {
            "configuration": true,
            "didChangeConfiguration": { "dynamicRegistration": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "diagnostics": { "refreshSupport": true },
            "inlayHint": { "refreshSupport": true },
            "semanticTokens": { "refreshSupport": true },
            "codeLens": { "refreshSupport": true },
        },
    }));
    client.open(NOTE, "Ada Lovelace wrote to Charles Babbage.\n");
    let ids: Vec<_> = (0..300).map(|_| client.request("textDocument/hover", &hover(NOTE, 0, 1))).collect();
    for id in ids {
        let answer = client.answer(id);
        assert!(answer.get("error").is_none(), "{answer}");
    }
    client.wait_for("client/registerCapability", |_| true);
}

#[test]
fn requests_before_initialize_are_refused() {
    let mut client = Client::start();
    let id = client.request("textDocument/hover", &hover(NOTE, 0, 0));
    assert_eq!(client.error_code(id), NOT_INITIALIZED);
    client.notify("textDocument/didOpen", &json!({}));
    client.initialize(&json!({}));
    client.assert_alive();
}

#[test]
fn a_second_initialize_and_requests_after_shutdown_are_refused() {
    let mut client = Client::initialized();
    let again = client.request("initialize", &json!({ "capabilities": {} }));
    assert_eq!(client.error_code(again), INVALID_REQUEST);
    let shutdown = client.request_bare("shutdown");
    assert_eq!(client.answer(shutdown)["result"], Value::Null);
    let late = client.request("textDocument/hover", &hover(NOTE, 0, 0));
    assert_eq!(client.error_code(late), INVALID_REQUEST);
    client.notify("exit", &Value::Null);
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn exit_after_shutdown_is_code_0_and_without_it_1() {
    for with_params in [None, Some(Value::Null), Some(json!({}))] {
        let mut client = Client::initialized();
        let shutdown = match &with_params {
            None => client.request_bare("shutdown"),
            Some(params) => client.request("shutdown", params),
        };
        assert!(client.answer(shutdown).get("error").is_none(), "{with_params:?}");
        client.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
        assert_eq!(client.exit_code(), 0);
    }
    let mut client = Client::initialized();
    client.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(client.exit_code(), 1);
    let mut client = Client::start();
    client.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn shutdown_is_answered_even_if_exit_follows_at_once() {
    let mut client = Client::initialized();
    let all = [
        frame(&json!({ "jsonrpc": "2.0", "id": 99, "method": "shutdown" })),
        frame(&json!({ "jsonrpc": "2.0", "method": "exit" })),
    ];
    client.raw(&all.concat());
    client.close();
    assert!(client.answer(99).get("error").is_none());
    assert_eq!(client.exit_code(), 0);
}

#[cfg(unix)]
#[test]
fn the_end_of_the_process_that_has_started_it_ends_it() {
    let mut parent = std::process::Command::new("sleep").arg("1000").spawn().expect("it starts");
    let mut client = Client::start();
    client.call("initialize", &json!({ "processId": parent.id(), "capabilities": {} }));
    client.notify("initialized", &json!({}));
    parent.kill().expect("it can be killed");
    parent.wait().expect("it ends");
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn the_end_of_stdin_ends_it() {
    let mut client = Client::start();
    client.close();
    assert_eq!(client.exit_code(), 1, "before initialize");

    let mut client = Client::initialized();
    client.raw(b"Content-Length: 100\r\n\r\n{");
    client.close();
    assert_eq!(client.exit_code(), 1, "in the middle of a message");

    let mut client = Client::initialized();
    for _ in 0..300 {
        client.request("textDocument/hover", &hover(NOTE, 0, 0));
    }
    client.close();
    assert_eq!(client.exit_code(), 1, "with requests in flight");

    let mut client = Client::initialized();
    let shutdown = client.request_bare("shutdown");
    client.answer(shutdown);
    client.close();
    assert_eq!(client.exit_code(), 0, "after shutdown");
}
