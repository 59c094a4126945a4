#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use whoswho::gazetteer::{Builder, Gazetteer, Item, Record, read_all};
use whoswho::names::token::tokenize;

// A register becomes a names file in which all of it is found again.
fuzz_target!(|source: &[u8]| {
    let mut records: Vec<Record> = Vec::new();
    let mut last = 1;
    read_all(source, |line, item| {
        assert!(line >= last, "lines are counted in order");
        last = line;
        if let Item::Record(record) = item {
            assert!(!record.names.is_empty() && record.card.name == record.names[0]);
            assert!(record.names.iter().all(|name| !name.is_empty() && !name.contains('\n')));
            records.push(record);
        }
        Ok(())
    })
    .expect("a slice can be read");
    let mut file = Cursor::new(Vec::new());
    let mut builder = Builder::new(&mut file, Cursor::new(Vec::new())).expect("a vector takes it");
    records.iter().for_each(|record| builder.add(record).expect("a vector takes it"));
    let built = builder.finish().expect("a vector takes it");
    assert_eq!((built.entries, built.bytes), (records.len() as u64, file.get_ref().len() as u64));
    let gazetteer = Gazetteer::open(file).expect("it was just written");
    assert_eq!(gazetteer.names(), built.names);
    for record in &records {
        for name in &record.names {
            let found = gazetteer.index().look_up(name, false).expect("it was just written");
            let bearers = gazetteer.bearers(&found, usize::MAX).expect("it was just written");
            assert!(found.is_empty() || !bearers.cards.is_empty());
            let tokens = tokenize(name);
            let found = gazetteer.index().find(&tokens).expect("it was just written");
            assert!(found.iter().all(|it| it.first < it.end && it.end <= tokens.len()));
        }
    }
});
