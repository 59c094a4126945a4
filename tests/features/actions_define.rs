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
    assert_snapshot!(case.titles(), @r"
        fix: Define “Petra Lindqvist” as a person in notes/who/Petra Lindqvist.md
        fix: Define “Petra Lindqvist” as an organization in Organizations/Petra Lindqvist.md
        fix: Ignore “Petra Lindqvist” on this line
        fix: Ignore “Petra Lindqvist” in this note
        fix: Ignore “Petra Lindqvist” in the workspace
        ");
    assert_snapshot!(case.after("Define “Petra Lindqvist” as a person"), @r"
        new: notes/who/Petra Lindqvist.md
        + ---
        + type: person
        + ---
        + # Petra Lindqvist
        now:
          Petra Lindqvist → Petra Lindqvist
        ");
    assert_snapshot!(case.titles_without_files(), @r"
        fix: Ignore “Petra Lindqvist” on this line
        fix: Ignore “Petra Lindqvist” in this note
        fix: Ignore “Petra Lindqvist” in the workspace
        ");
}

#[test]
fn files_are_named_as_the_vault_names_them() {
    let source = "
//- /contacts/ann-smith.md
# Ann Smith
//- /contacts/bo-ek.md
# Bo Ek
//- /log.md
🧭 See [[Zoë O’Neil-Lane$0]] tomorrow.
";
    assert_snapshot!(Case::new(source).after("Define “Zoë O’Neil-Lane” as a person"), @r"
        new: contacts/zoë-o-neil-lane.md
        + ---
        + type: person
        + ---
        + # Zoë O’Neil-Lane
        now:
          Zoë O’Neil-Lane → Zoë O’Neil-Lane
        ");
    let source = "//- /@Ann Smith.md\n//- /log.md\n🧭 See [[Zoë Lane$0]].\n";
    assert_snapshot!(Case::new(source).after("Define “Zoë Lane” as a person"), @r"
        new: @Zoë Lane.md
        + ---
        + type: person
        + ---
        + # Zoë Lane
        now:
          Zoë Lane → Zoë Lane
        ");
    let source = "//- /people/Ann Smith.org\n#+title: Ann Smith\n//- /log.org\n🧭 See [[Zoë Lane$0]].\n";
    assert_snapshot!(Case::new(source).after("Define “Zoë Lane” as a person"), @r"
        new: people/Zoë Lane.org
        + #+title: Zoë Lane
        + #+filetags: :person:
        now:
          Zoë Lane → Zoë Lane
        ");
}

#[test]
fn a_link_says_itself_where_its_note_is_to_be() {
    let source = "
//- /People/Zoë Lane.md
//- /a.md
🧭 See [[Companies/Acme$0 GmbH|them]].
";
    assert_snapshot!(Case::new(source).after("Define “Acme GmbH” as an organization in Companies"), @r"
        new: Companies/Acme GmbH.md
        + ---
        + type: organization
        + ---
        + # Acme GmbH
        now:
          Companies/Acme GmbH → Acme GmbH
        ");
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
    assert_snapshot!(there.titles(), @r"
        fix: Define “Marco Polo” as an organization in Organizations/Marco Polo.md
        fix: Ignore “Marco Polo” on this line
        fix: Ignore “Marco Polo” in this note
        fix: Ignore “Marco Polo” in the workspace
        rewrite: Remove the link, keep “Marco Polo”
        ");
}

#[test]
fn a_template_says_what_a_new_note_holds() {
    let templates = Templates { person: Some("templates/who.md".to_owned()), organization: None };
    let settings = Settings { templates, ..Settings::default() };
    let case = Case::with_settings("//- /a.md\n🧭 [[Zoë {{Lane}}$0 Quill]] and [[Marco Polo]]\n", settings)
        .and_file("templates/who.md", "---\ntype: {{ kind }}\nmet: {{date}}\n---\n# {{name}}\n{{other}} {{\n");
    assert_snapshot!(case.after_selecting("Marco Polo", "Define “Marco Polo” as a person in People"), @r"
        new: People/Marco Polo.md
        + ---
        + type: person
        + met: 2025-01-28
        + ---
        + # Marco Polo
        + {{other}} {{
        now:
          Zoë {{Lane}} Quill → undefined
          Marco Polo → Marco Polo
          flagged: unresolved-link “Zoë {{Lane}} Quill”
        ");
}

#[test]
fn a_template_is_filled_as_its_frontmatter_is_written() {
    let templates = Templates { person: Some("templates/who.md".to_owned()), organization: None };
    let settings = Settings { templates, ..Settings::default() };
    let template =
        "---\ntitle: {{name}}\naliases: [{{name}}]\nquoted: \"Met {{name}}\"\ntype: {{kind}}\n---\n# {{name}}\n";
    let case = Case::with_settings("//- /a.md\n[[Ondrel \"Ash\" Quill]] came.\n", settings)
        .and_file("templates/who.md", template);
    assert_snapshot!(case.after_selecting("Ondrel", "Define"), @r##"
    new: People/Ondrel Ash Quill.md
    + ---
    + title: "Ondrel \"Ash\" Quill"
    + aliases: ["Ondrel \"Ash\" Quill"]
    + quoted: "Met Ondrel \"Ash\" Quill"
    + type: person
    + ---
    + # Ondrel "Ash" Quill
    now:
      Ondrel "Ash" Quill → Ondrel "Ash" Quill
    "##);
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
    assert_snapshot!(case.titles_without_files(), @r"
        fix: Define “Zoë Lane” as a person in Cast.md
        fix: Ignore “Zoë Lane” on this line
        fix: Ignore “Zoë Lane” in this note
        fix: Ignore “Zoë Lane” in the workspace
        rewrite: Remove the link, keep “Zoë Lane”
        ");
    assert_snapshot!(case.after("Define “Zoë Lane” as a person in Cast.md"), @r"
        Cast.md
        + ## Zoë Lane
        + 
        now:
          Zoë Lane → Zoë Lane
        ");
}

#[test]
fn selected_text_is_defined() {
    let source = "//- /a.md\n🧭 We saw  Zoë\nLane there. [x]\n";
    let case = Case::new(source);
    assert_snapshot!(case.titles_of(" Zoë\nLane "), @r"
        fix: Define “Zoë Lane” as a person in People/Zoë Lane.md
        fix: Define “Zoë Lane” as an organization in Organizations/Zoë Lane.md
        ");
    assert_snapshot!(case.after_selecting("Zoë\nLane", "Define “Zoë Lane” as a person"), @r"
        new: People/Zoë Lane.md
        + ---
        + type: person
        + ---
        + # Zoë Lane
        now:
          Zoë
        Lane → Zoë Lane
        ");
    assert_snapshot!(case.titles_of("We saw  Zoë\nLane there. [x]"), @"nothing");
    assert_snapshot!(case.titles_of("there"), @"nothing");
}

/// What an alias for `José Núñez` makes of a definition.
fn aliased(definition: &str) -> String {
    let source = format!("//- /People/José Núñez.md\n{definition}//- /a.md\n🧭 [[Pepe Núñez$0]].\n");
    Case::new(&source).after("Add “Pepe Núñez” as an alias of José Núñez")
}

#[test]
fn an_alias_is_added_however_aliases_are_written() {
    assert_snapshot!(aliased("---\naliases: [Pepito, \"El Jefe\"]\ntype: person\n---\nText.\n"), @r#"
        People/José Núñez.md
        - aliases: [Pepito, "El Jefe"]
        + aliases: [Pepito, "El Jefe", "Pepe Núñez"]
        now:
          Pepe Núñez → José Núñez
        "#);
    assert_snapshot!(aliased("---\naliases: []\n---\n"), @r"
        People/José Núñez.md
        - aliases: []
        + aliases: [Pepe Núñez]
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("---\naliases:\nrole: chief\n---\n"), @r"
        People/José Núñez.md
        - aliases:
        + aliases: [Pepe Núñez]
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("---\naliases:\n  - Pepito\n  - 'El Jefe'\nrole: chief\n---\n"), @r"
        People/José Núñez.md
        +   - 'Pepe Núñez'
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("---\r\naliases:\r\n- Pepito\r\nrole: chief\r\n---\r\n"), @r"
        People/José Núñez.md
        + - Pepe Núñez␍
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("---\nalias: Pepito, Jefe\n---\n"), @r"
        People/José Núñez.md
        - alias: Pepito, Jefe
        + alias: Pepito, Jefe, Pepe Núñez
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("---\naliases: [\n  Pepito,\n  Jefe,\n]\n---\n"), @r"
        People/José Núñez.md
        -   Jefe,
        +   Jefe, Pepe Núñez,
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("---\nrole: chief\n---\n# José Núñez\n"), @r"
        People/José Núñez.md
        + aliases: [Pepe Núñez]
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("\u{feff}---\r\nrole: chief\r\n---\r\n"), @r"
        People/José Núñez.md
        + aliases: [Pepe Núñez]␍
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("# José Núñez\r\nA chief.\r\n"), @r"
        People/José Núñez.md
        + ---␍
        + aliases: [Pepe Núñez]␍
        + ---␍
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("+++\nrole = \"chief\"\n[more]\nx = 1\n+++\n"), @r#"
        People/José Núñez.md
        + aliases = ["Pepe Núñez"]
        now:
          Pepe Núñez → José Núñez
        "#);
    assert_snapshot!(aliased("type:: person\nrole:: chief\n\n- A chief.\n"), @r"
        People/José Núñez.md
        + alias:: Pepe Núñez
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("alias:: Pepito\ntype:: person\n"), @r"
        People/José Núñez.md
        - alias:: Pepito
        + alias:: Pepito, Pepe Núñez
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(aliased("+++\naliases = [\"Pepito\"]\n+++\n"), @r#"
        People/José Núñez.md
        - aliases = ["Pepito"]
        + aliases = ["Pepito", "Pepe Núñez"]
        now:
          Pepe Núñez → José Núñez
        "#);
}

#[test]
fn no_alias_is_added_beside_a_map_of_aliases() {
    let source = "//- /People/José Núñez.md\n---\naliases: {short: Pepito}\n---\n//- /a.md\n🧭 [[Pepe Núñez$0]].\n";
    assert!(!Case::new(source).titles().contains("as an alias"));
}

#[test]
fn an_alias_is_added_to_an_entry() {
    let source = |entry: &str| {
        format!(
            "//- /Cast.md\n---\ntype: people\n---\n## José Núñez\n{entry}\n## Ann Smith\nA sailor.\n//- /a.md\n🧭 [[Pepe Núñez$0]].\n"
        )
    };
    let title = "Add “Pepe Núñez” as an alias of José Núñez";
    assert_snapshot!(Case::new(&source("alias: Pepito\nA chief.\n")).after(title), @r"
        Cast.md
        - alias: Pepito
        + alias: Pepito, Pepe Núñez
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(Case::new(&source("A chief.\n")).after(title), @r"
        Cast.md
        + alias: Pepe Núñez
        now:
          Pepe Núñez → José Núñez
        ");
    assert_snapshot!(Case::new(&source("\nA chief.\n")).after(title), @r"
        Cast.md
        + alias: Pepe Núñez
        now:
          Pepe Núñez → José Núñez
        ");
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
    assert_snapshot!(Case::new(broken).titles(), @r"
        fix: Link to José Núñez instead
        fix: Define “Pepe Núñez” as a person in People/Pepe Núñez.md
        fix: Define “Pepe Núñez” as an organization in Organizations/Pepe Núñez.md
        fix: Ignore “Pepe Núñez” on this line
        fix: Ignore “Pepe Núñez” in this note
        fix: Ignore “Pepe Núñez” in the workspace
        rewrite: Remove the link, keep “Pepe Núñez”
        ");
}

#[test]
fn a_name_with_marks_is_quoted() {
    let source = "
//- /Companies/Zorgle Works.md
---
aliases: [ZW]
---
//- /a.md
🧭 [[Zorgle: Works$0]]
";
    assert_snapshot!(Case::new(source).after("Add"), @r#"
        Companies/Zorgle Works.md
        - aliases: [ZW]
        + aliases: [ZW, "Zorgle: Works"]
        now:
          Zorgle: Works → Zorgle Works
        "#);
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
    assert_snapshot!(Case::new(source).titles(), @r"
        fix (preferred): Link to Tom Elison instead
        fix: Link to Tom Ellison-Price instead
        fix: Link to Ann Ellison instead
        fix: Define “Tomm Ellison” as a person in People/Tomm Ellison.md
        fix: Define “Tomm Ellison” as an organization in Companies/Tomm Ellison.md
        fix: Add “Tomm Ellison” as an alias of Tom Elison
        fix: Add “Tomm Ellison” as an alias of Tom Ellison-Price
        fix: Add “Tomm Ellison” as an alias of Ann Ellison
        fix: Ignore “Tomm Ellison” on this line
        fix: Ignore “Tomm Ellison” in this note
        fix: Ignore “Tomm Ellison” in the workspace
        rewrite: Remove the link, keep “Tomm Ellison”
        ");
    let source = "//- /Companies/General Electric.md\n//- /a.md\nAbout GE here.\n";
    assert_snapshot!(Case::new(source).titles_of("GE"), @r"fix: Link “GE” to General Electric (Companies/General Electric.md)");
}
