//! Names that lie a step from a declared one are its bearer's, and what contradicts it is somebody else's.

use crate::checks::check;

#[test]
fn a_junior_is_not_a_senior() {
    check(
        "
//- /People/Otis Bram Jr..md
# Otis Bram Jr.
//- /a.md
🚢 Otis Bram Sr. built it, and Otis Bram, Jr., sold it.
                              ^^^^^^^^^^^^^ Otis Bram Jr.
",
    );
}

#[test]
fn a_title_and_one_name() {
    check(
        "
//- /People/Dr. Watkin.md
# Dr. Watkin
//- /a.md
É Doctor Watkin nodded. Then Watkin left, and Mrs. Watkin stayed.
         ^^^^^^ Dr. Watkin
                             ^^^^^^ Dr. Watkin
",
    );
}

#[test]
fn a_full_name_stands_whatever_title_it_has() {
    check(
        "
//- /People/Brad Hollis.md
//- /a.md
We met Mr. and Mrs. Brad Hollis.
                    ^^^^^^^^^^^ Brad Hollis
",
    );
}

#[test]
fn middle_names_may_be_more_or_fewer() {
    check(
        "
//- /People/Ronald Ludwig Meyr.md
//- /People/Cora Lindt.md
//- /a.md
Ronald Ludwig Meyr met Cora T. Lindt; R. L. Meyr and Ronald L. Meyr are one.
^^^^^^^^^^^^^^^^^^ Ronald Ludwig Meyr
                       ^^^^^^^^^^^^^ Cora Lindt
                                      ^^^^^^^^^^ Ronald Ludwig Meyr
                                                     ^^^^^^^^^^^^^^ Ronald Ludwig Meyr
",
    );
}

#[test]
fn one_of_two_surnames() {
    check(
        "
//- /People/Esperanza Robles Quintana.md
//- /a.md
🌵 Esperanza Robles Quintana spoke. Esperanza Robles sat, and Robles slept.
  ^^^^^^^^^^^^^^^^^^^^^^^^^ Esperanza Robles Quintana
                                   ^^^^^^^^^^^^^^^^ Esperanza Robles Quintana
                                                             ^^^^^^ Esperanza Robles Quintana
",
    );
}

#[test]
fn connectives_do_not_run_through_names_of_people() {
    check(
        "
//- /People/Bob Gaudin.md
//- /a.md
Bob Crewin and Bob Gaudin wrote it.
^^^ (Bob Gaudin)
               ^^^^^^^^^^ Bob Gaudin
",
    );
}

#[test]
fn spaces_tell_nothing_without_case() {
    check(
        "
//- /People/高橋 裕子.md
//- /a.md
昨日、高橋裕子が来た。
   ^^^^ 高橋 裕子
",
    );
}

#[test]
fn letters_written_out() {
    check(
        "
//- /People/Rüdiger Höfelmann.md
//- /a.md
🎻 Ruediger Hoefelmann played; Rudiger Hofelmann, too.
  ^^^^^^^^^^^^^^^^^^^ Rüdiger Höfelmann
                              ^^^^^^^^^^^^^^^^^ Rüdiger Höfelmann
",
    );
}

#[test]
fn an_office_parts_a_name_from_a_person() {
    check(
        "
//- /Organizations/NORSA.md
//- /a.md
On Friday NORSA Administrator Ilka Tambur left.
          ^^^^^ NORSA
",
    );
}

#[test]
fn endings_of_languages() {
    check(
        "
//- /People/Tomasz Zieliński.md
//- /People/Ewa Wolak.md
//- /a.md
Rozmawiałem z Tomaszem Zielińskim. Dom Ewy Wolak stoi.
              ^^^^^^^^^^^^^^^^^^^ Tomasz Zieliński
                                       ^^^^^^^^^ Ewa Wolak
",
    );
}

#[test]
fn prefixes_that_are_written_together() {
    check(
        "
//- /People/נדב כרמון.md
//- /a.md
ונדב כרמון אמר.
 ^^^^^^^^^ נדב כרמון
",
    );
}

#[test]
fn who_is_called_by_one_title_is_not_called_by_another() {
    check(
        "
//- /People/Mrs. Bennik.md
# Mrs. Bennik
//- /a.md
Mrs. Bennik sat. Miss Bennik sang.
^^^^^^^^^^^ Mrs. Bennik
",
    );
}

#[test]
fn words_of_an_alias_that_are_no_names() {
    check(
        "
//- /People/Sunda Pinch.md
---
aliases: [CEO of Gogle, the Artful Dancer]
---
//- /a.md
Sunda Pinch met the CEO of Gogle. Gogle is large, and the Artful is late.
^^^^^^^^^^^ Sunda Pinch
                    ^^^^^^^^^^^^ Sunda Pinch
",
    );
}

#[test]
fn an_initial_in_an_alias_is_no_other_given_name() {
    check(
        "
//- /People/Marco Vogel.md
---
aliases: [M. Vogel, Dr. Vogel]
---
//- /a.md
Marco Vogel came, then Martin Vogel, and M. Vogel left.
^^^^^^^^^^^ Marco Vogel
                              ^^^^^ (Marco Vogel)
                                         ^^^^^^^^ Marco Vogel
",
    );
}

#[test]
fn a_title_in_an_alias_speaks_of_that_name_alone() {
    check(
        "
//- /People/Anne Westmore.md
---
aliases: [Miss Tayler]
---
//- /People/Frederick Harwell.md
---
aliases: [Captain Harwell]
---
//- /a.md
Anne Westmore was there. We saw Mrs. Westmore in the garden.
^^^^^^^^^^^^^ Anne Westmore
                                     ^^^^^^^^ Anne Westmore
Frederick Harwell is not Mr. Harwell, his brother.
^^^^^^^^^^^^^^^^^ Frederick Harwell
",
    );
}

#[test]
fn a_legal_form_in_small_letters_is_another_company() {
    check(
        "
//- /Companies/Northgate Logistics GmbH.md
//- /a.md
Northgate Logistics GmbH sold it. Then Northgate Logistics s.r.o. grew, and Northgate Logistics UK Ltd.
^^^^^^^^^^^^^^^^^^^^^^^^ Northgate Logistics GmbH
",
    );
}

#[test]
fn chapters_and_epithets_make_another_name() {
    check(
        "
//- /People/John the Evangelist.md
---
aliases: [John]
---
//- /a.md
John the Evangelist wrote. It says in John 1:1 what John the Baptist did.
^^^^^^^^^^^^^^^^^^^ John the Evangelist
                                      ^^^^ (John the Evangelist)
                                                    ^^^^ (John the Evangelist)
",
    );
}

#[test]
fn two_people_of_one_surname_in_a_row_are_two() {
    check(
        "
//- /People/Odile Farnham.md
//- /People/Basil Farnham.md
//- /a.md
Odile Farnham
^^^^^^^^^^^^^ Odile Farnham
Basil Farnham
^^^^^^^^^^^^^ Basil Farnham
",
    );
}

#[test]
fn particles_may_be_left_out() {
    check(
        "
//- /People/Otto von und zu Reichenfels.md
//- /People/Gwen ap Rhys.md
//- /a.md
First came Otto von Reichenfels, then Otto Reichenfels.
           ^^^^^^^^^^^^^^^^^^^^ Otto von und zu Reichenfels
                                      ^^^^^^^^^^^^^^^^ Otto von und zu Reichenfels
They met Gwen Rhys.
         ^^^^^^^^^ Gwen ap Rhys
",
    );
}

#[test]
fn a_nickname_or_a_former_surname_of_one_word_stands_in_its_place_in_the_name() {
    check(
        "
//- /People/Katarzyna Lind.md
---
nickname: Kasia
née: Ferrer
---
//- /a.md
Kasia Lind and Katarzyna Ferrer are one.
^^^^^^^^^^ Katarzyna Lind
               ^^^^^^^^^^^^^^^^ Katarzyna Lind
",
    );
    check(
        "
//- /People/Robert Vale.md
---
aliases: [Bob, Boss, CEO, the Vale]
---
//- /People/Ann Vale.md
---
former name: Park
---
//- /a.md
Bob Vale met Ann Park.
^^^^^^^^ Robert Vale
             ^^^^^^^^ Ann Vale
",
    );
}

#[test]
fn two_people_of_one_given_name_in_a_row_are_two() {
    let check = |text: &str| check(&format!("//- /People/Adam Kline.md\n//- /a.md{text}"));
    check(
        "
🧭
Adam Pell
^^^^ (Adam Kline)
Adam Kline
^^^^^^^^^^ Adam Kline
",
    );
    check(
        "
🧭 Adam Pell Brian Kline
  ^^^^ (Adam Kline)
                  ^^^^^ (Adam Kline)
",
    );
    check(
        "
🧭 Adam John Brian Kline
  ^^^^^^^^^^^^^^^^^^^^^ Adam Kline
",
    );
    check(
        "
🧭
Adam Pell (AP)
^^^^ (Adam Kline)
Brian Kline (BK)
      ^^^^^ (Adam Kline)
Adam Kline (AK)
^^^^^^^^^^ Adam Kline
Adam Marsh (AM)
^^^^ (Adam Kline)
",
    );
}

#[test]
fn an_article_is_nobodys_given_name() {
    check(
        "
//- /People/The Stranger.md
//- /a.md
The Stranger came. They were The best of all. The Stranger left.
^^^^^^^^^^^^ The Stranger
                                              ^^^^^^^^^^^^ The Stranger
",
    );
}

#[test]
fn an_ordinary_word_behind_an_article_is_no_surname() {
    check(
        "
//- /People/Jeff Law.md
//- /a.md
Jeff Law teaches. The Law of Tea is old. Mr. Law knows it.
^^^^^^^^ Jeff Law
                      ^^^ (Jeff Law)
                                             ^^^ Jeff Law
",
    );
}

#[test]
fn what_a_foundation_is_named_after_is_not_the_foundation() {
    check(
        "
//- /Organizations/Zorbick.js Foundation.md
//- /a.md
The Zorbick.js Foundation met. Version 10.4 of Zorbick.js fixes a bug. The Foundation was glad.
    ^^^^^^^^^^^^^^^^^^^^^ Zorbick.js Foundation
                                                                           ^^^^^^^^^^ Zorbick.js Foundation
",
    );
}

#[test]
fn what_stands_behind_a_title_and_a_surname_is_no_given_name_of_theirs() {
    check(
        "
//- /People/Sir Hugh Pemberton.md
//- /a.md
Lady Pemberton, Hugh's mother, had died.
                ^^^^ (Sir Hugh Pemberton)

Pemberton, Hugh's bills.
^^^^^^^^^ Sir Hugh Pemberton
           ^^^^ (Sir Hugh Pemberton)

Cc: Pemberton, Hugh
    ^^^^^^^^^^^^^^^ Sir Hugh Pemberton
He was late.
",
    );
}

#[test]
fn an_initial_for_a_surname_leaves_the_given_name_a_part() {
    check(
        "
//- /People/Alex V.md
//- /People/Alex Stokes.md
//- /a.md
Thanks to all. Then Alex, if you want to talk about it, please do.
                    ^^^^ (Alex Stokes or Alex V)
",
    );
}
