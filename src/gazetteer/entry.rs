//! An entry of a register, parsed from a line or a row. Names files make a card of it, notes a definition.

use std::borrow::Cow;

use super::Record;
use super::card::{Card, Facts, Field};
use crate::names::Kind;
use crate::text::{Span, in_one_line};

/// The most names on a card besides the first. Some entries of sanctions lists have hundreds.
const NAMES: usize = 24;

/// The most names of an entry that are considered.
const MAX_NAMES: usize = 1000;

/// A value with its span.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text<'t> {
    /// The value, without escapes.
    pub text: Cow<'t, str>,
    /// Its span in the line or table that was read, without quotes.
    pub span: Span,
}

impl<'t> Text<'t> {
    /// A value at a span.
    pub fn new(text: impl Into<Cow<'t, str>>, span: Span) -> Self {
        Self { text: text.into(), span }
    }

    /// A part of the value. Where the source has escapes, the span is that of the whole value.
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

/// The offset of `part` in `whole`, if it is a slice of it.
pub(super) fn offset(whole: &str, part: &str) -> Option<usize> {
    let at = part.as_ptr().addr().checked_sub(whole.as_ptr().addr())?;
    (at + part.len() <= whole.len()).then_some(at)
}

/// The role of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Role {
    /// The main name.
    Main,
    /// Another name that identifies the entry.
    Alias,
    /// A former name.
    Former,
    /// A nickname.
    Nickname,
    /// An abbreviation.
    Abbreviation,
    /// A name that identifies the entry only together with other evidence.
    Weak,
}

impl Role {
    /// Whether a name of this role is indexed in a names file.
    fn finds(self) -> bool {
        matches!(self, Self::Main | Self::Alias | Self::Former)
    }
}

/// The key of a fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Key<'t> {
    /// A field of cards.
    Field(Field),
    /// Another key, which only notes show.
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

/// A person or an organization, with all its data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry<'t> {
    /// Person or organization.
    pub kind: Kind,
    /// The identifier of the entry in the register.
    pub id: Option<Text<'t>>,
    /// The names, the main one first.
    pub names: Vec<(Role, Text<'t>)>,
    /// Mail addresses.
    pub emails: Vec<Text<'t>>,
    /// The facts, one value each.
    pub facts: Vec<(Key<'t>, Text<'t>)>,
    /// A few words about it.
    pub summary: Option<Text<'t>>,
}

impl<'t> Entry<'t> {
    /// An empty entry.
    pub fn new(kind: Kind) -> Self {
        Self { kind, id: None, names: Vec::new(), emails: Vec::new(), facts: Vec::new(), summary: None }
    }

    /// Adds a fact.
    pub(super) fn say(&mut self, field: Field, text: Text<'t>) {
        self.facts.push((Key::Field(field), text));
    }

    /// The record for a names file; `None` if no name is indexed.
    pub fn record(&self) -> Option<Record> {
        let mut names: Vec<String> = Vec::new();
        let mut hardly: Vec<String> = Vec::new();
        for (role, name) in self.names.iter().take(MAX_NAMES) {
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
