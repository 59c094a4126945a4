//! What holds of notes and spans whatever the text, for more than one target.

use std::alloc::{GlobalAlloc, Layout, System};
use std::process;

use whoswho::note::definitions::{self, Conventions};
use whoswho::note::{Format, ParsedNote, Problem, parse, parse_incremental};
use whoswho::text::Span;

/// The span lies in the text, on character boundaries.
pub fn assert_fits(span: Span, text: &str) {
    assert!(span.start <= span.end && text.get(span.range()).is_some(), "{span:?} of {} bytes", text.len());
}

/// The spans fit the text, are in order, and do not overlap.
pub fn assert_apart(spans: impl IntoIterator<Item = Span>, text: &str) {
    let mut end = 0;
    for span in spans {
        assert_fits(span, text);
        assert!(span.start >= end, "{span:?} begins before {end}");
        end = span.end;
    }
}

/// The spans begin in order. One may lie in another: a link in a property.
fn assert_ordered(spans: impl IntoIterator<Item = Span>, text: &str) {
    let mut start = 0;
    for span in spans {
        assert_fits(span, text);
        assert!(span.start >= start, "{span:?} begins before {start}");
        start = span.start;
    }
}

fn assert_within(part: Span, whole: Span, text: &str) {
    assert_fits(part, text);
    assert!(whole.covers(part), "{part:?} is not in {whole:?}");
}

/// Reads a note and the definitions in it, and asserts what their documentation promises.
pub fn assert_note_holds(text: &str, format: Format) -> ParsedNote {
    let note = parse(text, format);
    assert!(text.is_char_boundary(note.body));
    assert_apart(note.blocks.iter().map(|block| block.span), text);
    for block in &note.blocks {
        assert_apart(block.pieces.iter().map(|piece| piece.span), text);
        block.pieces.iter().for_each(|piece| assert_within(piece.span, block.span, text));
    }
    assert_ordered(note.headings.iter().map(|heading| heading.span), text);
    for heading in &note.headings {
        assert!((1..=6).contains(&heading.level));
        assert_within(heading.text, heading.span, text);
    }
    assert_ordered(note.links.iter().map(|link| link.span), text);
    for link in &note.links {
        [Some(link.name), link.part_span, link.shown]
            .into_iter()
            .flatten()
            .for_each(|part| assert_within(part, link.span, text));
        assert!(link.property.is_none_or(|index| index < note.properties.len()));
    }
    assert_ordered(note.properties.iter().map(|property| property.span), text);
    for property in &note.properties {
        property.values.iter().for_each(|value| assert_within(value.span, property.span, text));
    }
    assert_problems_fit(&note.problems, text);
    assert_definitions_hold(&note, text, format);
    assert_eq!(parse_incremental(text, &note, text), note, "read again, it is the same");
    note
}

fn assert_problems_fit(problems: &[Problem], text: &str) {
    problems.iter().for_each(|problem| assert_fits(problem.span, text));
}

fn assert_definitions_hold(note: &ParsedNote, text: &str, format: Format) {
    let path = match format {
        Format::Markdown => "People/Ada Lovelace.md",
        Format::Org => "People/Ada Lovelace.org",
        Format::Plain => "People/Ada Lovelace.txt",
        Format::AsciiDoc => "People/Ada Lovelace.adoc",
        Format::Latex => "People/Ada Lovelace.tex",
        Format::Rst => "People/Ada Lovelace.rst",
        Format::Html => "People/Ada Lovelace.html",
        Format::Mail => "People/Ada Lovelace.eml",
        Format::Commit => "People/COMMIT_EDITMSG",
        Format::Djot => "People/Ada Lovelace.dj",
        Format::Typst => "People/Ada Lovelace.typ",
        Format::Source(_) => "People/Ada Lovelace.vcf",
    };
    let found = definitions::find(note, text, path, &Conventions::default());
    for definition in &found.definitions {
        assert_fits(definition.at, text);
        assert_fits(definition.extent, text);
        assert!(!definition.names.is_empty(), "there is always a canonical name");
        for name in definition.names.iter().chain(&definition.handles) {
            assert!(!name.text.is_empty() && name.text.trim() == name.text, "{:?} is trimmed", name.text);
            name.span.into_iter().for_each(|span| assert_fits(span, text));
        }
        definition.facts.iter().for_each(|fact| assert_fits(fact.span, text));
    }
    found.cast.iter().for_each(|entry| assert_fits(entry.span, text));
    assert_problems_fit(&found.problems, text);
}

/// The file with some bytes changed, each by its place and its new value; the last may cut it short.
pub fn damaged(file: &[u8], damage: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
    let mut changes = damage.chunks_exact(3);
    for change in &mut changes {
        let [low, high, value] = *change else { continue };
        let place = usize::from(u16::from_le_bytes([low, high]));
        let length = file.len().max(1);
        if let Some(byte) = file.get_mut(place % length) {
            *byte = value;
        }
    }
    if let [low, high] = *changes.remainder() {
        file.truncate(usize::from(u16::from_le_bytes([low, high])));
    }
    file
}

/// No input is worth more memory at once.
const MOST: usize = 256 << 20;

/// The system's allocator, but for what is too much.
struct Bounded;

#[global_allocator]
static ALLOCATOR: Bounded = Bounded;

// SAFETY: all is passed on to the system's allocator; ending the process allocates nothing.
unsafe impl GlobalAlloc for Bounded {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.size() > MOST {
            process::abort();
        }
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size > MOST {
            process::abort();
        }
        unsafe { System.realloc(place, layout, size) }
    }
}
