//! Words next to a name that are no part of it.

use crate::word_lists::{table, words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

static OFFICES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/offices.txt")));
static CALENDAR: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/calendar.txt")));
static MONTHS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/months_or_names.txt")));
static DATE_WORDS: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| table(include_str!("../word_lists/date_words.txt")));
static PREFIXES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/name_prefixes.txt")));
static THINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| crate::word_lists::lines(include_str!("../word_lists/unspaced_thing_suffixes.txt")).collect());

/// Whether the folded word says what somebody does, so that it parts names rather than continuing one: NASA Administrator
/// Charles Bolden.
pub fn is_office(folded: &str) -> bool {
    OFFICES.contains(folded)
}

/// Whether the folded word is a day of the week or a month that is nobody's name: On Friday Teddy left.
pub fn is_date(folded: &str) -> bool {
    CALENDAR.contains(folded)
}

/// Whether the folded word is a month, be it one that people are named after.
pub fn is_month(folded: &str) -> bool {
    MONTHS.contains(folded) || CALENDAR.contains(folded)
}

/// Whether a month stands behind the folded word rather than somebody's name: since May. Between two months other words do as
/// well: March to May.
pub fn introduces_month(folded: &str, is_behind_month: bool) -> bool {
    DATE_WORDS.get(folded).is_some_and(|kind| kind.is_empty() || is_behind_month)
}

/// Whether a hyphen joins the folded word to a whole name: ex-NASA.
pub fn is_prefix(folded: &str) -> bool {
    PREFIXES.contains(folded)
}

/// Whether a text that goes on behind a name in a script without spaces makes a thing of it: 马克思主义.
pub fn makes_thing(behind: &str) -> bool {
    THINGS.iter().any(|suffix| behind.starts_with(suffix))
}
