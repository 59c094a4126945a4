//! Names that no note defines: what the tagger finds is a mention like any other.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a failing helper fails its test")]

use std::sync::Arc;

use whoswho::entity_index::FileId;
use whoswho::features::{definition, highlight, hover, references};
use whoswho::lint::{self, Severities};
use whoswho::names::Kind;
use whoswho::note::Format;
use whoswho::resolve::{self, Readers, Resolution, TagCache};
use whoswho::world::{FileKey, OpenNote, Settings, World, read_note};

const MARKETS: &str =
    "🧭 Élodie Marchand called Petra Lindqvist on Monday.\n\nPetra Lindqvist said that she was late.\n";
const LATER: &str = "The next day Petra Lindqvist wrote a letter to her sister.\n";
const ELODIE: &str = "---\ntype: person\n---\n# Élodie Marchand\n";

/// A vault whose first note is open and tagged.
struct Vault {
    world: World,
    open: FileId,
}

impl Vault {
    fn new() -> Self {
        let mut world = World::new(Settings::default());
        let notes = [("Markets.md", MARKETS), ("Later.md", LATER), ("People/Élodie Marchand.md", ELODIE)];
        world.load(notes.iter().map(|(path, text)| (FileKey::new(0, path), Arc::from(*text))).collect());
        let mut vault = Self { open: world.find(&FileKey::new(0, "Markets.md")).expect("it was loaded"), world };
        vault.edit(MARKETS, 1);
        vault.read();
        vault
    }

    fn edit(&mut self, text: &str, version: i32) {
        self.put("Markets.md", text, Some(version));
    }

    fn put(&mut self, path: &str, text: &str, version: Option<i32>) {
        let note = read_note(text, Format::Markdown, path, self.world.settings());
        let changed = self.world.put(FileKey::new(0, path), text.into(), note, version);
        for stale in changed.stale {
            let path = Arc::clone(&self.world.file(stale).expect("it is stale, not gone").key.path);
            let text = if path.as_ref() == "Later.md" { LATER } else { ELODIE };
            let note = read_note(text, Format::Markdown, &path, self.world.settings());
            self.world.put(FileKey::new(0, &path), text.into(), note, None);
        }
    }

    /// Lets the tagger read all notes.
    fn read(&mut self) {
        assert!(self.tag(Readers::Both));
        for id in self.world.unread(Readers::Both) {
            let text = if self.path(id) == "Later.md" { LATER } else { ELODIE };
            let read = self.world.read_closed(id, text, Readers::Both).expect("it says the same");
            assert!(self.world.tag_closed(read), "nobody has touched it since");
        }
    }

    /// Lets the tagger read the open note.
    fn tag(&mut self, readers: Readers) -> bool {
        let open = self.open_note();
        self.world.tag(self.open, &open.text, readers, tags(&open, readers))
    }

    fn open_note(&self) -> Arc<OpenNote> {
        self.world.file(self.open).and_then(|file| file.open.clone()).expect("it is open")
    }

    fn path(&self, id: FileId) -> &str {
        self.world.file(id).map(|file| file.key.path.as_ref()).unwrap_or_default()
    }

    /// The undefined names of a note, with their kinds.
    fn undefined(&self, path: &str) -> Vec<(&str, Kind)> {
        let file = self.world.find(&FileKey::new(0, path)).and_then(|id| self.world.file(id)).expect("it is there");
        let names = file.mentions.iter().filter_map(|mention| match &mention.resolution {
            Resolution::Undefined { name, kind, .. } => Some((name.as_ref(), *kind)),
            _ => None,
        });
        names.collect()
    }

    fn codes(&self) -> Vec<(&'static str, u32)> {
        let text = self.world.file(self.open).and_then(|file| file.text().cloned()).expect("it is open");
        let findings = lint::check(&self.world, self.open, &text, &Severities::default(), &|_| false);
        findings.iter().map(|finding| (finding.code.as_str(), finding.span.start)).collect()
    }
}

fn tags(open: &OpenNote, readers: Readers) -> Vec<Arc<[resolve::Tag]>> {
    resolve::tags(&open.parsed, &open.text, readers, &mut TagCache::default())
}

const PETRA: (&str, Kind) = ("Petra Lindqvist", Kind::Person);

#[test]
fn it_is_found_in_open_and_closed_notes_but_for_those_who_are_defined() {
    let vault = Vault::new();
    assert_eq!(vault.undefined("Markets.md"), [PETRA, PETRA]);
    assert_eq!(vault.undefined("Later.md"), [PETRA]);
}

#[test]
fn a_hover_says_what_it_is_and_how_often_it_comes() {
    let vault = Vault::new();
    let hover = hover(&vault.world, vault.open, 30).expect("a name is there");
    let undefined = hover.undefined.expect("nobody has defined it");
    assert_eq!((undefined.kind, undefined.mentions, undefined.notes), (Kind::Person, 3, 2));
    assert_eq!(hover.text, "Petra Lindqvist");
    assert_eq!(hover.why, "probably a person, and not defined");
}

#[test]
fn its_mentions_are_listed_and_highlighted_and_it_has_no_definition() {
    let vault = Vault::new();
    let places = references(&vault.world, vault.open, 30, true).expect("a name is there");
    let later = vault.world.find(&FileKey::new(0, "Later.md")).expect("it was loaded");
    let places: Vec<(FileId, u32)> = places.iter().map(|place| (place.file, place.span.start)).collect();
    assert_eq!(places, [(later, 13), (vault.open, 29), (vault.open, 57)]);
    let highlights = highlight(&vault.world, vault.open, 30).expect("a name is there");
    assert_eq!(highlights.iter().map(|place| place.span.start).collect::<Vec<u32>>(), [29, 57]);
    assert_eq!(definition(&vault.world, vault.open, 30), None);
}

#[test]
fn it_is_hinted_at_once_a_note_until_somebody_defines_it() {
    let mut vault = Vault::new();
    assert_eq!(vault.codes(), [("unresolved-name", 29)]);
    vault.put("People/Petra Lindqvist.md", "---\ntype: person\n---\n", None);
    assert_eq!(vault.codes(), []);
    assert_eq!(vault.undefined("Later.md"), []);
}

#[test]
fn what_is_misspelt_is_not_hinted_at_as_well() {
    let mut vault = Vault::new();
    vault.edit("Yesterday Élodie Marchandd called her brother.\n", 2);
    assert!(vault.tag(Readers::Both));
    assert_eq!(vault.codes(), [("misspelt-name", 10)]);
}

#[test]
fn an_edit_keeps_what_was_found_elsewhere_in_the_note() {
    let mut vault = Vault::new();
    vault.edit(&format!("A new first line.\n\n{MARKETS}"), 2);
    assert_eq!(vault.undefined("Markets.md"), [PETRA, PETRA]);
    vault.edit(&MARKETS.replace("was late", "was very late"), 3);
    assert_eq!(vault.undefined("Markets.md"), [PETRA]);
    assert!(vault.tag(Readers::First));
    assert_eq!(vault.undefined("Markets.md"), [PETRA, PETRA]);
}

#[test]
fn what_was_found_in_another_text_is_not_taken_over() {
    let mut vault = Vault::new();
    let open = vault.open_note();
    vault.edit(MARKETS, 1);
    assert!(!vault.world.tag(vault.open, &open.text, Readers::Both, tags(&open, Readers::Both)));
    let later = vault.world.find(&FileKey::new(0, "Later.md")).expect("it was loaded");
    assert!(vault.world.read_closed(later, ELODIE, Readers::Both).is_none(), "it says something else");
    assert!(vault.world.read_closed(vault.open, MARKETS, Readers::Both).is_none(), "it is open");
    let read = vault.world.read_closed(later, LATER, Readers::Both).expect("it says the same");
    vault.put("Later.md", "Nobody came.\n", None);
    assert!(!vault.world.tag_closed(read));
    assert_eq!(vault.undefined("Later.md"), []);
}

#[test]
fn a_new_name_is_hinted_at_once_both_readers_have_seen_it() {
    let mut vault = Vault::new();
    let text = MARKETS.replace("Petra Lindqvist said", "Petra Lindqvist and Henrik Lundberg said");
    vault.edit(&text, 2);
    assert!(vault.tag(Readers::First));
    assert!(vault.undefined("Markets.md").contains(&("Henrik Lundberg", Kind::Person)));
    assert_eq!(vault.codes(), [("unresolved-name", 29)], "what was settled stays");
    assert!(vault.tag(Readers::Both));
    assert_eq!(vault.codes(), [("unresolved-name", 29), ("unresolved-name", 77)]);
    assert!(!vault.tag(Readers::First), "both have read it");
}

#[test]
fn a_note_keeps_what_was_found_when_it_is_closed_and_opened() {
    let mut vault = Vault::new();
    vault.put("Markets.md", MARKETS, None);
    assert_eq!(vault.undefined("Markets.md"), [PETRA, PETRA]);
    assert_eq!(vault.world.unread(Readers::Both), []);
    vault.edit(MARKETS, 1);
    assert_eq!(vault.undefined("Markets.md"), [PETRA, PETRA]);
    assert_eq!(vault.codes(), [("unresolved-name", 29)]);
    vault.put("Markets.md", LATER, None);
    assert_eq!(vault.undefined("Markets.md"), []);
    assert_eq!(vault.world.unread(Readers::First), [vault.open]);
}

/// A vault whose open note is this one.
fn vault_of(text: &str) -> Vault {
    let mut vault = Vault::new();
    vault.edit(text, 2);
    assert!(vault.tag(Readers::Both));
    vault
}

const PARTS: &str = "🧭 Élodie Marchand called Petra Lindqvist on Monday.\n\n\
    Lindqvist said that she was late, and Petra laughed.\n\n\
    Later Ms. Lindqvist wrote to the National Science Foundation. The NSF answered Lindqvist in May.\n";

/// The places of the words in the note, in order.
fn places(text: &str, words: &str) -> Vec<u32> {
    text.match_indices(words).map(|(at, _)| u32::try_from(at).expect("it is a short note")).collect()
}

/// The places at which [`PARTS`] names Petra Lindqvist, in full or in part.
fn petra() -> Vec<u32> {
    let mut petra = places(PARTS, "Lindqvist");
    let first = petra.first_mut().expect("she is named");
    *first -= u32::try_from("Petra ".len()).expect("it is short");
    petra.insert(2, *places(PARTS, "Petra").last().expect("she is called by her given name"));
    petra
}

#[test]
fn parts_of_a_name_are_mentions_of_it() {
    let vault = vault_of(PARTS);
    for at in petra() {
        let offset = at as usize;
        let highlights = highlight(&vault.world, vault.open, offset).expect("a name is there");
        assert_eq!(highlights.iter().map(|place| place.span.start).collect::<Vec<u32>>(), petra());
        let undefined = hover(&vault.world, vault.open, offset).and_then(|hover| hover.undefined);
        let undefined = undefined.expect("nobody has defined her");
        assert_eq!((undefined.kind, undefined.mentions, undefined.notes), (Kind::Person, 6, 2));
        let references = references(&vault.world, vault.open, offset, true).expect("a name is there");
        let here = references.iter().filter(|place| place.file == vault.open);
        assert_eq!(here.map(|place| place.span.start).collect::<Vec<u32>>(), petra());
    }
}

#[test]
fn a_hover_says_what_a_part_is_of_and_where_that_stands_in_full() {
    let vault = vault_of(PARTS);
    let why = |at: u32| hover(&vault.world, vault.open, at as usize).map(|hover| hover.why).expect("a name is there");
    let [full, surname, given, ..] = petra()[..] else { unreachable!() };
    assert_eq!(why(full), "probably a person, and not defined");
    assert_eq!(why(surname), "surname of Petra Lindqvist, named in full on line 1");
    assert_eq!(why(given), "given name of Petra Lindqvist, named in full on line 1");
    let nsf = places(PARTS, "NSF");
    assert_eq!(why(nsf[0]), "abbreviation of National Science Foundation, named in full on line 5");
}

#[test]
fn somebody_is_hinted_at_once_a_note_by_whatever_name() {
    let vault = vault_of(PARTS);
    let foundation = places(PARTS, "National");
    assert_eq!(vault.codes(), [("unresolved-name", petra()[0]), ("unresolved-name", foundation[0])]);
}

#[test]
fn parts_of_a_name_that_is_defined_are_no_undefined_name() {
    let mut vault = vault_of(PARTS);
    vault.put("People/Petra Lindqvist.md", "---\ntype: person\n---\n", None);
    assert_eq!(vault.undefined("Markets.md").iter().filter(|(name, _)| name.contains("Lindqvist")).count(), 0);
}

#[test]
fn a_mister_is_not_the_lady_of_that_surname() {
    let vault = vault_of("Petra Lindqvist called on Monday.\n\nMr. Lindqvist said that he was late.\n");
    assert_eq!(vault.undefined("Markets.md"), [PETRA, ("Lindqvist", Kind::Person)]);
}

/// The undefined names of a note, with their text.
fn written(text: &str) -> Vec<(String, String)> {
    let vault = vault_of(text);
    let file = vault.world.file(vault.open).expect("it is open");
    let names = file.mentions.iter().filter_map(|mention| match &mention.resolution {
        Resolution::Undefined { name, .. } => Some((mention.span.text(text).to_owned(), name.to_string())),
        _ => None,
    });
    names.collect()
}

fn pairs(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found.iter().map(|(written, name)| (written.as_str(), name.as_str())).collect()
}

#[test]
fn a_dead_link_and_a_part_of_its_name_are_one() {
    let text = "Yesterday [[Lena Fischer]] called.\n\nFischer said that she was late, and Lena laughed.\n";
    let found = written(text);
    let lena = "Lena Fischer";
    assert_eq!(pairs(&found), [(lena, lena), ("Fischer", lena), ("Lena", lena)]);
    let vault = vault_of(text);
    assert_eq!(vault.codes(), [("unresolved-link", places(text, "[[")[0] + 2)], "it is said once");
    for at in ["Lena Fischer", "Fischer said", "Lena laughed"].map(|words| places(text, words)[0] as usize) {
        assert_eq!(highlight(&vault.world, vault.open, at + 1).expect("a name is there").len(), 3);
        assert_eq!(references(&vault.world, vault.open, at + 1, true).expect("a name is there").len(), 3);
        let undefined = hover(&vault.world, vault.open, at + 1).and_then(|hover| hover.undefined);
        assert_eq!(undefined.expect("nobody has defined her").name, lena);
    }
}

#[test]
fn somebody_in_a_cast_property_is_named() {
    let text = "---\nattendees: [Lena Fischer]\n---\nFischer said that she was late.\n";
    let found = written(text);
    assert_eq!(pairs(&found), [("Lena Fischer", "Lena Fischer"), ("Fischer", "Lena Fischer")]);
    assert_eq!(vault_of(text).codes(), [("unresolved-name", places(text, "Lena")[0])]);
}

#[test]
fn names_between_commas_are_no_name_together() {
    let found = written("---\npeople: Lena Fischer, Michael Tennant\n---\nFischer said that she was late.\n");
    let (lena, michael) = ("Lena Fischer", "Michael Tennant");
    assert_eq!(pairs(&found), [(lena, lena), (michael, michael), ("Fischer", lena)]);
}

#[test]
fn a_link_that_leads_to_somebody_says_nothing_of_undefined_names() {
    let mut vault = vault_of("Yesterday [[Lena Fischer]] called.\n\nFischer said that she was late.\n");
    vault.put("People/Lena Fischer.md", "---\ntype: person\n---\n", None);
    assert_eq!(vault.undefined("Markets.md"), []);
}

#[test]
fn a_dead_link_to_a_topic_is_nobody() {
    assert_eq!(written("See [[Quarterly Planning]] and [[Fast Cars]].\n"), []);
}

#[test]
fn turkish_endings_and_words_before_a_name_are_no_part_of_it() {
    let found = written("Ann Kubrin said it. Then Ann Kubrin'in went to see Ann Kubrin'den.\n");
    assert!(found.iter().all(|(written, name)| written == "Ann Kubrin" && name == written), "{found:?}");
    assert_eq!(found.len(), 3);
}

#[test]
fn a_product_that_is_called_like_a_person_is_nobody() {
    let text =
        "I run the Claude Code CLI every day. Claude Code is fast.\n\nThen I asked for a release of Claude 3.5.\n";
    let vault = vault_of(text);
    assert_eq!(vault.undefined("Markets.md").iter().filter(|(_, kind)| *kind == Kind::Person).count(), 0);
    let vault = vault_of("Claude said that he was late. I met Claude at the office, and Claude laughed.\n");
    assert!(vault.undefined("Markets.md").contains(&("Claude", Kind::Person)));
}

/// A note, its text and its undefined names.
fn undefined_in(text: &str) -> Vec<String> {
    let mut vault = Vault::new();
    vault.edit(text, 2);
    vault.tag(Readers::Both);
    vault.undefined("Markets.md").into_iter().map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn a_dead_link_in_han_names_somebody_if_it_has_the_form_of_a_name() {
    assert_eq!(undefined_in("参见[[俞平伯]]。"), ["俞平伯"]);
    assert_eq!(undefined_in("[[田中美咲]]が来た。"), ["田中美咲"]);
    for other in ["参见[[周会]]。", "参见[[白皮书]]。", "参见[[马克思主义]]。", "[[田中屋]]で。", "参见[[单元测试]]。"]
    {
        assert_eq!(undefined_in(other), [""; 0], "{other}");
    }
}

#[test]
fn a_name_with_the_surname_first_is_one_where_it_stands_alone() {
    assert_eq!(undefined_in("Anwesend waren:\n\n- Lehmann, Petra\n"), ["Petra Lehmann"]);
}

#[test]
fn the_full_stop_of_a_line_is_no_part_of_a_name() {
    let names = undefined_in("Anwesend: Herr Kaltenbrunner, Mme Vasseur.\n");
    assert!(!names.is_empty() && names.iter().all(|name| !name.ends_with('.')), "{names:?}");
}

#[test]
fn a_noun_alone_is_nobody_for_sure() {
    assert_eq!(undefined_in("Der Autor heißt Mein Nachbar ist Schreiner.\n"), [""; 0]);
    assert_eq!(undefined_in("Mein Nachbar ist Schreiner.\n"), [""; 0]);
}
