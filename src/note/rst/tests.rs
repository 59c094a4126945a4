use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::Rst)
}

#[test]
fn a_document_has_fields_sections_and_directives() {
    let source = r#"=======
Harbour
=======

:Author: Ann Smith
:whoswho_ignore: [Target]

Ann **Smith** met *Bob* and ``code`` |sub|
at `the Bobs <bobs.rst>`_, :doc:`Carl <people/carl>`, :ref:`Eve <eve>` [1]_.

Who
---

.. Hidden Person
   goes on

- Ann
- Bob

.. note:: See Ada
   and Eve.

.. code-block:: python

   Not Me

Code::

   Not Me

.. [1] Said Carl.

+-----+-----+
| Ann | Bob |
+=====+=====+
| Eve | Zoë |
+-----+-----+
"#;
    assert_snapshot!(show(source), @r##"
    h1: Harbour
    p: Ann Smith met Bob and ¦ ¦⏎at ¦the Bobs¦, ¦Carl¦, ¦Eve¦ ¦.
    h2: Who
    li: Ann
    li: Bob
    p: See Ada⏎and Eve.
    p: Code::
    p: Said Carl.
    td: Ann
    td: Bob
    td: Eve
    td: Zoë
    heading 1 "Harbour": "=======\nHarbour\n=======" "Harbour"
    heading 2 "Who": "Who\n---" "Who"
    link "`the Bobs <bobs.rst>`_" -> bobs.rst name=the Bobs shown=the Bobs
    link ":doc:`Carl <people/carl>`" -> people/carl name=Carl shown=Carl
    "##);
    assert_snapshot!(tests::show_properties(source, Format::Rst), @r#"
    Author: "Ann Smith"
    whoswho_ignore: "Target"
    "#);
}

#[test]
fn what_is_not_closed_hides_nothing() {
    assert_snapshot!(show("==\n\n*Ann ``Bob :doc:`Eve\n\n.. _x:\n\nZoë"), @r"
    p: ==
    p: *Ann `Bob :doc:Eve
    p: Zoë
    ");
}

#[test]
fn the_text_of_roles_is_prose_unless_it_is_code_or_a_target() {
    let source = "Hi :person:`Ann Smith`, :user:`Bob Jones <bj>`, :author:`Zoë`, :smallcaps:`Lane`,\n:user:`bj`, :ref:`russell`, :ref:`Eve <eve>`, :guilabel:`Save As`, :py:class:`Ann Bee`.\n";
    assert_snapshot!(show(source), @"p: Hi ¦Ann Smith¦, ¦Bob Jones¦, ¦Zoë¦, Lane,⏎¦, ¦, ¦Eve¦, ¦, ¦.");
}

#[test]
fn directives_hold_cells_authors_and_pictures() {
    let source = r#".. codeauthor:: Ann Smith <ann@b.example>

.. |ann| replace:: Carl Orff

.. |pic| image:: a.png

.. csv-table:: Who is who
   :header: "Name", Role
   :widths: 1, 2

   "Jones, Eve", cook
   Zoë Lane, "chief"

.. image:: b.png
   :alt: Ada Lund at sea
   :width: 3

.. raw:: html

   <p>By <b>Bob</b> Lund</p>

Behind
"#;
    assert_snapshot!(show(source), @r"
    p: Carl Orff
    p: Who is who
    td: Name
    td: Role
    td: Jones, Eve
    td: cook
    td: Zoë Lane
    td: chief
    p: Ada Lund at sea
    p: By Bob Lund
    p: Behind
    ");
    assert_snapshot!(tests::show_properties(source, Format::Rst), @r#"author: "Ann Smith""#);
}

#[test]
fn a_header_as_of_mail_says_who_wrote() {
    let source = "PEP: 9304\nTitle: Harbours\nAuthor: Ann Smith, Guido van Lund <g@b.example>,\n        Fred Lane, Jr. <f@b.example>, Zoë Lane\nStatus: Draft\n\nText\n====\n";
    let properties = tests::show_properties(source, Format::Rst);
    assert_snapshot!(properties, @r#"
    PEP: "9304"
    Title: "Harbours"
    Author: "Ann Smith" "Guido van Lund" "Fred Lane, Jr." "Zoë Lane"
    Status: "Draft"
    "#);
    assert_eq!(tests::show_properties(source, Format::AsciiDoc), properties);
    assert_eq!(tests::show_properties(source, Format::Latex), properties);
    assert_eq!(tests::show_properties("Note: this\nAuthors are many\n", Format::Rst), "");
}
