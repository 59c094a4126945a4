//! JSON in which texts go on over the ends of their lines.

use crate::note::sources::{SourceFormat, read};

/// Who is defined, and for each problem its line and how it begins.
fn told(text: &str) -> (Vec<String>, Vec<String>) {
    let source = read(text, SourceFormat::Json);
    let names = source.definitions.iter().filter_map(|entry| Some(entry.names.first()?.text.clone()));
    let problems = source.problems.iter().map(|problem| {
        let before = text.get(..problem.span.start as usize).unwrap_or_default();
        let start: Vec<&str> = problem.message.split(' ').take(4).collect();
        format!("{} {}", before.matches('\n').count() + 1, start.join(" "))
    });
    (names.collect(), problems.collect())
}

#[test]
fn a_text_goes_on_to_its_quote() {
    let cases = [
        "[{\"name\":\"Ann Lind\",\"bio\":\"one\ntwo: \\\"three\\\", and four, five: six\"},{\"name\":\"Tom Marsh\"}]",
        "[{\"name\":\"Ann Lind\",\"bio\":\"one\r\n\r\ntwo, {three}: [four]\r\n\"}, {\"name\":\"Tom Marsh\"}]",
    ];
    for text in cases {
        let (names, problems) = told(text);
        assert_eq!(names, ["Ann Lind", "Tom Marsh"], "{text}");
        assert_eq!(problems, ["1 This text goes on"], "{text}");
    }
}

#[test]
fn what_cannot_be_mended_is_said_once() {
    let cases = [
        // Quotes in the text without backslashes.
        "[{\"name\":\"Ann Lind\",\"bio\":\"one\ntwo \"three\", and four, five: six\nseven, \"eight\", nine: ten\"},\n{\"name\":\"Tom Marsh\"}]",
        // A quote is missing at the end.
        "[{\"name\":\"Ann Lind\",\"bio\":\"one},\n{\"name\":\"Tom Marsh\"}]",
    ];
    for text in cases {
        let (names, problems) = told(text);
        assert_eq!(names, ["Ann Lind", "Tom Marsh"], "{text}");
        assert_eq!(problems, ["1 This text does not"], "{text}");
    }
    let (names, problems) =
        told("[{\"name\":\"Ann Lind\", and, so: on, it, [goes], on}, {\"name\":\"Tom Marsh\"}, {\"name\":}]");
    assert_eq!(names, ["Ann Lind", "Tom Marsh"]);
    assert_eq!(problems.len(), 3, "{problems:?}");
}

#[test]
fn texts_without_end_are_read_in_time() {
    let text = "{\"a\\\"\n".repeat(100_000);
    assert!(!read(&text, SourceFormat::Json).problems.is_empty());
}
