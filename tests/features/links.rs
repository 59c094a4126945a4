//! References that the writer marked: links, handles, properties.

use crate::checks::{check, check_reasons};

#[test]
fn a_wikilink_names_a_note_by_its_file_in_any_case() {
    check_reasons(
        "
//- /People/Zoë Lane.md
//- /a.md
🔗 [[Zoë Lane]], [[zoë lane]], [[Zoe Lane]], [[People/Zoë Lane]], [[People/Zoë Lane.md]] and ![[Zoë Lane]].
    ^^^^^^^^ Zoë Lane: link to the note about Zoë Lane
                  ^^^^^^^^ Zoë Lane: link to the note about Zoë Lane
                                ^^^^^^^^ Zoë Lane: link to the note about Zoë Lane
                                              ^^^^^^^^^^^^^^^ Zoë Lane: link to the note about Zoë Lane
                                                                   ^^^^^^^^^^^^^^^^^^ Zoë Lane: link to the note about Zoë Lane
                                                                                               ^^^^^^^^ Zoë Lane: link to the note about Zoë Lane
",
    );
}

#[test]
fn a_wikilink_may_show_something_else() {
    check_reasons(
        r"
//- /People/Ada Lovelace.md
//- /a.md
The [[Ada Lovelace|countess]] and her [[Ada Lovelace#Notes|notes]].
      ^^^^^^^^^^^^ Ada Lovelace: link to the note about Ada Lovelace
                                        ^^^^^^^^^^^^ Ada Lovelace: link to the note about Ada Lovelace

| a | b |
| - | - |
| [[Ada Lovelace\|she]] | x |
    ^^^^^^^^^^^^ Ada Lovelace: link to the note about Ada Lovelace
",
    );
}

#[test]
fn a_wikilink_names_somebody_by_alias() {
    check_reasons(
        "
//- /People/Liang Wenfeng.md
---
aliases: [梁文锋, Wenfeng of Zhanjiang]
---
//- /a.md
[[梁文锋]] is [[Wenfeng of Zhanjiang]].
  ^^^ Liang Wenfeng: link by a name of Liang Wenfeng
             ^^^^^^^^^^^^^^^^^^^^ Liang Wenfeng: link by a name of Liang Wenfeng
",
    );
}

#[test]
fn a_wikilink_names_a_section() {
    check_reasons(
        "
//- /cast.md
---
type: people
---
## Mara Ellison
The captain.
## Zoë Lane
The pilot.
//- /a.md
[[cast#Mara Ellison]] and [[cast#zoe lane|the pilot]], all of [[cast]].
       ^^^^^^^^^^^^ Mara Ellison: link to the section about Mara Ellison
                                 ^^^^^^^^ Zoë Lane: link to the section about Zoë Lane
",
    );
}

#[test]
fn of_sections_with_one_name_the_first_of_that_note_is_meant() {
    check_reasons(
        "
//- /A/cast.md
---
type: people
---
## Mara Ellison
The captain.
## Zoë Lane
alias: Mara Ellison
//- /B/crew.md
---
type: people
---
## Tom Lane
alias: Mara Ellison
## Mara Ellison
The cook.
//- /a.md
🔗 [[cast#Mara Ellison]], [[crew#Mara Ellison]] and [[crew#Zoë Lane]].
         ^^^^^^^^^^^^ Mara Ellison in A/cast.md: link to the section about Mara Ellison
                                ^^^^^^^^^^^^ Tom Lane: link to the section about Tom Lane
",
    );
}

#[test]
fn a_markdown_link_names_a_note_by_its_path() {
    check_reasons(
        "
//- /People/Zoë Lane.md
//- /Story/Old/One.md
[Zoë](../../People/Zo%C3%AB%20Lane.md), [the pilot](<../../People/Zoë Lane.md>), [her](/People/Zo%C3%AB%20Lane.md).
 ^^^ Zoë Lane: link to the note about Zoë Lane
                                         ^^^^^^^^^ Zoë Lane: link to the note about Zoë Lane
                                                                                  ^^^ Zoë Lane: link to the note about Zoë Lane
",
    );
}

#[test]
fn a_link_to_a_topic_is_none_of_our_business() {
    check(
        "
//- /People/Ada Lovelace.md
//- /Topics/Analytical Engine.md
A machine.
//- /a.md
[[Analytical Engine]], [[2025-01-28]], [[Topics/ideas]], [x](https://example.org), [y](pictures/ada.png), [[quantum computing]].
",
    );
}

#[test]
fn a_link_that_reads_as_a_name_and_leads_nowhere_is_unresolved() {
    check(
        "
//- /People/Ada Lovelace.md
//- /a.md
[[Zhang Wei]], [[People/Zoë Kravitz|she]] and [Marco Polo](../People/Marco%20Polo.md).
  ^^^^^^^^^ undefined
                 ^^^^^^^^^^^^^^^^^^ undefined
                                               ^^^^^^^^^^ undefined
",
    );
}

#[test]
fn a_handle_names_its_bearer() {
    check_reasons(
        "
//- /People/Ada Lovelace.md
---
handle: ada
---
//- /a.md
🙋 @ada and @Ada, but @bob; mail ada@example.org.
  ^^^^ Ada Lovelace: handle of Ada Lovelace
           ^^^^ Ada Lovelace: handle of Ada Lovelace
",
    );
}

#[test]
fn without_any_handle_an_at_sign_means_nothing() {
    check(
        "
//- /People/Ada Lovelace.md
//- /a.md
@ada and @home.
",
    );
}

#[test]
fn a_link_in_a_property_is_a_mention() {
    check_reasons(
        r#"
//- /Companies/DeepSeek.md
//- /People/Liang Wenfeng.md
//- /a.md
---
organization: "[[DeepSeek]]"
                 ^^^^^^^^ DeepSeek: link to the note about DeepSeek
people:
  - "[[Liang Wenfeng]]"
       ^^^^^^^^^^^^^ Liang Wenfeng: link to the note about Liang Wenfeng
  - Liang Wenfeng
    ^^^^^^^^^^^^^ Liang Wenfeng: full name
  - "[[Bob]]"
       ^^^ undefined: probably a person, and no note has this name
note: Liang Wenfeng
---
Liang of DeepSeek.
^^^^^ Liang Wenfeng: surname of Liang Wenfeng, listed on line 5
         ^^^^^^^^ DeepSeek: full name
"#,
    );
}

#[test]
fn a_note_in_somebodys_cast_is_about_somebody() {
    check_reasons(
        "
//- /Notes/Mara Ellison.md
A captain.
//- /b.md
---
attendees: [\"[[Mara Ellison]]\"]
---
//- /a.md
🚢 Mara Ellison came, and Mara left.
  ^^^^^^^^^^^^ Mara Ellison: full name
                         ^^^^ Mara Ellison: given name of Mara Ellison, named in full on line 1
",
    );
}
