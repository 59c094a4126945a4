//! Other spellings than the definition has.

use insta::assert_snapshot;

use super::checks::show_findings;

#[test]
fn another_spelling_than_the_declared_one_is_hinted_at_once() {
    let source = "
//- /People/José Núñez.md
//- /People/Anne Strauß.md
//- /a.md
🧭 Jose Nunez met Anne Strauss. **Jose
Nunez** left; Nunez and Núñez laughed.
";
    assert_snapshot!(show_findings(source), @r#"
        hint[inconsistent-name] a.md:1: “Jose Nunez” is spelt “José Núñez” where it is defined (People/José Núñez.md): use that spelling, or add this one as an alias.
        🧭 Jose Nunez met Anne Strauss. **Jose
          ▔▔▔▔▔▔▔▔▔▔
          People/José Núñez.md:1: José Núñez is defined here
        hint[inconsistent-name] a.md:1: “Anne Strauss” is spelt “Anne Strauß” where it is defined (People/Anne Strauß.md): use that spelling, or add this one as an alias.
        🧭 Jose Nunez met Anne Strauss. **Jose
                         ▔▔▔▔▔▔▔▔▔▔▔▔
          People/Anne Strauß.md:1: Anne Strauß is defined here
        hint[inconsistent-name] a.md:2: “Nunez” is spelt “Núñez” where it is defined (People/José Núñez.md): use that spelling, or add this one as an alias.
        Nunez** left; Nunez and Núñez laughed.
                      ▔▔▔▔▔
          People/José Núñez.md:1: José Núñez is defined here
        "#);
}

#[test]
fn other_legal_forms_and_hyphens_are_hinted_at() {
    let source = "
//- /Companies/Zorgle.md
# Zorgle Inc.
//- /Companies/High-Flyer Quant.md
//- /Companies/Orbit Works.md
//- /People/Jean-Luc Marchand.md
//- /a.md
🧭 Zorgle Incorporated and High Flyer Quant hired Jean Luc Marchand from Orbit-Works.
";
    assert_snapshot!(show_findings(source), @r#"
        hint[inconsistent-name] a.md:1: “Zorgle Incorporated” is spelt “Zorgle Inc.” where it is defined (Companies/Zorgle.md): use that spelling, or add this one as an alias.
        🧭 Zorgle Incorporated and High Flyer Quant hired Jean Luc Marchand from Orbit-Works.
          ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          Companies/Zorgle.md:1: Zorgle Inc. is defined here
        hint[inconsistent-name] a.md:1: “High Flyer Quant” is spelt “High-Flyer Quant” where it is defined (Companies/High-Flyer Quant.md): use that spelling, or add this one as an alias.
        🧭 Zorgle Incorporated and High Flyer Quant hired Jean Luc Marchand from Orbit-Works.
                                  ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          Companies/High-Flyer Quant.md:1: High-Flyer Quant is defined here
        hint[inconsistent-name] a.md:1: “Jean Luc Marchand” is spelt “Jean-Luc Marchand” where it is defined (People/Jean-Luc Marchand.md): use that spelling, or add this one as an alias.
        🧭 Zorgle Incorporated and High Flyer Quant hired Jean Luc Marchand from Orbit-Works.
                                                         ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          People/Jean-Luc Marchand.md:1: Jean-Luc Marchand is defined here
        hint[inconsistent-name] a.md:1: “Orbit-Works” is spelt “Orbit Works” where it is defined (Companies/Orbit Works.md): use that spelling, or add this one as an alias.
        🧭 Zorgle Incorporated and High Flyer Quant hired Jean Luc Marchand from Orbit-Works.
                                                                                ▔▔▔▔▔▔▔▔▔▔▔
          Companies/Orbit Works.md:1: Orbit Works is defined here
        "#);
}

#[test]
fn spellings_that_say_nothing_are_left_alone() {
    let source = "
//- /People/José Núñez.md
---
aliases: [Pepe Nunez]
---
//- /People/Ludwig van Straaten.md
//- /Companies/Acme Inc..md
---
aliases: [High Flyer, High-Flyer]
---
# Acme Inc.
//- /Companies/Zorgle.md
//- /a.md
JOSE NUNEZ and JOSÉ NÚÑEZ, José Núñez’s and Pepe Nunez's. Jose\u{301} Nu\u{301}n\u{303}ez. Ludwig Van Straaten, Acme, Acme, Inc.,
Acme Inc., High-Flyer, High Flyer, Zorgle Ltd. and [[Jose Nunez]] met Nunez-Smith.
";
    assert_eq!(show_findings(source), "nothing");
}
