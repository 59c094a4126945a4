//! `whoswho check --watch`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{story, support, write};

/// A check that goes on. Dropping it kills it.
struct Watch {
    child: Child,
    lines: Receiver<String>,
    _cache: TempDir,
}

impl Watch {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let cache = tempfile::tempdir().expect("a folder");
        let mut command = Command::new(env!("CARGO_BIN_EXE_whoswho"));
        support::caching_in(&mut command, cache.path()).args(["check", "--watch"]).args(arguments);
        command.current_dir(folder).env("NO_COLOR", "1").stdout(Stdio::piped());
        let mut child = command.spawn().expect("it runs");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)).ok();
        });
        Self { child, lines, _cache: cache }
    }

    /// What is printed up to a line that has this in it.
    fn until(&self, what: &str) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            match self.lines.recv_timeout(support::DEADLINE) {
                Ok(line) => seen.push(line),
                Err(error) => panic!("{what} did not come ({error}); what came: {seen:#?}"),
            }
            if seen.last().is_some_and(|line| line.contains(what)) {
                return seen;
            }
        }
    }

    /// The findings of the first check that they fit, as JSON, and its end. A file that is being written may be looked at
    /// before it is whole.
    fn round(&self, fits: impl Fn(&[Value]) -> bool) -> (Vec<Value>, Value) {
        loop {
            let lines = self.until("{\"checked\":");
            let mut lines: Vec<Value> =
                lines.iter().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
            let end = lines.pop().expect("an end");
            if fits(&lines) {
                return (lines, end["checked"].clone());
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const END: &str = "Watching for changes; press Ctrl-C to stop.";

#[test]
fn notes_that_change_are_checked_again() {
    let story = story();
    let watch = Watch::start(story.path(), &[]);
    let first = watch.until(END).join("\n");
    assert!(first.starts_with("information[ambiguous-name]"), "{first}");
    assert!(first.contains("6 notes, 4 entities: 1 warning, 1 information\nChecked in "), "{first}");
    assert!(!first.contains('\u{1b}'), "nothing but lines goes to a pipe: {first:?}");
    write(story.path(), "quiet.md", "Zoë Lnae and Zorgle.\n".as_bytes());
    let then = watch.until("6 notes, 4 entities: 2 warnings, 1 information").join("\n");
    assert!(then.contains("Changed: quiet.md\n") && then.contains("“Zoë Lnae” is not defined"), "{then}");
    fs::remove_file(story.path().join("quiet.md")).expect("it is there");
    let then = watch.until("5 notes, 4 entities: 1 warning, 1 information").join("\n");
    assert!(then.contains("Changed: quiet.md\n"), "{then}");
}

#[test]
fn a_definition_that_comes_or_goes_changes_what_is_found_elsewhere() {
    let story = story();
    let watch = Watch::start(story.path(), &["--format", "json"]);
    let (findings, end) = watch.round(|_| true);
    assert_eq!((findings.len(), &end["notes"], &end["findings"]), (2, &json!(6), &json!(2)));
    assert_eq!(end["changed"], json!([]));
    assert!(end["milliseconds"].is_u64());
    write(story.path(), "People/Zhang Wei.md", b"");
    let (findings, end) = watch.round(|_| true);
    assert_eq!(end["changed"], json!(["People/Zhang Wei.md"]));
    assert_eq!((findings.len(), &findings[0]["code"]), (1, &json!("ambiguous-name")), "{findings:?}");
    fs::remove_file(story.path().join("People/Tom Ellison.md")).expect("it is there");
    let (findings, end) = watch.round(|_| true);
    assert_eq!(end["changed"], json!(["People/Tom Ellison.md"]));
    assert!(findings.iter().all(|finding| finding["code"] != "ambiguous-name"), "{findings:?}");
}

#[test]
fn settings_and_folders_that_change_are_taken_over() {
    let story = story();
    let watch = Watch::start(story.path(), &["--format", "json"]);
    assert_eq!(watch.round(|_| true).0.len(), 2);
    write(story.path(), ".whoswho.toml", b"[severity]\nunresolved-link = \"off\"\n");
    watch.round(|findings| findings.len() == 1);
    let elsewhere = tempfile::tempdir().expect("a folder");
    write(elsewhere.path(), "New/n.md", "Zoë Lnae.\n".as_bytes());
    fs::rename(elsewhere.path().join("New"), story.path().join("New")).expect("it can be moved");
    watch.round(|findings| findings.iter().any(|finding| finding["file"] == "New/n.md"));
}

#[test]
fn what_has_nothing_to_do_with_notes_is_no_reason_to_check() {
    let story = story();
    let watch = Watch::start(story.path(), &["--format", "json"]);
    watch.round(|_| true);
    write(story.path(), "picture.png", b"");
    write(story.path(), ".git/index", b"");
    // A note that is written as it was is none either.
    let elsewhere = tempfile::tempdir().expect("a folder");
    write(elsewhere.path(), "quiet.md", b"Zorgle.\n");
    fs::rename(elsewhere.path().join("quiet.md"), story.path().join("quiet.md")).expect("it can be replaced");
    write(story.path(), "People/Ann Ellison.md", "A captain. Zoë Lnae.\n".as_bytes());
    let (_, end) = watch.round(|_| true);
    assert_eq!(end["changed"], json!(["People/Ann Ellison.md"]), "the other changes were no news");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it() {
    use std::os::unix::process::ExitStatusExt;

    let story = story();
    let mut watch = Watch::start(story.path(), &[]);
    watch.until(END);
    let kill = Command::new("kill").args(["-INT", &watch.child.id().to_string()]).status().expect("kill is there");
    assert!(kill.success());
    let end = std::iter::repeat_with(|| watch.lines.recv_timeout(support::DEADLINE)).find_map(Result::err);
    let advice = "it goes on; do the tests run where SIGINT is ignored?";
    assert_eq!(end, Some(mpsc::RecvTimeoutError::Disconnected), "{advice}");
    let status = watch.child.wait().expect("it ends");
    assert_eq!(status.signal(), Some(2), "as the shell expects of a program that Ctrl-C has ended");
}
