//! Times that say nothing, or something wrong.

use std::time::Duration;

use super::*;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// The year 2100.
const AHEAD: Duration = Duration::from_secs(4_102_444_800);
const LONG_AGO: Duration = Duration::from_secs(1_000_000_000);

fn since_1970(time: Duration) -> SystemTime {
    SystemTime::UNIX_EPOCH + time
}

/// A note that mentions one or the other of two people, in texts of the same size.
fn visit(name: &str) -> String {
    format!("🧭 On Monday {name} came.\n")
}

const ANN: &str = "Ann Merrow";
const BEA: &str = "Bea Merrow";

/// Times that a note may have: before the first of all, the first, one long gone, one that is still to come.
fn times() -> Vec<(String, SystemTime)> {
    let before = cfg!(unix).then(|| SystemTime::UNIX_EPOCH - DAY);
    let others = [Duration::ZERO, LONG_AGO, AHEAD].map(since_1970);
    let times = others.into_iter().chain(before);
    times.enumerate().map(|(number, time)| (format!("Visits/{number}.md"), time)).collect()
}

/// A vault with notes of such times, which all mention the one.
fn with_times() -> TempDir {
    let (ann, bea) = (format!("People/{ANN}.md"), format!("People/{BEA}.md"));
    let folder = vault(&[(&ann, ""), (&bea, ""), ("Both.md", &format!("{ANN} and {BEA}\n"))]);
    times().iter().for_each(|(path, _)| write(folder.path(), path, &visit(ANN)));
    times().iter().for_each(|(path, time)| set_time(&folder.path().join(path), *time));
    folder
}

/// Waits until so many notes mention the one, and so many the other.
fn wait_for(editor: &mut Editor, ann: usize, bea: usize) {
    let told = |count: usize| match count {
        1 => "1 mention in 1 note".to_owned(),
        count => format!("{count} mentions in {count} notes"),
    };
    editor.wait_for_counts("Both.md", 1, &told(ann + 1));
    editor.wait_for_counts("Both.md", 16, &told(bea + 1));
}

/// Of what a program has set back, the entry in the file system tells, where there is one.
#[cfg(unix)]
#[test]
fn a_note_of_any_time_is_read_again_if_it_is_another_of_the_same_time_and_size() {
    let (folder, cache) = (with_times(), temporary());
    let arguments = ["check", "--hints", "--format", "json"];
    let mut left = times().len();
    for (path, time) in times() {
        let mut editor = Editor::start(folder.path(), cache.path());
        wait_for(&mut editor, left, times().len() - left);
        editor.client.leave();
        assert_eq!(whoswho(folder.path(), cache.path(), &arguments).stdout, fresh(folder.path(), &arguments));
        write(folder.path(), &path, &visit(BEA));
        set_time(&folder.path().join(path), time);
        left -= 1;
    }
    let mut editor = Editor::start(folder.path(), cache.path());
    wait_for(&mut editor, 0, times().len());
    editor.client.leave();
}

#[test]
fn news_of_a_note_is_believed_whatever_its_time_and_size_say() {
    let (folder, cache) = (with_times(), temporary());
    let mut editor = Editor::start(folder.path(), cache.path());
    wait_for(&mut editor, times().len(), 0);
    for (changed, (path, time)) in (1..).zip(times()) {
        write(folder.path(), &path, &visit(BEA));
        set_time(&folder.path().join(&path), time);
        editor.news(&[(&path, 2)]);
        wait_for(&mut editor, times().len() - changed, changed);
    }
    editor.client.leave();
}

#[test]
fn a_clock_that_goes_back_between_two_runs_hides_nothing() {
    let (folder, cache) = (with_times(), temporary());
    let path = folder.path().join("Visits/1.md");
    for (days, name) in [(0, ANN), (1, BEA), (2, ANN), (400, BEA)] {
        write(folder.path(), "Visits/1.md", &visit(name));
        set_time(&path, since_1970(LONG_AGO - days * DAY));
        // What is kept is as wrong about the time as the notes are.
        files(cache.path()).iter().for_each(|path| set_time(path, since_1970(LONG_AGO + days * DAY)));
        let mut editor = Editor::start(folder.path(), cache.path());
        let bea = usize::from(name == BEA);
        wait_for(&mut editor, times().len() - bea, bea);
        editor.client.leave();
    }
}

#[test]
fn what_is_kept_serves_whenever_it_says_that_it_was_made() {
    let (folder, cache) = (vault(&NOTES), temporary());
    let age = || files(folder.path()).iter().for_each(|path| set_time(path, since_1970(LONG_AGO)));
    age();
    let arguments = ["list", "--undefined"];
    let mut read = 4;
    for time in [Duration::ZERO, LONG_AGO, AHEAD] {
        let mut editor = Editor::start(folder.path(), cache.path());
        assert_eq!(editor.read_at_start(), format!("4 notes, of which {read} were read"));
        editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
        editor.client.leave();
        assert_eq!(whoswho(folder.path(), cache.path(), &arguments).stdout, fresh(folder.path(), &arguments));
        files(cache.path()).iter().for_each(|path| set_time(path, since_1970(time)));
        read = 0;
    }
    write(folder.path(), "Visit.md", "🧭 Nobody met Tom Ellison. On Sunday Mara Marchand called.\n");
    let mut editor = Editor::start(folder.path(), cache.path());
    assert_eq!(editor.read_at_start(), "4 notes, of which 1 were read");
    editor.wait_for_counts("Letter.md", 8, "2 mentions in 2 notes");
    editor.client.leave();
    assert_eq!(whoswho(folder.path(), cache.path(), &arguments).stdout, fresh(folder.path(), &arguments));
}
