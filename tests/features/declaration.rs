//! Declaration: where a note introduces a name. Type definition: the organization behind somebody.

use insta::assert_snapshot;
use whoswho::features::{Location, declaration, type_definition};

use crate::fixture::{Fixture, picture};

fn show_in(fixture: &Fixture) -> String {
    let spans = declaration(&fixture.world, fixture.open, fixture.cursor());
    let text = fixture.text(fixture.open);
    spans.into_iter().map(|span| fixture.line(fixture.open, span) + "\n" + &picture(text, span, None)).collect()
}

fn show(source: &str) -> String {
    show_in(&Fixture::new(source))
}

fn show_type(source: &str) -> Vec<String> {
    let fixture = Fixture::new(source);
    let places = type_definition(&fixture.world, fixture.open, fixture.cursor());
    places.into_iter().map(|Location { file, span }| fixture.line(file, span)).collect()
}

const CAST: &str = "
//- /People/Zoë Lane.md
---
aliases: [Zed of Venice]
---
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
";

#[test]
fn a_short_form_leads_to_the_first_full_name() {
    assert_snapshot!(show(&format!("{CAST}//- /a.md\nZed of Venice came.\n\n🧭 It is Zoë\nLane. Zoë Lane! La$0ne!\n")), @r"
        a.md:3
        🧭 It is Zoë
                ▔▔▔
        Lane. Zoë Lane! Lane!
        ▔▔▔▔
        ");
}

#[test]
fn a_link_by_the_full_name_introduces_it() {
    assert_snapshot!(show(&format!("{CAST}//- /a.md\n[[Zed of Venice]], [[Zoë Lane|her]], Zoë La$0ne.\n")), @r"
        a.md:1
        [[Zed of Venice]], [[Zoë Lane|her]], Zoë Lane.
                             ▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn without_the_full_name_the_first_mention_counts() {
    assert_snapshot!(show(&format!("{CAST}//- /a.md\n[[Zed of Venice]] came. 🧭 Zed of Ve$0nice left.\n")), @r"
        a.md:1
        [[Zed of Venice]] came. 🧭 Zed of Venice left.
          ▔▔▔▔▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn an_ambiguous_name_was_introduced_by_several() {
    assert_snapshot!(show(&format!("{CAST}//- /a.md\nAnn Ellison met Tom Ellison.\n\nElli$0son smiled.\n")), @r"
        a.md:1
        Ann Ellison met Tom Ellison.
                        ▔▔▔▔▔▔▔▔▔▔▔
        a.md:1
        Ann Ellison met Tom Ellison.
        ▔▔▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn a_name_that_nobody_has_defined_is_introduced_in_full() {
    let source = "//- /a.md\n🧭 On Monday we called Petra Lindqvist at home.\n\nThen Lind$0qvist called us.\n";
    assert_snapshot!(show_in(&Fixture::tagged(source)), @"
    a.md:1
    🧭 On Monday we called Petra Lindqvist at home.
                          ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
    ");
}

#[test]
fn where_nobody_is_named_there_is_none() {
    assert_eq!(show(&format!("{CAST}//- /a.md\nno$0body\n")), "");
    assert_eq!(show(&format!("{CAST}//- /a.md\n[[Nobody At$0all]]\n")), "");
}

#[test]
fn the_type_of_a_person_is_their_organization() {
    let source = |facts: &str| {
        format!(
            "//- /People/Zoë Lane.md\n---\n{facts}---\n//- /Companies/Zorgle.md\n//- /Companies/Öko AG.md\n# Öko AG\n//- /a.md\n🧭 Zoë La$0ne.\n"
        )
    };
    assert_eq!(show_type(&source("company: \"[[Zorgle]]\"\n")), ["Companies/Zorgle.md:1"]);
    assert_eq!(show_type(&source("Works-At: Zorgle\n")), ["Companies/Zorgle.md:1"]);
    assert_eq!(show_type(&source("role: pilot of [[Zorgle]]\n")), ["Companies/Zorgle.md:1"]);
    let several = "affiliation: \"[[Zorgle]]\"\nemployer: Öko AG, Zorgle\n";
    assert_eq!(show_type(&source(several)), ["Companies/Öko AG.md:1", "Companies/Zorgle.md:1"]);
    assert_eq!(show_type(&source("born: 1985\nboss: \"[[Zorgle]]\"\n")), [""; 0]);
}

#[test]
fn the_type_of_an_organization_is_its_parent() {
    let source = "
//- /Companies/Zorgle.md
---
parent company: [[Öko AG]]
---
//- /Companies/Öko AG.md
---
subsidiaries: [\"[[Kleine Öko]]\"]
---
//- /Companies/Kleine Öko.md
//- /a.md
";
    assert_eq!(show_type(&format!("{source}Zor$0gle.\n")), ["Companies/Öko AG.md:1"]);
    assert_eq!(show_type(&format!("{source}🌱 Kleine Ö$0ko.\n")), ["Companies/Öko AG.md:1"]);
    assert_eq!(show_type(&format!("{source}Öko A$0G.\n")), [""; 0]);
    assert_eq!(show_type(&format!("{source}no$0body\n")), [""; 0]);
}
