//! The patterns of an organization's name.

use super::{Form, PatternStrength, Patterns, is_distinctive, words_of};
use crate::names::normalize::{fold, is_capitalised};
use crate::names::organization::is_generic;
use crate::names::token::{Gap, Token, spaced_words, tokenize};
use crate::names::{legal_forms, lexicon};
use crate::word_lists::word_list;

impl Patterns {
    /// Adds the patterns of an organization's name: without legal form and article, its acronym, its distinctive first
    /// words, and the name of a family. An alias keeps its generic words: the Loomer Company is not Loomer, which may
    /// be its product.
    pub(super) fn of_organization(&mut self, text: &str, is_canonical: bool) {
        let all = tokenize(text);
        let says_what = all.last().is_some_and(|last| is_generic(&fold(last.text)));
        let tokens = if says_what && !is_canonical { all.as_slice() } else { without_legal_form(&all) };
        self.whole_organization(tokens);
        let tokens = match tokens.split_first() {
            Some((the, rest)) if fold(the.text) == "the" && !rest.is_empty() => rest,
            _ => tokens,
        };
        self.whole_organization(tokens);
        let spaced = spaced_words(tokens);
        if is_canonical
            && let Some((last, head)) = spaced.split_last()
            && let [generic] = last
            && is_generic(&fold(generic.text))
            && !head.is_empty()
        {
            let head = head.concat();
            let distinctive = head.len() > 1 || head.iter().all(|word| is_distinctive(word.text));
            if distinctive && !is_named_after(&spaced) {
                self.add(words_of(&head), Form::Short, PatternStrength::Weak);
            }
        }
        self.of_family(&spaced);
        if is_canonical {
            self.of_words(&spaced);
        }
        self.acronym(&spaced);
    }

    /// Adds a whole name. A single ordinary word (The Ledger Company) counts only with its legal form.
    fn whole_organization(&mut self, tokens: &[Token<'_>]) {
        match tokens {
            [word] | [_, word] if is_alone(tokens) && lexicon::is_ordinary(&fold(word.text)) => {
                self.add(words_of(tokens), Form::Trimmed, PatternStrength::Marked);
            }
            _ => self.trimmed(tokens),
        }
        // “Golden” Foods without its quotes.
        if tokens.iter().skip(1).any(|token| token.gap == Gap::Other) {
            let mut words = words_of(tokens);
            for (gap, _) in words.iter_mut().filter(|(gap, _)| *gap == Gap::Other) {
                *gap = Gap::Space;
            }
            self.add(words, Form::Trimmed, PatternStrength::Strong);
        }
    }

    /// Adds the name of a family: House Falkmere, the Falkmere family.
    fn of_family(&mut self, spaced: &[&[Token<'_>]]) {
        let is_family = |word: &[Token<'_>]| matches!(word, [one] if FAMILIES.contains(&fold(one.text).as_str()));
        let name = match spaced {
            [first, name] if is_family(first) => name,
            [name, last] if is_family(last) => name,
            _ => return,
        };
        if name.first().is_some_and(|word| is_capitalised(word.text)) {
            self.add(words_of(name), Form::Short, PatternStrength::Weak);
        }
    }

    /// Adds the single word by which texts refer to an organization after naming it: Harvard of Harvard University, the
    /// Commission, Pirates of Pittsburgh Pirates. Not where the other words are distinctive, too: Google is more than
    /// Google DeepMind.
    fn of_words(&mut self, spaced: &[&[Token<'_>]]) {
        let (Some((first, rest)), Some((last, front))) = (spaced.split_first(), spaced.split_last()) else { return };
        let is = |word: &[Token<'_>], says: fn(&str) -> bool| word.iter().all(|part| says(&fold(part.text)));
        let says_what = |folded: &str| is_generic(folded) || lexicon::is_ordinary(folded);
        if !rest.is_empty() && rest.iter().all(|word| is(word, says_what)) && !is_named_after(spaced) {
            self.word(first);
        }
        if !front.is_empty() && (is(last, is_generic) || front.iter().all(|word| is(word, says_where_or_what))) {
            self.word(last);
        }
    }

    fn word(&mut self, word: &[Token<'_>]) {
        let [only] = word else { return };
        let folded = fold(only.text);
        let is_long = only.text.chars().count() > 2 && !only.is_unspaced();
        if is_long && is_capitalised(only.text) && (is_generic(&folded) || !lexicon::is_ordinary(&folded)) {
            self.add(words_of(word), Form::Word, PatternStrength::Weak);
        }
    }

    fn acronym(&mut self, spaced: &[&[Token<'_>]]) {
        let letters: String = spaced
            .iter()
            .filter_map(|word| word.first())
            .filter(|word| !word.is_unspaced() && is_capitalised(word.text))
            .filter_map(|word| word.text.chars().next())
            .collect();
        if letters.chars().count() >= 2 && spaced.len() >= 2 {
            self.add(words_of(&tokenize(&letters)), Form::Acronym, PatternStrength::Weak);
        }
    }
}

/// Words beside the name of a family: House Falkmere.
const FAMILIES: &[&str] = word_list!("organization_names.txt", "families");

/// Generic words of organizations that are named after something else, to which the rest of the name refers: Linux is
/// more than the Linux Foundation.
const NAMED_AFTER: &[&str] = word_list!("organization_names.txt", "named after");

fn is_named_after(spaced: &[&[Token<'_>]]) -> bool {
    matches!(spaced.last(), Some([last]) if NAMED_AFTER.contains(&fold(last.text).as_str()))
}

fn says_where_or_what(folded: &str) -> bool {
    lexicon::is_place(folded) || is_generic(folded) || lexicon::is_ordinary(folded)
}

/// Whether there is one word, an article aside.
fn is_alone(tokens: &[Token<'_>]) -> bool {
    match tokens {
        [_] => true,
        [article, _] => fold(article.text) == "the",
        _ => false,
    }
}

/// The name without its legal form at either end; never nothing, and never another legal form alone.
fn without_legal_form<'t, 's>(tokens: &'t [Token<'s>]) -> &'t [Token<'s>] {
    let folded: Vec<String> = tokens.iter().map(|token| fold(token.text)).collect();
    let words: Vec<&str> = folded.iter().map(String::as_str).collect();
    if legal_forms::legal_form(&words).is_some() {
        return tokens;
    }
    if let Some((taken, _)) = legal_forms::longest_at_end(&words) {
        return tokens.get(..tokens.len().saturating_sub(taken)).unwrap_or(tokens);
    }
    if let Some((taken, _)) = legal_forms::longest_at_start(&words) {
        return tokens.get(taken..).unwrap_or(tokens);
    }
    tokens
}
