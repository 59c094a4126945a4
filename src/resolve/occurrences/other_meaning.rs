//! Context that shows a part of a name means something else: a title that takes a given name, the words of a date.

use super::BlockContext;
use crate::entity_index::EntityIndex;
use crate::names::forms::Form;
use crate::names::normalize::{fold, is_capitalised};
use crate::names::token::Gap;
use crate::names::{Match, context_words, honorifics, lexicon, other_entity_words};

impl BlockContext<'_> {
    /// Drops candidates whose given name here is that of a sovereign or a saint, or of a place named after a person;
    /// returns whether any are left. King George and Lake George are not George Smith, unless he is called so.
    pub(super) fn keep_namesakes(&self, found: &mut Match, entity_index: &EntityIndex) -> bool {
        let Some(before) = self.before(found.first).filter(|word| is_capitalised(word.text)) else { return true };
        if self.gap(found.first) != Gap::Space {
            return true;
        }
        let folded = fold(before.text);
        let title = honorifics::regnal_title(&folded);
        if title.is_none() && !other_entity_words::begins_place(&folded) {
            return true;
        }
        let is_given = self.token(found.first).is_some_and(|word| lexicon::is_given_name(&fold(word.text)));
        let bears = |id| {
            let entity = entity_index.get(id);
            entity.is_some_and(|entity| entity.titles.iter().any(|own| title.is_some_and(|title| title.id == own.id)))
        };
        let kept = found.candidates.iter().filter(|candidate| {
            let is_part = candidate.form == Form::Given || (candidate.form == Form::Surname && is_given);
            !is_part || bears(candidate.entity)
        });
        found.candidates = kept.copied().collect();
        !found.candidates.is_empty()
    }

    /// Whether the neighbouring words make it a month: in May, 3 May, March to May.
    pub(super) fn is_month(&self, first: usize, end: usize) -> bool {
        let is_month_at = |at: usize| self.token(at).is_some_and(|word| context_words::is_month(&fold(word.text)));
        let is_number =
            |at: usize| self.token(at).is_some_and(|word| word.text.starts_with(|first: char| first.is_ascii_digit()));
        if end != first + 1 || !is_month_at(first) {
            return false;
        }
        // May's view is hers.
        let is_owner = self.token(end).is_some_and(|next| next.gap == Gap::Apostrophe);
        let Some(before) = first.checked_sub(1) else { return is_number(end) };
        let is_introduced = || {
            let is_joined = matches!(self.gap(first), Gap::Space | Gap::Hyphen);
            let is_behind_month = before.checked_sub(1).is_some_and(is_month_at);
            let is_late = before.checked_sub(1).and_then(|at| self.token(at)).is_some_and(|word| word.text == "the");
            let word = self.token(before).map(|word| fold(word.text)).unwrap_or_default();
            // The late May is somebody who has died.
            is_joined && context_words::introduces_month(&word, is_behind_month) && !(is_late && word == "late")
        };
        let is_day = || {
            let is_of = self.token(before).is_some_and(|word| word.text == "of")
                && before.checked_sub(1).is_some_and(is_number);
            is_of || (is_number(before) && self.is_beside(before))
        };
        (is_number(end) && self.is_beside(first)) || (!is_owner && (is_introduced() || is_day()))
    }

    /// Whether only a blank, a full stop or a comma separates the word from the next.
    fn is_beside(&self, index: usize) -> bool {
        let (Some(word), Some(next)) = (self.token(index), self.token(index + 1)) else { return false };
        let between = self.text.get(word.end()..next.start).unwrap_or_default();
        matches!(between, " " | ". " | ", ")
    }
}
