use std::sync::Arc;
use std::thread;

use super::*;
use crate::world::{FileKey, Settings};

const NOW: SystemTime = SystemTime::UNIX_EPOCH;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A cache in a folder of its own.
fn cache() -> (tempfile::TempDir, Cache) {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::at(folder.path().join("whoswho"));
    (folder, cache)
}

/// The names of the files in a cache, or what they have in place of names.
fn files(cache: &Cache) -> Vec<String> {
    let entries = fs::read_dir(&cache.folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Puts a file into a cache that was used so many days before now.
fn put(cache: &Cache, name: &str, length: u64, days: u32) {
    create(&cache.folder).unwrap();
    let file = File::create(cache.folder.join(name)).unwrap();
    file.set_len(length).unwrap();
    file.set_modified(NOW + 1000 * DAY - days * DAY).unwrap();
}

#[test]
fn what_was_written_is_read_and_belongs_to_its_folder() {
    let (_folder, cache) = cache();
    let (one, other) = (Path::new("/notes/É 🧭"), Path::new("/notes/other"));
    assert_eq!(cache.read(one), None);
    cache.write(one, b"first").unwrap();
    cache.write(one, b"second").unwrap();
    assert_eq!(cache.read(one).as_deref(), Some(b"second".as_slice()));
    assert_eq!(cache.read(other), None);
    assert_eq!(files(&cache).len(), 1, "nothing is left beside it");
}

#[test]
fn what_was_not_used_for_long_is_dropped() {
    let (_folder, cache) = cache();
    put(&cache, "fresh", 1, 0);
    put(&cache, "used", 1, 89);
    put(&cache, "old", 1, 91);
    cache.tidy(NOW + 1000 * DAY, MAX);
    assert_eq!(files(&cache), ["fresh", "used"]);
}

#[test]
fn when_it_is_too_much_what_was_used_last_of_all_is_dropped() {
    let (_folder, cache) = cache();
    put(&cache, "a", 40, 3);
    put(&cache, "b", 40, 1);
    put(&cache, "c", 40, 2);
    cache.tidy(NOW + 1000 * DAY, 100);
    assert_eq!(files(&cache), ["b", "c"]);
}

#[test]
fn a_time_ahead_of_the_clock_says_no_more_than_one_behind() {
    let (_folder, cache) = cache();
    put(&cache, "fresh", 40, 0);
    put(&cache, "used", 40, 2);
    put(&cache, "ahead", 40, 0);
    put(&cache, "far ahead", 1, 0);
    let set = |name: &str, days: u32| {
        let file = File::options().append(true).open(cache.folder.join(name)).unwrap();
        file.set_modified(NOW + 1000 * DAY + days * DAY).unwrap();
    };
    set("ahead", 80);
    set("far ahead", 91);
    cache.tidy(NOW + 1000 * DAY, 1000);
    assert_eq!(files(&cache), ["ahead", "fresh", "used"]);
    cache.tidy(NOW + 1000 * DAY, 100);
    assert_eq!(files(&cache), ["fresh", "used"]);
}

#[test]
fn what_killed_writers_left_goes_and_counts_as_no_report() {
    let (_folder, cache) = cache();
    put(&cache, ".whoswho-killed", 1, 0);
    cache.write(Path::new("/notes"), b"names").unwrap();
    assert_eq!(files(&cache).len(), 1);
    let reports = Cache::at(cache.folder.join(REPORTS));
    (0..MAX_REPORTS).for_each(|number| put(&reports, &format!(".whoswho-{number}"), 1, 0));
    cache.keep_report("src/b.rs:1:2", "one").unwrap();
    assert_eq!(files(&reports), ["src-b-rs-1-2.txt"]);
}

#[test]
fn what_is_read_counts_as_used() {
    let (_folder, cache) = cache();
    let workspace = Path::new("/notes");
    cache.write(workspace, b"names").unwrap();
    let path = cache.path(workspace);
    File::options().append(true).open(&path).unwrap().set_modified(NOW).unwrap();
    cache.read(workspace).unwrap();
    cache.tidy(SystemTime::now(), MAX);
    assert!(path.exists());
}

#[test]
fn a_cache_that_cannot_be_written_is_an_error_and_one_that_cannot_be_read_is_empty() {
    let (folder, cache) = cache();
    fs::write(folder.path().join("whoswho"), "a file where the folder should be").unwrap();
    assert!(cache.write(Path::new("/notes"), b"names").is_err());
    assert_eq!(cache.read(Path::new("/notes")), None);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, cache) = cache();
    cache.write(Path::new("/notes"), b"names").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&cache.folder), mode(&cache.path(Path::new("/notes")))), (0o700, 0o600));
}

#[test]
fn those_who_write_at_once_leave_a_whole_file() {
    let (_folder, cache) = cache();
    let workspace = Path::new("/notes");
    let text = "Petra Lindqvist called.\n".repeat(200);
    let worlds: Vec<World> = (1..=4)
        .map(|count| {
            let mut world = World::new(Settings::default());
            let note = |number| (FileKey::new(0, &format!("{number}.md")), Arc::from(format!("{number} {text}")));
            world.load((0..count).map(note).collect());
            world
        })
        .collect();
    let all: Vec<Vec<u8>> = worlds.iter().map(|world| world.findings(0, &ArchivedTags::default())).collect();
    thread::scope(|scope| {
        for bytes in &all {
            let cache = &cache;
            scope.spawn(move || {
                for _ in 0..50 {
                    cache.write(workspace, bytes).unwrap();
                    let read = cache.read(workspace).unwrap();
                    assert!(ArchivedTags::read(&read).is_some(), "whoever's it is, it is whole");
                }
            });
        }
    });
    assert!(all.contains(&cache.read(workspace).unwrap()));
    assert_eq!(files(&cache).len(), 1);
}

#[test]
fn a_mark_is_of_one_folder_and_stays() {
    let (_folder, cache) = cache();
    let (one, other) = (Path::new("/notes/É 🧭"), Path::new("/notes/other"));
    assert!(!cache.has_mark(one));
    cache.mark(one).unwrap();
    cache.mark(one).unwrap();
    assert!(cache.has_mark(one) && !cache.has_mark(other));
    cache.tidy(NOW + 100_000 * DAY, 0);
    assert!(cache.has_mark(one));
    let (_elsewhere, blocked) = self::cache();
    fs::write(&blocked.folder, "a file").unwrap();
    assert!(blocked.mark(one).is_err());
}

#[test]
fn there_is_a_report_for_each_place_and_not_too_many() {
    let (_folder, cache) = cache();
    let first = cache.keep_report("src/b.rs:1:2", "one").unwrap();
    assert_eq!(cache.keep_report("src/b.rs:1:2", "two").unwrap(), first);
    assert_eq!(fs::read_to_string(&first).unwrap(), "two");
    for line in 2..=MAX_REPORTS {
        cache.keep_report(&format!("src/b.rs:{line}:2"), "more").unwrap();
    }
    assert!(cache.keep_report("src/c.rs:1:1", "too many").is_err());
    assert_eq!(cache.clear().unwrap(), 3 + 4 * (MAX_REPORTS as u64 - 1));
    assert!(!first.exists());
}
