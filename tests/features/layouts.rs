//! How notes are laid out on disk by the programs that people write them with.

use crate::checks::check;

#[test]
fn logseq_pages_are_found_by_their_namespace() {
    check(
        "
//- /pages/Person___Ada Pottinger.md
alias:: [[Addie]], [[Person/Ada Clay]]

- A potter.
//- /pages/Kilns.md
tags:: [[Person/Ada Pottinger]]
alias:: [[Fire Boxes]]
//- /journals/2026_01_02.md
- Met [[Person/Ada Pottinger]], [[Addie]] and [[Fire Boxes]]. Ada Pottinger left.
        ^^^^^^^^^^^^^^^^^^^^ Ada Pottinger
                                  ^^^^^ Ada Pottinger
                                                              ^^^^^^^^^^^^^ Ada Pottinger
- Then [[Person/Ada Clay]] met Ada Clay.
         ^^^^^^^^^^^^^^^ Ada Pottinger
                               ^^^^^^^^ Ada Pottinger
",
    );
}

#[test]
fn notes_that_are_named_after_a_number_go_by_their_heading() {
    check(
        "
//- /4fk9.md
---
tags: [person]
---
# Tilda Rowanne
//- /1718123456-XKCD.md
---
aliases: [Otto Grieve]
tags: [person]
---
//- /a.md
[[4fk9]] and [him](1718123456-XKCD.md) met. Tilda Rowanne saw Otto Grieve.
  ^^^^ Tilda Rowanne
              ^^^ Otto Grieve
                                            ^^^^^^^^^^^^^ Tilda Rowanne
                                                              ^^^^^^^^^^^ Otto Grieve
",
    );
}

#[test]
fn identifiers_of_org_lead_to_notes_and_headings() {
    check(
        "
//- /people/20240102030406-gil_otterburn.org
:PROPERTIES:
:ID:       bbbb-2222
:END:
#+title: Gil Otterburn
//- /People.org
* Tam Oldacre
:PROPERTIES:
:ID: h-1
:END:
A baker of bread.
* Una Wexcombe
:PROPERTIES:
:ID: h-2
:END:
A miller of corn.
//- /a.org
[[id:bbbb-2222][our beekeeper]] met [[id:h-2][the miller]].
                ^^^^^^^^^^^^^ Gil Otterburn
                                              ^^^^^^^^^^ Una Wexcombe
",
    );
}

#[test]
fn a_plain_line_at_the_top_names_who_wrote_a_note() {
    check(
        "
//- /Odo Finchley.md
Notes.
//- /a.md
Auteur : [[Odo Finchley]]
           ^^^^^^^^^^^^ Odo Finchley

On oars. Finchley was right.
         ^^^^^^^^ Odo Finchley
",
    );
}

#[test]
fn a_line_may_begin_behind_a_name_of_one_word() {
    check(
        "
//- /People/Quillith.md
# Quillith
//- /a.md
> It rained on Quillith
               ^^^^^^^^ Quillith
> Every roof leaked
",
    );
}

#[test]
fn aliases_in_org_may_have_commas_between_them() {
    check(
        "
//- /ann.org
#+title: Ann Smith
#+filetags: :person:
#+aliases: Foo Zed, Bar Quax
//- /a.md
We met Foo Zed and Bar Quax.
       ^^^^^^^ Ann Smith
                   ^^^^^^^^ Ann Smith
",
    );
}

#[test]
fn a_link_in_single_quotes_has_its_apostrophe_twice() {
    check(
        "
//- /People/Zoe O'Brien.md
//- /a.md
---
related: '[[Zoe O''Brien]]'
            ^^^^^^^^^^^^ Zoe O'Brien
---
",
    );
}
