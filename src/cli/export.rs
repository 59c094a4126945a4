//! `whoswho export`: the names in notes, for other tools.

mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum, ValueHint};
use rustc_hash::FxHashSet;
use serde_json::json;

use super::atomic_file;
use super::messages::complain;
use super::outcome::{Failure, Outcome};
use super::sanitize::escaped;
use super::scope::Scope;
use super::workspace::Workspace;
use crate::disk;
use crate::entity_index::FileId;
use crate::features::{count, dictionary};
use crate::world::FileKey;

/// Under which VS Code's settings have words.
const SPELLING_KEY: &str = "cSpell.words";

/// What to export.
#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Print the words of all names, for a spell checker
    ///
    /// The words of everybody who is defined, as definitions and notes write them, with their possessives; with their
    /// genitives, too, for those whom notes in German, Danish, Norwegian or Swedish name. Give the output to what checks
    /// your spelling; --out FILE --watch keeps a file of it up to date:
    ///
    /// whoswho export dictionary --format hunspell > names.dic; hunspell -p names.dic NOTE
    ///
    /// whoswho export dictionary --format cspell --out .cspell/names.txt --watch, with the file listed in
    /// dictionaryDefinitions of cspell.json
    ///
    /// whoswho export dictionary --format vale > styles/config/vocabularies/Names/accept.txt
    ///
    /// whoswho export dictionary --format harper > ~/.config/harper-ls/dictionary.txt
    ///
    /// whoswho export dictionary --format ltex > names.txt, and ":/path/to/names.txt" in ltex.dictionary
    ///
    /// whoswho export dictionary --format vscode prints a setting for the extension Code Spell Checker
    Dictionary {
        #[command(flatten)]
        options: Options,
    },
}

/// Which names, and for whom.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    #[command(flatten)]
    scope: Scope,
    /// Who is to read it
    #[arg(long, value_enum)]
    format: Checker,
    /// The file to write to, if its words are others [default: print the words]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Keep FILE up to date as notes change, until interrupted
    #[arg(long)]
    watch: bool,
}

/// A spell checker.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Checker {
    /// hunspell and what reads its personal dictionaries: the number of words, and a word a line
    Hunspell,
    /// cspell: a word a line
    Cspell,
    /// Vale: a regular expression a line
    Vale,
    /// Harper: a word a line
    Harper,
    /// LTeX and LTeX+: a word a line
    Ltex,
    /// The extension Code Spell Checker: a setting in JSON
    Vscode,
}

pub(super) fn run(command: &Command, out: &mut impl Write) -> Result<Outcome, Failure> {
    let Command::Dictionary { options } = command;
    match &options.out {
        None if options.watch => {
            let why = "--watch needs --out FILE: what is printed cannot be kept up to date";
            Err(Failure::Message(why.to_owned()))
        }
        None => {
            let workspace = Workspace::load(&options.scope)?;
            write(&words(&workspace, options.format, None), options.format, out)?;
            Ok(Outcome::Clean)
        }
        Some(file) if options.watch => watch::run(options, file, out),
        Some(file) => {
            let workspace = Workspace::load(&options.scope)?;
            warn_of_note(&workspace, file);
            let (count, is_new) = keep(&workspace, options.format, file)?;
            writeln!(out, "{}", told(file, count, is_new))?;
            Ok(Outcome::Clean)
        }
    }
}

/// The words of the notes that were asked about; `except` is a file that is no note, whatever it is called.
fn words(workspace: &Workspace, checker: Checker, except: Option<&Path>) -> BTreeSet<String> {
    let except = except.and_then(|path| own_key(workspace, path)).and_then(|key| workspace.world.find(&key));
    let notes: Vec<FileId> = workspace.asked.iter().copied().filter(|file| Some(*file) != except).collect();
    let words = dictionary(&workspace.world, &notes, |file| Some(workspace.text(file)));
    match checker {
        // A curly apostrophe is a straight one to it, but a word of the list that has one is in no text.
        Checker::Harper => words.into_iter().map(|word| word.replace('’', "'")).collect(),
        _ => words,
    }
}

/// Puts the words in a file. How many there are, and whether there were others.
fn keep(workspace: &Workspace, checker: Checker, file: &Path) -> Result<(usize, bool), Failure> {
    let words = words(workspace, checker, Some(file));
    let mut bytes = Vec::new();
    write(&words, checker, &mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok((
        words.len(),
        atomic_file::keep(file, escaped(&text).as_bytes(), |before| is_earlier_list(checker, before, &text))?,
    ))
}

/// Whether a file is a list that was written for these notes before: no note, no settings and nobody's own words. Names may
/// have come and gone since, but most are the same.
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

/// The lines of a list that are words: no remark, and no number of words.
fn entries(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(|line| line.trim().trim_end_matches(','));
    lines.filter(|line| {
        line.contains(char::is_alphabetic) && !line.starts_with('#') && !line.starts_with(&format!("\"{SPELLING_KEY}"))
    })
}

/// What was made of a file, for the user.
fn told(file: &Path, words: usize, is_new: bool) -> String {
    let words = count(words, "word");
    if is_new {
        format!("{words} written to {}", file.display())
    } else {
        format!("{words} already in {}", file.display())
    }
}

/// Where a file lies in the workspace folder, if it does.
fn own_key(workspace: &Workspace, file: &Path) -> Option<FileKey> {
    workspace.key(&disk::canonical(file).ok()?)
}

/// Says so if a list of words will be read as a note, in which everybody is named.
fn warn_of_note(workspace: &Workspace, file: &Path) {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let place = disk::canonical(folder).ok().zip(file.file_name()).map(|(folder, name)| folder.join(name));
    let Some(key) = place.and_then(|place| workspace.key(&place)) else { return };
    let is_hidden = key.path.split('/').any(|part| part.starts_with('.'));
    if workspace.config.named().is_note(&key) && !is_hidden {
        complain(&format!(
            "{} will be read as one of your notes; put it in a folder such as .cspell, or call it names.dic",
            file.display()
        ));
    }
}

fn write(words: &BTreeSet<String>, checker: Checker, out: &mut impl Write) -> Result<(), Failure> {
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

/// A word as a regular expression that means it alone.
fn literal(word: &str) -> String {
    let is_special = |letter: char| r"\.+*?()|[]{}^$#&-~".contains(letter);
    word.chars().flat_map(|letter| is_special(letter).then_some('\\').into_iter().chain([letter])).collect()
}
