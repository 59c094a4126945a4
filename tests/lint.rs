//! What is flagged, what it says, and what is left alone.

#[path = "support/checks.rs"]
mod checks;
#[path = "support/fixture.rs"]
mod fixture;

#[path = "lint/ambiguous_names.rs"]
mod ambiguous_names;
#[path = "lint/dead_links.rs"]
mod dead_links;
#[path = "lint/definitions.rs"]
mod definitions;
#[path = "lint/misspelt_names.rs"]
mod misspelt_names;
#[path = "lint/spellings.rs"]
mod spellings;

use checks::{show_findings, show_findings_with};
use insta::assert_snapshot;
use whoswho::lint::{Code, Severities, Severity};

#[test]
fn a_note_that_asks_for_it_is_left_alone() {
    let source = "
//- /People/Zoë Lane.md
# Zoë Lane
//- /a.md
---
whoswho: false
type: person
title: Zoë Lane
---
[[Zhang Wei]]
";
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn findings_stand_in_source_order() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /a.md
[[Zhang Wei]], Ann Ellison, Tom Ellison, Ellison, [[Zoë Quill]].
";
    assert_snapshot!(show_findings(source), @r"
        information[unresolved-link] a.md:1: “Zhang Wei” is probably a person, and has no note yet.
        [[Zhang Wei]], Ann Ellison, Tom Ellison, Ellison, [[Zoë Quill]].
          ▔▔▔▔▔▔▔▔▔
        information[ambiguous-name] a.md:1: “Ellison” could be Tom Ellison or Ann Ellison: write the full name, or link the one you mean.
        [[Zhang Wei]], Ann Ellison, Tom Ellison, Ellison, [[Zoë Quill]].
                                                 ▔▔▔▔▔▔▔
          People/Tom Ellison.md:1: Tom Ellison is defined here
          People/Ann Ellison.md:1: Ann Ellison is defined here
        information[unresolved-link] a.md:1: “Zoë Quill” is probably a person, and has no note yet.
        [[Zhang Wei]], Ann Ellison, Tom Ellison, Ellison, [[Zoë Quill]].
                                                            ▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn a_short_form_before_the_full_name_is_flagged_where_settings_ask() {
    let source = "
//- /People/Zoë Kravitz.md
Kravitz flies. Zoë Kravitz sings.
//- /People/Ann Lindqvist.md
//- /People/Tom Ellison.md
//- /Companies/High-Flyer Quant.md
//- /a.md
---
attendees: [Tom Ellison, \"[[Zoë Kravitz]]\"]
---
🧭 Yesterday Kravitz met Ann Lindqvist at High-Flyer Quant. Lindqvist smiled, and Ellison left.

Zoë Kravitz came back.
";
    let on = Severities([(Code::FirstMention, Some(Severity::Information))].into());
    assert_snapshot!(show_findings_with(source, &on), @r#"
        information[first-mention] a.md:4: “Kravitz” is the first mention of Zoë Kravitz here, and only line 6 has the full name: write the full name first.
        🧭 Yesterday Kravitz met Ann Lindqvist at High-Flyer Quant. Lindqvist smiled, and Ellison left.
                    ▔▔▔▔▔▔▔
          a.md:6: Zoë Kravitz is named in full here
        information[first-mention] a.md:4: “Ellison” is the first mention of Tom Ellison here, and no full name follows: write the full name first.
        🧭 Yesterday Kravitz met Ann Lindqvist at High-Flyer Quant. Lindqvist smiled, and Ellison left.
                                                                                         ▔▔▔▔▔▔▔
        "#);
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn severities_are_as_settings_say() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /a.md
[[Zhang Wei]], Ann Ellison, Tom Ellison, Ellison.
";
    let settings = Severities([(Code::UnresolvedLink, None), (Code::AmbiguousName, Some(Severity::Error))].into());
    let found = show_findings_with(source, &settings);
    assert!(found.starts_with("error[ambiguous-name] a.md:1: "), "{found}");
    assert!(!found.contains("unresolved-link"), "{found}");
}
