//! What the core costs, with its throughput: `cargo bench --bench core`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a benchmark that fails shows it"
)]
#![allow(missing_docs, unreachable_pub, reason = "nobody uses a benchmark")]

#[allow(dead_code, reason = "each benchmark uses its own part of it")]
#[path = "support/vault.rs"]
mod vault;

use std::sync::Arc;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use vault::{Vault, people, vault};
use whoswho::names::forms::{Declared, patterns};
use whoswho::names::token::tokenize;
use whoswho::names::{CandidateCache, EntityId, Kind, Trie};
use whoswho::note::{Format, parse};
use whoswho::resolve::Readers;
use whoswho::tagger::tag_text;
use whoswho::text::{Document, Edit, Encoding, Position};
use whoswho::world::{FileKey, Settings, World, read_note};

fn main() {
    divan::main();
}

/// A note of 20,000 bytes and the vault whose people it mentions.
fn sample() -> (Vault, String) {
    let vault = vault(1000);
    let note = vault.long_note(20_000);
    (vault, note)
}

fn loaded(vault: &Vault) -> World {
    let mut world = World::new(Settings::default());
    world.load(notes(vault));
    world
}

fn notes(vault: &Vault) -> Vec<(FileKey, Arc<str>)> {
    vault.notes.iter().map(|note| (FileKey::new(0, &note.path), note.text.as_str().into())).collect()
}

#[divan::bench]
fn parse_a_note(bencher: Bencher) {
    let (_, note) = sample();
    bencher.counter(BytesCount::of_str(&note)).bench(|| parse(black_box(&note), Format::Markdown));
}

#[divan::bench]
fn read_a_note(bencher: Bencher) {
    let (_, note) = sample();
    let settings = Settings::default();
    bencher
        .counter(BytesCount::of_str(&note))
        .bench(|| read_note(black_box(&note), Format::Markdown, "a.md", &settings));
}

/// Finds the names among so many that are known.
#[divan::bench(args = [1_000, 100_000])]
fn match_names(bencher: Bencher, known: usize) {
    let mut trie = Trie::default();
    for (id, name) in (0..).zip(people(known)) {
        for pattern in patterns(Kind::Person, &[Declared { text: &name, canonical: true, former: false }]) {
            trie.insert(EntityId(id), &pattern);
        }
    }
    let (_, note) = sample();
    bencher
        .counter(BytesCount::of_str(&note))
        .bench(|| trie.find(&tokenize(black_box(&note)), &mut CandidateCache::default()));
}

#[divan::bench(args = [Readers::First, Readers::Both], sample_count = 10)]
fn tag_a_note(bencher: Bencher, readers: Readers) {
    let (_, note) = sample();
    bencher.counter(BytesCount::of_str(&note)).bench(|| tag_text(black_box(&note), None, readers));
}

/// Finds the known names in a note that was read, and who is meant.
#[divan::bench]
fn resolve_a_note(bencher: Bencher) {
    let (vault, note) = sample();
    let mut world = loaded(&vault);
    let key = FileKey::new(0, "Long.md");
    let text: Arc<str> = note.into();
    let note = read_note(&text, Format::Markdown, &key.path, world.settings());
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| note.clone())
        .bench_local_values(|note| world.put(key.clone(), Arc::clone(&text), note, None));
}

/// Takes over an edit of an open document of so many bytes, and its text as a whole.
#[divan::bench(args = [20_000, 1 << 20])]
fn apply_an_edit(bencher: Bencher, bytes: usize) {
    let mut document = Document::new(&vault(1000).long_note(bytes), 1);
    let at = Position { line: 2, column: 10 };
    let edit = Edit { range: Some((at, at)), text: "x".to_owned() };
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| {
        document.apply(&edit, Encoding::Utf16).expect("it fits");
        Arc::<str>::from(document.text())
    });
}

/// Takes in a character of a note that an editor has open, from the rope to the mentions.
#[divan::bench(args = [1_000, 10_000])]
fn type_a_character(bencher: Bencher, size: usize) {
    let vault = vault(size);
    let mut world = loaded(&vault);
    let note = vault.notes.last().expect("a vault has notes");
    let key = FileKey::new(0, &note.path);
    let mut document = Document::new(&note.text, 1);
    let at = Position { line: 2, column: 10 };
    let edit = Edit { range: Some((at, at)), text: "x".to_owned() };
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| {
        document.apply(&edit, Encoding::Utf16).expect("it fits");
        let text: Arc<str> = document.text().into();
        let note = world.read_incremental(&key, &text, Format::Markdown);
        world.put(key.clone(), text, note, Some(1))
    });
}

#[divan::bench(args = [1_000, 10_000], sample_count = 5)]
fn load_a_vault(bencher: Bencher, size: usize) {
    let vault = vault(size);
    let counters = (BytesCount::new(vault.bytes()), ItemsCount::new(size));
    bencher.counter(counters.0).counter(counters.1).with_inputs(|| notes(&vault)).bench_values(|notes| {
        let mut world = World::new(Settings::default());
        world.load(notes);
        world
    });
}
