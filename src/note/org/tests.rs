use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::Org)
}

#[test]
fn headings_lists_and_tables() {
    let source = r"* TODO [#A] Ann Smith :person:x:
** [[Bob]]
- Ann
  Smith
- [ ] Bob
1. one
| Ann | [[A][B]] |
|---+---|
| 梁 | |

Ann
Smith";
    assert_snapshot!(show(source), @r#"
    h1: Ann Smith
    h2: ¦
    li: Ann⏎Smith
    li: Bob
    li: one
    td: Ann
    td: ¦B¦
    td: 梁
    p: Ann⏎Smith
    heading 1 "Ann Smith": "* TODO [#A] Ann Smith :person:x:" "Ann Smith"
    heading 2 "Bob": "** [[Bob]]" "[[Bob]]"
    wiki "[[Bob]]" -> Bob
    wiki "[[A][B]]" -> A shown=B
    "#);
}

#[test]
fn drawers_keywords_and_source_are_no_prose() {
    let source = r"#+title: Ann
:PROPERTIES:
:ID: Ann
:END:
before
#+BEGIN_SRC c
* Ann
#+END_SRC
: Ann
# Ann
SCHEDULED: <2024-01-01>
#+begin_quote
Bob
#+end_quote
:DRAWER:
Ann
* Bob
:END:
:smile:
#+begin_src
Bob";
    assert_snapshot!(show(source), @r#"
    p: before
    p: Bob
    h1: Bob
    p: :smile:
    p: Bob
    heading 1 "Bob": "* Bob" "Bob"
    "#);
}

#[test]
fn org_links() {
    let source = "[[file:people/ann.org::*Early life][Ann]] [[https://a.b][the web]] [[id:1-2][x]] [[*Head]] [[Ann]] [[mailto:a@b.c]] 😀 @ann";
    assert_snapshot!(show(source), @r#"
    p: ¦Ann¦ ¦the web¦ ¦x¦ ¦ ¦ ¦ 😀 @ann
    wiki "[[file:people/ann.org::*Early life][Ann]]" -> people/ann.org #Early life shown=Ann
    link "[[id:1-2][x]]" -> id:1-2 name=x shown=x
    wiki "[[*Head]]" ->  #Head
    wiki "[[Ann]]" -> Ann
    handle "@ann" -> ann name=@ann
    "#);
}

#[test]
fn marks_of_emphasis_are_not_seen_and_code_is_no_prose() {
    let source = "This is *Ann Smith* and _Bob_, /Cy/ (+Dee+).\nType =Ann= or ~Bob~; a*b c* and 2 = 3 = x, /usr/bin.\n";
    assert_snapshot!(show(source), @"p: This is Ann Smith and Bob, Cy (Dee).⏎Type ¦ or ¦; a*b c* and 2 = 3 = x, /usr/bin.");
}

#[test]
fn a_link_by_identifier_names_somebody_by_its_text() {
    assert_snapshot!(show("[[id:4f2a][our beekeeper]] and [[id:4f2a]]\n"), @r#"
    p: ¦our beekeeper¦ and ¦
    link "[[id:4f2a][our beekeeper]]" -> id:4f2a name=our beekeeper shown=our beekeeper
    wiki "[[id:4f2a]]" -> id:4f2a
    "#);
}

#[test]
fn captions_are_seen_and_titles_code_and_formulas_are_not() {
    let source = "#+TITLE: The harbour of Ann Smith\n#+AUTHOR: Bob\n\nThen src_python{Not Me} and $Not Me$ for $5 or $6; Zo\\euml{}\\nbsp{}Lane.\n#+CAPTION[x]: Carl Orff\n[[a.png]]\n";
    assert_snapshot!(show(source), @"
    p: Then ¦ and ¦ for $5 or $6; Zoë\u{a0}Lane.
    p: Carl Orff
    p: ¦
    wiki \"[[a.png]]\" -> a.png
    ");
}

#[test]
fn a_snippet_for_one_kind_of_output_may_go_on_in_the_next_line() {
    let source = "Emacs. @@html:<div\nalign=\"right\"><i>@@Ann Smith on @@html:</i></div>@@ tides @@ and Bob@@.\n";
    assert_snapshot!(show(source), @"p: Emacs. ¦Ann Smith on ¦ tides @@ and Bob@@.");
}
