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
    assert_snapshot!(Case::tagged(PETRA).after("Ignore “Petra Lindqvist” on this line"), @"");
}

#[test]
fn an_undefined_name_is_left_alone_in_its_note() {
    assert_snapshot!(Case::tagged(PETRA).after("Ignore “Petra Lindqvist” in this note"), @"");
    let with_list = PETRA.replace("# Monday", "---\r\nwhoswho_ignore: [\"X: Y\"]\r\n---");
    assert_snapshot!(Case::tagged(&with_list).after("Ignore “Petra Lindqvist” in this note"), @"");
}

#[test]
fn other_flaws_are_left_alone_too() {
    let people = "//- /People/Ann Ellison.md\n---\nhandle: ann\n---\n//- /People/Tom Ellison.md\n";
    let after = |note: &str, title: &str| Case::new(&format!("{people}//- /a.md\n{note}\n")).after(title);
    assert_snapshot!(after("🧭 Ann Ellison met Tom Ellison. Elli$0son smiled.", "Ignore “Ellison” on this line"), @"");
    assert_snapshot!(after("| a | b |\n| - | - |\n| [[Marco Po$0lo]] | x |", "Ignore “Marco Polo” on this line"), @"");
    assert_snapshot!(after("🧭 Ask @qui$0ll.", "Ignore “quill” in this note"), @"");
    assert_snapshot!(after("# [[Marco Po$0lo]]", "Ignore “Marco Polo” on this line"), @"");
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
    assert_snapshot!(show_findings(source), @"");
}

#[test]
fn a_name_is_left_alone_throughout_the_workspace() {
    let settings = Settings { ignored: vec!["marco polo".to_owned()], ..Settings::default() };
    let case = Case::with_settings("//- /a.md\n🧭 [[Marco Polo]] met [[Zoë Lane$0]].\n", settings);
    assert_snapshot!(case.after("Remove the link"), @"");
    assert_snapshot!(case.titles_of("Marco Polo"), @"");
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
    assert_snapshot!(case.titles(), @"");
    assert_snapshot!(case.after("Ignore “Ann Smith” in this note"), @"");
}
