//! One word is the problem: ordinary words, other people's names, and words that may stand alone.

use crate::checks::{check, check_reasons, check_tagged, check_tagged_reasons};

#[test]
fn an_ordinary_word_where_any_word_has_a_capital_is_nobody() {
    check(
        "
//- /People/Will Durant.md
//- /People/Jimmy Page.md
//- /People/Neil Young.md
//- /a.md
Will Durant, Jimmy Page and Neil Young met.
^^^^^^^^^^^ Will Durant
             ^^^^^^^^^^ Jimmy Page
                            ^^^^^^^^^^ Neil Young

Will they? Page 5 says so. “Young people will turn the page,” it says.
^^^^ (Will Durant)
           ^^^^ (Jimmy Page)
                            ^^^^^ (Neil Young)

# Page two
  ^^^^ (Jimmy Page)

WILL IT END?
^^^^ (Will Durant)
",
    );
}

#[test]
fn an_ordinary_word_elsewhere_is_whoever_the_note_names() {
    check(
        "
//- /People/Jimmy Page.md
//- /People/Ngozi Law.md
//- /a.md
🎸 Jimmy Page played. Everybody heard Page, but nobody heard Law.
  ^^^^^^^^^^ Jimmy Page
                                     ^^^^ Jimmy Page
                                                            ^^^ (Ngozi Law)
",
    );
}

#[test]
fn another_persons_surname_behind_a_given_name_is_not_ours() {
    check(
        "
//- /People/Robert Nozick.md
//- /a.md
Robert Nozick wrote it; Robert De Niro did not, and Robert laughed.
^^^^^^^^^^^^^ Robert Nozick
                        ^^^^^^ (Robert Nozick)
                                                    ^^^^^^ (Robert Nozick)

Robert Nozick wrote more. Robert laughed.
^^^^^^^^^^^^^ Robert Nozick
                          ^^^^^^ Robert Nozick
",
    );
}

#[test]
fn another_persons_given_name_before_a_surname_is_not_ours() {
    check(
        "
//- /People/Peter Singer.md
//- /a.md
Peter Singer wrote it; Bryan Singer did not, and Singer laughed.
^^^^^^^^^^^^ Peter Singer
                             ^^^^^^ (Peter Singer)
                                                 ^^^^^^ (Peter Singer)

Peter Singer wrote more, and Singer laughed.
^^^^^^^^^^^^ Peter Singer
                             ^^^^^^ Peter Singer
",
    );
}

#[test]
fn works_places_and_numbers_next_to_a_name_are_not_ours() {
    check(
        "
//- /People/Octavia Butler.md
//- /People/Moses Malone.md
//- /People/Thomas Bayes.md
//- /a.md
Octavia Butler, Moses Malone and Thomas Bayes.
^^^^^^^^^^^^^^ Octavia Butler
                ^^^^^^^^^^^^ Moses Malone
                                 ^^^^^^^^^^^^ Thomas Bayes
The Uriah Butler Highway, Moses 5, Bayes/Laplace, Butler & Sons, Bayes-Nash and the Butler Act.
          ^^^^^^ (Octavia Butler)
                          ^^^^^ (Moses Malone)
                                   ^^^^^ Thomas Bayes
                                                  ^^^^^^ (Octavia Butler)
                                                                                    ^^^^^^ (Octavia Butler)
",
    );
}

#[test]
fn gospels_and_churches_are_not_ours() {
    check(
        "
//- /People/John Smith.md
//- /People/Karl Andral.md
//- /a.md
John Smith met Karl Andral. He read the Gospel of John near St. Andral's Church. Friends of John sang.
^^^^^^^^^^ John Smith
               ^^^^^^^^^^^ Karl Andral
                                                  ^^^^ (John Smith)
                                                                ^^^^^^ (Karl Andral)
                                                                                            ^^^^ John Smith
",
    );
}

#[test]
fn a_word_with_a_capital_at_the_sentences_start_does_not_continue_a_name() {
    check(
        "
//- /People/Liang Wenfeng.md
//- /a.md
Liang Wenfeng founded it. Yesterday Liang spoke. When Liang speaks, CEO Liang is heard.
^^^^^^^^^^^^^ Liang Wenfeng
                                    ^^^^^ Liang Wenfeng
                                                      ^^^^^ Liang Wenfeng
                                                                        ^^^^^ Liang Wenfeng
",
    );
}

#[test]
fn a_distinctive_word_stands_for_itself() {
    check(
        "
//- /Companies/DeepSeek.md
//- /Companies/Nvidia.md
//- /Companies/ESA.md
//- /People/Plato.md
//- /a.md
🐋 DeepSeek buys from Nvidia; ESA does not, and Plato never did.
  ^^^^^^^^ DeepSeek
                     ^^^^^^ Nvidia
                             ^^^ ESA
                                               ^^^^^ Plato
",
    );
}

#[test]
fn an_ordinary_declared_word_needs_evidence() {
    check(
        "
//- /People/Emma.md
//- /People/Jordan Peele.md
---
aliases: [Jordan]
---
//- /Companies/Apple.md
//- /a.md
An Apple for Emma and Jordan.
   ^^^^^ (Apple)
             ^^^^ (Emma)
                      ^^^^^^ (Jordan Peele)
",
    );
}

#[test]
fn evidence_lets_an_ordinary_declared_word_stand() {
    check(
        "
//- /People/Emma.md
//- /People/Jordan Peele.md
---
aliases: [Jordan]
---
//- /Companies/Apple.md
//- /a.md
See [[Emma]] and [[Apple]]: an Apple for Emma, says Jordan Peele, but Jordan has none.
      ^^^^ Emma
                   ^^^^^ Apple
                               ^^^^^ Apple
                                         ^^^^ Emma
                                                    ^^^^^^^^^^^^ Jordan Peele
                                                                      ^^^^^^ Jordan Peele
",
    );
}

#[test]
fn an_ordinary_alias_in_lower_case_is_a_word() {
    check(
        "
//- /People/Martha Kent.md
---
aliases: [mother, Name]
---
//- /a.md
Martha Kent is a mother, and that is her name. Mother smiled.
^^^^^^^^^^^ Martha Kent
                 ^^^^^^ (Martha Kent)
                                               ^^^^^^ (Martha Kent)
",
    );
}

#[test]
fn what_is_only_offered_says_why() {
    check_reasons(
        "
//- /People/Will Durant.md
//- /People/Emma.md
//- /Companies/Apple.md
//- /a.md
Will Durant. Will it? Bryan Durant. Emma. Apples. Apple pie.
^^^^^^^^^^^ Will Durant: full name
             ^^^^ (Will Durant): more likely an ordinary word here than a given name
                            ^^^^^^ (Will Durant): more likely part of another name
                                    ^^^^ (Emma): a common name or word alone, and nothing in this note shows who is meant
                                                  ^^^^^ (Apple): more likely an ordinary word here than a name
",
    );
}

#[test]
fn a_word_that_the_vault_writes_in_lower_case_is_ordinary() {
    check(
        "
//- /Companies/Zorgle.md
//- /b.md
A zorgle is a tool.
//- /c.md
Every zorgle counts.
//- /a.md
I like Zorgle. Zorgle it.
       ^^^^^^ (Zorgle)
               ^^^^^^ (Zorgle)
",
    );
}

#[test]
fn a_declared_word_stands_where_the_recognizer_takes_it_for_a_name() {
    check_tagged_reasons(
        "
//- /People/Will.md
//- /People/Jordan Peele.md
---
aliases: [Jordan]
---
//- /Companies/Target.md
//- /a.md
On Monday I spoke with Will, who works at Target, and Jordan told me that he was ill.
                       ^^^^ Will: full name, and the recognizer takes it for a person here
                                          ^^^^^^ Target: full name, and the recognizer takes it for an organization here
                                                      ^^^^^^ Jordan Peele: alias of Jordan Peele, and the recognizer takes it for a person here
",
    );
}

#[test]
fn it_is_offered_where_the_recognizer_is_silent() {
    check_tagged(
        "
//- /People/Will.md
//- /Companies/Target.md
//- /Companies/Apple.md
//- /a.md
Will it hit the Target? A last will, and an Apple a day.
^^^^ (Will)
                ^^^^^^ (Target)
                                            ^^^^^ (Apple)
",
    );
}

#[test]
fn the_recognizer_does_not_make_a_part_of_a_name_mean_its_bearer() {
    check_tagged(
        "
//- /People/Petra Lindqvist.md
//- /a.md
Yesterday Petra called her mother, and said that Lindqvist was late.
          ^^^^^ (Petra Lindqvist)
                                                 ^^^^^^^^^ (Petra Lindqvist)
",
    );
}

#[test]
fn the_recognizer_does_not_choose_between_two() {
    check_tagged(
        "
//- /People/Emma.md
//- /People/Emma Peel.md
---
aliases: [Emma]
---
//- /a.md
Yesterday Emma called her mother.
          ^^^^ (Emma Peel or Emma)
",
    );
}

#[test]
fn the_recognizer_does_not_overrule_the_words_around_a_name() {
    check_tagged(
        "
//- /People/Jordan.md
//- /a.md
Yesterday Michael Jordan called his mother, and Jordan Baker came late.
          ^^^^^^^^^^^^^^ undefined
                                                ^^^^^^^^^^^^ undefined
",
    );
}
