//! Definition: from a mention to the place that says who it is.

use insta::assert_snapshot;

use crate::checks::show_definition;

#[test]
fn a_mention_leads_to_the_name_in_its_note() {
    let source = "
//- /People/zoe.md
---
title: Zoë Kravitz
---
An actor.
Born in Venice.
//- /a.md
🎬 I saw Zoë Kra$0vitz.
";
    assert_snapshot!(show_definition(source), @r"
        🎬 I saw Zoë Kravitz.
                ▔▔▔▔▔▔▔↑▔▔▔
        People/zoe.md:2
        title: Zoë Kravitz
               ▔▔▔▔▔▔▔▔▔▔▔
        … until “Born in Venice.”
        ");
}

#[test]
fn a_note_that_does_not_write_the_name_is_entered_at_the_top() {
    assert_snapshot!(show_definition("//- /People/Ada Lovelace.md\nWrote notes.\n//- /a.md\nAda$0 Lovelace wrote.\n"), @r"
        Ada Lovelace wrote.
        ▔▔▔↑▔▔▔▔▔▔▔▔
        People/Ada Lovelace.md:1
        Wrote notes.

        … until “Wrote notes.”
        ");
}

#[test]
fn a_link_to_a_section_leads_there() {
    let source = "
//- /cast.md
---
type: people
---
# Cast
## Mara Ellison
The captain.
## 🧭 Zoë Lane
The pilot.

She steers.
//- /a.md
[[cast#Zoë Lane|the $0pilot]] and [[cast#Mara Ellison]].
";
    assert_snapshot!(show_definition(source), @r"
        [[cast#Zoë Lane|the pilot]] and [[cast#Mara Ellison]].
               ▔▔▔▔▔▔▔▔     ↑
        cast.md:7
        ## 🧭 Zoë Lane
             ▔▔▔▔▔▔▔▔
        … until “She steers.”
        ");
}

#[test]
fn an_ambiguous_mention_leads_to_every_candidate() {
    let source = "
//- /People/Ann Ellison.md
# Ann Ellison
//- /People/Tom Ellison.md
# Tom Ellison
//- /a.md
Ann Ellison met Tom Ellison. Elli$0son smiled.
";
    assert_snapshot!(show_definition(source), @r"
        Ann Ellison met Tom Ellison. Ellison smiled.
                                     ▔▔▔▔↑▔▔
        People/Tom Ellison.md:1
        # Tom Ellison
          ▔▔▔▔▔▔▔▔▔▔▔
        … until “# Tom Ellison”
        People/Ann Ellison.md:1
        # Ann Ellison
          ▔▔▔▔▔▔▔▔▔▔▔
        … until “# Ann Ellison”
        ");
}

#[test]
fn what_leads_nowhere_has_no_definition() {
    assert_eq!(show_definition("//- /People/Ada Lovelace.md\n//- /a.md\n[[Zhang W$0ei]]\n"), "nothing");
    assert_eq!(show_definition("//- /People/Ada Lovelace.md\n//- /a.md\nno$0body\n"), "nothing");
}
