//! The patterns of a person's name.

use super::{Declared, Form, PatternStrength, Patterns, are_names, is_ordinary_unspaced, words_of, words_of_name};
use crate::names::context_words::is_office;
use crate::names::normalize::{is_all_capitals, is_capitalised};
use crate::names::organization::is_generic;
use crate::names::particles::joins_particles;
use crate::names::person::PersonName;
use crate::names::token::{Gap, Token, tokenize};
use crate::names::word::NameWord;
use crate::names::{east_asian, honorifics, is_particle, lexicon};

/// A name of more words, particles aside, is a phrase, and has no short forms.
const MAX_WORDS: usize = 5;
/// The same of one that begins with a given name and has no words in it that are none of names.
const MAX_NAMES: usize = 8;

impl Patterns {
    /// Adds the patterns of a person's name: without title, generation and middle names, its surname, its given name,
    /// initials, nicknames and former surnames.
    pub(super) fn of_person(&mut self, text: &str) {
        let tokens = tokenize(text);
        if tokens.iter().any(Token::is_unspaced) {
            self.of_unspaced_person(&tokens);
            return;
        }
        if let Some(front) = before_origin(text) {
            self.of_origin(front);
            return;
        }
        let name = PersonName::parse(text);
        if name.is_mononym() {
            self.of_mononym(&name);
            return;
        }
        let is_name = name.words.len() >= 2
            && has_as_many_words_as_names(&name)
            && name.words.iter().all(reads_as_name_part)
            // An account that is named after a thing: its words are nobody's names.
            && !name.words.iter().any(|word| is_generic(&word.folded) && !lexicon::is_surname(&word.folded));
        let (given, surname) = (name.given(), name.surname());
        let (Some(first), true) = (given.first(), is_name) else { return };
        let with_surname = |first: &NameWord| words_of_name([first].into_iter().chain(surname));
        self.add(words_of_name(given.iter().chain(surname)), Form::Trimmed, PatternStrength::Strong);
        if given.len() > 1 && first.initials().is_none() {
            self.add(with_surname(first), Form::Trimmed, PatternStrength::Strong);
        }
        for nickname in &name.nicknames {
            self.add(with_surname(nickname), Form::Trimmed, PatternStrength::Strong);
        }
        for former in &name.former {
            self.add(words_of_name(given.iter().chain([former])), Form::Trimmed, PatternStrength::Strong);
            self.add(words_of_name([first, former]), Form::Trimmed, PatternStrength::Strong);
        }
        self.short(surname, Form::Surname);
        for former in &name.former {
            self.short([former], Form::Surname);
        }
        self.short([first], Form::Given);
        for nickname in &name.nicknames {
            self.short([nickname], Form::Given);
        }
        self.of_surnames(given, surname);
        if let Some(initial) = first.folded.chars().next().and(first.text.chars().next()) {
            let initial = NameWord::new(initial.encode_utf8(&mut [0; 4]));
            self.add(words_of_name([&initial].into_iter().chain(surname)), Form::Initials, PatternStrength::Weak);
        }
    }

    /// Adds the patterns of a name with an origin: Philip of Flanders is Philip, Ida Mason of Barnes has the patterns
    /// of Ida Mason, and Flanders alone is none.
    fn of_origin(&mut self, front: &str) {
        let name = PersonName::parse(front);
        if !name.is_mononym() {
            self.of_person(front);
        } else if name.titles.is_empty() && name.generation.is_none() {
            self.short(&name.words, Form::Given);
        } else {
            self.add(words_of(&tokenize(front)), Form::Trimmed, PatternStrength::Weak);
            self.of_mononym(&name);
        }
    }

    /// Adds the parts of a name with two surnames: García Márquez of Gabriel José García Márquez, and García; Moreau of
    /// Moreau-Dufresne; Gogh of van Gogh.
    fn of_surnames(&mut self, given: &[NameWord], surname: &[NameWord]) {
        if let [_, .., middle] = given
            && middle.initials().is_none()
        {
            self.add(words_of_name([middle].into_iter().chain(surname)), Form::Surname, PatternStrength::Weak);
            if !lexicon::is_given_name(&middle.folded) && !is_particle(&middle.text) {
                self.short([middle], Form::Surname);
            }
        }
        let Some((last, particles)) = surname.split_last() else { return };
        if !particles.is_empty() {
            self.short([last], Form::Surname);
        }
        if last.text.contains('-') {
            for part in last.text.split('-').filter(|part| part.chars().count() > 2) {
                self.short([&NameWord::new(part)], Form::Surname);
            }
        }
    }

    /// Adds the combinations of a one-word alias with the canonical name: Kasia Lind, who is Katarzyna Lind and Kasia;
    /// Anna Ferrer, who is Anna Lind and was Ferrer.
    pub(super) fn of_one_word(&mut self, other: &Declared<'_>, canonical: &PersonName) {
        let name = PersonName::parse(other.text);
        let [word] = name.words.as_slice() else { return };
        let is_own = canonical.words.iter().any(|own| own.folded == word.folded);
        let is_plain = name.titles.is_empty() && name.generation.is_none() && reads_as_name_part(word);
        let is_name = other.former || (are_names(&name, Some(canonical)) && !is_all_capitals(&word.text));
        if is_own || !is_plain || !is_name || !has_as_many_words_as_names(canonical) {
            return;
        }
        let (given, surname) = (canonical.given(), canonical.surname());
        if other.former {
            self.add(words_of_name(given.iter().chain([word])), Form::Trimmed, PatternStrength::Strong);
            self.add(words_of_name(given.first().into_iter().chain([word])), Form::Trimmed, PatternStrength::Strong);
            // Anna Lind-Ferrer and Anna Ferrer-Lind.
            if let ([first, ..], [last]) = (given, surname) {
                for (one, other) in [(word, last), (last, word)] {
                    let both = NameWord::new(&format!("{}-{}", one.text, other.text));
                    self.add(words_of_name([first, &both]), Form::Trimmed, PatternStrength::Strong);
                }
            }
        } else {
            self.add(words_of_name([word].into_iter().chain(surname)), Form::Trimmed, PatternStrength::Strong);
        }
    }

    /// Inspector Crail, Milton Senior: the word alone is theirs where the note shows it.
    fn of_mononym(&mut self, name: &PersonName) {
        let form = if name.titles.is_empty() { Form::Trimmed } else { Form::Surname };
        if !name.titles.is_empty() || name.generation.is_some() {
            self.short(&name.words, form);
        }
        for nickname in &name.nicknames {
            self.short([nickname], Form::Given);
        }
    }

    /// 梁文锋: the given name of two characters or more, and the surname; one of a single character only before a title
    /// (王女士).
    fn of_unspaced_person(&mut self, tokens: &[Token<'_>]) {
        if !tokens.iter().all(Token::is_unspaced) || tokens.len() > 6 {
            return;
        }
        let letters: Vec<char> = tokens.iter().filter_map(|token| token.text.chars().next()).collect();
        let separator = tokens.iter().skip(1).position(|token| token.gap != Gap::Joined).map(|at| at + 1);
        let length = separator.or_else(|| east_asian::surname_length(&letters));
        let Some((surname, given)) = length.and_then(|at| tokens.split_at_checked(at)) else { return };
        if !is_ordinary_unspaced(&letters) {
            self.add(words_of(tokens), Form::Trimmed, PatternStrength::Strong);
        }
        let standing = if surname.len() == 1 { PatternStrength::Marked } else { PatternStrength::Weak };
        self.add(words_of(surname), Form::Surname, standing);
        self.add(words_of(given), Form::Given, PatternStrength::Weak);
    }

    fn short<'n>(&mut self, words: impl IntoIterator<Item = &'n NameWord>, form: Form) {
        let words = words_of_name(words);
        let is_initial = matches!(words.as_slice(), [(_, only)] if only.chars().count() == 1);
        if !is_initial {
            self.add(words, form, PatternStrength::Weak);
        }
    }
}

/// The part of a name before “of” and a place, if that is a name: Philip of Philip of Flanders, but nothing of Duke of
/// York.
fn before_origin(text: &str) -> Option<&str> {
    let (front, origin) = text.split_once(" of ")?;
    let origin = origin.strip_prefix("the ").unwrap_or(origin);
    let is_name = |word: &NameWord| {
        let folded = word.folded.as_str();
        let is_known = lexicon::is_given_name(folded) || lexicon::is_surname(folded);
        let is_rank = honorifics::title(folded).or_else(|| honorifics::title_or_name(folded)).is_some();
        reads_as_name_part(word)
            && (is_known || !lexicon::is_ordinary(folded))
            && !is_rank
            && !is_generic(folded)
            && !is_office(folded)
    };
    let name = PersonName::parse(front);
    (is_capitalised(origin) && !name.words.is_empty() && name.words.iter().all(is_name)).then_some(front)
}

/// Whether a name has no more words than names of people have.
fn has_as_many_words_as_names(name: &PersonName) -> bool {
    let words = || name.words.iter().filter(|word| !is_particle(&word.text) && !joins_particles(&word.text));
    let is_plain = |word: &NameWord| {
        let folded = word.folded.as_str();
        lexicon::is_ordinary(folded) && !lexicon::is_given_name(folded) && !lexicon::is_surname(folded)
    };
    let is_given = |word: &NameWord| lexicon::is_given_name(&word.folded);
    let count = words().count();
    count <= MAX_WORDS || count <= MAX_NAMES && words().next().is_some_and(is_given) && !words().any(is_plain)
}

fn reads_as_name_part(word: &NameWord) -> bool {
    (is_capitalised(&word.text)
        || is_particle(&word.text)
        || joins_particles(&word.text)
        || starts_with_article(&word.text))
        && !word.text.chars().any(|letter| letter.is_ascii_digit())
}

/// `d'Amberti`, `al-Rashid`: a capital stands behind the first part.
fn starts_with_article(word: &str) -> bool {
    word.split_once(['\'', '-']).is_some_and(|(_, rest)| is_capitalised(rest))
}
