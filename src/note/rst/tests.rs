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
