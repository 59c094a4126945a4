//! Tables and entities of FollowTheMoney.

use insta::assert_snapshot;
use proptest::prelude::*;

use crate::note::sources::{Source, SourceFormat, read};
use crate::text::Span;

/// A line for each entry, its names and addresses with the text under their spans where that is another, its facts, and
/// what was left out.
fn shown(text: &str, format: SourceFormat) -> String {
    let Source { definitions, problems } = read(text, format);
    let written = |what: &str, span: Option<Span>| {
        let under = span.map_or("nowhere", |span| span.text(text));
        if under == what { what.to_owned() } else { format!("{what} ‹{under}›") }
    };
    let mut out = Vec::new();
    for definition in definitions {
        let mut line = definition.kind.word().to_owned();
        if let Some(id) = &definition.id {
            line += &format!(" {id}");
        }
        for name in definition.names.iter().chain(&definition.emails) {
            line += &format!(" · {:?} {}", name.role, written(&name.text, name.span));
        }
        out.push(line);
        assert_eq!(Some(definition.at), definition.names[0].span);
        assert!(definition.extent.covers(definition.at));
        out.extend(definition.facts.iter().map(|fact| format!("  {}: {}", fact.key, fact.values.join(", "))));
        out.extend(definition.summary.map(|summary| format!("  = {summary}")));
    }
    out.extend(problems.iter().map(|problem| format!("! {} ‹{}›", problem.message, problem.span.text(text))));
    out.join("\n")
}

pub(super) fn table(text: &str) -> String {
    shown(text, SourceFormat::Table)
}

#[test]
fn entities_of_follow_the_money_and_what_ties_them() {
    let text = r#"{"id":"a","caption":"Zorgle AG","schema":"Company","properties":{"name":["ZORGLE AG","Zorgle AG"],"alias":["Zorg\u006ce"],"previousName":["Zorgle Werke"],"weakAlias":["ZG"],"abbreviation":["ZAG"],"jurisdiction":["ch"],"registrationNumber":["CHE-1"],"email":["Info@zorgle.example","info@zorgle.example"],"notes":["Makes\nwidgets."]},"datasets":["ch_register"]}
{"id":"b","schema":"Person","properties":{"name":["Petra Lindqvist"],"birthDate":["1980"],"topics":["role.pep"],"position":["Chair"]}}
{"id":"c","schema":"Person","properties":{"firstName":["Zoë"],"lastName":["Lane"]}}

{"id":"o","schema":"Ownership","properties":{"owner":["b"],"asset":["a","elsewhere"],"percentage":["50"]}}
{"id":"o2","schema":"Ownership","properties":{"owner":["b"],"asset":["a"]}}
{"id":"d","schema":"Directorship","properties":{"director":[{"id":"c","schema":"Person","properties":{}}],"organization":["a"],"role":["CEO"]}}
{"id":"f","schema":"Family","properties":{"person":["b"],"relative":["c"],"relationship":["Daughter"]}}
{"id":"v","schema":"Vessel","properties":{"name":["MV Zorgle"]}}
{"id":"n","schema":"Person","properties":{"weakAlias":["Z"]}}
{"id":"broken","schema":"Person","prop
{"id":"e","schema":"PublicBody","properties":{"name":"Ministry of Widgets"}}
"#;
    assert_snapshot!(shown(text, SourceFormat::JsonLines), @r#"
    organization a · Canonical Zorgle AG · Alias ZORGLE AG · Alias Zorgle ‹Zorg\u006ce› · Former Zorgle Werke · Abbreviation ZAG · Email Info@zorgle.example
      type: company
      jurisdiction: ch
      number: CHE-1
      source: ch_register
      weak alias: ZG
      owner: [[id:b|Petra Lindqvist]]
      directors: [[id:c|Zoë Lane]]
      = Makes widgets.
    person b · Canonical Petra Lindqvist
      born: 1980
      position: Chair
      listed as: role.pep
      owns: [[id:a|Zorgle AG]]
      daughter: [[id:c|Zoë Lane]]
    person c · Canonical Zoë Lane ‹Zoë›
      director of: [[id:a|Zorgle AG]]
      relative: [[id:b|Petra Lindqvist]]
    organization e · Canonical Ministry of Widgets
      type: public body
    ! this line is left out: it has no name ‹{"id":"n","schema":"Person","properties":{"weakAlias":["Z"]}}›
    ! This text does not end in its line, so it was left out; close it with `"`. ‹"›
    "#);
}

#[test]
fn contacts_of_google_old_and_new() {
    let old = "Name,Given Name,Additional Name,Family Name,Nickname,Birthday,Notes,Relation 1 - Type,Relation 1 - Value,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title\n\
        Ann \"\" Example,Ann,,Example,Annie,1980-01-02,\"Met at\nthe fair\",Spouse,Bob Example,* Work,ann@zorgle.example ::: ann@home.example,+1 555,,Zorgle AG,Pilot\n\
        ,,,,,,,,,,info@nebrovia.example,,,Nebrovia,\n\
        ,,,,,,,,,,nobody@a.example,,,,\n\
        ,,,,,,,,,,nobody@b.example,,,,\n\
        ,,,,,,,,,,,,,,\n";
    assert_snapshot!(table(old), @r#"
    person · Canonical Ann "" Example · Nickname Annie · Email ann@zorgle.example · Email ann@home.example
      born: 1980-01-02
      position: Pilot
      organization: Zorgle AG
      spouse: Bob Example
      phone: +1 555
      = Met at the fair
    organization · Canonical Nebrovia · Email info@nebrovia.example
    ! this row is left out: it has no name (1 more in this file are like it) ‹,,,,,,,,,,nobody@a.example,,,,›
    "#);
    let new = "First Name,Middle Name,Last Name,Name Prefix,Nickname,File As,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value\r\n\
        \"Zoë\",Marie,\"Lane, the \"\"Pilot\"\"\",Dr.,,,Zorgle,,* myContacts,,zoe@zorgle.example\r\n";
    assert_snapshot!(table(new), @r#"
    person · Canonical Zoë Marie Lane, the "Pilot" ‹Zoë› · Email zoe@zorgle.example
      organization: Zorgle
    "#);
}

#[test]
fn contacts_of_outlook_in_three_languages() {
    let english = "Title,First Name,Middle Name,Last Name,Company,Job Title,E-mail Address,E-mail Display Name,E-mail 2 Address,Spouse,Manager's Name,Assistant's Name,Business Street,Business City\n\
        Dr.,Ann,,Example,Zorgle AG,Pilot,ann@zorgle.example,Ann (ann@zorgle.example),a@b.example,Bob,Petra Lindqvist,Zoë,1 Road,Leeds\n\
        ,,,,Nebrovia Ltd,,,,,,,,,\n";
    assert_snapshot!(table(english), @"
    person · Canonical Ann Example ‹Ann› · Email ann@zorgle.example · Email a@b.example
      position: Pilot
      address: 1 Road, Leeds
      organization: Zorgle AG
      spouse: Bob
      manager: Petra Lindqvist
      assistant: Zoë
    organization · Canonical Nebrovia Ltd
    ");
    let german = "Anrede;Vorname;Weitere Vornamen;Nachname;Firma;Position;Straße geschäftlich;E-Mail-Adresse;E-Mail-Typ;E-Mail: Angezeigter Name;Geburtstag\n\
        Frau;Jörg;;Müßig;Zorgle;Pilotin;Weg 1;joerg@zorgle.example;SMTP;Jörg;1.2.1980\n";
    assert_snapshot!(table(german), @"
    person · Canonical Jörg Müßig ‹Jörg› · Email joerg@zorgle.example
      born: 1.2.1980
      position: Pilotin
      address: Weg 1
      organization: Zorgle
    ");
    let french =
        "Titre,Prénom,Nom,Société,Titre,Adresse de messagerie\nMme,Zoë,Ligne,Zorgle SA,Pilote,zoe@zorgle.example\n";
    assert_snapshot!(table(french), @"
    person · Canonical Zoë Ligne ‹Zoë› · Email zoe@zorgle.example
      position: Pilote
      organization: Zorgle SA
    ");
}

#[test]
fn connections_of_linked_in_stand_below_notes() {
    let text = "Notes:\n\"When exporting your connection data, some e-mail addresses, such as those of people, are missing.\"\n\n\
        First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
        Ann,Example,https://example.org/in/ann,,Zorgle AG,Pilot,01 Feb 2023\n";
    assert_snapshot!(table(text), @"
    person · Canonical Ann Example ‹Ann›
      position: Pilot
      source: https://example.org/in/ann
      organization: Zorgle AG
    ");
}

#[test]
fn registers_of_companies() {
    let gleif = "LEI,Entity.LegalName,Entity.LegalName.xmllang,Entity.OtherEntityNames.OtherEntityName.1,Entity.OtherEntityNames.OtherEntityName.1.xmllang,Entity.OtherEntityNames.OtherEntityName.1.type,Entity.LegalAddress.City,Entity.LegalAddress.Country,Entity.LegalJurisdiction,Entity.EntityStatus\n\
        \"529900ZZ\",\"Zorgle AG\",\"de\",\"Zorgle Werke AG\",\"de\",\"PREVIOUS_LEGAL_NAME\",\"Zug\",\"CH\",\"CH\",\"ACTIVE\"\n";
    assert_snapshot!(table(gleif), @"
    organization · Canonical Zorgle AG · Former Zorgle Werke AG
      jurisdiction: CH
      number: 529900ZZ
      status: ACTIVE
      address: Zug, CH
    ");
    let open = "company_number,jurisdiction_code,name,company_type,current_status,incorporation_date,previous_names,registered_address.street_address,registered_address.in_full\n\
        0123,gb,NEBROVIA LTD,Private Limited Company,Active,2001-02-03,NEBRO LTD|NEB LTD,1 Road,\"1 Road, Leeds\"\n";
    assert_snapshot!(table(open), @"
    organization · Canonical NEBROVIA LTD · Former NEBRO LTD · Former NEB LTD
      type: Private Limited Company
      jurisdiction: gb
      number: 0123
      status: Active
      founded: 2001-02-03
      address: 1 Road, Leeds
    ");
    assert_snapshot!(table("name\tkind\tid\nZorgle\tcompany\tQ1\nAnn Example\tperson\tQ2\nMV Zorgle\tvessel\tQ3\n"), @"
    organization Q1 · Canonical Zorgle
    person Q2 · Canonical Ann Example
    ");
}

#[test]
fn people_are_told_by_what_stands_beside_them() {
    assert_snapshot!(table("Name|Company\nAnn Example|Zorgle\nZorgle AG|Zorgle AG\n"), @"
    person · Canonical Ann Example
      organization: Zorgle
    organization · Canonical Zorgle AG
    ");
    assert_snapshot!(table("name,e-mail\nMaria Example,m@a.example\nMinistry of Widgets,w@a.example\n"), @"
    person · Canonical Maria Example · Email m@a.example
    organization · Canonical Ministry of Widgets · Email w@a.example
    ");
    assert_snapshot!(table("Vorname;Name\nAnn;Example\nZoë;Lane, Zoë\n"), @"
    person · Canonical Ann Example ‹Ann›
    person · Canonical Zoë Lane ‹Lane, Zoë›
    ");
}

#[test]
fn bad_rows_cost_nothing_but_themselves() {
    let text = "name,city\nZorgle AG,Zug\nToo,many,cells\nToo few\n,Leeds\nNebrovia AG,\"Le\"\"eds\"\n\"never ends,Leeds\nQuintessa AG,Leeds\n";
    assert_snapshot!(table(text), @r#"
    organization · Canonical Zorgle AG
      address: Zug
    organization · Canonical Nebrovia AG
      address: Le"eds
    organization · Canonical Quintessa AG
      address: Leeds
    ! this row is left out: it has 3 cells, and the header has 2 ‹Too,many,cells›
    ! this row is left out: it has 1 cells, and the header has 2 ‹Too few›
    ! this row is left out: it has no name ‹,Leeds›
    ! this line is left out: it has a quote that never ends ‹"never ends,Leeds›
    "#);
    assert_snapshot!(table("city,ceo\nA,B\n"), @"! nothing of this table is read: no column of the header has names; one must be called “name”, “company name” or the like ‹city,ceo›");
    assert_eq!(table(" \n"), "");
    assert_eq!(shown("\u{feff}\n", SourceFormat::JsonLines), "");
}

/// Spans of names, addresses and problems are texts of the source.
fn check(text: &str, format: SourceFormat) {
    let Source { definitions, problems } = read(text, format);
    let mut spans: Vec<Span> = problems.iter().map(|problem| problem.span).collect();
    for definition in &definitions {
        spans.extend([definition.at, definition.extent]);
        spans.extend(definition.names.iter().chain(&definition.emails).filter_map(|name| name.span));
        spans.extend(definition.facts.iter().map(|fact| fact.span));
        assert!(!definition.names.is_empty());
    }
    for span in spans {
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    }
}

#[test]
fn a_cell_with_quotes_and_something_behind_has_its_place() {
    check("name,email\n\";é\r@\"\"ஜ\";,x\n", SourceFormat::Table);
    check("name;email\n\"Zoë \"\"Z\"\" Lane\"éé;\"a@b.example; \"\"z@b.example\" é\n", SourceFormat::Table);
}

proptest! {
    #[test]
    fn anything_is_read_as_a_table(text in "(Name|First Name|Nom|E-mail|Company|id|,|;|\t|\"|\n|\r|é|a|@|:::| |\\PC){0,60}") {
        check(&text, SourceFormat::Table);
        check(&format!("name,prénom,email,société,id\n{text}"), SourceFormat::Table);
    }

    #[test]
    fn anything_is_read_as_entities(name in "\\PC{0,9}", rest in "(\"|\\{|\\}|\\[|\\]|:|,|name|\\\\|é|a|\n){0,40}") {
        let name = serde_json::to_string(&name).unwrap_or_default();
        let text = format!("{{\"schema\":\"Person\",\"id\":{name},\"properties\":{{\"name\":[\"é\",{name}],\"alias\":[\"x\",{rest}\n");
        check(&text, SourceFormat::JsonLines);
        let whole = format!("{{\"schema\":\"Person\",\"id\":{name},\"properties\":{{\"name\":[\"é\",{name},7]}}}}\n{rest}\n");
        check(&whole, SourceFormat::JsonLines);
    }
}
