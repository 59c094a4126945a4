//! The workspace that one run leaves to the next: as it was, or nothing. That changes after it lead to the right state is
//! held by `tests/state.rs`.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a failing helper fails its test")]

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use twox_hash::XxHash3_64;
use whoswho::note::Format;
use whoswho::world::{Archive, FileData, FileKey, FileMetadata, Settings, World, read_note};

const NOTES: [(&str, &str); 4] = [
    ("Companies/Zorgle GmbH.md", "---\nalias: Zorgle\n---\n# Zorgle GmbH\n"),
    ("People/Zoë Lane.md", "---\nhandle: zoe\norg: \"[[Zorgle GmbH]]\"\n---\n🧭 Lane asked @zoe.\r\n"),
    ("Visit.md", "---\nattendees: [\"[[Mara Ellison]]\"]\ndate: 2025-01-02\n---\nZoë Lane met [[Nobody]].\n"),
    ("Mara Ellison.md", "Ellison met Zoë.\n"),
];

fn settings() -> Settings {
    Settings::default()
}

fn world() -> World {
    let mut world = World::new(settings());
    world.load(NOTES.map(|(path, text)| (FileKey::new(0, path), Arc::from(text))).into());
    world
}

fn trace() -> FileMetadata {
    FileMetadata { size: 7, modified: u64::MAX, entry: 0 }
}

fn kept(world: &World) -> Vec<u8> {
    world.archive("a build", |_| Some(trace()))
}

fn mentions(world: &World) -> Vec<String> {
    world.files().map(|(_, file)| format!("{} {:?}", file.key.path, file.mentions)).collect()
}

#[test]
fn closed_notes_come_back_with_their_traces() {
    let world = world();
    let archive = Archive::read(&kept(&world), "a build", &settings()).expect("it was just written");
    let notes: Vec<(&str, Option<FileMetadata>)> =
        archive.notes().map(|(key, trace)| (key.path.as_ref(), trace)).collect();
    assert_eq!(notes, NOTES.map(|(path, _)| (path, Some(trace()))));
    let again = World::restored(Arc::new(settings()), archive);
    assert_eq!(mentions(&again), mentions(&world));
    assert_eq!(kept(&again), kept(&world), "nothing is lost on the way");
}

#[test]
fn what_an_editor_has_not_saved_or_reads_otherwise_is_to_be_read_again() {
    let again = |path: &str, text: &str, format: Format| {
        let mut world = world();
        world.put(FileKey::new(0, path), text.into(), read_note(text, format, path, &settings()), Some(1));
        let on_disk =
            |file: &FileData| NOTES.into_iter().find(|(path, _)| *path == &*file.key.path).map(|(_, text)| text);
        let trace = |file: &FileData| file.is_text(on_disk(file)?).then_some(trace());
        let archive = Archive::read(&world.archive("a build", trace), "a build", &settings()).expect("just written");
        let notes = archive.notes().filter(|(_, trace)| trace.is_none());
        notes.map(|(key, _)| key.path.to_string()).collect::<Vec<String>>()
    };
    let (path, text) = NOTES[2];
    assert_eq!(again(path, "Zoë Lane is not saved.", Format::Markdown), [path]);
    assert_eq!(again(path, text, Format::Plain), [path]);
    assert!(again(path, text, Format::Markdown).is_empty());
}

#[test]
fn another_program_or_other_settings_take_nothing_from_it() {
    let kept = kept(&world());
    assert!(Archive::read(&kept, "another build", &settings()).is_none());
    let mut other = settings();
    other.rules.closed_cast = true;
    assert!(Archive::read(&kept, "a build", &other).is_none());
    other = settings();
    other.conventions.cast_keys.push("crew".to_owned());
    assert!(Archive::read(&kept, "a build", &other).is_none());
    other = settings();
    other.ignored.push("Zoë Lane".to_owned());
    assert!(Archive::read(&kept, "a build", &other).is_some(), "these do not matter for what notes mean");
}

static KEPT: LazyLock<Vec<u8>> = LazyLock::new(|| kept(&world()));

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_damaged_is_not_read(at in any::<prop::sample::Index>(), bits in 1..=u8::MAX) {
        let mut file = KEPT.clone();
        let at = at.index(file.len());
        file[at] ^= bits;
        prop_assert!(Archive::read(&file, "a build", &settings()).is_none());
        prop_assert!(Archive::read(&file[..at], "a build", &settings()).is_none());
    }

    #[test]
    fn whatever_the_bytes_are_reading_ends(at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 1..20)) {
        let mut file = KEPT.clone();
        let at = 16 + at.index(file.len() - 16);
        let end = (at + bytes.len()).min(file.len());
        file.splice(at..end, bytes);
        let checksum = XxHash3_64::oneshot(&file[16..]).to_le_bytes();
        file[8..16].copy_from_slice(&checksum);
        if let Some(archive) = Archive::read(&file, "a build", &settings()) {
            World::restored(Arc::new(settings()), archive);
        }
    }
}
