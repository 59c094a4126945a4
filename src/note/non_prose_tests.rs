//! What is no prose in each format, construct by construct: a name in it is not seen, and the same name beside it is.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::select;

use super::{Format, VisibleText, parse, tests};

/// The name that is looked for.
const NAME: &str = "Marchnad";
const BESIDE: &str = "Then Elodie Marchnad came.";

/// Those constructs in which the name is seen, or hides the sentence below.
fn leaks(format: Format, constructs: &[&str]) -> String {
    let mut out = String::new();
    for construct in constructs {
        let source = format!("{construct}\n\n{BESIDE}\n");
        // It checks the spans, too.
        tests::show(&source, format);
        let note = parse(&source, format);
        let seen: Vec<String> = note.blocks.iter().map(|block| VisibleText::of(block, &source).text).collect();
        let seen = seen.join("\n");
        let links = note.links.iter().filter(|link| link.target.contains(NAME)).count();
        if seen.matches(NAME).count() != 1 || !seen.contains(BESIDE) || links > 0 {
            writeln!(out, "{construct:?}: {seen:?}").unwrap();
        }
    }
    out
}

#[test]
fn of_restructured_text() {
    let constructs = [
        "See `Elodie Marchnad`_.\n\n.. _Elodie Marchnad: https://x.org",
        "See `Elodie Marchnad`_ and `Elodie\nMarchnad`_.",
        "See Marchnad_, (Marchnad_) and |a|_.\n\n.. _Marchnad: https://x.org",
        "See `Elodie Marchnad <https://x.org>`_ and `Elodie Marchnad`_ again.",
        "See `Marchnad <https://x.org>`_ and Marchnad_ again.",
        "Here _`Elodie Marchnad` is, and `elodie marchnad`_.",
        "As [Marchnad]_ and [Elodie Marchnad]_ say.\n\n.. [Marchnad] A book.",
        ":ref:`Elodie Marchnad` :term:`Elodie Marchnad` :doc:`Elodie Marchnad` :any:`Elodie Marchnad`",
        ":keyword:`Elodie Marchnad` :numref:`Elodie Marchnad` :foo:`Elodie Marchnad` :py:class:`Elodie Marchnad`",
        "See :foo:`x <Elodie Marchnad>`.",
        "With |Elodie Marchnad| and |Elodie Marchnad|_ in it.\n\n.. |Elodie Marchnad| image:: a.png",
        "`Elodie Marchnad`:code: and `Elodie Marchnad`:math: are code.",
        ".. default-role:: code\n\nHere `Elodie Marchnad` is.",
        "Text::\n\n> Elodie Marchnad\n> and more",
        "Text::\n\n   Elodie Marchnad",
        ".. note:: Text::\n\n   Elodie Marchnad",
        "Text\n.. code-block:: c\n\n   Elodie Marchnad",
        ".. jinja:: x\n\n   {% for a in b %}\n   Here Elodie Marchnad said so to us.\n   {% endfor %}",
        ".. ipython::\n\n   In [1]: x = 'Elodie Marchnad'",
        ".. plot::\n\n   plt.title('Elodie Marchnad')",
        ".. highlight:: Elodie Marchnad",
        ".. grammar::\n\n   Elodie Marchnad",
        ".. grammar::\n   :name: x\n\n   person = \"Elodie Marchnad\" ;\n\n   That is how we write such a rule.",
        ".. glossary::\n\n   Elodie Marchnad\n      Somebody.",
        ".. Elodie Marchnad\n   and Elodie Marchnad",
        "``Elodie Marchnad`` and >>> x\n\n>>> print('Elodie Marchnad')",
    ];
    assert_eq!(leaks(Format::Rst, &constructs), "");
}

#[test]
fn of_djot() {
    let constructs = [
        "See [Elodie Marchnad][] here.\n\n[Elodie Marchnad]: https://x.org",
        "See [this][Elodie Marchnad] here.",
        "{k=\"Elodie Marchnad\"}\nText{k=\"Elodie Marchnad\"} and [x]{.a k=\"Elodie Marchnad\" #Marchnad}.",
        "{#a % Elodie Marchnad %}\nText.",
        "A :Elodie-Marchnad: b.",
        "See `Elodie Marchnad",
        "See ``Elodie ` Marchnad\nand Elodie Marchnad",
        "> See `Elodie\n> Marchnad` and `so\n> Elodie Marchnad",
        "See `Elodie Marchnad`{=html} and ``a ``` Elodie Marchnad``.",
        "``` =html\nElodie Marchnad\n```",
        "> ```\n> Elodie Marchnad",
        "$`Elodie Marchnad` and $$`Elodie Marchnad`",
        "| `a|Elodie Marchnad` | b |",
        "{% Elodie Marchnad %} <https://Elodie.Marchnad> ![Elodie Marchnad](a.png) [^Marchnad]",
    ];
    assert_eq!(leaks(Format::Djot, &constructs), "");
    assert_eq!(tests::show("Text\n\n```\nElodie Marchnad\n\nMore\n", Format::Djot), "p: Text\n");
}

#[test]
fn of_asciidoc() {
    let constructs = [
        "See <<Elodie Marchnad>> and xref:Elodie-Marchnad[] and xref:Elodie Marchnad[].",
        "[[Elodie Marchnad]]\nText [[Elodie Marchnad]] and [[a,Elodie Marchnad]]b.",
        "A +Elodie Marchnad+ b ++Elodie Marchnad++ c +++Elodie Marchnad+++ d $$Elodie Marchnad$$.",
        "pass:[Elodie Marchnad] pass:q[Elodie Marchnad] `+Elodie Marchnad+` stem:[Elodie Marchnad]",
        "`Elodie Marchnad` and `'Elodie Marchnad'` and `\"Elodie Marchnad\"` and `Elodie Marchnad`s.",
        "[source]\nElodie Marchnad",
        "[mermaid]\nElodie Marchnad",
        "[plantuml]\n--\na\n\nElodie Marchnad\n--",
        "[ditaa,file=\"x\"]\n....\nElodie Marchnad\n....",
        "= T\n:k: Elodie Marchnad\n\nText",
        "Text\n\n:k: a \\\nElodie Marchnad \\\nElodie Marchnad",
        "= T\n:k: a \\\nElodie Marchnad\n\nText",
        "ifdef::Marchnad[Elodie Marchnad]\ninclude::Elodie Marchnad[]\nfoo::a[Elodie Marchnad]",
        "// Elodie Marchnad\n////\nElodie Marchnad\n////",
        "mention:elodie[Elodie Marchnad] kbd:[Elodie Marchnad] {set:k:Elodie Marchnad} (((Elodie Marchnad)))",
        "|===\n|a l|Elodie Marchnad\n|b m|Elodie Marchnad |c\n|===",
        " Elodie Marchnad",
    ];
    assert_eq!(leaks(Format::AsciiDoc, &constructs), "");
}

#[test]
fn of_org() {
    let constructs = [
        "#+BEGIN_SRC c\nElodie Marchnad\n#+END_SRC",
        "#+begin_example\n#+begin_src c\n#+end_src\nElodie Marchnad\n#+end_example",
        "#+BEGIN_EXPORT html\nElodie Marchnad\n#+END_EXPORT",
        "#+BEGIN: clocktable\nElodie Marchnad\n#+END:",
        "=Elodie Marchnad= ~Elodie Marchnad~ =Elodie\nMarchnad= ~so and\nElodie Marchnad~.",
        "[[#Elodie Marchnad]] and [[#Elodie Marchnad][here]]",
        "#+NAME: Elodie Marchnad\n#+begin_src c\n#+end_src\n[[Elodie Marchnad]]",
        "Here <<Elodie Marchnad>> and [[Elodie Marchnad]].",
        "* A\n:PROPERTIES:\n:CUSTOM_ID: Elodie Marchnad\n:END:",
        "\\(Elodie Marchnad\\) \\[Elodie Marchnad\\] $$Elodie Marchnad$$ $Marchnad$ \\cite{Elodie Marchnad}",
        "\\[\nElodie Marchnad\n\\]",
        "\\begin{align}\nElodie Marchnad\n\nElodie Marchnad\n\\end{align}",
        "@@html:<a\ntitle=\"Elodie Marchnad\">@@",
        "@@html:Elodie Marchnad@@ {{{m(Elodie Marchnad)}}} [cite:@Marchnad] [fn:Marchnad] call_x(Elodie Marchnad)",
        "# Elodie Marchnad\n: Elodie Marchnad\n#+FOO: Elodie Marchnad",
    ];
    assert_eq!(leaks(Format::Org, &constructs), "");
}

#[test]
fn of_html() {
    let constructs = [
        "<p title=\"Elodie Marchnad\" data-k='Elodie Marchnad'>a</p>",
        "<code>Elodie Marchnad</code> <kbd>Elodie Marchnad</kbd>",
        "<script>Elodie Marchnad</script><style>Elodie Marchnad</style><xmp>Elodie Marchnad</xmp>",
        "<!-- Elodie Marchnad --><textarea>Elodie Marchnad</textarea><pre>Elodie Marchnad</pre>",
        "<?php $a->b = 'Elodie Marchnad'; ?> <% Elodie > Marchnad %>",
        "<![CDATA[ a > Elodie Marchnad ]]> {{ Elodie Marchnad }} {% if Elodie Marchnad %}",
        "<select><option>Elodie Marchnad</select>",
    ];
    let constructs: Vec<String> = constructs.iter().map(|construct| format!("{construct}<p>")).collect();
    let constructs: Vec<&str> = constructs.iter().map(String::as_str).collect();
    assert_eq!(leaks(Format::Html, &constructs), "");
    let long = format!("<img src=\"{}\" alt=\"Elodie Marchnad\"><p>", "x".repeat(1 << 15));
    assert_eq!(leaks(Format::Html, &[&long]), "");
}

#[test]
fn a_reference_to_a_section_goes_by_its_title() {
    let of = |source: &str, format: Format| tests::show(source, format);
    let rst = of("Ann Smith\n---------\n\nSee `Ann Smith`_, :ref:`Ann Smith` and `Bob`_.\n", Format::Rst);
    let links = ["wiki \"`Ann Smith`_\" ->  #Ann Smith", "wiki \":ref:`Ann Smith`\" ->  #Ann Smith"];
    links.iter().for_each(|link| assert!(rst.contains(link), "{rst}"));
    assert_eq!(rst.matches("wiki").count(), 2, "{rst}");
    let djot = of("# Ann Smith\n\nSee [Ann Smith][].\n", Format::Djot);
    assert!(djot.contains("wiki \"[Ann Smith][]\" ->  #Ann Smith"), "{djot}");
    let adoc = of("== Ann Smith\n\nSee <<Ann Smith>> and xref:Ann Smith[].\n", Format::AsciiDoc);
    assert_eq!(adoc.matches("->  #Ann Smith").count(), 2, "{adoc}");
    let other = of("Ann Smith\n---------\n\n.. _Ann Smith: https://x.org\n\n`Ann Smith`_\n", Format::Rst);
    assert!(!other.contains("wiki"), "{other}");
}

#[test]
fn what_surely_is_prose_is_still_seen() {
    let seen = |source: &str, format: Format| {
        let note = parse(source, format);
        let texts = note.blocks.iter().map(|block| VisibleText::of(block, source).text);
        texts.collect::<Vec<_>>().join("\n").matches("Elodie Marchnad").count()
    };
    let mut wrong = Vec::new();
    for (format, source, count) in [
        (Format::Rst, "`Elodie Marchnad`__ and `Elodie Marchnad <https://x.org>`_ and :ref:`Elodie Marchnad <x>`.", 3),
        (Format::Rst, "Here `Elodie Marchnad` and :person:`Elodie Marchnad`.\n\n.. admonition:: Elodie Marchnad", 3),
        (Format::Rst, ".. letter::\n   :to: x\n\n   Then Elodie Marchnad came with ``x = 1`` to us.\n", 1),
        (Format::Rst, ".. glossary::\n\n   Harbour\n      Where Elodie Marchnad lives.\n", 1),
        (Format::Rst, "Title::\n\n> a\n\nElodie Marchnad came.", 1),
        (Format::Djot, "[Elodie Marchnad](x) [Elodie Marchnad][x] and 10:30:40 Elodie Marchnad{.a}", 3),
        (
            Format::AsciiDoc,
            "<<a,Elodie Marchnad>> xref:a[Elodie Marchnad] \"`Elodie Marchnad`\" footnote:[Elodie Marchnad]",
            4,
        ),
        (Format::AsciiDoc, "[quote]\nElodie Marchnad\n\n[NOTE]\n====\nElodie Marchnad\n====", 2),
        (
            Format::Org,
            "[[id:x][Elodie Marchnad]] and *Elodie Marchnad* <<<Elodie Marchnad>>> [fn:a:Elodie Marchnad]",
            4,
        ),
        (Format::Html, "<p>Elodie Marchnad { Elodie Marchnad </p>", 2),
    ] {
        if seen(source, format) != count {
            wrong.push((source, seen(source, format)));
        }
    }
    assert_eq!(wrong, Vec::new());
}

#[test]
fn an_encoded_word_is_seen_as_it_reads_and_is_one_piece() {
    let source = "Subject: =?UTF-8?Q?Hello_Elodie_Marchnad?= and =?utf-8?B?RWxvZGllIE1hcmNobmFk?=\n\nHi.\n";
    let note = parse(source, Format::Mail);
    let visible = VisibleText::of(note.blocks.first().unwrap(), source);
    assert_eq!(visible.text, "Hello Elodie Marchnad and Elodie Marchnad");
    let at = visible.text.find("Elodie").unwrap();
    let span = visible.source_span(at, at + "Elodie Marchnad".len());
    assert_eq!(span.text(source), "=?UTF-8?Q?Hello_Elodie_Marchnad?=");
    assert_eq!(super::displayed_text(span.text(source), Format::Mail), "Hello Elodie Marchnad");
}

/// What the constructs above are made of.
const PARTS: [&str; 40] = [
    "`",
    "``",
    "_",
    "__",
    "<",
    ">",
    "<<",
    ">>",
    "[",
    "]",
    "[]",
    "[[",
    "]]",
    "{",
    "}",
    "{{",
    "{k=\"",
    "\"",
    ":",
    "::",
    "|",
    "..",
    ".. a::",
    "\n",
    "\n\n",
    "   ",
    "> ",
    "=",
    "$$",
    "\\[",
    "\\]",
    "+",
    "#+begin_a\n",
    "#+end_a\n",
    "é",
    "name",
    "<?",
    "]]>",
    "a:b",
    "=?utf-8?Q?",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_whatever_is_written_the_spans_are_right(parts in prop::collection::vec(select(&PARTS[..]), 0..24)) {
        let source = parts.concat();
        for format in [Format::Rst, Format::Djot, Format::AsciiDoc, Format::Org, Format::Html, Format::Mail] {
            tests::show(&source, format);
        }
    }
}
