//! People and organizations of data files: contacts, tables, family trees.

#![allow(clippy::expect_used, clippy::panic, reason = "a failing helper fails its test")]

use insta::assert_snapshot;
use whoswho::features::relations;

use crate::checks::{check, show_definition, show_hover};
use crate::fixture::Fixture;
use crate::remedies::Case;
use crate::rename::applied::refusal;

const CONTACTS: &str = "
//- /contacts.vcf
BEGIN:VCARD
VERSION:3.0
FN:Ann Ellison
NICKNAME:Annie
ORG:Zorgle Ltd
EMAIL:ann@zorgle.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Tom Lane
BDAY:1985-04-12
END:VCARD
";

fn with(notes: &str) -> String {
    format!("{CONTACTS}{notes}")
}

#[test]
fn a_mention_leads_to_the_entry() {
    assert_snapshot!(show_definition(&with("//- /a.md\n🧭 Ann Ell$0ison called.\n")), @r"
        🧭 Ann Ellison called.
          ▔▔▔▔▔▔▔↑▔▔▔
        contacts.vcf:3
        FN:Ann Ellison
           ▔▔▔▔▔▔▔▔▔▔▔
        … until “END:VCARD”
        ");
}

#[test]
fn a_hover_has_what_the_entry_says() {
    assert_snapshot!(show_hover(&with("//- /a.md\n🧭 Tom La$0ne called.\n")), @r"
        🧭 Tom Lane called.
          ▔▔▔▔▔▔↑▔
        Tom Lane · person · contacts.vcf:10
        born: 1985-04-12
        1 mentions in 1 notes
        why: full name
        ");
}

#[test]
fn an_address_for_mail_tells_who_takes_part() {
    let notes = "//- /a.md\n---\nattendees: [ann@z$0orgle.example, tom]\n---\n";
    assert_snapshot!(show_hover(&with(notes)), @r"
        attendees: [ann@zorgle.example, tom]
                    ▔▔▔▔▔↑▔▔▔▔▔▔▔▔▔▔▔▔
        Ann Ellison · person · contacts.vcf:3
        organization: Zorgle Ltd
        also: Annie
        1 mentions in 1 notes
        why: alias of Ann Ellison
        ");
    let own = "//- /People/Zoë Lane.md\n---\ne-mail: zoe@lane.example\n---\n//- /a.md\n---\nattendees: zoe@la$0ne.example\n---\n";
    assert_snapshot!(show_hover(own), @r"
        attendees: zoe@lane.example
                   ▔▔▔▔▔▔↑▔▔▔▔▔▔▔▔▔
        Zoë Lane · person · People/Zoë Lane.md:1
        e-mail: zoe@lane.example
        1 mentions in 1 notes
        why: alias of Zoë Lane
        ");
}

#[test]
fn a_note_about_somebody_comes_before_the_entry() {
    let notes = "//- /People/Ann Ellison.md\nOf Zorgle.\n//- /a.md\n🧭 Ann Ell$0ison called. Then Ellison left.\n";
    assert_snapshot!(show_definition(&with(notes)), @r"
        🧭 Ann Ellison called. Then Ellison left.
          ▔▔▔▔▔▔▔↑▔▔▔
        People/Ann Ellison.md:1
        Of Zorgle.

        … until “Of Zorgle.”
        ");
    let surname = "//- /People/Ann Ellison.md\nOf Zorgle.\n//- /a.md\n🧭 Ann Ellison called. Then Elli$0son left.\n";
    assert_snapshot!(show_definition(&with(surname)), @r"
        🧭 Ann Ellison called. Then Ellison left.
                                   ▔▔▔▔↑▔▔
        People/Ann Ellison.md:1
        Of Zorgle.

        … until “Of Zorgle.”
        ");
}

#[test]
fn what_a_source_defines_is_not_renamed() {
    assert_snapshot!(refusal(&with("//- /a.md\n🧭 Ann Ell$0ison called.\n"), "Ann Smith"), @"Ann Ellison is defined in contacts.vcf, which whoswho only reads; change the name there, or copy Ann Ellison into a note first.");
}

#[test]
fn somebody_is_copied_into_a_note() {
    let case = Case::new(&with("//- /People/Bo Ek.md\n//- /a.md\n🧭 Ann Ell$0ison called.\n"));
    assert_snapshot!(case.titles(), @"rewrite: Copy Ann Ellison into People/Ann Ellison.md");
    assert_snapshot!(case.after("Copy Ann Ellison"), @r#"
        new: People/Ann Ellison.md
        + ---
        + type: person
        + aliases: Annie
        + email: "ann@zorgle.example"
        + organization: Zorgle Ltd
        + ---
        + # Ann Ellison
        now:
          Ann Ellison → Ann Ellison in People/Ann Ellison.md
        "#);
}

#[test]
fn no_link_leads_to_a_source() {
    assert_snapshot!(show_definition(&with("//- /a.md\n🧭 [[conta$0cts]]\n")), @"nothing");
}

#[test]
fn entries_refer_to_each_other_by_any_identifier() {
    let ids = ["#org", "https://nordwerk.example/#org", "a|b [1]", "100%25", r"a\\b", "urn:org:7", "東"];
    for id in ids {
        let fixture = Fixture::new(&format!(
            r#"
//- /team.jsonld
[
{{"@type": "Organization", "@id": "other", "name": "Nordwerk"}},
{{"@type": "Organization", "@id": "{id}", "name": "Nordwerk"}},
{{"@type": "Person", "name": "Ilse Varnholt", "worksFor": {{"@id": "{id}"}}}}
]
"#
        ));
        let ilse = *fixture.world.look_up("Ilse Varnholt").first().expect("she is defined");
        let told = fixture.world.entity(ilse).map(|entity| relations(&fixture.world, entity)).unwrap_or_default();
        let [(_, employer)] = told.as_slice() else { panic!("{id} tells no employer") };
        let line = fixture.world.entity(*employer).map(|entity| entity.definition.id.clone());
        assert_eq!(line.flatten().map(|found| found.replace('\\', r"\\")).as_deref(), Some(id));
    }
}

const TWICE: &str = "
//- /contacts.vcf
BEGIN:VCARD
VERSION:3.0
FN:Ann Ellison
NICKNAME:Annie
EMAIL:ann@zorgle.example
END:VCARD
//- /mail.csv
Name,E-mail 1 - Value
Ann Ellison,ann@home.example
";

#[test]
fn one_person_in_two_address_books_is_one() {
    let notes =
        "//- /a.md\n---\nattendees: ann@home.example\n---\n🧭 Ann Ellison came. Elli$0son left. Ann Elison lied.\n";
    assert_snapshot!(show_definition(&format!("{TWICE}{notes}")), @r"
        🧭 Ann Ellison came. Ellison left. Ann Elison lied.
                            ▔▔▔▔↑▔▔
        contacts.vcf:3
        FN:Ann Ellison
           ▔▔▔▔▔▔▔▔▔▔▔
        … until “END:VCARD”
        ");
    let slip = "//- /a.md\n🧭 Ann Eli$0son lied.\n";
    assert_snapshot!(show_hover(&format!("{TWICE}{slip}")), @r"
        🧭 Ann Elison lied.
          ▔▔▔▔▔▔▔↑▔▔
        perhaps Ann Ellison · person · contacts.vcf:3
        why: not defined, and probably a misspelling of Ann Ellison
        ");
}

#[test]
fn a_note_stands_for_an_entry_under_all_names_of_that() {
    let notes = "//- /People/Ann Ellison.md\nOf Zorgle.\n//- /a.md\n---\nattendees: ann@zorgle.example\n---\n🧭 Annie came. Elli$0son left.\n";
    assert_snapshot!(show_definition(&with(notes)), @r"
        🧭 Annie came. Ellison left.
                      ▔▔▔▔↑▔▔
        People/Ann Ellison.md:1
        Of Zorgle.

        … until “Of Zorgle.”
        ");
}

#[test]
fn namesakes_of_a_family_tree_are_told_apart_by_a_copy() {
    let tree = "
//- /tree.ged
0 HEAD
0 @I1@ INDI
1 NAME Edmund /Halloran/
1 BIRT
2 DATE 1871
0 @I2@ INDI
1 NAME Edmund /Halloran/
1 BIRT
2 DATE 1903
0 TRLR
//- /People/Bo Ek.md
//- /a.md
🧭 Edmund Hallo$0ran died.
";
    let case = Case::new(tree);
    assert_snapshot!(case.titles(), @r"
        rewrite: Copy Edmund Halloran of tree.ged:3 into People/Edmund Halloran.md
        rewrite: Copy Edmund Halloran of tree.ged:7 into People/Edmund Halloran.md
        fix: Ignore “Edmund Halloran” on this line
        fix: Ignore “Edmund Halloran” in this note
        fix: Ignore “Edmund Halloran” in the workspace
        ");
    assert_snapshot!(case.after("Copy Edmund Halloran of tree.ged:7"), @r#"
        new: People/Edmund Halloran.md
        + ---
        + type: person
        + born: "1903"
        + ---
        + # Edmund Halloran
        now:
          Edmund Halloran → Edmund Halloran in People/Edmund Halloran.md
        "#);
}

#[test]
fn the_key_of_an_entry_names_it_in_properties() {
    let site = "
//- /_data/authors.yml
mguest:
  name: Mateo Guerrero
  role: editor
//- /a.md
---
author: mgu$0est
---
Mateo wrote.
";
    assert_snapshot!(show_definition(site), @r"
        author: mguest
                ▔▔▔↑▔▔
        _data/authors.yml:2
          name: Mateo Guerrero
                ▔▔▔▔▔▔▔▔▔▔▔▔▔▔
        … until “  role: editor”
        ");
}

#[test]
fn a_company_of_one_word_is_one_wherever_it_is_listed() {
    check(
        "
//- /companies.csv
Company,Based,Owner
Zorglex,,
Zorglex,US,Zorglex Captain Company
//- /suppliers.csv
Company,Based
ZORGLEX,US
//- /a.md
Today Zorglex paid.
      ^^^^^^^ Zorglex in companies.csv
",
    );
}

#[test]
fn a_card_and_its_copy_are_one_and_two_cards_are_not() {
    check(
        "
//- /contacts.vcf
BEGIN:VCARD
VERSION:3.0
FN:Otto Kranz
TEL:12345
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Otto Kranz
TEL:12345
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ilse Dorn
TEL:12345
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ilse Dorn
TEL:67890
END:VCARD
//- /a.md
Otto Kranz met Ilse Dorn.
^^^^^^^^^^ Otto Kranz in contacts.vcf
               ^^^^^^^^^ Ilse Dorn in contacts.vcf or Ilse Dorn in contacts.vcf
",
    );
}
