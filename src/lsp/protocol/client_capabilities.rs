//! What the editor can do.
//!
//! An ability that one feature alone needs is read where that feature is. Here are those on which several depend.

use std::sync::Arc;

use tower_lsp::ls_types::{
    ClientCapabilities, PositionEncodingKind, TextDocumentClientCapabilities, WorkspaceClientCapabilities,
};

use crate::text::Encoding;

/// What the editor said of itself in `initialize`, and the unit of its columns. A clone shares it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Client {
    capabilities: Arc<ClientCapabilities>,
    encoding: Encoding,
}

impl Client {
    /// `fallback` is how a client counts columns that does not say so.
    pub(crate) fn new(capabilities: ClientCapabilities, fallback: Encoding) -> Self {
        let encoding = encoding(&capabilities).unwrap_or(fallback);
        Self { capabilities: Arc::new(capabilities), encoding }
    }

    /// The unit of its columns.
    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The name of the encoding in the protocol.
    pub(crate) fn encoding_kind(&self) -> PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// All that it said.
    pub(crate) fn capabilities(&self) -> &ClientCapabilities {
        &self.capabilities
    }

    /// What it said of requests about one document.
    pub(crate) fn document(&self) -> Option<&TextDocumentClientCapabilities> {
        self.capabilities.text_document.as_ref()
    }

    /// What it said of the workspace.
    pub(crate) fn workspace(&self) -> Option<&WorkspaceClientCapabilities> {
        self.capabilities.workspace.as_ref()
    }

    /// Whether it asks for diagnostics, and can be asked to ask again. They change while the user does not type, so an
    /// editor that only asks after edits (Neovim 0.11) is better sent them.
    pub(crate) fn pulls_diagnostics(&self) -> bool {
        let pulled = self.document().and_then(|document| document.diagnostic.as_ref());
        let refreshes = self.workspace().and_then(|workspace| workspace.diagnostics.as_ref());
        pulled.is_some() && refreshes.and_then(|refreshes| refreshes.refresh_support) == Some(true)
    }

    /// Whether it can be asked for settings.
    pub(crate) fn has_configuration(&self) -> bool {
        self.workspace().and_then(|workspace| workspace.configuration) == Some(true)
    }
}

/// The first of the client's encodings, which it lists by preference.
fn encoding(capabilities: &ClientCapabilities) -> Option<Encoding> {
    let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    offered.into_iter().flatten().find_map(|kind| Encoding::from_name(kind.as_str()))
}
