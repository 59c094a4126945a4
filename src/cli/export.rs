//! `whoswho export`: the names in notes, for other tools.

use std::collections::BTreeSet;
use std::io::Write;

use clap::{Subcommand, ValueEnum};
use serde_json::json;

use super::workspace::Workspace;
use super::{Failure, Outcome, Scope};
use crate::features::dictionary;

/// What to export.
#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Print the words of all names, for a spell checker
    ///
    /// The words of everybody who is defined, as definitions and notes write them, with their possessives. Give the output
    /// to what checks your spelling:
    ///
    /// whoswho export dictionary --format hunspell > names.dic; hunspell -p names.dic NOTE
    ///
    /// whoswho export dictionary --format cspell > .cspell/names.txt, listed in dictionaryDefinitions of cspell.json
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
    let workspace = Workspace::load(&options.scope)?;
    let words = dictionary(&workspace.world, &workspace.asked, |file| workspace.text(file));
    write(&words, options.format, out)?;
    Ok(Outcome::Clean)
}

fn write(words: &BTreeSet<String>, checker: Checker, out: &mut impl Write) -> Result<(), Failure> {
    match checker {
        Checker::Vscode => return Ok(writeln!(out, "{:#}", json!({ "cSpell.words": words }))?),
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
