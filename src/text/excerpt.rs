//! A short excerpt of a text around a span.

use super::{Span, in_one_line, line_end, line_start};

/// How many characters before the span are shown of a long line.
const BEFORE: usize = 40;
/// How many characters are shown at most.
const LENGTH: usize = 120;

/// The lines of a text that hold a span, in one line of at most some 120 characters around it.
pub fn excerpt(text: &str, span: Span) -> String {
    let (start, end) = (line_start(text, span.start as usize), line_end(text, span.end as usize));
    let line = in_one_line(text.get(start..end).unwrap_or_default());
    let before = in_one_line(text.get(start..span.start as usize).unwrap_or_default()).chars().count();
    let skipped = if line.chars().count() > LENGTH { before.saturating_sub(BEFORE) } else { 0 };
    let shown: String = line.chars().skip(skipped).take(LENGTH).collect();
    // A word that was cut off in front says nothing.
    let shown = if skipped > 0 { shown.split_once(' ').map_or(shown.as_str(), |(_, whole)| whole) } else { &shown };
    let more = line.chars().count() > skipped + LENGTH;
    let (head, tail) = (if skipped > 0 { "…" } else { "" }, if more { "…" } else { "" });
    format!("{head}{}{tail}", shown.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_is_shown_whole_and_a_long_one_around_the_place() {
        let text = "One.\n  É  met Ann\nLee there. \nTwo.\n";
        let at = text.find("Ann").unwrap();
        assert_eq!(excerpt(text, Span::new(at, at + 7)), "É met Ann Lee there.");
        let long = format!("{}Ann Lee{}", "word ".repeat(40), " more".repeat(40));
        let shown = excerpt(&long, Span::new(200, 207));
        assert!(shown.starts_with("…word ") && shown.ends_with('…') && shown.contains(" Ann Lee more"), "{shown}");
    }
}
