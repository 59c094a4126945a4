//! References and highlights: every mention, in the workspace and in the note.

use insta::assert_snapshot;

use crate::checks::{check_highlight, show_references};

const STORY: &str = "
//- /People/Zoë Lane.md
---
aliases: [Zed]
---
# Zoë Lane
Lane is a pilot.
//- /b.md
🧭 [[Zoë Lane|She]] left. Zoë flew.
Nobody saw Lane Street.
//- /a.md
Zoë Lane came, and with her Zed
Zulu and [the pilot](People/Zoë%20Lane.md).
//- /c.md
🧭 Zoë La$0ne came.
";

#[test]
fn references_are_every_mention_in_the_workspace() {
    assert_snapshot!(show_references(STORY, false), @r"
        a.md:1
        Zoë Lane came, and with her Zed
        ▔▔▔▔▔▔▔▔
        a.md:2
        Zulu and [the pilot](People/Zoë%20Lane.md).
                  ▔▔▔▔▔▔▔▔▔
        b.md:1
        🧭 [[Zoë Lane|She]] left. Zoë flew.
            ▔▔▔▔▔▔▔▔
        b.md:1
        🧭 [[Zoë Lane|She]] left. Zoë flew.
                                 ▔▔▔
        c.md:1
        🧭 Zoë Lane came.
          ▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn references_may_include_the_definition() {
    let with = show_references(STORY, true);
    let without = show_references(STORY, false);
    let definition = "People/Zoë Lane.md:4\n# Zoë Lane\n  ▔▔▔▔▔▔▔▔\n";
    assert_eq!(with.replacen(definition, "", 1), without);
    assert_ne!(with, without);
}

#[test]
fn an_ambiguous_name_has_the_references_of_all() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /b.md
Tom Ellison sailed.
//- /a.md
Ann Ellison met Tom Ellison. Elli$0son smiled.
";
    assert_snapshot!(show_references(source, false), @r"
        a.md:1
        Ann Ellison met Tom Ellison. Ellison smiled.
        ▔▔▔▔▔▔▔▔▔▔▔
        a.md:1
        Ann Ellison met Tom Ellison. Ellison smiled.
                        ▔▔▔▔▔▔▔▔▔▔▔
        a.md:1
        Ann Ellison met Tom Ellison. Ellison smiled.
                                     ▔▔▔▔▔▔▔
        b.md:1
        Tom Ellison sailed.
        ▔▔▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn what_is_only_offered_is_no_reference() {
    let source = "
//- /People/Zoë Lane.md
//- /b.md
🧭 Zoë said so.
//- /a.md
Zoë Lane$0 said so.
";
    assert_snapshot!(show_references(source, false), @r"
        a.md:1
        Zoë Lane said so.
        ▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn elsewhere_there_is_nothing() {
    assert_eq!(show_references("//- /People/Zoë Lane.md\n//- /a.md\nno$0body\n", true), "nothing");
}

#[test]
fn highlights_are_every_mention_in_the_note() {
    check_highlight(
        "
//- /Companies/DeepSeek.md
//- /People/Zoë Kravitz.md
---
aliases: [Zed]
          ^^^ definition
---
# 🎬 Zoë Kravitz
    ^^^^^^^^^^^ definition
Kravi$0tz founded DeepSeek, says [[Zoë Kravitz|she]].
^^^^^^^ mention
                                 ^^^^^^^^^^^ mention
",
    );
}

#[test]
fn an_ambiguous_name_is_highlighted_where_it_is_as_ambiguous() {
    check_highlight(
        "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /a.md
Ann Ellison met Tom Ellison. Elli$0son smiled at Ellison, and Ann left.
                             ^^^^^^^ mention
                                               ^^^^^^^ mention
",
    );
}

#[test]
fn a_link_that_leads_nowhere_is_highlighted_with_its_likes() {
    check_highlight(
        "
//- /People/Ann Ellison.md
//- /a.md
[[Zhang Wei]], [[Zoë Quill]] and [[Zhang$0 Wei|he]].
  ^^^^^^^^^ mention
                                   ^^^^^^^^^ mention
",
    );
}

#[test]
fn elsewhere_nothing_is_highlighted() {
    check_highlight("//- /People/Ann Ellison.md\n//- /a.md\nAnn Ellison is no$0body.\n");
}
