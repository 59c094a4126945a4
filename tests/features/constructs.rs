//! What is no prose is not searched, and never corrected.

#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

use whoswho::features::{misspelt, sure_fixes};

use crate::fixture::Fixture;

/// The workspace of a note that writes a name wrong in constructs, and once in prose.
fn fixture(path: &str, constructs: &str) -> Fixture {
    let source = format!(
        "\n//- /People/Elodie Marchand.md\n# Elodie Marchand\n//- /{path}\n{constructs}\n\nThen Elodie Marchnad came, and went.\n"
    );
    Fixture::new(&source)
}

/// Where a name is called misspelt, and what is corrected, by what stands around it.
fn findings(path: &str, constructs: &str) -> (Vec<String>, usize) {
    let fixture = fixture(path, constructs);
    let text = &fixture.note(fixture.open).text;
    let data = fixture.world.file(fixture.open).expect("the note is there");
    let found = misspelt(&fixture.world, data, text);
    let around =
        |start: u32| text.get((start as usize).saturating_sub(5)..start as usize).unwrap_or_default().to_owned();
    let found = found.iter().map(|one| around(one.span.start)).collect();
    (found, sure_fixes(&fixture.world, fixture.open, text).len())
}

#[test]
fn a_slip_in_what_is_no_prose_is_no_finding() {
    for (path, constructs) in [
        ("a.rst", "See `Elodie Marchnad`_.\n\n.. _Elodie Marchnad: https://x.org"),
        ("a.rst", "Here _`Elodie Marchnad` is."),
        ("a.rst", "See :term:`Elodie Marchnad`."),
        ("a.rst", "See |Elodie Marchnad|."),
        ("a.rst", "See `Elodie Marchnad`:code:."),
        ("a.rst", ".. default-role:: code\n\nSee `Elodie Marchnad`."),
        ("a.rst", "Text::\n\n> Elodie Marchnad"),
        ("a.rst", ".. ipython::\n\n   In [1]: 'Elodie Marchnad'"),
        ("a.dj", "See [Elodie Marchnad][].\n\n[Elodie Marchnad]: https://x.org"),
        ("a.dj", "[x]{k=\"Elodie Marchnad\"}"),
        ("a.dj", "See `Elodie Marchnad"),
        ("a.adoc", "See <<Elodie Marchnad>>."),
        ("a.adoc", "See +Elodie Marchnad+."),
        ("a.adoc", "[source]\nElodie Marchnad"),
        ("a.org", "Here <<Elodie Marchnad>> is."),
        ("a.org", "#+begin_example\n#+begin_src c\n#+end_src\nElodie Marchnad\n#+end_example"),
        ("a.html", "<p data-k=\"Elodie Marchnad\"><code>Elodie Marchnad</code><p>"),
    ] {
        assert_eq!(findings(path, constructs), (vec!["Then ".to_owned()], 1), "{path}: {constructs}");
    }
}

#[test]
fn an_encoded_word_is_told_as_it_reads_and_never_changed() {
    let source = "
//- /People/Elodie Marchand.md
# Elodie Marchand
//- /a.eml
From: a@b.example
Subject: =?UTF-8?Q?Elodie_Marchnad?=

Hi.
";
    let fixture = Fixture::new(source);
    let text = &fixture.note(fixture.open).text;
    let findings = fixture.findings(fixture.open);
    let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    let [message] = messages.as_slice() else { panic!("{messages:?}") };
    assert!(message.starts_with("“Elodie Marchnad” is not defined; "), "{message}");
    assert_eq!(sure_fixes(&fixture.world, fixture.open, text), Vec::new());
}
