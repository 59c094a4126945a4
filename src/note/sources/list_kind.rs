//! Decides from its first entries whether a list is one of people or organizations, and which kind is more common in
//! it.

use super::draft::Meanings;
use super::keys::{Hint, KindHint};
use super::tree::Node;
use super::value_kind::{is_certain_name, is_name};
use crate::names::other_entity_words::names_something_else;
use crate::names::{Kind, tabular};

/// How many entries of a list tell whether it is one of people.
const MAX_JUDGED: usize = 200;

/// The classification of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ListKind {
    /// Whether most entries look like people or organizations, so that all are read as such.
    pub(super) are_entities: bool,
    /// Whether that is certain without further evidence, such as the key of the list.
    pub(super) is_evident: bool,
    /// Whether most entries are something else: songs, wares, pages.
    pub(super) are_things: bool,
    /// The more common kind, which is the default for entries without evidence.
    pub(super) most: Kind,
}

impl Default for ListKind {
    fn default() -> Self {
        Self { are_entities: false, is_evident: false, are_things: false, most: Kind::Person }
    }
}

impl ListKind {
    /// Classifies a list by its entries.
    pub(super) fn of<'n, 'a: 'n>(nodes: impl Iterator<Item = &'n Node<'a>>, meanings: &mut Meanings) -> Self {
        let (mut all, mut named, mut certain, mut evident, mut things) = (0usize, 0usize, 0usize, 0usize, 0usize);
        let (mut people, mut organizations) = (0usize, 0usize);
        for entries in nodes.filter_map(Node::map).take(MAX_JUDGED) {
            all += 1;
            let draft = meanings.draft(entries);
            let Some((name, _)) = draft.chosen(None, Hint::Nothing).and_then(|names| names.into_iter().next()) else {
                continue;
            };
            named += 1;
            let is_thing = draft.is_other || draft.has(KindHint::Neither) && !draft.is_certain();
            things += usize::from(is_thing);
            let is_somebody = draft.is_certain()
                || tabular::probable_kind(&name) == Some(Kind::Person) && !names_something_else(&name)
                || tabular::has_form(&name)
                || tabular::is_institution(&name)
                || draft.has(KindHint::Either) && is_name(&name) && !names_something_else(&name);
            certain += usize::from(is_somebody || is_certain_name(&name));
            evident += usize::from(is_somebody && !is_thing);
            let is_graded = draft.has(KindHint::Organization).then_some(Kind::Organization);
            match draft.kind_by_facts().or_else(|| tabular::kind(&name)).or(is_graded).or(tabular::probable_kind(&name))
            {
                Some(Kind::Person) => people += 1,
                Some(Kind::Organization) => organizations += 1,
                None => {}
            }
        }
        Self {
            are_entities: certain * 2 > named,
            is_evident: named * 2 > all && evident * 2 > named,
            are_things: things * 2 > named,
            most: if organizations > people { Kind::Organization } else { Kind::Person },
        }
    }
}
