//! East Asian names, in which the surname comes first: 梁文锋, 田中太郎, 김민준, Liang Wenfeng.
//!
//! The lists are common knowledge and were written by hand.

use crate::word_lists::words;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;
use unicode_script::{Script, UnicodeScript};

static HAN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/han_surnames.txt")));
static HANGUL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/hangul_surnames.txt")));
static ROMANIZED: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| words(include_str!("../word_lists/romanized_surnames.txt")));

/// The most characters a surname has (五十嵐), and a given name after it.
const LONGEST_SURNAME: usize = 3;
const LONGEST_GIVEN_NAME: usize = 4;

/// The number of characters of the surname at the beginning of `name`, a whole name in Han characters, Hangul or Kana;
/// `None` if no common surname leaves a given name of one to four characters. The longest surname counts: two of 田中太郎,
/// one of 梁文锋, two of 欧阳修.
pub fn surname_length(name: &[char]) -> Option<usize> {
    if !name.iter().all(|char| {
        matches!(char.script(), Script::Han | Script::Hangul | Script::Hiragana | Script::Katakana)
            || matches!(char, '々' | 'ー')
    }) {
        return None;
    }
    let longest = LONGEST_SURNAME.min(name.len().saturating_sub(1));
    let shortest = name.len().saturating_sub(LONGEST_GIVEN_NAME).max(1);
    (shortest..=longest).rev().find(|&length| {
        let surname: String = name.iter().take(length).collect();
        HAN.contains(surname.as_str()) || HANGUL.contains(surname.as_str())
    })
}

/// Whether the text is a common Chinese or Japanese surname in Han characters.
pub fn is_surname(text: &str) -> bool {
    HAN.contains(text)
}

/// Whether `folded` is a common Chinese, Korean, Vietnamese or Japanese surname in Latin letters (some 440), so that
/// it may stand before the given name. Some are given names as well (`kim`, `lee`): there the order stays open.
pub fn is_romanized_surname(folded: &str) -> bool {
    ROMANIZED.contains(folded)
}

/// The initials and finals of Chinese syllables in Latin letters (Hanyu Pinyin, ISO 7098), the longest first, without
/// tones. Some pairs are not syllables; that does no harm here.
const INITIALS: [&str; 24] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y",
    "w", "",
];
const FINALS: [&str; 34] = [
    "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ai", "ei", "ao", "ou", "an", "en",
    "in", "un", "ia", "ie", "iu", "ua", "ue", "ui", "uo", "er", "ve", "a", "o", "e", "i", "u", "v",
];

/// Whether the folded word may be a Chinese given name in Latin letters: one syllable or two.
pub fn is_pinyin(folded: &str) -> bool {
    const MAX_SYLLABLES: usize = 2;
    let mut rests = vec![folded];
    for _ in 0..MAX_SYLLABLES {
        rests = rests.into_iter().flat_map(behind_syllable).collect();
        if rests.contains(&"") {
            return true;
        }
    }
    false
}

/// The rest of a word after its first syllable, for every way to split it.
fn behind_syllable(word: &str) -> Vec<&str> {
    let rests = INITIALS.iter().filter_map(|initial| word.strip_prefix(*initial));
    rests.flat_map(|rest| FINALS.iter().filter_map(|end| rest.strip_prefix(*end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(name: &str) -> Option<usize> {
        surname_length(&name.chars().collect::<Vec<_>>())
    }

    #[test]
    fn given_names_in_pinyin() {
        for name in ["wenfeng", "minglei", "mingfei", "hao", "xiaoying", "yue", "shuang"] {
            assert!(is_pinyin(name), "{name}");
        }
        for name in ["wenfng", "mignlei", "haoorann", "", "thomas", "xiaomingwei"] {
            assert!(!is_pinyin(name), "{name}");
        }
    }

    #[test]
    fn chinese_names() {
        assert_eq!(length("梁文锋"), Some(1));
        assert_eq!(length("王伟"), Some(1));
        assert_eq!(length("劉德華"), Some(1));
        assert_eq!(length("欧阳修"), Some(2));
        assert_eq!(length("司马相如"), Some(2));
    }

    #[test]
    fn japanese_names() {
        assert_eq!(length("田中太郎"), Some(2));
        assert_eq!(length("佐々木希"), Some(3));
        assert_eq!(length("五十嵐大介"), Some(3));
        assert_eq!(length("高橋みなみ"), Some(2));
        assert_eq!(length("森鷗外"), Some(1));
    }

    #[test]
    fn korean_names() {
        assert_eq!(length("김민준"), Some(1));
        assert_eq!(length("남궁민"), Some(2));
    }

    #[test]
    fn what_is_no_name_has_no_surname() {
        for text in ["", "王", "贝叶斯", "深度求索", "有限公司", "王abc", "卡尔·马克思", "王国历史研究", "Li"]
        {
            assert_eq!(length(text), None, "{text}");
        }
    }

    #[test]
    fn romanized_surnames() {
        for word in ["liang", "wang", "zhang", "wong", "kim", "park", "nguyen", "tran", "tanaka", "sato"] {
            assert!(is_romanized_surname(word), "{word}");
        }
        for word in ["smith", "do", "so", "the", "wenfeng", "may", ""] {
            assert!(!is_romanized_surname(word), "{word}");
        }
    }
}
