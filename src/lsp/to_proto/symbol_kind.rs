//! Kinds of entities as kinds of symbols.

use tower_lsp::ls_types::SymbolKind;

use crate::names::Kind;

/// The protocol knows no people; these two kinds have icons that are easy to tell apart.
pub(crate) fn symbol_kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Person => SymbolKind::CLASS,
        Kind::Organization => SymbolKind::NAMESPACE,
    }
}
