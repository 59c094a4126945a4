//! Legal forms of organizations: Inc., GmbH, 有限公司.
//!
//! Words are looked up folded and without punctuation: `S.A.` is `["s", "a"]`, `GmbH & Co. KG` is `["gmbh", "co",
//! "kg"]` or with a `"&"`. In Han, Kana and Hangul every character is a word: `有限公司` is `["有", "限", "公", "司"]`. The
//! forms were chosen by hand from cleanco (MIT) and OpenSanctions rigour (MIT); `Group` and `Holding` are not legal
//! forms.

use super::WordKey;
use super::normalize::fold;
use super::token::tokenize;
use crate::word_lists::table;
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

/// One legal form. Spellings of the same form are equal: `Ltd` and `Limited`, `株式会社` and `K.K.`.
#[derive(Clone, Copy, Debug)]
pub struct LegalForm {
    /// The name of the form, the same for every spelling: `ltd`, `gmbh-co-kg`, `kk`.
    pub id: &'static str,
    /// Whether another word or a pair of initials is spelled like it (`as`, `co`, `spa`, `limited`, `s a`), so that in
    /// running text it counts only when at least one of its letters is a capital.
    pub needs_capital: bool,
}

impl PartialEq for LegalForm {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for LegalForm {}

impl Hash for LegalForm {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// The most words a form has (`s a p i de c v`).
const LONGEST: usize = 7;

/// Each spelling with its form, and whether it may stand before the name as well.
static FORMS: LazyLock<FxHashMap<&str, (LegalForm, bool)>> = LazyLock::new(|| {
    let read = |(words, about): (&'static str, &'static str)| {
        let (id, flags) = about.split_once('\t').unwrap_or((about, ""));
        (words, (LegalForm { id, needs_capital: flags.contains('c') }, flags.contains('s')))
    };
    table(include_str!("../word_lists/legal_forms.txt")).into_iter().map(read).collect()
});

/// The first words of all spellings.
static FIRST_WORDS: LazyLock<FxHashSet<WordKey>> =
    LazyLock::new(|| FORMS.keys().filter_map(|words| words.split(' ').next()).map(WordKey::folded).collect());

/// Whether a legal form can begin with the word, as it is written.
pub fn may_begin_with(word: &str) -> bool {
    FIRST_WORDS.contains(&WordKey::written(word))
}

fn find(words: &[&str]) -> Option<(LegalForm, bool)> {
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    FORMS.get(words.join(" ").as_str()).copied()
}

/// The legal form that all of `words` together spell.
pub fn legal_form(words: &[&str]) -> Option<LegalForm> {
    find(words).map(|(form, _)| form)
}

/// The longest legal form that `words` end with, and of how many words it is; never all of them.
pub fn longest_at_end(words: &[&str]) -> Option<(usize, LegalForm)> {
    let most = LONGEST.min(words.len().saturating_sub(1));
    (1..=most).rev().find_map(|count| {
        let (_, end) = words.split_at_checked(words.len() - count)?;
        legal_form(end).map(|form| (count, form))
    })
}

/// The longest legal form that `words` begin with, and of how many words it is; never all of them. Only forms that
/// languages put in front count: `株式会社`, `주식회사`, `ООО`, `PT`.
pub fn longest_at_start(words: &[&str]) -> Option<(usize, LegalForm)> {
    let most = LONGEST.min(words.len().saturating_sub(1));
    (1..=most).rev().find_map(|count| {
        let (start, _) = words.split_at_checked(count)?;
        find(start).filter(|(_, leads)| *leads).map(|(form, _)| (count, form))
    })
}

/// Whether a name carries a legal form, as organizations' names do.
pub fn has_legal_form(name: &str) -> bool {
    let words: Vec<String> = tokenize(name).iter().map(|token| fold(token.text)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    longest_at_end(&words).or_else(|| longest_at_start(&words)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word_lists::lines;

    fn form(text: &str) -> Option<LegalForm> {
        legal_form(&text.split(' ').collect::<Vec<_>>())
    }

    fn end(text: &str) -> Option<(usize, &'static str)> {
        longest_at_end(&text.split(' ').collect::<Vec<_>>()).map(|(count, form)| (count, form.id))
    }

    fn start(text: &str) -> Option<(usize, &'static str)> {
        longest_at_start(&text.split(' ').collect::<Vec<_>>()).map(|(count, form)| (count, form.id))
    }

    #[test]
    fn spellings_of_one_form_are_equal() {
        for (one, other) in [
            ("ltd", "limited"),
            ("inc", "incorporated"),
            ("corp", "corporation"),
            ("co", "company"),
            ("llc", "l l c"),
            ("sa", "s a"),
            ("spa", "s p a"),
            ("ev", "e v"),
            ("gmbh co kg", "gmbh & co kg"),
            ("kk", "株 式 会 社"),
        ] {
            assert!(form(one).is_some(), "{one}");
            assert_eq!(form(one), form(other), "{one}, {other}");
        }
    }

    #[test]
    fn different_forms_differ() {
        for (one, other) in [("inc", "llc"), ("gmbh", "ag"), ("ltd", "co ltd"), ("有 限 公 司", "股 份 有 限 公 司")]
        {
            assert!(form(one).is_some() && form(other).is_some());
            assert_ne!(form(one), form(other));
        }
    }

    #[test]
    fn other_words_are_no_form() {
        for words in ["group", "holding", "foundation", "", "gm bh", "the", "company of"] {
            assert_eq!(form(words), None, "{words}");
        }
        assert_eq!(legal_form(&[]), None);
    }

    #[test]
    fn the_longest_form_at_the_end_wins_and_leaves_a_name() {
        assert_eq!(end("siemens ag"), Some((1, "ag")));
        assert_eq!(end("robert bosch gmbh & co kg"), Some((4, "gmbh-co-kg")));
        assert_eq!(end("nestle s a"), Some((2, "sa")));
        assert_eq!(end("grupo bimbo s a b de c v"), Some((6, "sa-de-cv")));
        assert_eq!(end("腾 讯 股 份 有 限 公 司"), Some((6, "gufen-youxian")));
        assert_eq!(end("gmbh & co kg"), Some((3, "co-kg")));
        assert_eq!(end("limited"), None);
        assert_eq!(end("deepseek"), None);
        assert_eq!(end(""), None);
    }

    #[test]
    fn only_some_forms_stand_in_front() {
        assert_eq!(start("株 式 会 社 日 立"), Some((4, "kk")));
        assert_eq!(start("주 식 회 사 카 카 오"), Some((4, "jusik")));
        assert_eq!(start("ооо яндекс"), Some((1, "ooo")));
        assert_eq!(start("株 式 会 社"), None);
        assert_eq!(start("inc magazine"), None);
        assert_eq!(start("co star"), None);
    }

    #[test]
    fn forms_spelled_like_words_need_a_capital() {
        for words in ["as", "co", "spa", "limited", "s a", "company"] {
            assert!(form(words).unwrap().needs_capital, "{words}");
        }
        for words in ["inc", "gmbh", "ltd", "llc", "co ltd", "株 式 会 社"] {
            assert!(!form(words).unwrap().needs_capital, "{words}");
        }
    }

    #[test]
    fn no_form_is_longer_than_the_search() {
        let counts = lines(include_str!("../word_lists/legal_forms.txt"))
            .map(|line| line.split('\t').next().unwrap().split(' ').count());
        assert_eq!(counts.max(), Some(LONGEST));
    }
}
