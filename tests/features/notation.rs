//! The notation of these tests, tested.

use whoswho::text::Span;

use crate::fixture::{Fixture, annotate, picture};

const ROCKET: &str = "🚀 Zoë pays $5.\nand Zoë\nLane goes.";

#[test]
fn a_fixture_is_files_a_cursor_and_annotations() {
    let fixture = Fixture::new(
        r"
//- /people/Ada.md
# Ada
//- /a.md
🚀 costs \$0, says A$0da.
                   ^^^ somebody
So it is.
",
    );
    let paths: Vec<&str> = fixture.notes.iter().map(|note| note.path.as_str()).collect();
    assert_eq!(paths, ["people/Ada.md", "a.md"]);
    let text = "🚀 costs $0, says Ada.\nSo it is.\n";
    assert_eq!(fixture.text(fixture.file("a.md")), text);
    assert_eq!(fixture.path(fixture.open), "a.md");
    assert_eq!(fixture.cursor, text.find("da."));
    assert_eq!(fixture.notes[1].annotated, "🚀 costs $0, says Ada.\n                   ^^^ somebody\nSo it is.\n");
}

#[test]
fn without_a_cursor_the_last_note_is_open() {
    let fixture = Fixture::new("//- /b.md\nB\n//- /a.md\nA\n");
    assert_eq!(fixture.path(fixture.open), "a.md");
    assert_eq!(fixture.cursor, None);
}

#[test]
fn a_cursor_behind_an_annotation_is_counted_without_it() {
    let fixture = Fixture::new("//- /a.md\nÉva\n^^^ x\nEv$0a\n");
    assert_eq!(fixture.text(fixture.open), "Éva\nEva\n");
    assert_eq!(fixture.cursor, Some("Éva\nEv".len()));
}

#[test]
fn columns_count_characters() {
    let zoe = ROCKET.find("Zoë").unwrap();
    let label = (Span::new(zoe, zoe + "Zoë".len()), "Zoë Lane".to_owned());
    assert_eq!(annotate(ROCKET, &[label]), "🚀 Zoë pays $5.\n  ^^^ Zoë Lane\nand Zoë\nLane goes.");
}

#[test]
fn a_label_stands_under_the_last_line_of_its_span() {
    let from = ROCKET.rfind("Zoë").unwrap();
    let label = (Span::new(from, ROCKET.find(" goes").unwrap()), "Zoë Lane".to_owned());
    assert_eq!(annotate(ROCKET, &[label]), "🚀 Zoë pays $5.\nand Zoë\n    ^^^ …\nLane goes.\n^^^^ Zoë Lane\n");
}

#[test]
fn a_picture_shows_span_and_cursor() {
    let zoe = ROCKET.find("Zoë").unwrap();
    let span = Span::new(zoe, zoe + "Zoë".len());
    assert_eq!(picture(ROCKET, span, Some(zoe + 1)), "🚀 Zoë pays $5.\n  ▔↑▔\n");
    assert_eq!(picture(ROCKET, span, None), "🚀 Zoë pays $5.\n  ▔▔▔\n");
    assert_eq!(picture(ROCKET, Span::at(0), None), "🚀 Zoë pays $5.\n\n");
}
