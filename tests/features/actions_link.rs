//! Links: made, pointed at somebody else, taken away.

use insta::assert_snapshot;

use crate::remedies::Case;

#[test]
fn a_mention_becomes_a_link() {
    let source = "
//- /People/Liang Wenfeng.md
//- /a.md
🐋 é Liang Wenfeng met us. Then Li$0ang left.
";
    let case = Case::new(source);
    assert_snapshot!(case.titles(), @r"
        rewrite: Link “Liang” to Liang Wenfeng
        rewrite: Link all 2 mentions of Liang Wenfeng in this note
        ");
    assert_snapshot!(case.after("Link “Liang” to Liang Wenfeng"), @r"
        a.md
        - 🐋 é Liang Wenfeng met us. Then Liang left.
        + 🐋 é Liang Wenfeng met us. Then [[Liang Wenfeng|Liang]] left.
        now:
          Liang Wenfeng → Liang Wenfeng
          Liang Wenfeng → Liang Wenfeng
        ");
    assert_snapshot!(case.after("Link all 2 mentions"), @r"
        a.md
        - 🐋 é Liang Wenfeng met us. Then Liang left.
        + 🐋 é [[Liang Wenfeng]] met us. Then [[Liang Wenfeng|Liang]] left.
        now:
          Liang Wenfeng → Liang Wenfeng
          Liang Wenfeng → Liang Wenfeng
        ");
}

#[test]
fn a_link_is_written_as_the_vault_writes_links() {
    let source = "
//- /People/Zoë (Z) Lane.md
---
title: Zoë Lane
---
//- /b.md
[her](People/Zoë%20%28Z%29%20Lane.md)
//- /log/2025/a.md
🧭 With Zoë La$0ne.\r
";
    assert_snapshot!(Case::new(source).after("Link “Zoë Lane”"), @r"
        log/2025/a.md
        - 🧭 With Zoë Lane.␍
        + 🧭 With [Zoë Lane](../../People/Zoë%20%28Z%29%20Lane.md).␍
        now:
          Zoë Lane → Zoë Lane
        ");
}

#[test]
fn a_link_in_a_table_keeps_the_table() {
    let source = "
//- /People/Liang Wenfeng.md
---
aliases: [梁文锋]
---
//- /a.md
| who | where |
| --- | --- |
| 🐋 梁文$0锋 | Hangzhou |
";
    assert_snapshot!(Case::new(source).after("Link “梁文锋”"), @r"
        a.md
        - | 🐋 梁文锋 | Hangzhou |
        + | 🐋 [[Liang Wenfeng\|梁文锋]] | Hangzhou |
        now:
          Liang Wenfeng → Liang Wenfeng
        ");
}

#[test]
fn a_link_to_one_of_two_notes_of_a_name_has_its_path() {
    let source = "
//- /People/Ann Smith.md
//- /Old/Ann Smith.md
A song.
//- /a.md
🧭 Ann Sm$0ith.
";
    assert_snapshot!(Case::new(source).after("Link “Ann Smith”"), @r"
        a.md
        - 🧭 Ann Smith.
        + 🧭 [[People/Ann Smith|Ann Smith]].
        now:
          People/Ann Smith → Ann Smith
        ");
}

#[test]
fn a_link_leads_to_an_entry_of_a_note_about_many() {
    let source = "
//- /Cast.md
---
type: people
---
## Tom Ellison
## Ann Ellison
//- /a.md
🧭 Tom Ell$0ison.
";
    assert_snapshot!(Case::new(source).after("Link “Tom Ellison”"), @r"
        a.md
        - 🧭 Tom Ellison.
        + 🧭 [[Cast#Tom Ellison|Tom Ellison]].
        now:
          Tom Ellison → Tom Ellison
        ");
}

#[test]
fn one_of_those_who_may_be_meant_is_chosen() {
    let source = "
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /a.md
🧭 Ann Ellison met Tom Ellison. Elli$0son smiled.
";
    let case = Case::new(source);
    assert_snapshot!(case.titles(), @r"
        fix: Link “Ellison” to Tom Ellison (People/Tom Ellison.md)
        fix: Link “Ellison” to Ann Ellison (People/Ann Ellison.md)
        fix: Ignore “Ellison” on this line
        fix: Ignore “Ellison” in this note
        fix: Ignore “Ellison” in the workspace
        ");
    assert_snapshot!(case.after("Link “Ellison” to Ann Ellison (People/Ann Ellison.md)"), @r"
        a.md
        - 🧭 Ann Ellison met Tom Ellison. Ellison smiled.
        + 🧭 Ann Ellison met Tom Ellison. [[Ann Ellison|Ellison]] smiled.
        now:
          Ann Ellison → Ann Ellison
          Tom Ellison → Tom Ellison
          Ann Ellison → Ann Ellison
        ");
}

#[test]
fn somebody_who_could_be_meant_is_chosen() {
    let source = "
//- /People/Ann Ellison.md
//- /a.md
🧭 Elli$0son smiled.
";
    let case = Case::new(source);
    assert_snapshot!(case.titles(), @r"fix: Link “Ellison” to Ann Ellison (People/Ann Ellison.md)");
    assert_snapshot!(case.after("Link “Ellison” to Ann Ellison"), @r"
        a.md
        - 🧭 Ellison smiled.
        + 🧭 [[Ann Ellison|Ellison]] smiled.
        now:
          Ann Ellison → Ann Ellison
        ");
}

#[test]
fn a_link_that_may_mean_two_is_pointed_at_one() {
    let source = "
//- /x/Ann One.md
---
type: person
aliases: [Annie]
---
//- /y/Ann Two.md
---
type: person
aliases: [Annie]
---
//- /a.md
🧭 [[Ann$0ie]] and [[Annie|her]].
";
    let case = Case::new(source);
    assert_snapshot!(case.after("Link “Annie” to Ann Two"), @r"
        a.md
        - 🧭 [[Annie]] and [[Annie|her]].
        + 🧭 [[Ann Two]] and [[Annie|her]].
        now:
          Ann Two → Ann Two
          Annie → Ann One or Ann Two
          flagged: ambiguous-name “Annie”
        ");
}

#[test]
fn a_dead_link_is_pointed_at_whom_it_meant() {
    let source = "
//- /People/Liang Wenfeng.md
//- /a.md
🐋 See [[Liang Wenfng$0]] and [[Liang Wenfng|him]].
";
    let case = Case::new(source);
    assert_snapshot!(case.titles(), @r"
        fix (preferred): Link to Liang Wenfeng instead
        fix: Define “Liang Wenfng” as a person in People/Liang Wenfng.md
        fix: Define “Liang Wenfng” as an organization in Organizations/Liang Wenfng.md
        fix: Add “Liang Wenfng” as an alias of Liang Wenfeng
        fix: Ignore “Liang Wenfng” on this line
        fix: Ignore “Liang Wenfng” in this note
        fix: Ignore “Liang Wenfng” in the workspace
        rewrite: Remove the link, keep “Liang Wenfng”
        ");
    assert_snapshot!(case.after("Link to Liang Wenfeng instead"), @r"
        a.md
        - 🐋 See [[Liang Wenfng]] and [[Liang Wenfng|him]].
        + 🐋 See [[Liang Wenfeng]] and [[Liang Wenfng|him]].
        now:
          Liang Wenfeng → Liang Wenfeng
          Liang Wenfng → undefined
          flagged: unresolved-link “Liang Wenfng”
        ");
}

#[test]
fn a_link_is_taken_away() {
    let people = "//- /People/Zoë Lane.md\n//- /Cast.md\n---\ntype: people\n---\n## Tom Ellison\n## Ann Ellison\n";
    let after = |note: &str| Case::new(&format!("{people}//- /a.md\n{note}\n")).after("Remove the link");
    assert_snapshot!(after("🧭 [[Zoë La$0ne]] came."), @r"
        a.md
        - 🧭 [[Zoë Lane]] came.
        + 🧭 Zoë Lane came.
        now:
          Zoë Lane → Zoë Lane
        ");
    assert_snapshot!(after("🧭 [[Zoë Lane|Zo$0ë]] came."), @r"
        a.md
        - 🧭 [[Zoë Lane|Zoë]] came.
        + 🧭 Zoë came.
        now:
          Zoë → (Zoë Lane)
        ");
    assert_snapshot!(after("🧭 [the *captain*$0](People/Zoë%20Lane.md) came."), @r"
        a.md
        - 🧭 [the *captain*](People/Zoë%20Lane.md) came.
        + 🧭 the *captain* came.
        now:
        ");
    assert_snapshot!(after("🧭 [[Marco Po$0lo]] came."), @r"
        a.md
        - 🧭 [[Marco Polo]] came.
        + 🧭 Marco Polo came.
        now:
        ");
}

#[test]
fn what_cannot_be_linked_is_not() {
    let titles = |notes: &str| Case::new(&format!("//- /People/Liang Wenfeng.md\n{notes}")).titles();
    assert_snapshot!(titles("//- /a.md\n---\npeople: Liang Wen$0feng\n---\n"), @r"nothing");
    assert_snapshot!(titles("//- /a.md\n**Liang** Wen$0feng came.\n"), @r"nothing");
    assert_snapshot!(titles("//- /a.org\nLiang Wen$0feng came.\n"), @r"nothing");
    assert_snapshot!(titles("//- /a.md\nNobody$0 came.\n"), @r"nothing");
    // HTML and shortcodes have no links of Markdown.
    assert_snapshot!(titles("//- /a.md\n<div>\nLiang Wen$0feng came.\n</div>\n"), @r"nothing");
    assert_snapshot!(titles("//- /a.md\n{{< quote\n by=\"Liang Wen$0feng\" >}}\n"), @r"nothing");
    assert!(titles("//- /a.md\n<div>x</div>\n\n{{< br >}} 2 < 3, and Liang Wen$0feng came.\n").contains("Link"));
}

#[test]
fn a_note_is_not_linked_to_itself() {
    let source = "//- /People/Liang Wenfeng.md\nLiang Wen$0feng was born.\n";
    assert_snapshot!(Case::new(source).titles(), @r"nothing");
}

#[test]
fn a_colon_in_an_address_is_no_scheme() {
    let source = "
//- /A: Élodie Marchand.md
---
type: person
---
//- /b.md
[Élodie](A%3A%20%C3%89lodie%20Marchand.md) left.
//- /a.md
🐋 Then A: Élodie March$0and came.
";
    let case = Case::new(source);
    assert_snapshot!(case.after("Link “"), @r"
        a.md
        - 🐋 Then A: Élodie Marchand came.
        + 🐋 Then [A: Élodie Marchand](A%3A%20Élodie%20Marchand.md) came.
        now:
          A: Élodie Marchand → A: Élodie Marchand
        ");
}

#[test]
fn what_a_link_to_the_web_shows_is_not_linked() {
    let source = "
//- /People/Ann Smith.md
//- /a.md
🐋 A$0nn Smith wrote [a piece by Ann Smith](https://example.org/x) and [one of Ann Smith's][y]. Ann Smith left [on (y)].

[y]: https://example.org/y
";
    assert_snapshot!(Case::new(source).after("Link all 2 mentions of Ann Smith"), @r"
        a.md
        - 🐋 Ann Smith wrote [a piece by Ann Smith](https://example.org/x) and [one of Ann Smith's][y]. Ann Smith left [on (y)].
        + 🐋 [[Ann Smith]] wrote [a piece by Ann Smith](https://example.org/x) and [one of Ann Smith's][y]. [[Ann Smith]] left [on (y)].
        now:
          Ann Smith → Ann Smith
          Ann Smith → Ann Smith
          Ann Smith → Ann Smith
          Ann Smith → Ann Smith
        ");
}

#[test]
fn a_link_in_a_property_is_written_as_the_property_must_be() {
    let case = Case::new("//- /People/Zoe O'Brien.md\n//- /n.md\n---\nattendees: '[[Zoe OBr$0ien]]'\n---\n");
    assert_snapshot!(case.after("Link to Zoe O'Brien instead"), @r"
    n.md
    - attendees: '[[Zoe OBrien]]'
    + attendees: '[[Zoe O''Brien]]'
    now:
      Zoe O''Brien → Zoe O'Brien
    ");
}

#[test]
fn a_dead_link_that_is_pointed_elsewhere_keeps_its_heading() {
    let vault = "//- /People/Jonathan Whitlock.md\n## Childhood\n//- /a.md\n";
    let after = |link: &str| Case::new(&format!("{vault}🧭 {link}\n")).after("Link to Jonathan Whitlock instead");
    assert!(after("[[Jonathan Whit$0lokc#Childhood]]").contains("+ 🧭 [[Jonathan Whitlock#Childhood]]"));
    assert!(after("[x](People/Jonathan%20Whit$0lokc.md#c)").contains("+ 🧭 [x](People/Jonathan%20Whitlock.md#c)"));
}

#[test]
fn marks_within_a_mention_are_not_torn_apart() {
    let titles = |text: &str| Case::new(&format!("//- /People/Ann Smith.md\n//- /a.md\n{text}\n")).titles();
    for text in ["\"Ann\" Smi$0th came.", "~~Ann~~ Smi$0th came.", "[[x|Ann\nSmi$0th]] came."] {
        assert!(!titles(text).contains("Link “"), "{text}");
    }
}
