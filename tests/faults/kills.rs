//! Runs that are ended at any moment, with no chance to end anything themselves.

use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::*;

/// Starts a command that is going to be killed.
fn spawn(folder: &Path, cache: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whoswho"));
    let command = caching_in(&mut command, cache).args(arguments).current_dir(folder);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs")
}

/// Moments at which to kill what takes so long as a whole: it writes in the later part of that.
fn moments(whole: Duration) -> impl Iterator<Item = Duration> {
    (0..10).map(move |number| whole * (30 + 8 * number) / 100)
}

fn kill(mut child: Child) {
    // It may have come to its end.
    let _ = child.kill();
    child.wait().expect("it ends");
}

/// Makes what killed writers have left as old as if it had been left an hour ago, and adds to it.
fn leave_behind(folder: &Path) {
    fs::write(folder.join(".whoswho-killed"), "half of wh").expect("it can be written");
    let old = SystemTime::now() - Duration::from_secs(60 * 60);
    unfinished(folder).iter().for_each(|path| set_time(path, old));
}

#[test]
fn whoever_is_killed_leaves_a_cache_that_is_whole_or_none() {
    let (folder, cache) = (vault(&NOTES), temporary());
    let arguments = ["list", "--undefined"];
    let place = PathBuf::from(whoswho(folder.path(), cache.path(), &["cache", "path"]).stdout.trim_end());
    let start = Instant::now();
    whoswho(folder.path(), cache.path(), &arguments);
    for moment in moments(start.elapsed()) {
        // There is something new to be kept each time.
        write(folder.path(), "Daily.md", &format!("After {moment:?} Petra Lindqvist met Zoë Lane.\n"));
        let child = spawn(folder.path(), cache.path(), &arguments);
        thread::sleep(moment);
        kill(child);
    }
    assert_eq!(whoswho(folder.path(), cache.path(), &arguments).stdout, fresh(folder.path(), &arguments));
    leave_behind(&place);
    write(folder.path(), "Daily.md", "On the last day Mara Marchand met Petra Lindqvist.\n");
    assert_eq!(whoswho(folder.path(), cache.path(), &arguments).stdout, fresh(folder.path(), &arguments));
    assert_eq!(unfinished(cache.path()), Vec::<PathBuf>::new());
    assert!(!files(cache.path()).is_empty());
}

#[test]
fn a_server_that_is_killed_while_it_keeps_the_workspace_does_the_next_no_harm() {
    let notes: Vec<(String, String)> = (0..100)
        .map(|number| (format!("Visits/{number}.md"), format!("Zoë Lane came {number} times with Petra Lindqvist.\n")))
        .collect();
    let notes = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).chain([ZOE]);
    let (folder, cache) = (vault(&notes.collect::<Vec<_>>()), temporary());
    let counts = "101 mentions in 101 notes";
    for round in 0..8 {
        let mut editor = Editor::start(folder.path(), cache.path());
        editor.open("Visits/0.md");
        write(folder.path(), "Daily.md", &format!("On day {round} Zoë Lane came.\n"));
        editor.news(&[("Daily.md", 2)]);
        editor.wait_for_counts("Visits/0.md", 2, counts);
        // This is when it is written.
        let id = editor.client.request_bare("shutdown");
        match round {
            0 => drop(editor.client.answer(id)),
            round => thread::sleep(Duration::from_millis(4 * round)),
        }
        editor.client.kill();
    }
    let place = PathBuf::from(whoswho(folder.path(), cache.path(), &["cache", "path"]).stdout.trim_end());
    leave_behind(&place);
    for _ in 0..2 {
        let mut editor = Editor::start(folder.path(), cache.path());
        editor.open("Visits/0.md");
        editor.wait_until_notes_are_read();
        editor.wait_for_counts("Visits/0.md", 2, counts);
        write(folder.path(), "New.md", "Nobody came.\n");
        editor.client.leave();
    }
    assert_eq!(unfinished(cache.path()), Vec::<PathBuf>::new());
}

#[test]
fn notes_are_whole_whenever_a_correction_is_killed() {
    let notes: Vec<(String, &str)> = (0..40).map(|number| (format!("{number}.md"), SLIP)).collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), *text)).chain([ZOE]).collect();
    let (folder, cache) = (vault(&notes), temporary());
    let own = &notes[..notes.len() - 1];
    let start = Instant::now();
    whoswho(folder.path(), cache.path(), &["check", "--fix"]);
    for moment in moments(start.elapsed()) {
        own.iter().for_each(|(path, _)| write(folder.path(), path, SLIP));
        let child = spawn(folder.path(), cache.path(), &["check", "--fix"]);
        thread::sleep(moment);
        kill(child);
        for (path, _) in own {
            let text = read(folder.path(), path);
            assert!(text == SLIP || text == FIXED, "{path}: {text:?}");
        }
    }
    own.iter().for_each(|(path, _)| write(folder.path(), path, SLIP));
    leave_behind(folder.path());
    let fix = whoswho(folder.path(), cache.path(), &["check", "--fix"]);
    assert_eq!((fix.code, fix.stderr.as_str()), (Some(0), ""), "{}", fix.stdout);
    assert!(own.iter().all(|(path, _)| read(folder.path(), path) == FIXED));
    assert_eq!(files(folder.path()).len(), notes.len(), "nothing is left beside the notes");
}

#[test]
fn what_else_is_written_among_notes_leaves_nothing_for_good_either() {
    let (folder, cache) = (vault(&[ZOE, ("a.md", SLIP)]), temporary());
    write(folder.path(), "register.csv", "");
    for (place, arguments) in [
        ("", &["check", "--baseline", "known.json", "--write-baseline"][..]),
        ("", &["names", "build", "x.names", "register.csv"]),
        ("People", &["define", "Petra Lindqvist"]),
    ] {
        leave_behind(&folder.path().join(place));
        whoswho(folder.path(), cache.path(), arguments);
        assert_eq!(unfinished(folder.path()), Vec::<PathBuf>::new(), "{arguments:?}");
    }
}
