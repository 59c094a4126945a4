use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::AsciiDoc)
}

#[test]
fn a_document_has_a_header_and_sections() {
    let source = r#"= Notes on the Harbour
Ann Smith <ann@b.cd>; Bob van_Dyke
v1.2, 2026-03-04: second
:people: Zoë Lane, Carl Orff
:toc: left
// whoswho_ignore: [Target]

Ann *Smith* met _Bob_ `code` and
// Hidden Person
Carl{nbsp}Orff.

== Who
.A title
* Ann
** [x] Bob at https://a.b/c[the Bobs]
Ada:: She wrote
+
----
Not Me
----
[quote, Eve Jones]
____
Quoted Ann
____
|===
|Ann Smith |Bob
2+|wide a|cell
|===

[source]
Not Me

 Not Me either

NOTE: See xref:People/Ann.adoc#life[Ann], <<Bob.adoc#,Bob>>, link:x.pdf[Paper], footnote:[Said Eve.] (((Hidden))) ((Shown)) image:a.png[Not]
"#;
    assert_snapshot!(show(source), @r##"
    h1: Notes on the Harbour
    p: Ann Smith met Bob ¦ and⏎Carl Orff.
    h2: Who
    p: A title
    li: Ann
    li: Bob at ¦the Bobs¦
    li: Ada
    p: She wrote
    p: Eve Jones
    p: Quoted Ann
    td: Ann Smith
    td: Bob
    td: wide
    td: cell
    p: NOTE: See ¦Ann¦, ¦Bob¦, ¦Paper¦, ¦Said Eve.¦  Shown ¦
    heading 1 "Notes on the Harbour": "= Notes on the Harbour" "Notes on the Harbour"
    heading 2 "Who": "== Who" "Who"
    link "xref:People/Ann.adoc#life[Ann]" -> People/Ann.adoc name=Ann #life shown=Ann
    link "<<Bob.adoc#,Bob>>" -> Bob.adoc name=Bob shown=Bob
    "##);
    assert_snapshot!(tests::show_properties(source, Format::AsciiDoc), @r#"
    author: "Ann Smith" "Bob van Dyke" ("Bob van_Dyke")
    date: "2026-03-04"
    people: "Zoë Lane, Carl Orff"
    whoswho_ignore: "Target"
    "#);
}

#[test]
fn what_is_not_closed_hides_nothing() {
    assert_snapshot!(show("----\nAnn\n\n|===\n|Bob\n\n*Eve _said [[x xref:a.adoc[y"), @r"
    p: ----⏎Ann
    td: Bob
    p: *Eve _said [[x xref:a.adoc[y
    ");
    assert_eq!(show("-----BEGIN PGP SIGNATURE-----\n\nAnn\n"), "");
}

#[test]
fn roles_stand_before_marks() {
    let source =
        "[role]#Ann Smith# and [.keep-together]#Andrea M.# Lund, [.lead]*Bob* [big red]##Ca##rl; a[i]#j #tag.\n";
    assert_snapshot!(show(source), @"p: Ann Smith and Andrea M. Lund, Bob Carl; a[i]#j ¦.");
}

#[test]
fn quotations_pictures_and_html_name_people() {
    let source = r#"[quote, Ann Smith, The Book of Bob]
Said.

[verse, Carl Orff]
____
Sung.
____

[quote#id, attribution="Eve Jones, PhD"]
Heard.

image::a.png[Zoë Lane at sea, 300, role="x"]

See image:b.png[Ada Lund at work] and image:c.png[Ada].

++++
<p>By <b>Ann</b> Smith</p>
<script>Not Me</script>
++++

[stem]
++++
Not Me
++++
"#;
    assert_snapshot!(show(source), @r"
    p: Ann Smith
    p: The Book of Bob
    p: Said.
    p: Carl Orff
    p: Sung.
    p: Eve Jones, PhD
    p: Heard.
    p: Zoë Lane at sea
    p: See ¦Ada Lund at work¦ and ¦.
    p: By Ann Smith
    ");
}
