//! The guard: a service around tower-lsp's that no handler can take down, and that knows when the server ends.

mod missing_capabilities;
#[cfg(unix)]
mod parent;
mod raw_uris;
mod requests;
mod service;
mod shutdown_state;
#[cfg(test)]
mod tests;
mod tolerance;

pub(crate) use service::Guard;
pub(crate) use shutdown_state::ShutdownState;
