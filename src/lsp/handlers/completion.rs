//! Names that may be meant by what is being typed, as the editor lists them.

use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionItemTag, CompletionList,
    CompletionOptions, CompletionOptionsCompletionItem, CompletionParams, CompletionResponse, CompletionTextEdit,
    Documentation, InsertReplaceEdit, MarkupContent, MarkupKind, Range, TextEdit,
};

use crate::entity_index::Entity;
use crate::features::{self, EntityOrName, Suggestion};
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::cards;
use crate::lsp::to_proto::entity_ref::{entity, entity_ref};
use crate::names::Kind;

/// What the server can complete. Letters need no mention: editors ask at every word.
pub(crate) fn capability() -> CompletionOptions {
    CompletionOptions {
        resolve_provider: Some(true),
        trigger_characters: Some(vec!["[".to_owned(), "@".to_owned()]),
        completion_item: Some(CompletionOptionsCompletionItem { label_details_support: Some(true) }),
        ..CompletionOptions::default()
    }
}

/// What the editor can do with a list of names.
#[derive(Clone, Copy, Default)]
struct Abilities {
    /// Tell an edit that keeps what stands behind the cursor from one that replaces it.
    insert_replace: bool,
    /// Show more about a name beside it.
    label_details: bool,
    /// Strike through names that are no longer in use.
    deprecated: bool,
    /// Take documentation in a format of several, rather than as text.
    markup: bool,
    /// Render Markdown.
    markdown: bool,
}

impl Abilities {
    fn of(client: &Client) -> Self {
        let completion = client.document().and_then(|document| document.completion.as_ref());
        let Some(item) = completion.and_then(|completion| completion.completion_item.as_ref()) else {
            return Self::default();
        };
        let tags = item.tag_support.as_ref();
        let formats = item.documentation_format.as_ref();
        Self {
            insert_replace: item.insert_replace_support == Some(true),
            label_details: item.label_details_support == Some(true),
            deprecated: tags.is_some_and(|tags| tags.value_set.contains(&CompletionItemTag::DEPRECATED)),
            markup: formats.is_some_and(|formats| !formats.is_empty()),
            markdown: formats.and_then(|formats| formats.first()).is_some_and(|first| *first == MarkupKind::Markdown),
        }
    }
}

pub(crate) fn completion(snapshot: &Snapshot, params: &CompletionParams) -> Option<CompletionResponse> {
    let (file, offset) = snapshot.place(&params.text_document_position)?;
    let found = features::completion(&snapshot.world, file, offset, snapshot.config.completion_style)?;
    let list = List {
        snapshot,
        abilities: Abilities::of(&snapshot.client),
        insert: snapshot.range(file, found.insert),
        replace: snapshot.range(file, found.replace),
    };
    let suggestions = found.suggestions.into_iter().enumerate();
    let items = suggestions.map(|(place, suggestion)| list.item(place, suggestion)).collect();
    // Names compare by any word, without accents and in other scripts, which no editor knows: it is to ask at each letter.
    Some(CompletionResponse::List(CompletionList { is_incomplete: true, items }))
}

/// Adds to a listed name who it is.
pub(crate) fn resolve(snapshot: &Snapshot, item: &CompletionItem) -> CompletionItem {
    let card = || features::card(&snapshot.world, entity(snapshot, item.data.as_ref())?);
    let can = Abilities::of(&snapshot.client);
    let documentation = |card: MarkupContent| {
        if can.markup { Documentation::MarkupContent(card) } else { Documentation::String(card.value) }
    };
    let card = card().map(|card| documentation(cards::card(snapshot, &card, can.markdown)));
    CompletionItem { documentation: card.or_else(|| item.documentation.clone()), ..item.clone() }
}

/// What all items of a list have in common.
struct List<'s> {
    snapshot: &'s Snapshot,
    abilities: Abilities,
    insert: Range,
    replace: Range,
}

impl List<'_> {
    fn item(&self, place: usize, suggestion: Suggestion) -> CompletionItem {
        let entity = match &suggestion.who {
            EntityOrName::Defined(id) => self.snapshot.world.entity(*id),
            EntityOrName::Undefined { .. } => None,
        };
        let is_former = suggestion.is_former && self.abilities.deprecated;
        CompletionItem {
            label_details: self.abilities.label_details.then(|| self.label_details(entity, &suggestion)),
            kind: Some(kind(&suggestion.who, entity)),
            detail: Some(self.detail(entity, &suggestion)),
            data: entity.and_then(|entity| entity_ref(self.snapshot, entity.id)),
            tags: is_former.then(|| vec![CompletionItemTag::DEPRECATED]),
            // The list is in the right order as it is, and editors that sort it keep that.
            sort_text: Some(format!("{place:02}")),
            filter_text: Some(suggestion.filter),
            label: suggestion.label,
            text_edit: Some(self.edit(suggestion.text)),
            ..CompletionItem::default()
        }
    }

    /// `Liang Wenfeng · person · People/Liang Wenfeng.md`, the name only if the label is another one.
    fn detail(&self, entity: Option<&Entity>, suggestion: &Suggestion) -> String {
        match (entity, &suggestion.who) {
            (Some(entity), _) => {
                let (kind, path) = (entity.kind().word(), self.snapshot.path(entity.file));
                let name = other_name(entity, suggestion).map(|name| format!("{name} · ")).unwrap_or_default();
                format!("{name}{kind} · {path}")
            }
            (None, EntityOrName::Undefined { kind, .. }) => format!("{} · not defined", kind.word()),
            (None, EntityOrName::Defined(_)) => String::new(),
        }
    }

    /// The name behind an alias, and where the entity is defined.
    fn label_details(&self, entity: Option<&Entity>, suggestion: &Suggestion) -> CompletionItemLabelDetails {
        let name = entity.and_then(|entity| other_name(entity, suggestion)).map(|name| format!(" · {name}"));
        let path = entity.map(|entity| self.snapshot.path(entity.file).to_owned());
        CompletionItemLabelDetails { detail: name, description: path.or_else(|| Some("not defined".to_owned())) }
    }

    fn edit(&self, new_text: String) -> CompletionTextEdit {
        let (insert, replace) = (self.insert, self.replace);
        if self.abilities.insert_replace {
            CompletionTextEdit::InsertAndReplace(InsertReplaceEdit { new_text, insert, replace })
        } else {
            CompletionTextEdit::Edit(TextEdit { range: insert, new_text })
        }
    }
}

/// The entity's name, if the label is another.
fn other_name<'e>(entity: &'e Entity, suggestion: &Suggestion) -> Option<&'e str> {
    Some(entity.name()).filter(|name| *name != suggestion.label)
}

/// The protocol knows no people; these kinds have icons that are easy to tell apart.
fn kind(who: &EntityOrName, entity: Option<&Entity>) -> CompletionItemKind {
    match (who, entity.map(Entity::kind)) {
        (EntityOrName::Undefined { .. }, _) => CompletionItemKind::TEXT,
        (_, Some(Kind::Organization)) => CompletionItemKind::MODULE,
        (_, Some(Kind::Person) | None) => CompletionItemKind::CLASS,
    }
}
