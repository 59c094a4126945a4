//! One function a request: from the protocol's terms, to a feature, and back.

use tower_lsp::ls_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, DocumentSymbol, DocumentSymbolParams,
    DocumentSymbolResponse, GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, Location, LocationLink,
    OneOf, ReferenceParams, SymbolInformation, SymbolKind, Uri, WorkspaceSymbol, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};

use super::snapshot::Snapshot;
use super::{registers, render};
use crate::entity_index::FileId;
use crate::features::{self, CastMember, Who};
use crate::names::Kind;

/// The most symbols that one search of the workspace returns; editors ask again as the user types on.
const MOST_SYMBOLS: usize = 500;
/// How many of them may be names that nobody has defined.
const MOST_UNDEFINED: usize = 100;

pub(super) fn hover(snapshot: &Snapshot, params: &HoverParams) -> Option<Hover> {
    let (file, offset) = snapshot.place(&params.text_document_position_params)?;
    let mut hover = features::hover(&snapshot.world, file, offset);
    if let Some(hover) = hover.as_mut().filter(|hover| hover.text.is_empty()) {
        // The text of a note that is not open is kept nowhere else.
        let data = snapshot.world.file(file).zip(snapshot.text(file));
        hover.text = data.map(|(data, text)| data.reading(hover.span, &text)).unwrap_or_default();
    }
    let undefined = hover.as_ref().map(|hover| hover.undefined.as_ref());
    if undefined.is_none_or(|undefined| undefined.is_some())
        && let Some(registered) = registers::hover(snapshot, file, offset, undefined.flatten())
    {
        return Some(registered);
    }
    let hover = hover?;
    Some(Hover { range: Some(snapshot.range(file, hover.span)), contents: render::hover(snapshot, &hover) })
}

pub(super) fn definition(snapshot: &Snapshot, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let (file, offset) = snapshot.place(&params.text_document_position_params)?;
    let found = features::definition(&snapshot.world, file, offset)?;
    if !snapshot.client.definition_links {
        let locations = found.targets.iter().filter_map(|target| snapshot.location(target.name));
        return Some(GotoDefinitionResponse::Array(locations.collect()));
    }
    let links = found.targets.iter().filter_map(|target| {
        let target_file = target.name.file;
        // The protocol wants the name to lie within the whole.
        let whole = if target.extent.covers(target.name.span) { target.extent } else { target.name.span };
        Some(LocationLink {
            origin_selection_range: Some(snapshot.range(file, found.origin)),
            target_uri: snapshot.uri(target_file)?,
            target_range: snapshot.range(target_file, whole),
            target_selection_range: snapshot.range(target_file, target.name.span),
        })
    });
    Some(GotoDefinitionResponse::Link(links.collect()))
}

pub(super) fn references(snapshot: &Snapshot, params: &ReferenceParams) -> Option<Vec<Location>> {
    let (file, offset) = snapshot.place(&params.text_document_position)?;
    let found = features::references(&snapshot.world, file, offset, params.context.include_declaration)?;
    Some(snapshot.locations(&found))
}

pub(super) fn highlight(snapshot: &Snapshot, params: &DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
    let (file, offset) = snapshot.place(&params.text_document_position_params)?;
    let found = features::highlight(&snapshot.world, file, offset)?;
    let highlights = found.into_iter().map(|place| DocumentHighlight {
        range: snapshot.range(file, place.span),
        kind: Some(if place.is_definition { DocumentHighlightKind::WRITE } else { DocumentHighlightKind::READ }),
    });
    Some(highlights.collect())
}

pub(super) fn document_symbols(snapshot: &Snapshot, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let uri = &params.text_document.uri;
    let file = snapshot.file(uri)?;
    let cast = features::cast(&snapshot.world, file);
    let roles = cast.iter().filter_map(|member| Role::of(snapshot, member));
    if snapshot.client.nested_symbols {
        Some(DocumentSymbolResponse::Nested(roles.map(|role| nested(snapshot, file, role)).collect()))
    } else {
        Some(DocumentSymbolResponse::Flat(roles.map(|role| flat(snapshot, file, uri, role)).collect()))
    }
}

/// A member of a cast as an editor lists it.
struct Role<'s> {
    name: String,
    kind: Kind,
    /// `person, defined here`, `person, 3 mentions` or `person, not defined, 3 mentions`.
    detail: String,
    member: &'s CastMember,
}

impl<'s> Role<'s> {
    fn of(snapshot: &Snapshot, member: &'s CastMember) -> Option<Self> {
        let (name, kind, is_defined) = match &member.who {
            Who::Defined(id) => snapshot.world.entity(*id).map(|entity| (entity.name(), entity.kind(), true))?,
            Who::Undefined { name, kind } => (name.as_ref(), *kind, false),
        };
        let mentions = features::count(member.mentions, "mention");
        let detail = match (member.is_defined_here, is_defined) {
            (true, _) => format!("{}, defined here", kind.word()),
            (false, true) => format!("{}, {mentions}", kind.word()),
            (false, false) => format!("{}, not defined, {mentions}", kind.word()),
        };
        Some(Self { name: name.to_owned(), kind, detail, member })
    }
}

#[expect(deprecated, reason = "the protocol's type has a deprecated field that must be given")]
fn nested(snapshot: &Snapshot, file: FileId, role: Role<'_>) -> DocumentSymbol {
    let member = role.member;
    let extent = if member.extent.covers(member.first) { member.extent } else { member.first };
    DocumentSymbol {
        name: role.name,
        detail: Some(role.detail),
        kind: symbol_kind(role.kind),
        tags: None,
        deprecated: None,
        range: snapshot.range(file, extent),
        selection_range: snapshot.range(file, member.first),
        children: None,
    }
}

#[expect(deprecated, reason = "the protocol's type has a deprecated field that must be given")]
fn flat(snapshot: &Snapshot, file: FileId, uri: &Uri, role: Role<'_>) -> SymbolInformation {
    SymbolInformation {
        name: role.name,
        kind: symbol_kind(role.kind),
        tags: None,
        deprecated: None,
        location: Location { uri: uri.clone(), range: snapshot.range(file, role.member.first) },
        container_name: Some(role.detail),
    }
}

/// The protocol knows no people; these two kinds have icons that are easy to tell apart.
pub(super) fn symbol_kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Person => SymbolKind::CLASS,
        Kind::Organization => SymbolKind::NAMESPACE,
    }
}

/// Everybody who is defined, and then names that nobody has defined.
pub(super) fn workspace_symbols(snapshot: &Snapshot, params: &WorkspaceSymbolParams) -> WorkspaceSymbolResponse {
    let defined = features::workspace_symbols(&snapshot.world, &params.query, MOST_SYMBOLS);
    let undefined = features::undefined_symbols(&snapshot.world, &params.query, MOST_UNDEFINED);
    let defined = defined.into_iter().filter_map(|entity| {
        let container = snapshot.path(entity.file).to_owned();
        symbol(snapshot, entity.name(), entity.kind(), features::Location::of(entity), container)
    });
    let undefined = undefined.into_iter().filter_map(|undefined| {
        let (mentions, notes) =
            (features::count(undefined.mentions, "mention"), features::count(undefined.notes, "note"));
        let container = format!("not defined, {mentions} in {notes}");
        symbol(snapshot, &undefined.name, undefined.kind, undefined.first, container)
    });
    WorkspaceSymbolResponse::Nested(defined.chain(undefined).take(MOST_SYMBOLS).collect())
}

fn symbol(
    snapshot: &Snapshot,
    name: &str,
    kind: Kind,
    place: features::Location,
    container: String,
) -> Option<WorkspaceSymbol> {
    Some(WorkspaceSymbol {
        name: name.to_owned(),
        kind: symbol_kind(kind),
        tags: None,
        container_name: Some(container),
        location: OneOf::Left(snapshot.location(place)?),
        data: None,
    })
}
