//! `whoswho tag`: what other programs rely on.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a failing helper fails its test")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn tag(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whoswho"))
        .arg("tag")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("it has an input").write_all(input).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("the output is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn a_line_is_answered_by_a_line() {
    let input = concat!(
        "{\"id\": 7, \"text\": \"Ada Lovelace joined Microsoft.\"}\n",
        "{\"text\": \"nothing here\", \"id\": \"b\", \"more\": true}\n",
    );
    let output = tag(&["--format", "json"], input.as_bytes());
    assert!(output.status.success());
    let answers = lines(&output);
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["id"], 7);
    assert_eq!(answers[1], json!({ "id": "b", "mentions": [] }));
    let first = &answers[0]["mentions"][0];
    let keys: Vec<&String> = first.as_object().expect("a mention is an object").keys().collect();
    assert_eq!(keys, ["end", "kind", "score", "start", "text"]);
    assert_eq!((&first["start"], &first["end"]), (&json!(0), &json!(12)));
    assert_eq!((&first["kind"], &first["text"]), (&json!("person"), &json!("Ada Lovelace")));
    assert!(first["score"].as_f64().is_some_and(|score| (0.0..=1.0).contains(&score)));
    assert_eq!(answers[0]["mentions"][1]["kind"], "organization");
}

#[test]
fn offsets_count_code_points() {
    let output = tag(&["--format", "json"], "{\"id\":1,\"text\":\"👍🏽 café: Ada Lovelace smiled.\"}".as_bytes());
    let mention = &lines(&output)[0]["mentions"][0];
    assert_eq!((&mention["start"], &mention["end"], &mention["text"]), (&json!(9), &json!(21), &json!("Ada Lovelace")));
}

#[test]
fn a_bad_line_is_named_and_passed_over() {
    let input = b"{\"id\":1,\"text\":\"a\"}\n{\"id\":2}\n\n\xff\xfe\n[]\n{\"id\":3,\"text\":\"b\"}";
    let output = tag(&["--format", "json"], input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).iter().map(|answer| answer["id"].clone()).collect::<Vec<_>>(), [1, 3]);
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    for (number, line) in [2, 4, 5].iter().zip(complaints.lines()) {
        assert!(line.contains(&format!("line {number} ")), "{line}");
    }
    assert_eq!(complaints.lines().count(), 3, "{complaints}");
}

#[test]
fn text_gives_a_table() {
    for reader in [&[][..], &["--reader", "first"], &["--reader", "both"]] {
        let output = tag(reader, "Hello.\n\nYesterday Ada Lovelace smiled.\n".as_bytes());
        assert!(output.status.success());
        let table = String::from_utf8_lossy(&output.stdout).into_owned();
        let row: Vec<&str> = table.split_whitespace().collect();
        assert_eq!((row[0], row[1], &row[3..]), ("3:11", "person", &["Ada", "Lovelace"][..]), "{table}");
        assert_eq!(table.lines().count(), 1);
    }
}

#[test]
fn input_that_is_no_text_is_survived() {
    assert!(tag(&[], b"\xff\xfe Ada \x00 Lovelace\r\n").status.success());
    assert!(tag(&[], b"").stdout.is_empty());
    assert!(tag(&["--format", "json"], b"").status.success());
    assert_eq!(tag(&["--reader", "third"], b"").status.code(), Some(2));
}
