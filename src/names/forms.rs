//! From a declared name to every way in which prose may write it.

use super::normalize::{fold, is_all_capitals, is_capitalised};
use super::particles::is_particle;
use super::token::{Gap, Token, tokenize};
use super::{Kind, WordKey, east_asian, honorifics, legal_forms, lexicon};
use serde::{Deserialize, Serialize};

/// How a piece of text relates to the name that somebody declared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Form {
    /// The canonical name.
    Full,
    /// Another declared name.
    Alias,
    /// A declared name without its middle names, legal form or title.
    Trimmed,
    /// The surname alone.
    Surname,
    /// The given name alone.
    Given,
    /// Initials and surname: `J. Smith`.
    Initials,
    /// The initials of an organization.
    Acronym,
    /// An organization's name without its generic last word: `High-Flyer` for `High-Flyer Quant`.
    Short,
}

/// One way to write a name, ready for the trie.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pattern {
    /// The words, each with the gap before it; the first gap is [`Gap::Start`].
    pub words: Vec<(Gap, String)>,
    /// How it relates to the declared name.
    pub form: Form,
    /// Whether it stands for its bearer wherever it is written. Other forms need evidence in the note.
    pub strong: bool,
    /// Whether letter case does not matter.
    pub fold: bool,
    /// Whether the name ends with a dot, which then belongs to it: `Raven Materials S.A.`
    pub dotted: bool,
}

/// A name as somebody declared it.
#[derive(Clone, Copy, Debug)]
pub struct Declared<'a> {
    /// The name.
    pub text: &'a str,
    /// Whether it is the canonical one.
    pub canonical: bool,
}

/// Every pattern under which an entity of this kind and these names is found, without duplicates.
pub fn patterns(kind: Kind, names: &[Declared<'_>]) -> Vec<Pattern> {
    let mut out = Patterns { kind, list: Vec::new() };
    for name in names {
        let tokens = tokenize(name.text);
        out.declared(&tokens, if name.canonical { Form::Full } else { Form::Alias });
        if let Some(pattern) = out.list.last_mut().filter(|pattern| pattern.words.len() == tokens.len()) {
            pattern.dotted |= name.text.trim_end().ends_with('.');
        }
    }
    for name in names {
        let tokens = tokenize(name.text);
        match kind {
            Kind::Person => out.of_person(&tokens),
            Kind::Organization => out.of_organization(&tokens),
        }
    }
    out.list
}

struct Patterns {
    kind: Kind,
    list: Vec<Pattern>,
}

impl Patterns {
    fn declared(&mut self, tokens: &[Token<'_>], form: Form) {
        self.add(tokens, form, self.is_strong(tokens, form));
    }

    /// Adds the words as a pattern, unless these words are there already in a form that says more.
    fn add(&mut self, tokens: &[Token<'_>], form: Form, strong: bool) {
        let letters: usize = tokens.iter().map(|token| token.text.chars().count()).sum();
        if letters < 2 {
            return;
        }
        let words: Vec<(Gap, String)> = tokens
            .iter()
            .enumerate()
            .map(|(index, token)| (gap_in_name(index, token.gap), token.text.to_owned()))
            .collect();
        if self.list.iter().all(|pattern| pattern.words != words) {
            self.list.push(Pattern { words, form, strong, fold: false, dotted: false });
        }
    }

    /// The forms of a person's name: without title and middle names, its surname, its given name, initials.
    fn of_person(&mut self, tokens: &[Token<'_>]) {
        if tokens.iter().any(Token::is_unspaced) {
            self.of_unspaced_person(tokens);
            return;
        }
        let tokens = without_titles(tokens);
        let spaced = spaced_words(tokens);
        if spaced.len() < 2 || spaced.len() > 5 || !spaced.iter().all(|word| reads_as_name_part(word)) {
            return;
        }
        let surname_at = surname_start(&spaced);
        let (Some(given), Some(surname)) = (spaced.first().copied(), spaced.get(surname_at..).map(<[_]>::concat))
        else {
            return;
        };
        self.declared(tokens, Form::Trimmed);
        if surname_at > 1 && !is_initial(given) {
            self.declared(&[given, &surname].concat(), Form::Trimmed);
        }
        let surname_first = spaced.len() == 2 && surname_comes_first(given, &surname);
        let (family, own) = if surname_first { (given, surname.as_slice()) } else { (surname.as_slice(), given) };
        self.short(family, Form::Surname);
        self.short(own, Form::Given);
        if surname_at > 1
            && let Some([middle]) = spaced.get(1..surname_at)
            && !is_initial(middle)
        {
            // “García Márquez” of Gabriel García Márquez.
            self.add(&[*middle, &surname].concat(), Form::Surname, false);
        }
        if let Some(initial) = initial_of(own) {
            self.add(&[std::slice::from_ref(&initial), family].concat(), Form::Initials, false);
        }
    }

    /// 梁文锋: the given name of two characters or more, and a surname of two or more.
    fn of_unspaced_person(&mut self, tokens: &[Token<'_>]) {
        if !tokens.iter().all(Token::is_unspaced) || tokens.len() > 6 {
            return;
        }
        if let Some(separator) = tokens.iter().skip(1).position(|token| token.gap != Gap::Joined) {
            let (first, last) = tokens.split_at((separator + 1).min(tokens.len()));
            self.short(first, Form::Surname);
            self.short(last, Form::Given);
            return;
        }
        let letters: Vec<char> = tokens.iter().filter_map(|token| token.text.chars().next()).collect();
        if let Some(length) = east_asian::surname_length(&letters)
            && let Some((surname, given)) = tokens.split_at_checked(length)
        {
            self.short(surname, Form::Surname);
            self.short(given, Form::Given);
        }
    }

    /// The forms of an organization's name: without legal form and article, its acronym, its distinctive first words.
    fn of_organization(&mut self, tokens: &[Token<'_>]) {
        let tokens = without_legal_form(tokens);
        self.declared(tokens, Form::Trimmed);
        let tokens = match tokens.split_first() {
            Some((the, rest)) if fold(the.text) == "the" && !rest.is_empty() => rest,
            _ => tokens,
        };
        self.declared(tokens, Form::Trimmed);
        let spaced = spaced_words(tokens);
        if let Some((last, head)) = spaced.split_last()
            && let [generic] = last
            && is_generic(&fold(generic.text))
            && !head.is_empty()
        {
            let head = head.concat();
            let distinctive = head.len() > 1 || head.iter().all(|word| is_distinctive(word.text));
            if distinctive {
                self.add(&head, Form::Short, false);
            }
        }
        self.acronym(&spaced);
    }

    fn acronym(&mut self, spaced: &[&[Token<'_>]]) {
        let letters: String = spaced
            .iter()
            .filter_map(|word| word.first())
            .filter(|word| !word.is_unspaced() && is_capitalised(word.text))
            .filter_map(|word| word.text.chars().next())
            .collect();
        if letters.chars().count() >= 2 && spaced.len() >= 2 {
            self.add(&tokenize(&letters), Form::Acronym, false);
        }
    }

    fn short(&mut self, tokens: &[Token<'_>], form: Form) {
        let is_name = tokens.first().is_some_and(|first| !is_initial(std::slice::from_ref(first)));
        if is_name {
            self.add(tokens, form, false);
        }
    }

    /// Whether a declared name stands for its bearer wherever it is written: names of two words or more do, single
    /// words only if they are distinctive.
    fn is_strong(&self, tokens: &[Token<'_>], form: Form) -> bool {
        if tokens.iter().any(Token::is_unspaced) {
            return self.is_strong_unspaced(tokens, form);
        }
        if tokens.iter().skip(1).any(|token| !matches!(token.gap, Gap::Hyphen | Gap::Apostrophe)) {
            return true;
        }
        match tokens {
            [word] => is_distinctive(word.text),
            [] => false,
            parts => {
                self.kind == Kind::Organization
                    || parts.iter().any(|part| part.text.len() > 2 && is_distinctive(part.text))
            }
        }
    }

    /// Without spaces, a surname in front tells a full name; a short transliteration (贝叶斯 for Bayes) is a single word.
    fn is_strong_unspaced(&self, tokens: &[Token<'_>], form: Form) -> bool {
        let letters: Vec<char> = tokens.iter().filter_map(|token| token.text.chars().next()).collect();
        match self.kind {
            Kind::Organization => letters.len() >= 2,
            Kind::Person => {
                letters.len() >= 2 && (form == Form::Full || east_asian::surname_length(&letters).is_some())
            }
        }
    }
}

/// The gap before a word of a pattern, whose words may come from other places of the declared name.
fn gap_in_name(index: usize, gap: Gap) -> Gap {
    match gap {
        _ if index == 0 => Gap::Start,
        Gap::Start => Gap::Space,
        gap => gap,
    }
}

/// Whether a single word can stand for one bearer by itself: an abbreviation in capitals, or a word that is neither an
/// ordinary word nor a common name or place.
pub fn is_distinctive(word: &str) -> bool {
    if is_all_capitals(word) || has_inner_capital(word) {
        return true;
    }
    is_capitalised(word) && !lexicon::is_listed(WordKey::written(word))
}

/// `DeepSeek`, `iPhone`; not `McDonald`.
fn has_inner_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next();
    letters.any(char::is_uppercase) && !word.starts_with("Mc") && !word.starts_with("Mac")
}

/// The words between spaces; hyphens and apostrophes keep theirs together.
fn spaced_words<'t, 's>(tokens: &'t [Token<'s>]) -> Vec<&'t [Token<'s>]> {
    tokens.chunk_by(|_, next| matches!(next.gap, Gap::Hyphen | Gap::Apostrophe | Gap::Dot)).collect()
}

/// Where the surname begins: at the last word, or at the particles before it.
fn surname_start(spaced: &[&[Token<'_>]]) -> usize {
    let mut start = spaced.len().saturating_sub(1);
    while start > 1
        && spaced.get(start - 1).is_some_and(|word| matches!(word, [particle] if is_particle(particle.text)))
    {
        start -= 1;
    }
    start
}

/// Whether this is a name in East Asian order: a known surname in front, none of the West's given names.
fn surname_comes_first(first: &[Token<'_>], last: &[Token<'_>]) -> bool {
    let is_surname = |part: &[Token<'_>]| matches!(part, [word] if east_asian::is_romanized_surname(&fold(word.text)));
    is_surname(first) && !is_surname(last)
}

fn without_titles<'t, 's>(mut tokens: &'t [Token<'s>]) -> &'t [Token<'s>] {
    while let Some((first, rest)) = tokens.split_first() {
        if rest.is_empty() || honorifics::title(&fold(first.text)).is_none() {
            break;
        }
        tokens = rest;
    }
    while let Some((last, rest)) = tokens.split_last() {
        if rest.len() < 2 || !honorifics::suffix(&fold(last.text)) {
            break;
        }
        tokens = rest;
    }
    tokens
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

fn reads_as_name_part(word: &[Token<'_>]) -> bool {
    word.first().is_some_and(|first| is_capitalised(first.text) || is_particle(first.text))
        && word.iter().all(|part| !part.text.chars().any(|letter| letter.is_ascii_digit()))
}

fn is_initial(word: &[Token<'_>]) -> bool {
    matches!(word, [one] if one.text.chars().count() == 1 && !one.is_unspaced())
}

fn initial_of<'s>(word: &[Token<'s>]) -> Option<Token<'s>> {
    let first = word.first()?;
    let length = first.text.chars().next()?.len_utf8();
    Some(Token { text: first.text.get(..length)?, start: first.start, gap: Gap::Start })
}

/// Words that say what business an organization is in rather than who it is. Collected by hand.
fn is_generic(folded: &str) -> bool {
    matches!(
        folded,
        "quant"
            | "capital"
            | "group"
            | "holding"
            | "holdings"
            | "technology"
            | "technologies"
            | "labs"
            | "laboratories"
            | "partners"
            | "ventures"
            | "systems"
            | "software"
            | "robotics"
            | "networks"
            | "solutions"
            | "industries"
            | "international"
            | "services"
            | "consulting"
            | "analytics"
            | "pharma"
            | "pharmaceuticals"
            | "therapeutics"
            | "biotech"
            | "semiconductor"
            | "semiconductors"
            | "motors"
            | "airlines"
            | "entertainment"
            | "studios"
            | "records"
            | "publishing"
            | "investments"
            | "management"
    )
}
