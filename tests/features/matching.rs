//! What counts as a known name written out: case, accents, what may follow it, what may stand within it.

use crate::checks::check;

#[test]
fn the_longest_name_wins() {
    check(
        "
//- /People/Ada King.md
//- /People/Ada King Lovelace.md
//- /Companies/DeepSeek.md
//- /Companies/DeepSeek Labs Berlin.md
//- /a.md
Ada King Lovelace met Ada King.
^^^^^^^^^^^^^^^^^ Ada King Lovelace
                      ^^^^^^^^ Ada King
DeepSeek Labs Berlin is not DeepSeek.
^^^^^^^^^^^^^^^^^^^^ DeepSeek Labs Berlin
                            ^^^^^^^^ DeepSeek
",
    );
}

#[test]
fn a_name_is_found_as_often_as_it_is_written() {
    check(
        "
//- /People/Zoë Ellison Lane.md
//- /People/Ada Lovelace.md
//- /a.md
🚀 Zoë Lane, Zoë Lane and Zoë E. Lane Ada Lovelace Ada Lovelace Zoë Lane Ada Lovelace Ada Byron Lovelace Zoë Lane
  ^^^^^^^^ Zoë Ellison Lane
            ^^^^^^^^ Zoë Ellison Lane
                         ^^^^^^^^^^^ Zoë Ellison Lane
                                     ^^^^^^^^^^^^ Ada Lovelace
                                                  ^^^^^^^^^^^^ Ada Lovelace
                                                               ^^^^^^^^ Zoë Ellison Lane
                                                                        ^^^^^^^^^^^^ Ada Lovelace
                                                                                     ^^^^^^^^^^^^^^^^^^ Ada Lovelace
                                                                                                        ^^^^^^^^ Zoë Ellison Lane
",
    );
}

#[test]
fn an_abbreviation_is_written_exactly_so() {
    check(
        "
//- /Companies/WHO.md
//- /a.md
Who knows what the WHO does, and who cares?
                   ^^^ WHO
",
    );
}

#[test]
fn capitals_throughout_are_a_way_to_write_any_name() {
    check(
        "
//- /People/Virgil van Dijk.md
//- /a.md
VIRGIL VAN DIJK, Virgil van Dijk and Virgil Van Dijk, but not virgil van dijk.
^^^^^^^^^^^^^^^ Virgil van Dijk
                 ^^^^^^^^^^^^^^^ Virgil van Dijk
                                     ^^^^^^^^^^^^^^^ Virgil van Dijk
",
    );
}

#[test]
fn a_particle_may_have_its_capital_or_not() {
    check(
        "
//- /People/Ludwig Van Beethoven.md
//- /People/Virgil van Dijk.md
//- /a.md
Ludwig van Beethoven and Virgil van Dijk met. Van Dijk laughed at van Beethoven.
^^^^^^^^^^^^^^^^^^^^ Ludwig Van Beethoven
                         ^^^^^^^^^^^^^^^ Virgil van Dijk
                                              ^^^^^^^^ Virgil van Dijk
                                                                  ^^^^^^^^^^^^^ Ludwig Van Beethoven
",
    );
}

#[test]
fn accents_fold() {
    check(
        "
//- /People/Zoë Kravitz.md
//- /People/Stanisław Łódzki.md
//- /a.md
🎬 Zoe Kravitz, Zoë Kravitz, ZOË KRAVITZ and Stanislaw Lodzki.
  ^^^^^^^^^^^ Zoë Kravitz
               ^^^^^^^^^^^ Zoë Kravitz
                            ^^^^^^^^^^^ Zoë Kravitz
                                            ^^^^^^^^^^^^^^^^ Stanisław Łódzki
",
    );
}

#[test]
fn the_spelling_with_the_same_accents_wins() {
    check(
        "
//- /People/Zoë Lane.md
//- /People/Zoe Lane.md
//- /a.md
Zoë Lane wrote to Zoe Lane.
^^^^^^^^ Zoë Lane
                  ^^^^^^^^ Zoe Lane
",
    );
}

#[test]
fn compatible_letters_are_the_same_letters() {
    check(
        "
//- /People/Zoë Lane.md
//- /a.md
Zoe\u{308} Lane and Ｚｏｅ Ｌａｎｅ.
^^^^^^^^^ Zoë Lane
              ^^^^^^^^ Zoë Lane
",
    );
}

#[test]
fn a_possessive_may_follow() {
    check(
        "
//- /People/Ada Lovelace.md
//- /People/Henry James.md
//- /a.md
Ada Lovelace's notes, Ada Lovelace’s notes, Henry James' novels and Henry James’ letters.
^^^^^^^^^^^^ Ada Lovelace
                      ^^^^^^^^^^^^ Ada Lovelace
                                            ^^^^^^^^^^^ Henry James
                                                                    ^^^^^^^^^^^ Henry James
",
    );
}

#[test]
fn a_name_may_cross_a_soft_line_break() {
    check(
        "
//- /People/Ada Lovelace.md
//- /a.md
The notes of Ada
             ^^^ …
Lovelace are long.
^^^^^^^^ Ada Lovelace

> They say that Ada
                ^^^ …
> Lovelace wrote them.
^^^^^^^^^^ Ada Lovelace
",
    );
}

#[test]
fn a_name_does_not_cross_paragraphs_or_sentences() {
    check(
        "
//- /People/Ada Lovelace.md
//- /a.md
I saw it. Ada. Lovelace Street is long.
          ^^^ (Ada Lovelace)
               ^^^^^^^^ (Ada Lovelace)

- Ada
  ^^^ (Ada Lovelace)

Lovelace Street
^^^^^^^^ (Ada Lovelace)
",
    );
}

#[test]
fn emphasis_may_run_across_a_name() {
    check(
        "
//- /People/Ada Lovelace.md
//- /a.md
**Ada** Lovelace, *Ada Lovelace*, ***Ada* Lovelace** and ~~Ada Lovelace~~.
  ^^^^^^^^^^^^^^ Ada Lovelace
                   ^^^^^^^^^^^^ Ada Lovelace
                                     ^^^^^^^^^^^^^ Ada Lovelace
                                                           ^^^^^^^^^^^^ Ada Lovelace
",
    );
}

#[test]
fn escapes_and_entities_are_read_as_a_reader_sees_them() {
    check(
        r"
//- /Companies/Smith & Wesson.md
//- /a.md
Smith &amp; Wesson and Smith \& Wesson are Smith & Wesson.
^^^^^^^^^^^^^^^^^^ Smith & Wesson
                       ^^^^^^^^^^^^^^^ Smith & Wesson
                                           ^^^^^^^^^^^^^^ Smith & Wesson
",
    );
}

#[test]
fn a_hyphen_belongs_to_the_name() {
    check(
        "
//- /People/Jean-Luc Picard.md
//- /People/Ann Smith.md
//- /a.md
Jean-Luc Picard met Ann Smith-Jones; an Ann Smith-led team was there.
^^^^^^^^^^^^^^^ Jean-Luc Picard
                                        ^^^^^^^^^ Ann Smith
",
    );
}

#[test]
fn part_of_a_host_name_is_nobody() {
    check(
        "
//- /Companies/DeepSeek.md
//- /a.md
See DeepSeek.com or api.DeepSeek, says DeepSeek.
                                       ^^^^^^^^ DeepSeek
",
    );
}

#[test]
fn legal_forms_tell_organizations_apart() {
    check(
        "
//- /Companies/acme-us.md
# Acme Inc.
//- /Companies/acme-de.md
# Acme GmbH
//- /a.md
Acme Inc. sued Acme GmbH, and Acme, Inc. won; Acme Corp. watched.
^^^^^^^^^ Acme Inc.
               ^^^^^^^^^ Acme GmbH
                              ^^^^^^^^^ Acme Inc.
",
    );
}

#[test]
fn a_legal_form_is_optional() {
    check(
        "
//- /Companies/Quaxly GmbH.md
//- /Companies/腾讯有限公司.md
//- /Companies/Zentrix.md
//- /a.md
Quaxly pays, Quaxly GmbH too, but Quaxly Ltd. is another. Zentrix Inc. is Zentrix. 🐧 腾讯是腾讯有限公司。
^^^^^^ Quaxly GmbH
             ^^^^^^^^^^^ Quaxly GmbH
                                                          ^^^^^^^^^^^ Zentrix
                                                                          ^^^^^^^ Zentrix
                                                                                     ^^ 腾讯有限公司
                                                                                        ^^^^^^ 腾讯有限公司
",
    );
}

#[test]
fn a_legal_form_is_never_the_whole_name() {
    check(
        "
//- /Companies/GmbH & Co. KG.md
//- /Companies/AG.md
//- /a.md
Everybody knows the GmbH, the KG, and Siemens AG, too.
                                              ^^ (AG)
",
    );
}

#[test]
fn honorifics_are_optional() {
    check(
        "
//- /People/Dr. Grace Hopper.md
//- /People/Ada Lovelace.md
//- /a.md
Grace Hopper, Dr. Grace Hopper and Prof. Grace Hopper met Lady Ada Lovelace, Countess.
^^^^^^^^^^^^ Dr. Grace Hopper
              ^^^^^^^^^^^^^^^^ Dr. Grace Hopper
                                         ^^^^^^^^^^^^ Dr. Grace Hopper
                                                               ^^^^^^^^^^^^ Ada Lovelace
",
    );
}

#[test]
fn an_honorific_is_never_the_whole_name() {
    check(
        "
//- /People/Lady Gaga.md
//- /People/Doctor.md
//- /a.md
Lady Gaga sang; a lady and the doctor heard it.
^^^^^^^^^ Lady Gaga
",
    );
}

#[test]
fn one_letter_is_never_a_name() {
    check(
        "
//- /People/Elon Musk.md
---
aliases: [X, E, 埃]
---
//- /a.md
X is what E calls it, 埃 too, says Elon Musk.
                                  ^^^^^^^^^ Elon Musk
",
    );
}

#[test]
fn names_without_spaces_are_found_within_a_sentence() {
    check(
        "
//- /People/梁文锋.md
//- /People/김민준.md
//- /People/田中太郎.md
//- /People/山姆·奥特曼.md
//- /a.md
🐋据梁文锋说，김민준은 田中太郎さん을 만났다。山姆·奥特曼也在。
  ^^^ 梁文锋
       ^^^ 김민준
            ^^^^ 田中太郎
                        ^^^^^^ 山姆·奥特曼
",
    );
}

#[test]
fn a_short_transliteration_needs_evidence() {
    check(
        "
//- /People/Thomas Bayes.md
---
aliases: [贝叶斯]
---
//- /a.md
贝叶斯网络很有用。
^^^ (Thomas Bayes)
",
    );
}

#[test]
fn each_of_hundreds_of_aliases_is_found_as_it_is_written_and_the_first_in_other_forms() {
    let name = |number: usize| {
        let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).expect("a letter"));
        format!("Robert Z{}e{}t", letter(number), letter(number / 26))
    };
    let aliases: Vec<String> = (0..400).map(name).collect();
    check(&format!(
        "
//- /People/Robert Quill.md
---
aliases: [{}]
---
//- /a.md
Robert Zaeat and Robert J. Zbeat met {} there.
^^^^^^^^^^^^ Robert Quill
                 ^^^^^^^^^^^^^^^ Robert Quill
                                     ^^^^^^^^^^^^ Robert Quill
",
        aliases.join(", "),
        name(399)
    ));
}
