//! Parses the tables of endings.
//!
//! A table belongs to one language. Its first line is `words`, a tab, and `each` or `last`: which words of a name take
//! endings. Then one rule a line, in four columns:
//!
//! 1. The end of the declared word. It may begin with a letter that stays: `C` a consonant, `V` a vowel, `[kgh]` one of
//!    these letters. The rest is replaced: `Cии`, `ek`, `[sz]a`. `C` alone means that nothing is replaced.
//! 2. The class of names: `m` men's, `f` women's; `g` given names, `s` surnames; `~aou` where the last vowel that stays is
//!    one of these; `*` or `-` for all.
//! 3. The replacement, which is the changed stem; `-` for nothing.
//! 4. The endings. In languages where each word has one: `ga:a`, the cases before the ending. `+al` doubles the letter
//!    before it; `?ie` is too weak for a word by itself, because names end in it anyway. The name of a group in capitals
//!    stands for its endings.
//!
//! A group is a line of two columns: its name in capitals, and its endings.

use super::Language;
use super::rule::{ANY_CASE, Before, NameClass, Rule, case};
use crate::word_lists::lines;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Each language with its lists; Serbian in Latin letters has the endings of Croatian.
const LISTS: [(Language, &str); 22] = [
    (Language::Czech, include_str!("../../word_lists/inflection/cs.txt")),
    (Language::Slovak, include_str!("../../word_lists/inflection/sk.txt")),
    (Language::Polish, include_str!("../../word_lists/inflection/pl.txt")),
    (Language::Russian, include_str!("../../word_lists/inflection/ru.txt")),
    (Language::Ukrainian, include_str!("../../word_lists/inflection/uk.txt")),
    (Language::Bulgarian, include_str!("../../word_lists/inflection/bg.txt")),
    (Language::Croatian, include_str!("../../word_lists/inflection/hr.txt")),
    (Language::Serbian, include_str!("../../word_lists/inflection/hr.txt")),
    (Language::Serbian, include_str!("../../word_lists/inflection/sr.txt")),
    (Language::Slovenian, include_str!("../../word_lists/inflection/sl.txt")),
    (Language::Greek, include_str!("../../word_lists/inflection/el.txt")),
    (Language::Latvian, include_str!("../../word_lists/inflection/lv.txt")),
    (Language::Lithuanian, include_str!("../../word_lists/inflection/lt.txt")),
    (Language::Latin, include_str!("../../word_lists/inflection/la.txt")),
    (Language::German, include_str!("../../word_lists/inflection/de.txt")),
    (Language::Swedish, include_str!("../../word_lists/inflection/sv.txt")),
    (Language::Danish, include_str!("../../word_lists/inflection/da.txt")),
    (Language::Norwegian, include_str!("../../word_lists/inflection/nb.txt")),
    (Language::Finnish, include_str!("../../word_lists/inflection/fi.txt")),
    (Language::Hungarian, include_str!("../../word_lists/inflection/hu.txt")),
    (Language::Turkish, include_str!("../../word_lists/inflection/tr.txt")),
    (Language::Estonian, include_str!("../../word_lists/inflection/et.txt")),
];

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

/// All rules, by how they make words end.
struct Tables {
    by_ending: FxHashMap<String, Vec<Rule>>,
    /// The rules by which words stay as they are.
    same: Vec<Rule>,
    /// How many letters the longest key has.
    longest: usize,
}

/// Shows every rule that may have made a word end as it does.
pub(super) fn each_rule<'w>(word: &'w str, mut visit: impl FnMut(&'static Rule, &'w str)) {
    let tables = &*TABLES;
    for (at, _) in word.char_indices().rev().take(tables.longest) {
        let Some((stem, ending)) = word.split_at_checked(at) else { continue };
        for rule in tables.by_ending.get(ending).into_iter().flatten() {
            if let Some(stem) = rule.stem(stem) {
                visit(rule, stem);
            }
        }
    }
}

/// The rules by which a declared word stays as it is in some case.
pub(super) fn rules_that_keep(word: &str) -> impl Iterator<Item = &'static Rule> {
    let keeps = move |rule: &&Rule| word.strip_suffix(rule.declared).is_some_and(|stem| rule.stem(stem).is_some());
    TABLES.same.iter().filter(keeps)
}

/// Reads the tables now rather than when the first word is asked for.
pub(super) fn load() {
    LazyLock::force(&TABLES);
}

impl Tables {
    fn read() -> Self {
        let mut tables = Self { by_ending: FxHashMap::default(), same: Vec::new(), longest: 0 };
        for (language, list) in LISTS {
            Table { language, last_only: false, groups: FxHashMap::default() }.read(list, &mut tables);
        }
        tables
    }

    fn add(&mut self, rule: Rule) {
        if rule.is_same() {
            self.same.push(rule);
        } else {
            self.longest = self.longest.max(rule.seen.chars().count());
            self.by_ending.entry(rule.seen.clone()).or_default().push(rule);
        }
    }
}

/// What the lines of one list say so far.
struct Table {
    language: Language,
    last_only: bool,
    groups: FxHashMap<&'static str, &'static str>,
}

impl Table {
    fn read(mut self, list: &'static str, tables: &mut Tables) {
        for line in lines(list) {
            let columns: Vec<&str> = line.split('\t').collect();
            match *columns.as_slice() {
                ["words", which] => self.last_only = which == "last",
                [group, endings] => drop(self.groups.insert(group, endings)),
                [declared, whose, stem, endings] => {
                    for ending in endings.split(' ') {
                        match self.groups.get(ending) {
                            Some(group) => {
                                group
                                    .split(' ')
                                    .for_each(|ending| tables.add(self.rule(declared, whose, stem, ending)));
                            }
                            None => tables.add(self.rule(declared, whose, stem, ending)),
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn rule(&self, declared: &'static str, whose: &'static str, stem: &str, ending: &'static str) -> Rule {
        let (before, declared) = before(declared);
        let (cases, ending) = match ending.split_once(':') {
            Some((letters, ending)) => (letters.chars().filter_map(case).fold(0, |all, one| all | one), ending),
            None => (ANY_CASE, ending),
        };
        let (is_weak, ending) = ending.strip_prefix('?').map_or((false, ending), |ending| (true, ending));
        let (doubled, ending) = ending.strip_prefix('+').map_or((false, ending), |ending| (true, ending));
        let (whose, harmony) = match whose.split_once('~') {
            Some((whose, vowels)) => (whose, vowels),
            None => (whose, ""),
        };
        Rule {
            language: self.language,
            last_only: self.last_only,
            whose: NameClass::read(whose),
            before,
            harmony,
            declared,
            seen: if stem == "-" { ending.to_owned() } else { [stem, ending].concat() },
            doubled,
            ending,
            cases,
            is_weak,
        }
    }
}

/// What stays at the end of a declared word, and what gives way.
fn before(pattern: &'static str) -> (Before, &'static str) {
    if let Some((letters, rest)) = pattern.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return (Before::OneOf(letters), rest);
    }
    if let Some(rest) = pattern.strip_prefix('C') {
        return (Before::Consonant, rest);
    }
    pattern.strip_prefix('V').map_or((Before::Anything, pattern), |rest| (Before::Vowel, rest))
}

#[cfg(test)]
pub(super) const ALL: [(Language, &str); 22] = LISTS;
