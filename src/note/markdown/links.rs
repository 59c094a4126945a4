//! Links in the Markdown reader.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::reader::{OpenLink, Reader};
use crate::note::{Link, LinkKind, link_destination, wikilinks};
use crate::text::Span;

impl Reader<'_> {
    pub(super) fn start_link(&mut self, link_type: LinkType, to: &str, range: Range<usize>) {
        let open = match link_type {
            _ if self.hidden > 0 => OpenLink::Hidden,
            LinkType::Autolink | LinkType::Email => {
                self.barrier(range);
                OpenLink::Hidden
            }
            LinkType::WikiLink { .. } => self.start_wikilink(range),
            // The parser leaves the empty brackets of `[text][]` out.
            LinkType::Collapsed if self.source.get(range.end..).is_some_and(|rest| rest.starts_with("[]")) => {
                self.start_markdown_link(to, range.start..range.end + 2)
            }
            _ => self.start_markdown_link(to, range),
        };
        if matches!(open, OpenLink::Hidden) {
            self.hidden += 1;
        }
        self.open_links.push(open);
    }

    pub(super) fn end_link(&mut self) {
        match self.open_links.pop() {
            Some(OpenLink::Hidden) => self.hidden = self.hidden.saturating_sub(1),
            Some(OpenLink::Shown { range, link, text_end }) => {
                let text_end = text_end.unwrap_or(self.inline_end).clamp(range.start + 1, range.end);
                if let Some(mut link) = link {
                    if link.kind == LinkKind::Markdown {
                        link.name = self.trimmed(range.start + 1..text_end);
                        link.shown = Some(link.name);
                    }
                    self.body.links.push(link);
                }
                self.barrier(text_end..range.end);
            }
            None => {}
        }
    }

    fn start_wikilink(&mut self, range: Range<usize>) -> OpenLink {
        let span = Span::new(range.start, range.end);
        let link = wikilinks::read(self.source, span);
        let text = span.text(self.source);
        let bar = text.find('|');
        if bar.is_none() && !text.contains(['\n', '\r']) {
            self.body.links.extend(link);
            self.barrier(range);
            return OpenLink::Hidden;
        }
        // Over two lines it is no link, and all of it is text.
        let text_start = range.start + bar.map_or(2, |bar| bar + 1);
        self.barrier(range.start..text_start);
        OpenLink::Shown { link, text_end: Some(range.end.saturating_sub(2).max(text_start)), range }
    }

    fn start_markdown_link(&mut self, to: &str, range: Range<usize>) -> OpenLink {
        let link = link_destination::read(to).map(|(target, part)| Link {
            kind: LinkKind::Markdown,
            span: Span::new(range.start, range.end),
            name: Span::at(range.start + 1),
            target,
            part,
            part_span: None,
            shown: None,
            embed: false,
            property: None,
        });
        self.barrier(range.start..range.start + 1);
        self.inline_end = range.start + 1;
        OpenLink::Shown { range, link, text_end: None }
    }

    /// The span of `range` without white space at its ends.
    fn trimmed(&self, range: Range<usize>) -> Span {
        let text = self.source.get(range.clone()).unwrap_or_default();
        let start = range.start + text.len() - text.trim_start().len();
        Span::new(start, start + text.trim().len())
    }
}
