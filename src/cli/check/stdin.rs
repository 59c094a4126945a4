//! `whoswho check -`: checks the text on stdin in place of a note.

use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

use super::checked_notes::Notes;
use super::options::Options;
use crate::cli::fix;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::sanitize::Escaped;
use crate::cli::terminal::TerminalInfo;
use crate::cli::workspace::{StdinNote, Workspace};
use crate::disk;
use crate::text::mark_width;

pub(super) fn run(options: &Options, raw: &mut impl Write) -> Result<Outcome, Failure> {
    let input = read()?;
    // The mark that a file may begin with is no part of its text.
    let (mark, text) = input.split_at_checked(mark_width(&input)).unwrap_or_default();
    let path = options.stdin_filename.as_deref();
    let workspace = around(text, path, options)?;
    if options.diff {
        return fix::diff(&workspace, TerminalInfo::stdout(), options.quiet, raw);
    }
    if !options.fix {
        return Notes::new(workspace).report(options, TerminalInfo::stdout(), raw);
    }
    let corrected = fix::corrected(&workspace, &mut Escaped::new(io::stderr()))?;
    let (screen, after) = (TerminalInfo::stdout(), format!("{mark}{}", corrected.as_deref().unwrap_or(text)));
    // Programs get the text as it is, a terminal one that gives it no orders.
    if screen.is_terminal {
        Escaped::for_programs(&mut *raw).write_all(after.as_bytes())?;
    } else {
        raw.write_all(after.as_bytes())?;
    }
    raw.flush()?;
    let workspace = match corrected {
        Some(text) => around(&text, path, options)?,
        None => workspace,
    };
    Notes::new(workspace).report(options, TerminalInfo::stderr(), &mut io::stderr())
}

fn around(text: &str, path: Option<&Path>, options: &Options) -> Result<Workspace, Failure> {
    Workspace::around(StdinNote { text: Arc::from(text), path }, &options.scope)
}

fn read() -> Result<String, Failure> {
    let fail = |why: &dyn std::fmt::Display| Failure::Message(format!("cannot read stdin: {why}"));
    let mut bytes = Vec::new();
    io::stdin().lock().take(disk::LARGEST + 1).read_to_end(&mut bytes).map_err(|error| fail(&error))?;
    if bytes.len() as u64 > disk::LARGEST {
        return Err(fail(&"it is larger than 16 MiB"));
    }
    String::from_utf8(bytes).map_err(|error| fail(&format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to())))
}
