//! The frame pump: stands between stdin and tower-lsp, and lets through only what tower-lsp survives.
//!
//! tower-lsp's decoder ends the server at the first bad frame, bad JSON or lower-case header. So the pump reads the
//! raw bytes, drops what is no message, and writes the rest framed anew. What it drops is logged, and answered by the
//! guard: the pump puts a request of its own where the bad frame stood ([`answer_unreadable`]), so that the error reply
//! keeps its place in the order and nothing but tower-lsp ever writes to stdout.

mod fault;
mod message;
mod parser;
mod pump;
#[cfg(test)]
mod tests;

pub(crate) use fault::answer_unreadable;
pub use pump::pump;
