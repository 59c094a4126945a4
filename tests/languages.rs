//! `whoswho tag` in languages other than English: the notes in tests/gold, and what is said of other languages.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a failing helper fails its test")]
#![cfg(feature = "multilingual")]

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::Range;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// A mention: its characters, and what is named.
type Mention = (usize, usize, &'static str);

/// A note in columns as prose, with its mentions.
#[derive(Default)]
struct Note {
    text: String,
    mentions: BTreeSet<Mention>,
}

impl Note {
    /// Adds a word; returns its characters.
    fn add(&mut self, word: &str) -> Range<usize> {
        let touches = self.text.ends_with(['(', '«', '\n']) || self.text.is_empty();
        let elided = self.text.ends_with(['’', '\'']);
        let closes = word.starts_with([',', '.', ';', ':', '!', '?', ')', '»', '’', '\'', '…']);
        if !touches && !elided && !closes {
            self.text.push(' ');
        }
        let start = self.text.chars().count();
        self.text.push_str(word);
        start..self.text.chars().count()
    }
}

fn notes(columns: &str) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut open: Option<Mention> = None;
    for line in columns.lines() {
        if line.starts_with("# doc = ") {
            notes.push(Note::default());
            continue;
        }
        let Some(note) = notes.last_mut() else { continue };
        let (word, label) = line.split_once('\t').unwrap_or(("", "O"));
        let continues = label.starts_with("I-");
        if !continues {
            note.mentions.extend(open.take());
        }
        if word.is_empty() {
            note.text.push('\n');
            continue;
        }
        let place = note.add(word);
        let kind = match label {
            "B-PER" => Some("person"),
            "B-ORG" => Some("organization"),
            _ => None,
        };
        open = kind.map(|kind| (place.start, place.end, kind)).or(open.filter(|_| continues));
        if let Some(open) = &mut open {
            open.1 = place.end;
        }
    }
    if let Some(note) = notes.last_mut() {
        note.mentions.extend(open);
    }
    notes
}

fn tag(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whoswho"))
        .args(["tag", "--format", "json"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("it has an input");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    // It reads nothing if it is called in a wrong way.
    let _ = writer.join().expect("the writer ends");
    output
}

/// The mentions that are found in each text, with their scores.
fn found(arguments: &[&str], texts: &[&str]) -> Vec<Vec<(Mention, f64)>> {
    let requests = texts.iter().map(|text| format!("{}\n", json!({ "id": 1, "text": text })));
    let output = tag(arguments, &requests.collect::<String>());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("a small one");
    let mention = |mention: &Value| {
        let kind = if mention["kind"] == "person" { "person" } else { "organization" };
        let place = (number(&mention["start"]), number(&mention["end"]), kind);
        (place, mention["score"].as_f64().expect("a number"))
    };
    let answer = |line: &str| serde_json::from_str::<Value>(line).expect("a line is JSON");
    text.lines()
        .map(|line| answer(line)["mentions"].as_array().expect("a list").iter().map(mention).collect())
        .collect()
}

/// How many of the mentions that are found, and how many of those that are there, are right; in percent.
fn rates(file: &str, kind: &str) -> (f64, f64) {
    let notes = notes(file);
    let texts: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
    let found = found(&[], &texts);
    let (mut right, mut all, mut there) = (0, 0, 0);
    for (note, found) in notes.iter().zip(&found) {
        let of_kind = |mention: &Mention| mention.2 == kind;
        there += note.mentions.iter().filter(|mention| of_kind(mention)).count();
        all += found.iter().filter(|(mention, _)| of_kind(mention)).count();
        right += found.iter().filter(|(mention, _)| of_kind(mention) && note.mentions.contains(mention)).count();
    }
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    (percent(right, all), percent(right, there))
}

#[test]
fn notes_are_read_in_five_languages() {
    // A little less than what the model card has: F1 of persons and of organizations.
    let files = [
        ("de", include_str!("gold/de_notes.bio"), 85.0, 66.0),
        ("fr", include_str!("gold/fr_notes.bio"), 87.0, 53.0),
        ("es", include_str!("gold/es_notes.bio"), 85.0, 70.0),
        ("it", include_str!("gold/it_notes.bio"), 80.0, 65.0),
        ("nl", include_str!("gold/nl_notes.bio"), 65.0, 33.0),
    ];
    for (language, file, persons, organizations) in files {
        for (kind, least) in [("person", persons), ("organization", organizations)] {
            let (precision, recall) = rates(file, kind);
            let f1 = 2.0 * precision * recall / (precision + recall);
            assert!(f1 > least, "{language}, {kind}: {precision:.1} / {recall:.1} / {f1:.1}");
        }
    }
}

#[test]
fn the_language_is_told_or_given() {
    let text = "Anna Berg hat gestern mit der Siemens AG gesprochen.";
    let auto = found(&[], &[text]);
    assert_eq!(auto, found(&["--language", "de"], &[text]));
    assert_eq!(
        auto[0].iter().map(|(mention, _)| *mention).collect::<Vec<_>>(),
        [(0, 9, "person"), (30, 40, "organization")]
    );
    // Any of the codes of a language will do.
    let norwegian = ["Kari Nordmann bor i Bergen."];
    assert_eq!(found(&["--language", "nb"], &norwegian), found(&["--language", "no"], &norwegian));
}

#[test]
fn a_language_that_nobody_reads_is_named() {
    let output = tag(&["--language", "pl"], "");
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains("no reader knows this language") && message.contains("de"), "{message}");
}

#[test]
fn in_other_languages_nothing_is_sure() {
    let texts = [
        "Wczoraj Anna Kowalska rozmawiała z Janem Nowakiem, ale nie było to już tak ważne.",
        "Вчера Анна Смирнова говорила с Иваном Петровым, но он не хотел.",
        "Hän puhui eilen Matti Virtasen kanssa, mutta Virtanen ei ole sitä mieltä, että se on näin.",
        "Tegnap Kovács Anna azt mondta, hogy ez nem így van, de Nagy Péter már nem volt itt.",
    ];
    for (text, found) in texts.iter().zip(found(&[], &texts)) {
        assert!(found.iter().all(|(_, score)| *score < 0.75), "{text}: {found:?}");
    }
}
