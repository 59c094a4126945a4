//! `whoswho review`, answered on stdin.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use super::*;

const FILE: &str = ".whoswho.same.toml";

fn twins() -> TempDir {
    vault(&[
        ("Friends/Ann Smith.md", "---\ntype: person\nrole: painter\n---\n# Ann Smith\n\nPaints.\n"),
        ("People/Ann Smith.md", "---\ntype: person\nborn: 1980\n---\n# Ann Smith\n\nSails.\n"),
        ("log.md", "[[People/Ann Smith]] left. [[Friends/Ann Smith]] stayed.\n"),
    ])
}

/// A vault in which a name is defined in part only.
fn initials() -> TempDir {
    vault(&[
        ("People/Robert Lindqvist.md", "---\ntype: person\n---\n# Robert Lindqvist\n"),
        ("log.md", "---\npeople: [R. L. Lindqvist]\n---\nMet R. L. Lindqvist in Oslo. R. L. Lindqvist was late.\n"),
    ])
}

/// Runs it with these answers, a line each.
fn review(folder: &Path, arguments: &[&str], answers: &str) -> Run {
    let cache = tempfile::tempdir().expect("a folder for the cache");
    let mut command = Command::new(env!("CARGO_BIN_EXE_whoswho"));
    let mut child = support::caching_in(&mut command, cache.path())
        .arg("review")
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    // Who quits reads no more.
    let _ = child.stdin.take().expect("a pipe").write_all(answers.as_bytes());
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// All files of a vault with their bytes.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("it can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read(&path).expect("it can be read");
                all.insert(path, text);
            }
        }
    }
    all
}

#[test]
fn a_list_decides_nothing() {
    let folder = twins();
    let before = bytes(folder.path());
    let run = review(folder.path(), &["--list"], "s\n");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stdout.contains("names: the same name") && run.stdout.ends_with("1 pair to decide\n"),
        "{}",
        run.stdout
    );
    let run = review(folder.path(), &["--list", "--format", "json"], "");
    let pair: Value = serde_json::from_str(run.stdout.trim()).expect("one line of JSON");
    assert_eq!((&pair["one"]["name"], &pair["other"]["kind"]), (&json!("Ann Smith"), &json!("person")));
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn no_note_changes_unless_two_are_the_same() {
    for answers in ["d\n", "l\n", "q\n", "", "?\nx\nq\n", "s\nn\nq\n", "s\n", "u\nq\n"] {
        let folder = twins();
        let before = bytes(folder.path());
        let run = review(folder.path(), &[], answers);
        assert_eq!(run.code, Some(0), "{answers:?}: {}", run.stderr);
        let mut after = bytes(folder.path());
        let kept = after.remove(&folder.path().join(FILE));
        assert_eq!(after, before, "{answers:?}");
        assert_eq!(kept.is_some(), answers.starts_with(['d', 'l']), "{answers:?}");
    }
}

#[test]
fn what_was_told_apart_is_not_asked_again_and_not_flagged() {
    let folder = twins();
    assert!(whoswho(folder.path(), &["check"]).stdout.contains("duplicate-definition"));
    let run = review(folder.path(), &[], "d\n");
    assert!(run.stdout.ends_with("1 decision made, 0 pairs left\n"), "{}", run.stdout);
    assert!(review(folder.path(), &["--list"], "").stdout.ends_with("0 pairs to decide\n"));
    assert!(!whoswho(folder.path(), &["check"]).stdout.contains("duplicate-definition"));
    let text = fs::read_to_string(folder.path().join(FILE)).expect("it is kept");
    assert!(text.contains("verdict = \"different\""), "{text}");
}

#[test]
fn two_notes_are_merged_once_it_was_seen_how() {
    let folder = twins();
    let run = review(folder.path(), &[], "s\ny\n");
    assert!(run.stdout.contains("--- a/") && run.stdout.contains("1 decision made"), "{}{}", run.stdout, run.stderr);
    let notes = ["Friends/Ann Smith.md", "People/Ann Smith.md"].map(|path| folder.path().join(path));
    let left: Vec<&PathBuf> = notes.iter().filter(|path| path.exists()).collect();
    assert_eq!(left.len(), 1);
    let text = fs::read_to_string(left[0]).expect("it can be read");
    assert!(text.contains("Paints.") && text.contains("Sails.") && text.contains("born: 1980"), "{text}");
}

#[test]
fn what_was_merged_is_taken_back_byte_for_byte() {
    let folder = twins();
    let before = bytes(folder.path());
    // The last pair is decided at once, so that a second one keeps the session open.
    write(folder.path(), "People/Zora Quell.md", b"---\ntype: person\n---\n");
    write(folder.path(), "Friends/Zora Quell.md", b"---\ntype: person\n---\n");
    let all = bytes(folder.path());
    let run = review(folder.path(), &[], "s\ny\nu\nq\n");
    assert!(run.stdout.contains("The last decision is taken back."), "{}{}", run.stdout, run.stderr);
    assert_eq!(bytes(folder.path()), all);
    assert_eq!(before.len() + 2, all.len());
}

#[test]
fn a_name_becomes_an_alias_and_is_no_longer_undefined() {
    let folder = initials();
    let list = review(folder.path(), &["--list"], "");
    assert!(list.stdout.contains("R. L. Lindqvist"), "{}", list.stdout);
    let run = review(folder.path(), &[], "s\n");
    assert!(run.stdout.ends_with("1 decision made, 0 pairs left\n"), "{}{}", run.stdout, run.stderr);
    let text = fs::read_to_string(folder.path().join("People/Robert Lindqvist.md")).expect("it can be read");
    assert!(text.contains("R. L. Lindqvist"), "{text}");
    assert!(!whoswho(folder.path(), &["list", "--undefined"]).stdout.contains("Lindqvist"));
}

#[test]
fn wrong_lines_are_said_and_the_others_hold() {
    let folder = twins();
    review(folder.path(), &[], "d\n");
    let path = folder.path().join(FILE);
    let text = fs::read_to_string(&path).expect("it is kept");
    fs::write(&path, text.replace("]\n", "  { one = 1 },\n]\n")).expect("it can be written");
    let run = review(folder.path(), &["--list"], "");
    assert!(run.stderr.contains(&format!("{FILE}:4:3: This is no judgement")), "{}", run.stderr);
    assert!(run.stdout.ends_with("0 pairs to decide\n"), "{}", run.stdout);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_judgements_is_not_followed() {
    let (folder, other) = (twins(), vault(&[("secret.toml", "judgements = [\n]\n")]));
    let target = other.path().join("secret.toml");
    std::os::unix::fs::symlink(&target, folder.path().join(FILE)).expect("a link");
    let run = review(folder.path(), &[], "d\n");
    assert_eq!(run.code, Some(2), "{}", run.stdout);
    assert!(run.stderr.contains("it is a link"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(target).expect("it is there"), "judgements = [\n]\n");
}

#[test]
fn judgements_go_to_other_vaults_and_back() {
    let folder = twins();
    review(folder.path(), &[], "d\n");
    let run = review(folder.path(), &["--export-judgements", "edges.ijson"], "");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let text = fs::read_to_string(folder.path().join("edges.ijson")).expect("it is written");
    let row: Value = serde_json::from_str(text.trim()).expect("a line of JSON");
    assert_eq!((&row[2], &row[3], row.as_array().map(Vec::len)), (&json!("negative"), &Value::Null, Some(6)));
    assert!(row[0].as_str() > row[1].as_str(), "{row}");

    let other = twins();
    write(
        other.path(),
        "edges.ijson",
        format!("{text}no edge\n[\"a\", \"b\", \"positive\", 1, null, null]\n").as_bytes(),
    );
    let run = review(other.path(), &["--import-judgements", "edges.ijson"], "");
    assert!(run.stdout.starts_with("1 decision kept"), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("edges.ijson:2:"), "{}", run.stderr);
    let kept = |folder: &Path| fs::read(folder.join(FILE)).expect("it is kept");
    assert_eq!(kept(other.path()), kept(folder.path()));
}
