//! Pages of HTML and mails that the settings name as notes, by the command line.

use std::fs;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::{vault, whoswho};

const LETTER: &str = "From: Ann Ellison <ann@b.example>\nTo: Zoë Lane <z@b.example>\nSubject: Hello\n\nElodie Marchand sends her love.\n";
const PAGE: &str = "<h1>News</h1>\n<p>Elodie Marchand came.</p>\n";

/// A vault with these settings, and letters and pages in and out of reach of their usual patterns.
fn archive(settings: &str) -> TempDir {
    let folder = vault(&[
        (".whoswho.toml", settings),
        ("People/Elodie Marchand.md", "# Elodie Marchand\n"),
        ("letters/1990/a.eml", LETTER),
        ("letters/other.txt", "Elodie Marchand.\n"),
        ("site/index.html", PAGE),
        ("site/old/index.html", PAGE),
        ("letters/.kept/a.eml", LETTER),
        ("letters/templates/a.eml", LETTER),
        ("letters/private/a.eml", LETTER),
        ("letters/drafts/a.eml", LETTER),
        (".gitignore", "private\n"),
        ("COMMIT_EDITMSG", "Thank Elodie Marchand\n"),
    ]);
    fs::write(folder.path().join("site/logo.png"), b"\x89PNG Elodie Marchand").expect("it can be written");
    folder
}

fn mentions(folder: &TempDir) -> String {
    let run = whoswho(folder.path(), &["mentions", "--of", "Elodie Marchand"]);
    assert_eq!(run.stderr, "");
    run.stdout
}

#[test]
fn only_pages_and_mails_that_the_settings_name_are_read() {
    assert_snapshot!(mentions(&archive("")), @"letters/other.txt:1:1: Elodie Marchand → Elodie Marchand (full name)");
    let settings = "more_notes = [\"letters/**/*.eml\", \"site/*.html\"]\nexclude = [\"drafts\"]\n";
    assert_snapshot!(mentions(&archive(settings)), @r"
    letters/1990/a.eml:5:1: Elodie Marchand → Elodie Marchand (full name)
    letters/other.txt:1:1: Elodie Marchand → Elodie Marchand (full name)
    site/index.html:2:4: Elodie Marchand → Elodie Marchand (full name)
    ");
}

#[test]
fn a_pattern_of_everything_names_nothing_but_pages_and_mails() {
    assert_snapshot!(mentions(&archive("more_notes = [\"*\"]\n")), @r"
    letters/1990/a.eml:5:1: Elodie Marchand → Elodie Marchand (full name)
    letters/drafts/a.eml:5:1: Elodie Marchand → Elodie Marchand (full name)
    letters/other.txt:1:1: Elodie Marchand → Elodie Marchand (full name)
    site/index.html:2:4: Elodie Marchand → Elodie Marchand (full name)
    site/old/index.html:2:4: Elodie Marchand → Elodie Marchand (full name)
    ");
}

#[test]
fn a_page_that_the_command_line_names_too_is_read_once() {
    let folder = archive("more_notes = [\"site/*.html\"]\n");
    let run = whoswho(folder.path(), &["mentions", "site/index.html", "site/old/index.html"]);
    assert_snapshot!(run.stdout, @r"
    site/index.html:2:4: Elodie Marchand → Elodie Marchand (full name)
    site/old/index.html:2:4: Elodie Marchand → Elodie Marchand (full name)
    ");
}

#[test]
fn a_page_is_corrected_and_a_mail_is_not() {
    let slip = "Elodie Marchnad sends her love.\n";
    let folder = vault(&[
        (".whoswho.toml", "more_notes = [\"*.html\", \"*.eml\"]\n"),
        ("People/Elodie Marchand.md", "# Elodie Marchand\n"),
        ("page.html", &format!("<p>{slip}</p>\n")),
        ("letter.eml", &format!("From: a@b.example\nSubject: Hello\n\n{slip}")),
    ]);
    let run = whoswho(folder.path(), &["check", "--fix", "--fail-on", "never"]);
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it is there");
    assert!(text("page.html").contains("Elodie Marchand sends"), "{}", run.stdout);
    assert!(text("letter.eml").contains("Elodie Marchnad sends"), "{}", run.stdout);
    assert_eq!(run.stderr, "whoswho: letter.eml: it is a mail, which is only read; it is left as it is\n");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_page_is_corrected_if_the_page_is_a_note() {
    let slip = "<p>Elodie Marchnad sends her love.</p>\n";
    for (settings, is_note) in [("more_notes = [\"*.html\"]\n", true), ("more_notes = [\"link.html\"]\n", false)] {
        let folder = vault(&[
            (".whoswho.toml", settings),
            ("People/Elodie Marchand.md", "# Elodie Marchand\n"),
            ("site/page.html", slip),
        ]);
        std::os::unix::fs::symlink("site/page.html", folder.path().join("link.html")).expect("a link can be made");
        whoswho(folder.path(), &["check", "--fix", "--fail-on", "never"]);
        let after = fs::read_to_string(folder.path().join("site/page.html")).expect("it is there");
        assert_eq!(after.contains("Elodie Marchand"), is_note, "{settings}");
    }
}

#[test]
fn a_mail_is_about_nobody_wherever_it_lies() {
    let folder = vault(&[
        (".whoswho.toml", "more_notes = [\"*.eml\", \"*.html\"]\n"),
        ("People/Ann Ellison/Tom Lane.eml", LETTER),
        ("People/Elodie Marchand.html", "<h1>Elodie Marchand</h1>\n"),
        ("a.md", "[[Tom Lane]] and [[Ann Ellison]] met.\n"),
    ]);
    assert_snapshot!(whoswho(folder.path(), &["list"]).stdout, @"Elodie Marchand  person  1 mention  People/Elodie Marchand.html");
}

#[test]
fn what_is_wrong_is_said() {
    let folder = vault(&[(".whoswho.toml", "more_notes = [1, \"{a\"]\n"), ("a.md", "Nobody.\n")]);
    let run = whoswho(folder.path(), &["check"]);
    assert!(
        run.stderr.contains(".whoswho.toml:1:15: An item of “more_notes” must be a string, not 1;"),
        "{}",
        run.stderr
    );
    let pattern = ".whoswho.toml:1:18: An item of “more_notes” must be a pattern as in .gitignore (";
    assert!(run.stderr.contains(pattern), "{}", run.stderr);
}

#[test]
fn a_mail_is_read_in_the_encoding_that_it_says() {
    let folder = archive("more_notes = [\"letters/*.eml\"]\n");
    let letter = b"From: J\xfcrgen\nContent-Type: text/plain; charset=iso-8859-1\n\nGr\xfc\xdfe an Elodie Marchand!\n";
    fs::write(folder.path().join("letters/b.eml"), letter).expect("it can be written");
    assert_snapshot!(mentions(&folder), @r"
    letters/b.eml:4:10: Elodie Marchand → Elodie Marchand (full name)
    letters/other.txt:1:1: Elodie Marchand → Elodie Marchand (full name)
    ");
}
