//! What an Org file calls by name: `<<targets>>`, and what `#+NAME:` says. A link to one leads to a place of the file, whatever
//! the name is.

use rustc_hash::FxHashSet;

use super::super::assemble::Body;
use super::super::lines::lines;
use super::super::titles::key;
use super::starts_with;

/// Takes the links out that lead to what is called so. What stands in them is hidden already.
pub(super) fn hide(source: &str, body: &mut Body) {
    let mut names: FxHashSet<String> = FxHashSet::default();
    for (at, _) in source.match_indices("<<") {
        let inner = source.get(at + 2..).unwrap_or_default().split(['\n', '>']).next().unwrap_or_default();
        // What stands in three brackets is prose, to which other prose leads.
        let is_of_prose = inner.starts_with('<') || source.get(..at).is_some_and(|before| before.ends_with('<'));
        names.extend(Some(key(inner)).filter(|_| !is_of_prose));
    }
    for (_, line) in lines(source, 0).filter(|(_, line)| starts_with(line.trim_start(), "#+name:")) {
        names.extend(line.split_once(':').map(|(_, name)| key(name)));
    }
    let is_name = |target: &str| target.starts_with('#') || names.contains(&key(target));
    body.links.retain(|link| !is_name(&link.target));
}
