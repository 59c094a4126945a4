//! vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as phones, mail programs and address books export it.

mod card;
mod facts;
mod field;
mod lines;
mod names;
mod reference;
#[cfg(test)]
mod tests;
mod value;

use rustc_hash::FxHashMap;

use super::entry::add_fact;
use super::{Source, relation};
use crate::note::definitions::Definition;
use card::Card;
use field::Field;
use lines::{Boundary, Line, Lines};
use reference::Reference;

/// Reads the cards of a text. Text outside of cards is ignored: other formats share the extension.
pub(super) fn read(text: &str) -> Source {
    let mut reader = Reader::default();
    Lines::new(text).for_each(|line| reader.take(&line));
    reader.end(text.trim_end().len());
    reader.resolve();
    reader.source
}

#[derive(Default)]
struct Reader {
    source: Source,
    card: Option<Card>,
    /// The depth of nested cards around the line, each that of an agent (vCard 2.1).
    nested: usize,
    /// Whether a card that begins now is an agent's.
    is_agent_next: bool,
    /// Whom definitions name by an identifier, with the definition's index.
    references: Vec<(usize, Reference)>,
}

impl Reader {
    fn take(&mut self, line: &Line<'_>) {
        match line.boundary() {
            Some(Boundary::Begin) if self.is_agent_next => self.nested += 1,
            Some(Boundary::Begin) => {
                // The card before has no end.
                self.end(line.span.start as usize);
                self.card = Some(Card::new(line.span));
            }
            Some(Boundary::End) if self.nested > 0 => self.nested -= 1,
            Some(Boundary::End) => self.end(line.span.end as usize),
            None => return self.take_property(line),
        }
        self.is_agent_next = false;
    }

    fn take_property(&mut self, line: &Line<'_>) {
        let field = self.card.as_ref().and_then(|_| Field::of(line.name()));
        if field == Some(Field::Agent) {
            let value = line.rough_value().trim();
            let begins = value.eq_ignore_ascii_case("BEGIN:VCARD");
            self.nested += usize::from(begins);
            self.is_agent_next = value.is_empty();
        } else if !line.rough_value().is_empty() {
            self.is_agent_next = false;
        }
        let Some(card) = self.card.as_mut().filter(|_| self.nested == 0) else { return };
        let property = field.and_then(|field| Some((field, line.property(card.keeps_blanks)?)));
        let Some((field, property)) = property else { return };
        match property.value {
            None if field.is_name() => self.source.leave_out(
                property.span,
                "This name is in characters that whoswho does not read and was left out; export the contacts in UTF-8.",
            ),
            _ => card.take(field, property),
        }
    }

    /// Ends the open card, if there is one.
    fn end(&mut self, at: usize) {
        self.nested = 0;
        let Some(card) = self.card.take() else { return };
        match card.definition(at) {
            Ok(Some((definition, references))) => {
                let index = self.source.definitions.len();
                self.references.extend(references.into_iter().map(|reference| (index, reference)));
                self.source.definitions.push(definition);
            }
            Ok(None) => {}
            Err(message) => self.source.pass_over(card.begin, message),
        }
    }

    /// Resolves references to links, as far as their cards are in the file.
    fn resolve(&mut self) {
        if self.references.is_empty() {
            return;
        }
        let named = |definition: &Definition| {
            Some((definition.id.clone()?, definition.names.first().map(|name| name.text.clone())?))
        };
        let names: FxHashMap<String, String> = self.source.definitions.iter().filter_map(named).collect();
        for (index, Reference { key, id, span }) in self.references.drain(..) {
            let (Some(name), Some(definition)) = (names.get(&id), self.source.definitions.get_mut(index)) else {
                continue;
            };
            add_fact(definition, &key, vec![relation::link(&id, name)], span);
        }
    }
}
