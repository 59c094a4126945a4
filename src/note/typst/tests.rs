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

#[test]
fn code_and_comments_are_no_prose() {
    let texts = [
        "/* N */",
        "/* /* x */ N */ x",
        "/* a /* b /* c */ */ N */",
        "// N",
        "#context { N }",
        "#context [x](N)",
        "#context text.lang",
        "#context counter(page).display(N)",
        "#context if a { N } else { N }",
        "#f(x)[t](N)",
        "#f[x](N)",
        "#f[x](N)[t](N)",
        "#f(x).where(N)",
        "#f(x)[t].at(N)",
        "#emph[x](N)",
        "#if a { N } else { N }",
        "#if a [x] else if N { N } else { N }",
        "#if a {\n  N\n}\nelse {\n  N\n}",
        "#for x in (\n  \"N\",\n  N\n) { N }",
        "#while N { N }",
        "#let f(x) = {\n  N\n}",
        "#let x = (a: N)",
        "#{ N }",
        "#(N)",
        "#f(\n  N, [a [b] c], N\n)",
        "#raw(\"N\")",
        "`N`",
        "```c\nN\n\nN\n```",
        "$N$",
        "$ N\n\nN $",
        "`N",
        "$N",
    ];
    tests::assert_no_prose(&texts, Format::Typst);
    let long = format!("`{} N`", "x".repeat(5000));
    tests::assert_no_prose(&[&long], Format::Typst);
    tests::assert_no_prose_to_end(
        &["/* N\n\nN", "/* /* x */ N", "```\nN\n\nN", "#f(N", "#{ N", "#if N", "#let x = (\nN"],
        Format::Typst,
    );
}

#[test]
fn text_beside_code_is_prose() {
    let texts = [
        "/* /* x */ x */ N",
        "#context [N]",
        "#context { [N] }",
        "#f(x)[N](x)",
        "#f[x](x) N",
        "#f(x).a N",
        "#if a { x } else [N]",
        "#if a { x } else { x } N",
        "#if a [x] elsewhere N",
        "#if a [N]",
        "#for x in (1, 2) [N]",
        "#emph[a [1] N]",
        "#emph[a] (N)",
        "`` N",
        "`a` N",
        "#f(x). N",
    ];
    tests::assert_prose(&texts, Format::Typst);
}

#[test]
fn the_parts_of_a_name_are_one_name() {
    let source = "#show: resume.with(author: (firstname: \"Ann\", lastname: \"Smith\", email: \"a@b.example\"))\n";
    assert_snapshot!(tests::show_properties(source, Format::Typst), @r#"author: "Ann Smith" ("Smith")"#);
    let source = "#show: doc.with(authors: ((name: \"Ann Smith\"), (given-name: \"Zoë\", surname: \"Lane\")))\n";
    assert_snapshot!(tests::show_properties(source, Format::Typst), @r#"authors: "Ann Smith" "Zoë Lane" ("Lane")"#);
}
