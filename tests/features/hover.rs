//! Hover: who it is, and why.

use insta::assert_snapshot;

use crate::checks::show_hover;

const STORY: &str = "
//- /People/Liang Wenfeng.md
---
aliases: [梁文锋, Liang of Hangzhou]
handle: liang
role: founder of [[DeepSeek]] and [[Companies/High-Flyer|the fund]]
born: 1985
organization: \"[[Nobody Knows]]\"
---
Founder of DeepSeek. Trades, too.
//- /Companies/DeepSeek.md
---
description: A laboratory.
---
//- /Companies/High-Flyer.md
//- /2025-01-27.md
Liang Wenfeng, High-Flyer and DeepSeek.
//- /2025-01-28.md
DeepSeek is Liang Wenfeng's.
";

fn with(note: &str) -> String {
    show_hover(&format!("{STORY}{note}"))
}

#[test]
fn a_card_says_who_first_and_why_last() {
    assert_snapshot!(with("//- /a.md\n🐋 Liang Wenfeng spoke. Then Li$0ang left.\n"), @r"
        🐋 Liang Wenfeng spoke. Then Liang left.
                                    ▔▔↑▔▔
        Liang Wenfeng · person · People/Liang Wenfeng.md:1 · Founder of DeepSeek. Trades, too.
        role: founder of [DeepSeek](Companies/DeepSeek.md:1) and [the fund](Companies/High-Flyer.md:1)
        born: 1985
        organization: Nobody Knows
        also: 梁文锋, Liang of Hangzhou, @liang
        4 mentions in 3 notes · latest 2025-01-28 in 2025-01-28.md · with DeepSeek (2) · with High-Flyer (1)
        why: surname of Liang Wenfeng, named in full on line 1
        ");
}

#[test]
fn the_cursor_may_stand_right_behind_the_name() {
    assert_snapshot!(with("//- /a.md\nDeepSeek$0 spoke.\n"), @r"
        DeepSeek spoke.
        ▔▔▔▔▔▔▔▔↑
        DeepSeek · organization · Companies/DeepSeek.md:1 · A laboratory.
        5 mentions in 4 notes · latest 2025-01-28 in 2025-01-28.md · with High-Flyer (2) · with Liang Wenfeng (2)
        why: full name
        ");
}

#[test]
fn a_link_is_hovered_brackets_and_all() {
    assert_snapshot!(with("//- /a.md\n🐋 $0[[High-Flyer|the fund]] trades.\n"), @r"
        🐋 [[High-Flyer|the fund]] trades.
          ↑ ▔▔▔▔▔▔▔▔▔▔
        High-Flyer · organization · Companies/High-Flyer.md:1
        3 mentions in 3 notes · latest 2025-01-27 in 2025-01-27.md · with DeepSeek (2) · with Liang Wenfeng (1)
        why: link to the note about High-Flyer
        ");
}

#[test]
fn a_name_over_two_lines_is_shown_on_both() {
    assert_snapshot!(with("//- /a.md\nIt was Liang\nWen$0feng.\n"), @r"
        It was Liang
               ▔▔▔▔▔
        Wenfeng.
        ▔▔▔↑▔▔▔
        Liang Wenfeng · person · People/Liang Wenfeng.md:1 · Founder of DeepSeek. Trades, too.
        role: founder of [DeepSeek](Companies/DeepSeek.md:1) and [the fund](Companies/High-Flyer.md:1)
        born: 1985
        organization: Nobody Knows
        also: 梁文锋, Liang of Hangzhou, @liang
        3 mentions in 3 notes · latest 2025-01-28 in 2025-01-28.md · with DeepSeek (2) · with High-Flyer (1)
        why: full name
        ");
}

#[test]
fn what_is_not_sure_is_offered() {
    assert_snapshot!(with("//- /a.md\nIt was Wen$0feng.\n"), @r"
        It was Wenfeng.
               ▔▔▔↑▔▔▔
        perhaps Liang Wenfeng · person · People/Liang Wenfeng.md:1 · Founder of DeepSeek. Trades, too.
        role: founder of [DeepSeek](Companies/DeepSeek.md:1) and [the fund](Companies/High-Flyer.md:1)
        born: 1985
        organization: Nobody Knows
        also: 梁文锋, Liang of Hangzhou, @liang
        2 mentions in 2 notes · latest 2025-01-28 in 2025-01-28.md · with DeepSeek (2) · with High-Flyer (1)
        why: a given name alone, and nothing in this note shows who is meant
        ");
}

#[test]
fn every_candidate_of_an_ambiguous_name_is_shown() {
    let source = "
//- /People/Zoë Ellison.md
The pilot.
//- /People/Tom Ellison.md
A banker.
//- /a.md
🧭 Zoë Ellison met Tom Ellison. Elli$0son smiled.
";
    assert_snapshot!(show_hover(source), @r"
        🧭 Zoë Ellison met Tom Ellison. Ellison smiled.
                                       ▔▔▔▔↑▔▔
        Tom Ellison · person · People/Tom Ellison.md:1 · A banker.
        Zoë Ellison · person · People/Zoë Ellison.md:1 · The pilot.
        why: two people in this note share this surname
        ");
}

#[test]
fn a_link_that_leads_nowhere_says_so() {
    assert_snapshot!(with("//- /a.md\n[[Zhang$0 Wei]]\n"), @r"
        [[Zhang Wei]]
          ▔▔▔▔▔↑▔▔▔
        why: probably a person, and no note has this name
        ");
}

#[test]
fn a_definition_is_hovered_where_it_is_written() {
    let source = "
//- /cast.md
---
type: people
---
## 🧭 Zoë$0 Lane
alias: Zed
The pilot.
//- /a.md
Zoë Lane came.
";
    assert_snapshot!(show_hover(source), @r"
        ## 🧭 Zoë Lane
             ▔▔▔↑▔▔▔▔
        Zoë Lane · person · cast.md:4 · The pilot.
        also: Zed
        1 mentions in 1 notes
        why: Zoë Lane is defined here
        ");
}

#[test]
fn elsewhere_there_is_nothing() {
    assert_eq!(with("//- /a.md\nNobody$0 said DeepSeek.\n"), "nothing");
}

#[test]
fn a_misspelt_name_says_who_is_meant() {
    assert_snapshot!(with("//- /a.md\n🐋 Yesterday Liang Wen$0fng spoke.\n"), @r"
        🐋 Yesterday Liang Wenfng spoke.
                    ▔▔▔▔▔▔▔▔▔↑▔▔
        perhaps Liang Wenfeng · person · People/Liang Wenfeng.md:1 · Founder of DeepSeek. Trades, too.
        why: not defined, and probably a misspelling of Liang Wenfeng
        ");
    assert_snapshot!(with("//- /a.md\nThe shares of Hihg-Flyer$0 fell.\n"), @r"
        The shares of Hihg-Flyer fell.
                      ▔▔▔▔▔▔▔▔▔▔↑
        perhaps High-Flyer · organization · Companies/High-Flyer.md:1
        why: not defined, and probably a misspelling of High-Flyer
        ");
}
