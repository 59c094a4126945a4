#![no_main]

use std::io::Cursor;
use std::panic;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use whoswho::gazetteer::{Builder, Gazetteer, Item, read_all};
use whoswho::names::token::tokenize;
use whoswho_fuzz::damaged;

const REGISTER: &str = "name,kind,aliases\nZorgle Holdings Limited,company,Zorgle;ZORGLE AG\nZorgle GmbH,company,\n\
                        \"Lindqvist, Petra\",person,Petra L. Lindqvist\n梁文锋,person,Wenfeng Liang\n";
const TEXT: &str = "Petra Lindqvist of Zorgle Holdings, Ltd. met 梁文锋 and Wenfeng Liang at Zorgle AG.";

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut out = Cursor::new(Vec::new());
    let mut builder = Builder::new(&mut out, Cursor::new(Vec::new())).expect("a vector takes it");
    read_all(REGISTER.as_bytes(), |_, item| match item {
        Item::Record(record) => builder.add(&record),
        _ => Ok(()),
    })
    .expect("a slice can be read");
    builder.finish().expect("a vector takes it");
    out.into_inner()
});

/// The checksum of the header: FNV-1a.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The checksum of the index: CRC-32C, masked.
fn crc(bytes: &[u8]) -> u32 {
    let bit = |crc: u32| if crc & 1 == 0 { crc >> 1 } else { (crc >> 1) ^ 0x82f6_3b78 };
    let crc = !bytes.iter().fold(!0_u32, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| bit(crc)));
    crc.rotate_right(15).wrapping_add(0xa282_ead8)
}

fn put(file: &mut [u8], at: usize, bytes: &[u8]) {
    if let Some(place) = file.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

/// The file with lengths and checksums that are right all the same, as somebody writes it who means harm.
fn consistent(mut file: Vec<u8>) -> Vec<u8> {
    let number = |file: &[u8], at: usize| Some(u64::from_le_bytes(file.get(at..at + 8)?.try_into().ok()?));
    let (Some(cards), Some(bearers)) = (number(&file, 32), number(&file, 40)) else { return file };
    let at = 64_u64.saturating_add(cards).saturating_add(bearers);
    let Some(length) = (file.len() as u64).checked_sub(at) else { return file };
    put(&mut file, 48, &length.to_le_bytes());
    let sum = fnv(file.get(..56).unwrap_or_default());
    put(&mut file, 56, &sum.to_le_bytes());
    if let Some(end) = file.len().checked_sub(4).filter(|end| at <= *end as u64) {
        let sum = crc(&file[at as usize..end]);
        put(&mut file, end, &sum.to_le_bytes());
    }
    file
}

// A damaged names file: first as it is, then with checksums that are right.
fuzz_target!(|damage: &[u8]| {
    // The crate behind the index panics at bytes that mean harm, which is an error like any other: what must not be is a
    // panic that gets here.
    panic::set_hook(Box::new(|_| {}));
    let file = damaged(&FILE, damage);
    for file in [file.clone(), consistent(file)] {
        let Ok(gazetteer) = Gazetteer::open(Cursor::new(file)) else { continue };
        let tokens = tokenize(TEXT);
        for found in gazetteer.index().find(&tokens).unwrap_or_default() {
            assert!(found.first < found.end && found.end <= tokens.len());
            let _ = gazetteer.bearers(&found.names, 3);
        }
        for name in ["Zorgle Holdings Limited", "Petra Lindqvist", "梁文锋"] {
            let _ = gazetteer.index().look_up(name, true).and_then(|found| gazetteer.bearers(&found, 3));
        }
    }
});
