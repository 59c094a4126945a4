//! A disk that is full, or a file that may not become as long as it should: whatever is written behind that fails.

use std::time::Duration;

use super::*;

/// What lets no file become longer than 512 bytes; for whoever runs it, root included.
const SMALL: &[&str] = &["sh", "-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""];
/// What lets no file become longer than nothing.
const NOTHING: &[&str] = &["sh", "-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""];

const UNKEPT: &str = "nothing is kept for the next start";

#[test]
fn a_note_that_cannot_be_written_is_left_as_it_is_and_named() {
    let long = format!("{SLIP}{}", "Nothing else was said of it.\n".repeat(40));
    let folder = vault(&[ZOE, ("a.md", &long), ("b.md", SLIP)]);
    let cache = temporary();
    let fix = run(SMALL, folder.path(), cache.path(), &["check", "--fix"]);
    assert_eq!(fix.code, Some(1), "there is still something to correct");
    assert!(fix.stdout.contains("1 name corrected in 1 note"), "{}", fix.stdout);
    let line = fix.stderr.lines().find(|line| line.contains("a.md: ")).unwrap_or_default();
    assert!(line.contains("too large") && line.ends_with("; it is left as it is"), "{}", fix.stderr);
    assert!(!line.contains(".whoswho-"), "a name that nobody knows helps nobody: {line}");
    assert_eq!((read(folder.path(), "a.md"), read(folder.path(), "b.md")), (long.clone(), FIXED.to_owned()));
    assert_eq!(files(folder.path()).len(), 3, "nothing is left beside the notes");
    assert_eq!(run(PLAIN, folder.path(), cache.path(), &["check", "--fix"]).code, Some(0));
    assert_eq!(read(folder.path(), "a.md"), long.replace(SLIP, FIXED));
}

#[test]
fn what_else_cannot_be_written_is_named_and_what_was_there_stays() {
    let folder = vault(&[ZOE, ("a.md", SLIP), ("known.json", "[\n\n]\n")]);
    let cache = temporary();
    let define = run(NOTHING, folder.path(), cache.path(), &["define", "Petra Lindqvist"]);
    assert_eq!(define.code, Some(1));
    assert!(define.stderr.contains("Petra Lindqvist") && define.stderr.contains("too large"), "{}", define.stderr);
    let record = run(NOTHING, folder.path(), cache.path(), &["check", "--baseline", "known.json", "--write-baseline"]);
    assert_eq!(record.code, Some(2));
    assert!(record.stderr.contains("cannot write known.json: "), "{}", record.stderr);
    assert_eq!(read(folder.path(), "known.json"), "[\n\n]\n");
    assert_eq!(files(folder.path()).len(), 3, "{:?}", files(folder.path()));
}

/// As long as nothing has to be kept there is nothing to be said: the terminal reads again what it has read before.
#[test]
fn commands_say_the_same_where_nothing_can_be_kept() {
    let folder = vault(&NOTES);
    let cache = temporary();
    for arguments in [&["list"][..], &["list", "--undefined"], &["check", "--hints"]] {
        let limited = run(NOTHING, folder.path(), cache.path(), arguments);
        assert_eq!((limited.stdout, limited.stderr), (fresh(folder.path(), arguments), String::new()));
    }
    assert_eq!(files(cache.path()), Vec::<PathBuf>::new());
    // What was kept before stays.
    whoswho(folder.path(), cache.path(), &["list"]);
    let kept = || files(cache.path()).iter().map(|path| fs::read(path).expect("it is there")).collect::<Vec<_>>();
    let before = kept();
    write(folder.path(), "New.md", "On Tuesday Mara Marchand wrote to Petra Lindqvist.\n");
    let arguments = ["list", "--undefined"];
    assert_eq!(run(NOTHING, folder.path(), cache.path(), &arguments).stdout, fresh(folder.path(), &arguments));
    assert_eq!((kept(), before.len()), (before, 1));
}

#[test]
fn a_server_that_can_keep_nothing_says_so_once_and_goes_on() {
    let folder = vault(&NOTES);
    let cache = temporary();
    let mut editor = Editor::start_under(SMALL, folder.path(), cache.path());
    editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    editor.wait_for_log(&[UNKEPT, &cache.path().display().to_string(), "too large"]);
    write(folder.path(), "Visit.md", "🧭 Nobody met Tom Ellison. On Sunday Mara Marchand called.\n");
    editor.news(&[("Visit.md", 2)]);
    editor.wait_for_counts("Letter.md", 8, "2 mentions in 2 notes");
    editor.client.leave();
    assert_eq!(editor.logged(UNKEPT), 0, "it was said before");
    assert_eq!(unfinished(cache.path()), Vec::<PathBuf>::new());
    // With room again all is as ever.
    let old = SystemTime::now() - Duration::from_secs(1_000_000);
    files(folder.path()).iter().for_each(|path| set_time(path, old));
    for read in [4, 0] {
        let mut editor = Editor::start(folder.path(), cache.path());
        assert_eq!(editor.read_at_start(), format!("4 notes, of which {read} were read"));
        editor.wait_for_counts("Letter.md", 8, "2 mentions in 2 notes");
        editor.client.leave();
    }
}

/// Nobody reads these lines; that is no reason to fail.
#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_told_and_a_log_that_cannot_is_gone_without() {
    let folder = vault(&NOTES);
    let cache = temporary();
    let list = run(&["sh", "-c", "exec \"$0\" \"$@\" > /dev/full"], folder.path(), cache.path(), &["list"]);
    assert_eq!(list.code, Some(2));
    assert!(list.stderr.contains("cannot write the output: No space left on device"), "{}", list.stderr);
    let unheard = &["sh", "-c", "exec \"$0\" \"$@\" 2> /dev/full"];
    write(folder.path(), ".hidden/a.md", "");
    std::os::unix::fs::symlink(".hidden", folder.path().join("shown")).expect("a link");
    assert_eq!(run(unheard, folder.path(), cache.path(), &["list"]).stdout, fresh(folder.path(), &["list"]));
    let mut editor = Editor::start_under(unheard, folder.path(), cache.path());
    editor.wait_for_log(&["it is not followed"]);
    editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    editor.client.leave();
}
