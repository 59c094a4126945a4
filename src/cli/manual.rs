//! Shell completions and manual pages, both generated from the command line’s help.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::command_line::Arguments;
use super::outcome::{Failure, Outcome};

/// `whoswho completions SHELL`.
pub(super) fn completions(shell: Shell, out: &mut impl Write) -> Result<Outcome, Failure> {
    // The generator panics where it cannot write, as into a pipe that is closed.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "whoswho", &mut script);
    out.write_all(&script)?;
    Ok(Outcome::Clean)
}

/// `whoswho man`.
pub(super) fn print(out: &mut impl Write) -> Result<Outcome, Failure> {
    page(whole()).render(out)?;
    Ok(Outcome::Clean)
}

/// `whoswho man DIR`: one page a command.
pub(super) fn write(folder: &Path) -> Result<Outcome, Failure> {
    let written = fs::create_dir_all(folder).and_then(|()| write_pages(&whole(), folder));
    written
        .map_err(|error| Failure::Message(format!("{}: {error}; no manual pages were written", folder.display())))?;
    Ok(Outcome::Clean)
}

fn write_pages(command: &clap::Command, folder: &Path) -> io::Result<()> {
    page(command.clone()).generate_to(folder)?;
    let mut seen = command.get_subcommands().filter(|command| !command.is_hide_set());
    seen.try_for_each(|command| write_pages(command, folder))
}

/// The command line without `help`, whose pages would repeat the others.
fn whole() -> clap::Command {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    command
}

/// The manual page of a command. Its footer has the version, which subcommands lack, and a blank as the date: without one
/// the version would be printed in its place.
fn page(command: clap::Command) -> Man {
    Man::new(command).date(" ").source(concat!("whoswho ", env!("CARGO_PKG_VERSION")))
}
