use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::Plain)
}

#[test]
fn paragraphs_stand_between_blank_lines() {
    let source = "Ann Smith\n  met Bob\n\n\nsee https://a.b, [[Ann Smith|her]], [[梁文锋]]\r\nand ![[x]] @ann ann@b.cd\r\n \r\n😀 end";
    assert_snapshot!(show(source), @r#"
    p: Ann Smith⏎met Bob
    p: see ¦, ¦her¦, ¦⏎and ¦ @ann ¦
    p: 😀 end
    wiki "[[Ann Smith|her]]" -> Ann Smith shown=her
    wiki "[[梁文锋]]" -> 梁文锋
    wiki "![[x]]" -> x embed
    handle "@ann" -> ann name=@ann
    "#);
}

#[test]
fn mail_quotes_are_paragraphs() {
    let source = r"> > Ann
> > Smith
> said Bob
and so
>
> end";
    assert_snapshot!(show(source), @r"
    p: Ann⏎Smith
    p: said Bob
    p: and so
    p: end
    ");
}

#[test]
fn git_comments_end_a_message() {
    let source =
        "Fix it\n\n# Not a comment\nSigned-off-by: Ann Smith <ann@b.cd>\n\n# Please enter\n#\tAuthor: Bob\n#\n";
    assert_snapshot!(show(source), @r"
    p: Fix it
    p: # Not a comment⏎Signed-off-by: Ann Smith <¦>
    ");
}

#[test]
fn a_patch_below_the_scissors_is_no_prose() {
    let source = r"Fix it
# ------------------------ >8 ------------------------
# Do not
diff --git Ann";
    assert_snapshot!(show(source), @"p: Fix it");
}
