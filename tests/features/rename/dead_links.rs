use insta::assert_snapshot;

use super::applied::{show_prepared, show_rename, show_tagged_rename};

#[test]
fn what_dead_links_call_changes_in_their_own_style() {
    let source = "
//- /Closed.md
---
people: ['[[Petra Lindqvst]]', \"[[People/Petra Lindqvst|Petra]]\"]
---
| a | b |
|---|---|
| [[Petra Lindqvst\\|her]] | [Petra Lindqvst](People/Petra%20Lindqvst.md#life) |
//- /Other.md
[[Petra Lindqvist]], [[Petra Lindqvst Jr]] and Petra.
//- /Visit.md
🧭 [[Petra Lind$0qvst]] came, [[People/Petra Lindqvst|she]] and ![[Petra Lindqvst#Photo]].
";
    assert_snapshot!(show_prepared(source), @"
    🧭 [[Petra Lindqvst]] came, [[People/Petra Lindqvst|she]] and ![[Petra Lindqvst#Photo]].
        ▔▔▔▔▔▔▔▔▔▔↑▔▔▔
    Petra Lindqvst
    ");
    assert_snapshot!(show_rename(source, "Petra Lindqvist"), @r#"
    == Closed.md
    ---
    people: ['[[Petra Lindqvist]]', "[[People/Petra Lindqvist|Petra]]"]
    ---
    | a | b |
    |---|---|
    | [[Petra Lindqvist\|her]] | [Petra Lindqvist](People/Petra%20Lindqvist.md#life) |
    == Visit.md
    🧭 [[Petra Lindqvist]] came, [[People/Petra Lindqvist|she]] and ![[Petra Lindqvist#Photo]].
    "#);
}

#[test]
fn bare_mentions_change_along_with_links() {
    let source = "
//- /One.md
🧭 On Monday Petra Lindqvist called her mother. Lindqvist was late.
//- /Two.md
We met [[Petra Lindqvist$0]] and [Petra Lindqvist](petra/Petra%20Lindqvist.md).
";
    assert_snapshot!(show_tagged_rename(source, "Petra Söderberg"), @"
    == One.md
    🧭 On Monday Petra Söderberg called her mother. Söderberg was late.
    == Two.md
    We met [[Petra Söderberg]] and [Petra Söderberg](petra/Petra%20Söderberg.md).
    ");
    let from_prose = source.replace("$0", "").replace("Lindqvist called", "Lindqvist$0 called");
    assert_eq!(show_tagged_rename(&from_prose, "Petra Söderberg"), show_tagged_rename(source, "Petra Söderberg"));
}
