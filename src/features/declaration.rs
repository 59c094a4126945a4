//! Go to declaration: where a note introduces an entity.

use crate::entity_index::FileId;
use crate::names::normalize::fold;
use crate::resolve::{Mention, MentionForm, Part, Resolution};
use crate::text::Span;
use crate::world::{FileData, World};

/// Where a note introduces the entity named at the byte `offset`: the first time it says the full name, else the first
/// mention. One place for each candidate; none where no entity is named.
pub fn declaration(world: &World, file: FileId, offset: usize) -> Vec<Span> {
    let Some((data, here)) = world.file(file).zip(world.mention_at(file, offset)) else { return Vec::new() };
    if let Resolution::Undefined { name, .. } = &here.resolution {
        let wanted = fold(name);
        let is_same = |mention: &Mention| matches!(&mention.resolution, Resolution::Undefined { name, .. } if fold(name) == wanted);
        return introduction(world, data, is_same).into_iter().collect();
    }
    let of = |entity| introduction(world, data, move |mention| mention.entity() == Some(entity));
    here.candidates().iter().filter_map(|entity| of(*entity)).collect()
}

fn introduction(world: &World, file: &FileData, is_same: impl Fn(&Mention) -> bool) -> Option<Span> {
    let mut mentions = file.mentions.iter().filter(|mention| is_same(mention));
    let first = mentions.clone().next();
    mentions.find(|mention| is_full(world, file, mention)).or(first).map(|mention| mention.span)
}

/// Whether a mention says the full name of whom it means.
pub(super) fn is_full(world: &World, file: &FileData, mention: &Mention) -> bool {
    match mention.form {
        MentionForm::Full => true,
        MentionForm::Tagged => matches!(mention.resolution, Resolution::Undefined { part: Part::Whole, .. }),
        MentionForm::Link if mention.is_dead_link() => {
            matches!(mention.resolution, Resolution::Undefined { part: Part::Whole, .. })
        }
        MentionForm::Definition | MentionForm::Link => {
            let name = mention.entity().and_then(|id| world.entity(id)).map(|entity| fold(entity.name()));
            name.zip(file.text()).is_some_and(|(name, text)| fold(mention.span.text(text)) == name)
        }
        MentionForm::Alias | MentionForm::Short | MentionForm::Handle => false,
    }
}
