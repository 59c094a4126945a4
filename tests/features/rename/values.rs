//! Names in properties of other formats, and where columns are counted: what stands around their words stays.

use insta::assert_snapshot;

use super::applied::{refusal, show_rename, show_tagged_rename};

/// A note once `old` is called `new`, who is defined in a note that need not change.
fn after(old: &str, new: &str, path: &str, text: &str) -> String {
    let source = format!(
        "//- /x.md\n---\ntype: person\ntitle: {old}\n---\nSee {}$0.\n//- /{path}\n{text}\n",
        old.replace('\'', "")
    );
    let shown = show_tagged_rename(&source, new);
    let after = shown.split(&format!("== {path}\n")).nth(1).unwrap_or(text);
    after.trim_end().to_owned()
}

#[test]
fn markup_within_a_value_stays() {
    let bob = |path: &str, text: &str| after("Robert \"Bob\" Lindqvist", "Robert \"Bob\" Holm", path, text);
    assert_eq!(bob("a.tex", "\\author{Robert ``Bob'' Lindqvist}"), "\\author{Robert ``Bob'' Holm}");
    assert_eq!(
        bob("a.typ", "#set document(author: \"Robert \\\"Bob\\\" Lindqvist\")"),
        "#set document(author: \"Robert \\\"Bob\\\" Holm\")"
    );
    let robert = |path: &str, text: &str| after("Robert Lindqvist", "Rolf Holm", path, text);
    assert_eq!(robert("a.tex", "\\author{Robert~Lindqvist}"), "\\author{Rolf~Holm}");
    assert_eq!(
        robert("a.html", "<meta name=\"author\" content=\"Robert&nbsp;Lindqvist\"><p>Hello there.</p>"),
        "<meta name=\"author\" content=\"Rolf&nbsp;Holm\"><p>Hello there.</p>"
    );
}

#[test]
fn authors_of_latex_are_renamed_as_a_whole() {
    let robert = |text: &str| after("Robert Lindqvist", "Rolf Holm", "a.tex", text);
    assert_eq!(robert("\\author{Lindqvist, Robert and Rask, Ann}"), "\\author{Holm, Rolf and Rask, Ann}");
    assert_eq!(robert("\\author{Robert\\\\Lindqvist}"), "\\author{Rolf\\\\Holm}");
}

#[test]
fn a_value_gets_the_quotes_of_its_format() {
    let robert = |path: &str, text: &str| after("Robert Lindqvist", "Rolf \"Bo\" Holm", path, text);
    assert_eq!(robert("a.tex", "\\author{Robert Lindqvist}"), "\\author{Rolf ``Bo'' Holm}");
    assert_eq!(
        robert("a.typ", "#set document(author: \"Robert Lindqvist\")"),
        "#set document(author: \"Rolf \\\"Bo\\\" Holm\")"
    );
    assert_eq!(
        robert("a.html", "<meta name=\"author\" content=\"Robert Lindqvist\"><p>Hello there.</p>"),
        "<meta name=\"author\" content=\"Rolf &quot;Bo&quot; Holm\"><p>Hello there.</p>"
    );
}

#[test]
fn lines_under_titles_and_cells_of_tables_keep_their_columns() {
    let long = |text: &str| after("Ann Lind", "Annabel Lindqvist", "a.rst", text);
    assert_eq!(long("Ann Lind\n========\n\nText."), "Annabel Lindqvist\n=================\n\nText.");
    assert_eq!(
        long("===============\n On Ann Lind\n===============\n\nText."),
        "=====================\n On Annabel Lindqvist\n=====================\n\nText."
    );
    let grid = "+----------+---------------------+\n| Role     | Who                 |\n+==========+=====================+\n\
                | Chair    | Ann Lind, Bergen    |\n+----------+---------------------+";
    assert_eq!(
        long(grid),
        "+----------+---------------------------+\n| Role     | Who                       |\n+==========+===========================+\n\
         | Chair    | Annabel Lindqvist, Bergen |\n+----------+---------------------------+"
    );
    let short = |text: &str| after("Annabel Lindqvist", "Ann Lind", "a.rst", text);
    let wide = "+-------+----------------------+\n| Chair | Annabel Lindqvist    |\n+-------+----------------------+";
    assert_eq!(short(wide), wide.replace("Annabel Lindqvist    ", "Ann Lind             "));
    let simple = "=================  =====\nAnnabel Lindqvist  Chair\n=================  =====";
    assert_eq!(short(simple), simple.replace("Annabel Lindqvist", "Ann Lind         "));
    let last = "=====  ========\nChair  Ann Lind\n=====  ========";
    assert_eq!(long(last), last.replace("Ann Lind", "Annabel Lindqvist"));
    let roomy = "====================  =====\nAnn Lind              Chair\n====================  =====";
    assert_eq!(long(roomy), roomy.replace("Ann Lind         ", "Annabel Lindqvist"));
    let narrow =
        "========  =====\nWho       What\n========  =====\nAnn Lind  Chair\n\nBo        Guest\n========  =====";
    assert_eq!(
        long(narrow),
        "=================  =====\nWho                What\n=================  =====\nAnnabel Lindqvist  Chair\n\n\
         Bo                 Guest\n=================  ====="
    );
    let spanned =
        "+----------+-------+\n| Ann Lind | Chair |\n+----------+-------+\n| All of the board |\n+------------------+";
    assert_eq!(
        long(spanned),
        "+-------------------+-------+\n| Annabel Lindqvist | Chair |\n+-------------------+-------+\n\
         | All of the board          |\n+---------------------------+"
    );
}

#[test]
fn a_name_that_would_part_a_cell_is_refused() {
    let source = "\n//- /People/Ann Lind.md\n# Ann$0 Lind\n//- /a.rst\nHello.\n\n.. csv-table:: Who\n\n   Chair, Ann Lind, Bergen\n";
    let answer = refusal(source, "Ann Holm, Jr.");
    assert!(answer.contains("would be read as markup in a.rst"), "{answer}");
}

#[test]
fn a_target_below_a_directive_changes_with_its_reference_or_not_at_all() {
    let text = "We saw `Ann Lind`_ there.\n\n.. note:: Mind the gap.\n.. _Ann Lind: https://example.org/\n";
    assert_eq!(after("Ann Lind", "Ann Holm", "a.rst", text), text.trim_end());
}

#[test]
fn a_name_that_a_note_would_read_as_markup_where_it_stands_is_refused() {
    let source = "\n//- /People/Ann Lind.md\n# Ann$0 Lind\n//- /a.adoc\nWe met Ann Lind there.\n";
    assert!(show_rename(source, "Ann Holm").contains("We met Ann Holm there."));
    let answer = refusal(source, "Ann +Holm+");
    assert!(answer.contains("would be read as markup in a.adoc"), "{answer}");
}

#[test]
fn a_name_that_is_a_key_is_renamed() {
    for text in [
        "# Cast\n\n| who | what |\n|-----|------|\n| Ann Lind | chair |\n",
        "# Cast\n\n- **Ann Lind**: chair\n- Mary\n",
        "Ann Lind:: chair\n",
    ] {
        assert_eq!(after("Ann Lind", "Bea Holm", "a.md", text), text.replace("Ann Lind", "Bea Holm").trim_end());
    }
    let narrow = "======== =====\nAnn Lind chair\n======== =====";
    assert_eq!(after("Ann Lind", "Bo Li", "a.rst", narrow), narrow.replace("Ann Lind", "Bo Li   "));
}

#[test]
fn a_name_that_would_begin_a_list_or_part_a_row_is_refused() {
    for (path, text, new) in [
        ("a.rst", "Ann Lind came.", "A. Lind"),
        ("a.dj", "Ann Lind came.", "A. Lind"),
        ("a.adoc", "* Ann Lind came.", "A. Lind"),
        ("a.adoc", "[%header,format=csv]\n|===\nwho,what\nAnn Lind,chair\n|===", "Ann Holm, Jr."),
    ] {
        let source = format!("\n//- /People/Ann Lind.md\n# Ann$0 Lind\n//- /{path}\n{text}\n");
        let answer = refusal(&source, new);
        assert!(answer.contains(&format!("would be read as markup in {path}")), "{text}: {answer}");
    }
    assert_eq!(after("Ann Lind", "A. Lind", "a.rst", "We met Ann Lind."), "We met A. Lind.");
}

#[test]
fn titles_on_two_lines_of_asciidoc_and_headings_with_identifiers_stay_what_they_are() {
    let title = "On Ann Lind\n-----------\n\nText.";
    assert_eq!(after("Ann Lind", "Bo Li", "a.adoc", title), "On Bo Li\n--------\n\nText.");
    for block in [".Ann Lind\n---------\nx = 1\n---------", "She met\nAnn Lind\n--------\nx = 1\n--------"] {
        assert_eq!(after("Ann Lind", "Bo Li", "a.adoc", block), block.replace("Ann Lind", "Bo Li"));
    }
    let text = "# Ann Lind {#ann}\n\n[x](#ann-lind) [y](#ann)";
    let own = "# Ann Lind {#ann-lind}\n\n[x](#ann-lind)";
    assert!(after("Ann Lind", "Bo Li", "a.md", text).contains("[y](#ann)"));
    assert!(after("Ann Lind", "Bo Li", "a.md", own).ends_with("{#ann-lind}\n\n[x](#ann-lind)"));
}

#[test]
fn a_destination_is_written_as_a_whole_in_every_format() {
    let note = |path: &str, text: &str| {
        let source = format!("//- /People/Ann Lind.md\n---\ntype: person\n---\nSee Ann$0 Lind.\n//- /{path}\n{text}\n");
        let shown = show_tagged_rename(&source, "Bo Li");
        shown.split(&format!("== {path}\n")).nth(1).unwrap_or(text).trim_end().to_owned()
    };
    assert_eq!(note("a.dj", "[him](People/Ann Lind.md)"), "[him](People/Ann Lind.md)");
    assert_eq!(
        note("a.html", "<p><a href=\"People/Ann%20Lind.md\">him</a> there</p>"),
        "<p><a href=\"People/Bo%20Li.md\">him</a> there</p>"
    );
    assert_eq!(note("a.adoc", "link:People/Ann%20Lind.md[him]"), "link:People/Bo%20Li.md[him]");
}

#[test]
fn what_stands_behind_or_around_a_name_keeps_its_marks() {
    let ann = |new: &str, text: &str| after("Ann Lind", new, "a.md", text);
    assert_eq!(ann("Bea Holm", "We met Ann Lind Jr. and Mary."), "We met Bea Holm Jr. and Mary.");
    assert_eq!(ann("Bea “Bo” Holm", "We met **Ann** Lind there."), "We met **Bea** “Bo” Holm there.");
    assert_eq!(
        after("Ann Lind", "Ann Holm, Jr.", "a.eml", "From: Ann Lind <ann@b.example>\n\nHello.\n"),
        "From: \"Ann Holm, Jr.\" <ann@b.example>\n\nHello."
    );
}

#[test]
fn each_value_and_each_link_is_written_as_it_must_be_in_its_place() {
    let source = "
//- /People/Zoë Lane.md
---
aliases: [Lane of Kent, The Captain]
---
//- /a.md
---
people: [Zoë Lane, \"[[Zoë Lane]]\", 'Zoë Lane']
attendees:
  - Zoë Lane
  - \"Zoë Lane\"
---
🔗 [[Zoë$0 Lane]] and [[Zoë Lane|Zoë Lane]], **Zoë** Lane, [[Zoë Lane#Life]]; (boss:: Zoë Lane) (aide:: [[Zoë Lane]])
[Zoë Lane][one], [Zoë Lane][ONE], [she][two] and [Lane of Kent][].

[one]: People/Zo%C3%AB%20Lane.md
[one]: Other.md
[Two]: <People/Zoë Lane.md>
[lane of kent]: People/Zoë%20Lane.md 'x'
";
    assert_snapshot!(show_rename(source, "Zoë Quill, Jr."), @r#"
    == People/Zoë Lane.md → People/Zoë Quill, Jr..md
    (as it was)
    == a.md
    ---
    people: ["Zoë Quill, Jr.", "[[Zoë Quill, Jr.]]", 'Zoë Quill, Jr.']
    attendees:
      - Zoë Quill, Jr.
      - "Zoë Quill, Jr."
    ---
    🔗 [[Zoë Quill, Jr.]] and [[Zoë Quill, Jr.|Zoë Quill, Jr.]], **Zoë** Quill, Jr., [[Zoë Quill, Jr.#Life]]; (boss:: Zoë Quill, Jr.) (aide:: [[Zoë Quill, Jr.]])
    [Zoë Quill, Jr.][one], [Zoë Quill, Jr.][ONE], [she][two] and [Lane of Kent][].

    [one]: People/Zo%C3%AB%20Quill,%20Jr..md
    [one]: Other.md
    [Two]: <People/Zoë Quill, Jr..md>
    [lane of kent]: People/Zoë%20Quill,%20Jr..md 'x'
    "#);
}

#[test]
fn properties_stay_valid() {
    let source = "
//- /People/Ada Byron.md
---
title: Ada$0 Byron
type: person
---
//- /Notes/Meeting.md
---
attendees: [Ada Byron, Bob]
people: 'Ada Byron'
org: \"[[Ada Byron|Ada Byron]]\"
---
Met.
";
    assert_snapshot!(show_rename(source, "Peggy O'Brien"), @r#"
    == People/Ada Byron.md → People/Peggy O'Brien.md
    ---
    title: Peggy O'Brien
    type: person
    ---
    == Notes/Meeting.md
    ---
    attendees: [Peggy O'Brien, Bob]
    people: 'Peggy O''Brien'
    org: "[[Peggy O'Brien|Peggy O'Brien]]"
    ---
    Met.
    "#);
}
