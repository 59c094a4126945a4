//! `whoswho init`: reports what is found in a vault, and proposes settings.

mod confirmation;
mod report;
mod source_proposals;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::outcome::{Failure, Outcome};
use super::output_format::Format;
use super::scope::Scope;
use super::workspace::Workspace;
use crate::config::{self, Proposal, file_of, lines_of, proposals, recommended};
use crate::disk::{self, Named};
use crate::features::{FileCounts, survey};

use confirmation::ask;
use source_proposals::LIKELY;

/// How to begin.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    /// The folder with the notes [default: the current folder]
    folder: Option<PathBuf>,
    /// Accept the recommended settings without asking
    #[arg(long)]
    yes: bool,
    /// Only say what would be written
    #[arg(long)]
    dry_run: bool,
    /// How to print the report; JSON is one object, and nothing is asked or written without --yes
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Reads the vault, asks about proposals, and writes `.whoswho.toml` if there is none.
pub(super) fn run(options: &Options, out: &mut impl Write) -> Result<Outcome, Failure> {
    let folder = options.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    if !folder.is_dir() {
        return Err(Failure::Message(format!("{} is not a folder", folder.display())));
    }
    let scope = Scope { paths: vec![folder.clone()], root: Some(folder.clone()), quiet: false };
    let likely = LIKELY.map(str::to_owned);
    let (workspace, unconfigured) = Workspace::load_and_list(&scope, Named { sources: &likely, more_notes: &[] })?;
    let workspace = workspace.tagged();
    let survey = survey(&workspace.world, &workspace.texts());
    let mut proposals = proposals(&survey);
    proposals.extend(source_proposals::proposals(&workspace, &unconfigured));
    let path = if folder == Path::new(".") { PathBuf::from(config::FILE) } else { folder.join(config::FILE) };
    // A link that leads nowhere is there, too.
    let is_there = path.symlink_metadata().is_ok();
    let findings = report::findings(&workspace);
    if options.format == Format::Json {
        let accepted = if options.yes { recommended(&proposals) } else { Vec::new() };
        let written = options.yes && !options.dry_run && !is_there && !accepted.is_empty();
        if written {
            write(&path, &accepted)?;
        }
        writeln!(out, "{}", report::as_json(&workspace, &survey, &findings, &proposals, written))?;
        return Ok(Outcome::Clean);
    }
    report::print(&workspace, &survey, &findings, &proposals, out)?;
    if proposals.is_empty() {
        if survey.files != FileCounts::default() {
            writeln!(out, "\nNo settings are needed. `whoswho config schema` describes all settings.")?;
        }
        return Ok(Outcome::Clean);
    }
    if is_there {
        let recommended = recommended(&proposals);
        let told = format!("\n{} already exists and was not changed.", path.display());
        if recommended.is_empty() {
            writeln!(out, "{told} None of this suits every vault.")?;
        } else {
            writeln!(out, "{told} You can add this to it; lists of keys that it has get more items:\n")?;
            write!(out, "{}", lines_of(&recommended))?;
        }
        return Ok(Outcome::Clean);
    }
    let asks = !options.yes && !options.dry_run && io::stdin().is_terminal();
    let accepted = if asks { ask(&proposals, &mut io::stdin().lock(), out)? } else { recommended(&proposals) };
    conclude(options, &path, &accepted, asks || options.yes, out)
}

/// Writes the accepted settings, or prints what would be written.
fn conclude(
    options: &Options,
    path: &Path,
    accepted: &[&Proposal],
    is_agreed: bool,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    if accepted.is_empty() {
        writeln!(out, "\nNothing was written: none of this suits every vault.")?;
    } else if is_agreed && !options.dry_run {
        write(path, accepted)?;
        writeln!(out, "\nWritten to {}:\n\n{}", path.display(), file_of(accepted))?;
    } else {
        writeln!(
            out,
            "\nThis would be written to {}; run again with --yes to write it:\n\n{}",
            path.display(),
            file_of(accepted)
        )?;
    }
    Ok(Outcome::Clean)
}

/// Creates the settings file. An existing one is not replaced.
fn write(path: &Path, accepted: &[&Proposal]) -> Result<(), Failure> {
    disk::create(path, file_of(accepted).as_bytes())
        .map_err(|error| Failure::Message(format!("{}: {error}; nothing was written", path.display())))
}
