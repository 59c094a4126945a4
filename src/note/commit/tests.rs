use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::Commit)
}

#[test]
fn a_message_has_a_subject_a_body_and_trailers() {
    let source = "Ann fixes `code`\n\nBob Jones found\n# whoswho_ignore: [Target]\nit first.\n\n- Eve\n\nSigned-off-by: Ann Smith <ann@b.cd>\nCo-authored-by: Zoë Lane <zoe@b.cd>\n\n# Please enter Not Me\n# ---- >8 ----\ndiff Not Me\n";
    assert_snapshot!(show(source), @r##"
    h1: Ann fixes ¦
    p: Bob Jones found⏎it first.
    li: Eve
    heading 1 "Ann fixes": "Ann fixes `code`" "Ann fixes"
    "##);
    assert_snapshot!(tests::show_properties(source, Format::Commit), @r#"
    whoswho_ignore: "Target"
    Signed-off-by: "Ann Smith"
    Co-authored-by: "Zoë Lane"
    "#);
}
