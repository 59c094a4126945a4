//! Definitions of one name, and definitions that are broken.

use insta::assert_snapshot;

use super::checks::show_findings;

#[test]
fn many_definitions_of_one_name_are_told_once_each() {
    let notes: Vec<String> = (10..19).map(|number| format!("//- /People/lane-{number}.md\n# Zoë Lane\n")).collect();
    let found = show_findings(&notes.concat());
    assert_eq!(found.matches("[duplicate-definition]").count(), 9);
    assert_eq!(found.matches("also defined here").count(), 45);
    assert!(found.contains("and 7 more places too"), "{found}");
}

#[test]
fn two_definitions_of_one_name_are_flagged_at_both() {
    let source = "
//- /People/Zoë Lane.md
# Zoë Lane
//- /Cast.md
---
type: people
---
## 🧭 Zoë Lane
A pilot.
";
    assert_snapshot!(show_findings(source), @r"
        warning[duplicate-definition] People/Zoë Lane.md:1: “Zoë Lane” is defined in Cast.md too: merge the two, or tell them apart by a file name such as “Zoë Lane (painter)”.
        # Zoë Lane
          ▔▔▔▔▔▔▔▔
          Cast.md:4: also defined here
        warning[duplicate-definition] Cast.md:4: “Zoë Lane” is defined in People/Zoë Lane.md too: merge the two, or tell them apart by a file name such as “Zoë Lane (painter)”.
        ## 🧭 Zoë Lane
             ▔▔▔▔▔▔▔▔
          People/Zoë Lane.md:1: also defined here
        ");
}

#[test]
fn other_accents_are_another_name() {
    assert_eq!(show_findings("//- /People/Zoë Lane.md\n//- /People/Zoe Lane.md\n"), "nothing");
}

#[test]
fn two_definitions_of_one_handle_are_flagged_at_both() {
    let source = "
//- /People/Zoë Lane.md
---
handle: zoe
---
//- /People/Zoë Quill.md
---
handle: ZOE
---
";
    assert_snapshot!(show_findings(source), @r"
        warning[duplicate-definition] People/Zoë Lane.md:2: “@zoe” is the handle of Zoë Quill in People/Zoë Quill.md too: give one of the two another handle.
        handle: zoe
                ▔▔▔
          People/Zoë Quill.md:2: also defined here
        warning[duplicate-definition] People/Zoë Quill.md:2: “@ZOE” is the handle of Zoë Lane in People/Zoë Lane.md too: give one of the two another handle.
        handle: ZOE
                ▔▔▔
          People/Zoë Lane.md:2: also defined here
        ");
}

#[test]
fn a_bracket_in_the_file_name_tells_namesakes_apart() {
    let source = "
//- /People/Zoë Lane.md
//- /People/Zoë Lane (2).md
//- /People/Ann Smith (painter).md
# Ann Smith
//- /People/Ann Smith (poet).md
# Ann Smith
";
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn another_name_in_brackets_tells_nobody_apart() {
    let source = "//- /Companies/Zorgle (formerly Apex).md\n//- /Portfolio/Zorgle.md\n---\ntype: company\n---\n";
    assert_eq!(show_findings(source).matches("warning[duplicate-definition]").count(), 2);
}

#[test]
fn a_person_and_an_organization_may_share_a_name() {
    assert_eq!(show_findings("//- /People/Zoë Lane.md\n//- /Companies/Zoë Lane.md\n"), "nothing");
}

#[test]
fn a_frontmatter_that_had_to_be_guessed_is_reported() {
    let source = "
//- /Companies/Zorgle.md
---
type: company
tagline: Zorgle: the tool 🔧
aliases: [Zorgle of Köln
---
Zorgle of Köln is Zorgle.
";
    assert_snapshot!(show_findings(source), @r"
        information[invalid-definition] Companies/Zorgle.md:3: Line 3 is not valid YAML: a value with a colon in it needs quotes; every property was still read.
        tagline: Zorgle: the tool 🔧
                 ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn a_definition_without_a_name_is_reported() {
    let source = "
//- /Templates of mine/{{title}}.md
---
type: person
---
//- /20250128120000.md
---
type: person
---
";
    assert_snapshot!(show_findings(source), @r"
        warning[invalid-definition] 20250128120000.md:2: This note defines no person: neither its title nor its file name is a name; give it a `title:`.
        type: person
        ▔▔▔▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn broken_frontmatter_of_a_note_about_nobody_is_not_ours() {
    assert_eq!(show_findings("//- /a.md\n---\ntitle: Ideas: many\n---\nText.\n"), "nothing");
}
