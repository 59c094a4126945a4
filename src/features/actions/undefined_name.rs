//! Actions on a name without a definition.

use super::name::{By, Name, called};
use super::page::Page;
use super::{Action, ActionContext, ActionEffect, NameProblem, alias, define, spelling};
use crate::features::closest_names::Closest;
use crate::names::Kind;
use crate::names::legal_forms::has_legal_form;

/// How many of those whose name it may be are offered.
const MAX_ALIASES: usize = 3;

/// Offers to define the name, and to take it for another name of those whose names are like it.
pub(super) fn offer(
    context: &ActionContext<'_>,
    page: &Page<'_>,
    name: &Name<'_>,
    closest: &Closest<'_>,
    out: &mut Vec<Action>,
) {
    let likely = offer_to_define(context, page, name, out);
    if name.folder().is_some() {
        // No other name of somebody's is what a path leads to.
        return;
    }
    let may_be_typo = name.problem == Some(NameProblem::Undefined) && name.by == By::Name && name.bare().contains(' ');
    for entity in closest.first(likely, MAX_ALIASES) {
        if may_be_typo && closest.is_misspelt_name_of(entity) {
            out.extend(spelling::guess(page, name, entity));
        }
        let todo = ActionEffect::AddAlias { name: name.bare().to_owned(), of: entity };
        if alias::change(context, name.bare(), entity).is_some() {
            let title = format!("Add “{}” as an alias of {}", name.bare(), called(page.world, entity));
            out.push(name.fix(title, todo));
        }
    }
}

/// Offers to define the name as what it most likely is, which is returned, and as the other kind.
pub(super) fn offer_to_define(
    context: &ActionContext<'_>,
    page: &Page<'_>,
    name: &Name<'_>,
    out: &mut Vec<Action>,
) -> Kind {
    let style = define::DefinitionStyle::of(page.world, page.data.key.root);
    let likely = name.kind.unwrap_or_else(|| kind(page, name));
    let other = if likely == Kind::Person { Kind::Organization } else { Kind::Person };
    define::offer(context, page, name, (likely, &style), out);
    define::offer(context, page, name, (other, &style), out);
    likely
}

/// What a name most likely names, of which nothing else is known.
fn kind(page: &Page<'_>, name: &Name<'_>) -> Kind {
    let listed = page.data.cast.iter().find(|entry| entry.span.overlaps(name.span)).and_then(|entry| entry.kind);
    let of_folder = || name.folder().and_then(|folder| define::kind_of_folder(page.world, folder));
    let by_form = || if has_legal_form(name.bare()) { Kind::Organization } else { Kind::Person };
    listed.or_else(of_folder).unwrap_or_else(by_form)
}

/// The name that a handle most likely stands for: `Ann Smith` for `ann-smith` and for `AnnSmith`.
pub fn of_handle(handle: &str) -> String {
    let mut name = String::new();
    let mut begins_word = true;
    for letter in handle.chars() {
        if !letter.is_alphanumeric() {
            begins_word = true;
            continue;
        }
        let follows_small = name.chars().next_back().is_some_and(char::is_lowercase);
        if begins_word || (letter.is_uppercase() && follows_small) {
            if !name.is_empty() {
                name.push(' ');
            }
            name.extend(letter.to_uppercase());
        } else {
            name.push(letter);
        }
        begins_word = false;
    }
    name
}
