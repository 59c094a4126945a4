//! Where the two sides of a pair are mentioned, and with which other entities.

use rustc_hash::FxHashSet;

use super::pair::Side;
use crate::entity_index::FileId;
use crate::features::entity_or_name::EntityOrName;
use crate::features::{Location, aliases, by_path, mention_count};
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::world::{FileData, World, name_key};

/// In so many notes of each it is looked who else is there: those who are in more are known well enough.
const MAX_NOTES: usize = 100;

/// Both sides, and what they have in common.
pub(super) struct Shared {
    pub(super) sides: [Side; 2],
    pub(super) notes: Vec<FileId>,
    pub(super) company: Vec<EntityId>,
}

pub(super) fn shared(world: &World, [one, other]: &[EntityOrName; 2]) -> Option<Shared> {
    let [first, second] = [one, other].map(|who| notes_of(world, who));
    let both = [one, other].map(EntityOrName::entity);
    let cast = |notes: &[FileId]| -> FxHashSet<EntityId> {
        let files = notes.iter().take(MAX_NOTES).filter_map(|id| world.file(*id));
        let sure = files.flat_map(|file| &file.mentions).filter(|mention| mention.counts());
        sure.filter_map(Mention::entity).filter(|id| !both.contains(&Some(*id))).collect()
    };
    let theirs = cast(&second);
    let mut company: Vec<EntityId> = cast(&first).into_iter().filter(|id| theirs.contains(id)).collect();
    world.entity_index().sort_by_place(&mut company, |id| *id);
    let sides = [side(world, one, &first)?, side(world, other, &second)?];
    let in_second: FxHashSet<FileId> = second.into_iter().collect();
    let notes = first.into_iter().filter(|note| in_second.contains(note)).collect();
    Some(Shared { sides, notes, company })
}

/// Whether one property lists both among those who take part: then they are two.
pub(super) fn are_listed_together(world: &World, [one, other]: [&EntityOrName; 2]) -> bool {
    let names = |who: &EntityOrName| -> FxHashSet<String> {
        match who {
            EntityOrName::Defined(id) => {
                world.entity(*id).into_iter().flat_map(|entity| entity.declared_names()).map(fold).collect()
            }
            EntityOrName::Undefined { name, .. } => FxHashSet::from_iter([fold(name)]),
        }
    };
    let (first, second) = (names(one), names(other));
    if !first.is_disjoint(&second) {
        return false;
    }
    let second_notes: FxHashSet<FileId> = notes_of(world, other).into_iter().take(MAX_NOTES).collect();
    let shared = notes_of(world, one).into_iter().filter(|note| second_notes.contains(note));
    shared.filter_map(|id| world.file(id)).any(|file| {
        let has = |names: &FxHashSet<String>| {
            file.cast.iter().any(|entry| names.contains(&fold(crate::entity_index::stem(&entry.name))))
        };
        has(&first) && has(&second)
    })
}

/// The notes that surely mention an entity, in the order of their paths.
fn notes_of(world: &World, who: &EntityOrName) -> Vec<FileId> {
    let notes = match who {
        EntityOrName::Defined(id) => {
            world.mentioned_in(*id).iter().filter(|note| note.mentions > 0).map(|note| note.file).collect()
        }
        EntityOrName::Undefined { name, .. } => world.undefined_in(name_key(name)),
    };
    by_path(world, notes.into_iter()).into_iter().map(|(id, _)| id).collect()
}

fn side(world: &World, who: &EntityOrName, notes: &[FileId]) -> Option<Side> {
    let first = notes.iter().find_map(|id| {
        let span = first_mention(world.file(*id)?, who)?.span;
        Some(Location { file: *id, span })
    });
    let number = notes.len();
    Some(match who {
        EntityOrName::Defined(id) => {
            let entity = world.entity(*id)?;
            Side {
                who: who.clone(),
                name: entity.name().to_owned(),
                kind: entity.kind(),
                also: aliases(entity),
                defined: Some(Location::of(entity)),
                first,
                mentions: mention_count(world, *id),
                notes: number,
            }
        }
        EntityOrName::Undefined { name, kind } => {
            let key = name_key(name);
            let in_note = |file: &FileData| {
                let own = file.undefined.iter().filter(|other| other.key == key);
                own.map(|other| other.mentions).sum::<usize>()
            };
            Side {
                who: who.clone(),
                name: name.to_string(),
                kind: *kind,
                also: Vec::new(),
                defined: None,
                first,
                mentions: notes.iter().filter_map(|id| world.file(*id)).map(in_note).sum(),
                notes: number,
            }
        }
    })
}

fn first_mention<'w>(file: &'w FileData, who: &EntityOrName) -> Option<&'w Mention> {
    let is_one = |mention: &&Mention| match (&mention.resolution, who) {
        (Resolution::Resolved { entity, .. }, EntityOrName::Defined(id)) => {
            entity == id && mention.form != MentionForm::Definition
        }
        (Resolution::Undefined { name, .. }, EntityOrName::Undefined { name: own, .. }) => fold(name) == fold(own),
        _ => false,
    };
    file.mentions.iter().find(is_one)
}
