use proptest::prelude::*;

use super::*;
use crate::world::{FileKey, Settings};

/// The words for a vault of these notes.
fn words(notes: &[(&str, &str)]) -> BTreeSet<String> {
    let mut world = World::new(Settings::default());
    world.load(notes.iter().map(|(path, text)| (FileKey::new(0, path), (*text).into())).collect());
    let files: Vec<FileId> = world.files().map(|(file, _)| file).collect();
    let text = |file: FileId| {
        let key = &world.file(file)?.key;
        notes.iter().find(|(path, _)| *path == key.path.as_ref()).map(|(_, text)| *text)
    };
    dictionary(&world, &files, text)
}

#[test]
fn apostrophes_and_hyphens_are_told_in_all_ways() {
    let words = words(&[("People/Maeve O'Hara-Lind.md", ""), ("People/Jean d’Orvalle.md", "")]);
    for word in ["O'Hara-Lind", "O’Hara-Lind", "O'Hara", "O’Hara's", "Lind", "d’Orvalle", "d'Orvalle", "d'Orvalle's"]
    {
        assert!(words.contains(word), "{word}: {words:?}");
    }
}

#[test]
fn small_words_between_names_are_no_names() {
    let words = words(&[
        ("People/Joost van den Quill.md", "---\naliases: [bell zhooks]\n---\n"),
        ("Companies/Quill and Sons of the Fjell.md", ""),
        ("Companies/Lind und Söhne.md", ""),
        ("Companies/Bath-and-Body.md", ""),
    ]);
    for word in ["and", "and's", "und", "of", "the's", "van's", "den’s"] {
        assert!(!words.contains(word), "{word}: {words:?}");
    }
    for word in ["van", "den", "Quill's", "Sons", "Söhne’s", "Body", "Bath-and-Body", "zhooks’s"] {
        assert!(words.contains(word), "{word}: {words:?}");
    }
}

#[test]
fn abbreviations_have_their_full_stops_and_other_words_do_not() {
    let words =
        words(&[("People/J. R. Quill Jr.md", "---\naliases: [J. Quill.]\n---\n"), ("Companies/Brixonia N.V..md", "")]);
    for word in ["J", "J.", "R.", "N.V", "N.V."] {
        assert!(words.contains(word), "{word}: {words:?}");
    }
    assert!(!words.contains("Quill."), "{words:?}");
}

#[test]
fn notes_in_german_give_genitives_to_whom_they_name() {
    let people = [("People/Renate Quillmann.md", ""), ("People/Klaus Vorholtz.md", ""), ("People/Una Barclay.md", "")];
    let german =
        "Gestern habe ich mit Renate Quillmann und Klaus Vorholtz über die neuen Pläne gesprochen, und das war gut.\n";
    let notes = [people.as_slice(), &[("a.md", german)]].concat();
    let words = words(&notes);
    assert!(words.contains("Quillmanns") && words.contains("Renates"), "{words:?}");
    for word in ["Vorholtzs", "Klauss", "Barclays"] {
        assert!(!words.contains(word), "{word}: {words:?}");
    }
}

#[test]
fn english_has_no_genitive_without_an_apostrophe() {
    let note =
        "Yesterday I talked with Renate Quillmann about the new plans, and it was good to see what she thinks.\n";
    let words = words(&[("People/Renate Quillmann.md", ""), ("a.md", note)]);
    assert!(words.contains("Quillmann’s") && !words.contains("Quillmanns"), "{words:?}");
}

proptest! {
    #[test]
    fn any_name_and_any_note_give_words(name in "\\PC{0,40}", text in "\\PC{0,200}") {
        let note = format!("---\ntype: person\naliases: [\"{}\"]\n---\n", name.replace(['"', '\\'], ""));
        let words = words(&[("a.md", &note), ("b.md", &format!("{name} {text}\n"))]);
        prop_assert!(words.iter().all(|word| !word.contains(char::is_whitespace) && !word.is_empty()));
    }
}

#[test]
fn words_are_as_a_note_reads() {
    let person = "\\section{Bj\\\"orn Ekl\\\"of}\n";
    let words = words(&[
        ("People/bjorn-eklof.tex", person),
        ("Log.tex", "We met Bj{\\\"o}rn Ekl\\\"{o}f.\n"),
        ("Log.adoc", "We met Björn{nbsp}Eklöf.\n"),
    ]);
    assert!(words.contains("Björn") && words.contains("Eklöf's"), "{words:?}");
    assert!(!words.iter().any(|word| word.contains(['\\', '{', '"'])), "{words:?}");
}
