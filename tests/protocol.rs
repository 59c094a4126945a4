//! What the server answers, as a process over a vault on disk: the protocol from the editor's side.

#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    reason = "a missing field of an answer fails the test"
)]

#[path = "protocol/actions.rs"]
mod actions;
#[path = "protocol/commands.rs"]
mod commands;
#[path = "protocol/completion.rs"]
mod completion;
#[path = "protocol/crowds.rs"]
mod crowds;
#[path = "protocol/deduplication.rs"]
mod deduplication;
#[path = "protocol/define_many.rs"]
mod define_many;
#[cfg(unix)]
#[path = "protocol/links.rs"]
mod links;
#[path = "protocol/marks.rs"]
mod marks;
#[path = "protocol/merge.rs"]
mod merge;
#[path = "protocol/more_notes.rs"]
mod more_notes;
#[cfg(debug_assertions)]
#[path = "protocol/panics.rs"]
mod panics;
#[path = "protocol/pull.rs"]
mod pull;
#[path = "protocol/registers.rs"]
mod registers;
#[path = "protocol/rename.rs"]
mod rename;
#[path = "protocol/restart.rs"]
mod restart;
#[path = "protocol/roots.rs"]
mod roots;
#[path = "protocol/settings.rs"]
mod settings;
#[path = "protocol/sources.rs"]
mod sources;
#[path = "protocol/suggestions.rs"]
mod suggestions;
mod support;
#[path = "protocol/typing.rs"]
mod typing;
#[path = "protocol/undefined.rs"]
mod undefined;
#[path = "protocol/views.rs"]
mod views;

use std::collections::VecDeque;
use std::fs;

use pulldown_cmark::{Event, Tag};
use serde_json::{Value, json};
use support::desk::{Desk, until, uri, write};
use support::{Client, hover, request};

const ADA: &str = "---\ntype: person\naliases: [Countess]\n---\n# Élodie Marchand\n\nWrote the first program.\n";

fn encoding(name: &str) -> Value {
    json!({ "general": { "positionEncodings": [name] }, "textDocument": { "hover": { "contentFormat": ["markdown"] } } })
}

#[test]
fn a_bare_name_is_hovered_and_followed_in_every_encoding() {
    // “É 🙂 met ” is 12 bytes, 9 UTF-16 units and 8 characters.
    for (name, start, end) in [("utf-8", 12, 28), ("utf-16", 9, 24), ("utf-32", 8, 23)] {
        let files = [("People/Élodie Marchand.md", ADA), ("Visit.md", "É 🙂 met Élodie Marchand today.\n")];
        let mut desk = Desk::new(&files, &encoding(name));
        desk.open("Visit.md");
        assert_eq!(desk.codes("Visit.md", 1), [""; 0]);
        let answer = desk.hover("Visit.md", 0, start + 1);
        assert_eq!(
            answer["range"],
            json!({ "start": { "line": 0, "character": start }, "end": { "line": 0, "character": end } })
        );
        let text = answer["contents"]["value"].as_str().expect("text");
        assert!(text.starts_with("**Élodie Marchand** · person"), "{text}");
        assert!(text.contains("full name"), "{text}");
        let at = desk.at("Visit.md", 0, end - 1);
        let places = desk.client.call("textDocument/definition", &at);
        assert_eq!(places[0]["uri"], desk.uri("People/Élodie Marchand.md").as_str());
        assert_eq!(places[0]["range"]["start"], json!({ "line": 4, "character": 2 }));
    }
}

#[test]
fn a_definition_comes_with_its_origin_where_the_editor_can_show_it() {
    let files = [("People/Élodie Marchand.md", ADA), ("Visit.md", "Met [[Élodie Marchand]].\n")];
    let mut desk = Desk::new(&files, &json!({ "textDocument": { "definition": { "linkSupport": true } } }));
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    let at = desk.at("Visit.md", 0, 8);
    let links = desk.client.call("textDocument/definition", &at);
    assert_eq!(
        links[0]["originSelectionRange"],
        json!({ "start": { "line": 0, "character": 6 }, "end": { "line": 0, "character": 21 } })
    );
    assert_eq!(links[0]["targetUri"], desk.uri("People/Élodie Marchand.md").as_str());
    assert_eq!(links[0]["targetSelectionRange"]["start"]["line"], 4);
}

/// An editor that types at the end of a line and takes away at its start, so that each edit is right only after the
/// one before.
struct Typist {
    width: fn(char) -> u32,
    line: VecDeque<char>,
    version: i64,
}

impl Typist {
    const NOTE: &str = "file:///typed.md";

    fn column(&self) -> u32 {
        self.line.iter().map(|character| (self.width)(*character)).sum()
    }

    fn edit(&mut self, client: &mut Client, from: u32, to: u32, text: &str) {
        self.version += 1;
        let range = json!({ "start": { "line": 0, "character": from }, "end": { "line": 0, "character": to } });
        let document = json!({ "uri": Self::NOTE, "version": self.version });
        let changes = json!([{ "range": range, "text": text }]);
        client.notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
    }

    fn type_character(&mut self, client: &mut Client, character: char) {
        let end = self.column();
        self.edit(client, end, end, &character.to_string());
        self.line.push_back(character);
    }

    fn delete_first(&mut self, client: &mut Client) {
        if let Some(first) = self.line.pop_front() {
            self.edit(client, 0, (self.width)(first), "");
        }
    }
}

#[test]
fn ten_thousand_pipelined_edits_end_in_the_right_text() {
    let utf8 = |character: char| u32::try_from(character.len_utf8()).unwrap_or_default();
    let utf16 = |character: char| u32::try_from(character.len_utf16()).unwrap_or_default();
    for (encoding, width) in [("utf-8", utf8 as fn(char) -> u32), ("utf-16", utf16), ("utf-32", |_| 1)] {
        let mut client = Client::start();
        client.initialize(&json!({ "general": { "positionEncodings": [encoding] } }));
        client.open(Typist::NOTE, "");
        let mut typist = Typist { width, line: VecDeque::new(), version: 1 };
        let mut text = "é 梁 🙂 words of nobody, ".chars().cycle();
        for character in text.by_ref().take(5_020) {
            typist.type_character(&mut client, character);
            if typist.line.len() > 20 {
                typist.delete_first(&mut client);
            }
        }
        let start = typist.column() + 2;
        for character in "[[People/Nobody Atall]]".chars() {
            typist.type_character(&mut client, character);
        }
        assert!(typist.version > 10_000);
        let published = client.wait_for("textDocument/publishDiagnostics", |params| {
            params["uri"] == Typist::NOTE && params["version"] == typist.version
        });
        let range =
            json!({ "start": { "line": 0, "character": start }, "end": { "line": 0, "character": start + 19 } });
        assert_eq!(published["diagnostics"][0]["code"], "unresolved-link");
        assert_eq!(published["diagnostics"][0]["range"], range, "{encoding}");
    }
}

#[test]
fn an_edit_fixes_what_was_flagged() {
    let files = [("People/Élodie Marchand.md", ADA), ("Visit.md", "Met [[Élodie Marchnd]].\n")];
    let mut desk = Desk::new(&files, &json!({}));
    desk.open("Visit.md");
    assert_eq!(desk.codes("Visit.md", 1), ["unresolved-link"]);
    desk.change("Visit.md", 2, Some([0, 18, 0, 18]), "a");
    assert_eq!(desk.codes("Visit.md", 2), [""; 0]);
}

#[test]
fn a_definition_takes_effect_while_it_is_typed() {
    let files = [
        ("People/Élodie Marchand.md", ADA),
        ("Visit.md", "The Countess came.\n\nSo did [[Lady Lovelace]].\n"),
        ("Later.md", "Lady Lovelace left.\n"),
    ];
    let mut desk = Desk::new(&files, &json!({}));
    desk.open("People/Élodie Marchand.md");
    desk.open("Visit.md");
    assert_eq!(desk.codes("Visit.md", 1), ["unresolved-link"]);
    desk.change("People/Élodie Marchand.md", 2, Some([2, 18, 2, 18]), ", Lady Lovelace");
    // The open note is right in the next answer, and its diagnostics follow.
    assert!(
        desk.hover("Visit.md", 2, 12)["contents"]["value"]
            .as_str()
            .is_some_and(|text| text.contains("Élodie Marchand"))
    );
    desk.wait_for_codes("Visit.md", &[]);
    // The closed note is read again in the background.
    let at = desk.at("Visit.md", 2, 12);
    let params = json!({ "textDocument": at["textDocument"], "position": at["position"], "context": { "includeDeclaration": false } });
    let later = desk.uri("Later.md");
    until("the closed note is read again", || {
        let places = desk.client.call("textDocument/references", &params);
        places.as_array().is_some_and(|places| places.iter().any(|place| place["uri"] == later.as_str()))
    });
}

#[test]
fn a_new_name_flags_what_is_like_it_in_every_open_note() {
    let files = [("People/Élodie Marchand.md", ADA), ("Visit.md", "Met Clotilde Vasseurre.\n")];
    let mut desk = Desk::new(&files, &json!({}));
    desk.open("People/Élodie Marchand.md");
    desk.open("Visit.md");
    assert_eq!(desk.codes("Visit.md", 1), [""; 0]);
    desk.change("People/Élodie Marchand.md", 2, Some([2, 18, 2, 18]), ", Clotilde Vasseure");
    desk.wait_for_codes("Visit.md", &["misspelt-name"]);
}

#[test]
fn news_of_files_is_taken_in() {
    let mut desk = Desk::new(&[("Visit.md", "Met [[Élodie Marchand]].\n")], &json!({}));
    desk.open("Visit.md");
    assert_eq!(desk.codes("Visit.md", 1), ["unresolved-link"]);
    write(desk.folder.path(), "People/Élodie Marchand.md", ADA);
    desk.news("People/Élodie Marchand.md", 1);
    desk.wait_for_codes("Visit.md", &[]);
    fs::remove_dir_all(desk.folder.path().join("People")).expect("the folder can be removed");
    // Some editors tell of the folder alone.
    desk.news("People", 3);
    desk.wait_for_codes("Visit.md", &["unresolved-link"]);
}

#[test]
fn folders_come_and_go() {
    let other = tempfile::tempdir().expect("a temporary folder");
    write(other.path(), "People/Ada Byron.md", "---\ntype: person\n---\n");
    let mut desk = Desk::new(&[("Visit.md", "Met Ada Byron.\n")], &json!({}));
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    let folder = json!({ "uri": uri(other.path(), "").trim_end_matches('/'), "name": "other" });
    let symbols = |desk: &mut Desk, count: usize| {
        until("the symbols are those of the folders", || {
            let found = desk.client.call("workspace/symbol", &json!({ "query": "ada" }));
            found.as_array().is_some_and(|found| found.len() == count)
        });
    };
    desk.client
        .notify("workspace/didChangeWorkspaceFolders", &json!({ "event": { "added": [folder], "removed": [] } }));
    symbols(&mut desk, 1);
    desk.client
        .notify("workspace/didChangeWorkspaceFolders", &json!({ "event": { "added": [], "removed": [folder] } }));
    symbols(&mut desk, 0);
}

#[test]
fn reading_shows_progress_and_holds_up_no_answer() {
    let mut desk = Desk::new(&[("People/Élodie Marchand.md", ADA)], &json!({ "window": { "workDoneProgress": true } }));
    desk.client.assert_alive();
    let end = desk.client.wait_for("$/progress", |params| params["value"]["kind"] == "end");
    assert_eq!(end["value"]["message"], "1 note, 1 people and organizations");
}

#[test]
fn an_impossible_edit_is_told_and_the_next_save_mends_it() {
    let files = [("People/Élodie Marchand.md", ADA), ("Visit.md", "Met nobody.\n")];
    let mut desk = Desk::new(&files, &json!({}));
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    desk.change("Visit.md", 2, Some([0, 7, 0, 4]), "x");
    let told = desk.client.wait_for("window/showMessage", |_| true);
    assert!(told["message"].as_str().is_some_and(|message| message.contains("ends at 0:4")), "{told}");
    write(desk.folder.path(), "Visit.md", "Met [[Grace Ghostwright]].\n");
    let uri = desk.uri("Visit.md");
    desk.client.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    desk.wait_for_codes("Visit.md", &["unresolved-link"]);
}

#[test]
fn an_edit_behind_the_last_line_is_one_at_the_end() {
    let files = [("People/Élodie Marchand.md", ADA), ("Visit.md", "Met nobody.\n")];
    let mut desk = Desk::new(&files, &json!({}));
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    desk.change("Visit.md", 2, Some([99, 0, 99, 1]), "Met [[Grace Ghostwright]].\n");
    desk.wait_for_codes("Visit.md", &["unresolved-link"]);
    desk.change("Visit.md", 3, Some([0, 0, 99, 0]), "Met her.\n");
    desk.wait_for_codes("Visit.md", &[]);
}

#[test]
fn a_note_is_found_by_a_uri_that_is_not_escaped() {
    let mut desk =
        Desk::new(&[("People/Élodie Marchand.md", ADA), ("A b é.md", "Élodie Marchand came.\n")], &json!({}));
    let raw = |desk: &Desk, path: &str| desk.uri("").replace("%3A", ":") + path;
    let uri = raw(&desk, "A b é.md");
    desk.client.open(&uri, "Met Élodie Marchand.\n");
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 6 } });
    let definition = |desk: &mut Desk| desk.client.call("textDocument/definition", &at).to_string();
    until("the name leads to its note", || definition(&mut desk).contains("%C3%89lodie%20Marchand.md"));
    // It is one note, whichever way it is written.
    assert!(!desk.hover("A b é.md", 0, 6).is_null());
}

#[test]
fn untitled_documents_and_notes_elsewhere_are_served() {
    let mut desk = Desk::new(&[("People/Élodie Marchand.md", ADA)], &encoding("utf-16"));
    desk.open("People/Élodie Marchand.md");
    desk.codes("People/Élodie Marchand.md", 1);
    for uri in ["untitled:Untitled-1", "file:///somewhere/else.md", "vscode-notebook-cell:/x.ipynb#W0"] {
        desk.client.open(uri, "Met Élodie Marchand.\n");
        let answer = desk.client.call("textDocument/hover", &hover(uri, 0, 6));
        assert!(
            answer["contents"]["value"].as_str().is_some_and(|text| text.contains("Wrote the first program")),
            "{uri}"
        );
        desk.client.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }));
    }
    desk.client.assert_alive();
}

#[test]
fn notes_elsewhere_define_whom_they_name() {
    let mut client = Client::start();
    client.call("initialize", &json!({ "processId": null, "rootUri": null, "capabilities": {} }));
    client.notify("initialized", &json!({}));
    client.open("untitled:Untitled-1", "---\ntype: person\n---\n# Ada Lark\n");
    client.open("file:///nowhere/People/Bo%20Finch%C3%A9.md", "---\ntype: person\n---\n");
    for name in ["Ada Lark", "Bo Finché"] {
        let found = client.call("workspace/symbol", &json!({ "query": name }));
        assert_eq!(found[0]["name"], name, "{found}");
    }
}

#[test]
fn a_note_cannot_bring_anything_into_a_hover() {
    let evil = "---\ntype: person\nrole: '[x](command:evil) ![p](https://evil.example/p.png) <img src=x> <https://evil.example>'\n\
        description: \"[click](command:evil) `code` <b>bold</b> ![](https://evil.example/p.png) https://evil.example\"\n---\n";
    let files = [("People/Eve Moneypenny.md", evil), ("Visit.md", "Met Eve Moneypenny.\n")];
    let mut desk = Desk::new(&files, &encoding("utf-16"));
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    let answer = desk.hover("Visit.md", 0, 6);
    let text = answer["contents"]["value"].as_str().expect("text");
    assert!(text.contains("click"), "{text}");
    for event in pulldown_cmark::Parser::new_ext(text, pulldown_cmark::Options::all()) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("file://"), "{dest_url} in {text}");
            }
            Event::Start(Tag::Image { .. }) | Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) => {
                panic!("{event:?} in {text}")
            }
            _ => {}
        }
    }
    // Renderers make links of bare addresses, too.
    assert!(!text.contains("https:"), "{text}");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_served() {
    let folder = [("People/Élodie Marchand.md", ADA), ("Visit.md", "Met Élodie Marchand.\n"), ("Empty.md", "")];
    let mut desk = Desk::new(&folder, &json!({}));
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    fs::write(desk.folder.path().join("Latin.md"), b"Jos\xe9").expect("the note can be written");
    let big = fs::File::create(desk.folder.path().join("Big.md")).expect("the note can be made");
    big.set_len(50 << 20).expect("the note can be made big");
    for (path, why) in [("Latin.md", "not UTF-8 at byte 3"), ("Big.md", "larger than 16 MiB")] {
        desk.news(path, 1);
        let told = desk
            .client
            .wait_for("window/logMessage", |params| params["message"].as_str().is_some_and(|text| text.contains(path)));
        assert!(told["message"].as_str().is_some_and(|text| text.contains(why)), "{told}");
    }
    desk.news("Vanished.md", 1);
    assert!(desk.hover("Visit.md", 0, 6)["contents"]["value"].as_str().is_some_and(|text| text.contains("Élodie")));
}

#[test]
fn a_panic_in_a_handler_is_answered_and_survived() {
    let mut client = Client::initialized();
    for command in ["whoswho.fault.panic", "whoswho.fault.panic-in-answer"] {
        let id = client.request("workspace/executeCommand", &json!({ "command": command }));
        assert_eq!(client.error_code(id), -32603);
    }
    client.assert_alive();
}

#[test]
fn two_seconds_of_work_in_one_handler_stall_no_other() {
    let mut client = Client::initialized();
    client.open("file:///note.md", "Nothing.\n");
    let slow = client.request("workspace/executeCommand", &json!({ "command": "whoswho.fault.work" }));
    for id in 1000..1100 {
        client.send(&request(id, "textDocument/hover", &hover("file:///note.md", 0, 0)));
    }
    // Answers are taken in the order in which they come: the slow one is last.
    let mut others = 0;
    loop {
        let answer = client.wait("an answer", |message| message.get("method").is_none());
        if answer["id"] == slow {
            break;
        }
        others += 1;
    }
    assert_eq!(others, 100);
}

#[test]
fn a_note_that_is_not_open_is_quoted_as_it_is_on_disk() {
    let mut desk =
        Desk::new(&[("People/Élodie Marchand.md", ADA), ("Visit.md", "🧭 Élodie Marchand came.\n")], &json!({}));
    until("the note is read", || !desk.hover("Visit.md", 0, 4).is_null());
    let hover = desk.hover("Visit.md", 0, 4);
    let text = hover["contents"]["value"].as_str().expect("a text");
    assert!(text.contains("“Élodie Marchand”: full name"), "{text}");
}

#[test]
fn hovers_have_links_unless_settings_say_otherwise() {
    let visit = "Élodie Marchand met Bob Hale.\n";
    let bob = "---\ntype: person\nboss: '[[Élodie Marchand]]'\n---\n";
    for (settings, boss) in
        [("", "boss: [Élodie Marchand](<file://"), ("hover_links = false\n", "boss: Élodie Marchand")]
    {
        let files = [
            ("People/Élodie Marchand.md", ADA),
            ("People/Bob Hale.md", bob),
            ("Visit.md", visit),
            (".whoswho.toml", settings),
        ];
        let mut desk = Desk::new(&files, &encoding("utf-8"));
        desk.open("Visit.md");
        assert_eq!(desk.codes("Visit.md", 1), [""; 0]);
        let answer = desk.hover("Visit.md", 0, 22);
        let text = answer["contents"]["value"].as_str().expect("text");
        assert!(text.contains(boss), "{text}");
        assert_eq!(text.contains("]("), settings.is_empty(), "{text}");
    }
}
