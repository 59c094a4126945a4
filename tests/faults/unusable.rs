//! A place for the cache where none can be.

use super::permissions::{BOUND, mode};
use super::*;

#[test]
fn all_is_right_without_a_cache_and_why_there_is_none_is_said_once() {
    let folder = vault(&NOTES);
    let (places, arguments) = (vault(&[("file", "")]), ["list", "--undefined"]);
    let closed = places.path().join("closed");
    fs::create_dir(&closed).expect("it can be made");
    mode(&closed, 0o500);
    let expected = fresh(folder.path(), &arguments);
    let mut editors = Vec::new();
    for (cache, why) in [
        (places.path().join("file"), "not a directory"),
        (places.path().join("file/below"), "not a directory"),
        (closed.clone(), "permission denied"),
    ] {
        let list = run(&BOUND, folder.path(), &cache, &arguments);
        assert_eq!((list.stdout.as_str(), list.code), (expected.as_str(), Some(0)));
        let path = run(&BOUND, folder.path(), &cache, &["cache", "path"]);
        assert!(path.stdout.starts_with(&cache.display().to_string()), "{}", path.stdout);
        let told = format!("nothing can be kept in {}: no new file can be made there: {why}", path.stdout.trim_end());
        assert!(path.stderr.contains(&told), "{}", path.stderr);
        let clear = run(&BOUND, folder.path(), &cache, &["cache", "clear"]);
        let is_clear = clear.code == Some(0) && clear.stdout.starts_with("There was nothing in ");
        assert!(is_clear || (clear.code == Some(2) && clear.stderr.contains("Not a directory")), "{}", clear.stderr);
        editors.push(Editor::start_under(&BOUND, folder.path(), &cache));
    }
    // All of them wait at the same time.
    for editor in &mut editors {
        editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
        editor.wait_for_log(&["nothing is kept for the next start: "]);
    }
    write(folder.path(), "Visit.md", "Nobody came.\n");
    for editor in &mut editors {
        editor.news(&[("Visit.md", 2)]);
        editor.wait_for_counts("Letter.md", 8, "2 mentions in 2 notes");
    }
    // What could not be kept is kept once that is possible.
    mode(&closed, 0o700);
    for editor in &mut editors {
        editor.client.leave();
        assert_eq!(editor.logged("nothing is kept"), 0, "it was said before");
    }
    let mut editor = Editor::start(folder.path(), &closed);
    editor.wait_for_counts("Letter.md", 8, "2 mentions in 2 notes");
    assert_ne!(editor.read_at_start(), "4 notes, of which 4 were read");
    assert!(!files(&closed).is_empty());
}

#[test]
fn a_cache_that_may_be_read_but_not_written_is_used() {
    let folder = vault(&NOTES);
    let cache = temporary();
    whoswho(folder.path(), cache.path(), &["list", "--undefined"]);
    let place = whoswho(folder.path(), cache.path(), &["cache", "path"]);
    assert_eq!(place.stderr, "");
    let place = PathBuf::from(place.stdout.trim_end());
    mode(&place, 0o500);
    let list = run(&BOUND, folder.path(), cache.path(), &["list", "--undefined"]);
    let clear = run(&BOUND, folder.path(), cache.path(), &["cache", "clear"]);
    mode(&place, 0o700);
    assert_eq!(list.stdout, fresh(folder.path(), &["list", "--undefined"]));
    assert_eq!(clear.code, Some(2));
    assert!(clear.stderr.contains(&format!("{}: Permission denied", place.display())), "{}", clear.stderr);
    assert_eq!(files(&place).len(), 1, "it is still there");
}
