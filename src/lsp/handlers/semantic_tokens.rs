//! Requests for semantic tokens: of a whole note, of what has changed in it, and of a range.

use tower_lsp::ls_types::{
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensDeltaParams, SemanticTokensEdit,
    SemanticTokensFullDeltaResult, SemanticTokensFullOptions, SemanticTokensOptions, SemanticTokensParams,
    SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult,
};

use crate::lsp::state::sent_tokens::SentTokens;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::semantic_tokens::{legend, tokens};

/// Numbers of one token in the protocol's list.
const NUMBERS: usize = 5;

pub(crate) fn capability() -> SemanticTokensOptions {
    SemanticTokensOptions {
        legend: legend(),
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    }
}

pub(crate) fn full(
    snapshot: &Snapshot,
    sent: &SentTokens,
    params: &SemanticTokensParams,
) -> Option<SemanticTokensResult> {
    let uri = &params.text_document.uri;
    let tokens = tokens(snapshot, snapshot.file(uri)?, None);
    let result_id = sent.remember(uri, snapshot.version(uri), &tokens);
    Some(SemanticTokens { result_id: Some(result_id), data: tokens }.into())
}

/// What has changed since an earlier answer; all tokens if that is no longer known.
pub(crate) fn delta(
    snapshot: &Snapshot,
    sent: &SentTokens,
    params: &SemanticTokensDeltaParams,
) -> Option<SemanticTokensFullDeltaResult> {
    let uri = &params.text_document.uri;
    let tokens = tokens(snapshot, snapshot.file(uri)?, None);
    let before = sent.by_id(uri, &params.previous_result_id);
    let result_id = Some(sent.remember(uri, snapshot.version(uri), &tokens));
    Some(match before {
        Some(before) => SemanticTokensDelta { result_id, edits: edits(&before, &tokens) }.into(),
        None => SemanticTokens { result_id, data: tokens }.into(),
    })
}

pub(crate) fn range(snapshot: &Snapshot, params: &SemanticTokensRangeParams) -> Option<SemanticTokensRangeResult> {
    let file = snapshot.file(&params.text_document.uri)?;
    let within = snapshot.span(file, params.range)?;
    Some(SemanticTokens { result_id: None, data: tokens(snapshot, file, Some(within)) }.into())
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
