//! Replaces a name by its declared spelling, or adds the spelling to the definition.

use super::page::Page;
use super::{Action, ActionContext, ActionEffect, ActionKind, NameProblem, Scope, alias, name};
use crate::features::inconsistent_spelling::{OtherSpelling, as_spelt, other_spelling, other_spellings};
use crate::features::{Change, Location, TextEdit};
use crate::names::EntityId;
use crate::resolve::Mention;
use crate::text::{Span, in_one_line};

/// Offers to spell a mention as the definition does, here and in the note, and to add its spelling to the definition.
pub(super) fn offer(context: &ActionContext<'_>, page: &Page<'_>, mention: &Mention, out: &mut Vec<Action>) {
    let Some(one) =
        other_spelling(page.world, mention, page.text(), page.data.format()).filter(|one| is_plain(page, one.span))
    else {
        return;
    };
    let written = in_one_line(one.span.text(page.text()));
    let mut add = |title: String, preferred: bool, todo: ActionEffect| {
        let problem = Some(NameProblem::Inconsistent);
        out.push(Action { title, kind: ActionKind::Fix, problem, span: mention.hit, preferred, todo });
    };
    let respell = |scope| ActionEffect::Respell { written: written.clone(), entity: one.entity, scope };
    if can_be_replaced(page, one.span) {
        add(format!("Change to “{}”", one.declared), false, respell(Scope::Here(one.span)));
    }
    if in_note(page, &written, one.entity).len() > 1 {
        let title = format!("Change “{written}” to “{}” wherever it is in this note", one.declared);
        add(title, false, respell(Scope::Note));
    }
    if alias::change(context, &written, one.entity).is_some() {
        let title = format!("Add “{written}” as an alias of {}", name::called(page.world, one.entity));
        add(title, false, ActionEffect::AddAlias { name: written, of: one.entity });
    }
}

/// The change that spells a name as its definition does.
pub(super) fn change(page: &Page<'_>, written: &str, entity: EntityId, scope: Scope) -> Option<Change> {
    let mut all = in_note(page, written, entity);
    if let Scope::Here(span) = scope {
        all.retain(|one| one.span == span);
    }
    let edit = |one: OtherSpelling| {
        let place = Location { file: page.file, span: one.span };
        TextEdit { place, text: one.declared, label: None }
    };
    let edits: Vec<TextEdit> = all.into_iter().map(edit).collect();
    (!edits.is_empty()).then(|| Change { edits, files: Vec::new() })
}

/// Where the note has a spelling of an entity's name and it can be replaced.
fn in_note(page: &Page<'_>, written: &str, entity: EntityId) -> Vec<OtherSpelling> {
    let mut all = other_spellings(page.world, page.data, page.text());
    let wanted = as_spelt(written);
    all.retain(|one| {
        one.entity == entity && as_spelt(one.span.text(page.text())) == wanted && can_be_replaced(page, one.span)
    });
    all
}

/// Whether another name can stand in place of the text: no property's value is made of it, and there is no markup within.
fn can_be_replaced(page: &Page<'_>, span: Span) -> bool {
    span.start as usize >= page.open.parsed.body && is_plain(page, span)
}

/// Whether there is no markup within a name.
fn is_plain(page: &Page<'_>, span: Span) -> bool {
    let is_plain = |letter: char| letter.is_alphanumeric() || letter.is_whitespace() || "-‐‑–'’.,".contains(letter);
    span.text(page.text()).chars().all(is_plain)
}
