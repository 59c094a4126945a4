//! Which entities may be the same, as a list for editors' own views, and the edit that carries out what the user decides.
//! The editor makes the edit, so that nothing is decided that is not made.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::WorkspaceEdit;

use crate::disk;
use crate::features::{MergePlan, Pair, SharedFact, Side, merge, pairs, union};
use crate::lsp::handlers::changes::{edit_inside, with_action_context};
use crate::lsp::handlers::config_files;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::workspace_edit::both;
use crate::world::{Judged, Verdict};

/// So many pairs are listed: more than anybody decides at once.
const MAX: usize = 100;

/// Pairs that may be the same and are not decided yet, the likeliest first.
pub(crate) fn list(snapshot: &Snapshot, is_ready: bool) -> Value {
    let found = pairs(&snapshot.world, &disk::today());
    let listed: Vec<Value> = found.iter().take(MAX).filter_map(|pair| listed(snapshot, pair)).collect();
    json!({ "ready": is_ready, "total": found.len(), "pairs": listed })
}

fn listed(snapshot: &Snapshot, pair: &Pair) -> Option<Value> {
    let judged = pair.judged(&snapshot.world)?;
    let sides = pair.sides.iter().zip(&judged).map(|(side, judged)| listed_side(snapshot, side, judged));
    let facts = |facts: &[SharedFact]| -> Vec<Value> {
        facts.iter().map(|fact| json!({ "key": fact.key, "values": fact.values })).collect()
    };
    let company = pair.company.iter().filter_map(|id| snapshot.world.entity(*id));
    Some(json!({
        "sides": sides.collect::<Vec<Value>>(),
        "why": pair.why(),
        "agree": facts(&pair.agree),
        "differ": facts(&pair.differ),
        "notes": pair.notes.iter().filter_map(|file| snapshot.uri(*file)).collect::<Vec<_>>(),
        "company": company.map(|entity| entity.name()).collect::<Vec<_>>(),
        "decided": pair.decided,
    }))
}

fn listed_side(snapshot: &Snapshot, side: &Side, judged: &Judged) -> Value {
    let entity = side.entity().and_then(|id| snapshot.world.entity(id));
    json!({
        "judged": { "name": judged.name, "note": judged.note },
        "name": side.name,
        "kind": side.kind.word(),
        "also": side.also,
        "summary": entity.and_then(|entity| entity.definition.summary.as_deref()),
        "isSource": entity.is_some_and(|entity| entity.definition.from_source),
        "definition": side.defined.and_then(|place| snapshot.location(place)),
        "first": side.first.and_then(|place| snapshot.location(place)),
        "mentions": side.mentions,
        "notes": side.notes,
    })
}

/// The arguments of the command that carries out a decision.
pub(crate) const ARGUMENTS: &str = "[{\"sides\": [{\"name\": string, \"note\": string | null}, \
    {\"name\": string, \"note\": string | null}], \"verdict\": \"same\" | \"different\" | \"later\"}]";

/// What the user has decided.
#[derive(Deserialize)]
pub(crate) struct Decision {
    /// Both, as the list calls them; if two notes are merged, the one that stays comes first.
    sides: [JudgedSide; 2],
    #[serde(deserialize_with = "verdict")]
    verdict: Verdict,
}

#[derive(Deserialize, Clone)]
struct JudgedSide {
    name: String,
    note: Option<String>,
}

fn verdict<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Verdict, D::Error> {
    let word = String::deserialize(from)?;
    Verdict::of_word(&word).ok_or_else(|| D::Error::custom("no verdict"))
}

/// The edit that carries out a decision about a pair of the list and remembers it.
pub(crate) fn decide(snapshot: &Snapshot, decision: &Decision) -> Result<Value> {
    let wanted = decision.sides.clone().map(|JudgedSide { name, note }| Judged { name, note });
    let pair =
        asked(snapshot, &wanted).ok_or_else(|| impossible("The notes have changed: this is no longer a question."))?;
    let remembered = config_files::remember(snapshot, &wanted, decision.verdict).map_err(impossible)?;
    let edit = match decision.verdict {
        Verdict::Same => both(united(snapshot, &pair)?, remembered),
        Verdict::Different | Verdict::Later => remembered,
    };
    Ok(json!({ "edit": edit }))
}

/// The pair of the list that has these sides, in this order if both are defined.
fn asked(snapshot: &Snapshot, [one, other]: &[Judged; 2]) -> Option<Pair> {
    let pairs = pairs(&snapshot.world, &disk::today());
    pairs.into_iter().find_map(|mut pair| {
        let [first, second] = pair.judged(&snapshot.world)?;
        let is_turned = (&first, &second) == (other, one);
        // Nothing can be added to a name without a note.
        if is_turned && pair.sides.iter().all(|side| side.entity().is_some()) {
            pair.sides.reverse();
        }
        (is_turned || (&first, &second) == (one, other)).then_some(pair)
    })
}

/// The edit that makes a pair one.
fn united(snapshot: &Snapshot, pair: &Pair) -> Result<WorkspaceEdit> {
    let change = with_action_context(snapshot, |context| match union(context, pair)? {
        MergePlan::Merge { kept, gone } => merge(context, kept, gone),
        MergePlan::Alias(change) => Ok(change),
    });
    let change = change.map_err(impossible)?;
    edit_inside(snapshot, change, false).ok_or_else(|| {
        impossible("The editor cannot make this change, or it would change files outside of the workspace.")
    })
}

fn impossible(why: impl Into<String>) -> Error {
    Error { code: ErrorCode::InvalidRequest, message: why.into().into(), data: None }
}
