//! Who is offered as one: two definitions, or a definition and a name that nobody has defined.

#![allow(clippy::expect_used, reason = "a failing helper fails its test")]

use std::fmt::Write;
use std::sync::Arc;

use insta::assert_snapshot;

use crate::fixture::Fixture;
use crate::remedies::Case;
use whoswho::features::{ActionEffect, pairs};
use whoswho::lint::Code;
use whoswho::world::{Judged, Judgement, Judgements, Settings, Verdict};

const TODAY: &str = "2026-11-30";

/// A line a pair: both names, why, and what is known of both.
fn asked(fixture: &Fixture) -> String {
    let mut out = String::new();
    for pair in pairs(&fixture.world, TODAY) {
        let [one, other] = pair.sides.each_ref().map(|side| match side.defined {
            Some(place) => format!("{} ({})", side.name, fixture.path(place.file)),
            None => format!("“{}”", side.name),
        });
        write!(out, "{one} = {other}: {}", pair.why()).expect("a string takes all");
        for (sign, facts) in [('+', &pair.agree), ('-', &pair.differ)] {
            for fact in facts {
                write!(out, "; {sign}{} {}", fact.key, fact.values.join("/")).expect("a string takes all");
            }
        }
        let company: Vec<&str> =
            pair.company.iter().filter_map(|id| fixture.world.entity(*id)).map(|one| one.name()).collect();
        if !company.is_empty() {
            write!(out, "; both with {}", company.join(", ")).expect("a string takes all");
        }
        out.push('\n');
    }
    out
}

fn of(source: &str) -> String {
    asked(&Fixture::new(source))
}

fn side(name: &str, note: &str) -> Judged {
    Judged { name: name.to_owned(), note: (!note.is_empty()).then(|| note.to_owned()) }
}

fn with_judgements(source: &str, judgements: Vec<Judgement>) -> Fixture {
    let judgements = Arc::new(Judgements::new(judgements));
    Fixture::with_settings(source, Settings { judgements, ..Settings::default() })
}

#[test]
fn two_definitions_of_one_name_are_asked_about() {
    assert_snapshot!(of("
//- /Friends/Ann Smith.md
---
type: person
role: painter
born: 1980-01-02
---
//- /People/Ann Smith.md
---
type: person
role: sailor
born: 1980
---
//- /People/Zora Quell.md
---
type: person
---
//- /log.md
[[Friends/Ann Smith]] met Zora Quell.

[[People/Ann Smith]] met Zora Quell.
"), @"Ann Smith (Friends/Ann Smith.md) = Ann Smith (People/Ann Smith.md): the same name; +born 1980-01-02/1980; -role painter/sailor; both with Zora Quell");
}

#[test]
fn whatever_shows_that_they_are_two_is_no_question() {
    for (one, other) in [
        // Other days of birth.
        ("Ann Smith|born: 1980-01-02", "Ann Smith|birthday: 1981-01-02"),
        // Another generation, given name or middle initial.
        ("Martin Vogel Jr.|x: 1", "Martin Vogel Sr.|x: 1"),
        ("Martin Vogel|x: 1", "Marco Vogel|x: 1"),
        ("Ann B. Smith|x: 1", "Ann C. Smith|x: 1"),
        // A relation of the one to the other.
        ("Ann Smith|mother: Ann B. Smith", "Ann B. Smith|x: 1"),
        // The surname alone.
        ("Vogel|x: 1", "Martin Vogel|x: 1"),
    ] {
        let note = |folder: &str, text: &str| {
            let (name, fact) = text.split_once('|').expect("a name and a fact");
            format!("//- /{folder}/{name}.md\n---\ntype: person\n{fact}\n---\n")
        };
        let source = format!("\n{}{}", note("People", one), note("Friends", other));
        assert_eq!(of(&source), "", "{one} and {other}");
    }
}

#[test]
fn other_kinds_and_namesakes_that_are_told_apart_are_no_question() {
    assert_eq!(
        of("
//- /People/Jordan Vance.md
---
type: person
---
//- /Companies/Jordan Vance.md
---
type: company
---
//- /People/Ann Smith.md
---
type: person
---
//- /Friends/Ann Smith (painter).md
---
type: person
---
"),
        ""
    );
}

#[test]
fn initials_are_a_question_if_they_fit_one_alone() {
    let one = "
//- /People/Martin Vogel.md
---
type: person
---
//- /Authors/M. Vogel.md
---
type: person
---
";
    assert_snapshot!(of(one), @"M. Vogel (Authors/M. Vogel.md) = Martin Vogel (People/Martin Vogel.md): with initials");
    assert_eq!(of(&format!("{one}//- /People/Maria Vogel.md\n---\ntype: person\n---\n")), "");
}

#[test]
fn what_is_told_apart_is_neither_asked_nor_flagged() {
    let source = "
//- /Friends/Ann Smith.md
---
type: person
---
//- /People/Ann Smith.md
---
type: person
---
";
    let sides = || (side("Ann Smith", "Friends/Ann Smith.md"), side("Ann Smith", "People/Ann Smith.md"));
    let judged = |verdict: Verdict, date: &str| {
        let (one, other) = sides();
        with_judgements(source, vec![Judgement::new(one, other, verdict, date)])
    };
    let flagged = |fixture: &Fixture| {
        let found = fixture.findings(fixture.open);
        found.iter().filter(|finding| finding.code == Code::DuplicateDefinition).count()
    };
    let fixture = judged(Verdict::Different, "2020-01-01");
    assert_eq!((asked(&fixture).as_str(), flagged(&fixture)), ("", 0));
    let fixture = judged(Verdict::Later, "2026-11-20");
    assert_eq!((asked(&fixture).as_str(), flagged(&fixture)), ("", 1));
    assert_eq!(asked(&judged(Verdict::Later, "2026-10-20")).lines().count(), 1);
    // What was decided and is not done yet comes again, and first.
    let fixture = judged(Verdict::Same, "2026-10-20");
    let first = pairs(&fixture.world, TODAY).into_iter().next().expect("it is asked");
    assert_eq!(first.decided.as_deref(), Some("2026-10-20"));
}

#[test]
fn a_judgement_follows_a_note_that_moves() {
    let source = "
//- /Old Friends/Ann Smith.md
---
type: person
---
//- /People/Ann Smith.md
---
type: person
---
";
    let judgement = Judgement::new(
        side("Ann Smith", "Friends/Ann Smith.md"),
        side("Ann Smith", "People/Ann Smith.md"),
        Verdict::Different,
        TODAY,
    );
    assert_eq!(asked(&with_judgements(source, vec![judgement])), "");
}

#[test]
fn many_of_one_name_are_not_all_compared_with_each_other() {
    let mut source = String::from("\n");
    for number in 0..400 {
        writeln!(source, "//- /Folder {number}/Ann Smith.md\n---\ntype: person\n---").expect("a string takes all");
    }
    assert!(pairs(&Fixture::new(&source).world, TODAY).len() < 2000);
}

#[test]
fn a_duplicate_can_be_remembered_as_two() {
    let case = Case::new(
        "
//- /Friends/Ann Smith.md
---
type: person
---
//- /People/Ann Smith.md
---
type: person
---
# Ann $0Smith
",
    );
    let title = "fix: Not the same as Ann Smith (Friends/Ann Smith.md) (remember)";
    assert!(!case.titles().contains(title));
    assert!(case.that_remembers().titles().contains(title));
    let todo = ActionEffect::TellApart { sides: [side("A", ""), side("B", "")] };
    assert_ne!(todo, ActionEffect::CorrectAll);
}
