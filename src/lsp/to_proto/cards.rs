//! Cards of entities and hovers as the editor shows them. Text from notes is escaped, so that it can bring in neither links
//! nor pictures nor HTML; the only links are those to notes of the workspace.

use std::fmt::Write;

use tower_lsp::ls_types::{HoverContents, MarkupContent, MarkupKind};

use crate::features::{Card, CardValue, EntitySummary, Hover, Location, count};
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::protocol::markdown::escape;
use crate::lsp::state::snapshot::Snapshot;
use crate::text::in_one_line;

/// How many entities that may be meant a hover lists.
const LISTED: usize = 6;
/// How many facts a hover shows.
const FACTS: usize = 8;

pub(crate) fn hover(snapshot: &Snapshot, hover: &Hover) -> HoverContents {
    let page = Page::new(snapshot);
    page.finish(page.hover(hover))
}

/// The card of an entity alone, in a format that another request than hover has agreed on.
pub(crate) fn card(snapshot: &Snapshot, card: &Card, markdown: bool) -> MarkupContent {
    let kind = if markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    MarkupContent { kind, value: Page { snapshot, markdown }.card(card) }
}

/// Whether the editor renders Markdown in hovers.
pub(crate) fn renders_markdown(client: &Client) -> bool {
    let hover = client.document().and_then(|document| document.hover.as_ref());
    let formats = hover.and_then(|hover| hover.content_format.as_ref());
    formats.and_then(|formats| formats.first()).is_some_and(|first| *first == MarkupKind::Markdown)
}

/// What is shown, in the markup that the editor renders.
pub(crate) struct Page<'s> {
    snapshot: &'s Snapshot,
    markdown: bool,
}

impl<'s> Page<'s> {
    pub(crate) fn new(snapshot: &'s Snapshot) -> Self {
        Self { snapshot, markdown: renders_markdown(&snapshot.client) }
    }

    pub(crate) fn finish(&self, value: String) -> HoverContents {
        let kind = if self.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        HoverContents::Markup(MarkupContent { kind, value })
    }

    fn hover(&self, hover: &Hover) -> String {
        let why = format!("“{}”: {}.", shortened(&hover.text), hover.why);
        match &hover.card {
            Some(card) if hover.asserted => format!("{}\n\n{}", self.card(card), self.soft(&why)),
            _ if hover.who.is_empty() => self.undefined(hover, &why),
            _ => self.choice(hover, &why),
        }
    }

    /// A name that is not defined, and what can be done about it.
    fn undefined(&self, hover: &Hover, why: &str) -> String {
        match &hover.undefined {
            None => format!("{} · not defined\n\n{}", self.strong(&shortened(&hover.text)), self.soft(why)),
            Some(undefined) => {
                let name = self.strong(&shortened(&undefined.name));
                let (kind, mentions) = (undefined.kind.with_article(), count(undefined.mentions, "mention"));
                let seen = format!("{mentions} in {}", count(undefined.notes, "note"));
                let advice = "Create a note for it, or add it to somebody’s aliases.";
                let last = self.soft(if undefined.is_part { why } else { advice });
                format!("{name} · probably {kind} · not defined{}{seen}\n\n{last}", self.line())
            }
        }
    }

    fn card(&self, card: &Card) -> String {
        let mut out = format!("{} · {}", self.entity(&card.entity_summary), card.entity_summary.kind.word());
        if let Some(summary) = &card.entity_summary.summary {
            let _ = write!(out, "{}{}", self.line(), self.text(summary));
        }
        let also = (!card.also.is_empty()).then(|| format!("also: {}", self.text(&card.also.join(", "))));
        let facts =
            card.facts.iter().take(FACTS).map(|(key, values)| format!("{}: {}", self.text(key), self.values(values)));
        let known: Vec<String> = facts.chain(also).collect();
        if !known.is_empty() {
            let _ = write!(out, "\n\n{}", known.join(" · "));
        }
        let _ = write!(out, "{}{}", if known.is_empty() { "\n\n" } else { self.line() }, self.counts(card));
        out
    }

    /// `14 mentions in 6 notes · latest 2025-01-28 · often with DeepSeek (5), High-Flyer (3)`
    fn counts(&self, card: &Card) -> String {
        let statistics = &card.statistics;
        if statistics.mentions == 0 {
            return "not mentioned yet".to_owned();
        }
        let mut out = format!("{} in {}", count(statistics.mentions, "mention"), count(statistics.notes, "note"));
        if let Some((date, file)) = &statistics.latest {
            let _ = write!(
                out,
                " · latest {}",
                self.link(&date.to_string(), Location { file: *file, span: crate::text::Span::default() })
            );
        }
        if !card.company.is_empty() {
            let company: Vec<String> =
                card.company.iter().map(|(other, notes)| format!("{} ({notes})", self.entity_link(other))).collect();
            let _ = write!(out, " · often with {}", company.join(", "));
        }
        out
    }

    /// A line for each entity that may be meant.
    fn choice(&self, hover: &Hover, why: &str) -> String {
        let question = if hover.asserted { "could be any of these" } else { "could be" };
        let mut out = format!("{} · {question}\n", self.strong(&shortened(&hover.text)));
        for entity_summary in hover.who.iter().take(LISTED) {
            let _ = write!(out, "\n- {} · {}", self.entity_link(entity_summary), entity_summary.kind.word());
            let _ = write!(out, ", {}", self.text(self.snapshot.path(entity_summary.place.file)));
            if let Some(summary) = &entity_summary.summary {
                let _ = write!(out, ": {}", self.text(&shortened(summary)));
            }
        }
        if let Some(more) = hover.who.len().checked_sub(LISTED).filter(|more| *more > 0) {
            let _ = write!(out, "\n- and {more} more");
        }
        let advice = if hover.asserted { " Write the full name, or link the one you mean." } else { "" };
        let _ = write!(out, "\n\n{}", self.soft(&format!("{why}{advice}")));
        out
    }

    fn values(&self, values: &[CardValue]) -> String {
        let pieces = values.iter().map(|value| match value {
            CardValue::Text(text) => self.text(text),
            CardValue::Link(text, place) => self.link(text, *place),
        });
        pieces.collect()
    }

    fn entity(&self, entity_summary: &EntitySummary) -> String {
        self.strong(&entity_summary.name)
    }

    fn entity_link(&self, entity_summary: &EntitySummary) -> String {
        self.link(&entity_summary.name, entity_summary.place)
    }

    fn link(&self, text: &str, place: Location) -> String {
        let uri = self.snapshot.uri(place.file).filter(|_| self.markdown && self.snapshot.config.hover_links);
        match uri {
            Some(uri) => {
                let line = self.snapshot.range(place.file, place.span).start.line + 1;
                format!("[{}](<{}#L{line}>)", self.text(text), uri.as_str())
            }
            None => self.text(text),
        }
    }

    pub(crate) fn strong(&self, text: &str) -> String {
        if self.markdown { format!("**{}**", escape(text)) } else { text.to_owned() }
    }

    pub(crate) fn soft(&self, text: &str) -> String {
        if self.markdown { format!("*{}*", escape(text)) } else { text.to_owned() }
    }

    pub(crate) fn text(&self, text: &str) -> String {
        if self.markdown { escape(text) } else { text.to_owned() }
    }

    /// A new line within a paragraph.
    pub(crate) fn line(&self) -> &'static str {
        if self.markdown { "  \n" } else { "\n" }
    }
}

pub(crate) fn shortened(text: &str) -> String {
    const LENGTH: usize = 120;
    let line = in_one_line(text);
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}
