//! The workspace after any changes is the workspace that a fresh start would find.

#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

#[path = "state/portrait.rs"]
mod portrait;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseResult, TestRng, TestRunner};
use whoswho::resolve::{self, Readers, TagCache};
use whoswho::text::{Document, Edit, Encoding, LineIndex, Position};
use whoswho::world::{Archive, ArchivedTags, Changed, FileKey, FileMetadata, Settings, World};

use portrait::{differences, place, portrait};

const PATHS: [&str; 11] = [
    "People/Zoë Lane.md",
    "People/Ada Lovelace.md",
    "People/Ada Lovelace (painter).md",
    "Companies/Zorgle GmbH.md",
    "Companies/European Space Agency.md",
    "Notes/Mara Ellison.md",
    "cast.md",
    "a.md",
    "b.md",
    "contacts.vcf",
    "team.vcf",
];

/// Heads of notes: what defines, what lists a cast, what is broken.
const HEADS: [&str; 11] = [
    "",
    "---\naliases: [Zed of Venice, 梁文锋]\nhandle: zoe\n---\n",
    "---\naliases: [Zed of Venice]\n---\n",
    "---\ntype: people\n---\n",
    "---\ntype: organization\n---\n",
    "---\nattendees: [\"[[Mara Ellison]]\", Zoë Lane]\n---\n",
    "---\nattendees: [zoe@lane.example, \"Mara <m@ellison.example>\"]\n---\n",
    "---\norg: \"[[Mara Ellison]]\"\n---\n",
    "---\nwhoswho: false\n---\n",
    "---\ntitle: Ada: Countess\ntype: person\n---\n",
    "---\ntype: person\r\naliases: Zed, zorgle\r\n",
];

/// Lines of notes, with what any change of a definition elsewhere can touch.
const LINES: [&str; 27] = [
    "# 🧭 Zoë Lane\n",
    "# Ada King\n",
    "## Tom Ellison\n",
    "## Ada Lovelace\nalias: Zed of Venice\n",
    "Zoë Lane met Ada Lovelace and Mara Ellison.\n",
    "Lane saw Ada, Ellison and Lovelace; Mr. Ellison saw Zoë.\n",
    "🚀 Zoe Lane, ADA LOVELACE's 梁文锋, 文锋 too.\r\n",
    "[[Zoë Lane]], [[cast#Tom Ellison]] and [[Zed of Venice|he]].\n",
    "[[Ada Lovelace (painter)]] and [her](People/Ada%20Lovelace.md).\n",
    "[[Zhang Wei]], [[Mara Ellison]] and [[Ada King]].\n",
    "@zoe and @nobody\n",
    "The European Space Agency (ESA), ESA and Zorgle Inc.\n",
    "Zorgle GmbH, Zorgle and Zed.\n",
    "They zorgle all day.\n",
    "zorgle, zed\r\n",
    "Zed of Venice is Tom Ellison.\n",
    "\n",
    "    Zoë Lane\n",
    "`Zoë Lane` <!-- Ada Lovelace -->\n",
    "**Zoë\nLane** and\n",
    "Dom Tomem Ellisonem i Ady Lovelace.\n",
    "Lovelace, Ada. Ada B. Lovelace wrote.\n",
    "```\n",
    "- Ada King\n",
    "BEGIN:VCARD\nVERSION:4.0\nFN:Zoë Lane\nNICKNAME:Zed\nEMAIL:zoe@lane.example\nEND:VCARD\n",
    "BEGIN:VCARD\nVERSION:4.0\nFN:Mara Ellison\nEMAIL:m@ellison.example\nBDAY:1903-01-02\nEND:VCARD\n",
    "BEGIN:VCARD\nVERSION:4.0\nFN:Mara Ellison\nEMAIL:zoe@lane.example\nBDAY:1871-01-02\nEND:VCARD\n",
];

/// Something that happens to a workspace.
#[derive(Clone, Debug)]
enum Event {
    /// A note appears on disk, or is another there.
    Write(&'static str, String),
    /// A note vanishes from disk.
    Delete(&'static str),
    Rename(&'static str, &'static str),
    Open(&'static str),
    Close(&'static str),
    /// The editor changes an open note.
    Edit(&'static str, (u32, u32), (u32, u32), String, Encoding),
    /// All notes are read again, of which one may be another by now; meanwhile the editor does something.
    Index(Option<(&'static str, String)>, Box<Event>),
    /// The server ends and starts again from what was kept. The editor opens its notes again.
    Restart,
    /// The tagger reads a note; meanwhile something happens.
    Tag(&'static str, Readers, Box<Event>),
}

/// A text whose lines follow on each other, or a longer one of paragraphs, of which an edit leaves most as they are.
fn text() -> impl Strategy<Value = String> {
    let body = prop_oneof![
        4 => prop::collection::vec(prop::sample::select(&LINES[..]), 0..5).prop_map(|lines| lines.concat()),
        1 => prop::collection::vec(prop::sample::select(&LINES[..]), 5..16).prop_map(|lines| lines.join("\n")),
    ];
    (prop::sample::select(&HEADS[..]), body).prop_map(|(head, body)| head.to_owned() + &body)
}

/// What an edit puts in: a line, the head of a note, a piece of a word, nothing.
fn insertion() -> impl Strategy<Value = String> {
    let piece =
        prop::sample::select(vec!["", "", "x", "Zoë", " ", "\n", "🚀", "aliases: [Zed]\n", "---\n", "Ada King"]);
    prop_oneof![
        piece.prop_map(str::to_owned),
        prop::sample::select(&LINES[..]).prop_map(str::to_owned),
        prop::sample::select(&HEADS[..]).prop_map(str::to_owned),
    ]
}

/// Something that the editor does.
fn editing() -> impl Strategy<Value = Event> {
    let note = || prop::sample::select(&PATHS[..]);
    let encoding = prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16, Encoding::Utf32]);
    let place = || (prop_oneof![2 => 0..8u32, 1 => 8..24u32], prop_oneof![Just(0), 0..30u32]);
    let edit = (note(), place(), place(), insertion(), encoding);
    prop_oneof![
        1 => note().prop_map(Event::Open),
        3 => edit.prop_map(|(note, from, to, text, encoding)| {
            Event::Edit(note, from.min(to), from.max(to), text, encoding)
        }),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let note = || prop::sample::select(&PATHS[..]);
    prop_oneof![
        3 => (note(), text()).prop_map(|(note, text)| Event::Write(note, text)),
        1 => note().prop_map(Event::Delete),
        1 => (note(), note()).prop_map(|(from, to)| Event::Rename(from, to)),
        1 => note().prop_map(Event::Close),
        1 => (prop::option::of((note(), text())), editing())
            .prop_map(|(unseen, event)| Event::Index(unseen, Box::new(event))),
        1 => Just(Event::Restart),
        8 => editing(),
    ]
}

/// The same, with a tagger that reads notes now and then.
fn event_or_tagging() -> impl Strategy<Value = Event> {
    let note = prop::sample::select(&PATHS[..]);
    let readers = prop::sample::select(vec![Readers::First, Readers::Both]);
    let tag = (note, readers, event()).prop_map(|(note, readers, event)| Event::Tag(note, readers, Box::new(event)));
    prop_oneof![2 => event(), 1 => tag]
}

/// A workspace, kept up to date event by event.
#[derive(Default)]
struct Workspace {
    world: World,
    disk: BTreeMap<&'static str, Arc<str>>,
    open: BTreeMap<&'static str, Document>,
    /// Notes that are to be read again.
    stale: Vec<String>,
}

fn key(path: &str) -> FileKey {
    FileKey::new(0, path)
}

fn put(world: &mut World, path: &str, text: &Arc<str>, version: Option<i32>) -> Changed {
    if version.is_some() {
        let note = world.read_incremental(&key(path), text, key(path).format());
        return world.put(key(path), Arc::clone(text), note, version);
    }
    let mut note = world.read_closed_incremental(&key(path), text);
    if !world.says_the_same(&key(path), text, &note) {
        return world.put(key(path), Arc::clone(text), note, version);
    }
    note.forget_structure();
    let loaded = world.analyse(&world.batch(vec![(key(path), Arc::clone(text), note)]));
    world.take(loaded).expect("nobody else is there");
    Changed::default()
}

impl Workspace {
    /// Lets something happen, and does all that follows from it.
    fn apply(&mut self, event: &Event) {
        self.happen(event);
        for round in 0.. {
            assert!(round < 100, "notes make each other stale without end");
            let Some(path) = self.stale.pop() else { return };
            self.refresh(&path);
        }
    }

    fn happen(&mut self, event: &Event) {
        match event {
            Event::Write(note, text) => {
                self.disk.insert(note, text.as_str().into());
                self.refresh(note);
            }
            Event::Delete(note) => {
                self.disk.remove(note);
                self.refresh(note);
            }
            Event::Rename(from, to) => {
                if let Some(text) = self.disk.remove(from) {
                    self.disk.insert(to, text);
                    self.refresh(from);
                    self.refresh(to);
                }
            }
            Event::Open(note) => {
                if let Some(text) = self.disk.get(note).filter(|_| !self.open.contains_key(note)) {
                    self.open.insert(note, Document::new(text, 1));
                    self.refresh(note);
                }
            }
            Event::Close(note) => {
                self.open.remove(note);
                self.refresh(note);
            }
            Event::Edit(note, from, to, text, encoding) => self.edit(note, *from, *to, text, *encoding),
            Event::Index(unseen, meanwhile) => {
                self.disk.extend(unseen.iter().map(|(note, text)| (*note, text.as_str().into())));
                self.index(meanwhile);
            }
            Event::Restart => self.restart(),
            Event::Tag(note, readers, meanwhile) => self.tag(note, *readers, meanwhile),
        }
    }

    fn tag(&mut self, note: &str, readers: Readers, meanwhile: &Event) {
        let before = self.world.clone();
        let Some(id) = before.find(&key(note)) else { return self.happen(meanwhile) };
        if let Some(open) = before.file(id).and_then(|file| file.open.as_ref()) {
            let tags = resolve::tags(&open.parsed, &open.text, readers, &mut TagCache::default());
            self.happen(meanwhile);
            self.world.tag(id, &open.text, readers, tags);
        } else {
            let text = self.disk.get(note).cloned();
            let read = text.and_then(|text| before.read_closed(id, &text, readers));
            self.happen(meanwhile);
            if let Some(read) = read {
                self.world.tag_closed(read);
            }
        }
    }

    /// The workspace once the tagger has read all that it has not read yet.
    fn tagged(&self, mut world: World) -> World {
        let open: Vec<_> = world.files().filter_map(|(id, file)| Some((id, file.open.clone()?))).collect();
        for (id, open) in open.iter().filter(|(_, open)| !open.is_read_by(Readers::Both)) {
            let tags = resolve::tags(&open.parsed, &open.text, Readers::Both, &mut TagCache::default());
            assert!(world.tag(*id, &open.text, Readers::Both, tags), "its text is the same");
        }
        for id in world.unread(Readers::Both) {
            let (text, _) = self.text(&place(&world, id)).expect("a note of the world has a text");
            let read = world.read_closed(id, &text, Readers::Both).expect("it says the same");
            assert!(world.tag_closed(read), "nobody has touched it since");
        }
        world
    }

    fn index(&mut self, meanwhile: &Event) {
        let notes = self.disk.iter().map(|(path, text)| (key(path), Arc::clone(text))).collect();
        let batch = self.world.define(self.world.read_all(notes), &ArchivedTags::default());
        self.places_count_in_texts();
        let mut loaded = self.world.analyse(&batch);
        self.happen(meanwhile);
        self.places_count_in_texts();
        while self.world.take(loaded).is_err() {
            loaded = self.world.analyse(&batch);
        }
    }

    /// In a closed note that says what it says on disk, lines begin where the world says they do.
    fn places_count_in_texts(&self) {
        for (_, file) in self.world.files().filter(|(_, file)| file.open.is_none()) {
            let Some(text) = self.disk.get(file.key.path.as_ref()).filter(|text| file.is_text(text)) else { continue };
            assert_eq!(file.lines, LineIndex::new(text), "the lines of {}", file.key.path);
        }
    }

    fn restart(&mut self) {
        let kept = self.world.archive("a build", |_| Some(FileMetadata { size: 1, modified: 2, entry: 3 }));
        let archive = Archive::read(&kept, "a build", self.world.settings()).expect("it was just written");
        let again: Vec<String> = archive
            .notes()
            .filter(|(key, trace)| trace.is_none() || self.open.contains_key(key.path.as_ref()))
            .map(|(key, _)| key.path.to_string())
            .collect();
        self.world = World::restored(Arc::clone(self.world.settings()), archive);
        again.iter().for_each(|path| self.refresh(path));
    }

    /// Edits a note, which is opened for it if need be.
    fn edit(&mut self, path: &'static str, from: (u32, u32), to: (u32, u32), text: &str, encoding: Encoding) {
        let on_disk = self.disk.get(path).map(AsRef::as_ref).unwrap_or_default();
        let document = self.open.entry(path).or_insert_with(|| Document::new(on_disk, 1));
        let position = |(line, column): (u32, u32)| Position { line, column };
        let edit = Edit { range: Some((position(from), position(to))), text: text.to_owned() };
        // A range that does not fit leaves the document as it is, which another test holds.
        let _ = document.apply(&edit, encoding);
        self.refresh(path);
    }

    /// The texts that count: an open note's is the editor's.
    fn text(&self, path: &str) -> Option<(Arc<str>, Option<i32>)> {
        let open = self.open.get(path).map(|document| (document.text().into(), Some(document.version)));
        open.or_else(|| self.disk.get(path).map(|text| (Arc::clone(text), None)))
    }

    /// Takes a note over as it now is, and keeps in mind what that makes stale.
    fn refresh(&mut self, path: &str) {
        let changed = match self.text(path) {
            Some((text, version)) => put(&mut self.world, path, &text, version),
            None => self.world.remove(&key(path)),
        };
        let stale = changed.stale.iter().filter_map(|id| self.world.file(*id)).map(|file| file.key.path.to_string());
        self.stale.extend(stale);
    }

    /// The same notes, read at once.
    fn fresh(&self) -> World {
        let mut world = World::new(Settings::default());
        let paths: BTreeSet<&str> = self.disk.keys().chain(self.open.keys()).copied().collect();
        let texts = paths.iter().filter_map(|path| Some((key(path), self.text(path)?.0)));
        world.load(texts.collect());
        for path in self.open.keys() {
            if let Some((text, version)) = self.text(path) {
                let changed = put(&mut world, path, &text, version);
                assert_eq!(changed.stale, [], "opening a note makes nothing stale");
            }
        }
        world
    }
}

/// A number in the environment.
fn number(variable: &str) -> Option<u32> {
    std::env::var(variable).ok().and_then(|number| number.parse().ok())
}

/// In so many parts sequences are tried, side by side.
const PARTS: u32 = 4;

/// Tries a part of the sequences: with a `SEED` the same each time, so that a change is not held to what it has nothing to do
/// with.
fn runner(config: ProptestConfig, part: u32) -> TestRunner {
    let Some(seed) = number("SEED") else { return TestRunner::new(config) };
    let bytes = [seed, part].map(u32::to_le_bytes).concat().repeat(4);
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// Notes at the beginning, and what happens to them.
type Story = (Vec<(&'static str, String)>, Vec<Event>);

fn stories() -> impl Strategy<Value = Story> {
    let start = prop::collection::vec((prop::sample::select(&PATHS[..]), text()), 0..8);
    (start, prop::collection::vec(event(), 1..14))
}

/// Follows the changes one by one, and compares with a workspace that is read afresh after each.
fn follow((start, events): Story) -> TestCaseResult {
    let mut workspace = Workspace::default();
    for (note, text) in start {
        workspace.disk.insert(note, text.as_str().into());
    }
    workspace.world = workspace.fresh();
    for event in &events {
        workspace.apply(event);
        let (kept, fresh) = (portrait(&workspace.world, &workspace), portrait(&workspace.fresh(), &workspace));
        prop_assert!(kept == fresh, "after {event:?}:\n{}", differences(&kept, &fresh));
    }
    Ok(())
}

/// `SEQUENCES` of changes are tried: 10,000 by `.ci/run`, and as many as there is time for by
/// `SEQUENCES=1000000 cargo test --release --test state a_workspace_after`.
#[test]
fn a_workspace_after_changes_is_a_fresh_one() {
    let config = ProptestConfig {
        cases: number("SEQUENCES").unwrap_or(200).div_ceil(PARTS),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let run = &|part| runner(config.clone(), part).run(&stories(), follow).map_err(|error| error.to_string());
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..PARTS).map(|part| scope.spawn(move || run(part))).collect();
        for result in runs {
            assert_eq!(result.join().expect("it ends"), Ok(()));
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_workspace_that_was_tagged_on_the_way_is_a_fresh_one_that_is_tagged(
        start in prop::collection::vec((prop::sample::select(&PATHS[..]), text()), 0..8),
        events in prop::collection::vec(event_or_tagging(), 1..10),
    ) {
        let mut workspace = Workspace::default();
        for (note, text) in start {
            workspace.disk.insert(note, text.as_str().into());
        }
        workspace.world = workspace.tagged(workspace.fresh());
        events.iter().for_each(|event| workspace.apply(event));
        let kept = portrait(&workspace.tagged(workspace.world.clone()), &workspace);
        let fresh = portrait(&workspace.tagged(workspace.fresh()), &workspace);
        prop_assert!(kept == fresh, "{}", differences(&kept, &fresh));
    }
}

/// How many notes are looked at again when one more note writes this word in lower case.
fn touched_by_writing(word: &str) -> usize {
    let mut world = World::new(Settings::default());
    let name = "---\ntype: organization\n---\n# Zorbick\n";
    let note = |path: &str, text: String| (key(path), Arc::from(text));
    world.load(vec![
        note("Zorbick.md", name.to_owned()),
        note("once.md", format!("We saw a {word}.\n")),
        note("with a capital.md", "Then Zorbick and Frobnick came.\n".to_owned()),
    ]);
    put(&mut world, "twice.md", &format!("Another {word}.\n").into(), None).notes.len()
}

#[test]
fn how_a_word_is_written_matters_elsewhere_only_if_somebody_is_called_so() {
    assert_eq!(touched_by_writing("frobnick"), 1, "the note itself");
    assert!(touched_by_writing("zorbick") > 1, "whoever mentions Zorbick");
}

#[test]
fn links_by_a_title_are_looked_at_again_when_the_note_comes_to_be_about_somebody() {
    let (agency, letter) = ("Companies/European Space Agency.md", "Letter.md");
    let mut world = World::new(Settings::default());
    world.load(vec![
        (key(agency), "---\nwhoswho: false\n---\n# The Agency\n".into()),
        (key(letter), "From [[The Agency]].\n".into()),
    ]);
    let changed = put(&mut world, agency, &"---\ntype: organization\n---\n# The Agency\n".into(), None);
    assert!(world.find(&key(letter)).is_some_and(|letter| changed.stale.contains(&letter)));
}

#[test]
fn another_name_of_somebody_may_tell_who_is_not_meant() {
    let painter = "---\ntype: people\n---\nLovelace, Ada. Ada B. Lovelace wrote.\n";
    let alias = |alias: &str| format!("---\naliases: [{alias}]\n---\n");
    let start = vec![
        ("People/Ada Lovelace.md", alias("Zed of Venice")),
        ("People/Ada Lovelace (painter).md", painter.to_owned()),
    ];
    let changed = Event::Edit("People/Ada Lovelace.md", (1, 10), (1, 23), "Zoë Lovelace".to_owned(), Encoding::Utf8);
    follow((start, vec![changed])).expect("it is a fresh one");
}
