//! A reference is not changed without its target, and what is no prose is never changed.

#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

use whoswho::features::{Texts, rename};
use whoswho::world::FileKey;

use super::applied::{FILES, show_rename};
use crate::fixture::Fixture;

#[test]
fn a_rename_changes_no_reference_without_its_target() {
    for (path, line, rest) in [
        ("a.rst", "`Ada Byron`_, _`Ada Byron`, |Ada Byron|", "\n\n.. _Ada Byron: https://x.org"),
        ("a.rst", "`Ada Byron <https://x.org>`_, `Ada Byron`_", ""),
        ("a.rst", ":term:`Ada Byron`", "\n\n.. glossary::\n\n   Ada Byron\n      A name."),
        ("a.dj", "[Ada Byron][], [it]{k=\"Ada Byron\"}", "\n\n[Ada Byron]: https://x.org"),
        ("a.adoc", "<<Ada Byron>>, [[Ada Byron]], +Ada Byron+", ""),
        ("a.org", "<<Ada Byron>>, [[Ada Byron]], =Ada Byron=", ""),
    ] {
        let source =
            format!("\n//- /People/Ada Byron.md\n# Ada$0 Byron\n//- /{path}\nAda Byron came. See {line}.{rest}\n");
        let after = show_rename(&source, "Ada King");
        assert!(after.contains(&format!("Ada King came. See {line}.{rest}")), "{path}: {after}");
    }
}

#[test]
fn a_reference_to_a_section_changes_with_its_title() {
    for (path, title, reference) in [
        ("a.dj", "## Ada Byron", "[Ada Byron][]"),
        ("a.adoc", "== Ada Byron", "<<Ada Byron>>"),
        ("a.rst", "Ada Byron\n---------", "`Ada Byron`_"),
    ] {
        let source = format!("\n//- /People/Ada Byron.md\n# Ada$0 Byron\n//- /{path}\n{title}\n\nSee {reference}.\n");
        let after = show_rename(&source, "Ada King");
        // A line under the title is as long as it.
        let title = title.replace("Byron", "King").replace("---------", "--------");
        assert!(after.contains(&format!("{title}\n\nSee {}.", reference.replace("Byron", "King"))), "{path}: {after}");
    }
}

#[test]
fn an_encoded_word_is_never_changed() {
    let source = "
//- /People/Ada Byron.md
# Ada$0 Byron
//- /a.eml
From: =?utf-8?Q?Ada_Byron?= <ada@b.example>
Subject: =?utf-8?Q?Ada_Byron?=

Ada Byron came.
";
    let fixture = Fixture::new(source);
    let mail = fixture.file("a.eml");
    let text = &fixture.note(mail).text;
    let fetch = |key: &FileKey| fixture.notes.iter().find(|note| *note.path == *key.path).map(|note| note.text.clone());
    let texts = Texts::new(&fixture.world, &fetch);
    let change =
        rename(&fixture.world, &texts, (fixture.open, fixture.cursor()), "Ada King", FILES).expect("it can be renamed");
    let edits = change.edits.iter().filter(|edit| edit.place.file == mail);
    let changed: Vec<&str> = edits.map(|edit| edit.place.span.text(text)).collect();
    assert!(!changed.is_empty() && changed.iter().all(|place| !place.contains("=?")), "{changed:?}");
}
