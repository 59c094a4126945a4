//! What a check looks for and how much it says: --select, --ignore, --statistics, --diff, --quiet.

use std::fs;
use std::process::Command;

use insta::assert_snapshot;
use serde_json::json;

use super::{lines, story, vault, whoswho, write};

#[test]
fn codes_are_selected_and_ignored() {
    let story = story();
    let codes = |arguments: &[&str]| -> Vec<String> {
        let run = whoswho(story.path(), &[&["check", "--format", "json"], arguments].concat());
        let mut codes: Vec<String> =
            lines(&run).iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect();
        codes.sort();
        codes.dedup();
        codes
    };
    assert_eq!(codes(&[]), ["ambiguous-name", "unresolved-link"]);
    assert_eq!(codes(&["--select", "unresolved-link"]), ["unresolved-link"]);
    assert_eq!(codes(&["--select", "unresolved-link,ambiguous-name"]), ["ambiguous-name", "unresolved-link"]);
    assert_eq!(codes(&["--ignore", "unresolved-link"]), ["ambiguous-name"]);
    assert_eq!(codes(&["--select", "unresolved-link", "--ignore", "unresolved-link"]), [""; 0]);
    // What settings turn off comes on when it is asked for.
    write(story.path(), ".whoswho.toml", b"[severity]\nunresolved-link = \"off\"\n");
    assert_eq!(codes(&[]), ["ambiguous-name"]);
    assert_eq!(codes(&["--select=unresolved-link"]), ["unresolved-link"]);
    assert_eq!(whoswho(story.path(), &["check", "--select", "ambiguous-name"]).code, Some(0));
}

#[test]
fn hints_that_are_selected_are_shown() {
    let notes = [("People/Élodie Marchand.md", ""), ("a.md", "On Monday Petra Lindqvist called Elodie Marchand.\n")];
    let notes = vault(&notes);
    let shown = |arguments: &[&str]| whoswho(notes.path(), &[&["check"], arguments].concat()).stdout;
    assert!(shown(&[]).ends_with("1 hint (--hints shows them)\n"), "{}", shown(&[]));
    let run = shown(&["--select", "unresolved-name"]);
    assert!(run.contains("hint[unresolved-name]: “Petra Lindqvist”") && !run.contains("inconsistent-name"), "{run}");
    let run = shown(&["--select", "inconsistent-name"]);
    assert!(run.contains("hint[inconsistent-name]") && !run.contains("unresolved-name"), "{run}");
}

#[test]
fn an_unknown_code_is_refused_with_the_one_that_is_meant() {
    for option in ["--select", "--ignore"] {
        let run = whoswho(story().path(), &["check", option, "ambiguous-name,mispelt-name"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
        assert!(run.stderr.contains("similar value exists: 'misspelt-name'"), "{}", run.stderr);
    }
}

#[test]
fn statistics_count_each_code() {
    let notes = [
        ("People/Ann Ellison.md", ""),
        ("People/Tom Ellison.md", ""),
        ("a.md", "Ann Ellison, Tom Ellison, Ellison. [[People/Marco Polo]], [[People/Zhang Wei]].\n"),
    ];
    let notes = vault(&notes);
    let run = whoswho(notes.path(), &["check", "--statistics"]);
    assert_snapshot!(run.stdout, @r"
    2  unresolved-link  warning
    1  ambiguous-name   information

    3 notes, 2 entities: 2 warnings, 1 information
    ");
    assert_eq!(run.code, Some(1));
    let run = whoswho(notes.path(), &["check", "--statistics", "--format", "json"]);
    assert_eq!(
        lines(&run),
        [
            json!({ "code": "unresolved-link", "severity": "warning", "count": 2 }),
            json!({ "code": "ambiguous-name", "severity": "information", "count": 1 }),
        ]
    );
    let run = whoswho(notes.path(), &["check", "--statistics", "--format", "sarif"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), "whoswho: --statistics prints text or JSON\n"));
}

#[test]
fn quiet_means_findings_alone() {
    let story = story();
    let all = whoswho(story.path(), &["check"]).stdout;
    for quiet in ["-q", "--quiet"] {
        let run = whoswho(story.path(), &["check", quiet]);
        let (findings, _) = all.rsplit_once("6 notes").expect("a summary");
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(1), findings, ""));
    }
    write(story.path(), "notes/.obsidian/app.json", b"{}");
    write(story.path(), "notes/a.md", b"Fine.\n");
    let run = whoswho(story.path(), &["check", "-q", "notes/a.md"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    let run = whoswho(story.path(), &["check", "-q", "nowhere"]);
    assert!(run.stderr.starts_with("whoswho: nowhere: "), "errors are said: {}", run.stderr);
}

#[test]
fn a_diff_shows_what_fix_would_change_and_changes_nothing() {
    let notes = [
        ("People/Zoë Lane.md", ""),
        ("a.md", "One.\r\nTwo.\r\nYesterday Zoë Lqne came.\r\nFour.\r\n"),
        ("b c.md", "Zoë Lqne"),
        ("d.md", "Zoë Lane\n"),
    ];
    let notes_on_disk = vault(&notes);
    let folder = notes_on_disk.path();
    let run = whoswho(folder, &["check", "--diff"]);
    assert_eq!(
        run.stdout,
        "--- a/a.md\n+++ b/a.md\n@@ -1,4 +1,4 @@\n One.\r\n Two.\r\n-Yesterday Zoë Lqne came.\r\n\
         +Yesterday Zoë Lane came.\r\n Four.\r\n\
         --- a/b c.md\t\n+++ b/b c.md\t\n@@ -1 +1 @@\n-Zoë Lqne\n\\ No newline at end of file\n\
         +Zoë Lane\n\\ No newline at end of file\n"
    );
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), "whoswho: 2 names in 2 notes would be corrected by --fix\n"));
    for (path, text) in notes {
        assert_eq!(fs::read_to_string(folder.join(path)).expect("it is there"), text);
    }
    let run = whoswho(folder, &["check", "--diff", "d.md"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", "whoswho: nothing to correct\n"));
    assert_eq!(whoswho(folder, &["check", "--diff", "--fix"]).code, Some(2));
}

#[cfg(unix)]
#[test]
fn a_diff_can_be_applied() {
    let notes = vault(&[
        ("People/Zoë Lane.md", ""),
        ("b/ö c.md", "One.\r\nZoë Lqne\r\nThree"),
        ("d.md", "Zoë Lqne"),
        ("e.md", "One.\rZoë Lqne\rThree.\nFour.\r"),
    ]);
    let diff = whoswho(notes.path(), &["check", "--diff"]).stdout;
    fs::write(notes.path().join("x.diff"), diff).expect("it can be written");
    let status =
        Command::new("git").args(["apply", "x.diff"]).current_dir(notes.path()).status().expect("git is there");
    assert!(status.success());
    let text = |path: &str| fs::read_to_string(notes.path().join(path)).expect("it is there");
    assert_eq!((text("b/ö c.md").as_str(), text("d.md").as_str()), ("One.\r\nZoë Lane\r\nThree", "Zoë Lane"));
    assert_eq!(text("e.md"), "One.\rZoë Lane\rThree.\nFour.\r");
}

#[test]
fn a_page_that_is_named_is_corrected_and_a_mail_is_not() {
    let folder = vault(&[
        ("People/Elodie Marchand.md", "# Elodie Marchand\n"),
        ("page.html", "<p>We met Elodie Marchnad there.</p>\n"),
        ("letter.eml", "From: a@b.example\nSubject: Hello\n\nWe met Elodie Marchnad there.\n"),
    ]);
    let run = whoswho(folder.path(), &["check", "--fix", "--fail-on", "never", "page.html", "letter.eml"]);
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it is there");
    assert!(text("page.html").contains("Elodie Marchand there"), "{}", run.stderr);
    assert!(text("letter.eml").contains("Elodie Marchnad there"), "{}", run.stdout);
    assert_eq!(run.stderr, "whoswho: letter.eml: it is a mail, which is only read; it is left as it is\n");
}
