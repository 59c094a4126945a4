//! Correcting misspelt names.

use insta::assert_snapshot;

use crate::remedies::Case;

const WHO: &str = "
//- /People/Liang Wenfeng.md
---
type: person
aliases: [Wenfeng]
---
Founder of DeepSeek.
//- /Companies/High-Flyer.md
# High-Flyer
";

fn case(notes: &str) -> Case {
    Case::new(&format!("{WHO}{notes}"))
}

#[test]
fn a_misspelt_name_is_corrected_where_it_stands() {
    let case = case("//- /a.md\n🐋 Yesterday Liang Wen$0fng spoke.\n");
    assert_snapshot!(case.titles(), @"");
    assert_snapshot!(case.after("Correct to"), @"");
}

#[test]
fn only_the_word_that_is_wrong_is_touched() {
    assert_snapshot!(case("//- /a.md\n🐋 é said **Liang** Wenf$0ang came.\r\nSo.\r\n").after("Correct to"), @"");
    assert_snapshot!(case("//- /a.md\nThe shares of Hihg-Fly$0er fell.\n").after("Correct to"), @"");
    assert_snapshot!(case("//- /a.md\nAnd then Wenfg$0en spoke.\n").after("Correct to"), @"");
}

#[test]
fn a_misspelt_name_is_corrected_in_the_whole_note() {
    let notes = "
//- /b.md
Liang Wenfeng.
//- /c.md
Liang Wenfeng.
//- /d.md
Liang Wenfeng.
//- /e.md
Liang Wenfeng.
//- /f.md
Liang Wenfeng.
//- /a.md
🐋 We met Liang Wenf$0ng. The next day Liang Wenfng left, and Liang Wenfang did not.
";
    let case = case(notes);
    assert_snapshot!(case.titles(), @"");
    assert_snapshot!(case.after("Correct all 2"), @"");
}

#[test]
fn a_misspelt_name_is_corrected_in_closed_notes_too() {
    let notes = "
//- /log/Tuesday.md
Nobody knew Wenfng, but for Liang Wenfeng.
//- /log/Wednesday.md
- 🐋 Liang Wenfng.
//- /a.md
We met Liang Wenf$0ng.
";
    assert_snapshot!(case(notes).after("Correct “Liang Wenfng” to “Liang Wenfeng” in all notes"), @"");
}

#[test]
fn all_that_is_sure_is_corrected_at_once() {
    let notes = "
//- /a.md
---
whoswho_ignore: [Liang Wenfxng]
---
🐋 Liang Wenfng$0 and the Hihg-Flyer fund. And then Wenfgen spoke. Liang Wenfxng is another.
";
    assert_snapshot!(case(notes).after("Correct all misspelt"), @"");
}

#[test]
fn a_misspelt_name_may_be_right_all_the_same() {
    let case = case("//- /a.md\n🐋 Yesterday Liang Wenfng$0 spoke.\n");
    assert_snapshot!(case.after("Define “Liang Wenfng” as a person in People"), @"");
    assert_snapshot!(case.after("Add “Liang Wenfng” as an alias of Liang Wenfeng"), @"");
    assert_snapshot!(case.after("Ignore “Liang Wenfng” on this line"), @"");
}
