use super::*;
use crate::note::{Format, parse};
use crate::text::edited;
use crate::world::{Settings, read_note};

/// The text once the person that it defines first is called Annie Smyth, too.
fn called(path: &str, text: &str) -> String {
    let found = read_note(text, Format::Org, path, &Settings::default()).found;
    let definition = found.definitions.first().expect("somebody is defined");
    let (span, added) = add_alias(&parse(text, Format::Org), text, definition, "Annie Smyth").expect("an edit");
    let after = edited(text, [(span, added.as_str())]);
    let found = read_note(&after, Format::Org, path, &Settings::default()).found;
    let names = found.definitions.first().map(|definition| definition.names.as_slice()).unwrap_or_default();
    assert!(names.iter().any(|name| name.text == "Annie Smyth"), "{after}");
    after
}

#[test]
fn nothing_comes_between_a_heading_and_its_planning_line_and_drawer() {
    const TOP: &str = "#+title: P\n#+type: people\n\n* Ann Smith\n";
    let section = |lines: &str| called("p.org", &format!("{TOP}{lines}* Tom Vale\n"));
    let holds = |before: &str, after: &str| assert_eq!(section(before), format!("{TOP}{after}* Tom Vale\n"));
    holds(
        ":PROPERTIES:\n:ID: 1\n:END:\nA sailor.\n",
        ":PROPERTIES:\n:ID: 1\n:ROAM_ALIASES: \"Annie Smyth\"\n:END:\nA sailor.\n",
    );
    holds(
        "SCHEDULED: <2024-01-02>\n:PROPERTIES:\n:ROAM_ALIASES: Annie\n:END:\n",
        "SCHEDULED: <2024-01-02>\n:PROPERTIES:\n:ROAM_ALIASES: Annie \"Annie Smyth\"\n:END:\n",
    );
    holds(":PROPERTIES:\n:ALIASES: \"Ann S.\"\n:END:\n", ":PROPERTIES:\n:ALIASES: \"Ann S.\" \"Annie Smyth\"\n:END:\n");
    holds("DEADLINE: <2024-01-02>\nA sailor.\n", "DEADLINE: <2024-01-02>\nalias: Annie Smyth\nA sailor.\n");
    holds("aliases: Annie, Nan\n", "aliases: Annie, Nan, Annie Smyth\n");
    holds("", "alias: Annie Smyth\n");
    assert_eq!(called("p.org", TOP.trim_end()), format!("{TOP}alias: Annie Smyth"));
}

#[test]
fn a_note_gets_it_in_its_drawer() {
    let text = "\u{feff}:PROPERTIES:\r\n:ID: 1\r\n:END:\r\n#+title: Ann Smith\r\n";
    let after = text.replace(":END:", ":ROAM_ALIASES: \"Annie Smyth\"\r\n:END:");
    assert_eq!(called("People/Ann Smith.org", text), after);
}
