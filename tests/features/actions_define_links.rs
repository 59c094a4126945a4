//! Defining whom Markdown links and handles mean that lead nowhere.

use insta::assert_snapshot;

use crate::remedies::Case;

#[test]
fn a_markdown_link_is_defined_where_it_points() {
    let source = "
//- /people/ann-smith.md
# Ann Smith
//- /notes/log.md
🧭 See [Zo](../people/Zoë%20O%27Neil.md#life$0) tomorrow.
";
    let case = Case::new(source);
    assert_snapshot!(case.titles(), @"
    fix: Define “Zoë O'Neil” as a person in people/Zoë O'Neil.md
    fix: Define “Zoë O'Neil” as an organization in people/Zoë O'Neil.md
    fix: Ignore “Zo” on this line
    fix: Ignore “Zo” in this note
    fix: Ignore “Zo” in the workspace
    rewrite: Remove the link, keep “Zo”
    ");
    assert_snapshot!(case.after("Define “Zoë O'Neil” as a person"), @"
    new: people/Zoë O'Neil.md
    + ---
    + type: person
    + ---
    + # Zoë O'Neil
    now:
      Zo → Zoë O'Neil
    ");
}

#[test]
fn a_handle_is_defined_with_a_note_that_has_it() {
    let source = "
//- /People/Ann Smith.md
---
type: person
handle: ann
---
//- /log.md
🧭 @zoe-la$0ne called.
";
    let case = Case::new(source);
    assert_snapshot!(case.titles(), @"
    fix: Define “@zoe-lane” as a person in People/Zoe Lane.md
    fix: Define “@zoe-lane” as an organization in Organizations/Zoe Lane.md
    ");
    assert_snapshot!(case.after("Define “@zoe-lane” as a person"), @"
    new: People/Zoe Lane.md
    + ---
    + type: person
    + handle: zoe-lane
    + ---
    + # Zoe Lane
    now:
      @zoe-lane → Zoe Lane
    ");
}

#[test]
fn a_template_takes_the_handle_in() {
    let templates = whoswho::world::Templates { person: Some("Templates/p.md".to_owned()), organization: None };
    let settings = whoswho::world::Settings { templates, ..whoswho::world::Settings::default() };
    let source = "
//- /People/Ann Smith.md
---
type: person
handle: ann
---
//- /log.md
🧭 @ZoeLa$0ne called.
";
    let template = "---\ntype: person\nhandle:\n---\n# {{name}}\n";
    let case = Case::with_settings(source, settings).and_file("Templates/p.md", template);
    assert_snapshot!(case.after("Define “@ZoeLane” as a person"), @"
    new: People/Zoe Lane.md
    + ---
    + type: person
    + handle: [ZoeLane]
    + ---
    + # Zoe Lane
    now:
      @ZoeLane → Zoe Lane
    ");
}

#[test]
fn a_page_of_logseq_is_made_where_its_link_leads() {
    let source = "
//- /pages/Person___Ada Pottinger.md
- A potter.
//- /journals/2025_01_28.md
- 🧭 [[Person/Bo W$0ren]] called.
";
    assert_snapshot!(Case::new(source).after("Define “Bo Wren” as a person"), @"
    new: pages/Person___Bo Wren.md
    + ---
    + type: person
    + ---
    + # Bo Wren
    now:
      Person/Bo Wren → Bo Wren
    ");
}

/// What can be done about a link, its name aside.
fn about(link: &str) -> String {
    let at = link.len() - 2;
    let (front, end) = link.split_at(at);
    let titles = Case::new(&format!("//- /People/Ann Smith.md\n//- /log.md\n🧭 {front}$0{end}\n")).titles();
    titles
        .lines()
        .filter(|line| line.contains("Define") && line.contains("person"))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn no_note_is_made_outside_of_the_folder_or_under_a_name_that_does_harm() {
    assert_snapshot!(about("[[/etc/Eve Xx]]"), @"fix: Define “Eve Xx” as a person in etc/Eve Xx.md");
    assert_snapshot!(about("[[../Eve Xx]]"), @"fix: Define “Eve Xx” as a person in a new note (refused: No note can be made for it: the path does not stay in the workspace folder.)");
    assert_snapshot!(about("[[C:/Eve Xx]]"), @"fix: Define “Eve Xx” as a person in a new note (refused: No note can be made for it: no file can have “:” in its name on every system.)");
    assert_snapshot!(about("[[~/Eve Xx]]"), @"fix: Define “Eve Xx” as a person in a new note (refused: No note can be made for it: “~” begins with “~”, which stands for a home folder.)");
    assert_snapshot!(about("[[.git/Eve Xx]]"), @"fix: Define “Eve Xx” as a person in a new note (refused: No note can be made for it: “.git” begins with a dot, so that it would be hidden.)");
    assert_snapshot!(about("[[con/Eve Xx]]"), @"fix: Define “Eve Xx” as a person in a new note (refused: No note can be made for it: “con” is a device on Windows.)");
    assert_snapshot!(about("[[People/Eve Xx.md.md]]"), @"fix: Define “Eve Xx.md” as a person in a new note (refused: No note can be made for it: “Eve Xx.md” ends like another kind of file.)");
    assert!(about("[[Eve \u{202e}Xx]]").ends_with(" as a person in People/Eve Xx.md\n"));
    assert!(about("[Eve Xx](People/Eve%00Xx.md)").contains("(refused: No note can be made for it: no file can have"));
}
