//! The interactive session: asks about each pair and carries out the answer.

use std::collections::VecDeque;
use std::io::{BufRead, Write};
use std::path::Path;

use rustc_hash::FxHashSet;

use super::pair_format;
use super::pairs_in_scope::pairs_in_scope;
use super::undo_log::Entry;
use crate::cli::fix::print_diff;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::sanitize::Escaped;
use crate::cli::terminal::TerminalInfo;
use crate::cli::workspace::Workspace;
use crate::disk;
use crate::features::{ActionContext, Change, FileChange, MergePlan, Pair, Texts, count, merge, union};
use crate::names::EntityId;
use crate::text::edited;
use crate::world::{FileKey, Judged, Judgement, Verdict};

const HELP: &str = "\
  s  the same: adds the name as an alias, or merges the two notes after you have seen how
  d  different: remembered, and not asked again
  l  later: asked again after 30 days
  u  undo the last decision
  q  quit
  ?  this help";

/// Asks until no pairs are left, the user quits, or the input ends.
pub(super) fn run<W: Write>(
    workspace: Workspace,
    answers: &mut impl BufRead,
    out: &mut Escaped<W>,
) -> Result<Outcome, Failure> {
    let mut session = Session { workspace, undo_log: Vec::new(), passed: FxHashSet::default() };
    let mut decided = 0_usize;
    let mut queue = session.questions();
    while let Some(pair) = queue.front().cloned() {
        pair_format::print(&session.workspace, &pair, out)?;
        let left = count(queue.len(), "pair");
        let Some(answer) = ask(&format!("{left} left. Same, different, later? [s/d/l/u/q/?] "), answers, out)? else {
            break;
        };
        match answer.as_str() {
            "s" | "same" => {
                if session.same(&pair, answers, out)? {
                    decided += 1;
                }
                queue = session.questions();
            }
            "d" | "different" | "l" | "later" => {
                let verdict = if answer.starts_with('d') { Verdict::Different } else { Verdict::Later };
                match session.remember(Entry::default(), &pair, verdict) {
                    Ok(()) => {
                        decided += 1;
                        queue.pop_front();
                        if queue.is_empty() {
                            // What was told apart may leave somebody else as the only one.
                            queue = session.questions();
                        }
                    }
                    Err(why) => return Err(Failure::Message(why)),
                }
            }
            "u" | "undo" => {
                match session.undo() {
                    Some(Ok(())) => {
                        decided = decided.saturating_sub(1);
                        writeln!(out, "The last decision is taken back.")?;
                    }
                    Some(Err(why)) => writeln!(out, "{why}")?,
                    None => writeln!(out, "There is nothing to take back.")?,
                }
                queue = session.questions();
            }
            "q" | "quit" => break,
            "?" | "h" | "help" => writeln!(out, "{HELP}")?,
            _ => writeln!(out, "Please answer with one of these letters:\n{HELP}")?,
        }
        writeln!(out)?;
    }
    let left = queue.len();
    writeln!(out, "{} made, {} left", count(decided, "decision"), count(left, "pair"))?;
    Ok(Outcome::Clean)
}

/// Asks a question; `None` at the end of the input.
fn ask(question: &str, answers: &mut impl BufRead, out: &mut impl Write) -> Result<Option<String>, Failure> {
    write!(out, "{question}")?;
    out.flush()?;
    let mut line = Vec::new();
    let read = answers.read_until(b'\n', &mut line);
    let read = read.map_err(|error| Failure::Message(format!("cannot read stdin: {error}")))?;
    if !TerminalInfo::stdout().is_terminal || read == 0 {
        writeln!(out)?;
    }
    Ok((read > 0).then(|| String::from_utf8_lossy(&line).trim().to_lowercase()))
}

struct Session {
    workspace: Workspace,
    /// The decisions so far, the latest last.
    undo_log: Vec<Entry>,
    /// Pairs that could not be merged. They are not asked about again in this session.
    passed: FxHashSet<[Judged; 2]>,
}

impl Session {
    fn questions(&self) -> VecDeque<Pair> {
        let pairs = pairs_in_scope(&self.workspace).into_iter();
        pairs.filter(|pair| self.sides(pair).is_some_and(|sides| !self.passed.contains(&sides))).collect()
    }

    fn sides(&self, pair: &Pair) -> Option<[Judged; 2]> {
        pair.judged(&self.workspace.world)
    }

    /// Saves a judgement, as a part of an undoable entry.
    fn remember(&mut self, mut entry: Entry, pair: &Pair, verdict: Verdict) -> Result<(), String> {
        let [one, other] = self.sides(pair).ok_or_else(|| "one of the two is no longer there".to_owned())?;
        let judgement = Judgement::new(one, other, verdict, &disk::today());
        if let Err(why) = entry.remember(self.workspace.root(), &judgement) {
            return Err(entry.failed(why));
        }
        self.keep(entry);
        Ok(())
    }

    fn keep(&mut self, entry: Entry) {
        self.take_over(&entry);
        self.undo_log.push(entry);
    }

    /// Undoes the last decision; `None` if there is none.
    fn undo(&mut self) -> Option<Result<(), String>> {
        let entry = self.undo_log.pop()?;
        if let Err(why) = entry.undo() {
            self.undo_log.push(entry);
            return Some(Err(why));
        }
        self.take_over(&entry);
        Some(Ok(()))
    }

    /// Refreshes the workspace after files were written.
    fn take_over(&mut self, entry: &Entry) {
        let keys: FxHashSet<FileKey> = entry.paths().filter_map(|path| self.workspace.key(path)).collect();
        self.workspace.reread_judgements();
        self.workspace.refresh(&keys);
        self.workspace.tag_all();
    }

    /// Merges both sides. Returns whether it was done.
    fn same<W: Write>(
        &mut self,
        pair: &Pair,
        answers: &mut impl BufRead,
        out: &mut Escaped<W>,
    ) -> Result<bool, Failure> {
        let planned = match self.with_action_context(|context| union(context, pair)) {
            Ok(MergePlan::Alias(change)) => change,
            Ok(MergePlan::Merge { kept, gone }) => match self.confirmed([kept, gone], answers, out)? {
                Some(change) => change,
                None => return Ok(false),
            },
            Err(why) => {
                writeln!(out, "{why}")?;
                self.passed.extend(self.sides(pair));
                return Ok(false);
            }
        };
        let done = Entry::change(&self.workspace, &planned).and_then(|entry| self.remember(entry, pair, Verdict::Same));
        match done {
            Ok(()) => Ok(true),
            Err(why) => {
                writeln!(out, "{why}; nothing was changed")?;
                self.passed.extend(self.sides(pair));
                Ok(false)
            }
        }
    }

    /// Shows the merge of two notes, and asks for confirmation.
    fn confirmed<W: Write>(
        &mut self,
        mut way: [EntityId; 2],
        answers: &mut impl BufRead,
        out: &mut Escaped<W>,
    ) -> Result<Option<Change>, Failure> {
        loop {
            let [kept, gone] = way;
            let change = match self.with_action_context(|context| merge(context, kept, gone)) {
                Ok(change) => change,
                Err(why) => {
                    writeln!(out, "{why}")?;
                    let world = &self.workspace.world;
                    let judged = |id| world.entity(id).map(|one| crate::world::JudgedSide::Defined(one).judged(world));
                    let sides = [judged(kept), judged(gone)];
                    if let [Some(one), Some(other)] = sides {
                        self.passed.extend([[one.clone(), other.clone()], [other, one]]);
                    }
                    return Ok(None);
                }
            };
            self.print(&change, out.raw())?;
            let question = "Merge like this? y yes, r the other way round, n no [y/r/n] ";
            match ask(question, answers, out)?.as_deref() {
                Some("y" | "yes") => return Ok(Some(change)),
                Some("r" | "reverse") => way = [gone, kept],
                _ => return Ok(None),
            }
        }
    }

    fn print(&self, change: &Change, raw: &mut impl Write) -> Result<(), Failure> {
        let workspace = &self.workspace;
        let screen = TerminalInfo::stdout();
        for edits in change.edits.chunk_by(|one, next| one.place.file == next.place.file) {
            let Some(file) = edits.first().map(|edit| edit.place.file) else { continue };
            let text = workspace.text(file);
            let after = edited(text, edits.iter().map(|edit| (edit.place.span, edit.text.as_str())));
            print_diff(&workspace.shown_path(file), text, &after, screen, raw)?;
        }
        for file in &change.files {
            if let FileChange::Delete { key, .. } = file
                && let Some(file) = workspace.world.find(key)
            {
                print_diff(&workspace.shown_path(file), workspace.text(file), "", screen, raw)?;
            }
        }
        Ok(raw.flush()?)
    }

    /// Calls `work` with the context for computing changes.
    fn with_action_context<R>(&self, work: impl FnOnce(&ActionContext<'_>) -> R) -> R {
        let root: &Path = self.workspace.root();
        let fetch = |key: &FileKey| {
            let path = root.join(key.path.as_ref());
            disk::is_inside(root, &path).then(|| disk::read_note(&path).ok()).flatten()
        };
        let today = disk::today();
        let world = &self.workspace.world;
        let texts = Texts::new(world, &fetch);
        work(&ActionContext { world, texts, can_create: false, can_delete: true, can_remember: true, today: &today })
    }
}
