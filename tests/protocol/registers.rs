//! Names files beside a vault.

use std::fs::{self, File};
use std::path::Path;

use serde_json::{Value, json};
use whoswho::gazetteer::{Builder, Item, read_all};

use super::ADA;
use super::support::desk::{Desk, until, write};

const REGISTER: &str = "\
name,kind,country,website,address
Zorgle Holdings Limited,company,gb,https://zorgle.example,\"[1](http://x.example) <b>Way</b>\"
Jane Example,person,gb,,
Jane Example,person,us,,
Élodie Marchand,person,fr,,
";

fn build(path: &Path, register: &str) {
    let scratch = tempfile::tempfile().expect("a file to sort in");
    let mut builder = Builder::new(File::create(path).expect("it can be made"), scratch).expect("it can be written");
    let add = |_, item| match item {
        Item::Record(record) => builder.add(&record),
        other => panic!("{other:?}"),
    };
    read_all(register.as_bytes(), add).expect("it can be read");
    builder.finish().expect("it can be written");
}

const NOTE: &str = "🧭 Zorgle Holdings Ltd. hired Jane Example and Élodie Marchand.\n";

/// A vault whose settings name these files.
fn desk(files: &str, capabilities: &Value) -> Desk {
    let settings = format!("names_files = {files}\n");
    let files = [(".whoswho.toml", settings.as_str()), ("People/Élodie Marchand.md", ADA), ("Visit.md", NOTE)];
    let mut desk = Desk::new(&files, capabilities);
    desk.open("Visit.md");
    desk
}

fn text(hover: &Value) -> String {
    hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

/// The hover at a column of the note, once the names file has been opened.
fn hover(desk: &mut Desk, column: u32, wanted: &str) -> String {
    let mut found = String::new();
    until("the names file is read", || {
        found = text(&desk.hover("Visit.md", 0, column));
        found.contains(wanted)
    });
    found
}

#[test]
fn a_name_that_only_a_register_has_is_hovered() {
    let folder = tempfile::tempdir().expect("a folder for the names file");
    let path = folder.path().join("uk.names");
    build(&path, REGISTER);
    let markdown = json!({ "textDocument": { "hover": { "contentFormat": ["markdown"] } } });
    // Where that is outside of the vault, it is not the vault's settings that say so: anybody may have written those.
    let files = [("People/Élodie Marchand.md", ADA), ("Visit.md", NOTE)];
    let options = json!({ "names_files": [path] });
    let mut desk =
        Desk::with(&files, json!({ "capabilities": markdown, "initializationOptions": options }), Value::Null);
    desk.open("Visit.md");
    let card = hover(&mut desk, 6, "uk.names");
    assert!(
        card.starts_with("**Zorgle Holdings Limited** · organization · not defined in the notes\n\ncountry: gb · "),
        "{card}"
    );
    // What a register says brings in neither links nor HTML.
    assert!(card.contains(r"address: \[1\](http\://x.example) &lt;b>Way&lt;/b>"), "{card}");
    assert!(card.contains(r"website: https\://zorgle.example"), "{card}");
    assert!(card.contains("*The only entry of this name in uk.names.*"), "{card}");
    let choice = hover(&mut desk, 32, "uk.names");
    assert!(choice.starts_with("**Jane Example** · 2 entries of this name in uk.names\n"), "{choice}");
    assert!(
        choice.contains("- Jane Example · person · country: gb\n- Jane Example · person · country: us"),
        "{choice}"
    );
    // The vault's own names win.
    let known = text(&desk.hover("Visit.md", 0, 50));
    assert!(known.starts_with("**Élodie Marchand** · person") && !known.contains("uk.names"), "{known}");
}

#[test]
fn a_names_file_that_cannot_be_used_is_named_and_the_others_are_used() {
    let mut desk = desk("['missing.names', 'Visit.md', 'uk.names']", &json!({}));
    let log = |wanted: &'static str| {
        move |params: &Value| params["message"].as_str().is_some_and(|message| message.contains(wanted))
    };
    desk.client.wait_for("window/logMessage", log("missing.names: "));
    desk.client.wait_for("window/logMessage", log("Visit.md: it is not a names file"));
    // Once it is there, and the settings are read again, it is used.
    build(&desk.folder.path().join("uk.names"), REGISTER);
    write(desk.folder.path(), ".whoswho.toml", "names_files = ['uk.names']\n");
    desk.news(".whoswho.toml", 2);
    hover(&mut desk, 6, "Zorgle Holdings Limited · organization");
    // Another in its place is opened in its stead.
    let path = desk.folder.path().join("uk.names");
    fs::remove_file(&path).expect("it is there");
    build(&path, "name,status\nZorgle Holdings Ltd,dissolved\n");
    desk.news(".whoswho.toml", 2);
    hover(&mut desk, 6, "status: dissolved");
}
