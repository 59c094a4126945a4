//! A start from what an earlier one has kept.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::Client;
use super::support::desk::{Desk, serve, until, write};
use super::undefined::files;

const NOTES: [(&str, &str); 4] = [
    ("People/Zoe.md", "---\ntitle: Zoë Lane\naliases: [Zed of Venice]\n---\n🧭 A painter.\n"),
    ("People/Tom Ellison.md", "---\ntype: person\n---\nMet Zoë Lane.\n"),
    ("Visit.md", "🧭 Zoë Lane met Tom Ellison.\n"),
    ("Letter.md", "Dear Zed of Venice,\n"),
];

/// Makes a file look as if nobody had touched it for long, so that its time tells when somebody does.
fn age(folder: &Path, path: &str) {
    let file = File::options().write(true).open(folder.join(path)).expect("it is there");
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)).expect("it is ours");
}

/// A vault that was read once, and the cache of who has read it.
fn read_once() -> (Desk, TempDir) {
    let cache = tempfile::tempdir().expect("a folder for the cache");
    let mut desk = Desk::new(&NOTES, &json!({}));
    NOTES.iter().for_each(|(path, _)| age(desk.folder.path(), path));
    desk.start_again(cache.path());
    desk.wait_until_notes_are_read();
    desk.client.leave();
    (desk, cache)
}

impl Desk {
    fn restart(&mut self, cache: &TempDir) {
        self.start_again(cache.path());
        self.wait_until_notes_are_read();
    }

    /// In how many notes somebody is mentioned how often, and what else a hover says of that.
    fn counts(&mut self, path: &str, character: u32) -> String {
        let hover = self.hover(path, 0, character);
        let text = hover["contents"]["value"].as_str().unwrap_or_default().to_owned();
        let counts = text.lines().find(|line| line.contains("mention")).unwrap_or_default();
        counts.split(" · ").next().unwrap_or_default().to_owned()
    }

    /// Waits for that: what has changed since the vault was kept is told to other notes only after it was read.
    fn wait_for_counts(&mut self, path: &str, character: u32, counts: &str) {
        until(counts, || self.counts(path, character) == counts);
    }
}

#[test]
fn notes_that_are_as_they_were_are_not_read_again() {
    let (mut desk, cache) = read_once();
    for read in [0, 1] {
        let params = json!({ "capabilities": {}, "trace": "verbose" });
        desk.client = serve(Client::start_with_cache(cache.path()), desk.folder.path(), params);
        let is_read = |params: &Value| params["message"] == "all folders have been read";
        let traced = desk.client.wait_for("$/logTrace", is_read)["verbose"].to_string();
        assert!(traced.starts_with(&format!("\"4 notes, of which {read} were read ")), "{traced}");
        desk.client.leave();
        write(desk.folder.path(), "Visit.md", "Nobody came.\n");
    }
}

/// Of what a program has set back, the entry in the file system tells.
#[cfg(unix)]
#[test]
fn a_note_of_the_same_size_and_time_is_read_again_if_it_is_another() {
    let (mut desk, cache) = read_once();
    write(desk.folder.path(), "Visit.md", "🧭 Zoë Lime met Tom Ellison.\n");
    age(desk.folder.path(), "Visit.md");
    desk.restart(&cache);
    desk.wait_for_counts("Letter.md", 8, "2 mentions in 2 notes");
    desk.client.leave();
}

#[test]
fn what_has_changed_meanwhile_is_taken_in() {
    let (mut desk, cache) = read_once();
    let folder = desk.folder.path().to_path_buf();
    write(&folder, "Visit.md", "🧭 Mara Marchand met Tom Ellison.\n");
    write(&folder, "People/Mara Marchand.md", "Knew Zed of Venice.\n");
    write(&folder, "People/Zoe.md", "---\ntitle: Zoë Lane\naliases: [Zed of Verona]\n---\n");
    fs::remove_file(folder.join("People/Tom Ellison.md")).expect("it is there");
    desk.restart(&cache);
    assert_eq!(desk.symbols("mara").first().map(|it| it[0].clone()).as_deref(), Some("Mara Marchand"));
    desk.wait_for_counts("Letter.md", 8, "");
    assert!(desk.symbols("tom ellison").is_empty());
    desk.client.leave();
    // And that is kept in turn.
    ["Visit.md", "People/Mara Marchand.md", "People/Zoe.md"].iter().for_each(|path| age(&folder, path));
    for _ in 0..2 {
        desk.restart(&cache);
        assert_eq!(desk.counts("Visit.md", 5), "1 mention in 1 note");
        assert!(desk.symbols("tom ellison").is_empty());
        desk.client.leave();
    }
}

#[test]
fn damage_and_unsaved_texts_do_no_harm() {
    let (mut desk, cache) = read_once();
    files(cache.path()).iter().for_each(|path| fs::write(path, "damage").expect("it can be written"));
    desk.restart(&cache);
    assert_eq!(desk.counts("Visit.md", 5), "3 mentions in 3 notes");
    desk.open("People/Zoe.md");
    desk.change("People/Zoe.md", 2, None, "---\ntitle: Zoë Lane\naliases: [Nobody Else]\n---\n");
    until("the change is known", || desk.symbols("nobody else").len() == 1);
    desk.client.leave();
    desk.restart(&cache);
    desk.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    assert!(desk.symbols("nobody else").is_empty(), "it was never saved");
    desk.client.leave();
}

#[cfg(unix)]
#[test]
fn what_cannot_be_listed_is_said_at_every_start() {
    let cache = tempfile::tempdir().expect("a folder for the cache");
    let mut desk = Desk::new(&NOTES, &json!({}));
    write(desk.folder.path(), ".hidden/a.md", "");
    std::os::unix::fs::symlink(".hidden", desk.folder.path().join("shown")).expect("a link");
    for _ in 0..2 {
        desk.restart(&cache);
        let is_said = |message: &Value| {
            let text = message["params"]["message"].as_str().unwrap_or_default();
            text.ends_with("shown: a link to a folder that is not read; it is not followed")
        };
        assert!(desk.client.has_passed(is_said), "a start that reads all notes, and one from what was kept");
        desk.client.leave();
    }
}
