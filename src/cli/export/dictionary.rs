//! The words of names as a dictionary for a spell checker.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use rustc_hash::FxHashSet;
use serde_json::json;

use super::options::Checker;
use crate::cli::messages::warn;
use crate::cli::outcome::Failure;
use crate::cli::output_file;
use crate::cli::sanitize::escaped;
use crate::cli::workspace::Workspace;
use crate::disk;
use crate::entity_index::FileId;
use crate::features::{count, dictionary};
use crate::world::FileKey;

/// The key of the word list in the settings of VS Code.
const SPELLING_KEY: &str = "cSpell.words";

/// The words of the notes in scope. `except` is the output file, which is not read as a note even if its name is that of
/// one.
pub(super) fn words(workspace: &Workspace, checker: Checker, except: Option<&Path>) -> BTreeSet<String> {
    let except = except.and_then(|path| own_key(workspace, path)).and_then(|key| workspace.world.find(&key));
    let notes: Vec<FileId> = workspace.in_scope.iter().copied().filter(|file| Some(*file) != except).collect();
    let words = dictionary(&workspace.world, &notes, |file| Some(workspace.text(file)));
    match checker {
        // A curly apostrophe is a straight one to it, but a word of the list that has one is in no text.
        Checker::Harper => words.into_iter().map(|word| word.replace('’', "'")).collect(),
        _ => words,
    }
}

/// Writes the words to a file. Returns how many there are, and whether the file has changed.
pub(super) fn keep(workspace: &Workspace, checker: Checker, file: &Path) -> Result<(usize, bool), Failure> {
    let words = words(workspace, checker, Some(file));
    let mut bytes = Vec::new();
    write(&words, checker, &mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok((
        words.len(),
        output_file::write_if_changed(file, escaped(&text).as_bytes(), |before| {
            is_earlier_list(checker, before, &text)
        })?,
    ))
}

/// Whether a file is an earlier output for these notes, so that no note, settings file or personal word list is
/// overwritten. Names may have changed since, but most have to be the same.
fn is_earlier_list(checker: Checker, before: &str, now: &str) -> bool {
    let is_list = match checker {
        Checker::Vscode => {
            let read = serde_json::from_str::<BTreeMap<String, Vec<String>>>(before);
            read.is_ok_and(|settings| settings.keys().all(|key| key == SPELLING_KEY))
        }
        _ => entries(before).all(|line| !line.contains(char::is_whitespace)),
    };
    let words: FxHashSet<&str> = entries(now).collect();
    let (known, others): (Vec<&str>, Vec<&str>) = entries(before).partition(|line| words.contains(line));
    is_list && known.len() >= others.len()
}

/// The words of a dictionary file, without comments and the count.
fn entries(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(|line| line.trim().trim_end_matches(','));
    lines.filter(|line| {
        line.contains(char::is_alphabetic) && !line.starts_with('#') && !line.starts_with(&format!("\"{SPELLING_KEY}"))
    })
}

/// The message about a written file.
pub(super) fn told(file: &Path, words: usize, is_new: bool) -> String {
    let words = count(words, "word");
    if is_new {
        format!("{words} written to {}", file.display())
    } else {
        format!("{words} already in {}", file.display())
    }
}

/// The key of a file in the workspace folder, if it is in it.
fn own_key(workspace: &Workspace, file: &Path) -> Option<FileKey> {
    workspace.key(&disk::canonical(file).ok()?)
}

/// Warns if the output would be read as a note, in which everybody is mentioned.
pub(super) fn warn_of_note(workspace: &Workspace, file: &Path) {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let place = disk::canonical(folder).ok().zip(file.file_name()).map(|(folder, name)| folder.join(name));
    let Some(key) = place.and_then(|place| workspace.key(&place)) else { return };
    let is_hidden = key.path.split('/').any(|part| part.starts_with('.'));
    if workspace.config.named().is_note(&key) && !is_hidden {
        warn(&format!(
            "{} will be read as one of your notes; put it in a folder such as .cspell, or call it names.dic",
            file.display()
        ));
    }
}

pub(super) fn write(words: &BTreeSet<String>, checker: Checker, out: &mut impl Write) -> Result<(), Failure> {
    match checker {
        Checker::Vscode => return Ok(writeln!(out, "{:#}", json!({ SPELLING_KEY: words }))?),
        Checker::Hunspell => writeln!(out, "{}", words.len())?,
        Checker::Cspell => writeln!(out, "# The names in your notes. `whoswho export dictionary` writes this.")?,
        Checker::Vale | Checker::Harper | Checker::Ltex => {}
    }
    for word in words {
        match checker {
            // Behind a slash it would read flags.
            Checker::Hunspell => writeln!(out, "{}", word.replace('/', "\\/"))?,
            Checker::Vale => writeln!(out, "{}", literal(word))?,
            _ => writeln!(out, "{word}")?,
        }
    }
    Ok(())
}

/// Escapes a word for a regular expression.
fn literal(word: &str) -> String {
    let is_special = |letter: char| r"\.+*?()|[]{}^$#&-~".contains(letter);
    word.chars().flat_map(|letter| is_special(letter).then_some('\\').into_iter().chain([letter])).collect()
}
