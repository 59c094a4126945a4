//! How a command ends: with success, with findings, or with an error.

use std::io;

/// What a command came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    Clean,
    Findings,
}

/// Why a command could not run.
#[derive(Debug)]
pub(super) enum Failure {
    /// In words, for the user.
    Message(String),
    /// Nobody reads the output any longer, which is no error of ours.
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
