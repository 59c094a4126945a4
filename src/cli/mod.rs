//! The command line interface, for terminals and CI.

mod allocator;
mod cache;
mod check;
mod command_line;
mod define;
#[cfg(feature = "train")]
mod eval_linking;
mod explain;
mod export;
mod file_watcher;
mod fix;
mod graph;
mod init;
mod list;
mod location_format;
mod manual;
mod mcp;
mod mentions;
mod messages;
mod names;
mod outcome;
mod output_file;
mod output_format;
mod progress;
mod report;
mod review;
mod sanitize;
mod scope;
mod show;
mod table;
mod tag;
mod terminal;
mod timeline;
#[cfg(feature = "train")]
mod train;
mod workspace;
mod xml;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser as _;

use command_line::{Arguments, Command, ConfigCommand};
use messages::say_on_stderr;
use outcome::{Failure, Outcome};
use sanitize::{Escaped, escaped};
use workspace::Workspace;

use crate::disk::panic_report;
use crate::resolve::Readers;

/// Parses the arguments of the process and runs the command.
pub fn run() -> ExitCode {
    panic_report::install();
    let arguments = Arguments::parse();
    arguments.color.decide();
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match arguments.command {
        Command::Lsp { position_encoding, .. } => {
            drop(out);
            allocator::give_back_at_once();
            return crate::lsp::run(position_encoding);
        }
        command => execute(command, &mut out).and_then(|outcome| {
            out.flush()?;
            Ok(outcome)
        }),
    };
    match outcome {
        Ok(Outcome::Clean) | Err(Failure::OutputClosed) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(Failure::Message(message)) => {
            say_on_stderr(&escaped(&message));
            ExitCode::from(2)
        }
    }
}

fn execute(command: Command, raw: &mut impl Write) -> Result<Outcome, Failure> {
    let out = &mut Escaped::new(raw);
    match command {
        Command::Lsp { .. } => Ok(Outcome::Clean),
        Command::Check { options } => check::run(options, out.raw()),
        Command::Define { options } => define::run(&options, out),
        Command::Init { options } => init::run(&options, out),
        Command::Explain { code: Some(code) } => explain::page(code, out),
        Command::Explain { code: None } => explain::list(out),
        Command::Config(ConfigCommand::Schema) => {
            writeln!(out, "{:#}", crate::config::schema())?;
            Ok(Outcome::Clean)
        }
        Command::List { options } => list::run(&options, out),
        Command::Show { options } => show::run(&options, out),
        Command::Mentions { options } => mentions::run(&options, out),
        Command::Graph { scope, options } => {
            graph::run(&Workspace::load(&scope)?.tagged_in_scope(Readers::First), &options, out)
        }
        // What is printed is read by a program: each message is a line of JSON.
        Command::Mcp { options } => mcp::run(&options, &mut io::stdin().lock(), out.raw()),
        Command::Report { options } => report::run(&options, out),
        Command::Export(command) => export::run(&command, out),
        Command::Review { options } => review::run(&options, &mut io::stdin().lock(), out),
        Command::Timeline { options } => timeline::run(&options, out),
        Command::Names(command) => names::run(&command, out),
        Command::Cache(command) => cache::run(&command, out),
        Command::Tag { reader, language, format } => tag::run(reader, language, format, out),
        Command::Completions { shell } => manual::completions(shell, out),
        Command::Man { dir: None } => manual::print(out),
        Command::Man { dir: Some(dir) } => manual::write(&dir),
        #[cfg(feature = "train")]
        Command::Train(command) => train::run(&command, out),
    }
}
