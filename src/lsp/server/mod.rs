//! The server: it answers each message by a handler, and starts the background.

mod answering;
mod capabilities;
#[cfg(debug_assertions)]
mod fault_injection;
mod language_server;
mod run;

pub use run::run;
