//! Part of a name means whomever the same note names otherwise, and nobody without that.

use crate::checks::{check, check_closed_cast, check_reasons};

#[test]
fn a_short_form_without_evidence_is_only_offered() {
    check(
        "
//- /People/Liang Wenfeng.md
//- /a.md
Liang said so, and Wenfeng agreed.
^^^^^ (Liang Wenfeng)
                   ^^^^^^^ (Liang Wenfeng)
",
    );
}

#[test]
fn evidence_in_another_note_does_not_count() {
    check(
        "
//- /People/Liang Wenfeng.md
//- /b.md
Liang Wenfeng said so.
//- /a.md
🐋 Liang said so.
  ^^^^^ (Liang Wenfeng)
",
    );
}

#[test]
fn a_full_mention_licenses_surname_given_name_and_initials() {
    check_reasons(
        "
//- /People/Ada Lovelace.md
//- /a.md
Ada Lovelace wrote.
^^^^^^^^^^^^ Ada Lovelace: full name
Lovelace and Ada and A. Lovelace are one.
^^^^^^^^ Ada Lovelace: surname of Ada Lovelace, named in full on line 1
             ^^^ Ada Lovelace: given name of Ada Lovelace, named in full on line 1
                     ^^^^^^^^^^^ Ada Lovelace: initials and surname of Ada Lovelace, named in full on line 1
",
    );
}

#[test]
fn a_full_mention_further_down_is_evidence_too() {
    check_reasons(
        "
//- /People/Zoë Kravitz.md
//- /a.md
🎬 Kravitz came.
  ^^^^^^^ Zoë Kravitz: surname of Zoë Kravitz, named in full on line 3

Zoë Kravitz left.
^^^^^^^^^^^ Zoë Kravitz: full name
",
    );
}

#[test]
fn either_part_of_an_east_asian_name_may_stand_alone() {
    check_reasons(
        "
//- /People/Liang Wenfeng.md
---
aliases: [梁文锋]
---
//- /a.md
Liang Wenfeng is 梁文锋. Liang or Wenfeng or 文锋?
^^^^^^^^^^^^^ Liang Wenfeng: full name
                 ^^^ Liang Wenfeng: alias of Liang Wenfeng
                      ^^^^^ Liang Wenfeng: surname of Liang Wenfeng, named in full on line 1
                               ^^^^^^^ Liang Wenfeng: given name of Liang Wenfeng, named in full on line 1
                                          ^^ Liang Wenfeng: given name of Liang Wenfeng, named in full on line 1
",
    );
}

#[test]
fn a_particle_belongs_to_the_surname() {
    check_reasons(
        "
//- /People/Virgil van Dijk.md
//- /People/Gabriel García Márquez.md
//- /a.md
Virgil van Dijk reads Gabriel García Márquez. Van Dijk likes García Márquez, or Marquez.
^^^^^^^^^^^^^^^ Virgil van Dijk: full name
                      ^^^^^^^^^^^^^^^^^^^^^^ Gabriel García Márquez: full name
                                              ^^^^^^^^ Virgil van Dijk: surname of Virgil van Dijk, named in full on line 1
                                                             ^^^^^^^^^^^^^^ Gabriel García Márquez: surname of Gabriel García Márquez, named in full on line 1
                                                                                ^^^^^^^ Gabriel García Márquez: surname of Gabriel García Márquez, named in full on line 1
",
    );
}

#[test]
fn the_acronym_counts_once_it_is_introduced() {
    check_reasons(
        "
//- /Companies/European Space Agency.md
//- /a.md
ESA? The European Space Agency (ESA) launched. ESA was glad.
^^^ European Space Agency: abbreviation of European Space Agency, named in full on line 1
         ^^^^^^^^^^^^^^^^^^^^^ European Space Agency: full name
                                ^^^ European Space Agency: abbreviation of European Space Agency, named in full on line 1
                                               ^^^ European Space Agency: abbreviation of European Space Agency, named in full on line 1
",
    );
}

#[test]
fn an_acronym_of_three_letters_is_that_of_whom_the_note_names() {
    check(
        "
//- /Companies/European Space Agency.md
//- /a.md
The European Space Agency launched. ESA was glad.
    ^^^^^^^^^^^^^^^^^^^^^ European Space Agency
                                    ^^^ European Space Agency
",
    );
}

#[test]
fn a_generic_last_word_may_fall_away() {
    check_reasons(
        "
//- /Companies/High-Flyer Quant.md
//- /a.md
High-Flyer Quant trades. High-Flyer is rich.
^^^^^^^^^^^^^^^^ High-Flyer Quant: full name
                         ^^^^^^^^^^ High-Flyer Quant: short for High-Flyer Quant, named in full on line 1
",
    );
}

#[test]
fn a_link_a_cast_property_and_the_own_note_are_evidence() {
    check_reasons(
        "
//- /People/Ada Lovelace.md
//- /People/Liang Wenfeng.md
//- /a.md
---
attendees: [Liang Wenfeng]
            ^^^^^^^^^^^^^ Liang Wenfeng: full name
---
See [[Ada Lovelace|her note]]. Ada met Liang.
      ^^^^^^^^^^^^ Ada Lovelace: link to the note about Ada Lovelace
                               ^^^ Ada Lovelace: given name of Ada Lovelace, linked on line 4
                                       ^^^^^ Liang Wenfeng: surname of Liang Wenfeng, listed on line 2
",
    );
    check_reasons(
        "
//- /People/Liang Wenfeng.md
Born in Zhanjiang, Liang studied there.
                   ^^^^^ Liang Wenfeng: surname of Liang Wenfeng, whom this note is about
",
    );
}

#[test]
fn in_a_closed_cast_the_only_bearer_is_meant() {
    check_closed_cast(
        "
//- /People/Elizabeth Bennet.md
//- /People/Jane Bennet.md
//- /People/Fitzwilliam Darcy.md
//- /a.md
🎩 Darcy saw Elizabeth and Jane, but which Bennet?
  ^^^^^ Fitzwilliam Darcy
            ^^^^^^^^^ Elizabeth Bennet
                          ^^^^ Jane Bennet
                                          ^^^^^^ (Elizabeth Bennet or Jane Bennet)
",
    );
}

#[test]
fn two_of_one_surname_in_a_note_are_ambiguous() {
    check_reasons(
        "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /a.md
Ann Ellison met Tom Ellison. Ellison smiled, and Ann smiled too.
^^^^^^^^^^^ Ann Ellison: full name
                ^^^^^^^^^^^ Tom Ellison: full name
                             ^^^^^^^ Tom Ellison or Ann Ellison: two people in this note share this surname
                                                 ^^^ Ann Ellison: given name of Ann Ellison, named in full on line 1
",
    );
}

#[test]
fn only_those_whom_the_note_names_are_candidates() {
    check(
        "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /People/Zoë Ellison.md
//- /a.md
🚢 Ann Ellison came. Ellison smiled.
  ^^^^^^^^^^^ Ann Ellison
                    ^^^^^^^ Ann Ellison
",
    );
}

#[test]
fn one_note_may_define_and_mention_many() {
    check_reasons(
        "
//- /cast.md
---
type: people
---
## Mara Ellison
The captain. Mara sails.
             ^^^^ Mara Ellison: given name of Mara Ellison, whom this note is about

## Zoë Lane
🧭 The pilot. Lane steers for Ellison.
             ^^^^ (Zoë Lane): more likely an ordinary word here than a surname
                             ^^^^^^^ Mara Ellison: surname of Mara Ellison, whom this note is about
",
    );
}

#[test]
fn who_is_introduced_when_another_has_been_spoken_of_is_not_the_other() {
    check(
        "
//- /People/Barbara Harcastle.md
//- /People/Jemima Harcastle.md
//- /a.md
At Miss Harcastle's school Miss Jemima Harcastle wept. Miss Harcastle, Barbara Harcastle, did not.
        ^^^^^^^^^ Barbara Harcastle
                                ^^^^^^^^^^^^^^^^ Jemima Harcastle
                                                            ^^^^^^^^^ Barbara Harcastle
                                                                       ^^^^^^^^^^^^^^^^^ Barbara Harcastle
",
    );
}

#[test]
fn a_family_is_none_of_its_members() {
    check(
        "
//- /People/Ada Falkmere.md
//- /Organizations/House Falkmere.md
//- /a.md
Ada Falkmere came late.
^^^^^^^^^^^^ Ada Falkmere
The Falkmere family waited for the Falkmere sisters and the Falkmere's coach; Falkmere bowed.
    ^^^^^^^^ House Falkmere
                                   ^^^^^^^^ House Falkmere
                                                            ^^^^^^^^ Ada Falkmere
                                                                              ^^^^^^^^ Ada Falkmere
Ada Falkmere is here with the sisters Ada and Ines, and Familie Falkmere follows.
^^^^^^^^^^^^ Ada Falkmere
                                      ^^^ Ada Falkmere
                                                                ^^^^^^^^ House Falkmere
",
    );
}

#[test]
fn a_family_that_nobody_has_defined_is_nobody() {
    check(
        "
//- /People/Ada Falkmere.md
//- /a.md
Ada Falkmere came late, and the Falkmere brothers later.
^^^^^^^^^^^^ Ada Falkmere
",
    );
}

/// More than are gone through one by one, in the order in which readers see them.
const SURNAMES: [&str; 20] = [
    "Abbot", "Brand", "Cole", "Dorn", "Eliot", "Frost", "Grant", "Holt", "Innes", "Jarvis", "Kemp", "Lorne", "Marsh",
    "Noble", "Orton", "Pike", "Quill", "Rowe", "Stone", "Tate",
];

/// A note of somebody called Robert for each of the surnames, in another order.
fn roberts() -> String {
    SURNAMES.iter().rev().map(|surname| format!("//- /People/Robert {surname}.md\n")).collect()
}

#[test]
fn a_name_of_many_is_offered_as_all_of_them_at_each_mention() {
    let all = SURNAMES.map(|surname| format!("Robert {surname}")).join(" or ");
    let note = "//- /a.md\nRobert said so. 🧭 Robert left.\n";
    check(&format!("{}{note}^^^^^^ ({all})\n{:18}^^^^^^ ({all})\n", roberts(), ""));
}

#[test]
fn a_name_of_many_means_the_one_whom_the_note_names() {
    let note = "
//- /a.md
Robert said so. Robert Quill left, and Robert stayed.
^^^^^^ Robert Quill
                ^^^^^^^^^^^^ Robert Quill
                                       ^^^^^^ Robert Quill
";
    check(&format!("{}{}", roberts(), note.trim_start()));
}

#[test]
fn namesakes_are_told_in_the_same_order_at_each_mention() {
    let people: String =
        (10..30).rev().map(|number| format!("//- /People/{number}/Tom Reed.md\n# Tom Reed\n")).collect();
    let places: Vec<String> = (10..30).map(|number| format!("Tom Reed in People/{number}/Tom Reed.md")).collect();
    let all = places.join(" or ");
    let note = "//- /a.md\nTom Reed came. 🧭 Tom Reed left.\n";
    check(&format!("{people}{note}^^^^^^^^ {all}\n{:17}^^^^^^^^ {all}\n", ""));
}

#[test]
fn either_of_two_surnames_behind_several_given_names_is_its_bearers() {
    check(
        "
//- /People/Pilar Inés Ordaz Quiroga.md
//- /log.md
Pilar Inés Ordaz Quiroga came. Ordaz sat down, Quiroga too, and Ordaz Quiroga stayed. Pilar Ordaz left.
^^^^^^^^^^^^^^^^^^^^^^^^ Pilar Inés Ordaz Quiroga
                               ^^^^^ Pilar Inés Ordaz Quiroga
                                               ^^^^^^^ Pilar Inés Ordaz Quiroga
                                                                ^^^^^^^^^^^^^ Pilar Inés Ordaz Quiroga
                                                                                      ^^^^^^^^^^^ Pilar Inés Ordaz Quiroga
",
    );
}

#[test]
fn a_word_with_an_apostrophe_in_it_is_a_given_name_before_a_surname() {
    check(
        "
//- /People/Tom Orth.md
//- /log.md
Tom Orth came. They've Orth to thank. Ril'tar Orth, Ril’tar Orth and Xi'an Orth sang.
^^^^^^^^ Tom Orth
                       ^^^^ Tom Orth
                                              ^^^^ (Tom Orth)
                                                            ^^^^ (Tom Orth)
                                                                           ^^^^ (Tom Orth)
",
    );
}

#[test]
fn who_is_of_a_place_is_called_by_the_name_before_it() {
    check(
        "
//- /People/Philip of Flarnders.md
//- /a.md
Philip of Flarnders came. Later Philip left, and Flarnders was at peace.
^^^^^^^^^^^^^^^^^^^ Philip of Flarnders
                                ^^^^^^ Philip of Flarnders
",
    );
    check(
        "
//- /People/Baroness Ida Masen of Barnwell.md
//- /People/Duke of Yorvik.md
//- /a.md
Ida Masen spoke. Baroness Masen was heard, and the Duke of Yorvik; the Duke of York was not.
^^^^^^^^^ Baroness Ida Masen of Barnwell
                          ^^^^^ Baroness Ida Masen of Barnwell
                                                   ^^^^^^^^^^^^^^ Duke of Yorvik
",
    );
}

#[test]
fn names_of_many_words_have_short_forms() {
    check(
        "
//- /People/Pedro Pablo Kuczyn Godard Alva Reyna.md
//- /a.md
Pedro Pablo Kuczyn Godard Alva Reyna came. Today Pedro left.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Pedro Pablo Kuczyn Godard Alva Reyna
                                                 ^^^^^ Pedro Pablo Kuczyn Godard Alva Reyna
",
    );
    check(
        "
//- /People/Maria da Conceição dos Santos Silva.md
//- /a.md
Maria da Conceição dos Santos Silva came. Upstairs Silva slept, and Maria sang.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Maria da Conceição dos Santos Silva
                                                   ^^^^^ Maria da Conceição dos Santos Silva
                                                                    ^^^^^ Maria da Conceição dos Santos Silva
",
    );
}

#[test]
fn a_month_beside_words_of_a_date_is_nobody() {
    check(
        "
//- /People/Tom May.md
//- /People/Fritz March.md
//- /a.md
Tom May and Fritz March came. He left in May, and again on 3 May and the 4th of May.
^^^^^^^ Tom May
            ^^^^^^^^^^^ Fritz March
                                         ^^^ (Tom May)
                                                             ^^^ (Tom May)
                                                                                ^^^ (Tom May)
It rained from March to May, since March 2020, in mid-May and in late May.
               ^^^^^ Fritz March
                        ^^^ (Tom May)
                                   ^^^^^ (Fritz March)
                                                      ^^^ (Tom May)
                                                                      ^^^ (Tom May)
We met May, and March told us of the late May. In May's view it was late.
       ^^^ Tom May
                ^^^^^ Fritz March
                                          ^^^ Tom May
                                                  ^^^ Tom May
",
    );
}
