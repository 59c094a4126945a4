//! Which notes are read, whatever is in the folder.

use super::{story, vault, whoswho, write};

#[test]
fn a_path_that_is_not_there_cannot_be_read() {
    for command in ["check", "list", "mentions"] {
        let run = whoswho(story().path(), &[command, "nowhere"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{command}");
        assert!(run.stderr.starts_with("whoswho: nowhere: "), "{}", run.stderr);
    }
    let run = whoswho(story().path(), &["check", "--root", "nowhere", "quiet.md"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.starts_with("whoswho: nowhere: "), "{}", run.stderr);
}

#[test]
fn a_file_that_is_not_utf8_is_left_out_and_said() {
    let story = story();
    write(story.path(), "latin.md", b"Zo\xeb Lane\n");
    let run = whoswho(story.path(), &["mentions", "--of", "Zoë Lane"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.stdout.lines().count(), 3, "{}", run.stdout);
    assert!(
        run.stderr.starts_with("whoswho: ") && run.stderr.ends_with("latin.md: not UTF-8 at byte 2; it is left out\n")
    );
    assert_eq!(run.stderr.lines().count(), 1);
}

#[test]
fn empty_files_and_folders_are_fine() {
    let empty = vault(&[("empty.md", ""), ("blank.md", "\n\n"), ("bom.md", "\u{feff}")]);
    let run = whoswho(empty.path(), &["check"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(0), "3 notes, 0 entities: no person or organization is defined, so names could not be checked\n")
    );
    let run = whoswho(vault(&[]).path(), &["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "0 notes, 0 entities: nothing to check here\n"));
    assert_eq!(whoswho(vault(&[]).path(), &["list"]).stdout, "");
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_not_followed() {
    let story = story();
    std::os::unix::fs::symlink(story.path(), story.path().join("People/again")).expect("a link to a folder");
    std::os::unix::fs::symlink("loop.md", story.path().join("loop.md")).expect("a link to itself");
    std::os::unix::fs::symlink("gone.md", story.path().join("dead.md")).expect("a link to nothing");
    let run = whoswho(story.path(), &["list"]);
    assert_eq!((run.code, run.stdout.lines().count()), (Some(0), 4));
    let mut said: Vec<&str> = run.stderr.lines().collect();
    said.sort_unstable();
    assert_eq!(said.len(), 2, "{}", run.stderr);
    assert!(said[0].contains("dead.md: ") && said[1].contains("loop.md: "), "{}", run.stderr);
}

#[test]
fn hidden_ignored_and_template_notes_are_not_read() {
    let notes = [
        (".obsidian/People/Hidden One.md", ""),
        (".gitignore", "drafts/\n"),
        ("drafts/People/Draft One.md", ""),
        ("Templates/People/Template One.md", ""),
        ("People/Zoë Lane.md", ""),
        ("People/picture.png", "no note"),
    ];
    let run = whoswho(vault(&notes).path(), &["list"]);
    assert_eq!(run.stdout, "Zoë Lane  person  0 mentions  People/Zoë Lane.md\n");
}
