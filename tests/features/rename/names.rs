use insta::assert_snapshot;
use whoswho::features::RenameAbilities;

use super::applied::{show_prepared, show_rename, show_rename_with, show_tagged_rename};

const LIANG: &str = "
//- /People/Liang Wenfeng.md
---
type: person
title: Liang Wenfeng
aliases: [梁文锋, Founder Liang]
---
# Liang Wenfeng

Liang likes [himself](Liang%20Wenfeng.md).
";

#[test]
fn a_name_changes_wherever_it_stands() {
    let source = format!(
        "{LIANG}
//- /Notes/Visit.md
🙂 met Liang$0 Wenfeng's team. Liang spoke, LIANG WENFENG listened, and Wenfeng wrote.

| who | what |
|-----|------|
| [[Liang Wenfeng\\|the boss]] | [[Liang Wenfeng]] |

- [[Liang Wenfeng|Liang Wenfeng]], [[People/Liang Wenfeng#Early life|text]], ![[Liang Wenfeng]]
- [Liang Wenfeng](../People/Liang%20Wenfeng.md \"title\") and [other text](<../People/Liang Wenfeng.md>)
- [by reference][l], 梁文锋, Founder Liang, `Liang Wenfeng`
- **Liang** Wenfeng, Liang
  Wenfeng

[l]: ../People/Liang%20Wenfeng.md
//- /Notes/Cast.md
---
people: [Liang Wenfeng, \"[[Liang Wenfeng]]\"]
boss: '[[Liang Wenfeng]]'
---
Nobody else.
"
    );
    assert_snapshot!(show_rename(&source, "Liang Wénxīn"), @r#"
    == People/Liang Wenfeng.md → People/Liang Wénxīn.md
    ---
    type: person
    title: Liang Wénxīn
    aliases: [梁文锋, Founder Liang]
    ---
    # Liang Wénxīn

    Liang likes [himself](Liang%20Wénxīn.md).

    == Notes/Visit.md
    🙂 met Liang Wénxīn's team. Liang spoke, LIANG WÉNXĪN listened, and Wénxīn wrote.

    | who | what |
    |-----|------|
    | [[Liang Wénxīn\|the boss]] | [[Liang Wénxīn]] |

    - [[Liang Wénxīn|Liang Wénxīn]], [[People/Liang Wénxīn#Early life|text]], ![[Liang Wénxīn]]
    - [Liang Wénxīn](../People/Liang%20Wénxīn.md "title") and [other text](<../People/Liang Wénxīn.md>)
    - [by reference][l], 梁文锋, Founder Liang, `Liang Wenfeng`
    - **Liang** Wénxīn, Liang
      Wénxīn

    [l]: ../People/Liang%20Wénxīn.md
    == Notes/Cast.md
    ---
    people: [Liang Wénxīn, "[[Liang Wénxīn]]"]
    boss: '[[Liang Wénxīn]]'
    ---
    Nobody else.
    "#);
}

#[test]
fn a_surname_changes_with_its_parts() {
    let source = "
//- /people/ada-lovelace.md
---
type: person
aliases:
  - Countess
---
# Ada Lovelace
//- /Met.md
Ada Lovelace came. Lovelace stayed, and Ada too; A. Lovelace signed. The Countess$0 left.

See [[ada-lovelace]], [[Ada Lovelace]], [[ada-lovelace|Lovelace]] and [Lovelace](people/ada-lovelace.md#ada-lovelace).
//- /Ignored.md
---
whoswho: false
---
Ada Lovelace, [[ada-lovelace]]
";
    // On the alias, the alias changes alone.
    assert_snapshot!(show_rename(source, "Enchantress"), @r"
    == people/ada-lovelace.md
    ---
    type: person
    aliases:
      - Enchantress
    ---
    # Ada Lovelace
    == Met.md
    Ada Lovelace came. Lovelace stayed, and Ada too; A. Lovelace signed. The Enchantress left.

    See [[ada-lovelace]], [[Ada Lovelace]], [[ada-lovelace|Lovelace]] and [Lovelace](people/ada-lovelace.md#ada-lovelace).
    ");
    let source = source.replace("Countess$0", "Countess").replace("Ada Lovelace came", "Ada$0 Lovelace came");
    assert_snapshot!(show_rename(&source, "Ada O'Brien Somerville"), @r"
    == people/ada-lovelace.md → people/ada-obrien-somerville.md
    ---
    type: person
    aliases:
      - Countess
    ---
    # Ada O'Brien Somerville
    == Met.md
    Ada O'Brien Somerville came. Somerville stayed, and Ada too; A. Somerville signed. The Countess left.

    See [[ada-obrien-somerville]], [[Ada O'Brien Somerville]], [[ada-obrien-somerville|Lovelace]] and [Lovelace](people/ada-obrien-somerville.md#ada-obrien-somerville).
    == Ignored.md
    ---
    whoswho: false
    ---
    Ada Lovelace, [[ada-obrien-somerville]]
    ");
}

#[test]
fn the_style_of_a_file_is_kept() {
    let source = "
//- /People/@Rich Hickey.md
Made Clojure.
//- /People/Hamming, Richard.md
Wrote codes.
//- /Talk.md
Rich Hickey$0 met [[Hamming, Richard]] and [[@Rich Hickey|Rich Hickey]].
";
    assert_snapshot!(show_rename(source, "Rick Hickory"), @r"
    == People/@Rich Hickey.md → People/@Rick Hickory.md
    (as it was)
    == Talk.md
    Rick Hickory met [[Hamming, Richard]] and [[@Rick Hickory|Rick Hickory]].
    ");
    let source = source.replace("$0", "").replace("[[Hamming", "[[$0Hamming");
    assert_snapshot!(show_rename(&source, "Dick Hammond"), @r"
    == People/Hamming, Richard.md → People/Hammond, Dick.md
    (as it was)
    == Talk.md
    Rich Hickey met [[Hammond, Dick]] and [[@Rich Hickey|Rich Hickey]].
    ");
}

#[test]
fn a_heading_of_a_note_about_many_is_a_name() {
    let source = "
//- /Cast.md
---
type: people
---
# Cast

## José Núñez
The $0hero.

## Zoë Castillo
The villain. She hates José Núñez.
//- /Plot.md
[[Cast#José Núñez]] meets [[Cast#Zoë Castillo|her]]. José is late. See [him](Cast.md#José%20Núñez).
";
    let source = source.replace("The $0hero", "The hero").replace("## José Núñez", "## José$0 Núñez");
    assert_snapshot!(show_rename(&source, "José Peña"), @r"
    == Cast.md
    ---
    type: people
    ---
    # Cast

    ## José Peña
    The hero.

    ## Zoë Castillo
    The villain. She hates José Peña.
    == Plot.md
    [[Cast#José Peña]] meets [[Cast#Zoë Castillo|her]]. José is late. See [him](Cast.md#José%20Peña).
    ");
}

#[test]
fn one_of_two_who_share_a_name_is_renamed_alone() {
    let source = "
//- /A/John Smith.md
---
type: person
---
A baker.
//- /B/John Smith.md
---
type: person
---
A smith.
//- /A/Bread.md
[[John Smith]] bakes. John Smith$0 sells.
//- /B/Iron.md
[[John Smith]] forges. John Smith sells.
//- /Both.md
[[A/John Smith]] and [[B/John Smith]].
";
    assert_snapshot!(show_rename(source, "John Baker"), @r"
    == A/John Smith.md → A/John Baker.md
    (as it was)
    == A/Bread.md
    [[John Baker]] bakes. John Baker sells.
    == Both.md
    [[A/John Baker]] and [[B/John Smith]].
    ");
}

#[test]
fn organizations_keep_what_stands_around_their_names() {
    let source = "
//- /Companies/Acme.md
---
type: company
---
# Acme
//- /Deal.md
Acme$0 Inc. bought it. ACME sold it, and AcmeCorp watched. Acme's shares fell.
";
    assert_snapshot!(show_rename(source, "Apex Dynamics"), @r"
    == Companies/Acme.md → Companies/Apex Dynamics.md
    ---
    type: company
    ---
    # Apex Dynamics
    == Deal.md
    Apex Dynamics Inc. bought it. APEX DYNAMICS sold it, and AcmeCorp watched. Apex Dynamics's shares fell.
    ");
}

#[test]
fn the_old_name_is_offered_as_an_alias_in_the_style_of_the_note() {
    let offer = |head: &str| {
        let source = format!("//- /People/Ada Byron.md\n{head}Ada Byron$0 wrote.\n");
        show_rename_with(&source, "Ada King", RenameAbilities { files: true, labels: true })
    };
    assert_snapshot!(offer("---\ntype: person\naliases: [Countess]\n---\n"), @r"
    == People/Ada Byron.md → People/Ada King.md
    ---
    type: person
    aliases: [Countess, Ada Byron]
    ---
    Ada King wrote.
    ");
    assert_snapshot!(offer("---\ntype: person\naliases: []\n---\n"), @r"
    == People/Ada Byron.md → People/Ada King.md
    ---
    type: person
    aliases: [Ada Byron]
    ---
    Ada King wrote.
    ");
    assert_snapshot!(offer("---\ntype: person\naliases:\n  - Countess\n  - \"Enchantress\"\ntags: [x]\n---\n"), @r#"
    == People/Ada Byron.md → People/Ada King.md
    ---
    type: person
    aliases:
      - Countess
      - "Enchantress"
      - "Ada Byron"
    tags: [x]
    ---
    Ada King wrote.
    "#);
    assert_snapshot!(offer("---\ntype: person\naliases: Countess, Enchantress\n---\n"), @r"
    == People/Ada Byron.md → People/Ada King.md
    ---
    type: person
    aliases: Countess, Enchantress, Ada Byron
    ---
    Ada King wrote.
    ");
    assert_snapshot!(offer("---\ntype: person\naliases:\n---\n"), @r"
    == People/Ada Byron.md → People/Ada King.md
    ---
    type: person
    aliases: [Ada Byron]
    ---
    Ada King wrote.
    ");
    assert_snapshot!(offer("---\ntype: person\n---\n"), @r"
    == People/Ada Byron.md → People/Ada King.md
    ---
    type: person
    aliases: [Ada Byron]
    ---
    Ada King wrote.
    ");
    assert_snapshot!(offer(""), @r"
    == People/Ada Byron.md → People/Ada King.md
    ---
    aliases: [Ada Byron]
    ---
    Ada King wrote.
    ");
    assert_snapshot!(offer("---\ntype: person\naliases: [Ada Byron]\n---\n"), @r"
    == People/Ada Byron.md → People/Ada King.md
    ---
    type: person
    aliases: [Ada Byron]
    ---
    Ada King wrote.
    ");
}

#[test]
fn a_note_whose_file_must_stay_gets_a_title() {
    let source = "
//- /People/Ada Byron.md
---
type: person
---
//- /Met.md
Ada Byron$0 and [[Ada Byron]].
";
    assert_snapshot!(show_rename_with(source, "Ada King", RenameAbilities::default()), @r"
    == People/Ada Byron.md
    ---
    type: person
    title: Ada King
    ---
    == Met.md
    Ada King and [[Ada Byron]].
    ");
}

#[test]
fn a_name_that_nobody_has_defined_is_renamed_in_every_note() {
    let source = "
//- /One.md
🧭 On Monday Petra Lindqvist called her mother. Lindqvist was late.
//- /Two.md
On Monday Petra Lindqvist$0 called her mother. We like Petra Lindqvist's house.
";
    assert_snapshot!(show_tagged_rename(source, "Petra Söderberg"), @r"
    == One.md
    🧭 On Monday Petra Söderberg called her mother. Söderberg was late.
    == Two.md
    On Monday Petra Söderberg called her mother. We like Petra Söderberg's house.
    ");
}

#[test]
fn the_name_that_changes_is_shown_beforehand() {
    assert_snapshot!(show_prepared(&format!("{LIANG}\n//- /X.md\n🙂 [[Liang Wenfeng]] and Li$0ang.\n")), @r"
    🙂 [[Liang Wenfeng]] and Liang.
                            ▔▔↑▔▔
    Liang Wenfeng
    ");
    assert_snapshot!(show_prepared(&format!("{LIANG}\n//- /X.md\n🙂 [$0the boss](People/Liang%20Wenfeng.md)\n")), @r"
    🙂 [the boss](People/Liang%20Wenfeng.md)
       ↑▔▔▔▔▔▔▔
    Liang Wenfeng
    ");
    assert_snapshot!(show_prepared(&format!("{LIANG}\n//- /X.md\n🙂 Founder $0Liang\n")), @r"
    🙂 Founder Liang
      ▔▔▔▔▔▔▔▔↑▔▔▔▔
    Founder Liang
    ");
    assert_snapshot!(show_prepared(&format!("{LIANG}\n//- /X.md\n🙂 [[$0Founder Liang]]\n")), @r"
    🙂 [[Founder Liang]]
        ↑▔▔▔▔▔▔▔▔▔▔▔▔
    Founder Liang
    ");
}

/// All notes after Ann Smith has become somebody else.
fn after(notes: &str, new: &str) -> String {
    let ann = "//- /People/Ann Smith.md\n---\ntype: person\n---\nA sailor.\n";
    show_rename(&format!("{ann}{notes}//- /z.md\nAnn$0 Smith came.\n"), new)
}

#[test]
fn emphasis_around_words_that_go_goes_with_them() {
    let text = "//- /a.md\n🧭 **Ann** *Smith* said. _Ann_ **Smith**. \"Ann *Smith*\"\n";
    assert_snapshot!(after(text, "Zorbicka"), @r#"
    == People/Ann Smith.md → People/Zorbicka.md
    (as it was)
    == a.md
    🧭 **Zorbicka** said. _Zorbicka_. "Zorbicka"
    == z.md
    Zorbicka came.
    "#);
}

#[test]
fn a_link_whose_text_is_its_label_leads_where_it_led() {
    let text = "//- /a.md\nSee [Ann Smith], [Ann Smith][], [Ann Smith][x] and [about Ann Smith](https://example.org).\n\n[Ann Smith]: https://example.org/ann\n[x]: https://example.org/x\n";
    assert_snapshot!(after(text, "Bea Lee"), @r"
    == People/Ann Smith.md → People/Bea Lee.md
    (as it was)
    == a.md
    See [Bea Lee][Ann Smith], [Bea Lee][Ann Smith], [Bea Lee][x] and [about Bea Lee](https://example.org).

    [Ann Smith]: https://example.org/ann
    [x]: https://example.org/x
    == z.md
    Bea Lee came.
    ");
}

#[test]
fn a_value_with_escapes_is_written_as_a_whole() {
    let text = "//- /a.md\n---\nattendees: [\"Ann\\x20Smith\", Bob]\n---\nx\n//- /b.md\n+++\nauthor = \"Ann\\u0020Smith\"\n+++\nx\n";
    assert_snapshot!(after(text, "Bea Lee"), @r#"
    == People/Ann Smith.md → People/Bea Lee.md
    (as it was)
    == a.md
    ---
    attendees: ["Bea Lee", Bob]
    ---
    x
    == b.md
    +++
    author = "Bea Lee"
    +++
    x
    == z.md
    Bea Lee came.
    "#);
}
