//! Corrects misspelt names.

use super::name::Name;
use super::page::Page;
use super::{Action, ActionContext, ActionEffect, ActionKind, NameProblem, Scope};
use crate::entity_index::{Entity, FileId};
use crate::features::rename::fits;
use crate::features::{Change, Location, TextEdit, ignored_names, misspelt};
use crate::names::EntityId;
use crate::names::WordKey;
use crate::names::edit_distance::{each_typo, may_be_variants};
use crate::names::lexicon::{is_given_name, is_listed, is_ordinary};
use crate::names::normalize::fold;
use crate::names::token::{Token, tokenize};
use crate::note::parse;
use crate::resolve::Misspelling;
use crate::text::{Span, Spans, edited, in_one_line};
use crate::world::{FileData, World};

/// What edits of notes are called that the user does not see.
const ELSEWHERE: &str = "Correct the spelling in other notes";

/// The word that is wrong in a misspelt name, and what it should be.
struct Typo {
    /// The word, from the name's start.
    place: Span,
    /// The word, folded.
    wrong: String,
    /// What it should be.
    right: String,
}

/// Offers to correct a misspelt name: here, in the note, everywhere.
pub(super) fn offer(page: &Page<'_>, one: &Misspelling, out: &mut Vec<Action>) {
    let written = one.span.text(page.text());
    let Some(typo) = typo(page.world, written, one.entity) else { return };
    let right = in_one_line(&corrected(written, &typo));
    let mut add = |title: String, scope: Scope| {
        out.push(Action {
            title,
            kind: ActionKind::Fix,
            problem: Some(NameProblem::Misspelt),
            span: one.span,
            preferred: matches!(scope, Scope::Here(_)),
            todo: ActionEffect::Correct { written: written.to_owned(), entity: one.entity, scope },
        });
    };
    add(format!("Correct to “{right}”"), Scope::Here(one.span));
    let all = misspelt(page.world, page.data, page.text());
    let here = all.iter().filter(|other| other.span.text(page.text()) == written).count();
    let written = in_one_line(written);
    if here > 1 {
        add(format!("Correct “{written}” to “{right}” wherever it is in this note"), Scope::Note);
    }
    let is_elsewhere = |(file, data): (FileId, &FileData)| file != page.file && data.has_word(&typo.wrong);
    if page.world.files().any(is_elsewhere) {
        add(format!("Correct “{written}” to “{right}” in all notes"), Scope::Workspace);
    }
}

/// Offers the declared name that a name is one typo away from, where the name may be right as well: `Quin` for `Quinn`.
pub(super) fn guess(page: &Page<'_>, name: &Name<'_>, entity: EntityId) -> Option<Action> {
    let written = name.span.text(page.text());
    let right = in_one_line(&corrected(written, &typo(page.world, written, entity)?));
    let todo = ActionEffect::Correct { written: written.to_owned(), entity, scope: Scope::Here(name.span) };
    Some(name.fix(format!("Change to “{right}”"), todo))
}

/// The change that corrects a misspelt name.
pub(super) fn change(
    context: &ActionContext<'_>,
    page: &Page<'_>,
    written: &str,
    entity: EntityId,
    scope: Scope,
) -> Option<Change> {
    let world = context.world;
    let of_note = |file: FileId, data: &FileData, text: &str| -> Vec<TextEdit> {
        let label = (file != page.file).then_some(ELSEWHERE);
        let all = in_note(world, data, text, written, entity);
        all.iter().filter_map(|one| edit(world, file, text, (one.span, one.entity), label)).collect()
    };
    let edits: Vec<TextEdit> = match scope {
        Scope::Here(span) => edit(world, page.file, page.text(), (span, entity), None).into_iter().collect(),
        Scope::Note => of_note(page.file, page.data, page.text()),
        Scope::Workspace => {
            let wrong = typo(world, written, entity)?.wrong;
            let notes = world.files().filter(|(_, data)| data.has_word(&wrong));
            let of_file = |(file, data): (FileId, &FileData)| {
                let text = context.texts.of(file).unwrap_or_default();
                let mut edits = of_note(file, data, &text);
                // What must go along with an edit is not looked for in so many notes.
                edits.retain(|edit| fits(data.format(), &text, (edit.place.span, &edit.text)));
                edits
            };
            notes.flat_map(of_file).collect()
        }
    };
    (!edits.is_empty()).then(|| Change { edits, files: Vec::new() })
}

/// The edits that correct all names in a note that are surely misspelt: of two words or more, not in a heading, and not to be
/// left alone.
pub fn sure_fixes(world: &World, file: FileId, text: &str) -> Vec<TextEdit> {
    let Some(data) = world.file(file).filter(|data| !data.ignored) else { return Vec::new() };
    let ignored = ignored_names(world, data, text);
    let is_sure = |one: &&Misspelling| {
        let written = one.span.text(text);
        let may_be_right = |entity: &Entity| may_be_right(world, written, entity) || is_variant(written, entity);
        let is_wrong = !world.entity(one.entity).is_some_and(may_be_right);
        !one.is_single && is_wrong && !ignored.covers(data, written, one.span)
    };
    let mut all = misspelt(world, data, text);
    if !all.is_empty() {
        let headings: Spans = parse(text, data.format()).headings.iter().map(|heading| heading.span).collect();
        // Links may lead to a heading as it is.
        all.retain(|one| headings.first_around(one.span).is_none());
    }
    let edits = all.iter().filter(is_sure).filter_map(|one| edit(world, file, text, (one.span, one.entity), None));
    edits.filter(|edit| fits(data.format(), text, (edit.place.span, &edit.text))).collect()
}

/// Where a note has a misspelling of an entity's name.
fn in_note(world: &World, data: &FileData, text: &str, written: &str, entity: EntityId) -> Vec<Misspelling> {
    let wanted = fold(&in_one_line(written));
    let mut all = misspelt(world, data, text);
    all.retain(|one| one.entity == entity && fold(&in_one_line(one.span.text(text))) == wanted);
    all
}

/// The edit of the one word that is wrong, so that markup around the others stays.
fn edit(
    world: &World,
    file: FileId,
    text: &str,
    (span, entity): (Span, EntityId),
    label: Option<&'static str>,
) -> Option<TextEdit> {
    let typo = typo(world, span.text(text), entity)?;
    let place = Location { file, span: typo.place.shifted(span.start) };
    Some(TextEdit { place, text: typo.right, label })
}

fn corrected(written: &str, typo: &Typo) -> String {
    edited(written, [(typo.place, typo.right.as_str())])
}

/// The one word that must change to make what is written a name of the entity.
fn typo(world: &World, written: &str, entity: EntityId) -> Option<Typo> {
    typo_of(written, world.entity(entity)?)
}

/// Whether what is written may be another spelling of a given name: names that many bear have several.
fn is_variant(written: &str, entity: &Entity) -> bool {
    let may_be = |wrong: &str, right: &str| is_given_name(right) && may_be_variants(wrong, right);
    typo_of(written, entity).is_some_and(|Typo { wrong, right, .. }| may_be(&wrong, &fold(&right)))
}

/// So many notes at least write a word that is not to be a typo.
const FREQUENT: u32 = 3;

/// Whether the spelling of an entity's declared name is the rarer one in the workspace, or the other one is a word of
/// another of their names or of the lists, and this is not: a typo is most likely in the definition then, or the other
/// spelling is another name.
pub fn may_be_right(world: &World, written: &str, entity: &Entity) -> bool {
    let Some(Typo { wrong, right, .. }) = typo_of(written, entity) else { return false };
    let right = fold(&right);
    let is_word = |word: &str| is_listed(WordKey::folded(word));
    let has_it = |name: &str| tokenize(name).iter().any(|word| fold(word.text) == wrong);
    if (is_word(&wrong) && !is_word(&right)) || entity.declared_names().any(has_it) {
        return true;
    }
    let notes = |word: &str| world.notes_that_capitalise(word);
    // Words that a lexicon lists are not counted.
    !is_ordinary(&right) && notes(&wrong) >= FREQUENT && notes(&wrong) > notes(&right)
}

/// The declared name of the entity of which what is written is one typo away; the canonical one, if it is none.
pub fn meant_name<'e>(written: &str, entity: &'e Entity) -> &'e str {
    entity.declared_names().find(|name| typo_of_name(written, name).is_some()).unwrap_or_else(|| entity.name())
}

fn typo_of(written: &str, entity: &Entity) -> Option<Typo> {
    entity.declared_names().find_map(|name| typo_of_name(written, name))
}

fn typo_of_name(written: &str, name: &str) -> Option<Typo> {
    let words = tokenize(written);
    let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
    let right = tokenize(name);
    let in_a_row = right.windows(words.len()).find_map(|right| {
        let mut wrong =
            words.iter().zip(&folded).zip(right).filter(|((_, folded), right)| fold(right.text) != **folded);
        let ((word, folded), right) = wrong.next().filter(|_| wrong.next().is_none())?;
        is_typo(folded, right).then(|| Typo {
            place: Span::new(word.start, word.end()),
            wrong: folded.clone(),
            right: right.text.to_owned(),
        })
    });
    in_a_row.or_else(|| typo_between(&words, &folded, &right))
}

/// The same where words of the name are left out between those that are written: Eleanor Ashdwon of Eleanor "Nell" Ashdown.
fn typo_between(words: &[Token<'_>], folded: &[String], right: &[Token<'_>]) -> Option<Typo> {
    let mut typo = None;
    let mut rest = right.iter();
    for (word, folded) in words.iter().zip(folded) {
        let own = rest.find(|own| fold(own.text) == *folded || (typo.is_none() && is_typo(folded, own)))?;
        if fold(own.text) != *folded {
            let place = Span::new(word.start, word.end());
            typo = Some(Typo { place, wrong: folded.clone(), right: own.text.to_owned() });
        }
    }
    typo
}

fn is_typo(folded: &str, right: &Token<'_>) -> bool {
    let right = fold(right.text);
    let mut is_typo = false;
    each_typo(folded, |word| is_typo |= word == right);
    is_typo
}
