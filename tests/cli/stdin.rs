//! `whoswho check -`: a text that is not on disk.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{Run, lines, story, support, vault, whoswho, write};

/// Runs `whoswho check` with a text on stdin.
fn check(folder: &Path, text: &[u8], arguments: &[&str]) -> Run {
    let cache = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_whoswho"));
    support::caching_in(&mut command, cache.path()).arg("check").args(arguments).current_dir(folder);
    command.env("NO_COLOR", "1").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it runs");
    // It may end before it has read all.
    let _ = child.stdin.take().expect("a pipe").write_all(text);
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[test]
fn a_text_is_checked_against_the_vault_and_nothing_else_is_reported() {
    let run = check(story().path(), "Zoë Lnae flies.\n".as_bytes(), &["-"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    assert!(run.stdout.starts_with("warning[misspelt-name]: “Zoë Lnae” is not defined"), "{}", run.stdout);
    assert!(run.stdout.contains(" --> <stdin>:1:1\n"), "{}", run.stdout);
    assert!(run.stdout.ends_with("\n1 note, 4 entities: 1 warning\n"), "{}", run.stdout);
    let run = check(story().path(), "Zoë Lane flies.\n".as_bytes(), &["-"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "1 note, 4 entities: no problems found\n"));
    let run = check(story().path(), b"[[People/Zhang Wei]]", &["-", "--format", "json"]);
    assert_eq!(lines(&run)[0]["file"], "<stdin>");
}

#[test]
fn the_text_stands_for_its_note() {
    let story = story();
    // What the note on disk says does not count, and what the text defines does.
    let text = "# Zoë Quill\n\nSee [Ann](Ann%20Ellison.md) and [Tom](../People/Tom%20Ellison.md).\n";
    for arguments in [["-", "--stdin-filename", "People/Zoë Lane.md"], ["--stdin-filename=People/New/N.md", "-", "-q"]]
    {
        let run = check(story.path(), text.as_bytes(), &arguments);
        assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    }
    let run =
        check(story.path(), "# Zoë Quill\n\nZoë Qiull.\n".as_bytes(), &["-", "--stdin-filename", "People/Zoë Lane.md"]);
    assert!(run.stdout.contains("“Zoë Qiull” is not defined; Zoë Quill (Zoë Lane) is"), "{}", run.stdout);
    assert!(run.stdout.contains(" --> People/Zoë Lane.md:3:1\n"), "{}", run.stdout);
    // From elsewhere it is of the vault that its path leads into.
    write(story.path(), ".obsidian/app.json", b"{}");
    let outside = tempfile::tempdir().expect("a folder");
    let path = story.path().join("Notes/new.md");
    let path = path.to_str().expect("a path");
    let run = check(outside.path(), "Zoë Lnae.\n".as_bytes(), &["-", "--stdin-filename", path, "--format", "json"]);
    assert_eq!(lines(&run)[0]["file"], "Notes/new.md", "{}", run.stderr);
    assert!(!story.path().join("Notes").exists());
}

#[test]
fn a_fixed_text_is_printed_and_the_rest_is_said_on_stderr() {
    let story = story();
    let text = "\u{feff}🧭 Zoë Lnae came.\r\nAnd [[People/Marco Polo]]";
    let run = check(story.path(), text.as_bytes(), &["-", "--fix", "--stdin-filename", "x.md"]);
    assert_eq!(run.stdout, "\u{feff}🧭 Zoë Lane came.\r\nAnd [[People/Marco Polo]]");
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.starts_with("x.md:1:7: “Lnae” is now “Lane”\n"), "{}", run.stderr);
    assert!(run.stderr.contains("warning[unresolved-link]"), "{}", run.stderr);
    assert!(!story.path().join("x.md").exists());
    // A text without faults comes back as it is.
    let run = check(story.path(), b"\x1b[31m fine\r\n", &["-", "--fix", "--quiet"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "\u{1b}[31m fine\r\n", ""));
}

#[test]
fn a_diff_of_the_text_names_its_note() {
    let run = check(story().path(), "Zoë Lnae.\n".as_bytes(), &["-", "--diff", "--stdin-filename", "x.md"]);
    assert_eq!(run.stdout, "--- a/x.md\n+++ b/x.md\n@@ -1 +1 @@\n-Zoë Lnae.\n+Zoë Lane.\n");
    assert_eq!(run.code, Some(1));
}

#[test]
fn what_cannot_be_is_refused_with_the_reason() {
    let story = story();
    let outside = vault(&[]);
    let outside = outside.path().join("x.md");
    for (arguments, text, why) in [
        (&["-", "quiet.md"][..], &b""[..], "cannot be combined with other paths"),
        (&["--stdin-filename", "x.md"], b"", "--stdin-filename needs `-`"),
        (&["-", "--stdin-filename", "x.rs"], b"", "x.rs is not a note"),
        (&["-", "--stdin-filename", outside.to_str().expect("a path"), "--root", "."], b"", "is not in ."),
        (&["-", "--watch"], b"", "--watch needs notes on disk"),
        (&["-"], b"ab\xff", "not UTF-8 at byte 2"),
    ] {
        let run = check(story.path(), text, arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.contains(why), "{arguments:?}: {}", run.stderr);
    }
    assert!(whoswho(story.path(), &["list", "-"]).stderr.starts_with("whoswho: -: "), "only check reads stdin");
}
