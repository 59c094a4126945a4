//! The guard: a service around tower-lsp's that no handler can take down, and that knows when the server ends.

mod life;
mod missing_capabilities;
#[cfg(unix)]
mod parent;
mod raw_uris;
mod requests;
mod service;
#[cfg(test)]
mod tests;
mod tolerance;

pub(crate) use life::ShutdownState;
pub(crate) use service::Guard;
