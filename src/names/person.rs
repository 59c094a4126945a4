//! Parses a person's name into its parts.

use super::generation::Generation;
use super::honorifics::{self, Title};
use super::lexicon;
use super::normalize::{fold, is_all_capitals, is_capitalised};
use super::particles::joins_particles;
use super::tabular::without_marked_credentials;
use super::token::{Gap, Token, spaced_words, tokenize};
use super::word::NameWord;
use super::{east_asian, is_particle};
use crate::word_lists::words;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// A parsed name of a person. Ambiguities stay open: which of three words are given names and which are surnames is
/// decided when names are compared.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PersonName {
    /// Titles before the name, in order.
    pub titles: Vec<Title>,
    /// Given names, middle names and initials, particles and surnames, given names first; one word alone is a mononym.
    /// Names in Han, Kana or Hangul are given name and surname if both can be told.
    pub words: Vec<NameWord>,
    /// Where in `words` the surname begins, with its particles; 0 for a mononym.
    pub surname_at: usize,
    /// Nicknames in quotes or brackets: Theodora “Teddy” Lasker.
    pub nicknames: Vec<NameWord>,
    /// Former surnames: Elspeth Windrow, née Castellan.
    pub former: Vec<NameWord>,
    /// The generation.
    pub generation: Option<Generation>,
    /// Whether the surname is written first: with a comma, in East Asian order, or because Han, Kana and Hangul do so.
    pub surname_first: bool,
}

/// Words that introduce a former surname, folded, in English and other languages.
static FORMER: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| words(include_str!("../word_lists/former_surname_words.txt")));

/// Whether the folded word introduces a former surname: née, born, geb.
pub fn introduces_former(folded: &str) -> bool {
    FORMER.contains(folded)
}

impl PersonName {
    /// Parses a name. The result is empty for a text without words.
    pub fn parse(text: &str) -> Self {
        let mut name = Self::default();
        let text = without_marked_credentials(text);
        let tokens = tokenize(text);
        let own = name.take_asides(text, &tokens);
        let own = name.take_titles(&own);
        let own = name.take_suffixes(own);
        name.set_words(own);
        name
    }

    /// Whether it is one word, aside from titles and generation.
    pub fn is_mononym(&self) -> bool {
        self.words.len() == 1
    }

    /// The surname with its particles; nothing for a mononym.
    pub fn surname(&self) -> &[NameWord] {
        if self.is_mononym() { &[] } else { self.words.get(self.surname_at..).unwrap_or_default() }
    }

    /// Given and middle names; nothing for a mononym.
    pub fn given(&self) -> &[NameWord] {
        if self.is_mononym() { &[] } else { self.words.get(..self.surname_at).unwrap_or_default() }
    }

    /// Removes nicknames and former surnames; returns the rest.
    fn take_asides<'t>(&mut self, text: &str, tokens: &[Token<'t>]) -> Vec<Token<'t>> {
        let mut own: Vec<Token<'t>> = Vec::with_capacity(tokens.len());
        let mut rest = tokens;
        let mut end_of_last = 0;
        while let Some((first, behind)) = rest.split_first() {
            let opening = opening_before(text, end_of_last, first.start);
            if let Some(closing) = opening.filter(|_| !own.is_empty()) {
                let length = enclosed(text, rest, closing);
                let (inside, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                self.take_aside(inside, behind.is_empty(), closing == ')');
                // Behind the closing mark, which may open as well.
                end_of_last = inside.last().map_or(end_of_last, Token::end);
                let close = text
                    .get(end_of_last..)
                    .and_then(|behind| behind.char_indices().find(|(_, mark)| closes(closing, *mark)));
                end_of_last += close.map_or(0, |(at, mark)| at + mark.len_utf8());
                rest = behind;
                continue;
            }
            end_of_last = first.end();
            if !is_capitalised(first.text)
                && !own.is_empty()
                && !behind.is_empty()
                && introduces_former(&fold(first.text))
            {
                self.former.extend(spaced_words(behind).last().map(|word| NameWord::of(word)));
                return own;
            }
            own.push(*first);
            rest = behind;
        }
        own
    }

    /// Parses the words in quotes or brackets: a former surname, or a nickname.
    fn take_aside(&mut self, inside: &[Token<'_>], at_end: bool, in_brackets: bool) {
        let words = spaced_words(inside);
        let Some((last, first)) = words.split_last() else { return };
        let introduced = first.first().is_some_and(|word| matches!(word, [one] if introduces_former(&fold(one.text))));
        if !is_capitalised(last.first().map_or("", |token| token.text)) {
            return;
        }
        if introduced
            || (in_brackets && at_end && first.is_empty() && !is_all_capitals(last.first().map_or("", |one| one.text)))
        {
            self.former.push(NameWord::of(last));
        } else if !at_end || !in_brackets {
            self.nicknames.extend(words.iter().map(|word| NameWord::of(word)));
        }
    }

    fn take_titles<'a, 't>(&mut self, tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
        let mut tokens = tokens;
        while let Some((first, rest)) = tokens.split_first() {
            if self.titles.is_empty() && stands_before_title(tokens) {
                tokens = rest;
                continue;
            }
            let Some(next) = rest.first().filter(|next| matches!(next.gap, Gap::Space | Gap::Hyphen)) else { break };
            let folded = fold(first.text);
            let alone = rest.len() == 1 || (is_particle(next.text) && rest.len() == 2);
            let title = match honorifics::title(&folded) {
                // Sr is a generation more often than señor, but not in front.
                Some(title) => Some(title),
                None if alone => honorifics::title_or_name(&folded),
                None => None,
            };
            let Some(title) = title.filter(|_| next.gap == Gap::Space || title.is_some_and(|title| title.id == "dr"))
            else {
                break;
            };
            if is_generation_alone(rest) {
                break;
            }
            self.titles.push(title);
            tokens = rest;
        }
        tokens
    }

    /// Removes generations, degrees and orders from the end.
    fn take_suffixes<'a, 't>(&mut self, mut tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
        loop {
            let texts: Vec<&str> = tokens.iter().map(|token| token.text).collect();
            let found = Generation::at_end(&texts).filter(|(_, length)| tokens.len() > *length);
            if let Some((generation, length)) = found.filter(|_| self.generation.is_none()) {
                self.generation = Some(generation);
                tokens = tokens.get(..tokens.len().saturating_sub(length)).unwrap_or(tokens);
                continue;
            }
            match tokens.split_last() {
                Some((last, rest)) if rest.len() >= 2 && honorifics::suffix(&fold(last.text)) => tokens = rest,
                _ => return tokens,
            }
        }
    }

    fn set_words(&mut self, tokens: &[Token<'_>]) {
        if tokens.first().is_some_and(Token::is_unspaced) {
            self.set_unspaced(tokens);
            return;
        }
        let comma = tokens.iter().skip(1).position(|token| token.gap == Gap::Comma).map(|at| at + 1);
        if let Some((surname, given)) = comma.and_then(|at| tokens.split_at_checked(at)) {
            let (mut surname, mut given) = (name_words(surname), name_words(given));
            // The particles stand at the end: Gogh, Vincent van.
            let is_last = |word: &NameWord| is_particle(&word.text) && !is_capitalised(&word.text);
            let own = given.iter().rev().take_while(|word| is_last(word)).count();
            if own < given.len() {
                let particles = given.split_off(given.len() - own);
                surname.splice(..0, particles);
            }
            self.surname_at = given.len();
            self.words = given.into_iter().chain(surname).collect();
            self.surname_first = true;
            return;
        }
        self.words = name_words(tokens);
        self.surname_at = surname_start(&self.words);
        if let [first, last] = self.words.as_slice()
            && east_asian::is_romanized_surname(&first.folded)
            && !east_asian::is_romanized_surname(&last.folded)
            && !lexicon::is_given_name(&first.folded)
        {
            self.words.rotate_left(1);
            self.surname_first = true;
        }
    }

    /// Sets the words of a name without spaces, which has the surname first: 梁文锋, 高橋 裕子.
    fn set_unspaced(&mut self, tokens: &[Token<'_>]) {
        let text = |tokens: &[Token<'_>]| NameWord::new(&tokens.iter().map(|token| token.text).collect::<String>());
        let separator = tokens.iter().skip(1).position(|token| token.gap != Gap::Joined).map(|at| at + 1);
        let letters: Vec<char> = tokens.iter().filter_map(|token| fold(token.text).chars().next()).collect();
        let length = match separator {
            Some(at) => Some(at),
            None => east_asian::surname_length(&letters),
        };
        match length.and_then(|at| tokens.split_at_checked(at)) {
            // The dot of a transliterated name parts given name and surname: 卡尔·马克思.
            Some((first, last))
                if last.first().is_some_and(|token| token.gap == Gap::MiddleDot)
                    && east_asian::surname_length(&letters) != length =>
            {
                self.words = vec![text(first), text(last)];
                self.surname_at = 1;
            }
            Some((surname, given)) => {
                self.words = vec![text(given), text(surname)];
                self.surname_at = 1;
                self.surname_first = true;
            }
            None => self.words = vec![text(tokens)],
        }
    }
}

/// Whether the first word belongs to the titles behind it and is none itself: The Hon., Right Honourable. Of the Lord
/// Humungus, who has one name, the article may be a part.
fn stands_before_title(tokens: &[Token<'_>]) -> bool {
    const WITH_NAMES: usize = 4;
    let raises = |token: &Token<'_>| honorifics::raises_title(&fold(token.text));
    let is_title = |token: &Token<'_>| honorifics::title(&fold(token.text)).is_some();
    match tokens {
        [the, next, ..] if fold(the.text) == "the" => tokens.len() >= WITH_NAMES && (is_title(next) || raises(next)),
        [first, next, _, ..] => raises(first) && is_title(next),
        _ => false,
    }
}

/// Whether all that is left is a generation, so that what stands before is a name: Milton Senior.
fn is_generation_alone(tokens: &[Token<'_>]) -> bool {
    let texts: Vec<&str> = tokens.iter().map(|token| token.text).collect();
    Generation::at_end(&texts).is_some_and(|(_, length)| length == texts.len())
}

/// The character that closes what a quote or bracket between two words opens.
fn opening_before(text: &str, from: usize, to: usize) -> Option<char> {
    let between = text.get(from..to)?.trim_start_matches([',', '.']);
    // Without a blank it is an apostrophe: O'Garrick.
    if !between.starts_with(char::is_whitespace) {
        return None;
    }
    match between.trim_start().chars().next()? {
        '"' => Some('"'),
        '“' | '„' => Some('”'),
        '‘' => Some('’'),
        '\'' => Some('\''),
        '«' => Some('»'),
        '(' | '（' => Some(')'),
        _ => None,
    }
}

/// Whether the mark closes what is closed by `closing`.
fn closes(closing: char, mark: char) -> bool {
    match closing {
        '”' => matches!(mark, '”' | '“' | '"'),
        ')' => matches!(mark, ')' | '）'),
        other => mark == other,
    }
}

/// How many of the words stand before the closing character.
fn enclosed(text: &str, tokens: &[Token<'_>], closing: char) -> usize {
    let ends = tokens.iter().zip(tokens.iter().skip(1).map(|next| next.start).chain([text.len()]));
    let mut count = 0;
    for (token, next) in ends {
        count += 1;
        if text.get(token.end()..next).is_some_and(|between| between.contains(|mark| closes(closing, mark))) {
            break;
        }
    }
    count
}

/// The words of a name, joined initials (JRR) taken apart where a name in other letters follows.
fn name_words(tokens: &[Token<'_>]) -> Vec<NameWord> {
    let spaced = spaced_words(tokens);
    let has_others = spaced.len() > 1
        && spaced.last().is_some_and(|last| last.iter().any(|token| token.text.chars().any(char::is_lowercase)));
    let mut out: Vec<NameWord> = Vec::with_capacity(spaced.len());
    for (index, word) in spaced.iter().enumerate() {
        match word {
            [one] if has_others && index + 1 < spaced.len() && are_joined_initials(one.text) => {
                out.extend(one.text.chars().map(|letter| NameWord::new(letter.encode_utf8(&mut [0; 4]))));
            }
            _ => out.push(NameWord::of(word)),
        }
    }
    out
}

/// Whether the word is two or three capitals without a vowel pair to be read as a name: JRR, RL.
fn are_joined_initials(word: &str) -> bool {
    let count = word.chars().count();
    (2..=3).contains(&count) && word.chars().all(char::is_uppercase)
}

/// The index at which the surname begins: the last word, or the particles before it. The first word is never part of
/// it, unless it is the only other one and in lower case: van Gogh.
fn surname_start(words: &[NameWord]) -> usize {
    let mut start = words.len().saturating_sub(1);
    while let Some(before) = start.checked_sub(1).and_then(|at| words.get(at)) {
        let is_first = start == 1;
        // Two particles may be joined: von und zu Reichenfels.
        let joins = || {
            let outer = start.checked_sub(2).and_then(|at| words.get(at));
            joins_particles(&before.text) && outer.is_some_and(|outer| is_particle(&outer.text))
        };
        if !(is_particle(&before.text) || joins()) || (is_first && is_capitalised(&before.text)) {
            break;
        }
        start -= 1;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> String {
        let name = PersonName::parse(text);
        let list = |words: &[NameWord]| words.iter().map(|word| word.text.clone()).collect::<Vec<_>>().join(" ");
        let mut out = format!("{} | {}", list(name.given()), list(name.surname()));
        if name.is_mononym() {
            out = list(&name.words);
        }
        for title in name.titles.iter().rev() {
            out = format!("<{}> {out}", title.id);
        }
        for nickname in &name.nicknames {
            out.push_str(&format!(" “{}”", nickname.text));
        }
        for former in &name.former {
            out.push_str(&format!(" née {}", former.text));
        }
        if let Some(generation) = name.generation {
            out.push_str(&format!(" {}", generation.label()));
        }
        out
    }

    #[test]
    fn names_have_parts() {
        for (text, expected) in [
            ("Ada Lovelace", "Ada | Lovelace"),
            ("Ada", "Ada"),
            ("", " | "),
            ("Dr. Voskamp", "<dr> Voskamp"),
            ("Doctor Ann Smith", "<dr> Ann | Smith"),
            ("Prof. Dr. Ann Smith", "<prof> <dr> Ann | Smith"),
            ("King Aldric", "<king> Aldric"),
            ("The Rt Hon Ann Smith", "<rt> <hon> Ann | Smith"),
            ("Right Honourable Ann Smith MP", "<hon> Ann | Smith"),
            ("The Most Rev. Ann Smith", "<rev> Ann | Smith"),
            ("The Lord Humungus", "The Lord | Humungus"),
            ("Ann Smith KCB", "Ann | Smith"),
            ("Prince Rogers Nelson", "Prince Rogers | Nelson"),
            ("Milton Senior", "Milton Sr."),
            ("Otis Bram Jr.", "Otis | Bram Jr."),
            ("Otis Bram, Jr.", "Otis | Bram Jr."),
            ("Otis Bram III, PhD", "Otis | Bram III"),
            ("Otis Bram, MBA, PMP®", "Otis | Bram"),
            ("Pliny the Elder", "Pliny Sr."),
            ("Wout van de Weghel", "Wout | van de Weghel"),
            ("Weghel, Wout van de", "Wout | van de Weghel"),
            ("Wout vd Weghel", "Wout | vd Weghel"),
            ("Wout v.d. Weghel", "Wout | v.d Weghel"),
            ("van de Weghel", " | van de Weghel"),
            ("Otto von und zu Reichen", "Otto | von und zu Reichen"),
            ("Gwen ap Rhys", "Gwen | ap Rhys"),
            ("Fidelma O’Garrick", "Fidelma | O'Garrick"),
            ("Theodora \"Teddy\" Lasker", "Theodora | Lasker “Teddy”"),
            ("William (Bill) Gates", "William | Gates “Bill”"),
            ("Elspeth Windrow (née Castellan)", "Elspeth | Windrow née Castellan"),
            ("Elspeth Windrow, née Castellan", "Elspeth | Windrow née Castellan"),
            ("Edith Barstow (Petersen)", "Edith | Barstow née Petersen"),
            ("Hardenne, Odile", "Odile | Hardenne"),
            ("Hardenne, O.", "O | Hardenne"),
            ("JRR Tolkien", "J R R | Tolkien"),
            ("J.-L. Barrande", "J-L | Barrande"),
            ("Liang Wenfeng", "Wenfeng | Liang"),
            ("梁文锋", "文锋 | 梁"),
            ("高橋 裕子", "裕子 | 高橋"),
            ("卡尔·马克思", "卡尔 | 马克思"),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}
