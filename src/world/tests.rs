use super::{FileData, FileKey, Settings, World};
use crate::resolve::Resolution;

fn world(notes: &[(&str, &str)]) -> World {
    let mut world = World::new(Settings::default());
    world.load(notes.iter().map(|(path, text)| (FileKey::new(0, path), (*text).into())).collect());
    world
}

fn file<'w>(world: &'w World, path: &str) -> &'w FileData {
    world.find(&FileKey::new(0, path)).and_then(|file| world.file(file)).unwrap()
}

/// The mentions in the last note, as they are written, with whom they mean.
fn mentions(notes: &[(&str, &str)]) -> Vec<String> {
    let world = world(notes);
    let Some((path, text)) = notes.last() else { return Vec::new() };
    let who = |resolution: &Resolution| match resolution {
        Resolution::Resolved { entity, .. } => world.entity(*entity).map(|entity| entity.name().to_owned()),
        _ => None,
    };
    let named = file(&world, path).mentions.iter();
    named.filter_map(|one| Some(format!("{} → {}", one.span.text(text), who(&one.resolution)?))).collect()
}

#[test]
fn a_surname_in_identifiers_stays_a_surname() {
    let person = ("People/Bertram Thornquell.md", "");
    let log = ("Log.md", "Bertram Thornquell came. Thornquell sat down.\n");
    let expected = ["Bertram Thornquell → Bertram Thornquell", "Thornquell → Bertram Thornquell"];
    for (extension, text) in [
        ("tex", "\\photo{thornquell-bertram}{A photo}\n"),
        ("rst", "See :ref:`thornquell`.\n"),
        ("md", "See bertram-thornquell and thornquell.png and a/thornquell/b.\n"),
    ] {
        let paths: Vec<String> = (0..4).map(|number| format!("{number}.{extension}")).collect();
        let mut notes: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), text)).collect();
        notes.extend([person, log]);
        assert_eq!(mentions(&notes), expected, "{text}");
    }
}

#[test]
fn an_address_tells_who_is_meant_whatever_stands_before_it() {
    let person = ("People/Harold Finchwell.md", "---\nemail: h@finch.example\n---\n");
    let mail = "From: HF <h@finch.example>\nTo: \"Finchwell, Moira\" <m@finch.example>\n\nHi\n";
    assert_eq!(mentions(&[person, ("a.eml", mail)]), ["HF → Harold Finchwell"]);
    let note = "---\nattendees: [HF <h@finch.example>, Zo <z@finch.example>]\n---\n";
    assert_eq!(mentions(&[person, ("a.md", note)]), ["HF → Harold Finchwell"]);
}

#[test]
fn whoever_is_defined_with_an_address_is_found_in_notes_that_have_it() {
    let mut world = world(&[("a.md", "---\nattendees: [HF <h@finch.example>]\n---\n")]);
    let key = FileKey::new(0, "People/Harold Finchwell.md");
    let text = "---\nemail: h@finch.example\n---\n";
    let note = super::read_note(text, key.format(), &key.path, world.settings());
    let changed = world.put(key, text.into(), note, None);
    let stale = changed.stale.iter().filter_map(|id| world.file(*id)).any(|file| &*file.key.path == "a.md");
    assert!(stale, "the note is not read again");
}
