//! Merges entries of sources that are the same entity: a contact that also has a note, or that is in two address books.

use rustc_hash::FxHashSet;

use super::{Entity, EntityIndex};
use crate::names::normalize::fold;
use crate::names::{EntityId, Kind};
use crate::note::SourceFormat;

impl EntityIndex {
    /// Replaces each entry of a source by its representative and removes duplicates. The representative is the note
    /// about the same entity, which says more of it, or else the first of the entries that are the same.
    pub fn merge_entries<T>(&self, list: &mut Vec<T>, id: impl Fn(&mut T) -> &mut EntityId) {
        let is_entry = |id: EntityId| self.get(id).is_some_and(|entity| entity.definition.from_source);
        let mut listed: FxHashSet<EntityId> = list.iter_mut().map(|item| *id(item)).collect();
        if !listed.iter().any(|id| is_entry(*id)) {
            return;
        }
        list.retain_mut(|item| {
            let own = id(item);
            let representatives = self.representatives_of(*own);
            match representatives.as_slice() {
                [] => true,
                some if some.iter().any(|other| listed.contains(other)) => false,
                [only] => {
                    *own = *only;
                    listed.insert(*only)
                }
                _ => true,
            }
        });
    }

    /// The representative of an entity: usually itself.
    pub fn representative(&self, id: EntityId) -> EntityId {
        match self.representatives_of(id).as_slice() {
            [only] => *only,
            _ => id,
        }
    }

    /// The entities that represent themselves, in no particular order: one for each group of equal entries.
    pub fn representatives(&self) -> impl Iterator<Item = &Entity> {
        self.iter().filter(|entity| self.representative(entity.id) == entity.id)
    }

    /// The entities with this key in a site's data: `author: ann` in a page means the entry `ann` of its list of
    /// authors.
    pub fn with_key(&self, key: &str) -> Vec<EntityId> {
        let bearers = self.handles.get(fold(key).as_str()).map(Vec::as_slice).unwrap_or_default();
        let has_key = |entity: &&Entity| {
            entity.definition.from_source && entity.definition.handles.iter().any(|handle| handle.text == key)
        };
        let mut found: Vec<EntityId> =
            bearers.iter().filter_map(|id| self.get(*id)).filter(has_key).map(|entity| entity.id).collect();
        self.merge_entries(&mut found, |id| id);
        self.sort_by_place(&mut found, |id| *id);
        found
    }

    /// The entries of sources that an entity represents.
    pub fn represented_by(&self, entity: &Entity) -> Vec<&Entity> {
        let entries = self.entries_named_as(entity).into_iter();
        entries.filter(|entry| self.representative(entry.id) == entity.id).collect()
    }

    /// The entries of sources that an entity represents or may represent: those with one of its names.
    pub fn entries_named_as(&self, entity: &Entity) -> Vec<&Entity> {
        let names: FxHashSet<String> = entity.declared_names().map(fold).collect();
        let bearers = names.iter().filter_map(|name| Some((name, self.names.get(name.as_str())?)));
        let entries = bearers.flat_map(|(name, bearers)| {
            let entries = bearers.iter().filter_map(|id| self.get(*id));
            entries.filter(move |other| other.definition.from_source && fold(other.name()) == *name)
        });
        entries.filter(|other| other.id != entity.id).collect()
    }

    /// Whether two entries of the same name are the same person or organization. An address book or a family tree lists
    /// nobody twice, except with a shared address or as a copied card; lists and tables do, and so do two sources.
    /// `are_several` tells whether several entities of this name are known.
    fn are_same(&self, one: &Entity, other: &Entity, are_several: bool) -> bool {
        let is_shared = |address: &str| other.emails().any(|own| own.eq_ignore_ascii_case(address));
        if one.emails().any(is_shared) {
            return true;
        }
        let is_written_to = |entity: &Entity| entity.emails().next().is_some();
        let is_at_odds = (is_dead(one) && is_written_to(other)) || (is_dead(other) && is_written_to(one));
        let may_list_twice = || {
            let path = self.notes.place(one.file).map(|(_, path)| path);
            match path.and_then(|path| SourceFormat::from_path(path)) {
                Some(SourceFormat::Gedcom) => false,
                Some(SourceFormat::VCard) => is_copy(one, other),
                _ => true,
            }
        };
        !are_several && !is_at_odds && (one.file != other.file || may_list_twice())
    }

    /// The possible representatives of an entry: all notes about an entity of its name, or else one entry; none if it
    /// represents itself.
    fn representatives_of(&self, id: EntityId) -> Vec<EntityId> {
        let Some(entry) = self.get(id).filter(|entity| entity.definition.from_source) else { return Vec::new() };
        let name = fold(entry.name());
        let alike = self.names.get(name.as_str()).map(Vec::as_slice).unwrap_or_default();
        let others = alike.iter().filter(|other| **other != id).filter_map(|other| self.get(*other));
        let others: Vec<&Entity> = others.filter(|other| other.kind() == entry.kind()).collect();
        let is_note =
            |other: &&&Entity| !other.definition.from_source && other.declared_names().any(|own| fold(own) == name);
        let notes: Vec<EntityId> = others.iter().filter(is_note).map(|other| other.id).collect();
        if !notes.is_empty() {
            return notes;
        }
        // A single word is not enough to say that two address books mean one person. Of an organization it is the whole name,
        // unless one source has two of that name under two identifiers.
        let is_one_word = !entry.name().trim().contains(char::is_whitespace);
        if entry.kind() == Kind::Person && is_one_word {
            return Vec::new();
        }
        let namesakes: Vec<&Entity> = others.into_iter().filter(|other| fold(other.name()) == name).collect();
        // Who was born in other years tells that there are several, of whom nothing but an address tells which.
        let years: FxHashSet<&str> = namesakes.iter().copied().chain([entry]).filter_map(year_of_birth).collect();
        let are_several = years.len() > 1;
        let same = namesakes
            .into_iter()
            .filter(|other| self.are_same(entry, other, are_several) && !(is_one_word && have_other_ids(entry, other)));
        let mut entries: Vec<EntityId> = same.map(|other| other.id).chain([id]).collect();
        self.sort_by_place(&mut entries, |id| *id);
        entries.truncate(1);
        entries.retain(|first| *first != id);
        entries
    }
}

/// Whether two cards have the same content, so that nothing can tell which of them is meant.
fn is_copy(one: &Entity, other: &Entity) -> bool {
    let (facts, other_facts) = (one.definition.facts.iter(), other.definition.facts.iter());
    one.definition.summary == other.definition.summary
        && one.declared_names().eq(other.declared_names())
        && one.emails().eq(other.emails())
        && facts.map(|fact| (&fact.key, &fact.values)).eq(other_facts.map(|fact| (&fact.key, &fact.values)))
}

/// Whether the two have different identifiers in one source.
fn have_other_ids(one: &Entity, other: &Entity) -> bool {
    let ids = one.definition.id.as_ref().zip(other.definition.id.as_ref());
    one.file == other.file && ids.is_some_and(|(one, other)| one != other)
}

/// Whether the person is dead, so that no mail is written to them.
pub fn is_dead(entity: &Entity) -> bool {
    entity.definition.facts.iter().any(|fact| fact.key == "died")
}

/// The year of birth or foundation, if a source has it: the first four digits in a row.
pub fn year_of_birth(entity: &Entity) -> Option<&str> {
    let facts = entity.definition.facts.iter().filter(|fact| matches!(fact.key.as_str(), "born" | "founded"));
    let value = facts.flat_map(|fact| &fact.values).next()?;
    value.split(|letter: char| !letter.is_ascii_digit()).find(|digits| digits.len() == 4)
}
