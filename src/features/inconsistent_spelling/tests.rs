use super::other_spellings;
use crate::world::{FileKey, Settings, World};

/// The names in the last of these notes that are spelt otherwise than where they are defined, by the right spelling.
fn spelt_otherwise(notes: &[(&str, &str)]) -> Vec<String> {
    let mut world = World::new(Settings::default());
    world.load(notes.iter().map(|(path, text)| (FileKey::new(0, path), (*text).into())).collect());
    let Some((path, text)) = notes.last() else { return Vec::new() };
    let file = world.find(&FileKey::new(0, path)).and_then(|file| world.file(file)).unwrap();
    assert!(!file.mentions.is_empty(), "{text}");
    other_spellings(&world, file, text).into_iter().map(|one| one.declared).collect()
}

#[test]
fn a_spelling_is_what_the_source_reads_as() {
    let person = ("People/Björn Eklöf.md", "");
    for (path, text) in [
        ("log.tex", "We met Bj\\\"orn Ekl\\\"of.\n"),
        ("log.tex", "We met Bj{\\\"o}rn~Ekl\\\"{o}f.\n"),
        ("log.adoc", "We met Björn{nbsp}Eklöf.\n"),
        ("log.html", "<p>We met Bj&ouml;rn Ekl&#246;f.</p>\n"),
        ("log.org", "We met Bj\\ouml{}rn\\nbsp{}Eklöf.\n"),
        ("log.md", "We met *Björn* Ekl&ouml;f.\n"),
    ] {
        assert_eq!(spelt_otherwise(&[person, (path, text)]), [""; 0], "{text}");
    }
    assert_eq!(spelt_otherwise(&[person, ("log.tex", "We met Bjorn Ekl\\\"of.\n")]), ["Björn Eklöf"]);
}

#[test]
fn a_chapter_defines_its_person_as_its_heading_reads() {
    let chapter = ("People/rozsa-kovacs.tex", "\\bookfileid{peo}{kov}\n\\booksection{R\\'ozsa Kov\\'acs}\n");
    assert_eq!(spelt_otherwise(&[chapter, ("log.tex", "So R\\'ozsa Kov\\'acs wrote.\n")]), [""; 0]);
}
