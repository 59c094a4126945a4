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
    assert_snapshot!(case.titles(), @"");
    assert_snapshot!(case.after("Link “Liang” to Liang Wenfeng"), @"");
    assert_snapshot!(case.after("Link all 2 mentions"), @"");
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
    assert_snapshot!(Case::new(source).after("Link “Zoë Lane”"), @"");
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
    assert_snapshot!(Case::new(source).after("Link “梁文锋”"), @"");
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
    assert_snapshot!(Case::new(source).after("Link “Ann Smith”"), @"");
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
    assert_snapshot!(Case::new(source).after("Link “Tom Ellison”"), @"");
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
    assert_snapshot!(case.titles(), @"");
    assert_snapshot!(case.after("Link “Ellison” to Ann Ellison (People/Ann Ellison.md)"), @"");
}

#[test]
fn somebody_who_could_be_meant_is_chosen() {
    let source = "
//- /People/Ann Ellison.md
//- /a.md
🧭 Elli$0son smiled.
";
    let case = Case::new(source);
    assert_snapshot!(case.titles(), @"");
    assert_snapshot!(case.after("Link “Ellison” to Ann Ellison"), @"");
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
    assert_snapshot!(case.after("Link “Annie” to Ann Two"), @"");
}

#[test]
fn a_dead_link_is_pointed_at_whom_it_meant() {
    let source = "
//- /People/Liang Wenfeng.md
//- /a.md
🐋 See [[Liang Wenfng$0]] and [[Liang Wenfng|him]].
";
    let case = Case::new(source);
    assert_snapshot!(case.titles(), @"");
    assert_snapshot!(case.after("Link to Liang Wenfeng instead"), @"");
}

#[test]
fn a_link_is_taken_away() {
    let people = "//- /People/Zoë Lane.md\n//- /Cast.md\n---\ntype: people\n---\n## Tom Ellison\n## Ann Ellison\n";
    let after = |note: &str| Case::new(&format!("{people}//- /a.md\n{note}\n")).after("Remove the link");
    assert_snapshot!(after("🧭 [[Zoë La$0ne]] came."), @"");
    assert_snapshot!(after("🧭 [[Zoë Lane|Zo$0ë]] came."), @"");
    assert_snapshot!(after("🧭 [the *captain*$0](People/Zoë%20Lane.md) came."), @"");
    assert_snapshot!(after("🧭 [[Marco Po$0lo]] came."), @"");
}

#[test]
fn what_cannot_be_linked_is_not() {
    let titles = |notes: &str| Case::new(&format!("//- /People/Liang Wenfeng.md\n{notes}")).titles();
    assert_snapshot!(titles("//- /a.md\n---\npeople: Liang Wen$0feng\n---\n"), @"");
    assert_snapshot!(titles("//- /a.md\n**Liang** Wen$0feng came.\n"), @"");
    assert_snapshot!(titles("//- /a.org\nLiang Wen$0feng came.\n"), @"");
    assert_snapshot!(titles("//- /a.md\nNobody$0 came.\n"), @"");
}

#[test]
fn a_note_is_not_linked_to_itself() {
    let source = "//- /People/Liang Wenfeng.md\nLiang Wen$0feng was born.\n";
    assert_snapshot!(Case::new(source).titles(), @"");
}
