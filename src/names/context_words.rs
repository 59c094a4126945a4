//! Words next to a name that are not part of it: offices, dates, prefixes.

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

/// Whether the folded word is an office or role, which separates names rather than continuing one: NASA Administrator
/// Charles Bolden.
pub fn is_office(folded: &str) -> bool {
    OFFICES.contains(folded)
}

/// Whether the folded word is a day of the week or a month that is not also a name: On Friday Teddy left.
pub fn is_date(folded: &str) -> bool {
    CALENDAR.contains(folded)
}

/// Whether the folded word is a month, including months that are also names.
pub fn is_month(folded: &str) -> bool {
    MONTHS.contains(folded) || CALENDAR.contains(folded)
}

/// Whether a month rather than a name follows the folded word: since May. Between two months other words count as well:
/// March to May.
pub fn introduces_month(folded: &str, is_behind_month: bool) -> bool {
    DATE_WORDS.get(folded).is_some_and(|kind| kind.is_empty() || is_behind_month)
}

/// Whether the folded word is joined to a whole name by a hyphen: ex-NASA.
pub fn is_prefix(folded: &str) -> bool {
    PREFIXES.contains(folded)
}

/// Whether the text after a name in a script without spaces turns it into another word: 马克思主义.
pub fn makes_thing(behind: &str) -> bool {
    THINGS.iter().any(|suffix| behind.starts_with(suffix))
}
