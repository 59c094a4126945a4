//! Outlines indented by tabs, as Logseq writes them below a heading. CommonMark parses them as code blocks.

use std::ops::Range;

use pulldown_cmark::Parser;

use super::extensions::EXTENSIONS;
use super::reader::Reader;
use crate::note::lines::lines;
use crate::text::line_start;

/// What the text of a fence of code begins with.
const FENCE: &str = "```";

impl Reader<'_> {
    /// Whether the indented code block in `range` is an outline: its first line is an item or a property behind a tab.
    /// A code block within an outline is code.
    pub(super) fn is_outline(&self, range: &Range<usize>) -> bool {
        let first = lines(self.source, line_start(self.source, range.start)).next();
        let Some((_, line)) = first.filter(|_| !self.in_outline) else { return false };
        let text = line.trim_start_matches([' ', '\t', '>']);
        let indent = line.get(..line.len() - text.len()).unwrap_or_default();
        let is_item = ["- ", "* ", "+ "].iter().any(|mark| text.starts_with(mark));
        indent.contains('\t') && (is_item || text.contains(":: "))
    }

    /// Parses each line of an outline by itself; fenced code in it is skipped.
    pub(super) fn outline(&mut self, range: Range<usize>) {
        let mut in_code = false;
        self.in_outline = true;
        let source = self.source;
        for (line, text) in
            lines(source, line_start(source, range.start)).take_while(|(line, _)| line.start < range.end)
        {
            let text = text.trim_start_matches([' ', '\t', '>']);
            let start = line.end - text.len();
            if text.trim_start_matches(['-', '*', '+', ' ']).starts_with(FENCE) {
                in_code = !in_code;
            } else if !in_code {
                for (event, place) in Parser::new_ext(text, EXTENSIONS).into_offset_iter() {
                    self.event(event, start + place.start..start + place.end);
                }
            }
        }
        self.in_outline = false;
        self.close();
    }
}
