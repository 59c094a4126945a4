//! The destination of a link in its source, and how a new one is written there.

#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use rustc_hash::FxHashMap;

use crate::note::{Link, LinkKind};
use crate::text::Span;

/// What would end a Markdown destination, or mean something else in it.
const MARKDOWN: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'(')
    .add(b')')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'|');

/// The same between angle brackets, where blanks and brackets are plain.
const ANGLED: AsciiSet = CONTROLS.add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'\\');

/// The destination of a link in its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::features) struct Destination {
    /// The note's name or path.
    pub(in crate::features) path: Span,
    /// The heading behind `#`.
    pub(super) part: Option<Span>,
    writing: Writing,
}

/// How it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Writing {
    /// As it is: in a wikilink.
    Plain,
    /// Between angle brackets.
    Angled,
    /// Percent-encoded; whether letters beyond ASCII are, too.
    Encoded { letters: bool },
}

impl Destination {
    /// Whether a link can be written here that leads to the path or heading.
    pub(super) fn takes(self, text: &str) -> bool {
        self.writing != Writing::Plain || !text.contains(['[', ']', '#', '^', '|'])
    }

    /// A path or heading as it is written here.
    pub(in crate::features) fn write(self, text: &str) -> String {
        match self.writing {
            Writing::Plain => text.to_owned(),
            Writing::Angled => with_letters(text, &ANGLED),
            Writing::Encoded { letters: true } => utf8_percent_encode(text, &MARKDOWN).to_string(),
            Writing::Encoded { letters: false } => with_letters(text, &MARKDOWN),
        }
    }
}

/// A text in which the characters of a set are encoded, and letters beyond ASCII are left to be read.
fn with_letters(text: &str, encoded: &'static AsciiSet) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character.is_ascii() {
            true => out.extend(utf8_percent_encode(character.encode_utf8(&mut [0; 4]), encoded)),
            false => out.push(character),
        }
    }
    out
}

/// The destinations of the links in a text.
pub(in crate::features) struct Destinations<'s> {
    source: &'s str,
    /// What stands behind each `[label]:` at the beginning of a line, by label; looked for when a link has a label.
    definitions: OnceCell<FxHashMap<String, Span>>,
}

impl<'s> Destinations<'s> {
    pub(in crate::features) fn of(source: &'s str) -> Self {
        Self { source, definitions: OnceCell::new() }
    }

    /// Whether the text defines a label: `[label]: …`
    pub(super) fn defines(&self, label: &str) -> bool {
        self.definitions.get_or_init(|| definitions(self.source)).contains_key(&key(label))
    }

    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// The destination of a link; `None` for handles and where it cannot be found.
    pub(in crate::features) fn of_link(&self, link: &Link) -> Option<Destination> {
        match link.kind {
            LinkKind::Handle => None,
            LinkKind::Wiki => Some(Destination { path: link.name, part: link.part_span, writing: Writing::Plain }),
            LinkKind::Markdown => match link.span.text(self.source).starts_with('[') {
                true => self.markdown(link.span).filter(|found| self.is_all_of(*found, link)),
                false => self.literal(link),
            },
        }
    }

    /// Whether a destination is all of a link's: where a format lets blanks stand in it, what was read may be its beginning.
    fn is_all_of(&self, found: Destination, link: &Link) -> bool {
        let written = found.path.text(self.source);
        let read = percent_decode_str(written).decode_utf8_lossy();
        link.target.len() <= read.len() || link.target == written
    }

    /// The destination of a link of another format, which has its path somewhere in it, as it is or encoded.
    fn literal(&self, link: &Link) -> Option<Destination> {
        let text = link.span.text(self.source);
        let shown = link.shown.unwrap_or(Span { start: link.span.end, end: link.span.end });
        let plain = if text.starts_with('<') { Writing::Encoded { letters: false } } else { Writing::Plain };
        let forms = [
            (link.target.clone(), plain),
            (with_letters(&link.target, &MARKDOWN), Writing::Encoded { letters: false }),
            (utf8_percent_encode(&link.target, &MARKDOWN).to_string(), Writing::Encoded { letters: true }),
        ];
        let (path, writing) = forms.into_iter().find_map(|(form, writing)| {
            let places = text.match_indices(form.as_str()).map(|(at, _)| link.span.start as usize + at);
            let mut spans = places.map(|start| Span::new(start, start + form.len()));
            let path = spans.find(|path| !form.is_empty() && !path.overlaps(shown))?;
            Some((path, writing))
        })?;
        let behind = self.source.get(path.end as usize..)?.strip_prefix('#').unwrap_or_default();
        let from = path.end as usize + 1;
        let part = link.part.as_deref().filter(|part| behind.starts_with(*part));
        let part = part.map(|part| Span::new(from, from + part.len()));
        Some(Destination { path, part, writing })
    }

    /// The destinations of the pictures in Markdown, which are no links.
    pub(super) fn of_picture(&self, picture: Span) -> Option<Destination> {
        self.markdown(picture)
    }

    /// The destination of `[text](here)`, or of the definition that `[text][label]` refers to.
    fn markdown(&self, link: Span) -> Option<Destination> {
        let text = link.text(self.source);
        if text.ends_with(')') {
            let open = text.rfind("](")? + 2;
            return read(self.source, link.start as usize + open, link.end as usize - 1);
        }
        let label = text.trim_end_matches("[]").strip_suffix(']')?;
        let label = label.rsplit_once('[').map_or(label, |(_, label)| label);
        let definitions = self.definitions.get_or_init(|| definitions(self.source));
        definitions.get(&key(label)).and_then(|place| read(self.source, place.start as usize, place.end as usize))
    }
}

/// What stands behind `[label]:` where a line begins like that; of two with one label the first counts.
fn definitions(source: &str) -> FxHashMap<String, Span> {
    let mut found = FxHashMap::default();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let label = line.trim_start().strip_prefix('[').and_then(|line| line.split_once("]:"));
        if let Some((label, rest)) = label {
            let place = Span::new(start + line.len() - rest.len(), start + line.trim_end().len());
            found.entry(key(label)).or_insert(place);
        }
        start += line.len();
    }
    found
}

/// By what labels are told apart.
fn key(label: &str) -> String {
    label.trim().to_lowercase()
}

/// Reads the destination between two offsets, which a title may follow.
fn read(source: &str, from: usize, to: usize) -> Option<Destination> {
    let text = source.get(from..to)?;
    let start = from + text.len() - text.trim_start().len();
    let text = text.trim_start();
    let (start, whole, writing) = match text.strip_prefix('<') {
        Some(inner) => (start + 1, inner.split('>').next()?, Writing::Angled),
        None => {
            let whole = text.split(char::is_whitespace).next()?;
            (start, whole, Writing::Encoded { letters: has_encoded_letter(whole) })
        }
    };
    if has_character_reference(whole) {
        return None;
    }
    let (path, part) = whole.split_once('#').map_or((whole, None), |(path, part)| (path, Some(part)));
    let behind = start + path.len() + 1;
    Some(Destination {
        path: Span::new(start, start + path.len()),
        part: part.map(|part| Span::new(behind, behind + part.len())),
        writing,
    })
}

/// Whether a character may be written as HTML writes it, `&#32;`: what leads where then cannot be told from the source.
fn has_character_reference(path: &str) -> bool {
    path.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '#';
        name.len() < rest.len() && name.len() > 1 && name.chars().all(is_name)
    })
}

/// Whether a byte of a letter beyond ASCII is encoded: `%C3`.
fn has_encoded_letter(path: &str) -> bool {
    path.split('%')
        .skip(1)
        .any(|code| code.starts_with(|digit: char| matches!(digit.to_ascii_lowercase(), '8'..='9' | 'a'..='f')))
}
