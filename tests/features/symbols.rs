//! Symbols: the cast of a note, and everybody in the workspace.

use insta::assert_snapshot;

use crate::checks::{show_cast, show_symbols, show_tagged_cast, show_undefined_symbols};

const EVERYBODY: &str = "
//- /People/Liang Wenfeng.md
---
aliases: [梁文锋]
---
//- /People/Zoë Lane.md
//- /People/Lena Zorn.md
//- /Companies/DeepSeek.md
//- /a.md
x
";

#[test]
fn a_cast_is_whom_the_note_defines_then_whom_it_mentions() {
    let source = "
//- /Companies/DeepSeek.md
//- /People/Zoë Kravitz.md
//- /cast.md
---
type: people
---
🎬 Zoë Kravitz opens.
## Mara Ellison
The captain.

Works for DeepSeek. Ellison knows Kravitz.
## 🧭 Tom Reed
A pilot.
";
    assert_snapshot!(show_cast(source), @r"
        Mara Ellison: defined at cast.md:5, “## Mara Ellison” to “Works for DeepSeek. Ellison knows Kravitz.”, 1 mentions
        Tom Reed: defined at cast.md:9, “## 🧭 Tom Reed” to “A pilot.”, 0 mentions
        Zoë Kravitz: mentioned at cast.md:4, “Zoë Kravitz”, 2 mentions
        DeepSeek: mentioned at cast.md:8, “DeepSeek”, 1 mentions
        ");
}

#[test]
fn who_is_only_offered_is_not_in_the_cast() {
    assert_eq!(show_cast("//- /People/Zoë Lane.md\n//- /a.md\n🧭 Zoë flew, [[Nobody Atall]] too.\n"), "");
}

#[test]
fn a_query_finds_names_as_one_types_them() {
    assert_snapshot!(show_symbols(EVERYBODY, "liw", 10), @"Liang Wenfeng");
    assert_snapshot!(show_symbols(EVERYBODY, "zoe", 10), @"Zoë Lane");
    assert_snapshot!(show_symbols(EVERYBODY, "文锋", 10), @"Liang Wenfeng");
    assert_snapshot!(show_symbols(EVERYBODY, "ds", 10), @"DeepSeek");
    assert_eq!(show_symbols(EVERYBODY, "nobody", 10), "");
}

#[test]
fn the_best_match_comes_first() {
    assert_snapshot!(show_symbols(EVERYBODY, "l z", 10), @r"
        Lena Zorn
        Zoë Lane
        ");
    assert_snapshot!(show_symbols(EVERYBODY, "lan", 10), @r"
        Zoë Lane
        Liang Wenfeng
        Lena Zorn
        ");
}

#[test]
fn an_empty_query_finds_everybody_up_to_the_limit() {
    assert_snapshot!(show_symbols(EVERYBODY, "", 10), @r"
        DeepSeek
        Lena Zorn
        Liang Wenfeng
        Zoë Lane
        ");
    assert_eq!(show_symbols(EVERYBODY, "", 2).lines().count(), 2);
}

/// A vault with names that nobody has defined.
const STRANGERS: &str = "
//- /People/Zoë Lane.md
//- /b.md
🧭 Later that day Petra Lindqvist wrote to her sister. Petra Lindqvist was late.
//- /a.md
Yesterday Zoë Lane called Petra Lindqvist.

She had also met Henrik Lindqvist, who works at Microsoft.
";

#[test]
fn a_cast_has_those_whom_nobody_has_defined() {
    assert_snapshot!(show_tagged_cast(STRANGERS), @r"
        Zoë Lane: mentioned at a.md:1, “Zoë Lane”, 1 mentions
        Petra Lindqvist (not defined, person): mentioned at a.md:1, “Petra Lindqvist”, 1 mentions
        Henrik Lindqvist (not defined, person): mentioned at a.md:3, “Henrik Lindqvist”, 1 mentions
        Microsoft (not defined, organization): mentioned at a.md:3, “Microsoft”, 1 mentions
        ");
}

#[test]
fn a_query_finds_names_that_nobody_has_defined() {
    assert_snapshot!(show_undefined_symbols(STRANGERS, "lindqvist", 10), @r"
        Petra Lindqvist · person · 3 mentions in 2 notes, first at a.md:1
        Henrik Lindqvist · person · 1 mentions in 1 notes, first at a.md:3
        ");
    assert_eq!(show_undefined_symbols(STRANGERS, "lindqvist", 1).lines().count(), 1);
    assert_eq!(show_undefined_symbols(STRANGERS, "zoe", 10), "", "somebody has defined her");
    assert_eq!(show_undefined_symbols(STRANGERS, "", 10).lines().count(), 3);
}

#[test]
fn an_at_sign_asks_for_handles() {
    let source = "//- /People/Zoë Lane.md\n---\nhandle: nightjar\n---\n//- /People/Nia Jarvis.md\n";
    assert_eq!(show_symbols(source, "@nightj", 5), "Zoë Lane\n");
    assert_eq!(show_symbols(source, "nightj", 5), "");
}
