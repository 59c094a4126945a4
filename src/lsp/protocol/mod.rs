//! Plain terms of the protocol that need no workspace.

pub(crate) mod client_capabilities;
pub(crate) mod command_names;
pub(crate) mod markdown;
pub(crate) mod positions;
