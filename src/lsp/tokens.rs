//! Semantic tokens: names in the colours of what they are.

use std::sync::Mutex;

use tower_lsp::ls_types::{
    SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensDeltaParams, SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensFullOptions,
    SemanticTokensLegend, SemanticTokensOptions, SemanticTokensParams, SemanticTokensRangeParams,
    SemanticTokensRangeResult, SemanticTokensResult, Uri,
};

use super::lock;
use super::snapshot::Snapshot;
use super::views::Views;
use crate::entity_index::FileId;
use crate::features::{self, Standing, Token};
use crate::names::Kind;
use crate::text::{Position, Span};

/// How many notes' tokens are remembered: more than an editor has open, so that notes whose end was missed do not add up.
const MOST_NOTES: usize = 64;
/// Numbers of one token in the protocol's list.
const NUMBERS: usize = 5;

pub(super) fn capabilities() -> SemanticTokensOptions {
    SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: vec![SemanticTokenType::new("person"), SemanticTokenType::new("organization")],
            token_modifiers: vec![
                SemanticTokenModifier::DEFINITION,
                SemanticTokenModifier::new("unresolved"),
                SemanticTokenModifier::new("ambiguous"),
            ],
        },
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    }
}

/// The place of a kind in the legend.
fn token_type(kind: Kind) -> u32 {
    match kind {
        Kind::Person => 0,
        Kind::Organization => 1,
    }
}

/// The bits of the legend's modifiers.
fn modifiers(standing: Standing) -> u32 {
    match standing {
        Standing::Sure => 0,
        Standing::Definition => 1,
        Standing::Unresolved => 1 << 1,
        Standing::Ambiguous => 1 << 2,
    }
}

pub(super) fn full(snapshot: &Snapshot, views: &Views, params: &SemanticTokensParams) -> Option<SemanticTokensResult> {
    let uri = &params.text_document.uri;
    let tokens = tokens(snapshot, snapshot.file(uri)?, None);
    let result_id = views.tokens().remember(snapshot, uri, &tokens);
    Some(SemanticTokens { result_id: Some(result_id), data: tokens }.into())
}

/// What has changed since an earlier answer; all tokens if that is no longer known.
pub(super) fn delta(
    snapshot: &Snapshot,
    views: &Views,
    params: &SemanticTokensDeltaParams,
) -> Option<SemanticTokensFullDeltaResult> {
    let uri = &params.text_document.uri;
    let tokens = tokens(snapshot, snapshot.file(uri)?, None);
    let before = views.tokens().recall(uri, &params.previous_result_id);
    let result_id = Some(views.tokens().remember(snapshot, uri, &tokens));
    Some(match before {
        Some(before) => SemanticTokensDelta { result_id, edits: edits(&before, &tokens) }.into(),
        None => SemanticTokens { result_id, data: tokens }.into(),
    })
}

pub(super) fn range(snapshot: &Snapshot, params: &SemanticTokensRangeParams) -> Option<SemanticTokensRangeResult> {
    let file = snapshot.file(&params.text_document.uri)?;
    let within = snapshot.span(file, params.range)?;
    Some(SemanticTokens { result_id: None, data: tokens(snapshot, file, Some(within)) }.into())
}

/// The tokens of a note, each by its distance from the one before, as the protocol has it.
fn tokens(snapshot: &Snapshot, file: FileId, within: Option<Span>) -> Vec<SemanticToken> {
    let Some(data) = snapshot.world.file(file) else { return Vec::new() };
    let mut before = Position::default();
    let encode = |token: Token| {
        let (start, end) = data.lines.positions(token.span, snapshot.client.encoding);
        let delta_line = start.line - before.line;
        let delta_start = if delta_line == 0 { start.column - before.column } else { start.column };
        before = start;
        SemanticToken {
            delta_line,
            delta_start,
            length: end.column - start.column,
            token_type: token_type(token.kind),
            token_modifiers_bitset: modifiers(token.standing),
        }
    };
    features::tokens(&snapshot.world, file, within).into_iter().map(encode).collect()
}

/// The one edit that makes the tokens before into those of now; none if they are the same.
fn edits(before: &[SemanticToken], now: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let start = before.iter().zip(now).take_while(|(one, other)| one == other).count();
    let (old, new) = (before.get(start..).unwrap_or_default(), now.get(start..).unwrap_or_default());
    let kept = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let data = new.get(..new.len() - kept).unwrap_or_default();
    let deleted = old.len() - kept;
    if deleted == 0 && data.is_empty() {
        return Vec::new();
    }
    let numbers = |tokens: usize| u32::try_from(NUMBERS * tokens).unwrap_or(u32::MAX);
    vec![SemanticTokensEdit {
        start: numbers(start),
        delete_count: numbers(deleted),
        data: (!data.is_empty()).then(|| data.to_vec()),
    }]
}

/// The tokens that the editor was sent last for each note, so that it can be sent what has changed.
#[derive(Default)]
pub(super) struct TagCache {
    sent: Mutex<Sent>,
}

#[derive(Default)]
struct Sent {
    /// The number of the last answer.
    last: u64,
    /// One answer a note, the newest last.
    answers: Vec<Answer>,
}

struct Answer {
    uri: Uri,
    id: String,
    /// The version of the text that it is about.
    version: Option<i32>,
    tokens: Vec<SemanticToken>,
}

impl TagCache {
    /// Remembers tokens that the editor is about to get, and gives the name under which it will ask for changes.
    fn remember(&self, snapshot: &Snapshot, uri: &Uri, tokens: &[SemanticToken]) -> String {
        let version = version(snapshot, uri);
        let mut sent = lock(&self.sent);
        sent.last += 1;
        let id = sent.last.to_string();
        sent.answers.retain(|answer| answer.uri != *uri);
        if sent.answers.len() >= MOST_NOTES {
            sent.answers.remove(0);
        }
        sent.answers.push(Answer { uri: uri.clone(), id: id.clone(), version, tokens: tokens.to_vec() });
        id
    }

    fn recall(&self, uri: &Uri, id: &str) -> Option<Vec<SemanticToken>> {
        let sent = lock(&self.sent);
        let answer = sent.answers.iter().find(|answer| answer.uri == *uri && answer.id == id)?;
        Some(answer.tokens.clone())
    }

    /// Whether the editor has other tokens for this very text of a note.
    pub(super) fn is_outdated(&self, snapshot: &Snapshot, file: FileId) -> bool {
        let Some(uri) = snapshot.uri(file) else { return false };
        let version = version(snapshot, &uri);
        let is_about = |answer: &&Answer| answer.uri == uri && answer.version == version;
        let known = lock(&self.sent).answers.iter().find(is_about).map(|answer| answer.tokens.clone());
        known.is_some_and(|known| known != tokens(snapshot, file, None))
    }

    pub(super) fn forget(&self, uri: &Uri) {
        lock(&self.sent).answers.retain(|answer| answer.uri != *uri);
    }
}

/// The editor's number of a note's text.
fn version(snapshot: &Snapshot, uri: &Uri) -> Option<i32> {
    let data = snapshot.world.file(snapshot.file(uri)?)?;
    data.open.as_ref().map(|open| open.version)
}
