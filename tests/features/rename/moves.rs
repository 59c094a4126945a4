use insta::assert_snapshot;

use super::applied::show_moves;

const VAULT: &str = "
//- /People/Ada Byron.md
---
type: person
---
![portrait](img/ada.png) and [[Bob Hale]], [Bob](Bob%20Hale.md), [plan](../Plans/Plan%20B.md), [web](https://x.org/a.md).
//- /People/Bob Hale.md
See [Ada](./Ada%20Byron.md) and [[People/Ada Byron|her]].
//- /Peoples/Zoë.md
[[Ada Byron]]
//- /Plans/Plan B.md
[Ada](../People/Ada%20Byron.md#life), [Ada]( <../People/Ada Byron.md> ), [[People/Ada Byron]], [[Ada Byron]], [a][ref]

[ref]: ../People/Ada%20Byron.md 'Ada'
//- /Plans/Plan C.md
[root](/People/Ada%20Byron.md) `[code](../People/Ada%20Byron.md)` [B](Plan%20B.md)
";

#[test]
fn links_follow_a_note_that_moves() {
    assert_snapshot!(show_moves(VAULT, &[("People/Ada Byron.md", "Crew/Old/Ada Byron.md")]), @r"
    == People/Ada Byron.md → Crew/Old/Ada Byron.md
    ---
    type: person
    ---
    ![portrait](../../People/img/ada.png) and [[Bob Hale]], [Bob](../../People/Bob%20Hale.md), [plan](../../Plans/Plan%20B.md), [web](https://x.org/a.md).
    == People/Bob Hale.md
    See [Ada](../Crew/Old/Ada%20Byron.md) and [[Old/Ada Byron|her]].
    == Plans/Plan B.md
    [Ada](../Crew/Old/Ada%20Byron.md#life), [Ada]( <../Crew/Old/Ada Byron.md> ), [[Old/Ada Byron]], [[Ada Byron]], [a][ref]

    [ref]: ../Crew/Old/Ada%20Byron.md 'Ada'
    == Plans/Plan C.md
    [root](/Crew/Old/Ada%20Byron.md) `[code](../People/Ada%20Byron.md)` [B](Plan%20B.md)
    ");
}

#[test]
fn links_follow_a_note_of_another_name() {
    assert_snapshot!(show_moves(VAULT, &[("People/Ada Byron.md", "People/Ada (Countess).md")]), @r"
    == People/Ada Byron.md → People/Ada (Countess).md
    (as it was)
    == People/Bob Hale.md
    See [Ada](./Ada%20%28Countess%29.md) and [[People/Ada (Countess)|her]].
    == Peoples/Zoë.md
    [[Ada (Countess)]]
    == Plans/Plan B.md
    [Ada](../People/Ada%20%28Countess%29.md#life), [Ada]( <../People/Ada (Countess).md> ), [[People/Ada (Countess)]], [[Ada (Countess)]], [a][ref]

    [ref]: ../People/Ada%20%28Countess%29.md 'Ada'
    == Plans/Plan C.md
    [root](/People/Ada%20%28Countess%29.md) `[code](../People/Ada%20Byron.md)` [B](Plan%20B.md)
    ");
}

#[test]
fn links_follow_a_folder_and_its_like_named_neighbour_stays() {
    assert_snapshot!(show_moves(VAULT, &[("People", "Archive/Crew")]), @r"
    == People/Ada Byron.md → Archive/Crew/Ada Byron.md
    ---
    type: person
    ---
    ![portrait](img/ada.png) and [[Bob Hale]], [Bob](Bob%20Hale.md), [plan](../../Plans/Plan%20B.md), [web](https://x.org/a.md).
    == People/Bob Hale.md → Archive/Crew/Bob Hale.md
    See [Ada](./Ada%20Byron.md) and [[Crew/Ada Byron|her]].
    == Plans/Plan B.md
    [Ada](../Archive/Crew/Ada%20Byron.md#life), [Ada]( <../Archive/Crew/Ada Byron.md> ), [[Crew/Ada Byron]], [[Ada Byron]], [a][ref]

    [ref]: ../Archive/Crew/Ada%20Byron.md 'Ada'
    == Plans/Plan C.md
    [root](/Archive/Crew/Ada%20Byron.md) `[code](../People/Ada%20Byron.md)` [B](Plan%20B.md)
    ");
}

#[test]
fn links_keep_their_note_where_another_gets_the_name() {
    let source = "
//- /A/Ada.md
A.
//- /B/Eva.md
B.
//- /Index.md
[[Ada]] and [[Eva]]
";
    assert_snapshot!(show_moves(source, &[("B/Eva.md", "Ada.md")]), @r"
    == B/Eva.md → Ada.md
    (as it was)
    == Index.md
    [[A/Ada]] and [[Ada]]
    ");
}

#[test]
fn links_follow_a_note_whose_extension_changes() {
    assert_snapshot!(show_moves(VAULT, &[("People/Ada Byron.md", "People/Ada Byron.markdown")]), @r"
    == People/Ada Byron.md → People/Ada Byron.markdown
    (as it was)
    == People/Bob Hale.md
    See [Ada](./Ada%20Byron.markdown) and [[People/Ada Byron|her]].
    == Plans/Plan B.md
    [Ada](../People/Ada%20Byron.markdown#life), [Ada]( <../People/Ada Byron.markdown> ), [[People/Ada Byron]], [[Ada Byron]], [a][ref]

    [ref]: ../People/Ada%20Byron.markdown 'Ada'
    == Plans/Plan C.md
    [root](/People/Ada%20Byron.markdown) `[code](../People/Ada%20Byron.md)` [B](Plan%20B.md)
    ");
    let source = "//- /People/Ada Byron.md\n//- /a.md\n[[Ada Byron.md]] and [[Ada Byron]].\n";
    assert_snapshot!(show_moves(source, &[("People/Ada Byron.md", "People/Ada Byron.markdown")]), @r"
    == People/Ada Byron.md → People/Ada Byron.markdown
    (as it was)
    == a.md
    [[Ada Byron.markdown]] and [[Ada Byron]].
    ");
}

#[test]
fn ways_to_files_in_org_follow_notes_that_move() {
    let source = "
//- /People/Ann Smith.md
//- /n.org
See [[file:People/Ann Smith.md][Ann]] and [[file:./People/Ann Smith.md]].
//- /notes/m.org
See [[file:../People/Ann Smith.md][Ann]] and [[file:pic.png]].
";
    assert_snapshot!(show_moves(source, &[("People/Ann Smith.md", "Other/deep/Ann Smith.md")]), @r"
    == People/Ann Smith.md → Other/deep/Ann Smith.md
    (as it was)
    == n.org
    See [[file:Other/deep/Ann Smith.md][Ann]] and [[file:./Other/deep/Ann Smith.md]].
    == notes/m.org
    See [[file:../Other/deep/Ann Smith.md][Ann]] and [[file:pic.png]].
    ");
    assert_snapshot!(show_moves(source, &[("notes/m.org", "archive/2024/m.org")]), @r"
    == notes/m.org → archive/2024/m.org
    See [[file:../../People/Ann Smith.md][Ann]] and [[file:../../notes/pic.png]].
    ");
}

#[test]
fn relative_wikilinks_follow_notes_that_move() {
    let source = "
//- /Ann Smith.md
//- /People/Ann Smith.md
//- /People/n.md
[[./Ann Smith]], [[./Ann Smith.md|her]] and [[../Plans/Plan]]
//- /Plans/Plan.md
[[../People/Ann Smith#life]] and [[../Ann Smith]]
";
    assert_snapshot!(show_moves(source, &[("People/Ann Smith.md", "Crew/Ann King.md")]), @r"
    == People/Ann Smith.md → Crew/Ann King.md
    (as it was)
    == People/n.md
    [[../Crew/Ann King]], [[../Crew/Ann King.md|her]] and [[../Plans/Plan]]
    == Plans/Plan.md
    [[../Crew/Ann King#life]] and [[../Ann Smith]]
    ");
    assert_snapshot!(show_moves(source, &[("People/n.md", "n.md")]), @r"
    == People/n.md → n.md
    [[./People/Ann Smith]], [[./People/Ann Smith.md|her]] and [[Plans/Plan]]
    ");
    assert_snapshot!(show_moves(source, &[("Plans", "Old/Plans")]), @r"
    == People/n.md
    [[./Ann Smith]], [[./Ann Smith.md|her]] and [[../Old/Plans/Plan]]
    == Plans/Plan.md → Old/Plans/Plan.md
    [[../../People/Ann Smith#life]] and [[../../Ann Smith]]
    ");
}

#[test]
fn links_in_other_letters_follow_a_note_that_moves() {
    let source = "
//- /People/Ann Smith.md
//- /a.md
[[ann smith]], [Ann](people/ann%20smith.md) and [[people/ann smith]]
";
    assert_snapshot!(show_moves(source, &[("People/Ann Smith.md", "People/Ann King.md")]), @r"
    == People/Ann Smith.md → People/Ann King.md
    (as it was)
    == a.md
    [[Ann King]], [Ann](People/Ann%20King.md) and [[People/Ann King]]
    ");
    assert_snapshot!(show_moves(source, &[("People/Ann Smith.md", "Crew/Ann Smith.md")]), @r"
    == People/Ann Smith.md → Crew/Ann Smith.md
    (as it was)
    == a.md
    [[ann smith]], [Ann](Crew/Ann%20Smith.md) and [[Crew/Ann Smith]]
    ");
}

#[test]
fn a_destination_takes_only_what_it_can_say() {
    let source = "//- /Ann Smith.md\n//- /a.md\n[a](<Ann Smith.md>), [[Ann Smith]], [b](Ann%20Smith.md)\n";
    assert_snapshot!(show_moves(source, &[("Ann Smith.md", "Ann C# [x] (1).md")]), @r"
    == Ann Smith.md → Ann C# [x] (1).md
    (as it was)
    == a.md
    [a](<Ann C%23 [x] (1).md>), [[Ann Smith]], [b](Ann%20C%23%20%5Bx%5D%20%281%29.md)
    ");
}
