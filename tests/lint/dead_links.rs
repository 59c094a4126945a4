//! Links that lead nowhere: which are flagged, and which are left alone.

use insta::assert_snapshot;

use super::checks::show_findings;

#[test]
fn a_link_that_reads_as_a_name_and_leads_nowhere_is_flagged() {
    let source = "
//- /People/Zoë Lane.md
//- /a.md
🧭 [[Zhang Wei]] met [[People/Zoë Quill|her]] and [Marco Polo](People/Marco%20Polo.md).
";
    assert_snapshot!(show_findings(source), @r"
        information[unresolved-link] a.md:1: “Zhang Wei” is probably a person, and has no note yet.
        🧭 [[Zhang Wei]] met [[People/Zoë Quill|her]] and [Marco Polo](People/Marco%20Polo.md).
            ▔▔▔▔▔▔▔▔▔
        warning[unresolved-link] a.md:1: “People/Zoë Quill” is not defined: no note or definition has this name. Create its note, or correct the link.
        🧭 [[Zhang Wei]] met [[People/Zoë Quill|her]] and [Marco Polo](People/Marco%20Polo.md).
                              ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
        warning[unresolved-link] a.md:1: “Marco Polo” is not defined: no note or definition has this name. Create its note, or correct the link.
        🧭 [[Zhang Wei]] met [[People/Zoë Quill|her]] and [Marco Polo](People/Marco%20Polo.md).
                                                          ▔▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn a_dead_link_in_a_cast_property_is_flagged_whatever_it_reads_as() {
    let source = "
//- /a.md
---
attendees:
  - \"[[zhang]]\"
  - \"[[Zoë]]\"
---
";
    assert_snapshot!(show_findings(source), @r#"
        warning[unresolved-link] a.md:3: “zhang” is not defined: no note or definition has this name. Create its note, or correct the link.
          - "[[zhang]]"
               ▔▔▔▔▔
        warning[unresolved-link] a.md:4: “Zoë” is not defined: no note or definition has this name. Create its note, or correct the link.
          - "[[Zoë]]"
               ▔▔▔
        "#);
}

#[test]
fn dead_links_to_dates_topics_and_files_are_not_ours() {
    let source = "
//- /People/Zoë Lane.md
//- /a.md
---
related: [\"[[2025-01-28]]\", \"[[ideas]]\"]
---
[[2025-01-28]], [[Weekly Review]], [[quantum computing]], [[Ideas]], [[Chapter 3]], [[TODO]], [[To Do]], [[API design]],
[[pictures/Zoë Lane.png]], [[Meeting Notes]], [[Machine Learning]], [[量子计算]], [[Q3 2025]], [[README]], [[#Heading]],
[x](https://example.org/Zhang_Wei), [y](mailto:zhang@example.org), [z](#top), ![[Zhang Wei.png]], [w](2025-01-28.md).
";
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn a_link_to_a_note_about_nobody_is_fine() {
    let source = "
//- /Topics/Zhang Wei.md
A song.
//- /a.md
🎵 [[Zhang Wei]] and [it](Topics/Zhang%20Wei.md).
";
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn a_handle_is_flagged_that_is_one_slip_from_somebodys() {
    let with = "
//- /People/Zoë Lane.md
---
handle: zoelane
---
//- /a.md
🙋 @zoelane, @zoelaen and zoelaen@example.org. Buy milk @home, @errands, @2x, @dataclass, @media, @quill.
";
    assert_snapshot!(show_findings(with), @r"
        warning[unresolved-link] a.md:1: Nobody has the handle “@zoelaen”; Zoë Lane has a similar one (People/Zoë Lane.md): correct it, or add it to a definition.
        🙋 @zoelane, @zoelaen and zoelaen@example.org. Buy milk @home, @errands, @2x, @dataclass, @media, @quill.
                    ▔▔▔▔▔▔▔▔
          People/Zoë Lane.md:1: Zoë Lane is defined here
        ");
    assert_eq!(show_findings("//- /People/Zoë Lane.md\n//- /a.md\n@quill\n"), "nothing");
}

#[test]
fn dead_links_named_after_something_else_are_not_ours() {
    let source = "
//- /People/Zoë Lane.md
//- /a.md
---
publisher: \"[[A Podcast]]\"
---
Zoë Lane went from [[New York]] to [[Lake Anna]], [[Places/Martin Tower]] and [[Orte/Robert Turm|there]], with [[Magic Items/Robert Ring]],
[[The Martin Chronicles]], [[Peter Quill: A Life]], [[Volume X - Martin Returns]] and [[Quantum Theory]].
";
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn a_dead_link_is_a_mistake_where_somebody_or_a_note_was_meant() {
    let source = "
//- /People/Zoë Marchand.md
//- /Areas/Wilhelmina Gostrand.md
Notes.
//- /a.md
🧭 [[Zoë Marchnad]], [[Staff/Zoë Marchand|Zoë]], [[Wilhelmina Gostrnd]] and [[Old/Wilhelmina Gostrand]].
";
    assert_snapshot!(show_findings(source), @r"
        warning[unresolved-link] a.md:1: “Zoë Marchnad” is not defined; Zoë Marchand is (People/Zoë Marchand.md): correct the link, or define the name.
        🧭 [[Zoë Marchnad]], [[Staff/Zoë Marchand|Zoë]], [[Wilhelmina Gostrnd]] and [[Old/Wilhelmina Gostrand]].
            ▔▔▔▔▔▔▔▔▔▔▔▔
          People/Zoë Marchand.md:1: Zoë Marchand is defined here
        warning[unresolved-link] a.md:1: “Staff/Zoë Marchand” is in another folder: the note is People/Zoë Marchand.md. Correct the link.
        🧭 [[Zoë Marchnad]], [[Staff/Zoë Marchand|Zoë]], [[Wilhelmina Gostrnd]] and [[Old/Wilhelmina Gostrand]].
                              ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          People/Zoë Marchand.md:1: the note that is meant
        warning[unresolved-link] a.md:1: No note is called “Wilhelmina Gostrnd”; there is Areas/Wilhelmina Gostrand.md: correct the link, or create its note.
        🧭 [[Zoë Marchnad]], [[Staff/Zoë Marchand|Zoë]], [[Wilhelmina Gostrnd]] and [[Old/Wilhelmina Gostrand]].
                                                          ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          Areas/Wilhelmina Gostrand.md:1: the note that may be meant
        warning[unresolved-link] a.md:1: “Old/Wilhelmina Gostrand” is in another folder: the note is Areas/Wilhelmina Gostrand.md. Correct the link.
        🧭 [[Zoë Marchnad]], [[Staff/Zoë Marchand|Zoë]], [[Wilhelmina Gostrnd]] and [[Old/Wilhelmina Gostrand]].
                                                                                     ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          Areas/Wilhelmina Gostrand.md:1: the note that is meant
        ");
}

#[test]
fn an_unwritten_name_is_told_once_with_its_count() {
    let source = "
//- /a.md
🧭 With [[Lena Fischer]] and [[Lena Fischer|her]].
//- /b.md
[[Lena Fischer]] again.
";
    assert_snapshot!(show_findings(source), @r"
        information[unresolved-link] a.md:1: “Lena Fischer” is probably a person, and has no note yet. It is linked 3 times in 2 notes.
        🧭 With [[Lena Fischer]] and [[Lena Fischer|her]].
                 ▔▔▔▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn an_account_of_ones_own_is_neither_undefined_nor_misspelt() {
    let source = "
//- /People/Zoe-Lane.md
---
aliases: [Zoe Lane]
---
# Zoe Lane

- Code: [Zoe-Lane](https://code.example/Zoe-Lane), [@zoelane7](https://feed.example/zoelane7)
//- /People/Ann Prior.md
---
handle: zoelane
---
";
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn the_folders_of_a_link_say_what_it_names() {
    let source = "
//- /People/Zoë Lane.md
//- /a.md
[[Company/Marta Hollis]], [[Person/Zoë Lane/Jane Austen Notes]] and [her](/authors/marta-hollis).
";
    let found = show_findings(source);
    assert!(found.contains("“Company/Marta Hollis” is not defined"), "{found}");
    assert_eq!(found.matches("unresolved-link").count(), 1, "{found}");
}
