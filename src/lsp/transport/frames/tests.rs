use proptest::prelude::*;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{ErrorCode, Id, Request, Response};

use super::parser::{Item, Parser};
use super::{answer_unreadable, pump};

/// What the parser finds in the chunks: messages as JSON, faults as `code id`, garbage as `skipped n`.
fn parse<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Vec<String> {
    let mut parser = Parser::default();
    let mut found = Vec::new();
    for chunk in chunks {
        parser.push(chunk);
        while let Some(item) = parser.next() {
            found.push(match item {
                Item::Message(body) => String::from_utf8(body).unwrap(),
                Item::Fault(fault) => format!("{} {}", fault.code.code(), fault.id),
                Item::Garbage(bytes) => format!("skipped {bytes}"),
            });
        }
    }
    found
}

fn frame(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

fn note(number: usize) -> String {
    json!({ "jsonrpc": "2.0", "method": "note", "params": { "number": number, "text": "É 梁 🙂 Content-Length: 5\r\n" } })
        .to_string()
}

/// The bytes, then a good message: what is found before it.
fn before_good(bytes: &[u8]) -> Vec<String> {
    let good = note(1);
    let all = [bytes, frame(&good).as_bytes()].concat();
    let mut whole = parse([all.as_slice()]);
    // Garbage may be counted in other portions then, but the same messages are found.
    let known = |found: &Vec<String>| found.iter().filter(|it| !it.starts_with("skipped")).cloned().collect::<Vec<_>>();
    assert_eq!(known(&parse(all.chunks(1))), known(&whole), "byte by byte");
    assert_eq!(whole.pop(), Some(good));
    whole
}

const UNREAD: &str = "-32700 null";

#[test]
fn headers_may_have_any_case_and_others_beside_them() {
    let body = note(2);
    for header in ["content-length: ", "CONTENT-LENGTH:", "Content-Length:\t"] {
        assert_eq!(before_good(format!("{header}{}\r\n\r\n{body}", body.len()).as_bytes()), [body.as_str()]);
    }
    let others = format!("Content-Type: text/plain\r\nX_y: z\r\nContent-Length: {}\r\nA: b\r\n\r\n{body}", body.len());
    assert_eq!(before_good(others.as_bytes()), [body.as_str()]);
    assert_eq!(before_good(format!("Content-Length: {}\n\n{body}", body.len()).as_bytes()), [body]);
}

#[test]
fn bad_bodies_are_dropped_and_reported() {
    assert_eq!(before_good(frame(r#"{"jsonrpc":"2.0","method":"#).as_bytes()), [UNREAD]);
    assert_eq!(before_good(frame("").as_bytes()), [UNREAD]);
    assert_eq!(before_good(frame("\n\n").as_bytes()), [UNREAD]);
    assert_eq!(before_good(b"Content-Length: 4\r\n\r\n\"\xff\xfe\""), [UNREAD]);
    assert_eq!(before_good(frame(&"[".repeat(10_000)).as_bytes()), [UNREAD]);
}

#[test]
fn json_that_is_no_message_is_an_invalid_request_under_its_id() {
    for (body, id) in [
        ("[]", "null"),
        ("7", "null"),
        ("{}", "null"),
        (r#"{"jsonrpc":"2.0"}"#, "null"),
        (r#"{"jsonrpc":"1.0","method":"x","id":3}"#, "3"),
        (r#"{"method":"x","id":"a"}"#, "\"a\""),
        (r#"{"jsonrpc":"2.0","method":"x","id":1.5}"#, "null"),
        (r#"{"jsonrpc":"2.0","method":7,"id":4}"#, "4"),
        (r#"{"jsonrpc":"2.0","method":"x","id":1,"id":2}"#, "2"),
    ] {
        assert_eq!(before_good(frame(body).as_bytes()), [format!("-32600 {id}")], "{body}");
    }
}

#[test]
fn answers_that_lack_something_are_completed() {
    for (body, mended) in [
        (r#"{"jsonrpc":"2.0","id":3}"#, json!({"jsonrpc":"2.0","id":3,"result":null})),
        (r#"{"id":3,"result":[1]}"#, json!({"jsonrpc":"2.0","id":3,"result":[1]})),
        (
            r#"{"jsonrpc":"2.0","id":"a","error":{"code":-1,"message":"no","stack":"x"}}"#,
            json!({"jsonrpc":"2.0","id":"a","error":{"code":-1,"message":"no","data":null}}),
        ),
        // With half a character besides.
        (r#"{"jsonrpc":"2.0","id":3,"x":"\ud83d"}"#, json!({"jsonrpc":"2.0","id":3,"result":null})),
        (
            r#"{"id":3,"error":{"code":-1,"message":"\ud83d","stack":"x"}}"#,
            json!({"jsonrpc":"2.0","id":3,"error":{"code":-1,"message":"\u{fffd}","data":null}}),
        ),
    ] {
        let found = before_good(frame(body).as_bytes());
        assert_eq!(found.len(), 1, "{body}");
        assert_eq!(serde_json::from_str::<Value>(&found[0]).unwrap(), mended);
        assert!(serde_json::from_str::<Response>(&found[0]).is_ok(), "tower-lsp reads it");
    }
}

#[test]
fn half_a_character_becomes_a_replacement_of_the_same_width() {
    let body = r#"{"jsonrpc":"2.0","method":"x","params":["a\ud83d","\ude00b","\ud83d\ude00","\\ud83d","\ud83dé\n"]}"#;
    let found = before_good(frame(body).as_bytes());
    let value: Value = serde_json::from_str(&found[0]).unwrap();
    assert_eq!(value["params"], json!(["a\u{fffd}", "\u{fffd}b", "😀", "\\ud83d", "\u{fffd}é\n"]));
}

#[test]
fn bad_headers_do_not_hide_the_next_message() {
    assert_eq!(before_good(b"Content-Length: 99999999999\r\n\r\n{}"), [UNREAD, "skipped 2"]);
    assert_eq!(before_good(b"Content-Length: 99999999999999999999999\r\n\r\n"), [UNREAD]);
    assert_eq!(before_good(b"Content-Length: -1\r\n\r\n"), [UNREAD]);
    assert_eq!(before_good(b"Content-Length: x\r\n\r\n{}\n"), [UNREAD, "skipped 3"]);
    assert_eq!(before_good(b"Content-Type: x\r\n\r\n{}"), [UNREAD, "skipped 2"]);
    assert_eq!(before_good(b"Content-Length: 5\r\n"), [""; 0]);
    assert_eq!(before_good(b"Content-Length: 5\r\n\r\n"), [UNREAD]);
}

#[test]
fn garbage_of_any_length_is_skipped() {
    assert_eq!(before_good(b"\r\n\r\nhello\r\n\xff\xff"), ["skipped 9"]);
    let long = before_good(&b"x".repeat(100_000));
    assert_eq!(long, ["skipped 100000"]);
}

#[test]
fn a_length_that_is_wrong_costs_only_its_own_message() {
    let body = note(3);
    for length in [body.len() + 1, body.len() + 30, body.len() + 1000, 100_000_000] {
        let found = before_good(format!("Content-Length: {length}\r\n\r\n{body}").as_bytes());
        assert_eq!(found[0], UNREAD, "{length}");
    }
    for length in [0, 1, body.len() - 1] {
        let found = before_good(format!("Content-Length: {length}\r\n\r\n{body}").as_bytes());
        assert_eq!(found[0], UNREAD, "{length}");
    }
}

#[test]
fn a_pretty_printed_message_passes() {
    let value = json!({"jsonrpc":"2.0","method":"x","params":{"text":"Content-Length: 5","n":["content-length: 7\n"]}});
    let body = serde_json::to_string_pretty(&value).unwrap().replace('\n', "\r\n");
    assert_eq!(before_good(frame(&body).as_bytes()), [body]);
}

#[tokio::test]
async fn the_pump_reframes_and_reports_in_place() {
    let (first, second) = (note(1), note(2));
    let input = format!("content-length: {}\r\nX: y\r\n\r\n{first}{}{}", first.len(), frame("{"), frame(&second));
    let mut output = Vec::new();
    pump(input.as_bytes(), &mut output).await;
    let output = String::from_utf8(output).unwrap();
    let between = output
        .strip_prefix(&frame(&first))
        .and_then(|rest| rest.strip_suffix(&frame(&second)))
        .expect("both messages, framed plainly");
    let (header, body) = between.split_once("\r\n\r\n").unwrap();
    assert_eq!(header, format!("Content-Length: {}", body.len()));
    let request: Request = body.parse().unwrap();
    let answer = answer_unreadable(&request).unwrap();
    assert_eq!(answer.id(), &Id::Null);
    assert_eq!(answer.error().unwrap().code, ErrorCode::ParseError);
    assert_eq!(answer.error().unwrap().message, "Parse error: EOF while parsing an object at line 1 column 1");
}

/// What may stand between two messages without being one.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(Vec::new()),
        prop::collection::vec(any::<u8>(), 0..40),
        "[ -~\r\n]{0,60}".prop_map(String::into_bytes),
        (0..10_000_000_000_u64).prop_map(|length| format!("Content-Length: {length}\r\n").into_bytes()),
        (0..10_000_000_000_u64).prop_map(|length| format!("content-length: {length}\r\n\r\n").into_bytes()),
        (1..400_usize)
            .prop_map(|more| format!("Content-Length: {}\r\n\r\n{}", note(0).len() + more, note(0)).into_bytes()),
        "[\\[\\]{}\",:a-z\r\n]{0,40}".prop_map(|body| frame(&body).into_bytes()),
        Just(b"Content-Length: 3\r\n\r\n\xff\xff\xff".to_vec()),
        Just(b"Content-Type: x\r\n\r\n".to_vec()),
        Just(vec![b'y'; 20_000]),
    ]
}

proptest! {
    #[test]
    fn no_message_is_lost(noises in prop::collection::vec(noise(), 1..8), cuts in prop::collection::vec(1..300_usize, 1..20)) {
        let mut bytes = Vec::new();
        let mut expected = Vec::new();
        for (number, noise) in noises.iter().enumerate() {
            bytes.extend_from_slice(noise);
            let body = note(number + 1);
            bytes.extend_from_slice(frame(&body).as_bytes());
            expected.push(body);
        }
        let mut chunks = Vec::new();
        let mut rest = bytes.as_slice();
        for &cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (chunk, after) = rest.split_at(cut.min(rest.len()));
            chunks.push(chunk);
            rest = after;
        }
        let ours: Vec<_> = parse(chunks).into_iter().filter(|found| found.contains("\"note\"") && !found.contains("\"number\":0,")).collect();
        prop_assert_eq!(ours, expected);
    }
}
