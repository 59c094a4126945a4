//! Names that are one typing error from a defined name.

use insta::assert_snapshot;

use super::checks::show_findings;

#[test]
fn a_name_that_one_slip_makes_into_somebodys_is_flagged() {
    let source = "
//- /People/Élodie Marchand.md
//- /Companies/Quayside Research Group.md
//- /Companies/Tencent.md
//- /a.md
🧭 Élodie Marchnad, Elodei Marchand and Élodie Marchannd at the Quayside Reserch Group bought Tencnet.
";
    assert_snapshot!(show_findings(source), @r"
        warning[misspelt-name] a.md:1: “Élodie Marchnad” is not defined; Élodie Marchand is (People/Élodie Marchand.md): correct the spelling, or define the name.
        🧭 Élodie Marchnad, Elodei Marchand and Élodie Marchannd at the Quayside Reserch Group bought Tencnet.
          ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          People/Élodie Marchand.md:1: Élodie Marchand is defined here
        warning[misspelt-name] a.md:1: “Elodei Marchand” is not defined; Élodie Marchand is (People/Élodie Marchand.md): correct the spelling, or define the name.
        🧭 Élodie Marchnad, Elodei Marchand and Élodie Marchannd at the Quayside Reserch Group bought Tencnet.
                           ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          People/Élodie Marchand.md:1: Élodie Marchand is defined here
        warning[misspelt-name] a.md:1: “Élodie Marchannd” is not defined; Élodie Marchand is (People/Élodie Marchand.md): correct the spelling, or define the name.
        🧭 Élodie Marchnad, Elodei Marchand and Élodie Marchannd at the Quayside Reserch Group bought Tencnet.
                                               ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          People/Élodie Marchand.md:1: Élodie Marchand is defined here
        warning[misspelt-name] a.md:1: “Quayside Reserch Group” is not defined; Quayside Research Group is (Companies/Quayside Research Group.md): correct the spelling, or define the name.
        🧭 Élodie Marchnad, Elodei Marchand and Élodie Marchannd at the Quayside Reserch Group bought Tencnet.
                                                                       ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          Companies/Quayside Research Group.md:1: Quayside Research Group is defined here
        ");
}

#[test]
fn one_word_is_a_hint_and_only_where_the_note_names_who_is_meant() {
    let source = "
//- /Companies/Tencent.md
//- /a.md
Tencent rose. The shares of Tencnet fell.
//- /b.md
The shares of Tencnet fell.
";
    assert_snapshot!(show_findings(source), @r"
        hint[misspelt-name] a.md:1: “Tencnet” is not defined; Tencent is (Companies/Tencent.md): correct the spelling, or define the name.
        Tencent rose. The shares of Tencnet fell.
                                    ▔▔▔▔▔▔▔
          Companies/Tencent.md:1: Tencent is defined here
        ");
}

#[test]
fn a_long_surname_alone_is_a_hint_where_its_bearer_is_named() {
    let source = "
//- /People/Tilda Quennerby.md
//- /a.md
Tilda Quennerby came with the others. Then it was Quennarby who left, and the Quennorby stayed with Otto Quennirby.
//- /b.md
We saw Quennarby in the garden.
";
    assert_snapshot!(show_findings(source), @r"
        hint[misspelt-name] a.md:1: “Quennarby” is not defined; Tilda Quennerby is (People/Tilda Quennerby.md): correct the spelling, or define the name.
        Tilda Quennerby came with the others. Then it was Quennarby who left, and the Quennorby stayed with Otto Quennirby.
                                                          ▔▔▔▔▔▔▔▔▔
          People/Tilda Quennerby.md:1: Tilda Quennerby is defined here
        ");
}

#[test]
fn a_name_of_two_is_misspelt_as_that_of_one_is() {
    let source = "
//- /Here/Tilda Quennerby (painter).md
---
type: person
---
//- /There/Tilda Quennerby.md
---
type: person
---
//- /a.md
We saw Tilda Quennarby in the garden.
";
    assert_snapshot!(show_findings(source), @r"
        warning[misspelt-name] a.md:1: “Tilda Quennarby” is not defined; Tilda Quennerby is (Here/Tilda Quennerby (painter).md): correct the spelling, or define the name.
        We saw Tilda Quennarby in the garden.
               ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          Here/Tilda Quennerby (painter).md:1: Tilda Quennerby is defined here
        ");
}

#[test]
fn what_a_step_explains_is_not_misspelt() {
    let source = "
//- /People/Tomasz Nowacki.md
//- /People/Ludwig Anton Hubwell.md
//- /People/Jean-Luc Barrande.md
//- /People/Otis Bram Jr..md
//- /a.md
With Ludwig A. Hubwell, Jean Luc Barrande and Hubwell, Ludwig. Otis Bram Sr. was there.
";
    let found = show_findings(source);
    assert!(!found.contains("misspelt"), "{found}");
}

#[test]
fn names_that_are_merely_similar_are_left_alone() {
    let source = "
//- /People/John Smith.md
//- /People/Maria Novak.md
//- /People/Bo Ek.md
//- /Companies/Tencent.md
//- /a.md
Jon Smith, John Smyth, Maria Nowak, Marta Novak and Bo Ekk met. Smiht was there. The Tencents came. Tencnet fell.
Joohn spoke to John Simth-Jones, `John Simth`, [[John Simth (painter)]] and the Smithe family. tencnet too.
";
    assert_snapshot!(show_findings(source), @"nothing");
}

#[test]
fn one_of_many_whom_an_organization_is_named_after_is_not_misspelt() {
    let of = |name: &str, text: &str| {
        let vault = format!("//- /x.md\n---\ntype: organization\ntitle: {name}\n---\n//- /a.md\n{text}\n");
        show_findings(&vault)
    };
    assert_eq!(of("The Flesh-Eaters", "It is the Flesh-Eater problem."), "nothing");
    assert_eq!(of("Acme Beekeepers", "Every Acme Beekeeper knows it."), "nothing");
    assert!(of("Acme Beekeepers", "The Acme Beekeeprs know it.").contains("Acme Beekeepers"));
}

#[test]
fn an_abbreviation_in_an_alias_is_no_word_to_be_misspelt() {
    let source = "
//- /People/Ines Carver.md
---
aliases: [Quillon CEO]
---
//- /a.md
Quillon Seo and Quillon Ceo are films.
";
    let found = show_findings(source);
    assert!(!found.contains("misspelt"), "{found}");
}

#[test]
fn a_spelling_that_comes_again_and_again_is_a_name_of_its_own() {
    let source = "
//- /People/Liang Wenfeng.md
//- /a.md
Liang Wenfang came. Liang Wenfang saw. Liang Wenfang won.
";
    assert_snapshot!(show_findings(source), @"nothing");
}
