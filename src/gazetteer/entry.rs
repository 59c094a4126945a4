//! Somebody as a line or a row of a register has them. Names files make a card of it, notes a definition.

use std::borrow::Cow;

use super::Record;
use super::card::{Card, Facts, Field};
use crate::names::Kind;
use crate::text::{Span, in_one_line};

/// How many names a card has besides the first. Some on sanctions lists have hundreds.
const NAMES: usize = 24;

/// How many names of an entry are looked at.
const MOST_NAMES: usize = 1000;

/// A value and where it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text<'t> {
    /// The value, without escapes.
    pub text: Cow<'t, str>,
    /// Its bytes in what was read, a line or a whole table, without quotes.
    pub span: Span,
}

impl<'t> Text<'t> {
    /// A value that stands at a place.
    pub fn new(text: impl Into<Cow<'t, str>>, span: Span) -> Self {
        Self { text: text.into(), span }
    }

    /// A piece of the value. Where escapes are written in it, the place is that of all of it.
    pub(super) fn part<'p>(&'p self, piece: &'p str) -> Text<'p> {
        let is_as_written = self.span.len() == self.text.len();
        let within = offset(&self.text, piece).filter(|_| is_as_written);
        let span = within.map_or(self.span, |at| {
            let start = self.span.start as usize + at;
            Span::new(start, start + piece.len())
        });
        Text::new(piece, span)
    }
}

/// How many bytes of `whole` stand before `part`, if that is a piece of the very same text.
pub(super) fn offset(whole: &str, part: &str) -> Option<usize> {
    let at = part.as_ptr().addr().checked_sub(whole.as_ptr().addr())?;
    (at + part.len() <= whole.len()).then_some(at)
}

/// What kind of name it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Role {
    /// The name it is listed by.
    Main,
    /// Another one that tells who is meant.
    Alias,
    /// One it went by once.
    Former,
    /// What friends say.
    Nickname,
    /// An abbreviation.
    Abbreviation,
    /// One that tells who is meant only together with something else.
    Weak,
}

impl Role {
    /// Whether such a name by itself finds an entry of a names file.
    fn finds(self) -> bool {
        matches!(self, Self::Main | Self::Alias | Self::Former)
    }
}

/// What a fact is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Key<'t> {
    /// What cards have a field for.
    Field(Field),
    /// Something that only notes show, by its name.
    Other(Cow<'t, str>),
}

impl Key<'_> {
    /// The key as it is shown.
    pub fn label(&self) -> &str {
        match self {
            Self::Field(field) => field.label(),
            Self::Other(label) => label,
        }
    }
}

/// A person or an organization, with all that is said of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry<'t> {
    /// Person or organization.
    pub kind: Kind,
    /// What the register's makers call the entry.
    pub id: Option<Text<'t>>,
    /// The names, the one it is listed by first.
    pub names: Vec<(Role, Text<'t>)>,
    /// Addresses for mail.
    pub emails: Vec<Text<'t>>,
    /// What else is said, a value each.
    pub facts: Vec<(Key<'t>, Text<'t>)>,
    /// A few words about it.
    pub summary: Option<Text<'t>>,
}

impl<'t> Entry<'t> {
    /// An entry of which nothing is known yet.
    pub fn new(kind: Kind) -> Self {
        Self { kind, id: None, names: Vec::new(), emails: Vec::new(), facts: Vec::new(), summary: None }
    }

    /// Adds a fact.
    pub(super) fn say(&mut self, field: Field, text: Text<'t>) {
        self.facts.push((Key::Field(field), text));
    }

    /// The entry as a names file has it; nothing if no name of it finds it.
    pub fn record(&self) -> Option<Record> {
        let mut names: Vec<String> = Vec::new();
        let mut hardly: Vec<String> = Vec::new();
        for (role, name) in self.names.iter().take(MOST_NAMES) {
            let name = in_one_line(&name.text);
            let known = if role.finds() { &mut names } else { &mut hardly };
            if !name.is_empty() && !known.contains(&name) {
                known.push(name);
            }
        }
        let (first, others) = names.split_first()?;
        let also = others.iter().chain(hardly.iter().filter(|name| !names.contains(name)));
        let also = also.take(NAMES).cloned().collect();
        let mut facts = Facts::default();
        for (key, value) in &self.facts {
            if let Key::Field(field) = key {
                facts.add(*field, &value.text);
            }
        }
        if let Some(id) = &self.id {
            facts.add(Field::Id, &id.text);
        }
        let card = Card { kind: self.kind, name: first.clone(), also, facts: facts.finish() };
        Some(Record { card, names })
    }
}
