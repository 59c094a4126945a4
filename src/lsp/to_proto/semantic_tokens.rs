//! Semantic tokens: names in the colours of what they are.

use tower_lsp::ls_types::{SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokensLegend};

use crate::entity_index::FileId;
use crate::features::{self, NameStatus, Token};
use crate::lsp::state::snapshot::Snapshot;
use crate::names::Kind;
use crate::text::{Position, Span};

/// The types and modifiers of tokens. A token says by numbers which of them it has.
pub(crate) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: vec![SemanticTokenType::new("person"), SemanticTokenType::new("organization")],
        token_modifiers: vec![
            SemanticTokenModifier::DEFINITION,
            SemanticTokenModifier::new("unresolved"),
            SemanticTokenModifier::new("ambiguous"),
        ],
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
fn modifiers(standing: NameStatus) -> u32 {
    match standing {
        NameStatus::Sure => 0,
        NameStatus::Definition => 1,
        NameStatus::Unresolved => 1 << 1,
        NameStatus::Ambiguous => 1 << 2,
    }
}

/// The tokens of a note, each by its distance from the one before, as the protocol has it.
pub(crate) fn tokens(snapshot: &Snapshot, file: FileId, within: Option<Span>) -> Vec<SemanticToken> {
    let Some(data) = snapshot.world.file(file) else { return Vec::new() };
    let encoding = snapshot.client.encoding();
    let mut before = Position::default();
    let encode = |token: Token| {
        let (start, end) = data.lines.positions(token.span, encoding);
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
