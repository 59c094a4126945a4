//! Notes and folders that may not be read or written.

use std::os::unix::fs::PermissionsExt as _;
use std::sync::LazyLock;
use std::time::Duration;

use super::*;

/// What takes away from root that permissions do not concern it.
const AS_OTHERS: &[&str] = &["setpriv", "--bounding-set", "-dac_override,-dac_read_search"];

/// What runs a program to which permissions apply.
pub(super) static BOUND: LazyLock<&[&str]> = LazyLock::new(|| {
    let folder = vault(&[("a.md", "A")]);
    mode(&folder.path().join("a.md"), 0o000);
    if fs::read(folder.path().join("a.md")).is_ok() { AS_OTHERS } else { PLAIN }
});

pub(super) fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
}

const DENIED: &str = ": Permission denied (os error 13); it is left out";

#[test]
fn what_may_not_be_read_is_named_and_the_rest_is_read() {
    let folder = vault(&NOTES);
    write(folder.path(), "Closed/Mara Marchand.md", "---\ntype: person\n---\nKnew Zoë Lane.\n");
    let (note, closed) = (folder.path().join("Visit.md"), folder.path().join("Closed"));
    mode(&note, 0o000);
    mode(&closed, 0o000);
    let cache = temporary();
    let list = run(&BOUND, folder.path(), cache.path(), &["list"]);
    let mut editor = Editor::start_under(&BOUND, folder.path(), cache.path());
    for path in ["Visit.md", "Closed"] {
        assert!(list.stderr.contains(&format!("{path}{DENIED}\n")), "{}", list.stderr);
        editor.wait_for_log(&[&format!("{path}{DENIED}")]);
    }
    assert_eq!((list.code, list.stderr.lines().count(), list.stdout.lines().count()), (Some(0), 2, 2));
    editor.wait_for_counts("Letter.md", 8, "2 mentions in 2 notes");
    mode(&note, 0o644);
    mode(&closed, 0o755);
    editor.news(&[("Visit.md", 2), ("Closed", 2)]);
    editor.wait_for_counts("Letter.md", 8, "4 mentions in 4 notes");
    editor.wait_for_defined("mara", &["Mara Marchand"]);
    // What may be read no longer is not gone; nobody can tell.
    mode(&note, 0o000);
    mode(&closed, 0o000);
    editor.news(&[("Visit.md", 2), ("Closed/Mara Marchand.md", 2)]);
    for path in ["Visit.md", "Closed"] {
        editor.wait_for_log(&[&format!("{path}{DENIED}")]);
    }
    editor.wait_for_counts("Letter.md", 8, "2 mentions in 2 notes");
    mode(&closed, 0o755);
    editor.client.leave();
}

#[test]
fn what_may_be_read_no_longer_is_said_and_not_taken_from_what_was_kept() {
    let folder = vault(&NOTES);
    let cache = temporary();
    let old = SystemTime::now() - Duration::from_secs(1_000_000);
    files(folder.path()).iter().for_each(|path| set_time(path, old));
    for counts in ["3 mentions in 3 notes", "2 mentions in 2 notes"] {
        let mut editor = Editor::start_under(&BOUND, folder.path(), cache.path());
        editor.wait_for_counts("Letter.md", 8, counts);
        if counts.starts_with('2') {
            editor.wait_for_log(&[&format!("Visit.md{DENIED}")]);
        }
        editor.client.leave();
        mode(&folder.path().join("Visit.md"), 0o000);
    }
}

#[test]
fn what_may_not_be_written_is_named_and_the_rest_is_corrected() {
    let folder = vault(&[ZOE, ("a.md", SLIP), ("b.md", SLIP), ("Closed/c.md", SLIP)]);
    mode(&folder.path().join("a.md"), 0o444);
    mode(&folder.path().join("Closed"), 0o555);
    let fix = run(&BOUND, folder.path(), temporary().path(), &["check", "--fix"]);
    mode(&folder.path().join("Closed"), 0o755);
    assert!(fix.stderr.contains("a.md: it is read-only; it is left as it is\n"), "{}", fix.stderr);
    let told = "Closed/c.md: no new file can be made there: permission denied; it is left as it is\n";
    assert!(fix.stderr.contains(told), "{}", fix.stderr);
    assert!(fix.stdout.contains("1 name corrected in 1 note"), "{}", fix.stdout);
    let texts = ["a.md", "b.md", "Closed/c.md"].map(|path| read(folder.path(), path));
    assert_eq!((fix.code, texts), (Some(1), [SLIP, FIXED, SLIP].map(str::to_owned)));
    assert_eq!(files(folder.path()).len(), 4);
}
