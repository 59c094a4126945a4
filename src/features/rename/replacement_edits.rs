//! Replaces the words of a mention by a new name and keeps what is around them: emphasis, quotes, the end of a line.

use crate::names::generation::Generation;
use crate::names::legal_forms::legal_form;
use crate::names::normalize::fold;
use crate::names::token::{Gap, Token, tokenize};
use crate::note::VisibleText;
use crate::text::Span;

/// What emphasis is written with.
const MARKUP: [char; 4] = ['*', '_', '~', '='];

/// What stands around words in pairs, or means something to Markdown and Org.
const MARKS: &str = "*_~=\"“”„«»‹›()[]{}<>|`\\";

/// Whether a character stands around words; TeX has two of `'` for one mark.
fn is_mark(letter: char) -> bool {
    MARKS.contains(letter) || "'‘’".contains(letter)
}

/// A mention in a source.
pub(super) struct Place<'a> {
    pub(super) source: &'a str,
    pub(super) span: Span,
    /// What a reader sees there.
    pub(super) visible: &'a VisibleText,
    /// Whether it is in running text, where a dot may end a sentence.
    pub(super) in_sentence: bool,
}

/// Words that nothing parts but a hyphen, an apostrophe or a dot, with the dot or comma right behind them.
struct Chunk {
    place: Span,
    /// What stands before it, since the chunk before, without blanks and marks.
    gap: String,
}

impl Place<'_> {
    /// The edits that write `text` in place of the mention's first words; no edits, where marks within the mention would be
    /// torn apart.
    pub(super) fn rewritten(&self, words: usize, text: &str) -> Vec<(Span, String)> {
        let tokens = tokenize(&self.visible.text);
        let taken = tokens.get(..words).unwrap_or_default();
        let (Some(first), Some(last)) = (taken.first(), taken.last()) else { return Vec::new() };
        let is_as_written = self.visible.text == self.span.text(self.source);
        let written = self.visible.text.get(first.start..last.end()).unwrap_or_default();
        if is_as_written && !written.contains('\n') && !has_open_marks(written) {
            let start = self.span.start as usize;
            let place = Span::new(start + first.start, start + last.end());
            return vec![self.fitted(place, last, text.to_owned())];
        }
        self.chunk_by_chunk(taken, text).unwrap_or_default()
    }

    /// The words of the new name in the places of the old one's. Words that the new name does not have go.
    fn chunk_by_chunk(&self, taken: &[Token<'_>], text: &str) -> Option<Vec<(Span, String)>> {
        let old = self.chunks(taken);
        let new = chunks_of(text);
        if old.iter().any(|chunk| chunk.place.text(self.source).contains(|letter| MARKS.contains(letter))) {
            return None;
        }
        let last = old.len().checked_sub(1)?;
        let mut edits = Vec::new();
        for (index, chunk) in old.iter().enumerate() {
            let own = match new.get(index) {
                Some(_) if index == last => text.get(new.get(index)?.place.start as usize..)?.to_owned(),
                Some(own) => own.place.text(text).to_owned(),
                None => {
                    edits.push((self.with_gap(&old, index)?, String::new()));
                    continue;
                }
            };
            // A comma may stand behind the marks around the word before it.
            let comma = old.get(index + 1).is_some_and(|next| next.gap.starts_with(','));
            let own = match own.strip_suffix(',') {
                Some(own) if comma => own.to_owned(),
                None if comma && new.get(index + 1).is_some() => return None,
                _ => own,
            };
            let own = match own.trim_matches(is_mark) {
                // Marks that only the new name has stay with their words.
                bare if self.has_marks_before(&old, index) && !has_open_marks(bare) => bare.to_owned(),
                _ => own,
            };
            let gap = |chunks: &[Chunk]| chunks.get(index).map(|chunk| chunk.gap.trim_start_matches(',').to_owned());
            if index > 0 && gap(&old) != gap(&new) {
                return None;
            }
            if index == last {
                edits.push(self.fitted(chunk.place, taken.last()?, own));
            } else {
                edits.push((chunk.place, own));
            }
        }
        edits.retain(|(place, text)| place.text(self.source) != text);
        Some(edits)
    }

    /// Whether marks stand between a chunk and the one before it. They stay, and the new name's own would be there twice.
    fn has_marks_before(&self, chunks: &[Chunk], index: usize) -> bool {
        let between = || {
            let end = chunks.get(index.checked_sub(1)?)?.place.end;
            Some(Span { start: end, end: chunks.get(index)?.place.start }.text(self.source))
        };
        between().is_some_and(|gap| gap.contains(is_mark))
    }

    /// The chunks of the mention, as the source has them.
    fn chunks(&self, taken: &[Token<'_>]) -> Vec<Chunk> {
        let mut chunks: Vec<Chunk> = Vec::new();
        for (index, token) in taken.iter().enumerate() {
            let place = self.visible.source_span(token.start, token.end());
            let before = chunks.last().map_or(place.start, |last| last.place.end);
            let written = Span { start: before.min(place.start), end: place.start }.text(self.source);
            let end = index.checked_sub(1).and_then(|before| taken.get(before)).map_or(token.start, Token::end);
            let gap = self.visible.text.get(end..token.start).unwrap_or_default();
            // A blank may be written with letters: `&nbsp;`.
            let is_blank = !gap.is_empty() && gap.trim().is_empty();
            match chunks.last_mut() {
                Some(last) if !is_blank && !parts(written) => last.place.end = place.end,
                _ => chunks.push(Chunk { place, gap: if is_blank { String::new() } else { within(written) } }),
            }
            if index + 1 < taken.len()
                && let Some(last) = chunks.last_mut()
            {
                let behind = self.source.get(last.place.end as usize..).unwrap_or_default();
                let point = behind.len() - behind.trim_start_matches(['.', ',']).len();
                // The dots of J.R.R. go on to the next letter.
                let goes_on = behind.get(point..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
                last.place.end += if goes_on { 0 } else { Span::at(point).start };
            }
        }
        chunks
    }

    /// A chunk that goes, with the blank before it, and with the emphasis that is around just this.
    fn with_gap(&self, chunks: &[Chunk], index: usize) -> Option<Span> {
        let own = chunks.get(index)?.place;
        let gap = Span { start: chunks.get(index.checked_sub(1)?)?.place.end, end: own.start };
        if !gap.text(self.source).contains(|letter| MARKS.contains(letter)) {
            return Some(Span { start: gap.start, end: own.end });
        }
        let (before, behind) = self.source.split_at_checked(own.start as usize)?;
        let behind = behind.get(own.len()..)?;
        let marks = before.chars().rev().zip(behind.chars());
        let around = marks.take_while(|(one, other)| one == other && MARKUP.contains(one)).count();
        let start = own.start as usize - around;
        let blank = usize::from(self.source.get(..start)?.ends_with(' '));
        Some(Span::new(start - blank, own.end as usize + around))
    }

    /// The last edit, with the dot behind it as it must be: that of an abbreviation goes with its word, that of a sentence
    /// stays, and there are never two.
    fn fitted(&self, mut place: Span, last: &Token<'_>, mut text: String) -> (Span, String) {
        let mut behind = self.source.get(place.end as usize..).unwrap_or_default();
        // What stays, as Jr. does, keeps its dot.
        let is_other = !text.ends_with(last.text);
        if let Some(rest) = behind.strip_prefix('.').filter(|_| is_other && is_abbreviation(last)) {
            (place.end, behind) = (place.end + 1, rest);
        }
        if text.ends_with('.') && behind.starts_with('.') {
            text.pop();
        } else if self.in_sentence
            && place.text(self.source).ends_with('.')
            && !text.ends_with('.')
            && ends_sentence(behind)
        {
            text.push('.');
        }
        (place, text)
    }
}

/// The chunks of a name, with their places in it.
fn chunks_of(name: &str) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut gap = String::new();
    let mut start = 0;
    for word in name.split_inclusive(char::is_whitespace) {
        let text = word.trim_end();
        if text.contains(char::is_alphanumeric) {
            let place = Span::new(start, start + text.len());
            chunks.push(Chunk { place, gap: std::mem::take(&mut gap) });
        } else {
            gap.push_str(&within(text));
        }
        start += word.len();
    }
    chunks
}

/// Whether what stands between two words makes two chunks of them.
fn parts(gap: &str) -> bool {
    gap.contains(|letter: char| letter.is_whitespace() || MARKS.contains(letter))
}

/// What stands between two words, without blanks, marks and single quotes.
fn within(gap: &str) -> String {
    let says_something =
        |letter: &char| !letter.is_whitespace() && !MARKS.contains(*letter) && !"'‘’".contains(*letter);
    gap.chars().filter(says_something).collect()
}

/// Whether a text has marks that do not stand in pairs; of emphasis a run is one mark.
fn has_open_marks(text: &str) -> bool {
    let mut runs: Vec<String> = Vec::new();
    let mut before = None;
    for letter in text.chars() {
        match runs.last_mut() {
            _ if !MARKS.contains(letter) => {}
            Some(run) if before == Some(letter) && MARKUP.contains(&letter) => run.push(letter),
            _ => runs.push(letter.to_string()),
        }
        before = Some(letter);
    }
    let mut open: Vec<String> = Vec::new();
    for run in runs {
        match open.last() {
            Some(last) if *last == run || PAIRS.contains(&(last.as_str(), run.as_str())) => {
                open.pop();
            }
            _ => open.push(run),
        }
    }
    !open.is_empty()
}

/// Marks that close others.
const PAIRS: [(&str, &str); 8] =
    [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("“", "”"), ("„", "“"), ("«", "»"), ("‹", "›")];

/// Whether a dot behind the word belongs to it: that of an initial, Jr. or Inc., and not that behind H&F.
fn is_abbreviation(last: &Token<'_>) -> bool {
    const LONGEST: usize = 4;
    let word = last.text;
    let length = word.chars().count();
    (length == 1 && matches!(last.gap, Gap::Space | Gap::Comma))
        || Generation::at_end(&["", word]).is_some()
        || (length <= LONGEST && legal_form(&[fold(word).as_str()]).is_some())
}

/// Whether a sentence ends before this text.
fn ends_sentence(behind: &str) -> bool {
    let goes_on = |next: char| next.is_lowercase() || next.is_numeric() || ",;:()[]-–—&".contains(next);
    !behind.trim_start_matches(' ').starts_with(goes_on)
}
