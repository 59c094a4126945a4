use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::Html)
}

#[test]
fn a_page_is_read_between_its_tags() {
    let source = r#"<!DOCTYPE html>
<html><head><title>The Harbour &amp; us</title>
<meta name="author" content="Ann Smith"><meta name="viewport" content="x">
<script>Not Me</script></head>
<body><!-- whoswho_ignore: [Target] -->
<h1>Who <b>Ann</b> is</h1>
<p>Ann <b>Sm</b>ith met
  <a href="people/bob.html">Bob</a>, Zo&euml; and <code>code</code>.<br>Then</p>
<ul><li><p>Carl</p><li>Eve</ul>
<table><tr><td>Ann</td><td>Bob</td></tr></table>
<pre>Not Me</pre>
</body></html>
"#;
    assert_snapshot!(show(source), @r##"
    h1: Who Ann is
    p: Ann Smith met⏎¦Bob¦, Zoë and ¦.⏎Then
    li: Carl
    li: Eve
    td: Ann
    td: Bob
    heading 1 "Who Ann is": "<h1>Who <b>Ann</b> is</h1>" "Who <b>Ann</b> is"
    link "<a href=\"people/bob.html\">Bob</a>" -> people/bob.html name=Bob shown=Bob
    "##);
    assert_snapshot!(tests::show_properties(source, Format::Html), @r#"
    title: "The Harbour & us" ("The Harbour &amp; us")
    author: "Ann Smith"
    whoswho_ignore: "Target"
    "#);
}

#[test]
fn what_is_not_closed_hides_nothing() {
    assert_snapshot!(show("<script>Ann <b Bob <!-- Eve < 3 & <p>Zoë"), @r"
    p: Ann <b Bob <!-- Eve < 3 &
    p: Zoë
    ");
}
