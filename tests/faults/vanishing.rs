//! Files and folders that are gone before they are read, or while that is done.

#[cfg(unix)]
use std::sync::atomic::{AtomicBool, Ordering};
#[cfg(unix)]
use std::thread;

use super::*;

#[cfg(unix)]
#[test]
fn what_is_gone_when_it_is_read_is_gone() {
    let (folder, cache) = (vault(&NOTES), temporary());
    let mut editor = Editor::start(folder.path(), cache.path());
    editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    for round in 0..50 {
        write(folder.path(), "Flap/Mara Marchand.md", &format!("---\ntype: person\n---\n{round}: Zoë Lane.\n"));
        editor.news(&[("Flap/Mara Marchand.md", 1)]);
        if round % 2 == 0 {
            fs::remove_file(folder.path().join("Flap/Mara Marchand.md")).expect("it is there");
        } else {
            fs::remove_dir_all(folder.path().join("Flap")).expect("it is there");
        }
        editor.news(&[("Flap/Mara Marchand.md", 3), ("Never/There.md", 2)]);
    }
    editor.wait_for_defined("mara", &[]);
    editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    write(folder.path(), "Flap/Mara Marchand.md", "---\ntype: person\n---\nZoë Lane.\n");
    editor.news(&[("Flap/Mara Marchand.md", 1)]);
    editor.wait_for_defined("mara", &["Mara Marchand"]);
    editor.client.leave();
}

#[cfg(unix)]
#[test]
fn a_check_amid_files_that_come_and_go_is_right_about_those_that_stay() {
    let (folder, cache) = (vault(&[ZOE, ("a.md", SLIP), ("b.md", "[[People/Nobody There]]\n")]), temporary());
    let findings = |run: &Run| {
        let stays = |line: &&str| line.contains("\"a.md\"") || line.contains("\"b.md\"");
        run.stdout.lines().filter(stays).map(str::to_owned).collect::<Vec<_>>()
    };
    let arguments = ["check", "--format", "json"];
    let expected = findings(&whoswho(folder.path(), temporary().path(), &arguments));
    assert_eq!(expected.len(), 2);
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                for number in 0..60 {
                    write(folder.path(), &format!("Flap/{}/{number}.md", number % 6), "Zoë Lane left.\n");
                }
                fs::remove_dir_all(folder.path().join("Flap")).expect("it is there");
            }
        });
        let runs: Vec<Run> = (0..8).map(|_| whoswho(folder.path(), cache.path(), &arguments)).collect();
        is_over.store(true, Ordering::Relaxed);
        for run in runs {
            assert_eq!((run.code, findings(&run)), (Some(1), expected.clone()), "{}", run.stderr);
            // What was there when the folder was listed may be told of.
            assert!(run.stderr.lines().all(|line| line.ends_with("; it is left out")), "{}", run.stderr);
        }
    });
}

#[test]
fn an_open_note_outlives_its_file() {
    let (folder, cache) = (vault(&NOTES), temporary());
    let mut editor = Editor::start(folder.path(), cache.path());
    editor.open(ZOE.0);
    editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    fs::remove_file(folder.path().join(ZOE.0)).expect("it is there");
    editor.news(&[(ZOE.0, 3), ("Letter.md", 2)]);
    editor.change(ZOE.0, 2, &ZOE.1.replace("Venice", "Verona"));
    editor.wait_for_defined("zed of verona", &["Zoë Lane"]);
    // It is no file any more once it is closed without having been saved.
    editor.close(ZOE.0);
    editor.wait_for_defined("zoe", &[]);
    editor.client.leave();
    let mut editor = Editor::start(folder.path(), cache.path());
    editor.wait_until_notes_are_read();
    assert_eq!(editor.defined("zoe"), Vec::<String>::new());
    assert_eq!(editor.defined("tom"), ["Tom Ellison"]);
    editor.client.leave();
}

#[test]
fn a_vault_that_is_gone_for_a_while_comes_back() {
    let (home, cache) = (temporary(), temporary());
    let folder = home.path().join("vault");
    NOTES.iter().for_each(|(path, text)| write(&folder, path, text));
    let mut editor = Editor::start(&folder, cache.path());
    editor.open("Letter.md");
    editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    let all: Vec<(&str, u32)> = NOTES.iter().map(|(path, _)| (*path, 3)).collect();
    fs::rename(&folder, home.path().join("elsewhere")).expect("it can be moved");
    editor.news(&all);
    editor.wait_for_defined("zoe", &[]);
    assert_eq!(editor.counts("Letter.md", 8), "");
    fs::rename(home.path().join("elsewhere"), &folder).expect("it can be moved");
    editor.news(&all);
    editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    editor.client.leave();
}
