//! Notes of other formats than Markdown and Org: definitions, and what is written into them.

use insta::assert_snapshot;
use whoswho::note::Format;

use crate::remedies::Case;

const LINE: &str = "🧭 On Monday Petra Lind$0qvist called her mother.\n";

/// The line of a change that adds something.
fn added(path: &str, lead: &str) -> String {
    let after = Case::tagged(&format!("\n//- /{path}\n{lead}{LINE}")).after("Ignore “Petra Lindqvist” on this line");
    after.lines().filter(|line| line.trim_start().starts_with('+')).map(|line| format!("{}\n", line.trim())).collect()
}

#[test]
fn names_are_left_alone_in_the_comments_of_a_format() {
    assert_snapshot!(added("log.tex", ""), @"+ 🧭 On Monday Petra Lindqvist called her mother. % whoswho-ignore: Petra Lindqvist");
    assert_snapshot!(added("log.typ", ""), @"+ 🧭 On Monday Petra Lindqvist called her mother. // whoswho-ignore: Petra Lindqvist");
    assert_snapshot!(added("log.dj", ""), @"+ 🧭 On Monday Petra Lindqvist called her mother. {% whoswho-ignore: Petra Lindqvist %}");
    assert_snapshot!(added("log.html", ""), @"+ 🧭 On Monday Petra Lindqvist called her mother. <!-- whoswho-ignore: Petra Lindqvist -->");
    assert_snapshot!(added("log.adoc", "= Log\n\n"), @"+ // whoswho-ignore: Petra Lindqvist");
}

#[test]
fn a_path_tells_the_format() {
    let formats = ["a.adoc", "a.tex", "a.rst", "a.HTML", "a.eml", ".git/COMMIT_EDITMSG", "a.dj", "a.typ"];
    let read = formats.map(Format::from_path);
    assert!(read.iter().all(Option::is_some), "{read:?}");
    let of_notes = read.into_iter().flatten().filter(|format| format.is_of_notes()).count();
    assert_eq!(of_notes, 5, "pages, mails and messages are not read from disk by themselves");
}
