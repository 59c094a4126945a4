//! Import and export of judgements in the format of nomenklatura’s resolver: one JSON array a line, `[target, source,
//! judgement, score, user, timestamp]`, with two ids, the greater first.

use std::io::Write;
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};

use super::undo_log::Entry;
use crate::cli::graph::ftm_id;
use crate::cli::messages::warn;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::output_file;
use crate::cli::workspace::Workspace;
use crate::disk;
use crate::entity_index::Entity;
use crate::features::{count, names_to_define};
use crate::names::normalize::fold;
use crate::world::{FileKey, Judged, JudgedSide, Judgement, Verdict, is_day};

/// The largest cluster that is accepted. In a larger one there is probably a mistake.
const LARGEST_CLUSTER: usize = 16;

/// Exports all judgements.
pub(super) fn export(workspace: &Workspace, path: &Path, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut lines = String::new();
    for judgement in workspace.world.settings().judgements.iter() {
        let [one, other] = judgement.sides.each_ref().map(|side| id_of_side(workspace, side));
        if one == other {
            continue;
        }
        let (target, source) = if rank(&other) < rank(&one) { (one, other) } else { (other, one) };
        let row = json!([target, source, word(judgement.verdict), null, null, judgement.date]);
        lines.push_str(&format!("{row}\n"));
    }
    if path == Path::new("-") {
        out.write_all(lines.as_bytes())?;
    } else {
        // A line is an array, as the resolver writes it.
        let is_ours = |before: &str| before.lines().all(|line| serde_json::from_str::<Vec<Value>>(line).is_ok());
        output_file::write_if_changed(path, lines.as_bytes(), is_ours)?;
    }
    Ok(Outcome::Clean)
}

/// The sort key of an id as the resolver has it: its own ids are greater than those of data, and those of Wikidata the
/// greatest.
fn rank(id: &str) -> (u8, &str) {
    (if is_wikidata(id) { 3 } else { 1 + u8::from(id.starts_with("NK-")) }, id)
}

fn is_wikidata(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "positive",
        Verdict::Different => "negative",
        Verdict::Later => "unsure",
    }
}

/// The id of an entity: from its source, else the id of `whoswho graph --format ftm`.
fn id_of(workspace: &Workspace, entity: &Entity) -> String {
    let own = entity.definition.id.clone().filter(|_| entity.definition.from_source);
    own.unwrap_or_else(|| ftm_id("who", &[workspace.path(entity.file), entity.name()]))
}

fn id_of_name(name: &str) -> String {
    ftm_id("name", &[&fold(name)])
}

fn id_of_side(workspace: &Workspace, side: &Judged) -> String {
    let Some(note) = &side.note else { return id_of_name(&side.name) };
    let entity_index = workspace.world.entity_index();
    let defined =
        workspace.world.find(&FileKey::new(0, note)).map(|file| entity_index.defined_in(file)).unwrap_or_default();
    let entity =
        defined.iter().filter_map(|id| entity_index.get(*id)).find(|entity| fold(entity.name()) == fold(&side.name));
    entity.map_or_else(|| ftm_id("who", &[note, &side.name]), |entity| id_of(workspace, entity))
}

/// A judgement about two ids.
struct Edge {
    ids: [String; 2],
    verdict: Verdict,
    date: String,
}

/// Imports judgements about entities of this vault, which are found by id.
pub(super) fn import(workspace: &Workspace, path: &Path, out: &mut impl Write) -> Result<Outcome, Failure> {
    let unreadable = |why: String| Failure::Message(format!("{}: {why}", path.display()));
    let bytes = disk::read_regular(path, disk::LARGEST).map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
    let today = disk::today();
    let mut edges = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match edge(line, &today) {
            Ok(edge) => edges.extend(edge),
            Err(why) => warn(&format!("{}:{}: {why}; it is left out", path.display(), number + 1)),
        }
    }
    let judgements = judgements(&known(workspace), &edges);
    let mut taken = 0;
    for judgement in &judgements {
        let mut entry = Entry::default();
        entry.remember(workspace.root(), judgement).map_err(Failure::Message)?;
        taken += 1;
    }
    let of = count(edges.len(), "judgement");
    writeln!(out, "{} kept of {of} about those who are known here", count(taken, "decision"))?;
    Ok(Outcome::Clean)
}

/// Parses a line; `None` if it is no judgement.
fn edge(line: &str, today: &str) -> Result<Option<Edge>, String> {
    let expected = || "a list of two ids, a judgement, a score, a user and a time is expected".to_owned();
    let Ok(Value::Array(row)) = serde_json::from_str(line) else { return Err(expected()) };
    let text = |at: usize| row.get(at).and_then(Value::as_str);
    let (Some(target), Some(source), Some(judgement)) = (text(0), text(1), text(2)) else { return Err(expected()) };
    let verdict = match judgement {
        "no_judgement" => return Ok(None),
        word => Verdict::ALL.into_iter().find(|verdict| self::word(*verdict) == word),
    };
    let verdict = verdict.ok_or_else(|| format!("there is no judgement “{judgement}”"))?;
    let date = text(5).and_then(|time| time.get(..10)).filter(|date| is_day(date)).unwrap_or(today).to_owned();
    Ok(Some(Edge { ids: [target.to_owned(), source.to_owned()], verdict, date }))
}

/// The entities and undefined names of this vault, by id.
fn known(workspace: &Workspace) -> FxHashMap<String, Judged> {
    let world = &workspace.world;
    let defined =
        world.entity_index().iter().map(|one| (id_of(workspace, one), JudgedSide::Defined(one).judged(world)));
    let undefined = names_to_define(world, usize::MAX);
    let undefined = undefined.iter().map(|one| (id_of_name(&one.name), JudgedSide::Name(&one.name).judged(world)));
    undefined.chain(defined).collect()
}

/// The judgements between known entities. The resolver links two entities through canonical ids of its own, so entities
/// connected by positive edges form one cluster.
fn judgements(known: &FxHashMap<String, Judged>, edges: &[Edge]) -> Vec<Judgement> {
    let mut clusters = Clusters::default();
    for edge in edges.iter().filter(|edge| edge.verdict == Verdict::Same) {
        let [one, other] = &edge.ids;
        clusters.join(one, other);
    }
    let mut members: FxHashMap<usize, Vec<&Judged>> = FxHashMap::default();
    for (id, judged) in known {
        if let Some(root) = clusters.root(id) {
            members.entry(root).or_default().push(judged);
        }
    }
    members.values_mut().for_each(|members| members.sort());
    let of = |id: &str| -> Vec<&Judged> {
        let together = clusters.root(id).and_then(|root| members.get(&root)).cloned();
        together.filter(|all| all.len() <= LARGEST_CLUSTER).unwrap_or_else(|| known.get(id).into_iter().collect())
    };
    let mut found = Vec::new();
    let mut seen: FxHashSet<[Judged; 2]> = FxHashSet::default();
    // Who is not the same is said first: it holds against a chain that says otherwise.
    let order = [Verdict::Different, Verdict::Same, Verdict::Later];
    for edge in order.iter().flat_map(|verdict| edges.iter().filter(move |edge| edge.verdict == *verdict)) {
        let [one, other] = edge.ids.each_ref().map(|id| of(id));
        for (one, other) in one.iter().flat_map(|one| other.iter().map(move |other| (*one, *other))) {
            let judgement = Judgement::new(one.clone(), other.clone(), edge.verdict, &edge.date);
            if one != other && seen.insert(judgement.sides.clone()) {
                found.push(judgement);
            }
        }
    }
    found
}

/// Union-find over ids.
#[derive(Default)]
struct Clusters {
    numbers: FxHashMap<String, usize>,
    parents: Vec<usize>,
}

impl Clusters {
    fn join(&mut self, one: &str, other: &str) {
        let (one, other) = (self.number(one), self.number(other));
        let (one, other) = (self.top(one), self.top(other));
        if let Some(parent) = self.parents.get_mut(one) {
            *parent = other;
        }
    }

    fn number(&mut self, id: &str) -> usize {
        let next = self.parents.len();
        let number = *self.numbers.entry(id.to_owned()).or_insert(next);
        if number == next {
            self.parents.push(next);
        }
        number
    }

    fn top(&self, mut at: usize) -> usize {
        while let Some(parent) = self.parents.get(at).filter(|parent| **parent != at) {
            at = *parent;
        }
        at
    }

    fn root(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).map(|number| self.top(*number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(name: &str) -> Judged {
        Judged { name: name.to_owned(), note: None }
    }

    fn read(lines: &[&str]) -> Vec<Edge> {
        lines.iter().filter_map(|line| edge(line, "2026-11-30").unwrap()).collect()
    }

    #[test]
    fn ids_of_the_resolver_stand_between_those_who_are_the_same() {
        let known: FxHashMap<String, Judged> =
            ["a", "b", "c"].map(|id| (id.to_owned(), side(&id.to_uppercase()))).into_iter().collect();
        let edges = read(&[
            r#"["NK-1", "a", "positive", 0.9, "me", "2025-02-03T10:11"]"#,
            r#"["NK-1", "b", "positive", null, null, null]"#,
            r#"["NK-1", "c", "negative", null, null, "2025-02-04"]"#,
            r#"["x", "a", "negative", null, null, null]"#,
            r#"["c", "b", "no_judgement", 0.5, null, null]"#,
        ]);
        let told: Vec<String> = judgements(&known, &edges)
            .iter()
            .map(|one| {
                let [first, second] = one.sides.each_ref().map(|side| side.name.clone());
                format!("{first} {second} {} {}", one.verdict.word(), one.date)
            })
            .collect();
        assert_eq!(told, ["A C different 2025-02-04", "B C different 2025-02-04", "A B same 2025-02-03"]);
    }

    #[test]
    fn what_is_no_judgement_is_said() {
        for line in ["", "{}", "[1, 2, 3]", r#"["a", "b"]"#, r#"["a", "b", "maybe", null, null, null]"#] {
            assert!(edge(line, "2026-11-30").is_err(), "{line}");
        }
    }

    #[test]
    fn the_greater_id_is_the_target() {
        assert!(rank("NK-1") > rank("zzz") && rank("Q42") > rank("NK-1") && rank("Qatar") < rank("NK-1"));
    }
}
