//! Leaving names alone.

use insta::assert_snapshot;
use whoswho::world::Settings;

use crate::checks::show_findings;
use crate::remedies::Case;

const PETRA: &str = "
//- /log.md
# Monday

🧭 On Monday Petra Lind$0qvist called her mother. Her brother laughed.

On Tuesday Petra Lindqvist called again.
";

#[test]
fn an_undefined_name_is_left_alone_on_its_line() {
    assert_snapshot!(Case::tagged(PETRA).after("Ignore “Petra Lindqvist” on this line"), @r"
        log.md
        - 🧭 On Monday Petra Lindqvist called her mother. Her brother laughed.
        + 🧭 On Monday Petra Lindqvist called her mother. Her brother laughed. <!-- whoswho-ignore: Petra Lindqvist -->
        now:
          Petra Lindqvist → undefined
          Petra Lindqvist → undefined
          flagged: unresolved-name “Petra Lindqvist”
        ");
}

#[test]
fn an_undefined_name_is_left_alone_in_its_note() {
    assert_snapshot!(Case::tagged(PETRA).after("Ignore “Petra Lindqvist” in this note"), @r"
        log.md
        + ---
        + whoswho_ignore: [Petra Lindqvist]
        + ---
        now:
          Petra Lindqvist → undefined
          Petra Lindqvist → undefined
        ");
    let with_list = PETRA.replace("# Monday", "---\r\nwhoswho_ignore: [\"X: Y\"]\r\n---");
    assert_snapshot!(Case::tagged(&with_list).after("Ignore “Petra Lindqvist” in this note"), @r#"
        log.md
        - whoswho_ignore: ["X: Y"]␍
        + whoswho_ignore: ["X: Y", "Petra Lindqvist"]␍
        now:
          Petra Lindqvist → undefined
          Petra Lindqvist → undefined
        "#);
}

#[test]
fn other_flaws_are_left_alone_too() {
    let people = "//- /People/Ann Ellison.md\n---\nhandle: ann\n---\n//- /People/Tom Ellison.md\n";
    let after = |note: &str, title: &str| Case::new(&format!("{people}//- /a.md\n{note}\n")).after(title);
    assert_snapshot!(after("🧭 Ann Ellison met Tom Ellison. Elli$0son smiled.", "Ignore “Ellison” on this line"), @r"
        a.md
        - 🧭 Ann Ellison met Tom Ellison. Ellison smiled.
        + 🧭 Ann Ellison met Tom Ellison. Ellison smiled. <!-- whoswho-ignore: Ellison -->
        now:
          Ann Ellison → Ann Ellison
          Tom Ellison → Tom Ellison
          Ellison → Tom Ellison or Ann Ellison
        ");
    assert_snapshot!(after("| a | b |\n| - | - |\n| [[Marco Po$0lo]] | x |", "Ignore “Marco Polo” on this line"), @r"
        a.md
        - | [[Marco Polo]] | x |
        + | [[Marco Polo]] <!-- whoswho-ignore: Marco Polo --> | x |
        now:
          Marco Polo → undefined
        ");
    assert_snapshot!(after("## Met [[Marco Po$0lo]]", "Ignore “Marco Polo” on this line"), @r"
        a.md
        - ## Met [[Marco Polo]]
        + ## Met [[Marco Polo]] <!-- whoswho-ignore: Marco Polo -->
        now:
          Marco Polo → undefined
        ");
}

#[test]
fn a_comment_speaks_for_its_line_or_for_the_next_one() {
    let source = "
//- /a.md
[[Marco Polo]] <!-- whoswho-ignore: Marco Polo -->

<!-- whoswho-ignore: Marco Polo -->
[[Marco Polo]]

[[Marco Polo]] and [[Zoë Lane]] <!-- whoswho-ignore: Zoë Lane -->
//- /b.org
# whoswho-ignore: Zoë Lane
[[Zoë Lane]]
";
    assert_snapshot!(show_findings(source), @r"
        information[unresolved-link] a.md:6: “Marco Polo” is probably a person, and has no note yet. It is linked 3 times in this note.
        [[Marco Polo]] and [[Zoë Lane]] <!-- whoswho-ignore: Zoë Lane -->
          ▔▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn a_name_is_left_alone_throughout_the_workspace() {
    let settings = Settings { ignored: vec!["marco polo".to_owned()], ..Settings::default() };
    let case = Case::with_settings("//- /a.md\n🧭 [[Marco Polo]] met [[Zoë Lane$0]].\n", settings);
    assert_snapshot!(case.after("Remove the link"), @r"
        a.md
        - 🧭 [[Marco Polo]] met [[Zoë Lane]].
        + 🧭 [[Marco Polo]] met Zoë Lane.
        now:
          Marco Polo → undefined
        ");
    assert_snapshot!(case.titles_of("Marco Polo"), @r"
        fix: Define “Marco Polo” as a person in People/Marco Polo.md
        fix: Define “Marco Polo” as an organization in Organizations/Marco Polo.md
        rewrite: Remove the link, keep “Marco Polo”
        ");
}

#[test]
fn two_definitions_of_a_name_are_left_alone() {
    let source = "
//- /People/Ann Smith.md
//- /Old/Ann Smith.md
---
type: per$0son
---
# Ann Smith
";
    let case = Case::new(&source.replace("$0", "").replace("# Ann", "# An$0n"));
    assert_snapshot!(case.titles(), @"
    fix: Ignore “Ann Smith” on this line
    fix: Ignore “Ann Smith” in this note
    fix: Ignore “Ann Smith” in the workspace
    merge: Merge into People/Ann Smith.md
    merge: Merge People/Ann Smith.md into this note
    ");
    assert_snapshot!(case.after("Ignore “Ann Smith” in this note"), @r"
        Old/Ann Smith.md
        + whoswho_ignore: [Ann Smith]
        now:
        ");
}

#[test]
fn a_comment_stands_where_it_changes_nothing_else() {
    let after = |line: &str| {
        let case = Case::new(&format!("//- /a.md\n{line}\n"));
        let titles = case.titles();
        titles.contains("on this line").then(|| case.after("Ignore “Marco Polo” on this line"))
    };
    for (before, wanted) in [
        ("We met [[Marco$0 Polo]].  \nThen more.", "We met [[Marco Polo]]. <!--  -->  "),
        ("We met [[Marco$0 Polo]].\\\nThen more.", "We met [[Marco Polo]]. <!--  -->\\"),
        ("We met [[Marco$0 Polo]]. ^block-1", "We met [[Marco Polo]]. <!--  --> ^block-1"),
        ("## [[Marco$0 Polo]] ##", "## [[Marco Polo]] <!--  --> ##"),
        ("## [[Marco$0 Polo]] {#polo}", "## [[Marco Polo]] <!--  --> {#polo}"),
    ] {
        let after = after(before).expect("it is offered").replace("whoswho-ignore: Marco Polo", "");
        assert!(after.lines().any(|line| line == format!("+ {wanted}")), "{after}");
    }
    // The line ends within a comment, which another one would close.
    assert_eq!(after("We met [[Marco$0 Polo]] <!-- and\nothers --> today."), None);
    assert_eq!(after("[[Marco$0 Polo]] ran `make\nall` today."), None);
}

#[test]
fn a_row_of_a_table_in_org_gets_no_comment_before_it() {
    let titles = |line: &str| Case::tagged(&PETRA.replace("log.md", "log.org").replace("🧭 On", line)).titles();
    assert!(!titles("| On").contains("on this line"));
    assert!(titles("On").contains("on this line"));
}
