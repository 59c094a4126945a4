//! Families: parents, partners and children. Both the family's record and those of its members may state them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::lines::Record;
use super::person::{ParentLink, Person, Sex};
use crate::note::sources::entry::add_fact;
use crate::note::sources::relation;
use crate::text::Span;

/// How many partners of a family are read; each is related to all of its members.
const MAX_PARTNERS: usize = 8;

/// A family record: the identifiers of its members.
#[derive(Default)]
pub(super) struct Family<'t> {
    partners: Vec<(&'t str, Option<Sex>)>,
    children: Vec<&'t str>,
}

impl<'t> Family<'t> {
    pub(super) fn of(record: &Record<'t>) -> Self {
        let mut family = Self::default();
        for (_, line) in record.below(0) {
            let Some(member) = line.pointer() else { continue };
            if line.is("HUSB") {
                family.partners.push((member, Some(Sex::Male)));
            } else if line.is("WIFE") {
                family.partners.push((member, Some(Sex::Female)));
            } else if line.is("CHIL") {
                family.children.push(member);
            }
        }
        family
    }
}

/// The members of a family, by their places in the list of persons.
#[derive(Default)]
struct Members {
    partners: Vec<(usize, Option<Sex>, Option<Span>)>,
    children: Vec<(usize, ParentLink, Option<Span>)>,
}

/// Adds family relations to the facts of the members. A family that is referenced but has no record counts as well.
pub(super) fn relate<'t>(persons: &mut [Person<'t>], families: Vec<(&'t str, Family<'t>)>) {
    let relations = Relations::of(&members(persons, families), persons);
    for (person, facts) in relations.facts {
        let values = |others: Vec<usize>| others.into_iter().filter_map(|other| called(persons, other)).collect();
        let facts: Vec<_> = facts.into_iter().map(|(key, others, span)| (key, values(others), span)).collect();
        let Some(definition) = persons.get_mut(person).and_then(|person| person.definition.as_mut()) else { continue };
        for (key, values, span) in facts {
            add_fact(definition, key, values, span.unwrap_or(definition.at));
        }
    }
}

/// A link to a person who is defined, or else its name as far as that is known.
fn called(persons: &[Person<'_>], person: usize) -> Option<String> {
    let person = persons.get(person)?;
    let id = person.definition.as_ref().and(person.xref).unwrap_or_default();
    Some(relation::link(id, person.shown.as_deref()?))
}

fn members<'t>(persons: &[Person<'t>], families: Vec<(&'t str, Family<'t>)>) -> Vec<Members> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (place, person) in persons.iter().enumerate() {
        person.xref.into_iter().for_each(|xref| {
            places.entry(xref).or_insert(place);
        });
    }
    // Each member's own lines, by family: where it is a fact's place, and how a child came in.
    let mut own: FxHashMap<(&str, usize), (ParentLink, Span)> = FxHashMap::default();
    let mut own_partners: FxHashMap<(&str, usize), Span> = FxHashMap::default();
    for (place, person) in persons.iter().enumerate() {
        for (family, bond, span) in &person.child_of {
            own.entry((family, place)).or_insert((*bond, *span));
        }
        for (family, span) in &person.partner_of {
            own_partners.entry((family, place)).or_insert(*span);
        }
    }
    let mut list: Vec<Members> = Vec::new();
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut seen: FxHashSet<(usize, usize, bool)> = FxHashSet::default();
    let mut number_of = |xref, list: &mut Vec<Members>| {
        *numbers.entry(xref).or_insert_with(|| {
            list.push(Members::default());
            list.len() - 1
        })
    };
    for (xref, family) in families {
        let number = number_of(xref, &mut list);
        let Some(members) = list.get_mut(number) else { continue };
        for (partner, sex) in family.partners {
            let Some(place) = places.get(partner).copied() else { continue };
            if seen.insert((number, place, false)) {
                members.partners.push((place, sex, own_partners.get(&(xref, place)).copied()));
            }
        }
        for child in family.children {
            let Some(place) = places.get(child).copied() else { continue };
            if seen.insert((number, place, true)) {
                let (bond, span) =
                    own.get(&(xref, place)).map_or((ParentLink::Birth, None), |(bond, span)| (*bond, Some(*span)));
                members.children.push((place, bond, span));
            }
        }
    }
    for (place, person) in persons.iter().enumerate() {
        for (family, span) in &person.partner_of {
            let number = number_of(family, &mut list);
            let is_new = seen.insert((number, place, false));
            let members = list.get_mut(number).filter(|_| is_new);
            members.into_iter().for_each(|members| members.partners.push((place, None, Some(*span))));
        }
        for (family, bond, span) in &person.child_of {
            let number = number_of(family, &mut list);
            let is_new = seen.insert((number, place, true));
            let members = list.get_mut(number).filter(|_| is_new);
            members.into_iter().for_each(|members| members.children.push((place, *bond, Some(*span))));
        }
    }
    list.iter_mut().for_each(|members| members.partners.truncate(MAX_PARTNERS));
    list
}

/// A fact about a person: its key, whom it is about, and the person's own line that says so.
type Relation = (&'static str, Vec<usize>, Option<Span>);

#[derive(Default)]
struct Relations {
    /// By person, in order.
    facts: std::collections::BTreeMap<usize, Vec<Relation>>,
    seen: FxHashSet<(usize, &'static str, usize)>,
}

impl Relations {
    /// Parents first, then partners, then children.
    fn of(families: &[Members], persons: &[Person<'_>]) -> Self {
        let mut relations = Self::default();
        for family in families {
            for (child, bond, span) in &family.children {
                for (parent, sex, _) in &family.partners {
                    let sex = persons.get(*parent).and_then(|person| person.sex).or(*sex);
                    relations.add(*child, parent_key(*bond, sex), *parent, *span);
                }
            }
        }
        for family in families {
            for (one, _, span) in &family.partners {
                family.partners.iter().for_each(|(other, ..)| relations.add(*one, "spouse", *other, *span));
            }
        }
        for family in families {
            for (parent, _, span) in &family.partners {
                family.children.iter().for_each(|(child, ..)| relations.add(*parent, "children", *child, *span));
            }
        }
        relations
    }

    fn add(&mut self, person: usize, key: &'static str, other: usize, span: Option<Span>) {
        if person == other || !self.seen.insert((person, key, other)) {
            return;
        }
        let facts = self.facts.entry(person).or_default();
        match facts.iter_mut().find(|(own, ..)| *own == key) {
            Some((_, others, _)) => others.push(other),
            None => facts.push((key, vec![other], span)),
        }
    }
}

fn parent_key(bond: ParentLink, sex: Option<Sex>) -> &'static str {
    match (bond, sex) {
        (ParentLink::Birth, Some(Sex::Male)) => "father",
        (ParentLink::Birth, Some(Sex::Female)) => "mother",
        (ParentLink::Birth, None) => "parents",
        (ParentLink::Adoption, Some(Sex::Male)) => "adoptive father",
        (ParentLink::Adoption, Some(Sex::Female)) => "adoptive mother",
        (ParentLink::Adoption, None) => "adoptive parents",
        (ParentLink::Fostering, Some(Sex::Male)) => "foster father",
        (ParentLink::Fostering, Some(Sex::Female)) => "foster mother",
        (ParentLink::Fostering, None) => "foster parents",
    }
}
