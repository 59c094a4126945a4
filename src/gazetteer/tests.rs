//! Names files, built and read.

use std::io::{self, Cursor};

use super::build::Builder;
use super::header::Header;
use super::sort::Sorter;
use super::{Bearers, Card, Field, Gazetteer, Item, Record, Row, Rows, read_all};
use crate::names::Kind;
use crate::names::token::tokenize;

fn read(source: &[u8]) -> Vec<(u64, Item)> {
    let mut items = Vec::new();
    read_all(source, |line, item| {
        items.push((line, item));
        Ok(())
    })
    .expect("a slice can be read");
    items
}

fn records(source: &str) -> Vec<Record> {
    let item = |(line, item)| match item {
        Item::Record(record) => record,
        other => panic!("line {line}: {other:?}"),
    };
    read(source.as_bytes()).into_iter().map(item).collect()
}

fn file(records: &[Record], run: usize) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let sorter = Sorter::with_runs_of(Cursor::new(Vec::new()), run);
    let mut builder = Builder::with_sorter(&mut out, sorter).expect("a vector takes it");
    records.iter().for_each(|record| builder.add(record).expect("a vector takes it"));
    let built = builder.finish().expect("a vector takes it");
    assert_eq!(built.bytes, out.get_ref().len() as u64);
    out.into_inner()
}

fn open(source: &str) -> Gazetteer<Cursor<Vec<u8>>> {
    Gazetteer::open(Cursor::new(file(&records(source), 1 << 10))).expect("it was just written")
}

fn damage(bytes: Vec<u8>) -> String {
    Gazetteer::open(Cursor::new(bytes)).err().expect("it is damaged")
}

const COMPANIES: &str = "\
name,kind,number
Zorgle Holdings Limited,company,1
ZORGLE HOLDINGS GMBH,company,2
Next Steps Ltd,company,3
Nebrovia Inc.,company,4
Apple Inc.,company,5
Quintessa,company,6
Smith,company,7
Bank of Überlingen,company,8
Moody’s Widgets,company,9
\"Lindqvist, Petra\",person,10
J. Smith,person,11
梁文锋,person,12
株式会社日立製作所,company,13
";

/// The names found in a text, each with the numbers of those who bear it.
fn found(text: &str) -> Vec<String> {
    let gazetteer = open(COMPANIES);
    let tokens = tokenize(text);
    let name = |found: super::Found| {
        let span = tokens[found.first].start..tokens[found.end - 1].end();
        let bearers = gazetteer.bearers(&found.names, 9).expect("they can be read");
        let numbers: Vec<&str> = bearers.cards.iter().map(|card| card.facts[0].1.as_str()).collect();
        format!("{} {}", text.get(span).unwrap_or_default(), numbers.join(" "))
    };
    gazetteer.index().find(&tokens).expect("it is whole").into_iter().map(name).collect()
}

fn bearers(gazetteer: &Gazetteer<Cursor<Vec<u8>>>, name: &str, weak: bool, most: usize) -> io::Result<Bearers> {
    gazetteer.bearers(&gazetteer.index().look_up(name, weak)?, most)
}

fn looked_up(name: &str, weak: bool) -> Vec<String> {
    let gazetteer = open(COMPANIES);
    bearers(&gazetteer, name, weak, 9).expect("they can be read").cards.into_iter().map(|card| card.name).collect()
}

#[test]
fn names_are_found_with_and_without_their_legal_form() {
    assert_eq!(found("🐋 Zorgle Holdings Ltd. met Zorgle Holdings."), ["Zorgle Holdings Ltd 1", "Zorgle Holdings 1 2"]);
    assert_eq!(found("Zorgle Holdings, GmbH"), ["Zorgle Holdings, GmbH 2"]);
    assert_eq!(found("Zorgle Holdings AG"), [""; 0], "another legal form is another company");
    assert_eq!(found("Apple, Inc. and NEBROVIA INC"), ["Apple, Inc 5", "NEBROVIA INC 4"]);
    assert_eq!(found("株式会社日立製作所は"), ["株式会社日立製作所 13"]);
    assert_eq!(found("日立製作所は"), ["日立製作所 13"]);
}

#[test]
fn what_could_be_many_things_is_left_alone() {
    for text in ["Next Steps", "Nebrovia rose", "Apple fell", "Smith left", "Mr. J. Smith left", "the zorgle holdings"]
    {
        assert_eq!(found(text), [""; 0], "{text}");
    }
    assert_eq!(looked_up("Nebrovia", true), ["Nebrovia Inc."]);
    assert_eq!(looked_up("nebrovia", false), [""; 0]);
    assert_eq!(looked_up("Apple", true), [""; 0]);
    assert_eq!(looked_up("next steps ltd", false), ["Next Steps Ltd"]);
}

#[test]
fn a_single_word_is_found_where_it_stands_alone() {
    assert_eq!(found("So Quintessa grew. When Quintessa grew"), ["Quintessa 6", "Quintessa 6"]);
    for text in ["Maria Quintessa", "Quintessa Gomez", "Quintessa-Gomez", "quintessa"] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn names_are_found_as_they_are_written() {
    assert_eq!(found("Petra Lindqvist"), ["Petra Lindqvist 10"]);
    assert_eq!(found("Lindqvist, Petra"), [""; 0]);
    assert_eq!(found("BANK OF UBERLINGEN, the Bank of Überlingen"), ["BANK OF UBERLINGEN 8", "Bank of Überlingen 8"]);
    assert_eq!(found("Moody's Widgets"), ["Moody's Widgets 9"]);
    assert_eq!(found("说，梁文锋！"), ["梁文锋 12"]);
}

#[test]
fn those_who_share_a_name_are_counted() {
    let mut table = "name,born\n".to_owned();
    (0..1200).for_each(|year| table.push_str(&format!("Jane Example,{year}\n")));
    let gazetteer = open(&table);
    let bearers = bearers(&gazetteer, "jane example", false, 2).expect("they can be read");
    assert_eq!((bearers.count, bearers.cards.len()), (1000, 2));
    assert_eq!((gazetteer.entries(), gazetteer.names()), (1200, 1));
    assert_eq!(bearers.cards[0].facts, [(Field::Born, "0".to_owned())]);
}

#[test]
fn sorting_in_many_runs_changes_nothing() {
    let records = records(COMPANIES);
    assert_eq!(file(&records, 1), file(&records, 1 << 20));
    let empty = Gazetteer::open(Cursor::new(file(&[], 1))).expect("an empty one is one");
    assert_eq!((empty.entries(), empty.index().find(&tokenize("Zorgle Holdings")).expect("it is whole").len()), (0, 0));
}

#[test]
fn a_damaged_file_is_refused() {
    let whole = file(&records(COMPANIES), 1 << 20);
    assert_eq!(damage(Vec::new()), "it is not a names file; `whoswho names build` creates one");
    assert_eq!(damage(whole[..40].to_vec()), "it is cut short");
    assert!(damage(whole[..whole.len() - 1].to_vec()).contains("bytes instead of"));
    let with = |at: usize, byte: u8| {
        let mut bytes = whole.clone();
        bytes[at] = byte;
        bytes
    };
    assert_eq!(damage(with(8, 2)), "it has version 2, and this program reads version 1; build it again");
    assert_eq!(damage(with(20, 77)), "its header is damaged; build it again");
    let in_index = whole.len() - 30;
    assert_eq!(damage(with(in_index, !whole[in_index])), "its index is damaged; build it again");
}

#[test]
fn a_damaged_card_is_noticed_when_it_is_read() {
    let mut bytes = file(&records("name,kind\nZorgle Holdings,company\n"), 1 << 20);
    bytes[80] ^= 1;
    let gazetteer = Gazetteer::open(Cursor::new(bytes)).expect("header and index are whole");
    let error = bearers(&gazetteer, "Zorgle Holdings", false, 1).expect_err("it is damaged");
    assert_eq!(error.to_string(), "it is damaged; build it again");
}

/// The checksum at the end of an index: CRC-32C, masked.
fn index_checksum(bytes: &[u8]) -> [u8; 4] {
    let shifted = |crc: u32| if crc & 1 == 0 { crc >> 1 } else { (crc >> 1) ^ 0x82f6_3b78 };
    let crc = !bytes.iter().fold(!0_u32, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| shifted(crc)));
    crc.rotate_right(15).wrapping_add(0xa282_ead8).to_le_bytes()
}

/// Whoever means harm can make the checksum right.
#[test]
fn an_index_that_was_made_to_harm_is_an_error_when_it_is_looked_at() {
    let whole = file(&records("name,kind\nZorgle Holdings,company\n"), 1 << 20);
    let header = Header::decode(&whole[..64]).expect("it was just written");
    let index = usize::try_from(header.index_at()).expect("it fits");
    let end = whole.len() - 4;
    let mut errors = 0;
    // Behind the version and the type of the index, up to its checksum.
    for (at, value) in (index + 16..end).flat_map(|at| [0, 0x7f, 0xff].map(|value| (at, value))) {
        let mut bytes = whole.clone();
        bytes[at] = value;
        let sum = index_checksum(&bytes[index..end]);
        bytes[end..].copy_from_slice(&sum);
        let Ok(gazetteer) = Gazetteer::open(Cursor::new(bytes)) else { continue };
        let found = gazetteer.index().find(&tokenize("Then Zorgle Holdings grew."));
        errors += usize::from(found.is_err());
        let _ = bearers(&gazetteer, "Zorgle Holdings", false, 1);
    }
    assert!(errors > 0, "some of them cannot be read");
}

#[test]
fn an_entity_of_follow_the_money_becomes_a_card() {
    let line = r#"{"id": "NK-1", "schema": "Company", "caption": "Zorgle AG", "datasets": ["ch_zefix"], "properties": {"name": ["ZORGLE AG", "Zorgle AG"], "alias": ["Zorgle"], "weakAlias": ["ZG"], "previousName": ["Zorgle Werke"], "jurisdiction": ["ch"], "registrationNumber": ["CHE-1", "CHE-1"], "incorporationDate": "1999", "address": ["A 1", "B 2", "C 3", "D 4"], "ownershipOwner": [{"id": "x"}], "employees": 7}}"#;
    let source = format!(
        "{line}\n\n{{\"id\": \"s\", \"schema\": \"Sanction\"}}\n{{\"id\": 7}}\n{{\"schema\": \"Person\"}}\nnothing\n"
    );
    let items = read(source.as_bytes());
    let facts = [
        (Field::Type, "company"),
        (Field::Jurisdiction, "ch"),
        (Field::Number, "CHE-1"),
        (Field::Founded, "1999"),
        (Field::Address, "A 1; B 2; C 3"),
        (Field::Source, "ch_zefix"),
        (Field::Id, "NK-1"),
    ];
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    let card = Card {
        kind: Kind::Organization,
        name: "Zorgle AG".to_owned(),
        also: texts(&["ZORGLE AG", "Zorgle", "Zorgle Werke", "ZG"]),
        facts: facts.map(|(field, value)| (field, value.to_owned())).to_vec(),
    };
    let names = texts(&["Zorgle AG", "ZORGLE AG", "Zorgle", "Zorgle Werke"]);
    assert_eq!(items[0], (1, Item::Record(Record { card, names })));
    assert_eq!(items[1], (3, Item::Other));
    assert!(matches!(&items[2], (4, Item::Fault(why)) if why.starts_with("it is not a FollowTheMoney entity")));
    assert_eq!(items[3], (5, Item::Fault("it has no name".to_owned())));
    assert!(matches!(items[4], (6, Item::Fault(_))));
}

#[test]
fn a_person_may_have_names_in_parts_only() {
    let line =
        r#"{"schema": "Person", "properties": {"firstName": ["Zoë"], "lastName": ["Lane"], "birthDate": ["1980"]}}"#;
    let record = &records(line)[0];
    assert_eq!((record.card.kind, record.card.name.as_str()), (Kind::Person, "Zoë Lane"));
}

#[test]
fn a_table_is_read_by_what_its_columns_are_called() {
    let table = "\u{feff}CompanyName; CompanyNumber;RegAddress.PostTown;RegAddress.PostCode;CompanyCategory;PreviousName_1.CompanyName;CEO\n\
                 ZORGLE LTD;0123;Leeds;LS1;Private Limited Company;ZORG LTD;Ann\n";
    let record = &records(table)[0];
    assert_eq!((record.card.kind, record.names.join("/").as_str()), (Kind::Organization, "ZORGLE LTD/ZORG LTD"));
    let facts: Vec<String> =
        record.card.facts.iter().map(|(field, value)| format!("{}: {value}", field.label())).collect();
    assert_eq!(facts, ["type: Private Limited Company", "number: 0123", "address: Leeds, LS1"]);
}

#[test]
fn persons_are_told_from_organizations() {
    let kinds = |table: &str| records(table).iter().map(|record| record.card.kind).collect::<Vec<_>>();
    assert_eq!(
        kinds("name,type\nA B,individual\nA C,Company\nA D,plc\n"),
        [Kind::Person, Kind::Organization, Kind::Organization]
    );
    assert_eq!(
        kinds("name\tdate of birth\nA B\t1980\nA Ltd\t1980\nC D\t-0-\n"),
        [Kind::Person, Kind::Organization, Kind::Organization]
    );
    assert_eq!(kinds("First name|Last name\nAnn|Lane\n"), [Kind::Person]);
    assert_eq!(read(b"name,type\nMV Zorgle,vessel\n"), [(2, Item::Other)]);
}

#[test]
fn bad_rows_are_named_with_their_line() {
    let items = read(b"name,city\n\"Two\nlines Ltd\",Leeds\nToo,many,cells\n\xff\xfe,Leeds\n,Leeds\nGood Ltd,Leeds\n");
    let faults: Vec<String> = items
        .iter()
        .filter_map(|(line, item)| match item {
            Item::Fault(why) => Some(format!("{line}: {why}")),
            _ => None,
        })
        .collect();
    assert_eq!(faults, ["4: it has 3 cells, and the header has 2", "5: it is not UTF-8", "6: it has no name"]);
    assert!(matches!(&items[0], (2, Item::Record(record)) if record.card.name == "Two lines Ltd"));
    assert!(matches!(&items[4], (7, Item::Record(_))));
    assert!(matches!(&read(b"city,ceo\nA,B\n")[..], [(1, Item::Fault(why))] if why.contains("no column")));
    assert!(matches!(&read(b"[{}]")[..], [(1, Item::Fault(_))]));
    assert!(read(b"").is_empty());
}

#[test]
fn quotes_that_never_end_are_looked_for_once() {
    // As each row is read to the end of the text to find none, this would take hours if it were done again for each.
    let text = "Name,Email\n".to_owned() + &"a\"b,\"c\n".repeat(200_000);
    let rows: Vec<Row<'_>> = Rows::new(&text, b',', 0).collect();
    assert!(rows.len() > 1);
    assert!(rows.iter().any(|row| row.cells.is_empty()));
}
