//! Names that nobody has defined, which the server looks for in the background.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::ADA;
use super::support::Client;
use super::support::desk::{Desk, serve, until, write};

#[test]
fn a_name_that_nobody_has_defined_is_hinted_at_and_hovered() {
    let files = [("Visit.md", "🧭 We called Petra Lindqvist on Monday.\n\nShe was late.\n")];
    let mut desk = Desk::new(&files, &json!({}));
    desk.open("Visit.md");
    desk.wait_for_codes("Visit.md", &["unresolved-name"]);
    let hover = desk.hover("Visit.md", 0, 15);
    let text = hover["contents"]["value"].as_str().expect("text");
    assert!(text.contains("Petra Lindqvist · probably a person · not defined\n1 mention in 1 note"), "{text}");
}

const PETRA: &str = "🧭 On Monday Petra Lindqvist called her mother.\n";

/// A vault of as many notes as make the server show how far it is, all of which name somebody whom nobody has defined.
fn strangers() -> Vec<(String, &'static str)> {
    (0..70).map(|number| (format!("Note {number:02}.md"), PETRA)).collect()
}

fn show_progress() -> Value {
    json!({ "window": { "workDoneProgress": true } })
}

impl Desk {
    fn strangers(settings: &str) -> Self {
        let notes = strangers();
        let notes = notes.iter().map(|(path, text)| (path.as_str(), *text)).chain([(".whoswho.toml", settings)]);
        Self::new(&notes.collect::<Vec<_>>(), &show_progress())
    }

    /// Waits until all closed notes have been searched for names.
    fn wait_for_names(&mut self) {
        let token = "whoswho-names-1";
        let end = |params: &Value| params["token"] == token && params["value"]["kind"] == "end";
        let end = self.client.wait_for("$/progress", end);
        assert_eq!(end["value"]["message"], "70 of 70 notes");
    }

    /// What the editor is told of names like this: the name, what stands behind it, and the note it comes in first.
    pub(super) fn symbols(&mut self, query: &str) -> Vec<[String; 3]> {
        let found = self.client.call("workspace/symbol", &json!({ "query": query }));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let symbols = found.as_array().expect("a list").iter();
        symbols.map(|it| [text(&it["name"]), text(&it["containerName"]), text(&it["location"]["uri"])]).collect()
    }
}

#[test]
fn closed_notes_are_searched_for_names_in_the_background() {
    let mut desk = Desk::strangers("");
    let begin = |params: &Value| params["token"] == "whoswho-names-1" && params["value"]["kind"] == "begin";
    let begin = desk.client.wait_for("$/progress", begin);
    assert_eq!(begin["value"]["title"], "whoswho: looking for names");
    assert_eq!(begin["value"]["cancellable"], true);
    desk.wait_for_names();
    let first = desk.uri("Note 00.md");
    let everywhere = "not defined, 70 mentions in 70 notes".to_owned();
    assert_eq!(desk.symbols("petra"), [["Petra Lindqvist".to_owned(), everywhere, first.clone()]]);
    desk.open("Note 00.md");
    desk.wait_for_codes("Note 00.md", &["unresolved-name"]);
    let hover = desk.hover("Note 00.md", 0, 15);
    let text = hover["contents"]["value"].as_str().expect("text");
    assert!(text.contains("70 mentions in 70 notes"), "{text}");
    let at = desk.at("Note 00.md", 0, 15);
    let params = json!({ "textDocument": at["textDocument"], "position": at["position"], "context": { "includeDeclaration": true } });
    assert_eq!(desk.client.call("textDocument/references", &params).as_array().map(Vec::len), Some(70));
    // What was found is kept when the note is closed, and looked for again when it is another.
    desk.client.notify("textDocument/didClose", &json!({ "textDocument": { "uri": first } }));
    assert_eq!(desk.symbols("petra").len(), 1);
    write(desk.folder.path(), "Note 00.md", "On Monday Henrik Lundberg called his mother.\n");
    desk.news("Note 00.md", 2);
    let once = "not defined, 1 mention in 1 note";
    until("the note is searched again", || {
        desk.symbols("henrik") == [["Henrik Lundberg".to_owned(), once.to_owned(), first.clone()]]
    });
    let others = "not defined, 69 mentions in 69 notes";
    assert_eq!(desk.symbols("petra").first().map(|it| it[1].clone()), Some(others.to_owned()));
}

#[test]
fn another_name_for_somebody_undefined_is_written_where_nobody_has_looked_for_names_yet() {
    let mut desk = Desk::strangers("");
    desk.wait_for_names();
    desk.open("Note 00.md");
    desk.wait_for_codes("Note 00.md", &["unresolved-name"]);
    let others: Vec<String> = strangers().into_iter().map(|(path, _)| path).skip(1).collect();
    others.iter().for_each(|path| write(desk.folder.path(), path, &format!("We waited.\n\n{PETRA}")));
    let news: Vec<Value> = others.iter().map(|path| json!({ "uri": desk.uri(path), "type": 2 })).collect();
    desk.client.notify("workspace/didChangeWatchedFiles", &json!({ "changes": news }));
    let mut params = desk.at("Note 00.md", 0, 15);
    params["newName"] = json!("Petra Blomqvist");
    let changes = desk.client.call("textDocument/rename", &params)["changes"].clone();
    assert_eq!(changes.as_object().map(serde_json::Map::len), Some(70));
}

#[test]
fn closed_notes_are_left_alone_where_settings_say_so() {
    let mut desk = Desk::strangers("undefined_names = \"open\"\n");
    desk.open("Note 00.md");
    desk.wait_for_codes("Note 00.md", &["unresolved-name"]);
    let once = "not defined, 1 mention in 1 note".to_owned();
    assert_eq!(desk.symbols("petra").first().map(|it| it[1].clone()), Some(once));
}

#[test]
fn names_in_closed_notes_are_forgotten_when_settings_say_so() {
    let mut desk = Desk::strangers("");
    desk.wait_for_names();
    assert_eq!(desk.symbols("petra").len(), 1);
    write(desk.folder.path(), ".whoswho.toml", "undefined_names = \"open\"\n");
    desk.news(".whoswho.toml", 2);
    until("closed notes name nobody", || desk.symbols("petra").is_empty());
}

#[test]
fn a_cast_says_who_is_not_defined() {
    let files =
        [("People/Élodie Marchand.md", ADA), ("Visit.md", "On Monday Élodie Marchand called Petra Lindqvist.\n")];
    let mut desk = Desk::new(&files, &json!({}));
    desk.open("Visit.md");
    desk.wait_for_codes("Visit.md", &["unresolved-name"]);
    let uri = desk.uri("Visit.md");
    let cast = desk.client.call("textDocument/documentSymbol", &json!({ "textDocument": { "uri": uri } }));
    let details: Vec<_> = cast.as_array().expect("a list").iter().map(|it| it["containerName"].clone()).collect();
    assert_eq!(details, ["person, 1 mention", "person, not defined, 1 mention"]);
}

/// The files in a folder, however deep.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("the folder can be listed").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

impl Desk {
    /// The same vault with another server, which uses this cache.
    pub(super) fn start_again(&mut self, cache: &Path) {
        self.client =
            serve(Client::start_with_cache(cache), self.folder.path(), json!({ "capabilities": show_progress() }));
    }

    pub(super) fn wait_until_notes_are_read(&mut self) {
        let is_end = |params: &Value| params["token"] == "whoswho-index-1" && params["value"]["kind"] == "end";
        self.client.wait_for("$/progress", is_end);
    }

    fn has_searched(&self) -> bool {
        self.client.has_passed(|message| message["params"]["token"] == "whoswho-names-1")
    }
}

#[test]
fn names_are_looked_for_once_and_known_at_the_next_start() {
    let cache = tempfile::tempdir().expect("a folder for the cache");
    let mut desk = Desk::strangers("");
    desk.start_again(cache.path());
    desk.wait_for_names();
    desk.client.leave();
    let kept: Vec<(PathBuf, Vec<u8>)> =
        files(cache.path()).into_iter().map(|path| (path.clone(), fs::read(path).expect("it is there"))).collect();
    let names = |(_, bytes): &&(PathBuf, Vec<u8>)| bytes.starts_with(b"WHOSFND");
    assert_eq!(kept.len(), 2, "names and the workspace");
    desk.start_again(cache.path());
    desk.wait_until_notes_are_read();
    let everywhere = "not defined, 70 mentions in 70 notes".to_owned();
    assert_eq!(desk.symbols("petra").first().map(|it| it[1].clone()), Some(everywhere.clone()));
    desk.client.leave();
    assert!(!desk.has_searched(), "all names were known");
    // Only a note that is another is read, and what is known of the others stays.
    write(desk.folder.path(), "Note 00.md", "On Monday Henrik Lundberg called his mother.\n");
    desk.start_again(cache.path());
    desk.wait_until_notes_are_read();
    until("the note is searched", || desk.symbols("henrik").len() == 1);
    assert_eq!(desk.symbols("petra").first().map(|it| it[1].clone()), Some(everywhere.replace("70", "69")));
    desk.client.leave();
    assert!(!desk.has_searched(), "one note is no work to be shown");
    // Whatever happens to the files, names are looked for again, and kept again.
    let (path, _) = kept.iter().find(names).expect("one is of names");
    let good = fs::read(path).expect("it is there");
    for bad in [&good[..good.len() / 2], b"", b"not at all what is kept there"] {
        kept.iter().for_each(|(path, _)| fs::write(path, bad).expect("it can be written"));
        desk.start_again(cache.path());
        desk.wait_for_names();
        desk.client.leave();
        assert_eq!(fs::read(path).expect("it is there"), good);
    }
}

#[test]
fn nothing_is_kept_where_settings_say_so() {
    for (settings, count) in [("", 2), ("cache = false\n", 0)] {
        let cache = tempfile::tempdir().expect("a folder for the cache");
        let mut desk = Desk::strangers(settings);
        desk.start_again(cache.path());
        desk.wait_for_names();
        desk.client.leave();
        assert_eq!(files(cache.path()).len(), count, "{settings}");
    }
}
