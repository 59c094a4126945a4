//! What a rename changes: a name of an entity, or a name without a definition.

use std::sync::Arc;

use super::name_style::restyle;
use super::parsed::parsed;
use super::refusal::Refusal;
use crate::entity_index::{Entity, FileId, stem};
use crate::features::Texts;
use crate::names::Kind;
use crate::names::legal_forms::has_legal_form;
use crate::names::normalize::fold;
use crate::note::LinkKind;
use crate::note::definitions::{Name, NameRole};
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::text::Span;
use crate::world::{World, name_key};

/// What is renamed.
pub(super) enum RenameTarget<'w> {
    /// A name of a defined entity: the one that leads, or another.
    Entity { entity: &'w Entity, name: &'w str },
    /// A name without a definition, in prose or in links that lead nowhere.
    Undefined { name: Arc<str>, kind: Kind },
}

impl RenameTarget<'_> {
    /// The name as it is.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Entity { name, .. } => name,
            Self::Undefined { name, .. } => name,
        }
    }

    /// Whether it is the name that the definition leads with.
    pub(super) fn leads(&self) -> bool {
        matches!(self, Self::Entity { entity, name } if entity.name() == *name)
    }

    /// Whether a file of that name should go with it. One that gives a handle should not, for mentions by that.
    pub(super) fn names_file(&self) -> bool {
        let Self::Entity { entity, name } = self else { return false };
        let definition = &entity.definition;
        let is_of_file = definition.names.iter().any(|other| other.text == *name && other.span.is_none());
        let gives_handle = definition.handles.iter().any(|handle| handle.span.is_none());
        definition.whole_note && !gives_handle && (self.leads() || is_of_file)
    }

    /// Whether a mention is of the subject. Of a link that leads nowhere only its target tells.
    pub(super) fn is_in(&self, mention: &Mention) -> bool {
        match (self, &mention.resolution) {
            (Self::Entity { entity, .. }, _) => mention.entity() == Some(entity.id),
            (Self::Undefined { name, .. }, Resolution::Undefined { name: other, .. }) => fold(name) == fold(other),
            (Self::Undefined { .. }, Resolution::Unresolved) => mention.form == MentionForm::Link,
            (Self::Undefined { .. }, _) => false,
        }
    }
}

/// What a cursor at the byte `offset` would rename, with the mention it is on.
pub(super) fn at<'w>(
    world: &'w World,
    texts: &Texts<'_>,
    file: FileId,
    offset: usize,
) -> Result<(Span, RenameTarget<'w>), Refusal> {
    let mention = world.mention_at(file, offset).ok_or(Refusal::NoName)?;
    let text = texts.of(file);
    let written = text.as_deref().map(|text| mention.span.text(text)).unwrap_or_default();
    let subject = match &mention.resolution {
        Resolution::Resolved { entity, .. } => {
            let entity = world.entity(*entity).ok_or(Refusal::NoName)?;
            if entity.definition.from_source {
                let path = world.file(entity.file).map(|file| file.key.path.to_string()).unwrap_or_default();
                return Err(Refusal::InSource(entity.name().to_owned(), path));
            }
            RenameTarget::Entity { entity, name: other_name(entity, mention, written).unwrap_or(entity.name()) }
        }
        Resolution::Undefined { name, kind, .. } => RenameTarget::Undefined { name: Arc::clone(name), kind: *kind },
        Resolution::Unresolved => {
            let dead = text.as_deref().and_then(|text| dead_link(world, file, text, mention));
            dead.ok_or_else(|| Refusal::LeadsNowhere(written.to_owned()))?
        }
        Resolution::Ambiguous { candidates, .. } | Resolution::Ignored { candidates, .. } => {
            let candidates = candidates.iter().filter_map(|id| world.entity(*id)).map(|entity| {
                let path = world.file(entity.file).map(|file| file.key.path.to_string()).unwrap_or_default();
                (entity.name().to_owned(), path)
            });
            return Err(Refusal::Unclear { name: written.to_owned(), candidates: candidates.collect() });
        }
    };
    // Its heading and the links to it would keep the old name.
    if let RenameTarget::Undefined { name, .. } = &subject
        && let Some(note) = world.entity_index().note_called(name, file).and_then(|note| world.file(note))
    {
        return Err(Refusal::NotMarked(name.to_string(), note.key.path.to_string()));
    }
    Ok((mention.span, subject))
}

/// Whom a link calls that leads nowhere.
fn dead_link<'w>(world: &World, file: FileId, text: &str, mention: &Mention) -> Option<RenameTarget<'w>> {
    let data = world.file(file)?;
    let note = parsed(data, text);
    let link = note.links.iter().find(|link| link.span == mention.hit && link.kind != LinkKind::Handle)?;
    let name = Some(Arc::<str>::from(stem(link.target.trim()))).filter(|name| !name.is_empty())?;
    Some(RenameTarget::Undefined { kind: kind(world, &name), name })
}

/// What a name most likely names that nobody has defined: as prose has it, or else by its legal form.
fn kind(world: &World, name: &str) -> Kind {
    let key = name_key(name);
    let of_prose = world.files().flat_map(|(_, data)| &data.undefined).find(|undefined| undefined.key == key);
    of_prose.map_or_else(|| if has_legal_form(name) { Kind::Organization } else { Kind::Person }, |found| found.kind)
}

/// The alias by which the mention calls the entity, if it does.
fn other_name<'w>(entity: &'w Entity, mention: &Mention, written: &str) -> Option<&'w str> {
    let mut others = entity.definition.names.iter().filter(|name| name.role != NameRole::Canonical);
    let found = match mention.form {
        MentionForm::Definition => {
            // `Lovelace, Ada` is written where the name itself is.
            let is_here = |name: &&Name| name.span == Some(mention.span);
            let leads = entity.definition.names.iter().any(|name| name.role == NameRole::Canonical && is_here(&name));
            others.find(is_here).filter(|_| !leads)
        }
        MentionForm::Alias | MentionForm::Link => others.find(|name| fold(&name.text) == fold(written)),
        _ => None,
    };
    // `Lovelace, Ada` is a way to write the name, and no other one, as is `Renée` of Renee.
    let is_of_name = fold(entity.name()) == fold(written);
    let is_other =
        |name: &&str| restyle(name, entity.name(), entity.name()).is_none() && (*name == written || !is_of_name);
    found.map(|name| name.text.as_str()).filter(is_other)
}
