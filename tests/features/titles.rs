//! Titles and honours: whom a title with part of a name means.

use crate::checks::{check, check_reasons};

#[test]
fn titles_must_not_contradict() {
    check_reasons(
        "
//- /People/Elizabeth Bennet.md
//- /People/Charles Bennet.md
//- /a.md
Elizabeth Bennet and Charles Bennet. Mrs. Bennet and Mr. Bennet, and Dr. Bennet.
^^^^^^^^^^^^^^^^ Elizabeth Bennet: full name
                     ^^^^^^^^^^^^^^ Charles Bennet: full name
                                          ^^^^^^ Elizabeth Bennet: surname of Elizabeth Bennet, named in full on line 1
                                                         ^^^^^^ Charles Bennet: surname of Charles Bennet, named in full on line 1
                                                                         ^^^^^^ Charles Bennet or Elizabeth Bennet: two people in this note share this surname
",
    );
}

#[test]
fn a_title_that_fits_nobody_names_nobody() {
    check(
        "
//- /People/Elizabeth Bennet.md
//- /a.md
Elizabeth Bennet is here, Mr. Bennet is not.
^^^^^^^^^^^^^^^^ Elizabeth Bennet
",
    );
}

#[test]
fn a_title_says_that_an_ordinary_word_is_a_name() {
    check(
        "
//- /People/Neil Young.md
//- /a.md
Neil Young came. Mr. Young sang.
^^^^^^^^^^ Neil Young
                     ^^^^^ Neil Young
",
    );
}

#[test]
fn a_title_and_a_given_name_tell_one_bearer_of_a_surname_from_the_others() {
    check(
        "
//- /People/Edmund Harcastle.md
//- /People/Jonas Harcastle.md
//- /a.md
Mr. Jonas Harcastle came with his brother, and Mr. Harcastle spoke first.
    ^^^^^^^^^^^^^^^ Jonas Harcastle
                                                   ^^^^^^^^^ (Edmund Harcastle or Jonas Harcastle)
",
    );
    check(
        "
//- /People/Jonas Harcastle.md
//- /a.md
Mr. Jonas Harcastle came, and Mr. Harcastle spoke first.
    ^^^^^^^^^^^^^^^ Jonas Harcastle
                                  ^^^^^^^^^ Jonas Harcastle
",
    );
}

#[test]
fn of_several_whom_the_note_names_a_title_before_every_full_name_tells_one() {
    check(
        "
//- /People/Edmund Harcastle.md
//- /People/Jonas Harcastle.md
//- /a.md
Edmund Harcastle and Mr. Jonas Harcastle. Mr. Harcastle spoke first.
^^^^^^^^^^^^^^^^ Edmund Harcastle
                         ^^^^^^^^^^^^^^^ Jonas Harcastle
                                              ^^^^^^^^^ Jonas Harcastle or Edmund Harcastle
",
    );
    check(
        "
//- /People/Edmund Harcastle.md
//- /People/Jonas Harcastle.md
//- /a.md
Edmund Harcastle and Mr. Jonas Harcastle. Mr. Jonas Harcastle sang. Mr. Harcastle spoke first.
^^^^^^^^^^^^^^^^ Edmund Harcastle
                         ^^^^^^^^^^^^^^^ Jonas Harcastle
                                              ^^^^^^^^^^^^^^^ Jonas Harcastle
                                                                        ^^^^^^^^^ Edmund Harcastle
",
    );
}

#[test]
fn a_title_that_not_everybody_has_means_whom_the_note_or_the_definition_gives_it() {
    let check = |text: &str| check(&format!("//- /People/Ann Baker.md\n//- /People/Tom Baker.md\n//- /a.md{text}"));
    check(
        "
Tom Baker met Dr. Ann Baker. Dr. Baker was late, and Doctor Baker was sorry.
^^^^^^^^^ Tom Baker
                  ^^^^^^^^^ Ann Baker
                                 ^^^^^ Ann Baker
                                                            ^^^^^ Ann Baker
",
    );
    check(
        "
Professor Ann Baker came. Tom Baker left. Dr. Baker stayed.
          ^^^^^^^^^ Ann Baker
                          ^^^^^^^^^ Tom Baker
                                              ^^^^^ Ann Baker
",
    );
    check(
        "
Professor Ann Baker came. Colonel Tom Baker left. Dr. Baker stayed.
          ^^^^^^^^^ Ann Baker
                                  ^^^^^^^^^ Tom Baker
                                                      ^^^^^ Tom Baker or Ann Baker
",
    );
    check(
        "
Dr. Ann Baker came. Dr. Baker smiled.
    ^^^^^^^^^ Ann Baker
                        ^^^^^ Ann Baker
",
    );
}

#[test]
fn a_title_of_a_declared_name_means_its_bearer() {
    check(
        "
//- /People/Ann Vale.md
---
aliases: [Dr. Ann Vale]
---
//- /People/Tom Vale.md
//- /a.md
Tom Vale and Ann Vale came. Dr. Vale was late.
^^^^^^^^ Tom Vale
             ^^^^^^^^ Ann Vale
                                ^^^^ Ann Vale
",
    );
}

#[test]
fn what_somebody_is_called_by_an_article_is_found_without_it_and_has_no_parts() {
    check(
        "
//- /People/Silas Quern.md
---
type: person
aliases: [the Badger, The Prophet Silas]
---
//- /a.md
Silas Quern, the Badger, ran. The parallel holds, and the sly Badger laughed.
^^^^^^^^^^^ Silas Quern
             ^^^^^^^^^^ Silas Quern
                                                              ^^^^^^ Silas Quern
",
    );
}

#[test]
fn a_knight_is_not_called_mister() {
    check(
        "
//- /People/Sir Oswin Falkmere.md
//- /People/Hugh Falkmere.md
//- /a.md
Sir Oswin met Hugh Falkmere.
    ^^^^^ Sir Oswin Falkmere
              ^^^^^^^^^^^^^ Hugh Falkmere
Sir Oswin Falkmere bowed, and Mr. Falkmere did not.
^^^^^^^^^^^^^^^^^^ Sir Oswin Falkmere
                                  ^^^^^^^^ Hugh Falkmere
",
    );
}

#[test]
fn a_name_without_its_honours_is_the_name() {
    check(
        "
//- /members.csv
name,party,email
The Rt Hon Anne Waldern,Lab,a@house.example
Right Honourable Hal Cartner MP,Lab,b@house.example
Fay Turnley KCB,Lab,c@house.example
Lyonpo Yeshey Dorjin,DNT,d@house.example
//- /a.md
Anne Waldern met Hal Cartner, Fay Turnley and Yeshey Dorjin.
^^^^^^^^^^^^ The Rt Hon Anne Waldern
                 ^^^^^^^^^^^ Right Honourable Hal Cartner MP
                              ^^^^^^^^^^^ Fay Turnley KCB
                                              ^^^^^^^^^^^^^ Lyonpo Yeshey Dorjin
",
    );
}

#[test]
fn a_given_name_behind_a_title_of_sovereigns_and_saints_is_another() {
    check(
        "
//- /People/George Smith.md
//- /People/Henry George.md
//- /People/Queen Ismene.md
//- /a.md
George Smith and Henry George saw Saint George, King George and St. George at Lake George. Queen Ismene left.
^^^^^^^^^^^^ George Smith
                 ^^^^^^^^^^^^ Henry George
                                                                                           ^^^^^^^^^^^^ Queen Ismene
Lake George is deep. Ismene stayed with dear George. Prince Henry left.
                     ^^^^^^ Queen Ismene
                                             ^^^^^^ Henry George or George Smith
                                                            ^^^^^ Henry George
",
    );
}
