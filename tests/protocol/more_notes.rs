//! Pages of HTML and mails that the settings name as notes, in an editor.

use std::fs;

use serde_json::{Value, json};

use super::support::desk::{Desk, until, write};

const LETTER: &str = "Subject: Hello\n\nAnn Ellison came.\n";
const PAGE: &str = "<p>Ann Ellison came.</p>\n";
const SETTINGS: &str = "more_notes = [\"letters/*.eml\", \"site/*.html\"]\n";

fn desk(settings: &str) -> Desk {
    let files = [
        (".whoswho.toml", settings),
        ("People/Ann Ellison.md", "# Ann Ellison\n"),
        ("a.md", "Ann Ellison came.\n"),
        ("letters/a.eml", LETTER),
        ("site/index.html", PAGE),
        ("other.html", PAGE),
    ];
    let files_told = json!({ "willRename": true, "didCreate": true, "didDelete": true, "didRename": true });
    let edit = json!({ "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] });
    let watched = json!({ "dynamicRegistration": true });
    let workspace = json!({ "didChangeWatchedFiles": watched, "fileOperations": files_told, "workspaceEdit": edit });
    let mut desk = Desk::new(&files, &json!({ "workspace": workspace }));
    desk.open("a.md");
    desk
}

impl Desk {
    /// The notes that mention Ann Ellison, by path.
    fn mentioning(&mut self) -> Vec<String> {
        let mut params = self.at("a.md", 0, 2);
        params["context"] = json!({ "includeDeclaration": false });
        let found = self.client.call("textDocument/references", &params);
        let top = self.uri("");
        let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
        let uris = found.iter().filter_map(|place| place["uri"].as_str());
        let mut paths: Vec<String> = uris.map(|uri| uri.trim_start_matches(&top).to_owned()).collect();
        paths.sort();
        paths
    }

    fn wait_for_mentions(&mut self, paths: &[&str]) {
        until(&format!("{paths:?} mention her"), || self.mentioning() == paths);
    }

    fn close(&mut self, path: &str) {
        let uri = self.uri(path);
        self.client.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }));
    }
}

#[test]
fn a_letter_is_read_as_it_is_on_disk_now() {
    let mut desk = desk(SETTINGS);
    desk.wait_for_mentions(&["a.md", "letters/a.eml", "site/index.html"]);
    for path in ["letters/b.eml", "letters/deep/c.eml", "other/d.html"] {
        write(desk.folder.path(), path, LETTER);
        desk.news(path, 1);
    }
    desk.wait_for_mentions(&["a.md", "letters/a.eml", "letters/b.eml", "site/index.html"]);
    write(desk.folder.path(), "letters/a.eml", "Subject: Hello\n\nNobody came.\n");
    desk.news("letters/a.eml", 2);
    desk.wait_for_mentions(&["a.md", "letters/b.eml", "site/index.html"]);
    for path in ["letters/b.eml", "site/index.html"] {
        fs::remove_file(desk.folder.path().join(path)).expect("it is there");
        desk.news(path, 3);
    }
    desk.wait_for_mentions(&["a.md"]);
}

#[test]
fn a_page_that_is_closed_stays_if_the_settings_name_it() {
    let mut desk = desk(SETTINGS);
    for path in ["other.html", "site/index.html", "letters/a.eml"] {
        desk.open(path);
    }
    desk.wait_for_mentions(&["a.md", "letters/a.eml", "other.html", "site/index.html"]);
    for path in ["other.html", "site/index.html", "letters/a.eml"] {
        desk.close(path);
    }
    desk.wait_for_mentions(&["a.md", "letters/a.eml", "site/index.html"]);
    // What was not saved is gone.
    desk.open("letters/a.eml");
    desk.change("letters/a.eml", 2, None, "Subject: Hello\n\nNobody came.\n");
    desk.wait_for_mentions(&["a.md", "site/index.html"]);
    desk.close("letters/a.eml");
    desk.wait_for_mentions(&["a.md", "letters/a.eml", "site/index.html"]);
}

#[test]
fn a_change_of_the_setting_takes_effect_at_once() {
    let mut desk = desk("");
    desk.wait_for_mentions(&["a.md"]);
    write(desk.folder.path(), ".whoswho.toml", SETTINGS);
    desk.news(".whoswho.toml", 2);
    desk.wait_for_mentions(&["a.md", "letters/a.eml", "site/index.html"]);
    // Those of the editor are joined to them.
    let settings = json!({ "settings": { "whoswho": { "more_notes": ["/other.html"] } } });
    desk.client.notify("workspace/didChangeConfiguration", &settings);
    desk.wait_for_mentions(&["a.md", "letters/a.eml", "other.html", "site/index.html"]);
    write(desk.folder.path(), ".whoswho.toml", "");
    desk.news(".whoswho.toml", 2);
    desk.wait_for_mentions(&["a.md", "other.html"]);
    // An open page is a note in any case.
    desk.open("other.html");
    desk.client.notify("workspace/didChangeConfiguration", &json!({ "settings": { "whoswho": {} } }));
    desk.wait_for_mentions(&["a.md", "other.html"]);
    desk.close("other.html");
    desk.wait_for_mentions(&["a.md"]);
}

#[test]
fn the_editor_is_asked_for_news_of_pages_and_mails() {
    let mut desk = desk("");
    let registered = desk.client.wait_for("client/registerCapability", |params| {
        params["registrations"][0]["method"] == "workspace/didChangeWatchedFiles"
    });
    let watched = registered["registrations"][0]["registerOptions"].to_string();
    for extension in ["html", "htm", "xhtml", "eml"] {
        assert!(watched.contains(extension), "{extension}: {watched}");
    }
}

/// The files that an answer edits, by path, with the new texts.
fn edited(desk: &Desk, answer: &Value) -> Vec<(String, String)> {
    let changes = answer["documentChanges"].as_array().map(Vec::as_slice).unwrap_or_default();
    let texts = changes.iter().filter_map(|change| {
        let path = change["textDocument"]["uri"].as_str()?.trim_start_matches(&desk.uri("")).to_owned();
        let text = change["edits"].as_array()?.iter().filter_map(|edit| edit["newText"].as_str()).collect();
        Some((path, text))
    });
    let mut texts: Vec<(String, String)> = texts.collect();
    texts.sort();
    texts
}

#[test]
fn links_follow_a_page_that_is_moved() {
    let mut desk = desk(SETTINGS);
    desk.wait_for_mentions(&["a.md", "letters/a.eml", "site/index.html"]);
    write(desk.folder.path(), "b.md", "[News](site/index.html) and [more](other.html).\n");
    desk.news("b.md", 1);
    let renames = [("site/index.html", "site/news.html"), ("other.html", "others.html")];
    let files = renames.map(|(old, new)| json!({ "oldUri": desk.uri(old), "newUri": desk.uri(new) }));
    let moved = |desk: &mut Desk| {
        let answer = desk.client.call("workspace/willRenameFiles", &json!({ "files": files }));
        edited(desk, &answer)
    };
    let followed = [("b.md".to_owned(), "site/news.html".to_owned())];
    until("the link follows its page", || moved(&mut desk) == followed);
}

#[test]
fn a_rename_goes_through_pages_and_leaves_mails_that_are_not_open() {
    let mut desk = desk(SETTINGS);
    desk.wait_for_mentions(&["a.md", "letters/a.eml", "site/index.html"]);
    let mut renamed = |open: Option<&str>| {
        open.into_iter().for_each(|path| desk.open(path));
        let mut params = desk.at("a.md", 0, 2);
        params["newName"] = json!("Ann Halloran");
        let answer = desk.client.call("textDocument/rename", &params);
        edited(&desk, &answer).into_iter().map(|(path, _)| path).collect::<Vec<String>>()
    };
    let edits = renamed(None);
    for path in ["a.md", "site/index.html"] {
        assert!(edits.iter().any(|other| other == path), "{path}: {edits:?}");
    }
    assert!(!edits.iter().any(|path| path == "letters/a.eml"), "{edits:?}");
    // Who writes one sees what is changed in it.
    let edits = renamed(Some("letters/a.eml"));
    assert!(edits.iter().any(|path| path == "letters/a.eml"), "{edits:?}");
}
