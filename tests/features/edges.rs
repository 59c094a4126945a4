//! Where a name that nobody has defined begins and ends, in notes of all formats.

#![allow(clippy::expect_used, reason = "a failing helper fails its test")]

use whoswho::resolve::Resolution;

use crate::fixture::Fixture;

/// What is said to be an undefined name: its source, and `= name` where that reads otherwise.
fn marked(path: &str, text: &str) -> Vec<String> {
    let fixture = Fixture::tagged(&format!("\n//- /{path}\n{text}\n"));
    let file = fixture.world.file(fixture.open).expect("the note is there");
    let text = fixture.text(fixture.open);
    let named = file.mentions.iter().filter_map(|mention| match &mention.resolution {
        Resolution::Undefined { name, .. } => Some((mention.span, mention.span.text(text), name.as_ref())),
        _ => None,
    });
    let mut named: Vec<_> = named.collect();
    named.sort_by_key(|(span, ..)| *span);
    let show = |(_, own, name): (_, &str, &str)| match own == name {
        true => own.to_owned(),
        false => format!("{own} = {name}"),
    };
    named.into_iter().map(show).collect()
}

#[test]
fn names_with_the_surname_first_are_one_in_lists_and_citations() {
    let text = "As Marchand, Alexander; Lindqvist, Gabriella; Ferrer-Lind, Daniel, 2023, The Harbour say.";
    let expected = [
        "Marchand, Alexander = Alexander Marchand",
        "Lindqvist, Gabriella = Gabriella Lindqvist",
        "Ferrer-Lind, Daniel = Daniel Ferrer-Lind",
    ];
    for path in ["a.md", "a.tex", "a.typ", "a.org"] {
        assert_eq!(marked(path, text), expected, "{path}");
    }
    let mail =
        "From: Ann Smith <a@b.example>\n\nOn Wed, Oct 02, 2002 at 11:59:01PM -0400, Marchand, Bobby wrote:\n> Hi\n";
    assert_eq!(marked("a.eml", mail), ["Ann Smith", "Marchand, Bobby = Bobby Marchand"]);
    let cited = marked("a.md", "It was first seen by Marchand, Alexander (2019), who wrote about it.");
    assert_eq!(cited, ["Marchand, Alexander = Alexander Marchand"]);
}

#[test]
fn what_only_looks_like_a_surname_first_stays_as_it_is() {
    for (text, expected) in [
        ("Peter Marchand, Director; Petra Lindqvist, Editor; both came.", vec!["Peter Marchand", "Petra Lindqvist"]),
        ("On Friday, Petra Lindqvist wrote: come.", vec!["Petra Lindqvist"]),
        (
            "We met Peter Marchand, Petra Lindqvist and Anna Ferrer.",
            vec!["Peter Marchand", "Petra Lindqvist", "Anna Ferrer"],
        ),
    ] {
        assert_eq!(marked("a.md", text), expected, "{text}");
    }
}

#[test]
fn a_nickname_in_quotes_is_part_of_a_name() {
    let names = |path: &str, text: &str| {
        marked(path, text).into_iter().map(|own| own.replace(['“', '”'], "\"")).collect::<Vec<_>>()
    };
    assert_eq!(names("a.md", "We thank Robert \"Bob\" Marchand for his help."), ["Robert \"Bob\" Marchand"]);
    let own = marked("a.tex", "We thank Robert ``Bob'' Marchand for his help.");
    assert_eq!(own, ["Robert ``Bob'' Marchand = Robert \"Bob\" Marchand"]);
}

#[test]
fn a_name_goes_on_over_a_wrapped_line_and_ends_at_a_set_break() {
    let mail = "From: Ann Smith <a@b.example>\n\n> On behalf of Tim\n> Peters we thank them.\n\n> Yesterday we met Tim\n> Peters at the harbour.\n";
    assert_eq!(marked("a.eml", mail), ["Ann Smith", "Tim\n> Peters = Tim Peters", "Tim\n> Peters = Tim Peters"]);
    let lines = ["Department of Tides", "University of Harrow", "Harrow"];
    for (path, mark) in [
        ("a.md", "\\\n"),
        ("a.md", "  \n"),
        ("a.html", "<br>\n"),
        ("a.adoc", " +\n"),
        ("a.typ", " \\\n"),
        ("a.tex", "\\\\\n"),
    ] {
        let text = format!("We work at the\n\n{}", lines.join(mark));
        let marked = marked(path, &text);
        assert!(marked.iter().all(|name| !name.contains('\n')), "{path}: {marked:?}");
    }
}

#[test]
fn marks_of_plain_emphasis_are_no_part_of_a_name() {
    let mail = "From: Ann Smith <a@b.example>\n\nIt is _productive for Petra Lindqvist_. And then they left.\n";
    assert_eq!(marked("a.eml", mail), ["Ann Smith", "Petra Lindqvist"]);
}
