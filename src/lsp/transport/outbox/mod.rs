//! Everything that goes to the client without being an answer, in order, through one task.
//!
//! A handler that awaited the client could wait for a client that waits for the handler. So handlers only put things
//! into the outbox, which never waits, and one task sends them. It waits for the client to take a message, but never for
//! an answer: a request that is never answered holds up nothing.

mod handle;
mod message;
mod progress;
mod request;
mod sending;
#[cfg(test)]
mod tests;

pub use handle::Outbox;
pub(crate) use message::Refresh;
