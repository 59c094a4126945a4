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
    wiki "[[id:1-2][x]]" -> id:1-2 shown=x
    wiki "[[*Head]]" ->  #Head
    wiki "[[Ann]]" -> Ann
    handle "@ann" -> ann name=@ann
    "#);
}
