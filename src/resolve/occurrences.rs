//! Finds the occurrences of known names in a block of prose, each with its context.

mod neighbours;
mod other_meaning;

use std::sync::Arc;

use super::proclitics;
use super::word_search::{self, NameCache};
use crate::entity_index::EntityIndex;
use crate::names::compare::Step;
use crate::names::forms::{Around, Form};
use crate::names::generation::Generation;
use crate::names::honorifics::{self, Rank, Title};
use crate::names::legal_forms::{self, LegalForm};
use crate::names::normalize::{fold, is_all_capitals, is_capitalised};
use crate::names::organization::{is_family_word, is_generic, is_kin_word};
use crate::names::other_entity_words::begins_place;
use crate::names::token::{Gap, Token, is_clitic, tokenize};
use crate::names::{Candidate, Match, context_words, is_particle, lexicon, trimming, word_hash};
use crate::note::{Block, BlockKind, VisibleText};
use crate::text::Span;

/// An occurrence of a known name in a block, with its context. It depends only on the text of the block and the known
/// names, so it is cached until one of them changes.
#[derive(Clone, PartialEq, Debug)]
pub struct Occurrence {
    /// The span of the name, relative to the start of the block.
    pub span: Span,
    /// The candidates, in no particular order.
    pub candidates: Arc<[Candidate]>,
    /// Whether it is a single word, for which stricter rules apply.
    pub single: bool,
    /// Whether a neighbouring word seems to continue the name, so that it is part of a longer one.
    pub continued: bool,
    /// Whether that word precedes it, as a given name precedes a surname.
    pub continues: bool,
    /// Whether it is part of another name: `Gospel of John`, `John 1:1`, `Anne of Cleves`.
    pub ends_title: bool,
    /// Whether its letter case is no evidence: any word would have a capital here (at the start of a sentence, in a
    /// heading, among capitals, as a month in a date), or the script has no case.
    pub at_start: bool,
    /// Whether a determiner precedes it, as before a noun: `the Target`.
    pub determined: bool,
    /// Whether the determiner has a capital, as at the start of a sentence or in a title; the name may have its capital
    /// for the same reason.
    pub behind_capital: bool,
    /// Whether it is more likely an ordinary word of another language than English: der Koch.
    pub is_noun: bool,
    /// Whether the lexicon has it as an ordinary word.
    pub ordinary: bool,
    /// Whether it is a single generic word of organizations: Commission, Church.
    pub generic: bool,
    /// The hash of the word, if it is a single word and no abbreviation.
    pub word: Option<u32>,
    /// The title before it.
    pub title: Option<Title>,
    /// The legal form after it, and the span that includes it.
    pub legal_form: Option<(LegalForm, Span)>,
    /// The generation after it (Jr., III), and the span that includes it.
    pub generation: Option<(Generation, Span)>,
    /// Whether a neighbouring word makes it the name of a family: the Falkmere family, Familie Falkmere.
    pub of_family: bool,
    /// Whether an East Asian honorific follows without a space: 王女士.
    pub honorific: bool,
    /// Whether it is in brackets right after the previous occurrence.
    pub bracketed: bool,
}

/// Finds the known names in a block: names as declared, and names that differ from a declared one by a few steps. The
/// cache is shared by blocks that are read one after the other.
pub fn occurrences(block: &Block, source: &str, entity_index: &EntityIndex, cache: &mut NameCache) -> Vec<Occurrence> {
    let visible = VisibleText::of(block, source);
    let tokens = proclitics::cut(tokenize(&visible.text), entity_index.trie());
    let matches = word_search::add(
        entity_index.trie().find(&tokens, &mut cache.candidate_cache),
        &visible.text,
        &tokens,
        entity_index,
        cache,
    );
    let context =
        BlockContext { text: &visible.text, tokens: &tokens, in_heading: matches!(block.kind, BlockKind::Heading(_)) };
    let mut last_end = None;
    let mut out = Vec::new();
    for mut found in matches {
        let Some(name) = context.name_span(&found) else { continue };
        if context.is_cut(found.first, found.end) || context.is_cut_out(&found, entity_index) {
            continue;
        }
        let single = context.is_single(found.first, found.end);
        if single
            && !(context.keep_bearers(&mut found, entity_index) && context.keep_namesakes(&mut found, entity_index))
        {
            continue;
        }
        let is_month = context.is_month(found.first, found.end);
        let is_thing = context.makes_thing(found.end);
        let is_whole = found.candidates.iter().any(|candidate| matches!(candidate.form, Form::Full | Form::Alias));
        let of_family = single && context.is_of_family(found.first, found.end, is_whole);
        let continues = !of_family
            && (context.continues_before(found.first)
                || (single && context.continues_particles(found.first))
                || (single && context.is_given_behind_comma(found.first, found.end)));
        // What follows a genitive is no part of the name: Baumeisters Katze.
        let is_inflected = found
            .candidates
            .iter()
            .all(|candidate| matches!(candidate.form, Form::Varied(steps) if steps.has(Step::Inflected)));
        let is_label = context.begins_line(found.first) && visible.is_emphasised(name.0, name.1);
        let in_block = |end: usize| {
            let whole = context.span(found.first, end)?;
            Some(visible.source_span(whole.0, whole.1).relative_to(block.span.start))
        };
        let legal_form = context.legal_form_of(&found).and_then(|(form, end)| Some((form, in_block(end)?)));
        let generation =
            context.generation_behind(found.end).and_then(|(generation, end)| Some((generation, in_block(end)?)));
        out.push(Occurrence {
            span: visible.source_span(name.0, name.1).relative_to(block.span.start),
            single: single || is_thing,
            continues,
            continued: is_thing
                || continues
                || (!of_family
                    && legal_form.is_none()
                    && generation.is_none()
                    && !is_inflected
                    && !is_label
                    && context.continues_behind(found.end)),
            ends_title: single
                && (context.ends_title(found.first)
                    || context.has_chapter_behind(found.end)
                    || context.begins_other_name(&found)),
            at_start: single && (is_month || context.is_at_start(found.first, found.end)),
            determined: single && context.is_determined(found.first),
            behind_capital: single && context.is_behind_capital_article(found.first),
            is_noun: single && context.is_foreign_noun(found.first, found.end),
            ordinary: single && (is_month || context.is_ordinary(found.first, found.end)),
            generic: single && context.token(found.first).is_some_and(|word| is_generic(&fold(word.text))),
            word: context.only_word(found.first, found.end).map(|word| word_hash(word.text)),
            title: context.title_before(found.first),
            legal_form,
            generation,
            of_family,
            honorific: context.has_honorific_behind(found.end),
            bracketed: last_end == Some(found.first) && context.gap(found.first) == Gap::Bracket,
            candidates: found.candidates,
        });
        last_end = Some(found.end);
    }
    out
}

/// The tokens of a block, and the state of the search.
struct BlockContext<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    in_heading: bool,
}

impl BlockContext<'_> {
    fn token(&self, index: usize) -> Option<&Token<'_>> {
        self.tokens.get(index)
    }

    fn before(&self, first: usize) -> Option<&Token<'_>> {
        first.checked_sub(1).and_then(|index| self.token(index))
    }

    fn gap(&self, index: usize) -> Gap {
        self.token(index).map_or(Gap::Start, |token| token.gap)
    }

    /// The byte range from one token to the last one before another.
    fn span(&self, first: usize, end: usize) -> Option<(usize, usize)> {
        Some((self.token(first)?.start, self.before(end)?.end()))
    }

    /// The byte range of a name with the punctuation that belongs to it in both the declared name and the text.
    fn name_span(&self, found: &Match) -> Option<(usize, usize)> {
        let (start, end) = self.span(found.first, found.end)?;
        let around = |of: fn(&Around) -> Option<char>| found.candidates.iter().find_map(move |one| of(&one.around));
        let front = self.text.get(..start).and_then(|front| front.chars().next_back());
        let back = self.text.get(end..).and_then(|back| back.chars().next());
        let is_same = |mark: char, declared: char| mark == declared || (is_quote(mark) && is_quote(declared));
        let before = front.filter(|mark| around(|around| around.before).is_some_and(|own| is_same(*mark, own)));
        let behind = back.filter(|mark| around(|around| around.behind).is_some_and(|own| is_same(*mark, own)));
        Some((start - before.map_or(0, char::len_utf8), end + behind.map_or(0, char::len_utf8)))
    }

    /// Whether the tokens form one word between spaces. Scripts without spaces have no single words.
    fn is_single(&self, first: usize, end: usize) -> bool {
        let words = self.tokens.get(first..end).unwrap_or_default();
        words.iter().skip(1).all(|word| word.gap.is_hyphen() || word.gap == Gap::Apostrophe)
            && !words.iter().any(Token::is_unspaced)
    }

    /// Whether the name is only part of a longer word: `Smith-Jones`, `O'Smith`, `smith.com`.
    fn is_cut(&self, first: usize, end: usize) -> bool {
        let cut_before = match (self.gap(first), self.before(first)) {
            (Gap::Hyphen, Some(before)) if context_words::is_prefix(&fold(before.text)) => false,
            (Gap::Hyphen | Gap::Apostrophe, Some(before)) => is_capitalised(before.text) && !before.is_unspaced(),
            (Gap::Dot, Some(_)) => true,
            _ => false,
        };
        let cut_behind = match self.token(end) {
            Some(next) if next.gap == Gap::Hyphen => starts_name(next),
            Some(next) if next.gap == Gap::Apostrophe => starts_name(next) && !next.text.eq_ignore_ascii_case("s"),
            Some(next) => next.gap == Gap::Dot,
            None => false,
        };
        cut_before || cut_behind
    }

    /// The text after the last token before another.
    fn behind(&self, end: usize) -> &str {
        self.before(end).and_then(|last| self.text.get(last.end()..)).unwrap_or_default()
    }

    /// Whether the characters that follow without a space turn the name into another word: 马克思主义.
    fn makes_thing(&self, end: usize) -> bool {
        self.before(end).is_some_and(Token::is_unspaced) && context_words::makes_thing(self.behind(end))
    }

    fn has_honorific_behind(&self, end: usize) -> bool {
        self.before(end).is_some_and(Token::is_unspaced)
            && honorifics::starts_with_honorific_suffix(self.behind(end)).is_some()
    }

    fn is_determined(&self, first: usize) -> bool {
        let before = self.before(first).filter(|_| self.gap(first) == Gap::Space);
        before.is_some_and(|before| lexicon::is_determiner(&fold(before.text)))
    }

    fn is_behind_capital_article(&self, first: usize) -> bool {
        self.is_determined(first) && self.before(first).is_some_and(|before| is_capitalised(before.text))
    }

    /// Whether a neighbouring word makes it the name of a family. `is_whole` tells whether an entity is called by just
    /// this name.
    fn is_of_family(&self, first: usize, end: usize, is_whole: bool) -> bool {
        let before = self.before(first).filter(|_| self.gap(first) == Gap::Space);
        let behind = self.token(end).filter(|next| next.gap == Gap::Space);
        let is_given = || is_whole || self.token(first).is_some_and(|word| lexicon::is_given_name(&fold(word.text)));
        let says_it = |word: &Token<'_>| is_family_word(&fold(word.text));
        let of_kin = |word: &Token<'_>| is_kin_word(&fold(word.text));
        // The sisters Anna and Mary are two people of these names.
        before.is_some_and(|word| says_it(word) || of_kin(word) && !is_given())
            || behind.is_some_and(|word| says_it(word) || of_kin(word))
    }

    fn title_before(&self, first: usize) -> Option<Title> {
        let before = self.before(first).filter(|_| self.gap(first) == Gap::Space)?;
        let title = honorifics::title(&fold(before.text))?;
        // French and Spanish write madame and señora small.
        let is_form_of_address = title.gender.is_some() && title.rank == Some(Rank::Plain) && before.text.len() > 3;
        (is_capitalised(before.text) || is_form_of_address).then_some(title)
    }

    /// Whether the previous word belongs to the same name. Titles, roles in capitals (CEO) and words with a capital
    /// only because they begin a sentence do not.
    fn continues_before(&self, first: usize) -> bool {
        let Some(before) = self.before(first) else { return false };
        match self.gap(first) {
            Gap::Hyphen => !context_words::is_prefix(&fold(before.text)),
            Gap::MiddleDot => true,
            Gap::Ampersand => starts_name(before),
            Gap::Space => {
                let opens_sentence = self.opens_sentence(first - 1) && !self.may_begin_name(first - 1);
                self.head(first - 1).is_some_and(starts_name)
                    && !before.text.starts_with(|first: char| first.is_numeric())
                    && !opens_sentence
                    && !is_role(before.text)
                    && !context_words::is_office(&fold(before.text))
                    && !context_words::is_date(&fold(before.text))
                    && self.title_before(first).is_none()
            }
            _ => false,
        }
    }

    /// Whether a word that begins a sentence may also be the first word of a name: Grace Weber, Lake Weber, but not
    /// Major Weber.
    fn may_begin_name(&self, index: usize) -> bool {
        let folded = self.token(index).map(|word| fold(word.text)).unwrap_or_default();
        let is_given = || lexicon::is_given_name(&folded) && honorifics::title_or_name(&folded).is_none();
        !lexicon::is_ordinary(&folded) || (is_given() && !is_particle(&folded)) || begins_place(&folded)
    }

    /// The first part of the word that ends with the one at `index`: `Ril` of `Ril'tar`, but `ve` of `We've`.
    fn head(&self, index: usize) -> Option<&Token<'_>> {
        let word = self.token(index)?;
        let is_part = word.gap == Gap::Apostrophe && word.text.len() > 1 && !is_clitic(word.text);
        self.before(index).filter(|_| is_part).or(Some(word))
    }

    /// Whether it is the given name after a surname and a comma, as in lists and catalogues: `Lorca, Carlos:`.
    fn is_given_behind_comma(&self, first: usize, end: usize) -> bool {
        let is_given = |token: &Token<'_>| lexicon::is_given_name(&fold(token.text));
        let surname = self.before(first).filter(|before| starts_name(before) && !is_given(before));
        let goes_on = self.token(end).is_some_and(|next| matches!(next.gap, Gap::Space | Gap::Comma | Gap::Hyphen));
        self.gap(first) == Gap::Comma && surname.is_some() && !goes_on && self.token(first).is_some_and(is_given)
    }

    /// Whether particles and a word with a capital follow: John von Neumann, Kyle de la Cruz.
    fn has_particles_behind(&self, end: usize) -> bool {
        let behind = self.tokens.get(end..).unwrap_or_default();
        let particles = behind.iter().take_while(|word| word.gap == Gap::Space && is_particle(word.text)).count();
        let next = behind.get(particles).filter(|next| next.gap == Gap::Space);
        particles > 0 && next.is_some_and(starts_name)
    }

    /// Whether `of` and a capitalised word precede, and that word does not merely begin a sentence.
    fn ends_title(&self, first: usize) -> bool {
        let (Some(of), Some(head)) = (self.before(first), first.checked_sub(1).and_then(|of| self.before(of))) else {
            return false;
        };
        let is_joined = self.gap(first) == Gap::Space && of.gap == Gap::Space && of.text == "of";
        let opens_sentence = self.opens_sentence(first - 2) && lexicon::is_ordinary(&fold(head.text));
        is_joined && starts_name(head) && !is_role(head.text) && !opens_sentence
    }

    fn continues_behind(&self, end: usize) -> bool {
        let Some(next) = self.token(end) else { return false };
        // An initial at the end has its dot, which may as well end the sentence: Hardenne, O. A Short Tide.
        if self.before(end).is_some_and(|last| last.text.chars().count() == 1 && !last.is_unspaced()) {
            return false;
        }
        match next.gap {
            Gap::MiddleDot => true,
            Gap::Ampersand => starts_name(next),
            // An epithet: John the Baptist.
            Gap::Space if next.text == "the" && self.is_single(end.saturating_sub(1), end) => {
                self.token(end + 1).is_some_and(|word| word.gap == Gap::Space && is_capitalised(word.text))
            }
            Gap::Space if self.is_single(end.saturating_sub(1), end) && self.has_particles_behind(end) => true,
            Gap::Space => {
                let folded = fold(next.text);
                starts_name(next)
                    && !self.opens_line(end)
                    && !is_role(next.text)
                    && !honorifics::suffix(&folded)
                    && honorifics::title(&folded).is_none()
                    && !context_words::is_office(&folded)
            }
            _ => false,
        }
    }

    /// Whether the word has its capital only from the beginning of the line: no name is broken before Every.
    fn opens_line(&self, index: usize) -> bool {
        let Some(word) = self.token(index).filter(|_| self.begins_line(index)) else { return false };
        trimming::is_opener(&fold(word.text)) || lexicon::is_english(std::slice::from_ref(word))
    }

    /// Whether the word is the first of its line.
    fn begins_line(&self, index: usize) -> bool {
        let Some(word) = self.token(index) else { return false };
        let Some(before) = self.before(index) else { return true };
        self.text.get(before.end()..word.start).is_some_and(|between| between.contains('\n'))
    }

    /// Whether chapter and verse follow: John 1:1, Matthew 5.13.
    fn has_chapter_behind(&self, end: usize) -> bool {
        let number = |at: usize| self.token(at).filter(|token| token.text.bytes().all(|byte| byte.is_ascii_digit()));
        let (Some(chapter), Some(verse)) = (number(end), number(end + 1)) else { return false };
        let between = self.text.get(chapter.end()..verse.start).unwrap_or_default();
        chapter.gap == Gap::Space && matches!(between, ":" | "." | ",")
    }

    /// Whether any word would have a capital here.
    fn opens_sentence(&self, index: usize) -> bool {
        match self.gap(index) {
            Gap::Start | Gap::Sentence | Gap::Barrier | Gap::Bracket => true,
            Gap::Other | Gap::Comma => {
                let from = self.before(index).map_or(0, Token::end);
                let to = self.token(index).map_or(from, |token| token.start);
                self.text.get(from..to).unwrap_or_default().ends_with(['"', '“', '‘', '\'', '«', '„', '»', '*'])
            }
            _ => false,
        }
    }

    fn is_at_start(&self, first: usize, end: usize) -> bool {
        let words = self.tokens.get(first..end).unwrap_or_default();
        self.opens_sentence(first)
            || self.in_heading
            || words.iter().all(|word| is_all_capitals(word.text) || !is_capitalised(word.text))
    }

    fn is_ordinary(&self, first: usize, end: usize) -> bool {
        self.tokens.get(first..end).unwrap_or_default().iter().all(|word| lexicon::is_ordinary(&fold(word.text)))
    }

    fn only_word(&self, first: usize, end: usize) -> Option<&Token<'_>> {
        self.token(first).filter(|word| end == first + 1 && !word.is_unspaced() && !is_all_capitals(word.text))
    }

    /// The generation that follows, with or without a comma, and the index after it.
    fn generation_behind(&self, end: usize) -> Option<(Generation, usize)> {
        const LONGEST: usize = 2;
        let next = self.token(end).filter(|next| matches!(next.gap, Gap::Space | Gap::Comma | Gap::Bracket))?;
        let in_brackets = next.gap == Gap::Bracket;
        let article = self.token(end + 1).filter(|second| second.gap == Gap::Space);
        let words: Vec<&str> = [Some(next), article].into_iter().flatten().map(|token| token.text).collect();
        (1..=LONGEST.min(words.len())).rev().find_map(|count| {
            let (generation, length) = Generation::at_end(words.get(..count)?)?;
            let behind = self.before(end + count).and_then(|last| self.text.get(last.end()..)).unwrap_or_default();
            let is_closed = !in_brackets || behind.trim_start_matches('.').starts_with(')');
            // A lone I is a pronoun.
            (length == count && is_closed && next.text != "I").then_some((generation, end + count))
        })
    }

    /// The legal form that follows a name, possibly after one more word (Northgate Logistics UK Ltd), or that begins
    /// with its last words and goes on after them (GmbH & Co. KG); and the index after it.
    fn legal_form_of(&self, found: &Match) -> Option<(LegalForm, usize)> {
        let is_more = |word: &Token<'_>| word.gap == Gap::Space && is_capitalised(word.text) && !word.is_unspaced();
        let more = usize::from(self.token(found.end).is_some_and(is_more));
        (found.first + 1..=found.end + more).find_map(|at| self.legal_form_at(at).filter(|(_, end)| *end > found.end))
    }

    /// The longest legal form that begins at a token, and the index after it. It must have a capital or full stops
    /// (s.r.o.), unless the script has no case.
    fn legal_form_at(&self, at: usize) -> Option<(LegalForm, usize)> {
        const LONGEST: usize = 5;
        let rest = self.tokens.get(at..)?;
        let (first, others) = rest.split_first()?;
        let has_dots = others.first().is_some_and(|second| second.gap == Gap::Dot);
        let may_follow = matches!(first.gap, Gap::Space | Gap::Comma | Gap::Joined);
        if !may_follow || !(is_capitalised(first.text) || has_dots) || !legal_forms::may_begin_with(first.text) {
            return None;
        }
        let joined =
            others.iter().take_while(|token| matches!(token.gap, Gap::Space | Gap::Joined | Gap::Ampersand | Gap::Dot));
        let folded: Vec<String> =
            std::iter::once(first).chain(joined).take(LONGEST).map(|token| fold(token.text)).collect();
        let words: Vec<&str> = folded.iter().map(String::as_str).collect();
        (1..=words.len()).rev().find_map(|count| {
            let form = legal_forms::legal_form(words.get(..count)?)?;
            Some((form, at + count))
        })
    }
}

/// Whether the word could be part of a name: it has a capital or is a number, and is not the pronoun.
fn starts_name(token: &Token<'_>) -> bool {
    let is_number = token.text.starts_with(|first: char| first.is_numeric());
    !token.is_unspaced() && (is_capitalised(token.text) || is_number) && token.text != "I"
}

fn is_quote(mark: char) -> bool {
    matches!(mark, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'')
}

/// Whether a word is a short one in capitals, which next to a name is a role (CEO) or another acronym (IPO).
fn is_role(word: &str) -> bool {
    is_all_capitals(word) && word.len() <= 4
}

impl Occurrence {
    /// Whether a legal form or a title next to it shows that it is a name.
    pub(super) fn is_marked(&self) -> bool {
        self.legal_form.is_some() || self.title.is_some()
    }

    /// The form of the name for its most likely candidate.
    pub fn form(&self) -> Form {
        self.candidates.iter().map(|candidate| candidate.form).min().unwrap_or(Form::Short)
    }
}
