//! Who is mentioned with whom.

#![allow(clippy::expect_used, reason = "a failing helper fails its test")]

use std::fmt::Write;

use insta::assert_snapshot;
use whoswho::entity_index::FileId;
use whoswho::features::{cooccurrence, graph};

use crate::fixture::Fixture;

const STORY: &str = "
//- /People/Zoë Lane.md
Knows Ann Ellison.
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /Companies/Zorgle.md
//- /b.md
🧭 Zoë Lane met Ann Ellison
and Tom Ellison. Lane left.

Tom Ellison stayed. Ann Ellison and Zoë
Lane wrote.

Ann Ellison.
//- /c.md
- Zoë Lane
- Zorgle
   
  Ann Ellison
//- /a.md
Zorgle called Zoë Lane. Zorgle!

$0Tom Ellison.
";

fn show(source: &str, name: &str, within: Option<&str>) -> String {
    let fixture = Fixture::new(source);
    let who = *fixture.world.look_up(name).first().expect("somebody has this name");
    let within: Option<FileId> = within.map(|path| fixture.file(path));
    let mut out = String::new();
    for companion in cooccurrence(&fixture.world, who, within) {
        let name = fixture.label(fixture.world.entity(companion.entity).expect("somebody"));
        let places: Vec<String> = companion.mentions.iter().map(|span| fixture.line(companion.note, *span)).collect();
        let (paragraphs, notes) = (companion.paragraphs, companion.notes);
        writeln!(out, "{name}: {paragraphs} in {notes}, {}", places.join(" ")).expect("a string takes it");
    }
    out
}

#[test]
fn company_is_counted_by_paragraph() {
    assert_snapshot!(show(STORY, "Zoë Lane", None), @r"
        Ann Ellison: 3 in 2, b.md:1 b.md:4
        Zorgle: 2 in 2, a.md:1 a.md:1
        Tom Ellison: 2 in 1, b.md:2 b.md:4
        ");
}

#[test]
fn company_in_one_note_is_that_alone() {
    assert_snapshot!(show(STORY, "Zoë Lane", Some("b.md")), @r"
        Ann Ellison: 2 in 1, b.md:1 b.md:4
        Tom Ellison: 2 in 1, b.md:2 b.md:4
        ");
    assert_eq!(show(STORY, "Tom Ellison", Some("a.md")), "");
}

#[test]
fn a_note_counts_the_same_open_and_closed() {
    let closed = show(STORY, "Ann Ellison", Some("b.md"));
    let open = show(&STORY.replace("$0", "").replace("🧭", "🧭$0"), "Ann Ellison", Some("b.md"));
    assert!(!closed.is_empty());
    assert_eq!(open, closed);
}

#[test]
fn a_paragraph_that_names_everybody_joins_nobody() {
    let people: Vec<String> = (0..60).map(|number| format!("Zoë Qu{}x", "a".repeat(number + 2))).collect();
    let notes: String = people.iter().map(|name| format!("//- /People/{name}.md\n")).collect();
    let list = people.iter().map(|name| format!("- {name}\n")).collect::<String>();
    let few = format!("{} met {}.", people[0], people[1]);
    let source = format!("{notes}//- /a.md\n{list}\n{few}\n");
    assert_eq!(show(&source, &people[0], None), format!("{}: 1 in 1, a.md:62\n", people[1]));
    assert_eq!(show(&source, &people[2], None), "");
}

#[test]
fn a_graph_has_everybody_with_company_and_relations() {
    let source = STORY.replace("Knows Ann", "---\nboss: \"[[Tom Ellison]]\"\n---\nKnows Ann");
    let fixture = Fixture::new(&source);
    let files: Vec<FileId> = fixture.world.files().map(|(id, _)| id).collect();
    assert!(graph(&fixture.world, &files, || true).nodes.is_empty(), "nothing is read for nobody");
    let graph = graph(&fixture.world, &files, || false);
    let name = |at: usize| graph.nodes.get(at).map_or("?", |node| node.entity.name());
    let mut out = String::new();
    for node in &graph.nodes {
        writeln!(out, "{}: {} in {}", node.entity.name(), node.mentions, node.notes.len()).expect("a string takes it");
    }
    for edge in &graph.together {
        let (one, other) = (name(edge.nodes.0), name(edge.nodes.1));
        writeln!(out, "{one} + {other}: {} / {}", edge.paragraphs, edge.notes.len()).expect("a string takes it");
    }
    for edge in &graph.relations {
        writeln!(out, "{} — {} → {}", name(edge.from), edge.key, name(edge.to)).expect("a string takes it");
    }
    assert_snapshot!(out, @r"
        Ann Ellison: 5 in 3
        Tom Ellison: 4 in 3
        Zoë Lane: 4 in 3
        Zorgle: 3 in 2
        Ann Ellison + Tom Ellison: 3 / 2
        Ann Ellison + Zoë Lane: 3 / 2
        Ann Ellison + Zorgle: 1 / 1
        Tom Ellison + Zoë Lane: 2 / 2
        Tom Ellison + Zorgle: 0 / 1
        Zoë Lane + Zorgle: 2 / 2
        Zoë Lane — boss → Tom Ellison
        ");
}
