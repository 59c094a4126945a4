//! Correcting misspelt names.

use insta::assert_snapshot;
use whoswho::features::sure_fixes;

use crate::fixture::Fixture;
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
    assert_snapshot!(case.titles(), @r"
        fix (preferred): Correct to “Liang Wenfeng”
        fix: Define “Liang Wenfng” as a person in People/Liang Wenfng.md
        fix: Define “Liang Wenfng” as an organization in Companies/Liang Wenfng.md
        fix: Add “Liang Wenfng” as an alias of Liang Wenfeng
        fix: Ignore “Liang Wenfng” on this line
        fix: Ignore “Liang Wenfng” in this note
        fix: Ignore “Liang Wenfng” in the workspace
        fix all: Correct all misspelt names that are sure
        ");
    assert_snapshot!(case.after("Correct to"), @r"
        a.md
        - 🐋 Yesterday Liang Wenfng spoke.
        + 🐋 Yesterday Liang Wenfeng spoke.
        now:
          Liang Wenfeng → Liang Wenfeng
        ");
}

#[test]
fn only_the_word_that_is_wrong_is_touched() {
    assert_snapshot!(case("//- /a.md\n🐋 é said **Liang** Wenf$0neg came.\r\nSo.\r\n").after("Correct to"), @r"
        a.md
        - 🐋 é said **Liang** Wenfneg came.␍
        + 🐋 é said **Liang** Wenfeng came.␍
        now:
          Liang** Wenfeng → Liang Wenfeng
        ");
    assert_snapshot!(case("//- /a.md\nThe shares of Hihg-Fly$0er fell.\n").after("Correct to"), @r"
        a.md
        - The shares of Hihg-Flyer fell.
        + The shares of High-Flyer fell.
        now:
          High-Flyer → High-Flyer
        ");
    assert_snapshot!(case("//- /a.md\nLiang Wenfeng met us. And then Wefn$0eng spoke.\n").after("Correct to"), @r"
        a.md
        - Liang Wenfeng met us. And then Wefneng spoke.
        + Liang Wenfeng met us. And then Wenfeng spoke.
        now:
          Liang Wenfeng → Liang Wenfeng
          Wenfeng → Liang Wenfeng
        ");
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
//- /g.md
Liang Wenfeng.
//- /a.md
🐋 We met Liang Wenf$0ng. The next day Liang Wenfng left, and Liang Wenfneg did not. Liang Wenfeng is right.
";
    let case = case(notes);
    assert_snapshot!(case.titles(), @r"
        fix (preferred): Correct to “Liang Wenfeng”
        fix: Correct “Liang Wenfng” to “Liang Wenfeng” wherever it is in this note
        fix: Define “Liang Wenfng” as a person in People/Liang Wenfng.md
        fix: Define “Liang Wenfng” as an organization in Companies/Liang Wenfng.md
        fix: Add “Liang Wenfng” as an alias of Liang Wenfeng
        fix: Ignore “Liang Wenfng” on this line
        fix: Ignore “Liang Wenfng” in this note
        fix: Ignore “Liang Wenfng” in the workspace
        fix all: Correct all misspelt names that are sure
        ");
    assert_snapshot!(case.after("Correct “Liang Wenfng” to “Liang Wenfeng” wherever"), @r"
        a.md
        - 🐋 We met Liang Wenfng. The next day Liang Wenfng left, and Liang Wenfneg did not. Liang Wenfeng is right.
        + 🐋 We met Liang Wenfeng. The next day Liang Wenfeng left, and Liang Wenfneg did not. Liang Wenfeng is right.
        now:
          Liang Wenfeng → Liang Wenfeng
          Liang Wenfeng → Liang Wenfeng
          Liang → (Liang Wenfeng)
          Liang Wenfeng → Liang Wenfeng
          flagged: misspelt-name “Liang Wenfneg”
        ");
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
    assert_snapshot!(case(notes).after("Correct “Liang Wenfng” to “Liang Wenfeng” in all notes"), @r"
        log/Wednesday.md
        - - 🐋 Liang Wenfng.
        + - 🐋 Liang Wenfeng.
        a.md
        - We met Liang Wenfng.
        + We met Liang Wenfeng.
        now:
          Liang Wenfeng → Liang Wenfeng
        ");
}

#[test]
fn all_that_is_sure_is_corrected_at_once() {
    let notes = "
//- /a.md
---
whoswho_ignore: [Liang Wenfxng]
---
🐋 Liang Wenfng$0 and the Hihg-Flyer fund. And then Wefneng spoke. Liang Wenfxng is another.
";
    assert_snapshot!(case(notes).after("Correct all misspelt"), @r"
        a.md
        - 🐋 Liang Wenfng and the Hihg-Flyer fund. And then Wefneng spoke. Liang Wenfxng is another.
        + 🐋 Liang Wenfeng and the High-Flyer fund. And then Wefneng spoke. Liang Wenfxng is another.
        now:
          Liang Wenfeng → Liang Wenfeng
          High-Flyer → High-Flyer
          Liang → (Liang Wenfeng)
          flagged: misspelt-name “Wefneng”
        ");
}

#[test]
fn a_misspelt_name_may_be_right_all_the_same() {
    let case = case("//- /a.md\n🐋 Yesterday Liang Wenfng$0 spoke.\n");
    assert_snapshot!(case.after("Define “Liang Wenfng” as a person in People"), @r"
        new: People/Liang Wenfng.md
        + ---
        + type: person
        + ---
        + # Liang Wenfng
        now:
          Liang Wenfng → Liang Wenfng
        ");
    assert_snapshot!(case.after("Add “Liang Wenfng” as an alias of Liang Wenfeng"), @r"
        People/Liang Wenfeng.md
        - aliases: [Wenfeng]
        + aliases: [Wenfeng, Liang Wenfng]
        now:
          Liang Wenfng → Liang Wenfeng
        ");
    assert_snapshot!(case.after("Ignore “Liang Wenfng” on this line"), @r"
        a.md
        - 🐋 Yesterday Liang Wenfng spoke.
        + 🐋 Yesterday Liang Wenfng spoke. <!-- whoswho-ignore: Liang Wenfng -->
        now:
          Liang → (Liang Wenfeng)
        ");
}

#[test]
fn what_the_notes_mostly_write_is_not_corrected_unasked() {
    let notes: String =
        (1..4).map(|number| format!("//- /{number}.md\nWe met Liang Wenfng, and then he left again.\n")).collect();
    let case = case(&format!("{notes}//- /a.md\n🐋 Yesterday Liang Wenfng$0 spoke.\n"));
    assert!(!case.titles().contains("fix all"), "{}", case.titles());
    assert!(case.titles().contains("Correct to “Liang Wenfeng”"), "{}", case.titles());
}

#[test]
fn a_name_across_lines_of_a_quotation_has_no_marks_in_it() {
    let case = case("//- /a.md\n> Yesterday, said Liang$0\n> Wenfng spoke.\n");
    assert!(case.titles().contains("Correct to “Liang Wenfeng”"), "{}", case.titles());
    assert!(!case.titles().contains('>'), "{}", case.titles());
}

#[test]
fn a_slip_that_is_a_name_itself_is_offered_though_it_is_not_flagged() {
    let case = Case::tagged("//- /People/Tara Quinn.md\n//- /a.md\nTara Qu$0in spoke, and Tara Quinn.\n");
    assert_snapshot!(case.titles(), @r"
    fix: Define “Tara Quin” as a person in People/Tara Quin.md
    fix: Define “Tara Quin” as an organization in Organizations/Tara Quin.md
    fix: Change to “Tara Quinn”
    fix: Add “Tara Quin” as an alias of Tara Quinn
    fix: Ignore “Tara Quin” on this line
    fix: Ignore “Tara Quin” in this note
    fix: Ignore “Tara Quin” in the workspace
    ");
    assert_snapshot!(case.after("Change to"), @r"
    a.md
    - Tara Quin spoke, and Tara Quinn.
    + Tara Quinn spoke, and Tara Quinn.
    now:
      Tara Quinn → Tara Quinn
      Tara Quinn → Tara Quinn
    ");
}

const SPELT: &str = "
//- /People/José Núñez.md
//- /Companies/Zorgle.md
# Zorgle Inc.
";

#[test]
fn another_spelling_is_made_that_of_the_definition_or_an_alias() {
    let notes = "//- /a.md\nThen Jose Nu$0nez came. Jose Nunez and Nunez left Zorgle Incorporated.\n";
    let case = Case::new(&format!("{SPELT}{notes}"));
    assert_snapshot!(case.titles(), @r"
        fix: Change to “José Núñez”
        fix: Change “Jose Nunez” to “José Núñez” wherever it is in this note
        fix: Add “Jose Nunez” as an alias of José Núñez
        rewrite: Link “Jose Nunez” to José Núñez
        rewrite: Link all 3 mentions of José Núñez in this note
        ");
    assert_snapshot!(case.after("Change to"), @r"
        a.md
        - Then Jose Nunez came. Jose Nunez and Nunez left Zorgle Incorporated.
        + Then José Núñez came. Jose Nunez and Nunez left Zorgle Incorporated.
        now:
          José Núñez → José Núñez
          Jose Nunez → José Núñez
          Nunez → José Núñez
          Zorgle Incorporated → Zorgle Inc.
          flagged: inconsistent-name “Jose Nunez”
          flagged: inconsistent-name “Nunez”
          flagged: inconsistent-name “Zorgle Incorporated”
        ");
    assert_snapshot!(case.after("Change “Jose Nunez” to"), @r"
        a.md
        - Then Jose Nunez came. Jose Nunez and Nunez left Zorgle Incorporated.
        + Then José Núñez came. José Núñez and Nunez left Zorgle Incorporated.
        now:
          José Núñez → José Núñez
          José Núñez → José Núñez
          Nunez → José Núñez
          Zorgle Incorporated → Zorgle Inc.
          flagged: inconsistent-name “Nunez”
          flagged: inconsistent-name “Zorgle Incorporated”
        ");
    assert_snapshot!(case.after("Add “Jose Nunez”"), @r"
        People/José Núñez.md
        + ---
        + aliases: [Jose Nunez]
        + ---
        now:
          Jose Nunez → José Núñez
          Jose Nunez → José Núñez
          Nunez → José Núñez
          Zorgle Incorporated → Zorgle Inc.
          flagged: inconsistent-name “Zorgle Incorporated”
        ");
}

#[test]
fn a_spelling_within_markup_is_not_replaced() {
    let notes = "//- /a.md\nThen *Jose* Nu$0nez came to Zorgle Incorporated.\n";
    let case = Case::new(&format!("{SPELT}{notes}"));
    let titles = case.titles();
    assert!(!titles.contains("Change") && !titles.contains("Add “"), "{titles}");
}

#[test]
fn what_is_corrected_without_asking_is_no_heading_to_which_links_may_lead() {
    let fixes = |text: &str| {
        let fixture = Fixture::new(&format!("//- /People/Annabel Smithson.md\n//- /a.md\n{text}\n"));
        sure_fixes(&fixture.world, fixture.open, &fixture.note(fixture.open).text).len()
    };
    assert_eq!(fixes("# With Annabel Smithon\n\nShe came."), 0);
    assert_eq!(fixes("With Annabel Smithon\n====\n\nShe came."), 0);
    assert_eq!(fixes("# Visit\n\nAnnabel Smithon came."), 1);
}

#[test]
fn what_may_be_a_slip_in_the_definition_is_not_corrected_unasked() {
    let fixes = |person: &str, text: &str| {
        let fixture = Fixture::new(&format!("//- /People/someone.md\n{person}\n//- /a.md\n{text}\n"));
        sure_fixes(&fixture.world, fixture.open, &fixture.note(fixture.open).text).len()
    };
    let alias = "---\ntype: person\naliases: [Annabel Smithon]\n---\n# Annabel Jones-Smithson";
    assert_eq!(fixes(alias, "Annabel Smithson came."), 0);
    assert_eq!(fixes(alias, "Annabel Smitohn came."), 1);
    let listed = "---\ntype: person\n---\n# Jonathna Lindqvist";
    assert_eq!(fixes(listed, "Jonathan Lindqvist came."), 0);
    assert_eq!(fixes(&listed.replace("Jonathna", "Jonathan"), "Jonathna Lindqvist came."), 1);
}

#[test]
fn a_slip_is_corrected_where_a_nickname_or_middle_name_is_left_out() {
    let fixed = |name: &str| {
        let source =
            format!("//- /x.md\n---\ntype: person\ntitle: '{name}'\n---\n//- /a.md\n🧭 Eleanor Ash$0dwon came.\n");
        Case::new(&source).after("Correct")
    };
    assert!(fixed("Eleanor \"Nell\" Ashdown").contains("+ 🧭 Eleanor Ashdown came."));
}
