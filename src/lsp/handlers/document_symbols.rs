//! The symbols of a note: the entities that it defines and mentions.

use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation, Uri,
};

use crate::entity_index::FileId;
use crate::features::{self, CastMember, EntityOrName};
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::symbol_kind::symbol_kind;
use crate::names::Kind;

pub(crate) fn document_symbols(snapshot: &Snapshot, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let uri = &params.text_document.uri;
    let file = snapshot.file(uri)?;
    let cast = features::cast(&snapshot.world, file);
    let roles = cast.iter().filter_map(|member| Role::of(snapshot, member));
    if takes_nested(&snapshot.client) {
        Some(DocumentSymbolResponse::Nested(roles.map(|role| nested(snapshot, file, role)).collect()))
    } else {
        Some(DocumentSymbolResponse::Flat(roles.map(|role| flat(snapshot, file, uri, role)).collect()))
    }
}

/// Whether symbols of a document may be nested.
fn takes_nested(client: &Client) -> bool {
    let symbols = client.document().and_then(|document| document.document_symbol.as_ref());
    symbols.and_then(|symbols| symbols.hierarchical_document_symbol_support) == Some(true)
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
            EntityOrName::Defined(id) => {
                snapshot.world.entity(*id).map(|entity| (entity.name(), entity.kind(), true))?
            }
            EntityOrName::Undefined { name, kind } => (name.as_ref(), *kind, false),
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
