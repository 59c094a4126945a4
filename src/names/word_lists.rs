//! Parses the embedded lists: comments first, then one word a line, in code point order.
//!
//! The first lines of each file under `word_lists/` say where its facts come from, under which licence, and how they
//! were derived; `NOTICE` has the credits. A line is a key, or a key, a tab and its value.

use rustc_hash::{FxHashMap, FxHashSet};

/// The lines of a list without its comments.
pub(super) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// The words of a list that says nothing more about them.
pub(super) fn words(list: &'static str) -> FxHashSet<&'static str> {
    lines(list).collect()
}

/// Each key of a list with what stands after its first tab, which may be nothing.
pub(super) fn table(list: &'static str) -> FxHashMap<&'static str, &'static str> {
    lines(list).map(|line| line.split_once('\t').unwrap_or((line, ""))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

    const ALL: [(&str, &str); 40] = [
        ("apostrophe_endings", include_str!("word_lists/apostrophe_endings.txt")),
        ("calendar", include_str!("word_lists/calendar.txt")),
        ("citation_openers", include_str!("word_lists/citation_openers.txt")),
        ("date_words", include_str!("word_lists/date_words.txt")),
        ("determiners", include_str!("word_lists/determiners.txt")),
        ("english_function_words", include_str!("word_lists/english_function_words.txt")),
        ("family_words", include_str!("word_lists/family_words.txt")),
        ("former_surname_words", include_str!("word_lists/former_surname_words.txt")),
        ("generic_organization_words", include_str!("word_lists/generic_organization_words.txt")),
        ("given_names", include_str!("word_lists/given_names.txt")),
        ("han_others", include_str!("word_lists/han_others.txt")),
        ("han_surnames", include_str!("word_lists/han_surnames.txt")),
        ("han_words", include_str!("word_lists/han_words.txt")),
        ("hangul_surnames", include_str!("word_lists/hangul_surnames.txt")),
        ("joining_words", include_str!("word_lists/joining_words.txt")),
        ("kin_words", include_str!("word_lists/kin_words.txt")),
        ("legal_forms", include_str!("word_lists/legal_forms.txt")),
        ("months_or_names", include_str!("word_lists/months_or_names.txt")),
        ("multiword_places", include_str!("word_lists/multiword_places.txt")),
        ("name_prefixes", include_str!("word_lists/name_prefixes.txt")),
        ("nicknames", include_str!("word_lists/nicknames.txt")),
        ("offices", include_str!("word_lists/offices.txt")),
        ("organization_words", include_str!("word_lists/organization_words.txt")),
        ("ordinary", include_str!("word_lists/ordinary.txt")),
        ("particles", include_str!("word_lists/particles.txt")),
        ("person_verbs", include_str!("word_lists/person_verbs.txt")),
        ("place_words", include_str!("word_lists/place_words.txt")),
        ("places", include_str!("word_lists/places.txt")),
        ("romanized_surnames", include_str!("word_lists/romanized_surnames.txt")),
        ("sentence_openers", include_str!("word_lists/sentence_openers.txt")),
        ("speech_words", include_str!("word_lists/speech_words.txt")),
        ("surname_nouns", include_str!("word_lists/surname_nouns.txt")),
        ("surnames", include_str!("word_lists/surnames.txt")),
        ("technology", include_str!("word_lists/technology.txt")),
        ("things", include_str!("word_lists/things.txt")),
        ("titles", include_str!("word_lists/titles.txt")),
        ("titles_or_names", include_str!("word_lists/titles_or_names.txt")),
        ("unspaced_followers", include_str!("word_lists/unspaced_followers.txt")),
        ("unspaced_thing_suffixes", include_str!("word_lists/unspaced_thing_suffixes.txt")),
        ("use_words", include_str!("word_lists/use_words.txt")),
    ];

    #[test]
    fn every_list_is_sorted_without_duplicates() {
        for (name, list) in ALL {
            let keys: Vec<&str> = lines(list).map(|line| line.split('\t').next().unwrap()).collect();
            for pair in keys.windows(2) {
                assert!(pair[0] < pair[1], "{name}: {} stands before {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn every_list_names_its_source() {
        for (name, list) in ALL {
            let head: String = list.lines().take_while(|line| line.starts_with('#')).collect();
            assert!(head.contains("Source") || head.contains("Written by hand"), "{name}");
        }
    }

    #[test]
    fn every_key_is_folded() {
        for (name, list) in ALL.into_iter().filter(|(name, _)| {
            !matches!(*name, "hangul_surnames" | "legal_forms" | "unspaced_followers" | "unspaced_thing_suffixes")
        }) {
            for line in lines(list) {
                let key = line.split('\t').next().unwrap();
                let folded: String = key.to_lowercase().nfkd().filter(|c| !is_combining_mark(*c)).collect();
                assert_eq!(key, folded, "{name}");
            }
        }
    }

    #[test]
    fn the_lists_stay_small() {
        let bytes: usize = ALL.iter().map(|(_, list)| list.len()).sum();
        assert!(bytes < 640 * 1024, "{bytes} bytes");
    }
}
