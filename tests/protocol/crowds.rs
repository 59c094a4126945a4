//! Much at once: many files that change together, many keystrokes before an answer.

use std::fs;

use serde_json::{Value, json};

use super::support::desk::{Desk, until, write};

/// More than are read one by one.
const MANY: usize = 300;

fn person(number: usize) -> String {
    format!("People/Élodie Number{number:03}.md")
}

fn cast() -> Vec<(String, String)> {
    (0..MANY).map(|number| (person(number), "---\ntype: person\n---\n".to_owned())).collect()
}

fn symbols(desk: &mut Desk) -> usize {
    let found = desk.client.call("workspace/symbol", &json!({ "query": "number" }));
    found.as_array().map(Vec::len).unwrap_or_default()
}

#[test]
fn a_folder_with_another_name_is_taken_in_at_once() {
    let cast = cast();
    let visit = ("Visit.md", "🧭 Met Élodie Number007.\n");
    let notes = cast.iter().map(|(path, text)| (path.as_str(), text.as_str())).chain([visit]);
    let mut desk = Desk::new(&notes.collect::<Vec<_>>(), &json!({}));
    desk.open("Visit.md");
    desk.wait_for_codes("Visit.md", &[]);
    fs::rename(desk.folder.path().join("People"), desk.folder.path().join("Persons")).expect("the folder can be moved");
    let moved = cast.iter().map(|(path, _)| path.replace("People", "Persons"));
    let gone = cast.iter().map(|(path, _)| json!({ "uri": desk.uri(path), "type": 3 }));
    let come = moved.map(|path| json!({ "uri": desk.uri(&path), "type": 1 }));
    let changes: Vec<Value> = gone.chain(come).collect();
    desk.client.notify("workspace/didChangeWatchedFiles", &json!({ "changes": changes }));
    let definition = desk.at("Visit.md", 0, 10);
    until("the definition is where the note is now", || {
        desk.client.call("textDocument/definition", &definition)[0]["uri"]
            .as_str()
            .is_some_and(|uri| uri.contains("/Persons/"))
    });
    assert_eq!(symbols(&mut desk), MANY);
}

#[test]
fn a_checkout_of_many_files_ends_in_the_right_state_while_one_types() {
    let mut desk = Desk::new(&[("Visit.md", "Nobody came.\n")], &json!({}));
    desk.open("Visit.md");
    desk.wait_for_codes("Visit.md", &[]);
    let cast = cast();
    cast.iter().for_each(|(path, text)| write(desk.folder.path(), path, text));
    let come: Vec<Value> = cast.iter().map(|(path, _)| json!({ "uri": desk.uri(path), "type": 1 })).collect();
    desk.client.notify("workspace/didChangeWatchedFiles", &json!({ "changes": come }));
    for (version, letter) in (2..).zip("Élodie Number042 ".chars()) {
        let column = u32::try_from(version - 2).unwrap_or_default();
        desk.change("Visit.md", version, Some([0, column, 0, column]), &letter.to_string());
    }
    until("whoever came with the checkout is known", || !desk.hover("Visit.md", 0, 3).is_null());
    until("all have come", || symbols(&mut desk) == MANY);
}

#[test]
fn a_name_that_stands_in_many_notes_is_found_there_without_reading_all_others() {
    let visits = (0..MANY).map(|number| (format!("Visits/{number:03}.md"), "🧭 Zabrina of Ghent came.\n".to_owned()));
    let visits: Vec<(String, String)> = visits.collect();
    let zoe = ("People/Zoë Lane.md", "---\naliases: [Zed]\n---\nA painter.\n");
    let notes = visits.iter().map(|(path, text)| (path.as_str(), text.as_str())).chain([zoe, ("Visit.md", "Zed.\n")]);
    let mut desk = Desk::new(&notes.collect::<Vec<_>>(), &json!({}));
    desk.open(zoe.0);
    desk.open("Visit.md");
    desk.wait_for_codes("Visit.md", &[]);
    let mentions = |desk: &mut Desk| {
        let hover = desk.hover("Visit.md", 0, 1);
        let text = hover["contents"]["value"].as_str().unwrap_or_default();
        text.lines().find(|line| line.contains("mention")).unwrap_or_default().to_owned()
    };
    until("she is known", || mentions(&mut desk).starts_with("1 mention in 1 note"));
    desk.change(zoe.0, 2, Some([1, 13, 1, 13]), ", Zabrina of Ghent");
    until("all have been looked at again", || mentions(&mut desk).starts_with("301 mentions in 301 notes"));
    let says_how_many = |message: &Value| {
        let text = message["params"]["message"].as_str().unwrap_or_default();
        message["method"] == "window/logMessage" && text.ends_with("people and organizations")
    };
    assert_eq!(desk.client.count_passed(says_how_many), 1, "they are read once");
}
