//! Merging two definitions of one entity.

use insta::assert_snapshot;

use crate::remedies::Case;

const VAULT: &str = "
//- /Friends/Ann Smith.md
---
aliases: [Annie]
tags: [person, friend]
role: painter
born: 1980-01-02
handle: anns
---
# Ann Smith

Paints [boats](../Boats.md) with [[People/Ann Smith]].

## Life

Lives in 🏠 Brest.
//- /Boats.md
About boats.
//- /log.md
---
people: ['[[Friends/Ann Smith]]']
---
🧭 [[Friends/Ann Smith|Annie]] and [Ann](Friends/Ann%20Smith.md) and @anns, with Annie.
//- /People/Ann Smith.md
---
type: person
tags: [person]
role: sailor
---
# Ann $0Smith

Sails.
";

#[test]
fn the_note_that_stays_takes_in_what_the_other_says() {
    let case = Case::new(VAULT);
    assert_snapshot!(case.titles(), @"
    fix: Ignore “Ann Smith” on this line
    fix: Ignore “Ann Smith” in this note
    fix: Ignore “Ann Smith” in the workspace
    merge: Merge into Friends/Ann Smith.md
    merge: Merge Friends/Ann Smith.md into this note
    ");
    assert_snapshot!(case.after("Merge Friends/Ann Smith.md into this note"), @"
    log.md
    - people: ['[[Friends/Ann Smith]]']
    - ---
    - 🧭 [[Friends/Ann Smith|Annie]] and [Ann](Friends/Ann%20Smith.md) and @anns, with Annie.
    + people: ['[[People/Ann Smith]]']
    + ---
    + 🧭 [[People/Ann Smith|Annie]] and [Ann](People/Ann%20Smith.md) and @anns, with Annie.
    People/Ann Smith.md
    - tags: [person]
    - role: sailor
    - ---
    - # Ann Smith
    - 
    - Sails.
    + tags: [person, friend]
    + role: sailor
    + aliases: [Annie]
    + born: 1980-01-02
    + handle: anns
    + ---
    + # Ann Smith
    + 
    + Sails.
    + 
    + ## From `Friends/Ann Smith.md`
    + 
    + - role: painter
    + 
    + Paints [boats](../Boats.md) with [[People/Ann Smith]].
    + 
    + ### Life
    + 
    + Lives in 🏠 Brest.
    gone: Friends/Ann Smith.md
    now:
      People/Ann Smith → Ann Smith
    ");
}

#[test]
fn the_other_way_round_goes_as_well() {
    assert_snapshot!(Case::new(VAULT).after("Merge into Friends/Ann Smith.md"), @"
    Friends/Ann Smith.md
    - ---
    - # Ann Smith
    - 
    - Paints [boats](../Boats.md) with [[People/Ann Smith]].
    - 
    - ## Life
    - 
    - Lives in 🏠 Brest.
    + type: person
    + ---
    + # Ann Smith
    + 
    + Paints [boats](../Boats.md) with [[Friends/Ann Smith]].
    + 
    + ## Life
    + 
    + Lives in 🏠 Brest.
    + 
    + ## From `People/Ann Smith.md`
    + 
    + - role: sailor
    + 
    + Sails.
    gone: People/Ann Smith.md
    now:
      Friends/Ann Smith → Ann Smith
      Friends/Ann Smith → Ann Smith
      Ann → Ann Smith
      @anns → Ann Smith
      Annie → Ann Smith
    ");
}

#[test]
fn a_title_of_its_own_becomes_an_alias_and_line_breaks_stay() {
    let source = "
//- /People/ann.md
---\r
title: Anna Smith-Jones\r
type: person\r
aliases:\r
  - Ann Smith\r
spouse:\r
  name: Bo Ek\r
  since: 2001\r
---\r
Writes.\r
//- /log.md
🧭 [[ann]] came, and [[Anna Smith-Jones]].
//- /People/Ann Smith.md
# Ann $0Smith
";
    assert_snapshot!(Case::new(source).after("Merge People/ann.md into this note"), @"
    log.md
    - 🧭 [[ann]] came, and [[Anna Smith-Jones]].
    + 🧭 [[Ann Smith]] came, and [[Anna Smith-Jones]].
    People/Ann Smith.md
    - # Ann Smith
    + ---
    + type: person
    + aliases:
    +   - Ann Smith
    +   - Anna Smith-Jones
    + spouse:
    +   name: Bo Ek
    +   since: 2001
    + ---
    + # Ann Smith
    + 
    + ## From `People/ann.md`
    + 
    + Writes.
    gone: People/ann.md
    now:
    ");
    let case = Case::new(source);
    assert_snapshot!(case.after("Merge into People/ann.md"), @"
    gone: People/Ann Smith.md
    now:
      ann → Anna Smith-Jones
      Anna Smith-Jones → Anna Smith-Jones
    ");
}

#[test]
fn what_cannot_be_merged_safely_is_refused_with_the_reason() {
    let entry = "
//- /Cast.md
---
type: people
---
## Ann Smith
Painter.
## Bo Ek
//- /People/Ann Smith.md
# Ann $0Smith
";
    assert_snapshot!(Case::new(entry).titles(), @"
    fix: Ignore “Ann Smith” on this line
    fix: Ignore “Ann Smith” in this note
    fix: Ignore “Ann Smith” in the workspace
    merge: Merge with Ann Smith (Cast.md) (refused: Cast.md defines several: move the entry by hand.)
    ");
    let org = "
//- /people/ann.org
#+title: Ann Smith
#+filetags: :person:
//- /People/Ann Smith.md
# Ann $0Smith
";
    assert_snapshot!(Case::new(org).titles(), @"
    fix: Ignore “Ann Smith” on this line
    fix: Ignore “Ann Smith” in this note
    fix: Ignore “Ann Smith” in the workspace
    merge: Merge with Ann Smith (people/ann.org) (refused: people/ann.org is not written in Markdown: merge it by hand.)
    ");
    let toml = "
//- /Friends/Ann Smith.md
+++
type = \"person\"
+++
//- /People/Ann Smith.md
# Ann $0Smith
";
    assert_snapshot!(Case::new(toml).titles(), @"
    fix: Ignore “Ann Smith” on this line
    fix: Ignore “Ann Smith” in this note
    fix: Ignore “Ann Smith” in the workspace
    merge: Merge into Friends/Ann Smith.md (refused: The properties of Friends/Ann Smith.md are not written in YAML: merge it by hand.)
    merge: Merge Friends/Ann Smith.md into this note (refused: The properties of Friends/Ann Smith.md are not written in YAML: merge it by hand.)
    ");
}

#[test]
fn nothing_is_offered_where_nobody_shares_the_name_or_files_cannot_go() {
    let alone = "//- /People/Ann Smith.md\n# Ann $0Smith\n";
    assert_snapshot!(Case::new(alone).titles(), @"nothing");
    assert!(!Case::new(VAULT).titles_without_files().contains("Merge"));
}

#[test]
fn a_name_that_only_the_file_gives_is_merged_where_it_is_flagged() {
    let source = "//- /Friends/Ann Smith.md\n---\ntype: person\n---\n//- /People/Ann Smith.md\n$0Sails.\n";
    assert_snapshot!(Case::new(source).after("Merge into Friends/Ann Smith.md"), @"
    Friends/Ann Smith.md
    + 
    + ## From `People/Ann Smith.md`
    + 
    + Sails.
    gone: People/Ann Smith.md
    now:
    ");
}

#[test]
fn labels_that_both_have_are_told_apart_and_no_comment_is_lost() {
    let source = "
//- /Friends/Ann Smith.md
---
# met at a fair
type: person
role: painter # until 1990
born: 1980 # or so
---
# Ann Smith

Paints[^1] [boats][b], [b], [b][] and ![b].[^two]

[^1]: In oil.
[^two]: At sea.

[B]: boats.md
//- /People/Ann Smith.md
---
type: person
role: sailor
---
# Ann $0Smith

Sails[^1] [ships][b].

[^1]: Far.

[b]: ships.md
[b-2]: x.md
";
    assert_snapshot!(Case::new(source).after("Merge Friends/Ann Smith.md into this note"), @r"
    People/Ann Smith.md
    - ---
    - # Ann Smith
    - 
    - Sails[^1] [ships][b].
    - 
    - [^1]: Far.
    - 
    - [b]: ships.md
    - [b-2]: x.md
    + born: 1980 # or so
    + ---
    + # Ann Smith
    + 
    + Sails[^1] [ships][b].
    + 
    + [^1]: Far.
    + 
    + [b]: ships.md
    + [b-2]: x.md
    + 
    + ## From `Friends/Ann Smith.md`
    + 
    + - role: painter
    + - met at a fair
    + - until 1990
    + 
    + Paints[^1-2] [boats][b-3], [b][b-3], [b][b-3] and ![b][b-3].[^two]
    + 
    + [^1-2]: In oil.
    + [^two]: At sea.
    + 
    + [b-3]: ../Friends/boats.md
    gone: Friends/Ann Smith.md
    now:
      boats → nobody
      b → nobody
      b → nobody
    ");
}

#[test]
fn notes_whose_blocks_have_one_name_are_not_merged() {
    let titles = |friend: &str| {
        let source = format!(
            "//- /Friends/Ann Smith.md\nPaints. {friend}\n//- /People/Ann Smith.md\nSails. ^b1\n\n# Ann $0Smith\n"
        );
        Case::new(&source).titles()
    };
    assert!(titles("^b1").contains("have a block ^b1"));
    assert!(!titles("^b2").contains("have a block"));
}
