//! The listing of mentions, as `whoswho mentions` prints it, and counts.

use insta::assert_snapshot;

use crate::checks::{show_card_of, show_everybody, show_listed};

const STORY: &str = "
//- /People/Zoë Kravitz.md
---
aliases: [Zed of Venice]
handle: zk
---
//- /Companies/DeepSeek.md
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /a.md
---
people: [Zoë Kravitz]
---
🎬 Zed of Venice, @zk, [[Zoë Kravitz|she]] and Kravitz. DeepSeek and [[Zhang Wei]].
Ann Ellison and Tom Ellison: Ellison. @nobody. Reed.
";

#[test]
fn every_asserted_mention_is_listed_with_its_reason() {
    assert_snapshot!(show_listed(STORY, None), @r"
        Zoë Kravitz → Zoë Kravitz · person · Full · full name
        Zed of Venice → Zoë Kravitz · person · Alias · alias of Zoë Kravitz
        @zk → Zoë Kravitz · person · Handle · handle of Zoë Kravitz
        Zoë Kravitz → Zoë Kravitz · person · Link · link to the note about Zoë Kravitz
        Kravitz → Zoë Kravitz · person · Short · surname of Zoë Kravitz, linked on line 4
        DeepSeek → DeepSeek · organization · Full · full name
        Zhang Wei → undefined · person · Link · probably a person, and no note has this name
        Ann Ellison → Ann Ellison · person · Full · full name
        Tom Ellison → Tom Ellison · person · Full · full name
        Ellison → Tom Ellison or Ann Ellison · person · Short · two people in this note share this surname
        ");
}

#[test]
fn a_listing_of_one_has_what_may_mean_them_too() {
    assert_snapshot!(show_listed(STORY, Some("Tom Ellison")), @r"
        Tom Ellison → Tom Ellison · person · Full · full name
        Ellison → Tom Ellison or Ann Ellison · person · Short · two people in this note share this surname
        ");
    assert_snapshot!(show_listed(STORY, Some("@zk")), @r"
        Zoë Kravitz → Zoë Kravitz · person · Full · full name
        Zed of Venice → Zoë Kravitz · person · Alias · alias of Zoë Kravitz
        @zk → Zoë Kravitz · person · Handle · handle of Zoë Kravitz
        Zoë Kravitz → Zoë Kravitz · person · Link · link to the note about Zoë Kravitz
        Kravitz → Zoë Kravitz · person · Short · surname of Zoë Kravitz, linked on line 4
        ");
}

#[test]
fn definitions_and_offers_are_not_listed() {
    assert_eq!(show_listed("//- /People/Zoë Kravitz.md\n# Zoë Kravitz\n", None), "");
    assert_eq!(show_listed("//- /People/Zoë Kravitz.md\n//- /a.md\n🎬 Kravitz.\n", None), "");
}

#[test]
fn counts_leave_definitions_out_and_company_is_counted_by_note() {
    let source = "
//- /People/Zoë Kravitz.md
# Zoë Kravitz
Kravitz knows DeepSeek.
//- /Companies/DeepSeek.md
Zoë Kravitz's.
//- /2025-01-02.md
DeepSeek, DeepSeek.
//- /2025-01-01.md
🎬 Zoë Kravitz and DeepSeek.
";
    assert_snapshot!(show_card_of(source, "Zoë Kravitz"), @r"
        Zoë Kravitz · person · People/Zoë Kravitz.md:1 · Kravitz knows DeepSeek.
        3 mentions in 3 notes · latest 2025-01-01 in 2025-01-01.md · with DeepSeek (2)
        ");
    assert_snapshot!(show_card_of(source, "DeepSeek"), @r"
        DeepSeek · organization · Companies/DeepSeek.md:1 · Zoë Kravitz's.
        4 mentions in 3 notes · latest 2025-01-02 in 2025-01-02.md · with Zoë Kravitz (2)
        ");
}

#[test]
fn everybody_is_listed_by_folded_name() {
    let source = "
//- /People/Zoë Lane.md
//- /People/Éva Kiss.md
//- /People/Ebba Falk.md
//- /Companies/梁氏.md
//- /cast.md
---
type: people
---
## Mara Ellison
aliases: The Captain, Mara E.
//- /a.md
x
";
    assert_snapshot!(show_everybody(source), @r"
        Ebba Falk · person
        Éva Kiss · person
        Mara Ellison / The Captain / Mara E. · person
        Zoë Lane · person
        梁氏 · organization
        ");
}
