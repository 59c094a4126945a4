//! Features that depend on the context of a token: combinations of words, the style of the sentence, the facts of the
//! note.

use std::sync::LazyLock;

use super::template;
use crate::tagger::hash::{feature, pair, word};
use crate::tagger::language::Language;
use crate::tagger::lexicon::Field;
use crate::tagger::token_info::{Shape, Style, TokenInfo, style};

/// For each token of a sentence the run of capitalised words it belongs to.
#[derive(Default, Debug)]
pub(in crate::tagger) struct Runs {
    /// The first token of the run and the token behind its last; the same where there is no run.
    bounds: Vec<(usize, usize)>,
    /// The same with the small words between (`University of the Arts`), without those at its ends.
    wide: Vec<(usize, usize)>,
    pub(in crate::tagger) style: Style,
}

impl Runs {
    /// Finds the runs of a sentence.
    pub(in crate::tagger) fn read(&mut self, cells: &[TokenInfo]) {
        self.bounds.clear();
        self.style = style(cells);
        let mut at = 0;
        while at < cells.len() {
            let end = run_end(cells, at);
            let bounds = (at, end);
            let length = (end - at).max(1);
            self.bounds.extend(std::iter::repeat_n(bounds, length));
            at += length;
        }
        self.widen(cells);
    }

    fn widen(&mut self, cells: &[TokenInfo]) {
        self.wide.clear();
        let mut at = 0;
        while at < cells.len() {
            let mut end = self.at(at).map_or(at, |(_, end)| end);
            while end > at {
                let links = cells.iter().skip(end).take(2).take_while(|cell| is_link(cell)).count();
                match self.at(end + links).filter(|_| links > 0) {
                    Some((_, next)) => end = next,
                    None => break,
                }
            }
            let length = (end - at).max(1);
            self.wide.extend(std::iter::repeat_n((at, end), length));
            at += length;
        }
    }

    /// The wide run at a token, if it is wider than the run there.
    fn wide_at(&self, at: usize) -> Option<(usize, usize)> {
        let wide = self.wide.get(at).copied().filter(|(start, end)| start < end)?;
        (self.bounds.get(at) != Some(&wide)).then_some(wide)
    }

    /// The run at a token.
    pub(in crate::tagger) fn at(&self, at: usize) -> Option<(usize, usize)> {
        self.bounds.get(at).copied().filter(|(start, end)| start < end)
    }
}

/// Where the run that begins at `start` ends; hyphens may join its words.
fn run_end(cells: &[TokenInfo], start: usize) -> usize {
    let is_capital = |at: usize| cells.get(at).is_some_and(TokenInfo::is_capital);
    let is_joined = |at: usize| cells.get(at).is_some_and(|cell| cell.lower == hyphen()) && is_capital(at + 1);
    let mut end = start;
    while is_capital(end) || (end > start && is_joined(end)) {
        end += 1;
    }
    end
}

/// Whether a word may stand between the capitalised words of a name.
fn is_link(cell: &TokenInfo) -> bool {
    static LINKS: LazyLock<[u32; 12]> =
        LazyLock::new(|| ["of", "the", "and", "for", "&", "de", "la", "du", "del", "van", "von", "'s"].map(word));
    !cell.is_capital() && LINKS.contains(&cell.lower)
}

fn hyphen() -> u32 {
    word("-")
}

/// The features of the token `at` that depend on what stands around it.
pub(in crate::tagger) fn of_place(
    cells: &[TokenInfo],
    runs: &Runs,
    language: Language,
    at: usize,
    emit: &mut impl FnMut(u32),
) {
    let outside = TokenInfo::default();
    let near = |offset: usize| (at + offset).checked_sub(2).and_then(|at| cells.get(at)).unwrap_or(&outside);
    let (before2, before, own, next, next2) = (near(0), near(1), near(2), near(3), near(4));
    let shape = |cell: &TokenInfo| u32::from(cell.shape);
    let place = |number: u8, value: u32| feature(template::PLACE + number, value);

    let shapes = pair(pair(shape(before), shape(own)), shape(next));
    emit(place(0, shapes));
    let first = u32::from(at == 0);
    emit(place(1, pair(pair(first, shape(own)), u32::from(own.word_info.get(Field::CAPITALISED)))));
    let style = u32::from(runs.style);
    emit(place(2, pair(style, shape(own))));
    emit(place(3, pair(u32::from(own.facts.0), shape(own))));
    if language != Language::English {
        of_language(cells, language, at, emit);
    }
    if !(own.is_capital() || before.is_capital() || next.is_capital()) {
        return;
    }
    emit(place(4, pair(before.lower, own.lower)));
    emit(place(5, pair(own.lower, next.lower)));
    emit(place(6, pair(before.lower, shape(own))));
    emit(place(7, pair(shape(own), next.lower)));
    emit(place(8, pair(u32::from(before.word_info.lists()), pair(u32::from(own.word_info.lists()), shape(own)))));
    emit(place(9, pair(pair(u32::from(own.word_info.lists()), shape(own)), u32::from(next.word_info.lists()))));
    emit(place(10, pair(pair(before2.lower, before.lower), shape(own))));
    emit(place(11, pair(shape(own), pair(next.lower, next2.lower))));
    emit(place(12, pair(pair(shape(before2), shapes), shape(next2))));
    emit(place(13, pair(pair(before.lower, shape(own)), next.lower)));
    let word_info = u32::from(own.word_info.0);
    emit(place(14, pair(pair(u32::from(own.facts.0), word_info), first)));
    emit(place(15, pair(style, word_info)));
    if let Some(run) = runs.at(at) {
        of_run(cells, run, at, emit);
    }
    if let Some(run) = runs.wide_at(at) {
        of_wide_run(cells, run, at, emit);
    }
}

/// The features of a token in a language that is not English: its capitals mean what they mean there, and where no blanks
/// part words the characters around it say more.
fn of_language(cells: &[TokenInfo], language: Language, at: usize, emit: &mut impl FnMut(u32)) {
    let outside = TokenInfo::default();
    let near = |offset: usize| (at + offset).checked_sub(2).and_then(|at| cells.get(at)).unwrap_or(&outside);
    let (before2, before, own, next, next2) = (near(0), near(1), near(2), near(3), near(4));
    let place = |number: u8, value: u32| feature(template::PLACE + 96 + number, value);
    let shape = pair(u32::from(language as u8), u32::from(own.shape));
    let first = u32::from(at == 0);
    emit(place(0, pair(shape, first)));
    emit(place(1, pair(shape, u32::from(own.word_info.get(Field::CAPITALISED)))));
    emit(place(2, pair(pair(shape, u32::from(own.word_info.lists())), first)));
    emit(place(3, pair(pair(shape, u32::from(before.shape)), u32::from(next.shape))));
    emit(place(4, pair(shape, u32::from(own.facts.0))));
    if own.shape == Shape::Caseless {
        emit(place(8, pair(before.lower, own.lower)));
        emit(place(9, pair(own.lower, next.lower)));
        emit(place(10, pair(pair(before.lower, own.lower), next.lower)));
        emit(place(11, pair(pair(before2.lower, before.lower), own.lower)));
        emit(place(12, pair(pair(own.lower, next.lower), next2.lower)));
        emit(place(13, pair(before2.lower, before.lower)));
        emit(place(14, pair(next.lower, next2.lower)));
        let word_info = |cell: &TokenInfo| u32::from(cell.word_info.0);
        emit(place(15, pair(word_info(own), own.lower)));
        emit(place(16, pair(word_info(before), word_info(own))));
        emit(place(17, pair(word_info(own), word_info(next))));
        emit(place(18, pair(pair(word_info(before), word_info(own)), next.lower)));
    }
}

/// The features of a token in a run with small words in it.
fn of_wide_run(cells: &[TokenInfo], (start, end): (usize, usize), at: usize, emit: &mut impl FnMut(u32)) {
    let outside = TokenInfo::default();
    let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).unwrap_or(&outside);
    let place = |number: u8, value: u32| feature(template::PLACE + 64 + number, value);
    let (own, head, last) = (cell(Some(at)), cell(Some(start)), cell(end.checked_sub(1)));
    let link = cells.get(start..end).unwrap_or_default().iter().find(|cell| is_link(cell)).map_or(0, |cell| cell.lower);
    let position = u32::from(at == start) | u32::from(at + 1 == end) << 1 | u32::from(is_link(own)) << 2;
    let before = cell(start.checked_sub(1));
    emit(place(0, pair(head.lower, position)));
    emit(place(1, pair(last.lower, position)));
    emit(place(2, pair(pair(u32::from(head.word_info.lists()), link), position)));
    emit(place(3, pair(pair(u32::from(last.word_info.lists()), link), position)));
    emit(place(4, pair(before.lower, position)));
    emit(place(5, pair(pair(u32::from(head.word_info.lists()), u32::from(last.word_info.lists())), link)));
}

/// The features of a token in a run of capitalised words.
fn of_run(cells: &[TokenInfo], (start, end): (usize, usize), at: usize, emit: &mut impl FnMut(u32)) {
    let outside = TokenInfo::default();
    let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).unwrap_or(&outside);
    let place = |number: u8, value: u32| feature(template::PLACE + 32 + number, value);
    let length = u32::try_from(end - start).unwrap_or_default().min(5);
    let position = u32::from(at == start) | u32::from(at + 1 == end) << 1;
    let (before, next) = (cell(start.checked_sub(1)), cell(Some(end)));
    let (head, last) = (cell(Some(start)), cell(end.checked_sub(1)));
    emit(place(0, pair(length, position)));
    emit(place(1, pair(before.lower, position)));
    emit(place(2, pair(next.lower, position)));
    emit(place(3, pair(head.lower, position)));
    emit(place(4, pair(last.lower, position)));
    emit(place(5, pair(u32::from(head.word_info.lists()), pair(u32::from(last.word_info.lists()), position))));
    emit(place(6, pair(u32::from(last.word_info.lists()), pair(length, position))));
    emit(place(7, pair(before.lower, next.lower)));
    let facts = |cell: &TokenInfo| u32::from(cell.facts.0);
    emit(place(8, pair(pair(facts(head), facts(last)), position)));
    emit(place(9, pair(pair(u32::from(before.word_info.0), u32::from(before.shape)), position)));
    emit(place(10, pair(pair(u32::from(next.word_info.0), u32::from(next.shape)), position)));
}
