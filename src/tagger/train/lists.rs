//! Builds the model's word list from name lists.

use std::collections::BTreeMap;

use crate::tagger::hash;
use crate::tagger::lexicon::{Field, WordInfo};
use crate::tagger::normalize::lower_into;

/// How many surnames of the American list are kept, commonest first.
const SURNAMES: usize = 40_000;

/// Collects what lists say about words.
#[derive(Default)]
struct Collector {
    words: BTreeMap<u32, WordInfo>,
    lower: String,
}

impl Collector {
    fn raise(&mut self, word: &str, field: Field, value: u16) {
        lower_into(word.trim(), &mut self.lower);
        if !self.lower.is_empty() && value > 0 {
            field.raise(self.words.entry(hash::word(&self.lower)).or_default(), value);
        }
    }
}

/// The word list from lists by file name; unknown files are passed over.
pub(super) fn lexicon(lists: &[(String, String)]) -> Vec<(u32, WordInfo)> {
    let mut all = Collector::default();
    for (name, text) in lists {
        let rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect());
        for (rank, row) in rows.enumerate() {
            read_row(name, rank, &row, &mut all);
        }
    }
    all.words.into_iter().filter(|(hash, _)| *hash != 0).collect()
}

fn read_row(list: &str, rank: usize, row: &Vec<&str>, all: &mut Collector) {
    let column = |at: usize| row.get(at).copied().unwrap_or_default();
    let number = |at: usize| column(at).parse::<f64>().unwrap_or_default();
    let word = column(0);
    match list {
        "given.tsv" => all.raise(word, Field::GIVEN, column(1).parse().unwrap_or_default()),
        "surnames.tsv" => all.raise(word, Field::SURNAME, column(1).parse().unwrap_or_default()),
        "titles.tsv" => word.split(' ').for_each(|title| all.raise(title, Field::TITLE, 1)),
        "organization_words.tsv" => word.split(' ').for_each(|head| all.raise(head, Field::ORGANIZATION, 3)),
        "caps.tsv" => all.raise(word, Field::CAPITALISED, column(1).parse().unwrap_or_default()),
        "us_given_1990.tsv" => all.raise(word, Field::GIVEN, steps(number(1).max(number(3)), 0.005, 0.05)),
        "world_given.tsv" => all.raise(word, Field::GIVEN, if column(1).len() > 6 { 3 } else { 2 }),
        "us_surnames.tsv" if rank < SURNAMES => all.raise(word, Field::SURNAME, steps(number(1), 0.001, 0.01)),
        "world_surnames.tsv" => all.raise(word, Field::SURNAME, 2),
        "places.tsv" => place(word, number(1), column(2), all),
        "org_keywords.tsv" => all.raise(word, Field::ORGANIZATION, 3),
        "org_companies.tsv" => company(word, all),
        "east_asian.tsv" => {
            let field = match column(1) {
                "given" => Field::GIVEN,
                "surname" => Field::SURNAME,
                "place" => Field::PLACE,
                _ => Field::ORGANIZATION,
            };
            all.raise(word, field, column(2).parse().unwrap_or_default());
        }
        "companies.tsv" => all.raise(word, Field::ORGANIZATION, column(1).parse().unwrap_or_default()),
        "org_words.tsv" if is_latin(word) => all.raise(word, Field::ORGANIZATION, 1),
        "org_legal_forms.tsv" if is_latin(word) => all.raise(word.trim_end_matches('.'), Field::LEGAL_FORM, 1),
        "honorifics.tsv" => all.raise(word.trim_end_matches('.'), Field::TITLE, 1),
        _ => {}
    }
}

/// 1, 2 from the first bound, 3 from the second.
fn steps(value: f64, two: f64, three: f64) -> u16 {
    1 + u16::from(value >= two) + u16::from(value >= three)
}

fn is_latin(word: &str) -> bool {
    !word.contains(' ') && word.len() > 1 && word.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.')
}

fn place(name: &str, population: f64, kind: &str, all: &mut Collector) {
    if name.contains(' ') {
        name.split(' ').filter(|word| word.len() > 2).for_each(|word| all.raise(word, Field::PLACE, 1));
    } else {
        let large = kind != "city" || population >= 200_000.0;
        all.raise(name, Field::PLACE, if large { 3 } else { 2 });
    }
}

fn company(name: &str, all: &mut Collector) {
    let words: Vec<&str> = name.split(' ').collect();
    match words.as_slice() {
        [word] => all.raise(word, Field::ORGANIZATION, 2),
        words => words.iter().filter(|word| word.len() > 2).for_each(|word| all.raise(word, Field::ORGANIZATION, 1)),
    }
}
