//! What is flagged, what it says, and what is left alone.

#[path = "support/checks.rs"]
mod checks;
#[path = "support/fixture.rs"]
mod fixture;

use checks::{show_findings, show_findings_with};
use insta::assert_snapshot;
use whoswho::lint::{Code, Severities, Severity};

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
fn many_definitions_of_one_name_are_told_once_each() {
    let notes: Vec<String> = (10..19).map(|number| format!("//- /People/lane-{number}.md\n# Zoë Lane\n")).collect();
    let found = show_findings(&notes.concat());
    assert_eq!(found.matches("[duplicate-definition]").count(), 9);
    assert_eq!(found.matches("also defined here").count(), 45);
    assert!(found.contains("and 7 more places too"), "{found}");
}

#[test]
fn a_name_that_could_be_several_is_flagged() {
    let source = "
//- /People/Ann Ellison.md
# Ann Ellison
//- /Cast.md
---
type: people
---
## 🚢 Tom Ellison
A banker.
//- /a.md
🧭 Ann Ellison met Tom Ellison. Ellison smiled.
";
    assert_snapshot!(show_findings(source), @r"
        information[ambiguous-name] a.md:1: “Ellison” could be Tom Ellison or Ann Ellison: write the full name, or link the one you mean.
        🧭 Ann Ellison met Tom Ellison. Ellison smiled.
                                       ▔▔▔▔▔▔▔
          Cast.md:4: Tom Ellison is defined here
          People/Ann Ellison.md:1: Ann Ellison is defined here
        ");
}

#[test]
fn a_name_of_many_names_three_of_them() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /People/Zoë Ellison.md
//- /People/Eve Ellison.md
//- /People/Max Ellison.md
//- /a.md
Ann Ellison, Tom Ellison, Zoë Ellison, Eve Ellison and Max Ellison. Ellison?
";
    assert_snapshot!(show_findings(source), @r"
        information[ambiguous-name] a.md:1: “Ellison” could be Max Ellison, Eve Ellison, Zoë Ellison or 2 others: write the full name, or link the one you mean.
        Ann Ellison, Tom Ellison, Zoë Ellison, Eve Ellison and Max Ellison. Ellison?
                                                                            ▔▔▔▔▔▔▔
          People/Max Ellison.md:1: Max Ellison is defined here
          People/Eve Ellison.md:1: Eve Ellison is defined here
          People/Zoë Ellison.md:1: Zoë Ellison is defined here
        ");
}

#[test]
fn namesakes_are_flagged_where_nothing_decides() {
    let source = "
//- /People/Zoë Smith.md
//- /People/Zoë Smith (painter).md
//- /b.md
[[Zoë Smith (painter)]]: Zoë Smith paints.
//- /a.md
🎨 Zoë Smith paints.
";
    assert_snapshot!(show_findings(source), @r"
        information[ambiguous-name] a.md:1: “Zoë Smith” could be any of 2 who go by this name: link the one you mean.
        🎨 Zoë Smith paints.
          ▔▔▔▔▔▔▔▔▔
          People/Zoë Smith (painter).md:1: Zoë Smith is defined here
          People/Zoë Smith.md:1: Zoë Smith is defined here
        ");
}

#[test]
fn what_is_only_offered_is_not_flagged() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /a.md
🧭 Ellison smiled, and Zhang Wei did too.
";
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn two_definitions_of_one_name_are_flagged_at_both() {
    let source = "
//- /People/Zoë Lane.md
# Zoë Lane
//- /Cast.md
---
type: people
---
## 🧭 Zoë Lane
A pilot.
";
    assert_snapshot!(show_findings(source), @r"
        warning[duplicate-definition] People/Zoë Lane.md:1: “Zoë Lane” is defined in Cast.md too: merge the two, or tell them apart by a file name such as “Zoë Lane (painter)”.
        # Zoë Lane
          ▔▔▔▔▔▔▔▔
          Cast.md:4: also defined here
        warning[duplicate-definition] Cast.md:4: “Zoë Lane” is defined in People/Zoë Lane.md too: merge the two, or tell them apart by a file name such as “Zoë Lane (painter)”.
        ## 🧭 Zoë Lane
             ▔▔▔▔▔▔▔▔
          People/Zoë Lane.md:1: also defined here
        ");
}

#[test]
fn other_accents_are_another_name() {
    assert_eq!(show_findings("//- /People/Zoë Lane.md\n//- /People/Zoe Lane.md\n"), "nothing");
}

#[test]
fn two_definitions_of_one_handle_are_flagged_at_both() {
    let source = "
//- /People/Zoë Lane.md
---
handle: zoe
---
//- /People/Zoë Quill.md
---
handle: ZOE
---
";
    assert_snapshot!(show_findings(source), @r"
        warning[duplicate-definition] People/Zoë Lane.md:2: “@zoe” is the handle of Zoë Quill in People/Zoë Quill.md too: give one of the two another handle.
        handle: zoe
                ▔▔▔
          People/Zoë Quill.md:2: also defined here
        warning[duplicate-definition] People/Zoë Quill.md:2: “@ZOE” is the handle of Zoë Lane in People/Zoë Lane.md too: give one of the two another handle.
        handle: ZOE
                ▔▔▔
          People/Zoë Lane.md:2: also defined here
        ");
}

#[test]
fn a_bracket_in_the_file_name_tells_namesakes_apart() {
    let source = "
//- /People/Zoë Lane.md
//- /People/Zoë Lane (2).md
//- /People/Ann Smith (painter).md
# Ann Smith
//- /People/Ann Smith (poet).md
# Ann Smith
";
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn another_name_in_brackets_tells_nobody_apart() {
    let source = "//- /Companies/Zorgle (formerly Apex).md\n//- /Portfolio/Zorgle.md\n---\ntype: company\n---\n";
    assert_eq!(show_findings(source).matches("warning[duplicate-definition]").count(), 2);
}

#[test]
fn a_person_and_an_organization_may_share_a_name() {
    assert_eq!(show_findings("//- /People/Zoë Lane.md\n//- /Companies/Zoë Lane.md\n"), "nothing");
}

#[test]
fn a_frontmatter_that_had_to_be_guessed_is_reported() {
    let source = "
//- /Companies/Zorgle.md
---
type: company
tagline: Zorgle: the tool 🔧
aliases: [Zorgle of Köln
---
Zorgle of Köln is Zorgle.
";
    assert_snapshot!(show_findings(source), @r"
        information[invalid-definition] Companies/Zorgle.md:3: Line 3 is not valid YAML: a value with a colon in it needs quotes; every property was still read.
        tagline: Zorgle: the tool 🔧
                 ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn a_definition_without_a_name_is_reported() {
    let source = "
//- /Templates of mine/{{title}}.md
---
type: person
---
//- /20250128120000.md
---
type: person
---
";
    assert_snapshot!(show_findings(source), @r"
        warning[invalid-definition] 20250128120000.md:2: This note defines no person: neither its title nor its file name is a name; give it a `title:`.
        type: person
        ▔▔▔▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn broken_frontmatter_of_a_note_about_nobody_is_not_ours() {
    assert_eq!(show_findings("//- /a.md\n---\ntitle: Ideas: many\n---\nText.\n"), "nothing");
}

#[test]
fn a_note_that_asks_for_it_is_left_alone() {
    let source = "
//- /People/Zoë Lane.md
# Zoë Lane
//- /a.md
---
whoswho: false
type: person
title: Zoë Lane
---
[[Zhang Wei]]
";
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn findings_stand_in_source_order() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /a.md
[[Zhang Wei]], Ann Ellison, Tom Ellison, Ellison, [[Zoë Quill]].
";
    assert_snapshot!(show_findings(source), @r"
        information[unresolved-link] a.md:1: “Zhang Wei” is probably a person, and has no note yet.
        [[Zhang Wei]], Ann Ellison, Tom Ellison, Ellison, [[Zoë Quill]].
          ▔▔▔▔▔▔▔▔▔
        information[ambiguous-name] a.md:1: “Ellison” could be Tom Ellison or Ann Ellison: write the full name, or link the one you mean.
        [[Zhang Wei]], Ann Ellison, Tom Ellison, Ellison, [[Zoë Quill]].
                                                 ▔▔▔▔▔▔▔
          People/Tom Ellison.md:1: Tom Ellison is defined here
          People/Ann Ellison.md:1: Ann Ellison is defined here
        information[unresolved-link] a.md:1: “Zoë Quill” is probably a person, and has no note yet.
        [[Zhang Wei]], Ann Ellison, Tom Ellison, Ellison, [[Zoë Quill]].
                                                            ▔▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn a_name_that_one_slip_makes_into_somebodys_is_flagged() {
    let source = "
//- /People/Élodie Marchand.md
//- /Companies/Quayside Research Group.md
//- /Companies/Tencent.md
//- /a.md
🧭 Élodie Marchnad, Elodei Marchand and Élodie Marchannd at the Quayside Reserch Group bought Tencnet.
";
    assert_snapshot!(show_findings(source), @r"
        warning[misspelt-name] a.md:1: “Élodie Marchnad” is not defined; Élodie Marchand is (People/Élodie Marchand.md): correct the spelling, or define the name.
        🧭 Élodie Marchnad, Elodei Marchand and Élodie Marchannd at the Quayside Reserch Group bought Tencnet.
          ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          People/Élodie Marchand.md:1: Élodie Marchand is defined here
        warning[misspelt-name] a.md:1: “Elodei Marchand” is not defined; Élodie Marchand is (People/Élodie Marchand.md): correct the spelling, or define the name.
        🧭 Élodie Marchnad, Elodei Marchand and Élodie Marchannd at the Quayside Reserch Group bought Tencnet.
                           ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          People/Élodie Marchand.md:1: Élodie Marchand is defined here
        warning[misspelt-name] a.md:1: “Élodie Marchannd” is not defined; Élodie Marchand is (People/Élodie Marchand.md): correct the spelling, or define the name.
        🧭 Élodie Marchnad, Elodei Marchand and Élodie Marchannd at the Quayside Reserch Group bought Tencnet.
                                               ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          People/Élodie Marchand.md:1: Élodie Marchand is defined here
        warning[misspelt-name] a.md:1: “Quayside Reserch Group” is not defined; Quayside Research Group is (Companies/Quayside Research Group.md): correct the spelling, or define the name.
        🧭 Élodie Marchnad, Elodei Marchand and Élodie Marchannd at the Quayside Reserch Group bought Tencnet.
                                                                       ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          Companies/Quayside Research Group.md:1: Quayside Research Group is defined here
        ");
}

#[test]
fn one_word_is_a_hint_and_only_where_the_note_names_who_is_meant() {
    let source = "
//- /Companies/Tencent.md
//- /a.md
Tencent rose. The shares of Tencnet fell.
//- /b.md
The shares of Tencnet fell.
";
    assert_snapshot!(show_findings(source), @r"
        hint[misspelt-name] a.md:1: “Tencnet” is not defined; Tencent is (Companies/Tencent.md): correct the spelling, or define the name.
        Tencent rose. The shares of Tencnet fell.
                                    ▔▔▔▔▔▔▔
          Companies/Tencent.md:1: Tencent is defined here
        ");
}

#[test]
fn a_long_surname_alone_is_a_hint_where_its_bearer_is_named() {
    let source = "
//- /People/Tilda Quennerby.md
//- /a.md
Tilda Quennerby came with the others. Then it was Quennarby who left, and the Quennorby stayed with Otto Quennirby.
//- /b.md
We saw Quennarby in the garden.
";
    assert_snapshot!(show_findings(source), @r"
        hint[misspelt-name] a.md:1: “Quennarby” is not defined; Tilda Quennerby is (People/Tilda Quennerby.md): correct the spelling, or define the name.
        Tilda Quennerby came with the others. Then it was Quennarby who left, and the Quennorby stayed with Otto Quennirby.
                                                          ▔▔▔▔▔▔▔▔▔
          People/Tilda Quennerby.md:1: Tilda Quennerby is defined here
        ");
}

#[test]
fn a_name_of_two_is_misspelt_as_that_of_one_is() {
    let source = "
//- /Here/Tilda Quennerby (painter).md
---
type: person
---
//- /There/Tilda Quennerby.md
---
type: person
---
//- /a.md
We saw Tilda Quennarby in the garden.
";
    assert_snapshot!(show_findings(source), @r"
        warning[misspelt-name] a.md:1: “Tilda Quennarby” is not defined; Tilda Quennerby is (Here/Tilda Quennerby (painter).md): correct the spelling, or define the name.
        We saw Tilda Quennarby in the garden.
               ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          Here/Tilda Quennerby (painter).md:1: Tilda Quennerby is defined here
        ");
}

#[test]
fn what_a_step_explains_is_not_misspelt() {
    let source = "
//- /People/Tomasz Nowacki.md
//- /People/Ludwig Anton Hubwell.md
//- /People/Jean-Luc Barrande.md
//- /People/Otis Bram Jr..md
//- /a.md
With Ludwig A. Hubwell, Jean Luc Barrande and Hubwell, Ludwig. Otis Bram Sr. was there.
";
    let found = show_findings(source);
    assert!(!found.contains("misspelt"), "{found}");
}

#[test]
fn names_that_are_merely_similar_are_left_alone() {
    let source = "
//- /People/John Smith.md
//- /People/Maria Novak.md
//- /People/Bo Ek.md
//- /Companies/Tencent.md
//- /a.md
Jon Smith, John Smyth, Maria Nowak, Marta Novak and Bo Ekk met. Smiht was there. The Tencents came. Tencnet fell.
Joohn spoke to John Simth-Jones, `John Simth`, [[John Simth (painter)]] and the Smithe family. tencnet too.
";
    assert_snapshot!(show_findings(source), @"nothing");
}

#[test]
fn one_of_many_whom_an_organization_is_named_after_is_not_misspelt() {
    let of = |name: &str, text: &str| {
        let vault = format!("//- /x.md\n---\ntype: organization\ntitle: {name}\n---\n//- /a.md\n{text}\n");
        show_findings(&vault)
    };
    assert_eq!(of("The Flesh-Eaters", "It is the Flesh-Eater problem."), "nothing");
    assert_eq!(of("Acme Beekeepers", "Every Acme Beekeeper knows it."), "nothing");
    assert!(of("Acme Beekeepers", "The Acme Beekeeprs know it.").contains("Acme Beekeepers"));
}

#[test]
fn an_abbreviation_in_an_alias_is_no_word_to_be_misspelt() {
    let source = "
//- /People/Ines Carver.md
---
aliases: [Quillon CEO]
---
//- /a.md
Quillon Seo and Quillon Ceo are films.
";
    let found = show_findings(source);
    assert!(!found.contains("misspelt"), "{found}");
}

#[test]
fn a_spelling_that_comes_again_and_again_is_a_name_of_its_own() {
    let source = "
//- /People/Liang Wenfeng.md
//- /a.md
Liang Wenfang came. Liang Wenfang saw. Liang Wenfang won.
";
    assert_snapshot!(show_findings(source), @"nothing");
}

#[test]
fn another_spelling_than_the_declared_one_is_hinted_at_once() {
    let source = "
//- /People/José Núñez.md
//- /People/Anne Strauß.md
//- /a.md
🧭 Jose Nunez met Anne Strauss. **Jose
Nunez** left; Nunez and Núñez laughed.
";
    assert_snapshot!(show_findings(source), @r#"
        hint[inconsistent-name] a.md:1: “Jose Nunez” is spelt “José Núñez” where it is defined (People/José Núñez.md): use that spelling, or add this one as an alias.
        🧭 Jose Nunez met Anne Strauss. **Jose
          ▔▔▔▔▔▔▔▔▔▔
          People/José Núñez.md:1: José Núñez is defined here
        hint[inconsistent-name] a.md:1: “Anne Strauss” is spelt “Anne Strauß” where it is defined (People/Anne Strauß.md): use that spelling, or add this one as an alias.
        🧭 Jose Nunez met Anne Strauss. **Jose
                         ▔▔▔▔▔▔▔▔▔▔▔▔
          People/Anne Strauß.md:1: Anne Strauß is defined here
        hint[inconsistent-name] a.md:2: “Nunez” is spelt “Núñez” where it is defined (People/José Núñez.md): use that spelling, or add this one as an alias.
        Nunez** left; Nunez and Núñez laughed.
                      ▔▔▔▔▔
          People/José Núñez.md:1: José Núñez is defined here
        "#);
}

#[test]
fn other_legal_forms_and_hyphens_are_hinted_at() {
    let source = "
//- /Companies/Zorgle.md
# Zorgle Inc.
//- /Companies/High-Flyer Quant.md
//- /Companies/Orbit Works.md
//- /People/Jean-Luc Marchand.md
//- /a.md
🧭 Zorgle Incorporated and High Flyer Quant hired Jean Luc Marchand from Orbit-Works.
";
    assert_snapshot!(show_findings(source), @r#"
        hint[inconsistent-name] a.md:1: “Zorgle Incorporated” is spelt “Zorgle Inc.” where it is defined (Companies/Zorgle.md): use that spelling, or add this one as an alias.
        🧭 Zorgle Incorporated and High Flyer Quant hired Jean Luc Marchand from Orbit-Works.
          ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          Companies/Zorgle.md:1: Zorgle Inc. is defined here
        hint[inconsistent-name] a.md:1: “High Flyer Quant” is spelt “High-Flyer Quant” where it is defined (Companies/High-Flyer Quant.md): use that spelling, or add this one as an alias.
        🧭 Zorgle Incorporated and High Flyer Quant hired Jean Luc Marchand from Orbit-Works.
                                  ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          Companies/High-Flyer Quant.md:1: High-Flyer Quant is defined here
        hint[inconsistent-name] a.md:1: “Jean Luc Marchand” is spelt “Jean-Luc Marchand” where it is defined (People/Jean-Luc Marchand.md): use that spelling, or add this one as an alias.
        🧭 Zorgle Incorporated and High Flyer Quant hired Jean Luc Marchand from Orbit-Works.
                                                         ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          People/Jean-Luc Marchand.md:1: Jean-Luc Marchand is defined here
        hint[inconsistent-name] a.md:1: “Orbit-Works” is spelt “Orbit Works” where it is defined (Companies/Orbit Works.md): use that spelling, or add this one as an alias.
        🧭 Zorgle Incorporated and High Flyer Quant hired Jean Luc Marchand from Orbit-Works.
                                                                                ▔▔▔▔▔▔▔▔▔▔▔
          Companies/Orbit Works.md:1: Orbit Works is defined here
        "#);
}

#[test]
fn spellings_that_say_nothing_are_left_alone() {
    let source = "
//- /People/José Núñez.md
---
aliases: [Pepe Nunez]
---
//- /People/Ludwig van Straaten.md
//- /Companies/Acme Inc..md
---
aliases: [High Flyer, High-Flyer]
---
# Acme Inc.
//- /Companies/Zorgle.md
//- /a.md
JOSE NUNEZ and JOSÉ NÚÑEZ, José Núñez’s and Pepe Nunez's. Jose\u{301} Nu\u{301}n\u{303}ez. Ludwig Van Straaten, Acme, Acme, Inc.,
Acme Inc., High-Flyer, High Flyer, Zorgle Ltd. and [[Jose Nunez]] met Nunez-Smith.
";
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn a_short_form_before_the_full_name_is_flagged_where_settings_ask() {
    let source = "
//- /People/Zoë Kravitz.md
Kravitz flies. Zoë Kravitz sings.
//- /People/Ann Lindqvist.md
//- /People/Tom Ellison.md
//- /Companies/High-Flyer Quant.md
//- /a.md
---
attendees: [Tom Ellison, \"[[Zoë Kravitz]]\"]
---
🧭 Yesterday Kravitz met Ann Lindqvist at High-Flyer Quant. Lindqvist smiled, and Ellison left.

Zoë Kravitz came back.
";
    let on = Severities([(Code::FirstMention, Some(Severity::Information))].into());
    assert_snapshot!(show_findings_with(source, &on), @r#"
        information[first-mention] a.md:4: “Kravitz” is the first mention of Zoë Kravitz here, and only line 6 has the full name: write the full name first.
        🧭 Yesterday Kravitz met Ann Lindqvist at High-Flyer Quant. Lindqvist smiled, and Ellison left.
                    ▔▔▔▔▔▔▔
          a.md:6: Zoë Kravitz is named in full here
        information[first-mention] a.md:4: “Ellison” is the first mention of Tom Ellison here, and no full name follows: write the full name first.
        🧭 Yesterday Kravitz met Ann Lindqvist at High-Flyer Quant. Lindqvist smiled, and Ellison left.
                                                                                         ▔▔▔▔▔▔▔
        "#);
    assert_eq!(show_findings(source), "nothing");
}

#[test]
fn severities_are_as_settings_say() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /a.md
[[Zhang Wei]], Ann Ellison, Tom Ellison, Ellison.
";
    let settings = Severities([(Code::UnresolvedLink, None), (Code::AmbiguousName, Some(Severity::Error))].into());
    let found = show_findings_with(source, &settings);
    assert!(found.starts_with("error[ambiguous-name] a.md:1: "), "{found}");
    assert!(!found.contains("unresolved-link"), "{found}");
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
