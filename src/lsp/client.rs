//! What the editor can do.

use tower_lsp::ls_types::{
    ClientCapabilities, CompletionItemTag, MarkupKind, PositionEncodingKind, ResourceOperationKind,
};

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
    /// Whether diagnostics may point to pages about their codes.
    pub(super) code_descriptions: bool,
    /// Whether it sends the data of a diagnostic back when it asks for code actions.
    pub(super) diagnostic_data: bool,
    /// Whether it asks for diagnostics, and can be asked to ask again. Ours change while nobody types, so an editor that
    /// only asks after edits (Neovim 0.11) is better sent them.
    pub(super) pulls_diagnostics: bool,
    /// Whether it takes diagnostics of other documents along with those that it asks for.
    pub(super) pulls_related: bool,
    /// Whether it can be asked for settings.
    pub(super) configuration: bool,
    /// Whether it lets us ask for news of settings.
    pub(super) registers_configuration: bool,
    /// Whether it asks what will be renamed before it asks for a name.
    pub(super) prepares_rename: bool,
    /// Whether it shows messages that the user answers by a choice.
    pub(super) answers_messages: bool,
    /// Whether it shows progress.
    pub(super) progress: bool,
    /// Whether it lets us ask for news of files.
    pub(super) watches_files: bool,
    /// What changes of the workspace it can make.
    pub(super) edits: EditAbilities,
    /// What it can do with views.
    pub(super) views: ViewAbilities,
    /// What code actions it takes.
    pub(super) actions: ActionAbilities,
    /// What it tells of files.
    pub(super) files: FileOperations,
    /// What it shows of names that may be meant.
    pub(super) completion: CompletionAbilities,
}

/// What code actions the editor takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct ActionAbilities {
    /// Actions with edits, rather than commands alone.
    pub(super) literals: bool,
    /// Whether it asks for an action's edit once the user has chosen it.
    pub(super) resolve: bool,
    /// Whether it shows actions that cannot be done, with the reason.
    pub(super) disabled: bool,
}

impl ActionAbilities {
    fn of(capabilities: &ClientCapabilities) -> Self {
        let document = capabilities.text_document.as_ref();
        let Some(action) = document.and_then(|document| document.code_action.as_ref()) else {
            return Self::default();
        };
        let resolves =
            action.resolve_support.as_ref().is_some_and(|support| support.properties.iter().any(|it| it == "edit"));
        Self {
            literals: action.code_action_literal_support.is_some(),
            resolve: resolves && action.data_support == Some(true),
            disabled: action.disabled_support == Some(true),
        }
    }
}

/// What the editor can do with names that may be meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct CompletionAbilities {
    /// Tell an edit that keeps what stands behind the cursor from one that replaces it.
    pub(super) insert_replace: bool,
    /// Show more about a name beside it.
    pub(super) label_details: bool,
    /// Strike through names that are no longer in use.
    pub(super) deprecated: bool,
    /// Take documentation in a format of several, rather than as text.
    pub(super) markup: bool,
    /// Render Markdown.
    pub(super) markdown: bool,
}

impl CompletionAbilities {
    fn of(capabilities: &ClientCapabilities) -> Self {
        let document = capabilities.text_document.as_ref();
        let completion = document.and_then(|document| document.completion.as_ref());
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

/// What changes of a workspace the editor can make besides plain edits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct EditAbilities {
    /// Changes that the server asks for.
    pub(super) applies: bool,
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
        let applies = workspace.and_then(|workspace| workspace.apply_edit) == Some(true);
        let Some(edit) = workspace.and_then(|workspace| workspace.workspace_edit.as_ref()) else {
            return Self { applies, ..Self::default() };
        };
        let can = |operation: ResourceOperationKind| {
            edit.resource_operations.as_ref().is_some_and(|operations| operations.contains(&operation))
        };
        // Operations stand among edits of documents, so who takes the one (Neovim) takes the other, too.
        let takes_operations = edit.resource_operations.as_ref().is_some_and(|operations| !operations.is_empty());
        let versions = edit.document_changes == Some(true) || takes_operations;
        Self {
            applies,
            versions,
            create: versions && can(ResourceOperationKind::Create),
            rename: versions && can(ResourceOperationKind::Rename),
            delete: versions && can(ResourceOperationKind::Delete),
            labels: versions && edit.change_annotation_support.is_some(),
        }
    }
}

/// What the editor tells of what its user does to files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct FileOperations {
    /// That there are new ones.
    pub(super) did_create: bool,
    /// That some are about to be renamed or moved.
    pub(super) will_rename: bool,
    /// That some have been.
    pub(super) did_rename: bool,
    /// That some are gone.
    pub(super) did_delete: bool,
}

impl FileOperations {
    fn of(capabilities: &ClientCapabilities) -> Self {
        let workspace = capabilities.workspace.as_ref();
        let Some(files) = workspace.and_then(|workspace| workspace.file_operations.as_ref()) else {
            return Self::default();
        };
        Self {
            did_create: files.did_create == Some(true),
            will_rename: files.will_rename == Some(true),
            did_rename: files.did_rename == Some(true),
            did_delete: files.did_delete == Some(true),
        }
    }
}

impl ClientAbilities {
    /// `fallback` is how a client counts columns that does not say so.
    pub(super) fn of(capabilities: &ClientCapabilities, fallback: Encoding) -> Self {
        let document = capabilities.text_document.as_ref();
        let hover = document.and_then(|document| document.hover.as_ref());
        let formats = hover.and_then(|hover| hover.content_format.as_ref());
        let definition = document.and_then(|document| document.definition.as_ref());
        let symbols = document.and_then(|document| document.document_symbol.as_ref());
        let diagnostics = document.and_then(|document| document.publish_diagnostics.as_ref());
        let pulled = document.and_then(|document| document.diagnostic.as_ref());
        let rename = document.and_then(|document| document.rename.as_ref());
        let workspace = capabilities.workspace.as_ref();
        let refreshes = workspace.and_then(|workspace| workspace.diagnostics.as_ref());
        let configuration = workspace.and_then(|workspace| workspace.did_change_configuration.as_ref());
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        let window = capabilities.window.as_ref();
        let messages = window.and_then(|window| window.show_message.as_ref());
        Self {
            encoding: encoding(capabilities).unwrap_or(fallback),
            markdown: formats.and_then(|formats| formats.first()).is_some_and(|first| *first == MarkupKind::Markdown),
            definition_links: definition.and_then(|definition| definition.link_support) == Some(true),
            nested_symbols: symbols.and_then(|symbols| symbols.hierarchical_document_symbol_support) == Some(true),
            related_information: diagnostics.and_then(|diagnostics| diagnostics.related_information) == Some(true)
                || pulled.and_then(|pulled| pulled.related_information) == Some(true),
            code_descriptions: diagnostics.and_then(|diagnostics| diagnostics.code_description_support) == Some(true)
                || pulled.and_then(|pulled| pulled.code_description_support) == Some(true),
            diagnostic_data: diagnostics.and_then(|diagnostics| diagnostics.data_support) == Some(true)
                || pulled.and_then(|pulled| pulled.data_support) == Some(true),
            pulls_diagnostics: pulled.is_some()
                && refreshes.and_then(|refreshes| refreshes.refresh_support) == Some(true),
            pulls_related: pulled.and_then(|pulled| pulled.related_document_support) == Some(true),
            configuration: workspace.and_then(|workspace| workspace.configuration) == Some(true),
            registers_configuration: configuration.and_then(|it| it.dynamic_registration) == Some(true),
            answers_messages: messages.is_some_and(|messages| messages.message_action_item.is_some()),
            progress: window.and_then(|window| window.work_done_progress) == Some(true),
            watches_files: watched.and_then(|watched| watched.dynamic_registration) == Some(true),
            edits: EditAbilities::of(capabilities),
            completion: CompletionAbilities::of(capabilities),
            prepares_rename: rename.and_then(|rename| rename.prepare_support) == Some(true),
            files: FileOperations::of(capabilities),
            actions: ActionAbilities::of(capabilities),
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

/// The first of the client's encodings, which it lists by preference.
fn encoding(capabilities: &ClientCapabilities) -> Option<Encoding> {
    let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    offered.into_iter().flatten().find_map(|kind| Encoding::from_name(kind.as_str()))
}
