//! Inflection of names: recognizes the endings and prefixes that languages add to names. “Erika Sandvalla” is Erik
//! Sandvall in a Czech sentence.
//!
//! The endings are in `word_lists/inflection/`, one table a language; `tables` describes the format. All words are
//! compared folded (`names::normalize::fold`), so the tables are in folded letters: `й` is `и` there, `ё` is `е`, `ł`
//! is `l`. Endings behind an apostrophe, as in Turkish (Ahmet'in) and English, are separate words for `names::token`
//! and are not handled here.
//!
//! A false positive merges two people; a false negative only leaves a mention unresolved. Endings that are as often
//! part of a name are therefore left out: single vowels in Turkish and Estonian, `-o` in Latin, the vocative of women's
//! names in Czech.

mod explain;
mod language;
mod proclitics;
mod rule;
mod tables;
#[cfg(test)]
mod tests;

pub use explain::explains;
pub use language::{Language, Languages};
pub use proclitics::proclitics;
use rule::Rule;

/// The most bases that a word is shown with.
const MAX_BASES: usize = 40;

/// What explains that a word is written otherwise than declared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Inflection {
    /// The languages that have this ending; at least one.
    pub languages: Languages,
    /// The ending as it is seen, folded, without what of the word changes before it: `em`, `iego`, `lle`. Of several words
    /// the last one's that has an ending.
    pub ending: &'static str,
}

/// What a word may have been before it got an ending.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Base {
    /// The declared word, folded.
    pub word: String,
    /// The ending that makes it into the word that was asked for.
    pub inflection: Inflection,
}

/// Reads the lists now. Otherwise they are read when the first word is asked for.
pub fn load() {
    tables::load();
}

/// Shows every folded word that an ending of some language makes into this one, each once, at most 40, and never itself.
/// What is no word of letters has none; hyphens and apostrophes may be in it, and only what stands behind the last hyphen
/// has endings here, so parts are asked for by themselves. Whether the ending fits the whole name, [`explains`] tells.
pub fn each_base(folded: &str, mut visit: impl FnMut(&str)) {
    // All that were shown, a line each.
    let mut shown = String::new();
    let mut count = 0;
    each_reading(folded, |rule, stem| {
        let is_it = |line: &str| line.strip_prefix(stem) == Some(rule.declared);
        if count == MAX_BASES || shown.lines().any(is_it) {
            return;
        }
        let start = shown.len();
        shown.push_str(stem);
        shown.push_str(rule.declared);
        visit(shown.get(start..).unwrap_or_default());
        shown.push('\n');
        count += 1;
    });
}

/// The same with the ending of each.
pub fn bases(folded: &str) -> Vec<Base> {
    let mut bases: Vec<Base> = Vec::new();
    each_reading(folded, |rule, stem| {
        let known = bases.iter().position(|base| base.word.strip_prefix(stem) == Some(rule.declared));
        if let Some(base) = known.and_then(|at| bases.get_mut(at)) {
            base.inflection.languages = base.inflection.languages.with(rule.language);
        } else if bases.len() < MAX_BASES {
            let inflection = Inflection { languages: Languages::default().with(rule.language), ending: rule.ending };
            bases.push(Base { word: [stem, rule.declared].concat(), inflection });
        }
    });
    bases
}

/// Shows the rules that may have made a folded word, each with what stays of the word before its ending.
fn each_reading<'w>(folded: &'w str, visit: impl FnMut(&'static Rule, &'w str)) {
    if is_word(folded) {
        tables::each_rule(folded, visit);
    }
}

/// Whether it is written in letters, with hyphens and apostrophes between them at most.
fn is_word(folded: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphabetic();
    folded.starts_with(is_letter)
        && folded.ends_with(is_letter)
        && folded.chars().all(|letter| is_letter(letter) || matches!(letter, '-' | '\''))
}
