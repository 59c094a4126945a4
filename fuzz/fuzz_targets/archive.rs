#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use twox_hash::XxHash3_64;
use whoswho::resolve::{Readers, pack, unpack};
use whoswho::world::{Archive, FileKey, ArchivedTags, Settings, FileMetadata, World};
use whoswho_fuzz::damaged;

const BUILD: &str = "a build";
const LETTER: &str = "2025-01-02.md";
const LETTER_TEXT: &str = "Lane and Zed met Mr. Tom Ellison of Zorgle, [[Ada King]] and @zoe.\r\n";

/// A workspace with what is kept of one.
fn world() -> World {
    let note = |path: &str, text: &str| (FileKey::new(0, path), Arc::from(text));
    let mut world = World::new(Settings::default());
    world.load(vec![
        note("People/Zoë Lane.md", "---\naliases: [Zed of Venice, 梁文锋]\nhandle: zoe\n---\n# Zoë Lane\n"),
        note("Companies/Zorgle GmbH.md", "---\nfounded: 1985\n---\nRun by [[Zoë Lane]].\n"),
        note(LETTER, LETTER_TEXT),
    ]);
    let letter = world.find(&FileKey::new(0, LETTER)).expect("it was just taken in");
    let read = world.read_closed(letter, &Arc::from(LETTER_TEXT), Readers::First).expect("it says the same");
    assert!(world.tag_closed(read), "nobody has touched it since");
    world
}

static WORLD: LazyLock<World> = LazyLock::new(world);
static ARCHIVE: LazyLock<Vec<u8>> =
    LazyLock::new(|| WORLD.archive(BUILD, |_| Some(FileMetadata { size: 1, modified: 2, entry: 3 })));
static FINDINGS: LazyLock<Vec<u8>> = LazyLock::new(|| WORLD.findings(0, &ArchivedTags::default()));

/// Behind the mark stands the checksum of all that follows.
fn with_checksum(mut file: Vec<u8>) -> Vec<u8> {
    if let Some((_, [a, b, c, d, e, f, g, h, rest @ ..])) = file.split_at_mut_checked(8) {
        [*a, *b, *c, *d, *e, *f, *g, *h] = XxHash3_64::oneshot(rest).to_le_bytes();
    }
    file
}

// What is kept between runs, damaged, with a checksum that is right all the same.
fuzz_target!(|damage: &[u8]| {
    let settings = Settings::default();
    let file = with_checksum(damaged(&ARCHIVE, damage));
    if let Some(archive) = Archive::read(&file, BUILD, &settings) {
        let count = archive.notes().count();
        let world = World::restored(Arc::new(settings), archive);
        assert!(world.files().count() <= count);
        let _ = world.archive(BUILD, |_| None);
    }
    if let Some(findings) = ArchivedTags::read(&with_checksum(damaged(&FINDINGS, damage))) {
        let _ = WORLD.findings(0, &findings);
    }
    if let Some(tags) = unpack(damage) {
        assert_eq!(unpack(&pack(&tags)).as_ref(), Some(&tags), "packed again, they are the same");
    }
});
