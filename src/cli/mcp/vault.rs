//! The notes that are asked about: read when the first question needs them, and kept up as they change.

use std::time::{Duration, Instant};

use super::protocol::Fault;
use crate::cli::Scope;
use crate::cli::watching::Watching;
use crate::cli::workspace::Workspace;
use crate::cli::{Failure, complain};

/// From so many changed notes on, all are read: that is faster than one by one.
const MANY: usize = 256;
/// A vault that nobody can watch is read again before a question, but not more often than this.
const AGAIN: Duration = Duration::from_secs(10);

/// The notes, as they are now.
pub(super) struct Vault<'a> {
    scope: &'a Scope,
    read: Option<Read>,
}

struct Read {
    workspace: Workspace,
    /// Nothing where the system does not tell what changes.
    watching: Option<Watching>,
    at: Instant,
}

impl<'a> Vault<'a> {
    pub(super) fn new(scope: &'a Scope) -> Self {
        Self { scope, read: None }
    }

    /// The workspace as it is now, read by the first recognizer.
    pub(super) fn now(&mut self) -> Result<&Workspace, Fault> {
        let read = match self.read.take() {
            Some(read) => self.refreshed(read),
            None => self.load(),
        };
        let read = read.map_err(|failure| match failure {
            Failure::Message(message) => Fault::internal(message),
            Failure::OutputClosed => Fault::internal("nobody reads the output".to_owned()),
        })?;
        Ok(&self.read.insert(read).workspace)
    }

    fn load(&self) -> Result<Read, Failure> {
        let mut watching = None;
        let workspace = Workspace::load_after(self.scope, |root| {
            watching = Watching::new(root).inspect_err(|failure| say(failure)).ok();
            Ok(())
        })?;
        Ok(Read { workspace: workspace.tagged(), watching, at: Instant::now() })
    }

    fn refreshed(&self, mut read: Read) -> Result<Read, Failure> {
        let Some(watching) = &read.watching else {
            return if read.at.elapsed() < AGAIN { Ok(read) } else { self.load() };
        };
        let news = watching.so_far(&read.workspace);
        if news.is_more || news.notes.len() > MANY {
            return self.load();
        }
        if !news.notes.is_empty() {
            read.workspace.refresh(&news.notes);
            read.workspace = read.workspace.tagged();
        }
        Ok(read)
    }
}

fn say(failure: &Failure) {
    if let Failure::Message(message) = failure {
        complain(message);
    }
}
