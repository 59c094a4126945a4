//! Names that could be several.

use insta::assert_snapshot;

use super::checks::show_findings;

#[test]
fn a_name_that_could_be_several_is_flagged() {
    let source = "
//- /People/Ann Ellison.md
# Ann Ellison
//- /Cast.md
---
type: people
---
## 🚢 Tom Ellison
A banker.
//- /a.md
🧭 Ann Ellison met Tom Ellison. Ellison smiled.
";
    assert_snapshot!(show_findings(source), @r"
        information[ambiguous-name] a.md:1: “Ellison” could be Tom Ellison or Ann Ellison: write the full name, or link the one you mean.
        🧭 Ann Ellison met Tom Ellison. Ellison smiled.
                                       ▔▔▔▔▔▔▔
          Cast.md:4: Tom Ellison is defined here
          People/Ann Ellison.md:1: Ann Ellison is defined here
        ");
}

#[test]
fn a_name_of_many_names_three_of_them() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /People/Zoë Ellison.md
//- /People/Eve Ellison.md
//- /People/Max Ellison.md
//- /a.md
Ann Ellison, Tom Ellison, Zoë Ellison, Eve Ellison and Max Ellison. Ellison?
";
    assert_snapshot!(show_findings(source), @r"
        information[ambiguous-name] a.md:1: “Ellison” could be Max Ellison, Eve Ellison, Zoë Ellison or 2 others: write the full name, or link the one you mean.
        Ann Ellison, Tom Ellison, Zoë Ellison, Eve Ellison and Max Ellison. Ellison?
                                                                            ▔▔▔▔▔▔▔
          People/Max Ellison.md:1: Max Ellison is defined here
          People/Eve Ellison.md:1: Eve Ellison is defined here
          People/Zoë Ellison.md:1: Zoë Ellison is defined here
        ");
}

#[test]
fn namesakes_are_flagged_where_nothing_decides() {
    let source = "
//- /People/Zoë Smith.md
//- /People/Zoë Smith (painter).md
//- /b.md
[[Zoë Smith (painter)]]: Zoë Smith paints.
//- /a.md
🎨 Zoë Smith paints.
";
    assert_snapshot!(show_findings(source), @r"
        information[ambiguous-name] a.md:1: “Zoë Smith” could be any of 2 who go by this name: link the one you mean.
        🎨 Zoë Smith paints.
          ▔▔▔▔▔▔▔▔▔
          People/Zoë Smith (painter).md:1: Zoë Smith is defined here
          People/Zoë Smith.md:1: Zoë Smith is defined here
        ");
}

#[test]
fn what_is_only_offered_is_not_flagged() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /a.md
🧭 Ellison smiled, and Zhang Wei did too.
";
    assert_eq!(show_findings(source), "nothing");
}
