//! Scores linking on annotated texts. Each document becomes a workspace: a note for each entity in it, under its longest
//! name alone, and a note with the text. The mentions that are found are compared with the annotations.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use crate::config::Config;
use crate::entity_index::FileId;
use crate::features::{Listed, listed};
use crate::names::Kind;
use crate::resolve::{Readers, Resolution};
use crate::tagger::train::{Linked, LinkedName, linked};
use crate::world::{FileKey, World};

/// The path of the note with the text.
const TEXT: &str = "text.md";
/// Characters that file names or links cannot contain.
const NOT_IN_FILE_NAMES: [char; 13] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '#', '^', '[', ']'];

/// How a name was resolved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    /// Linked to the right entity.
    Right,
    /// Ambiguous, with the right entity among the candidates.
    Ambiguous,
    /// Ambiguous, without it.
    NotOffered,
    /// Linked to another entity.
    Wrong,
    /// Recognized as an undefined name.
    Undefined,
    /// Not a mention.
    Missed,
}

/// All verdicts, as columns of the table.
const VERDICTS: [(Verdict, &str); 6] = [
    (Verdict::Right, "right"),
    (Verdict::Ambiguous, "ambiguous"),
    (Verdict::NotOffered, "not offered"),
    (Verdict::Wrong, "wrong"),
    (Verdict::Undefined, "undefined"),
    (Verdict::Missed, "missed"),
];

/// A name of a document, judged.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    verdict: Verdict,
    /// Its place and how it was resolved, for people; empty if it is right.
    story: String,
}

/// Links the names of all documents of a file.
pub(super) fn judge(file: &str) -> Vec<Judged> {
    linked(file).par_iter().flat_map(judge_document).collect()
}

fn judge_document(document: &Linked) -> Vec<Judged> {
    let cast = cast(document);
    let text: Arc<str> = document.text.as_str().into();
    let mut notes: Vec<(FileKey, Arc<str>)> =
        cast.values().map(|member| (key(&member.path), member.note().into())).collect();
    notes.push((key(TEXT), Arc::clone(&text)));
    notes.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut world = World::new(Config::default().reading());
    world.load(notes);
    let Some(file) = world.find(&key(TEXT)) else { return Vec::new() };
    if let Some(read) = world.read_closed(file, &text, Readers::First) {
        world.tag_closed(read);
    }
    let mentions = listed(&world, file, None);
    let judge = |name: &LinkedName| {
        let meant = cast.get(name.entity.as_str())?;
        Some(judge_name(&world, document, name, meant, &mentions))
    };
    document.names.iter().filter_map(judge).collect()
}

fn judge_name(
    world: &World,
    document: &Linked,
    name: &LinkedName,
    meant: &Member<'_>,
    mentions: &[Listed<'_>],
) -> Judged {
    let found = mentions.iter().find(|listed| listed.mention.span.overlaps(name.span));
    let verdict = found.map_or(Verdict::Missed, |found| verdict(world, world.find(&key(&meant.path)), found));
    if verdict == Verdict::Right {
        return Judged { verdict, story: String::new() };
    }
    let taken = found.map(|found| taken(world, found)).unwrap_or_default();
    let (text, sentence) = (name.span.text(&document.text), name.sentence.text(&document.text));
    let (label, Linked { id, .. }, Member { name, .. }) = (label(verdict), document, meant);
    let story = format!("{label:<11} {id}: {text}{taken}, is {name} | {sentence}\n");
    Judged { verdict, story }
}

/// The candidates of a mention, and the reason.
fn taken(world: &World, found: &Listed<'_>) -> String {
    let entities = found.mention.candidates().iter().filter_map(|id| world.entity(*id));
    match entities.map(|entity| entity.name()).collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        names => format!(" → {} ({})", names.join(" or "), found.reason),
    }
}

fn verdict(world: &World, meant: Option<FileId>, found: &Listed<'_>) -> Verdict {
    let is_meant = |id| world.entity(id).is_some_and(|entity| Some(entity.file) == meant);
    match &found.mention.resolution {
        Resolution::Resolved { entity, .. } if is_meant(*entity) => Verdict::Right,
        Resolution::Resolved { .. } => Verdict::Wrong,
        Resolution::Ambiguous { candidates, .. } if candidates.iter().any(|id| is_meant(*id)) => Verdict::Ambiguous,
        Resolution::Ambiguous { .. } => Verdict::NotOffered,
        Resolution::Unresolved | Resolution::Undefined { .. } | Resolution::Ignored { .. } => Verdict::Undefined,
    }
}

/// An entity of a document, and the note that defines it.
struct Member<'d> {
    path: String,
    name: &'d str,
    kind: Kind,
}

impl Member<'_> {
    fn note(&self) -> String {
        format!("---\ntype: {}\ntitle: {}\n---\n", self.kind.word(), Value::from(self.name))
    }
}

/// The entities of a document, each under the name with the most words, and of those the most frequent.
fn cast(document: &Linked) -> FxHashMap<&str, Member<'_>> {
    let mut entities: Vec<&str> = Vec::new();
    let mut names: FxHashMap<&str, Vec<(&str, Kind, usize)>> = FxHashMap::default();
    for LinkedName { span, kind, entity, .. } in &document.names {
        let text = span.text(&document.text);
        let known = names.entry(entity).or_default();
        if known.is_empty() {
            entities.push(entity);
        }
        match known.iter_mut().find(|(name, of, _)| *name == text && of == kind) {
            Some((_, _, count)) => *count += 1,
            None => known.push((text, *kind, 1)),
        }
    }
    let mut taken = FxHashSet::default();
    let member = |entity: &'_ str| {
        // The last of several that are as long and as frequent: the one that comes first in the text.
        let longest = |(name, _, count): &&(&str, Kind, usize)| (name.split_whitespace().count(), *count);
        let (name, kind, _) = names.get(entity)?.iter().rev().max_by_key(longest)?;
        let stem = name.replace(NOT_IN_FILE_NAMES, "");
        let stem = stem.trim_matches([' ', '.']);
        let named = |number: usize| match number {
            1 => format!("cast/{stem}.md"),
            _ => format!("cast/{stem} ({number}).md"),
        };
        let path = (1..).map(named).find(|path| !taken.contains(path)).filter(|_| !stem.is_empty())?;
        taken.insert(path.clone());
        Some(Member { path, name, kind: *kind })
    };
    let members: Vec<Option<Member<'_>>> = entities.iter().copied().map(member).collect();
    entities.into_iter().zip(members).filter_map(|(entity, member)| Some((entity, member?))).collect()
}

fn key(path: &str) -> FileKey {
    FileKey::new(0, path)
}

fn label(verdict: Verdict) -> &'static str {
    VERDICTS.iter().find(|(each, _)| *each == verdict).map(|(_, label)| *label).unwrap_or_default()
}

/// One line for each name that is not linked to the right entity.
pub(super) fn errors(judged: &[Judged]) -> String {
    judged.iter().map(|judged| judged.story.as_str()).collect()
}

/// A table with one line a file, and one for all. Precision counts the names that are linked, recall counts all names.
pub(super) fn table(files: &[(&str, Vec<Judged>)]) -> String {
    let mut out = format!("{:<28} {:>6}", "file", "names");
    VERDICTS.iter().for_each(|(_, label)| out.push_str(&format!(" {label:>11}")));
    out.push_str("   P/R\n");
    let all: Vec<Judged> = files.iter().flat_map(|(_, judged)| judged).cloned().collect();
    for (name, judged) in files.iter().map(|(name, judged)| (*name, judged)).chain([("all", &all)]) {
        let count = |verdict: Verdict| judged.iter().filter(|judged| judged.verdict == verdict).count();
        out.push_str(&format!("{name:<28} {:>6}", judged.len()));
        VERDICTS.iter().for_each(|(verdict, _)| out.push_str(&format!(" {:>11}", count(*verdict))));
        let right = count(Verdict::Right);
        let (precision, recall) = (percent(right, right + count(Verdict::Wrong)), percent(right, judged.len()));
        out.push_str(&format!("   {precision:5.1} {recall:5.1}\n"));
    }
    out
}

fn percent(part: usize, whole: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "counts of mentions are small")]
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    if whole == 0 { 0.0 } else { share(part, whole) }
}

#[cfg(test)]
mod tests;
