use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rustc_hash::FxHashMap;

use crate::names::EntityId;
use crate::resolve::MentionForm;
use crate::text::Span;
use crate::whos_who::{Entity, FileId};
use crate::world::World;

/// Somebody who appears in a note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CastMember {
    /// Who.
    pub entity: EntityId,
    /// Where the note defines or first mentions them.
    pub first: Span,
    /// Everything the note defines them with, or the first mention.
    pub extent: Span,
    /// Whether the note defines them.
    pub is_defined_here: bool,
    /// How often the note mentions them, the definition not counted.
    pub mentions: usize,
}

/// The cast of a note: whom it defines, then whom it mentions, in the order in which they appear.
pub fn cast(world: &World, file: FileId) -> Vec<CastMember> {
    let Some(data) = world.file(file) else { return Vec::new() };
    let mut members: Vec<CastMember> = Vec::new();
    let mut places: FxHashMap<EntityId, usize> = FxHashMap::default();
    for entity in world.whos_who().defined_in(file).iter().filter_map(|id| world.entity(*id)) {
        let definition = &entity.definition;
        places.insert(entity.id, members.len());
        members.push(CastMember {
            entity: entity.id,
            first: definition.at,
            extent: definition.extent,
            is_defined_here: true,
            mentions: 0,
        });
    }
    for mention in data.mentions.iter().filter(|mention| mention.form != MentionForm::Definition) {
        let Some(entity) = mention.entity() else { continue };
        let place = *places.entry(entity).or_insert(members.len());
        match members.get_mut(place) {
            Some(member) => member.mentions += 1,
            None => members.push(CastMember {
                entity,
                first: mention.span,
                extent: mention.hit,
                is_defined_here: false,
                mentions: 1,
            }),
        }
    }
    members
}

/// The entities whose names match a query as one types it, the best first, at most `limit`. An empty query matches all.
pub fn workspace_symbols<'w>(world: &'w World, query: &str, limit: usize) -> Vec<&'w Entity> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(query, CaseMatching::Smart, Normalization::Smart);
    let mut buffer = Vec::new();
    let mut score = |entity: &Entity| {
        let names = entity.declared_names();
        names.filter_map(|name| pattern.score(Utf32Str::new(name, &mut buffer), &mut matcher)).max()
    };
    let mut found: Vec<(u32, &Entity)> =
        world.whos_who().iter().filter_map(|entity| Some((score(entity)?, entity))).collect();
    world.whos_who().sort_by_place(&mut found, |(_, entity)| entity.id);
    found.sort_by(|(one, entity), (other, another)| other.cmp(one).then_with(|| entity.name().cmp(another.name())));
    found.into_iter().take(limit).map(|(_, entity)| entity).collect()
}
