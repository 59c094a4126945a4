//! Code actions: what can be done about the names at a place, and, once one was chosen, how.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{
    CodeAction, CodeActionDisabled, CodeActionKind, CodeActionOptions, CodeActionOrCommand, CodeActionParams,
    CodeActionProviderCapability, CodeActionResponse, Diagnostic, NumberOrString, Range, Uri, WorkspaceEdit,
};

use crate::entity_index::FileId;
use crate::features::{self, Action, ActionEffect, ActionKind, NameProblem, Scope};
use crate::lint::Code;
use crate::lsp::handlers::changes::{edit_inside, is_free, with_action_context};
use crate::lsp::handlers::{config_files, workspace_boundary};
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::snapshot::Snapshot;
use crate::world::Verdict;

/// The kind of the action that corrects all that is surely wrong in a note.
const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.whoswho");

/// What an action is found by again once it was chosen, besides its title.
#[derive(Serialize, Deserialize)]
struct Chosen {
    uri: Uri,
    version: i32,
    range: Range,
}

/// What code actions the editor takes.
#[derive(Clone, Copy, Default)]
struct Abilities {
    /// Actions with edits, rather than commands alone.
    literals: bool,
    /// Whether it asks for an action's edit once the user has chosen it.
    resolve: bool,
    /// Whether it shows actions that cannot be done, with the reason.
    disabled: bool,
}

impl Abilities {
    fn of(client: &Client) -> Self {
        let Some(action) = client.document().and_then(|document| document.code_action.as_ref()) else {
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

/// What the server says it can do; nothing for editors that take commands only.
pub(crate) fn capability(client: &Client) -> Option<CodeActionProviderCapability> {
    let abilities = Abilities::of(client);
    abilities.literals.then(|| {
        CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::REFACTOR,
                CodeActionKind::REFACTOR_REWRITE,
                FIX_ALL,
            ]),
            resolve_provider: Some(abilities.resolve),
            ..CodeActionOptions::default()
        })
    })
}

/// The actions for the names in a range.
pub(crate) fn code_actions(snapshot: &Snapshot, params: &CodeActionParams) -> Option<CodeActionResponse> {
    let chosen = Chosen {
        uri: params.text_document.uri.clone(),
        version: snapshot.version(&params.text_document.uri)?,
        range: params.range,
    };
    let only = params.context.only.as_deref();
    let (file, actions) = find(snapshot, &chosen.uri, params.range, only)?;
    let abilities = Abilities::of(&snapshot.client);
    let of_action = |action: &Action| {
        let disabled = match &action.todo {
            ActionEffect::Refused { why } => Some(CodeActionDisabled { reason: why.clone() }),
            _ => None,
        };
        let is_for_later = abilities.resolve || disabled.is_some();
        let edit = if is_for_later { None } else { Some(edit(snapshot, file, &action.todo)?) };
        Some(CodeActionOrCommand::CodeAction(CodeAction {
            title: action.title.clone(),
            kind: Some(kind(action.kind)),
            diagnostics: diagnostics(snapshot, file, action, &params.context.diagnostics),
            is_preferred: action.preferred.then_some(true),
            data: if edit.is_none() { serde_json::to_value(&chosen).ok() } else { None },
            edit,
            disabled,
            ..CodeAction::default()
        }))
    };
    Some(actions.iter().filter_map(of_action).collect())
}

/// The action with its edit; nothing if it is no longer what it was.
pub(crate) fn resolve(snapshot: &Snapshot, action: &CodeAction) -> Option<CodeAction> {
    let chosen: Chosen = serde_json::from_value(action.data.clone()?).ok()?;
    if snapshot.version(&chosen.uri)? != chosen.version {
        return None;
    }
    let only = action.kind.as_ref().map(std::slice::from_ref);
    let (file, actions) = find(snapshot, &chosen.uri, chosen.range, only)?;
    let found = actions.iter().find(|found| found.title == action.title)?;
    Some(CodeAction { edit: Some(edit(snapshot, file, &found.todo)?), ..action.clone() })
}

/// The actions of the kinds that are wanted. What is done to a whole note is only found for those who ask for it.
fn find(
    snapshot: &Snapshot,
    uri: &Uri,
    range: Range,
    only: Option<&[CodeActionKind]>,
) -> Option<(FileId, Vec<Action>)> {
    let file = snapshot.file(uri)?;
    let is_wanted = |kind: &CodeActionKind| {
        only.is_none_or(|only| only.iter().any(|wanted| includes(wanted.as_str(), kind.as_str())))
    };
    let mut found = Vec::new();
    if [CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR, CodeActionKind::REFACTOR_REWRITE].iter().any(is_wanted) {
        let span = snapshot.span(file, range)?;
        found = with_action_context(snapshot, |context| features::actions(context, file, span));
        found.retain(|action| is_wanted(&kind(action.kind)) && can_be_done(snapshot, &action.todo));
    }
    if only.is_some() && is_wanted(&FIX_ALL) {
        found.extend(features::fix_all(&snapshot.world, file));
    }
    Some((file, found))
}

/// Whether a kind is the other or a kind of it: `refactor` includes `refactor.rewrite`.
fn includes(wanted: &str, kind: &str) -> bool {
    kind.strip_prefix(wanted).is_some_and(|rest| wanted.is_empty() || rest.is_empty() || rest.starts_with('.'))
}

fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::Fix => CodeActionKind::QUICKFIX,
        ActionKind::Rewrite => CodeActionKind::REFACTOR_REWRITE,
        ActionKind::Merge => CodeActionKind::REFACTOR,
        ActionKind::FixAll => FIX_ALL,
    }
}

/// Those of the editor's diagnostics that the action puts right.
fn diagnostics(snapshot: &Snapshot, file: FileId, action: &Action, all: &[Diagnostic]) -> Option<Vec<Diagnostic>> {
    let code = code(action.problem?).as_str();
    let range = snapshot.range(file, action.span);
    let is_fixed = |it: &&Diagnostic| {
        let is_here = it.range.start <= range.end && range.start <= it.range.end;
        is_here && matches!(&it.code, Some(NumberOrString::String(own)) if own == code)
    };
    let fixed: Vec<Diagnostic> = all.iter().filter(is_fixed).cloned().collect();
    (!fixed.is_empty()).then_some(fixed)
}

fn code(problem: NameProblem) -> Code {
    match problem {
        NameProblem::DeadLink => Code::UnresolvedLink,
        NameProblem::Undefined => Code::UnresolvedName,
        NameProblem::Ambiguous => Code::AmbiguousName,
        NameProblem::Misspelt => Code::MisspeltName,
        NameProblem::Duplicate => Code::DuplicateDefinition,
        NameProblem::Inconsistent => Code::InconsistentName,
    }
}

/// The edit that does what is to be done.
fn edit(snapshot: &Snapshot, file: FileId, todo: &ActionEffect) -> Option<WorkspaceEdit> {
    match todo {
        ActionEffect::Ignore { name, scope: Scope::Workspace } => config_files::ignore(snapshot, name),
        ActionEffect::TellApart { sides } => config_files::remember(snapshot, sides, Verdict::Different).ok(),
        _ => {
            let change = with_action_context(snapshot, |context| features::change(context, file, todo))?;
            // Corrections stand by themselves, other edits need each other.
            edit_inside(snapshot, change, matches!(todo, ActionEffect::Correct { .. }))
        }
    }
}

/// Whether there is a way to do it, as far as that can be told without doing it.
fn can_be_done(snapshot: &Snapshot, todo: &ActionEffect) -> bool {
    match todo {
        ActionEffect::Ignore { name, scope: Scope::Workspace } => config_files::ignore(snapshot, name).is_some(),
        ActionEffect::TellApart { sides } => config_files::remember(snapshot, sides, Verdict::Different).is_ok(),
        ActionEffect::Refused { .. } => Abilities::of(&snapshot.client).disabled,
        ActionEffect::Define { at, .. } | ActionEffect::Copy { at, .. } => {
            is_free(snapshot, at) && snapshot.folders.holds(at)
        }
        ActionEffect::Mark { note, .. } => workspace_boundary::may_edit(snapshot, *note),
        ActionEffect::AddEntry { to, .. } => workspace_boundary::may_edit(snapshot, *to),
        ActionEffect::AddAlias { of, .. } => {
            snapshot.world.entity(*of).is_some_and(|entity| workspace_boundary::may_edit(snapshot, entity.file))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::includes;

    #[test]
    fn a_kind_includes_its_kinds_and_no_others() {
        assert!(includes("refactor", "refactor.rewrite"));
        assert!(includes("", "quickfix"));
        assert!(includes("source.fixAll", "source.fixAll.whoswho"));
        assert!(!includes("source.fix", "source.fixAll.whoswho"));
        assert!(!includes("refactor.rewrite", "refactor"));
    }
}
