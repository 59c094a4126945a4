//! A fault of ours at one note: it costs what it must, and nothing else. Only debug builds can be made to panic.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::ADA;
use super::support::desk::{Desk, serve, until, uri, write};
use super::support::{Client, hover};

const GOOD: &str = "Met Élodie Marchand, and [[Élodie Marchnd]].\n";

fn fault(step: &str) -> String {
    format!("whoswho injects a panic while {step}.")
}

/// A vault with a note that makes the server panic at some step, and another.
fn desk(step: &str) -> Desk {
    let bad = format!("Met Élodie Marchand.\n\n{}\n", fault(step));
    Desk::new(&[("People/Élodie Marchand.md", ADA), ("Good.md", GOOD), ("Bad.md", &bad)], &json!({}))
}

impl Desk {
    fn knows_her_in(&mut self, path: &str) -> bool {
        let hover = self.hover(path, 0, 6);
        hover["contents"]["value"].as_str().is_some_and(|text| text.contains("Wrote the first program"))
    }
}

#[test]
fn a_note_that_panics_costs_no_other_and_comes_back_with_the_next_edit() {
    for (step, is_known) in [("reading", false), ("matching", true), ("looking for names", true), ("checking", true)] {
        let mut desk = desk(step);
        desk.open("Good.md");
        assert_eq!(desk.codes("Good.md", 1), ["unresolved-link"], "{step}");
        assert!(desk.knows_her_in("Good.md"), "{step}");
        desk.open("Bad.md");
        assert_eq!(desk.codes("Bad.md", 1), [""; 0], "{step}");
        assert_eq!(desk.knows_her_in("Bad.md"), is_known, "{step}");
        desk.change("Bad.md", 2, Some([2, 0, 2, 60]), "Now and [[Élodie Marchnd]].");
        assert_eq!(desk.codes("Bad.md", 2), ["unresolved-link"], "{step}");
        assert!(desk.knows_her_in("Bad.md"), "{step}");
    }
}

#[test]
fn a_note_that_cannot_be_read_by_what_is_new_in_it_is_read_as_a_whole() {
    let mut desk = desk("nothing");
    desk.open("Bad.md");
    assert_eq!(desk.codes("Bad.md", 1), [""; 0]);
    desk.change("Bad.md", 2, Some([2, 0, 2, 60]), &fault("comparing"));
    assert!(desk.knows_her_in("Bad.md"));
    desk.change("Bad.md", 3, Some([0, 0, 0, 0]), "I. ");
    assert!(desk.hover("Bad.md", 0, 9)["contents"].is_object());
}

#[test]
fn a_note_that_cannot_be_taken_in_is_left_alone_until_it_is_saved() {
    let mut desk = desk("nothing");
    desk.open("Bad.md");
    assert_eq!(desk.codes("Bad.md", 1), [""; 0]);
    desk.change("Bad.md", 2, Some([2, 0, 2, 60]), &fault("taking in"));
    let told = desk.client.wait_for("window/showMessage", |_| true);
    assert!(told["message"].as_str().is_some_and(|message| message.contains("Bad.md")), "{told}");
    desk.open("Good.md");
    assert_eq!(desk.codes("Good.md", 1), ["unresolved-link"]);
    assert!(desk.knows_her_in("Good.md"), "all others are as they were");
    write(desk.folder.path(), "Bad.md", GOOD);
    let note = json!({ "textDocument": { "uri": desk.uri("Bad.md") } });
    desk.client.notify("textDocument/didSave", &note);
    desk.wait_for_codes("Bad.md", &["unresolved-link"]);
    assert!(desk.knows_her_in("Bad.md"));
}

#[test]
fn a_report_says_where_it_was_and_nothing_of_the_note() {
    let (cache, folder) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let text = format!("Élodie's secret.\n\n{}\n", fault("reading"));
    for path in ["One.md", "Two.md"] {
        write(folder.path(), path, &text);
    }
    let mut client = serve(Client::start_with_cache(cache.path()), folder.path(), json!({ "capabilities": {} }));
    client.open(&uri(folder.path(), "One.md"), &text);
    assert_eq!(client.call("textDocument/hover", &hover(&uri(folder.path(), "One.md"), 0, 1)), Value::Null);
    until("there is a report", || !reports(cache.path()).is_empty());
    let reports = reports(cache.path());
    let [report] = reports.as_slice() else { panic!("one place in the source, one report: {reports:?}") };
    let report = fs::read_to_string(report).expect("it is there");
    assert!(report.contains("src/panics.rs:") && report.contains("whoswho::world::read"), "{report}");
    assert!(!report.contains("secret") && !report.contains("injects"), "{report}");
}

/// The reports in a cache, wherever the system has it in this folder.
fn reports(cache: &Path) -> Vec<PathBuf> {
    let folders = ["whoswho", "Library/Caches/whoswho"].map(|folder| cache.join(folder).join("reports"));
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}
