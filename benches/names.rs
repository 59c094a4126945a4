//! Measures names files at scale: `cargo bench --bench names -- FOLDER [ENTRIES]` writes a register of
//! so many invented people and companies (a million by default) into a folder, builds a names file from it, and says how
//! long that takes, what it needs, and how fast names are found in prose and cards are read.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing, reason = "it talks to its developer")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use whoswho::disk::NamesFile;
use whoswho::gazetteer::{Builder, Item, NameId, read_all};
use whoswho::names::token::tokenize;

const FORMS: [&str; 8] = ["Ltd", "GmbH", "Inc.", "LLC", "S.A.", "AB", "Limited", "AG"];
const TRADES: [&str; 12] = [
    "Holdings",
    "Logistics",
    "Consulting",
    "Software",
    "Foods",
    "Partners",
    "Energy",
    "Media",
    "Systems",
    "Builders",
    "Trading",
    "Pharma",
];

/// A small generator of numbers (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn one<'a>(&mut self, words: &'a [String]) -> &'a str {
        &words[self.below(words.len())]
    }
}

struct Words {
    given: Vec<String>,
    surnames: Vec<String>,
    places: Vec<String>,
    ordinary: Vec<String>,
}

impl Words {
    fn new() -> Self {
        let lines = |list: &str| {
            let lines = list.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
            lines.map(|line| line.split('\t').next().unwrap().to_owned()).collect::<Vec<String>>()
        };
        let capitalised = |list: &str| lines(list).iter().map(|word| capitalised(word)).collect();
        Self {
            given: capitalised(include_str!("../src/word_lists/given_names.txt")),
            surnames: capitalised(include_str!("../src/word_lists/surnames.txt")),
            places: capitalised(include_str!("../src/word_lists/places.txt")),
            ordinary: lines(include_str!("../src/word_lists/ordinary.txt")),
        }
    }

    fn person(&self, dice: &mut Dice) -> String {
        match dice.below(3) {
            0 => format!("{} {} {}", dice.one(&self.given), dice.one(&self.given), dice.one(&self.surnames)),
            _ => format!("{} {}", dice.one(&self.given), dice.one(&self.surnames)),
        }
    }

    fn company(&self, dice: &mut Dice) -> String {
        let trade = TRADES[dice.below(TRADES.len())];
        match dice.below(4) {
            0 => format!("{} & {} {trade}", dice.one(&self.surnames), dice.one(&self.surnames)),
            1 => format!("{} {} {trade}", dice.one(&self.places), capitalised(dice.one(&self.ordinary))),
            2 => format!("{}{} {trade}", dice.one(&self.surnames), &dice.one(&self.ordinary)),
            _ => format!("{} {trade}", dice.one(&self.surnames)),
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap());
    let entries = arguments.next().map_or(1_000_000, |count| count.parse().unwrap());
    let words = Words::new();
    let register = folder.join("register.jsonl");
    write_register(&words, &register, entries);
    println!("register: {} MB", megabytes(&register));

    let path = folder.join("scale.names");
    let started = Instant::now();
    build(&register, &path, &folder.join("scale.sort"));
    println!("build: {:.1?}, peak memory {}, file {} MB", started.elapsed(), memory("VmHWM"), megabytes(&path));

    let before = memory("VmRSS");
    let started = Instant::now();
    let file = NamesFile::open(&path).unwrap();
    let opened = started.elapsed();
    let (names, index) = (&file.names, file.names.index());
    println!("open: {opened:.1?}, index {:.1} MB, memory {before} -> {}", index.bytes() as f64 / 1e6, memory("VmRSS"));
    println!("{} entries under {} names", names.entries(), names.names());

    let prose = prose(&words, 20_000_000);
    let bytes = prose.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    let started = Instant::now();
    prose.iter().for_each(|block| drop(black_box(tokenize(block))));
    let tokenizing = started.elapsed().as_secs_f64();
    let started = Instant::now();
    let found: Vec<Vec<NameId>> =
        prose.iter().flat_map(|block| index.find(&tokenize(block)).unwrap()).map(|found| found.names).collect();
    let finding = started.elapsed().as_secs_f64();
    println!(
        "prose: {bytes:.1} MB, {} names found, {:.0} MB/s with tokenizing, {:.0} MB/s without",
        found.len(),
        bytes / finding,
        bytes / (finding - tokenizing)
    );

    let started = Instant::now();
    let cards: usize = found.iter().take(20_000).map(|names| names_of(&file, names)).sum();
    let each = started.elapsed() / u32::try_from(found.len().min(20_000)).unwrap();
    println!("cards: {each:.1?} a name, {cards} cards read");
}

fn names_of(file: &NamesFile, names: &[NameId]) -> usize {
    file.names.bearers(names, 6).unwrap().cards.len()
}

fn write_register(words: &Words, path: &Path, entries: usize) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    let mut dice = Dice(7);
    for id in 0..entries {
        let year = 1900 + dice.below(120);
        if dice.below(10) < 3 {
            let (name, place) = (words.person(&mut dice), dice.one(&words.places));
            writeln!(out, r#"{{"id": "P{id}", "schema": "Person", "properties": {{"name": ["{name}"], "birthDate": ["{year}-01-02"], "nationality": ["gb"], "address": ["{place}"], "position": ["director"]}}}}"#).unwrap();
        } else {
            let (name, form) = (words.company(&mut dice), FORMS[dice.below(FORMS.len())]);
            let former = words.company(&mut dice);
            let former =
                if dice.below(10) == 0 { format!(r#", "previousName": ["{former} {form}"]"#) } else { String::new() };
            let (street, place) = (dice.one(&words.surnames), dice.one(&words.places));
            writeln!(out, r#"{{"id": "C{id}", "schema": "Company", "properties": {{"name": ["{name} {form}"]{former}, "jurisdiction": ["gb"], "registrationNumber": ["{id:08}"], "incorporationDate": ["{year}-01-02"], "status": ["active"], "address": ["{} {street} Street, {place}"], "sourceUrl": ["https://register.example/company/{id:08}"]}}}}"#, id % 300).unwrap();
        }
    }
    out.flush().unwrap();
}

fn build(register: &Path, path: &Path, scratch: &Path) {
    let sorted = File::options().read(true).write(true).create(true).truncate(true).open(scratch).unwrap();
    let out = BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
    let mut builder = Builder::new(out, sorted).unwrap();
    let source = BufReader::with_capacity(1 << 20, File::open(register).unwrap());
    let add = |_, item| match item {
        Item::Record(record) => builder.add(&record),
        Item::Other | Item::Fault(_) => Ok(()),
    };
    read_all(source, add).unwrap();
    builder.finish().unwrap();
    fs::remove_file(scratch).unwrap();
}

/// Blocks of invented prose with a name in every fifteen words, half of them likely to be in the register.
fn prose(words: &Words, bytes: usize) -> Vec<String> {
    let mut dice = Dice(11);
    let (mut blocks, mut written) = (Vec::new(), 0);
    while written < bytes {
        let mut block = String::from("The");
        for _ in 0..120 {
            match dice.below(30) {
                0 => write!(block, " {}", words.company(&mut dice)).unwrap(),
                1 => write!(block, " {}", words.person(&mut dice)).unwrap(),
                2 => write!(block, ". {}", capitalised(dice.one(&words.ordinary))).unwrap(),
                _ => write!(block, " {}", dice.one(&words.ordinary)).unwrap(),
            }
        }
        written += block.len();
        blocks.push(block);
    }
    blocks
}

fn megabytes(path: &Path) -> u64 {
    path.metadata().unwrap().len() / 1_000_000
}

/// What Linux says of this process's memory.
fn memory(key: &str) -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(key)).unwrap_or_default();
    line.split_whitespace().skip(1).collect::<Vec<&str>>().join(" ")
}
