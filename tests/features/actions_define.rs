//! Defining names that nobody has defined, and adding them to somebody's.

use insta::assert_snapshot;
use whoswho::world::{Settings, Templates};

use crate::remedies::Case;

#[test]
fn an_undefined_name_is_defined_where_the_vault_keeps_its_people() {
    let source = "
//- /notes/who/Ann Smith.md
//- /notes/who/Bo Ek.md
//- /People/Cy Young.md
//- /log.md
🧭 On Monday Petra Lind$0qvist called her mother.
";
    let case = Case::tagged(source);
    assert_snapshot!(case.titles(), @"");
    assert_snapshot!(case.after("Define “Petra Lindqvist” as a person"), @"");
    assert_snapshot!(case.titles_without_files(), @"");
}

#[test]
fn files_are_named_as_the_vault_names_them() {
    let source = "
//- /contacts/ann-smith.md
# Ann Smith
//- /contacts/bo-ek.md
# Bo Ek
//- /log.md
🧭 See [[Zoë  O’Neil-Lane$0]] tomorrow.
";
    assert_snapshot!(Case::new(source).after("Define “Zoë O’Neil-Lane” as a person"), @"");
    let source = "//- /@Ann Smith.md\n//- /log.md\n🧭 See [[Zoë Lane$0]].\n";
    assert_snapshot!(Case::new(source).after("Define “Zoë Lane” as a person"), @"");
    let source = "//- /people/Ann Smith.org\n#+title: Ann Smith\n//- /log.org\n🧭 See [[Zoë Lane$0]].\n";
    assert_snapshot!(Case::new(source).after("Define “Zoë Lane” as a person"), @"");
}

#[test]
fn a_link_says_itself_where_its_note_is_to_be() {
    let source = "
//- /People/Zoë Lane.md
//- /a.md
🧭 See [[Companies/Acme$0 GmbH|them]].
";
    assert_snapshot!(Case::new(source).after("Define “Acme GmbH” as an organization in Companies"), @"");
}

#[test]
fn a_note_that_is_there_is_never_written_over() {
    let source = "
//- /People/Zoë Lane.md
---
type: person
title: Zed
---
//- /a.md
🧭 [[Marco Polo$0]].
";
    let there = Case::new(source).and_file("People/Marco Polo.md", "Not read.");
    assert_snapshot!(there.titles(), @"");
}

#[test]
fn a_template_says_what_a_new_note_holds() {
    let templates = Templates { person: Some("templates/who.md".to_owned()), organization: None };
    let settings = Settings { templates, ..Settings::default() };
    let case = Case::with_settings("//- /a.md\n🧭 [[Zoë {{Lane}}$0 Quill]] and [[Marco Polo]]\n", settings)
        .and_file("templates/who.md", "---\ntype: {{ kind }}\nmet: {{date}}\n---\n# {{name}}\n{{other}} {{\n");
    assert_snapshot!(case.after_selecting("Marco Polo", "Define “Marco Polo” as a person in People"), @"");
}

#[test]
fn a_name_becomes_an_entry_of_a_note_about_many() {
    let source = "
//- /Cast.md
---
type: people
---
# The cast

## 🚢 Tom Ellison
A banker.

## Ann Ellison
A sailor.

# Sources
None.
//- /a.md
🧭 [[Zoë Lane$0]].
";
    let case = Case::new(source);
    assert_snapshot!(case.titles_without_files(), @"");
    assert_snapshot!(case.after("Define “Zoë Lane” as a person in Cast.md"), @"");
}

#[test]
fn selected_text_is_defined() {
    let source = "//- /a.md\n🧭 We saw  Zoë\nLane there.\n";
    let case = Case::new(source);
    assert_snapshot!(case.titles_of(" Zoë\nLane "), @"");
    assert_snapshot!(case.after_selecting("Zoë\nLane", "Define “Zoë Lane” as a person"), @"");
    assert_snapshot!(case.titles_of("We saw  Zoë\nLane there. [x]"), @"");
    assert_snapshot!(case.titles_of("there"), @"");
}

/// What an alias for `José Núñez` makes of a definition.
fn aliased(definition: &str) -> String {
    let source = format!("//- /People/José Núñez.md\n{definition}//- /a.md\n🧭 [[Pepe Núñez$0]].\n");
    Case::new(&source).after("Add “Pepe Núñez” as an alias of José Núñez")
}

#[test]
fn an_alias_is_added_however_aliases_are_written() {
    assert_snapshot!(aliased("---\naliases: [Pepito, \"El Jefe\"]\ntype: person\n---\nText.\n"), @"");
    assert_snapshot!(aliased("---\naliases: []\n---\n"), @"");
    assert_snapshot!(aliased("---\naliases:\nrole: chief\n---\n"), @"");
    assert_snapshot!(aliased("---\naliases:\n  - Pepito\n  - 'El Jefe'\nrole: chief\n---\n"), @"");
    assert_snapshot!(aliased("---\r\naliases:\r\n- Pepito\r\nrole: chief\r\n---\r\n"), @"");
    assert_snapshot!(aliased("---\nalias: Pepito, Jefe\n---\n"), @"");
    assert_snapshot!(aliased("---\naliases: [\n  Pepito,\n  Jefe,\n]\n---\n"), @"");
    assert_snapshot!(aliased("---\nrole: chief\n---\n# José Núñez\n"), @"");
    assert_snapshot!(aliased("\u{feff}---\r\nrole: chief\r\n---\r\n"), @"");
    assert_snapshot!(aliased("# José Núñez\r\nA chief.\r\n"), @"");
    assert_snapshot!(aliased("+++\nrole = \"chief\"\n[more]\nx = 1\n+++\n"), @"");
    assert_snapshot!(aliased("+++\naliases = [\"Pepito\"]\n+++\n"), @"");
}

#[test]
fn an_alias_is_added_to_an_entry() {
    let source = |entry: &str| {
        format!("//- /Cast.md\n---\ntype: people\n---\n## José Núñez\n{entry}\n## Ann Smith\nA sailor.\n//- /a.md\n🧭 [[Pepe Núñez$0]].\n")
    };
    let title = "Add “Pepe Núñez” as an alias of José Núñez";
    assert_snapshot!(Case::new(&source("alias: Pepito\nA chief.\n")).after(title), @"");
    assert_snapshot!(Case::new(&source("A chief.\n")).after(title), @"");
    assert_snapshot!(Case::new(&source("\nA chief.\n")).after(title), @"");
}

#[test]
fn an_alias_is_only_offered_where_it_can_be_read() {
    let broken = "
//- /People/José Núñez.md
---
aliases: |
  Pepito
  Jefe
---
//- /a.md
[[Pepe Núñez$0]]
";
    assert_snapshot!(Case::new(broken).titles(), @"");
}

#[test]
fn a_name_with_marks_is_quoted() {
    let source = "
//- /Companies/Yes and Sons.md
---
aliases: [YS]
---
//- /a.md
🧭 [[Yes: and Sons #1$0]]
";
    assert_snapshot!(Case::new(source).after_selecting("Yes: and Sons", "Add"), @"");
}

#[test]
fn the_closest_names_are_offered_first() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Elison.md
//- /People/Tom Ellison-Price.md
//- /People/Bob Price.md
//- /People/Zoë Lane.md
//- /Companies/General Electric.md
//- /a.md
🧭 [[Tomm Ellison$0]]
";
    assert_snapshot!(Case::new(source).titles(), @"");
    let source = "//- /Companies/General Electric.md\n//- /a.md\nAbout GE here.\n";
    assert_snapshot!(Case::new(source).titles_of("GE"), @"");
}
