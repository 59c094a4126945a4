//! Arabic and Hebrew prefixes that are written together with the following name.

use crate::word_lists::words;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static PROCLITICS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| words(include_str!("../../word_lists/inflection/proclitics.txt")));

/// How many letters the longest of them has.
const LONGEST: usize = 3;

/// How many bytes of a word, as it is written, may be a prefix before a name: Hebrew ו and של, Arabic و and لل. The
/// shortest comes first, and at least two letters stay.
pub fn proclitics(word: &str) -> impl Iterator<Item = usize> {
    let has_script = word.chars().next().is_some_and(|first| matches!(first, '\u{0590}'..='\u{06ff}'));
    word.char_indices().skip(1).take(if has_script { LONGEST } else { 0 }).filter_map(move |(length, _)| {
        let (prefix, rest) = word.split_at_checked(length)?;
        let stays = rest.chars().filter(|letter| letter.is_alphabetic()).nth(1).is_some();
        (stays && PROCLITICS.contains(prefix)).then_some(length)
    })
}
