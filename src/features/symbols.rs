//! Document and workspace symbols: the cast of a note, and searches for entities and undefined names.

use std::sync::Arc;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rustc_hash::FxHashMap;

use super::Location;
use super::entity_or_name::EntityOrName;
use super::ignored_names::ignored_everywhere;
use super::undefined::is_typo;
use crate::entity_index::{Entity, FileId};
use crate::names::normalize::fold;
use crate::names::{EntityId, Kind};
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::text::Span;
use crate::world::{FileData, UndefinedName, World, name_key};

/// Somebody who appears in a note.
#[derive(Clone, PartialEq, Debug)]
pub struct CastMember {
    /// Who.
    pub who: EntityOrName,
    /// Where the note defines or first mentions them.
    pub first: Span,
    /// Everything the note defines them with, or the first mention.
    pub extent: Span,
    /// Whether the note defines them.
    pub is_defined_here: bool,
    /// How often the note mentions them, the definition not counted.
    pub mentions: usize,
}

/// What tells those who appear apart.
#[derive(PartialEq, Eq, Hash)]
enum Identity {
    Entity(EntityId),
    Name(u64),
}

/// The cast of a note: whom it defines, then whom it mentions, in the order in which they appear, defined or not.
pub fn cast(world: &World, file: FileId) -> Vec<CastMember> {
    let Some(data) = world.file(file) else { return Vec::new() };
    let mut members: Vec<CastMember> = Vec::new();
    let mut places: FxHashMap<Identity, usize> = FxHashMap::default();
    for entity in world.entity_index().defined_in(file).iter().filter_map(|id| world.entity(*id)) {
        let definition = &entity.definition;
        places.insert(Identity::Entity(entity.id), members.len());
        members.push(CastMember {
            who: EntityOrName::Defined(entity.id),
            first: definition.at,
            extent: definition.extent,
            is_defined_here: true,
            mentions: 0,
        });
    }
    for mention in data.mentions.iter().filter(|mention| mention.form != MentionForm::Definition) {
        let Some((identity, who)) = who(mention) else { continue };
        let place = *places.entry(identity).or_insert(members.len());
        match members.get_mut(place) {
            Some(member) => member.mentions += 1,
            None => members.push(CastMember {
                who,
                first: mention.span,
                extent: mention.hit,
                is_defined_here: false,
                mentions: 1,
            }),
        }
    }
    members
}

/// Whom a mention names, if that is sure.
fn who(mention: &Mention) -> Option<(Identity, EntityOrName)> {
    match &mention.resolution {
        Resolution::Resolved { entity, .. } => Some((Identity::Entity(*entity), EntityOrName::Defined(*entity))),
        Resolution::Undefined { kind, name, .. } => {
            let who = EntityOrName::Undefined { name: Arc::clone(name), kind: *kind };
            Some((Identity::Name(name_key(name)), who))
        }
        _ => None,
    }
}

/// The entities whose names match a query as one types it, or behind an `@` whose handles do, the best first, at most
/// `limit`. An empty query matches all.
pub fn workspace_symbols<'w>(world: &'w World, query: &str, limit: usize) -> Vec<&'w Entity> {
    let handle = query.strip_prefix('@');
    let mut search = Search::new(handle.unwrap_or(query));
    let mut score = |entity: &Entity| {
        let names = entity.declared_names().filter(|_| handle.is_none());
        let handles = entity.definition.handles.iter().filter(|_| handle.is_some());
        names.chain(handles.map(|own| own.text.as_str())).filter_map(|name| search.score(name)).max()
    };
    let mut found: Vec<(u32, &Entity)> =
        world.entity_index().iter().filter_map(|entity| Some((score(entity)?, entity))).collect();
    world.entity_index().sort_by_place(&mut found, |(_, entity)| entity.id);
    found.sort_by(|(one, entity), (other, another)| other.cmp(one).then_with(|| entity.name().cmp(another.name())));
    found.into_iter().take(limit).map(|(_, entity)| entity).collect()
}

/// A name without a definition, with what the workspace has of it.
#[derive(Clone, PartialEq, Debug)]
pub struct UndefinedSymbol {
    /// The name as its first mention has it.
    pub name: Arc<str>,
    /// What it most likely names there.
    pub kind: Kind,
    /// How often it is mentioned.
    pub mentions: usize,
    /// In how many notes.
    pub notes: usize,
    /// Its first mention in the first of these, by path.
    pub first: Location,
}

/// The names without a definition that match a query as one types it, the best first and then the most frequent, at
/// most `limit`.
pub fn undefined_symbols(world: &World, query: &str, limit: usize) -> Vec<UndefinedSymbol> {
    let mut search = Search::new(query);
    let symbols = undefined_names(world).into_iter();
    let mut found: Vec<(u32, UndefinedSymbol)> =
        symbols.filter_map(|symbol| Some((search.score(&symbol.name)?, symbol))).collect();
    found.sort_by(|(one, symbol), (other, another)| {
        let rank = |score: u32, symbol: &UndefinedSymbol| (score, symbol.mentions);
        rank(*other, another).cmp(&rank(*one, symbol)).then_with(|| symbol.name.cmp(&another.name))
    });
    found.into_iter().take(limit).map(|(_, symbol)| symbol).collect()
}

/// The names that want defining, the most frequent first, at most `limit`.
pub fn names_to_define(world: &World, limit: usize) -> Vec<UndefinedSymbol> {
    let all = undefined_symbols(world, "", usize::MAX).into_iter();
    let ignored = ignored_everywhere(world);
    let wants_it = |symbol: &UndefinedSymbol| !ignored.contains(&fold(&symbol.name)) && !is_typo(world, &symbol.name);
    all.filter(wants_it).take(limit).collect()
}

/// Every name without a definition.
fn undefined_names(world: &World) -> Vec<UndefinedSymbol> {
    let mut notes: Vec<(FileId, &FileData)> = world.files().filter(|(_, data)| !data.undefined.is_empty()).collect();
    notes.sort_by_key(|(_, data)| &data.key);
    let mut symbols: FxHashMap<u64, UndefinedSymbol> = FxHashMap::default();
    for (file, undefined) in notes.iter().flat_map(|(file, data)| data.undefined.iter().map(|name| (*file, name))) {
        let symbol = symbols.entry(undefined.key).or_insert_with(|| unmentioned(file, undefined));
        symbol.mentions += undefined.mentions;
        symbol.notes += 1;
    }
    symbols.into_values().collect()
}

fn unmentioned(file: FileId, undefined: &UndefinedName) -> UndefinedSymbol {
    UndefinedSymbol {
        name: Arc::clone(&undefined.name),
        kind: undefined.kind,
        mentions: 0,
        notes: 0,
        first: Location { file, span: undefined.first },
    }
}

/// A query as one types it.
struct Search {
    pattern: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Search {
    fn new(query: &str) -> Self {
        let pattern = Pattern::parse(query, CaseMatching::Smart, Normalization::Smart);
        Self { pattern, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new() }
    }

    /// How well a name matches; nothing if it does not.
    fn score(&mut self, name: &str) -> Option<u32> {
        self.pattern.score(Utf32Str::new(name, &mut self.buffer), &mut self.matcher)
    }
}
