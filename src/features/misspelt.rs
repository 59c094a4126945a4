//! Finds names that are one typo away from a declared name.

use rustc_hash::{FxHashMap, FxHashSet};

use super::unclaimed_spans::UnclaimedSpans;
use crate::entity_index::FileId;
use crate::names::EntityId;
use crate::resolve::{Mention, MentionForm, Misspelling};
use crate::text::{Span, in_one_line};
use crate::world::{FileData, JudgedSide, World};

/// A spelling that is found so often, compared to the right one, is another name rather than a typo.
const RARER: usize = 3;

/// So often a note may repeat a typo in a name of several words.
const FEW: usize = 2;

/// The unknown names in a note that are one typo away from a declared name, in order. `text` is the note's text.
pub fn misspelt(world: &World, file: &FileData, text: &str) -> Vec<Misspelling> {
    let free = UnclaimedSpans::of(file);
    let mut found = world.possible_misspellings(file, text);
    found.retain(|one| free.has(one.span));
    found.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    let mut spellings: FxHashMap<String, usize> = FxHashMap::default();
    for one in &found {
        *spellings.entry(in_one_line(one.span.text(text))).or_default() += 1;
    }
    let named = named_in_full(file);
    let is_misspelt = |one: &Misspelling| {
        let alike = spellings.get(&in_one_line(one.span.text(text))).copied().unwrap_or_default();
        let is_rare =
            alike <= if one.is_single { 1 } else { FEW } || alike * RARER <= world.mentioned_in(one.entity).len();
        // One word says too little unless the note names who is meant; and who writes a name twice in one way and never
        // in the other means another name.
        let is_denied = || {
            let entity = world.entity(one.entity).map(JudgedSide::Defined);
            entity
                .is_some_and(|entity| world.are_told_apart(JudgedSide::Name(&in_one_line(one.span.text(text))), entity))
        };
        is_rare && !is_denied() && (named.contains(&one.entity) || (!one.is_single && alike <= 1))
    };
    found.iter().copied().filter(is_misspelt).collect()
}

/// The entities that a note names in full, or links to.
fn named_in_full(file: &FileData) -> FxHashSet<EntityId> {
    let is_full =
        |mention: &&Mention| matches!(mention.form, MentionForm::Full | MentionForm::Link | MentionForm::Definition);
    file.mentions.iter().filter(is_full).filter_map(Mention::entity).collect()
}

/// The misspelt name at the byte `offset` of an open note.
pub fn misspelt_at(world: &World, file: FileId, offset: usize) -> Option<Misspelling> {
    misspelt_in(world, file, Span::at(offset)).into_iter().next()
}

/// The misspelt names at a cursor or in a selection of an open note.
pub fn misspelt_in(world: &World, file: FileId, selection: Span) -> Vec<Misspelling> {
    let Some(data) = world.file(file).filter(|data| !data.ignored) else { return Vec::new() };
    let Some(text) = data.text() else { return Vec::new() };
    let mut here = misspelt(world, data, text);
    here.retain(|one| one.span.start <= selection.end && selection.start <= one.span.end);
    here
}
