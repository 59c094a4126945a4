//! Others of a name than the one whom a note names in full.

use crate::checks::check;

#[test]
fn a_surname_that_is_there_before_anybody_is_named_is_of_somebody_known() {
    check(
        "
//- /People/Tobias Renwick.md
//- /People/Sir Aubrey Renwick.md
//- /a.md
Renwick sighed, and his wife was silent for as long as it took to pour the tea. Renwick left.
^^^^^^^ (Sir Aubrey Renwick or Tobias Renwick)
                                                                                ^^^^^^^ (Sir Aubrey Renwick or Tobias Renwick)

In the evening, when the lamps had been lit and the letters were brought in with the wine, one from Sir Aubrey Renwick came.
                                                                                                    ^^^^^^^^^^^^^^^^^^ Sir Aubrey Renwick
",
    );
}

#[test]
fn a_surname_is_not_of_the_one_when_the_note_calls_another_by_the_given_name() {
    check(
        "
//- /People/Tobias Renwick.md
//- /People/Sir Aubrey Renwick.md
//- /a.md
A letter from Sir Aubrey Renwick came, and his wife was silent for as long as it took to pour the tea and to open the window.
              ^^^^^^^^^^^^^^^^^^ Sir Aubrey Renwick

“Read it, Tobias,” she said. But Renwick sighed.
          ^^^^^^ (Tobias Renwick)
                                 ^^^^^^^ (Sir Aubrey Renwick or Tobias Renwick)
",
    );
}

#[test]
fn two_titles_of_one_gender_are_two_people() {
    check(
        "
//- /People/Clara Hobb.md
//- /People/Susan Hobb.md
//- /a.md
Clara Hobb came. Miss Hobb laughed. Mrs. Hobb, her mother, stayed.
^^^^^^^^^^ Clara Hobb
                      ^^^^ (Clara Hobb or Susan Hobb)
                                         ^^^^ (Clara Hobb or Susan Hobb)
",
    );
}

#[test]
fn particles_behind_a_given_name_make_it_somebody_elses() {
    check(
        "
//- /People/John Hartley Marsh.md
//- /a.md
John Hartley Marsh wrote a life of John von Neumann, and John de la Cruz read it.
^^^^^^^^^^^^^^^^^^ John Hartley Marsh
                                   ^^^^ (John Hartley Marsh)
                                                         ^^^^ (John Hartley Marsh)
",
    );
}

#[test]
fn a_given_name_behind_a_surname_and_a_comma_is_somebody_elses() {
    check(
        "
//- /People/Carlos Ibarra.md
//- /a.md
Carlos Ibarra led it. Ann and Carlos came.
^^^^^^^^^^^^^ Carlos Ibarra
                              ^^^^^^ Carlos Ibarra

- Lorca Bunster, Carlos: Memories
                 ^^^^^^ (Carlos Ibarra)
",
    );
}

#[test]
fn brothers_may_go_by_one_name() {
    check(
        "
//- /People/Varizdun.md
//- /People/Osmodan.md
//- /a.md
So the brothers Varizdun and Osmodan came.
                ^^^^^^^^ Varizdun
                             ^^^^^^^ Osmodan
",
    );
}

#[test]
fn a_first_name_among_the_cast_is_whom_the_note_names() {
    check(
        "
//- /People/Ann Smith.md
//- /a.md
---
attendees: [Ann, Zora]
            ^^^ Ann Smith
                 ^^^^ undefined
---
Ann Smith came.
^^^^^^^^^ Ann Smith
",
    );
}

#[test]
fn cast_properties_name_people_a_title_or_a_middle_name_aside() {
    check(
        "
//- /People/Sir Alistair Voss.md
//- /People/Robert Kerr.md
//- /People/Otto Lang.md
//- /People/Robert Lang.md
//- /a.md
---
people: [Alistair Voss, Robert J. Kerr, \"Dr. Otto Lang\", Ada Lang]
         ^^^^^^^^^^^^^ Sir Alistair Voss
                        ^^^^^^^^^^^^^^ Robert Kerr
                                         ^^^^^^^^^^^^^ Otto Lang
                                                         ^^^^^^^^ undefined
---
Voss came with Kerr.
^^^^ Sir Alistair Voss
               ^^^^ Robert Kerr
",
    );
    check(
        "
//- /People/Anna M. Vogel.md
//- /People/Anna T. Vogel.md
//- /a.md
---
people: Anna Vogel, Alistair Voss, Michael Tennant
        ^^^^^^^^^^ Anna M. Vogel or Anna T. Vogel
                    ^^^^^^^^^^^^^ undefined
                                   ^^^^^^^^^^^^^^^ undefined
---
",
    );
}

#[test]
fn both_surnames_with_a_hyphen_are_hers() {
    check(
        "
//- /People/Katharina Vogt.md
---
née: Brandstetter
---
//- /a.md
It came from Katharina Brandstetter-Vogt, and from Katharina Vogt-Brandstetter.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ Katharina Vogt
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ Katharina Vogt
",
    );
}

#[test]
fn forms_of_address_are_told_in_small_letters_too() {
    check(
        "
//- /People/Pedro Núñez.md
//- /a.md
Pedro Núñez vino, pero la señora Núñez no.
^^^^^^^^^^^ Pedro Núñez
",
    );
}

#[test]
fn what_goes_on_with_of_is_another_name() {
    check(
        "
//- /People/Anne Bollard.md
//- /People/Philip Marlin.md
//- /Organizations/Lund University.md
//- /Organizations/Free Software Foundation.md
//- /a.md
Anne Bollard and Philip Marlin came from Lund University and the Free Software Foundation.
^^^^^^^^^^^^ Anne Bollard
                 ^^^^^^^^^^^^^ Philip Marlin
                                         ^^^^^^^^^^^^^^^ Lund University
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^ Free Software Foundation
He married Anne of Cleves, and Philip the Fair was at the University of Southampton.
           ^^^^ (Anne Bollard)
                               ^^^^^^ (Philip Marlin)
                                                          ^^^^^^^^^^ (Lund University)
The Foundation for Public Code paid Anne at the University.
    ^^^^^^^^^^ (Free Software Foundation)
                                    ^^^^ Anne Bollard
                                                ^^^^^^^^^^ Lund University
",
    );
}

#[test]
fn another_name_gives_way_to_a_surname_that_the_note_has_introduced() {
    let people = "
//- /People/Patrick Bronting.md
---
aliases: [Bruntey]
---
//- /People/Hugh Bruntey.md
";
    for note in [
        "
We met Hugh Bruntey. Much was said of weather and of wool, of sheep and of the price of wood in that long winter. Then Bruntey left.
       ^^^^^^^^^^^^ Hugh Bruntey
                                                                                                                       ^^^^^^^ Hugh Bruntey
",
        "
Bruntey came. Hugh Bruntey stayed at home.
^^^^^^^ Patrick Bronting
              ^^^^^^^^^^^^ Hugh Bruntey
",
        "
Hugh Bruntey wrote to Patrick Bronting. Then Bruntey left.
^^^^^^^^^^^^ Hugh Bruntey
                      ^^^^^^^^^^^^^^^^ Patrick Bronting
                                             ^^^^^^^ Patrick Bronting
",
    ] {
        check(&format!("{people}//- /a.md{note}"));
    }
}

#[test]
fn right_behind_another_of_the_surname_it_is_theirs() {
    check(
        "
//- /People/Anna Weber.md
//- /a.md
Anna Weber opened the meeting. Then Anna Weber spoke of what had been done in the year, and of what was still to do.
^^^^^^^^^^ Anna Weber
                                    ^^^^^^^^^^ Anna Weber

Karl Weber answered. Weber said that it was late.
     ^^^^^ (Anna Weber)
                     ^^^^^ (Anna Weber)
",
    );
}

#[test]
fn a_given_name_that_is_a_word_begins_a_name_with_the_sentence() {
    check(
        "
//- /People/Anna Weber.md
//- /a.md
Anna Weber came. Grace Weber came. Mark Weber and Li Weber came. Then Weber left.
^^^^^^^^^^ Anna Weber
                       ^^^^^ (Anna Weber)
                                        ^^^^^ (Anna Weber)
                                                     ^^^^^ (Anna Weber)
                                                                      ^^^^^ (Anna Weber)
",
    );
}
