//! What a hover shows of a name that no note defines: the entries of names files.

use std::fmt::Write;

use tower_lsp::ls_types::Hover;

use crate::entity_index::FileId;
use crate::features::{self, Undefined, count};
use crate::gazetteer::{Bearers, Card};
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::cards::{Page, shortened};

/// How many entries of a name a hover lists.
const LISTED: usize = 6;
/// How many facts it says about each of them.
const FACTS: usize = 3;
/// How many of an entry's other names it shows.
const NAMES: usize = 6;

/// What the names files say about a name that no note defines.
pub(crate) fn hover(snapshot: &Snapshot, file: FileId, offset: usize, undefined: Option<&Undefined>) -> Option<Hover> {
    let files = snapshot.names_files.files();
    let indexes: Vec<_> = files.iter().map(|file| file.names.index()).collect();
    // What the notes say is shown all the same.
    let found = features::gazetteer_lookup(&snapshot.world, file, offset, &indexes).inspect_err(|error| {
        let labels: Vec<String> = files.iter().map(|file| file.label()).collect();
        tracing::error!("a names file among these cannot be used: {}: {error}", labels.join(", "));
    });
    let found = found.ok()??;
    let mut entries = Vec::new();
    for (file, names) in files.iter().zip(&found.names).filter(|(_, names)| !names.is_empty()) {
        match file.names.bearers(names, LISTED) {
            Ok(bearers) => entries.push(Entries { file: file.label(), bearers }),
            Err(error) => tracing::warn!("{}: {error}", file.path.display()),
        }
    }
    let page = Page::new(snapshot);
    let mut text = match entries.as_slice() {
        [] => return None,
        [Entries { file, bearers: Bearers { cards, count: 1 } }] => card(&page, file, cards.first()?),
        several => choice(&page, &found.text, several),
    };
    if let Some(undefined) = undefined {
        let (mentions, notes) = (count(undefined.mentions, "mention"), count(undefined.notes, "note"));
        let _ = write!(text, "\n\n{mentions} in {notes}");
    }
    Some(Hover { range: Some(snapshot.range(file, found.span)), contents: page.finish(text) })
}

/// The entries of one file that have a name.
struct Entries {
    file: String,
    bearers: Bearers,
}

fn card(page: &Page<'_>, file: &str, card: &Card) -> String {
    let mut out = format!("{} · {} · not defined in the notes", page.strong(&shortened(&card.name)), card.kind.word());
    let facts = card.facts.iter().map(|(field, value)| format!("{}: {}", field.label(), page.text(value)));
    let names: Vec<&str> = card.also.iter().take(NAMES).map(String::as_str).collect();
    let also = (!names.is_empty()).then(|| format!("also: {}", page.text(&names.join(", "))));
    let known: Vec<String> = facts.chain(also).collect();
    if !known.is_empty() {
        let _ = write!(out, "\n\n{}", known.join(" · "));
    }
    let _ = write!(out, "\n\n{}", page.soft(&format!("The only entry of this name in {file}.")));
    out
}

/// A line for each entry of the name: nothing says which is meant.
fn choice(page: &Page<'_>, name: &str, entries: &[Entries]) -> String {
    let total: usize = entries.iter().map(|entries| entries.bearers.count).sum();
    let many = if total < Bearers::MAX { total.to_string() } else { format!("{} or more", Bearers::MAX) };
    let files: Vec<&str> = entries.iter().map(|entries| entries.file.as_str()).collect();
    let files = page.text(&files.join(", "));
    let mut out = format!("{} · {many} entries of this name in {files}\n", page.strong(&shortened(name)));
    let cards: Vec<&Card> = entries.iter().flat_map(|entries| &entries.bearers.cards).take(LISTED).collect();
    for card in &cards {
        let _ = write!(out, "\n- {} · {}", page.text(&shortened(&card.name)), card.kind.word());
        for (field, value) in card.facts.iter().take(FACTS) {
            let _ = write!(out, " · {}: {}", field.label(), page.text(&shortened(value)));
        }
    }
    if total > cards.len() {
        let _ = write!(out, "\n- and {} more", total - cards.len());
    }
    let _ = write!(out, "\n\n{}", page.soft("None of them is defined in the notes."));
    out
}
