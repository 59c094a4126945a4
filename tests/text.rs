//! Lines, columns and edits, held against implementations too simple to be wrong.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a failing helper fails its test"
)]

use proptest::prelude::*;
use whoswho::text::{Document, Edit, Encoding, LineIndex, Position};

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

/// Texts full of what goes wrong: every line break, what only looks like one, and characters of one to four bytes.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "Zoë",
        "Ada Lovelace wrote of engines.",
        "\n",
        "\r\n",
        "\r",
        "\u{2028}",
        "\u{85}",
        "\u{b}",
        "é",
        "ß",
        "梁",
        "🚀",
        "👩‍🚀",
        " ",
        "e\u{301}",
        "\u{feff}",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

/// The lines of a text without their breaks, each with its first byte.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        lines.push((start, &rest[..at]));
        let width = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        start += at + width;
        rest = &rest[at + width..];
    }
    lines.push((start, rest));
    lines
}

fn units(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.encode_utf16().count(),
        Encoding::Utf32 => text.chars().count(),
    }
}

fn position(line: usize, column: usize) -> Position {
    Position { line: u32::try_from(line).unwrap(), column: u32::try_from(column).unwrap() }
}

/// Every place of a text: its byte offset and its position. Places within a line break are none.
fn places(text: &str, encoding: Encoding) -> Vec<(usize, Position)> {
    let mut places = Vec::new();
    for (number, (start, line)) in lines(text).into_iter().enumerate() {
        let ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
        places.extend(ends.map(|at| (start + at, position(number, units(&line[..at], encoding)))));
    }
    places
}

/// The byte offset that a position means: a line behind the last is the text's end, a column behind the line's end the
/// line's end, a column within a character the character's start.
fn naive_offset(text: &str, at: Position, encoding: Encoding) -> usize {
    let lines = lines(text);
    let Some((start, line)) = lines.get(at.line as usize) else { return text.len() };
    let fits = |end: &usize| units(&line[..*end], encoding) <= at.column as usize;
    let ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    start + ends.filter(fits).max().unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn positions_are_those_of_a_naive_count(text in texts()) {
        let index = LineIndex::new(&text);
        prop_assert_eq!(index.line_count() as usize, lines(&text).len());
        for encoding in ENCODINGS {
            for (offset, position) in places(&text, encoding) {
                prop_assert_eq!(index.position(u32::try_from(offset).unwrap(), encoding), position);
                prop_assert_eq!(index.offset(position, encoding) as usize, offset, "{:?}", position);
            }
        }
    }

    #[test]
    fn any_position_means_a_place(text in texts(), line in 0..12usize, column in 0..12usize) {
        let index = LineIndex::new(&text);
        for encoding in ENCODINGS {
            let at = position(line, column);
            prop_assert_eq!(index.offset(at, encoding) as usize, naive_offset(&text, at, encoding), "{:?}", encoding);
        }
    }

    #[test]
    fn edits_are_those_of_a_string(
        text in texts(),
        edits in prop::collection::vec(((0..9usize, 0..9usize), (0..9usize, 0..9usize), texts()), 1..6),
    ) {
        for encoding in ENCODINGS {
            let mut document = Document::new(&text, 1);
            let mut expected = text.clone();
            for ((line, column), (end_line, end_column), new) in &edits {
                let (start, end) = (position(*line, *column), position(*end_line, *end_column));
                let fits = start <= end;
                let edit = Edit { range: Some((start, end)), text: new.clone() };
                prop_assert_eq!(document.apply(&edit, encoding).is_ok(), fits, "{:?} in {:?}", edit, expected);
                if fits {
                    let from = naive_offset(&expected, start, encoding);
                    let to = naive_offset(&expected, end, encoding).max(from);
                    expected.replace_range(from..to, new);
                }
                prop_assert_eq!(&document.text(), &expected);
            }
        }
    }
}

#[test]
fn an_empty_text_has_one_line() {
    let index = LineIndex::new("");
    assert_eq!(index.line_count(), 1);
    assert_eq!(index.position(0, Encoding::Utf16), position(0, 0));
    assert_eq!(index.offset(position(3, 7), Encoding::Utf16), 0);
}

#[test]
fn lines_break_where_the_protocol_says() {
    for (text, count) in
        [("a\nb", 2), ("a\r\nb", 2), ("a\rb", 2), ("a\n\rb", 3), ("a\r\n", 2), ("a\u{2028}b\u{85}c\u{b}d\u{c}e", 1)]
    {
        assert_eq!(LineIndex::new(text).line_count(), count, "{text:?}");
        let mut document = Document::new(text, 1);
        let behind = Edit { range: Some((position(count as usize, 0), position(count as usize, 0))), text: "x".into() };
        document.apply(&behind, Encoding::Utf16).expect("it is at the end");
        assert_eq!(document.text(), format!("{text}x"));
    }
}

#[test]
fn an_edit_without_a_range_replaces_everything() {
    let mut document = Document::new("Ada\r\n", 1);
    let edit = Edit { range: None, text: "🚀\n".to_owned() };
    assert_eq!(document.apply(&edit, Encoding::Utf16), Ok(()));
    assert_eq!(document.text(), "🚀\n");
}

#[test]
fn an_impossible_range_is_refused_in_words() {
    let mut document = Document::new("Ada\nLovelace\n", 1);
    let apply = |document: &mut Document, start, end| {
        let edit = Edit { range: Some((start, end)), text: "x".to_owned() };
        document.apply(&edit, Encoding::Utf16).map_err(|error| error.message)
    };
    let backwards = apply(&mut document, position(1, 2), position(1, 1));
    assert_eq!(backwards, Err("the range ends at 1:1 before it starts at 1:2".to_owned()));
    assert_eq!(document.text(), "Ada\nLovelace\n");
    assert_eq!(apply(&mut document, position(1, 8), position(3, 0)), Ok(()));
    assert_eq!(document.text(), "Ada\nLovelacex");
}
