//! `whoswho export`: exports the names in notes for other tools.

mod dictionary;
mod options;
mod watch;

use std::io::Write;

use clap::Subcommand;

use super::outcome::{Failure, Outcome};
use super::workspace::Workspace;

use dictionary::{keep, told, warn_of_note, words, write};
use options::Options;

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
