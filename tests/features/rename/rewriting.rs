//! What stands around the words of a name when they change.

use super::applied::{show_rename, show_tagged_rename};

/// A line in which `old` is mentioned, once somebody of that name has a `new` one.
fn line(old: &str, new: &str, line: &str) -> String {
    let source = format!("//- /x.md\n---\ntype: person\ntitle: {old}\n---\n//- /a.md\n{line}\n\n{old}$0\n");
    let shown = show_rename(&source, new);
    let after = shown.split("== a.md\n").nth(1).unwrap_or(line);
    after.split("\n\n").next().unwrap_or_default().to_owned()
}

#[test]
fn dots_of_initials_and_titles_stay_single() {
    let smith = |text: &str| line("Ann Smith", "Ann Moss", text);
    assert_eq!(smith("Signed by Ann B.\nSmith and by A.\nSmith."), "Signed by Ann B.\nMoss and by A.\nMoss.");
    assert_eq!(smith("Dr.\nAnn Smith came, *Ann B.* Smith left."), "Dr.\nAnn Moss came, *Ann B.* Moss left.");
    let tolkien = |text: &str| line("J. R. R. Tolkien", "C. S. Lewis", text);
    assert_eq!(tolkien("By J.R.R.\nTolkien."), "By C.\nS. Lewis.");
    let king = |text: &str| {
        let source = format!("//- /People/John King, Jr..md\n//- /a.md\n{text}\n\nJohn$0 King, Jr.\n");
        show_rename(&source, "John Prince").split("== a.md\n").nth(1).unwrap_or_default().to_owned()
    };
    let before = "John King Jr. came. (John King Jr.) That is John King, Jr. He left.";
    let after = "John Prince came. (John Prince) That is John Prince. He left.";
    assert_eq!(king(before), format!("{after}\n\nJohn Prince.\n"));
}

#[test]
fn the_dot_of_a_legal_form_goes_with_it() {
    let line = |text: &str| {
        let source = format!("//- /Companies/Acme.md\n//- /a.md\n{text} Acme$0\n");
        let shown = show_rename(&source, "Zephyrion GmbH");
        shown.split("== a.md\n").nth(1).unwrap_or_default().trim_end().to_owned()
    };
    let text = "Acme Inc. paid. Ask Acme Inc. about it. That is Acme Inc. It paid.";
    let after = "Zephyrion GmbH paid. Ask Zephyrion GmbH about it. That is Zephyrion GmbH. It paid.";
    assert_eq!(line(text), format!("{after} Zephyrion GmbH"));
}

#[test]
fn marks_around_words_of_a_name_stay() {
    let smith = |text: &str| line("Ann Smith", "Ann Moss", text);
    assert_eq!(smith("**Smith**, Ann. *On Bread*."), "**Moss**, Ann. *On Bread*.");
    assert_eq!(smith("\"Ann\" Smith and “Ann” Smith, (Ann) Smith"), "\"Ann\" Moss and “Ann” Moss, (Ann) Moss");
    assert_eq!(smith("*Ann* **Smith**"), "*Ann* **Moss**");
    // Within words nothing can be told.
    let within = "//- /People/Ann Smith.md\n//- /a.md\n**A**nn **S**mith, and Ann$0 Smith.\n";
    assert!(show_tagged_rename(within, "Ann Moss").contains("**A**nn **S**mith, and Ann Moss."));
    let king = |text: &str| line("John King, Jr.", "John Moss, Jr.", text);
    assert_eq!(king("*John King*, Jr., left."), "*John Moss*, Jr., left.");
}

#[test]
fn a_nickname_in_quotes_leaves_its_quotes_with_the_full_name() {
    let nell = |new: &str| line("Eleanor \"Nell\" Ashdown", new, "Nell Ashdown arrived.");
    assert_eq!(nell("Eleanor \"Nell\" Grey"), "Nell Grey arrived.");
    assert_eq!(nell("Eleanor (Nell) Grey"), "Nell Grey arrived.");
}

#[test]
fn marks_around_a_nickname_stay_as_the_format_writes_them() {
    for (path, name) in [
        ("a.tex", "Robert ``Bob'' Lindqvist"),
        ("a.adoc", "Robert \"`Bob`\" Lindqvist"),
        ("a.md", "Robert \\\"Bob\\\" Lindqvist"),
        ("a.md", "Robert \"Bob\" Lindqvist"),
    ] {
        let source = format!("\n//- /People/Robert Lindqvist.md\n# Robert$0 Lindqvist\n//- /{path}\n{name} came.\n");
        let after = show_rename(&source, "Ole Dahl");
        let whole = name.replace("Robert", "Ole").replace("Lindqvist", "Dahl");
        let stays = after.contains(&format!("{whole} came.")) || !after.contains(path);
        assert!(stays, "{path}: {after}");
    }
}
