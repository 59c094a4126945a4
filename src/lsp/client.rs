//! What the editor can do.

use tower_lsp::ls_types::{ClientCapabilities, MarkupKind, PositionEncodingKind, ResourceOperationKind};

use super::views::ViewAbilities;
use crate::text::Encoding;

/// What the editor said it can do, as far as answers depend on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct ClientAbilities {
    /// The unit of its columns.
    pub(super) encoding: Encoding,
    /// Whether it renders Markdown in hovers.
    pub(super) markdown: bool,
    /// Whether a definition may come with the range that was asked about.
    pub(super) definition_links: bool,
    /// Whether symbols of a document may be nested.
    pub(super) nested_symbols: bool,
    /// Whether diagnostics may point to related places.
    pub(super) related_information: bool,
    /// Whether it shows progress.
    pub(super) progress: bool,
    /// Whether it lets us ask for news of files.
    pub(super) watches_files: bool,
    /// What changes of the workspace it can make.
    pub(super) edits: EditAbilities,
    /// What it can do with views.
    pub(super) views: ViewAbilities,
}

/// What changes of a workspace the editor can make besides plain edits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct EditAbilities {
    /// Edits of documents in a certain version.
    pub(super) versions: bool,
    /// New files.
    pub(super) create: bool,
    /// Other names for files.
    pub(super) rename: bool,
    /// Files that go.
    pub(super) delete: bool,
    /// Labels for edits, which the user may confirm.
    pub(super) labels: bool,
}

impl EditAbilities {
    fn of(capabilities: &ClientCapabilities) -> Self {
        let workspace = capabilities.workspace.as_ref();
        let Some(edit) = workspace.and_then(|workspace| workspace.workspace_edit.as_ref()) else {
            return Self::default();
        };
        let can = |operation: ResourceOperationKind| {
            edit.resource_operations.as_ref().is_some_and(|operations| operations.contains(&operation))
        };
        let versions = edit.document_changes == Some(true);
        Self {
            versions,
            create: versions && can(ResourceOperationKind::Create),
            rename: versions && can(ResourceOperationKind::Rename),
            delete: versions && can(ResourceOperationKind::Delete),
            labels: versions && edit.change_annotation_support.is_some(),
        }
    }
}

impl ClientAbilities {
    pub(super) fn of(capabilities: &ClientCapabilities) -> Self {
        let document = capabilities.text_document.as_ref();
        let hover = document.and_then(|document| document.hover.as_ref());
        let formats = hover.and_then(|hover| hover.content_format.as_ref());
        let definition = document.and_then(|document| document.definition.as_ref());
        let symbols = document.and_then(|document| document.document_symbol.as_ref());
        let diagnostics = document.and_then(|document| document.publish_diagnostics.as_ref());
        let workspace = capabilities.workspace.as_ref();
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        let window = capabilities.window.as_ref();
        Self {
            encoding: encoding(capabilities),
            markdown: formats.and_then(|formats| formats.first()).is_some_and(|first| *first == MarkupKind::Markdown),
            definition_links: definition.and_then(|definition| definition.link_support) == Some(true),
            nested_symbols: symbols.and_then(|symbols| symbols.hierarchical_document_symbol_support) == Some(true),
            related_information: diagnostics.and_then(|diagnostics| diagnostics.related_information) == Some(true),
            progress: window.and_then(|window| window.work_done_progress) == Some(true),
            watches_files: watched.and_then(|watched| watched.dynamic_registration) == Some(true),
            edits: EditAbilities::of(capabilities),
            views: ViewAbilities::of(capabilities),
        }
    }

    /// The name of the encoding in the protocol.
    pub(super) fn encoding_kind(self) -> PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// The first of the client's encodings, which it lists by preference; UTF-16 if it lists none that is known.
fn encoding(capabilities: &ClientCapabilities) -> Encoding {
    let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    let known = offered.into_iter().flatten().find_map(|kind| match kind.as_str() {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    });
    known.unwrap_or_default()
}
