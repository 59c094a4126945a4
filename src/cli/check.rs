//! `whoswho check`.

mod baseline;
mod checked_notes;
mod finding;
mod github;
mod options;
mod report;
mod sarif;
mod selection;
mod source_excerpt;
mod stdin;
mod watch;

use std::io::{self, Write};

use super::fix;
use super::outcome::{Failure, Outcome};
use super::sanitize::Escaped;
use super::terminal::TerminalInfo;
use super::workspace::Workspace;

use checked_notes::Notes;
use options::Format;

pub(super) use finding::{Counts, FileFinding, counts, find};
pub(super) use options::Options;

/// Runs `whoswho check`. Output for people may have colours; everything else in it is escaped for terminals here.
pub(super) fn run(mut options: Options, raw: &mut impl Write) -> Result<Outcome, Failure> {
    options.validate()?;
    options.scope.quiet = options.quiet;
    let options = &options;
    if options.is_stdin() {
        return stdin::run(options, raw);
    }
    if options.watch {
        return watch::run(options, raw);
    }
    let workspace = Workspace::load(&options.scope)?;
    if options.diff {
        return fix::diff(&workspace, TerminalInfo::stdout(), options.quiet, raw);
    }
    if !options.fix {
        return Notes::new(workspace).report(options, TerminalInfo::stdout(), raw);
    }
    // What was changed is for people to read, the rest may be for programs.
    let changes = match options.format {
        Format::Text => fix::run(&workspace, &mut Escaped::new(&mut *raw))?,
        _ => fix::run(&workspace, &mut Escaped::new(io::stderr()))?,
    };
    let workspace = if changes > 0 { Workspace::load(&options.scope)? } else { workspace };
    Notes::new(workspace).report(options, TerminalInfo::stdout(), raw)
}
