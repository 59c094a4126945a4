//! Names that no note defines and that a names file has.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a failing helper fails its test")]

use std::io::Cursor;

use insta::assert_snapshot;
use whoswho::features::gazetteer_lookup;
use whoswho::gazetteer::{Builder, Gazetteer, Item, read_all};

use crate::fixture::{Fixture, picture};

const REGISTER: &str = "\
name,kind,number
Zorgle Holdings Limited,company,1
Zorgle Holdings GmbH,company,2
Nebrovia Inc.,company,3
Zoë Lane,person,4
Petra Lindqvist,person,5
Lane & Sons Shipping,company,6
";

/// The name at the cursor as a register has it, with the numbers of its entries.
fn show(fixture: &Fixture) -> String {
    let mut file = Cursor::new(Vec::new());
    let mut builder = Builder::new(&mut file, Cursor::new(Vec::new())).expect("a vector takes it");
    let add = |_, item| match item {
        Item::Record(record) => builder.add(&record),
        other => panic!("{other:?}"),
    };
    read_all(REGISTER.as_bytes(), add).expect("it can be read");
    builder.finish().expect("a vector takes it");
    let register = Gazetteer::open(file).expect("it was just written");
    let Some(found) =
        gazetteer_lookup(&fixture.world, fixture.open, fixture.cursor(), &[register.index()]).expect("it is whole")
    else {
        return "nothing".to_owned();
    };
    let mut out = picture(fixture.text(fixture.open), found.span, fixture.cursor);
    for card in register.bearers(&found.names[0], 9).expect("it can be read").cards {
        out.push_str(&format!("{} · {} · {}\n", card.name, card.kind.word(), card.facts[0].1));
    }
    out
}

fn of(source: &str) -> String {
    show(&Fixture::new(source))
}

const VAULT: &str = "//- /People/Zoë Lane.md\nA pilot.\n//- /a.md\n";

#[test]
fn a_bare_name_that_no_note_defines_is_looked_up() {
    assert_snapshot!(of(&format!("{VAULT}🧭 In March, **Zorgle** Hold$0ings Ltd. sold ships.\n")), @"
    🧭 In March, **Zorgle** Holdings Ltd. sold ships.
                  ▔▔▔▔▔▔▔▔▔▔▔▔▔↑▔▔▔▔▔▔▔
    Zorgle Holdings Limited · organization · 1
    ");
    assert_snapshot!(of(&format!("{VAULT}🧭 So Zorgle\nHold$0ings sold ships.\n")), @"
    🧭 So Zorgle
         ▔▔▔▔▔▔
    Holdings sold ships.
    ▔▔▔▔↑▔▔▔
    Zorgle Holdings Limited · organization · 1
    Zorgle Holdings GmbH · organization · 2
    ");
    assert_eq!(of(&format!("{VAULT}🧭 In Mar$0ch, Zorgle Holdings Ltd. sold ships.\n")), "nothing");
}

#[test]
fn whoever_a_note_defines_wins() {
    assert_eq!(of(&format!("{VAULT}Zoë L$0ane flies.\n")), "nothing");
    assert_eq!(of(&format!("{VAULT}[[Zorgle Hold$0ings]] flies.\n")), "nothing", "a link is not bare");
    assert_eq!(of(&format!("{VAULT}Zoë L$0ane & Sons Shipping\n")), "nothing");
    assert_eq!(of(&format!("{VAULT}Zoë Lane & Sons Ship$0ping\n")), "nothing", "it overlaps a name of the vault");
}

#[test]
fn what_the_vault_only_offers_does_not_hide_a_longer_name() {
    assert_snapshot!(of(&format!("{VAULT}So Lane & Sons Ship$0ping sank.\n")), @"
    So Lane & Sons Shipping sank.
       ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔↑▔▔▔
    Lane & Sons Shipping · organization · 6
    ");
}

#[test]
fn a_note_that_wants_to_be_left_alone_is() {
    assert_eq!(of("//- /a.md\n---\nwhoswho: false\n---\nZorgle Hold$0ings Ltd\n"), "nothing");
}

#[test]
fn a_part_of_an_undefined_name_is_looked_up_by_the_whole() {
    let note = "//- /a.md\n🧭 We called Petra Lindqvist on Monday. Lindq$0vist was late.\n";
    assert_snapshot!(show(&Fixture::tagged(note)), @"
    🧭 We called Petra Lindqvist on Monday. Lindqvist was late.
                                           ▔▔▔▔▔↑▔▔▔
    Petra Lindqvist · person · 5
    ");
}

#[test]
fn a_company_without_its_legal_form_is_one_where_the_tagger_says_so() {
    let note = "//- /a.md\n🧭 The company Nebro$0via Corp and the startup Nebrovia were founded in Berlin.\n";
    assert_eq!(show(&Fixture::tagged(note)), "nothing", "another legal form is another company");
    let note = "//- /a.md\n🧭 Shares of Nebrovia fell after the company Nebro$0via reported a loss.\n";
    assert_eq!(of(note), "nothing", "it is a single word, and nothing says that it is a name");
    assert_snapshot!(show(&Fixture::tagged(note)), @"
    🧭 Shares of Nebrovia fell after the company Nebrovia reported a loss.
                                                ▔▔▔▔▔↑▔▔
    Nebrovia Inc. · organization · 3
    ");
}
