//! The way of messages in and out: frames of bytes, a guard around what answers them, and the outbox. It knows nothing of
//! notes.

pub(crate) mod frames;
mod guard;
pub(crate) mod log;
pub(crate) mod outbox;
pub(crate) mod serve;
pub(crate) mod uri;
