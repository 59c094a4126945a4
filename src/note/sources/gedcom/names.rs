//! Names of GEDCOM: `Given /Surname/ Suffix`, with what family trees write where a part of one is not known.

use crate::note::sources::script::joined;

/// Words for a name that is not known or not told, in small letters, without blanks and marks.
const UNKNOWN: [&str; 27] = [
    "nn",
    "unk",
    "unknown",
    "notknown",
    "unnamed",
    "noname",
    "living",
    "private",
    "fnu",
    "lnu",
    "mnu",
    "unbekannt",
    "namelos",
    "inconnu",
    "inconnue",
    "desconocido",
    "desconocida",
    "desconhecido",
    "desconhecida",
    "sconosciuto",
    "sconosciuta",
    "onbekend",
    "okänd",
    "ukendt",
    "ukjent",
    "nieznany",
    "nieznana",
];

/// A name in the parts that slashes divide it into.
#[derive(Clone, Default, Debug)]
pub(super) struct Written {
    pub(super) given: String,
    pub(super) surname: String,
    pub(super) suffix: String,
    /// What stands in quotes: `William "Bill" /Smith/`.
    pub(super) nickname: Option<String>,
    /// Whether it says which part is the surname, be that empty.
    pub(super) tells_surname: bool,
}

impl Written {
    /// Takes a name apart.
    pub(super) fn of(value: &str) -> Self {
        let (before, rest) = value.split_once('/').unwrap_or((value, ""));
        let (surname, suffix) = rest.split_once('/').unwrap_or((rest, ""));
        let (given, nickname) = without_quoted(before);
        let suffix = suffix.trim().trim_start_matches(',').replace('/', " ");
        Self {
            given: joined(&[&given]),
            surname: joined(&[surname]),
            suffix: joined(&[&suffix]),
            nickname,
            tells_surname: value.contains('/'),
        }
    }

    /// The name to know somebody by; nothing where too little of it is known: a given name alone, where a surname is
    /// missing, is that of too many.
    pub(super) fn name(&self) -> Option<String> {
        let shown = self.shown()?;
        let is_surname_known = !is_unknown(&self.surname);
        let is_given_known = !self.given.is_empty() || (is_surname_known && !self.suffix.is_empty());
        let is_enough = if is_surname_known { is_given_known } else { !self.tells_surname || shown.contains(' ') };
        is_enough.then_some(shown)
    }

    /// As much of the name as is known. Nothing where the given name is not.
    pub(super) fn shown(&self) -> Option<String> {
        let is_given_missing = self.given.is_empty() && self.suffix.is_empty();
        if is_given_missing || (!self.given.is_empty() && is_unknown(&self.given)) {
            return None;
        }
        let surname = if is_unknown(&self.surname) { "" } else { self.surname.as_str() };
        let name = joined(&[&self.given, surname, &self.suffix]);
        name.chars().any(char::is_alphabetic).then_some(name)
    }
}

/// Whether a part of a name is empty, or says that it is not known.
fn is_unknown(part: &str) -> bool {
    let letters: String = part.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect();
    letters.is_empty() || UNKNOWN.contains(&letters.as_str())
}

/// The text without what stands in quotes, and that.
fn without_quoted(text: &str) -> (String, Option<String>) {
    const QUOTES: [(char, char); 3] = [('"', '"'), ('“', '”'), ('„', '“')];
    for (opening, closing) in QUOTES {
        let parts = text.split_once(opening).and_then(|(before, rest)| Some((before, rest.split_once(closing)?)));
        if let Some((before, (quoted, behind))) = parts {
            let quoted = quoted.trim().to_owned();
            return (format!("{before} {behind}"), Some(quoted).filter(|quoted| !is_unknown(quoted)));
        }
    }
    (text.to_owned(), None)
}
