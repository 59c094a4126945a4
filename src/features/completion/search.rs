//! The candidates of a completion, the likeliest first.

use std::cmp::Reverse;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::typed_text::Typed;
use crate::entity_index::{Entity, FileId};
use crate::features::{EntityOrName, workspace_symbols};
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::note::Date;
use crate::note::definitions::NameRole;
use crate::resolve::Resolution;
use crate::world::{FileData, FileKey, UndefinedName, World, name_key};

/// The most names that are suggested at once; editors ask again as the user types on.
pub(super) const MAX: usize = 50;

/// A name that was found.
pub(super) struct Hit<'w> {
    /// The name as declared; a handle without its `@`.
    pub(super) name: &'w str,
    pub(super) role: NameRole,
    pub(super) who: EntityOrName,
    rank: Rank<'w>,
}

impl Hit<'_> {
    /// Whether it names an entity that appears in the note.
    pub(super) fn is_in_cast(&self) -> bool {
        matches!(self.rank.group, Group::Cast | Group::UndefinedHere)
    }
}

/// The place of a name in the list; smaller comes first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank<'w> {
    /// Whether a handle was wanted and there is none.
    lacks_handle: bool,
    group: Group,
    /// The latest date of a note that mentions them.
    latest: Reverse<Option<Date>>,
    /// How many notes do; of an undefined name, how often they do.
    mentions: Reverse<usize>,
    /// Their name, and where they are defined.
    name: &'w str,
    place: Option<(&'w FileKey, u32)>,
    /// The place of this name among theirs.
    nth: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Cast,
    Defined,
    UndefinedHere,
    Undefined,
}

/// A search for names in a workspace.
pub(super) struct Search<'w> {
    world: &'w World,
    file: FileId,
    data: &'w FileData,
    /// Whom the note defines or mentions, but for what is under the cursor.
    cast: FxHashSet<EntityId>,
    cursor: usize,
}

impl<'w> Search<'w> {
    pub(super) fn new(world: &'w World, file: FileId, cursor: usize) -> Option<Self> {
        let data = world.file(file)?;
        let elsewhere = data.mentions.iter().filter(|mention| !mention.hit.touches(cursor));
        let mentioned = elsewhere.filter_map(|mention| mention.entity());
        let cast = world.entity_index().defined_in(file).iter().copied().chain(mentioned).collect();
        Some(Self { world, file, data, cast, cursor })
    }

    /// The names that the typed text begins, in the order in which they are shown. Names that nobody has defined are
    /// left out if there are more than enough of the others.
    pub(super) fn names(&self, typed: &Typed<'_>) -> Vec<Hit<'w>> {
        let mut hits = self.defined(typed);
        if hits.len() <= MAX {
            self.undefined(typed, &mut hits);
        }
        best(hits)
    }

    /// The same after an `@`: handles first, by their own beginning or that of a name, then names of those who have none.
    pub(super) fn handles(&self, typed: &Typed<'_>) -> Vec<Hit<'w>> {
        let mut hits: Vec<Hit<'w>> = Vec::new();
        let mut listed: FxHashSet<EntityId> = FxHashSet::default();
        for entity in self.world.entity_index().with_handles() {
            let handles = &entity.definition.handles;
            let begun = handles.iter().find(|handle| typed.begins(&handle.text));
            let named = || entity.declared_names().any(|name| typed.begins(name));
            if let Some(handle) = begun.or_else(|| handles.first().filter(|_| named())) {
                hits.extend(listed.insert(entity.id).then(|| self.hit(entity, &handle.text, NameRole::Handle, 0)));
            }
        }
        let others = self.defined(typed).into_iter().filter(|hit| match hit.who {
            EntityOrName::Defined(id) => {
                self.world.entity(id).is_some_and(|entity| entity.definition.handles.is_empty())
            }
            EntityOrName::Undefined { .. } => false,
        });
        hits.extend(others.map(|hit| Hit { rank: Rank { lacks_handle: true, ..hit.rank }, ..hit }));
        best(hits)
    }

    /// Those whose names have the typed letters in this order: the last resort.
    pub(super) fn alike(&self, typed: &Typed<'_>) -> Vec<Hit<'w>> {
        let found = workspace_symbols(self.world, typed.beginning.folded(), MAX + 1);
        found.into_iter().map(|entity| self.hit(entity, entity.name(), NameRole::Canonical, 0)).collect()
    }

    fn defined(&self, typed: &Typed<'_>) -> Vec<Hit<'w>> {
        let entity_index = self.world.entity_index();
        if typed.beginning.folded().is_empty() {
            return entity_index.iter().map(|entity| self.hit(entity, entity.name(), NameRole::Canonical, 0)).collect();
        }
        let mut hits = Vec::new();
        for (folded, bearers) in entity_index.begun_by(&typed.beginning) {
            let bearers = bearers.iter().filter(|id| entity_index.representative(**id) == **id);
            for entity in bearers.filter_map(|id| self.world.entity(*id)) {
                let mut names = entity.definition.names.iter().enumerate();
                let declared = names.find(|(_, name)| fold(&name.text) == folded);
                hits.extend(declared.map(|(nth, name)| self.hit(entity, &name.text, name.role, nth)));
            }
        }
        hits
    }

    fn hit(&self, entity: &'w Entity, name: &'w str, role: NameRole, nth: usize) -> Hit<'w> {
        let notes = self.world.mentioned_in(entity.id);
        let rank = Rank {
            lacks_handle: false,
            group: if self.cast.contains(&entity.id) { Group::Cast } else { Group::Defined },
            latest: Reverse(notes.iter().filter_map(|note| note.date).max()),
            mentions: Reverse(notes.len()),
            name: entity.name(),
            place: self.world.file(entity.file).map(|file| (&file.key, entity.definition.extent.start)),
            nth,
        };
        Hit { name, role, who: EntityOrName::Defined(entity.id), rank }
    }

    fn undefined(&self, typed: &Typed<'_>, hits: &mut Vec<Hit<'w>>) {
        let here: FxHashSet<u64> = self.undefined_here().collect();
        let own = self.data.undefined.iter().filter(|name| here.contains(&name.key) && typed.begins(&name.name));
        let others = self.world.undefined_begun_by(&typed.beginning, self.file);
        let mut found: FxHashMap<u64, (&'w UndefinedName, usize)> = FxHashMap::default();
        for name in own.chain(others) {
            found.entry(name.key).or_insert((name, 0)).1 += name.mentions;
        }
        hits.extend(found.into_values().map(|(name, mentions)| {
            let group = if here.contains(&name.key) { Group::UndefinedHere } else { Group::Undefined };
            undefined_hit(group, mentions, name)
        }));
    }

    /// The undefined names of the note, but for what is under the cursor.
    fn undefined_here(&self) -> impl Iterator<Item = u64> {
        let elsewhere = self.data.mentions.iter().filter(|mention| !mention.hit.touches(self.cursor));
        elsewhere.filter_map(|mention| match &mention.resolution {
            Resolution::Undefined { name, .. } => Some(name_key(name)),
            _ => None,
        })
    }
}

/// The best of the hits, in order: more than are shown, for some cannot be written where they are wanted.
fn best(mut hits: Vec<Hit<'_>>) -> Vec<Hit<'_>> {
    const ENOUGH: usize = 4 * MAX;
    if hits.len() > ENOUGH {
        hits.select_nth_unstable_by(ENOUGH, |one, other| one.rank.cmp(&other.rank));
        hits.truncate(ENOUGH);
    }
    hits.sort_unstable_by(|one, other| one.rank.cmp(&other.rank));
    hits
}

fn undefined_hit(group: Group, mentions: usize, name: &UndefinedName) -> Hit<'_> {
    let rank = Rank {
        lacks_handle: false,
        group,
        latest: Reverse(None),
        mentions: Reverse(mentions),
        name: &name.name,
        place: None,
        nth: 0,
    };
    let who = EntityOrName::Undefined { name: Arc::clone(&name.name), kind: name.kind };
    Hit { name: &name.name, role: NameRole::Canonical, who, rank }
}
