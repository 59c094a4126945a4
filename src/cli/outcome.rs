//! How a command ends: with success, with findings, or with an error.

use std::io;

/// The result of a command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    Clean,
    Findings,
}

/// Why a command could not run.
#[derive(Debug)]
pub(super) enum Failure {
    /// A message for the user.
    Message(String),
    /// The output was closed by its reader, which is not an error.
    OutputClosed,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::OutputClosed,
            _ => Self::Message(format!("cannot write the output: {error}")),
        }
    }
}
