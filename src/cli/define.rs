//! `whoswho define`: creates notes for undefined names, many at once.

use std::fs;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use super::messages::warn;
use super::outcome::{Failure, Outcome};
use super::scope::Scope;
use super::workspace::Workspace;
use crate::disk;
use crate::features::{ActionContext, FileChange, Texts, count, define_all, nearly};
use crate::names::Kind;
use crate::resolve::likely_kind;
use crate::world::FileKey;

/// Whom to define.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    /// The names; `-` reads them from stdin, one per line, as `whoswho list --undefined` prints them
    #[arg(required = true)]
    names: Vec<String>,
    /// The kind of all names [default: what the line says; otherwise guessed from the name]
    #[arg(long, value_parser = PossibleValuesParser::new([Kind::Person.word(), Kind::Organization.word()]))]
    kind: Option<String>,
    /// The folder with the notes [default: the current folder]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
    /// Define names, too, that have no capital letter or are nearly the name of somebody who is defined
    #[arg(long)]
    force: bool,
    /// Only say which notes would be created
    #[arg(long)]
    dry_run: bool,
}

/// Creates the notes and prints their paths.
pub(super) fn run(options: &Options, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut names = names(options, &mut io::stdin().lock())?;
    let scope = Scope { paths: options.root.iter().cloned().collect(), root: options.root.clone(), quiet: false };
    let workspace = Workspace::load(&scope)?;
    let root = workspace.root();
    // What is copied into a new note is none of somebody else's secrets.
    let on_disk = |key: &FileKey| {
        let path = root.join(key.path.as_ref());
        disk::is_inside(root, &path).then(|| disk::read_note(&path).ok()).flatten()
    };
    let today = disk::today();
    let texts = Texts::new(&workspace.world, &on_disk);
    let context = ActionContext {
        world: &workspace.world,
        texts,
        can_create: true,
        can_delete: false,
        can_remember: false,
        today: &today,
    };
    let mut has_failed = false;
    names.retain(|(name, _)| {
        let doubt = if options.force { None } else { doubt(&workspace, name) };
        has_failed |= doubt.is_some();
        doubt.iter().for_each(|why| warn(&format!("“{name}” {why}; --force defines it all the same")));
        doubt.is_none()
    });
    let (change, refused) = define_all(&context, 0, &names);
    refused.iter().for_each(|(name, why)| warn(&format!("“{name}” {why}")));
    let mut made = 0;
    has_failed |= !refused.is_empty();
    let is_refused = |name: &str| refused.iter().any(|(other, _)| *other == name);
    let kinds = names.iter().filter(|(name, _)| !is_refused(name)).map(|(_, kind)| kind);
    for (file, kind) in change.files.iter().zip(kinds) {
        let FileChange::Create { key, text } = file else { continue };
        let written = if options.dry_run { Ok(()) } else { create(root, &root.join(key.path.as_ref()), text) };
        match written {
            Ok(()) => {
                writeln!(out, "{}  {}", workspace.shown(&key.path), kind.word())?;
                made += 1;
            }
            Err(why) => {
                warn(&format!("{}: {why}", key.path));
                has_failed = true;
            }
        }
    }
    let would = if options.dry_run { " would be" } else { "" };
    writeln!(out, "{}{would} created", count(made, "note"))?;
    Ok(if has_failed { Outcome::Findings } else { Outcome::Clean })
}

/// Why a name is probably not worth defining, as the end of a sentence that begins with the name.
pub(super) fn doubt(workspace: &Workspace, name: &str) -> Option<String> {
    let has_capital = name.chars().any(|letter| letter.is_alphabetic() && !letter.is_lowercase());
    if !has_capital && !name.contains(char::is_numeric) {
        return Some("has no capital letter".to_owned());
    }
    let world = &workspace.world;
    let entity =
        nearly(world, name).and_then(|id| world.entity(id)).filter(|_| !world.entity_index().is_declared(name))?;
    let place = world.file(entity.file).map(|file| workspace.shown(&file.key.path)).unwrap_or_default();
    Some(format!("is nearly {}, who is defined in {place}", entity.name()))
}

/// The names and their kinds, without duplicates.
fn names(options: &Options, stdin: &mut impl BufRead) -> Result<Vec<(String, Kind)>, Failure> {
    let mut lines: Vec<String> = Vec::new();
    for name in &options.names {
        if name == "-" {
            for line in stdin.lines() {
                lines.push(line.map_err(|error| Failure::Message(format!("cannot read stdin: {error}")))?);
            }
        } else {
            lines.push(name.clone());
        }
    }
    let mut names: Vec<(String, Kind)> = Vec::new();
    let wanted = options.kind.as_deref().and_then(Kind::of_word);
    for (name, kind) in lines.iter().filter_map(|line| read(line)) {
        let kind = wanted.or(kind).or_else(|| likely_kind(name)).unwrap_or(Kind::Person);
        if !names.iter().any(|(known, _)| known == name) {
            names.push((name.to_owned(), kind));
        }
    }
    Ok(names)
}

/// Parses a line: the name, and its kind if the next column has one. Columns are separated by two spaces.
fn read(line: &str) -> Option<(&str, Option<Kind>)> {
    let mut columns = line.trim().split("  ").map(str::trim).filter(|column| !column.is_empty());
    let name = columns.next()?;
    Some((name, columns.next().and_then(Kind::of_word)))
}

/// Creates a note. Fails if it would be outside of the workspace once links are followed, or if it exists.
pub(super) fn create(root: &Path, path: &Path, text: &str) -> Result<(), String> {
    if !disk::is_inside(root, path) {
        return Err("a link on the way leads out of the folder; nothing was created".to_owned());
    }
    let said = |error: io::Error| error.to_string();
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(said)?;
    disk::create(path, text.as_bytes()).map_err(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_list_and_bare_names_are_read() {
        for (line, expected) in [
            ("Ann Smith", Some(("Ann Smith", None))),
            ("Ann Smith     person         3 mentions  a.md", Some(("Ann Smith", Some(Kind::Person)))),
            ("Acme Ltd  organization  1 mention  a b.md", Some(("Acme Ltd", Some(Kind::Organization)))),
            ("   ", None),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }
}
