//! Commas, dashes, brackets, quotes and other signs in and between names.

use crate::checks::check;

#[test]
fn a_surname_with_an_apostrophe_stands_alone() {
    check(
        "
//- /People/Niamh O'Brannon.md
//- /a.md
Niamh O’Brannon rang. Upstairs O'Brannon read.
^^^^^^^^^^^^^^^ Niamh O'Brannon
                               ^^^^^^^^^ Niamh O'Brannon
",
    );
}

#[test]
fn a_nickname_in_quotes() {
    check(
        r#"
//- /People/teddy.md
# Theodora "Teddy" Laskerin
//- /a.md
Teddy Laskerin sang, and Teddy danced.
^^^^^^^^^^^^^^ Theodora "Teddy" Laskerin
                         ^^^^^ Theodora "Teddy" Laskerin
"#,
    );
}

#[test]
fn surname_first_with_a_comma() {
    check(
        "
//- /People/Johanna Meyrin.md
//- /a.md
- Meyrin, Johanna. 1999. Also Meyrin, J. 2004.
  ^^^^^^^^^^^^^^^ Johanna Meyrin
                              ^^^^^^^^^ Johanna Meyrin
",
    );
}

#[test]
fn a_comma_parts_two_names() {
    check(
        "
//- /People/Zoë Ellisin.md
//- /People/Tom Ellisin.md
//- /a.md
É Zoë Ellisin, Tom Ellisin.
  ^^^^^^^^^^^ Zoë Ellisin
               ^^^^^^^^^^^ Tom Ellisin
",
    );
}

#[test]
fn and_is_an_ampersand_between_words_of_a_name() {
    check(
        "
//- /Companies/Prother & Gannet Co..md
# Prother & Gannet Co.
//- /a.md
É Prother and Gannet sold.
  ^^^^^^^^^^^^^^^^^^ Prother & Gannet Co.
",
    );
}

#[test]
fn a_prefix_with_a_hyphen_is_no_part_of_a_name() {
    check(
        "
//- /Organizations/Zephyrion.md
//- /a.md
🚀 An ex-Zephyrion engineer.
        ^^^^^^^^^ Zephyrion
",
    );
}

#[test]
fn behind_a_comma_stand_all_given_names() {
    check(
        "
//- /People/Helen Mary Tarrant.md
//- /a.md
- Tarrant, Helen Jane. 1999.
           ^^^^^ (Helen Mary Tarrant)
- Tarrant, Helen M. 2001.
  ^^^^^^^^^^^^^^^^ Helen Mary Tarrant
",
    );
}

#[test]
fn a_comma_of_a_sentence_makes_no_name() {
    check(
        "
//- /People/Anne Elliot.md
//- /a.md
At the description of Mr. Elliot, Anne could not speak. Cited by Elliot, Anne. 2001.
                                  ^^^^ Anne Elliot
                                                                 ^^^^^^^^^^^^ Anne Elliot
",
    );
}

#[test]
fn a_generation_may_stand_in_brackets_and_the_first_time_is_none() {
    check(
        "
//- /People/Edwin Strode Jr..md
//- /People/Edwin Strode Sr..md
//- /People/Jane Fairfield.md
//- /a.md
Edwin Strode Jr. came. Edwin Strode (Sr.) left. She saw Jane Fairfield the first time.
^^^^^^^^^^^^^^^^ Edwin Strode Jr.
                       ^^^^^^^^^^^^^^^^ Edwin Strode Sr.
                                                        ^^^^^^^^^^^^^^ Jane Fairfield
",
    );
}

#[test]
fn a_dash_parts_two_names_and_joins_one() {
    check(
        "
//- /People/Ann Kobrin.md
//- /People/Max Tull.md
//- /People/Anne-Lise Moreau.md
//- /a.md
The Ann Kobrin–Max Tull debate went on.
    ^^^^^^^^^^ Ann Kobrin
               ^^^^^^^^ Max Tull
Nobody else saw the Kobrin–Tull papers but Anne–Lise Moreau.
                    ^^^^^^ Ann Kobrin
                           ^^^^ Max Tull
                                           ^^^^^^^^^^^^^^^^ Anne-Lise Moreau
",
    );
}

#[test]
fn initials_without_dots_begin_a_name() {
    check(
        "
//- /crew.csv
Name,Email
EJ Mason,ej@crew.example
TJ Holt,tj@crew.example
Q. R. Farnby,q@crew.example
Tobias Lind,t@crew.example
//- /a.md
EJ Mason called. Then TJ Holt came. Today TJ Holt spoke.
^^^^^^^^ EJ Mason
                      ^^^^^^^ TJ Holt
                                          ^^^^^^^ TJ Holt
Quickly Q. R. Farnby left. Then T. Lind sang.
        ^^^^^^^^^^^^ Q. R. Farnby
                                ^^^^^^^ (Tobias Lind)
",
    );
}
