//! `list` and `show` for people.

use insta::assert_snapshot;

use super::{story, vault, whoswho};

#[test]
fn list_shows_everybody_in_columns() {
    let run = whoswho(story().path(), &["list"]);
    assert_snapshot!(run.stdout, @r"
        Ann Ellison  person         1 mention  People/Ann Ellison.md
        Tom Ellison  person         1 mention  People/Tom Ellison.md
        Zoë Lane     person        3 mentions  People/Zoë Lane.md
        Zorgle       organization  2 mentions  Companies/Zorgle.md
        ");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn list_of_a_folder_shows_whom_it_defines() {
    let run = whoswho(story().path(), &["list", "--root", ".", "Companies"]);
    assert_snapshot!(run.stdout, @"Zorgle  organization  2 mentions  Companies/Zorgle.md");
}

#[test]
fn show_prints_a_card() {
    let story = story();
    let run = whoswho(story.path(), &["show", "Zoë Lane"]);
    assert_snapshot!(run.stdout, @r"
        Zoë Lane · person
        Flies, and sings.

        role: pilot of Zorgle
        also: Zed of Venice, @zoe
        3 mentions in 1 note · latest 2025-01-28 · often with Ann Ellison (1), Tom Ellison (1)
        defined in People/Zoë Lane.md:6:3
        ");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    for other in ["zoe lane", "Zed of Venice", "@zoe", "zoe"] {
        assert_eq!(whoswho(story.path(), &["show", other]).stdout, run.stdout, "{other}");
    }
}

#[test]
fn show_prints_a_card_for_each_namesake() {
    let notes = [("People/Ann Smith.md", "A poet.\n"), ("People/Ann Smith (painter).md", "A painter.\n")];
    assert_snapshot!(whoswho(vault(&notes).path(), &["show", "Ann Smith"]).stdout, @r"
        Ann Smith · person
        A painter.

        0 mentions in 0 notes
        defined in People/Ann Smith (painter).md:1:1

        Ann Smith · person
        A poet.

        0 mentions in 0 notes
        defined in People/Ann Smith.md:1:1
        ");
}

#[test]
fn who_is_not_defined_cannot_be_shown() {
    for arguments in [["show", "Nobody"].as_slice(), &["mentions", "--of", "Nobody"]] {
        let run = whoswho(story().path(), arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
        assert_eq!(run.stderr, "whoswho: “Nobody” is not defined here; `whoswho list` shows who is\n");
    }
}

#[test]
fn part_of_a_name_means_everybody_who_bears_it() {
    let story = story();
    let whole = |name: &str| whoswho(story.path(), &["show", name]).stdout;
    assert_eq!(whole("Ellison"), format!("{}\n{}", whole("Ann Ellison"), whole("Tom Ellison")));
    assert_eq!(whole("Lane"), whole("Zoë Lane"));
}
