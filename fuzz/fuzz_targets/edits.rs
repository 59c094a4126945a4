#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use whoswho::note::{Format, parse, parse_incremental};
use whoswho::text::{Document, Edit, Encoding, LineIndex, Position, Span, edited};

#[derive(Arbitrary, Debug)]
struct Input {
    encoding: u8,
    text: String,
    edits: Vec<Change>,
}

/// From, to and the new text; the whole text where the places are missing.
#[derive(Arbitrary, Debug)]
struct Change {
    range: Option<((u8, u8), (u8, u8))>,
    text: String,
}

// A document after edits is the text that a string gives, and the note in it is what a fresh reading finds.
fuzz_target!(|input: Input| {
    let encoding = match input.encoding % 3 {
        0 => Encoding::Utf8,
        1 => Encoding::Utf16,
        _ => Encoding::Utf32,
    };
    let mut text = input.text;
    let mut document = Document::new(&text, 1);
    let mut note = parse(&text, Format::Markdown);
    for Change { range, text: new } in input.edits {
        let place = |(line, column): (u8, u8)| Position { line: line.into(), column: column.into() };
        let range = range.map(|(from, to)| (place(from), place(to)));
        let before = text.clone();
        text = match range {
            None => new.clone(),
            Some((from, to)) if to < from => text,
            Some((from, to)) => {
                let lines = LineIndex::new(&text);
                let span = Span { start: lines.offset(from, encoding), end: lines.offset(to, encoding) };
                edited(&text, [(span, new.as_str())])
            }
        };
        let done = document.apply(&Edit { range, text: new }, encoding);
        assert_eq!(done.is_err(), range.is_some_and(|(from, to)| to < from));
        assert_eq!(document.text(), text);
        note = parse_incremental(&text, &note, &before);
        assert_eq!(note, parse(&text, Format::Markdown), "{before:?} became {text:?}");
    }
});
