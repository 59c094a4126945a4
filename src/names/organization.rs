//! Parses an organization's name into its parts.

use super::legal_forms::{self, LegalForm};
use super::normalize::is_capitalised;
use super::token::{Gap, Token, spaced_words, tokenize};
use super::word::NameWord;
use crate::word_lists::{word_list, words};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static FAMILY: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/family_words.txt")));
static KIN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/kin_words.txt")));
static GENERIC: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| words(include_str!("../word_lists/generic_organization_words.txt")));

/// Whether the folded word is generic in names of organizations, groups or things: group, labs, plugin, team.
pub fn is_generic(folded: &str) -> bool {
    GENERIC.contains(folded)
}

/// Whether the folded word makes a name that of a family: House Stark, the Bewle family.
pub fn is_family_word(folded: &str) -> bool {
    FAMILY.contains(folded)
}

/// Whether the folded word next to a surname means several members of a family: the Falkmere sisters, les frères
/// Falkmere.
pub fn is_kin_word(folded: &str) -> bool {
    KIN.contains(folded)
}

/// Whether the folded word is a conjunction equivalent to `&` in a name: and, und, et, y, e, och, og, и.
pub fn is_connective(folded: &str) -> bool {
    word_list!("organization_names.txt", "connectives").contains(&folded)
}

/// The number of letters of an acronym.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=8;

/// An organization's name in its parts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OrganizationName {
    /// Whether an article stands before it.
    pub has_article: bool,
    /// Its words without article and legal form. Connectives are `&`; initials that stand apart (U.S.) are one word.
    pub words: Vec<NameWord>,
    /// Whether `words` had a connective that was written out.
    pub writes_and: bool,
    /// Whether initials had dots between them.
    pub has_dots: bool,
    /// Its legal form, if it is written.
    pub legal_form: Option<LegalForm>,
}

impl OrganizationName {
    /// Parses a name. The result is empty for a text without words.
    pub fn parse(text: &str) -> Self {
        let tokens = tokenize(text);
        let mut name = Self::default();
        let own = match tokens.split_first() {
            Some((first, rest)) if is_article(first.text) && !rest.is_empty() => {
                name.has_article = true;
                rest
            }
            _ => tokens.as_slice(),
        };
        let own = name.take_legal_form(own);
        name.set_words(own);
        name
    }

    /// Its possible acronyms, in capitals: the first letters of its capitalised words, and those of all words.
    pub fn initials(&self) -> Vec<String> {
        let parts = || self.words.iter().flat_map(|word| word.text.split('-')).filter(|part| *part != "&");
        let first = |word: &str| word.chars().next().into_iter().flat_map(char::to_uppercase).collect::<String>();
        let capitalised: String = parts().filter(|word| is_capitalised(word)).map(first).collect();
        let all: String = parts().map(first).collect();
        let mut initials = vec![capitalised, all];
        initials.dedup();
        initials.retain(|letters| parts().count() > 1 && ACRONYM.contains(&letters.chars().count()));
        initials
    }

    /// The name itself, if it is an acronym.
    pub fn acronym(&self) -> Option<&str> {
        match self.words.as_slice() {
            [word] if word.text.chars().all(char::is_uppercase) && ACRONYM.contains(&word.text.chars().count()) => {
                Some(&word.text)
            }
            _ => None,
        }
    }

    fn take_legal_form<'a, 't>(&mut self, tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
        let folded: Vec<String> = tokens.iter().map(|token| super::normalize::fold(token.text)).collect();
        let words: Vec<&str> = folded.iter().map(String::as_str).collect();
        if let Some((taken, form)) = legal_forms::longest_at_end(&words) {
            self.legal_form = Some(form);
            return tokens.get(..tokens.len().saturating_sub(taken)).unwrap_or(tokens);
        }
        if let Some((taken, form)) = legal_forms::longest_at_start(&words) {
            self.legal_form = Some(form);
            return tokens.get(taken..).unwrap_or(tokens);
        }
        tokens
    }

    fn set_words(&mut self, tokens: &[Token<'_>]) {
        if tokens.first().is_some_and(Token::is_unspaced) {
            let all: String = tokens.iter().map(|token| token.text).collect();
            self.words = vec![NameWord::new(&all)];
            return;
        }
        let spaced = spaced_words(tokens);
        let mut initials = String::new();
        for (index, word) in spaced.iter().enumerate() {
            let own = NameWord::of(word);
            let is_inside = index > 0 && index + 1 < spaced.len();
            if own.text.chars().count() == 1 && own.text.chars().all(char::is_uppercase) {
                initials.push_str(&own.text);
                continue;
            }
            self.add_initials(&mut initials);
            if word.first().is_some_and(|first| first.gap == Gap::Ampersand) && index > 0 {
                self.words.push(NameWord::new("&"));
            }
            if is_inside && is_connective(&own.folded) {
                self.writes_and = true;
                self.words.push(NameWord::new("&"));
            } else {
                self.words.push(own);
            }
        }
        self.add_initials(&mut initials);
    }

    fn add_initials(&mut self, initials: &mut String) {
        if !initials.is_empty() {
            self.has_dots |= initials.chars().count() > 1;
            self.words.push(NameWord::new(initials));
            initials.clear();
        }
    }
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "The" | "THE")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_parts() {
        for (text, words, form) in [
            ("The Ledger Company", "Ledger", Some("company")),
            ("Prothero & Gannett Co.", "Prothero & Gannett", Some("company")),
            ("Prothero and Gannett", "Prothero & Gannett", None),
            ("Castaneda y Hijos", "Castaneda & Hijos", None),
            ("U.K. Saddlers", "UK Saddlers", None),
            ("UK Saddlers", "UK Saddlers", None),
            ("Lemon S.A.", "Lemon", Some("sa")),
            ("Bramble, Inc.", "Bramble", Some("inc")),
            ("ООО «Василёк Снаб»", "Василёк Снаб", Some("ooo")),
            ("High-Flyer Quant", "High-Flyer Quant", None),
            ("", "", None),
        ] {
            let name = OrganizationName::parse(text);
            let own: Vec<&str> = name.words.iter().map(|word| word.text.as_str()).collect();
            assert_eq!(own.join(" "), words, "{text}");
            assert_eq!(name.legal_form.map(|form| form.id).is_some(), form.is_some(), "{text}");
        }
    }

    #[test]
    fn acronyms() {
        assert_eq!(OrganizationName::parse("European Space Agency").initials(), ["ESA"]);
        assert_eq!(OrganizationName::parse("Centre for Health").initials(), ["CH", "CFH"]);
        assert_eq!(OrganizationName::parse("N.S.F.").acronym(), Some("NSF"));
        assert_eq!(OrganizationName::parse("Nsf").acronym(), None);
    }
}
