use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::Typst)
}

#[test]
fn text_stands_among_code() {
    let source = r##"#set document(title: "Harbour", author: ("Ann Smith", "Bob Jones"))
#import "x.typ": *
// whoswho_ignore: [Target]
= Who _Ann_ is <who>
Ann *Smith* met #emph[Bob] `code` and
#link("people/carl.typ")[Carl] in $x^2$; see @orff2026. // not Eve
Then https://a.b/c came.

- Ada
+ Eve

#let name = "Not Me"
#figure(
  table(columns: 2, [Ann], [Bob]),
  caption: [Zoë Lane],
)
#if true { "Not Me" }
The end#footnote[Said Eve.]
"##;
    assert_snapshot!(show(source), @r##"
    h1: Who Ann is
    p: Ann Smith met Bob ¦ and⏎¦¦Carl¦ in ¦; see ¦.⏎Then ¦ came.
    li: Ada
    li: Eve
    p: Ann
    p: Bob
    p: Zoë Lane
    p: The end¦Said Eve.¦
    heading 1 "Who Ann is": "= Who _Ann_ is <who>" "Who _Ann_ is"
    link "#link(\"people/carl.typ\")[Carl]" -> people/carl.typ name=Carl shown=Carl
    "##);
    assert_snapshot!(tests::show_properties(source, Format::Typst), @r#"
    title: "Harbour"
    author: "Ann Smith" "Bob Jones"
    whoswho_ignore: "Target"
    "#);
}

#[test]
fn a_text_in_quotes_is_that_of_its_call() {
    assert_snapshot!(show("Met #emph(\"Ann Smith\") and #text(\"Bob\", size: 2pt)[Eve].\n"), @"p: Met Ann Smith and ¦¦Eve¦.");
}
