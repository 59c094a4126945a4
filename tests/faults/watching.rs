//! Watchers that tell too much, or nothing.

#[cfg(unix)]
use std::io::{BufRead, BufReader};
#[cfg(unix)]
use std::process::{Child, Stdio};
#[cfg(unix)]
use std::sync::mpsc::{self, Receiver};
#[cfg(unix)]
use std::thread;

use super::*;

#[test]
fn a_flood_of_news_holds_up_no_answer_and_ends_in_the_right_state() {
    let (folder, cache) = (vault(&NOTES), temporary());
    let mut editor = Editor::start(folder.path(), cache.path());
    editor.open("Letter.md");
    editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    write(folder.path(), "Visit.md", "🧭 Nobody met Tom Ellison.\n");
    write(folder.path(), "New.md", "Zed of Venice and Zoë Lane.\n");
    fs::remove_file(folder.path().join("People/Tom Ellison.md")).expect("it is there");
    let never: Vec<String> = (0..25_000).map(|number| format!("Never/É {number}/there.md")).collect();
    let real = ["Visit.md", "New.md", "People/Tom Ellison.md", "Letter.md", ".git/index", "People"];
    let changes: Vec<(&str, u32)> =
        never.iter().zip(real.iter().cycle()).flat_map(|(no, one)| [(no.as_str(), 1), (*one, 2)]).collect();
    assert_eq!(changes.len(), 50_000);
    editor.news(&changes);
    // Nobody waits for what is in the flood.
    assert!(editor.hover("Letter.md", 8).contains("Zoë Lane"));
    editor.wait_for_counts("Letter.md", 8, "3 mentions in 2 notes");
    editor.wait_for_defined("tom", &[]);
    editor.client.leave();
}

/// What an editor that tells nothing can be served by: what it opens and what it saves is known, and what it closes is read.
#[test]
fn an_editor_without_a_watcher_is_served_by_what_it_opens_saves_and_closes() {
    let (folder, cache) = (vault(&NOTES), temporary());
    let mut editor = Editor::start(folder.path(), cache.path());
    editor.open("Letter.md");
    editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    // A note that has changed unseen is known as it is when it is opened, and after that.
    write(folder.path(), ZOE.0, &ZOE.1.replace("of Venice", "of Verona"));
    editor.open(ZOE.0);
    editor.wait_for_defined("zed of verona", &["Zoë Lane"]);
    editor.wait_for_counts("Letter.md", 8, "");
    // So is one that has come unseen.
    write(folder.path(), "People/Mara Marchand.md", "Knew Zoë Lane.\n");
    editor.open("People/Mara Marchand.md");
    editor.wait_for_defined("mara", &["Mara Marchand"]);
    editor.close("People/Mara Marchand.md");
    // What is saved stays; what somebody else has written under an open note counts once it is closed.
    let saved = ZOE.1.replace("of Venice", "of Vienna");
    editor.change(ZOE.0, 2, &saved);
    editor.save(ZOE.0, &saved);
    editor.close(ZOE.0);
    editor.wait_for_defined("zed of vienna", &["Zoë Lane"]);
    editor.open(ZOE.0);
    write(folder.path(), ZOE.0, ZOE.1);
    editor.close(ZOE.0);
    editor.wait_for_defined("zed of venice", &["Zoë Lane"]);
    assert_eq!(editor.defined("mara"), ["Mara Marchand"]);
    editor.wait_for_counts("Letter.md", 8, "4 mentions in 4 notes");
    editor.client.leave();
    let mut editor = Editor::start(folder.path(), cache.path());
    editor.wait_for_counts("Letter.md", 8, "4 mentions in 4 notes");
    editor.client.leave();
}

/// A check that goes on. Dropping it kills it.
#[cfg(unix)]
struct Watch {
    child: Child,
    lines: Receiver<Value>,
    /// What it says besides.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "one test alone listens"))]
    told: Receiver<String>,
}

#[cfg(unix)]
impl Watch {
    fn start(here: &Path, cache: &Path, folder: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whoswho"));
        caching_in(&mut command, cache).args(["check", "--watch", "--format", "json", folder]).current_dir(here);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        let (output, said) = (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            let mut values = lines.map(|line| serde_json::from_str(&line).expect("each line is JSON"));
            values.try_for_each(|value| sender.send(value)).ok();
        });
        let (sender, told) = mpsc::channel();
        thread::spawn(move || {
            BufReader::new(said).lines().map_while(Result::ok).try_for_each(|line| sender.send(line)).ok();
        });
        Self { child, lines, told }
    }

    #[cfg(target_os = "linux")]
    fn wait_until_told(&self, what: &str) {
        let mut lines = std::iter::from_fn(|| self.told.recv_timeout(support::DEADLINE).ok());
        assert!(lines.any(|line| line.ends_with(what)), "{what}: this was not told");
    }

    /// Waits for a check of so many notes that finds so much.
    fn wait_for(&self, notes: usize, findings: usize) {
        let mut last = Value::Null;
        let is_it = |line: Value| {
            last = line;
            last["checked"]["notes"] == notes && last["checked"]["findings"] == findings
        };
        let mut lines = std::iter::from_fn(|| self.lines.recv_timeout(support::DEADLINE).ok());
        assert!(lines.any(is_it), "a check of {notes} notes with {findings} findings did not come");
    }
}

#[cfg(unix)]
impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Elsewhere a folder may not be removable while somebody reads it.
#[cfg(unix)]
#[test]
fn a_watching_check_is_right_after_a_flood() {
    let (folder, cache) = (vault(&[ZOE, ("a.md", "Zoë Lane came.\n")]), temporary());
    let watch = Watch::start(folder.path(), cache.path(), ".");
    watch.wait_for(2, 0);
    for _ in 0..3 {
        for number in 0..300 {
            write(folder.path(), &format!("Flap/{number}.md"), "Zoë Lane left.\n");
        }
        fs::remove_dir_all(folder.path().join("Flap")).expect("it is there");
    }
    write(folder.path(), "a.md", SLIP);
    watch.wait_for(2, 1);
}

/// The folder under the old name is another one, of which Linux tells nothing.
#[cfg(target_os = "linux")]
#[test]
fn a_watching_check_goes_on_when_its_folder_is_gone_and_comes_again() {
    let (home, cache) = (temporary(), temporary());
    let folder = home.path().join("vault");
    write(&folder, "Zoë Lane.md", "---\ntype: person\n---\n");
    let watch = Watch::start(home.path(), cache.path(), "vault");
    watch.wait_for(1, 0);
    for is_noticed in [true, false] {
        fs::remove_dir_all(&folder).expect("it is there");
        if is_noticed {
            watch.wait_until_told("vault: no such file or folder; it may come back");
        }
        write(&folder, "Zoë Lane.md", "---\ntype: person\n---\n");
        write(&folder, "a.md", "Zoë Lane came.\n");
        watch.wait_for(2, 0);
        write(&folder, "a.md", SLIP);
        watch.wait_for(2, 1);
    }
    fs::rename(&folder, home.path().join("elsewhere")).expect("it can be moved");
    fs::rename(home.path().join("elsewhere"), &folder).expect("it can be moved");
    write(&folder, "a.md", FIXED);
    watch.wait_for(2, 0);
}
