//! Names that complete a link.

use insta::assert_snapshot;
use whoswho::features::NameStyle;

use super::{show, styled, suggested, with};
use crate::fixture::Fixture;

#[test]
fn brackets_ask_for_links() {
    assert_snapshot!(with("//- /a.md\n🧭 See [[li$0 and others.\n"), @r"
        🧭 See [[li and others.
                ▔▔↑
        Liang Wenfeng · People/Liang Wenfeng.md · writes Liang Wenfeng]] · filter liang Wenfeng
        ");
    assert_snapshot!(with("//- /a.md\nSee [[zed$0\n"), @r"
        See [[zed
              ▔▔▔↑
        Zed · People/Zoë Ellison.md · writes Zoë Ellison|Zed]] · filter zed
        ");
    assert_snapshot!(with("//- /a.md\nSee [[Companies/h$0\n"), @r"
        See [[Companies/h
              ▔▔▔▔▔▔▔▔▔▔▔↑
        High-Flyer · Companies/High-Flyer.md · writes High-Flyer]] · filter Companies/high-Flyer
        ");
}

#[test]
fn brackets_alone_list_everybody_the_cast_first() {
    assert_snapshot!(with("//- /a.md\nHigh-Flyer grew. [[$0\n"), @r"
        High-Flyer grew. [[
                           ↑
        High-Flyer · Companies/High-Flyer.md · writes High-Flyer]] · filter High-Flyer
        DeepSeek · Companies/DeepSeek.md · writes DeepSeek]] · filter DeepSeek
        Liang Wenfeng · People/Liang Wenfeng.md · writes Liang Wenfeng]] · filter Liang Wenfeng
        Zoë Ellison · People/Zoë Ellison.md · writes Zoë Ellison]] · filter Zoe Ellison Zoë Ellison
        ");
}

#[test]
fn brackets_behind_the_cursor_are_not_doubled() {
    assert_snapshot!(with("//- /a.md\n🧭 See [[deep$0]].\n"), @r"
        🧭 See [[deep]].
                ▔▔▔▔↑▔
        DeepSeek · Companies/DeepSeek.md · writes DeepSeek]] · filter deepSeek
        ");
    assert_snapshot!(with("//- /a.md\nSee [[De$0epSeek]] now.\n"), @r"
        See [[DeepSeek]] now.
              ▔▔↑▔▔▔▔▔▔▔
        DeepSeek · Companies/DeepSeek.md · writes DeepSeek]] · filter DeepSeek
        ");
    assert_snapshot!(with("//- /a.md\nSee [[De$0epSeek|the lab]] now.\n"), @r"
        See [[DeepSeek|the lab]] now.
              ▔▔↑▔▔▔▔▔
        DeepSeek · Companies/DeepSeek.md · writes DeepSeek · filter DeepSeek
        ");
    assert_snapshot!(with("//- /a.md\nSee [[De$0 and [[High-Flyer]].\n"), @r"
        See [[De and [[High-Flyer]].
              ▔▔↑
        DeepSeek · Companies/DeepSeek.md · writes DeepSeek]] · filter DeepSeek
        ");
}

#[test]
fn a_table_has_its_bars_escaped() {
    assert_snapshot!(with("//- /a.md\n| who |\n|---|\n| [[zed$0 |\n"), @r"
        | [[zed |
            ▔▔▔↑
        Zed · People/Zoë Ellison.md · writes Zoë Ellison\|Zed]] · filter zed
        ");
}

#[test]
fn notes_of_one_name_are_linked_by_path_and_headings_with_their_note() {
    let source = "
//- /A/Ann Lee.md
---
type: person
---
//- /B/Ann Lee.md
---
type: person
---
//- /cast.md
---
type: people
---
## Ann Lind
alias: Annie
//- /C/a.md
The [[Ann$0
";
    assert_snapshot!(show(&Fixture::new(source), NameStyle::Plain), @r"
        The [[Ann
              ▔▔▔↑
        Ann Lee · A/Ann Lee.md · writes A/Ann Lee|Ann Lee]] · filter Ann Lee
        Ann Lee · B/Ann Lee.md · writes B/Ann Lee|Ann Lee]] · filter Ann Lee
        Ann Lind · cast.md · writes cast#Ann Lind|Ann Lind]] · filter Ann Lind
        Annie · cast.md · writes cast#Ann Lind|Annie]] · filter Annie
        ");
}

#[test]
fn the_style_is_as_one_likes() {
    assert_snapshot!(styled(NameStyle::Wikilink, "//- /Notes/a.md\n🧭 Ze$0\n"), @r"
        🧭 Ze
          ▔▔↑
        Zed · People/Zoë Ellison.md · writes [[Zoë Ellison|Zed]] · filter Zed
        ");
    assert_snapshot!(styled(NameStyle::Wikilink, "//- /Notes/a.md\nDe$0\n"), @r"
        De
        ▔▔↑
        DeepSeek · Companies/DeepSeek.md · writes [[DeepSeek]] · filter DeepSeek
        ");
    assert_snapshot!(styled(NameStyle::Markdown, "//- /Notes/a.md\n🧭 Ze$0\n"), @r"
        🧭 Ze
          ▔▔↑
        Zed · People/Zoë Ellison.md · writes [Zed](../People/Zoë%20Ellison.md) · filter Zed
        ");
    assert_snapshot!(styled(NameStyle::Markdown, "//- /People/a.md\nLi$0\n"), @r"
        Li
        ▔▔↑
        Liang Wenfeng · People/Liang Wenfeng.md · writes [Liang Wenfeng](Liang%20Wenfeng.md) · filter Liang Wenfeng
        ");
    assert_snapshot!(styled(NameStyle::Markdown, "//- /a.md\n[Ze$0](b.md)\n"), @r"
        [Ze](b.md)
         ▔▔↑
        Zed · People/Zoë Ellison.md · writes Zed · filter Zed
        ");
    let cast = "//- /cast.md\n---\ntype: people\n---\n## Ann Lind\n//- /a.md\nAn$0\n";
    assert_snapshot!(styled(NameStyle::Markdown, cast), @r"
        An
        ▔▔↑
        Ann Lind · cast.md · writes [Ann Lind](cast.md#Ann%20Lind) · filter Ann Lind
        ");
}

#[test]
fn a_link_keeps_the_heading_that_it_leads_to() {
    let first = |path: &str, line: &str| {
        let fixture = Fixture::new(&format!("//- /People/Ann Smith.md\n//- /{path}\n🧭 {line}\n"));
        let found = suggested(&fixture).expect("names");
        let mut text = fixture.text(fixture.open).to_owned();
        text.replace_range(found.replace.range(), &found.suggestions[0].text);
        text.trim_end().to_owned()
    };
    assert_eq!(first("a.md", "[[Ann Sm$0#Childhood|her youth]]"), "🧭 [[Ann Smith#Childhood|her youth]]");
    assert_eq!(first("a.md", "[[Ann Sm$0#^b1]] left"), "🧭 [[Ann Smith#^b1]] left");
    assert_eq!(first("a.md", "[[Ann$0 Smi]] left"), "🧭 [[Ann Smith]] left");
    assert_eq!(first("a.org", "[[Ann Sm$0"), "🧭 [[file:People/Ann Smith.md][Ann Smith]]");
}
