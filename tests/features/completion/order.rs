//! Which names are suggested, and in which order.

use insta::assert_snapshot;
use whoswho::features::NameStyle;

use super::{labels, show, suggested, with};
use crate::fixture::Fixture;

#[test]
fn likeness_is_the_last_resort_where_a_name_is_asked_for() {
    assert_snapshot!(with("//- /a.md\nSee [[lwenf$0\n"), @r"
        See [[lwenf
              ▔▔▔▔▔↑
        Liang Wenfeng · People/Liang Wenfeng.md · writes Liang Wenfeng]] · filter lwenf Liang Wenfeng
        ");
    assert_eq!(with("//- /a.md\nSee Lwenf$0\n"), "nothing");
}

#[test]
fn the_cast_comes_first_then_the_latest_then_the_most_mentioned() {
    let source = "
//- /People/Mara Adler.md
//- /People/Mara Berg.md
//- /People/Mara Cole.md
//- /People/Mara Dahl.md
//- /People/Mara Ek.md
//- /2024-01-01.md
Mara Berg.
//- /2025-01-01.md
Mara Cole.
//- /x.md
Mara Dahl.
//- /y.md
Mara Dahl and Mara Ek.
//- /a.md
Mara Ek left. Ma$0
";
    assert_eq!(labels(&Fixture::new(source)), "Mara Ek, Mara Cole, Mara Berg, Mara Dahl, Mara Adler");
}

#[test]
fn names_that_nobody_has_defined_come_last() {
    let source = "
//- /People/Petra Adler.md
//- /x.md
Yesterday we met Petra Sommerfeld in Berlin. Petra Sommerfeld is a lawyer.
//- /a.md
On Monday my friend Petra Lindqvist called from Oslo.

Then Pe$0
";
    assert_snapshot!(show(&Fixture::tagged(source), NameStyle::Wikilink), @r"
        Then Pe
             ▔▔↑
        Petra Adler · People/Petra Adler.md · writes [[Petra Adler]] · filter Petra Adler
        Petra Lindqvist · not defined, person · writes Petra Lindqvist · filter Petra Lindqvist
        Petra Sommerfeld · not defined, person · writes Petra Sommerfeld · filter Petra Sommerfeld
        ");
}

#[test]
fn two_of_one_name_are_two_suggestions() {
    let source = "
//- /A/Ann Lee.md
---
type: person
---
//- /B/Ann Lee.md
---
type: person
---
//- /a.md
Then Ann$0
";
    assert_snapshot!(show(&Fixture::new(source), NameStyle::Plain), @r"
        Then Ann
             ▔▔▔↑
        Ann Lee · A/Ann Lee.md · writes Ann Lee · filter Ann Lee
        Ann Lee · B/Ann Lee.md · writes Ann Lee · filter Ann Lee
        ");
}

#[test]
fn there_are_fifty_at_most() {
    let vault = |count: usize| {
        let people: String = (0..count).map(|number| format!("//- /People/Ann N{number}.md\n")).collect();
        Fixture::new(&format!("{people}//- /a.md\nThen Ann$0\n"))
    };
    for (people, shown) in [(49, 49), (50, 50), (51, 50)] {
        let fixture = vault(people);
        let found = suggested(&fixture).expect("a list");
        assert_eq!(found.suggestions.len(), shown);
    }
}

#[test]
fn a_slip_of_the_pen_is_not_offered_to_be_written_again() {
    let source = "
//- /People/Harriet Bloomquist.md
//- /b.md
Ines Vargas met Harriet Bloomqiust, and Harriet Bloomqiust left.
//- /a.md
[[Harriet Bloomqiust]] and [[Ines Vargas]]. Then [[Harriet Bl$0
";
    let found = show(&Fixture::tagged(source), NameStyle::Plain);
    assert!(found.contains("Harriet Bloomquist") && !found.contains("writes Harriet Bloomqiust"), "{found}");
}
