//! Completion: the names that somebody may be about to write.

#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

mod links;
mod order;

use std::fmt::Write;
use std::sync::Arc;

use insta::assert_snapshot;
use whoswho::features::{Completion, EntityOrName, NameStyle, Suggestion, completion};
use whoswho::names::EntityId;
use whoswho::resolve::Resolution;
use whoswho::text::Span;
use whoswho::world::read_note;

use crate::fixture::{Fixture, picture};

const STORY: &str = "
//- /People/Liang Wenfeng.md
---
aliases: [梁文锋, Quant King]
handle: liang
---
Founder of DeepSeek.
//- /People/Zoë Ellison.md
---
aliases: [Zed]
former names: [Zoë Lane]
---
The pilot.
//- /Companies/DeepSeek.md
//- /Companies/High-Flyer.md
//- /2025-01-27.md
DeepSeek and Zoë Ellison.
//- /2025-01-28.md
DeepSeek is Liang Wenfeng's.
";

fn with(note: &str) -> String {
    show(&Fixture::new(&format!("{STORY}{note}")), NameStyle::Plain)
}

fn styled(style: NameStyle, note: &str) -> String {
    show(&Fixture::new(&format!("{STORY}{note}")), style)
}

/// What is replaced, and a line for each suggestion. Each is applied to the text, and is then a mention of who was
/// suggested.
fn show(fixture: &Fixture, style: NameStyle) -> String {
    let Some(found) = completion(&fixture.world, fixture.open, fixture.cursor(), style) else {
        return "nothing".to_owned();
    };
    let mut out = picture(fixture.text(fixture.open), found.replace, Some(fixture.cursor()));
    for suggestion in &found.suggestions {
        let Suggestion { label, text, filter, is_former, .. } = suggestion;
        let who = match &suggestion.who {
            EntityOrName::Defined(id) => {
                assert_is_meant(fixture, &found, text, *id);
                fixture.path(fixture.world.entity(*id).expect("somebody of the who's who").file).to_owned()
            }
            EntityOrName::Undefined { kind, .. } => format!("not defined, {}", kind.word()),
        };
        let former = if *is_former { " · former" } else { "" };
        writeln!(out, "{label} · {who} · writes {text} · filter {filter}{former}").expect("a string takes it");
        let typed = Span::new(found.replace.start as usize, fixture.cursor()).text(fixture.text(fixture.open));
        assert!(filter.starts_with(typed), "{filter:?} does not begin with {typed:?}");
    }
    if found.insert != found.replace {
        writeln!(out, "or keeps what is behind the cursor").expect("a string takes it");
    }
    out
}

/// Writes a suggestion into the note and reads it back.
fn assert_is_meant(fixture: &Fixture, found: &Completion, text: &str, id: EntityId) {
    let mut source = fixture.text(fixture.open).to_owned();
    source.replace_range(found.replace.range(), text);
    let mut world = fixture.world.clone();
    let key = world.file(fixture.open).expect("the open note is there").key.clone();
    let note = read_note(&source, key.format(), &key.path, world.settings());
    world.put(key, Arc::from(source.as_str()), note, Some(2));
    let behind = found.replace.start as usize + text.len();
    let mention = world.mention_at(fixture.open, behind - text.len() / 2);
    let mention = mention.unwrap_or_else(|| panic!("nobody is mentioned by {text:?} in {source:?}"));
    assert!(mention.candidates().contains(&id), "{text:?} is somebody else in {source:?}: {mention:?}");
    if text.contains("]") {
        assert!(matches!(mention.resolution, Resolution::Resolved { .. }), "{text:?} is not sure: {mention:?}");
    }
}

/// What completion suggests in prose.
fn suggested(fixture: &Fixture) -> Option<Completion> {
    completion(&fixture.world, fixture.open, fixture.cursor(), NameStyle::Plain)
}

fn labels(fixture: &Fixture) -> String {
    let labels =
        suggested(fixture).map(|found| found.suggestions.into_iter().map(|it| it.label).collect::<Vec<_>>().join(", "));
    labels.unwrap_or_else(|| "nothing".to_owned())
}

#[test]
fn a_capital_in_prose_asks_for_names() {
    assert_snapshot!(with("//- /a.md\n🐋 Yesterday Li$0 spoke.\n"), @r"
        🐋 Yesterday Li spoke.
                    ▔▔↑
        Liang Wenfeng · People/Liang Wenfeng.md · writes Liang Wenfeng · filter Liang Wenfeng
        ");
}

#[test]
fn any_word_of_a_name_may_be_typed_without_its_diacritics() {
    assert_snapshot!(with("//- /a.md\nIt was Zoe$0\n"), @r"
        It was Zoe
               ▔▔▔↑
        Zoë Ellison · People/Zoë Ellison.md · writes Zoë Ellison · filter Zoe Ellison
        Zoë Lane · People/Zoë Ellison.md · writes Zoë Lane · filter Zoe Lane · former
        ");
    assert_snapshot!(with("//- /a.md\nIt was Elli$0\n"), @r"
        It was Elli
               ▔▔▔▔↑
        Zoë Ellison · People/Zoë Ellison.md · writes Zoë Ellison · filter Ellison
        ");
    assert_snapshot!(with("//- /a.md\nThe High-Fly$0\n"), @r"
        The High-Fly
            ▔▔▔▔▔▔▔▔↑
        High-Flyer · Companies/High-Flyer.md · writes High-Flyer · filter High-Flyer
        ");
}

#[test]
fn a_name_may_be_begun_with_several_words() {
    assert_snapshot!(with("//- /a.md\n🧭 Then Liang W$0\n"), @r"
        🧭 Then Liang W
               ▔▔▔▔▔▔▔↑
        Liang Wenfeng · People/Liang Wenfeng.md · writes Liang Wenfeng · filter Liang Wenfeng
        ");
}

#[test]
fn scripts_without_case_need_no_capital_and_one_sign() {
    assert_snapshot!(with("//- /a.md\n昨天梁$0\n"), @r"
        昨天梁
          ▔↑
        梁文锋 · People/Liang Wenfeng.md · writes 梁文锋 · filter 梁文锋
        ");
    assert_snapshot!(with("//- /a.md\n昨天文锋$0来了\n"), @r"
        昨天文锋来了
          ▔▔↑
        梁文锋 · People/Liang Wenfeng.md · writes 梁文锋 · filter 文锋
        ");
}

#[test]
fn one_letter_is_enough_for_the_cast_alone() {
    assert_snapshot!(with("//- /a.md\nDeepSeek is open. D$0\n"), @r"
        DeepSeek is open. D
                          ▔↑
        DeepSeek · Companies/DeepSeek.md · writes DeepSeek · filter DeepSeek
        ");
    assert_snapshot!(with("//- /a.md\nIt is open. D$0\n"), @r"
        It is open. D
                    ▔↑
        ");
    assert_snapshot!(with("//- /a.md\nIt is open. X$0\n"), @"nothing");
}

#[test]
fn what_is_no_name_gets_no_names() {
    for note in [
        "the de$0",
        "DeepSeek $0",
        "`De$0`",
        "`De$0 and on",
        "```\nDe$0\n```",
        "<!-- De$0 -->",
        "[text](De$0",
        "[text](De$0)",
        "https://example.com/De$0",
        "ann@De$0",
        "`[[De$0`",
        "[[DeepSeek#De$0",
        "[[DeepSeek|De$0",
        "[[DeepSeek|De$0]]",
        "---\ntitle: De$0\n---\n",
        "---\ntitle: x\nDe$0\n---\n",
        "---\nwhoswho: false\n---\nDe$0\n",
        "[De$0",
        "DeepSeek$0\n",
    ] {
        let found = with(&format!("//- /a.md\n{note}\n"));
        let expected = if note == "[De$0" { "DeepSeek · " } else { "" };
        let suggestions: Vec<&str> = found.lines().filter(|line| line.contains(" · writes ")).collect();
        assert!(suggestions.iter().all(|line| !expected.is_empty() && line.starts_with(expected)), "{note}: {found}");
        assert_eq!(suggestions.is_empty(), expected.is_empty(), "{note}: {found}");
    }
}

#[test]
fn an_at_sign_asks_for_handles_first() {
    assert_snapshot!(with("//- /a.md\n🧭 Ask @$0\n"), @r"
        🧭 Ask @
              ▔↑
        @liang · People/Liang Wenfeng.md · writes @liang · filter @liang
        DeepSeek · Companies/DeepSeek.md · writes DeepSeek · filter @DeepSeek
        Zoë Ellison · People/Zoë Ellison.md · writes Zoë Ellison · filter @Zoe Ellison Zoë Ellison
        High-Flyer · Companies/High-Flyer.md · writes High-Flyer · filter @High-Flyer
        ");
    assert_snapshot!(with("//- /a.md\nAsk @we$0\n"), @r"
        Ask @we
            ▔▔▔↑
        @liang · People/Liang Wenfeng.md · writes @liang · filter @we liang
        ");
    assert_snapshot!(with("//- /a.md\nAsk @zo$0 or so\n"), @r"
        Ask @zo or so
            ▔▔▔↑
        Zoë Ellison · People/Zoë Ellison.md · writes Zoë Ellison · filter @zoe Ellison Zoë Ellison
        Zoë Lane · People/Zoë Ellison.md · writes Zoë Lane · filter @zoe Lane Zoë Lane · former
        ");
}

#[test]
fn a_cast_property_takes_names() {
    assert_snapshot!(with("//- /a.md\n---\npeople: [DeepSeek, zo$0]\n---\n"), @r"
        people: [DeepSeek, zo]
                           ▔▔↑
        Zoë Ellison · People/Zoë Ellison.md · writes Zoë Ellison · filter zoe Ellison Zoë Ellison
        Zoë Lane · People/Zoë Ellison.md · writes Zoë Lane · filter zoe Lane Zoë Lane · former
        ");
    assert_snapshot!(with("//- /a.md\n---\npeople:\n  - \"[[zo$0\"\n---\n"), @r#"
          - "[[zo"
               ▔▔↑
        Zoë Ellison · People/Zoë Ellison.md · writes Zoë Ellison]] · filter zoe Ellison Zoë Ellison
        Zoë Lane · People/Zoë Ellison.md · writes Zoë Ellison|Zoë Lane]] · filter zoe Lane Zoë Lane · former
        "#);
}

#[test]
fn what_stands_behind_the_cursor_may_be_kept_or_replaced() {
    assert_snapshot!(with("//- /a.md\nThen De$0epS spoke.\n"), @r"
        Then DeepS spoke.
             ▔▔↑▔▔
        DeepSeek · Companies/DeepSeek.md · writes DeepSeek · filter DeepSeek
        or keeps what is behind the cursor
        ");
}

#[test]
fn names_in_properties_are_written_as_yaml_and_toml_have_them() {
    let people = "//- /People/Zoe O'Brien.md\n//- /People/day.md\n---\ntype: person\ntitle: \"Zoec: Day\"\n---\n\
        //- /People/quoted.md\n---\ntype: person\ntitle: 'Zoeq \"Q\" Lane'\n---\n";
    let first = |line: &str| {
        let fence = if line.contains(" = ") { "+++" } else { "---" };
        let fixture = Fixture::new(&format!("{people}//- /n.md\n{fence}\n{line}\n{fence}\n"));
        suggested(&fixture).and_then(|found| found.suggestions.first().map(|it| it.text.clone())).unwrap_or_default()
    };
    assert_eq!(first("attendees: 'Zoe O$0'"), "Zoe O''Brien");
    assert_eq!(first("attendees: '[[Zoe O$0]]'"), "Zoe O''Brien]]");
    assert_eq!(first("attendees: Zoe O$0"), "Zoe O'Brien");
    assert_eq!(first("attendees: Zoec$0"), "\"Zoec: Day\"");
    assert_eq!(first("attendees = [\"Zoeq$0\"]"), "Zoeq \\\"Q\\\" Lane");
    assert_eq!(first("attendees = [\"[[Zoe O$0]]\"]"), "Zoe O'Brien]]");
    assert_eq!(first("attendees = ['Zoe O$0']"), "");
}
