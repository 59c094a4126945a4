//! The text that replaces a mention of a renamed entity: the new name for the old one, and for a part of the old name
//! that is no longer right, the same part of the new one.

#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap, FxHashSet};

use super::name_style::{bare, restyle};
use crate::names::Kind;
use crate::names::forms::{Declared, Form, Pattern, PatternStrength, patterns};
use crate::names::legal_forms::legal_form;
use crate::names::lexicon;
use crate::names::normalize::{fold, is_all_capitals};
use crate::names::person::PersonName;
use crate::names::token::{Gap, Token, tokenize};

/// A change of a name, with all forms of both.
#[derive(Debug)]
pub(super) struct NameChange {
    pub(super) old: String,
    pub(super) new: String,
    was: Forms,
    is: Forms,
    /// The forms of the names that the entity keeps.
    stays: Forms,
    /// The same change without titles and legal forms, if the old name has some.
    bare: Option<Box<NameChange>>,
}

/// What to write in a mention's place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Replacement {
    /// How many of the mention's words it replaces, from the first on; behind them stands a legal form or a possessive.
    pub(super) words: usize,
    pub(super) text: String,
    /// Whether all of the old name was written, rather than a part of it.
    pub(super) whole: bool,
}

/// How surely a text is a form of a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Exact,
    Capitals,
    Folded,
}

impl NameChange {
    /// The change from `old` to `new` of an entity that keeps these `other` names.
    pub(super) fn new<'a>(kind: Kind, old: &str, new: &str, other: impl Iterator<Item = &'a str>) -> Self {
        let of = |text: &str| patterns(kind, &[Declared { text, canonical: true, former: false }]);
        // `Lovelace, Ada` changes along with `Ada Lovelace`.
        let stays = Forms::new(other.filter(|name| restyle(name, old, new).is_none()).flat_map(of).collect());
        let (bare_old, bare_new) = (bare(old), bare(new));
        let bare = (bare_old != old).then(|| Box::new(Self::new(kind, bare_old, bare_new, std::iter::empty())));
        Self {
            old: old.to_owned(),
            new: new.to_owned(),
            was: Forms::new(of(old)),
            is: Forms::new(of(new)),
            stays,
            bare,
        }
    }

    /// What to write for a mention in its place, if it is not right any longer.
    pub(super) fn instead_of(&self, mention: &str) -> Option<Replacement> {
        let words = tokenize(mention);
        let stays =
            self.stays.best(&words).and_then(|(likeness, at, _)| Some((likeness, self.stays.list.get(at)?.form)));
        let right = self.is.best(&words);
        let Some((likeness, at, length)) = self.was.best(&words) else {
            if stays.is_some() || self.rather_names_as_kept(&words) {
                return None;
            }
            let bare = self.bare.as_ref().and_then(|bare| bare.instead_of(mention));
            let other = || self.word_by_word(mention, &words).or_else(|| self.in_its_place(&words));
            return bare.or_else(|| self.unspaced(&words)).or_else(other);
        };
        let whole = self.was.list.get(at)?.form == Form::Full;
        // All of the old name is wrong now, even if it is also a part of a name that stays.
        let is_kept = stays.is_some_and(|(stays, form)| stays <= likeness && (!whole || form == Form::Full));
        // What counts beside a title or a legal form only is no name where it stands alone.
        let is_right = |(likeness, right, _): (Likeness, usize, usize)| {
            let form = self.is.list.get(right);
            likeness < Likeness::Folded && form.is_some_and(|form| form.standing != PatternStrength::Marked)
        };
        if is_kept || right.is_some_and(is_right) {
            return None;
        }
        let mut text = if whole { self.new.clone() } else { self.same_part(at) };
        let mut taken = length;
        if legal_form_behind(&tokenize(&text)) {
            // The new name brings its own legal form along.
            taken = words.len();
        }
        if likeness == Likeness::Capitals {
            text = text.to_uppercase();
        }
        Some(Replacement { words: taken, text, whole })
    }

    /// What to write for a mention that no form of the old name lists (with a middle initial, surname first): its words of
    /// the old name give way to those of the new one in their places. What both names do not have alike stays.
    fn word_by_word(&self, mention: &str, words: &[Token<'_>]) -> Option<Replacement> {
        let (old, new) = (tokenize(&self.old), tokenize(&self.new));
        if old.len() != new.len() {
            return None;
        }
        let changed = || old.iter().zip(&new).filter(|(old, new)| old.text != new.text);
        let has = |wanted: &Token<'_>| words.iter().any(|word| fold(word.text) == fold(wanted.text));
        let mut text = String::with_capacity(mention.len());
        let mut done = 0;
        for word in words {
            let folded = fold(word.text);
            let (right, ending) = match changed().find(|(old, _)| fold(old.text) == folded) {
                Some((_, right)) => (right, ""),
                // Annie is no Ann with an ending.
                None if lexicon::is_given_name(&folded) || self.stays.has_word(&folded) => continue,
                None => match changed().find(|(old, _)| !has(old) && begins_alike(&folded, &fold(old.text))) {
                    Some((old, right)) => (right, ending(word.text, old.text)?),
                    None => continue,
                },
            };
            text.push_str(mention.get(done..word.start)?);
            text.push_str(&if is_all_capitals(word.text) { right.text.to_uppercase() } else { right.text.to_owned() });
            text.push_str(ending);
            done = word.end();
        }
        // The dot of an abbreviation at the end is part of it.
        let end = words.last().map_or(0, Token::end);
        let dot = usize::from(mention.get(end..)?.starts_with('.'));
        text.push_str(mention.get(done..end + dot)?);
        (done > 0).then_some(Replacement { words: words.len(), text, whole: false })
    }

    /// Whether the words are rather those of a name that stays: Tom Whitlock senior, who no longer goes by Uncle Tom.
    fn rather_names_as_kept(&self, words: &[Token<'_>]) -> bool {
        let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
        if !folded.iter().any(|word| self.stays.has_word(word)) {
            return false;
        }
        let own = tokenize(&self.old).iter().filter(|word| folded.contains(&fold(word.text))).count();
        let wholes = self.stays.list.iter().filter(|pattern| pattern.form == Form::Full);
        wholes
            .map(|name| name.words.iter().filter(|(_, word)| folded.contains(&fold(word))).count())
            .any(|kept| kept > own)
    }

    /// What to write for a form of the old name that is written with other marks between its letters: OMalley.
    fn unspaced(&self, words: &[Token<'_>]) -> Option<Replacement> {
        let dense =
            |words: &mut dyn Iterator<Item = &str>| words.map(fold).collect::<Vec<_>>().concat().replace('-', "");
        let written = dense(&mut words.iter().map(|word| word.text));
        let is_it = |pattern: &Pattern| dense(&mut pattern.words.iter().map(|(_, word)| word.as_str())) == written;
        let at = self.was.list.iter().position(is_it)?;
        let whole = self.was.list.get(at)?.form == Form::Full;
        let text = if whole { self.new.clone() } else { self.same_part(at) };
        Some(Replacement { words: words.len(), text, whole })
    }

    /// What to write for a mention that has the first and the last word of the old name, where the new one has more words or
    /// fewer: all of the new name, and surname first if the mention has it so.
    fn in_its_place(&self, words: &[Token<'_>]) -> Option<Replacement> {
        let old: Vec<String> = tokenize(&self.old).iter().map(|word| fold(word.text)).collect();
        let has = |wanted: &String| words.iter().any(|word| fold(word.text) == *wanted);
        let (first, last) = (old.first()?, old.last()?);
        if old.len() < 2 || !has(first) || !has(last) {
            return None;
        }
        let is_inverted = words.iter().any(|word| word.gap == Gap::Comma)
            && words.first().is_none_or(|word| fold(word.text) != *first);
        let name = PersonName::parse(&self.new);
        let surname = name.surname().first().and_then(|word| self.new.rfind(&word.text)).filter(|_| is_inverted);
        let (given, surname) = self.new.split_at_checked(surname.unwrap_or_default())?;
        let text = if given.is_empty() { self.new.clone() } else { format!("{surname}, {}", given.trim_end()) };
        Some(Replacement { words: words.len(), text, whole: false })
    }

    /// What to write for a text that shows a link, or a target that names an entity: only for all of the old name.
    pub(super) fn instead_of_whole(&self, text: &str) -> Option<Replacement> {
        let words = tokenize(text);
        let possessive = matches!(words.as_slice(), [.., s] if s.gap == Gap::Apostrophe && s.text == "s");
        let own = words.len().saturating_sub(usize::from(possessive));
        let found = self.was.best(words.get(..own)?).filter(|(.., length)| *length == own);
        let is_whole = found.and_then(|(_, at, _)| self.was.list.get(at)).is_some_and(|was| was.form == Form::Full);
        is_whole.then(|| Replacement { words: own, text: self.new.clone(), whole: true })
    }

    /// The part of the new name that the pattern number `at` is of the old one; all of the new name if it has no such
    /// part.
    fn same_part(&self, at: usize) -> String {
        let Some(form) = self.was.list.get(at).map(|pattern| pattern.form) else { return self.new.clone() };
        let before = self.was.list.iter().take(at).filter(|pattern| pattern.form == form).count();
        let alike: Vec<&Pattern> = self.is.list.iter().filter(|pattern| pattern.form == form).collect();
        alike.get(before).or(alike.last()).map_or_else(|| self.new.clone(), |pattern| self.written(pattern))
    }

    /// The words of a pattern of the new name as that writes them.
    fn written(&self, pattern: &Pattern) -> String {
        let tokens = tokenize(&self.new);
        let mut windows = tokens.windows(pattern.words.len().max(1));
        let is_it = |window: &&[Token<'_>]| window.iter().zip(&pattern.words).all(|(token, word)| token.text == word.1);
        if let Some([first, .., last] | [first @ last]) = windows.find(is_it) {
            let written = self.new.get(first.start..last.end()).unwrap_or_default();
            // Of `Eleanor "Nell" Grey`, Nell Grey has no quote.
            if !written.contains(['"', '“', '”', '(', ')', '«', '»']) {
                return written.to_owned();
            }
        }
        let mut out = String::new();
        for (gap, word) in &pattern.words {
            out.push_str(between(*gap, pattern.form, &out));
            out.push_str(word);
        }
        out
    }
}

/// Whether one folded word may be the other with an ending of a language, also of a short name: Ewy of Ewa.
fn begins_alike(word: &str, other: &str) -> bool {
    const TELLING: usize = 2;
    word.chars().count() > TELLING && word.chars().take(TELLING).eq(other.chars().take(TELLING))
}

/// The s of Bergs behind a whole name. Other endings change the name itself, and no other name can be given them: Janem
/// Kowalskim is not Piotrem Nowakm.
fn ending<'w>(word: &'w str, name: &str) -> Option<&'w str> {
    word.strip_prefix(name).filter(|ending| *ending == "s")
}

fn between(gap: Gap, form: Form, before: &str) -> &'static str {
    match gap {
        Gap::Start | Gap::Joined => "",
        Gap::Space if form == Form::Initials && before.chars().count() == 1 => ". ",
        Gap::Hyphen | Gap::Dash => "-",
        Gap::Apostrophe => "'",
        Gap::Ampersand => " & ",
        Gap::Comma => ", ",
        Gap::MiddleDot => "·",
        Gap::Dot => ".",
        Gap::Slash => "/",
        _ => " ",
    }
}

/// The forms of names, indexed: an entity may have thousands.
#[derive(Debug)]
struct Forms {
    list: Vec<Pattern>,
    /// Their places in the list, by their words in whatever spelling.
    by_words: FxHashMap<Vec<String>, Vec<usize>>,
    /// The words of all of them, folded.
    words: FxHashSet<String>,
}

impl Forms {
    fn new(list: Vec<Pattern>) -> Self {
        let mut by_words: FxHashMap<Vec<String>, Vec<usize>> = FxHashMap::default();
        for (at, pattern) in list.iter().enumerate() {
            let words = pattern.words.iter().map(|(_, word)| without_spelling(word)).collect();
            by_words.entry(words).or_default().push(at);
        }
        let words = list.iter().flat_map(|pattern| &pattern.words).map(|(_, word)| fold(word)).collect();
        Self { list, by_words, words }
    }

    /// Whether a folded word is one of a form's.
    fn has_word(&self, folded: &str) -> bool {
        self.words.contains(folded)
    }

    /// The form that fits the words best, with how well and how many of them it takes; the rest is a legal form.
    fn best(&self, words: &[Token<'_>]) -> Option<(Likeness, usize, usize)> {
        let folded: Vec<String> = words.iter().map(|token| without_spelling(token.text)).collect();
        let of_length = |length: usize| {
            let (own, rest) = words.split_at_checked(length)?;
            let places = self.by_words.get(folded.get(..length)?)?;
            let fits = places.iter().filter_map(|at| Some((likeness(own, self.list.get(*at)?)?, *at, length)));
            let best = fits.min_by_key(|(likeness, at, _)| (*likeness, *at))?;
            (rest.is_empty() || is_legal_form(rest)).then_some(best)
        };
        (1..=words.len())
            .filter_map(of_length)
            .min_by_key(|(likeness, at, length)| (*likeness, usize::MAX - length, *at))
    }
}

/// How well a form has just these words.
fn likeness(words: &[Token<'_>], pattern: &Pattern) -> Option<Likeness> {
    let of_words = words.iter().zip(&pattern.words).map(|(token, (_, word))| alike(token.text, word));
    of_words.collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// What a word has in common with all that [`alike`] takes for it.
fn without_spelling(word: &str) -> String {
    fold(&word.to_uppercase())
}

fn alike(written: &str, word: &str) -> Option<Likeness> {
    if written == word {
        Some(Likeness::Exact)
    } else if is_all_capitals(written) && word.to_uppercase() == written {
        Some(Likeness::Capitals)
    } else {
        (fold(written) == fold(word)).then_some(Likeness::Folded)
    }
}

fn is_legal_form(words: &[Token<'_>]) -> bool {
    let folded: Vec<String> = words.iter().map(|token| fold(token.text)).collect();
    legal_form(&folded.iter().map(String::as_str).collect::<Vec<_>>()).is_some()
}

fn legal_form_behind(words: &[Token<'_>]) -> bool {
    (1..words.len()).any(|at| words.get(at..).is_some_and(is_legal_form))
}
