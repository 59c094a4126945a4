//! Who may be the same, as a list, and the edits that carry out what is decided.

use serde_json::{Value, json};

use super::commands::{execute, range};
use super::support::desk::{Desk, until, write};

const FILE: &str = ".whoswho.same.toml";
const PAINTER: &str = "---\ntype: person\nrole: painter\n---\n# Ann Smith\n\nPaints.\n";
const SAILOR: &str = "---\ntype: person\nborn: 1980\n---\n# Ann Smith\n\nSails.\n";

fn twins() -> Vec<(&'static str, &'static str)> {
    vec![
        ("Friends/Ann Smith.md", PAINTER),
        ("People/Ann Smith.md", SAILOR),
        ("log.md", "🧭 [[People/Ann Smith]] left. [[Friends/Ann Smith]] stayed.\n"),
    ]
}

fn initials() -> Vec<(&'static str, &'static str)> {
    vec![
        ("People/Robert Lindqvist.md", "---\ntype: person\n---\n# Robert Lindqvist\n"),
        ("log.md", "---\npeople: [R. L. Lindqvist]\n---\nMet R. L. Lindqvist in Oslo. R. L. Lindqvist was late.\n"),
    ]
}

/// A desk at which one pair has been found; the editor makes and deletes files, and lets the user confirm.
fn desk(files: &[(&str, &str)]) -> Desk {
    let edit = json!({
        "documentChanges": true, "resourceOperations": ["create", "delete"], "changeAnnotationSupport": {},
    });
    let mut desk = Desk::new(files, &json!({ "workspace": { "workspaceEdit": edit } }));
    until("the pair is found", || pairs(&mut desk).len() == 1);
    desk
}

fn pairs(desk: &mut Desk) -> Vec<Value> {
    let all = execute(desk, "whoswho.same", &json!([]));
    let pairs = all["pairs"].as_array().expect("a list").clone();
    assert_eq!(all["total"], pairs.len());
    if all["ready"] == true { pairs } else { Vec::new() }
}

/// How the server calls both sides of the only pair.
fn judged(desk: &mut Desk) -> [Value; 2] {
    let pairs = pairs(desk);
    [0, 1].map(|side| pairs[0]["sides"][side]["judged"].clone())
}

/// What the server answers to a decision, as a message.
fn decide(desk: &mut Desk, sides: &[Value; 2], verdict: &str) -> Value {
    let arguments = json!([{ "sides": sides, "verdict": verdict }]);
    let id = desk
        .client
        .request("workspace/executeCommand", &json!({ "command": "whoswho.decide", "arguments": arguments }));
    desk.client.answer(id)
}

/// The operations of a decision's edit.
fn operations(desk: &mut Desk, sides: &[Value; 2], verdict: &str) -> Vec<Value> {
    let answer = decide(desk, sides, verdict);
    answer["result"]["edit"]["documentChanges"].as_array().unwrap_or_else(|| panic!("no edit: {answer:#}")).clone()
}

#[test]
fn a_pair_is_listed_with_what_speaks_for_it_and_against_it() {
    let mut desk = desk(&twins());
    let pair = &pairs(&mut desk)[0];
    assert_eq!((&pair["why"], &pair["decided"]), (&json!("the same name"), &Value::Null));
    let side = json!({
        "judged": { "name": "Ann Smith", "note": "Friends/Ann Smith.md" },
        "name": "Ann Smith", "kind": "person", "also": [], "summary": "Paints.", "isSource": false,
        "definition": { "uri": desk.uri("Friends/Ann Smith.md"), "range": range(4, 2, 11) },
        "first": { "uri": desk.uri("log.md"), "range": range(0, 32, 49) },
        "mentions": 1, "notes": 1,
    });
    let sides = pair["sides"].as_array().expect("a list");
    let friend = sides.iter().find(|side| side["judged"]["note"] == "Friends/Ann Smith.md");
    let friend = friend.unwrap_or_else(|| panic!("{pair:#}"));
    assert_eq!(friend["judged"], side["judged"]);
    for key in ["name", "kind", "also", "summary", "isSource", "definition", "mentions", "notes"] {
        assert_eq!(friend[key], side[key], "{key}: {pair:#}");
    }
    assert_eq!(friend["first"]["uri"], side["first"]["uri"]);
    assert_eq!(pair["notes"], json!([desk.uri("log.md")]));
}

#[test]
fn what_is_told_apart_or_put_off_is_remembered_and_asked_no_more() {
    for verdict in ["different", "later"] {
        let mut desk = desk(&twins());
        let sides = judged(&mut desk);
        let made = operations(&mut desk, &sides, verdict);
        assert_eq!((&made[0]["kind"], &made[0]["uri"]), (&json!("create"), &json!(desk.uri(FILE))));
        let text = made[1]["edits"][0]["newText"].as_str().expect("a text").to_owned();
        assert!(text.contains(&format!("verdict = \"{verdict}\"")), "{text}");
        assert_eq!(made.len(), 2, "{made:#?}");
        write(desk.folder.path(), FILE, &text);
        desk.news(FILE, 1);
        until("it is asked no more", || execute(&mut desk, "whoswho.same", &json!([]))["total"] == 0);
        // Whoever looks at an old list is told so.
        let answer = decide(&mut desk, &sides, "same");
        assert_eq!(answer["error"]["message"], "The notes have changed: this is no longer a question.", "{answer}");
    }
}

#[test]
fn a_name_that_is_the_same_becomes_an_alias_and_the_decision_is_remembered_with_it() {
    let mut desk = desk(&initials());
    let sides = judged(&mut desk);
    assert_eq!(sides[1], json!({ "name": "R. L. Lindqvist", "note": null }));
    let [first, second] = sides.clone();
    // Only one of them has a note, whichever is named first.
    for sides in [sides, [second, first]] {
        let made = operations(&mut desk, &sides, "same");
        assert_eq!(made[0]["textDocument"]["uri"], desk.uri("People/Robert Lindqvist.md"));
        let added = made[0]["edits"][0]["newText"].as_str().expect("a text");
        assert!(added.contains("aliases") && added.contains("R. L. Lindqvist"), "{added}");
        assert_eq!((made.len(), &made[1]["kind"]), (3, &json!("create")), "{made:#?}");
        assert!(made[2]["edits"][0]["newText"].as_str().expect("a text").contains("verdict = \"same\""));
    }
}

#[test]
fn two_notes_are_merged_into_the_one_that_is_named_first_for_the_user_to_confirm() {
    let mut desk = desk(&twins());
    let [first, second] = judged(&mut desk);
    for sides in [[first.clone(), second.clone()], [second, first]] {
        let answer = decide(&mut desk, &sides, "same");
        let edit = &answer["result"]["edit"];
        let label = "Merge two definitions";
        assert_eq!(edit["changeAnnotations"][label]["needsConfirmation"], true, "{answer:#}");
        let made = edit["documentChanges"].as_array().expect("a list");
        let deleted: Vec<&Value> = made.iter().filter(|it| it["kind"] == "delete").map(|it| &it["uri"]).collect();
        assert_eq!(deleted, [&json!(desk.uri(sides[1]["note"].as_str().expect("a path")))]);
    }
}

#[test]
fn a_decision_that_cannot_be_remembered_is_not_carried_out() {
    let mut files = twins();
    files.push((FILE, "judgements = [{ one = 1 }]\n"));
    let mut desk = desk(&files);
    let sides = judged(&mut desk);
    for verdict in ["same", "different", "later"] {
        let answer = decide(&mut desk, &sides, verdict);
        let why = answer["error"]["message"].as_str().expect("a message");
        assert!(why.contains(FILE) && why.contains("one decision a line"), "{why}");
    }
    desk.client.assert_alive();
}

#[test]
fn what_is_written_but_not_saved_in_the_judgements_stays() {
    let mut desk = desk(&twins());
    let sides = judged(&mut desk);
    let text = operations(&mut desk, &sides, "later")[1]["edits"][0]["newText"].as_str().expect("a text").to_owned();
    write(desk.folder.path(), FILE, &text);
    desk.open(FILE);
    let unsaved = "# 🧭 Decided on the train.\n";
    desk.change(FILE, 2, Some([0, 0, 0, 0]), unsaved);
    // What is put off is asked again when the day is another.
    let ago = text.split('"').find(|part| part.len() == 10 && part.starts_with("20")).expect("a day").to_owned();
    let now = format!("{unsaved}{}", text.replace(&ago, "2020-01-01"));
    desk.change(FILE, 3, None, &now);
    until("it is asked again", || pairs(&mut desk).len() == 1);
    let made = operations(&mut desk, &sides, "different");
    assert_eq!(made[0]["textDocument"]["version"], 3, "{made:#?}");
    let line = u32::try_from(now.lines().position(|line| line.contains("2020-01-01")).expect("a line")).expect("small");
    let edit = &made[0]["edits"][0];
    assert_eq!(edit["range"]["start"]["line"], line, "{edit:#} in {now}");
}

/// What is said where nobody can remember a decision about twins.
fn refused(desk: &mut Desk) -> String {
    let sides = judged(desk);
    let answer = decide(desk, &sides, "later");
    answer["error"]["message"].as_str().unwrap_or_else(|| panic!("{answer:#}")).to_owned()
}

#[test]
fn why_a_decision_cannot_be_remembered_is_said_with_what_to_do() {
    let mut no_operations =
        Desk::new(&twins(), &json!({ "workspace": { "workspaceEdit": { "documentChanges": true } } }));
    until("the pair is found", || pairs(&mut no_operations).len() == 1);
    let expected =
        "Your editor cannot create files: make an empty .whoswho.same.toml at the top of the workspace folder.";
    assert_eq!(refused(&mut no_operations), expected);

    let mut unreadable = desk(&twins());
    std::fs::write(unreadable.folder.path().join(FILE), b"\xff\xfe\xff").expect("it can be written");
    assert!(refused(&mut unreadable).starts_with(".whoswho.same.toml cannot be read: "));

    let mut locked = desk(&twins());
    let path = locked.folder.path().join(FILE);
    std::fs::write(&path, "").expect("it can be written");
    let mut permissions = std::fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("they can be changed");
    assert_eq!(refused(&mut locked), ".whoswho.same.toml may not be written: change its permissions.");
}

#[test]
fn an_entry_of_a_source_is_never_written_to() {
    let files = [
        (".whoswho.toml", "sources = [\"a.vcf\"]\n"),
        ("a.vcf", "BEGIN:VCARD\nFN:Robert L. Lindqvist\nEMAIL:rob@lind.example\nEND:VCARD\n"),
        ("People/R. L. Lindqvist.md", "---\ntype: person\nemail: rob@lind.example\n---\n# R. L. Lindqvist\n"),
    ];
    let mut desk = desk(&files);
    let [first, second] = judged(&mut desk);
    // The note gets the entry's name, whichever is named first.
    for sides in [[first.clone(), second.clone()], [second, first]] {
        let made = operations(&mut desk, &sides, "same");
        assert_eq!(made[0]["textDocument"]["uri"], desk.uri("People/R. L. Lindqvist.md"), "{made:#?}");
    }
}
