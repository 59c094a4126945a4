//! Document links: links and handles that lead into notes of the workspace.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{DocumentLink, DocumentLinkOptions, DocumentLinkParams, Uri, WorkDoneProgressOptions};

use crate::entity_index::FileId;
use crate::features::{self, NoteLink, Texts};
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::snapshot::Snapshot;
use crate::world::FileKey;

pub(crate) fn capability() -> DocumentLinkOptions {
    DocumentLinkOptions { resolve_provider: Some(true), work_done_progress_options: WorkDoneProgressOptions::default() }
}

/// Whether links may have tooltips.
fn takes_tooltips(client: &Client) -> bool {
    let links = client.document().and_then(|document| document.document_link.as_ref());
    links.and_then(|links| links.tooltip_support) == Some(true)
}

/// A heading that is to be looked for once the user follows the link.
#[derive(Serialize, Deserialize)]
struct Heading {
    uri: Uri,
    part: String,
}

pub(crate) fn document_links(snapshot: &Snapshot, params: &DocumentLinkParams) -> Option<Vec<DocumentLink>> {
    let file = snapshot.file(&params.text_document.uri)?;
    let links = features::document_links(&snapshot.world, file);
    Some(links.into_iter().filter_map(|link| document_link(snapshot, file, link)).collect())
}

fn document_link(snapshot: &Snapshot, file: FileId, link: NoteLink) -> Option<DocumentLink> {
    let uri = snapshot.uri(link.to.file)?;
    let line = snapshot.range(link.to.file, link.to.span).start.line;
    let tooltip = takes_tooltips(&snapshot.client).then(|| tooltip(snapshot, &link));
    let range = snapshot.range(file, link.span);
    let (target, data) = match link.part {
        Some(part) => (None, serde_json::to_value(Heading { uri, part }).ok()),
        None => (at_line(uri, line), None),
    };
    Some(DocumentLink { range, target, tooltip, data })
}

/// The link with the line of the heading that it names; where there is none, it leads to the top of the note.
pub(crate) fn resolve(snapshot: &Snapshot, link: &DocumentLink) -> DocumentLink {
    let heading = link.data.as_ref().and_then(|data| Heading::deserialize(data).ok());
    let target = heading.and_then(|Heading { uri, part }| {
        let line = snapshot.file(&uri).and_then(|file| line_of(snapshot, file, &part)).unwrap_or_default();
        at_line(uri, line)
    });
    DocumentLink { target: target.or_else(|| link.target.clone()), ..link.clone() }
}

/// The line, counted from 0, of a heading of a note.
fn line_of(snapshot: &Snapshot, file: FileId, part: &str) -> Option<u32> {
    let fetch = |key: &FileKey| snapshot.text_on_disk(key);
    let text: Arc<str> = Texts::new(&snapshot.world, &fetch).of(file)?;
    let data = snapshot.world.file(file)?;
    let span = features::heading(&text, data.format(), part)?;
    Some(data.lines.line_of(span.start))
}

/// A URI that leads to a line, counted from 0; editors understand `#L7`.
fn at_line(uri: Uri, line: u32) -> Option<Uri> {
    match line {
        0 => Some(uri),
        line => format!("{}#L{}", uri.as_str(), line + 1).parse().ok(),
    }
}

/// The entity or note to which the link leads, in plain words. Some editors take a tooltip for Markdown, where brackets
/// could make a link of a name.
fn tooltip(snapshot: &Snapshot, link: &NoteLink) -> String {
    let who = link.who.and_then(|id| snapshot.world.entity(id));
    let said = match who {
        Some(entity) => format!("{}, {}", entity.name(), entity.kind().word()),
        None => snapshot.world.file(link.to.file).map(|data| data.title.clone()).unwrap_or_default(),
    };
    said.replace(['[', ']', '<', '>', '`', '\\'], "")
}
