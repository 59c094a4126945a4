//! Dollar signs that are currency and not math.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::extensions::EXTENSIONS;
use super::reader::Reader;
use crate::note::lines::lines;

impl Reader<'_> {
    /// Handles what the parser takes for math. A dollar sign before a digit does not close math, as in Pandoc and
    /// Obsidian: `$40 ($15 less)`.
    pub(super) fn inline_math(&mut self, range: Range<usize>) {
        let source = self.source;
        let is_money = source.get(range.end..).is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()));
        if !is_money || self.hidden > 0 {
            return self.barrier(range);
        }
        self.text("$", range.start..range.start + 1);
        self.money(range.start + 1..range.end - 1);
        self.text("$", range.end - 1..range.end);
    }

    /// Reads what stands between two such dollars, which is a part of a paragraph.
    fn money(&mut self, range: Range<usize>) {
        let source = self.source.get(..range.end).unwrap_or_default();
        for (number, (line, text)) in lines(source, range.start).enumerate() {
            if number > 0 {
                self.line_break(line.start.saturating_sub(1));
            }
            let text = if number == 0 { text } else { text.trim_start_matches([' ', '\t', '>']) };
            let start = line.end - text.len();
            for (event, place) in
                Parser::new_ext(text, EXTENSIONS).into_offset_iter().filter(|(event, _)| is_inline(event))
            {
                self.event(event, start + place.start..start + place.end);
            }
        }
    }
}

/// Whether an event is one of text rather than of the paragraph or what looks like a list at its beginning.
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak => true,
        Event::Start(tag) => {
            matches!(tag, Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
        }
        Event::End(tag) => {
            matches!(tag, TagEnd::Link | TagEnd::Image | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
        }
        _ => false,
    }
}
