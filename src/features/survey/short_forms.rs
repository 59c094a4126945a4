//! How many first names and surnames would be resolved if the workspace were a closed cast.

use std::sync::Arc;

use crate::entity_index::FileId;
use crate::resolve::{MentionForm, Resolution};
use crate::world::{FileKey, World};

/// How many short names a closed cast makes known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ShortNames {
    /// Mentions that would be known and are not.
    pub known: usize,
    /// How many that nothing else shows would be ambiguous.
    pub ambiguous: usize,
}

/// Reads the notes once more as those of a closed cast.
pub(super) fn short_names(world: &World, texts: &[(FileId, Arc<str>)]) -> ShortNames {
    let open_cast = world.settings().as_ref();
    let mut settings = open_cast.clone();
    if settings.rules.closed_cast {
        return ShortNames::default();
    }
    settings.rules.closed_cast = true;
    let notes = texts.iter().filter_map(|(file, text)| Some((world.file(*file)?.key.clone(), Arc::clone(text))));
    let notes: Vec<(FileKey, Arc<str>)> = notes.collect();
    let mut closed = World::new(settings);
    closed.load(notes.clone());
    // The other way without what the tagger has found, so that both know as much.
    let mut open = World::new(open_cast.clone());
    open.load(notes);
    let (now, then) = (count(&open), count(&closed));
    ShortNames { known: then.known.saturating_sub(now.known), ambiguous: then.ambiguous.saturating_sub(now.ambiguous) }
}

fn count(world: &World) -> ShortNames {
    let mut counts = ShortNames::default();
    let short = |form| form == MentionForm::Short;
    for mention in world.files().flat_map(|(_, file)| &file.mentions).filter(|mention| short(mention.form)) {
        match mention.resolution {
            Resolution::Resolved { .. } => counts.known += 1,
            Resolution::Ambiguous { .. } => counts.ambiguous += 1,
            _ => {}
        }
    }
    counts
}
