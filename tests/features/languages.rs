//! What other languages than English have of their own: words without blanks, nouns with capitals, particles.

use crate::checks::check;

#[test]
fn a_surname_in_a_longer_word_of_han_is_another_name() {
    check(
        "
//- /People/田中美咲.md
//- /a.md
田中美咲が来た。田中角栄は元首相。
^^^^ 田中美咲

田中さんが来た。田中健一さんも、田中屋も、田中町も、田中製薬も。
^^ 田中美咲

田中部長の話、田中先生の話、田中の話。
^^ 田中美咲
       ^^ 田中美咲
              ^^ 田中美咲

部長の田中、本田中ではない、佐藤美咲でもない、美咲だ。
   ^^ 田中美咲
                       ^^ 田中美咲
",
    );
}

#[test]
fn a_chinese_name_ends_where_its_word_does() {
    check(
        "
//- /People/张伟.md
//- /a.md
张伟说了，张伟和李娜来了，张伟的书，张伟今天来，张伟明天来。
^^ 张伟
     ^^ 张伟
             ^^ 张伟
                  ^^ 张伟
                        ^^ 张伟

张伟杰来了。张伟大的诗。主张伟大的人。张伟强。

张伟大家都认识，张伟强调了，张伟先生。
^^ 张伟
        ^^ 张伟
              ^^ 张伟
",
    );
    check(
        "
//- /People/張偉.md
//- /a.md
張偉說了，張偉的書。張偉傑來了。
^^ 張偉
     ^^ 張偉
",
    );
}

#[test]
fn a_japanese_name_ends_before_kana_and_roles() {
    check(
        "
//- /People/高橋誠.md
//- /a.md
高橋誠が、高橋誠先生が、高橋誠。
^^^ 高橋誠
     ^^^ 高橋誠
            ^^^ 高橋誠

高橋誠一が来た。高橋誠之助が来た。
",
    );
}

#[test]
fn a_name_that_is_a_chinese_word_needs_evidence() {
    check(
        "
//- /People/高兴.md
//- /People/王文静.md
//- /a.md
我很高兴。她很文静。
  ^^ (高兴)
",
    );
    check(
        "
//- /People/高兴.md
//- /People/王文静.md
//- /a.md
[[高兴]]来了，王文静也来了。高兴说好。她很文静。
  ^^ 高兴
         ^^^ 王文静
                ^^ 高兴
",
    );
}

#[test]
fn a_surname_behind_an_article_is_a_noun() {
    check(
        "
//- /People/Martin Koch.md
//- /a.md
Martin Koch rief an. Koch sagte ja, und mit Koch ging er.
^^^^^^^^^^^ Martin Koch
                     ^^^^ Martin Koch
                                            ^^^^ Martin Koch

Der Koch kündigte. Ein Koch kam, kein Koch, der neue Koch, im Koch.
    ^^^^ (Martin Koch)
                       ^^^^ (Martin Koch)
                                      ^^^^ (Martin Koch)
                                                     ^^^^ (Martin Koch)
                                                              ^^^^ (Martin Koch)

Herr Koch kam. Der Martin kam.
     ^^^^ Martin Koch
                   ^^^^^^ Martin Koch
",
    );
    check(
        "
//- /People/Eva Winter.md
//- /People/Tom Berg.md
//- /a.md
Eva Winter und Tom Berg kamen.
^^^^^^^^^^ Eva Winter
               ^^^^^^^^ Tom Berg

Im Winter stieg sie auf den Berg, und Winter lachte.
   ^^^^^^ (Eva Winter)
                            ^^^^ (Tom Berg)
                                      ^^^^^^ Eva Winter
",
    );
}

#[test]
fn a_surname_that_opens_a_sentence_may_be_a_noun() {
    check(
        "
//- /People/Jan Boer.md
//- /People/Lies Bakker.md
//- /a.md
Jan Boer en Lies Bakker waren er.
^^^^^^^^ Jan Boer
            ^^^^^^^^^^^ Lies Bakker

Boer zoekt vrouw. De Bakker op de hoek is dicht. Bakker zei het, en Boer ook.
^^^^ (Jan Boer)
                     ^^^^^^ (Lies Bakker)
                                                 ^^^^^^ Lies Bakker
                                                                    ^^^^ Jan Boer
",
    );
    check(
        "
//- /People/Luc Marchand.md
//- /a.md
Luc Marchand est là.
^^^^^^^^^^^^ Luc Marchand

Marchand de sable est un conte. Marchand dit non.
^^^^^^^^ (Luc Marchand)
                                ^^^^^^^^ Luc Marchand
",
    );
    check(
        "
//- /People/Ana Blanco.md
//- /a.md
Ana Blanco vino.
^^^^^^^^^^ Ana Blanco

Blanco y negro es la foto. Ayer Blanco llamó.
^^^^^^ (Ana Blanco)
                                ^^^^^^ Ana Blanco
",
    );
    check(
        "
//- /People/Jan Boer.md
//- /a.md
Jan Boer left early. Boer called again.
^^^^^^^^ Jan Boer
                     ^^^^ Jan Boer
",
    );
}

#[test]
fn another_particle_is_another_name() {
    check(
        "
//- /People/Willemijn van den Berg.md
//- /a.md
Willemijn van den Berg kwam. Willemijn van der Berg niet, en van der Berg ook niet.
^^^^^^^^^^^^^^^^^^^^^^ Willemijn van den Berg
                             ^^^^^^^^^ (Willemijn van den Berg)

Willemijn vd Berg, Willemijn v.d. Berg en Willemijn v/d Berg zijn er.
^^^^^^^^^^^^^^^^^ Willemijn van den Berg
                   ^^^^^^^^^^^^^^^^^^^ Willemijn van den Berg
                                          ^^^^^^^^^^^^^^^^^^ Willemijn van den Berg

Van den Berg belde.
^^^^^^^^^^^^ Willemijn van den Berg
",
    );
    check(
        "
//- /People/Willemijn van den Berg.md
//- /a.md
Berg, Willemijn van den
^^^^^^^^^^^^^^^^^^^^^^^ Willemijn van den Berg
",
    );
    check(
        "
//- /People/Jan Berg.md
//- /a.md
Jan Berg kwam. Petra van den Berg niet, en de auto van Berg wel.
^^^^^^^^ Jan Berg
                                                       ^^^^ Jan Berg
",
    );
}

#[test]
fn a_link_may_have_the_surname_first() {
    check(
        "
//- /People/Ernst Bloch.md
//- /a.md
Siehe [[Bloch, Ernst]].
        ^^^^^^^^^^^^ Ernst Bloch
",
    );
}

#[test]
fn characters_that_nobody_sees_part_no_name() {
    let source = "
//- /People/Anna Berg.md
//- /a.md
An\u{ad}na Be\u{200b}rg kam, und Anna \u{200b}Berg ging.
^^^^^^^^^^^ Anna Berg
                     ^^^^^^^^^^ Anna Berg
";
    check(source);
}
