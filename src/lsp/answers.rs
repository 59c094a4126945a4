//! One function a request: from the protocol's terms, to a feature, and back.

use tower_lsp::ls_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, DocumentSymbol, DocumentSymbolParams,
    DocumentSymbolResponse, GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, Location, LocationLink,
    OneOf, ReferenceParams, SymbolInformation, SymbolKind, Uri, WorkspaceSymbol, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};

use super::render;
use super::snapshot::Snapshot;
use crate::features::{self, CastMember};
use crate::names::Kind;
use crate::whos_who::{Entity, FileId};

/// The most entities that one search of the workspace returns; editors ask again as the user types on.
const MOST_SYMBOLS: usize = 500;

pub(super) fn hover(snapshot: &Snapshot, params: &HoverParams) -> Option<Hover> {
    let (file, offset) = snapshot.place(&params.text_document_position_params)?;
    let hover = features::hover(&snapshot.world, file, offset)?;
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
    Some(found.into_iter().filter_map(|place| snapshot.location(place)).collect())
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
    let members = cast.iter().filter_map(|member| Some((member, snapshot.world.entity(member.entity)?)));
    if snapshot.client.nested_symbols {
        Some(DocumentSymbolResponse::Nested(
            members.map(|(member, entity)| nested(snapshot, file, member, entity)).collect(),
        ))
    } else {
        Some(DocumentSymbolResponse::Flat(
            members.map(|(member, entity)| flat(snapshot, file, uri, member, entity)).collect(),
        ))
    }
}

#[expect(deprecated, reason = "the protocol's type has a deprecated field that must be given")]
fn nested(snapshot: &Snapshot, file: FileId, member: &CastMember, entity: &Entity) -> DocumentSymbol {
    let extent = if member.extent.covers(member.first) { member.extent } else { member.first };
    DocumentSymbol {
        name: entity.name().to_owned(),
        detail: Some(detail(member, entity)),
        kind: symbol_kind(entity.kind()),
        tags: None,
        deprecated: None,
        range: snapshot.range(file, extent),
        selection_range: snapshot.range(file, member.first),
        children: None,
    }
}

#[expect(deprecated, reason = "the protocol's type has a deprecated field that must be given")]
fn flat(snapshot: &Snapshot, file: FileId, uri: &Uri, member: &CastMember, entity: &Entity) -> SymbolInformation {
    SymbolInformation {
        name: entity.name().to_owned(),
        kind: symbol_kind(entity.kind()),
        tags: None,
        deprecated: None,
        location: Location { uri: uri.clone(), range: snapshot.range(file, member.first) },
        container_name: Some(detail(member, entity)),
    }
}

/// `person, defined here` or `person, 3 mentions`.
fn detail(member: &CastMember, entity: &Entity) -> String {
    let kind = entity.kind().word();
    match (member.is_defined_here, member.mentions) {
        (true, _) => format!("{kind}, defined here"),
        (false, 1) => format!("{kind}, 1 mention"),
        (false, mentions) => format!("{kind}, {mentions} mentions"),
    }
}

/// The protocol knows no people; these two kinds have icons that are easy to tell apart.
fn symbol_kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Person => SymbolKind::CLASS,
        Kind::Organization => SymbolKind::NAMESPACE,
    }
}

pub(super) fn workspace_symbols(snapshot: &Snapshot, params: &WorkspaceSymbolParams) -> WorkspaceSymbolResponse {
    let found = features::workspace_symbols(&snapshot.world, &params.query, MOST_SYMBOLS);
    let symbols = found.into_iter().filter_map(|entity| {
        let location = snapshot.location(features::Location::of(entity))?;
        Some(WorkspaceSymbol {
            name: entity.name().to_owned(),
            kind: symbol_kind(entity.kind()),
            tags: None,
            container_name: Some(snapshot.path(entity.file).to_owned()),
            location: OneOf::Left(location),
            data: None,
        })
    });
    WorkspaceSymbolResponse::Nested(symbols.collect())
}
