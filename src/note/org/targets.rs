//! Link targets within an Org file: `<<targets>>`, and names from `#+NAME:`. Links to them lead to no note.

use crate::text::{first_bytes, starts_with_ignoring_case};
use rustc_hash::FxHashSet;

use super::super::assemble::Body;
use super::super::lines::lines;
use super::super::title_references::key;

/// The most bytes of a target's name; the bound keeps the time linear.
const LONGEST: usize = 1000;

/// Removes the links to targets within the file. Their text is masked already.
pub(super) fn hide(source: &str, body: &mut Body) {
    let mut names: FxHashSet<String> = FxHashSet::default();
    for (at, _) in source.match_indices("<<") {
        let rest = source.get(at + 2..).unwrap_or_default();
        // What stands in three brackets is prose, to which other prose leads.
        if rest.starts_with('<') || source.get(..at).is_some_and(|before| before.ends_with('<')) {
            continue;
        }
        names.extend(first_bytes(rest, LONGEST).split(['\n', '>']).next().map(key));
    }
    for (_, line) in lines(source, 0).filter(|(_, line)| starts_with_ignoring_case(line.trim_start(), "#+name:")) {
        names.extend(line.split_once(':').map(|(_, name)| key(name)));
    }
    let is_name = |target: &str| target.starts_with('#') || names.contains(&key(target));
    body.links.retain(|link| !is_name(&link.target));
}
