//! What is being typed at the cursor, as far as it may be the beginning of a name.

use crate::names::normalize::is_capitalised;
use crate::names::token::tokenize;
use crate::note::{BlockKind, LinkKind, ParsedNote, PieceContent};
use crate::text::Span;
use crate::world::FileData;

/// How many words before the cursor may belong to the name; in scripts without spaces, characters.
const LONGEST_NAME: usize = 6;

/// A place where a name is being typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Prompt {
    pub(super) way: CompletionContext,
    /// Where the name may begin, the farthest from the cursor first; never empty.
    pub(super) starts: Vec<usize>,
    pub(super) cursor: usize,
    /// The end of what stands behind the cursor and belongs to the name.
    pub(super) end: usize,
    /// Whether it is in a cell of a table, where a bar would begin the next.
    pub(super) in_table: bool,
}

/// What is being typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CompletionContext {
    /// The target of a wikilink. What follows a `#` or a bar in it already is kept.
    Link { keeps_shown: bool },
    /// A handle, with its `@`.
    Handle,
    /// A value of a cast property.
    Cast,
    /// A name in prose.
    Prose {
        /// Whether it is the text of a link, in which there can be no other.
        in_link: bool,
    },
}

impl Prompt {
    /// What is being typed at the byte `offset` of an open note.
    pub(super) fn at(file: &FileData, offset: usize) -> Option<Self> {
        let open = file.open.as_deref().filter(|_| !file.ignored)?;
        let (before, behind) = line_around(&open.text, offset)?;
        let place = Place { note: &open.parsed, before, behind, offset };
        if place.is_in_unclosed_markup() {
            return None;
        }
        let is_open = |at: &usize| before.get(*at..).is_some_and(|it| !it.contains("]]"));
        if let Some(at) = before.rfind("[[").filter(|at| open.parsed.format.has_wikilinks() && is_open(at)) {
            return place.link(at + 2);
        }
        if let Some(at) = before.rfind('@').filter(|at| before.get(at + 1..).is_some_and(is_handle)) {
            return place.handle(at);
        }
        let entries = file.cast.iter().filter(|entry| !entry.link && entry.span.touches(offset));
        match entries.into_iter().find(|entry| entry.span.text(&open.text) == entry.name) {
            Some(entry) => Some(place.cast(entry.span)),
            None => place.prose(),
        }
    }
}

/// The cursor's surroundings.
struct Place<'a> {
    note: &'a ParsedNote,
    /// The line up to the cursor.
    before: &'a str,
    /// The line behind the cursor.
    behind: &'a str,
    offset: usize,
}

impl Place<'_> {
    fn prompt(&self, way: CompletionContext, starts: Vec<usize>, length_behind: usize) -> Prompt {
        let cell = |offset: usize| {
            self.note.blocks.iter().any(|block| block.kind == BlockKind::Cell && block.span.touches(offset))
        };
        Prompt { way, starts, cursor: self.offset, end: self.offset + length_behind, in_table: cell(self.offset) }
    }

    /// Where the line begins.
    fn line_start(&self) -> usize {
        self.offset - self.before.len()
    }

    /// Code that is about to be closed, and the target of a link.
    fn is_in_unclosed_markup(&self) -> bool {
        let target = self.before.rsplit_once("](").is_some_and(|(_, target)| !target.contains([')', ' ']));
        target || self.before.matches('`').count() % 2 == 1
    }

    /// The piece of prose that holds the byte at `offset`, or ends there.
    fn prose_at(&self, offset: usize) -> Option<Span> {
        let blocks = self.note.blocks.iter().filter(|block| block.span.touches(offset));
        let mut pieces = blocks.flat_map(|block| &block.pieces).filter(|piece| piece.seen == PieceContent::Source);
        pieces.find(|piece| piece.span.touches(offset)).map(|piece| piece.span)
    }

    /// The target of a wikilink, which begins `at` bytes into the line.
    fn link(&self, at: usize) -> Option<Prompt> {
        let start = self.line_start() + at;
        let is_link = || {
            let mut links = self.note.links.iter().filter(|link| link.kind == LinkKind::Wiki);
            links.any(|link| link.span.touches(start) && link.span.start as usize != start)
        };
        let is_allowed = start <= self.note.body || self.prose_at(start - 1).is_some() || is_link();
        let typed = self.before.get(at..)?;
        if !is_allowed || typed.contains(['|', '#', '[', ']']) {
            return None;
        }
        let tail = self.behind.split_once("]]").map(|(tail, _)| tail);
        let tail = tail.filter(|tail| !tail.contains("[["));
        let (keeps_shown, length) = match tail {
            None => (false, 0),
            // The heading that the link leads to stays, and so does what it shows.
            Some(tail) => match tail.split_once(['|', '#']) {
                Some((target, _)) => (true, target.trim_end_matches('\\').len()),
                None => (false, tail.len() + 2),
            },
        };
        Some(self.prompt(CompletionContext::Link { keeps_shown }, vec![start], length))
    }

    /// A handle, whose `@` is `at` bytes into the line. Behind a letter it is an address of e-mail.
    fn handle(&self, at: usize) -> Option<Prompt> {
        let start = self.line_start() + at;
        let joins = |char: char| char.is_alphanumeric() || matches!(char, '.' | '_' | '-' | '/' | '@');
        if self.before.get(..at)?.ends_with(joins) {
            return None;
        }
        self.prose_at(start + 1)?;
        let behind = self.behind.find(|char| !is_in_handle(char)).unwrap_or(self.behind.len());
        Some(self.prompt(CompletionContext::Handle, vec![start], behind))
    }

    fn cast(&self, span: Span) -> Prompt {
        let behind = (span.end as usize).saturating_sub(self.offset);
        self.prompt(CompletionContext::Cast, vec![span.start as usize], behind)
    }

    fn prose(&self) -> Option<Prompt> {
        let piece = self.prose_at(self.offset)?;
        let base = self.line_start();
        let from = (piece.start as usize).max(base) - base;
        let typed = self.before.get(from..)?;
        let starts = beginnings(typed).into_iter().map(|start| base + from + start).collect::<Vec<usize>>();
        if starts.is_empty() {
            return None;
        }
        let in_link =
            self.note.links.iter().any(|link| link.kind != LinkKind::Handle && link.span.touches(self.offset));
        let behind = match tokenize(self.behind).first() {
            Some(word) if word.start == 0 && !word.is_unspaced() => word.end(),
            _ => 0,
        };
        Some(self.prompt(CompletionContext::Prose { in_link }, starts, behind))
    }
}

/// The line with the cursor, up to it and behind it.
fn line_around(text: &str, offset: usize) -> Option<(&str, &str)> {
    let (before, behind) = text.split_at_checked(offset)?;
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = behind.find(['\n', '\r']).unwrap_or(behind.len());
    Some((before.get(start..)?, behind.get(..end)?))
}

fn is_handle(text: &str) -> bool {
    text.chars().all(is_in_handle)
}

fn is_in_handle(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '-' | '.')
}

/// Where a name may begin whose end is the end of `typed`, in bytes, the farthest first: at words with a capital, or of
/// a script that has none.
fn beginnings(typed: &str) -> Vec<usize> {
    let words = tokenize(typed);
    if words.last().is_none_or(|last| last.end() != typed.len()) {
        return Vec::new();
    }
    let mut starts = Vec::new();
    for word in words.iter().rev().take(LONGEST_NAME) {
        if is_capitalised(word.text) {
            starts.push(word.start);
        }
        if !word.gap.is_in_name() {
            break;
        }
    }
    starts.reverse();
    starts
}
