//! Masks what is not prose within a block: web addresses, tags, citation keys, block ids. `@handles` become links.

use super::block_builder::mask;
use super::visible_text::{BARRIER, VisibleText};
use super::{Block, Link, handles};
use crate::text::{Span, prefix};

/// Longer words before `://` are no schemes.
const LONGEST_SCHEME: usize = 20;

/// Masks what is not prose in `block`, and appends its handles to `links`. The links from `first` on are the block's
/// own; a handle within one of them is a part of it.
pub(super) fn refine(block: &mut Block, source: &str, links: &mut Vec<Link>, first: usize) {
    if !may_need_it(block.span.text(source)) {
        return;
    }
    let visible = VisibleText::of(block, source);
    let mut scanner = Scanner::new(&visible.text);
    scanner.scan();
    let span_of = |found: &(usize, usize)| visible.source_span(found.0, found.1);
    let own = links.get(first..).unwrap_or_default();
    let handles: Vec<Link> = scanner
        .handles
        .iter()
        .filter_map(|found| Some(handles::link(visible.text.get(found.0 + 1..found.1)?, span_of(found))))
        .filter(|handle| !lies_in(own, handle.span))
        .collect();
    links.extend(handles);
    let mut masks: Vec<Span> = scanner.masks.iter().map(span_of).collect();
    // Two finds may begin and end in one character entity.
    masks.dedup_by(|next, last| next.overlaps(*last));
    if !masks.is_empty() {
        mask(block, &masks);
    }
}

/// Whether a text is an identifier of a program and not prose: one word whose parts are joined by signs, unless all
/// parts are written as names are (Jean-Luc, J.R.).
pub(super) fn is_identifier(text: &str) -> bool {
    let text = text.trim();
    let has_markup = text.contains(|char: char| char.is_whitespace() || "~\\{}$&*`|".contains(char));
    if has_markup || !text.contains(['-', '/', '.', '_', ':']) {
        return false;
    }
    let is_name =
        |part: &str| part.is_empty() || !part.starts_with(|char: char| char.is_lowercase() || char.is_numeric());
    text.contains(['/', '_', ':']) || !text.split(['-', '.']).all(is_name)
}

/// Blocks between `#+BEGIN_…` and `#+END_…` that are no prose.
const NO_PROSE: [&str; 6] = ["src", "example", "comment", "query", "export", "latex"];

/// More bytes before `::` on a line, blanks among them, are no key of Logseq's own.
const LONGEST_KEY: usize = 64;

/// What Logseq notes of a block for itself.
const OWN_KEYS: [&str; 18] = [
    "id",
    "collapsed",
    "heading",
    "background-color",
    "created-at",
    "updated-at",
    "template",
    "template-including-parent",
    "ls-type",
    "hl-type",
    "hl-page",
    "hl-color",
    "hl-stamp",
    "file",
    "file-path",
    "query-table",
    "query-properties",
    "logseq.order-list-type",
];

/// So many bytes are looked at together.
const STRIDE: usize = 16;
/// How far behind a byte the last one lies that tells whether it begins something.
const AHEAD: usize = 3;

/// Whether there is anything to look for. Most blocks end here, before their visible text is put together.
fn may_need_it(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(window) = rest.first_chunk::<{ STRIDE + AHEAD }>() {
        let behind = window.iter().zip(window.iter().skip(1)).zip(window.iter().skip(AHEAD));
        // Without an early end, so that all are compared at once.
        if behind.fold(false, |found, ((byte, next), third)| found | may_begin(*byte, *next, *third)) {
            return true;
        }
        rest = rest.get(STRIDE..).unwrap_or_default();
    }
    let at = |at: usize| rest.get(at).copied().unwrap_or_default();
    (0..rest.len()).any(|index| may_begin(at(index), at(index + 1), at(index + AHEAD)))
}

/// Whether a byte may begin what is no prose, by the byte behind it and the third.
fn may_begin(byte: u8, next: u8, third: u8) -> bool {
    (byte == b'@')
        | (byte == b'#')
        | (byte == b'^')
        | ((byte == b':') & ((next == b'/') | (next == b':')))
        | (byte.eq_ignore_ascii_case(&b'w') & (third == b'.'))
}

fn lies_in(links: &[Link], span: Span) -> bool {
    let after = links.partition_point(|link| link.span.start <= span.start);
    after.checked_sub(1).and_then(|index| links.get(index)).is_some_and(|link| link.span.covers(span))
}

/// Reads a visible text once, from left to right.
struct Scanner<'a> {
    text: &'a str,
    /// Where the last find ends; nothing before it is looked at again.
    done: usize,
    /// Whether a square bracket is open.
    bracket: bool,
    masks: Vec<(usize, usize)>,
    handles: Vec<(usize, usize)>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, done: 0, bracket: false, masks: Vec::new(), handles: Vec::new() }
    }

    fn scan(&mut self) {
        let mut at = 0;
        while let Some(byte) = self.text.as_bytes().get(at) {
            match byte {
                b'@' => self.at_sign(at),
                b'#' if self.after(at).starts_with("#+") => self.directive(at),
                b'#' => self.tag(at),
                b'^' => self.block_id(at),
                b':' if self.after(at).starts_with("::") => self.property(at),
                b':' => self.url(at),
                b'w' | b'W' => self.www(at),
                b'[' => self.bracket = true,
                b']' => self.bracket = false,
                _ => {}
            }
            at = self.done.max(at + 1);
        }
    }

    fn before(&self, at: usize) -> &'a str {
        self.text.get(self.done..at).unwrap_or_default()
    }

    fn after(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn mask(&mut self, start: usize, end: usize) {
        self.masks.push((start, end));
        self.done = end;
    }

    fn at_sign(&mut self, at: usize) {
        let behind = self.after(at + 1);
        if let Some((before, after)) = handles::email(self.before(at), behind) {
            self.mask(at - before, at + 1 + after);
            return;
        }
        let previous = self.text.get(..at).and_then(|text| text.chars().next_back());
        let Some(length) = handles::handle(previous, behind) else { return };
        let end = at + 1 + length;
        if self.bracket && self.before(at).trim_end().ends_with(['[', ';']) {
            self.mask(at, end);
        } else {
            self.handles.push((at, end));
            self.done = end;
        }
    }

    fn tag(&mut self, at: usize) {
        if !self.begins_word(at) {
            return;
        }
        let is_of_tag = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '/');
        let tag = prefix(self.after(at + 1), is_of_tag);
        if tag.chars().any(char::is_alphabetic) {
            self.mask(at, at + 1 + tag.len());
        }
    }

    /// `#+BEGIN_SRC` and the like, which Logseq takes over from Org: the line, and what of the block is no prose.
    fn directive(&mut self, at: usize) {
        if self.line_before(at).is_none_or(|before| !before.trim().is_empty()) {
            return;
        }
        let line = self.after(at).split('\n').next().unwrap_or_default();
        let word = prefix(line, |char| !char.is_whitespace()).to_ascii_lowercase();
        let is_code = word.strip_prefix("#+begin_").is_some_and(|name| NO_PROSE.contains(&name));
        let end = if is_code { find_end(self.after(at)) } else { None };
        let closing = end.and_then(|end| self.after(at + end).find('\n').map(|length| end + length));
        let length = match (is_code, closing) {
            (false, _) => line.len(),
            (true, closing) => closing.unwrap_or(self.after(at).len()),
        };
        self.mask(at, at + length);
    }

    /// `id:: 63a1` and what else Logseq notes for itself, a line.
    fn property(&mut self, at: usize) {
        let Some(key) = self.line_before(at) else { return };
        if OWN_KEYS.contains(&key.trim().to_ascii_lowercase().as_str()) {
            let length = self.after(at).find('\n').unwrap_or(self.after(at).len());
            self.mask(at - key.len(), at + length);
        }
    }

    /// What stands before a place on its line and has not been found to be something else; `None` if that is longer than any
    /// key.
    fn line_before(&self, at: usize) -> Option<&'a str> {
        let before = self.before(at);
        let from = before.len().saturating_sub(LONGEST_KEY);
        let start = before.bytes().rev().take(LONGEST_KEY).position(|byte| byte == b'\n');
        match start {
            Some(length) => before.get(before.len() - length..),
            None => (from == 0).then_some(before),
        }
    }

    /// `^id` at the end of a block gives the block a name to link to.
    fn block_id(&mut self, at: usize) {
        let behind = self.after(at + 1);
        let id = prefix(behind, |char| char.is_ascii_alphanumeric() || char == '-');
        if !id.is_empty() && id.len() == behind.len() && self.begins_word(at) {
            self.mask(at, self.text.len());
        }
    }

    fn url(&mut self, at: usize) {
        let Some(address) = self.after(at).strip_prefix("://") else { return };
        let scheme = self.before(at).bytes().rev().take(LONGEST_SCHEME);
        let scheme = scheme.take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).count();
        if scheme < 2 {
            return;
        }
        let length = address_length(address);
        if length > 0 {
            self.mask(at - scheme, at + 3 + length);
        }
    }

    fn www(&mut self, at: usize) {
        let address = self.after(at);
        let is_www = address.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
        if is_www && !self.before(at).ends_with(char::is_alphanumeric) {
            let length = address_length(address);
            if length > 4 {
                self.mask(at, at + length);
            }
        }
    }

    fn begins_word(&self, at: usize) -> bool {
        self.text.get(..at).and_then(|text| text.chars().next_back()).is_none_or(char::is_whitespace)
    }
}

/// Where a block that `text` begins with ends: its `#+END_…`.
fn find_end(text: &str) -> Option<usize> {
    const END: &str = "#+end_";
    let is_end = |at: &usize| text.get(*at..at + END.len()).is_some_and(|mark| mark.eq_ignore_ascii_case(END));
    text.match_indices("#+").map(|(at, _)| at).find(is_end)
}

/// How far an address on the web goes, without the punctuation of the sentence around it.
fn address_length(text: &str) -> usize {
    let mut address = prefix(text, |char| !ends_address(char));
    let (mut opened, mut closed) = (count(address, b'('), count(address, b')'));
    loop {
        let without = match address.chars().next_back() {
            Some(')') if closed <= opened => break,
            Some(last @ ('.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | ']' | '}' | '(' | ')')) => {
                closed -= usize::from(last == ')');
                opened -= usize::from(last == '(');
                address.len() - 1
            }
            _ => break,
        };
        address = address.get(..without).unwrap_or_default();
    }
    address.len()
}

fn count(text: &str, wanted: u8) -> usize {
    text.bytes().filter(|byte| *byte == wanted).count()
}

/// Han characters stand in addresses; the full-width punctuation between them does not.
fn ends_address(char: char) -> bool {
    char.is_whitespace()
        || char.is_control()
        || matches!(char, '<' | '>' | '"' | '`' | BARRIER | '“' | '”' | '‘' | '’' | '«' | '»')
        || matches!(char, '\u{3001}'..='\u{3011}' | '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}')
        || matches!(char, '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}')
}
