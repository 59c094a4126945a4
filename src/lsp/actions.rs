//! Code actions: what can be done about the names at a place, and, once one was chosen, how.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{
    CodeAction, CodeActionDisabled, CodeActionKind, CodeActionOptions, CodeActionOrCommand, CodeActionParams,
    CodeActionProviderCapability, CodeActionResponse, Diagnostic, NumberOrString, Range, Uri, WorkspaceEdit,
};

use super::boundary;
use super::client::ClientAbilities;
use super::edits::workspace_edit;
use super::own_files;
use super::snapshot::Snapshot;
use crate::disk;
use crate::entity_index::FileId;
use crate::features::{
    self, Action, ActionContext, ActionEffect, ActionKind, Change, FileChange, NameProblem, Scope, Texts,
};
use crate::lint::Code;
use crate::world::{FileKey, Verdict};

/// The kind of the action that corrects all that is surely wrong in a note.
const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.whoswho");

/// What an action is found by again once it was chosen, besides its title.
#[derive(Serialize, Deserialize)]
struct Chosen {
    uri: Uri,
    version: i32,
    range: Range,
}

/// What the server says it can do; nothing for editors that take commands only.
pub(super) fn capability(client: ClientAbilities) -> Option<CodeActionProviderCapability> {
    client.actions.literals.then(|| {
        CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::REFACTOR,
                CodeActionKind::REFACTOR_REWRITE,
                FIX_ALL,
            ]),
            resolve_provider: Some(client.actions.resolve),
            ..CodeActionOptions::default()
        })
    })
}

/// What can be done about the names in a range.
pub(super) fn code_actions(snapshot: &Snapshot, params: &CodeActionParams) -> Option<CodeActionResponse> {
    let chosen = Chosen {
        uri: params.text_document.uri.clone(),
        version: open_version(snapshot, &params.text_document.uri)?,
        range: params.range,
    };
    let only = params.context.only.as_deref();
    let (file, actions) = find(snapshot, &chosen.uri, params.range, only)?;
    let of_action = |action: &Action| {
        let disabled = match &action.todo {
            ActionEffect::Refused { why } => Some(CodeActionDisabled { reason: why.clone() }),
            _ => None,
        };
        let is_for_later = snapshot.client.actions.resolve || disabled.is_some();
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
pub(super) fn resolve(snapshot: &Snapshot, action: &CodeAction) -> Option<CodeAction> {
    let chosen: Chosen = serde_json::from_value(action.data.clone()?).ok()?;
    if open_version(snapshot, &chosen.uri)? != chosen.version {
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
        found = with_bench(snapshot, |bench| features::actions(bench, file, span));
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
    let code = code(action.flaw?).as_str();
    let range = snapshot.range(file, action.span);
    let is_fixed = |it: &&Diagnostic| {
        let is_here = it.range.start <= range.end && range.start <= it.range.end;
        is_here && matches!(&it.code, Some(NumberOrString::String(own)) if own == code)
    };
    let fixed: Vec<Diagnostic> = all.iter().filter(is_fixed).cloned().collect();
    (!fixed.is_empty()).then_some(fixed)
}

fn code(flaw: NameProblem) -> Code {
    match flaw {
        NameProblem::DeadLink => Code::UnresolvedLink,
        NameProblem::Undefined => Code::UnresolvedName,
        NameProblem::Ambiguous => Code::AmbiguousName,
        NameProblem::Misspelt => Code::MisspeltName,
        NameProblem::Duplicate => Code::DuplicateDefinition,
        NameProblem::Inconsistent => Code::InconsistentName,
    }
}

fn open_version(snapshot: &Snapshot, uri: &Uri) -> Option<i32> {
    let open = snapshot.world.file(snapshot.file(uri)?)?.open.as_ref()?;
    Some(open.version)
}

/// Does work that needs the texts of notes, and what the editor can do with them.
pub(super) fn with_bench<R>(snapshot: &Snapshot, work: impl FnOnce(&ActionContext<'_>) -> R) -> R {
    let templates = &snapshot.world.settings().templates;
    let templates = [templates.person.as_deref(), templates.organization.as_deref()];
    // What is copied into a new note is none of somebody else's secrets.
    let is_kept = |key: &FileKey| !templates.contains(&Some(key.path.as_ref())) || snapshot.places.holds(key);
    let fetch = |key: &FileKey| is_kept(key).then(|| snapshot.text_on_disk(key)).flatten();
    let today = disk::today();
    let texts = Texts::new(&snapshot.world, &fetch);
    let can = snapshot.client.edits;
    let world = &snapshot.world;
    work(&ActionContext {
        world,
        texts,
        can_create: can.create,
        can_delete: can.delete,
        can_remember: snapshot.places.folders().next().is_some(),
        today: &today,
    })
}

/// The edit that does what is to be done.
fn edit(snapshot: &Snapshot, file: FileId, todo: &ActionEffect) -> Option<WorkspaceEdit> {
    match todo {
        ActionEffect::Ignore { name, scope: Scope::Workspace } => own_files::ignore(snapshot, name),
        ActionEffect::TellApart { sides } => own_files::remember(snapshot, sides, Verdict::Different).ok(),
        _ => {
            let change = with_bench(snapshot, |bench| features::change(bench, file, todo))?;
            // Corrections stand by themselves, other edits need each other.
            edit_inside(snapshot, change, matches!(todo, ActionEffect::Correct { .. }))
        }
    }
}

/// The edit that makes a change, nothing of which is outside of the workspace; nothing if it cannot be made, or only in part,
/// and it is of no use so.
pub(super) fn edit_inside(snapshot: &Snapshot, mut change: Change, may_be_partial: bool) -> Option<WorkspaceEdit> {
    let left = boundary::keep_inside(snapshot, &mut change);
    let is_whole = left.is_empty() || may_be_partial;
    let is_free = |change: &FileChange| match change {
        FileChange::Create { key, .. } => is_free(snapshot, key),
        FileChange::Rename { .. } | FileChange::Delete { .. } => true,
    };
    let is_possible = is_whole && boundary::strays(snapshot, &change).is_none() && change.files.iter().all(is_free);
    is_possible.then(|| workspace_edit(snapshot, &change)).flatten()
}

/// Whether nothing is there yet, not even a link that leads nowhere.
pub(super) fn is_free(snapshot: &Snapshot, key: &FileKey) -> bool {
    snapshot.places.path(key).is_some_and(|path| path.symlink_metadata().is_err())
}

/// Whether there is a way to do it, as far as that can be told without doing it.
fn can_be_done(snapshot: &Snapshot, todo: &ActionEffect) -> bool {
    match todo {
        ActionEffect::Ignore { name, scope: Scope::Workspace } => own_files::ignore(snapshot, name).is_some(),
        ActionEffect::TellApart { sides } => own_files::remember(snapshot, sides, Verdict::Different).is_ok(),
        ActionEffect::Refused { .. } => snapshot.client.actions.disabled,
        ActionEffect::Define { at, .. } | ActionEffect::Copy { at, .. } => {
            is_free(snapshot, at) && snapshot.places.holds(at)
        }
        ActionEffect::Mark { note, .. } => boundary::may_edit(snapshot, *note),
        ActionEffect::AddEntry { to, .. } => boundary::may_edit(snapshot, *to),
        ActionEffect::AddAlias { of, .. } => {
            snapshot.world.entity(*of).is_some_and(|entity| boundary::may_edit(snapshot, entity.file))
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
