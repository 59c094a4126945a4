//! What the tagger found and one run leaves to the next: it says what a fresh look would say, or nothing.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a failing helper fails its test")]

use std::sync::Arc;

use insta::assert_snapshot;
use proptest::prelude::*;
use twox_hash::XxHash3_64;
use whoswho::entity_index::FileId;
use whoswho::note::{Format, parse};
use whoswho::resolve::{self, Readers, TagCache};
use whoswho::world::{ArchivedTags, FileKey, Settings, World};

const PATHS: [&str; 6] = ["People/Zoë Lane.md", "a.md", "b.md", "b.txt", "c.org", "d.md"];

/// Lines of notes: names that nobody has defined, parts of them, and what makes them look otherwise.
const LINES: [&str; 12] = [
    "# 🧭 Petra Lindqvist\n",
    "Petra Lindqvist met Zoë Lane at Microsoft on Monday.\n\n",
    "Lindqvist said that she was late, and Petra laughed.\n",
    "Ms. Lindqvist wrote to the National Science Foundation. The NSF answered.\n\n",
    "梁文锋 founded DeepSeek. 文锋 said so.\r\n",
    "- [[Henrik Lundberg]] called *Élodie\nMarchand*.\n",
    "| Who | Where |\n|---|---|\n| Élodie Marchand | Paris |\n\n",
    "`Petra Lindqvist` <!-- Henrik Lundberg -->\n",
    "---\ntype: person\n---\n",
    "---\nwhoswho: false\n---\n",
    "\n",
    "Nobody came.\n",
];

type Notes = Vec<(&'static str, String)>;

fn notes() -> impl Strategy<Value = Notes> {
    let text = prop::collection::vec(prop::sample::select(&LINES[..]), 0..6).prop_map(|lines| lines.concat());
    let texts = prop::collection::vec(text, PATHS.len());
    texts.prop_map(|texts| PATHS.into_iter().zip(texts).collect())
}

/// A workspace of these notes, with what is known of them.
fn world(notes: &Notes, known: &ArchivedTags) -> World {
    let mut world = World::new(Settings::default());
    let notes = notes.iter().map(|(path, text)| (FileKey::new(0, path), Arc::from(text.as_str()))).collect();
    let batch = world.define(world.read_all(notes), known);
    world.take(world.analyse(&batch)).expect("nobody else has changed it");
    world
}

fn text<'n>(world: &World, notes: &'n Notes, id: FileId) -> &'n str {
    let path = &world.file(id).expect("it is there").key.path;
    notes.iter().find(|(other, _)| *other == path.as_ref()).map(|(_, text)| text.as_str()).expect("it has a text")
}

/// The same once these readers have read all that is unread.
fn tagged(mut world: World, notes: &Notes, readers: Readers) -> World {
    for id in world.unread(readers) {
        let read = world.read_closed(id, text(&world, notes, id), readers).expect("it says the same");
        assert!(world.tag_closed(read), "nobody has touched it since");
    }
    world
}

/// Who is mentioned where.
fn mentions(world: &World) -> Vec<String> {
    world.files().map(|(_, file)| format!("{} {:?} {:?}", file.key.path, file.mentions, file.undefined)).collect()
}

fn vault() -> Notes {
    PATHS.into_iter().zip(LINES.windows(3).map(|lines| lines.concat())).collect()
}

fn findings() -> Vec<u8> {
    let notes = vault();
    tagged(world(&notes, &ArchivedTags::default()), &notes, Readers::First).findings(0, &ArchivedTags::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_kept_is_what_would_be_found(before in notes(), after in notes()) {
        let known = tagged(world(&before, &ArchivedTags::default()), &before, Readers::First).findings(0, &ArchivedTags::default());
        let known = ArchivedTags::read(&known).expect("it was just written");
        let warm = world(&before, &known);
        prop_assert_eq!(warm.unread(Readers::First), []);
        let cold = tagged(world(&before, &ArchivedTags::default()), &before, Readers::First);
        prop_assert_eq!(mentions(&warm), mentions(&cold));
        // Of other texts it says nothing.
        let warm = tagged(world(&after, &known), &after, Readers::First);
        let cold = tagged(world(&after, &ArchivedTags::default()), &after, Readers::First);
        prop_assert_eq!(mentions(&warm), mentions(&cold));
    }

    #[test]
    fn what_is_damaged_is_not_read(at in any::<prop::sample::Index>(), bits in 1..=u8::MAX) {
        let mut file = findings();
        let at = at.index(file.len());
        file[at] ^= bits;
        prop_assert!(ArchivedTags::read(&file).is_none());
        prop_assert!(ArchivedTags::read(&file[..at]).is_none());
    }

    #[test]
    fn whatever_the_bytes_are_reading_ends(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(ArchivedTags::read(&bytes).is_none());
        let mut file = b"WHOSFND1".to_vec();
        file.extend(XxHash3_64::oneshot(&bytes).to_le_bytes());
        file.extend(bytes);
        let _ = ArchivedTags::read(&file);
    }
}

#[test]
fn what_other_models_or_versions_found_is_not_read() {
    let file = findings();
    assert!(ArchivedTags::read(&file).is_some());
    let origin = resolve::origin();
    assert_eq!(&file[20..20 + origin.len()], origin.as_bytes());
    for (part, at) in [("the program", "whoswho ".len()), ("a model", origin.len() - 3)] {
        let mut other = file.clone();
        other[20 + at] ^= 1;
        let checksum = XxHash3_64::oneshot(&other[16..]).to_le_bytes();
        other[8..16].copy_from_slice(&checksum);
        assert!(ArchivedTags::read(&other).is_none(), "{part} was another");
    }
}

#[test]
fn what_each_reader_found_is_kept_apart() {
    let notes = vault();
    let by_both = tagged(world(&notes, &ArchivedTags::default()), &notes, Readers::Both);
    let by_both = by_both.findings(0, &ArchivedTags::read(&findings()).expect("it was just written"));
    assert!(by_both.len() > findings().len());
    let known = ArchivedTags::read(&by_both).expect("it was just written");
    for readers in [Readers::First, Readers::Both] {
        let cold = tagged(world(&notes, &ArchivedTags::default()), &notes, readers);
        let mut warm = world(&notes, &ArchivedTags::default());
        for id in warm.unread(readers) {
            let read = warm.recall_closed(id, text(&warm, &notes, id), readers, &known).expect("it says the same");
            assert!(warm.tag_closed(read), "nobody has touched it since");
        }
        assert_eq!(mentions(&warm), mentions(&cold));
    }
    let best = world(&notes, &known);
    assert_eq!(best.unread(Readers::Both), []);
    assert_eq!(best.findings(0, &known), by_both, "nothing is lost");
}

#[test]
fn only_what_is_known_of_the_notes_that_are_there_is_kept() {
    let mut notes = vault();
    let all = ArchivedTags::read(&findings()).expect("it was just written");
    notes.truncate(2);
    assert!(world(&notes, &ArchivedTags::default()).findings(0, &all).len() < findings().len());
    assert!(ArchivedTags::read(&world(&Notes::new(), &ArchivedTags::default()).findings(0, &all)).is_some());
}

/// What this and the version of `resolve::origin` are pinned for: without another version, what is found in a text must
/// not be another, or what was kept is wrong. Where this fails, count up `VERSION` in `src/resolve/undefined.rs` and take
/// over what the test prints.
#[test]
fn what_is_found_changes_only_with_the_version() {
    let text = LINES.concat();
    let mut packed = Vec::new();
    for format in [Format::Markdown, Format::Org, Format::Plain] {
        let note = parse(&text, format);
        let found = resolve::tags(&note, &text, Readers::First, &mut TagCache::default());
        packed.extend(found.iter().flat_map(|tags| resolve::pack(tags)));
    }
    let origin = resolve::origin();
    let version = origin.split(", ").nth(1).expect("it has a version");
    assert_snapshot!(format!("{version}: {:016x}", XxHash3_64::oneshot(&packed)), @"tags 13: 57a0eff8b2e1f78a");
}
