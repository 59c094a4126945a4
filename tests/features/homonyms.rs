//! Two of one name: identity is the definition, never the name.

use crate::checks::{check, check_reasons};

#[test]
fn two_of_one_name_are_ambiguous() {
    check_reasons(
        "
//- /People/Ann Smith.md
//- /People/Ann Smith (painter).md
//- /a.md
🎨 Ann Smith came. Smith smiled.
  ^^^^^^^^^ Ann Smith in People/Ann Smith (painter).md or Ann Smith in People/Ann Smith.md: two people have this name
                  ^^^^^ Ann Smith in People/Ann Smith (painter).md or Ann Smith in People/Ann Smith.md: two people in this note share this surname
",
    );
}

#[test]
fn the_one_that_is_linked_is_meant() {
    check_reasons(
        "
//- /People/Ann Smith.md
//- /People/Ann Smith (painter).md
//- /a.md
[[Ann Smith (painter)|She]] came.
  ^^^^^^^^^^^^^^^^^^^ Ann Smith in People/Ann Smith (painter).md: link to the note about Ann Smith
Ann Smith smiled, and Smith left.
^^^^^^^^^ Ann Smith in People/Ann Smith (painter).md: full name, linked on line 1
                      ^^^^^ Ann Smith in People/Ann Smith (painter).md: surname of Ann Smith, named in full on line 2
",
    );
}

#[test]
fn where_both_are_linked_nothing_decides() {
    check(
        "
//- /People/Zoë Smith.md
//- /People/Zoë Smith (painter).md
//- /a.md
[[Zoë Smith (painter)]] met [[Zoë Smith]]. Zoë Smith smiled.
  ^^^^^^^^^^^^^^^^^^^ Zoë Smith in People/Zoë Smith (painter).md
                              ^^^^^^^^^ Zoë Smith in People/Zoë Smith.md
                                           ^^^^^^^^^ Zoë Smith in People/Zoë Smith (painter).md or Zoë Smith in People/Zoë Smith.md
",
    );
}

#[test]
fn the_note_of_one_of_them_means_that_one() {
    check_reasons(
        "
//- /People/Ann Smith.md
//- /People/Ann Smith (painter).md
Ann Smith paints. Smith is known for it.
^^^^^^^^^ Ann Smith in People/Ann Smith (painter).md: full name, whom this note is about
                  ^^^^^ Ann Smith in People/Ann Smith (painter).md: surname of Ann Smith, named in full on line 1
",
    );
}

#[test]
fn a_canonical_name_wins_over_an_alias() {
    check(
        "
//- /People/Robert Galbraith.md
//- /People/Joanne Rowling.md
---
aliases: [Robert Galbraith]
---
//- /a.md
Robert Galbraith wrote it.
^^^^^^^^^^^^^^^^ Robert Galbraith
",
    );
}

#[test]
fn the_note_decides_between_bearers_of_an_alias() {
    check_reasons(
        "
//- /People/Ann Lee.md
---
aliases: [The Boss]
---
//- /People/Bob Ray.md
---
aliases: [The Boss]
---
//- /b.md
Bob Ray is here.
//- /a.md
The Boss is where?
^^^^^^^^ Ann Lee or Bob Ray: two people go by this name
",
    );
    check_reasons(
        "
//- /People/Ann Lee.md
---
aliases: [The Boss]
---
//- /People/Bob Ray.md
---
aliases: [The Boss]
---
//- /a.md
Bob Ray is here. The Boss is here.
^^^^^^^ Bob Ray: full name
                 ^^^^^^^^ Bob Ray: alias of Bob Ray, named in full on line 1
",
    );
}

#[test]
fn a_generation_behind_a_comma_means_who_bears_it_rather_than_who_bears_none() {
    check(
        "
//- /People/John Doe.md
//- /People/John Doe Jr..md
---
type: person
---
# John Doe Jr.
//- /People/John Doe Sr..md
---
type: person
---
# John Doe Sr.
//- /a.md
John Doe, Sr. came. John Doe, Jr., left with John Doe Sr. and John Doe.
^^^^^^^^^^^^ John Doe Sr.
                    ^^^^^^^^^^^^ John Doe Jr.
                                             ^^^^^^^^^^^^ John Doe Sr.
                                                              ^^^^^^^^ John Doe
",
    );
}

#[test]
fn an_exact_name_beats_a_longer_one_that_the_note_names() {
    check(
        "
//- /People/John Cartwright.md
//- /People/John Cartwright (smith).md
//- /People/John Henry Cartwright.md
//- /a.md
John Henry Cartwright came. John Cartwright left.
^^^^^^^^^^^^^^^^^^^^^ John Henry Cartwright
                            ^^^^^^^^^^^^^^^ John Cartwright in People/John Cartwright (smith).md or John Cartwright in People/John Cartwright.md
",
    );
}

#[test]
fn a_father_is_not_his_son_who_is_linked() {
    check(
        "
//- /People/Robert Lind.md
//- /People/Robert Lind Jr.md
//- /a.md
[[Robert Lind Jr]] wrote to Robert Lind.
  ^^^^^^^^^^^^^^ Robert Lind Jr
                            ^^^^^^^^^^^ Robert Lind
",
    );
}
