//! The way in for editors, and the only place that knows LSP.
//!
//! Its floors, from the ground up; each uses only those before it:
//!
//! - `transport`: frames of bytes, a guard around what answers messages, and the [`Outbox`] for what the server says by
//!   itself.
//! - `protocol`: plain terms of the protocol.
//! - `state`: what the server knows, and what requests are answered from.
//! - `to_proto`: what features answer, in the protocol's terms.
//! - `jobs`: the background.
//! - `handlers`: one file a request, or a family of requests.
//! - `server`: puts them together.

mod handlers;
mod jobs;
mod protocol;
mod server;
mod state;
mod to_proto;
mod transport;

pub use server::run;
/// Public for its fuzz target alone.
#[doc(hidden)]
pub use transport::frames::pump;
pub use transport::outbox::Outbox;
pub use transport::serve::serve;
